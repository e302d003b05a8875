"""Eligibility for a test drive: TD-01…21 with DL-05…09, PL-01 and PL-03; all evaluated, all shown (§2.1); pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import get_args

from showroom.kernel import licence as dl
from showroom.kernel.dates import ADULT_AGE, add_months, completed_years
from showroom.kernel.findings import Finding, Override, Severity, worst
from showroom.kernel.names import normalise_identifier, normalise_name, same_name
from showroom.kernel.plate import Energy, PlateKind, TemporaryPlate, check_plate, energy_warning
from showroom.kernel.plate import temporary_plate_problems as plate_problems
from showroom.kernel.resident_id import upgrade_legacy
from showroom.test_drive import messages as say
from showroom.test_drive.case import Booking, DriveCase, Licence, Mode, TestDrivePolicy

Findings = Iterator[Finding]
_NEV_PLATES = ("nev_small", "nev_large")
_ENERGIES: dict[str, Energy] = {name: name for name in get_args(Energy)}
_PLATE_KINDS: dict[str, PlateKind] = {name: name for name in get_args(PlateKind)}


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The verdict is the worst finding; WARN and INFO do not stand in the way. `ride_possible`: 试乘 may be offered."""

    verdict: str
    ride_possible: bool
    findings: tuple[Finding, ...]


def decide_eligibility(case: DriveCase, policy: TestDrivePolicy) -> Eligibility:
    """All rules of the case's mode, and whether the same people could ride instead (§2.1)."""
    found = check_drive(case, policy) if case.mode is Mode.DRIVE else check_ride(case, policy)
    ride = found if case.mode is Mode.RIDE else check_ride(replace(case, mode=Mode.RIDE), policy)
    level = worst(found)
    verdict = level.name if level >= Severity.NEEDS_APPROVAL else "OK"
    return Eligibility(verdict, worst(ride) < Severity.BLOCK, found)


def check_drive(case: DriveCase, policy: TestDrivePolicy) -> tuple[Finding, ...]:
    """What stands against the customer driving, in the order of the rules."""
    found = [
        *_seen(case), *_validity(case), *_class(case), *_holder(case), *_held(case, policy), *_age(case, policy),
        *_agreement(case), *_escort(case), *_plate(case, policy), *_insurance(case, policy), *_condition(case, policy),
        *_times(case, policy), *_fitness(case), *_record(case), *_consents(case), *_route(case), *_persons(case),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda entry: (not entry.code.startswith("TD"), entry.code)))


def check_ride(case: DriveCase, policy: TestDrivePolicy) -> tuple[Finding, ...]:
    """What stands against the customer riding along; the staff drive, so his licence doesn't matter."""
    found = [
        *_rider_age(case, policy), *_agreement(case), *_escort(case), *_plate(case, policy), *_insurance(case, policy),
        *_condition(case, policy), *_times(case, policy), *_record(case), *_consents(case), *_route(case),
        *_persons(case),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda entry: (not entry.code.startswith("TD"), entry.code)))


def blocks_booking(case: DriveCase, other: Booking, buffer_minutes: int) -> bool:
    """Half-open: new [start, end) against [start − buffer, end + buffer) of a booking that shares something (TD-13)."""
    if case.start is None or case.end is None or not (other.car or other.escort or other.customer):
        return False
    buffer = timedelta(minutes=buffer_minutes)
    return _absolute(case.start) < _absolute(other.end) + buffer and _absolute(other.start) - buffer < _absolute(
        case.end
    )


def _absolute(at: datetime) -> datetime:
    """Moments of one zone compare by the clock on the wall, which goes back once a year where there is summer time."""
    return at if at.tzinfo is None else at.astimezone(UTC)


def _seen(case: DriveCase) -> Findings:
    paper = case.licence or Licence()
    if not (paper.seen_by or "").strip() or paper.seen_at is None:
        yield say.NOT_SEEN.finding()
    if paper.captured is not True:
        yield say.NOT_CAPTURED.finding()


def _validity(case: DriveCase) -> Findings:
    paper, day = case.licence, case.last_day
    if paper is None:
        yield say.NO_LICENCE.finding()
        return
    if paper.valid_from is None or (paper.valid_to is None and not paper.long_term):
        yield say.NO_VALIDITY.finding()
    if paper.valid_from is not None and paper.valid_from > case.on:
        yield say.NOT_YET_VALID.finding(valid_from=paper.valid_from.isoformat(), day=case.on.isoformat())
    if paper.valid_to is not None and paper.valid_to < day:
        yield say.EXPIRED.finding(valid_to=paper.valid_to.isoformat(), day=day.isoformat())
    yield from _issuer(case, paper)


