"""The facts of one 三包 certificate (SB-09): gathered from the store, and read back for a free reissue."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from showroom.kernel.errors import Message, Told, told
from showroom.kernel.parameters import Parameters
from showroom.staff.service import StoreCard
from showroom.vehicles.model import Energy, Vehicle, VehicleModel
from showroom.vehicles.periods import three_guarantees
from showroom.vehicles.quality_terms import SYSTEMS, QualityTerms, systems_of

IN_STOCK = Message("sb09_in_stock", "请在库存的车辆资料中填写（SB-09）", "Fill it in at the car in the stock (SB-09)")
IN_MODEL = Message(
    "sb09_in_model", "请在产品库该车型的“三包条款”中填写（SB-09）", "Fill it in at the version's quality terms (SB-09)"
)
IN_SETTINGS = Message(
    "sb09_in_settings", "请在设置的门店资料中填写（SB-09）", "Fill it in at the store's settings (SB-09)"
)
HERE = Message("sb09_here", "三包凭证须载明，请填写（SB-09）", "The 三包 certificate must name it (SB-09)")
_NAMES: dict[str, tuple[str, str]] = {
    "brand": ("品牌", "brand"),
    "vehicle_type": ("车辆类型", "vehicle type"),
    "produced": ("生产日期", "production date"),
    "seller_address": ("销售者地址", "seller's address"),
    "seller_phone": ("销售者电话", "seller's phone"),
    "invoice_number": ("发票号码", "invoice number"),
    "invoice_on": ("发票日期", "invoice date"),
    "manufacturer": ("生产者名称", "manufacturer"),
    "manufacturer_address": ("生产者地址", "manufacturer's address"),
    "manufacturer_phone": ("生产者电话", "manufacturer's phone"),
    "network": ("维修网点", "repair network"),
    "share": ("使用补偿系数", "coefficient n"),
    "wear_parts": ("易损耗零部件及其质量保证期", "wear parts with their periods"),
    "battery_years": ("动力蓄电池质保年限", "years of warranty on the traction battery"),
    "battery_km": ("动力蓄电池质保里程", "kilometres of warranty on the traction battery"),
    "motor_years": ("驱动电机质保年限", "years of warranty on the drive motor"),
    "motor_km": ("驱动电机质保里程", "kilometres of warranty on the drive motor"),
    "fade_percent": ("动力蓄电池容量衰减限值", "capacity-fade limit of the traction battery"),
}
_PLACES = {
    "produced": IN_STOCK, "seller_address": IN_SETTINGS, "seller_phone": IN_SETTINGS, "invoice_number": HERE,
    "invoice_on": HERE,
}  # fmt: skip
_FROM_TERMS = (
    "vehicle_type", "manufacturer", "manufacturer_address", "manufacturer_phone", "network", "battery_years",
    "battery_km", "motor_years", "motor_km", "fade_percent",
)  # fmt: skip
_ELECTRIC = ("battery_years", "battery_km", "motor_years", "motor_km", "fade_percent")
_DAYS = frozenset({
    "made_on", "produced", "invoice_on", "delivery_on", "day_7", "day_60", "return_to", "repair_to", "reissued_on",
})  # fmt: skip
_PARTS = frozenset({"main_parts", "wear_parts"})
_OF_THE_PAPER = frozenset({"number", "made_on", "reissue_number", "reissued_on"})
_OF_THE_LAW = ("seven_days", "sixty_days", "repair_days")


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """Everything that a certificate prints, in no language; `share` is n in per cent ('0.5').

    `main_parts` are keys of SYSTEMS with words, `wear_parts` names with periods. `reissued_on` marks a reissue, whose
    other facts are those of the certificate that was lost.
    """

    number: str
    made_on: date
    brand: str
    model: str
    vehicle_type: str
    energy: str
    vin: str
    engine_number: str
    produced: date | None
    seller: str
    seller_code: str
    seller_address: str
    seller_phone: str
    invoice_number: str
    invoice_on: date | None
    delivery_on: date
    manufacturer: str
    manufacturer_address: str
    manufacturer_phone: str
    network: str
    repair_years: int
    repair_km: int
    return_years: int
    return_km: int
    repair_to: date
    return_to: date
    day_7: date
    day_60: date
    seven_days: int
    sixty_days: int
    sixty_days_km: int
    repair_days: int
    share: str
    battery_years: int | None
    battery_km: int | None
    motor_years: int | None
    motor_km: int | None
    fade_percent: int | None
    main_parts: tuple[tuple[str, str], ...]
    wear_parts: tuple[tuple[str, str], ...]
    reissue_number: str = ""
    reissued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """What a certificate is made from."""

    model: VehicleModel
    vehicle: Vehicle
    store: StoreCard
    terms: QualityTerms
    invoice_number: str
    invoice_on: date | None
    delivery_on: date


def gathered(sources: Sources, number: str, today: date, law: Parameters) -> CertificatePaper:
    """The certificate of these facts, missing ones left empty."""
    model, car, store, terms = sources.model, sources.vehicle, sources.store, sources.terms
    found = three_guarantees(sources.invoice_on or sources.delivery_on, sources.delivery_on, law, terms)
    seven, sixty, days = (law.whole(f"three_guarantees.{name}", sources.delivery_on) for name in _OF_THE_LAW)
    return CertificatePaper(
        number=number, made_on=today, brand=model.brand, model=f"{model.series} {model.version_name}".strip(),
        energy=model.energy.value, vin=car.vin, engine_number=car.engine_number, produced=car.produced,
        seller=store.name, seller_code=store.credit_code, seller_address=store.address, seller_phone=store.phone,
        invoice_number=sources.invoice_number, invoice_on=sources.invoice_on, delivery_on=sources.delivery_on,
        repair_years=terms.repair_years, repair_km=terms.repair_km, return_years=terms.return_years,
        return_km=terms.return_km, repair_to=found.year_3, return_to=found.year_2, day_7=found.day_7,
        day_60=found.day_60, seven_days=seven, sixty_days=sixty, sixty_days_km=found.sixty_days_km, repair_days=days,
        share=percent(terms.share) if "share" in terms.given else "",
        main_parts=tuple(pair for pair in terms.main_parts if pair[0] in systems_of(model.energy)),
        wear_parts=tuple((part.name, part.period) for part in terms.wear_parts),
        **{name: _of_terms(terms, name, model.energy) for name in _FROM_TERMS},
    )  # fmt: skip


def percent(share: Decimal) -> str:
    """A fraction in per cent: '0.5'."""
    return f"{(share * 100).normalize():f}"


def missing(paper: CertificatePaper) -> dict[str, Told]:
    """What art. 9 demands and nobody has entered, by field, each told by name with the place to enter it."""
    energy = Energy(paper.energy)
    wanted = [name for name in _NAMES if energy is not Energy.ICE or name not in _ELECTRIC]
    found = {name: _lacking(name, _PLACES.get(name, IN_MODEL)) for name in wanted if not getattr(paper, name)}
    named = {key for key, _ in paper.main_parts}
    for key in systems_of(energy):
        if key not in named:
            zh, en = SYSTEMS[key]
            found[f"parts_{key}"] = _told((f"主要零部件：{zh}", f"main parts: {en}"), IN_MODEL)
    return found


def changed_facts(kept: CertificatePaper, now: CertificatePaper) -> tuple[str, str]:
    """The names of the facts that are no longer as printed, in both languages; '' when all are (SB-09)."""
    names = [
        entry.name for entry in fields(CertificatePaper)
        if entry.name not in _OF_THE_PAPER and getattr(kept, entry.name) != getattr(now, entry.name)
    ]  # fmt: skip
    zh = "、".join(dict.fromkeys(_named(name)[0] for name in names))
    return zh, ", ".join(dict.fromkeys(_named(name)[1] for name in names))


def to_json(paper: CertificatePaper, lang: str) -> str:
    """The facts as kept beside the stored paper (CT-07)."""
    return json.dumps({"language": lang, **asdict(paper)}, ensure_ascii=False, sort_keys=True, default=str)


def from_json(text: str) -> CertificatePaper:
    """The paper that `to_json` wrote."""
    return CertificatePaper(**{
        name: _read(name, value) for name, value in json.loads(text).items() if name != "language"
    })  # fmt: skip


def as_reissue(paper: CertificatePaper, number: str, today: date) -> CertificatePaper:
    """The same facts, marked 补发 with the day."""
    return replace(paper, reissue_number=number, reissued_on=today)


def _of_terms(terms: QualityTerms, name: str, energy: Energy) -> Any:
    return None if energy is Energy.ICE and name in _ELECTRIC else getattr(terms, name)


def _read(name: str, value: Any) -> Any:
    if name in _DAYS and value is not None:
        return date.fromisoformat(value)
    return tuple((key, words) for key, words in value) if name in _PARTS else value


_OTHERS: dict[str, tuple[str, str]] = {
    "model": ("型号", "model"), "vin": ("车架号", "VIN"), "engine_number": ("发动机/电机号", "engine number"),
    "energy": ("动力类型", "drive"), "seller": ("销售者", "seller"), "seller_code": ("销售者代码", "seller's code"),
    "delivery_on": ("交车日期", "day of delivery"), "main_parts": ("主要零部件", "main parts"),
}  # fmt: skip


def _named(name: str) -> tuple[str, str]:
    return _NAMES.get(name) or _OTHERS.get(name) or ("三包期限", "periods")


def _lacking(name: str, place: Message) -> Told:
    return _told(_NAMES[name], place)


LACKING = Message("sb09_missing", "{name_zh}：{place_zh}", "{name_en}: {place_en}")


def _told(names: tuple[str, str], place: Message) -> Told:
    name_en = f"{names[1][:1].upper()}{names[1][1:]}"
    return told(LACKING, name_zh=names[0], name_en=name_en, place_zh=place.zh, place_en=place.en)
