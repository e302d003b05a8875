"""The part of the contract page for the file: submission sheet, the manager's confirmation, unsigned orders (CT-05)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom.contract.filing_service import FilingDraft, FilingView, OrderDraft, OrderLine
from showroom.contract.papers_model import OrderWay
from showroom.contract.submission_texts import DEPARTMENTS, WAYS
from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import ShowroomError
from ui.messages import window_language
from ui.theme import SPACE_2
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.buttons import Button
from ui.widgets.cards import Pill, Section
from ui.widgets.fields import CheckField, ChoiceField
from ui.widgets.form import Form
from ui.widgets.line_list import Line, LineList
from ui.widgets.multi_line import MultiLine
from ui.widgets.paper_window import PaperWindow
from ui.widgets.reason_dialog import ReasonDialog

if TYPE_CHECKING:
    from ui.contract.page import ContractPage


class FilingPart(Section):
    """At the end of the page: what goes into the file, and who has confirmed it."""

    def __init__(self, page: ContractPage) -> None:
        super().__init__("", "")
        self.setObjectName("filing_part")
        self.title.setText(self.tr("Filing"))
        self.subtitle.setText(self.tr("confirmed and archived by the manager on the day (CT-05)"))
        self._page, self._context = page, page.context
        self.view: FilingView | None = None
        self.dialog: AskingDialog | None = None
        self._paper: PaperWindow | None = None
        self.state = Pill("")
        self.add_action(self.state)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        acts = {
            "file_contract": (self.tr("Confirm and file…"), self.ask_filing),
            "submission_sheet": (self.tr("Submission sheet"), self.open_sheet),
            "take_order": (self.tr("Order by phone or fax…"), self.ask_order),
        }
        self.acts: dict[str, Button] = {}
        for name, (text, act) in acts.items():
            button = Button(text)
            button.setObjectName(name)
            button.clicked.connect(act)
            self.acts[name] = button
            row.addWidget(button)
        row.addStretch(1)
        holder = QWidget()
        holder.setProperty("kind", "inner")
        holder.setLayout(row)
        self.add(holder)
        self.orders = LineList("informal_orders", "")
        self.orders.acted.connect(self._on_confirmed)
        self.add(self.orders)
        page.column.insertWidget(page.column.count() - 1, self)
        page.view_model.loaded.connect(self._on_contract)

    def print_actions(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """For the print menu: the sheet always, the copy without prices once there is a contract."""
        sheet = self.tr("Submission sheet"), self.open_sheet
        if self.view is None or not self.view.signed:
            return (sheet,)
        return sheet, (self.tr("Copy without prices"), self.open_copy)

    def open_sheet(self) -> None:
        """As things stand now."""
        act = partial(self._service.sheet_pdf, self._context.actor, self._page.deal_id, window_language())
        shown = partial(self._show_paper, self.tr("Submission sheet"))
        self._context.jobs.read(act, shown, self._context.notifier.error, key="submission")

    def open_copy(self) -> None:
        """The signed contract without its amounts."""
        contract = self._page.view_model.view
        if contract is None or contract.signed is None:
            return
        number = contract.signed.number
        act = partial(self._service.copy_without_prices, self._context.actor, number, window_language())
        shown = partial(self._show_paper, self.tr("Copy without prices"))
        self._context.jobs.read(act, shown, self._context.notifier.error, key="blind_copy")

    def ask_filing(self) -> None:
        """Which departments have reviewed it, and a note where it is late."""
        if self.view is not None:
            self._ask(FilingDialog(self, late=self.view.late), self._on_filing)

    def ask_order(self) -> None:
        """How the order came, and what was said."""
        self._ask(OrderDialog(self), self._on_order)

    def show_view(self, view: FilingView) -> None:
        """Who has filed it, and what still waits."""
        self.view = view
        if view.filed_at is not None:
            text = self.tr("filed by {name}").format(name=view.filed_by)
            self.state.show_state(text, "good")
        elif view.signed:
            self.state.show_state(self.tr("late: not filed") if view.late else self.tr("not filed yet"), "caution")
        else:
            self.state.show_state("", "")
        self.acts["file_contract"].setVisible(view.may_file)
        may = self._context.actor.may(Permission.CONTRACT_WRITE)
        self.acts["take_order"].setVisible(not view.signed and may)
        self.orders.setVisible(bool(view.orders))
        self.orders.show_lines([self._line(order, view) for order in view.orders])

    def _line(self, order: OrderLine, view: FilingView) -> Line:
        way = WAYS[order.way](window_language())
        line = Line(order.id, order.text, f"{way} · {order.by} · {order.at.astimezone(STORE_ZONE):%m-%d %H:%M}")
        if order.refusal:
            text = self.tr("not confirmed by {name}: {why}").format(name=order.confirmed_by, why=order.refusal)
            return line.with_pill(text, "refusal")
        if order.confirmed_by:
            return line.with_pill(self.tr("confirmed by {name}").format(name=order.confirmed_by), "good")
        if view.signed:
            return line  # the contract took its place
        if view.may_confirm:
            line.with_link("confirm", self.tr("Confirm")).with_link("refuse", self.tr("Do not confirm…"))
        return line.with_pill(self.tr("waits for the manager"), "caution")

    @property
    def _service(self) -> Any:
        return self._context.showroom.filing

    def _ask(self, dialog: AskingDialog, given: Callable[[dict[str, Any]], None]) -> None:
        dialog.given.connect(given)
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    def _on_closed(self, _result: int) -> None:
        self.dialog = None

    def _on_contract(self, _view: object) -> None:
        act = partial(self._service.view, self._context.actor, self._page.deal_id)
        self._context.jobs.read(act, self.show_view, key="filing")

    def _on_filing(self, values: dict[str, Any]) -> None:
        ticked = frozenset(code for code in DEPARTMENTS if values[f"department_{code}"])
        draft = FilingDraft(ticked, values["note"])
        self._write(partial(self._service.file, self._context.actor, self._page.deal_id, draft))

    def _on_order(self, values: dict[str, Any]) -> None:
        draft = OrderDraft(OrderWay(values["order_way"]), values["order_text"])
        self._write(partial(self._service.take_order, self._context.actor, self._page.deal_id, draft))

    def _on_confirmed(self, key: object, act: str) -> None:
        if act == "refuse":
            dialog = ReasonDialog(self, self.tr("Why does the order not hold?"), self.tr("Do not confirm"))
            dialog.given.connect(partial(self._on_refused, key))
            dialog.open()
            return
        self._write(partial(self._service.confirm_order, self._context.actor, self._page.deal_id, key))

    def _on_refused(self, key: object, reason: str) -> None:
        self._write(partial(self._service.refuse_order, self._context.actor, self._page.deal_id, key, reason))

    def _write(self, act: Callable[[], FilingView]) -> None:
        self._context.jobs.write(act, self._on_stored, self._on_failed)

    def _on_stored(self, view: FilingView) -> None:
        if self.dialog is not None:
            self.dialog.on_stored(view)
        self.show_view(view)
        self._page.saved.emit()

    def _on_failed(self, error: ShowroomError) -> None:
        if self.dialog is not None:
            self.dialog.on_failed(error)
        else:
            self._context.notifier.error(error)

    def _show_paper(self, title: str, pdf: bytes) -> None:
        self._paper = PaperWindow(title, pdf, self)
        self._paper.open()


class FilingDialog(AskingDialog):
    """The manager goes through the departments; none is ticked beforehand."""

    def __init__(self, parent: QWidget, *, late: bool) -> None:
        self._late = late
        super().__init__(parent, "filing_dialog", self.tr("Confirm and file the contract"), self.tr("File"))

    def build(self) -> Form:
        form = Form(columns=1)
        lang = window_language()
        for code, phrase in DEPARTMENTS.items():
            form.add(CheckField(f"department_{code}", phrase(lang)))
        label = self.tr("Why it is late") if self._late else self.tr("Remark")
        form.add(MultiLine("note", label, required=self._late, max_length=300))
        return form


class OrderDialog(AskingDialog):
    """An order that nobody has signed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "order_dialog", self.tr("Order by phone, fax or message"), self.tr("Write down"))

    def build(self) -> Form:
        form = Form(columns=1)
        ways = [(way.value, phrase(window_language())) for way, phrase in WAYS.items()]
        form.add(ChoiceField("order_way", self.tr("How it came"), ways, required=True))
        form.add(MultiLine("order_text", self.tr("What was ordered"), required=True, max_length=500))
        return form
