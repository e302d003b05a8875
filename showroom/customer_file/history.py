"""Reading what happened with a customer across the nine steps: a bounded number of statements, each with a limit."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from showroom.customer_file.views import (
    FileCall,
    FileDeal,
    FileDocument,
    FilePromise,
    FileReceipt,
    FileVisit,
    HistoryPart,
    OwnerChange,
)
from showroom.customers.model import Customer
from showroom.customers.owners import NOBODY
from showroom.deals.handover import current_step
from showroom.deals.model import Deal, DealStep, Promise, Step, StepState
from showroom.delivery.ledger import due_of, signed
from showroom.delivery.model import Receipt, ReceiptKind
from showroom.documents.model import Document
from showroom.follow_up.model import Contact
from showroom.kernel.actor import Permission, Role
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx
from showroom.reception.model import OwnershipDecision, Visit
from showroom.staff.model import StaffMember
from showroom.vehicles.model import VehicleModel

MOST = 50


def visible_deals(tx: Tx, customer_id: int) -> sa.Select[int]:
    """Ids of the deals that the actor may know of: a consultant's own, the office's all (PI-10)."""
    wanted = sa.select(Deal.id).where(Deal.customer_id == customer_id)
    if not tx.actor.is_any(*(role for role in Role if role is not Role.CONSULTANT)):
        wanted = wanted.where(Deal.consultant_id == tx.actor.id)
    return wanted.order_by(Deal.id.desc()).limit(MOST)


def history_part(tx: Tx, customer: Customer) -> HistoryPart:
    """Deals, visits, calls, papers, money, promises and owners; prices and papers only for who may read contracts."""
    deals = list(tx.session.scalars(visible_deals(tx, customer.id)))
    money = tx.actor.may(Permission.CONTRACT_READ)
    return HistoryPart(
        customer_id=customer.id,
        deals=_deals(tx, deals, money=money),
        visits=_visits(tx, customer.id),
        calls=_calls(tx, deals),
        documents=_documents(tx, customer.id, deals) if money else (),
        receipts=_receipts(tx, deals) if money else (),
        promises=_promises(tx, deals),
        owners=_owners(tx, customer.id),
    )


def _deals(tx: Tx, ids: list[int], *, money: bool) -> tuple[FileDeal, ...]:
    rows = tx.session.execute(
        sa.select(Deal, StaffMember.name, VehicleModel.series, VehicleModel.version_name)
        .join(StaffMember, StaffMember.id == Deal.consultant_id)
        .outerjoin(VehicleModel, VehicleModel.id == Deal.model_id)
        .where(Deal.id.in_(ids))
        .order_by(Deal.id.desc())
        .limit(MOST)
    )
    states = _states(tx, ids)
    sums = _sums(tx, ids) if money else {}
    found = []
    for deal, owner, series, version in rows:
        due = due_of(deal) if money else None
        came_in = sums.get(deal.id, ZERO)
        left = None if due is None else due - came_in
        found.append(
            FileDeal(
                deal.id, deal.number, f"{series} {version}" if series else "", deal.status,
                current_step(states.get(deal.id, {})), deal.opened_at, owner,
                deal.contract_price if money else None, due, came_in, left, deal.delivered_on,
            )
        )  # fmt: skip
    return tuple(found)


def _states(tx: Tx, ids: list[int]) -> dict[int, dict[Step, StepState]]:
    states: dict[int, dict[Step, StepState]] = {}
    rows = tx.session.execute(
        sa.select(DealStep.deal_id, DealStep.step, DealStep.state)
        .where(DealStep.deal_id.in_(ids))
        .limit(MOST * len(Step))
    )
    for deal_id, step, state in rows:
        states.setdefault(deal_id, {})[step] = state
    return states


def _sums(tx: Tx, ids: list[int]) -> dict[int, Money]:
    """What came in by deal, the lender's money too, refunds taken off (as the ledger reckons)."""
    rows = tx.session.execute(
        sa.select(Receipt.deal_id, Receipt.kind, sa.func.sum(sa.type_coerce(Receipt.amount, sa.BigInteger)))
        .where(Receipt.deal_id.in_(ids))
        .group_by(Receipt.deal_id, Receipt.kind)
        .limit(MOST * len(ReceiptKind))
    )
    sums: dict[int, Money] = {}
    for deal_id, kind, fen in rows:
        amount = Money(int(fen))
        sums[deal_id] = sums.get(deal_id, ZERO) + (-amount if kind is ReceiptKind.REFUND else amount)
    return sums


