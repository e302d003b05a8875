"""Records that may be one person: of one customer, and over the whole store in bounded pieces (PH-04)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from showroom.customers.merge_apart import apart
from showroom.customers.merge_links import Schema, schema_of
from showroom.customers.merge_preview import may_merge
from showroom.customers.model import Customer
from showroom.customers.owners import owner_names
from showroom.customers.views import CustomerRow, customer_row
from showroom.kernel.names import normalise_identifier
from showroom.persistence import search_index
from showroom.persistence.actions import Tx
from showroom.persistence.columns import PersonalText

CHUNK = 500
CHUNKS_PER_CALL = 2
LONGEST_PAGE = 200
PARTNERS = 20
PROBES = 5000
"""Numbers looked up in one statement."""
DIGITS = "0123456789"
_NUMBERED_PAPERS = (("customer", "id", "id_number"), ("identity_paper", "customer_id", "number"),
                    ("driving_licence", "customer_id", "number"))  # fmt: skip


class Reason(StrEnum):
    """Why two records may be one person, surest first; the order in which the store is gone through."""

    DOCUMENT = "document"
    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the next piece begins: after this document number, or below this customer id; '' at the beginning."""

    reason: Reason = Reason.DOCUMENT
    after: str = ""
    looked: int = 0


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two records that may be one person, masked as the actor may see them."""

    first: CustomerRow
    second: CustomerRow
    reason: Reason


@dataclass(frozen=True, slots=True)
class DuplicatePage:
    """A piece of the list; `after` None at the end. `looked` of `total` customers were compared by name."""

    pairs: tuple[DuplicatePair, ...]
    after: Cursor | None
    looked: int
    total: int


@dataclass(frozen=True, slots=True)
class Partner:
    """A record that may be the same person as a given one."""

    row: CustomerRow
    reason: Reason


Found = tuple[int, int, Reason]


def duplicate_page(tx: Tx, start: Cursor, limit: int) -> DuplicatePage:
    """At most about `limit` pairs from `start` on; stops earlier when a bounded piece of the work is done."""
    wanted = max(1, min(limit, LONGEST_PAGE))
    found: dict[tuple[int, int], Reason] = {}
    cursor: Cursor | None = start
    for _ in range(CHUNKS_PER_CALL):
        if cursor is None or len(found) >= wanted:
            break
        pairs, cursor = _STEPS[cursor.reason](tx, cursor, wanted)
        for first, second, reason in pairs:
            found.setdefault((max(first, second), min(first, second)), reason)
    for pair in apart(tx, found):
        del found[pair]
    total = tx.session.scalar(sa.select(sa.func.count()).select_from(Customer)) or 0
    looked = total if cursor is None else cursor.looked
    return DuplicatePage(_shown(tx, found), cursor, looked, total)


def likely_partners(tx: Tx, customer: Customer) -> tuple[Partner, ...]:
    """Records that may be this person and that the actor may merge, surest first."""
    found: dict[int, Reason] = {}
    for number in _papers_of(tx, customer):
        for holder in _holders(tx, number):
            found.setdefault(holder, Reason.DOCUMENT)
    for number in filter(None, (customer.phone, *customer.other_phones.split())):
        for customer_with_it in _with_phone(tx, number):
            found.setdefault(customer_with_it.id, Reason.PHONE)
    namesakes = sa.select(Customer.id).where(Customer.sound == customer.sound, Customer.sound != "")
    for holder in tx.session.scalars(namesakes.order_by(Customer.id.desc()).limit(PARTNERS)):
        found.setdefault(holder, Reason.NAME)
    found.pop(customer.id, None)
    for _own, other in apart(tx, [(customer.id, key) for key in found]):
        del found[other]
    rows = {row.id: row for row in tx.session.scalars(sa.select(Customer).where(Customer.id.in_(found)))}
    names = owner_names(tx)
    order = list(Reason)
    may = [key for key in found if key in rows and may_merge(tx.actor, rows[key].owner_id)]
    may.sort(key=lambda key: (order.index(found[key]), -key))
    return tuple(Partner(customer_row(tx.actor, rows[key], names), found[key]) for key in may[:PARTNERS])


def slips(phone: str) -> set[str]:
    """Numbers that one slip of a key makes of this one: one digit differs, or two neighbours changed places."""
    found = set()
    for place, sign in enumerate(phone):
        if sign in DIGITS:
            found |= {phone[:place] + digit + phone[place + 1 :] for digit in DIGITS}
        found.add(phone[:place] + phone[place + 1 : place + 2] + sign + phone[place + 2 :])
    return found - {phone}


def _shown(tx: Tx, found: dict[tuple[int, int], Reason]) -> tuple[DuplicatePair, ...]:
    ids = {key for pair in found for key in pair}
    rows = {row.id: row for row in tx.session.scalars(sa.select(Customer).where(Customer.id.in_(ids)))}
    names = owner_names(tx)
    return tuple(
        DuplicatePair(customer_row(tx.actor, rows[first], names), customer_row(tx.actor, rows[second], names), reason)
        for (first, second), reason in found.items()
        if first in rows and second in rows
    )


def _same_document(tx: Tx, cursor: Cursor, limit: int) -> tuple[list[Found], Cursor | None]:
    """Document numbers, further papers and licences (DL-01: it carries the number of the document) of two records."""
    papers = sa.union_all(*(arm for arm in _paper_arms(schema_of(tx.session), cursor.after))).subquery()
    statement = (
        sa.select(papers.c.number)
        .group_by(papers.c.number)
        .having(sa.func.count(papers.c.holder.distinct()) > 1)
        .order_by(papers.c.number)
        .limit(limit)
    )
    numbers = list(tx.session.scalars(statement))
    found = [
        (holders[0], other, Reason.DOCUMENT)
        for number in numbers
        if (holders := sorted(_holders(tx, number), reverse=True))
        for other in holders[1:]
    ]
    if len(numbers) < limit:
        return found, Cursor(Reason.PHONE)
    return found, Cursor(Reason.DOCUMENT, numbers[-1])


def _paper_arms(schema: Schema, after: str) -> Iterator[sa.Select[Any]]:
    for table, holder, number in _NUMBERED_PAPERS:
        if table in schema.tables:
            target = schema.table(table)
            paper = _number(target, number)
            where = paper > after  # also leaves out what is empty; as stored, so in the order of what is encrypted
            yield sa.select(paper.label("number"), target.c[holder].label("holder")).where(where)


def _number(target: sa.TableClause, column: str) -> sa.ColumnElement[str]:
    """The tables of a merge have no types: a number is compared as it is stored and read as it is meant (PI-09)."""
    return sa.type_coerce(target.c[column], PersonalText())


def _papers_of(tx: Tx, customer: Customer) -> set[str]:
    schema, found = schema_of(tx.session), set()
    for table, holder, number in _NUMBERED_PAPERS:
        if table in schema.tables:
            target = schema.table(table)
            statement = sa.select(_number(target, number)).where(target.c[holder] == customer.id)
            found |= {normalise_identifier(value) for value in tx.session.scalars(statement) if value}
    return found - {""}


def _holders(tx: Tx, number: str) -> set[int]:
    schema, found = schema_of(tx.session), set()
    for table, holder, column in _NUMBERED_PAPERS:
        if table in schema.tables:
            target = schema.table(table)
            statement = sa.select(target.c[holder]).where(_number(target, column) == number).limit(PARTNERS)
            found |= set(tx.session.scalars(statement))
    return found


def _same_phone(tx: Tx, cursor: Cursor, _limit: int) -> tuple[list[Found], Cursor | None]:
    """A further number of one record that another has too, as its own or as a further one."""
    statement = sa.select(Customer).where(Customer.other_phones != "").order_by(Customer.id.desc()).limit(CHUNK)
    if cursor.after:
        statement = statement.where(Customer.id < int(cursor.after))
    customers = tx.session.scalars(statement).all()
    found = [
        (customer.id, other.id, Reason.PHONE)
        for customer in customers
        for number in customer.other_phones.split()
        for other in _with_phone(tx, number)
        if other.id != customer.id
    ]
    if len(customers) < CHUNK:
        return found, Cursor(Reason.NAME)
    return found, Cursor(Reason.PHONE, str(customers[-1].id))


def _with_phone(tx: Tx, number: str) -> Sequence[Customer]:
    """Everybody who has this number; further ones are found through the index of the search box."""
    hits = {hit.id for hit in search_index.find_whole(tx.session, number, PARTNERS, ("customer",))}
    rows = tx.session.scalars(
        sa.select(Customer).where(sa.or_(Customer.phone == number, Customer.id.in_(hits))).order_by(Customer.id)
    )
    return [row for row in rows if number in (row.phone, *row.other_phones.split())]


def _near_name(tx: Tx, cursor: Cursor, _limit: int) -> tuple[list[Found], Cursor | None]:
    """Names that sound alike with numbers that one slip of a key makes the same.

    The slips are looked up in the index of the numbers, so that a piece takes as long however many namesakes there are.
    """
    columns = sa.select(Customer.id, Customer.sound, Customer.phone).where(Customer.phone.is_not(None))
    statement = columns.order_by(Customer.id.desc()).limit(CHUNK)
    if cursor.after:
        statement = statement.where(Customer.id < int(cursor.after))
    chunk = tx.session.execute(statement).all()
    meant: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in chunk:
        for number in slips(row.phone) if row.sound else ():
            meant[number].append((row.id, row.sound))
    found = [
        (customer_id, other.id, Reason.NAME)
        for numbers in _batches(list(meant), PROBES)
        for other in tx.session.execute(columns.where(Customer.phone.in_(numbers)))
        for customer_id, sound in meant[other.phone]
        if other.id < customer_id and other.sound == sound
    ]
    if len(chunk) < CHUNK:
        return found, None
    return found, Cursor(Reason.NAME, str(chunk[-1].id), cursor.looked + len(chunk))


def _batches(numbers: list[str], size: int) -> Iterator[list[str]]:
    return (numbers[start : start + size] for start in range(0, len(numbers), size))


_STEPS = {Reason.DOCUMENT: _same_document, Reason.PHONE: _same_phone, Reason.NAME: _near_name}
