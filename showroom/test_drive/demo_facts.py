"""What a demo car's file says on a day: plate, insurance and whether it is stopped (TD-10, TD-11, TD-12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.kernel.money import Money
from showroom.persistence.actions import Tx
from showroom.test_drive.demo_model import CarCover, CarStop, CoverKind
from showroom.vehicles.model import Vehicle, VehicleStatus
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


def facts_on(tx: Tx, car: Vehicle, day: date) -> CarFacts:
    """The car on that day. A kind without any policy on record is as the stock says, which knows no dates."""
    covers = covers_of(tx, car.id)
    kinds = {cover.kind for cover in covers}
    valid = {cover.kind: cover for cover in covers if cover.valid_from <= day <= cover.valid_to}
    compulsory = valid.get(CoverKind.COMPULSORY) or _last_begun(covers, day)
    third = valid.get(CoverKind.THIRD_PARTY)
    return CarFacts(
        status=VehicleStatus.OUT_OF_SERVICE.value if open_stop(tx, car.id) else car.status.value,
        temp_plate_valid_from=_temporary_from(tx, car),
        compulsory_valid_to=_or_stock(CoverKind.COMPULSORY in kinds, compulsory, car.compulsory_valid_to),
        third_party=(third.amount if third else None) if CoverKind.THIRD_PARTY in kinds else car.third_party,
        own_damage=_held(CoverKind.OWN_DAMAGE, kinds, valid, stock=car.own_damage),
        passenger_cover=_held(CoverKind.PASSENGERS, kinds, valid, stock=car.passenger_cover),
    )


def covers_of(tx: Tx, vehicle_id: int) -> tuple[CarCover, ...]:
    """All policies on record, by their first day."""
    found = tx.session.scalars(
        sa.select(CarCover)
        .where(CarCover.vehicle_id == vehicle_id, CarCover.struck_at.is_(None))
        .order_by(CarCover.valid_from, CarCover.id)
        .limit(200)
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


def _temporary_from(tx: Tx, car: Vehicle) -> date | None:
    """The first day of the temporary plate that the car carries, None where it was not recorded."""
    if car.temp_plate_valid_to is None:
        return None
    return next((row.valid_from for row in issues_of(tx, car.id) if row.valid_to == car.temp_plate_valid_to), None)


def _last_begun(covers: tuple[CarCover, ...], day: date) -> CarCover | None:
    begun = [c for c in covers if c.kind is CoverKind.COMPULSORY and c.valid_from <= day]
    return max(begun, key=lambda cover: cover.valid_to, default=None)


def _or_stock(known: bool, cover: CarCover | None, stock: date | None) -> date | None:
    if not known:
        return stock
    return None if cover is None else cover.valid_to


def _held(kind: CoverKind, kinds: set[CoverKind], valid: dict[CoverKind, CarCover], *, stock: bool) -> bool:
    return kind in valid if kind in kinds else stock
