"""Our own vectors for §2.1: every rule on both sides of its boundary, the answer worked out by hand from the rulebook.

A vector changes the eligible case (see `tests.cli.eligibility_cases`) and names the verdict, the codes that block or
need an approval (all of them, in order of code) and, where it matters, the codes that only warn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.cli.eligibility_cases import REMOVE

OK, ASK, STOP = "OK", "NEEDS_APPROVAL", "BLOCK"


@dataclass(frozen=True)
class Vector:
    """One case; `serious` are the codes at NEEDS_APPROVAL or BLOCK, `warns` those at WARN."""

    label: str
    changes: dict[str, Any]
    verdict: str
    serious: frozenset[str]
    warns: frozenset[str] = field(default_factory=frozenset)


def v(label: str, verdict: str, serious: str = "", warns: str = "", **changes: Any) -> Vector:
    return Vector(label, changes, verdict, frozenset(serious.split()), frozenset(warns.split()))


def _day(day: str, **changes: Any) -> dict[str, Any]:
    """The same drive on another day, with papers that are good then unless said otherwise."""
    return {
        "on": day, "start": f"{day}T10:00", "end": f"{day}T10:30", "bookings": [],
        "licence__valid_from": "2020-05-20", "licence__valid_to": "2039-05-20",
        "car__compulsory_valid_to": "2039-01-01",
        "car__inspection_valid_to": "2039-06-30", "escort__licence_valid_to": "2039-01-01", **changes,
    }  # fmt: skip


MIDNIGHT: dict[str, Any] = {"start": "2026-11-22T23:50", "end": "2026-11-23T00:20", "bookings": []}
"""Ends on the next day: what counts to the end counts on the 23rd (TD-02 and the other dates)."""

SEEN = (
    v("nobody saw the licence", STOP, "TD-01", licence__seen_by=""),
    v("somebody without a name saw it", STOP, "TD-01", licence__seen_by="   "),
    v("who saw it is not said", STOP, "TD-01", licence__seen_by=REMOVE),
    v("when it was seen is not said", STOP, "TD-01", licence__seen_at=REMOVE),
    v("it was not captured", STOP, "TD-01", licence__captured=False),
    v("whether it was captured is not said", STOP, "TD-01", licence__captured=REMOVE),
)
VALIDITY = (
    v("valid to today", OK, licence__valid_to="2026-11-22"),
    v("valid to yesterday", STOP, "TD-02", licence__valid_to="2026-11-21"),
    v("valid to tomorrow", OK, licence__valid_to="2026-11-23"),
    v("valid from today", OK, licence__valid_from="2026-11-22"),
    v("valid from tomorrow", STOP, "TD-02", licence__valid_from="2026-11-23"),
    v("valid from yesterday", OK, licence__valid_from="2026-11-21"),
    v("expired for a year and a day", STOP, "TD-02", licence__valid_to="2025-11-21"),
    v("long-term", OK, licence__valid_to="长期"),
    v("its end is not said", STOP, "TD-02", licence__valid_to=REMOVE),
    v("its beginning is not said", STOP, "TD-02", licence__valid_from=REMOVE),
    v("expires while the drive lasts", STOP, "TD-02", licence__valid_to="2026-11-22", **MIDNIGHT),
    v("expires after the drive", OK, licence__valid_to="2026-11-23", **MIDNIGHT),
    v("valid to the leap day, driven on it", OK, **_day("2028-02-29", licence__valid_to="2028-02-29")),
    v("valid to the leap day, driven after it", STOP, "TD-02", **_day("2028-03-01", licence__valid_to="2028-02-29")),
    v("valid to the day before the leap day", STOP, "TD-02", **_day("2028-02-29", licence__valid_to="2028-02-28")),
    v("valid to the last day of a year", OK, **_day("2026-12-31", licence__valid_to="2026-12-31")),
    v("a year's first day after it", STOP, "TD-02", **_day("2027-01-01", licence__valid_to="2026-12-31")),
    v("valid to the end of April", OK, **_day("2027-04-30", licence__valid_to="2027-04-30")),
    v("the first of May after it", STOP, "TD-02", **_day("2027-05-01", licence__valid_to="2027-04-30")),
)
ISSUER = (
    v("who issued it is not said", STOP, "TD-02", licence__issuer=REMOVE),
    v("issued in China, in small letters", OK, licence__issuer="cn"),
    v("issued in China, three letters", OK, licence__issuer="CHN"),
    *(v(f"issued in {place}", STOP, "TD-02 DL-09", licence__issuer=place) for place in ("DE", "HK", "MO", "TW", "US")),
    v("foreign, permit to today", OK, licence__issuer="DE", licence__temporary_permit_valid_to="2026-11-22"),
    v("foreign, permit to yesterday", STOP, "TD-02 DL-09", licence__issuer="DE",
      licence__temporary_permit_valid_to="2026-11-21"),
    v("foreign, permit ends at midnight within the drive", STOP, "TD-02 DL-09", licence__issuer="DE",
      licence__temporary_permit_valid_to="2026-11-22", **MIDNIGHT),
)  # fmt: skip
MANUAL, AUTOMATIC = ("MT",), ("AT", "CVT", "DCT", "AMT", "EV", "DHT")
ESCORT_FOR_ALL = {"escort__classes": "A1"}
CLASSES = (
    *(v(f"{name} drives {gearbox}", OK, licence__classes=name, car__gearbox=gearbox)
      for name in ("A1", "A2", "A3", "B1", "B2", "C1", "C1E", "A2D", "C1C6", "A1A2D") for gearbox in ("MT", "AT")),
    *(v(f"C2 drives {gearbox}", OK, licence__classes="C2", car__gearbox=gearbox) for gearbox in AUTOMATIC),
    *(v(f"{name} not MT", STOP, "TD-03", licence__classes=name, car__gearbox="MT")
      for name in ("C2", "C2C6", "C2D", "C5", "C3", "C4", "C6", "D", "E", "F", "M", "N", "P")),
    *(v(f"{name} not AT", STOP, "TD-03", licence__classes=name)
      for name in ("C3", "C4", "C6", "D", "E", "F", "DE", "M", "N", "P", "C3C4")),
    v("C2C6 drives AT", OK, licence__classes="C2C6"),
    v("class in small letters", OK, licence__classes="c1e"),
    v("class in wide letters", OK, licence__classes="Ｃ１"),
    v("class not said", STOP, "TD-03", licence__classes=REMOVE),
    v("class unreadable", STOP, "TD-03", licence__classes="Z9"),
    v("gearbox not said", STOP, "TD-03 TD-09", car__gearbox=REMOVE),
    v("seats not said", STOP, "TD-03 TD-09 TD-20", car__seats=REMOVE),
    v("nine seats with C1", OK, car__seats=9, licence__classes="C1"),
    v("ten seats with C1", STOP, "TD-03", car__seats=10, licence__classes="C1", **ESCORT_FOR_ALL),
    v("ten seats with B1", OK, car__seats=10, licence__classes="B1", **ESCORT_FOR_ALL),
    v("nineteen seats with B1", OK, car__seats=19, licence__classes="B1", **ESCORT_FOR_ALL),
    v("twenty seats with B1", STOP, "TD-03", car__seats=20, licence__classes="B1", **ESCORT_FOR_ALL),
    v("twenty seats with A1", OK, car__seats=20, licence__classes="A1", **ESCORT_FOR_ALL),
    v("ten seats with B2", STOP, "TD-03", car__seats=10, licence__classes="B2", **ESCORT_FOR_ALL),
    v("C5 in an ordinary automatic", STOP, "TD-21", licence__classes="C5"),
    v("C5 in an adapted automatic", OK, licence__classes="C5", car__adapted=True),
    v("C5 in an adapted manual", STOP, "TD-03", licence__classes="C5", car__adapted=True, car__gearbox="MT"),
    v("C1 with C5 in an ordinary automatic", OK, licence__classes="C1C5"),
)  # fmt: skip
PASSPORT = {"customer__id_kind": "foreign_passport", "customer__id_number": "E12345678"}
HOLDER = (
    v("another name", STOP, "TD-04", licence__name="李四"),
    v("name not said", STOP, "TD-04", licence__name=REMOVE),
    v("a blank within the name", OK, licence__name="张 三"),
    v("another number", STOP, "TD-04", licence__number="110105194912310021"),
    v("number not said", STOP, "TD-04", licence__number=REMOVE),
    v("number of another letter case", OK, licence__number="11010519491231002x",
      customer__id_number="11010519491231002X"),
    v("number with blanks", OK, licence__number="119999 19900101 0010"),
    v("15 digits of the same person", OK, customer__id_number="110105491231002", licence__number="11010519491231002X"),
    v("15 digits of another", STOP, "TD-04", customer__id_number="110105491231003",
      licence__number="11010519491231002X"),
    v("a foreigner's papers agree", OK, licence__number="E12345678", **PASSPORT),
    v("a foreigner's papers differ: only a manager may accept", STOP, "TD-04", **PASSPORT),
)  # fmt: skip
HELD = (
    v("12 months today", OK, licence__first_issue="2025-11-22"),
    v("12 months tomorrow", ASK, "TD-05", "TD-06", licence__first_issue="2025-11-23"),
    v("12 months yesterday", OK, licence__first_issue="2025-11-21"),
    v("issued today", ASK, "TD-05", "TD-06", licence__first_issue="2026-11-22", licence__valid_from="2026-11-22"),
    v("first issue not said", STOP, "TD-05 TD-06", licence__first_issue=REMOVE, route__motorway=True),
    v("leap day, a year later on the 28th", OK, **_day("2029-02-28", licence__first_issue="2028-02-29")),
    v("leap day, a year later on the 27th", ASK, "TD-05", "TD-06",
      **_day("2029-02-27", licence__first_issue="2028-02-29")),
    v("end of March", OK, **_day("2027-03-31", licence__first_issue="2026-03-31")),
    v("end of March less a day", ASK, "TD-05", "TD-06", **_day("2027-03-30", licence__first_issue="2026-03-31")),
    v("28 February to the leap day", OK, **_day("2028-02-28", licence__first_issue="2027-02-28")),
)  # fmt: skip
PROBATION = (
    v("motorway alone", STOP, "TD-05 TD-06", licence__first_issue="2026-01-01", route__motorway=True),
    v("motorway, companion of 2 years", STOP, "TD-05 TD-06", licence__first_issue="2026-01-01", route__motorway=True,
      companion_years=2),
    v("motorway, companion of 3 years", ASK, "TD-05", "TD-06", licence__first_issue="2026-01-01", route__motorway=True,
      companion_years=3),
    v("whether there is a motorway is not said", STOP, "TD-05 TD-06", licence__first_issue="2026-01-01",
      route__motorway=REMOVE),
    v("sticker missing", STOP, "TD-05 TD-06", licence__first_issue="2026-01-01", car__probation_sticker=False),
    v("sticker on the car", ASK, "TD-05", "TD-06", licence__first_issue="2026-01-01", car__probation_sticker=True),
    v("motorway long after probation", OK, route__motorway=True),
    v("motorway on the day after probation", OK, licence__first_issue="2025-11-22", route__motorway=True),
    v("motorway on the last day of probation", STOP, "TD-05 TD-06", licence__first_issue="2025-11-23",
      route__motorway=True),
)  # fmt: skip
HEAVY = ("A1", "A2", "A3", "B1", "B2")
AGE = (
    v("18 today", OK, customer__birth="2008-11-22"),
    v("18 tomorrow", STOP, "TD-07 DL-06", customer__birth="2008-11-23"),
    v("18 yesterday", OK, customer__birth="2008-11-21"),
    v("birth not said", STOP, "TD-07", customer__birth=REMOVE),
    v("65, 66 tomorrow", OK, customer__birth="1960-11-23"),
    v("66 today", OK, "", "TD-07", customer__birth="1960-11-22"),
    v("69, 70 tomorrow", OK, "", "TD-07", customer__birth="1956-11-23"),
    v("70 today, no proof", ASK, "TD-07", customer__birth="1956-11-22"),
    v("70 today, proof not said", ASK, "TD-07", customer__birth="1956-11-22", licence__medical_proof=REMOVE),
    v("70 today, proof seen", OK, "", "TD-07", customer__birth="1956-11-22", licence__medical_proof=True),
    v("71, proof seen, C1 long-term", OK, "", "TD-07", customer__birth="1955-11-22", licence__medical_proof=True,
      licence__classes="C1", licence__valid_to="长期"),
    v("born on a leap day, 18 on the first of March", OK, **_day("2026-03-01", customer__birth="2008-02-29")),
    v("born on a leap day, not 18 on the 28th", STOP, "TD-07 DL-06",
      **_day("2026-02-28", customer__birth="2008-02-29")),
    *(v(f"{name} at 63", ASK, "DL-08", customer__birth="1963-11-22", licence__classes=name) for name in HEAVY),
    *(v(f"{name} at 62", OK, customer__birth="1963-11-23", licence__classes=name) for name in HEAVY),
    v("C1 at 63", OK, customer__birth="1963-11-22", licence__classes="C1"),
    v("A2D at 64", ASK, "DL-08", customer__birth="1962-11-22", licence__classes="A2D"),
)  # fmt: skip
AGREEMENT = tuple(
    v(f"{label}, {mode}", STOP, "TD-08", mode=mode, **changes)
    for mode in ("drive", "ride")
    for label, changes in (
        ("not signed", {"agreement__signed": False}), ("whether signed is not said", {"agreement__signed": REMOVE}),
        ("without version", {"agreement__version": ""}), ("no agreement", {"agreement": REMOVE}),
    )
)  # fmt: skip
ESCORT = tuple(
    v(f"{label}, {mode}", verdict, "TD-09" if verdict == STOP else "", mode=mode, **changes)
    for mode in ("drive", "ride")
    for label, verdict, changes in (
        ("no escort", STOP, {"escort": REMOVE}), ("escort without a name", STOP, {"escort__name": " "}),
        ("escort has left", STOP, {"escort__active": False}), ("escort: active not said", STOP,
                                                               {"escort__active": REMOVE}),
        ("escort not authorised", STOP, {"escort__authorised": False}),
        ("escort's licence ends today", OK, {"escort__licence_valid_to": "2026-11-22"}),
        ("escort's licence ended yesterday", STOP, {"escort__licence_valid_to": "2026-11-21"}),
        ("escort's licence long-term", OK, {"escort__licence_valid_to": "长期"}),
        ("escort's licence ends within the drive", STOP, {"escort__licence_valid_to": "2026-11-22", **MIDNIGHT}),
        ("escort may not drive this car", STOP, {"escort__classes": "C3"}),
        ("escort's class not said", STOP, {"escort__classes": REMOVE}),
        ("escort busy", STOP, {"escort__busy": True}), ("escort: busy not said", STOP, {"escort__busy": REMOVE}),
    )
)  # fmt: skip
TEMPORARY = {"car__plate": "沪A12345临", "car__plate_kind": "temporary"}
PLATE = (
    v("no plate", STOP, "TD-10", car__plate=REMOVE),
    v("blank plate", STOP, "TD-10", car__plate="  "),
    v("letter I in the plate", STOP, "TD-10", car__plate="京I12345", car__plate_kind=REMOVE),
    v("plate with a dot", OK, car__plate="沪A·D12345"),
    v("blue plate", OK, car__plate="京A12345", car__plate_kind="blue"),
    v("blue plate on an electric car", OK, "", "PL-03", car__plate="京A12345", car__plate_kind="blue",
      car__energy="BEV"),
    v("green plate on a petrol car", OK, "", "PL-03", car__energy="ICE"),
    v("police plate", OK, "", "PL-03", car__plate="京A1234警", car__plate_kind="special"),
    v("temporary, to today", OK, car__temp_plate_valid_from="2026-11-01", car__temp_plate_valid_to="2026-11-22",
      **TEMPORARY),
    v("temporary, to yesterday", STOP, "TD-10", car__temp_plate_valid_from="2026-11-01",
      car__temp_plate_valid_to="2026-11-21", **TEMPORARY),
    v("temporary, from tomorrow", STOP, "TD-10", car__temp_plate_valid_from="2026-11-23",
      car__temp_plate_valid_to="2026-12-01", **TEMPORARY),
    v("temporary, from today", OK, car__temp_plate_valid_from="2026-11-22", car__temp_plate_valid_to="2026-12-01",
      **TEMPORARY),
    v("temporary, ends within the drive", STOP, "TD-10", car__temp_plate_valid_from="2026-11-01",
      car__temp_plate_valid_to="2026-11-22", **TEMPORARY, **MIDNIGHT),
    v("temporary without its days", STOP, "TD-10", **TEMPORARY),
)  # fmt: skip
INSURANCE = tuple(
    v(f"{label}, {mode}", verdict, "" if verdict == OK else "TD-11", mode=mode, **changes)
    for mode in ("drive", "ride")
    for label, verdict, changes in (
        ("compulsory to today", OK, {"car__compulsory_valid_to": "2026-11-22"}),
        ("compulsory to yesterday", STOP, {"car__compulsory_valid_to": "2026-11-21"}),
        ("compulsory not said", STOP, {"car__compulsory_valid_to": REMOVE}),
        ("compulsory ends within the drive", STOP, {"car__compulsory_valid_to": "2026-11-22", **MIDNIGHT}),
        ("third party a fen short", ASK, {"car__third_party": "999999.99"}),
        ("third party twice", OK, {"car__third_party": "2000000"}),
        ("third party not said", ASK, {"car__third_party": REMOVE}),
        ("no own damage", ASK, {"car__own_damage": False}), ("own damage not said", ASK, {"car__own_damage": REMOVE}),
        ("no passenger cover", ASK, {"car__passenger_cover": False}),
    )
)  # fmt: skip
CONDITION = (
    v("inspection to today", OK, car__inspection_valid_to="2026-11-22"),
    v("inspection to yesterday", STOP, "TD-12", car__inspection_valid_to="2026-11-21"),
    v("inspection not said", STOP, "TD-12", car__inspection_valid_to=REMOVE),
    v("inspection ends within the drive", STOP, "TD-12", car__inspection_valid_to="2026-11-22", **MIDNIGHT),
    v("open defect", STOP, "TD-12", car__open_defect=True),
    v("whether there is a defect is not said", STOP, "TD-12", car__open_defect=REMOVE),
    v("a car for sale", STOP, "TD-12", car__status="in_stock"),
    v("out of service", STOP, "TD-12", car__status="out_of_service"),
    v("charge 30 %", OK, car__energy_level=0.3),
    v("charge 29 %", OK, "", "TD-12", car__energy_level=0.29),
    v("energy not recorded", OK, "", "TD-12", car__energy_level=REMOVE),
    v("a quarter of the tank", OK, car__energy="ICE", car__plate="京A12345", car__plate_kind="blue",
      car__energy_level=0.25),
    v("less than a quarter of the tank", OK, "", "TD-12", car__energy="ICE", car__plate="京A12345",
      car__plate_kind="blue", car__energy_level=0.24),
    v("open defect, ride", STOP, "TD-12", mode="ride", car__open_defect=True),
)  # fmt: skip


def beside(start: str, end: str, **shared: bool) -> dict[str, Any]:
    """Another booking of the day that shares something."""
    taken = {"car": False, "escort": False, "customer": False, **shared}
    return {"bookings": [{"start": f"2026-11-22T{start}", "end": f"2026-11-22T{end}", **taken}]}


def past_midnight(other: str) -> dict[str, Any]:
    """The drive that ends at 00:20 of the next day, and the car's booking from `other` on."""
    taken = {"start": f"2026-11-23T{other}", "end": "2026-11-23T01:00", "car": True, "escort": False, "customer": False}
    return {**MIDNIGHT, "bookings": [taken]}


