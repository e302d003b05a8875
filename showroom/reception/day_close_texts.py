"""The words of the day sheet 来店/来电客流登记表 in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from showroom.documents.phrases import Phrase
from showroom.reception.model import LineState, VisitKind
from showroom.reception.rules import Purpose, Traffic

TITLE = Phrase("来店/来电客流登记表（日结）", "Visitor and Call Log (Day Close)")
HEAD_LINE = Phrase("{date}   第 {version} 次日结", "{date}   closing no. {version} of this day")
DRAFT_LINE = Phrase("{date}   尚未日结", "{date}   not closed yet")
S_TOTALS = Phrase("客流合计（RC-01）", "Traffic (RC-01)")
S_LINES = Phrase("登记明细", "Lines")
S_CONSULTANTS = Phrase("按顾问", "By consultant")
S_CHANNELS = Phrase("按信息渠道", "By channel")
S_GAPS = Phrase("尚未完善", "Still missing")
SUM_TOTAL = Phrase(
    "客流合计 {total} = 首次到店 {first} + 再次到店 {again} + 非意向 {no_intention} + 未完善 {incomplete}",
    "Traffic {total} = first visits {first} + return visits {again} + no intention {no_intention}"
    " + incomplete {incomplete}",
)
SUM_FIRST = Phrase(
    "首次到店 {first} = 留档 {first_filed} + 已建卡首次到店 {first_had_card} + 看车未留档 {first_not_filed}",
    "First visits {first} = filed {first_filed} + card before first visit {first_had_card}"
    " + looked, not filed {first_not_filed}",
)
SUM_BESIDE = Phrase("来电 {calls}   试乘试驾 {test_drives}", "Calls {calls}   Test drives {test_drives}")
REPLACES = Phrase("重新打开后再次日结：{reason}", "Closed again after reopening: {reason}")
SIGN_RECEPTION = Phrase("前台接待：", "Receptionist:")
SIGN_MANAGER = Phrase("销售经理：", "Sales manager:")
EMPTY = Phrase("当日没有来店、来电。", "Nobody came or called on this day.")
MASKED = Phrase(
    "姓名、电话按个人信息保护要求遮盖（PI-10），完整内容见系统。",
    "Names and numbers are masked (PI-10); the program holds them in full.",
)
MINUTES = Phrase("{minutes} 分", "{minutes} min")
REASON = Phrase("否：{reason}", "No: {reason}")
QUOTED = Phrase("已报价", "Quoted")
PERSONS = Phrase("{count} 人", "{count}")
NOBODY = Phrase("（无）", "(none)")

COLUMNS: tuple[tuple[Phrase, float], ...] = (
    (Phrase("序号", "No."), 0.5),
    (Phrase("到店–离店\n停留", "In–out\nstay"), 1.15),
    (Phrase("客流类型\n方式·事由", "Counts as\nhow, why"), 1.45),
    (Phrase("人数\n同行", "People\nwith"), 0.75),
    (Phrase("客户\n电话", "Customer\nphone"), 1.3),
    (Phrase("称谓\n区域", "Mr/Ms\ndistrict"), 0.85),
    (Phrase("交通工具\n车牌", "Came by\nplate"), 0.95),
    (Phrase("意向车型\n置换旧车", "Wanted car\ntrade-in"), 1.45),
    (Phrase("渠道\n联系方式", "Channel\ncontact"), 1.15),
    (Phrase("顾问", "Receives"), 0.85),
    (Phrase("试驾\n报价", "Drive\nquote"), 0.95),
    (Phrase("洽谈内容\n竞品", "Talk\nrival"), 1.35),
    (Phrase("级别\n状态", "Grade\nstate"), 1.05),
    (Phrase("下一步\n日期", "Next step\ndate"), 1.15),
    (Phrase("留档\n备注", "Filed\nremark"), 1.15),
)
PARTS = Phrase("名称", "Name")
TRAFFIC: Mapping[Traffic, Phrase] = {
    Traffic.FIRST_FILED: Phrase("首次·留档", "First, filed"),
    Traffic.FIRST_HAD_CARD: Phrase("首次·已建卡", "First, had a card"),
    Traffic.FIRST_NOT_FILED: Phrase("首次·未留档", "First, not filed"),
    Traffic.AGAIN: Phrase("再次到店", "Again"),
    Traffic.NO_INTENTION: Phrase("非意向", "No intention"),
    Traffic.INCOMPLETE: Phrase("未完善", "Incomplete"),
}
TOTAL = Phrase("合计", "Total")
CALLS = Phrase("来电", "Calls")
TEST_DRIVES = Phrase("试驾", "Drives")
KINDS: Mapping[VisitKind, Phrase] = {
    VisitKind.WALK_IN: Phrase("自然到店", "Walk-in"),
    VisitKind.APPOINTMENT: Phrase("预约", "Appointment"),
    VisitKind.CALL: Phrase("来电", "Call"),
}
PURPOSES: Mapping[Purpose, Phrase] = {
    Purpose.BUY: Phrase("看车", "Looking"),
    Purpose.INVITED: Phrase("邀约", "Invited"),
    Purpose.EVENT: Phrase("活动", "Event"),
    Purpose.PICK_UP: Phrase("提车", "Pick-up"),
    Purpose.SERVICE: Phrase("售后", "Service"),
    Purpose.PAPERWORK: Phrase("办手续", "Paperwork"),
    Purpose.CANCELLATION: Phrase("退订", "Cancelling"),
    Purpose.OTHER: Phrase("其他", "Other"),
}
STATES: Mapping[LineState, Phrase] = {
    LineState.PROSPECT: Phrase("潜在", "Prospect"),
    LineState.ORDERED: Phrase("预定", "Ordered"),
    LineState.WON: Phrase("成交", "Won"),
    LineState.GIVING_UP: Phrase("准放弃", "Giving up"),
    LineState.GAVE_UP: Phrase("放弃", "Gave up"),
    LineState.BOUGHT_ELSEWHERE: Phrase("购他车", "Bought elsewhere"),
}
WAYS: Mapping[str, Phrase] = {
    "phone": Phrase("电话", "Phone"),
    "wechat": Phrase("微信", "WeChat"),
    "sms": Phrase("短信", "SMS"),
    "visit": Phrase("上门", "Visit"),
    "mail": Phrase("邮件", "Mail"),
}
GENDERS: Mapping[str, Phrase] = {"M": Phrase("先生", "Mr"), "F": Phrase("女士", "Ms")}
