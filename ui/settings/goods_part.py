"""The price board of accessories: what is marked holds on quotations, and values of gifts come from it (MF-01)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.negotiation.goods import GoodsDraft, GoodsRow
from ui.context import UiContext
from ui.theme import SPACE_3
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import DateField, MoneyField, TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, FormBinder
from ui.widgets.paged_table import Column, PagedTableModel, TableView


class GoodsPart(QWidget):
    """Every price above, the new one below; a new price ends the one before."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("goods_part")
        self.setProperty("kind", "page")
        self.context = context
        self.rows: dict[int, GoodsRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(text_label(self.tr("Price board"), "subject"))
        note = self.tr("accessories and parts; nothing is sold dearer, and a gift is worth what stands here (MF-01)")
        head.addWidget(text_label(note, "fact"))
        head.addStretch(1)
        column.addLayout(head)
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("price_board", self.tr("Price board"), self.model)
        column.addWidget(self.table, 1)
        column.addWidget(self._build_new())
        act = partial(context.showroom.goods.rows, context.actor)
        context.jobs.read(act, self._on_rows, self._on_refused, key="goods")

    def submit(self) -> None:
        """Mark the typed price."""
        values = self.binder.collect()
        if values is not None:
            act = partial(self.context.showroom.goods.mark, self.context.actor, GoodsDraft(**values))
            self.context.jobs.write(act, self._on_marked, self._on_refused)

    def take_off(self) -> None:
        """The chosen thing is sold no more."""
        index = self.table.currentIndex()
        row = self.rows.get(self.model.id_at(index.row()) or 0) if index.isValid() else None
        if row is None:
            self.context.notifier.info(self.tr("Choose what is taken off"))
            return
        act = partial(self.context.showroom.goods.end, self.context.actor, row.name)
        self.context.jobs.write(act, self._on_rows, self._on_refused)

    def flush_drafts(self) -> None:
        """A single row is quickly typed again: no draft."""

    def _build_new(self) -> Card:
        card, today = Card(), self.context.showroom.work.today
        card.add(text_label(self.tr("Mark a price"), "heading"))
        form = Form(columns=4)
        form.add(TextField("name", self.tr("Accessory or part"), required=True, max_length=60), span=2)
        form.add(MoneyField("price", self.tr("Price"), required=True))
        form.add(DateField("valid_from", self.tr("From"), required=True, today=today))
        card.add(form)
        self.binder = FormBinder(form, parent=self)
        self.binder.set_values({"valid_from": today()})
        foot = QHBoxLayout()
        off = Button(self.tr("Take the chosen one off the board"))
        off.setObjectName("take_off")
        off.clicked.connect(self.take_off)
        foot.addWidget(off)
        foot.addStretch(1)
        self.mark_button = PrimaryButton("")
        self.mark_button.setObjectName("mark_price")
        self.mark_button.show_action(self.tr("Mark price"), "Ctrl+Return")
        self.mark_button.clicked.connect(self.submit)
        foot.addWidget(self.mark_button)
        card.column.addLayout(foot)
        card.setVisible(self.context.actor.may(Permission.STOCK_WRITE))
        return card

    def _columns(self) -> tuple[Column, ...]:
        in_force = self.tr("✓ in force")
        return (
            Column("name", self.tr("Accessory or part"), lambda row: str(row.name), width=320),
            Column("price", self.tr("Price"), lambda row: f"¥{row.price.grouped()}", right=True, width=130),
            Column("from", self.tr("From"), lambda row: str(row.valid_from), width=110),
            Column("to", self.tr("To"), lambda row: str(row.valid_to or ""), width=110),
            Column("now", self.tr("Today"), lambda row: in_force if row.in_force else "", width=100, tone=_tone),
        )

    def _on_rows(self, rows: tuple[GoodsRow, ...]) -> None:
        self.rows = {row.id: row for row in rows}
        self.model.use_source(FixedRows(rows))

    def _on_marked(self, rows: tuple[GoodsRow, ...]) -> None:
        self._on_rows(rows)
        self.binder.set_values({"name": "", "price": None})
        self.context.notifier.done(self.tr("Price marked"))

    def _on_refused(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.binder.show_errors(error)
        else:
            self.context.notifier.error(error)


def _tone(row: GoodsRow) -> str:
    return "good" if row.in_force else ""
