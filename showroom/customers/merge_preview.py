"""What stands side by side before two records are merged, and what stands against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from showroom.customers import merge_messages as say
from showroom.customers import records
from showroom.customers.merge_journal import Row, read_row
from showroom.customers.merge_links import CUSTOMER, schema_of
from showroom.customers.merge_rules import (
    CHOSEN,
    JOINED,
    NOTE_LIMIT,
    OTHER_PHONES_LIMIT,
    Side,
    default_side,
    differs,
    joined_text,
    other_phones,
)
from showroom.customers.merge_views import ChildCount, FieldPair, MergePreview, MergeSide, SinglePair
from showroom.customers.model import Customer
from showroom.customers.owners import owner_name, owner_names
from showroom.customers.views import CustomerView, customer_view
from showroom.kernel.actor import Actor, Role
from showroom.kernel.clock import local_date
from showroom.kernel.errors import Message, ShowroomError, Told
from showroom.kernel.findings import Finding, Severity
from showroom.persistence.actions import Tx

DECIDERS = (Role.SALES_MANAGER, Role.GENERAL_MANAGER)
Pair = tuple[Customer, Customer]


@dataclass(frozen=True)
class Single:
    """How a step describes the one thing that a customer has in its table, and how new it is (higher is newer)."""

    describe: Callable[[Tx, int], tuple[str, int]]


def may_merge(actor: Actor, owner_id: int | None) -> bool:
    """Whether a record is the actor's to merge: the owner's, or a manager's (OW); nobody's is a manager's."""
    return owner_id == actor.id or actor.is_any(*DECIDERS)


def require_both(tx: Tx, keep_id: int, other_id: int) -> Pair:
    """Both records, the right to which is needed on both sides; a refusal names the owner and nothing else (PI-10)."""
    keep, other = records.get_customer(tx, keep_id), records.get_customer(tx, other_id)
    for customer in (keep, other):
        if not may_merge(tx.actor, customer.owner_id):
            raise ShowroomError(say.NOT_BOTH_YOURS, owner=owner_name(tx, customer.owner_id))
    if keep.id == other.id:
        raise ShowroomError(say.SAME_RECORD)
    return keep, other


def blocked(findings: Iterable[Finding]) -> None:
    """Refuse what a blocking finding stands against."""
    for finding in findings:
        if finding.severity is Severity.BLOCK:
            raise ShowroomError(say.BLOCKED, reason_zh=finding.text_zh, reason_en=finding.text_en)


def preview_of(tx: Tx, pair: Pair, singles: Mapping[str, Single], objections: Iterable[Told]) -> MergePreview:
    """Everything the dialog shows."""
    schema = schema_of(tx.session)
    rows = [read_row(tx.session, schema, CUSTOMER, (customer.id,)) or {} for customer in pair]
    names = owner_names(tx)
    views = [customer_view(tx.actor, customer, names, ()) for customer in pair]
    sides = [
        MergeSide(
            view.id, view.version, view.name, view.phone, view.owner_name,
            local_date(customer.created_at, tx.work.zone),
        )
        for view, customer in zip(views, pair, strict=True)
    ]  # fmt: skip
    findings = [_finding(Severity.BLOCK, told.message, **told.values) for told in objections]
    return MergePreview(
        sides[0],
        sides[1],
        tuple(_field_pair(field, (rows[0], rows[1]), (views[0], views[1])) for field in CHOSEN),
        _single_pairs(tx, pair, singles),
        _children(tx, pair),
        (*findings, *_doubts(tx, pair, (rows[0], rows[1]))),
    )


def _field_pair(field: str, rows: tuple[Row, Row], views: tuple[CustomerView, CustomerView]) -> FieldPair:
    joins = field in JOINED and len(joined_text(str(rows[0][field]), str(rows[1][field]))) <= NOTE_LIMIT
    return FieldPair(
        field, _shown(field, views[0]), _shown(field, views[1]), differs(field, *rows), default_side(field, *rows),
        joins and differs(field, *rows) and bool(rows[0][field]) and bool(rows[1][field]),
    )  # fmt: skip


def _shown(field: str, view: CustomerView) -> object:
    if field == "identity":
        return (view.id_kind, view.id_number, view.id_valid_to)
    return getattr(view, "owner_name" if field == "owner" else field)


def _single_pairs(tx: Tx, pair: Pair, singles: Mapping[str, Single]) -> tuple[SinglePair, ...]:
    found = []
    for link in schema_of(tx.session).links:
        if link.single and all(_count(tx, link.table, link.column, customer.id) for customer in pair):
            single = singles.get(link.table)
            told = [single.describe(tx, customer.id) if single else ("", 0) for customer in pair]
            newer = Side.OTHER if told[1][1] > told[0][1] else Side.KEEP
            found.append(SinglePair(link.table, told[0][0], told[1][0], newer))
    return tuple(found)


def _children(tx: Tx, pair: Pair) -> tuple[ChildCount, ...]:
    counts: dict[str, list[int]] = {}
    for link in schema_of(tx.session).links:
        both = counts.setdefault(link.table, [0, 0])
        for place, customer in enumerate(pair):
            both[place] += _count(tx, link.table, link.column, customer.id)
    return tuple(
        ChildCount(table, *say.TABLES.get(table, (table, table)), keep=both[0], other=both[1])
        for table, both in counts.items()
        if any(both)
    )


def _count(tx: Tx, table: str, column: str, customer_id: int) -> int:
    target = schema_of(tx.session).table(table)
    statement = sa.select(sa.func.count()).select_from(target).where(target.c[column] == customer_id)
    return tx.session.scalar(statement) or 0


def _doubts(tx: Tx, pair: Pair, rows: tuple[Row, Row]) -> tuple[Finding, ...]:
    """What a person should look at before merging; too many numbers stand in the way, since none may be lost."""
    keep, other = pair
    found = []
    if len(" ".join(other_phones(*rows, keep.phone or other.phone))) > OTHER_PHONES_LIMIT:
        found.append(_finding(Severity.BLOCK, say.TOO_MANY_PHONES))
    if keep.id_number and other.id_number and keep.id_number != other.id_number:
        found.append(_finding(Severity.WARN, say.TWO_DOCUMENTS))
    if keep.birth and other.birth and keep.birth != other.birth:
        found.append(_finding(Severity.WARN, say.TWO_BIRTHS))
    if keep.owner_id != other.owner_id:
        owners = {"keep": owner_name(tx, keep.owner_id), "other": owner_name(tx, other.owner_id)}
        found.append(_finding(Severity.WARN, say.TWO_OWNERS, **owners))
    if keep.do_not_contact or other.do_not_contact:
        found.append(_finding(Severity.WARN, say.NO_CONTACT_STAYS))
    consents = [
        {purpose: row.given for purpose, row in records.newest_consents(tx, customer.id).items()} for customer in pair
    ]
    if any(consents[0].get(purpose, given) != given for purpose, given in consents[1].items()):
        found.append(_finding(Severity.WARN, say.CONSENTS_DIFFER))
    return tuple(found)


def _finding(severity: Severity, message: Message, **values: object) -> Finding:
    return Finding(message.code, severity, message.text("zh", **values), message.text("en", **values))
