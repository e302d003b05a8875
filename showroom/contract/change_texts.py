"""The wording of change orders and cancellations in both languages; `**` marks what is printed bold (CT-01)."""

from __future__ import annotations

from showroom.documents.phrases import Phrase

CHANGE_TITLE = Phrase("汽车销售合同变更协议", "Change Order to the Sale Contract")
CANCEL_TITLE = Phrase("汽车销售合同解除（退订）协议", "Cancellation of the Sale Contract")
REISSUE_TITLE = Phrase("合同作废重开确认书（差异页）", "Contract Void and Issued Anew")
REISSUE_TITLE_COPY = Phrase("合同作废重开确认书（差异页，译本）", "Contract Void and Issued Anew (translation)")
CHANGE_TITLE_COPY = Phrase("汽车销售合同变更协议（译本）", "Change Order (translation)")
CANCEL_TITLE_COPY = Phrase("汽车销售合同解除（退订）协议（译本）", "Cancellation (translation)")
HEAD_LINE = Phrase("{date}  签订于{place}", "Signed on {date} at {place}")
S_CONTRACT = Phrase("所涉合同", "The contract concerned")
CONTRACT_LABELS = {
    "contract_number": Phrase("合同编号", "Contract no."),
    "contract_signed_on": Phrase("签订日期", "Signed on"),
    "revision": Phrase("本次修订号", "Revision"),
    "changed_before": Phrase("此前的变更", "Changed by"),
    "car": Phrase("车辆", "Car"),
    "vin": Phrase("车辆识别代号", "VIN"),
    "parent": Phrase("前一文件 SHA-256", "SHA-256 before"),
}
S_PARTIES = Phrase("双方", "Parties")
PARTY_LABELS = {
    "seller": Phrase("卖方（甲方）", "Seller (Party A)"),
    "uscc": Phrase("统一社会信用代码", "Unified credit code"),
    "buyer": Phrase("买方（乙方）", "Buyer (Party B)"),
    "id": Phrase("证件", "Identity paper"),
    "phone": Phrase("电话", "Phone"),
    "agent": Phrase("代理人", "Agent"),
    "guardian": Phrase("法定监护人", "Guardian"),
}
S_CHANGES = Phrase("变更内容", "What is changed")
CHANGES_INTRO = Phrase(
    "因{reason}，双方协商一致，对合同作如下变更：",
    "Reason: {reason}. The parties agree to change the contract as follows:",
)
ITEM, BEFORE, AFTER = Phrase("项目", "Item"), Phrase("变更前", "Before"), Phrase("变更后", "After")
S_DIFFERENCE = Phrase("差价", "Price difference")
TOTAL_BEFORE = Phrase("变更前总额", "Total before")
TOTAL_AFTER = Phrase("变更后总额", "Total after")
BUYER_ADDS = Phrase("乙方应补差价", "The buyer adds")
SELLER_GIVES = Phrase("甲方应减收差价", "The seller takes off")
NO_DIFFERENCE = Phrase("变更前后总额相同，无差价。", "The total stays the same; there is no difference.")
DIFFERENCE_CLAUSES = (
    Phrase(
        "**差价随余款一并结算；除本协议载明者外，甲方不得因本次变更另收费用，也不得提高已约定的价格。**",
        "**The difference is settled with the balance. Beyond what stands here the seller charges nothing for this "
        "change and raises no agreed price.**",
    ),
    Phrase(
        "涉及购置税、保险、上牌规费的，按变更后车辆的实际发票和保单多退少补。",
        "Purchase tax, insurance and registration fees follow the actual invoices and policies of the car as changed.",
    ),
)
DEPOSIT_CLAUSE = Phrase(
    "**乙方已付款中，在变更后的法定定金上限 {cap} 以内计定金 {earnest}，其余 {rest} 为预付款（民法典 586）；"
    "两者均转入变更后的合同，不因变更而没收。**",
    "**Of the money paid, {earnest} is earnest money (定金) within the legal limit of {cap} after the change; the "
    "rest, {rest}, is a prepayment (Civil Code 586). Both count for the contract as changed; nothing is forfeited.**",
)
PREPAYMENT_CLAUSE = Phrase(
    "乙方已付 {rest} 为可退还的预付款，转入变更后的合同。",
    "The {rest} paid is a refundable prepayment and counts for the contract as changed.",
)
ON_ROAD_CLAUSE = Phrase(
    "按今日参数重新计算的落地价（含税费、保险，供参考）：{price}。",
    "The on-road price reckoned anew with today's figures (taxes and insurance included, for information): {price}.",
)
S_REST = Phrase("其他", "Other terms")
REST_CLAUSES = (
    Phrase(
        "本协议自双方签字之日起生效，是上述合同不可分割的部分；**未变更的条款继续有效，不一致处以本协议为准。**",
        "This order takes effect when both have signed and is part of the contract named above. **Terms not changed "
        "stay in force; where they differ this order prevails.**",
    ),
    Phrase(
        "原合同原件保持不变并继续存档，合同修订号记为 {revision}。",
        "The original contract stays as it was signed and on file; the contract's revision is {revision}.",
    ),
)
APPROVED = Phrase("审批：{names}。", "Approved by: {names}.")
S_REISSUE = Phrase("作废与重开", "Void and issued anew")
REISSUE_LABELS = {
    "old_number": Phrase("作废合同", "Void contract"),
    "new_number": Phrase("重开合同", "Contract issued anew"),
}
REISSUE_DIGEST = Phrase("重开合同 SHA-256", "SHA-256 of the new one")
REISSUE_INTRO = Phrase(
    "因{reason}，双方确认上述合同作废，按下表更正后重新签订（★ 为必填条款）：",
    "Reason: {reason}. The parties declare the contract named above void and sign it anew, put right as follows (★: "
    "a mandatory term):",
)
REISSUE_CLAUSES = (
    Phrase(
        "**合同 {old} 自本确认书签字之日起作废，由 {new} 代替；此前的变更一并并入新合同，不再单独有效。**",
        "**The contract {old} is void from the signing of this paper and replaced by {new}. Changes agreed before are "
        "part of the new contract and no longer stand by themselves.**",
    ),
    Phrase(
        "作废合同的原件与编号照旧存档，不修改、不销毁，编号不再使用。",
        "The void contract's original and number stay on file, unchanged; the number is never used again.",
    ),
    Phrase(
        "上表以外的条款均未改变；本页为新合同的附件。",
        "No term beside those listed is changed; this page is an annex to the new contract.",
    ),
)
CHANGED_BEFORE = Phrase(
    "“变更前”一栏是作废合同原件所载；此前已签的变更（{numbers}）并入“变更后”一栏，差价自变更后的总额起算。",
    "The column “Before” is what the void original says; changes signed since ({numbers}) are part of the column "
    "“After”, and the difference counts from the total as changed.",
)
S_MOVED = Phrase("已收款项转入新合同", "Money received, which goes over to the new contract")
MOVED_CLAUSE = Phrase(
    "**以上款项共 {total} 全部转入新合同，性质与收款日期不变，不退付、不重复收取。**",
    "**All of it, {total}, counts for the new contract with its kind and its day; nothing is returned or paid twice.**",
)
REPLACES = Phrase(
    "作废重开确认书 {number}（本合同代替已作废的 {old}）",
    "void-and-reissue record {number} (this contract replaces {old}, which is void)",
)
S_END = Phrase("解除原因与责任", "Why the contract ends, and whose default it is")
END_CLAUSE = Phrase(
    "双方确认上述合同自本协议签字之日起解除。原因：{reason}。",
    "The contract named above ends when this paper is signed. Reason: {reason}.",
)
ENDINGS = {
    "agreed": Phrase(
        "**双方协商一致解除，互不适用定金罚则。**",
        "**Both sides agree to end it; the earnest rule is applied against neither.**",
    ),
    "buyer_default": Phrase(
        "**系买方（乙方）违约：定金不予退还，定金以外的款项退还（民法典 587）。**",
        "**The buyer is in default: the earnest money is not returned, everything else is (Civil Code 587).**",
    ),
    "seller_default": Phrase(
        "**系卖方（甲方）违约：双倍返还定金，退还其他已付款并承担预付款利息和合理费用（民法典 587、消保法 53）。**",
        "**The seller is in default: the earnest money is returned twofold, all else is returned with interest on the "
        "prepayments and reasonable costs (Civil Code 587, Consumer Protection Law 53).**",
    ),
    "both_default": Phrase(
        "**双方均有违约，不适用定金罚则，已付款全部退还（合同编通则解释 68）。**",
        "**Both sides are in default: the earnest rule does not apply and what was paid is returned (解释 68).**",
    ),
    "force_majeure": Phrase(
        "**因不可抗力解除，不适用定金罚则，已付款全部退还（合同编通则解释 68）。**",
        "**Force majeure: the earnest rule does not apply and what was paid is returned (解释 68).**",
    ),
    "loan_refused": Phrase(
        "**因贷款未获批准解除，按合同约定退还全部已付款，不适用定金罚则。**",
        "**The loan was refused: by the contract everything paid is returned and the earnest rule does not apply.**",
    ),
}
PENALTY_CHOSEN = Phrase(
    "**{party}：守约方选择适用合同违约金，不再适用定金罚则（民法典 588）。**",
    "**{party}. The innocent side chose the contractual penalty; the earnest rule is not applied besides (Civil Code "
    "588).**",
)
NO_EARNEST = Phrase(
    "**{party}；没有已付的定金，不适用定金罚则，已付款依法退还（合同编通则解释 67、消保法 53）。**",
    "**{party}. No earnest money (定金) was paid, so its rule does not apply; what was paid is returned by law "
    "(解释 67, Consumer Protection Law 53).**",
)
S_PAID = Phrase("已收款项", "Money received")
NOTHING_PAID = Phrase("台账中没有收款。", "The ledger holds no payment.")
PAID_ON, KIND, AMOUNT = Phrase("日期", "Date"), Phrase("款项", "Kind"), Phrase("金额（元）", "Amount (CNY)")
PAID_KINDS = {
    "earnest": Phrase("定金", "Earnest money (定金)"),
    "intent": Phrase("订金", "Refundable prepayment (订金)"),
    "prepayment": Phrase("预付款", "Prepayment"),
    "balance": Phrase("车款", "Price"),
    "loan": Phrase("贷款放款", "Loan disbursed"),
    "trade_in": Phrase("旧车抵款", "Trade-in"),
    "refund": Phrase("已退款", "Refunded"),
}
PAID_TOTAL = Phrase("合计", "Total")
S_SETTLEMENT = Phrase("结算", "Settlement")
BASIS = Phrase("依据", "Rule")
TO_BUYER = Phrase("甲方应退付乙方", "The seller pays the buyer")
BUYER_OWES = Phrase("乙方应付甲方", "The buyer pays the seller")
TO_LENDER = Phrase("甲方退还贷款机构", "The seller returns to the lender")
EVEN = Phrase("双方互不相欠。", "Neither side owes the other anything.")
SETTLEMENT_CLAUSES = (
    Phrase(
        "**甲方应在本协议签字后 {days} 日内（{until} 前）按原付款路径退付。**",
        "**The seller pays within {days} days of signing (by {until}), the way the money came.**",
    ),
    Phrase(
        "车辆 {vin} 自本协议签字之日起由甲方另行销售，乙方不再享有交付请求权。",
        "From the signing on the seller may sell the car {vin} to others; the buyer has no more claim to it.",
    ),
    Phrase(
        "上述款项付清后，除本协议另有约定外，双方就该合同不再有其他请求；合同编号保留，不再使用。",
        "Once this is paid neither side has further claims under the contract, unless this paper says so. The "
        "contract's number stays and is never used again.",
    ),
)
SIGN_SELLER = Phrase("卖方（甲方）授权代表", "For the seller (Party A)")
SIGN_BUYER = Phrase("买方（乙方）", "Buyer (Party B)")
SIGN_AGENT = Phrase("买方（乙方）代理人", "For the buyer (Party B), agent")
SIGN_GUARDIAN = Phrase("法定监护人", "Guardian")
