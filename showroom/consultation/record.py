"""Checking what was typed at consultation, and putting it into the row."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from showroom.consultation import messages as say
from showroom.consultation.model import Consultation
from showroom.consultation.rules import Known
from showroom.consultation.views import (
    BODY_TYPES,
    CONTACT_WAYS,
    ENERGIES,
    GRADES,
    PAY_WISHES,
    PROSPECT_TICKS,
    NeedsDraft,
    Signs,
)
from showroom.kernel.errors import FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx

_LIMITS = {
    "what_brought_you": 300, "present_car": 300, "who_drives": 300, "what_to_solve": 300, "present_situation": 300,
    "what_would_differ": 300, "must_haves": 300, "timing": 200, "deciders": 200, "competitors": 200, "restatement": 500,
    "grade_reason": 200, "next_note": 300,
}  # fmt: skip
_CHOICES = {
    "body_type": BODY_TYPES, "energy": ENERGIES, "pay_wish": PAY_WISHES, "contact_preference": CONTACT_WAYS,
}  # fmt: skip
_PLAIN = (
    "what_brought_you", "present_car", "who_drives", "what_to_solve", "present_situation", "what_would_differ",
    "body_type", "seats", "energy", "must_haves", "budget", "pay_wish", "horizon_days", "timing", "deciders",
    "competitors", "contact_preference", "restatement", "first_meeting", "decision_maker_present", "asked_price",
    "grade", "grade_reason", "next_contact", "next_note",
)  # fmt: skip
NEED_LENGTH, NEEDS_COUNT = 80, 3
Wrong = dict[str, Told | Message]


def checked(tx: Tx, draft: NeedsDraft) -> NeedsDraft:
    """The draft with clean texts; raises FieldErrors naming every wrong field."""
    wrong: Wrong = {}
    values: dict[str, Any] = _texts(draft, wrong)
    values["top_needs"] = _needs(draft, wrong)
    for name, allowed in _CHOICES.items():
        if getattr(draft, name) not in ("", *allowed):
            wrong[name] = say.NOT_A_CHOICE
    if draft.seats is not None and not 2 <= draft.seats <= 9:
        wrong["seats"] = told(say.NUMBER_RANGE, low=2, high=9)
    if draft.horizon_days is not None and not 0 <= draft.horizon_days <= 730:
        wrong["horizon_days"] = told(say.NUMBER_RANGE, low=0, high=730)
    if draft.budget is not None and draft.budget.fen <= 0:
        wrong["budget"] = say.AMOUNT_POSITIVE
    if draft.grade is not None and draft.grade not in GRADES:
        wrong["grade"] = say.GRADE_CHOICE
    if draft.next_contact is not None and draft.next_contact < tx.today:
        wrong["next_contact"] = say.NEXT_PAST
    if draft.restatement_confirmed and not values.get("restatement"):
        wrong["restatement"] = say.CONFIRM_NOTHING
    if wrong:
        raise FieldErrors(wrong)
    return replace(draft, **values)


def _texts(draft: NeedsDraft, wrong: Wrong) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, limit in _LIMITS.items():
        try:
            values[name] = clean_text(getattr(draft, name), limit, multiline=name == "restatement")
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    return values


def _needs(draft: NeedsDraft, wrong: Wrong) -> tuple[str, ...]:
    """The ranked needs without gaps and doubles."""
    needs: list[str] = []
    for place, need in enumerate(draft.top_needs[:NEEDS_COUNT], start=1):
        try:
            text = clean_text(need, NEED_LENGTH)
        except ShowroomError as error:
            wrong[f"need_{place}"] = told(error.message, **error.values)
            continue
        if text and text not in needs:
            needs.append(text)
    return tuple(needs)


def fill(tx: Tx, row: Consultation, draft: NeedsDraft) -> None:
    """Put a checked draft into the row; a changed restatement must be confirmed anew."""
    confirmed_now = draft.restatement_confirmed and (row.confirmed_at is None or row.restatement != draft.restatement)
    if confirmed_now or not draft.restatement_confirmed:
        row.confirmed_at = tx.now if confirmed_now else None
    for name in _PLAIN:
        setattr(row, name, getattr(draft, name))
    row.need_1, row.need_2, row.need_3 = (*draft.top_needs, "", "", "")[:NEEDS_COUNT]
    row.prospect = ",".join(tick for tick in PROSPECT_TICKS if tick in draft.prospect)
    bant = draft.bant
    row.bant_budget, row.bant_authority = int(bant.budget), int(bant.authority)
    row.bant_need, row.bant_timing = int(bant.need), int(bant.timing)
    row.saved_at, row.saved_by = tx.now, tx.actor.id


def signs_of(draft: NeedsDraft) -> Signs:
    """What the draft says for the grade; "budget fixed" is BANT's budget known (GR-01, GR-04)."""
    return Signs(draft.horizon_days, draft.bant.budget is Known.YES, draft.decision_maker_present, draft.asked_price)
