"""Asking for the decision: which reasons are true today, and what came of it (§6.6, S0-24, 消保法 20, 价格欺诈 19)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.records import plan_task
from showroom.deals.handover import note
from showroom.deals.model import Deal
from showroom.deals.talk_words import OUTCOMES, TECHNIQUES
from showroom.kernel.errors import FieldErrors, Message, Told, told
from showroom.kernel.text import field_text
from showroom.negotiation.gate import newest
from showroom.negotiation.talk_model import ClosingAttempt
from showroom.negotiation.talk_rules import NEEDS_A_REASON, Truth, claims_in, false_claims
from showroom.negotiation.talk_views import ClosingDraft, ClosingLine, TrueReason
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember
from showroom.vehicles.model import Vehicle, VehicleModel, VehicleStatus
from showroom.vehicles.prices import dated_prices, in_force

Campaigns = Callable[[Tx], tuple[tuple[int, str, date], ...]]
"""Id, name and last day of the campaigns that run today; wired in services, since steps never import each other."""
DECISION = "decision"
CHOOSE = Message("closing_choose", "请选择", "Choose one")
REASON_MISSING = Message(
    "closing_reason_missing",
    "机会法、压力法要有真实的理由：请选一条（消保法 20）。现在可以说的：{true_zh}",
    "This way to close needs a true reason: choose one (Consumer Law 20). What may be said now: {true_en}",
)
REASON_GONE = Message(
    "closing_reason_gone",
    "这条理由已不成立（6.6）。现在可以说的：{true_zh}",
    "This reason is no longer true (§6.6). What may be said now: {true_en}",
)
FALSE_END = Message(
    "closing_false_end",
    "没有优惠在 {claimed} 结束（6.6，消保法 20、明码标价规定 19）。真实的是：{true_zh}",
    "No offer ends on {claimed} (§6.6, Consumer Law 20, Marked Prices 19). True is: {true_en}",
)
FALSE_CARS = Message(
    "closing_false_cars",
    "现车不是 {claimed} 台（6.6，消保法 20）。真实的是：{true_zh}",
    "There are not {claimed} car(s) left (§6.6, Consumer Law 20). True is: {true_en}",
)
DECIDE_PAST = Message("closing_decide_past", "决定日不能早于今天", "The day to decide by cannot lie in the past")
NOTHING_TRUE = ("没有在有效期内的优惠，也没有现车", "no dated offer runs and no car is in stock")


def true_reasons(tx: Tx, deal: Deal, campaigns: Campaigns) -> tuple[TrueReason, ...]:
    """What the data bear out today: ends of campaigns, of the price list and of the quotation, cars in stock."""
    found = [TrueReason(f"campaign:{ident}", name, ends) for ident, name, ends in campaigns(tx)]
    quotation = newest(tx, deal.id)
    if quotation is not None and quotation.valid_until >= tx.today:
        found.append(TrueReason("quotation", quotation.number, quotation.valid_until))
    model = None if deal.model_id is None else tx.session.get(VehicleModel, deal.model_id)
    if model is None:
        return tuple(found)
    price = in_force(dated_prices(tx, (model,))[model.id], tx.today)
    if price is not None and price.until is not None:
        found.append(TrueReason("price", model.version_name, price.until))
    return (*found, *_stock(tx, deal, model))


def _stock(tx: Tx, deal: Deal, model: VehicleModel) -> tuple[TrueReason, ...]:
    """Free cars of the deal's version, and of its colour where that differs."""
    free = sa.select(sa.func.count(Vehicle.id)).where(
        Vehicle.model_id == model.id, Vehicle.status == VehicleStatus.IN_STOCK
    )
    cars = tx.session.scalar(free) or 0
    lines = [TrueReason("stock", model.version_name, cars=cars)]
    own = cars if not deal.exterior else tx.session.scalar(free.where(Vehicle.exterior == deal.exterior)) or 0
    if own != cars:
        lines.append(TrueReason("stock:colour", f"{model.version_name} {deal.exterior}", cars=own))
    return tuple(line for line in lines if line.cars)


