"""What prospecting tells a person, what results and reasons are called, and what is said in a call (S0-13…S0-19)."""

from __future__ import annotations

from showroom.kernel.errors import Message
from showroom.reception.campaign_model import CampaignCallResult, LeadReason, LeadVerdict, MessageWay

NOBODY_TO_CALL = Message(
    "call_list_empty", "没有可以联系的客户：请放宽条件", "There is nobody who may be called: choose more widely"
)
NOBODY_CALLS = Message(
    "call_list_no_consultant", "请至少选择一位销售顾问", "Choose at least one sales consultant to call"
)
DUE_PAST = Message("call_list_due_past", "截止日不能早于今天 {today}", "The last day cannot lie before today, {today}")
MOST_WRONG = Message("call_list_most", "人数应为 1 到 {most}", "A list has 1 to {most} people")
CAMPAIGN_OVER = Message("call_list_campaign_over", "活动 {ends} 已结束", "The campaign ended on {ends}")
WRONG_NUMBER_NOTE = Message("campaign_wrong_number_note", "电话号码错误：请更正", "The phone number is wrong: mend it")
LIST_UNKNOWN = Message("call_list_unknown", "找不到这份邀约名单", "This call list cannot be found")
LIST_CLOSED = Message("call_list_closed", "这份名单已经结束", "This list is closed already")
ENTRY_UNKNOWN = Message("call_list_entry_unknown", "找不到名单中的这位客户", "This line of the list cannot be found")
ENTRY_DONE = Message("call_list_entry_done", "这位客户已经联系完毕", "This customer has been dealt with already")
ENTRY_NOT_YOURS = Message("call_list_entry_not_yours", "这通电话由 {name} 负责", "This call belongs to {name}")
CALL_BLOCKED = Message(
    "campaign_call_blocked",
    "不能拨打：{why_zh}（PI-03、PI-11）",
    "This call may not be made: {why_en} (PI-03, PI-11)",
)
NOT_BLOCKED = Message(
    "campaign_call_not_blocked", "这位客户可以联系：请登记结果", "This customer may be called: write down the result"
)
NO_SUCH_RESULT = Message("campaign_call_result", "请选择联系结果", "Choose how the call ended")
NEXT_PAST = Message("campaign_call_next_past", "下次日期不能早于今天", "The next contact cannot lie in the past")
COMING_ONLY = Message(
    "campaign_coming_only", "只有“会来”才登记到店时间", "Only who will come is given a time of arrival"
)
EXPORT_REASON = Message(
    "campaign_export_reason",
    "含完整电话：请写明用途，至少 {least} 个字（PI-10）",
    "Full phone numbers go out: say what for, in {least} characters or more (PI-10)",
)
LEFT_OUT = {
    "no_contact": Message("left_no_contact", "要求不再联系（PI-11）", "do not contact (PI-11)"),
    "no_consent": Message("left_no_consent", "没有营销授权（PI-01）", "no consent to marketing (PI-01)"),
    "no_phone": Message("left_no_phone", "没有可用电话", "no usable phone"),
    "listed": Message("left_listed", "已在本活动的名单上", "on a list of this campaign already"),
    "no_words": Message("left_no_words", "占位符无内容可填", "nothing to fill a placeholder with"),
}
"""Why somebody who matches is left out; the first that fits is counted."""

RESULTS = {
    CampaignCallResult.COMING: Message("campaign_result_coming", "会来", "Will come"),
    CampaignCallResult.INTERESTED: Message("campaign_result_interested", "有兴趣，再联系", "Interested, contact again"),
    CampaignCallResult.NOT_INTERESTED: Message("campaign_result_not_interested", "不感兴趣", "Not interested"),
    CampaignCallResult.CALL_LATER: Message("campaign_result_later", "不方便，稍后再打", "Busy, call later"),
    CampaignCallResult.NO_ANSWER: Message("campaign_result_no_answer", "无人接听", "No answer"),
    CampaignCallResult.MESSAGE_SENT: Message("campaign_result_message", "已发信息", "Message sent"),
    CampaignCallResult.WRONG_NUMBER: Message("campaign_result_wrong", "号码错误", "Wrong number"),
    CampaignCallResult.NO_MORE_CONTACT: Message("campaign_result_no_more", "要求不再联系", "Wants no more contact"),
    CampaignCallResult.NOT_REACHED: Message("campaign_result_not_reached", "未联系上", "Not reached"),
    CampaignCallResult.TAKEN_OFF: Message("campaign_result_taken_off", "已移出", "Taken off"),
    CampaignCallResult.LIST_CLOSED: Message("campaign_result_closed", "名单结束", "List closed"),
}
TASK_NOTE = Message(
    "campaign_task_note", "活动邀约：{name}，{place}，{starts} – {ends}", "{name}, {place}, {starts} – {ends}"
)

