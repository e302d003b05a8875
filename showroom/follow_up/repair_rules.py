"""Which right a customer has after repairs: the 三包 rules of SAMR Order 43 over the repair record; pure (SB-01…05)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from showroom.kernel.dates import add_days
from showroom.kernel.names import normalise_name
from showroom.kernel.parameters import Parameters
from showroom.vehicles.periods import Periods, courtesy_days


class FaultSystem(StrEnum):
    """The ten systems of article 24 under the keys of `vehicles.quality_terms.SYSTEMS`, and what is none of them."""

    ENGINE = "engine"
    GEARBOX = "gearbox"
    BATTERY = "battery"
    MOTOR = "motor"
    STEERING = "steering"
    BRAKES = "brakes"
    SUSPENSION = "suspension"
    DRIVELINE = "transmission"
    EMISSION = "emission"
    BODY = "body"
    OTHER = "other"


ASSEMBLIES = frozenset({FaultSystem.ENGINE, FaultSystem.GEARBOX, FaultSystem.BATTERY, FaultSystem.MOTOR})
"""Engine, gearbox, traction battery and drive motor: the four of SB-02 and SB-03."""


class Hazard(StrEnum):
    """What gives the new car or the money back at once within 60 days or 3,000 km (SB-03 b)."""

    NONE = "none"
    STEERING = "steering_failure"
    BRAKES = "brake_failure"
    BODY = "body_crack"
    FUEL = "fuel_leak"
    FIRE = "battery_fire"


class Need(StrEnum):
    """What the fault needs by the workshop's finding (SB-02)."""

    REPAIR = "repair"
    MAIN_PART = "main_part"
    ASSEMBLY = "assembly"


class Work(StrEnum):
    """What was done in the end."""

    REPAIRED = "repaired"
    NEW_PART = "new_part"
    MAIN_PART = "main_part_replaced"
    ASSEMBLY = "assembly_replaced"


class Right(StrEnum):
    """What the customer may ask for."""

    REPAIR = "repair"
    COURTESY = "courtesy"
    ASSEMBLY = "assembly"
    RETURN = "return"


class Ground(StrEnum):
    """Which sentence of the rules gives the right."""

    WARRANTY = "warranty"
    LONG_REPAIR = "long_repair"
    SEVEN_DAYS = "seven_days"
    MAIN_PART_60 = "main_part_60"
    HAZARD_60 = "hazard_60"
    SAFETY = "safety"
    ASSEMBLY_TWICE = "assembly_twice"
    PART_TWICE = "part_twice"
    DAYS = "days"
    SAME_PROBLEM = "same_problem"


