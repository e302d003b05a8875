"""What each satisfied rule of §2.1 rests on, in values that read alike in both languages: days, plates, names."""

from __future__ import annotations

from datetime import date, datetime

from showroom.kernel.dates import completed_years
from showroom.test_drive.case import Car, DriveCase, Escort, Licence


def facts_of(case: DriveCase) -> dict[str, str]:
    """The evidence by rule; a rule whose whole evidence is a yes has none beyond its words."""
    birth = case.customer.birth  # the age is enough: this stands in the record of the drive, and in what is exported
    persons = None if case.persons is None else f"{case.persons} / {case.car.seats or '?'}"
    return {
        **_of_licence(case, case.licence or Licence()),
        **_of_car(case.car),
        "TD-07": "" if birth is None else str(completed_years(birth, case.on)),
        "TD-08": case.agreement_version or "",
        "TD-09": _of_escort(case.escort or Escort()),
        "TD-13": "–".join(filter(None, (_time(case.start), _time(case.end)))),
        "TD-20": persons or "",
    }


def _of_licence(case: DriveCase, licence: Licence) -> dict[str, str]:
    classes = " → ".join(filter(None, (licence.classes, case.car.gearbox)))
    return {
        "TD-01": licence.seen_by or "",
        "TD-02": "长期 long-term" if licence.long_term else _day(licence.valid_to),
        "TD-03": classes,
        "TD-04": licence.name or "",
        "TD-05": _day(licence.first_issue),
        "TD-21": licence.conditions or "",
    }


def _of_car(car: Car) -> dict[str, str]:
    sum_insured = "" if car.third_party is None else f"¥{car.third_party.grouped()}"
    return {
        "TD-10": " ".join(filter(None, (car.plate, _day(car.temp_plate_valid_to)))),
        "TD-11": " ".join(filter(None, (_day(car.compulsory_valid_to), sum_insured))),
        "TD-12": _day(car.inspection_valid_to),
    }


def _of_escort(escort: Escort) -> str:
    return " ".join(filter(None, (escort.name, escort.classes)))


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _time(at: datetime | None) -> str:
    return "" if at is None else f"{at:%H:%M}"
