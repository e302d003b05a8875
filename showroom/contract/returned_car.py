"""A deal for a 三包换退车: the written disclosure on its paper, and the customer's own word on it (SB-11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from showroom.deals.handover import get_deal, note
from showroom.deals.model import DealStatus
from showroom.documents.phrases import Phrase
from showroom.kernel.actor import Permission
from showroom.kernel.errors import Lang, Message, ShowroomError
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.persistence.database import CHANGED_MEANWHILE

if TYPE_CHECKING:
    from showroom.vehicles.returned_cars import ReturnedMark

_CONDITION = Phrase(
    "三包换退车，里程 {km} km（见特别约定）", "returned under the three guarantees, {km} km driven (see the terms)"
)
NOT_RETURNED = Message(
    "car_not_returned",
    "此车不是三包换退车，无需确认（SB-11）",
    "This car never came back: nothing to acknowledge (SB-11)",
)
TOO_LATE = Message(
    "returned_too_late", "商机已经结束或已签约，不能再确认", "The deal is closed or signed: too late to acknowledge"
)


@dataclass(frozen=True, slots=True)
class ReturnedState:
    """The disclosure of the deal's car in both languages, and when the customer acknowledged it (None: not yet)."""

    number: str
    text_zh: str
    text_en: str
    seen_at: datetime | None

    def text(self, lang: Lang) -> str:
        return self.text_zh if lang == "zh" else self.text_en


class ReturnedCarService:
    """What the customer is told of a car that came back, and that they were."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.DEAL_READ)
    def state(self, tx: Tx, deal_id: int) -> ReturnedState | None:
        """The disclosure and its acknowledgement; None for a car that never came back, or no car yet."""
        return _state(tx, deal_id)

    @writes(Permission.QUOTE_WRITE)
    def acknowledge(self, tx: Tx, deal_id: int, number: str) -> ReturnedState:
        """The customer has read the disclosure of claim `number` and acknowledges it (SB-11).

        Raises car_not_returned, returned_too_late, changed_meanwhile when the car's disclosure is another one by now.
        """
        from showroom.vehicles.returned_cars import acknowledge

        deal = get_deal(tx, deal_id)
        state = _state(tx, deal_id)
        if state is None or deal.vehicle_id is None:
            raise ShowroomError(NOT_RETURNED)
        if deal.status is not DealStatus.OPEN or deal.contract_number is not None:
            raise ShowroomError(TOO_LATE)
        if state.number != number:
            raise ShowroomError(CHANGED_MEANWHILE)
        acknowledge(tx, deal.id, deal.vehicle_id, f"{state.text_zh}\n{state.text_en}")
        note(tx, deal.id, "returned_car_told", number)
        tx.audit("vehicle", deal.vehicle_id, returned_told=number)
        tx.audit("deal", deal.id, returned_told=number)
        found = _state(tx, deal_id)
        assert found is not None
        return found


def _state(tx: Tx, deal_id: int) -> ReturnedState | None:
    from showroom.vehicles.returned_cars import mark_of, notice_of

    deal = get_deal(tx, deal_id)
    mark = mark_of(tx, deal.vehicle_id)
    if mark is None:
        return None
    notice = notice_of(tx, deal.id, deal.vehicle_id)
    seen = None if notice is None else notice.at
    return ReturnedState(mark.claim_number, mark.disclosure("zh"), mark.disclosure("en"), seen)


def told_returned(mark: ReturnedMark | None, lang: Lang) -> tuple[str, ...]:
    """The disclosure as a term of the contract; nothing for any other car (SB-11, SAMR Order 43 art. 33)."""
    return () if mark is None else (mark.disclosure(lang),)


def marked(state: str, mark: ReturnedMark | None, lang: Lang) -> str:
    """The car's condition in words, in its table whatever the template says: one that came back is no new car."""
    return state if mark is None else _CONDITION(lang, km=f"{mark.odometer_km:,}")
