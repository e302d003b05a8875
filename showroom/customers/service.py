"""Customers as the window works with them: lists, one customer, reveal, consents, grade, tasks, import."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from showroom.customers import messages as say
from showroom.customers import records
from showroom.customers.edits import Edit, Edits, values_of
from showroom.customers.model import ConsentPurpose, Customer, CustomerTask, Grade, GradeChange
from showroom.customers.owner_history import FILED, FILED_RULE, MANAGER_RULE, MOVED, OwnerMove, record_moves
from showroom.customers.owners import NOBODY, owner_name, owner_names
from showroom.customers.records import CustomerDraft, get_customer
from showroom.customers.views import (
    OFFICE,
    ROW_COLUMNS,
    ConsentLine,
    CustomerRow,
    CustomerView,
    GradeLine,
    Sight,
    TaskRow,
    customer_row,
    customer_view,
    sight,
    task_row,
    unmasked,
)
from showroom.kernel.actor import Actor, Permission, Role
from showroom.kernel.errors import REQUIRED, FieldErrors, ShowroomError, told
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, check_version, composed, reads, writes

if TYPE_CHECKING:
    from showroom.customers import customer_import
    from showroom.documents.sheet_plan import SheetPlan, Watch

PAGE = 200
LONGEST_PAGE = 1000
IDS_AT_ONCE = 2000
REVEALED = ("phone", "other_phones", "id_number")


class Sort(StrEnum):
    """Orders of the customer list; each ends with the newest first."""

    NEWEST = "newest"
    NAME = "name"
    LAST_CONTACT = "last_contact"
    FIRST_SEEN = "first_seen"


@dataclass(frozen=True, slots=True)
class CustomerQuery:
    """Which customers, in which order; `text` as in the search box (its best 200 hits)."""

    text: str = ""
    grade: Grade | None = None
    owner_id: int | None = None
    unowned: bool = False
    sort: Sort = Sort.NEWEST


class CustomerService:
    """Actions on customers."""

    def __init__(self, work: Workplace) -> None:
        self.work = work
        self.edits = Edits()

    @reads(Permission.CUSTOMER_READ)
    def all_ids(self, tx: Tx, query: CustomerQuery) -> array[int]:
        """The ids of every matching customer in order, 8 bytes each: the list loads rows as they are painted."""
        ids = array("q")
        for statement in _ordered(_matching(tx, sa.select(Customer.id), query), query.sort):
            found = tx.session.scalars(statement, execution_options={"yield_per": IDS_AT_ONCE})
            for some in found.partitions():  # in one go the window could not work meanwhile: the interpreter is one
                ids.extend(some)
        return ids

    @reads(Permission.CUSTOMER_READ)
    def first_rows(self, tx: Tx, query: CustomerQuery, limit: int = PAGE) -> tuple[CustomerRow, ...]:
        """The beginning of the list, to show while all ids are still on their way."""
        limit, found = min(limit, LONGEST_PAGE), list[sa.Row[Any]]()
        for statement in _ordered(_matching(tx, sa.select(*ROW_COLUMNS), query), query.sort):
            if len(found) < limit:
                found += tx.session.execute(statement.limit(limit - len(found)))
        names = owner_names(tx)
        return tuple(customer_row(tx.actor, customer, names) for customer in found)

    @reads(Permission.CUSTOMER_READ)
    def rows(self, tx: Tx, ids: Sequence[int]) -> tuple[CustomerRow, ...]:
        """The rows of these customers in this order; one that is gone meanwhile is left out."""
        wanted = list(ids)[:LONGEST_PAGE]
        found = {row.id: row for row in tx.session.execute(sa.select(*ROW_COLUMNS).where(Customer.id.in_(wanted)))}
        names = owner_names(tx)
        return tuple(customer_row(tx.actor, found[key], names) for key in wanted if key in found)

    @composed(Permission.CUSTOMER_READ)
    def view(self, actor: Actor, customer_id: int) -> CustomerView:
        """One customer as the actor may see them (PI-10), counted as an opened file (PI-09).

        Raises ShowroomError(customer_not_found | view_limit).
        """
        from showroom.customers.viewing import ViewingService  # the first file is opened after the window is up

        ViewingService(self.work).open_file(actor, customer_id)
        return self._seen(actor, customer_id)

    @reads(Permission.CUSTOMER_READ)
    def _seen(self, tx: Tx, customer_id: int) -> CustomerView:
        return _view(tx, get_customer(tx, customer_id))

    @writes(Permission.CUSTOMER_REVEAL)
    def reveal(self, tx: Tx, customer_id: int, field: str, reason: str = "") -> str:
        """One hidden value in full, logged (PI-10); others than the owner say why.

        Raises ShowroomError(not_yours | id_not_for_you | reveal_field | view_limit), FieldErrors(reason).
        """
        from showroom.customers.viewing import REVEAL, count_use

        customer = get_customer(tx, customer_id)
        _require_sight(tx, customer)
        if field not in REVEALED:
            raise ShowroomError(say.NO_SUCH_FIELD, field=field)
        why = clean_text(reason, 200)
        if not why and sight(tx.actor, customer.owner_id) is not Sight.OWN:
            raise FieldErrors({"reason": say.REVEAL_REASON})
        if field == "id_number" and not tx.actor.is_any(*(set(Role) - {Role.RECEPTIONIST, Role.ADMINISTRATOR})):
            raise ShowroomError(say.ID_NOT_FOR_YOU)
        count_use(tx, customer, REVEAL)
        tx.audit("customer", customer.id, revealed=field, reason=why)
        return str(getattr(customer, field) or "")

    @writes(Permission.CUSTOMER_WRITE)
    def create(self, tx: Tx, draft: CustomerDraft) -> CustomerView:
        """A new customer with a next contact; a consultant who names no owner becomes it.

        Raises FieldErrors, CustomerKnown.
        """
        if draft.owner_id is None and tx.actor.is_any(Role.CONSULTANT):
            draft = replace(draft, owner_id=tx.actor.id)
        customer = records.register(tx, draft)
        if not customer.do_not_contact:
            records.plan_task(tx, customer.id, records.NEXT_CONTACT, _next_due(tx, customer), customer.owner_id)
        filed = told(FILED, who=tx.actor.name, owner=owner_name(tx, customer.owner_id))
        record_moves(tx, [OwnerMove(customer.id, None, customer.owner_id, FILED_RULE, filed)])
        tx.audit("customer", customer.id, created=True)
        return _view(tx, customer)

    @writes(Permission.CUSTOMER_WRITE)
    def save(
        self, tx: Tx, customer_id: int, draft: CustomerDraft, version: int, base: CustomerDraft | None = None
    ) -> CustomerView:
        """Change a customer; masked numbers left as they were stay as they are. `base`: what the form was filled with.

        Raises FieldErrors, CustomerKnown, ShowroomError(not_yours); EditedMeanwhile (changed_meanwhile) with every
        difference where another desk saved since.
        """
        from showroom.customers.comparing import require_newest

        customer = get_customer(tx, customer_id)
        _require_sight(tx, customer)
        require_newest(tx, customer, draft, version, base)
        check_version(version, customer.version)
        before = values_of(customer)
        records.update(tx, customer, unmasked(draft, customer))
        tx.audit("customer", customer.id, saved=True)
        edit = Edit(customer.id, tx.actor.id, Customer, customer.id, customer.version, before)
        return replace(_view(tx, customer), undo=self.edits.keep(edit))

    @writes(Permission.OWNERSHIP_OVERRIDE)
    def set_owner(self, tx: Tx, customer_id: int, owner_id: int | None, reason: str) -> CustomerView:
        """Give a customer to another consultant, with their open tasks (OW: by the manager, with a reason)."""
        customer = get_customer(tx, customer_id)
        why = clean_text(reason, 200)
        if not why:
            raise FieldErrors({"reason": REQUIRED})
        before, customer.owner_id = customer.owner_id, owner_id
        tx.session.execute(
            sa.update(CustomerTask)
            .where(CustomerTask.customer_id == customer.id, CustomerTask.done_at.is_(None))
            .values(owner_id=owner_id)
        )
        word = told(MOVED, who=tx.actor.name, reason=why)
        record_moves(tx, [OwnerMove(customer.id, before, owner_id, MANAGER_RULE, word)])
        records.index_customer(tx, customer)
        tx.audit("customer", customer.id, owner_before=before, owner=owner_id, reason=why)
        tx.session.flush()
        return _view(tx, customer)

    @writes(Permission.CUSTOMER_WRITE)
    def set_grade(
        self, tx: Tx, customer_id: int, grade: Grade, suggested: Grade | None = None, reason: str = ""
    ) -> CustomerView:
        """Grade a customer, with history (GR-01)."""
        customer = get_customer(tx, customer_id)
        _require_sight(tx, customer)
        records.set_grade(tx, customer, grade, suggested, reason)
        records.index_customer(tx, customer)
        tx.audit("customer", customer.id, grade=grade)
        return _view(tx, customer)

    @reads(Permission.CUSTOMER_READ)
    def grade_history(self, tx: Tx, customer_id: int) -> tuple[GradeLine, ...]:
        """The customer's grades, newest first."""
        customer = get_customer(tx, customer_id)
        _require_sight(tx, customer)
        names = owner_names(tx)
        rows = tx.session.scalars(
            sa.select(GradeChange)
            .where(GradeChange.customer_id == customer_id)
            .order_by(GradeChange.id.desc())
            .limit(PAGE)
        )
        return tuple(GradeLine(row.grade, row.suggested, row.reason, row.at, names.get(row.by, NOBODY)) for row in rows)

    @writes(Permission.CUSTOMER_WRITE)
    def give_consent(
        self, tx: Tx, customer_id: int, purpose: ConsentPurpose, notice_version: str, how: str = ""
    ) -> CustomerView:
        """Record a consent to one purpose (PI-02, PI-04)."""
        return self._consent(tx, customer_id, purpose, (True, notice_version, how))

    @writes(Permission.CUSTOMER_WRITE)
    def withdraw_consent(
        self, tx: Tx, customer_id: int, purpose: ConsentPurpose, notice_version: str, how: str = ""
    ) -> CustomerView:
        """Record that a consent was taken back (PI-03)."""
        return self._consent(tx, customer_id, purpose, (False, notice_version, how))

    def _consent(self, tx: Tx, customer_id: int, purpose: ConsentPurpose, said: tuple[bool, str, str]) -> CustomerView:
        customer = get_customer(tx, customer_id)
        _require_sight(tx, customer)
        given, notice_version, how = said
        record = records.give_consent if given else records.withdraw_consent
        record(tx, customer_id, purpose, notice_version, how)
        tx.audit("customer", customer_id, consent=purpose, given=given)
        return _view(tx, customer)

    @reads(Permission.CUSTOMER_READ)
    def tasks_due(self, tx: Tx, on: date | None = None, limit: int = PAGE) -> tuple[TaskRow, ...]:
        """Open tasks due up to and including `on` (default today), overdue first: one's own, a manager's everyone's."""
        statement = (
            sa.select(CustomerTask, Customer)
            .join(Customer, Customer.id == CustomerTask.customer_id)
            .where(CustomerTask.done_at.is_(None), CustomerTask.due <= (on or tx.today))
            .order_by(CustomerTask.due, CustomerTask.id)
            .limit(min(limit, LONGEST_PAGE))
        )
        if not tx.actor.is_any(*OFFICE[:2]):
            statement = statement.where(CustomerTask.owner_id == tx.actor.id)
        names = owner_names(tx)
        found = tx.session.execute(statement)
        return tuple(task_row(tx.actor, task, customer, names, tx.today) for task, customer in found)

    @reads(Permission.CUSTOMER_READ)
    def open_tasks(self, tx: Tx, customer_id: int) -> tuple[TaskRow, ...]:
        """What is still to be done for one customer, soonest first; nothing for whom may not see the customer."""
        customer = get_customer(tx, customer_id)
        if sight(tx.actor, customer.owner_id) is Sight.LIMITED:
            return ()
        rows = tx.session.scalars(
            sa.select(CustomerTask)
            .where(CustomerTask.customer_id == customer_id, CustomerTask.done_at.is_(None))
            .order_by(CustomerTask.due, CustomerTask.id)
            .limit(PAGE)
        )
        names = owner_names(tx)
        return tuple(task_row(tx.actor, task, customer, names, tx.today) for task in rows)

    @writes(Permission.FOLLOW_UP_WRITE)
    def plan_task(self, tx: Tx, customer_id: int, due: date, note: str = "", kind: str = records.NEXT_CONTACT) -> int:
        """Plan something to do for a customer; returns the task's id."""
        customer = get_customer(tx, customer_id)
        _require_sight(tx, customer)
        task = records.plan_task(tx, customer_id, kind, due, customer.owner_id or tx.actor.id, note)
        tx.audit("customer", customer_id, task=task.id)
        return task.id

    @writes(Permission.FOLLOW_UP_WRITE)
    def complete_task(
        self, tx: Tx, task_id: int, result: str, note: str = "", next_due: date | None = None
    ) -> int | None:
        """Close a task; the next contact follows on `next_due` or by grade, so that nobody is forgotten (GR-02).

        Returns the id of the new task, None when another is open already or the customer wants no contact.
        """
        task = records.complete_task(tx, task_id, result, note)
        customer = get_customer(tx, task.customer_id)
        _require_sight(tx, customer)
        tx.audit("customer", customer.id, task_done=task_id)
        still_open = tx.session.scalar(
            sa.select(CustomerTask.id)
            .where(CustomerTask.customer_id == customer.id, CustomerTask.done_at.is_(None))
            .limit(1)
        )
        if customer.do_not_contact or (still_open is not None and next_due is None):
            return None
        due = next_due or _next_due(tx, customer)
        return records.plan_task(tx, customer.id, records.NEXT_CONTACT, due, task.owner_id).id

    @reads(Permission.IMPORT)
    def plan_import(self, tx: Tx, table: customer_import.CustomerTable) -> SheetPlan:
        """What each row of a read list would become (dry run); `customer_import.read_customers` reads the file."""
        from showroom.customers import customer_import
        from showroom.documents.sheet_plan import SheetPlan

        return SheetPlan(table.file, table.layout, customer_import.judge(tx, table))

    @writes(Permission.IMPORT)
    def import_table(self, tx: Tx, table: customer_import.CustomerTable, watch: Watch | None = None) -> SheetPlan:
        """Take the accepted rows over in one transaction; a second time nothing changes."""
        from showroom.customers import customer_import
        from showroom.documents.sheet_plan import Unwatched

        return customer_import.apply(tx, table, watch or Unwatched())


