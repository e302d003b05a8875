"""What goes into consultation and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from showroom.consultation.rules import Bant, FirstMeeting, GradeSuggestion
from showroom.customers.model import ConsentPurpose, Grade
from showroom.kernel.errors import Told
from showroom.kernel.money import Money

BODY_TYPES: Final = ("sedan", "suv", "mpv", "coupe", "other")
ENERGIES: Final = ("BEV", "PHEV", "ICE", "FCEV", "open")
PAY_WISHES: Final = ("cash", "loan", "open")
CONTACT_WAYS: Final = ("phone", "wechat", "sms")
HORIZONS: Final = (7, 15, 30, 90, 180)
GRADES: Final = (Grade.H, Grade.A, Grade.B, Grade.C)
PROSPECT_TICKS: Final = (
    "purchasing_power", "need", "approachable", "authority", "economic_ability", "easy_to_contact", "interested",
)  # fmt: skip
PURPOSES: Final = (
    ConsentPurpose.PRIVACY, ConsentPurpose.IMAGES, ConsentPurpose.MARKETING, ConsentPurpose.RELATIONSHIP,
)  # fmt: skip
"""What is asked at this step; lender, insurer, route and photo are asked where they arise (PI-04)."""


@dataclass(frozen=True, slots=True)
class NeedsDraft:
    """The consultation page as typed; everything may be empty, the gate says what is still missing.

    `top_needs` in order of weight, at most three; `horizon_days` days to the expected order, None = not known;
    `consents` are the purposes agreed to now, of those in PURPOSES.
    """

    deal_id: int
    version: int
    what_brought_you: str = ""
    present_car: str = ""
    who_drives: str = ""
    what_to_solve: str = ""
    present_situation: str = ""
    what_would_differ: str = ""
    body_type: str = ""
    seats: int | None = None
    energy: str = ""
    must_haves: str = ""
    budget: Money | None = None
    pay_wish: str = ""
    horizon_days: int | None = None
    timing: str = ""
    deciders: str = ""
    competitors: str = ""
    contact_preference: str = ""
    top_needs: tuple[str, ...] = ()
    restatement: str = ""
    restatement_confirmed: bool = False
    first_meeting: FirstMeeting | None = None
    bant: Bant = field(default_factory=Bant)
    prospect: frozenset[str] = field(default_factory=frozenset)
    decision_maker_present: bool = False
    asked_price: bool = False
    grade: Grade | None = None
    grade_reason: str = ""
    next_contact: date | None = None
    next_note: str = ""
    consents: frozenset[ConsentPurpose] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Signs:
    """What the grade is suggested from (GR-01), as it stands on the page."""

    horizon_days: int | None = None
    budget_fixed: bool = False
    decision_maker_present: bool = False
    asked_price: bool = False


@dataclass(frozen=True, slots=True)
class GradeAdvice:
    """The suggested grade with its reasons, and the day to contact next by each grade (GR-01, GR-02)."""

    suggestion: GradeSuggestion
    due: dict[Grade, date]


@dataclass(frozen=True, slots=True)
class NeedsView:
    """The consultation page of a deal: the stored draft and what follows from it.

    `complete` is the per cent of the standard questions answered; `planned` the day the reminder is set for, with
    `planned_why` when it is earlier than the day agreed (GR-02).
    """

    draft: NeedsDraft
    advice: GradeAdvice
    complete: int
    qualified: bool
    is_prospect: bool
    customer_grade: Grade
    planned: date | None
    planned_why: Told | None
    notice: Told
    next_action: Told | None
