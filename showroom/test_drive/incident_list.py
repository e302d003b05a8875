"""The incident list: who may drive only with the general manager's word, until when, and why (TD-17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.records import get_customer
from showroom.kernel.actor import Permission
from showroom.kernel.dates import add_months
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.staff.service import staff_name
from showroom.test_drive import demo_messages as say
from showroom.test_drive.demo_cars import needed_reason
from showroom.test_drive.demo_views import ListEntry
from showroom.test_drive.model import DriveIncident, TestDrive

MOST = 500


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """Somebody for the list; `expires_on` None: after the store's usual months."""

    customer_id: int
    reason: str
    expires_on: date | None = None


class IncidentListService:
    """Keep the list, which only managers see."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.RULE_OVERRIDE)
    def entries(self, tx: Tx, *, past: bool = False) -> tuple[ListEntry, ...]:
        """The entries that count today, or those that expired or were removed; the newest first."""
        counts = sa.and_(DriveIncident.expires_on >= tx.today, DriveIncident.removed_at.is_(None))
        found = tx.session.execute(
            sa.select(DriveIncident, Customer.name, TestDrive.number)
            .join(Customer, Customer.id == DriveIncident.customer_id)
            .outerjoin(TestDrive, TestDrive.id == DriveIncident.test_drive_id)
            .where(~counts if past else counts)
            .order_by(DriveIncident.id.desc())
            .limit(MOST)
        )
        return tuple(_entry(tx, row, name, number or "") for row, name, number in found)

    @writes(Permission.RULE_OVERRIDE)
    def enter(self, tx: Tx, draft: EntryDraft) -> ListEntry:
        """Put a customer on the list; raises FieldErrors(reason | expires_on), ShowroomError(customer not found)."""
        row = add_entry(tx, draft)
        return _entry(tx, row, tx.session.get_one(Customer, row.customer_id).name, "")

    @writes(Permission.RULE_OVERRIDE)
    def remove(self, tx: Tx, entry_id: int, reason: str) -> None:
        """Take a customer off before the entry expires; who and why stays on record. Raises FieldErrors(reason)."""
        row = tx.session.get(DriveIncident, entry_id)
        if row is None or row.removed_at is not None or row.expires_on < tx.today:
            raise ShowroomError(say.NOT_FOUND)
        row.removed_at, row.removed_by, row.remove_reason = tx.now, tx.actor.id, needed_reason(reason)
        tx.audit("drive_incident", row.id, removed=True)


def add_entry(tx: Tx, draft: EntryDraft, test_drive_id: int | None = None) -> DriveIncident:
    """A new entry in the caller's transaction; raises FieldErrors(reason | expires_on)."""
    customer, reason = get_customer(tx, draft.customer_id), needed_reason(draft.reason)
    if draft.expires_on is not None and draft.expires_on <= tx.today:
        raise FieldErrors({"expires_on": say.EXPIRES_LATER})
    months = tx.parameters.whole("test_drive.incident_months", tx.today)
    row = DriveIncident(
        customer_id=customer.id, test_drive_id=test_drive_id, reason=reason, at=tx.now, by=tx.actor.id,
        expires_on=draft.expires_on or add_months(tx.today, months),
    )  # fmt: skip
    tx.session.add(row)
    tx.session.flush()
    tx.audit("drive_incident", row.id)
    return row


def _entry(tx: Tx, row: DriveIncident, customer: str, number: str) -> ListEntry:
    return ListEntry(
        row.id, row.customer_id, customer, number, row.reason, row.at, staff_name(tx.session, row.by), row.expires_on,
        row.removed_at is None and row.expires_on >= tx.today, row.removed_at,
        staff_name(tx.session, row.removed_by), row.remove_reason,
    )  # fmt: skip
