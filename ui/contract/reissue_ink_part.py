"""The part of the contract page for a reissue signed with a pen: print both papers, sign, scan back (§3.6, CT-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from showroom.contract.reissue_ink import ReissueInkView
from showroom.kernel.actor import Permission
from ui.contract.ink_view_model import InkViewModel
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow, Pill, Section, text_label
from ui.widgets.reason_dialog import ReasonDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.contract.page import ContractPage


class ReissueInkViewModel(InkViewModel):
    """The same acts as for a contract, by the service for reissues; `view` is a ReissueInkView."""

    @property
    def _service(self) -> Any:
        return self._context.showroom.reissue_ink


class ReissueInkPart(Section):
    """Hidden unless an approved reissue waits for its signatures."""

    def __init__(self, page: ContractPage) -> None:
        super().__init__("", "")
        self.setObjectName("reissue_ink")
        self.title.setText(self.tr("Sign the contract issued anew on paper"))
        self.subtitle.setText(self.tr("page of differences and new contract: print, sign with a pen, scan back (§3.6)"))
        self._page, self._context = page, page.context
        self.model = ReissueInkViewModel(page.context, self)
        self.dialog: QDialog | None = None
        self.state = Pill("")
        self.add_action(self.state)
        self.text = text_label("", "hint", wrap=True)
        self.add(self.text)
        self.row = FlowRow()
        self.acts: dict[str, Button] = {}
        for name, text, act in (
            ("print_reissue", self.tr("Print both papers for signature by hand"), self.model.print_copy),
            ("open_reissue_page", self.tr("Open the page of differences"), self.open_page),
            ("open_reissue_contract", self.tr("Open the new contract"), self.open_contract),
            ("confirm_reissue", self.tr("Both have signed…"), self.ask_to_confirm),
            ("withdraw_reissue_print", self.tr("Withdraw the print…"), self.ask_to_withdraw),
        ):
            self.acts[name] = button = Button(text)
            button.setObjectName(name)
            button.clicked.connect(act)
            self.row.add(button)
        self.add(self.row)
        self.hide()
        page.column.insertWidget(1, self)
        page.view_model.loaded.connect(self._on_contract)
        self.model.shown.connect(self.show_view)
        self.model.printed.connect(self._on_printed)
        self.model.withdrawn.connect(self._on_withdrawn)

    def open_page(self) -> None:
        """The stored page of differences, to look at and to print again."""
        self._page.show_signed(self._view.page_document_id)

    def open_contract(self) -> None:
        """The stored new contract."""
        self._page.show_signed(self._view.contract.document_id)

    def ask_to_confirm(self) -> None:
        """Which day, and the scan if it is at hand."""
        from ui.contract.ink_dialog import InkDialog

        dialog = InkDialog(self, self.model, self._context.showroom.work.today)
        dialog.signed.connect(self._on_signed)
        self._open(dialog)

    def ask_to_withdraw(self) -> None:
        """An unsigned print is taken back with a reason; its numbers stay (CT-06)."""
        dialog = ReasonDialog(self, self.tr("Why is the print withdrawn?"), self.tr("Withdraw the print"))
        dialog.given.connect(self.model.withdraw)
        self._open(dialog)

    def show_view(self, view: ReissueInkView) -> None:
        """Offer the print, or say what the pen still owes."""
        may = self._context.actor.may(Permission.CONTRACT_SIGN)
        self.setVisible(view.may_print or view.waits)
        self._page.changes.freeze(printed=view.waits)
        self.state.show_state(self.tr("waits for signatures") if view.waits else "", "caution")
        text = self.tr("Both papers get their numbers now; the old contract stays valid until both have signed.")
        if view.waits:
            text = self.tr("{page} and {number} are printed. Have both sides sign every copy; then confirm it here.")
            text = text.format(page=view.page_number, number=view.number)
        self.text.setText(text)
        shown = {
            "print_reissue": view.may_print, "open_reissue_page": view.waits, "open_reissue_contract": view.waits,
            "confirm_reissue": view.waits and may, "withdraw_reissue_print": view.waits and may,
        }  # fmt: skip
        for name, button in self.acts.items():
            button.setVisible(shown[name])

    @property
    def _view(self) -> Any:
        return self.model.view

    def _on_contract(self, _view: object) -> None:
        self.model.load(self._page.deal_id)

    def _on_printed(self, view: ReissueInkView) -> None:
        self._context.notifier.done(self.tr("{number} is ready to be signed by hand").format(number=view.number))
        self.open_page()
        self._page.saved.emit()

    def _on_withdrawn(self, _view: ReissueInkView) -> None:
        self._context.notifier.done(self.tr("The print was withdrawn; its numbers are not used again"))
        self._page.saved.emit()

    def _on_signed(self, _view: object) -> None:
        self._context.notifier.done(self.tr("The contract issued anew is signed"))
        self._page.saved.emit()
        self._page.load(self._page.deal_id)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()
