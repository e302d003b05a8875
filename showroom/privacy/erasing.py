"""Erasing or restricting one customer, giving a restricted file back, and opening it with a reason (PI-08)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from showroom.customers import records
from showroom.customers.merge_links import CUSTOMER
from showroom.customers.model import Customer
from showroom.customers.owners import NOBODY, owner_names
from showroom.customers.standing_model import CustomerStanding, Standing
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import NOT_FOUND, FieldErrors, ShowroomError, told
from showroom.kernel.findings import Severity, worst
from showroom.kernel.names import mask_name, mask_phone
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, composed, reads, writes
from showroom.persistence.wiping import wipe_leftovers
from showroom.privacy import messages as say
from showroom.privacy.erasing_rows import erase_rows, give_back_rows, restrict_rows
from showroom.privacy.erasure_model import Erasure, ErasureKind
from showroom.privacy.inventory import inventory, personal_tables
from showroom.privacy.protection import blockers, protections
from showroom.privacy.scope import of_customer
from showroom.privacy.scrubbing import stored_rows
from showroom.privacy.views import Act, ActLine, Done, Person, Preview, StoredField, StoredFile

LEAST_REASON, MOST_FOUND, MOST_STORED, MOST_LINES = 10, 20, 5000, 200
REQUEST = "PI-08"
Words = tuple[str, ...]


class ErasureService:
    """The acts on one person's file. `on_erased` hears of the words to forget in what this desk keeps outside.

    `on_acted` hears that the register has a new line, which the record outside the store must have too (PI-08).
    """

    def __init__(self, work: Workplace) -> None:
        self.work = work
        self.on_erased: list[Callable[[Words], object]] = []
        self.on_acted: list[Callable[[], object]] = []

    @reads(Permission.PRIVACY_DESK)
    def find(self, tx: Tx, text: str) -> tuple[Person, ...]:
        """Customers with exactly this phone or document number, name or number in the store; masked (PI-10)."""
        wanted = text.strip()[:80]
        if not wanted:
            return ()
        which = [Customer.name == wanted, Customer.phone == wanted, Customer.id_number == wanted.upper()]
        by_phone = records.find_by_phone(tx, wanted)
        if by_phone is not None:
            which.append(Customer.id == by_phone.id)
        if wanted.isdecimal() and len(wanted) < 10:
            which.append(Customer.id == int(wanted))
        found = tx.session.scalars(sa.select(Customer).where(sa.or_(*which)).order_by(Customer.id).limit(MOST_FOUND))
        return tuple(person_of(tx, customer) for customer in found)

    @reads(Permission.PRIVACY_DESK)
    def preview(self, tx: Tx, customer_id: int) -> Preview:
        """What may be done with a file today, what stands against it, and how many rows it would touch."""
        return preview_of(tx, _customer(tx, customer_id))

    @composed(Permission.PRIVACY_DESK)
    def carry_out(self, actor: Actor, customer_id: int, act: Act, rule: str = REQUEST) -> Done:
        """Erase or restrict, as the preview allows, in one transaction; then nothing of it stays in the file's log.

        Raises ShowroomError(privacy_kept_ten_years | privacy_kept_drive | privacy_deal_open | privacy_erased).
        """
        done, words = self._carry_out(actor, customer_id, act, rule)
        self._forget_outside(words)
        return done

    @writes(Permission.PRIVACY_DESK)
    def _carry_out(self, tx: Tx, customer_id: int, act: Act, rule: str) -> tuple[Done, Words]:
        return carry_out(tx, customer_id, act, rule)

    @composed(Permission.PRIVACY_DESK)
    def give_back(self, actor: Actor, customer_id: int, reason: str) -> Done:
        """Lift a restriction: the file is what it was. Raises FieldErrors(reason), ShowroomError(…_not_restricted)."""
        done = self._give_back(actor, customer_id, checked_reason(reason))
        for hear in self.on_acted:
            hear()
        return done

    @writes(Permission.PRIVACY_DESK)
    def _give_back(self, tx: Tx, customer_id: int, reason: str) -> Done:
        return give_back(tx, customer_id, REQUEST, reason)

    @writes(Permission.PRIVACY_DESK)
    def open_stored(self, tx: Tx, customer_id: int, reason: str) -> StoredFile:
        """What is stored of a restricted customer; each opening is logged with its reason (PI-08, PI-10)."""
        why = checked_reason(reason)
        standing = _restricted(tx, customer_id)
        fields = [
            StoredField(table, column, "" if isinstance(value, bytes) else str(value))
            for table, row in stored_rows(tx.session, customer_id, MOST_STORED)
            if table != "search_entry"
            for column, value in row.items()
            if value not in (None, "", 0) and column not in ("id", "version")
        ]
        place = {table: number for number, table in enumerate(inventory())}
        fields.sort(key=lambda field: place.get(field.table, len(place)))
        tx.audit("customer", customer_id, stored_file_opened=True, reason=why)
        return StoredFile(customer_id, standing.until, tuple(fields))

    @reads(Permission.PRIVACY_DESK)
    def register(self, tx: Tx, limit: int = MOST_LINES) -> tuple[ActLine, ...]:
        """What was erased, restricted and given back, the newest first."""
        names = owner_names(tx)
        rows = tx.session.scalars(sa.select(Erasure).order_by(Erasure.id.desc()).limit(min(limit, MOST_LINES)))
        return tuple(
            ActLine(row.id, row.customer_id, row.kind, row.rule, row.until, row.at, names.get(row.by, NOBODY))
            for row in rows
        )

    def _forget_outside(self, words: Words) -> None:
        wipe_leftovers(self.work.db)
        for forget in self.on_erased:
            forget(words)
        for hear in self.on_acted:
            hear()


def give_back(tx: Tx, customer_id: int, rule: str, reason: str) -> Done:
    """In the caller's transaction; see ErasureService.give_back."""
    _restricted(tx, customer_id)
    erasure = _register(tx, customer_id, ErasureKind.LIFTED, rule, None)
    count = give_back_rows(tx, erasure.id, customer_id)
    tx.audit("customer", customer_id, restriction_lifted=True, rows=count, reason=reason)
    return Done(customer_id, ErasureKind.LIFTED, None, (("restricted_row", count),))


