"""What consultation tells a person, and the privacy notice that consents refer to (PI-02)."""

from __future__ import annotations

from showroom.kernel.errors import Message

CONFIRM_NOTHING = Message(
    "confirm_nothing",
    "请先填写需求复述，再请客户确认（§6.4）",
    "Restate the needs first, then let the customer confirm (§6.4)",
)
NEXT_PAST = Message(
    "next_contact_past", "下次联系不能早于今天（GR-02）", "The next contact cannot be before today (GR-02)"
)
NOT_A_CHOICE = Message("not_a_choice", "请从列表中选择", "Choose from the list")
GRADE_CHOICE = Message("grade_choice", "客户级别为 H、A、B、C 之一（§6.1）", "The grade is one of H, A, B, C (§6.1)")
NUMBER_RANGE = Message("number_range", "应为 {low} 到 {high}", "From {low} to {high}")
AMOUNT_POSITIVE = Message("amount_positive", "金额应大于零", "The amount must be more than zero")

GATE_CONFIRMED = Message("gate_confirmed", "客户已确认需求复述", "The customer confirmed the restated needs")
GATE_NEEDS = Message("gate_needs", "需求已排序：{needs}", "Needs ranked: {needs}")
GATE_GRADE_MISSING = Message("gate_grade_missing", "客户级别未定", "The grade is not set")
GATE_GRADE = Message("gate_grade", "级别 {grade}", "Grade {grade}")
GATE_NEXT_MISSING = Message("gate_next_missing", "没有下次联系日期", "There is no next contact date")
GATE_NEXT_PAST = Message("gate_next_past", "下次联系日期 {day} 已过", "The next contact date {day} has passed")
GATE_NEXT = Message("gate_next", "下次联系 {day}", "Next contact {day}")
GATE_NO_CONTACT = Message(
    "gate_no_contact", "客户不愿再被联系：不安排联系（PI-11）", "Not to be contacted: nothing is planned (PI-11)"
)
GATE_PRIVACY_MISSING = Message(
    "gate_privacy_missing", "客户未同意个人信息处理告知", "The customer has not agreed to the privacy notice"
)
GATE_PRIVACY = Message("gate_privacy", "已同意个人信息处理告知", "Agreed to the privacy notice")
DUE_BY_GRADE = Message(
    "due_by_grade",
    "{grade} 级最晚 {due} 联系，按此日提醒（GR-02）",
    "Grade {grade}: the reminder is set for {due} (GR-02)",
)

PRIVACY_NOTICE = Message(
    "privacy_notice",
    "个人信息处理告知（{version}）：{store}（电话 {phone}）为提供购车咨询、试驾、报价和后续服务，"
    "记录您的姓名、电话和购车需求，保存在本店加密系统中。未成交的，自最后一次联系起保存 {lost} 个月；"
    "成交的，保存至交车后 {sold} 年。您可随时查阅、更正、删除，或撤回同意，撤回与同意同样方便；"
    "不同意下列任何一项可选内容，都不影响我们为您服务。",
    "Privacy notice ({version}): to advise you on a car, arrange test drives, quote and serve you afterwards,"
    " {store} (phone {phone}) records your name, number and wishes in its own encrypted system. Without a purchase"
    " they are kept for {lost} months after our last contact, with one for {sold} years after delivery. You may see,"
    " correct or delete them or withdraw consent at any time, as easily as you gave it; refusing any option below"
    " changes nothing in our service.",
)
