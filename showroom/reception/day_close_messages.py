"""What the day close tells: the gaps by rule, why a day cannot be closed, and who may reopen it."""

from __future__ import annotations

from showroom.kernel.errors import Message

NO_LEAVING = Message("gap_leaving", "没有离店时间", "The leaving time is missing")
NO_CONSULTANT = Message("gap_consultant", "没有接待顾问", "Nobody is named as receiving")
NO_SURNAME = Message("gap_surname", "留档缺少姓氏，或写明未留档原因", "Filing lacks the surname, or say why not filed")
NO_PHONE = Message("gap_phone", "留档缺少电话，或写明未留档原因", "Filing lacks the phone, or say why not filed")
NO_MODEL = Message(
    "gap_model", "留档缺少意向车型，或写明未留档原因", "Filing lacks the intended car, or say why not filed"
)
NO_REASON = Message("gap_no_file_reason", "未留档，没有写明原因", "Not filed and no reason is given")
NO_GRADE = Message("gap_grade", "离店时没有定级", "No grade was given on leaving")
NO_NEXT_STEP = Message("gap_next_step", "没有下一步和日期", "The next step with its date is missing")
NO_CALLER = Message(
    "gap_caller", "来电没有登记电话，也没有写明原因", "The caller's number is missing and no reason is given"
)
DRIVE_WITHOUT_LINE = Message(
    "gap_drive_without_line",
    "当日试驾（{car}），但没有到店登记",
    "There was a test drive ({car}) but no arrival is logged",
)

DAY_GAPS = Message(
    "day_gaps",
    "{day} 还有 {count} 处未完善，不能日结（RC-03）：\n{gaps_zh}",
    "{day} cannot be closed, {count} gap(s) are left (RC-03):\n{gaps_en}",
)
DAY_CLOSED = Message(
    "day_closed",
    "{day} 已日结（{number}），当日登记不能再改；确需更正，请 {who} 写明理由重新打开（RC-03）。",
    "{day} is closed ({number}), so its lines stay as they are; to correct one, ask {who} to reopen the day with a"
    " reason (RC-03).",
)
DAY_CLOSED_ALREADY = Message(
    "day_closed_already", "{day} 已经日结（{number}）", "{day} has been closed already ({number})"
)
DAY_NOT_CLOSED = Message("day_not_closed", "{day} 尚未日结", "{day} has not been closed")
DAY_AHEAD = Message("day_ahead", "{day} 还没有到，不能日结", "{day} has not come yet and cannot be closed")
