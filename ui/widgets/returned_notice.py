"""The written disclosure of a car that came back under 三包, and the customer's own word on it (SB-11)."""

from __future__ import annotations

from functools import partial

from showroom.contract.returned_car import ReturnedState
from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from ui.messages import window_language
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow, Pill, Section, text_label
from ui.widgets.step_page import StepPage


class ReturnedNotice(Section):
    """Hidden for every other car; the button records that the customer has read exactly this.

    Quotation and contract each show it; a page calls `look` when it has loaded a deal.
    """

    def __init__(self, page: StepPage) -> None:
        super().__init__("", "")
        self.setObjectName("returned_notice")
        self.title.setText(self.tr("Returned under the three guarantees"))
        self._page, self._context = page, page.context
        self.state: ReturnedState | None = None
        self.pill = Pill("")
        self.add_action(self.pill)
        self.button = Button(self.tr("The customer has read it and acknowledges it"))
        self.button.setObjectName("returned_car")
        self.button.clicked.connect(self.acknowledge)
        self.disclosure = text_label("", wrap=True)
        self.add(self.disclosure)
        self.add(FlowRow(self.button))
        self.hide()

    def acknowledge(self) -> None:
        """Record the customer's word on what is shown."""
        if self.state is not None:
            service = self._context.showroom.returned_cars
            act = partial(service.acknowledge, self._context.actor, self._page.deal_id, self.state.number)
            self._context.jobs.write(act, self._on_acknowledged, self._context.notifier.error)

    def look(self, _loaded: object = None) -> None:
        """Read whether the deal's car came back, and what the customer said."""
        act = partial(self._context.showroom.returned_cars.state, self._context.actor, self._page.deal_id)
        self._context.jobs.read(act, self._show, self._context.notifier.error, key="returned_car")

    def _show(self, state: ReturnedState | None) -> None:
        self.state = state
        self.setVisible(state is not None)
        if state is None:
            return
        self.disclosure.setText(state.text(window_language()))
        seen = state.seen_at
        self.button.setVisible(seen is None and self._context.actor.may(Permission.QUOTE_WRITE))
        if seen is None:
            self.pill.show_state(self.tr("not acknowledged"), "refusal")
        else:
            day = seen.astimezone(STORE_ZONE).date().isoformat()
            self.pill.show_state(self.tr("acknowledged {day}").format(day=day), "good")

    def _on_acknowledged(self, state: ReturnedState) -> None:
        self._show(state)
        self._context.notifier.done(self.tr("The customer's acknowledgement is kept"))
        self._page.saved.emit()
        self._page.load(self._page.deal_id)
