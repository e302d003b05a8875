"""What the columns of a visit log can be called, in Chinese and English, and what stands in them (§6.2)."""

# ruff: noqa: E501 - word lists read better wide
from __future__ import annotations

import re
from datetime import datetime, time
from typing import TypeVar

from showroom.customers.sheet_fields import gender_of, grade_of, is_person, phones_in
from showroom.documents.cells import day, plain, wording
from showroom.documents.columns import Field
from showroom.documents.workbook import Cell
from showroom.reception.model import ContactWay, LineState, VisitKind
from showroom.reception.rules import Purpose

W = TypeVar("W")
_CLOCK = re.compile(
    r"(?:.*[\sT日])?(\d{1,2})\s*[:时点h]\s*(\d{1,2})?\s*(?::\d{1,2}(?:\.\d+)?)?\s*分?\s*(am|pm)?", re.IGNORECASE
)
_HALF_DAY = (("下午", 12), ("晚上", 12), ("傍晚", 12), ("中午", 12), ("上午", 0), ("早上", 0), ("凌晨", 0))
_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_AGAIN = ("二次", "再次", "复访", "2次", "三次", "多次", "return", "again", "second", "revisit", "repeat")
_PURPOSES = (
    (Purpose.PICK_UP, ("提车", "交车", "pick up", "pickup", "collect", "delivery")),
    (Purpose.SERVICE, ("售后", "维修", "保养", "service", "workshop", "repair")),
    (Purpose.CANCELLATION, ("退订", "退车", "退定", "cancel", "refund")),
    (Purpose.PAPERWORK, ("办手续", "手续", "上牌", "办理", "paperwork", "registration")),
    (Purpose.EVENT, ("活动", "车展", "团购", "event", "campaign", "fair")),
    (Purpose.INVITED, ("邀约", "邀请", "invit")),
    (Purpose.BUY, ("首次", "看车", "购车", "到店", "来店", "展厅", "自然", "first", "walk", "showroom", "buy", "look", "purchase", "new", "sales")),
    (Purpose.OTHER, ("其他", "其它", "other", "路过", "闲逛", "passing")),
)  # fmt: skip
_CALLS = ("来电", "电话", "致电", "call", "phone", "tel")
_APPOINTMENTS = ("预约", "appointment", "appt", "booked")
_STATES = (
    (LineState.BOUGHT_ELSEWHERE, ("购他", "他品", "bought else", "competitor", "lost to")),
    (LineState.GIVING_UP, ("准放弃", "准战败", "giving up")),
    (LineState.GAVE_UP, ("放弃", "战败", "无效", "gave up", "lost", "dead")),
    (LineState.ORDERED, ("预定", "订车", "下订", "已订", "ordered", "deposit", "booked")),
    (LineState.WON, ("成交", "交付", "won", "sold", "closed")),
    (LineState.PROSPECT, ("潜在", "跟进", "意向", "prospect", "open", "lead", "hot", "warm")),
)  # fmt: skip
_WAYS = (
    (ContactWay.WECHAT, ("微信", "wechat")), (ContactWay.SMS, ("短信", "sms", "text")),
    (ContactWay.PHONE, ("电话", "手机", "phone", "call", "mobile")), (ContactWay.VISIT, ("上门", "到店", "visit")),
    (ContactWay.MAIL, ("邮件", "邮箱", "mail")),
)  # fmt: skip


