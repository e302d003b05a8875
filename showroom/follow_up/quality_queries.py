"""Reading a delivered car's repairs, rights and claims."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from showroom.deals.model import Deal
from showroom.deals.optional_services import chosen_services
from showroom.follow_up.claim_rules import RETURNS, Losses, Outcome
from showroom.follow_up.quality_model import ClaimSheet, QualityClaim, RepairRecord
from showroom.follow_up.quality_views import ClaimLine, ExchangeCar, Handover, QualityView, RepairDraft, RepairLine
from showroom.follow_up.repair_entry import fact_of, in_force
from showroom.follow_up.repair_rules import Limits, Repair, missing_days, repair_days, verdict
from showroom.kernel.actor import Permission
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember
from showroom.vehicles.model import Vehicle, VehicleModel, VehicleStatus
from showroom.vehicles.periods import Periods, three_guarantees
from showroom.vehicles.quality_terms import terms_on
from showroom.vehicles.records import model_text
from showroom.vehicles.returned_model import ReturnedCar

_MOST_CARS = 50


def periods_of(tx: Tx, deal: Deal, handover: Handover) -> Periods | None:
    """The periods of the car that the customer has: those of a car given in exchange begin with it (art. 29)."""
    if deal.delivered_on is None:
        return None
    begun = (
        sa.select(QualityClaim.finished_on)
        .where(QualityClaim.deal_id == deal.id, QualityClaim.new_vehicle_id.is_not(None))
        .where(QualityClaim.finished_on.is_not(None))
        .order_by(QualityClaim.id.desc())
    )
    start = tx.session.scalar(begun.limit(1))
    found = handover.periods(tx, deal) if start is None else None
    if found is not None:
        return found
    start = start or deal.delivered_on
    terms = None if deal.model_id is None else terms_on(tx.session, deal.model_id, start, tx.parameters)
    return three_guarantees(start, start, tx.parameters, terms)


def quality_view(tx: Tx, deal: Deal, handover: Handover) -> QualityView:
    """The record, what follows from it today, and the claims with their clocks."""
    tx.session.flush()
    periods = periods_of(tx, deal, handover)
    vehicle = _car(tx, deal)
    if periods is None or vehicle is None:
        return QualityView(deal.id, "", "", None, None, (), ())
    model = tx.session.get_one(VehicleModel, vehicle.model_id)
    rows = in_force(tx, deal.id, vehicle.id)
    facts = [fact_of(row) for row in rows]
    limits = Limits.at(periods.start, tx.parameters)
    claims = claim_lines(tx, deal, handover)
    decided = any(one.outcome is Outcome.EXCHANGE and one.finished_on is None for one in claims)
    found = verdict(periods, limits, facts, tx.today)
    taken_back = deal.vehicle_id is None
    return QualityView(
        deal_id=deal.id, car=model_text(model), vin=vehicle.vin, periods=periods, taken_back=taken_back,
        verdict=replace(found, rights=()) if taken_back else found,
        repairs=_repair_lines(tx, rows, facts, limits),
        claims=claims,
        cars=exchange_cars(tx, vehicle) if decided else (),
    )  # fmt: skip


def _car(tx: Tx, deal: Deal) -> Vehicle | None:
    """The customer's car, or the one that was taken back."""
    if deal.vehicle_id is not None:
        return tx.session.get_one(Vehicle, deal.vehicle_id)
    query = sa.select(QualityClaim.vehicle_id).where(QualityClaim.deal_id == deal.id)
    last = tx.session.scalar(query.order_by(QualityClaim.id.desc()).limit(1))
    return None if last is None else tx.session.get_one(Vehicle, last)


def _repair_lines(
    tx: Tx, rows: list[RepairRecord], facts: list[Repair], limits: Limits
) -> tuple[RepairLine, ...]:  # fmt: skip
    people = _names(tx, {row.created_by for row in rows})
    firsts: dict[int, int] = {}
    for fact in facts:
        firsts.setdefault(fact.problem, fact.id)
    return tuple(
        RepairLine(
            row.id, number, draft_of(row, firsts[fact.problem]), row.closed_at is not None, row.corrects_id is not None,
            repair_days(fact, tx.today), missing_days(fact, limits.single_days, tx.today), people[row.created_by],
        )
        for number, (row, fact) in enumerate(zip(rows, facts, strict=True), 1)
    )  # fmt: skip


def draft_of(row: RepairRecord, first: int) -> RepairDraft:
    """A record as the form shows it; `first` of its problem is named unless it is this one."""
    return RepairDraft(
        reported_on=row.reported_on, odometer_km=row.odometer_km, system=row.system, fault=row.fault, in_on=row.in_on,
        out_on=row.out_on, part=row.part, main_part=row.main_part, need=row.need, safety=row.safety, hazard=row.hazard,
        same_as=None if first == row.id else first, work=row.work, work_note=row.work_note, fixed=row.fixed,
        parts_days=row.parts_days, rescue_days=row.rescue_days, car_days=row.car_days, money_days=row.money_days,
        money_a_day=row.money_a_day, version=row.version,
    )  # fmt: skip