LEAD_UNKNOWN = Message("lead_unknown", "找不到这条线索", "This lead cannot be found")
LEAD_REASON = Message("lead_reason_missing", "无效线索要选原因（S0-19）", "Say why the lead is not valid (S0-19)")
LEAD_NOTE = Message("lead_note_missing", "“其他”要写明原因", "Say what the other reason is")
LEAD_NOTICE = Message(
    "lead_notice_missing",
    "先告知个人信息处理规则，再留电话（PI-02）",
    "Tell how personal data is used before taking the phone number (PI-02)",
)
LEAD_PHONE = Message("lead_phone_missing", "线索要有电话（RC-02）", "A lead needs its phone number (RC-02)")
LEAD_CHANNEL = Message("lead_channel_missing", "请选择渠道或活动", "Choose a channel or a campaign")
VERDICTS = {
    LeadVerdict.OPEN: Message("lead_open", "待判定", "Open"),
    LeadVerdict.VALID: Message("lead_valid", "有效", "Valid"),
    LeadVerdict.INVALID: Message("lead_invalid", "无效", "Not valid"),
}
LEAD_REASONS = {
    LeadReason.NOT_INTERESTED: Message("lead_not_interested", "无意向", "Not interested"),
    LeadReason.ALREADY_FILED: Message("lead_already_filed", "已建档", "On file already"),
    LeadReason.WRONG_NUMBER: Message("lead_wrong_number", "号码错误", "Wrong number"),
    LeadReason.NOT_REACHED: Message("lead_not_reached", "联系不上", "Cannot be reached"),
    LeadReason.BOUGHT_ELSEWHERE: Message("lead_bought_elsewhere", "已购他车", "Bought elsewhere"),
    LeadReason.TOO_FAR: Message("lead_too_far", "不在服务区域", "Outside our area"),
    LeadReason.OTHER: Message("lead_other", "其他", "Another reason"),
}
TICKS = {
    "purchasing_power": Message("lead_power", "有购买力", "Can pay"),
    "need": Message("lead_need", "有需求", "Has a need"),
    "approachable": Message("lead_approachable", "可接近", "Can be approached"),
    "authority": Message("lead_authority", "能决定", "Can decide"),
}
"""The prospect test of GR-05, by the keys of the consultation's card."""
COST_AMOUNT = Message("campaign_cost_amount", "费用必须大于 0", "The amount must be above 0")
COST_FOR = Message("campaign_cost_for", "请选择渠道或活动", "Choose a channel, a campaign or both")
COST_DAY = Message("campaign_cost_day", "日期不能晚于今天", "The day cannot lie in the future")
COST_UNKNOWN = Message("campaign_cost_unknown", "找不到这笔费用", "This amount cannot be found")
PERIOD_WRONG = Message("campaign_period", "结束日期不能早于开始日期", "The last day cannot lie before the first")

PORTRAIT_NUMBER = Message("portrait_number", "应为 0 到 {most}", "This is 0 to {most}")

WAYS = {
    MessageWay.SMS: Message("message_way_sms", "短信", "SMS"),
    MessageWay.WECHAT: Message("message_way_wechat", "微信", "WeChat"),
}
MESSAGE_EMPTY = Message("bulk_text_missing", "请写短信内容", "Write the text of the message")
MESSAGE_WORD = Message(
    "bulk_placeholder_unknown",
    "没有 {{{word}}} 这个占位符；可用：{known}",
    "There is no placeholder {{{word}}}; there are: {known}",
)
MESSAGE_BRACE = Message("bulk_brace", "花括号没有成对", "A brace has no partner")
MESSAGE_STOP = Message(
    "bulk_no_way_out",
    "要写明如何退订，例如“拒收请回复R”（PI-03）",
    "Say how to refuse further messages, say “reply STOP” (PI-03)",
)
MESSAGE_CAMPAIGN = Message(
    "bulk_campaign_missing", "文中用到活动：请选择活动", "The text speaks of a campaign: choose one"
)
NOBODY_TO_WRITE = Message(
    "bulk_nobody",
    "没有可以发送的客户：请放宽条件或修改内容",
    "Nobody may be written to: choose more widely, or change the text",
)
PLACEHOLDERS = {
    "name": Message("placeholder_name", "姓名", "name"),
    "title": Message("placeholder_title", "称呼", "title"),
    "store": Message("placeholder_store", "门店", "store"),
    "consultant": Message("placeholder_consultant", "顾问", "consultant"),
    "model": Message("placeholder_model", "意向车型", "model"),
    "campaign": Message("placeholder_campaign", "活动", "campaign"),
    "place": Message("placeholder_place", "地点", "place"),
    "days": Message("placeholder_days", "日期", "days"),
}
"""What a text may name in braces, in either language."""
STOP_WORDS = ("退订", "拒收", "回复t", "回复r", "回t", "回r", "不再接收", "unsubscribe", "stop", "opt out", "opt-out")
TITLES = {
    "M": Message("title_mr", "{surname}先生", "Mr {surname}"),
    "F": Message("title_ms", "{surname}女士", "Ms {surname}"),
    "": Message("title_none", "{name}", "{name}"),
}

FIRST_CONTACT = Message(
    "script_first_contact",
    "{customer}您好，我是{store}的{name}。我们店里登记了您的电话，想先认识一下您，不是来推销的：请问您平时主要怎么用车？"
    "现在说话方便吗？我们{days}在{place}有“{campaign}”，您有兴趣的话我把安排发给您，来不来都没关系。",
    "Good day, {customer}, I am {name} of {store}. Your number is on file with us; I would like to get to know you, not"
    " to sell: how do you mostly use a car? Is this a good moment? From {days} we hold “{campaign}” at {place}; I"
    " gladly send you the details, whether you come or not.",
)
"""The first touch: contact and interest, no selling (S4-04); nothing is said that may not be so."""
INVITATION = Message(
    "script_campaign_invitation",
    "{customer}您好，我是{store}的{name}，我们之前联系过。{days}在{place}有“{campaign}”，您关注的{interest}我当面给您介绍。"
    "您看哪天、几点方便？我给您留好时间，到了直接找我。",
    "Good day, {customer}, this is {name} of {store}, we have spoken before. From {days} we hold “{campaign}” at"
    " {place}; I can tell you more about {interest} there. Which day and hour would suit you? I keep the time for you;"
    " just ask for me.",
)
YOUR_CAR = Message("campaign_your_car", "车型", "the car you like")
