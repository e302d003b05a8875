"""A car sold without its supplier's authorisation: the warning to be read, and the buyer's own word on it (MF-03)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from showroom.contract.brand_notice import BrandState
from showroom.contract.drafts import ContractView
from showroom.deals.brand_warning import LIABLE, TO_BE_NAMED, WARNING
from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from ui.messages import window_language
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow, Pill, Section, text_label

if TYPE_CHECKING:
    from ui.contract.page import ContractPage


class BrandPart(Section):
    """Hidden for an authorised brand; the button records that the customer read exactly this."""

    def __init__(self, page: ContractPage) -> None:
        super().__init__("", "")
        self.setObjectName("brand_part")
        self.title.setText(self.tr("Not authorised by the supplier"))
        self.subtitle.setText(self.tr("told in writing and acknowledged by itself (MF-03)"))
        self._page, self._context = page, page.context
        self.state: BrandState | None = None
        self.pill = Pill("")
        self.add_action(self.pill)
        self.button = Button(self.tr("The customer has read it"))
        self.button.setObjectName("acknowledge_brand")
        self.button.clicked.connect(self.acknowledge)
        self.warning = text_label("", wrap=True)
        self.warning.setObjectName("brand_warning")
        self.add(self.warning)
        row = FlowRow()
        row.add(self.button)
        self.add(row)
        self.hide()
        page.column.insertWidget(1, self)
        page.view_model.loaded.connect(self._on_contract)
        page.view_model.saved.connect(self._on_contract)

    def acknowledge(self, _checked: bool = False) -> None:
        """Record the customer's word, or take it back."""
        if self.state is None:
            return
        given = self.state.seen_at is None
        service, liable = self._context.showroom.brand_notices, self.state.standing.liable
        act = partial(service.acknowledge, self._context.actor, self._page.deal_id, liable, given=given)
        self._context.jobs.write(act, self._on_acknowledged, self._context.notifier.error)

    def _on_contract(self, _view: ContractView) -> None:
        act = partial(self._context.showroom.brand_notices.state, self._context.actor, self._page.deal_id)
        self._context.jobs.read(act, self._show, self._context.notifier.error, key="brand")

    def _on_acknowledged(self, state: BrandState) -> None:
        self._show(state)
        self._page.load(self._page.deal_id)

    def _show(self, state: BrandState | None) -> None:
        self.state = state
        if state is None or state.standing.authorised:
            self.hide()
            return
        lang, standing = window_language(), state.standing
        told = LIABLE(lang, liable=standing.liable or TO_BE_NAMED(lang))
        self.warning.setText(f"{WARNING(lang, brand=standing.brand)}\n{told}")
        seen = state.seen_at
        at = "" if seen is None else f"{seen.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
        self.pill.show_state(
            self.tr("acknowledged {at}").format(at=at) if seen is not None else self.tr("not acknowledged"),
            "good" if seen is not None else "refusal",
        )
        self.button.setText(self.tr("The customer has read it") if seen is None else self.tr("Take back"))
        may = self._context.actor.may(Permission.CONTRACT_WRITE)
        self.button.setVisible(may and bool(standing.liable) and state.open)
        self.show()
