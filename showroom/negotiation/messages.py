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
NOBODY_DECIDES = Message(
    "approval_nobody",
    "本店没有别人能审批：申请人、报价人和这单的顾问都不能审批自己的。请管理员在“设置 → 员工”添加一位{role_zh}，"
    "再申请（CT-04）",
    "Nobody else in the store can decide: whoever asks, quotes or sells does not decide on their own. Have the"
    " administrator add a {role_en} in Settings → Staff, then ask (CT-04)",
)
WRONG_APPROVER = Message(
    "wrong_approver", "这项审批需要{role_zh}（CT-04）", "This approval needs the {role_en} (CT-04)"
)
ALREADY_DECIDED = Message(
    "already_decided", "{name} 已经作出决定（CT-04）", "{name} has already decided this request (CT-04)"
)
SAME_APPROVER = Message(
    "same_approver",
    "两个岗位的审批不能由同一人作出：另一项已由您决定（CT-04）",
    "One person does not approve for two posts: you have decided the other one (CT-04)",
)
APPROVAL_EXPIRED = Message(
    "approval_expired",
    "这项申请有效期至 {until}，已过期：请重新申请（CT-04）",
    "This request was valid until {until}: ask again (CT-04)",
)
APPROVAL_WITHDRAWN = Message("approval_withdrawn", "申请人已撤回这项申请", "The request was withdrawn by who asked")
NOT_YOUR_REQUEST = Message(
    "not_your_request", "这是 {name} 的申请，只能由其本人撤回", "This is {name}'s request: only they can withdraw it"
)
QUOTE_REPLACED = Message(
    "quote_replaced",
    "报价 {number} 已有新版本或已被接受，不再需要审批",
    "Quotation {number} was replaced or accepted meanwhile: nothing is left to decide",
)
APPROVAL_LIMITED = Message(
    "approval_limited",
    "{role_zh}只批准优惠至 ¥{most}：请先降低优惠再保存（CT-04）",
    "The {role_en} approved a discount up to ¥{most} only: lower it and save again (CT-04)",
)
GRANT_RANGE = Message("grant_range", "应大于 0，且不超过所申请的 {most}", "Above 0 and at most what was asked: {most}")
HAGGLE_NEEDED = Message(
    "haggle_needed",
    "超出权限的优惠须写明客户还价的原因（S0-29）",
    "A discount beyond the limit needs the reason why the customer haggles (S0-29)",
)
CONTRACT_STANDS = Message(
    "contract_stands",
    "合同已签，报价不能再改：请走合同变更",
    "The contract is signed: change it by a change order, not by a quotation",
)
ALREADY_ACCEPTED = Message(
    "quote_accepted_already", "客户已经接受报价 {number}", "The customer has already accepted quotation {number}"
)