def claim_lines(tx: Tx, deal: Deal, handover: Handover) -> tuple[ClaimLine, ...]:
    """The claims of a deal, the newest first."""
    car = aliased(Vehicle)
    query = (
        sa.select(QualityClaim, ClaimSheet, car.vin)
        .outerjoin(ClaimSheet, ClaimSheet.claim_id == QualityClaim.id)
        .outerjoin(car, car.id == QualityClaim.new_vehicle_id)
        .where(QualityClaim.deal_id == deal.id)
        .order_by(QualityClaim.id.desc())
    )
    found = [(row.QualityClaim, row.ClaimSheet, row.vin) for row in tx.session.execute(query)]
    people = _names(tx, {who for row, _, _ in found for who in (row.opened_by, row.decided_by) if who})
    refunded = handover.refunded(tx, deal) if any(sheet is not None for _, sheet, _ in found) else ZERO
    return tuple(_claim_line(tx, row, (sheet, refunded), vin or "", people) for row, sheet, vin in found)


def _claim_line(
    tx: Tx, row: QualityClaim, money: tuple[ClaimSheet | None, Money], vin: str, people: dict[int, str]
) -> ClaimLine:
    sheet, refunded = money
    return ClaimLine(
        id=row.id, number=row.number, wanted=row.wanted, ground=row.ground, ground_count=row.ground_count,
        demand=row.demand,
        odometer_km=row.odometer_km, opened_on=row.opened_on, opened_by=people[row.opened_by],
        answer_by=row.answer_by, finish_by=row.finish_by, late=late_clock(row, tx.today), outcome=row.outcome,
        reason=row.reason, decided_by=people.get(row.decided_by or 0, ""), answered_on=row.answered_on,
        finished_on=row.finished_on, new_vin=vin, to_customer=None if sheet is None else sheet.to_customer,
        left=ZERO if sheet is None else left_to_pay(row, sheet, refunded),
        papers=None if sheet is None else (sheet.document_id, sheet.translation_id),
        may_decide=row.outcome is None and tx.actor.may(Permission.RULE_OVERRIDE),
        own=row.opened_by == tx.actor.id,
        version=row.version,
    )  # fmt: skip


def late_clock(row: QualityClaim, today: date) -> str:
    """Which clock of SB-06 has run out: the last day itself is still in time (G-03)."""
    if row.answered_on is None and today > row.answer_by:
        return "answer"
    return "finish" if row.finished_on is None and today > row.finish_by else ""


def left_to_pay(row: QualityClaim, sheet: ClaimSheet, refunded: Money) -> Money:
    """What finance has still to pay out on a decided sheet; `refunded` is all that the ledger paid out on the deal."""
    return max(ZERO, sheet.to_customer - (refunded - row.refunded_before))


def certificate_share(tx: Tx, deal: Deal, periods: Periods) -> Decimal:
    """The coefficient n of the car's 三包 certificate, at most what the law allows (SB-07)."""
    if deal.model_id is None:
        return tx.parameters.decimal("three_guarantees.use_share_max", periods.start)
    return terms_on(tx.session, deal.model_id, periods.start, tx.parameters).share


def first_losses(deal: Deal) -> Losses:
    """What the accepted quotation says that the customer paid beside the car; the tax is on its own receipt."""
    quoted = json.loads(deal.quotation_json or "{}")
    services = chosen_services(quoted.get("services", []))
    return Losses(
        registration_fee=Money(quoted.get("official_fees", {}).get("fen", 0)),
        accessories=deal.options_price or ZERO,
        services=sum((price for price, _ in services.values()), ZERO),
    )


def exchange_cars(tx: Tx, old: Vehicle) -> tuple[ExchangeCar, ...]:
    """Free new cars of the same version, none of which came back itself (art. 23, SB-11)."""
    returned = sa.select(ReturnedCar.vehicle_id)
    query = (
        sa.select(Vehicle)
        .where(Vehicle.model_id == old.model_id, Vehicle.status == VehicleStatus.IN_STOCK)
        .where(Vehicle.id != old.id, Vehicle.id.not_in(returned))
        .order_by(Vehicle.arrived, Vehicle.id)
        .limit(_MOST_CARS)
    )
    return tuple(
        ExchangeCar(car.id, car.vin, " / ".join(part for part in (car.exterior, car.interior) if part))
        for car in tx.session.scalars(query)
    )


def open_return(tx: Tx, deal_id: int) -> str:
    """The number of an unfinished claim by which the car would come back, '' when there is none."""
    query = sa.select(QualityClaim.number).where(
        QualityClaim.deal_id == deal_id, QualityClaim.finished_on.is_(None), QualityClaim.outcome.in_(RETURNS)
    )
    return tx.session.scalar(query.limit(1)) or ""


def _names(tx: Tx, people: set[int]) -> dict[int, str]:
    rows = tx.session.execute(sa.select(StaffMember.id, StaffMember.name).where(StaffMember.id.in_(people)))
    return {row.id: row.name for row in rows}
