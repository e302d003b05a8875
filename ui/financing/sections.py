"""The parts of the financing page: the offer editor, the pre-check, the tables, and the words for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from showroom.financing.drafts import FinancingView, LoanEventLine, OfferResult
from showroom.financing.messages import METHOD_NAMES, STATUS_NAMES
from showroom.financing.model import LoanStatus
from showroom.financing.rules import Method, Schedule
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import Lang
from ui.widgets.cards import Section
from ui.widgets.fields import CheckField, ChoiceField, MoneyField, TextField
from ui.widgets.figure_table import Figure, FigureTable
from ui.widgets.form import Form
from ui.widgets.number_fields import NumberField, PercentField

ROWS_OF_SCHEDULE = 8
translate = QCoreApplication.translate
FOR_METHOD = {
    "balloon": (Method.BALLOON,),
    "flat_fee_rate": (Method.FLAT_FEE,),
    "subsidy_payer": (Method.SUBSIDISED,),
    "lender_rate": (Method.SUBSIDISED,),
}
"""Fields that mean something for these methods only."""
WITHOUT_RATE = (Method.ZERO_INTEREST, Method.FLAT_FEE)


def method_name(method: Method, lang: Lang) -> str:
    """等额本息 / Equal instalments."""
    return METHOD_NAMES[method][lang == "en"]


def status_name(status: LoanStatus, lang: Lang) -> str:
    """审批通过 / approved."""
    return STATUS_NAMES[status][lang == "en"]


def editor_form(lang: Lang) -> Form:
    """The fields of one offer, in the order of a lender's sheet."""
    form = Form(columns=4)
    form.add(TextField("lender", translate("FinancingPage", "Lender"), required=True))
    form.add(TextField("product", translate("FinancingPage", "Product")))
    methods = [(method.value, method_name(method, lang)) for method in Method]
    form.add(ChoiceField("method", translate("FinancingPage", "Repayment"), methods))
    form.add(MoneyField("principal", translate("FinancingPage", "Loan amount"), required=True))
    form.add(PercentField("annual_rate", translate("FinancingPage", "Rate a year %")))
    form.add(NumberField("months", translate("FinancingPage", "Months"), required=True))
    form.add(MoneyField("upfront_fee", translate("FinancingPage", "One-time fee")))
    form.add(TextField("fee_collector", translate("FinancingPage", "Fee collected by")))
    form.add(MoneyField("balloon", translate("FinancingPage", "Balloon")))
    form.add(PercentField("flat_fee_rate", translate("FinancingPage", "Flat fee % in all")))
    payers = [
        ("", translate("FinancingPage", "nobody")), ("manufacturer", translate("FinancingPage", "Manufacturer")),
        ("store", translate("FinancingPage", "Store")),
    ]  # fmt: skip
    form.add(ChoiceField("subsidy_payer", translate("FinancingPage", "Subsidy paid by"), payers))
    form.add(PercentField("lender_rate", translate("FinancingPage", "Lender's own rate %")))
    form.add(PercentField("penalty_share", translate("FinancingPage", "Early settlement % of balance")))
    form.add(PercentField("overdue_rate", translate("FinancingPage", "Overdue rate a year %")))
    return form


def check_form() -> Form:
    """What the lender will ask (§5.4), and the consents without which nothing is passed on (PI-04)."""
    form = Form(columns=4)
    form.add(MoneyField("monthly_income", translate("FinancingPage", "Monthly income")))
    form.add(MoneyField("monthly_debts", translate("FinancingPage", "Monthly debts")))
    answers = [
        ("", translate("FinancingPage", "not asked")), ("no", translate("FinancingPage", "none declared")),
        ("yes", translate("FinancingPage", "overdue declared")),
    ]  # fmt: skip
    form.add(ChoiceField("overdue_declared", translate("FinancingPage", "Overdue payments"), answers))
    form.add(MoneyField("government_subsidy", translate("FinancingPage", "State subsidy")))
    form.add(CheckField("commercial_use", translate("FinancingPage", "Commercial use")))
    form.add(CheckField("lender_consent", translate("FinancingPage", "Agrees to pass data to this lender")), span=2)
    form.add(CheckField("credit_authorised", translate("FinancingPage", "Credit enquiry authorised")))
    return form


