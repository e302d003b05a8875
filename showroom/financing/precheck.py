"""What a lender will ask before a loan is applied for: term, LTV, age, burden, consents (FI-01…04, §5.4); pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from showroom.kernel.dates import add_months, completed_years
from showroom.kernel.errors import Message
from showroom.kernel.findings import Finding, Override, Severity
from showroom.kernel.money import ZERO, Money
from showroom.kernel.parameters import Parameters


@dataclass(frozen=True, slots=True)
class LoanApplication:
    """What the pre-check looks at. `kind`: own_ice, own_nev, commercial_ice, commercial_nev or used (FI-03)."""

    on: date
    principal: Money
    months: int
    monthly_payment: Money
    kind: str
    deal_price: Money
    published_price: Money
    government_subsidy: Money = ZERO
    birth: date | None = None
    monthly_income: Money | None = None
    monthly_debts: Money = ZERO
    overdue_declared: bool | None = None
    lender_consent: bool = False
    credit_authorised: bool = False
    product_max_months: int | None = None
    product_min_down_share: Decimal | None = None


_TERM = Message("fi01_term", "期限 {months} 个月超过上限 {limit} 个月", "The term of {months} months exceeds {limit}")
_LONG_TERM = Message(
    "fi01_long_term",
    "期限 {months} 个月超过 {limit} 个月：仅个别产品可行",
    "{months} months is beyond {limit}: only some products allow it",
)
_LTV = Message(
    "fi03_ltv",
    "贷款 {principal} 超过可贷上限 {limit}（基数 {base}）",
    "The loan {principal} exceeds the most that may be lent, {limit} (base {base})",
)
_DOWN = Message(
    "fi03_down",
    "首付 {down} 低于最低首付 {limit}",
    "The down payment {down} is below the least, {limit}",
)
_NO_BIRTH = Message("s54_no_birth", "未填写出生日期", "The date of birth is not given")
_AGE = Message(
    "s54_age",
    "年龄不符：申请时 {age} 岁，到期时 {end_age} 岁，应在 {low}–{high} 岁",
    "Age {age}, and {end_age} at maturity; it must be {low} to {high}",
)
_NO_INCOME = Message("s54_no_income", "未填写月收入", "The monthly income is not given")
_BURDEN = Message(
    "s54_burden",
    "每月负债 {burden} 占收入 {income} 的 {share}%，超过 {limit}%",
    "Monthly debts of {burden} are {share} % of the income {income}, above {limit} %",
)
_OVERDUE = Message("s54_overdue", "客户声明有逾期记录", "The customer declared overdue payments")
_OVERDUE_UNKNOWN = Message("s54_overdue_unknown", "未询问逾期记录", "Overdue payments were not asked about")
_NO_CONSENT = Message(
    "pi04_lender_consent",
    "缺少向该贷款机构提供个人信息的单独同意",
    "The separate consent to pass data to this lender is missing",
)
_NO_CREDIT = Message("s54_credit", "缺少征信查询授权", "The authorisation of the credit enquiry is missing")


def ltv_base(deal_price: Money, published_price: Money, government_subsidy: Money = ZERO) -> Money:
    """The lower of the actual price less government subsidy and the manufacturer's published price (FI-02)."""
    return max(ZERO, min(deal_price - government_subsidy, published_price))


def highest_loan(base: Money, share: Decimal) -> Money:
    """The most that may be lent on the base, rounded down (FI-03)."""
    return Money.floored(Fraction(base.fen, 100) * Fraction(share))


def debt_to_income(monthly_debts: Money, payment: Money, income: Money) -> Fraction | None:
    """(monthly debts + M) / income; None without an income (§5.4)."""
    return Fraction((monthly_debts + payment).fen, income.fen) if income > ZERO else None


def pre_check(case: LoanApplication, table: Parameters) -> tuple[Finding, ...]:
    """Everything that stands in the way of submitting, worst or not; empty = submit (§5.4)."""
    return (*_term(case, table), *_loan_to_value(case, table), *_person(case, table), *_consents(case))