def _issuer(case: DriveCase, paper: Licence) -> Findings:
    issuer = normalise_identifier(paper.issuer or "")
    if not issuer:
        yield say.NO_ISSUER.finding()
    elif issuer not in ("CN", "CHN"):
        permit = paper.temporary_permit_valid_to
        if permit is None or permit < case.last_day:
            yield say.FOREIGN_INVALID.finding(issuer=issuer)
            yield say.FOREIGN.finding(issuer=issuer)


def _class(case: DriveCase) -> Findings:
    paper = case.licence or Licence()
    classes = dl.parse_classes(paper.classes or "")
    if not classes.readable:
        yield say.NO_CLASS.finding(classes=(paper.classes or "–")[:20])
    needs = _car_needs(case)
    if needs is None:
        yield say.NO_CAR_KIND.finding()
    elif classes.readable and not dl.covers(classes, needs):
        # A C5 that only lacks the adapted car is TD-21's case; for anything else the class itself does not fit.
        if dl.needs_adapted_car(classes) and dl.covers(classes, replace(needs, adapted=True)):
            yield say.ONLY_ADAPTED.finding()
        else:
            yield say.CLASS_MISMATCH.finding(
                classes=(paper.classes or "")[:20], gearbox=needs.gearbox, seats=str(needs.seats)
            )
    if (paper.conditions or "").strip() and paper.conditions_confirmed is not True:
        yield say.CONDITIONS.finding(conditions=(paper.conditions or "")[:40])


def _car_needs(case: DriveCase) -> dl.CarNeeds | None:
    car = case.car
    if car.gearbox is None or car.seats is None:
        return None
    return dl.CarNeeds(dl.Gearbox.read(car.gearbox), car.seats, car.adapted is True)


def _holder(case: DriveCase) -> Findings:
    paper, customer = case.licence or Licence(), case.customer
    # Residents are compared by the program; a foreigner's papers are compared by a person, whom a manager confirms.
    level = Override.NONE if customer.id_kind in (None, "resident") else Override.MANAGER
    if not same_name(paper.name or "", customer.name or ""):
        names = {
            "licence_name": normalise_name(paper.name or "–"),
            "customer_name": normalise_name(customer.name or "–"),
        }
        yield say.NAME_DIFFERS.finding(None, level, **names)
    number, identity = _number(paper.number), _number(customer.id_number)
    if not number or number != identity:
        yield say.NUMBER_DIFFERS.finding(None, level)


def _number(text: str | None) -> str:
    number = normalise_identifier(text or "")
    legacy = len(number) == 15 and number.isascii() and number.isdecimal()
    return upgrade_legacy(number) if legacy else number


def _held(case: DriveCase, policy: TestDrivePolicy) -> Findings:
    if case.licence is None or case.licence.first_issue is None:
        yield say.NO_FIRST_ISSUE.finding(policy.licence_rule)
        if case.licence is not None:
            yield from _probation(case, policy, "–")
        return
    first = case.licence.first_issue
    until = add_months(first, policy.licence_months)
    if case.on < until:
        values = {"first_issue": first.isoformat(), "months": str(policy.licence_months), "until": until.isoformat()}
        yield say.HELD_TOO_SHORT.finding(policy.licence_rule, **values)
    ends = add_months(first, policy.probation_months)
    if case.on < ends:
        yield from _probation(case, policy, ends.isoformat())


def _probation(case: DriveCase, policy: TestDrivePolicy, until: str) -> Findings:
    years = case.companion_years
    if case.route.motorway is not False and (years is None or years < policy.companion_years):
        yield say.PROBATION_MOTORWAY.finding(years=str(policy.companion_years))
    if case.car.probation_sticker is False:
        yield say.PROBATION_STICKER.finding()
    yield say.PROBATION.finding(until=until)


