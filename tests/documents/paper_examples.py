"""Papers as a store would fill them, shared by the tests; the people are made up."""

from __future__ import annotations

from datetime import date

from showroom.contract.contract_paper import (
    ContractEnd,
    ContractPaper,
    ContractSignatures,
    DeliveryTerms,
    DepositWord,
    GiftLine,
    OptionLine,
    PaymentTerms,
    PriceTerms,
    ServiceOffer,
    VehicleTerms,
)
from showroom.documents.paper import PaperHead
from showroom.documents.parties import CustomerParty, StoreParty
from showroom.kernel.money import Money

STORE = StoreParty(
    name="上海浦东示范汽车销售服务有限公司",
    uscc="91340104MA8NE3M66N",
    address="上海市浦东新区示范路 88 号",
    phone="021-5888 0000",
    legal_representative="沈国强",
    bank="中国银行上海浦东支行",
    account="4400 0000 0000 0000 123",
    authorisation="供应商授权销售",
    complaints="客服经理 021-5888 0001，9:00–18:00",
)
CUSTOMER = CustomerParty("张𬱖", "居民身份证", "11010519491231002X", "13800138000", "上海市徐汇区某路 1 号", "个人")


def head(number: str = "SH01-XS-20261122-0007", *, draft: bool = False) -> PaperHead:
    return PaperHead(STORE.name, number, "sale-2026.1", "#1042 9f3a61c2", draft)


def contract(**changes: object) -> ContractPaper:
    """The 159,800 contract of §3.1 with 40,000 paid as 定金; `changes` replace its parts."""
    parts: dict[str, object] = {
        "head": head(),
        "signed_on": date(2026, 11, 22),
        "signed_place": "上海市浦东新区",
        "seller": STORE,
        "buyer": CUSTOMER,
        "vehicle": VehicleTerms(
            "示范", "云行 2026 款", "1.5L CVT 尊享版", "月光白", "黑色织物", Money.of(165800), 1, "新车", "LSVAA49J132047371",
            "EA211-0012345", "WAC123456789012", "2026-10-08", "上海", "汽油", "国六 b",
        ),
        "price": PriceTerms(
            Money.of(165800), Money.of(6000), Money.of(159800), "增值税、标准配置、售前检查", "购置税、保险、上牌费用",
            (OptionLine("原厂脚垫", 1, Money.of(800), "原厂"), OptionLine("行车记录仪", 1, Money.of(2000), "质量相当")),
            (GiftLine("首次保养", 1), GiftLine("车载香氛", 2)),
        ),
        "payment": PaymentTerms(
            "首付 + 贷款", DepositWord.EARNEST, Money.of(40000), Money.of(31960), Money.of(31960), Money.of(8040),
            Money.of(119800), date(2026, 12, 5), with_loan=True, loan_note="贷款 ¥100,000.00",
        ),
        "delivery": DeliveryTerms(
            date(2026, 12, 8), "本店交车区",
            ("合格证", "一致性证书", "中文使用说明书", "保修手册", "三包凭证", "销售发票", "钥匙 2 把"),
        ),
        "signatures": ContractSignatures("陈浩"),
        "services": (
            ServiceOffer("代办上牌", "本店", Money.of(500), chosen=True),
            ServiceOffer("代办保险", "由买方自选保险公司", Money.of(0)),
        ),
        "end": ContractEnd(
            privacy_version="2026-1", special_terms=("交车前贴膜完工并由买方验收。",),
            annexes=("配置表", "价格明细", "交车确认单"),
        ),
    }  # fmt: skip
    return ContractPaper(**(parts | changes))  # type: ignore[arg-type]