def clock_time(value: Cell) -> time | None:
    """The time of day a cell means: 14:05, 下午2点05分, 2:05 PM, 0.59 of a day, the time within a date cell."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime):
        return value.time().replace(microsecond=0) if value.time() != time() else None
    if isinstance(value, float) and 0 < value < 1:
        minutes = round(value * 24 * 60)
        return time(min(minutes // 60, 23), minutes % 60)
    text = wording(value)
    found = _CLOCK.fullmatch(re.sub("|".join(word for word, _ in _HALF_DAY), " ", text).strip())
    if not found:
        return None
    hour, minute = int(found[1]), 30 if text.endswith("半") else int(found[2] or 0)
    late = found[3] == "pm" or any(word in text and hours for word, hours in _HALF_DAY)
    hour = 0 if found[3] == "am" and hour == 12 else hour + 12 if late and hour < 12 else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


def people(value: Cell) -> int | None:
    """How many came: 3, 3人, 2+1, 2大1小, 一家三口, 两人; None when the cell says no number."""
    text = wording(value)
    numbers = [int(number) for number in re.findall(r"\d{1,3}", text)]
    if not numbers and (found := re.search("([一二两三四五六七八九十])\\s*(?:口|人|位|个)?$", text)):
        numbers = [_NUMBERS[found[1]]]
    return sum(numbers) if numbers else None


def visit_kind(*values: Cell) -> VisitKind:
    """A call, an appointment or, where nothing says so, a walk-in."""
    text = " ".join(map(wording, values))
    if any(word in text for word in _CALLS) and "电话邀约" not in text:
        return VisitKind.CALL
    return VisitKind.APPOINTMENT if any(word in text for word in _APPOINTMENTS) else VisitKind.WALK_IN


def purpose_of(value: Cell) -> Purpose | None:
    """Why they came; None when the words are not known."""
    text = wording(value).replace("-", " ")
    if any(word in text for word in _AGAIN):
        return Purpose.BUY
    return next((purpose for purpose, words in _PURPOSES if any(word in text for word in words)), None)


def says_again(value: Cell) -> bool:
    """Whether the type of the visit says that they were here before."""
    return any(word in wording(value) for word in _AGAIN)


def state_of(value: Cell) -> LineState | None:
    """Where the customer stood when leaving."""
    return _first(_STATES, value)


def contact_way_of(value: Cell) -> ContactWay | None:
    """How the customer wants to be reached."""
    return _first(_WAYS, value)


def _first(table: tuple[tuple[W, tuple[str, ...]], ...], value: Cell) -> W | None:
    text = wording(value)
    return next((found for found, words in table if any(word in text for word in words)), None)


def _is_day(value: Cell) -> bool:
    return day(value) is not None


def _is_clock(value: Cell) -> bool:
    return clock_time(value) is not None


def _holds_phone(value: Cell) -> bool:
    return bool(phones_in(value))


VISIT_FIELDS = (
    Field(
        "day", "日期", "date",
        ("日期", "来店日期", "到店日期", "接待日期", "来访日期", "登记日期", "来店(电)日期", "来店/来电日期", "來店日期", "date", "visit date", "date of visit", "day", "log date"),
        ("来店日", "到店日", "接待日", "来访日", "登记日", "日期", "date"),
        ("下次", "预约", "出生", "回访", "跟进", "离店", "birth", "next", "follow", "until"), _is_day, required=True, by_content=True,
    ),
    Field(
        "arrived", "来店时间", "arrival",
        ("来店时间", "到店时间", "进店时间", "来访时间", "接待时间", "时间", "来电时间", "開始時間", "来店时刻", "arrival", "arrived", "arrival time", "time in", "in", "time", "start"),
        ("来店时", "到店时", "进店", "来电时", "timein", "arriv"), ("离", "停留", "下次", "out", "left", "stay", "next"), _is_clock,
    ),
    Field(
        "left", "离店时间", "departure",
        ("离店时间", "离开时间", "送离时间", "离店", "离店时刻", "結束時間", "departure", "left", "time out", "out", "leaving time", "departed", "end"),
        ("离店", "离开", "timeout", "depart", "leaving"), ("级别", "状态", "grade"), _is_clock,
    ),
    Field("minutes", "停留时长", "minutes stayed", ("停留时间", "停留时长", "停留分钟", "停留", "在店时长", "时长", "stay", "minutes", "duration", "stay min", "length of stay"),
          ("停留", "时长", "stay", "duration"), looks=lambda value: bool(re.match(r"\d", plain(value)))),
    Field("type", "来访类型", "visit type", (
        "来访类型", "来店类型", "客流类型", "来店性质", "客户类型", "类型", "来店目的", "来访目的", "到店类型", "目的", "visit type", "type", "purpose", "reason", "reason for visit"),
        ("类型", "性质", "目的", "visittype", "purpose"), ("车", "能源", "证件", "渠道"), lambda value: purpose_of(value) is not None or says_again(value)),
    Field("way", "来店方式", "how they came", (
        "来店方式", "来店/来电", "来店来电", "到店方式", "来访方式", "方式", "是否预约", "预约", "来店途径", "walk-in or appointment", "how", "walk in / appt", "contact type", "in/call"),
        ("来店方式", "来访方式", "是否预约", "walkin", "appointment"), ("日期", "联系", "时间", "date")),
    Field("party_size", "人数", "party size", ("人数", "来店人数", "批次人数", "同行人数", "来访人数", "到店人数", "party", "party size", "people", "pax", "persons", "group size", "no of people", "headcount"),
          ("人数", "partysize", "people", "pax"), ("批次", "次数"), lambda value: people(value) is not None),
    Field("companions", "随行人员", "companions", ("随行人员", "同行人员", "随行", "陪同", "同行人", "companions", "accompanied by", "with"), ("随行", "同行人", "陪同", "companion"), ("人数", "size")),
    Field(
        "name", "客户姓名", "customer name",
        ("客户姓名", "姓名", "客户", "客户名称", "顾客", "顾客姓名", "来访者", "訪客", "來客姓名", "访客", "访客姓名", "name", "customer", "customer name", "guest", "visitor", "visitor name", "client"),
        ("姓名", "客户名", "name"), ("顾问", "销售", "接待", "登记", "consultant", "sales", "model", "staff", "file"), is_person,
    ),
    Field(
        "phone", "联系电话", "phone",
        ("联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "客户电话", "聯絡電話", "手機", "phone", "mobile", "tel", "cell", "contact", "phone no", "mobile no", "contact number", "telephone"),
        ("电话", "手机", "联系方式", "phone", "mobile"), ("顾问", "销售", "次数", "时间", "日期", "consultant", "sales", "date"), _holds_phone, by_content=True,
    ),
    Field("gender", "性别", "gender", ("性别", "称谓", "sex", "gender", "title", "m/f"), ("性别", "gender"), looks=lambda value: bool(gender_of(value))),
    Field("district", "来源区域", "district", ("区域", "来源区域", "居住区域", "所在区域", "地区", "住址", "地址", "district", "area", "from", "city", "address"), ("区域", "地区", "district", "area")),
    Field("own_car", "现用车", "own car", ("现用车", "交通工具", "来店交通工具", "驾乘车辆", "现有车辆", "乘坐车辆", "own car", "current car", "transport", "came by", "drives"), ("现用车", "交通工具", "现有车", "owncar", "currentcar")),
    Field("plate", "车牌", "plate", ("车牌", "车牌号", "来店车牌", "plate", "plate no", "licence plate"), ("车牌", "plate")),
    Field("wanted_brand", "意向品牌", "wanted brand", ("意向品牌", "品牌", "brand", "make"), ("品牌", "brand"), ("竞", "现", "compet")),
    Field("wanted_model", "意向车型", "wanted model", (
        "意向车型", "意向", "车型", "关注车型", "拟购车型", "意向车系", "看车车型", "车系", "意向車型", "model", "wanted model", "interested in", "vehicle of interest", "car of interest", "model of interest", "car"),
        ("意向车", "拟购", "关注车", "车型", "interest", "model"), ("级别", "竞", "试驾", "现", "颜色", "旧", "own", "current", "drive", "competitor")),
    Field("wanted_version", "意向配置", "wanted version", ("意向配置", "配置", "版本", "version", "trim", "variant"), ("配置", "version", "trim")),
    Field("wanted_colour", "意向颜色", "wanted colour", ("意向颜色", "颜色", "colour", "color", "wanted colour"), ("颜色", "colour", "color")),
    Field("trade_in", "置换旧车", "trade-in", ("置换旧车", "置换", "旧车", "二手车", "置换车型", "trade in", "trade-in", "part exchange", "used car"), ("置换", "旧车", "tradein")),
    Field("channel", "信息来源", "source", ("信息来源", "来源", "渠道", "信息渠道", "客户来源", "获知渠道", "来源渠道", "了解渠道", "資訊來源", "source", "channel", "how heard", "media", "lead source"),
          ("来源", "渠道", "source", "channel"), ("区域", "地区")),
    Field("contact_way", "联系方式偏好", "contact way", ("联络方式", "偏好联系方式", "希望联系方式", "contact way", "preferred contact"), ("偏好联系", "contactway", "preferredcontact")),
    Field(
        "consultant", "接待顾问", "consultant",
        ("接待顾问", "销售顾问", "顾问", "接待人", "接待人员", "接待销售", "销售", "业务员", "銷售顧問", "接待", "consultant", "sales consultant", "received by", "salesperson", "rep", "sales", "sc", "sales rep", "advisor", "handled by"),
        ("接待", "顾问", "销售员", "consultant", "salesperson", "receivedby"), ("归属", "日期", "时间", "电话", "评价", "owner", "date", "指定"),
    ),
    Field("owner", "归属顾问", "owner", ("归属顾问", "归属", "客户归属", "原顾问", "建档顾问", "owner", "account owner", "file owner"), ("归属", "owner"), ("日期", "date", "地")),
    Field("author", "登记人", "entered by", ("登记人", "录入人", "填表人", "前台", "登记", "录入", "登記人", "author", "entered by", "logged by", "recorded by", "receptionist", "created by"),
          ("登记人", "录入人", "填表人", "enteredby", "loggedby"), ("日期", "时间", "date", "time")),
    Field("drove", "试乘试驾", "test drive", ("试乘试驾", "试驾", "是否试驾", "试驾车型", "test drive", "td", "drove", "test drove"), ("试驾", "testdrive")),
    Field("quoted", "报价", "quoted", ("报价", "是否报价", "报价金额", "quote", "quoted", "quotation"), ("报价", "quote")),
    Field("talk", "洽谈内容", "talk", ("洽谈内容", "洽谈情况", "洽谈", "沟通内容", "接待情况", "跟进内容", "接洽内容", "talk", "conversation", "discussion", "details"), ("洽谈", "沟通", "talk", "discuss")),
    Field("competitor", "竞品", "competitor", ("竞品", "竞品车型", "对比车型", "竞争车型", "competitor", "compared with", "rival"), ("竞品", "对比", "竞争", "competitor", "rival")),
    Field("grade", "离店级别", "grade", ("离店级别", "级别", "意向级别", "客户级别", "等级", "grade", "level", "hot level", "rating"), ("级别", "等级", "grade", "level"), looks=lambda value: grade_of(value) is not None),
    Field("next_step", "下一步", "next step", ("下一步", "下步计划", "下次跟进内容", "跟进计划", "next step", "next action", "action"), ("下一步", "下步", "nextstep", "nextaction"), ("日期", "时间", "date")),
    Field("next_on", "下次联系日期", "next contact on", ("下次联系日期", "下次联系", "下次跟进", "下次跟进日期", "回访日期", "预约日期", "下次回访", "next contact", "next date", "follow up on", "follow up date", "next on", "next call"),
          ("下次", "回访日", "预约日", "nextcontact", "followup", "nextdate"), ("内容", "计划", "action"), _is_day),
    Field("no_file_reason", "未留档原因", "why not filed", ("未留档原因", "未建档原因", "未建卡原因", "不留档原因", "why not filed", "no file reason"), ("未留档", "未建档", "未建卡", "notfiled")),
    Field("state", "状态", "state", ("状态", "客户状态", "结果", "state", "status", "outcome", "result"), ("状态", "status", "outcome"), looks=lambda value: state_of(value) is not None),
    Field("remark", "备注", "remark", ("备注", "说明", "備註", "remark", "remarks", "note", "notes", "comment", "comments"), ("备注", "说明", "remark", "note", "comment")),
)  # fmt: skip