def carry_out(tx: Tx, customer_id: int, act: Act, rule: str) -> tuple[Done, Words]:
    """In the caller's transaction; see ErasureService.carry_out."""
    customer = _customer(tx, customer_id, lock=True)
    seen = preview_of(tx, customer)
    _refuse(seen, act)
    row = _own_row(customer)
    words = tuple(
        word for word in (customer.name, customer.phone, customer.id_number, *customer.other_phones.split()) if word
    )
    kind = ErasureKind.ERASED if act is Act.ERASE else ErasureKind.RESTRICTED
    erasure = _register(tx, customer.id, kind, rule, seen.until)
    scope = of_customer(tx.session, row)
    touched = (erase_rows if act is Act.ERASE else restrict_rows)(tx, erasure.id, scope)
    _stand(tx, customer_id, Standing.ERASED if act is Act.ERASE else Standing.RESTRICTED, seen)
    counts = Counter(one.table for one in touched)
    tx.audit("customer", customer_id, **{kind.value: True}, rule=rule, rows=dict(sorted(counts.items())))
    return Done(customer_id, kind, seen.until, tuple(sorted(counts.items()))), words


def preview_of(tx: Tx, customer: Customer) -> Preview:
    """What may be done with this file today."""
    person = person_of(tx, customer)
    if person.standing is Standing.ERASED:
        return Preview(person, Act.NONE, (told(say.ERASED_ALREADY),), None, (), ())
    kept, findings = protections(tx, customer.id), blockers(tx, customer.id)
    act = Act.RESTRICT if kept else Act.ERASE
    if worst(findings) is Severity.BLOCK or (act is Act.RESTRICT and person.standing is not None):
        act = Act.NONE
    until = kept[0].until if kept else None
    return Preview(person, act, tuple(one.why for one in kept), until, findings, _counts(tx, customer))


def person_of(tx: Tx, customer: Customer) -> Person:
    """A customer, masked."""
    standing = tx.session.get(CustomerStanding, customer.id)
    hidden = standing is not None
    name = customer.name if hidden else mask_name(customer.name)
    return Person(
        customer.id, name, mask_phone(customer.phone or ""), None if standing is None else standing.state,
        None if standing is None else standing.until,
    )  # fmt: skip


def checked_reason(reason: str) -> str:
    """A reason of some length; raises FieldErrors(reason)."""
    why = field_text("reason", reason, 200)
    if len(why) < LEAST_REASON:
        raise FieldErrors({"reason": told(say.REASON_SHORT, least=LEAST_REASON)})
    return why


def _refuse(seen: Preview, act: Act) -> None:
    """Nobody gets past a period or an open contract (MF-09, PI-01)."""
    if seen.person.standing is Standing.ERASED:
        raise ShowroomError(say.ERASED_ALREADY)
    for finding in seen.findings:
        if finding.severity is Severity.BLOCK:
            raise ShowroomError(say.DEAL_OPEN, **finding.values)
    if act is Act.ERASE and seen.why:
        raise ShowroomError(seen.why[0].message, **seen.why[0].values)
    if act is Act.NONE or (act is Act.RESTRICT and seen.person.standing is not None):
        raise ShowroomError(say.RESTRICTED)


def _counts(tx: Tx, customer: Customer) -> tuple[tuple[str, int], ...]:
    """How many rows of each table hang on the customer."""
    scope = of_customer(tx.session, _own_row(customer))
    found = []
    for rule in personal_tables():
        if rule.table in scope.schema.tables:
            target = scope.schema.table(rule.table)
            count = tx.session.scalar(sa.select(sa.func.count()).select_from(target).where(scope.rows_of(rule.table)))
            if count:
                found.append((rule.table, count))
    return tuple(found)


def _own_row(customer: Customer) -> dict[str, Any]:
    return {"id": customer.id, "phone": customer.phone, "other_phones": customer.other_phones}


def _customer(tx: Tx, customer_id: int, *, lock: bool = False) -> Customer:
    found = tx.session.get(Customer, customer_id, with_for_update=lock)
    if found is None:
        raise ShowroomError(NOT_FOUND, what=f"{CUSTOMER} {customer_id}")
    return found


def _restricted(tx: Tx, customer_id: int) -> CustomerStanding:
    standing = tx.session.get(CustomerStanding, customer_id)
    if standing is None or standing.state is not Standing.RESTRICTED:
        raise ShowroomError(say.NO_STANDING)
    return standing


def _register(tx: Tx, customer_id: int, kind: ErasureKind, rule: str, until: Any) -> Erasure:
    erasure = Erasure(customer_id=customer_id, kind=kind, rule=rule, until=until, at=tx.now, by=tx.actor.id)
    tx.session.add(erasure)
    tx.session.flush()
    return erasure


def _stand(tx: Tx, customer_id: int, state: Standing, seen: Preview) -> None:
    standing = tx.session.get(CustomerStanding, customer_id)
    if standing is None:
        standing = CustomerStanding(customer_id=customer_id)
        tx.session.add(standing)
    standing.state, standing.since, standing.by = state, tx.now, tx.actor.id
    standing.until = seen.until if state is Standing.RESTRICTED else None
    tx.session.flush()
