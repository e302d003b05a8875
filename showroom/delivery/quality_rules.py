"""What the 三包 certificate and the contract's description demand of a handover (SB-09, MF-06, DV-03); pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from showroom.kernel.errors import Message
from showroom.kernel.findings import Finding, Severity
from showroom.vehicles.agreed_car import Difference

CERTIFICATE = "three_guarantees_certificate"
"""The key of the certificate among the papers of DV-03."""
POINTS: dict[str, tuple[str, str]] = {
    "brand": ("品牌", "brand"),
    "model": ("车型", "model"),
    "version": ("配置", "version"),
    "exterior": ("外观颜色", "exterior colour"),
    "interior": ("内饰", "interior"),
    "vin": ("车架号", "VIN"),
}
_DIFFERS = Message(
    "mf06_differs",
    "{point_zh}与合同不符：合同为“{agreed}”，实车为“{found}”（MF-06）。请签变更单或换车",
    "The {point_en} is not as agreed: contract “{agreed}”, car “{found}” (MF-06). Sign a change order or take"
    " another car",
)
_NOT_MADE = Message(
    "sb09_not_made",
    "本车的三包凭证尚未制作（SB-09），勾选不算",
    "The 三包 certificate of this car is not made yet (SB-09): its tick does not count",
)
_STALE = Message(
    "sb09_stale",
    "三包凭证 {number} 与现有数据不符：{what}。请重新制作（SB-09）",
    "The 三包 certificate {number} no longer fits: {what}. Make it anew (SB-09)",
)
_OTHER_DAY = Message(
    "sb09_other_day",
    "三包凭证 {number} 的交车日期是 {day}，不是今天：当日交车有效，改日须重新制作（SB-09）",
    "The 三包 certificate {number} names {day} as day of delivery, not today: hand over on that day or make it anew"
    " (SB-09)",
)


@dataclass(frozen=True, slots=True)
class CertificateState:
    """The newest certificate of the deal; `changed` names the facts that are no longer those it was made from."""

    number: str = ""
    delivery_on: date | None = None
    changed_zh: str = ""
    changed_en: str = ""

    def holds(self, on: date) -> bool:
        """Whether it may be handed over on the day."""
        return bool(self.number) and not self.changed_zh and self.delivery_on == on


NO_CERTIFICATE = CertificateState()


def certificate_findings(state: CertificateState, on: date) -> tuple[Finding, ...]:
    """Why the certificate cannot be handed over on the day; () when it can (SB-09, DV-03)."""
    if not state.number:
        return (_finding("DV-03", _NOT_MADE, "certificate", {}, {}),)
    if state.changed_zh:
        zh, en = {"what": state.changed_zh}, {"what": state.changed_en}
        return (_finding("DV-03", _STALE, "certificate", zh, en, number=state.number),)
    if state.delivery_on is not None and state.delivery_on != on:
        return (_finding("DV-03", _OTHER_DAY, "certificate", {}, {}, number=state.number, day=str(state.delivery_on)),)
    return ()


def configuration_findings(found: Sequence[Difference]) -> tuple[Finding, ...]:
    """The car must match the contract's configuration; each difference is named and blocks (MF-06, VN-06)."""
    findings = []
    for entry in found:
        zh, en = POINTS[entry.point]
        values = {"agreed": entry.agreed, "found": entry.found or "–"}
        findings.append(_finding("MF-06", _DIFFERS, "vin", {"point_zh": zh}, {"point_en": en}, **values))
    return tuple(findings)


def _finding(code: str, message: Message, field: str, zh: dict[str, str], en: dict[str, str], **values: str) -> Finding:
    return Finding(
        code, Severity.BLOCK, message.text("zh", **values, **zh), message.text("en", **values, **en), field=field,
        values=values,
    )  # fmt: skip
