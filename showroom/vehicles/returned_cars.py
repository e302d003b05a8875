"""三包换退车: taken back, marked, and sold again only with a written disclosure (SB-11, SAMR Order 43 art. 33)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.documents.phrases import Phrase, date_text
from showroom.kernel.errors import Lang, Message, ShowroomError
from showroom.kernel.findings import Finding, Severity
from showroom.persistence.actions import Tx
from showroom.vehicles.model import Vehicle, VehicleStatus
from showroom.vehicles.records import index_vehicle
from showroom.vehicles.returned_model import ReturnedCar, ReturnedCarNotice

MARK = Phrase("三包换退车", "returned under the three guarantees")
DISCLOSURE = Phrase(
    "本车为“三包换退车”：因质量问题于 {date} 被原消费者{how}（单号 {number}，里程 {km} 公里），原因：{reason}。"
    "卖方已书面告知买方；自本次交付起重新计算包修期和三包有效期（SAMR 第 43 号令第 33 条，SB-11）。",
    "This car was returned under the three guarantees: on {date} it was {how} for a defect (record {number},"
    " {km} km), because of: {reason}. The seller has told the buyer so in writing; the warranty and return periods"
    " begin anew with this delivery (SAMR Order 43 art. 33, SB-11).",
)
EXCHANGED = Phrase("更换", "exchanged")
REFUNDED = Phrase("退货", "returned for a refund")
NOT_DISCLOSED = Message(
    "sb11_not_disclosed",
    "此车是三包换退车（{number}）：须书面告知客户更换、退货的原因，客户确认后才能报价成交和签约（SB-11）",
    "This car was returned under the three guarantees ({number}): tell the customer in writing why, and have them"
    " acknowledge it, before it is sold (SB-11)",
)
DISCLOSED = Message(
    "sb11_disclosed",
    "三包换退车（{number}）：客户已于 {day} 书面确认知悉（SB-11）",
    "Returned under the three guarantees ({number}): acknowledged in writing on {day} (SB-11)",
)


@dataclass(frozen=True, slots=True)
class ReturnedMark:
    """Why a car was taken back; the newest time where it was more than once."""

    claim_number: str
    exchanged: bool
    reason: str
    odometer_km: int
    returned_on: date

    def disclosure(self, lang: Lang) -> str:
        """The written disclosure of article 33."""
        how = (EXCHANGED if self.exchanged else REFUNDED)(lang)
        return DISCLOSURE(
            lang, date=date_text(self.returned_on, lang), how=how, number=self.claim_number,
            km=f"{self.odometer_km:,}", reason=self.reason,
        )  # fmt: skip


def mark_of(tx: Tx, vehicle_id: int | None) -> ReturnedMark | None:
    """The mark of a car, None for one that never came back."""
    if vehicle_id is None:
        return None
    query = sa.select(ReturnedCar).where(ReturnedCar.vehicle_id == vehicle_id)
    row = tx.session.scalar(query.order_by(ReturnedCar.id.desc()).limit(1))
    if row is None:
        return None
    return ReturnedMark(row.claim_number, row.exchanged, row.reason, row.odometer_km, row.returned_on)


def take_back(tx: Tx, vehicle: Vehicle, mark: ReturnedMark) -> None:
    """The car is the store's again: marked for ever, and out of service until it was inspected (art. 33)."""
    tx.session.add(
        ReturnedCar(
            vehicle_id=vehicle.id, claim_number=mark.claim_number, exchanged=mark.exchanged, reason=mark.reason,
            odometer_km=mark.odometer_km, returned_on=mark.returned_on, at=tx.now, by=tx.actor.id,
        )
    )  # fmt: skip
    vehicle.status, vehicle.odometer_km = VehicleStatus.OUT_OF_SERVICE, mark.odometer_km
    note = f"{MARK('zh')} {mark.claim_number}"
    vehicle.note = f"{note}\n{vehicle.note}".strip()
    tx.session.flush()
    index_vehicle(tx, vehicle)
    tx.audit("vehicle", vehicle.id, status="out_of_service", returned=mark.claim_number)


def notice_of(tx: Tx, deal_id: int, vehicle_id: int | None) -> ReturnedCarNotice | None:
    """The customer's acknowledgement for this car of this deal."""
    query = sa.select(ReturnedCarNotice).where(
        ReturnedCarNotice.deal_id == deal_id, ReturnedCarNotice.vehicle_id == vehicle_id
    )
    return tx.session.scalar(query)


def acknowledge(tx: Tx, deal_id: int, vehicle_id: int, text: str) -> None:
    """Keep that the customer was told `text`; a second time changes nothing."""
    if notice_of(tx, deal_id, vehicle_id) is None:
        row = ReturnedCarNotice(deal_id=deal_id, vehicle_id=vehicle_id, text=text, at=tx.now, by=tx.actor.id)
        tx.session.add(row)
        tx.session.flush()


def require_told(tx: Tx, deal_id: int, vehicle_id: int) -> None:
    """Raises ShowroomError(sb11_not_disclosed) for a returned car that this deal's customer was not told of."""
    mark = mark_of(tx, vehicle_id)
    if mark is not None and notice_of(tx, deal_id, vehicle_id) is None:
        raise ShowroomError(NOT_DISCLOSED, number=mark.claim_number)


def returned_findings(tx: Tx, deal_id: int, vehicle_id: int | None) -> tuple[Finding, ...]:
    """SB-11 stands before quotation and contract of a returned car until the customer acknowledged the disclosure."""
    mark = mark_of(tx, vehicle_id)
    if mark is None:
        return ()
    notice = notice_of(tx, deal_id, vehicle_id)
    if notice is None:
        values = {"number": mark.claim_number}
        zh, en = NOT_DISCLOSED.text("zh", **values), NOT_DISCLOSED.text("en", **values)
        return (Finding("SB-11", Severity.BLOCK, zh, en, mark.claim_number, field="returned_car"),)
    day = notice.at.astimezone(tx.work.zone).date().isoformat()
    values = {"number": mark.claim_number, "day": day}
    zh, en = DISCLOSED.text("zh", **values), DISCLOSED.text("en", **values)
    return (Finding("SB-11", Severity.INFO, zh, en, mark.claim_number),)