def _age(case: DriveCase, policy: TestDrivePolicy) -> Findings:
    if case.customer.birth is None:
        yield say.NO_BIRTH.finding()
        return
    years = completed_years(case.customer.birth, case.on)
    age, proof = str(years), case.licence is not None and case.licence.medical_proof is True
    if years < policy.age_min:
        yield say.TOO_YOUNG.finding(age=age, limit=str(policy.age_min))
    elif years >= policy.age_medical and not proof:
        yield say.NO_MEDICAL.finding(age=age, limit=str(policy.age_medical))
    elif years >= policy.age_medical:
        yield say.OLD_WITH_MEDICAL.finding(age=age)
    elif years >= policy.age_warn:
        yield say.OLDER.finding(age=age)
    if years < ADULT_AGE:
        yield say.BELOW_LEGAL_AGE.finding(age=age)
    classes = (case.licence.classes or "") if case.licence is not None else ""
    if dl.exchange_overdue(dl.parse_classes(classes), years, policy.exchange_age):
        yield say.EXCHANGE.finding(age=age, classes=classes[:20])


def _rider_age(case: DriveCase, policy: TestDrivePolicy) -> Findings:
    customer = case.customer
    if customer.birth is None:
        yield say.NO_BIRTH.finding()
        return
    years = completed_years(customer.birth, case.on)
    if years < policy.ride_age_alone and not (customer.guardian_present is True and case.children_seated is True):
        yield say.CHILD_ALONE.finding(age=str(years), limit=str(policy.ride_age_alone))


def _agreement(case: DriveCase) -> Findings:
    if case.agreement_signed is not True or not (case.agreement_version or "").strip():
        yield say.NOT_SIGNED.finding()


def _escort(case: DriveCase) -> Findings:
    escort = case.escort
    if escort is None or not (escort.name or "").strip():
        yield say.NO_ESCORT.finding()
        return
    name = normalise_name(escort.name or "")
    if escort.active is not True:
        yield say.ESCORT_INACTIVE.finding(escort=name)
    if escort.authorised is not True:
        yield say.ESCORT_UNAUTHORISED.finding(escort=name)
    until, day = escort.licence_valid_to, case.last_day
    if (until is None and not escort.licence_long_term) or (until is not None and until < day):
        valid_to = until.isoformat() if until else "–"
        yield say.ESCORT_LICENCE.finding(escort=name, day=day.isoformat(), valid_to=valid_to)
    needs = _car_needs(case)
    if needs is None or not dl.covers(dl.parse_classes(escort.classes or ""), needs):
        yield say.ESCORT_CLASS.finding(escort=name, classes=(escort.classes or "–")[:20])
    if escort.busy is not False:
        yield say.ESCORT_BUSY.finding(escort=name)


def _plate(case: DriveCase, policy: TestDrivePolicy) -> Findings:
    car = case.car
    plate = normalise_identifier(car.plate or "")
    if not plate:
        yield say.NO_PLATE.finding()
    temporary = car.plate_kind == "temporary" or car.temp_plate_valid_to is not None
    if temporary:
        yield from _temporary_plate(case, policy)
    elif plate:
        yield from _registered_plate(case, plate)


def _registered_plate(case: DriveCase, plate: str) -> Findings:
    check = check_plate(plate)
    if check.kind is None:
        yield say.BAD_PLATE.finding(plate=plate[:12])
    elif check.kind == "temporary":
        yield say.NO_TEMP_DATE.finding()
    kind = _PLATE_KINDS.get(case.car.plate_kind or "", check.kind)
    if kind == "special":
        yield say.PLATE_SPECIAL.finding(plate=plate)
    energy = _ENERGIES.get(case.car.energy or "")
    warning = energy_warning(kind, energy) if kind is not None and energy is not None else None
    if warning is not None:
        yield say.PLATE_MISMATCH.finding(text=warning.text("zh"), text_en=warning.text("en"))


def _temporary_plate(case: DriveCase, policy: TestDrivePolicy) -> Findings:
    car, day = case.car, case.last_day
    if car.temp_plate_valid_to is None:
        yield say.NO_TEMP_DATE.finding()
        return
    first = car.temp_plate_valid_from or min(car.temp_plate_valid_to, case.on)
    if car.temp_plate_valid_to < day or first > case.on:
        began = car.temp_plate_valid_from.isoformat() if car.temp_plate_valid_from else "–"
        values = {"valid_from": began, "valid_to": car.temp_plate_valid_to.isoformat(), "day": day.isoformat()}
        yield say.TEMP_EXPIRED.finding(**values)
    # Without its first day only what can be known is held against it.
    plate = TemporaryPlate(first, car.temp_plate_valid_to)
    for problem in plate_problems(plate, car.compulsory_valid_to, policy.temporary_plate):
        yield say.TEMP_TOO_LONG.finding(text=problem.text("zh"), text_en=problem.text("en"))


