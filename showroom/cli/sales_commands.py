"""The commands that prove the rules of price, financing, ownership and eligibility, by name."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from showroom.cli.case import Case
from showroom.cli.eligibility_command import ELIGIBILITY
from showroom.cli.guarantee_commands import RIGHTS_COMMAND, SHEET_COMMAND
from showroom.cli.rule_command import Answer, Key, RuleCommand
from showroom.consultation.rules import Grade, next_contact
from showroom.contract.rules import split_deposit
from showroom.financing.annual_rate import annual_rates
from showroom.financing.rules import LONGEST_MONTHS, LoanTerms, Method, schedule, subsidy
from showroom.kernel.errors import Lang, Message, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.kernel.shipped_parameters import SHIPPED
from showroom.negotiation.rules import (
    ClaimRecord,
    QuoteCase,
    Use,
    compulsory_premium,
    on_road_price,
    purchase_tax,
    renewal_float,
    renewal_premium,
)
from showroom.reception.rules import OwnershipCase, OwnershipMode, OwnershipPolicy, decide_owner
from showroom.vehicles.periods import three_guarantees

_ENERGIES = ("ICE", "NEV", "BEV", "PHEV", "FCEV")
_BAD_PAYMENTS = Message(
    "loan_bad_payments",
    "“payments”应为 1 到 {limit} 笔不小于 0 的金额",
    "“payments” must be 1 to {limit} amounts of at least 0",
)
_ENERGY = Key("energy", "text", "ICE 燃油；NEV 新能源（在减免税目录内）", "ICE, or NEV (listed for the relief)")
_WORDS = {
    "base": ("不含税价", "ex-VAT"),
    "full": ("全额税", "full tax"),
    "relief": ("减免", "relief"),
    "payable": ("应纳购置税", "tax payable"),
    "base_premium": ("基础保费", "base premium"),
    "float_percent": ("浮动 %", "float %"),
    "premium": ("续保保费", "premium on renewal"),
    "contract_price": ("合同价", "contract price"),
    "purchase_tax": ("购置税", "purchase tax"),
    "vehicle_vessel_tax": ("车船税", "vehicle and vessel tax"),
    "on_road": ("落地价", "on the road"),
    "due": ("应付", "due"),
    "earnest": ("定金", "earnest money"),
    "prepayment": ("预付款", "prepayment"),
    "seller_default_returns": ("卖方违约返还", "seller's default returns"),
    "buyer_default_refund": ("买方违约退还", "buyer's default refunds"),
    "first_payment": ("首期", "first payment"),
    "last_payment": ("末期", "last payment"),
    "total": ("合计", "total"),
    "interest": ("利息", "interest"),
    "apr_simple": ("单利年化 %", "annual rate, simple, %"),
    "apr_compound": ("复利年化 %", "annual rate, compound, %"),
    "owner": ("归属", "owner"),
    "rule": ("依据", "rule"),
    "start": ("起算", "start"),
    "day_7": ("7 日", "7 days"),
    "day_60": ("60 日", "60 days"),
    "year_2": ("三包 2 年", "2 years"),
    "year_3": ("包修 3 年", "3 years"),
}


def _line_of(*names: str) -> Callable[[Answer, Lang], str]:
    """A line for a person: the answer's values under their words."""

    def line(answer: Answer, lang: Lang) -> str:
        return " · ".join(f"{_WORDS[name][lang == 'en']} {answer[name]}" for name in names)

    return line


def _relief_listed(case: Case) -> bool:
    return case.choice("energy", _ENERGIES) != "ICE"


def _tax(case: Case) -> Answer:
    tax = purchase_tax(case.money("invoice"), relief_listed=_relief_listed(case), on=case.on, table=SHIPPED)
    return {name: str(getattr(tax, name)) for name in ("base", "full", "relief", "payable")}


