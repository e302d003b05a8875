"""Referrals: who recommends whom, registered before the first visit of the referred (§6.9)."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.owners import owner_name
from showroom.customers.records import find_by_phone
from showroom.deals.model import Deal
from showroom.follow_up import messages as say
from showroom.follow_up.model import Referral
from showroom.follow_up.views import ReferralDraft, ReferralLine, ReferralState
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.names import mask_phone, normalise_name, same_name
from showroom.kernel.phone import check_phone
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx

LIMITS = {"name": 80, "reward": 120}


def register(tx: Tx, deal: Deal, draft: ReferralDraft) -> Referral:
    """Register a recommendation of the deal's customer.

    Raises FieldErrors(referral_name | referral_phone | referral_reward): unreadable, the customer themselves, a number
    that is a customer's already or was referred before.
    """
    referrer = tx.session.get_one(Customer, deal.customer_id)
    wrong: dict[str, Told | Message] = {}
    texts = {}
    for name, limit in LIMITS.items():
        try:
            texts[name] = clean_text(getattr(draft, name), limit)
        except ShowroomError as error:
            wrong[f"referral_{name}"] = told(error.message, **error.values)
    phone = check_phone(draft.phone)
    if not draft.phone.strip():
        wrong["referral_phone"] = REQUIRED
    elif phone.problem:
        wrong["referral_phone"] = phone.problem
    elif problem := _refusal(tx, referrer, phone.normalized):
        wrong["referral_phone"] = problem
    if "name" in texts:
        texts["name"] = normalise_name(texts["name"])
        if not texts["name"]:
            wrong["referral_name"] = REQUIRED
        elif same_name(texts["name"], referrer.name):
            wrong["referral_name"] = say.SELF_REFERRAL
    if wrong:
        raise FieldErrors(wrong)
    row = Referral(deal_id=deal.id, referrer_id=referrer.id, **texts, phone=phone.normalized, at=tx.now, by=tx.actor.id)
    tx.session.add(row)
    tx.session.flush()
    return row


def _refusal(tx: Tx, referrer: Customer, phone: str) -> Told | Message | None:
    if phone == referrer.phone or phone in referrer.other_phones.split():
        return say.SELF_REFERRAL
    known = find_by_phone(tx, phone)
    if known is not None:
        return told(say.REFERRED_KNOWN, owner=owner_name(tx, known.owner_id))
    if tx.session.scalar(sa.select(Referral.id).where(Referral.phone == phone)) is not None:
        return say.REFERRED_TWICE
    return None


def referral_lines(tx: Tx, deal: Deal) -> tuple[ReferralLine, ...]:
    """Whom the deal's customer recommended, and how far those are: the reward is due at the referred's delivery."""
    delivered = (
        sa.select(sa.func.max(Deal.delivered_on)).where(Deal.customer_id == Customer.id).correlate(Customer)
    ).scalar_subquery()
    rows = tx.session.execute(
        sa.select(Referral, Customer.id, delivered)
        .outerjoin(Customer, Customer.phone == Referral.phone)
        .where(Referral.referrer_id == deal.customer_id)
        .order_by(Referral.id)
        .limit(100)
    )
    return tuple(
        ReferralLine(row.id, row.name, mask_phone(row.phone), row.reward, _state(customer_id, on), row.at)
        for row, customer_id, on in rows
    )


def _state(customer_id: int | None, delivered_on: object) -> ReferralState:
    if delivered_on is not None:
        return ReferralState.REWARD_DUE
    return ReferralState.REGISTERED if customer_id is None else ReferralState.CAME
