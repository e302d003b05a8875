"""The wording of the sale contract in both languages; `**` marks what is printed bold because it weighs (CT-01)."""

from __future__ import annotations

from showroom.documents.phrases import Phrase

TITLE = Phrase("汽车销售合同", "Motor Vehicle Sale Contract")
TRANSLATED_TITLE = Phrase("汽车销售合同（译本）", "Motor Vehicle Sale Contract (translation)")
TRANSLATION = Phrase(
    "本件为译本，仅供参考；签署并具有约束力的是中文原件（SHA-256 {digest}）。",
    "This is a translation for information. What was signed and binds is the Chinese original (SHA-256 {digest}).",
)
HEAD_LINE = Phrase("{date}  签订于{place}", "Signed on {date} at {place}")
INTRO = Phrase(
    "根据《中华人民共和国民法典》《中华人民共和国消费者权益保护法》《汽车销售管理办法》等规定，双方在平等、"
    "自愿、公平、诚信的基础上订立本合同。"
    "**与您有重大利害关系的条款以粗体标示，请仔细阅读；如有疑问，请在签字前要求卖方说明。**",
    "Under the Civil Code, the Consumer Protection Law and the Measures for the Administration of Automobile "
    "Sales, the "
    "parties enter into this contract freely and as equals. **Terms that weigh heavily on you are set in "
    "bold; please read "
    "them with care and ask the seller to explain them before you sign.**",
)
S_PARTIES = Phrase("合同双方", "Parties")
SELLER = Phrase("卖方（甲方）", "Seller (Party A)")
BUYER = Phrase("买方（乙方）", "Buyer (Party B)")
SELLER_LABELS = {
    "name": SELLER,
    "uscc": Phrase("统一社会信用代码", "Unified credit code"),
    "address": Phrase("地址", "Address"),
    "phone": Phrase("电话", "Phone"),
    "legal_representative": Phrase("法定代表人", "Legal representative"),
    "consultant": Phrase("授权销售顾问", "Authorised consultant"),
    "bank": Phrase("开户银行", "Bank"),
    "account": Phrase("账号", "Account"),
    "authorisation": Phrase("品牌授权", "Brand authorisation"),
    "complaints": Phrase("投诉联系", "Complaints"),
}
BUYER_LABELS = {
    "name": BUYER,
    "id_type": Phrase("证件类型", "Kind of ID"),
    "id_number": Phrase("证件号码", "ID number"),
    "phone": Phrase("电话", "Phone"),
    "address": Phrase("地址", "Address"),
    "invoice_title": Phrase("发票抬头", "Invoice to"),
    "agent": Phrase("代理人（附授权委托书）", "Agent (power of attorney attached)"),
    "guardian": Phrase("法定监护人", "Guardian"),
    "agent_id_number": Phrase("代理人证件号码", "Agent's ID number"),
}
S_VEHICLE = Phrase("车辆", "Vehicle")
VEHICLE_LABELS = {
    "brand": Phrase("品牌", "Brand"),
    "model": Phrase("车型/年款", "Model and year"),
    "version": Phrase("版本（配置）", "Version"),
    "exterior": Phrase("外观颜色", "Exterior colour"),
    "interior": Phrase("内饰", "Interior"),
    "guide_price": Phrase("厂家指导价", "Guide price"),
    "quantity": Phrase("数量（辆）", "Quantity"),
    "condition": Phrase("车辆状态", "Condition"),
    "vin": Phrase("车辆识别代号", "VIN"),
    "engine_number": Phrase("发动机/电机号", "Engine/motor no."),
    "certificate_number": Phrase("合格证编号", "Certificate no."),
    "production_date": Phrase("生产日期", "Production date"),
    "origin": Phrase("产地", "Origin"),
    "energy": Phrase("能源类型", "Energy"),
    "emission": Phrase("排放标准", "Emission standard"),
    "battery": Phrase("续航/电池", "Range and battery"),
}
TO_BE_ALLOCATED = Phrase("待配车后书面确认", "To be allocated and confirmed in writing")
S_PRICE = Phrase("价格", "Price")
UNIT_PRICE = Phrase("车辆单价（含增值税）", "Unit price (incl. VAT)")
DISCOUNT = Phrase("优惠", "Discount")
CONTRACT_PRICE = Phrase("合同车价", "Contract price")
OPTION_ITEM = Phrase("选装/精品", "Options and accessories")
OPTION_KIND = Phrase("配件类别", "Kind of part")
QUANTITY = Phrase("数量", "Qty")
EACH = Phrase("单价（元）", "Unit (CNY)")
OPTIONS_TOTAL = Phrase("选装/精品合计", "Options and accessories, total")
PRICE_CLAUSES = (
    Phrase(
        "合同车价包含：{included}；不包含：{excluded}。",
        "The contract price includes: {included}; it does not include: {excluded}.",
    ),
    Phrase(
        "**本合同价格自签订之日起固定，任何一方不得因厂家调价单方变更；除本合同列明的项目外，甲方不加价、"
        "不收取其他费用。**",
        "**The price is fixed from signing; neither party may change it alone because the manufacturer "
        "changes its prices. "
        "The seller charges nothing above or beyond what this contract lists.**",
    ),
    Phrase("随车赠品（与车辆同等履行）：{gifts}。", "Gifts, owed like the car itself: {gifts}."),
)
S_PAYMENT = Phrase("付款", "Payment")
S_PAYMENT_DEPOSIT = Phrase("付款与{word}", "Payment and {word}")
WORDS = {"定金": Phrase("定金", "earnest money (定金)"), "订金": Phrase("订金", "refundable prepayment (订金)")}
DEPOSIT = Phrase("{word}数额", "Amount of the {word}")
PAY_MODE = Phrase("付款方式：{mode}。", "Way of payment: {mode}.")
PAY_BALANCE = Phrase(
    "乙方应于 {due} 前（含当日）付清余款 {balance}，汇入本合同所列甲方账户。",
    "The buyer pays the balance of {balance} by {due} (that day included) into the seller's account named in "
    "this contract.",
)
PAY_BALANCE_OPEN = Phrase(
    "乙方应于交车前付清余款，汇入本合同所列甲方账户。",
    "The buyer pays the balance before delivery into the seller's account named in this contract.",
)
EARNEST_CLAUSES = (
    Phrase(
        "**双方约定上述款项为定金，用于担保本合同履行，自实际支付时成立；实际支付数额与约定不一致的，"
        "以实际支付数额为准。**",
        "**The sum above is earnest money (定金) securing this contract. It arises only when actually paid; "
        "if another "
        "amount is paid than agreed, the amount paid counts.**",
    ),
    Phrase(
        "法律规定的定金上限为 {cap}：其中 {earnest} 具有定金效力，超过部分 {prepayment} 不产生定金效力，作为预付车款。",
        "The legal limit for earnest money is {cap}: of the sum {earnest} has the effect of earnest money; "
        "the rest of "
        "{prepayment} has not and is an ordinary prepayment.",
    ),
    Phrase(
        "**乙方不履行债务或履行不符合约定，致使不能实现合同目的的，无权请求返还定金；甲方有上述情形的，"
        "应当双倍返还定金。**"
        "预付车款部分在任何一方违约时均应返还。合同履行后，定金抵作车价款。",
        "**If the buyer's breach defeats the purpose of the contract, the buyer cannot claim the earnest "
        "money back; if the "
        "seller's does, the seller returns it twofold.** The prepaid rest is returned in either case. On "
        "performance the "
        "earnest money is set off against the price.",
    ),
    Phrase(
        "既有违约金又有定金的，守约方可以选择适用其一；定金不足以弥补损失的，可以请求赔偿超过定金部分的损失。"
        "双方均有致使不能实现合同目的的违约行为，或因不可抗力不能履行的，不适用定金罚则；部分履行的，"
        "按未履行部分的比例适用。",
        "Where both a penalty and earnest money apply, the innocent party chooses one; loss above the earnest "
        "money may be "
        "claimed. The rule does not apply if both parties are in such breach or in case of force majeure, and "
        "applies in "
        "proportion where the contract was partly performed.",
    ),
)
PREPAYMENT_CLAUSES = (
    Phrase(
        "**双方约定上述款项为订金，性质为可退还的预付款，不是定金：任何一方违约时，既不没收，也不双倍返还。"
        "**合同履行后抵作车价款。",
        "**The sum above is a refundable prepayment (订金), not earnest money (定金): it is neither forfeited "
        "nor returned "
        "twofold, whichever party is in breach.** On performance it is set off against the price.",
    ),
    Phrase(
        "合同解除或终止的，甲方应自乙方提出之日起 {refund_days} 日内退还订金；因甲方原因未按约定履行的，"
        "并承担利息及乙方支付的合理费用。",
        "When the contract ends, the seller returns the prepayment within {refund_days} days of the buyer's request; "
        "if the seller "
        "failed to perform, with interest and the buyer's reasonable costs.",
    ),
)
LOAN_CLAUSE = Phrase(
    "乙方以贷款支付部分价款{loan_note}。**贷款未获批准且不可归责于乙方的，任何一方可解除合同，甲方应在 {refund_days} "
    "日内全额退还已收款项（含定金、订金），"
    "不承担违约责任，也不适用定金罚则。**",
    "The buyer pays part of the price by a loan{loan_note}. **If the loan is refused for reasons not attributable "
    "to the buyer, "
    "either party may withdraw; the seller returns all money received (any deposit included) in full within "
    "{refund_days} days. "
    "No penalty is due and the rule on earnest money does not apply.**",
)
S_DELIVERY = Phrase("交车", "Delivery")
DELIVERY_CLAUSES = (
    Phrase(
        "**甲方应不迟于 {latest} 在 {place} 交车。**车辆到店后甲方应通知乙方，双方另行约定具体时间。",
        "**The seller delivers the car at the latest on {latest} at {place}.** The seller tells the buyer "
        "when the car has "
        "arrived, and both agree on the hour.",
    ),
    Phrase(
        "甲方应在交车前完成售前检查（PDI）；双方当面共同查验外观、内饰、配置、里程及随车物品，并逐项签署交车确认单。",
        "The seller completes the pre-delivery inspection (PDI); both inspect exterior, interior, equipment, "
        "mileage and what "
        "comes with the car together and sign the delivery confirmation item by item.",
    ),
    Phrase("随车交付：{papers}。", "Handed over with the car: {papers}."),
    Phrase(
        "**车辆的所有权及毁损、灭失的风险自交付时起转移给乙方。**",
        "**Title and the risk of damage or loss pass to the buyer on delivery.**",
    ),
)
S_QUALITY = Phrase("质量与售后", "Quality and after-sales")
QUALITY_CLAUSES = (
    Phrase(
        "车辆应符合国家标准、车辆一致性证书及本合同所列配置，为未使用车辆（本合同另有注明的除外）。",
        "The car meets national standards, its certificate of conformity and the equipment named here, and is "
        "unused unless "
        "this contract says otherwise.",
    ),
    Phrase(
        "**甲方按《家用汽车产品修理更换退货责任规定》承担三包责任；制造商质量担保：{warranty}。**",
        "**The seller bears repair, replacement and return duties (三包) under the Provisions on Household "
        "Automotive "
        "Products; manufacturer's warranty: {warranty}.**",
    ),
    Phrase("甲方已书面告知的已知瑕疵：{defects}。", "Known defects disclosed in writing: {defects}."),
)
DEFAULT_WARRANTY = Phrase("以随车保修手册为准", "as in the warranty book handed over with the car")
S_SERVICES = Phrase("可选服务", "Optional services")
SERVICES_NOTE = Phrase(
    "以下服务由乙方自愿选择，未勾选即不选购；**甲方不以任何服务、保险或贷款机构作为购车条件。**",
    "The buyer is free to choose the services below; what is not ticked is not bought. **No service, insurer "
    "or lender is a "
    "condition of the sale.**",
)
SERVICE_LINE = Phrase("{name}：{price}，提供方：{provider}", "{name}: {price}, provided by {provider}")
NO_SERVICES = Phrase("未提供可选服务。", "No optional services are offered.")
S_BREACH = Phrase("变更与违约责任", "Changes and breach")
BREACH_CLAUSES = (
    Phrase(
        "变更车型、配置、颜色、价格或交车日期，须经双方书面确认并签署变更单；补充协议与本合同具有同等效力。",
        "A change of model, version, colour, price or delivery date needs a change order signed by both; "
        "supplements have the "
        "same effect as this contract.",
    ),
    Phrase(
        "**甲方逾期交车的，每逾期一日按乙方已付款的 {percent}% 支付违约金；乙方逾期付款的，"
        "每逾期一日按逾期款项的 {percent}% 支付违约金。**",
        "**For late delivery the seller pays {percent}% of the money received for each day; for late payment "
        "the buyer pays "
        "{percent}% of the overdue sum for each day.**",
    ),
    Phrase(
        "**一方逾期超过 {withdraw_days} 日的，对方有权解除合同，并要求按本合同及法律规定承担责任。**"
        "不可抗力致使不能履行的，受影响方应及时通知对方，依法部分或全部免除责任。",
        "**If a party is late by more than {withdraw_days} days the other may withdraw and claim under this "
        "contract and the law.** In case of force majeure the party concerned tells the other at once and is "
        "excused as the "
        "law provides.",
    ),
)
S_DATA = Phrase("个人信息", "Personal data")
DATA_CLAUSE = Phrase(
    "甲方为订立和履行本合同、开票、登记及售后服务所必需处理乙方个人信息，详见隐私告知（版本 {privacy_version}）；"
    "用于营销、提供给贷款或保险机构及公开照片，须另行取得乙方单独同意，乙方可随时撤回。",
    "The seller processes the buyer's data as needed for this contract, invoicing, registration and "
    "after-sales, as told in "
    "the privacy notice (version {privacy_version}). Marketing, passing data to lenders or insurers and publishing "
    "pictures need the "
    "buyer's separate consent, which may be withdrawn at any time.",
)
S_DISPUTES = Phrase("争议解决", "Disputes")
COURT = Phrase(
    "双方先行协商；也可向消费者协会投诉或拨打 12315。**协商不成的，向有管辖权的人民法院起诉。**",
    "The parties first negotiate; the consumer association and hotline 12315 are open to the buyer. **Failing "
    "that, the "
    "competent people's court decides.**",
)
ARBITRATION = Phrase(
    "双方先行协商；也可向消费者协会投诉或拨打 12315。**协商不成的，提交{forum_name}按其现行仲裁规则仲裁，"
    "裁决为终局。**",
    "The parties first negotiate; the consumer association and hotline 12315 are open to the buyer. **Failing "
    "that, {forum_name} "
    "arbitrates under its rules in force; the award is final.**",
)
S_END = Phrase("其他", "Closing terms")
SPECIAL = Phrase("特别约定：{term}", "Special term: {term}")
ELECTRONIC = Phrase(
    "双方同意采用电子签名：在屏幕上手写签名，并以合同文件的 SHA-256 摘要、签署人身份核验记录及时间戳固定；"
    "双方认可其与纸质签名具有同等效力。"
    "任何一方可要求打印后手写签字。",
    "The parties agree to sign electronically: by hand on a screen, fixed by the document's SHA-256 digest, "
    "the check of the "
    "signer's identity and a time stamp, with the same effect as on paper. Either party may ask to sign a "
    "printed copy.",
)
COPIES = Phrase(
    "本合同自双方签字（盖章）之日起生效，一式 {copies} 份，双方各执其一，具有同等效力。附件：{annexes}。",
    "This contract takes effect when both have signed (sealed). It is made in {copies} counterparts of equal "
    "effect, each "
    "party holding its own. Annexes: {annexes}.",
)
SIGN_SELLER = Phrase("甲方（盖章）／授权代表：", "Seller (seal), authorised representative:")
SIGN_BUYER = Phrase("乙方（签字）：", "Buyer (signature):")
SIGN_GUARDIAN = Phrase("乙方法定监护人（签字）：", "Buyer's guardian (signature):")
SIGN_AGENT = Phrase("乙方代理人（签字）：", "Buyer's agent (signature):")
