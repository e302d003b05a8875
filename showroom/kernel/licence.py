"""Driving licences: classes and what they cover, validity, probation, ages (DL-02 to DL-10)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from showroom.kernel.dates import add_days, add_months, within
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.names import normalise_identifier

GEARBOX_UNKNOWN = Message("gearbox_unknown", "不认识的变速箱“{text}”", "Unknown gearbox “{text}”")
SEATS_WRONG = Message("seats_wrong", "座位数应为 1 至 99，不能是 {seats}", "Seats must be 1 to 99, not {seats}")


class Gearbox(StrEnum):
    """The gearbox of a car; everything but MT needs only an automatic class."""

    MT = "MT"
    AT = "AT"
    CVT = "CVT"
    DCT = "DCT"
    AMT = "AMT"
    EV = "EV"
    DHT = "DHT"

    @classmethod
    def read(cls, text: str) -> Gearbox:
        """From `at`, `EV single-speed`, `AMT(automatic mode)`; raises ShowroomError(gearbox_unknown)."""
        found = re.match("[A-Z]*", normalise_identifier(text))
        name = found[0].removesuffix("SINGLESPEED") if found else ""
        if name not in cls.__members__:
            raise ShowroomError(GEARBOX_UNKNOWN, text=text[:40])
        return cls(name)


class LicencePaper(StrEnum):
    """What the customer shows; only the first two are a licence here (DL-04, DL-09, DL-10)."""

    LICENCE = "licence"
    ELECTRONIC = "electronic"
    TEMPORARY_PERMIT = "temporary_permit"
    LEARNER_PERMIT = "learner_permit"
    TRAINEE_PERMIT = "trainee_permit"
    FOREIGN_LICENCE = "foreign_licence"
    FOREIGN_PROVISIONAL = "foreign_provisional"
    INTERNATIONAL_PERMIT = "international_permit"


_PAPERS_THAT_COUNT = frozenset({LicencePaper.LICENCE, LicencePaper.ELECTRONIC, LicencePaper.TEMPORARY_PERMIT})
_TOKEN = re.compile("[A-D][1-6]|[DEFMNP]")
_BETWEEN = re.compile("[,，、/;；+&]+")
# "Also covers" of the rulebook's class table, each class with itself.
_COVERS: dict[str, frozenset[str]] = {
    name: frozenset(covered.split()) | {name}
    for name, covered in {
        "A1": "A3 B1 B2 C1 C2 C3 C4 M",
        "A2": "B1 B2 C1 C2 C3 C4 C6 M",
        "A3": "C1 C2 C3 C4",
        "B1": "C1 C2 C3 C4 M",
        "B2": "C1 C2 C3 C4 M",
        "C1": "C2 C3 C4",
        "C2": "",
        "C3": "C4",
        "C4": "",
        "C5": "",
        "C6": "",
        "D": "E F",
        "E": "F",
        "F": "",
        "M": "",
        "N": "",
        "P": "",
    }.items()
}
_CAR_CLASSES = frozenset({"A1", "A2", "A3", "B1", "B2", "C1", "C2", "C5"})
_EXCHANGE_CLASSES = frozenset({"A1", "A2", "A3", "B1", "B2"})
_SMALL_CAR_SEATS = 9
_MEDIUM_BUS_SEATS = 19
_MOST_SEATS = 99


@dataclass(frozen=True, slots=True)
class LicenceClasses:
    """The classes printed on a licence; `unread` is what the class table does not know ('' when all was read)."""

    held: frozenset[str]
    unread: str = ""

    @property
    def covered(self) -> frozenset[str]:
        """The classes held and all that they also cover."""
        return frozenset().union(*(_COVERS[name] for name in self.held))

    @property
    def readable(self) -> bool:
        return bool(self.held) and not self.unread


def parse_classes(text: str) -> LicenceClasses:
    """Reads `A2D`, `C1E`, `c1, e`, `C2C6`. Never raises: unknown parts stand in `unread`."""
    plain = _BETWEEN.sub("", normalise_identifier(text))
    held, unread, place = set(), "", 0
    while place < len(plain):
        token = _TOKEN.match(plain, place)
        if token and token[0] in _COVERS:
            held.add(token[0])
            place = token.end()
        else:
            unread += plain[place]
            place += 1
    return LicenceClasses(frozenset(held), unread)


@dataclass(frozen=True, slots=True)
class CarNeeds:
    """What of a car decides who may drive it; `adapted` is a specially adapted car for disabled drivers."""

    gearbox: Gearbox
    seats: int
    adapted: bool = False


def covers(classes: LicenceClasses, car: CarNeeds) -> bool:
    """Whether the holder may drive the car (rulebook 1.5, TD-03, TD-21); never by a licence that can't be read whole.

    Up to 9 seats: a manual needs C1, an automatic C2, a class that covers it, or C5 in an adapted automatic.
    10 to 19 seats need B1, from 20 on A1. Raises ShowroomError(seats_wrong).
    """
    if not 1 <= car.seats <= _MOST_SEATS:
        raise ShowroomError(SEATS_WRONG, seats=car.seats)
    if not classes.readable:
        return False
    if car.seats > _MEDIUM_BUS_SEATS:
        return "A1" in classes.held
    if car.seats > _SMALL_CAR_SEATS:
        return bool(classes.covered & {"A1", "B1"})
    if car.gearbox is Gearbox.MT:
        return "C1" in classes.covered
    return "C2" in classes.covered or (car.adapted and "C5" in classes.held)


def needs_adapted_car(classes: LicenceClasses) -> bool:
    """Whether C5 is the only car class held: then only an adapted car will do (TD-21)."""
    return "C5" in classes.held and "C2" not in classes.covered


def valid_on(valid_from: date, valid_to: date | None, on: date) -> bool:
    """Both ends included; no `valid_to` is long-term (DL-02)."""
    return within(on, valid_from, valid_to)


def renewal_opens(valid_to: date) -> date:
    """The first day of the renewal window, 90 days before expiry (DL-02)."""
    return add_days(valid_to, -90)


def cancelled_by_expiry(valid_to: date | None, on: date) -> bool:
    """Whether it has been expired for more than a year and is cancelled by that (DL-03)."""
    return valid_to is not None and on > add_months(valid_to, 12)


def held_for_months(first_issue: date, months: int, on: date) -> bool:
    """Whether the licence has been held for at least so many months, the day itself included (TD-05, G-03)."""
    return on >= add_months(first_issue, months)


def in_probation(first_car_issue: date, on: date) -> bool:
    """Whether `on` lies in the twelve months after first obtaining a car class (DL-05)."""
    return first_car_issue <= on < add_months(first_car_issue, 12)


def may_accompany_on_motorway(classes: LicenceClasses, driver: LicenceClasses, years_held: int) -> bool:
    """Whether a companion lets a driver in probation use a motorway: 3 years, the same or a covering class (DL-05)."""
    return years_held >= 3 and driver.readable and (driver.held & _CAR_CLASSES) <= classes.covered


def age_range(name: str) -> tuple[int, int | None]:
    """Youngest and oldest age of a class, ends included; None is no upper limit (DL-06). KeyError if unknown."""
    if name in ("A1", "A2"):
        return 22, 63
    if name in ("A3", "B1", "B2"):
        return 20, 63
    if name == "C6":
        return 20, None
    if name in ("C1", "C2", "C5", "F"):
        return 18, None
    return {"C3": (18, 60), "C4": (18, 60), "D": (18, 60), "E": (18, 60), "M": (18, 60), "N": (20, 63), "P": (20, 63)}[
        name
    ]


def exchange_overdue(classes: LicenceClasses, age: int, limit: int = 63) -> bool:
    """Whether an A or B class should have been exchanged for C1 or C2 by now (DL-08); `limit` since Order 172."""
    return age >= limit and bool(classes.held & _EXCHANGE_CLASSES)


def counts_as_licence(paper: LicencePaper) -> bool:
    """Whether one may drive on mainland roads with it (DL-04, DL-09, DL-10)."""
    return paper in _PAPERS_THAT_COUNT
