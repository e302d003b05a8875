"""Who is meant by a call list or a message, and who of them may be contacted (S0-13, S0-14, PI-01, PI-03, PI-11)."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from showroom.customers.channels import spellings
from showroom.customers.model import Consent, ConsentPurpose, Customer, Grade
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx
from showroom.reception.campaign_model import CallList, CallListEntry, CustomerPortrait, Lead
from showroom.reception.campaign_views import Audience, AudienceCount, LeftOut
from showroom.reception.model import Visit

HEAT = (Grade.H, Grade.A, Grade.B, Grade.C, Grade.N, Grade.O, Grade.T, Grade.D, Grade.F)
"""In which order customers are called: who buys soonest first (§6.1)."""
ALLOWED = ""
_NEVER = date(1900, 1, 1)


def agreed_to_marketing() -> sa.ColumnElement[bool]:
    """Whether the customer's newest word on marketing is yes; never asked is no (PI-01, PI-03)."""
    newest = (
        sa.select(Consent.given)
        .where(Consent.customer_id == Customer.id, Consent.purpose == ConsentPurpose.MARKETING)
        .order_by(Consent.at.desc(), Consent.id.desc())
        .limit(1)
        .correlate(Customer)
        .scalar_subquery()
    )
    return sa.func.coalesce(newest, sa.false())


def why_not(campaign_id: int | None = None, *, mobile: bool = False) -> sa.ColumnElement[str]:
    """Why a customer may not be contacted: a key of `campaign_messages.LEFT_OUT`, ALLOWED where nothing forbids it.

    `campaign_id`: who stands on a list of that campaign is not called twice. `mobile`: a number that takes messages.
    """
    cases: list[tuple[sa.ColumnElement[bool], str]] = [
        (Customer.do_not_contact.is_(True), "no_contact"),
        (agreed_to_marketing().is_not(sa.true()), "no_consent"),
        (sa.not_(_reachable(mobile)), "no_phone"),
    ]
    if campaign_id is not None:
        listed = (
            sa.select(CallListEntry.id)
            .join(CallList, CallList.id == CallListEntry.list_id)
            .where(CallListEntry.customer_id == Customer.id, CallList.campaign_id == campaign_id)
            .correlate(Customer)
        )
        cases.append((listed.exists(), "listed"))
    return sa.case(*cases, else_=ALLOWED)


def matching(audience: Audience) -> list[sa.ColumnElement[bool]]:
    """The conditions of an audience; raises FieldErrors(interest)."""
    found: list[sa.ColumnElement[bool]] = []
    if audience.channel:
        found.append(sa.func.lower(Customer.channel).in_(spellings(audience.channel)))
    if audience.grades:
        found.append(Customer.grade.in_(audience.grades))
    if interest := field_text("interest", audience.interest, 120):
        found.append(_holds(Customer.interest, interest))
    if audience.silent_since is not None:
        found.append(sa.func.coalesce(Customer.last_contact, _NEVER) < audience.silent_since)
    if audience.owner_id is not None:
        found.append(Customer.owner_id == audience.owner_id)
    trade = field_text("trade", audience.trade, 80)
    if trade or audience.least_fleet is not None:
        found.append(_portrayed(trade, audience.least_fleet))
    if audience.campaign_id is not None:
        found.append(_came_with(audience.campaign_id))
    return found


def count_audience(tx: Tx, audience: Audience, reason: sa.ColumnElement[str]) -> AudienceCount:
    """How many match, may be contacted, and are left out for which reason."""
    judged = sa.select(reason.label("why")).select_from(Customer).where(*matching(audience)).subquery()
    rows = tx.session.execute(sa.select(judged.c.why, sa.func.count()).group_by(judged.c.why))
    counts = {str(why): int(count) for why, count in rows}
    allowed = counts.pop(ALLOWED, 0)
    left = LeftOut(**counts)
    return AudienceCount(allowed + left.total, allowed, left)


def chosen(audience: Audience, reason: sa.ColumnElement[str], most: int) -> sa.Select[Customer]:
    """At most `most` customers who may be contacted, the hottest first, then those longest without contact."""
    return (
        sa.select(Customer)
        .where(*matching(audience), reason == ALLOWED)
        .order_by(heat(), sa.func.coalesce(Customer.last_contact, _NEVER), Customer.id)
        .limit(most)
    )


def heat() -> sa.ColumnElement[Any]:
    """Sorts by HEAT."""
    return sa.case({grade: place for place, grade in enumerate(HEAT)}, value=Customer.grade, else_=len(HEAT))


def _reachable(mobile: bool) -> sa.ColumnElement[bool]:
    """A phone on file; numbers are normalised, so that 11 digits beginning with 1 are a mobile (PH-01, PH-03)."""
    phone = sa.func.coalesce(Customer.phone, "")
    if not mobile:
        return phone != ""
    return sa.or_(sa.and_(phone.like("1%"), sa.func.length(phone) == 11), phone.like("+%"))


def _holds(column: Any, text: str) -> sa.ColumnElement[bool]:
    pattern = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    found: sa.ColumnElement[bool] = column.ilike(pattern, escape="\\")
    return found


def _portrayed(trade: str, fleet: int | None) -> sa.ColumnElement[bool]:
    """Whose portrait names that trade and at least so many cars (S4-02)."""
    portrait = sa.select(CustomerPortrait.id).where(CustomerPortrait.customer_id == Customer.id)
    if trade:
        portrait = portrait.where(_holds(CustomerPortrait.trade, trade))
    if fleet is not None:
        portrait = portrait.where(CustomerPortrait.fleet >= fleet)
    return portrait.correlate(Customer).exists()


def _came_with(campaign_id: int) -> sa.ColumnElement[bool]:
    visited = sa.select(Visit.id).where(
        Visit.customer_id == Customer.id, Visit.campaign_id == campaign_id, Visit.struck_at.is_(None)
    )
    won = sa.select(Lead.id).where(Lead.customer_id == Customer.id, Lead.campaign_id == campaign_id)
    return sa.or_(visited.correlate(Customer).exists(), won.correlate(Customer).exists())