RULES = {
    Ground.WARRANTY: ("SB-01", 18), Ground.LONG_REPAIR: ("SB-05", 21), Ground.SEVEN_DAYS: ("SB-02", 22),
    Ground.MAIN_PART_60: ("SB-03", 20), Ground.HAZARD_60: ("SB-03", 23), Ground.SAFETY: ("SB-04", 24),
    Ground.ASSEMBLY_TWICE: ("SB-04", 24), Ground.PART_TWICE: ("SB-04", 24), Ground.DAYS: ("SB-04", 24),
    Ground.SAME_PROBLEM: ("SB-04", 24),
}  # fmt: skip
"""Rule and article of Order 43 by ground."""
PAYS_FOR_USE = frozenset(ground for ground, (_, article) in RULES.items() if article == 24)
"""The customer pays for the use of the car only where article 24 gives the right (SB-07)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of articles 21 and 24 in force on the day the periods began (G-06)."""

    safety_repairs: int
    replacements: int
    total_days: int
    same_problem: int
    single_days: int

    @classmethod
    def at(cls, on: date, table: Parameters) -> Limits:
        def number(name: str) -> int:
            return table.whole(f"three_guarantees.{name}", on)

        return cls(
            number("safety_repairs"), number("replacements"), number("total_days"), number("same_problem_repairs"),
            number("repair_days"),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Repair:
    """One fault with its repair, as the record has it (SB-12).

    `id` orders rows of one day; `problem` is the id of the first repair of the same problem. `parts_days` and
    `rescue_days` are days of this repair for shipping VIN-specific parts or batteries, and for rescue travel.
    """

    id: int
    problem: int
    reported_on: date
    in_on: date | None
    out_on: date | None
    odometer_km: int
    system: FaultSystem
    part: str = ""
    main_part: bool = False
    need: Need = Need.REPAIR
    safety: bool = False
    hazard: Hazard = Hazard.NONE
    work: Work | None = None
    fixed: bool | None = None
    parts_days: int = 0
    rescue_days: int = 0
    given_days: int = 0


@dataclass(frozen=True, slots=True)
class Entitlement:
    """One right with what it follows from: `repairs` are ids of the record, `since` the day it arose."""

    right: Right
    ground: Ground
    repairs: tuple[int, ...]
    since: date
    count: int = 0

    @property
    def rule(self) -> str:
        return RULES[self.ground][0]

    @property
    def article(self) -> int:
        return RULES[self.ground][1]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What runs on a day, what the customer may ask for, and the days that count (SB-04)."""

    seven_days: bool
    sixty_days: bool
    returning: bool
    repairing: bool
    days: int
    rights: tuple[Entitlement, ...]


def verdict(periods: Periods, limits: Limits, repairs: Iterable[Repair], on: date) -> Verdict:
    """Every right that the record gives on `on`; a period ends by date or kilometres, whichever is first (SB-01).

    All limits count with their number (G-03: within 7 days includes the 7th, more than 30 days begins with the 31st).
    What was reported after a period's end gives none of its rights.
    """
    rows = sorted((row for row in repairs if row.reported_on <= on), key=lambda row: (row.reported_on, row.id))
    km = max((row.odometer_km for row in rows), default=0)
    in_return = [row for row in rows if _within(row, periods.year_2, periods.return_km)]
    days = _days_counted(in_return, min(on, periods.year_2))
    rights = [
        *_early(periods, rows), *_safety(in_return, limits), *_replaced(in_return, limits),
        *_too_long(in_return, days, limits), *_same_problem(in_return, limits), *_care(periods, rows, limits, on),
    ]  # fmt: skip
    return Verdict(
        seven_days=on <= periods.day_7,
        sixty_days=on <= periods.day_60 and km <= periods.sixty_days_km,
        returning=on <= periods.year_2 and km <= periods.return_km,
        repairing=on <= periods.year_3 and km <= periods.repair_km,
        days=sum(days.values()),
        rights=tuple(rights),
    )


def repair_days(row: Repair, until: date) -> int:
    """Days that one repair takes or took: the day it began is not counted, a day begun counts whole (G-04)."""
    end = min(row.out_on or until, until)
    return 0 if row.in_on is None or end < row.in_on else max(1, (end - row.in_on).days)


def missing_days(row: Repair, limit: int, until: date) -> int:
    """Days of a repair for which a courtesy car or travel money is due and was not given (SB-05)."""
    return max(0, courtesy_days(repair_days(row, until), limit) - row.given_days)


def _within(row: Repair, last: date, most_km: int) -> bool:
    return row.reported_on <= last and row.odometer_km <= most_km


def _early(periods: Periods, rows: Sequence[Repair]) -> Iterator[Entitlement]:
    """SB-02 and SB-03."""
    for row in rows:
        four = row.system in ASSEMBLIES
        if four and row.need is not Need.REPAIR and row.reported_on <= periods.day_7:
            yield Entitlement(Right.RETURN, Ground.SEVEN_DAYS, (row.id,), row.reported_on)
        if not _within(row, periods.day_60, periods.sixty_days_km):
            continue
        if row.hazard is not Hazard.NONE:
            yield Entitlement(Right.RETURN, Ground.HAZARD_60, (row.id,), row.reported_on)
        if four and row.main_part:
            yield Entitlement(Right.ASSEMBLY, Ground.MAIN_PART_60, (row.id,), row.reported_on)


def _safety(rows: Sequence[Repair], limits: Limits) -> Iterator[Entitlement]:
    """Serious safety faults: after two repairs still there, or a new one appears."""
    yield from _still_bad([row for row in rows if row.safety], limits.safety_repairs, Ground.SAFETY)


def _replaced(rows: Sequence[Repair], limits: Limits) -> Iterator[Entitlement]:
    """An assembly, or the same main part of one of the ten systems, replaced twice and still bad."""
    by_system: dict[FaultSystem, list[Repair]] = defaultdict(list)
    by_part: dict[tuple[FaultSystem, str], list[Repair]] = defaultdict(list)
    for row in rows:
        if row.system in ASSEMBLIES:
            by_system[row.system].append(row)
        if row.system is not FaultSystem.OTHER and row.main_part:
            by_part[row.system, _folded(row.part)].append(row)
    for found in by_system.values():
        yield from _still_bad(found, limits.replacements, Ground.ASSEMBLY_TWICE, Work.ASSEMBLY)
    for found in by_part.values():
        yield from _still_bad(found, limits.replacements, Ground.PART_TWICE, Work.MAIN_PART)


def _still_bad(rows: Sequence[Repair], times: int, ground: Ground, work: Work | None = None) -> Iterator[Entitlement]:
    """The right once `times` finished repairs (of that `work`) did not help: not fixed, or a fault came after them."""
    done = [row for row in rows if row.out_on is not None and (work is None or row.work is work)]
    if len(done) < times:
        return
    last = done[times - 1]
    helped = tuple(row.id for row in done[:times])
    later = rows[rows.index(last) + 1 :]
    if last.fixed is False and last.out_on is not None:
        yield Entitlement(Right.RETURN, ground, helped, last.out_on, times)
    elif later:
        yield Entitlement(Right.RETURN, ground, (*helped, later[0].id), later[0].reported_on, times)


def _too_long(rows: Sequence[Repair], days: dict[int, int], limits: Limits) -> Iterator[Entitlement]:
    """More than 30 days in the workshop in all."""
    total = 0
    for row in sorted(rows, key=_order_in):
        total += days.get(row.id, 0)
        if total > limits.total_days and row.in_on is not None:
            excluded = row.parts_days + row.rescue_days
            spent = days[row.id] - (total - limits.total_days - 1)
            used = tuple(ident for ident, count in days.items() if count)
            yield Entitlement(
                Right.RETURN, Ground.DAYS, used, add_days(row.in_on, spent + excluded), sum(days.values())
            )
            return


def _same_problem(rows: Sequence[Repair], limits: Limits) -> Iterator[Entitlement]:
    """More than four repairs of the same problem."""
    by_problem: dict[int, list[Repair]] = defaultdict(list)
    for row in rows:
        if row.in_on is not None:
            by_problem[row.problem].append(row)
    for found in by_problem.values():
        if len(found) > limits.same_problem:
            since = found[limits.same_problem].reported_on
            yield Entitlement(Right.RETURN, Ground.SAME_PROBLEM, tuple(row.id for row in found), since, len(found))


def _care(periods: Periods, rows: Sequence[Repair], limits: Limits, on: date) -> Iterator[Entitlement]:
    """Free repair of what is open, and a car or travel money from day 6 (SB-01, SB-05)."""
    for row in rows:
        if not _within(row, periods.year_3, periods.repair_km):
            continue
        if row.out_on is None:
            yield Entitlement(Right.REPAIR, Ground.WARRANTY, (row.id,), row.reported_on)
        missing = missing_days(row, limits.single_days, on)
        if missing and row.in_on is not None:
            since = add_days(row.in_on, limits.single_days + 1)
            yield Entitlement(Right.COURTESY, Ground.LONG_REPAIR, (row.id,), since, missing)


def _days_counted(rows: Sequence[Repair], until: date) -> dict[int, int]:
    """Days by repair up to `until`, a day in the workshop with two faults once, less what article 24 leaves out."""
    seen: set[int] = set()
    counted: dict[int, int] = {}
    for row in sorted(rows, key=_order_in):
        count = repair_days(row, until)
        if not count or row.in_on is None:
            continue
        first = row.in_on.toordinal() + (0 if row.in_on in {row.out_on, until} else 1)
        own = set(range(first, first + count)) - seen
        seen |= own
        counted[row.id] = max(0, len(own) - row.parts_days - row.rescue_days)
    return counted


def _order_in(row: Repair) -> tuple[date, int]:
    return row.in_on or date.max, row.id


def _folded(part: str) -> str:
    """The same part however it is typed (G-09)."""
    return normalise_name(part).replace(" ", "").casefold()
