"""Whose customer it is, asked while a number is typed, and how that came about (OW-1…6)."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from showroom.customers.records import get_customer
from showroom.kernel.actor import Permission, Role
from showroom.persistence.actions import Tx, Workplace, reads
from showroom.reception import ownership
from showroom.reception.intake import consultant_of
from showroom.reception.model import OwnershipDecision
from showroom.reception.ownership_facts import Typed, find_customer
from showroom.reception.ownership_views import OwnershipDecided
from showroom.reception.views import OwnershipAnswer
from showroom.staff.model import StaffMember

_OFFICE = (Role.SALES_MANAGER, Role.GENERAL_MANAGER)


class OwnershipService:
    """The verdict and its history; decisions themselves are made when a visit is logged, or by the manager."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.CUSTOMER_READ)
    def verdict(
        self, tx: Tx, typed: Typed, receiving_id: int | None = None, asks_for_id: int | None = None,
        *, same_policy: bool = True,
    ) -> OwnershipAnswer:  # fmt: skip
        """Whose customer a phone, ID or licence number is, and whose he would be on arriving now; nothing is stored.

        Others than owner and office learn owner and protection only. Raises ShowroomError(no_consultant).
        """
        customer = find_customer(tx, typed)
        receiving = consultant_of(tx, receiving_id)
        decided = ownership.decide(tx, customer, ownership.Arrival(receiving, asks_for_id, same_policy))
        return ownership.answer(tx, customer, decided)

    @reads(Permission.CUSTOMER_READ)
    def history(self, tx: Tx, customer_id: int, limit: int = 50) -> tuple[OwnershipDecided, ...]:
        """Decisions, newest first: all for the owner and the office, their own for the consultants concerned (§6.3)."""
        customer = get_customer(tx, customer_id)
        before, owner, by = aliased(StaffMember), aliased(StaffMember), aliased(StaffMember)
        rows = tx.session.execute(
            sa.select(OwnershipDecision, before.name, owner.name, by.name)
            .outerjoin(before, before.id == OwnershipDecision.before_id)
            .outerjoin(owner, owner.id == OwnershipDecision.owner_id)
            .join(by, by.id == OwnershipDecision.by)
            .where(OwnershipDecision.customer_id == customer_id)
            .order_by(OwnershipDecision.id.desc())
            .limit(max(1, min(limit, 500)))
        ).all()
        all_of_it = tx.actor.id == customer.owner_id or tx.actor.is_any(*_OFFICE)
        found = []
        for row, before_name, owner_name, by_name in rows:
            if not (all_of_it or tx.actor.id in (row.before_id, row.owner_id)):
                continue
            found.append(
                OwnershipDecided(
                    row.id, row.at, before_name or "", owner_name or "", row.rule, row.evidence_zh, row.evidence_en,
                    row.protected_until, row.split_percent, by_name,
                )
            )  # fmt: skip
        return tuple(found)