def _term(case: LoanApplication, table: Parameters) -> tuple[Finding, ...]:
    used = case.kind == "used"
    limit = case.product_max_months or table.whole("loan.max_months_used" if used else "loan.max_months_new", case.on)
    if case.months > limit:
        return (_finding("FI-01", Severity.BLOCK, _TERM, "months", months=str(case.months), limit=str(limit)),)
    warn = table.whole("loan.warn_months", case.on)
    if case.months > warn:
        return (_finding("FI-01", Severity.WARN, _LONG_TERM, "months", months=str(case.months), limit=str(warn)),)
    return ()


def _loan_to_value(case: LoanApplication, table: Parameters) -> tuple[Finding, ...]:
    base = ltv_base(case.deal_price, case.published_price, case.government_subsidy)
    limit = highest_loan(base, table.decimal(f"loan.max_ltv.{case.kind}", case.on))
    found: list[Finding] = []
    if case.principal > limit:
        values = {"principal": case.principal.grouped(), "limit": limit.grouped(), "base": base.grouped()}
        found.append(_finding("FI-03", Severity.BLOCK, _LTV, "principal", **values))
    share = case.product_min_down_share
    least = case.deal_price.times(table.decimal("loan.min_down_share", case.on) if share is None else share)
    down = case.deal_price - case.principal
    if down < least:
        values = {"down": down.grouped(), "limit": least.grouped()}
        found.append(_finding("FI-03", Severity.NEEDS_APPROVAL, _DOWN, "principal", **values))
    return tuple(found)


def _person(case: LoanApplication, table: Parameters) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if case.birth is None:
        found.append(_finding("FI-04", Severity.BLOCK, _NO_BIRTH, "birth"))
    else:
        low, high = table.whole("loan.age_min", case.on), table.whole("loan.age_max_at_maturity", case.on)
        age = completed_years(case.birth, case.on)
        end_age = completed_years(case.birth, add_months(case.on, case.months))
        if age < low or end_age > high:
            values = {"age": str(age), "end_age": str(end_age), "low": str(low), "high": str(high)}
            severity = Severity.BLOCK if age < low else Severity.WARN
            found.append(_finding("FI-04", severity, _AGE, "birth", **values))
    found.extend(_burden(case, table))
    if case.overdue_declared is not False:
        message = _OVERDUE if case.overdue_declared else _OVERDUE_UNKNOWN
        found.append(_finding("FI-04", Severity.WARN, message, "overdue_declared"))
    return tuple(found)


def _burden(case: LoanApplication, table: Parameters) -> tuple[Finding, ...]:
    share = debt_to_income(case.monthly_debts, case.monthly_payment, case.monthly_income or ZERO)
    if share is None or case.monthly_income is None:
        return (_finding("FI-04", Severity.WARN, _NO_INCOME, "monthly_income"),)
    limit = table.decimal("loan.dti_warn", case.on)
    if share <= limit:
        return ()
    burden = case.monthly_debts + case.monthly_payment
    values = {
        "burden": burden.grouped(), "income": case.monthly_income.grouped(), "share": str(Money.rounded(share * 100)),
        "limit": str(Money.rounded(limit * 100)),
    }  # fmt: skip
    return (_finding("FI-04", Severity.WARN, _BURDEN, "monthly_income", **values),)


def _consents(case: LoanApplication) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if not case.lender_consent:
        found.append(_finding("PI-04", Severity.BLOCK, _NO_CONSENT, "lender_consent"))
    if not case.credit_authorised:
        found.append(_finding("FI-05", Severity.BLOCK, _NO_CREDIT, "credit_authorised"))
    return tuple(found)


def _finding(code: str, severity: Severity, message: Message, field: str, /, **values: str) -> Finding:
    level = Override.MANAGER if severity is Severity.NEEDS_APPROVAL else Override.NONE
    evidence = ", ".join(f"{name}={value}" for name, value in values.items())
    return Finding(
        code, severity, message.text("zh", **values), message.text("en", **values),
        evidence=evidence, override=level, field=field, values=dict(values),
    )  # fmt: skip
