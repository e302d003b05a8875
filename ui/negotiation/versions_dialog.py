"""Every saved version of the quotation, and two of them side by side, line by line."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from showroom.negotiation.model import QuotationStatus
from showroom.negotiation.versions import Comparison, Difference, QuoteVersion
from ui.context import UiContext
from ui.messages import window_language
from ui.negotiation.ladder_part import embolden
from ui.theme import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.buttons import Button
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField, introduce
from ui.widgets.figure_table import Figure, FigureTable
from ui.widgets.form import MessageLine
from ui.widgets.paper_window import PaperWindow

ROWS = 5
DASH = "—"


class VersionsDialog(QDialog):
    """Read when it opens; nothing in it can be changed."""

    def __init__(self, parent: QWidget | None, context: UiContext, deal_id: int) -> None:
        super().__init__(parent)
        self.setObjectName("versions_dialog")
        self.setWindowTitle(self.tr("Versions of the quotation"))
        self.resize(1080, 640)
        self.context, self.deal_id = context, deal_id
        self.versions: tuple[QuoteVersion, ...] = ()
        self.comparison: Comparison | None = None
        self._paper: PaperWindow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        self.list = self._build_list()
        self.list.picked.connect(self._on_picked)
        column.addWidget(self.list)
        column.addLayout(self._build_choice())
        self.differences = FigureTable(
            "version_differences", self.tr("Differences"),
            (Figure(self.tr("Line"), 220, False), Figure(self.tr("Before"), 170), Figure(self.tr("After"), 170),
             Figure(self.tr("Difference"), 120), Figure(self.tr("How and why after"), 0, False)), 300,
        )  # fmt: skip
        column.addWidget(self.differences, 1)
        column.addLayout(self._build_foot())
        self._read(partial(context.showroom.quote_versions.versions, context.actor, deal_id), self._on_versions)

    def _build_list(self) -> FigureTable:
        columns = (
            Figure(self.tr("Version"), 70), Figure(self.tr("Quotation no."), 180, False),
            Figure(self.tr("State"), 90, False), Figure(self.tr("Made"), 130, False), Figure(self.tr("By"), 0, False),
            Figure(self.tr("Discount"), 110), Figure(self.tr("Contract price"), 120),
            Figure(self.tr("On the road"), 120), Figure(self.tr("Due"), 120),
        )  # fmt: skip
        return FigureTable("version_list", self.tr("Versions of the quotation"), columns, ROWS)

    def _build_choice(self) -> QHBoxLayout:
        self.old = ChoiceField("version_old", self.tr("Before"), [])
        self.new = ChoiceField("version_new", self.tr("After"), [])
        self.only = QCheckBox(self.tr("Differences only"))
        introduce(self.only, "only_differences", self.only.text())
        self.only.setChecked(True)
        self.only.toggled.connect(self._show)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        compare, arrow = text_label(self.tr("Compare"), "label"), text_label("→", "label")
        compare.setBuddy(self.old)
        arrow.setBuddy(self.new)
        arrow.setAccessibleName(self.new.label_text)
        for widget in (compare, self.old, arrow, self.new, self.only):
            row.addWidget(widget)
        row.addStretch(1)
        self.changed_text = text_label("", "fact")
        row.addWidget(self.changed_text)
        for field in (self.old, self.new):
            field.setMinimumContentsLength(24)
            field.changed.connect(self._compare)
        return row

    def _build_foot(self) -> QHBoxLayout:
        self.message = MessageLine()
        self.open_button = Button(self.tr("Open this version's paper"), icon="file-text")
        self.open_button.setObjectName("open_version")
        self.open_button.clicked.connect(self._on_open)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_3)
        foot.addWidget(self.message, 1)
        foot.addWidget(self.open_button)
        foot.addWidget(close)
        return foot

    def _on_versions(self, versions: tuple[QuoteVersion, ...]) -> None:
        self.versions = versions
        states = {
            QuotationStatus.OPEN: self.tr("Open"), QuotationStatus.ACCEPTED: self.tr("Accepted"),
            QuotationStatus.REPLACED: self.tr("Replaced"),
        }  # fmt: skip
        self.list.show_rows([
            (
                str(one.revision), one.number, states[one.status],
                f"{one.at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}", one.by, one.discount.grouped(),
                one.contract_price.grouped(), one.on_road.grouped(), one.due.grouped(),
            )
            for one in versions
        ])  # fmt: skip
        self.open_button.setEnabled(bool(versions))
        if not versions:
            return
        self.list.pick(0)
        choices = [(str(one.revision), f"{one.revision} · {one.number}") for one in versions]
        self.old.set_choices(choices)
        self.new.set_choices(choices)
        self.new.set_value(versions[0].revision)
        self.old.set_value(versions[min(1, len(versions) - 1)].revision)
        self._compare()

    def _on_picked(self, row: int) -> None:
        """The picked version is compared with the one before it."""
        self.new.set_value(self.versions[row].revision)
        self.old.set_value(self.versions[min(row + 1, len(self.versions) - 1)].revision)
        self._compare()

    def _compare(self) -> None:
        service = self.context.showroom.quote_versions
        old, new = int(self.old.value() or 0), int(self.new.value() or 0)
        if old and new:
            self._read(partial(service.compare, self.context.actor, self.deal_id, old, new), self._on_compared)

    def _on_compared(self, found: Comparison) -> None:
        self.comparison = found
        self._show()

    def _show(self) -> None:
        found = self.comparison
        if found is None:
            return
        changed = sum(line.differs for line in found.lines)
        lines = [line for line in found.lines if line.differs or not self.only.isChecked()]
        self.differences.show_rows([self._row(line) for line in lines])
        self.differences.setMinimumHeight(0)
        self.differences.setMaximumHeight(16_777_215)
        embolden(self.differences, [row for row, line in enumerate(lines) if line.total])
        delta = found.new.on_road - found.old.on_road
        self.changed_text.setText(
            self.tr("{count} lines differ, on the road {delta}").format(count=changed, delta=_plus(delta))
        )

    @staticmethod
    def _row(line: Difference) -> tuple[str, str, str, str, str]:
        lang = window_language()
        if line.old is None and line.new is None:
            return line.name(lang), line.old_text(lang) or DASH, line.new_text(lang) or DASH, "", ""
        old, new = (DASH if amount is None else amount.grouped() for amount in (line.old, line.new))
        return line.name(lang), old, new, _plus(line.delta), line.new_text(lang)

    def _on_open(self) -> None:
        row = max(0, self.list.currentRow())
        act = partial(
            self.context.showroom.quote_versions.paper, self.context.actor, self.deal_id, self.versions[row].revision,
            self.context.lang,
        )  # fmt: skip
        self._read(act, self._on_paper)

    def _on_paper(self, pdf: bytes) -> None:
        self._paper = PaperWindow(self.tr("Quotation"), pdf, self)
        self._paper.show()

    def _read(self, act: object, done: object) -> None:
        self.context.jobs.read(act, done, self._on_failed)  # type: ignore[arg-type]

    def _on_failed(self, error: ShowroomError) -> None:
        self.message.show_text(error.text(self.context.lang), "refusal")


def _plus(amount: Money) -> str:
    return f"+{amount.grouped()}" if amount.fen > 0 else amount.grouped()


def open_versions(owner: QWidget, context: UiContext, deal_id: int) -> VersionsDialog:
    """Show the versions over `owner`."""
    dialog = VersionsDialog(owner, context, deal_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
