"""What a consultant types into the financing page, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from showroom.deals.model import PayWay
from showroom.financing.annual_rate import AnnualRates
from showroom.financing.model import LoanStatus, SubsidyPayer
from showroom.financing.rules import Method, Schedule
from showroom.kernel.errors import Message
from showroom.kernel.findings import Finding
from showroom.kernel.money import ZERO, Money

MOST_OFFERS = 4


@dataclass(frozen=True, slots=True)
class OfferDraft:
    """One offer. Rates and shares are fractions (4.5 % is 0.045); `lender_rate` is what a subsidised lender wants.

    `penalty_share` (early settlement) and `overdue_rate` are contingent costs, None when the lender names none.
    """

    lender: str
    method: Method
    principal: Money
    annual_rate: Decimal
    months: int
    product: str = ""
    balloon: Money = ZERO
    upfront_fee: Money = ZERO
    fee_collector: str = ""
    flat_fee_rate: Decimal = Decimal(0)
    yearly_shares: tuple[Decimal, ...] = ()
    subsidy_payer: SubsidyPayer = SubsidyPayer.NOBODY
    lender_rate: Decimal | None = None
    penalty_share: Decimal | None = None
    overdue_rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FinancingDraft:
    """Offers and what the pre-check asks (§5.4).

    `lender_consent` is the separate consent to pass data to the chosen lender (PI-04), `credit_authorised` the
    borrower's authorisation of the credit enquiry; `version` the stored version the draft was made from, 0 for none.
    """

    offers: tuple[OfferDraft, ...] = ()
    monthly_income: Money | None = None
    monthly_debts: Money = ZERO
    overdue_declared: bool | None = None
    commercial_use: bool = False
    government_subsidy: Money = ZERO
    lender_consent: bool = False
    credit_authorised: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class OfferResult:
    """What an offer comes to. `cost` is interest and fees, `down_payment` the price less the principal;
    `burden` the share of the income, None without one; `subsidy` what somebody else pays (FM-06).
    """

    offer: OfferDraft
    schedule: Schedule
    cost: Money
    rates: AnnualRates
    ltv_base: Money
    highest_loan: Money
    down_payment: Money
    subsidy: Money | None
    burden: Fraction | None
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Money:
        return self.schedule.rows[0].payment

    @property
    def last(self) -> Money:
        return self.schedule.rows[-1].payment

    @property
    def total(self) -> Money:
        """Everything the borrower pays, the upfront fee included."""
        return self.offer.principal + self.cost


@dataclass(frozen=True, slots=True)
class LoanEventLine:
    """One answer of the lender as shown."""

    status: LoanStatus
    note: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class LoanDifference:
    """What is another one than in the accepted quotation; `old` and `new` in both languages."""

    name: Message
    old: tuple[str, str]
    new: tuple[str, str]


@dataclass(frozen=True, slots=True)
class QuotedOffer:
    """The loan that the customer accepted with the quotation on `on`, None where that day was not recorded.

    `position` is where exactly these terms stand among the offers, None where they do not; `differences` is what is
    another one now: the terms of the chosen offer or of the same product, the price, the rules of the product.
    """

    offer: OfferDraft
    down_payment: Money
    on: date | None
    first: Money | None
    last: Money | None
    differences: tuple[LoanDifference, ...]
    position: int | None


@dataclass(frozen=True, slots=True)
class FinancingView:
    """The financing of a deal, stored or being typed; `next_statuses` is what the lender line offers now.

    `price` is the base of down payment and LTV; `proposed` a principal to start from; `answer_due` is when the
    lender's first answer is due (§5.4). `quoted` is the loan accepted with the quotation: while nothing is stored,
    `draft` offers it to be confirmed.
    """

    deal_id: int
    draft: FinancingDraft
    results: tuple[OfferResult, ...]
    chosen: int | None
    pay_way: PayWay | None
    status: LoanStatus
    next_statuses: tuple[LoanStatus, ...]
    events: tuple[LoanEventLine, ...]
    price: Money
    published_price: Money
    proposed: Money
    cost_sheet_number: str = ""
    cost_sheet_id: int | None = None
    answer_due: datetime | None = None
    stored: bool = False
    quoted: QuotedOffer | None = None
