"""The part of the contract page for pen and paper: print, sign by hand, scan back (§3.6; docs/decisions/008)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

from showroom.contract.drafts import ContractView, Signed
from showroom.contract.ink_service import InkView
from showroom.kernel.actor import Permission
from ui.contract.ink_view_model import InkViewModel, scan_filter
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow, Pill, Section, text_label
from ui.widgets.line_list import Line, LineList
from ui.widgets.reason_dialog import ReasonDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.contract.page import ContractPage


class InkPart(Section):
    """Offers the print while a draft waits; then says what the pen still owes: signatures, or the scan."""

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
        self.acts = FlowRow()
        self.print_button = self._button("print_ink", self.tr("Print for signature by hand…"), self.ask_to_print)
        self.open_button = self._button("open_ink", self.tr("Open the print"), self.open_print)
        self.withdraw_button = self._button("withdraw_ink", self.tr("Withdraw…"), self.ask_to_withdraw)
        self.confirm_button = self._button("confirm_ink", self.tr("Both have signed…"), self.ask_to_confirm)
        self.scan_button = self._button("attach_scan", self.tr("Attach scan…"), self.ask_for_scan)
        self.text = text_label("", "hint", wrap=True)
        self.add(self.text)
        self.add(self.acts)
        self.scans = LineList("contract_scans", self.tr("No scan has come back yet."))
        self.scans.acted.connect(self._on_scan_wanted)
        self.add(self.scans)
        self.hide()
        self._settle(owing=False)
        page.view_model.loaded.connect(self._on_contract)
        page.view_model.saved.connect(self._on_contract)
        model = self.model
        model.shown.connect(self.show_view)
        model.printed.connect(self._on_printed)
        model.withdrawn.connect(self._on_withdrawn)
        model.scanned.connect(self._on_scanned)

    def ask_to_print(self) -> None:
        """The one confirmation: a number is given out by it."""
        if self._page.typed:
            self._context.notifier.error(self.tr("Save the contract draft first"))
            return
        box = QMessageBox(self)
        box.setObjectName("confirm_print_ink")
        box.setText(self.tr("Print the contract for signature by hand?"))
        text = self.tr(
            "It gets its number now. Until both have signed it or you withdraw it, the draft cannot be changed."
        )
        box.setInformativeText(text)
        verb = box.addButton(self.tr("Give it its number and print"), QMessageBox.ButtonRole.AcceptRole)
        verb.setObjectName("confirm_print_ink_button")
        box.addButton(self.tr("Back"), QMessageBox.ButtonRole.RejectRole)
        box.accepted.connect(self.model.print_copy)
        self._open(box)

    def open_print(self) -> None:
        """Look at the stored print, and send it to the printer again."""
        self._page.show_signed(self.model.view.document_id)

    def ask_to_withdraw(self) -> None:
        """An unsigned print is taken back with a reason; its number stays (CT-06)."""
        dialog = ReasonDialog(self, self.tr("Why is the print withdrawn?"), self.tr("Withdraw the print"))
        dialog.given.connect(self.model.withdraw)
        self._open(dialog)

    def ask_to_confirm(self) -> None:
        """Which day, and the scan if it is at hand."""
        from ui.contract.ink_dialog import InkDialog

        dialog = InkDialog(self, self.model, self._context.showroom.work.today)
        dialog.signed.connect(self._on_signed)
        self._open(dialog)

    def ask_for_scan(self) -> None:
        """Choose one PDF, or the pictures of the pages in their order."""
        dialog = QFileDialog(self, self.tr("Scan of the signed contract"), "", scan_filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._on_files)
        self._open(dialog)

    def show_view(self, view: InkView) -> None:
        """What may be done now."""
        contract = self._page.view_model.view
        may = self._context.actor.may(Permission.CONTRACT_SIGN)
        unsigned = contract is not None and contract.saved and contract.signed is None
        self.print_button.setVisible(may and unsigned and not view.number)
        self.open_button.setVisible(view.waits)
        self.withdraw_button.setVisible(may and view.waits)
        self.confirm_button.setVisible(may and view.waits)
        self.scan_button.setVisible(may and view.signed)
        self.scans.setVisible(view.signed)
        self.scans.show_lines([self._scan_line(view, place) for place in range(len(view.scans))])
        self.state.show_state(self._state(view), "good" if view.scans else "caution")
        self.text.setText(self._text(view))
        self.text.setVisible(bool(self.text.text()))
        self.setVisible(view.signed or view.waits or (may and unsigned))
        self._settle(owing=view.waits or view.scan_missing)
        self._page.freeze(frozen=view.waits)

    def _settle(self, *, owing: bool) -> None:
        """What is still owed stands above the long contract, an offer below its signatures."""
        column = self._page.column
        column.removeWidget(self)
        column.insertWidget(1 if owing else column.indexOf(self._page.signatures) + 1, self)

    def _scan_line(self, view: InkView, place: int) -> Line:
        row = view.scans[place]
        zone = self._context.showroom.work.zone
        fact = self.tr("{pages} page(s) · {at} · {who}").format(
            pages=row.pages, at=f"{row.at.astimezone(zone):%Y-%m-%d %H:%M}", who=row.by
        )
        return Line(row.document_id, row.number, fact).with_link("open", self.tr("Open"))

    def _state(self, view: InkView) -> str:
        if view.waits:
            return self.tr("waits for signatures")
        if not view.signed:
            return ""
        return self.tr("signed by hand") if view.scans else self.tr("signed by hand, scan missing")

    def _text(self, view: InkView) -> str:
        if view.waits:
            text = self.tr(
                "{number} was printed for signature by hand on {day} by {who}. Have both sides sign every copy and put"
                " the red seal on it; then confirm it here."
            )
        elif view.signed:
            text = self.tr("{number} was signed by hand on {signed}; the stored print is the contract.")
        else:
            return self.tr("For customers who want to sign with a pen: lines stay empty, the seal has its room.")
        zone = self._context.showroom.work.zone
        day = "" if view.printed_at is None else f"{view.printed_at.astimezone(zone):%Y-%m-%d}"
        return text.format(number=view.number, day=day, who=view.printed_by, signed=view.signed_on)

    def _on_contract(self, _view: ContractView) -> None:
        self.model.load(self._page.deal_id)

    def _on_printed(self, view: InkView) -> None:
        self._context.notifier.done(self.tr("{number} is ready to be signed by hand").format(number=view.number))
        self.open_print()
        self._page.saved.emit()

    def _on_withdrawn(self, _view: InkView) -> None:
        self._context.notifier.done(self.tr("The print was withdrawn; its number is not used again"))
        self._page.load(self._page.deal_id)
        self._page.saved.emit()

    def _on_signed(self, signed: Signed) -> None:
        self._page.show_as_signed(signed)

    def _on_scanned(self, _view: InkView) -> None:
        self._context.notifier.done(self.tr("Scan stored with the contract"))
        self._page.saved.emit()

    def _on_files(self, names: list[str]) -> None:
        self.model.attach([Path(name) for name in names])

    def _on_scan_wanted(self, key: object, _act: str) -> None:
        if isinstance(key, int):
            self._page.show_signed(key)

    def _button(self, name: str, text: str, act: object) -> Button:
        button = Button(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        self.acts.add(button)
        return button

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()
