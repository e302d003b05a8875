"""What the negotiation says when it refuses."""

from __future__ import annotations

from showroom.kernel.errors import Message

NO_CAR = Message(
    "no_car", "还没有确认意向车：先在“介绍”中选定车型", "No car is chosen yet: choose one at “Presentation”"
)
NO_QUOTATION = Message("no_quotation", "还没有报价", "There is no quotation yet")
APPROVAL_WAITING = Message(
    "approval_waiting",
    "{role_zh}还没有批准这份报价（CT-04）",
    "The {role_en} has not approved this quotation yet (CT-04)",
)
APPROVAL_REFUSED = Message(
    "approval_refused", "{role_zh}没有批准这份报价（CT-04）", "The {role_en} did not approve this quotation (CT-04)"
)
QUOTE_EXPIRED = Message(
    "quote_expired", "报价有效期至 {until}，已过期：请重新报价", "The quotation was valid until {until}: quote again"
)
QUOTE_OUTDATED = Message(
    "quote_outdated",
    "税费按今天计算已不同：落地价 {old} → {new}。请重新保存报价，再请客户确认（G-06）",
    "Taxes and fees of today are others: on the road {old} → {new}. Save the quotation again, then ask the customer"
    " (G-06)",
)
OWN_APPROVAL = Message("own_approval", "不能审批自己的申请（CT-04）", "Nobody approves their own request (CT-04)")
WRONG_APPROVER = Message(
    "wrong_approver", "这项审批需要{role_zh}（CT-04）", "This approval needs the {role_en} (CT-04)"
)
ALREADY_DECIDED = Message("already_decided", "这项审批已有结论", "This approval has already been decided")
CONTRACT_STANDS = Message(
    "contract_stands",
    "合同已签，报价不能再改：请走合同变更",
    "The contract is signed: change it by a change order, not by a quotation",
)
ALREADY_ACCEPTED = Message(
    "quote_accepted_already", "客户已经接受报价 {number}", "The customer has already accepted quotation {number}"
)
