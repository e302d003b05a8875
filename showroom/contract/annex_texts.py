"""The wording of the contract's annexes in both languages; `**` marks what is printed bold (CT-01)."""

from __future__ import annotations

from showroom.customers.model import ConsentPurpose
from showroom.documents.phrases import Phrase
from showroom.kernel.errors import Message
from showroom.vehicles.model import Energy

TOO_MANY_PROMISES = Message(
    "annex_too_many_promises",
    "未兑现的承诺超过 {limit} 项，附件三写不下：请先兑现或合并",
    "More than {limit} promises are open, which Annex 3 cannot hold: keep or merge some first",
)
TITLES = (
    Phrase("附件一  车辆配置表", "Annex 1  Equipment sheet"),
    Phrase("附件二  价格明细", "Annex 2  Price sheet"),
    Phrase("附件三  卖方承诺", "Annex 3  Seller's promises"),
    Phrase("附件四  金融方案", "Annex 4  Finance sheet"),
    Phrase("附件五  个人信息处理告知与同意", "Annex 5  Privacy notice and consents"),
)
HEAD = Phrase(
    "以下附件是合同 {number} 的组成部分，与正文具有同等效力。",
    "The annexes below are part of contract {number} and have the same effect as its text.",
)
CONFIGURATION = {
    "brand": Phrase("品牌", "Brand"),
    "series": Phrase("车系", "Series"),
    "version": Phrase("版本（配置）", "Version"),
    "year": Phrase("年款", "Model year"),
    "energy": Phrase("能源类型", "Energy"),
    "gearbox": Phrase("变速器", "Gearbox"),
    "seats": Phrase("座位数", "Seats"),
    "displacement": Phrase("排量", "Displacement"),
    "range": Phrase("续航里程（公告工况）", "Range (as announced)"),
    "emission": Phrase("排放标准", "Emission standard"),
    "origin": Phrase("产地", "Origin"),
    "exterior": Phrase("外观颜色", "Exterior colour"),
    "interior": Phrase("内饰", "Interior"),
    "vin": Phrase("车辆识别代号", "VIN"),
    "engine": Phrase("发动机/电机号", "Engine/motor no."),
    "certificate": Phrase("合格证编号", "Certificate no."),
    "produced": Phrase("生产日期", "Production date"),
}
ENERGY = {
    Energy.ICE: Phrase("汽油/柴油", "petrol or diesel"),
    Energy.BEV: Phrase("纯电动", "battery electric"),
    Energy.PHEV: Phrase("插电式混合动力", "plug-in hybrid"),
    Energy.FCEV: Phrase("燃料电池", "fuel cell"),
}
EQUIPMENT = Phrase("配置与选装", "Equipment and options")
EQUIPMENT_NOTE = Phrase(
    "未列明的标准配置以该版本随车《车辆一致性证书》及厂家公布的配置为准。",
    "Standard equipment not listed is that of the certificate of consistency and of the manufacturer's published list.",
)
GUIDE_PRICE = Phrase("厂家指导价", "Guide price")
DISCOUNT = Phrase("优惠", "Discount")
OPTIONS = Phrase("选装/精品", "Options and accessories")
CONTRACT_PRICE = Phrase("合同车价", "Contract price")
ON_ROAD = Phrase("落地价合计", "On-road price")
DUE = Phrase("应付金额", "Amount due")
GIFTS = Phrase("赠品（与车辆同等履行）：{gifts}。", "Gifts, owed like the car itself: {gifts}.")
NO_GIFTS = Phrase("赠品：无。", "Gifts: none.")
SUBSIDY = Phrase(
    "预计可申请补贴 {amount}，由买方申请，**以审核结果为准，未从应付金额中扣除**。",
    "Expected subsidy {amount}, applied for by the buyer; **it is not guaranteed and not deducted.**",
)
SUBSIDY_ADVANCED = Phrase(
    "预计可申请补贴 {amount}，由买方申请，**以审核结果为准**；其中 {advance} 由卖方垫付，已从应付金额中扣除，"
    "**补贴到账后归还卖方**。",
    "Expected subsidy {amount}, applied for by the buyer; **it is not guaranteed.** The seller advances {advance} of "
    "it, deducted above, **which the buyer returns when the subsidy is paid.**",
)
COLLECTED = Phrase(
    "税费、保险费由税务机关、保险公司或车管所收取，以其核定为准；卖方不加价。",
    "Taxes, fees and premiums are collected by the tax office, the insurer or the traffic office as they assess them;"
    " the seller adds nothing.",
)
INTENT_BECOMES_EARNEST = Phrase(
    "买方此前支付的订金 ¥{amount}（订购意向书 {number}）自本合同签订之日起，按双方约定转为本合同定金的一部分；"
    "超过法定上限的部分仍为预付车款。",
    "The refundable prepayment (订金) of ¥{amount} under intent order {number} becomes, by this agreement and from the"
    " signing on, part of the earnest money (定金); what exceeds the legal limit stays a prepayment.",
)
INTENT_STAYS_PREPAID = Phrase(
    "买方此前支付的订金 ¥{amount}（订购意向书 {number}）仍为可退还的预付款，抵作车价款，不具有定金效力。",
    "The refundable prepayment (订金) of ¥{amount} under intent order {number} stays refundable, is set off against the"
    " price and has no effect as earnest money.",
)
PROMISE_COLUMNS = (
    Phrase("序号", "No."), Phrase("承诺内容", "What was promised"), Phrase("环节", "Step"), Phrase("日期", "Date"),
    Phrase("承诺人", "By"),
)  # fmt: skip
PROMISES_NOTE = Phrase(
    "**上列承诺与车辆同等履行，交车时逐项核对。**除本附件及正文所载外，卖方没有其他承诺。",
    "**The promises above are owed like the car itself and are gone through one by one at delivery.** Beyond this annex"
    " and the contract's text the seller has promised nothing.",
)
NO_PROMISES = Phrase(
    "无。除合同正文所载外，卖方没有其他承诺。", "None. Beyond the contract's text the seller has promised nothing."
)
PROMISES_CLAUSE = Phrase(
    "卖方在洽谈中作出的承诺共 {count} 项，见附件三。",
    "The seller's promises made during the talks, {count} in number, stand in Annex 3.",
)
LOAN = {
    "lender": Phrase("贷款机构", "Lender"),
    "product": Phrase("产品", "Product"),
    "principal": Phrase("贷款本金", "Principal"),
    "down": Phrase("首付款（车价部分）", "Down payment on the car"),
    "months": Phrase("期限（月）", "Months"),
    "rate": Phrase("年利率", "Annual rate"),
    "method": Phrase("还款方式", "Way of repayment"),
    "status": Phrase("进度", "Progress"),
}
OPEN = Phrase("待定", "open")
NO_LOAN = Phrase("无：买方以全款支付。", "None: the buyer pays in full.")
LOAN_NOTE = Phrase(
    "贷款由买方自行选择机构，以贷款合同及综合融资成本明示表为准；贷款机构的选择不是购车条件。",
    "The buyer chooses the lender freely; the loan contract and the cost sheet govern. No lender is a condition of the"
    " sale.",
)
PURPOSES = {
    ConsentPurpose.PRIVACY: Phrase("已获知隐私告知", "Has been given the privacy notice"),
    ConsentPurpose.IMAGES: Phrase("留存证件影像", "Keeping copies of documents"),
    ConsentPurpose.MARKETING: Phrase("接收活动与优惠信息", "News and offers"),
    ConsentPurpose.LENDER: Phrase("向贷款机构提供信息", "Passing data to the lender"),
    ConsentPurpose.INSURER: Phrase("向保险机构提供信息", "Passing data to the insurer"),
    ConsentPurpose.ROUTE: Phrase("记录试驾轨迹", "Recording the route of the test drive"),
    ConsentPurpose.PHOTO: Phrase("公开交车照片", "Publishing the delivery photograph"),
    ConsentPurpose.RELATIONSHIP: Phrase("记录家人与朋友信息", "Notes on family and friends"),
}
CONSENT_LINE = Phrase("{purpose}（告知版本 {version}，{at}）", "{purpose} (notice {version}, {at})")
CONSENT_OPEN = Phrase("{purpose}（未同意）", "{purpose} (not agreed to)")
CONSENT_REFUSED = Phrase("{purpose}（不同意或已撤回，{at}）", "{purpose} (refused or withdrawn, {at})")
CONSENTS_NOTE = Phrase(
    "每一项由买方单独选择，未勾选即未同意；**不同意不影响购车，已作的同意可随时撤回。**",
    "Each is the buyer's own choice; what is not ticked is not agreed to. **Refusing has no effect on the sale, and a"
    " consent may be withdrawn at any time.**",
)
