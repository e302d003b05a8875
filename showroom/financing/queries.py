"""Reading a deal's financing: what is stored, and what it comes to today."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import sqlalchemy as sa

from showroom.customers.model import ConsentPurpose
from showroom.customers.records import get_customer, newest_consents
from showroom.deals.model import Deal
from showroom.financing.drafts import FinancingDraft, FinancingView, LoanEventLine, OfferDraft
from showroom.financing.model import Financing, LoanEvent, LoanOffer, LoanStatus
from showroom.financing.progress import FOLLOWING
from showroom.financing.quoted_offer import quoted_offer
from showroom.financing.reckoning import Ground, reckon_offer
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember
from showroom.vehicles.model import Energy
from showroom.vehicles.records import get_model

NO_CAR = Message(
    "loan_no_car", "还没有确认意向车：先在“介绍”中选定车型", "No car is chosen yet: choose one at “Presentation”"
)


def financing_of(tx: Tx, deal_id: int) -> Financing | None:
    """The stored financing of a deal."""
    return tx.session.scalar(sa.select(Financing).where(Financing.deal_id == deal_id))


def offers_of(tx: Tx, row: Financing) -> tuple[LoanOffer, ...]:
    """The stored offers in their order."""
    query = sa.select(LoanOffer).where(LoanOffer.financing_id == row.id).order_by(LoanOffer.position)
    return tuple(tx.session.scalars(query))


def chosen_offer(tx: Tx, row: Financing | None) -> LoanOffer | None:
    """The offer that is applied for."""
    if row is None or row.chosen is None:
        return None
    query = sa.select(LoanOffer).where(LoanOffer.financing_id == row.id, LoanOffer.position == row.chosen)
    return tx.session.scalar(query)


def ground_of(tx: Tx, deal: Deal, row: Financing | None) -> Ground:
    """Price, published price, drive, birth and consents; before the quotation is accepted the guide price counts."""
    if deal.model_id is None:
        raise ShowroomError(NO_CAR)
    model = get_model(tx, deal.model_id)
    published = deal.guide_price or model.guide_price
    customer = get_customer(tx, deal.customer_id)
    return Ground(
        on=tx.today,
        price=deal.contract_price or published,
        published_price=published,
        electric=model.energy is not Energy.ICE,
        birth=customer.birth,
        lender_consent=has_lender_consent(tx, deal, row),
        credit_authorised=row is not None and row.credit_authorised_at is not None,
    )


def has_lender_consent(tx: Tx, deal: Deal, row: Financing | None) -> bool:
    """Whether the customer agreed to data going to the very lender that is chosen (PI-04)."""
    offer = chosen_offer(tx, row)
    if row is None or offer is None or row.consent_lender != offer.lender:
        return False
    given = newest_consents(tx, deal.customer_id).get(ConsentPurpose.LENDER)
    return given is not None and given.given


def stored_draft(tx: Tx, deal: Deal, row: Financing) -> FinancingDraft:
    """The stored financing as a draft."""
    return FinancingDraft(
        offers=tuple(_draft(offer) for offer in offers_of(tx, row)),
        monthly_income=row.monthly_income,
        monthly_debts=row.monthly_debts,
        overdue_declared=row.overdue_declared,
        commercial_use=row.commercial_use,
        government_subsidy=row.government_subsidy,
        lender_consent=has_lender_consent(tx, deal, row),
        credit_authorised=row.credit_authorised_at is not None,
        version=row.version,
    )


def financing_view(tx: Tx, deal: Deal, draft: FinancingDraft, row: Financing | None) -> FinancingView:
    """What the page shows for `draft`; raises ShowroomError(loan_no_car | loan_bad_…)."""
    ground = ground_of(tx, deal, row)
    status = LoanStatus.QUOTED if row is None else row.status
    return FinancingView(
        deal_id=deal.id,
        draft=draft,
        results=tuple(reckon_offer(offer, draft, ground, tx.parameters) for offer in draft.offers),
        chosen=None if row is None else row.chosen,
        pay_way=deal.pay_way,
        status=status,
        next_statuses=FOLLOWING[status] if row is not None and row.chosen is not None else (),
        events=() if row is None else _events(tx, row),
        price=ground.price,
        published_price=ground.published_price,
        proposed=deal.loan_principal or _proposed(tx, ground.price),
        cost_sheet_number=(row.cost_sheet_number or "") if row else "",
        cost_sheet_id=row.cost_sheet_id if row else None,
        answer_due=answer_due(tx, row),
        stored=row is not None,
        quoted=quoted_offer(deal, draft, None if row is None else row.chosen, ground, tx.parameters),
    )


def answer_due(tx: Tx, row: Financing | None) -> datetime | None:
    """When the lender's first answer is due, while it is awaited (§5.4)."""
    if row is None or row.status is not LoanStatus.SUBMITTED:
        return None
    return row.status_at + timedelta(hours=tx.parameters.whole("loan.first_answer_hours", tx.today))


def _proposed(tx: Tx, price: Money) -> Money:
    """The price less the least down payment, to whole thousands."""
    share = 1 - Fraction(tx.parameters.decimal("loan.min_down_share", tx.today))
    return Money(price.times(share).fen // 100_000 * 100_000) if price > ZERO else ZERO


def _draft(offer: LoanOffer) -> OfferDraft:
    return OfferDraft(
        lender=offer.lender,
        method=offer.method,
        principal=offer.principal,
        annual_rate=Decimal(offer.annual_rate),
        months=offer.months,
        product=offer.product,
        balloon=offer.balloon,
        upfront_fee=offer.upfront_fee,
        fee_collector=offer.fee_collector,
        flat_fee_rate=Decimal(offer.flat_fee_rate),
        yearly_shares=tuple(Decimal(share) for share in offer.yearly_shares.split()),
        subsidy_payer=offer.subsidy_payer,
        lender_rate=_optional(offer.lender_rate),
        penalty_share=_optional(offer.penalty_share),
        overdue_rate=_optional(offer.overdue_rate),
    )


def _optional(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _events(tx: Tx, row: Financing) -> tuple[LoanEventLine, ...]:
    found = tx.session.execute(
        sa.select(LoanEvent.status, LoanEvent.note, LoanEvent.at, StaffMember.name)
        .join(StaffMember, StaffMember.id == LoanEvent.by)
        .where(LoanEvent.financing_id == row.id)
        .order_by(LoanEvent.id)
        .limit(200)
    )
    return tuple(LoanEventLine(*line) for line in found)
