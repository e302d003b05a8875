"""What an accepted price rests on: the dated parameters of its day, asked again before the signature (G-06)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from showroom.deals.model import Deal
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.findings import Finding, Severity
from showroom.kernel.money import Money
from showroom.kernel.parameters import ParameterRow, Parameters

BASIS_CHANGED = Message(
    "quote_basis_changed",
    "客户接受报价（{on}）之后“{what_zh}”已变：{old} → {new}。请到“协商”更新报价，客户再次接受后才能签约（G-06）",
    "“{what_en}” changed after the customer accepted the quotation of {on}: {old} → {new}. Renew the quotation at"
    " “Negotiation” and have it accepted again before signing (G-06)",
)
_NAMES = {
    "tax.vat_divisor": ("增值税", "VAT"),
    "tax.purchase_rate": ("车辆购置税率", "purchase tax rate"),
    "tax.nev_relief_share": ("新能源购置税减免比例", "share of the purchase tax relief"),
    "tax.nev_relief_cap": ("新能源购置税减免上限", "cap of the purchase tax relief"),
    "vehicle_vessel.months": ("车船税计税月数", "months of vehicle and vessel tax"),
    "vehicle_vessel.": ("车船税", "vehicle and vessel tax"),
    "compulsory.": ("交强险保费", "compulsory insurance premium"),
    "fee.": ("上牌规费", "official plate fees"),
    "service.": ("服务标价", "marked price of a service"),
}
SERVICE = "service."
"""Under such a key stands what the accepted price charges for a service: at most what the board marks (MF-01)."""
_MONTHS = "vehicle_vessel.months"


class Recorder(Parameters):
    """A table that remembers what it was asked for: exactly what a price rests on."""

    __slots__ = ("asked",)

    def __init__(self, table: Parameters) -> None:
        super().__init__(table)
        self.asked: dict[str, str] = {}

    def row(self, key: str, on: date) -> ParameterRow:
        found = super().row(key, on)
        self.asked[key] = found.value
        return found


def with_basis(quotation_json: str, on: date, values: dict[str, str]) -> str:
    """The stored quotation with the parameters that its acceptance on `on` rests on."""
    return json.dumps({**json.loads(quotation_json), "basis": {"on": on.isoformat(), **values}}, ensure_ascii=False)


def months_of(on: date) -> dict[str, str]:
    """车船税 runs from the month of purchase to December: a later month is another sum (§4.1)."""
    return {_MONTHS: str(13 - on.month)}


def outdated_basis(deal: Deal, table: Parameters, on: date) -> tuple[Finding, ...]:
    """Every parameter that is another one on `on` than when the customer accepted; () without an accepted quotation.

    A quotation accepted before the basis was recorded says nothing here.
    """
    raw = json.loads(deal.quotation_json or "{}")
    basis = dict(raw.get("basis", {})) if isinstance(raw, dict) else {}
    accepted = basis.pop("on", "")
    return tuple(_finding(accepted, key, old, new) for key, old, new in _changed(basis, table, on))


def _changed(basis: dict[str, str], table: Parameters, on: date) -> Iterator[tuple[str, str, str]]:
    for key, old in basis.items():
        if key == _MONTHS:
            new = months_of(on)[key]
        else:
            try:
                new = table.at(key, on)
            except ShowroomError:
                new = "—"  # no rule for this day any more
        if new != old and not (key.startswith(SERVICE) and new != "—" and Money.of(old) <= Money.of(new)):
            yield key, old, new


def _finding(accepted: str, key: str, old: str, new: str) -> Finding:
    zh, en = next(names for prefix, names in _NAMES.items() if key.startswith(prefix))
    values = {"on": accepted, "what_zh": zh, "what_en": en, "old": old, "new": new}
    return Finding(
        "G-06", Severity.BLOCK, BASIS_CHANGED.text("zh", **values), BASIS_CHANGED.text("en", **values),
        evidence=key, values=values,
    )  # fmt: skip
