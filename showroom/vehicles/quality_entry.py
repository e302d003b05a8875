"""Entering what a manufacturer promises: checked against the law, kept as a dated row (SB-01, SB-07, SB-09)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.parameters import Parameters
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx
from showroom.vehicles.model import Energy, VehicleModel
from showroom.vehicles.quality_model import QualityTermsRow
from showroom.vehicles.quality_terms import LEGAL, OWN_NUMBERS, SYSTEMS, systems_of, wear_parts

BELOW_LAW = Message(
    "sb01_below_law",
    "不能低于法定的 {least}（三包规定第18条，SB-01）",
    "Not below the {least} that the law demands (SAMR Order 43 art. 18, SB-01)",
)
SHARE_ABOVE_LAW = Message(
    "sb07_share_above_law",
    "使用补偿系数须为 0 至 {most}%（三包规定第24条，SB-07）",
    "The coefficient n must be 0 to {most} % (SAMR Order 43 art. 24, SB-07)",
)
TOO_MUCH = Message("quality_too_much", "请填 1 至 {most}", "Between 1 and {most}")
NO_PERIOD = Message(
    "quality_no_period",
    "第 {line} 行须写“零部件：质量保证期”，例如“空气滤清器：6个月或5000公里”",
    "Line {line} needs “part: period”, for example “air filter: 6 months or 5,000 km”",
)
NOT_ELECTRIC = Message(
    "quality_not_electric", "燃油车没有动力电池和驱动电机", "A fuel car has no traction battery or motor"
)
NOTHING_SAID = Message("quality_nothing", "请至少填写一项", "Fill in at least one of the terms")
_MOST_YEARS, _MOST_KM = 30, 2_000_000
_LIMITS = {
    "vehicle_type": 60, "manufacturer": 120, "manufacturer_address": 200, "manufacturer_phone": 40, "network": 4000,
    "wear_parts": 4000, "documents": 2000,
}  # fmt: skip
LONGEST_PARTS = 400
"""Characters that the main parts of one system may have."""


class Scope(StrEnum):
    """What terms hold for."""

    VERSION = "version"
    SERIES = "series"
    BRAND = "brand"


@dataclass(frozen=True, slots=True)
class QualityDraft:
    """Terms as a form gives them; None and '' say nothing, so that the wider scope or the law holds.

    `share` is a fraction; `main_parts` texts by keys of SYSTEMS; `wear_parts` lines 'part: period'.
    """

    scope: Scope = Scope.VERSION
    valid_from: date | None = None
    repair_years: int | None = None
    repair_km: int | None = None
    return_years: int | None = None
    return_km: int | None = None
    share: Decimal | None = None
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
    wear_parts: str = ""
    documents: str = ""
    main_parts: Mapping[str, str] = field(default_factory=dict)


def add_terms(tx: Tx, model: VehicleModel, draft: QualityDraft) -> QualityTermsRow:
    """A new row for the version, its series or its brand; raises FieldErrors, the law's refusals by SB-01 and SB-07."""
    values = _checked(draft, model.energy, tx.parameters, tx.today)
    row = QualityTermsRow(
        brand=model.brand, series="" if draft.scope is Scope.BRAND else model.series,
        model_id=model.id if draft.scope is Scope.VERSION else None, created_at=tx.now, created_by=tx.actor.id,
        **values,
    )  # fmt: skip
    tx.session.add(row)
    tx.session.flush()
    return row


def draft_of(row: QualityTermsRow) -> QualityDraft:
    """A kept row as the form's values."""
    values = {name: getattr(row, name) for name in (*LEGAL, *OWN_NUMBERS, *_LIMITS)}
    share = Decimal(row.share) if row.share else None
    return QualityDraft(scope_of(row), row.valid_from, share=share, main_parts=json.loads(row.main_parts), **values)


def scope_of(row: QualityTermsRow) -> Scope:
    """What a kept row holds for."""
    if row.model_id is not None:
        return Scope.VERSION
    return Scope.SERIES if row.series else Scope.BRAND


def _checked(draft: QualityDraft, energy: Energy, law: Parameters, today: date) -> dict[str, object]:
    wrong: dict[str, Told | Message] = {}
    values = _numbers(draft, law, wrong, draft.valid_from or today)
    values |= _texts(draft, wrong) | {"share": _share(draft, law, wrong, draft.valid_from or today)}
    parts = _main_parts(draft, wrong)
    said = parts or any(value not in (None, "") for value in values.values())
    if draft.valid_from is None:
        wrong["valid_from"] = REQUIRED
    if draft.scope is Scope.VERSION and energy is Energy.ICE:
        wrong |= {name: NOT_ELECTRIC for name in OWN_NUMBERS if values.get(name) is not None}
        wrong |= {f"parts_{key}": NOT_ELECTRIC for key in parts if key not in systems_of(energy)}
    for number, part in enumerate(wear_parts(str(values.get("wear_parts", ""))), 1):
        if not part.name or not part.period:
            wrong.setdefault("wear_parts", told(NO_PERIOD, line=number))
    if not said and not wrong:
        wrong["manufacturer"] = NOTHING_SAID
    if wrong:
        raise FieldErrors(wrong)
    return values | {"valid_from": draft.valid_from, "main_parts": json.dumps(parts, ensure_ascii=False)}


def _numbers(draft: QualityDraft, law: Parameters, wrong: dict[str, Told | Message], day: date) -> dict[str, object]:
    """Whole numbers above zero; periods never below the law's, those of battery and motor never below 包修 (SB-01)."""
    values: dict[str, object] = {}
    for name in (*LEGAL, *OWN_NUMBERS):
        number = values[name] = getattr(draft, name)
        most = 100 if name == "fade_percent" else _MOST_YEARS if name.endswith("_years") else _MOST_KM
        if number is None:
            continue
        least = 1 if name == "fade_percent" else _least(name, law, day)
        if not 1 <= number <= most:
            wrong[name] = told(TOO_MUCH, most=f"{most:,}")
        elif number < least:
            wrong[name] = told(BELOW_LAW, least=f"{least:,}")
    return values


def _least(name: str, law: Parameters, day: date) -> int:
    kind, unit = name.split("_")
    return law.whole(f"three_guarantees.{'return' if kind == 'return' else 'repair'}_{unit}", day)


def _share(draft: QualityDraft, law: Parameters, wrong: dict[str, Told | Message], day: date) -> str:
    if draft.share is None:
        return ""
    most = law.decimal("three_guarantees.use_share_max", day)
    text = f"{draft.share.normalize():f}"
    if not draft.share.is_finite() or not 0 <= draft.share <= most or len(text) > 12:
        wrong["share"] = told(SHARE_ABOVE_LAW, most=f"{(most * 100).normalize():f}")
    return text


def _texts(draft: QualityDraft, wrong: dict[str, Told | Message]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, limit in _LIMITS.items():
        try:
            values[name] = clean_text(getattr(draft, name), limit, multiline=limit >= 1000)
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    return values


def _main_parts(draft: QualityDraft, wrong: dict[str, Told | Message]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in SYSTEMS:
        try:
            text = clean_text(draft.main_parts.get(key, ""), LONGEST_PARTS)
        except ShowroomError as error:
            wrong[f"parts_{key}"] = told(error.message, **error.values)
            continue
        if text:
            found[key] = text
    return found