def _renewal(case: Case) -> Answer:
    base = compulsory_premium(Use(case.choice("use", _USES, "family")), case.integer_or("seats", 5), case.on, SHIPPED)
    counts = {"clean_years": case.integer("clean_years"), "at_fault": case.integer_or("at_fault", 0)}
    for name, count in counts.items():
        if count < 0:
            raise case.wrong(name, "不小于 0 的整数", "a whole number of at least 0")
    record = ClaimRecord(counts["clean_years"], counts["at_fault"], case.flag("fatal"))
    change = renewal_float(record, case.on, SHIPPED)
    return {
        "base_premium": str(base),
        "float_percent": f"{change * 100:+.0f}",
        "premium": str(renewal_premium(base, record, case.on, SHIPPED)),
    }


def _on_road(case: Case) -> Answer:
    quote = QuoteCase(
        on=case.on,
        relief_listed=_relief_listed(case),
        msrp=case.money_or_zero("msrp"),
        discount=case.money_or_zero("discount"),
        options=case.money_or_zero("options"),
        vehicle_vessel_annual=case.money_or_zero("vehicle_vessel_annual"),
        compulsory=case.money_or_zero("compulsory"),
        commercial=case.money_or_zero("commercial"),
        official_fees=case.money_or_zero("official_fees"),
        services=case.money_or_zero("services"),
        trade_in=case.money_or_zero("trade_in"),
        deposit_paid=case.money_or_zero("deposit_paid"),
        loan=case.money_or_zero("loan"),
    )
    price = on_road_price(quote, SHIPPED)
    return {
        "contract_price": str(price.contract_price),
        "purchase_tax": str(price.tax.payable),
        "vehicle_vessel_tax": str(price.vehicle_vessel_tax),
        "on_road": str(price.on_road),
        "due": str(price.due),
    }


def _deposit(case: Case) -> Answer:
    share = SHIPPED.decimal("deposit.max_share", case.on)
    split = split_deposit(case.money("price"), case.money("paid"), case.text("word"), share)
    names = ("earnest", "prepayment", "seller_default_returns", "buyer_default_refund")
    return {name: str(getattr(split, name)) for name in names}


_USES = tuple(entry.value for entry in Use)
_METHODS = (*(entry.value for entry in Method), "FM-08")


def _loan(case: Case) -> Answer:
    method = case.choice("method", _METHODS)
    principal = case.money("principal")
    if method == "FM-08" and case.given("payments"):
        payments = _given_payments(case)
    else:
        payments = schedule(_terms(case, method, principal)).payments
    total = Money(sum(entry.fen for entry in payments))
    rates = annual_rates(principal, payments, case.money_or_zero("upfront_fee"))
    answer: Answer = {
        "payments": [str(entry) for entry in payments],
        "total": str(total),
        "interest": str(total - principal),
        "apr_simple": rates.simple_percent,
        "apr_compound": rates.compound_percent,
        "first_payment": str(payments[0]),
        "last_payment": str(payments[-1]),
    }
    if case.given("lender_rate"):
        answer["subsidy"] = str(subsidy(principal, payments, case.number("lender_rate")))
    return answer


def _terms(case: Case, method: str, principal: Money) -> LoanTerms:
    zero = Decimal(0)
    return LoanTerms(
        # FM-08 is a rate, not a way to repay: without payments of its own it is shown for equal instalments.
        method=Method.EQUAL_INSTALMENTS if method == "FM-08" else Method(method),
        principal=principal,
        annual_rate=case.number_or("annual_rate", zero),
        months=case.integer("months"),
        balloon=case.money_or("balloon", ZERO),
        flat_fee_rate=case.number_or("flat_fee_rate", zero),
        yearly_shares=tuple(Decimal(text) for text in case.texts("yearly_shares")),
    )


def _given_payments(case: Case) -> tuple[Money, ...]:
    payments = tuple(Money.of(text) for text in case.texts("payments"))
    if not 1 <= len(payments) <= LONGEST_MONTHS or min(payments) < ZERO:
        raise ShowroomError(_BAD_PAYMENTS, limit=LONGEST_MONTHS)
    return payments


_MODES = tuple(entry.value for entry in OwnershipMode)