TIMES = (
    *(v(f"{what}: {label}", verdict, "TD-13" if verdict == STOP else "", **beside(start, end, **{what: True}))
      for what in ("car", "escort", "customer")
      for label, verdict, start, end in (
          ("15 minutes after", OK, "10:45", "11:15"), ("14 minutes after", STOP, "10:44", "11:14"),
          ("15 minutes before", OK, "09:15", "09:45"), ("14 minutes before", STOP, "09:16", "09:46"),
          ("the same time", STOP, "10:00", "10:30"), ("within", STOP, "10:10", "10:20"),
          ("around", STOP, "09:00", "12:00"), ("at its end", STOP, "10:30", "11:00"))),
    v("shares nothing", OK, **beside("10:00", "10:30")),
    v("ends before it begins", STOP, "TD-13", end="2026-11-22T09:30"),
    v("takes no time", STOP, "TD-13", end="2026-11-22T10:00"),
    v("no beginning", STOP, "TD-13", start=REMOVE),
    v("no end", STOP, "TD-13", end=REMOVE),
    v("the same time, ride", STOP, "TD-13", mode="ride", **beside("10:00", "10:30", car=True)),
    v("past midnight into another's morning", STOP, "TD-13",
      **past_midnight("00:30")),
    v("past midnight, another at a quarter to one", OK,
      **past_midnight("00:35")),
)  # fmt: skip
FITNESS = (
    v("not fit", STOP, "TD-14", fit_declared=False),
    v("fitness not said", STOP, "TD-14", fit_declared=REMOVE),
    v("staff smell alcohol", STOP, "TD-15", staff_observed_unfit=True),
    v("staff said nothing", STOP, "TD-15", staff_observed_unfit=REMOVE),
    v("suspended", STOP, "TD-16", licence__suspended_declared=True),
    v("suspended: not said", STOP, "TD-16", licence__suspended_declared=REMOVE),
    v("twelve points", STOP, "TD-16", licence__points_full_declared=True),
    v("points: not said", STOP, "TD-16", licence__points_full_declared=REMOVE),
    v("all of these", STOP, "TD-14 TD-15 TD-16", fit_declared=False, staff_observed_unfit=True,
      licence__suspended_declared=True, licence__points_full_declared=True),
)  # fmt: skip
LISTS = (
    v("on the incident list", ASK, "TD-17", incident_listed=True),
    v("incident list: not said", ASK, "TD-17", incident_listed=REMOVE),
    v("on the incident list, ride", OK, "", "TD-17", mode="ride", incident_listed=True),
    v("no file", STOP, "TD-18", customer__file_exists=False),
    v("no file, ride", OK, mode="ride", customer__file_exists=False),
    v("no privacy consent", STOP, "TD-18", customer__consent_privacy=False),
    v("privacy consent not said", STOP, "TD-18", customer__consent_privacy=REMOVE),
    v("no privacy consent, ride", STOP, "TD-18", mode="ride", customer__consent_privacy=False),
    v("no image consent", STOP, "TD-18", customer__consent_images=False),
    v("no image consent, ride", OK, mode="ride", customer__consent_images=False),
    v("tracked without consent", STOP, "TD-18", route__tracked=True),
    v("tracked with consent", OK, route__tracked=True, customer__consent_route=True),
    v("tracked without consent, ride", STOP, "TD-18", mode="ride", route__tracked=True),
    v("route not approved", OK, "", "TD-19", route__approved=False),
    v("route forbidden for the plate", OK, "", "TD-19", route__forbidden=True),
    v("at night", OK, "", "TD-19", route__night=True),
    v("bad weather", OK, "", "TD-19", route__bad_weather=True),
    v("five in five seats", OK, persons=5),
    v("six in five seats", STOP, "TD-20", persons=6),
    v("nobody", STOP, "TD-20", persons=0),
    v("persons not said", STOP, "TD-20", persons=REMOVE),
    v("children not in seats", STOP, "TD-20", children_seated=False),
    v("children: not said", STOP, "TD-20", children_seated=REMOVE),
    v("six in five seats, ride", STOP, "TD-20", mode="ride", persons=6),
    v("glasses on the licence, not confirmed", OK, "", "TD-21", licence__conditions="驾驶时戴眼镜"),
    v("glasses on the licence, confirmed", OK, licence__conditions="驾驶时戴眼镜", licence__conditions_confirmed=True),
)
RIDE = (
    v("no licence at all", OK, mode="ride", licence=REMOVE),
    v("expired licence", OK, mode="ride", licence__valid_to="2020-01-01"),
    v("13 alone", STOP, "TD-07", mode="ride", customer__birth="2012-11-23"),
    v("14 today, alone", OK, mode="ride", customer__birth="2012-11-22"),
    v("13 with a guardian and seated", OK, mode="ride", customer__birth="2012-11-23",
      customer__guardian_present=True),
    v("13 with a guardian, not seated", STOP, "TD-07 TD-20", mode="ride", customer__birth="2012-11-23",
      customer__guardian_present=True, children_seated=False),
    v("80 years old", OK, mode="ride", customer__birth="1946-11-22"),
    v("driving: no licence at all", STOP, "TD-01 TD-02 TD-03 TD-04 TD-05 TD-16", licence=REMOVE),
)  # fmt: skip
VECTORS: tuple[Vector, ...] = (
    *SEEN, *VALIDITY, *ISSUER, *CLASSES, *HOLDER, *HELD, *PROBATION, *AGE, *AGREEMENT, *ESCORT, *PLATE, *INSURANCE,
    *CONDITION, *TIMES, *FITNESS, *LISTS, *RIDE,
)  # fmt: skip