def _visits(tx: Tx, customer_id: int) -> tuple[FileVisit, ...]:
    columns = (
        Visit.id, Visit.day, Visit.kind, Visit.purpose, Visit.arrived_at, Visit.left_at, Visit.party_size,
        Visit.wanted_model, Visit.remark, StaffMember.name,
    )  # fmt: skip
    rows = tx.session.execute(
        sa.select(*columns)
        .outerjoin(StaffMember, StaffMember.id == Visit.consultant_id)
        .where(Visit.customer_id == customer_id)
        .order_by(Visit.day.desc(), Visit.id.desc())
        .limit(MOST)
    )
    found = []
    for row in rows:
        stayed = None if row.left_at is None else int((row.left_at - row.arrived_at).total_seconds() // 60)
        found.append(
            FileVisit(
                row.id, row.day, row.kind.value, row.purpose.value, row.arrived_at, stayed, row.party_size,
                row.name or NOBODY, row.wanted_model, row.remark,
            )
        )  # fmt: skip
    return tuple(found)


def _calls(tx: Tx, deals: list[int]) -> tuple[FileCall, ...]:
    rows = tx.session.execute(
        sa.select(Contact, StaffMember.name)
        .join(StaffMember, StaffMember.id == Contact.by)
        .where(Contact.deal_id.in_(deals))
        .order_by(Contact.id.desc())
        .limit(MOST)
    )
    return tuple(
        FileCall(row.id, row.at, row.way.value, row.result.value, row.effective, row.note, name) for row, name in rows
    )


def _documents(tx: Tx, customer_id: int, deals: list[int]) -> tuple[FileDocument, ...]:
    columns = (Document.id, Document.kind, Document.number, Document.language, Document.at)
    by_deal = sa.select(*columns).where(Document.deal_id.in_(deals))
    by_customer = sa.select(*columns).where(Document.customer_id == customer_id, Document.deal_id.is_(None))
    both = sa.union_all(by_deal, by_customer).subquery()
    rows = tx.session.execute(sa.select(both).order_by(both.c.id.desc()).limit(MOST))
    return tuple(FileDocument(*row) for row in rows)


def _receipts(tx: Tx, deals: list[int]) -> tuple[FileReceipt, ...]:
    rows = tx.session.execute(
        sa.select(Receipt, Deal.number)
        .join(Deal, Deal.id == Receipt.deal_id)
        .where(Receipt.deal_id.in_(deals))
        .order_by(Receipt.id.desc())
        .limit(MOST)
    )
    return tuple(
        FileReceipt(row.id, row.number, row.kind.value, signed(row), row.paid_by.value, row.received_on, number)
        for row, number in rows
    )


def _promises(tx: Tx, deals: list[int]) -> tuple[FilePromise, ...]:
    rows = tx.session.execute(
        sa.select(Promise, StaffMember.name)
        .join(StaffMember, StaffMember.id == Promise.by)
        .where(Promise.deal_id.in_(deals))
        .order_by(sa.or_(Promise.kept_at.is_not(None), Promise.withdrawn_at.is_not(None)), Promise.id.desc())
        .limit(MOST)
    )
    return tuple(
        FilePromise(row.id, row.deal_id, row.text, row.at, name, row.kept_at, row.withdrawn_reason)
        for row, name in rows
    )


def _owners(tx: Tx, customer_id: int) -> tuple[OwnerChange, ...]:
    """How the owner came about, newest first; whoever sees the file may see it (§6.3)."""
    owner, before, by = aliased(StaffMember), aliased(StaffMember), aliased(StaffMember)
    rows = tx.session.execute(
        sa.select(
            owner.name,
            before.name,
            by.name,
            OwnershipDecision.rule,
            OwnershipDecision.evidence_zh,
            OwnershipDecision.evidence_en,
            OwnershipDecision.protected_until,
            OwnershipDecision.at,
        )
        .outerjoin(owner, owner.id == OwnershipDecision.owner_id)
        .join(by, by.id == OwnershipDecision.by)
        .outerjoin(before, before.id == OwnershipDecision.before_id)
        .where(OwnershipDecision.customer_id == customer_id)
        .order_by(OwnershipDecision.id.desc())
        .limit(MOST)
    )
    return tuple(
        OwnerChange(
            new or NOBODY, old or NOBODY, row.rule, row.evidence_zh, row.evidence_en, row.protected_until, row.at, who
        )
        for row in rows
        for new, old, who in [row[:3]]
    )