def _ownership(case: Case) -> Answer:
    mode = OwnershipMode(case.choice("mode", _MODES)) if case.given("mode") else None
    facts = OwnershipCase(
        on=case.on,
        receiving=case.text("receiving"),
        owner=case.text_or("owner", None),
        owner_last_received=case.date_or("owner_last_received", None),
        owner_given_on=case.date_or("owner_given_on", None),
        owner_phone_contacts=case.dates("owner_phone_contacts"),
        appointment_by=case.text_or("appointment_by", None),
        asks_for=case.text_or("asks_for", None),
        received_before=case.texts("received_before"),
        same_policy=case.flag("same_policy"),
    )
    verdict = decide_owner(facts, OwnershipPolicy.at(case.on, SHIPPED, mode))
    until = verdict.protected_until
    return {
        "owner": verdict.owner,
        "rule": verdict.rule,
        "protected_until": until.isoformat() if until else None,
        "text_zh": verdict.evidence_zh,
        "text_en": verdict.evidence_en,
    }


def _ownership_line(answer: Answer, lang: Lang) -> str:
    return f"{_line_of('owner', 'rule')(answer, lang)} · {answer[f'text_{lang}']}"


def _periods(case: Case) -> Answer:
    found = three_guarantees(case.date("invoice_date"), case.date_or("delivery_date", None), SHIPPED)
    return {name: getattr(found, name).isoformat() for name in ("start", "day_7", "day_60", "year_2", "year_3")}


_GRADES = tuple(entry.value for entry in Grade)


def _next_contact(case: Case) -> Answer:
    due = next_contact(
        Grade(case.choice("grade", _GRADES)),
        case.date("last_contact"),
        case.date_or("promised", None),
        case.dates("closed_days"),
        SHIPPED,
    )
    return {"due": due.isoformat()}


def _money_keys(**names: tuple[str, str]) -> tuple[Key, ...]:
    return tuple(Key(name, "money", zh, en) for name, (zh, en) in names.items())


