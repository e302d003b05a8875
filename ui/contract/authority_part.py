"""Who signs for the buyer, and the filed scan of the power of attorney (§3.2, DV-06)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from showroom.contract.authority import AuthorityState
from showroom.contract.drafts import ContractView
from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from ui.contract.ink_view_model import read_files, scan_filter
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow, Pill, Section

if TYPE_CHECKING:
    from ui.contract.page import ContractPage


class AuthorityPart(Section):
    """Hidden while the buyer signs in person."""

    def __init__(self, page: ContractPage) -> None:
        super().__init__("", "")
        self.setObjectName("authority_part")
        self.title.setText(self.tr("Power of attorney"))
        self._page, self._context = page, page.context
        self.pill = Pill("")
        self.add_action(self.pill)
        self.button = Button(self.tr("Attach the authority…"))
        self.button.setObjectName("attach_authority")
        self.button.clicked.connect(self.ask_for_scan)
        row = FlowRow()
        row.add(self.button)
        self.add(row)
        self.hide()
        self._settle(first=False)
        page.view_model.loaded.connect(self._on_contract)
        page.view_model.saved.connect(self._on_contract)

    def ask_for_scan(self, _checked: bool = False) -> None:
        """Choose one PDF, or the pictures of the pages in their order."""
        dialog = QFileDialog(self, self.tr("Scan of the power of attorney"), "", scan_filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.attach([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def attach(self, paths: list[Path]) -> None:
        """File the scan; what is still missing is asked anew."""
        act = partial(_attach, self._context.showroom.authorities, self._context.actor, self._page.deal_id, paths)
        self._context.jobs.write(act, self._on_attached, self._context.notifier.error)

    def _on_contract(self, _view: ContractView) -> None:
        act = partial(self._context.showroom.authorities.state, self._context.actor, self._page.deal_id)
        self._context.jobs.read(act, self._show, self._context.notifier.error, key="authority")

    def _on_attached(self, state: AuthorityState) -> None:
        self._show(state)
        self._context.notifier.done(self.tr("Power of attorney filed"))
        self._page.load(self._page.deal_id)

    def _settle(self, *, first: bool) -> None:
        """Below the buyer; above the signed contract while one to be issued anew waits for it."""
        column = self._page.column
        column.removeWidget(self)
        column.insertWidget(1 if first else column.indexOf(self._page.sale), self)

    def _show(self, state: AuthorityState) -> None:
        view = self._page.view_model.view
        anew = view is not None and view.signed is not None and not state.signed
        self._settle(first=anew and state.filed_at is None)
        self.subtitle.setText(self.tr("{name} signs for the buyer (§3.2)").format(name=state.agent))
        at = "" if state.filed_at is None else f"{state.filed_at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
        self.pill.show_state(
            self.tr("filed {at}").format(at=at) if at else self.tr("not filed"), "good" if at else "refusal"
        )
        self.button.setVisible(self._context.actor.may(Permission.CONTRACT_WRITE) and not state.signed)
        self.setVisible(bool(state.agent))


def _attach(service: Any, actor: Any, deal_id: int, paths: list[Path]) -> Any:
    return service.attach(actor, deal_id, read_files(paths))