def _matching(tx: Tx, statement: sa.Select[Any], query: CustomerQuery) -> sa.Select[Any]:
    statement = statement.where(Customer.id.not_in(sa.select(records.STANDING.c.customer_id)))
    if query.grade is not None:
        statement = statement.where(Customer.grade == query.grade)
    if query.unowned:
        statement = statement.where(Customer.owner_id.is_(None))
    elif query.owner_id is not None:
        statement = statement.where(Customer.owner_id == query.owner_id)
    if query.text.strip():
        from showroom.persistence import search_index

        hits = search_index.find(tx.session, query.text, PAGE, ("customer",))
        statement = statement.where(Customer.id.in_([hit.id for hit in hits if hit.kind == "customer"]))
    return statement


def _ordered(statement: sa.Select[Any], sort: Sort) -> tuple[sa.Select[Any], ...]:
    """The statements whose rows, one after another, are in this order.

    Who has no such day comes last in a statement of its own: PostgreSQL reads no index for NULLS LAST.
    """
    if sort is Sort.NEWEST:
        return (statement.order_by(Customer.id.desc()),)
    if sort is Sort.NAME:
        return (statement.order_by(Customer.name, Customer.id.desc()),)
    day = Customer.last_contact if sort is Sort.LAST_CONTACT else Customer.first_seen
    by_day = statement.order_by(day.desc(), Customer.id.desc())
    return by_day.where(day.is_not(None)), by_day.where(day.is_(None))


def _view(tx: Tx, customer: Customer) -> CustomerView:
    consents = records.newest_consents(tx, customer.id)
    lines = tuple(ConsentLine(row.purpose, row.given, row.notice_version, row.at) for row in consents.values())
    names = {} if customer.owner_id is None else {customer.owner_id: owner_name(tx, customer.owner_id)}
    return customer_view(tx.actor, customer, names, lines)


def _require_sight(tx: Tx, customer: Customer) -> None:
    """Refuse what only the owner and the office may do; raises ShowroomError(not_yours)."""
    if sight(tx.actor, customer.owner_id) is Sight.LIMITED:
        raise ShowroomError(say.NOT_YOURS, owner=owner_name(tx, customer.owner_id))


def _next_due(tx: Tx, customer: Customer) -> date:
    """The next contact by grade (GR-02); a delivered customer's plan is the follow-up step's, here the day after."""
    key = f"grade.days.{customer.grade.value}"
    days = tx.parameters.whole(key, tx.today) if tx.parameters.covers(key, tx.today) else 1
    return tx.today + timedelta(days=days)