def _insurance(case: DriveCase, policy: TestDrivePolicy) -> Findings:
    car, day = case.car, case.last_day
    until = car.compulsory_valid_to
    if until is None or until < day:
        yield say.COMPULSORY.finding(valid_to=until.isoformat() if until else "–", day=day.isoformat())
    if car.third_party is None or car.third_party < policy.third_party_min:
        cover = car.third_party.grouped() if car.third_party is not None else "–"
        yield say.THIRD_PARTY.finding(cover=cover, limit=policy.third_party_min.grouped())
    if car.own_damage is not True:
        yield say.OWN_DAMAGE.finding()
    if car.passenger_cover is not True:
        yield say.PASSENGER.finding()


def _condition(case: DriveCase, policy: TestDrivePolicy) -> Findings:
    car, day = case.car, case.last_day
    if car.status != "demo":
        yield say.NOT_DEMO.finding(status=(car.status or "–")[:20])
    until = car.inspection_valid_to
    if until is None or until < day:
        yield say.INSPECTION.finding(valid_to=until.isoformat() if until else "–", day=day.isoformat())
    if car.open_defect is not False:
        yield say.DEFECT.finding()
    electric = car.energy == "BEV" or (car.energy is None and car.plate_kind in _NEV_PLATES)
    least = policy.charge_min if electric else policy.fuel_min
    if car.energy_level is None:
        yield say.NO_ENERGY.finding()
    elif car.energy_level < least:
        yield say.LOW_ENERGY.finding(level=f"{car.energy_level * 100:.0f}", limit=f"{least * 100:.0f}")


def _times(case: DriveCase, policy: TestDrivePolicy) -> Findings:
    if case.start is None or case.end is None or _absolute(case.end) <= _absolute(case.start):
        yield say.NO_TIMES.finding()
        return
    for other in case.bookings:
        if not blocks_booking(case, other, policy.buffer_minutes):
            continue
        shared = [
            words
            for taken, words in (
                (other.car, ("车辆", "car")),
                (other.escort, ("陪驾", "escort")),
                (other.customer, ("客户", "customer")),
            )
            if taken
        ]
        yield say.OVERLAP.finding(
            what_zh="、".join(zh for zh, _ in shared), what_en=", ".join(en for _, en in shared),
            start=f"{other.start:%H:%M}", end=f"{other.end:%H:%M}", buffer=str(policy.buffer_minutes),
        )  # fmt: skip


def _fitness(case: DriveCase) -> Findings:
    paper = case.licence or Licence()
    if case.fit_declared is not True:
        yield say.NOT_FIT.finding()
    if case.staff_observed_unfit is not False:
        yield say.OBSERVED_UNFIT.finding()
    if paper.suspended_declared is not False:
        yield say.SUSPENDED.finding()
    if paper.points_full_declared is not False:
        yield say.POINTS_FULL.finding()


def _record(case: DriveCase) -> Findings:
    if case.incident_listed is not False:
        yield say.INCIDENT.finding(Severity.WARN if case.mode is Mode.RIDE else None)


def _consents(case: DriveCase) -> Findings:
    customer = case.customer
    if customer.consent_privacy is not True:
        yield say.NO_PRIVACY.finding()
    if case.route.tracked is True and customer.consent_route is not True:
        yield say.NO_TRACKING.finding()
    if case.mode is Mode.RIDE:
        return
    if customer.file_exists is not True:
        yield say.NO_FILE.finding()
    if customer.consent_images is not True:
        yield say.NO_IMAGES.finding()


def _route(case: DriveCase) -> Findings:
    route = case.route
    if route.approved is not True:
        yield say.ROUTE_UNAPPROVED.finding()
    if route.forbidden is True:
        yield say.ROUTE_FORBIDDEN.finding()
    if route.night is True or route.bad_weather is True:
        yield say.ROUTE_CONDITIONS.finding()


def _persons(case: DriveCase) -> Findings:
    seats = case.car.seats
    if case.persons is None or case.persons < 1 or seats is None:
        yield say.NO_PERSONS.finding()
    elif case.persons > seats:
        yield say.TOO_MANY.finding(persons=str(case.persons), seats=str(seats))
    if case.children_seated is not True:
        yield say.CHILDREN.finding()
