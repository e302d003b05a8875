"""The lines of a deal's timeline: each code with its text; `{detail}` is filled in from the event."""

from __future__ import annotations

from showroom.deals.handover import STEP_NAMES
from showroom.deals.model import Step
from showroom.kernel.errors import Lang, Message

_LINES = (
    Message("visit_logged", "到店登记 {detail}", "Visit logged {detail}"),
    Message("call_logged", "来电登记 {detail}", "Call logged {detail}"),
    Message("owner_decided", "客户归属 {detail}", "Owner decided: {detail}"),
    Message("deal_opened", "建立商机 {detail}", "Deal opened {detail}"),
    Message("needs_saved", "需求已登记 {detail}", "Needs recorded {detail}"),
    Message("needs_confirmed", "客户确认需求复述", "Customer confirmed the restated needs"),
    Message("graded", "客户级别 {detail}", "Graded {detail}"),
    Message("walkaround_saved", "六方位绕车 {detail}", "Walkaround {detail}"),
    Message("car_confirmed", "客户确认意向车 {detail}", "Customer confirmed the car {detail}"),
    Message("test_drive_booked", "预约试驾 {detail}", "Test drive booked {detail}"),
    Message("licence_seen", "查验驾驶证 {detail}", "Licence seen {detail}"),
    Message("agreement_signed", "签署试驾协议 {detail}", "Test drive agreement signed {detail}"),
    Message("test_drive_out", "试驾出发 {detail}", "Test drive out {detail}"),
    Message("test_drive_back", "试驾返回 {detail}", "Test drive back {detail}"),
    Message("test_drive_feedback", "试驾反馈 {detail}", "Test drive feedback {detail}"),
    Message("test_drive_cancelled", "试驾取消 {detail}", "Test drive cancelled {detail}"),
    Message("test_drive_no_show", "客户未到场试驾 {detail}", "Customer did not come to the test drive {detail}"),
    Message("test_drive_reopened", "恢复试驾预约 {detail}", "Test drive booking restored {detail}"),
    Message("test_drive_reminded", "已提醒客户试驾 {detail}", "Customer reminded of the test drive {detail}"),
    Message("quoted", "报价 {detail}", "Quoted {detail}"),
    Message("approval_asked", "申请优惠审批 {detail}", "Approval asked {detail}"),
    Message("approved", "优惠已批准 {detail}", "Approved {detail}"),
    Message("refused", "优惠未批准 {detail}", "Not approved {detail}"),
    Message("approved_up_to", "优惠批准至 {detail}", "Approved up to {detail}"),
    Message("approval_withdrawn", "撤回优惠申请 {detail}", "Request withdrawn {detail}"),
    Message("approval_expired", "审批已过期：{detail}", "Approval expired: {detail}"),
    Message("turned_over", "转交经理 {detail}", "Turned over to the manager: {detail}"),
    Message("turnover_ended", "经理接手结果：{detail}", "Turnover ended: {detail}"),
    Message("terms_refused", "特别约定未批准：{detail}", "Special terms refused: {detail}"),
    Message("quote_accepted", "客户接受报价 {detail}", "Customer accepted the quotation {detail}"),
    Message("promise_made", "承诺：{detail}", "Promised: {detail}"),
    Message("promise_kept", "承诺已兑现：{detail}", "Promise kept: {detail}"),
    Message("promise_withdrawn", "承诺撤回：{detail}", "Promise withdrawn: {detail}"),
    Message("intent_drafted", "意向书草稿 {detail}", "Intent order drafted {detail}"),
    Message("intent_signed", "签订订购意向书 {detail}", "Intent order signed {detail}"),
    Message("intent_converted", "意向转为合同 {detail}", "Intent became the contract {detail}"),
    Message("intent_ended", "意向书终止 {detail}", "Intent order ended {detail}"),
    Message("order_taken", "电话／传真订单 {detail}", "Order by phone or fax {detail}"),
    Message("order_confirmed", "订单已由经理确认 {detail}", "Order confirmed by the manager {detail}"),
    Message("contract_filed", "合同归档 {detail}", "Contract filed {detail}"),
    Message("objection_raised", "异议：{detail}", "Objection: {detail}"),
    Message("objection_settled", "异议已解决：{detail}", "Objection settled: {detail}"),
    Message("objection_left", "异议待答复：{detail}", "Objection to be answered: {detail}"),
    Message(
        "satisfaction_asked", "问过“怎样才 100% 满意”：{detail} 条要求", "Asked the 100 % question: {detail} demand(s)"
    ),
    Message("closing_tried", "请客户决定：{detail}", "Asked for the decision: {detail}"),
    Message("overridden", "特批放行 {detail}", "Overridden {detail}"),
    Message("brand_acknowledged", "客户单独确认未经授权 {detail}", "Customer acknowledged: {detail} not authorised"),
    Message("authority_filed", "授权委托书已存档 {detail}", "Power of attorney filed: {detail}"),
    Message("brand_taken_back", "撤回未授权确认：{detail}", "Acknowledgement taken back: {detail}"),
    Message("complaint_received", "收到投诉：{detail}", "Complaint received: {detail}"),
    Message("complaint_answered", "已答复投诉：{detail}", "Complaint answered: {detail}"),
    Message("complaint_closed", "投诉办结：{detail}", "Complaint closed: {detail}"),
    Message("contract_drafted", "合同草稿 {detail}", "Contract drafted {detail}"),
    Message("contract_signed", "签订合同 {detail}", "Contract signed {detail}"),
    Message("contract_printed", "打印待手签文件 {detail}", "{detail} printed for signature by hand"),
    Message("contract_print_withdrawn", "收回未签字的打印本 {detail}", "Print {detail} withdrawn unsigned"),
    Message("contract_scanned", "签字文件已扫描 {detail}", "Scan of the signed paper {detail}"),
    Message("change_asked", "拟定{detail}", "Drafted: {detail}"),
    Message("change_approved", "批准合同变更或退订 {detail}", "Change or cancellation approved {detail}"),
    Message("change_refused", "未批准合同变更或退订 {detail}", "Change or cancellation not approved {detail}"),
    Message("change_withdrawn", "撤回{detail}", "Withdrawn: {detail}"),
    Message("contract_reissued", "合同作废重开 {detail}", "Contract void and issued anew {detail}"),
    Message("order_refused", "未确认的口头订单：{detail}", "Order not confirmed: {detail}"),
    Message("contract_notice_issued", "发出解除通知 {detail}", "Notice of termination issued {detail}"),
    Message("contract_notice_arrived", "解除通知到达，合同解除 {detail}", "Notice arrived, contract ended {detail}"),
    Message("contract_notice_recalled", "撤回解除通知 {detail}", "Notice of termination taken back {detail}"),
    Message("contract_notice_objected", "对方提出异议 {detail}", "The other side objects {detail}"),
    Message("contract_changed", "签订合同变更 {detail}", "Change order signed {detail}"),
    Message("contract_cancelled", "签订退订协议 {detail}", "Contract cancelled {detail}"),
    Message("certificate_made", "三包凭证 {detail}", "三包 certificate {detail} made"),
    Message("certificate_reissued", "免费补发三包凭证 {detail}", "三包 certificate reissued free: {detail}"),
    Message("loan_offered", "贷款方案 {detail}", "Loan offer {detail}"),
    Message("loan_status", "贷款进度 {detail}", "Loan status {detail}"),
    Message("cost_sheet_signed", "综合融资成本明示表已签 {detail}", "Cost sheet signed {detail}"),
    Message("paid_in_full", "付款方式：全款", "Pays in full, no loan"),
    Message("vehicle_allocated", "配车 {detail}", "Vehicle allocated {detail}"),
    Message("receipt", "收款 {detail}", "Received {detail}"),
    Message("pdi_done", "PDI 检查 {detail}", "PDI {detail}"),
    Message("delivered", "交车 {detail}", "Delivered {detail}"),
    Message("follow_up_planned", "生成跟踪计划 {detail}", "Follow-up planned {detail}"),
    Message("contact_postponed", "推迟联系 {detail}", "Contact postponed {detail}"),
    Message("surveyed", "满意度调查 {detail}", "Satisfaction survey {detail}"),
    Message("referred", "登记转介绍 {detail}", "Referral registered {detail}"),
    Message("repair_recorded", "登记维修 {detail}", "Repair recorded: {detail}"),
    Message("claim_opened", "三包要求 {detail}", "Claim {detail} opened"),
    Message("claim_decided", "三包决定 {detail}", "Claim decided {detail}"),
    Message("claim_answered", "已答复三包要求 {detail}", "Claim {detail} answered"),
    Message("claim_finished", "三包办结 {detail}", "Claim {detail} finished"),
    Message("returned_car_told", "三包换退车已书面告知 {detail}", "Returned car disclosed in writing {detail}"),
    Message("contacted", "联系客户 {detail}", "Customer contacted {detail}"),
    Message("step_done", "完成{detail}", "Finished {detail}"),
    Message("step_skipped", "跳过{detail}", "Skipped {detail}"),
    Message("lost", "战败 {detail}", "Lost {detail}"),
)
LOAN_STATUS_WORDS: dict[str, tuple[str, str]] = {
    "quoted": ("已试算", "quoted"),
    "submitted": ("已进件", "submitted"),
    "supplement": ("待补件", "papers asked for"),
    "conditional": ("有条件通过", "approved with conditions"),
    "approved": ("审批通过", "approved"),
    "declined": ("已拒绝", "declined"),
    "contracted": ("已签贷款合同", "loan contract signed"),
    "down_paid": ("首付已收", "down payment received"),
    "mortgaged": ("已办抵押", "mortgage registered"),
    "disbursed": ("已放款", "disbursed"),
    "active": ("还款中", "being repaid"),
    "settled": ("已结清", "settled"),
}
"""How far a lender is (§5.4), by the word that financing stores."""
EVENTS = {line.code: line for line in _LINES}


def event_text(code: str, detail: str, lang: Lang) -> str:
    """A timeline line as shown; steps and loan statuses are stored as words and told in the reader's language."""
    if code in ("step_done", "step_skipped"):
        word, colon, reason = detail.partition(":")
        names = STEP_NAMES[Step(word)]
        detail = f"“{names[0] if lang == 'zh' else names[1]}”{colon}{reason}"
    if code == "closing_tried":
        from showroom.deals.talk_words import OUTCOMES, TECHNIQUES, name_of

        technique, _, outcome = detail.partition(":")
        detail = f"{name_of(TECHNIQUES, technique, lang)} · {name_of(OUTCOMES, outcome, lang)}"
    if code == "loan_status":
        names = LOAN_STATUS_WORDS[detail]
        detail = names[0] if lang == "zh" else names[1]
    return EVENTS[code].text(lang, detail=detail).strip()
