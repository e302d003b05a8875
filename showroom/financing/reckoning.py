"""From typed offers to schedules, rates and the lender's pre-check; reads nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from showroom.financing import messages as say
from showroom.financing.annual_rate import annual_rates
from showroom.financing.drafts import MOST_OFFERS, FinancingDraft, OfferDraft, OfferResult
from showroom.financing.model import SubsidyPayer
from showroom.financing.precheck import LoanApplication, debt_to_income, highest_loan, ltv_base, pre_check
from showroom.financing.rules import LoanTerms, Method, schedule, subsidy
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.money import ZERO, Money
from showroom.kernel.parameters import Parameters
from showroom.kernel.text import clean_text


@dataclass(frozen=True, slots=True)
class Ground:
    """What the deal and the customer bring: price without taxes, published price, drive, birth and consents."""

    on: date
    price: Money
    published_price: Money
    electric: bool
    birth: date | None
    lender_consent: bool
    credit_authorised: bool


def reckon_offer(offer: OfferDraft, draft: FinancingDraft, ground: Ground, table: Parameters) -> OfferResult:
    """Everything an offer comes to; raises ShowroomError loan_bad_… for terms that make no loan."""
    rows = schedule(terms_of(offer))
    case = _application(offer, draft, ground, rows.rows[0].payment)
    base = ltv_base(case.deal_price, case.published_price, case.government_subsidy)
    helped = offer.subsidy_payer is not SubsidyPayer.NOBODY and offer.lender_rate is not None
    return OfferResult(
        offer=offer,
        schedule=rows,
        cost=rows.interest + offer.upfront_fee,
        rates=annual_rates(offer.principal, rows.payments, offer.upfront_fee),
        ltv_base=base,
        highest_loan=highest_loan(base, table.decimal(f"loan.max_ltv.{case.kind}", ground.on)),
        down_payment=ground.price - offer.principal,
        subsidy=subsidy(offer.principal, rows.payments, offer.lender_rate or Decimal(0)) if helped else None,
        burden=debt_to_income(draft.monthly_debts, case.monthly_payment, draft.monthly_income or ZERO),
        findings=pre_check(case, table),
    )


def cleaned(draft: FinancingDraft, price: Money) -> FinancingDraft:
    """The draft with texts made safe; raises FieldErrors, for offer n in the field `<name>_<n>` (n from 0)."""
    if len(draft.offers) > MOST_OFFERS:
        raise ShowroomError(say.TOO_MANY_OFFERS, limit=MOST_OFFERS)
    wrong: dict[str, Told | Message] = {}
    offers = tuple(_cleaned_offer(offer, number, price, wrong) for number, offer in enumerate(draft.offers))
    for name in ("monthly_income", "monthly_debts", "government_subsidy"):
        amount = getattr(draft, name)
        if amount is not None and amount < ZERO:
            wrong[name] = say.PRINCIPAL_NEEDED
    if wrong:
        raise FieldErrors(wrong)
    return replace(draft, offers=offers)


def _cleaned_offer(offer: OfferDraft, number: int, price: Money, wrong: dict[str, Told | Message]) -> OfferDraft:
    texts: dict[str, str] = {}
    for name in ("lender", "product", "fee_collector"):
        try:
            texts[name] = clean_text(getattr(offer, name), 80)
        except ShowroomError as error:
            wrong[f"{name}_{number}"] = told(error.message, **error.values)
    offer = replace(offer, **texts)  # type: ignore[arg-type]
    for name, entry in _offer_errors(offer, price).items():
        wrong.setdefault(f"{name}_{number}", entry)
    return offer


def _offer_errors(offer: OfferDraft, price: Money) -> dict[str, Told | Message]:
    wrong = {**_amount_errors(offer, price), **_share_errors(offer)}
    return wrong or _terms_error(offer)


def _amount_errors(offer: OfferDraft, price: Money) -> dict[str, Told | Message]:
    wrong: dict[str, Told | Message] = {}
    if not offer.lender:
        wrong["lender"] = REQUIRED
    if offer.principal <= ZERO:
        wrong["principal"] = say.PRINCIPAL_NEEDED
    elif offer.principal > price:
        wrong["principal"] = told(say.PRINCIPAL_ABOVE_PRICE, price=price.grouped())
    if offer.upfront_fee > ZERO and not offer.fee_collector:
        wrong["fee_collector"] = say.COLLECTOR_NEEDED
    return wrong


def _share_errors(offer: OfferDraft) -> dict[str, Told | Message]:
    wrong: dict[str, Told | Message] = {}
    if offer.method is Method.SUBSIDISED and offer.subsidy_payer is SubsidyPayer.NOBODY:
        wrong["subsidy_payer"] = say.PAYER_NEEDED
    if offer.method is Method.SUBSIDISED and offer.lender_rate is None:
        wrong["lender_rate"] = say.LENDER_RATE_NEEDED
    for name in ("penalty_share", "overdue_rate", "lender_rate"):
        share = getattr(offer, name)
        if share is not None and not 0 <= share <= 1:
            wrong[name] = say.BAD_SHARE
    return wrong


def _terms_error(offer: OfferDraft) -> dict[str, Told | Message]:
    """The rule's own refusal, beside the field it is about."""
    fields = {
        "loan_bad_months": "months", "loan_bad_balloon": "balloon", "loan_bad_shares": "yearly_shares",
        "loan_nothing_paid_out": "upfront_fee",
    }  # fmt: skip
    try:
        annual_rates(offer.principal, schedule(terms_of(offer)).payments, offer.upfront_fee)
    except ShowroomError as error:
        name = fields.get(error.code) or str(error.values.get("what", "principal"))
        return {name: told(error.message, **error.values)}
    return {}


def terms_of(offer: OfferDraft) -> LoanTerms:
    """The part of an offer that its schedule follows from."""
    return LoanTerms(
        offer.method, offer.principal, offer.annual_rate, offer.months, offer.balloon, offer.flat_fee_rate,
        offer.yearly_shares,
    )  # fmt: skip


def _application(offer: OfferDraft, draft: FinancingDraft, ground: Ground, monthly: Money) -> LoanApplication:
    use = "commercial" if draft.commercial_use else "own"
    return LoanApplication(
        on=ground.on,
        principal=offer.principal,
        months=offer.months,
        monthly_payment=monthly,
        kind=f"{use}_{'nev' if ground.electric else 'ice'}",
        deal_price=ground.price,
        published_price=ground.published_price,
        government_subsidy=draft.government_subsidy,
        birth=ground.birth,
        monthly_income=draft.monthly_income,
        monthly_debts=draft.monthly_debts,
        overdue_declared=draft.overdue_declared,
        lender_consent=ground.lender_consent,
        credit_authorised=ground.credit_authorised,
    )
