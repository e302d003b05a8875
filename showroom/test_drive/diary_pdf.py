"""The day's test drives on one sheet: when, which car, who, with whom, where; to hang beside the keys (TR-04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from showroom.documents.blocks import Column, Signatures, Signer, Title, heading, table
from showroom.documents.flow import Block, Together
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.phrases import BLANK, Phrase, date_text
from showroom.documents.text import SMALL, paragraph
from showroom.kernel.clock import local_date
from showroom.kernel.errors import Lang
from showroom.persistence.actions import Tx
from showroom.staff.service import store_card
from showroom.test_drive import queries
from showroom.test_drive.case import Mode
from showroom.test_drive.rules import DriveStatus
from showroom.vehicles.model import Vehicle, VehicleModel
from showroom.vehicles.records import model_text

TEMPLATE = "drive-day-2026.1"
TITLE = Phrase("试乘试驾日程表", "Test Drives of the Day")
HEAD_LINE = Phrase("{date}   共 {count} 次   {printed} 打印", "{date}   {count} in all   printed {printed}")
S_LINES = Phrase("预约", "Bookings")
EMPTY = Phrase("当日没有试乘试驾预约。", "No test drive is booked on this day.")
MASKED = Phrase(
    "非本人客户的姓名按个人信息保护要求遮盖（PI-10）。预约以系统为准，打印后可能变更。",
    "Names of other consultants' customers are masked (PI-10). The program counts: bookings may change after printing.",
)
SIGN = Phrase("钥匙保管：", "Keeper of the keys:")
COLUMNS = (
    (Phrase("时间", "Time"), 1.5),
    (Phrase("号牌", "Plate"), 1.4),
    (Phrase("试驾车", "Demo car"), 3.0),
    (Phrase("客户", "Customer"), 1.5),
    (Phrase("方式", "Mode"), 1.1),
    (Phrase("陪驾", "Escort"), 1.4),
    (Phrase("状态", "Status"), 1.5),
    (Phrase("编号", "Number"), 2.6),
    (Phrase("出场 / 回场里程", "Km out / back"), 1.8),
)
WITHDRAWN = Phrase("车辆停用", "car withdrawn")
MODES = {Mode.DRIVE: Phrase("试驾", "drives"), Mode.RIDE: Phrase("试乘", "rides")}
STATUSES = {
    DriveStatus.BOOKED: Phrase("已预约", "booked"),
    DriveStatus.CHECKED: Phrase("已核验", "checked"),
    DriveStatus.AGREEMENT_SIGNED: Phrase("已签协议", "signed"),
    DriveStatus.OUT: Phrase("在途", "out"),
    DriveStatus.RETURNED: Phrase("已归还", "returned"),
    DriveStatus.FEEDBACK: Phrase("已反馈", "feedback"),
    DriveStatus.CLOSED: Phrase("已结束", "closed"),
    DriveStatus.INCIDENT: Phrase("事故", "incident"),
}


@dataclass(frozen=True, slots=True)
class DaySheet:
    """Everything that the sheet prints; `lines` in the order of `COLUMNS`."""

    head: PaperHead
    on: date
    printed: str
    lines: tuple[tuple[str, ...], ...]


def day_sheet(tx: Tx, day: date, lang: Lang) -> DaySheet:
    """The sheet of a store day as the actor may see it."""
    slots = [slot for slot in queries.slots_between(tx, day, 1) if local_date(slot.starts_at, tx.work.zone) == day]
    card, zone, lines = store_card(tx.session), tx.work.zone, []
    for slot in slots:
        car = tx.session.get_one(Vehicle, slot.vehicle_id)
        lines.append((
            f"{slot.starts_at.astimezone(zone):%H:%M}–{slot.ends_at.astimezone(zone):%H:%M}", slot.car or BLANK,
            model_text(tx.session.get_one(VehicleModel, car.model_id)), slot.customer, MODES[slot.mode](lang),
            slot.escort, WITHDRAWN(lang) if slot.withdrawn else STATUSES[slot.status](lang), slot.number, "        /",
        ))  # fmt: skip
    head = PaperHead(card.name, f"{card.code}-{day:%Y%m%d}", TEMPLATE)
    return DaySheet(head, day, f"{tx.now.astimezone(zone):%m-%d %H:%M}", tuple(lines))


def render(sheet: DaySheet, lang: Lang) -> bytes:
    """The sheet as PDF bytes, A4 on its side; raises glyph_missing, too_long."""
    line = HEAD_LINE(lang, date=date_text(sheet.on, lang), count=len(sheet.lines), printed=sheet.printed)
    columns = [Column(title(lang), share) for title, share in COLUMNS]
    blocks: list[Block] = [
        Title(TITLE(lang), line),
        heading(S_LINES(lang)),
        table(columns, sheet.lines) if sheet.lines else paragraph(EMPTY(lang)),
        Together(paragraph(MASKED(lang), SMALL), Signatures([Signer(SIGN(lang))], lang)),
    ]
    return render_sheet(Sheet(sheet.head, TITLE(lang), blocks, sheet, landscape=True), lang)