def offers_table() -> FigureTable:
    """Offers side by side, the true annual rate before all other figures (FI-09)."""
    columns = (
        Figure("", 26, number=False),
        Figure(translate("FinancingPage", "Lender"), 0, number=False),
        Figure(translate("FinancingPage", "Simple / compound APR"), 176),
        Figure(translate("FinancingPage", "Loan amount"), 104),
        Figure(translate("FinancingPage", "Months"), 64),
        Figure(translate("FinancingPage", "First payment"), 104),
        Figure(translate("FinancingPage", "Cost in all"), 96),
    )
    return FigureTable("offers_table", translate("FinancingPage", "Loan offers"), columns, 4)


def offer_row(result: OfferResult, chosen: bool) -> list[str]:
    """One offer as a row of `offers_table`."""
    offer = result.offer
    return [
        "✓" if chosen else "",
        offer.lender or "–",
        f"{result.rates.simple_percent}% / {result.rates.compound_percent}%",
        offer.principal.grouped(),
        str(offer.months),
        result.first.grouped(),
        result.cost.grouped(),
    ]


def empty_row(lender: str) -> list[str]:
    """An offer that is still being typed."""
    return ["", lender or "–", *("–" for _ in range(5))]


def schedule_table() -> FigureTable:
    """The repayment schedule of the offer being looked at."""
    titles = (
        translate("FinancingPage", "Payment"),
        translate("FinancingPage", "Principal part"),
        translate("FinancingPage", "Interest"),
        translate("FinancingPage", "Balance"),
    )
    columns = (Figure(translate("FinancingPage", "No."), 60), *(Figure(title) for title in titles))
    return FigureTable("schedule_table", translate("FinancingPage", "Repayment schedule"), columns, ROWS_OF_SCHEDULE)


def schedule_rows(schedule: Schedule) -> Sequence[Sequence[str]]:
    """The rows of `schedule_table`."""
    return [
        [str(row.number), row.payment.grouped(), row.principal.grouped(), row.interest.grouped(), row.balance.grouped()]
        for row in schedule.rows
    ]


def facts_of(view: FinancingView, result: OfferResult | None) -> str:
    """One line about price, LTV base and down payment (FI-02, FI-03)."""
    if result is None:
        return translate("FinancingPage", "Car price ¥{price}").format(price=view.price.grouped())
    text = translate(
        "FinancingPage", "Car price ¥{price} · down payment ¥{down} · at most ¥{most} may be lent (base ¥{base})"
    )
    text = text.format(
        price=view.price.grouped(), down=result.down_payment.grouped(), most=result.highest_loan.grouped(),
        base=result.ltv_base.grouped(),
    )  # fmt: skip
    if result.burden is not None:
        share = f"{float(result.burden) * 100:.1f}"
        text += translate("FinancingPage", " · {share} % of the income goes into debts").format(share=share)
    if result.subsidy is not None:
        text += translate("FinancingPage", " · interest subsidy ¥{subsidy}").format(subsidy=result.subsidy.grouped())
    return text


def lender_section() -> Section:
    """The lender's line."""
    return Section(
        translate("FinancingPage", "Lender"), translate("FinancingPage", "each answer is kept with its time")
    )


def event_text(event: LoanEventLine, lang: Lang) -> str:
    """One answer with its time and who wrote it down."""
    at = event.at.astimezone(STORE_ZONE).strftime("%m-%d %H:%M")
    return " · ".join(part for part in (at, status_name(event.status, lang), event.note, event.by) if part)
