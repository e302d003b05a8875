"""Number plates, GA 36-2018, and temporary plates (rulebook 1.7, PL-01 to PL-03)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from showroom.kernel.dates import add_days
from showroom.kernel.errors import Message, Told, told
from showroom.kernel.names import normalise_identifier
from showroom.kernel.parameters import Parameters

PlateKind = Literal["blue", "nev_small", "nev_large", "temporary", "special"]
Energy = Literal["ICE", "BEV", "PHEV", "FCEV", "NEV"]

PLATE_BAD_FORMAT = Message("plate_bad_format", "车牌号格式不对", "This is no number plate")
PLATE_SPECIAL = Message(
    "plate_special", "特种号牌，不能用作试驾车", "A special plate: such a car is not used for test drives"
)
PLATE_NEEDS_DATES = Message(
    "plate_needs_dates", "临时号牌必须填写有效期起止日期", "A temporary plate needs the dates from and to"
)
PLATE_NEV_ON_ICE = Message(
    "plate_nev_on_ice", "燃油车挂了新能源号牌，请核对", "A green plate on a petrol car: please compare"
)
PLATE_BLUE_ON_BEV = Message(
    "plate_blue_on_bev", "纯电动车挂了蓝牌，请核对", "A blue plate on an electric car: please compare"
)
PLATE_BLUE_ON_FCEV = Message(
    "plate_blue_on_fcev", "燃料电池车挂了蓝牌，请核对", "A blue plate on a fuel-cell car: please compare"
)
TEMP_PLATE_ORDER = Message("temp_plate_order", "有效期止早于有效期起", "It ends before it begins")
TEMP_PLATE_TOO_LONG = Message(
    "temp_plate_too_long", "临时号牌最长 {days} 天", "A temporary plate lasts {days} days at most"
)
TEMP_PLATE_TOO_MANY = Message(
    "temp_plate_too_many", "临时号牌最多核发 {count} 次", "At most {count} temporary plates are issued"
)
TEMP_PLATE_INSURANCE = Message(
    "temp_plate_insurance",
    "临时号牌有效期不得超过交强险有效期 {until}",
    "A temporary plate may not outlast the compulsory insurance ({until})",
)

_PROVINCE = "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]"
_LETTER = "[A-HJ-NP-Z]"
_SIGN = "[A-HJ-NP-Z0-9]"
_PURE, _OTHER_NEV = "DABCE", "FGHJK"
_FORMS: tuple[tuple[PlateKind, re.Pattern[str]], ...] = (
    ("blue", re.compile(f"{_PROVINCE}{_LETTER}{_SIGN}{{5}}")),
    ("nev_small", re.compile(f"{_PROVINCE}{_LETTER}[{_PURE}{_OTHER_NEV}]{_SIGN}[0-9]{{4}}")),
    ("nev_large", re.compile(f"{_PROVINCE}{_LETTER}[0-9]{{5}}[{_PURE}{_OTHER_NEV}]")),
    ("special", re.compile(f"{_PROVINCE}{_LETTER}{_SIGN}{{4,5}}[学警挂港澳使领]|[使领][0-9]{{6}}")),
    ("temporary", re.compile(f"{_PROVINCE}[A-Z0-9]{{5,8}}临")),
)
# Without 临 nearly every mistyped plate would pass, so this form holds only where the plate is declared temporary.
_DECLARED_TEMPORARY = re.compile(f"{_PROVINCE}[A-Z0-9]{{5,8}}临?")


@dataclass(frozen=True, slots=True)
class PlateCheck:
    """What a plate is; `kind` is None when it is none."""

    normalized: str
    kind: PlateKind | None = None
    problem: Told | None = None
    warnings: tuple[Told, ...] = ()

    @property
    def ok(self) -> bool:
        return self.kind is not None


def check_plate(text: str, declared_temporary: bool = False) -> PlateCheck:
    """Which kind of plate it is. Never raises."""
    plate = normalise_identifier(text)
    if declared_temporary and _DECLARED_TEMPORARY.fullmatch(plate):
        return PlateCheck(plate, "temporary", warnings=(told(PLATE_NEEDS_DATES),))
    for kind, form in _FORMS:
        if form.fullmatch(plate):
            return PlateCheck(plate, kind, warnings=_WARNINGS.get(kind, ()))
    return PlateCheck(plate, problem=told(PLATE_BAD_FORMAT))


def energy_warning(kind: PlateKind, energy: Energy) -> Told | None:
    """The warning when plate and drive do not fit (PL-03)."""
    if kind in ("nev_small", "nev_large") and energy == "ICE":
        return told(PLATE_NEV_ON_ICE)
    if kind == "blue" and energy == "FCEV":
        return told(PLATE_BLUE_ON_FCEV)
    return told(PLATE_BLUE_ON_BEV) if kind == "blue" and energy == "BEV" else None


@dataclass(frozen=True, slots=True)
class TemporaryPlate:
    """One issue of a temporary plate: `issue` counts from 1; `production_late` when the plates alone are missing."""

    valid_from: date
    valid_to: date
    issue: int = 1
    production_late: bool = False


@dataclass(frozen=True, slots=True)
class PlateLimits:
    """The numbers of PL-01 on one day: days of an issue, days where only the plates are late, and how many issues."""

    days: int
    production_days: int
    issues: int

    @classmethod
    def at(cls, on: date, table: Parameters) -> PlateLimits:
        """Those in force on the first day of the plate (G-06); raises ShowroomError(no_rule_for_date)."""
        return cls(
            days=table.whole("temporary_plate.days", on),
            production_days=table.whole("temporary_plate.production_days", on),
            issues=table.whole("temporary_plate.issues", on),
        )


def temporary_plate_problems(
    plate: TemporaryPlate, compulsory_valid_to: date | None, limits: PlateLimits
) -> tuple[Told, ...]:
    """Everything PL-01 has against the issue; the starting day is not counted (G-04)."""
    days = limits.production_days if plate.production_late else limits.days
    problems = []
    if plate.valid_to < plate.valid_from:
        problems.append(told(TEMP_PLATE_ORDER))
    if plate.valid_to > add_days(plate.valid_from, days):
        problems.append(told(TEMP_PLATE_TOO_LONG, days=days))
    if plate.issue > limits.issues:
        problems.append(told(TEMP_PLATE_TOO_MANY, count=limits.issues))
    if compulsory_valid_to is None or plate.valid_to > compulsory_valid_to:
        problems.append(told(TEMP_PLATE_INSURANCE, until=compulsory_valid_to or "—"))
    return tuple(problems)


_WARNINGS: dict[PlateKind, tuple[Told, ...]] = {
    "special": (told(PLATE_SPECIAL),),
    "temporary": (told(PLATE_NEEDS_DATES),),
}
