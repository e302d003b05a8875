"""What stands between a negotiation and the contract: an accepted, approved price and no open doubt (rulebook 6.6)."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.deals.model import Deal, Objection
from showroom.kernel.actor import Role
from showroom.kernel.findings import Finding, Override, Severity
from showroom.negotiation.model import Approval, Quotation, QuotationStatus
from showroom.persistence.actions import Tx

ROLE_WORDS = {Role.SALES_MANAGER: ("销售经理", "sales manager"), Role.GENERAL_MANAGER: ("总经理", "general manager")}


def newest(tx: Tx, deal_id: int) -> Quotation | None:
    """The deal's newest quotation."""
    query = sa.select(Quotation).where(Quotation.deal_id == deal_id).order_by(Quotation.revision.desc()).limit(1)
    return tx.session.scalar(query)


def approvals_of(tx: Tx, quotation_id: int) -> tuple[Approval, ...]:
    """Every approval that was asked for a quotation."""
    return tuple(tx.session.scalars(sa.select(Approval).where(Approval.quotation_id == quotation_id)))


def accepted_finding(tx: Tx, deal: Deal) -> Finding:
    """Whether the customer has accepted an approved quotation."""
    quotation = newest(tx, deal.id)
    if quotation is not None and quotation.status is QuotationStatus.ACCEPTED:
        price = quotation.contract_price.grouped()
        return Finding(
            "S0-29",
            Severity.INFO,
            f"客户已接受报价，车价 ¥{price}",
            f"The customer accepted ¥{price}",
            quotation.number,
        )
    if quotation is None:
        return Finding("S0-29", Severity.BLOCK, "还没有报价", "No quotation yet", field="discount_store")
    waiting = [a for a in approvals_of(tx, quotation.id) if a.approved is None]
    if waiting:
        zh, en = ROLE_WORDS[waiting[0].role]
        return Finding("CT-04", Severity.BLOCK, f"等待{zh}批准", f"Waiting for the {en}'s approval", quotation.number)
    return Finding(
        "S0-29", Severity.BLOCK, "客户还没有接受报价", "The customer has not accepted the quotation yet",
        quotation.number, field="accept",
    )  # fmt: skip


def objection_finding(tx: Tx, deal: Deal) -> Finding:
    """Whether every objection is settled (S0-22, S3-38)."""
    open_ones = tx.session.scalars(
        sa.select(Objection.text).where(Objection.deal_id == deal.id, Objection.settled_at.is_(None)).limit(20)
    ).all()
    if not open_ones:
        return Finding("S0-22", Severity.INFO, "没有未解决的异议", "No open objection")
    return Finding(
        "S0-22", Severity.BLOCK, f"还有 {len(open_ones)} 个异议未解决", f"{len(open_ones)} objection(s) still open",
        evidence=open_ones[0], override=Override.MANAGER, field="objections",
    )  # fmt: skip
