"""What a demo car's file says on a day: plate, insurance and whether it is stopped (TD-10, TD-11, TD-12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.kernel.money import Money
from showroom.persistence.actions import Tx
from showroom.test_drive.demo_model import CarCover, CarStop, CoverKind
from showroom.vehicles.model import Vehicle, VehicleStatus
from showroom.vehicles.plate_model import TemporaryPlateIssue
from showroom.vehicles.plates import issues_of


@dataclass(frozen=True, slots=True)
class CarFacts:
    """What the rules ask of a car on one day."""

    status: str
    temp_plate_valid_from: date | None
    compulsory_valid_to: date | None
    third_party: Money | None
    own_damage: bool
    passenger_cover: bool


@dataclass(frozen=True, slots=True)
class CarPapers:
    """A car's policies, temporary plates and the open stop, read once for many questions."""

    covers: tuple[CarCover, ...] = ()
    issues: tuple[TemporaryPlateIssue, ...] = ()
    stop: CarStop | None = None


def papers_of(tx: Tx, vehicle_ids: Sequence[int]) -> dict[int, CarPapers]:
    """The papers of these cars in three statements, however many they are."""
    covers, issues = covers_of(tx, *vehicle_ids), issues_of(tx, *vehicle_ids)
    stops = tx.session.scalars(
        sa.select(CarStop)
        .where(CarStop.vehicle_id.in_(vehicle_ids), CarStop.freed_at.is_(None))
        .order_by(CarStop.id)
        .limit(10 * max(1, len(vehicle_ids)))
    )
    stopped = {stop.vehicle_id: stop for stop in stops}
    return {
        ident: CarPapers(
            tuple(row for row in covers if row.vehicle_id == ident),
            tuple(row for row in issues if row.vehicle_id == ident),
            stopped.get(ident),
        )
        for ident in vehicle_ids
    }


def facts_on(tx: Tx, car: Vehicle, day: date) -> CarFacts:
    """The car on that day, its papers read now."""
    return facts_from(car, day, papers_of(tx, [car.id])[car.id])


def facts_from(car: Vehicle, day: date, papers: CarPapers) -> CarFacts:
    """The car on that day. A kind without any policy on record is as the stock says, which knows no dates."""
    covers = papers.covers
    kinds = {cover.kind for cover in covers}
    valid = {cover.kind: cover for cover in covers if cover.valid_from <= day <= cover.valid_to}
    compulsory = valid.get(CoverKind.COMPULSORY) or _last_begun(covers, day)
    third = valid.get(CoverKind.THIRD_PARTY)
    return CarFacts(
        status=VehicleStatus.OUT_OF_SERVICE.value if papers.stop else car.status.value,
        temp_plate_valid_from=_temporary_from(car, papers.issues),
        compulsory_valid_to=_or_stock(CoverKind.COMPULSORY in kinds, compulsory, car.compulsory_valid_to),
        third_party=(third.amount if third else None) if CoverKind.THIRD_PARTY in kinds else car.third_party,
        own_damage=_held(CoverKind.OWN_DAMAGE, kinds, valid, stock=car.own_damage),
        passenger_cover=_held(CoverKind.PASSENGERS, kinds, valid, stock=car.passenger_cover),
    )


def covers_of(tx: Tx, *vehicle_ids: int) -> tuple[CarCover, ...]:
    """All policies on record of the cars, by their first day."""
    found = tx.session.scalars(
        sa.select(CarCover)
        .where(CarCover.vehicle_id.in_(vehicle_ids), CarCover.struck_at.is_(None))
        .order_by(CarCover.valid_from, CarCover.id)
        .limit(200 * max(1, len(vehicle_ids)))
    )
    return tuple(found)


def open_stop(tx: Tx, vehicle_id: int) -> CarStop | None:
    """Why the car is out of service, None when nothing is on record."""
    return tx.session.scalar(
        sa.select(CarStop)
        .where(CarStop.vehicle_id == vehicle_id, CarStop.freed_at.is_(None))
        .order_by(CarStop.id.desc())
        .limit(1)
    )


def _temporary_from(car: Vehicle, issues: tuple[TemporaryPlateIssue, ...]) -> date | None:
    """The first day of the temporary plate that the car carries, None where it was not recorded."""
    if car.temp_plate_valid_to is None:
        return None
    return next((row.valid_from for row in issues if row.valid_to == car.temp_plate_valid_to), None)


def _last_begun(covers: tuple[CarCover, ...], day: date) -> CarCover | None:
    begun = [c for c in covers if c.kind is CoverKind.COMPULSORY and c.valid_from <= day]
    return max(begun, key=lambda cover: cover.valid_to, default=None)


def _or_stock(known: bool, cover: CarCover | None, stock: date | None) -> date | None:
    if not known:
        return stock
    return None if cover is None else cover.valid_to


def _held(kind: CoverKind, kinds: set[CoverKind], valid: dict[CoverKind, CarCover], *, stock: bool) -> bool:
    return kind in valid if kind in kinds else stock
