"""The border of notices that end a contract: what was typed, checked against contract and ledger, and as JSON."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from fractions import Fraction
from typing import Any

from showroom.contract import notice_messages as say
from showroom.contract.change_case import Case, cancel_sums
from showroom.contract.change_drafts import CancelDraft, CancelSums
from showroom.contract.change_model import ContractChange
from showroom.contract.change_rules import NEGATIVE, Remedy
from showroom.contract.notice_drafts import NoticeDraft, NoticeWay
from showroom.contract.notice_rules import GROUNDS, Due, Ground, Side, Standing, Steps, Wrong, wrong_ground
from showroom.contract.paper import total_price
from showroom.kernel.actor import Role
from showroom.kernel.clock import local_date
from showroom.kernel.errors import REQUIRED, Bug, FieldErrors, ShowroomError, told
from showroom.kernel.money import ZERO, Money
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx

_LIMITS = {"reason": 300, "evidence": 500, "reminded_how": 60, "address": 200}
_MONEY = ("penalty", "loss", "costs", "performed")
_DAYS = ("occurred_on", "reminded_on", "grace_until", "arrived_on")
_BOTH = (Role.SALES_MANAGER, Role.GENERAL_MANAGER)


def standing_of(tx: Tx, case: Case) -> Standing:
    """The days agreed and the money, as contract, change orders and ledger have them today."""
    contract = case.contract
    if contract.signed_at is None:
        raise Bug(f"contract {contract.id} is signed without its time")
    return Standing(
        signed_on=case.deal.contract_signed_on or local_date(contract.signed_at, tx.work.zone),
        delivery_date=case.delivery_date,
        balance_due=contract.balance_due,
        total=total_price(case.deal),
        paid=case.held.paid + case.held.loan,
        today=tx.today,
        grace_days=tx.parameters.whole("termination.grace_days", tx.today),
    )


def checked_notice(tx: Tx, case: Case, draft: NoticeDraft) -> NoticeDraft:
    """The notice cleaned; what its ground does not need is dropped. Raises FieldErrors naming every wrong field."""
    found, wrong, rule = standing_of(tx, case), Wrong(), GROUNDS[draft.ground]
    texts: dict[str, Any] = {name: _text(draft, name, wrong) for name in _LIMITS}
    for name in ("reason", "evidence"):
        if not texts[name]:
            wrong.setdefault(name, REQUIRED)
    late = rule.due is not None
    steps = Steps(
        None if late else draft.occurred_on, draft.reminded_on if late else None, draft.grace_until if late else None
    )
    wrong |= wrong_ground(draft.ground, draft.declared_by, steps, found)
    if not late:
        texts["reminded_how"] = ""
    elif not texts["reminded_how"]:
        wrong.setdefault("reminded_how", REQUIRED)
    wrong |= _delivered(draft, texts["address"], found)
    if draft.performed < ZERO or draft.performed >= found.total:
        high = told(say.PERFORMED_HIGH, total=found.total.grouped())
        wrong["performed"] = NEGATIVE if draft.performed < ZERO else high
    if wrong:
        raise FieldErrors(wrong)
    return dataclasses.replace(
        draft, **texts, occurred_on=steps.occurred_on, reminded_on=steps.reminded_on, grace_until=steps.grace_until,
        arrived_on=draft.arrived_on if draft.declared_by is Side.BUYER else None,
    )  # fmt: skip


def notice_sums(tx: Tx, case: Case, draft: NoticeDraft) -> CancelSums:
    """Who owes what when the notice arrives (DP-01…07); both posts agree to it. Raises FieldErrors."""
    total = total_price(case.deal)
    share = Fraction(draft.performed.fen, total.fen) if total else Fraction(0)
    sums = cancel_sums(tx, case, as_cancel(draft), share)
    return dataclasses.replace(sums, needs=_BOTH)


def as_cancel(draft: NoticeDraft) -> CancelDraft:
    """The same as a cancellation: whose default follows from the ground."""
    return CancelDraft(
        draft.reason, GROUNDS[draft.ground].ending, draft.remedy, draft.penalty, draft.loss, draft.costs,
        ledger_is_right=draft.ledger_is_right, version=draft.version,
    )  # fmt: skip


def notice_of(raw: dict[str, Any]) -> NoticeDraft:
    """The draft as `change_entry.to_json` stored it."""
    values = dict(raw)
    for name in _MONEY:
        values[name] = Money(raw[name]["fen"])
    for name in _DAYS:
        values[name] = None if raw[name] is None else date.fromisoformat(raw[name])
    words = {"declared_by": Side, "ground": Ground, "way": NoticeWay, "remedy": Remedy}
    return NoticeDraft(**values | {name: kind(raw[name]) for name, kind in words.items()})


def stored_notice(row: ContractChange) -> NoticeDraft:
    """The terms of a notice, as its row has them."""
    return notice_of(json.loads(row.draft) | {"version": row.version})


def due_of(found: Standing, ground: Ground) -> tuple[Due, date, int] | None:
    """The day that was missed and by how many days (G-04); None where no day of the contract was."""
    due = GROUNDS[ground].due
    day = None if due is None else found.day(due)
    return None if due is None or day is None else (due, day, (found.today - day).days)


def _delivered(draft: NoticeDraft, address: str, found: Standing) -> Wrong:
    """A notice needs a way to the other side; a buyer's has arrived already (Civil Code 565)."""
    if draft.declared_by is Side.SELLER:
        return {} if address or draft.way is NoticeWay.HAND else {"address": REQUIRED}
    if draft.arrived_on is None:
        return {"arrived_on": REQUIRED}
    if not found.signed_on <= draft.arrived_on <= found.today:
        return {"arrived_on": told(say.ARRIVAL_BEFORE, first=found.signed_on.isoformat())}
    return {}


def _text(draft: NoticeDraft, name: str, wrong: Wrong) -> str:
    try:
        return clean_text(getattr(draft, name), _LIMITS[name])
    except ShowroomError as error:
        wrong[name] = told(error.message, **error.values)
        return ""
