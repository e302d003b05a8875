"""One customer's whole file, read across all steps, and who may be the one being typed (PI-10)."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa

from showroom.customer_file.history import history_part
from showroom.customer_file.own_records import identity_part
from showroom.customer_file.timeline import PAGE, timeline_page
from showroom.customer_file.views import HistoryPart, IdentityPart, Known, TimelinePage
from showroom.customers import messages as say
from showroom.customers.duplicates import Double, FoundBy, Probe, doubles
from showroom.customers.model import Customer
from showroom.customers.owners import NOBODY, owner_name
from showroom.customers.records import get_customer
from showroom.customers.viewing import ViewingService
from showroom.customers.views import Sight, sight
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import Message, ShowroomError, Told, told
from showroom.kernel.names import mask_phone
from showroom.persistence.actions import Tx, Workplace, composed, reads
from showroom.reception.model import OwnershipDecision
from showroom.staff.model import StaffMember

KNOWN = Message("file_known", "已建档，归属 {owner}", "known, owner {owner}")
KNOWN_PROTECTED = Message(
    "file_known_protected", "已建档，归属 {owner}，保护至 {until}", "known, owner {owner}, protected until {until}"
)


class CustomerFileService:
    """Reads only; the acts are those of customers and of the steps. Reading a file counts as opening it (PI-09)."""

    def __init__(self, work: Workplace) -> None:
        self.work = work
        self._viewing = ViewingService(work)

    @composed(Permission.CUSTOMER_READ)
    def identity(self, actor: Actor, customer_id: int) -> IdentityPart:
        """The customer's own records and completeness; raises customer_not_found, not_yours, view_limit."""
        self._viewing.open_file(actor, customer_id)
        return self._identity(actor, customer_id)

    @composed(Permission.CUSTOMER_READ)
    def history(self, actor: Actor, customer_id: int) -> HistoryPart:
        """Deals, visits, calls, papers, money, promises, owners; raises customer_not_found, not_yours, view_limit."""
        self._viewing.open_file(actor, customer_id)
        return self._history(actor, customer_id)

    @composed(Permission.CUSTOMER_READ)
    def timeline(
        self, actor: Actor, customer_id: int, before: tuple[datetime, str, int] | None = None, limit: int = PAGE
    ) -> TimelinePage:
        """Everything in one list, newest first, page by page; raises customer_not_found, not_yours, view_limit."""
        self._viewing.open_file(actor, customer_id)
        return self._timeline(actor, customer_id, before, limit)

    @reads(Permission.CUSTOMER_READ)
    def _identity(self, tx: Tx, customer_id: int) -> IdentityPart:
        return identity_part(tx, _seen(tx, customer_id))

    @reads(Permission.CUSTOMER_READ)
    def _history(self, tx: Tx, customer_id: int) -> HistoryPart:
        return history_part(tx, _seen(tx, customer_id))

    @reads(Permission.CUSTOMER_READ)
    def _timeline(self, tx: Tx, customer_id: int, before: tuple[datetime, str, int] | None, limit: int) -> TimelinePage:
        return timeline_page(tx, _seen(tx, customer_id).id, before, limit)

    @reads(Permission.CUSTOMER_READ)
    def duplicates(self, tx: Tx, probe: Probe) -> tuple[Known, ...]:
        """Who may be the one being typed; of another's customer nothing but that they are known, and whose."""
        found = doubles(tx, probe)
        until = _protected(tx, [double.customer.id for double in found])
        names = _owner_names(tx, {double.customer.owner_id or 0 for double in found})
        told_already: set[tuple[FoundBy, int | None]] = set()
        known = []
        for double in found:
            customer = double.customer
            text = _known_text(names.get(customer.owner_id or 0, NOBODY), until.get(customer.id), tx.today)
            if sight(tx.actor, customer.owner_id) is Sight.LIMITED:
                if (double.by, customer.owner_id) not in told_already:
                    told_already.add((double.by, customer.owner_id))
                    known.append(Known(double.by, text, double.by is not FoundBy.NAME))
            else:
                known.append(_open_to(double, text))
        return tuple(known)


def _seen(tx: Tx, customer_id: int) -> Customer:
    customer = get_customer(tx, customer_id)
    if sight(tx.actor, customer.owner_id) is Sight.LIMITED:
        raise ShowroomError(say.NOT_YOURS, owner=owner_name(tx, customer.owner_id))
    return customer


def _open_to(double: Double, text: Told) -> Known:
    """For the owner and the office: enough to tell whether it is the same person; the number stays masked."""
    customer = double.customer
    phone = mask_phone(customer.phone or "")
    return Known(double.by, text, double.exact, customer.id, customer.name, phone, customer.grade)


def _known_text(owner: str, until: date | None, today: date) -> Told:
    if until is None or until < today:
        return told(KNOWN, owner=owner)
    return told(KNOWN_PROTECTED, owner=owner, until=until.isoformat())


def _protected(tx: Tx, customer_ids: list[int]) -> dict[int, date | None]:
    """Until when each is protected, by the newest decision."""
    newest = (
        sa.select(sa.func.max(OwnershipDecision.id))
        .where(OwnershipDecision.customer_id.in_(customer_ids))
        .group_by(OwnershipDecision.customer_id)
    )
    rows = tx.session.execute(
        sa.select(OwnershipDecision.customer_id, OwnershipDecision.protected_until)
        .where(OwnershipDecision.id.in_(newest))
        .limit(len(customer_ids) or 1)
    )
    return {row.customer_id: row.protected_until for row in rows}


def _owner_names(tx: Tx, ids: set[int]) -> dict[int, str]:
    rows = tx.session.execute(sa.select(StaffMember.id, StaffMember.name).where(StaffMember.id.in_(ids)).limit(50))
    return {row.id: row.name for row in rows}
