"""Temporary plates: each issue is a row, and no form goes beyond PL-01, whichever it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.kernel.dates import add_days
from showroom.kernel.errors import Told, told
from showroom.kernel.plate import PlateLimits, TemporaryPlate, temporary_plate_problems
from showroom.persistence.actions import Tx
from showroom.vehicles import messages as say
from showroom.vehicles.model import Vehicle
from showroom.vehicles.plate_model import TemporaryPlateIssue

VOID_DAYS = "temporary_plate.void_days"


@dataclass(frozen=True, slots=True)
class AskedPlate:
    """A temporary plate, its number normalised; `valid_from` None where only its end is known."""

    plate: str
    valid_from: date | None
    valid_to: date
    production_late: bool = False


def issues_of(tx: Tx, *vehicle_ids: int) -> tuple[TemporaryPlateIssue, ...]:
    """Every temporary plate of the car, the first one first (PL-01); of several cars, car by car."""
    found = tx.session.scalars(
        sa.select(TemporaryPlateIssue)
        .where(TemporaryPlateIssue.vehicle_id.in_(vehicle_ids))
        .order_by(TemporaryPlateIssue.vehicle_id, TemporaryPlateIssue.issue)
        .limit(50 * max(1, len(vehicle_ids)))
    )
    return tuple(found)


def refused_plate(tx: Tx, car: Vehicle, asked: AskedPlate, insured_to: date | None) -> Told | None:
    """All of PL-01 that stands against the plate in one message, None where nothing does."""
    known = _known(tx, car, asked.plate)
    first = asked.valid_from or (known.valid_from if known else min(tx.today, asked.valid_to))
    late = asked.production_late or bool(known and known.production_late)
    plate = TemporaryPlate(first, asked.valid_to, known.issue if known else _next_issue(tx, car), late)
    problems = temporary_plate_problems(plate, insured_to, PlateLimits.at(first, tx.parameters))
    if not problems:
        return None
    zh = "；".join(problem.text("zh") for problem in problems)
    en = "; ".join(problem.text("en") for problem in problems)
    return told(say.PL_01, text=zh, text_en=en)


def keep_issue(tx: Tx, car: Vehicle, asked: AskedPlate) -> TemporaryPlateIssue:
    """Write the plate down as the car's: the same number again corrects its dates, another is another issue."""
    row = _known(tx, car, asked.plate)
    if row is None:
        row = TemporaryPlateIssue(
            vehicle_id=car.id, plate=asked.plate, issue=_next_issue(tx, car), production_late=asked.production_late,
            valid_from=asked.valid_from or min(tx.today, asked.valid_to), valid_to=asked.valid_to, created_at=tx.now,
            created_by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(row)
    else:
        row.valid_from, row.valid_to = asked.valid_from or row.valid_from, asked.valid_to
        row.production_late = row.production_late or asked.production_late
    car.plate, car.plate_kind, car.temp_plate_valid_to = asked.plate, "temporary", asked.valid_to
    tx.session.flush()
    return row


def end_issue(tx: Tx, vehicle_id: int, received_on: date) -> None:
    """The permanent plates came: the last temporary one is void some days later (PL-01)."""
    issues = issues_of(tx, vehicle_id)
    if issues and issues[-1].void_on is None:
        void = add_days(received_on, tx.parameters.whole(VOID_DAYS, received_on))
        issues[-1].void_on = min(void, issues[-1].valid_to)


def _known(tx: Tx, car: Vehicle, plate: str) -> TemporaryPlateIssue | None:
    """The last issue if it is this very plate: each issue has a number of its own."""
    issues = issues_of(tx, car.id)
    return issues[-1] if issues and issues[-1].plate == plate else None


def _next_issue(tx: Tx, car: Vehicle) -> int:
    """A plate that was on the car before issues were written down counts as the first."""
    issues = issues_of(tx, car.id)
    if issues:
        return issues[-1].issue + 1
    return 1 if car.temp_plate_valid_to is None else 2
