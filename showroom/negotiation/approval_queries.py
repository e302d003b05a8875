"""What the windows read of the discount ladder: requests with their answers, limits, and what waits (CT-04)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from showroom.customers.model import Customer
from showroom.deals.model import Deal, DealStatus
from showroom.kernel.actor import Role
from showroom.kernel.money import Money
from showroom.negotiation.approvals import Standing, is_live, may_decide, standings
from showroom.negotiation.limits import limits_at
from showroom.negotiation.model import Approval, ApprovalEnd, Quotation, QuotationStatus
from showroom.negotiation.views import ApprovalView, LadderView, WaitingApproval
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember
from showroom.vehicles.model import VehicleModel
from showroom.vehicles.records import model_text


def approval_views(tx: Tx, deal: Deal, quotation: Quotation) -> tuple[ApprovalView, ...]:
    """Every request of one quotation, the oldest first; an expired one says so before anybody wrote it down."""
    asker, decider = aliased(StaffMember), aliased(StaffMember)
    rows = tx.session.execute(
        sa.select(Approval, asker.name, decider.name)
        .join(asker, asker.id == Approval.asked_by)
        .outerjoin(decider, decider.id == Approval.decided_by)
        .where(Approval.quotation_id == quotation.id)
        .order_by(Approval.id)
    )
    return tuple(_view(tx, (deal, quotation, row), asked, decided) for row, asked, decided in rows)


def ladder_view(tx: Tx, model: VehicleModel, on: date, guide: Money) -> LadderView:
    """What each post may give away alone on this car on that day."""
    return LadderView(*limits_at(tx, model, on).amounts(guide))


def standing_ladder(tx: Tx, deal: Deal, quotation: Quotation, ladder: LadderView) -> LadderView:
    """The same with what is still to be asked, and whether an asked signature holds the quotation up."""
    if quotation.status is not QuotationStatus.OPEN:
        return ladder
    found = standings(tx, deal, quotation)
    must_ask = tuple(role for role, standing in found.items() if standing is Standing.MISSING)
    blocked = any(standing not in (Standing.MISSING, Standing.APPROVED) for standing in found.values())
    return LadderView(ladder.consultant, ladder.manager, must_ask, blocked)


def waiting_requests(tx: Tx, limit: int) -> tuple[WaitingApproval, ...]:
    """Live undecided requests on open deals that the actor may decide, the oldest first."""
    query = (
        sa.select(Approval, Quotation, Deal, Customer.name, StaffMember.name, VehicleModel)
        .join(Quotation, Quotation.id == Approval.quotation_id)
        .join(Deal, Deal.id == Quotation.deal_id)
        .join(Customer, Customer.id == Deal.customer_id)
        .join(StaffMember, StaffMember.id == Approval.asked_by)
        .join(VehicleModel, VehicleModel.id == sa.func.coalesce(Quotation.model_id, Deal.model_id))
        .where(Approval.decided_at.is_(None), Approval.ended_at.is_(None))
        .where(sa.or_(Approval.expires_at.is_(None), Approval.expires_at > tx.now))
        .where(Quotation.status == QuotationStatus.OPEN, Deal.status == DealStatus.OPEN)
        .order_by(Approval.asked_at, Approval.id)
        .limit(limit)
    )
    if not tx.actor.is_any(Role.GENERAL_MANAGER):
        query = query.where(Approval.role.in_(tuple(tx.actor.roles)))
    return tuple(
        WaitingApproval(
            approval.id, deal.id, customer, asker, model_text(model), quotation.guide_price, quotation.discount,
            approval.role, approval.reason, approval.asked_at, approval.expires_at,
        )
        for approval, quotation, deal, customer, asker, model in tx.session.execute(query)
        if may_decide(tx, deal, quotation, approval)
    )  # fmt: skip


def expired_count(tx: Tx) -> int:
    """Requests and approvals on open quotations that expired and were not yet closed."""
    query = (
        sa.select(sa.func.count(Approval.id))
        .join(Quotation, Quotation.id == Approval.quotation_id)
        .join(Deal, Deal.id == Quotation.deal_id)
        .where(Approval.ended_at.is_(None), Approval.expires_at <= tx.now)
        .where(Quotation.status == QuotationStatus.OPEN, Deal.status == DealStatus.OPEN)
    )
    return tx.session.scalar(query) or 0


def _view(
    tx: Tx, request: tuple[Deal, Quotation, Approval], asked_by: str, decided_by: str | None
) -> ApprovalView:  # fmt: skip
    deal, quotation, row = request
    live = is_live(row, tx.now)
    ended = "" if live else (row.ended or ApprovalEnd.EXPIRED).value
    undecided = live and row.approved is None and quotation.status is QuotationStatus.OPEN
    return ApprovalView(
        row.id, row.role, row.reason, asked_by, row.asked_at, row.approved, row.note, row.expires_at, ended,
        row.granted, decided_by or "",
        mine=undecided and tx.actor.id in (row.asked_by, deal.consultant_id),
        may_decide=undecided and may_decide(tx, deal, quotation, row),
    )  # fmt: skip