_TAX = RuleCommand(
    "tax",
    Message("cli_tax", "车辆购置税（§4.1–4.2）", "Vehicle purchase tax (§4.1–4.2)"),
    (Key("invoice", "money", "发票金额（含增值税）", "invoice incl. VAT"), _ENERGY),
    _tax,
    _line_of("base", "full", "relief", "payable"),
    ("invoice", "energy"),
)
_RENEWAL = RuleCommand(
    "compulsory-renewal",
    Message("cli_renewal", "交强险续保（§4.1）", "Compulsory insurance on renewal (§4.1)"),
    (
        Key("use", "text", "family 家庭自用 或 company 单位", "family or company"),
        Key("seats", "integer", "座位数", "seats"),
        Key("clean_years", "integer", "连续无责任事故的整年数", "whole years without an at-fault accident"),
        Key("at_fault", "integer", "上年有责任事故次数", "at-fault accidents last year"),
        Key("fatal", "flag", "有责任死亡事故", "a death with fault"),
    ),
    _renewal,
    _line_of("base_premium", "float_percent", "premium"),
)
_ON_ROAD = RuleCommand(
    "on-road",
    Message("cli_on_road", "落地价（§4.1、§4.3）", "On-road price (§4.1, §4.3)"),
    (
        _ENERGY,
        *_money_keys(
            msrp=("指导价", "list price"),
            discount=("优惠", "discount"),
            options=("精品", "options"),
            vehicle_vessel_annual=("全年车船税", "yearly vehicle and vessel tax"),
            compulsory=("交强险", "compulsory insurance"),
            commercial=("商业险", "commercial insurance"),
            official_fees=("上牌规费", "official fees"),
            services=("代办服务", "services"),
            trade_in=("旧车置换", "trade-in"),
            deposit_paid=("已付定金或订金", "deposit paid"),
            loan=("贷款本金", "loan principal"),
        ),
    ),
    _on_road,
    _line_of("contract_price", "purchase_tax", "vehicle_vessel_tax", "on_road", "due"),
)
_DEPOSIT = RuleCommand(
    "deposit",
    Message("cli_deposit", "定金与订金（DP-01…07）", "Deposit words and amounts (DP-01 to DP-07)"),
    (
        *_money_keys(price=("合同价", "contract price"), paid=("已付", "paid")),
        Key("word", "text", "定金 或 订金", "定金 or 订金"),
    ),
    _deposit,
    _line_of("earnest", "prepayment", "seller_default_returns", "buyer_default_refund"),
    ("price", "paid", "word"),
)
_LOAN = RuleCommand(
    "loan",
    Message("cli_loan", "还款计划与年化利率（FM-01…08）", "Schedule and annual rate (FM-01 to FM-08)"),
    (
        Key("method", "text", "FM-01 至 FM-08", "FM-01 to FM-08"),
        Key("principal", "money", "本金", "principal"),
        Key("annual_rate", "number", "年利率，4.5% 写作 0.045", "yearly rate, 4.5 % is 0.045"),
        Key("months", "integer", "期数", "months"),
        Key("balloon", "money", "尾款（FM-04）", "balloon (FM-04)"),
        Key("upfront_fee", "money", "一次性费用，计入年化", "upfront fee, counted in the rates"),
        Key("flat_fee_rate", "number", "手续费率合计（FM-07）", "whole flat fee (FM-07)"),
        Key("yearly_shares", "list", "各年还本比例（FM-05）", "shares of the principal a year (FM-05)"),
        Key("payments", "list", "各期还款（FM-08）", "the payments (FM-08)"),
        Key("lender_rate", "number", "贷款机构利率（FM-06 贴息）", "the lender's rate (FM-06 subsidy)"),
    ),
    _loan,
    _line_of("first_payment", "last_payment", "total", "interest", "apr_simple", "apr_compound"),
)
_OWNERSHIP = RuleCommand(
    "ownership",
    Message("cli_ownership", "客户归属（OW-1…6）", "Whose customer (OW-1 to OW-6)"),
    (
        Key("mode", "text", "week_protect 或 literal", "week_protect or literal"),
        Key("receiving", "text", "当前接待", "who receives now"),
        Key("owner", "text", "现归属", "owner so far"),
        Key("owner_last_received", "date", "归属顾问上次接待", "owner's last reception"),
        Key("owner_given_on", "date", "经理指定或移交之日", "day a manager or a hand-over gave him the customer"),
        Key("owner_phone_contacts", "list", "归属顾问电话联系日期", "days the owner phoned"),
        Key("appointment_by", "text", "电话预约人", "who made the appointment"),
        Key("asks_for", "text", "客户要求的顾问", "whom the customer asks for"),
        Key("received_before", "list", "以前接待过的顾问", "who received him before"),
        Key("same_policy", "flag", "同一销售政策", "same sales policy"),
    ),
    _ownership,
    _ownership_line,
)
_PERIODS = RuleCommand(
    "periods",
    Message("cli_periods", "三包期限（SB-01…03）", "三包 periods (SB-01 to SB-03)"),
    (
        Key("invoice_date", "date", "开票日期", "invoice date"),
        Key("delivery_date", "date", "交车日期", "delivery date"),
    ),
    _periods,
    _line_of("start", "day_7", "day_60", "year_2", "year_3"),
    ("invoice_date", "delivery_date"),
)
_NEXT_CONTACT = RuleCommand(
    "next-contact",
    Message("cli_next_contact", "下次联系日期（GR-02）", "Next contact date (GR-02)"),
    (
        Key("grade", "text", "级别 N H A B C O D T F", "grade N H A B C O D T F"),
        Key("last_contact", "date", "上次联系", "last contact"),
        Key("promised", "date", "约定日期", "promised date"),
        Key("closed_days", "list", "闭店日", "days the store is closed"),
    ),
    _next_contact,
    lambda answer, _: str(answer["due"]),
    ("grade", "last_contact"),
)
_ALL = (
    _TAX, _RENEWAL, _ON_ROAD, _DEPOSIT, _LOAN, _OWNERSHIP, ELIGIBILITY, _PERIODS, RIGHTS_COMMAND, SHEET_COMMAND,
    _NEXT_CONTACT,
)  # fmt: skip
SALES_COMMANDS: dict[str, RuleCommand] = {entry.name: entry for entry in _ALL}
