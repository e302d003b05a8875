"""What the actions of a test drive refuse, and the words of its gate."""

from __future__ import annotations

from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.findings import Finding

NOT_ELIGIBLE = Message(
    "test_drive_not_eligible",
    "不能{act_zh}：还有 {count} 项不符合（{codes}）",
    "Cannot {act_en}: {count} item(s) stand against it ({codes})",
)
OVERLAP = Message(
    "test_drive_overlap",
    "{what_zh}已被预约：{customer}，{day} {start}–{end}，{plate}，由 {escort} 陪同"
    "（{number}；前后各留 {buffer} 分钟，TD-13）",
    "The {what_en} is booked: {customer}, {day} {start}–{end}, {plate}, with {escort}"
    " ({number}; {buffer} minutes kept before and after, TD-13)",
)
ALREADY_PLANNED = Message(
    "test_drive_planned",
    "该商机已有进行中的试驾 {number}：请改期或取消后再约",
    "This deal has a test drive under way, {number}: move or cancel it first",
)
CLOCK_BACK = Message(
    "test_drive_clock_back",
    "电脑时钟 {now} 早于门店已有记录的 {latest}：请校准时钟；无法校准时由经理说明理由后放行",
    "The clock says {now}, but the store has records of {latest}: set the clock right, or a manager lets it pass"
    " with a reason",
)
NO_FREE_CAR = Message(
    "test_drive_no_free_car",
    "现在没有空闲的试驾车，或没有空闲的陪驾：请另选时间（TD-09、TD-13）",
    "No demo car or no escort is free now: choose another time (TD-09, TD-13)",
)
NOT_DEMO = Message("test_drive_not_demo", "该车不是试驾车（TD-12）", "This car is not a demo car (TD-12)")
NOT_ESCORT = Message(
    "test_drive_not_escort",
    "{name} 不在岗或无试驾陪同授权（TD-09）",
    "{name} is not active or not authorised for test drives (TD-09)",
)
SLOT_PAST = Message("test_drive_past", "预约时间已过", "The slot is over already")
SLOT_LENGTH = Message("test_drive_length", "时长须为 5 至 240 分钟", "A slot takes 5 to 240 minutes")
SLOT_TWO_DAYS = Message(
    "test_drive_two_days", "试驾须在同一天内结束", "A test drive must end on the day on which it begins"
)
NOT_TODAY = Message(
    "test_drive_not_today",
    "预约时间是 {start}–{end}，现在不能出发：请先改期",
    "The slot is {start}–{end}; the car cannot leave now: move the booking first",
)
NO_MOVE = Message(
    "test_drive_no_move",
    "协议已签署或试驾已开始，不能改期：请取消后重新预约",
    "The agreement is signed or the drive has begun; cancel and book again instead of moving it",
)
NO_REOPEN = Message(
    "test_drive_no_reopen",
    "试驾 {number} 不能恢复：只能恢复当天及以后、未签协议、之后未另约的取消或未到场",
    "Test drive {number} cannot be restored: only one cancelled or missed, of today or later, without a signed"
    " agreement and without a newer booking",
)
NO_REMINDER = Message(
    "test_drive_no_reminder",
    "试驾 {number} 已出发或已结束，不需要提醒",
    "Test drive {number} has left or is over: no reminder is needed",
)
DRIVE_NOT_FOUND = Message("test_drive_not_found", "找不到这次试驾", "This test drive cannot be found")
NO_DRIVE = Message("test_drive_none", "还没有预约试驾", "No test drive is booked yet")
SIGNATURE_MISSING = Message("test_drive_signature", "{name} 尚未签名（TD-08）", "{name} has not signed yet (TD-08)")
MORE_HANDS = Message(
    "test_drive_more_hands",
    "签名人数多于乘车人数 {persons}（含客户与陪驾）（TD-20）",
    "More signatures than the {persons} persons in the car, customer and escort included (TD-20)",
)
NOT_UNDERSTOOD = Message(
    "test_drive_understood",
    "客户须勾选“已阅读并理解”（§2.4）",
    "The customer must tick “read and understood” (§2.4)",
)
NOT_AN_IMAGE = Message("not_an_image", "不是 PNG 或 JPEG 图片", "This is neither a PNG nor a JPEG picture")
IMAGE_TOO_LARGE = Message("image_too_large", "图片超过 {limit} MB", "The picture is larger than {limit} MB")
PERCENT = Message("percent_wrong", "应为 0 至 100", "Must be 0 to 100")
ODOMETER = Message(
    "odometer_wrong", "里程不能小于车辆记录的 {least} 公里（TR-04）", "Not below the car's recorded {least} km (TR-04)"
)
RATING = Message("rating_wrong", "请评 1 至 5 分（TR-03）", "Rate from 1 to 5 (TR-03)")
CLASSES_UNKNOWN = Message("licence_classes_unknown", "无法识别的准驾车型：{unread}", "Unknown licence class: {unread}")
DATES_REVERSED = Message("dates_reversed", "截止日期早于起始日期", "The end is before the beginning")
IN_FUTURE = Message("date_in_future", "日期不能晚于今天", "The date cannot be after today")
ISSUER = Message("issuer_wrong", "填写国家代码，如 CN、DE", "A country code such as CN or DE")
ROUTE_NOT_FOUND = Message("route_not_found", "找不到这条路线", "This route cannot be found")
ROUTE_KNOWN = Message("route_known", "已有同名路线", "There is already a route of this name")
POSITIVE = Message("not_positive", "须大于 0", "Must be more than 0")
LICENCE_ELSEWHERE = Message(
    "licence_elsewhere",
    "客户档案中的证件号码已存在，请在客户页更正",
    "The customer's file has a document number already; change it on the customer page",
)
GATE_NOT_DRIVEN = Message(
    "gate_not_driven",
    "尚未试驾：请预约，或客户谢绝时写明理由跳过",
    "Not driven yet: book a drive, or skip the step with the reason if the customer declines",
)
GATE_NOT_BACK = Message("gate_not_back", "试驾 {number} 尚未归还", "Test drive {number} is not back yet")
GATE_NO_FEEDBACK = Message(
    "gate_no_feedback", "试驾 {number} 缺少客户反馈", "Test drive {number} lacks the customer's feedback"
)
GATE_INCIDENT = Message(
    "gate_incident",
    "试驾 {number} 发生事故：记录后写明理由跳过，或重新预约",
    "Test drive {number} ended in an incident: skip the step with the reason, or book again",
)
GATE_DRIVEN = Message(
    "gate_driven", "试驾 {number} 已完成，反馈已登记", "Test drive {number} is done, feedback recorded"
)
GATE_KEYS = Message("gate_keys", "试驾 {number} 尚未出发", "Test drive {number} has not left yet")


class NotEligible(ShowroomError):  # noqa: N818 - the word of the rulebook
    """An act that the rules of §2.1 stand against; `findings` say why."""

    def __init__(self, act: tuple[str, str], findings: tuple[Finding, ...]) -> None:
        codes = ", ".join(dict.fromkeys(f.code for f in findings))
        super().__init__(NOT_ELIGIBLE, act_zh=act[0], act_en=act[1], count=len(findings), codes=codes)
        self.findings = findings