def record_closing(tx: Tx, deal: Deal, draft: ClosingDraft, reasons: tuple[TrueReason, ...]) -> ClosingAttempt:
    """Store a try to close; raises FieldErrors, also for what was said and is not true."""
    said, remark = field_text("said", draft.said, 500), field_text("note", draft.note, 300)
    wrong: dict[str, Told | Message] = {}
    if draft.technique not in TECHNIQUES:
        wrong["technique"] = CHOOSE
    if draft.outcome not in OUTCOMES:
        wrong["outcome"] = CHOOSE
    if draft.decide_by is not None and draft.decide_by < tx.today:
        wrong["decide_by"] = DECIDE_PAST
    chosen = next((reason for reason in reasons if reason.key == draft.reason), None)
    if draft.reason and chosen is None:
        wrong["reason"] = told(REASON_GONE, **_true_words(reasons))
    elif draft.technique in NEEDS_A_REASON and chosen is None:
        wrong["reason"] = told(REASON_MISSING, **_true_words(reasons))
    wrong |= _untrue(said, reasons, tx.today)
    if wrong:
        raise FieldErrors(wrong)
    row = ClosingAttempt(
        deal_id=deal.id, technique=draft.technique, said=said, outcome=draft.outcome, note=remark, at=tx.now,
        basis="" if chosen is None else f"{chosen.key}|{chosen.name}", basis_ends=chosen and chosen.ends,
        cars_left=chosen and chosen.cars, decide_by=draft.decide_by, by=tx.actor.id,
    )  # fmt: skip
    tx.session.add(row)
    note(tx, deal.id, "closing_tried", f"{row.technique}:{row.outcome}")
    _give_time(tx, deal, row)
    tx.session.flush()
    return row


def closings_of(tx: Tx, deal_id: int) -> tuple[ClosingLine, ...]:
    """The newest tries first."""
    rows = tx.session.execute(
        sa.select(ClosingAttempt, StaffMember.name)
        .join(StaffMember, StaffMember.id == ClosingAttempt.by)
        .where(ClosingAttempt.deal_id == deal_id)
        .order_by(ClosingAttempt.id.desc())
        .limit(50)
    )
    return tuple(
        ClosingLine(row.id, row.technique, row.outcome, row.said, _basis(row), row.note, row.decide_by, row.at, name)
        for row, name in rows
    )


def _basis(row: ClosingAttempt) -> TrueReason | None:
    key, _, name = row.basis.partition("|")
    return TrueReason(key, name, row.basis_ends, row.cars_left) if key else None


def _untrue(said: str, reasons: tuple[TrueReason, ...], today: date) -> dict[str, Told | Message]:
    """What was said and the data do not bear out, whatever the way to close: a claim is a claim (价格欺诈 19)."""
    truth = Truth(
        frozenset(reason.ends for reason in reasons if reason.ends is not None),
        frozenset(reason.cars for reason in reasons if reason.cars is not None),
    )
    false = false_claims(claims_in(said, today), truth)
    if false.ends:
        claimed = ", ".join(day.isoformat() for day in sorted(false.ends))
        return {"said": told(FALSE_END, claimed=claimed, **_true_words(r for r in reasons if r.ends is not None))}
    if false.cars:
        claimed = ", ".join(map(str, sorted(false.cars)))
        return {"said": told(FALSE_CARS, claimed=claimed, **_true_words(r for r in reasons if r.cars is not None))}
    return {}


def _true_words(reasons: Iterable[TrueReason]) -> dict[str, str]:
    kept = tuple(reasons)
    if not kept:
        return {"true_zh": NOTHING_TRUE[0], "true_en": NOTHING_TRUE[1]}
    return {"true_zh": "；".join(r.text("zh") for r in kept), "true_en": "; ".join(r.text("en") for r in kept)}


def _give_time(tx: Tx, deal: Deal, row: ClosingAttempt) -> None:
    """Time to decide is given, not lost (003-f, S3-31): a task on that day, unless the customer wants no contact."""
    customer = tx.session.get_one(Customer, deal.customer_id)
    if row.outcome == "thinking" and row.decide_by is not None and not customer.do_not_contact:
        plan_task(tx, customer.id, DECISION, row.decide_by, deal.consultant_id, row.note, deal.id)
