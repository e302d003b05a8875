"""Papers as a store would fill them, shared by the tests; the people are made up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

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
from showroom.delivery.confirmation_pdf import (
    DELIVERY_ITEMS,
    ConfirmationPaper,
    DeliveredCar,
    DeliverySignatures,
    PromiseKept,
)
from showroom.documents.paper import PaperHead
from showroom.documents.parties import CustomerParty, StoreParty
from showroom.financing.cost_sheet_pdf import ContingentCost, CostItem, CostSheetPaper, OfferPaper
from showroom.financing.rules import LoanTerms, Method, Schedule, schedule
from showroom.kernel.money import ZERO, Money
from showroom.negotiation.quotation_pdf import QuotationPaper, QuotedLine
from showroom.test_drive.agreement_pdf import AgreementPaper, AgreementPassenger, DrivenCar, LicencePaper

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
            "示范", "云行 2026 款", "1.5L CVT 尊享版", "月光白", "黑色织物", Money.of(165800), 1, "新车",
            "LSVAA49J132047371", "EA211-0012345", "WAC123456789012", "2026-10-08", "上海", "汽油", "国六 b",
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


def quotation(**changes: object) -> QuotationPaper:
    """Worked example A of §4.3."""
    parts: dict[str, object] = {
        "head": head("SH01-BJ-20261122-0003"),
        "quoted_on": date(2026, 11, 22),
        "valid_until": date(2026, 11, 29),
        "store": STORE,
        "customer_name": "李䶮",
        "customer_phone": "13900139000",
        "consultant": "陈浩",
        "consultant_phone": "13700137000",
        "vehicle": "示范 云行 2026 款",
        "version": "1.5L CVT 尊享版",
        "colours": "月光白 / 黑色织物",
        "guide_price": Money.of(165800),
        "price_lines": (
            QuotedLine("厂家指导价", Money.of(165800)), QuotedLine("优惠", Money.of(-6000), "本店现金优惠"),
        ),
        "contract_price": Money.of(159800),
        "cost_lines": (
            QuotedLine("选装/精品", Money.of(2800), "原厂脚垫、行车记录仪"),
            QuotedLine("车辆购置税", Money.of("14141.59"), "不含税价 141,415.93 × 10%，税务机关收取"),
            QuotedLine("车船税", Money.of(70), "420 元/年 × 2 个月，随交强险代收"),
            QuotedLine("交强险", Money.of(950), "保险公司收取"),
            QuotedLine("商业保险", Money.of(4860), "保险公司报价，可自选"),
            QuotedLine("上牌规费", Money.of(125), "公安机关收取"),
            QuotedLine("代办上牌服务费", Money.of(500), "自愿选择"),
        ),
        "on_road": Money.of("183246.59"),
        "credits": (),
        "due": Money.of("183246.59"),
        "delivery_period": "现车，3 日内",
        "gifts": ("首次保养 × 1", "车载香氛 × 2"),
        "services_note": "代办保险、金融咨询",
    }  # fmt: skip
    return QuotationPaper(**(parts | changes))  # type: ignore[arg-type]


def agreement(**changes: object) -> AgreementPaper:
    """A drive of half an hour with one passenger."""
    parts: dict[str, object] = {
        "head": head("SH01-SJ-20261122-0002"),
        "made_on": date(2026, 11, 22),
        "store": STORE,
        "customer": CUSTOMER,
        "licence": LicencePaper("11010519491231002X", "C1", date(2012, 5, 20), date(2022, 5, 20), None),
        "car": DrivenCar("示范 云行 2026 款", "沪AD12345", "LSVAA49J132047371", 5210, "电量 82%"),
        "route": "A 线（8 公里，约 20 分钟，换乘点：体育公园停车场）",
        "start": datetime(2026, 11, 22, 2, 0, tzinfo=UTC),
        "end": datetime(2026, 11, 22, 2, 30, tzinfo=UTC),
        "escort": "周敏",
        "minimum_months": 12,
        "retention": "3 年",
        "privacy_version": "2026-1",
        "passengers": (AgreementPassenger("买买提·吐尔逊"),),
        "recorded": True,
        "fit": True,
        "understood": True,
    }
    return AgreementPaper(**(parts | changes))  # type: ignore[arg-type]


def loan(principal: Money, rate: str, months: int) -> Schedule:
    return schedule(LoanTerms(Method.EQUAL_INSTALMENTS, principal, Decimal(rate) / 100, months))


def offer(lender: str, rate: str, months: int, fee: Money, aprs: tuple[str, str]) -> OfferPaper:
    """An offer over 127,840 whose figures come from the loan rules, with one fee charged by the store."""
    principal = Money.of(127840)
    rows = loan(principal, rate, months)
    items = (
        CostItem("贷款利息", "等额本息，按月计收", f"年利率 {rate}%", rows.interest, lender),
        CostItem("金融服务费", "放款前一次性收取", "按次", fee, STORE.name),
    )
    return OfferPaper(
        lender, "标准新车贷", "等额本息", principal, Money.of(31960), months, rate, rows.payments[0],
        rows.payments[-1], items, rows.interest + fee, rows.total + fee, *aprs,
    )  # fmt: skip


def cost_sheet(**changes: object) -> CostSheetPaper:
    """§5.3: 127,840 over 60 months at 3.88 % with a fee of 2,000, beside another lender's offer."""
    parts: dict[str, object] = {
        "head": head("SH01-CB-20261122-0001"),
        "shown_on": date(2026, 11, 22),
        "store": STORE,
        "borrower": CUSTOMER,
        "vehicle": "示范 云行 2026 款 1.5L CVT 尊享版",
        "vehicle_price": Money.of(159800),
        "offers": (
            offer("示范汽车金融有限公司", "3.88", 60, Money.of(2000), ("4.52", "4.62")),
            offer("示范银行上海分行", "4.50", 36, ZERO, ("4.50", "4.59")),
        ),
        "chosen": 0,
        "schedule": loan(Money.of(127840), "3.88", 60).rows,
        "contingent": (
            ContingentCost("逾期罚息", "未按期还款", "贷款利率上浮 50%", "示范汽车金融有限公司"),
            ContingentCost("提前还款违约金", "12 期内提前结清", "剩余本金的 3%", "示范汽车金融有限公司"),
        ),
        "prepared_by": "王敏",
    }
    return CostSheetPaper(**(parts | changes))  # type: ignore[arg-type]


def confirmation(**changes: object) -> ConfirmationPaper:
    """A delivery with everything ticked but the spare wheel, and one promise still open."""
    parts: dict[str, object] = {
        "head": head("SH01-JC-20261208-0001"),
        "delivered_at": datetime(2026, 12, 8, 7, 0, tzinfo=UTC),
        "place": "本店交车区",
        "contract_number": "SH01-XS-20261122-0007",
        "customer": CUSTOMER,
        "car": DeliveredCar(
            "云行 2026 款 1.5L CVT 尊享版", "月光白 / 黑色织物", "LSVAA49J132047371", "EA211-0012345",
            "沪A12345", 12, 2, "油量 1/4",
        ),
        "ticked": tuple(key for key in DELIVERY_ITEMS if key not in {"spare", "import"}),
        "left_out": ("import",),
        "signatures": DeliverySignatures("陈浩", "刘师傅"),
        "promises": (
            PromiseKept("全车贴膜", kept=True), PromiseKept("赠送首次保养", kept=False, note="到首保时兑现"),
        ),
    }  # fmt: skip
    return ConfirmationPaper(**(parts | changes))  # type: ignore[arg-type]
