"""What stands between a negotiation and the contract: an accepted, approved price and no open doubt (rulebook 6.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from showroom.deals.model import Deal
from showroom.kernel.actor import Role
from showroom.kernel.findings import Finding, Override, Severity
from showroom.negotiation.model import Approval, Quotation, QuotationStatus
from showroom.persistence.actions import Tx

if TYPE_CHECKING:
    from showroom.deals.objections import OpenObjection

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
    open_ones = [a for a in approvals_of(tx, quotation.id) if a.approved is None and a.ended_at is None]
    waiting = [a for a in open_ones if a.expires_at is None or tx.now < a.expires_at]
    if waiting:
        zh, en = ROLE_WORDS[waiting[0].role]
        return Finding("CT-04", Severity.BLOCK, f"等待{zh}批准", f"Waiting for the {en}'s approval", quotation.number)
    if tx.today > quotation.valid_until:
        day = quotation.valid_until.isoformat()
        return Finding(
            "S0-29", Severity.BLOCK, f"报价已于 {day} 过期：更新后请客户确认",
            f"The quotation expired on {day}: renew it, then the customer decides", quotation.number, field="accept",
        )  # fmt: skip
    return Finding(
        "S0-29", Severity.BLOCK, "客户还没有接受报价", "The customer has not accepted the quotation yet",
        quotation.number, field="accept",
    )  # fmt: skip


def objection_findings(tx: Tx, deal: Deal) -> tuple[Finding, ...]:
    """Each objection that is not settled, with who answers it by when (S0-22, S3-38); each is let pass on its own.

    After them whether the 100 % question was asked.
    """
    from showroom.deals.objections import open_objections

    found = tuple(map(_open_finding, open_objections(tx, deal.id)))
    none_open = Finding("S0-22", Severity.INFO, "没有未解决的异议", "No open objection")
    return (*(found or (none_open,)), _satisfaction_finding(tx, deal))


def objection_evidence(number: int) -> str:
    """What a waiver is bound to: the objection's number in its deal, so that the same words later need their own."""
    return f"#{number}"


def _open_finding(found: OpenObjection) -> Finding:
    evidence = objection_evidence(found.number)
    zh, en = f"异议 {evidence} 未解决：{found.row.text}", f"Objection {evidence} not settled: {found.row.text}"
    if found.owner and found.due is not None:
        day = found.due.isoformat()
        zh, en = f"{zh}（{found.owner} 于 {day} 前答复）", f"{en} ({found.owner} answers by {day})"
    field = f"objection_{found.row.id}"
    return Finding("S0-22", Severity.BLOCK, zh, en, evidence, override=Override.MANAGER, field=field)


def _satisfaction_finding(tx: Tx, deal: Deal) -> Finding:
    """Whether the 100 % question was asked (§6.6); a reminder, it holds nobody up."""
    from showroom.negotiation.talk_model import SatisfactionQuestion

    asked = sa.select(SatisfactionQuestion.id).where(SatisfactionQuestion.deal_id == deal.id).limit(1)
    if tx.session.scalar(asked) is not None:
        return Finding("S0-22", Severity.INFO, "已问过“怎样才 100% 满意”", "The 100 % question was asked")
    return Finding(
        "S0-22", Severity.WARN, "还没问“怎样才能 100% 满意”", "Ask: what would make you 100 % satisfied?",
        field="satisfaction",
    )  # fmt: skip
