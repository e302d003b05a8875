"""The wording of the notice by which one side ends a contract, in both languages; `**` is printed bold (CT-01)."""

from __future__ import annotations

from showroom.contract.notice_rules import Due
from showroom.documents.phrases import Phrase

TITLE = Phrase("合同解除通知书", "Notice of Termination")
TITLE_COPY = Phrase("合同解除通知书（译本）", "Notice of Termination (translation)")
HEAD_LINE = Phrase("{date}  发出于{place}", "Issued on {date} at {place}")
S_NOTICE = Phrase("通知事项", "What is notified")
DECLARED = Phrase(
    "**{declarer}依据{article}，通知{addressee}：解除上述合同。**",
    "**{declarer} gives notice to {addressee} under {article} that the contract named above is terminated.**",
)
GROUND = Phrase("**解除事由：{ground}。**{reason}。", "**Ground: {ground}.** {reason}.")
LATE = {
    Due.BALANCE: Phrase(
        "合同约定的付款日为 {due}；截至 {today} 合同总额 {total}，已收 {paid}，尚欠 {short}，**逾期 {days} 日**。",
        "The price was due on {due}. By {today}, of a total of {total}, {paid} has been received and {short} is "
        "outstanding, **{days} days late**.",
    ),
    Due.DELIVERY: Phrase(
        "合同约定的最晚交车日期为 {due}；截至 {today} 车辆尚未交付，**逾期 {days} 日**。",
        "Delivery was due on {due} at the latest. By {today} the car has not changed hands, **{days} days late**.",
    ),
}
OCCURRED = Phrase("发生日期：{day}。", "It happened on {day}.")
REMINDED = Phrase(
    "**{declarer}已于 {reminded} 以{how}催告，给予履行期限至 {until}；期限届满仍未履行。**",
    "**A reminder was sent on {reminded} ({how}) that gave time until {until}; that time passed without performance.**",
)
EVIDENCE = Phrase("证据：{evidence}。", "Evidence: {evidence}.")
PERFORMED = Phrase(
    "合同已部分履行，价值 {worth}，占合同总额 {total} 的 {percent}%；"
    "定金罚则按未履行部分的比例适用（合同编通则解释 68）。",
    "The contract was performed in part, worth {worth} of {total} or {percent} %: the earnest rule applies in "
    "proportion to the rest (解释 68).",
)
RECKONED = Phrase(
    "以上按 {today} 的收款台账计算；此后到账的款项一并退还，利息计至通知到达之日。"
    "**应退款项在合同解除后 {days} 日内按原付款路径退付。**",
    "Reckoned from the receipts ledger of {today}; what comes in later is returned as well, and interest runs until "
    "the notice arrives. **What is to be returned is paid within {days} days of the termination, the way it came.**",
)
S_ARRIVAL = Phrase("送达、生效与异议", "Delivery, effect and objection")
BY_SELLER = Phrase(
    "**本通知以{way}方式送达{addressee}{address}，合同自通知到达时解除（民法典 565）；是否签收不影响其效力。**",
    "**This notice is delivered {way} to {addressee}{address}. The contract ends when it arrives (Civil Code 565), "
    "whether or not a receipt is signed.**",
)
BY_BUYER = Phrase(
    "**买方的通知已于 {arrived} 以{way}方式到达卖方，合同自该日解除（民法典 565）。**",
    "**The buyer's notice reached the seller on {arrived} {way}; the contract ended on that day (Civil Code 565).**",
)
OBJECTION = Phrase(
    "**对方对解除有异议的，可以书面提出，任何一方均可请求人民法院或合同约定的仲裁机构确认解除的效力（民法典 565）。**",
    "**The other side may object in writing, and either side may ask the court, or the arbitration body that the "
    "contract names, to decide whether the termination holds (Civil Code 565).**",
)
CAR = Phrase(
    "车辆 {vin} 自合同解除之日起由甲方另行销售，乙方不再享有交付请求权。",
    "From the termination on the seller may sell the car {vin} to others; the buyer has no more claim to it.",
)
AFTERWARDS = Phrase(
    "合同解除不影响结算、清理和争议解决条款的效力（民法典 567、507）；合同编号保留，不再使用。",
    "The terms on settlement and on disputes stay in force (Civil Code 567, 507). The contract's number stays and is "
    "never used again.",
)
LETTER = Phrase(
    "买方签字的通知原件由甲方另行存档，本页为受理记录。",
    "The buyer's signed letter is kept by the seller; this page records that it was received.",
)
SIGN_SELLER = Phrase("卖方（甲方）授权代表", "For the seller (Party A)")
SIGN_BUYER = Phrase("买方（乙方）", "Buyer (Party B)")
SIGN_GUARDIAN = Phrase("法定监护人", "Guardian")
TOOK_IN = Phrase("签收（仅证明收到，不表示同意）", "Received (proves receipt, not consent)")
TOOK_IN_SELLER = Phrase("甲方签收", "Received for the seller")
