"""The wording of the intent order in both languages: a refundable prepayment and nothing that binds more (DP-05…07)."""

from __future__ import annotations

from showroom.documents.phrases import Phrase

TITLE = Phrase("订购意向书", "Letter of Intent to Order")
TRANSLATED_TITLE = Phrase("订购意向书（译本）", "Letter of Intent to Order (translation)")
HEAD_LINE = Phrase("{date}  签订于{place}", "Signed on {date} at {place}")
INTRO = Phrase(
    "买方有意订购下列车辆，双方就此签署本意向书。**本意向书不是销售合同；车辆、价格和交付以双方另行签订的《汽车销售合同》为准。**",
    "The buyer intends to order the car below, and both sign this letter. **It is no contract of sale; the car, its"
    " price and its delivery follow from the Motor Vehicle Sale Contract that is yet to be signed.**",
)
S_PARTIES = Phrase("双方", "Parties")
S_CAR = Phrase("意向车辆", "The car intended")
S_MONEY = Phrase("订金", "Refundable prepayment (订金)")
S_LATER = Phrase("正式合同", "The contract to come")
S_END = Phrase("其他", "Closing terms")
SELLER = Phrase("经销商", "Store")
BUYER = Phrase("意向买方", "Intending buyer")
SELLER_LABELS = {
    "name": SELLER,
    "uscc": Phrase("统一社会信用代码", "Unified credit code"),
    "address": Phrase("地址", "Address"),
    "phone": Phrase("电话", "Phone"),
}
BUYER_LABELS = {
    "name": BUYER,
    "id_type": Phrase("证件类型", "Kind of ID"),
    "id_number": Phrase("证件号码", "ID number"),
    "phone": Phrase("电话", "Phone"),
    "address": Phrase("地址", "Address"),
    "guardian": Phrase("法定监护人", "Guardian"),
}
CONSULTANT = Phrase("销售顾问", "Consultant")
CAR_LABELS = {
    "model": Phrase("车型/年款", "Model and year"),
    "version": Phrase("版本（配置）", "Version"),
    "exterior": Phrase("外观颜色", "Exterior colour"),
    "interior": Phrase("内饰", "Interior"),
    "guide_price": Phrase("厂家指导价", "Guide price"),
    "offered": Phrase("洽谈价格（供参考）", "Price spoken of (for information)"),
    "delivery_note": Phrase("期望交付", "Delivery wished for"),
    "wishes": Phrase("特殊要求", "Special wishes"),
}
AMOUNT = Phrase("订金数额", "Amount of the 订金")
MONEY_CLAUSES = (
    Phrase(
        "**上述款项为订金，性质是可全额退还的预付款，不具有担保作用：最终没有签订销售合同的，无论出于何方原因，"
        "均全额退还，不没收、不扣减，也不加倍返还。**",
        "**The sum above is a prepayment (订金) that is returned in full. It secures nothing: if no contract of sale"
        " comes about, whoever decides so, all of it goes back; it is neither kept, nor lessened, nor doubled.**",
    ),
    Phrase(
        "买方在签订销售合同前可随时要求退还，无须说明理由；卖方应自买方提出之日起 {days} 日内按原支付方式退还。"
        "因卖方原因不能签订销售合同的，卖方另承担利息和买方为此支付的合理费用。",
        "Until the contract of sale is signed the buyer may ask for it at any time and need give no reason; the store"
        " returns it within {days} days of the request by the way it was paid. If the contract fails because of the"
        " store, the store also bears interest and the buyer's reasonable costs.",
    ),
    Phrase(
        "签订销售合同后，订金抵作车价款；**只有销售合同以书面明确约定时，才转为其他性质的款项。**",
        "When the contract of sale is signed, the 订金 is set off against the price; **it becomes money of another"
        " nature only if that contract says so in writing.**",
    ),
    Phrase(
        "订金以经销商出具的收款凭证为准；销售人员不得以个人名义收取任何款项。",
        "The store's receipt proves the payment; no member of staff may take money in their own name.",
    ),
)
LATER_CLAUSES = (
    Phrase(
        "本意向书有效期至 **{until}**。双方在有效期内协商签订销售合同；签订的，本意向书即由销售合同取代。",
        "This letter holds until **{until}**. Both negotiate the contract of sale within that time; once it is signed"
        " it takes this letter's place.",
    ),
    Phrase(
        "有效期届满未签订销售合同的，本意向书自行终止，卖方主动退还订金。",
        "If no contract of sale is signed by then this letter ends by itself, and the store returns the money unasked.",
    ),
    Phrase(
        "意向书不锁定具体车辆，也不构成价格承诺；卖方在有效期内为买方留意上列车型的到货与价格。",
        "The letter reserves no particular car and promises no price; within its time the store keeps an eye on"
        " arrivals and prices of that version for the buyer.",
    ),
)
END_CLAUSES = (
    Phrase(
        "卖方仅为办理本次订购处理买方个人信息，详见隐私告知（版本 {version}）。",
        "The store processes the buyer's data only for this order, as told in the privacy notice (version {version}).",
    ),
    Phrase(
        "发生争议的，双方协商；协商不成的，可向消费者协会投诉、拨打 12315，或向有管辖权的人民法院起诉。",
        "In a dispute both negotiate; failing that, the consumer association, hotline 12315 and the competent people's"
        " court are open.",
    ),
    Phrase(
        "本意向书一式 2 份，双方各执其一，自双方签字（盖章）之日起生效。",
        "Made in 2 counterparts, one for each; in force when both have signed (sealed).",
    ),
)
SIGN_SELLER = Phrase("经销商（盖章）／授权代表：", "Store (seal), authorised representative:")
SIGN_BUYER = Phrase("意向买方（签字）：", "Intending buyer (signature):")
SIGN_GUARDIAN = Phrase("法定监护人（签字）：", "Guardian (signature):")
