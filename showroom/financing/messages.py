"""What financing says, in both languages."""

from __future__ import annotations

from showroom.deals.events import LOAN_STATUS_WORDS
from showroom.financing.model import LoanStatus
from showroom.financing.rules import Method
from showroom.kernel.errors import Message

STATUS_NAMES = {status: LOAN_STATUS_WORDS[status.value] for status in LoanStatus}
METHOD_NAMES: dict[Method, tuple[str, str]] = {
    Method.EQUAL_INSTALMENTS: ("等额本息", "Equal instalments"),
    Method.EQUAL_PRINCIPAL: ("等额本金", "Equal principal"),
    Method.ZERO_INTEREST: ("免息分期", "Zero interest"),
    Method.BALLOON: ("弹性尾款", "Balloon"),
    Method.YEARLY: ("年供", "Yearly principal"),
    Method.SUBSIDISED: ("贴息", "Subsidised interest"),
    Method.FLAT_FEE: ("手续费分期", "Flat fee"),
}
TOO_MANY_OFFERS = Message("loan_too_many_offers", "最多比较 {limit} 个方案", "At most {limit} offers are compared")
NO_OFFER = Message("loan_no_offer", "还没有贷款方案", "There is no loan offer yet")
NOT_QUOTED = Message(
    "loan_not_quoted",
    "客户接受的报价里没有写明贷款方案",
    "The quotation that the customer accepted names no loan",
)
NOT_CHOSEN = Message("loan_not_chosen", "请先选定一个贷款方案", "Choose one of the offers first")
PRINCIPAL_ABOVE_PRICE = Message(
    "loan_above_price", "贷款金额不能超过车价 {price}", "The loan cannot exceed the car's price {price}"
)
PRINCIPAL_NEEDED = Message("loan_principal_needed", "贷款金额应大于 0", "The loan must be above 0")
COLLECTOR_NEEDED = Message("loan_collector_needed", "请写明费用由谁收取（FI-08）", "Say who collects the fee (FI-08)")
PAYER_NEEDED = Message("loan_payer_needed", "请写明贴息由谁承担（FM-06）", "Say who pays the subsidy (FM-06)")
LENDER_RATE_NEEDED = Message(
    "loan_lender_rate_needed",
    "贴息方案须写明机构利率（FM-06）",
    "A subsidised offer needs the lender's own rate (FM-06)",
)
BAD_SHARE = Message("loan_bad_share", "比例应在 0 与 100% 之间", "The share must lie between 0 and 100 %")
OFFERS_FIXED = Message(
    "loan_offers_fixed",
    "已{status_zh}，方案不能再改：先改为“已试算”",
    "The loan is {status_en}: offers change only after it is put back to “quoted”",
)
STATUS_REFUSED = Message(
    "loan_status_refused",
    "贷款进度不能从“{before_zh}”到“{after_zh}”（§5.4）",
    "A loan that is {before_en} cannot become {after_en} (§5.4)",
)
NOTE_NEEDED = Message("loan_note_needed", "请写明机构给出的原因或条件", "Give the lender's reason or conditions")
PRECHECK_FAILED = Message("loan_precheck_failed", "还不能进件：{what_zh}", "It cannot be submitted yet: {what_en}")
COST_SHEET_FIRST = Message(
    "loan_cost_sheet_first",
    "签订贷款合同前，借款人须先签《综合融资成本明示表》（FI-08）",
    "The borrower signs the cost sheet before the loan contract (FI-08)",
)
COST_SHEET_STANDS = Message(
    "loan_cost_sheet_stands", "明示表 {number} 已签", "The cost sheet {number} is signed already"
)
SAVE_FIRST = Message("loan_save_first", "请先保存方案", "Save the offers first")
GATE_CASH = Message("gate_pays_cash", "全款支付，不贷款", "Pays in full, no loan")
GATE_CHOSEN = Message("gate_loan_chosen", "已选方案：{lender} {principal}", "Offer chosen: {lender} {principal}")
GATE_NOT_CHOSEN = Message(
    "gate_loan_not_chosen", "未选定付款方式：选定贷款方案或全款", "No way of paying is chosen: an offer or full payment"
)
GATE_SHEET = Message("gate_cost_sheet", "综合融资成本明示表已签：{number}", "Cost sheet signed: {number}")
GATE_NO_SHEET = Message("gate_no_cost_sheet", "综合融资成本明示表未签", "The all-in cost sheet is not signed")
GATE_APPROVED = Message("gate_loan_approved", "贷款{status_zh}", "The loan is {status_en}")
GATE_WAITING = Message("gate_loan_waiting", "贷款{status_zh}，尚未通过", "The loan is {status_en}, not approved yet")
GATE_LATE = Message(
    "gate_loan_late", "进件已超过 {hours} 小时，机构未答复", "Submitted more than {hours} hours ago, no answer yet"
)
