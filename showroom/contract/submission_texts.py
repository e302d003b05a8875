"""The wording of the submission sheet that takes a contract through the departments (S3-27, CT-05)."""

from __future__ import annotations

from showroom.contract.papers_model import OrderWay
from showroom.documents.phrases import Phrase

TITLE = Phrase("合同文本提交单", "Contract Submission Sheet")
HEAD_LINE = Phrase("{date}  {state}", "{date}, {state}")
BEFORE = Phrase("签订前提交", "submitted before signing")
AFTER = Phrase("签订后归档", "for filing after signing")
S_CONTRACT = Phrase("合同", "Contract")
S_TERMS = Phrase("特别约定与承诺", "Special terms and promises")
S_DEVIATIONS = Phrase("与已接受报价的差异", "Deviations from the accepted quotation")
S_APPROVALS = Phrase("审批记录", "Approvals")
S_DEPARTMENTS = Phrase("部门会签", "Departments")
S_FILING = Phrase("确认与归档", "Confirmation and filing")
LABELS = {
    "number": Phrase("合同编号", "Contract number"),
    "customer": Phrase("买方", "Buyer"),
    "consultant": Phrase("销售顾问", "Consultant"),
    "car": Phrase("车辆", "Car"),
    "vin": Phrase("车辆识别代号", "VIN"),
    "price": Phrase("合同车价", "Contract price"),
    "deposit": Phrase("定金/订金", "Deposit"),
    "pay_way": Phrase("付款方式", "Way of payment"),
    "delivery": Phrase("最晚交车日期", "Delivery at the latest"),
    "template": Phrase("文本版本", "Template and version"),
    "signed": Phrase("签订时间", "Signed"),
    "quotation": Phrase("已接受报价", "Accepted quotation"),
}
NOT_YET = Phrase("签订时编号", "given at the signing")
TERM = Phrase("特别约定：{text}", "Special term: {text}")
PROMISE = Phrase("承诺：{text}", "Promise: {text}")
NO_TERMS = Phrase("无特别约定，无未兑现的承诺。", "No special terms, no open promises.")
DEVIATION_COLUMNS = (Phrase("项目", "Item"), Phrase("报价", "As quoted"), Phrase("合同", "In the contract"))
NO_DEVIATIONS = Phrase("无：合同与客户接受的报价一致。", "None: the contract agrees with the quotation accepted.")
NO_QUOTATION = Phrase("没有已接受的报价可供核对。", "There is no accepted quotation to compare with.")
DEVIATIONS = {
    "contract_price": Phrase("合同车价", "Contract price"),
    "options": Phrase("选装/精品", "Options and accessories"),
    "services": Phrase("可选服务", "Optional services"),
    "special_terms": Phrase("特别约定", "Special terms"),
    "pay_way": Phrase("付款方式", "Way of payment"),
}
APPROVAL_COLUMNS = (
    Phrase("事项", "What"), Phrase("岗位", "Post"), Phrase("姓名", "Name"), Phrase("时间", "When"),
    Phrase("意见", "Word"),
)  # fmt: skip
NO_APPROVALS = Phrase("无须审批或尚未审批。", "None needed, or none given yet.")
DISCOUNT = Phrase("优惠", "Discount")
TERMS = Phrase("特别约定", "Special terms")
PASSED = Phrase("放行 {code}", "Let {code} pass")
AGREED, REFUSED = Phrase("同意", "approved"), Phrase("不同意", "refused")
AGREED_UP_TO = Phrase("同意，优惠最高 {amount}", "approved, a discount of up to {amount}")
PAY_WAYS = {"cash": Phrase("全款", "in full"), "loan": Phrase("贷款", "loan")}
DEPARTMENTS = {
    "sales": Phrase("销售部：价格、优惠、交付期限属实", "Sales: price, discount and delivery date are true"),
    "finance": Phrase(
        "财务部：定金/订金到账，付款与开票信息正确", "Finance: deposit received, payment and invoice right"
    ),
    "legal": Phrase("合同审核：文本版本有效，特别约定合法", "Contract review: text in force, special terms lawful"),
    "delivery": Phrase("交付/库管：车源与交付日期可以满足", "Delivery and stock: car and date can be met"),
    "service": Phrase("售后/客服：承诺与赠品可以兑现", "After-sales: promises and gifts can be kept"),
}
"""Who reviews which clause; the manager ticks them on filing (S3-27)."""
FILED = Phrase("已由 {name} 于 {at} 确认并归档。", "Confirmed and archived by {name} on {at}.")
FILED_NOTE = Phrase("备注：{note}", "Note: {note}")
UNFILED = Phrase(
    "**合同须在签订当日由经理确认并归档。**未正式签订的电话、传真订单，经经理确认后方可执行。",
    "**The manager confirms and archives the contract on the day of its signing.** An order by phone or fax that was"
    " not signed is carried out only after the manager has confirmed it.",
)
ORDER = Phrase("{way}订单 {at}：{text}（{state}）", "Order by {way} on {at}: {text} ({state})")
ORDER_OPEN = Phrase("待经理确认", "waits for the manager")
ORDER_REPLACED = Phrase("已由签订的合同取代", "replaced by the signed contract")
ORDER_CONFIRMED = Phrase("{name} 已确认，{at}", "confirmed by {name}, {at}")
ORDER_REFUSED = Phrase("{name} 未确认，{at}：{why}", "not confirmed by {name}, {at}: {why}")
WAYS = {
    OrderWay.PHONE: Phrase("电话", "phone"),
    OrderWay.FAX: Phrase("传真", "fax"),
    OrderWay.MESSAGE: Phrase("消息", "message"),
}
SIGN_CONSULTANT = Phrase("提交人（签字）：", "Submitted by (signature):")
SIGN_MANAGER = Phrase("销售经理（签字）：", "Sales manager (signature):")
