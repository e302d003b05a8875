"""What quality is promised for a version on a day: the manufacturer's terms, never below the law's (SB-01, SB-07)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.kernel.parameters import Parameters
from showroom.persistence.parameters import ParameterTable
from showroom.vehicles.model import Energy, VehicleModel
from showroom.vehicles.quality_model import QualityTermsRow

SYSTEMS: dict[str, tuple[str, str]] = {
    "engine": ("发动机", "Engine"),
    "gearbox": ("变速器", "Gearbox"),
    "battery": ("动力蓄电池", "Traction battery"),
    "motor": ("行驶驱动电机", "Drive motor"),
    "steering": ("转向系统", "Steering"),
    "brakes": ("制动系统", "Brakes"),
    "suspension": ("悬架系统", "Suspension"),
    "transmission": ("传动系统", "Transmission"),
    "emission": ("污染控制装置", "Emission control"),
    "body": ("车身", "Body"),
}
"""The ten systems whose main parts count under 三包 (SB-04, SAMR Order 43 art. 20 and 24)."""
_ELECTRIC, _BURNING = frozenset({"battery", "motor"}), frozenset({"engine", "gearbox", "emission"})
LEGAL = ("repair_years", "repair_km", "return_years", "return_km")
"""Periods that the law sets a least value for (SB-01)."""
OWN_NUMBERS = ("battery_years", "battery_km", "motor_years", "motor_km", "fade_percent")
TEXTS = ("vehicle_type", "manufacturer", "manufacturer_address", "manufacturer_phone", "network", "wear_parts")


@dataclass(frozen=True, slots=True)
class WearPart:
    """A part that wears, and how long it is guaranteed, as the manufacturer writes it: '6 个月／5,000 公里'."""

    name: str
    period: str


@dataclass(frozen=True, slots=True)
class QualityTerms:
    """Terms of one version on one day, in years and kilometres; `share` is n of SB-07 as a fraction.

    `given` names what the manufacturer's rows say; what else has a value comes from the law.
    `main_parts` are keys of SYSTEMS with the parts in words; `network` and `documents` are lines.
    """

    model_id: int
    day: date
    repair_years: int
    repair_km: int
    return_years: int
    return_km: int
    share: Decimal
    battery_years: int | None = None
    battery_km: int | None = None
    motor_years: int | None = None
    motor_km: int | None = None
    fade_percent: int | None = None
    vehicle_type: str = ""
    manufacturer: str = ""
    manufacturer_address: str = ""
    manufacturer_phone: str = ""
    network: str = ""
    main_parts: tuple[tuple[str, str], ...] = ()
    wear_parts: tuple[WearPart, ...] = ()
    documents: tuple[str, ...] = ()
    given: frozenset[str] = frozenset()


def systems_of(energy: Energy) -> tuple[str, ...]:
    """The systems that a car of this drive has."""
    absent = _ELECTRIC if energy is Energy.ICE else _BURNING if energy in (Energy.BEV, Energy.FCEV) else frozenset()
    return tuple(key for key in SYSTEMS if key not in absent)


def terms_on(session: Session, model_id: int, day: date, table: Parameters | None = None) -> QualityTerms:
    """The terms of a version for a sale on `day`: of each scope the newest row that holds, the narrower first (SB-01).

    `table` spares reading the parameters where they are at hand. Raises NoResultFound for an unknown version.
    """
    model = session.get_one(VehicleModel, model_id)
    law = table or ParameterTable().at_hand(session)
    return merged(rows_on(session, model, day), model.id, day, law)


def rows_on(session: Session, model: VehicleModel, day: date) -> tuple[QualityTermsRow, ...]:
    """The rows in force on `day`: version, series, brand, where there are any."""
    row = QualityTermsRow
    found: dict[int, QualityTermsRow] = {}
    query = sa.select(row).where(row.brand == model.brand, row.valid_from <= day).order_by(row.valid_from, row.id)
    for entry in session.scalars(query.where(sa.or_(row.model_id.is_(None), row.model_id == model.id))):
        if entry.model_id is None and entry.series not in ("", model.series):
            continue
        found[0 if entry.model_id is not None else 1 if entry.series else 2] = entry
    return tuple(found[scope] for scope in sorted(found))


def merged(rows: Sequence[QualityTermsRow], model_id: int, day: date, law: Parameters) -> QualityTerms:
    """One set of terms out of rows, narrowest first; never worse for the customer than the law of the day."""
    values: dict[str, object] = {"model_id": model_id, "day": day}
    given = {name for name in (*LEGAL, *OWN_NUMBERS) if _first(rows, name) is not None}
    for name in (*LEGAL, *OWN_NUMBERS):
        values[name] = _first(rows, name)
    for name in LEGAL:
        least, promised = law.whole(f"three_guarantees.{name}", day), _first(rows, name)
        values[name] = least if promised is None else max(int(str(promised)), least)
    most, share = law.decimal("three_guarantees.use_share_max", day), _first(rows, "share")
    values["share"] = most if share is None else min(Decimal(str(share)), most)
    for name in TEXTS:
        values[name] = _first(rows, name) or ""
    values["wear_parts"] = wear_parts(str(values["wear_parts"]))
    values["documents"] = lines(str(_first(rows, "documents") or ""))
    values["main_parts"] = _main_parts(rows)
    given |= {name for name in ("share", "documents", *TEXTS) if _first(rows, name) is not None}
    if values["main_parts"]:
        given.add("main_parts")
    return QualityTerms(**values, given=frozenset(given))  # type: ignore[arg-type]


def lines(text: str) -> tuple[str, ...]:
    """The entries of a text that has one a line."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def wear_parts(text: str) -> tuple[WearPart, ...]:
    """Lines 'part: period' (either colon); a line without a period has an empty one."""
    found = []
    for line in lines(text):
        name, _, period = line.replace("：", ":", 1).partition(":")
        found.append(WearPart(name.strip(), period.strip()))
    return tuple(found)


def _main_parts(rows: Sequence[QualityTermsRow]) -> tuple[tuple[str, str], ...]:
    """Each system's parts from the narrowest row that names them."""
    named: dict[str, str] = {}
    for row in reversed(rows):
        named |= {key: text for key, text in json.loads(row.main_parts).items() if text}
    return tuple((key, named[key]) for key in SYSTEMS if key in named)


def _first(rows: Sequence[QualityTermsRow], name: str) -> object | None:
    """The narrowest row's value; '' says nothing."""
    return next((value for row in rows if (value := getattr(row, name)) not in (None, "")), None)
