"""What the list and the file of demo cars read, and what they warn of ahead (PL-01, TD-11, TD-12, TR-07)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import sqlalchemy as sa

from showroom.kernel.dates import add_days
from showroom.kernel.errors import Message, Told, told
from showroom.kernel.findings import Severity
from showroom.persistence.actions import Tx
from showroom.staff.service import staff_name
from showroom.test_drive import demo_messages as say
from showroom.test_drive.demo_facts import CarPapers, facts_from, papers_of
from showroom.test_drive.demo_model import CarCover, CarStop, CoverKind
from showroom.test_drive.demo_views import (
    CarWarning,
    CoverLine,
    DemoCarFile,
    DemoCarRow,
    PlateLine,
    StopLine,
)
from showroom.vehicles.model import Vehicle, VehicleModel, VehicleStatus
from showroom.vehicles.records import get_model, model_text

MOST = 200
_MISSING = {
    CoverKind.COMPULSORY: ("交强险", "compulsory insurance (TD-11)"),
    CoverKind.THIRD_PARTY: ("足额三者险", "sufficient third-party insurance (TD-11)"),
    CoverKind.OWN_DAMAGE: ("车损险", "own-damage insurance (TD-11)"),
    CoverKind.PASSENGERS: ("座位险（TR-07）", "passenger cover (TR-07)"),
}
_ENDS = {
    CoverKind.THIRD_PARTY: say.WARN_THIRD, CoverKind.OWN_DAMAGE: say.WARN_OWN, CoverKind.PASSENGERS: say.WARN_RIDERS,
}  # fmt: skip
Dated = tuple[Told, date | None, Severity]


def car_name(tx: Tx, car: Vehicle) -> str:
    """`星河 E6 650km · 沪AD12345`."""
    return " · ".join(part for part in (model_text(get_model(tx, car.model_id)), car.plate) if part)


def car_rows(tx: Tx) -> tuple[DemoCarRow, ...]:
    """Demo cars, and those that were stopped as such."""
    stopped = sa.select(CarStop.vehicle_id).where(CarStop.freed_at.is_(None))
    fleet = sa.or_(Vehicle.status == VehicleStatus.DEMO, Vehicle.id.in_(stopped))
    found = tx.session.execute(
        sa.select(Vehicle, VehicleModel)
        .join(VehicleModel)
        .where(sa.or_(fleet, sa.and_(Vehicle.status == VehicleStatus.OUT_OF_SERVICE, Vehicle.plate != "")))
        .order_by(VehicleModel.series, Vehicle.id)
        .limit(MOST)
    ).all()
    papers = papers_of(tx, [car.id for car, _ in found])
    return tuple(car_row(tx, car, model, papers[car.id]) for car, model in found)


def car_row(tx: Tx, car: Vehicle, model: VehicleModel, papers: CarPapers) -> DemoCarRow:
    """One line of the list."""
    text = model_text(model)
    name = " · ".join(part for part in (text, car.plate) if part)
    warnings = tuple(
        CarWarning(car.id, name, what, due, severity)
        for what, due, severity in sorted(_warned(tx, car, papers), key=_urgency)
    )
    due = min((w for w in warnings if w.due is not None), key=lambda w: w.due or date.max, default=None)
    worst = max((w.severity for w in warnings), default=Severity.INFO)
    status = VehicleStatus.OUT_OF_SERVICE if papers.stop else car.status
    return DemoCarRow(
        car.id, text, car.plate, status, car.odometer_km, car.energy_percent, next_date(tx, car, papers),
        None if due is None else due.told, worst, warnings,
    )  # fmt: skip


def _urgency(entry: Dated) -> tuple[int, date]:
    return -entry[2], entry[1] or date.min


def next_date(tx: Tx, car: Vehicle, papers: CarPapers) -> date | None:
    """The nearest day on which something of the car ends, warned of or not."""
    facts = facts_from(car, tx.today, papers)
    days = [car.temp_plate_valid_to, facts.compulsory_valid_to, car.inspection_valid_to]
    days += [ends for _, ends in _running(papers, tx.today)]
    return min((day for day in days if day is not None), default=None)


def _running(papers: CarPapers, today: date) -> list[tuple[CoverKind, date]]:
    """Until when each kind of commercial cover holds without a gap, of those with policies on record."""
    running: dict[CoverKind, date] = {}
    for cover in papers.covers:
        if cover.kind is CoverKind.COMPULSORY or (cover.valid_from > today and cover.kind not in running):
            continue
        known = running.get(cover.kind)
        if known is None or (cover.valid_to > known and cover.valid_from <= add_days(known, 1)):
            running[cover.kind] = cover.valid_to
    return list(running.items())


def _compulsory_end(car: Vehicle, papers: CarPapers, today: date) -> date | None:
    """The end of the compulsory insurance, renewals that join it included."""
    end = facts_from(car, today, papers).compulsory_valid_to
    for cover in papers.covers:
        joins = cover.kind is CoverKind.COMPULSORY and end is not None and cover.valid_from <= add_days(end, 1)
        if joins and end is not None and cover.valid_to > end:
            end = cover.valid_to
    return end


def _warned(tx: Tx, car: Vehicle, papers: CarPapers) -> Iterator[Dated]:
    today, facts = tx.today, facts_from(car, tx.today, papers)
    horizon = add_days(today, tx.parameters.whole("demo_car.warn_days", today))
    if papers.stop is not None:
        yield told(say.WARN_STOPPED, reason=papers.stop.reason), None, Severity.BLOCK
    compulsory, running = _compulsory_end(car, papers, today), _running(papers, today)
    dated: list[tuple[Message, date | None, Severity]] = [
        (say.WARN_PLATE, car.temp_plate_valid_to, Severity.BLOCK), (say.WARN_COMPULSORY, compulsory, Severity.BLOCK),
        (say.WARN_INSPECTION, car.inspection_valid_to, Severity.BLOCK),
    ]  # fmt: skip
    dated += [(_ENDS[kind], ends, Severity.NEEDS_APPROVAL) for kind, ends in running]
    for message, ends, severity in dated:
        if ends is not None and ends <= horizon:
            yield told(message, day=ends), ends, severity if ends < today else Severity.WARN
    least = tx.parameters.money("test_drive.third_party_min", today)
    known = {kind for kind, ends in running if ends < today}
    for kind, held, severity in (
        (CoverKind.COMPULSORY, compulsory is not None, Severity.BLOCK),
        (CoverKind.THIRD_PARTY, facts.third_party is not None and facts.third_party >= least, Severity.NEEDS_APPROVAL),
        (CoverKind.OWN_DAMAGE, facts.own_damage, Severity.NEEDS_APPROVAL),
        (CoverKind.PASSENGERS, facts.passenger_cover, Severity.NEEDS_APPROVAL),
    ):
        if not held and kind not in known:
            zh, en = _MISSING[kind]
            yield told(say.WARN_MISSING, what_zh=zh, what_en=en), None, severity
    if car.inspection_valid_to is None:
        yield told(say.WARN_MISSING, what_zh="年检", what_en="inspection (TD-12)"), None, Severity.BLOCK
    if not car.plate:
        yield told(say.WARN_MISSING, what_zh="号牌", what_en="plate (TD-10)"), None, Severity.BLOCK
    if car.energy_percent is None:
        yield told(say.WARN_ENERGY), None, Severity.WARN


def car_file(tx: Tx, car: Vehicle) -> DemoCarFile:
    """Everything on record of one car."""
    from showroom.test_drive.demo_cars import later_bookings

    model, papers = get_model(tx, car.model_id), papers_of(tx, [car.id])[car.id]
    stops = tx.session.scalars(
        sa.select(CarStop).where(CarStop.vehicle_id == car.id).order_by(CarStop.id.desc()).limit(50)
    )
    return DemoCarFile(
        row=car_row(tx, car, model, papers), version=car.version, energy=model.energy, vin=car.vin,
        inspection_valid_to=car.inspection_valid_to,
        covers=tuple(_cover_line(row) for row in reversed(papers.covers)),
        plates=tuple(
            PlateLine(p.id, p.plate, p.issue, p.valid_from, p.void_on or p.valid_to, p.production_late)
            for p in papers.issues
        ),
        stops=tuple(_stop_line(tx, row) for row in stops), later=later_bookings(tx, car.id),
    )  # fmt: skip


def _cover_line(row: CarCover) -> CoverLine:
    return CoverLine(**{f.name: getattr(row, f.name) for f in fields(CoverLine)})


def _stop_line(tx: Tx, row: CarStop) -> StopLine:
    by, freed = staff_name(tx.session, row.stopped_by), staff_name(tx.session, row.freed_by)
    return StopLine(row.id, row.reason, row.freed_role, row.stopped_at, by, row.freed_at, freed, row.freed_note)
