"""What goes into an intent order and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.contract.intent_state import OrderStatus
from showroom.contract.papers_model import IntentEnding
from showroom.kernel.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class IntentDraft:
    """An intent order as typed; `amount` is the 订金 agreed. `version` is the stored one, 0 for none."""

    amount: Money
    valid_until: date | None = None
    delivery_note: str = ""
    wishes: str = ""
    guardian: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class EndDraft:
    """The end of an intent order without a contract; the 订金 goes back in full, whoever's idea it was (DP-05)."""

    ending: IntentEnding
    reason: str


@dataclass(frozen=True, slots=True)
class SignedIntent:
    """A signed intent order with what became of it.

    `due` is what was to be returned when it ended, `left` what of it is not paid out yet.
    """

    id: int
    number: str
    amount: Money
    valid_until: date
    document_id: int
    translation_id: int
    signed_at: datetime
    ending: IntentEnding | None = None
    reason: str = ""
    contract_number: str = ""
    due: Money = ZERO
    left: Money = ZERO


@dataclass(frozen=True, slots=True)
class IntentView:
    """`standing` is signed and not ended; `held` is the 订金 in the ledger; `may_begin`: no contract is signed yet."""

    status: OrderStatus
    draft: IntentDraft
    saved: bool
    held: Money
    standing: SignedIntent | None
    ended: tuple[SignedIntent, ...]
    lapsed: bool
    may_begin: bool


@dataclass(frozen=True, slots=True)
class LapsedRow:
    """A standing intent order whose last day has passed: contract or refund."""

    deal_id: int
    number: str
    customer_name: str
    valid_until: date
    amount: Money
