"""The part of the contract page for pen and paper: print, sign by hand, scan back (§3.6; docs/decisions/008).

One part for every paper: the contract, change order, cancellation, reissue, and one side's notice.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

from showroom.contract.ink_drafts import CONTRACT, InkPrint, InkView
from showroom.kernel.actor import Permission
from ui.contract import ink_words as words
from ui.contract.ink_view_model import InkViewModel, scan_filter
from ui.messages import window_language
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow, Pill, Section, text_label
from ui.widgets.line_list import Line, LineList
from ui.widgets.reason_dialog import ReasonDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.contract.page import ContractPage

_ATTACH = "attach"


class InkPart(Section):
    """Offers the print of what may be signed; then says what the pen still owes: signatures, or the scan."""

    def __init__(self, page: ContractPage) -> None:
        super().__init__("", "")
        self.setObjectName("contract_ink")
        self.title.setText(self.tr("Sign on paper"))
        self.subtitle.setText(self.tr("print, sign with a pen, scan back (§3.6)"))
        self._page, self._context = page, page.context
        self.model = InkViewModel(page.context, self)
        self.dialog: QDialog | None = None
        self.state = Pill("")
        self.add_action(self.state)
        self.text = text_label("", "hint", wrap=True)
        self.add(self.text)
        self.acts = FlowRow()
        self.print_button = self._button("print_ink", self.tr("Print for signature by hand…"), self.ask_to_print)
        self.page_button = self._button("open_ink_page", self.tr("Open the page of differences"), self.open_page)
        self.open_button = self._button("open_ink", self.tr("Open the print"), self.open_print)
        self.confirm_button = self._button("confirm_ink", "", self.ask_to_confirm)
        self.withdraw_button = self._button("withdraw_ink", self.tr("Withdraw…"), self.ask_to_withdraw)
        self.add(self.acts)
        self.signed = LineList("signed_by_hand", "")
        self.signed.acted.connect(self._on_line)
        self.add(self.signed)
        self.hide()
        self._settle(first=False)
        page.view_model.loaded.connect(self._on_contract)
        page.view_model.saved.connect(self._on_contract)
        model = self.model
        model.shown.connect(self.show_view)
        model.printed.connect(self._on_printed)
        model.withdrawn.connect(self._on_withdrawn)
        model.scanned.connect(self._on_scanned)

    def ask_to_print(self) -> None:
        """The one confirmation: a number is given out by it."""
        kind = self.model.view.offers
        if kind == CONTRACT and self._page.typed:
            self._context.notifier.error(self.tr("Save the contract draft first"))
            return
        box = QMessageBox(self)
        box.setObjectName("confirm_print_ink")
        box.setText(self.tr("{paper}: print it for signature by hand?").format(paper=words.name_of(kind)))
        box.setInformativeText(words.consequence(kind))
        verb = box.addButton(self.tr("Give it its number and print"), QMessageBox.ButtonRole.AcceptRole)
        verb.setObjectName("confirm_print_ink_button")
        box.addButton(self.tr("Back"), QMessageBox.ButtonRole.RejectRole)
        box.accepted.connect(self.model.print_copy)
        self._open(box)

    def open_print(self) -> None:
        """Look at the stored print, and send it to the printer again."""
        if self.model.view.waiting is not None:
            self._page.show_signed(self.model.view.waiting.document_id)

    def open_page(self) -> None:
        """The page of differences that is signed with a contract issued anew."""
        if self.model.view.waiting is not None:
            self._page.show_signed(self.model.view.waiting.page_document_id)

    def ask_to_withdraw(self) -> None:
        """An unsigned print is taken back with a reason; its number stays (CT-06)."""
        dialog = ReasonDialog(self, self.tr("Why is the print withdrawn?"), self.tr("Withdraw the print"))
        dialog.given.connect(self.model.withdraw)
        self._open(dialog)

    def ask_to_confirm(self) -> None:
        """Which day, and the scan if it is at hand."""
        from ui.contract.ink_dialog import InkDialog

        one = self.model.view.waiting
        if one is not None:
            dialog = InkDialog(self, self.model, words.asked(one), self._context.showroom.work.today)
            dialog.signed.connect(self._on_signed)
            self._open(dialog)

    def ask_for_scan(self, copy_id: int) -> None:
        """Choose one PDF, or the pictures of the pages in their order."""
        dialog = QFileDialog(self, self.tr("Scan of the signed paper"), "", scan_filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(partial(self.attach, copy_id))
        self._open(dialog)

    def attach(self, copy_id: int, names: list[str]) -> None:
        """These files are the scan of that paper."""
        self.model.attach(copy_id, [Path(name) for name in names])

    def show_view(self, view: InkView) -> None:
        """What may be done now."""
        may, one = self._context.actor.may(Permission.CONTRACT_SIGN), view.waiting
        self.print_button.setVisible(bool(view.offers))
        self.open_button.setVisible(one is not None)
        self.page_button.setVisible(one is not None and bool(one.page_number))
        self.withdraw_button.setVisible(may and one is not None)
        self.confirm_button.setVisible(may and one is not None and one.moved is None)
        if one is not None:
            self.confirm_button.setText(f"{words.asked(one).verb}…")
        self.acts.setVisible(bool(view.offers) or one is not None)
        self.signed.setVisible(bool(view.signed))
        self.signed.show_lines([self._line(signed, may=may) for signed in view.signed])
        self._show_state(view)
        self.setVisible(bool(view.offers or one or view.signed))
        self._settle(first=one is not None or view.scan_missing or view.offers not in ("", CONTRACT))
        waits_for_contract = one is not None and one.kind == CONTRACT
        self._page.freeze(frozen=waits_for_contract)
        self._page.changes.freeze(printed=one is not None and not waits_for_contract)

    def _settle(self, *, first: bool) -> None:
        """What is still owed or open stands above the long contract, a mere offer below its signatures."""
        column = self._page.column
        column.removeWidget(self)
        column.insertWidget(1 if first else column.indexOf(self._page.signatures) + 1, self)

    def _show_state(self, view: InkView) -> None:
        one = view.waiting
        if one is not None and one.moved is not None:
            self.state.show_state(self.tr("print expired"), "refusal")
            self.text.setText(one.moved.text(window_language()))
        elif one is not None:
            self.state.show_state(self.tr("waits for signatures"), "caution")
            day = f"{one.printed_at.astimezone(self._context.showroom.work.zone):%Y-%m-%d}"
            self.text.setText(words.waits(one, day))
        else:
            missing = self.tr("signed by hand, scan missing") if view.scan_missing else self.tr("signed by hand")
            self.state.show_state(missing if view.signed else "", "caution" if view.scan_missing else "good")
            self.text.setText(words.offer(view.offers) if view.offers else "")
        self.text.setVisible(bool(self.text.text()))

    def _line(self, one: InkPrint, *, may: bool) -> Line:
        """A paper signed by hand: its day, its scans, and room for one more."""
        fact = self.tr("signed by hand on {day}; the stored print is the original").format(day=one.signed_on)
        line = Line(one.id, f"{words.name_of(one.kind)} {one.number}", fact)
        if not one.scans:
            line.with_pill(self.tr("scan missing"), "caution")
        for scan in reversed(one.scans):
            line.with_link(str(scan.document_id), self.tr("Scan {name}").format(name=scan.number.rsplit("-", 1)[-1]))
        return line.with_link(_ATTACH, self.tr("Attach scan…")) if may else line

    def _on_contract(self, _view: object) -> None:
        self.model.load(self._page.deal_id)

    def _on_printed(self, view: InkView) -> None:
        if view.waiting is not None:
            text = self.tr("{number} is ready to be signed by hand").format(number=view.waiting.number)
            self._context.notifier.done(text)
        self.open_print()
        self._page.saved.emit()

    def _on_withdrawn(self, _view: InkView) -> None:
        self._context.notifier.done(self.tr("The print was withdrawn; its number is not used again"))
        self._page.load(self._page.deal_id)
        self._page.saved.emit()

    def _on_signed(self, view: InkView) -> None:
        newest = view.signed[0]
        if newest.kind == CONTRACT:
            self._page.show_as_signed(newest.number)
            return
        self._context.notifier.done(self.tr("{number} is signed").format(number=newest.number))
        self._page.saved.emit()
        self._page.load(self._page.deal_id)

    def _on_scanned(self, _view: InkView) -> None:
        self._context.notifier.done(self.tr("Scan stored with the signed paper"))
        self._page.saved.emit()

    def _on_line(self, key: object, act: str) -> None:
        if act == _ATTACH and isinstance(key, int):
            self.ask_for_scan(key)
        elif act.isdigit():
            self._page.show_signed(int(act))

    def _button(self, name: str, text: str, act: object) -> Button:
        button = Button(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        self.acts.add(button)
        return button

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()
