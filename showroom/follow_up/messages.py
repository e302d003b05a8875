"""What the follow-up says when it refuses or finds something."""

from __future__ import annotations

from showroom.kernel.errors import Message

NOT_DELIVERED = Message(
    "not_delivered",
    "还没有交车，不能生成跟踪计划（DV-09）",
    "The car is not delivered yet: no plan can be made (DV-09)",
)
STOPPED = Message(
    "task_stopped",
    "客户要求不再联系，或没有同意营销联系（PI-01、PI-11）：这项不能执行",
    "The customer wants no contact or gave no marketing consent (PI-01, PI-11): this cannot be done",
)
SENT_WAY = Message("sent_way", "“已发送”只用于微信、短信和信件", "“Sent” is for WeChat, text messages and letters only")
WRITTEN_WAY = Message(
    "written_way",
    "信息类联系请选“已发送”，得到回复选“已接通”",
    "For a message choose “sent”, or “reached” once they answered",
)
NOT_EFFECTIVE = Message(
    "not_effective", "没有联系上，不能算有效联系", "Nobody was reached: this cannot be an effective contact"
)
NOTE_NEEDED = Message(
    "contact_note_needed",
    "有效联系请写明谈了什么（GR-02）",
    "An effective contact needs a word on what was said (GR-02)",
)
NEXT_OR_CLOSED = Message(
    "next_or_closed", "下一步和关闭原因只能填一个", "Give either a next action or a reason for closing, not both"
)
DUE_LATER = Message("due_later", "推迟后的日期应晚于今天 {today}", "The new date must be after today, {today}")
POSTPONE_REASON = Message("postpone_reason", "请写明推迟的原因", "Say why it is postponed")
NO_SCORE = Message("survey_no_score", "请至少评一项", "Score one item or more")
SELF_REFERRAL = Message("self_referral", "推荐人与被推荐人不能是同一人（§6.9）", "Nobody can refer themselves (§6.9)")
REFERRED_KNOWN = Message(
    "referred_known",
    "此号码已有客户档案，归属 {owner}：推荐须在首次到店前登记（§6.9）",
    "This number already belongs to a customer, owner {owner}: a referral is registered before the first visit (§6.9)",
)
REFERRED_TWICE = Message(
    "referred_twice", "此号码已登记过推荐（§6.9）", "This number has already been registered as a referral (§6.9)"
)

PLAN_MADE = Message("plan_made", "跟踪计划已生成，待办 {count} 项", "The plan is made: {count} contact(s) to come")
PLAN_MISSING = Message("plan_missing", "还没有生成跟踪计划", "No follow-up plan has been made")
NEXT_IS = Message("next_is", "下一步 {due}：{zh}", "Next on {due}: {en}")
CLOSED_BECAUSE = Message("closed_because", "已关闭：{reason}", "Closed: {reason}")
WANTS_NO_CONTACT = Message(
    "wants_no_contact", "客户要求不再联系（PI-11）", "The customer wants no further contact (PI-11)"
)
COMPLAINT_OPEN = Message(
    "complaint_open",
    "有投诉待处理，{due} 前联系或答复客户（MF-08）",
    "A complaint is open: contact or answer the customer by {due} (MF-08)",
)
