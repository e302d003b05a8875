"""What the complaint register calls its channels, subjects, outcomes and entries, and what it says when it refuses."""

from __future__ import annotations

from showroom.follow_up.complaint_model import Channel, EntryKind, Outcome, Subject
from showroom.kernel.errors import Message

CHANNELS = {
    Channel.COUNTER: Message("channel_counter", "到店", "at the counter"),
    Channel.PHONE: Message("channel_phone", "电话", "by phone"),
    Channel.SURVEY: Message("channel_survey", "满意度调查", "survey"),
    Channel.LETTER: Message("channel_letter", "信函", "letter"),
    Channel.ONLINE: Message("channel_online", "网络、微信", "online, WeChat"),
    Channel.HOTLINE: Message("channel_12315", "12315 转办", "hotline 12315"),
}
SUBJECTS = {
    Subject.CAR: Message("subject_car", "车辆质量", "the car"),
    Subject.PRICE: Message("subject_price", "价格收费", "price and fees"),
    Subject.CONTRACT: Message("subject_contract", "合同定金", "contract, deposit"),
    Subject.DELIVERY: Message("subject_delivery", "交车", "delivery"),
    Subject.FINANCE: Message("subject_finance", "金融保险", "finance, insurance"),
    Subject.AFTER_SALES: Message("subject_after_sales", "售后三包", "after-sales"),
    Subject.STAFF: Message("subject_staff", "服务态度", "how we behaved"),
    Subject.DATA: Message("subject_data", "个人信息", "personal data"),
    Subject.OTHER: Message("subject_other", "其他", "other"),
}
OUTCOMES = {
    Outcome.SETTLED: Message("outcome_settled", "已解决", "settled"),
    Outcome.GOODWILL: Message("outcome_goodwill", "补偿解决", "settled by goodwill"),
    Outcome.REJECTED: Message("outcome_rejected", "诉求不成立，已说明", "not upheld, explained"),
    Outcome.TAKEN_BACK: Message("outcome_taken_back", "客户撤诉", "taken back"),
    Outcome.UNREACHABLE: Message("outcome_unreachable", "无法联系", "nobody to reach"),
    Outcome.AUTHORITY: Message("outcome_authority", "由 12315、仲裁或法院处理", "with an authority or court"),
}
ENTRIES = {
    EntryKind.RECEIVED: Message("entry_received", "受理", "received"),
    EntryKind.NOTE: Message("entry_note", "记录", "note"),
    EntryKind.TRIED: Message("entry_tried", "联系未果", "tried, not reached"),
    EntryKind.CONTACTED: Message("entry_contacted", "已联系", "contacted"),
    EntryKind.HANDED_OVER: Message("entry_handed_over", "转办", "handed over"),
    EntryKind.ANSWERED: Message("entry_answered", "答复", "answered"),
    EntryKind.CLOSED: Message("entry_closed", "办结", "closed"),
    EntryKind.REOPENED: Message("entry_reopened", "重新受理", "opened again"),
}
NOT_YOURS = Message(
    "complaint_not_yours",
    "这件投诉由 {owner} 处理：请转告，或请经理转办",
    "{owner} sees to this complaint: tell them, or ask the manager to hand it over",
)
CLOSED = Message("complaint_closed", "这件投诉已办结：请先重新受理", "This complaint is closed: open it again first")
STILL_OPEN = Message("complaint_open_still", "这件投诉还没有办结", "This complaint is not closed yet")
FUTURE = Message("complaint_future", "受理时间不能晚于现在", "It cannot have been received later than now")
FAR_BACK = Message("complaint_far_back", "受理时间超过一年以前，请核对", "That is more than a year ago: check the day")
NOT_ANSWERED = Message(
    "complaint_unanswered",
    "还没有答复客户：只有“客户撤诉”和“无法联系”可以不答复就办结（MF-08）",
    "The customer has no answer yet: only what was taken back or reaches nobody is closed without one (MF-08)",
)
HOW_KEPT = Message(
    "complaint_how_kept",
    "答复中承诺了“{promised}”，请写明如何兑现（没有商机承诺台账可查）",
    "“{promised}” was promised in the answer: say how it was kept, since no deal's ledger tells it",
)
PROMISE_DAY = Message(
    "complaint_promise_day", "请填写承诺兑现的日期，今天或以后", "Give the day it is kept, today or later"
)
NOBODY = Message("complaint_nobody", "没有这位在职同事，不能转办", "There is no such active colleague to hand it to")
WORDS_NEEDED = Message("complaint_words", "请写明做了什么、对方怎么说", "Say what was done and what they said")
NOT_THEIRS = Message("complaint_other_deal", "商机 {number} 不属于这位客户", "The deal {number} is not this customer's")
TASK_NOTE = Message(
    "complaint_task", "{subject}：{text}；{answer_by} 前答复", "{subject}: {text}; answer by {answer_by}"
)
TASK_ANSWER = Message("complaint_task_answer", "答复投诉（{subject}）", "Answer the complaint ({subject})")
TASK_PROMISE = Message("complaint_task_promise", "兑现投诉承诺：{promised}", "Keep what was promised: {promised}")
LOW_SCORES = Message("complaint_low_scores", "低分项：{items}", "Low scores: {items}")
