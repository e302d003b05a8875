"""Where the numbers of merged records lead: an id or a telephone that a merge took away finds the record that lives."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.customers.model import Customer

# As a bare table: every desk looks a number up, few ever merge.
_MERGE = sa.table(
    "customer_merge", sa.column("id"), sa.column("kept_id"), sa.column("lost_id"), sa.column("freed_phone"),
    sa.column("undone_at"),
)  # fmt: skip


def living_id(session: Session, customer_id: int) -> int:
    """The record that `customer_id` leads to, itself when it was never merged away."""
    while True:
        kept = session.scalar(
            sa.select(_MERGE.c.kept_id).where(_MERGE.c.lost_id == customer_id, _MERGE.c.undone_at.is_(None))
        )
        if kept is None:
            return customer_id
        customer_id = kept


def holder_of_freed(session: Session, phone: str) -> int | None:
    """The record that a main number given up in a merge leads to."""
    kept = session.scalar(
        sa.select(_MERGE.c.kept_id)
        .where(_MERGE.c.freed_phone == phone, _MERGE.c.undone_at.is_(None))
        .order_by(_MERGE.c.id.desc())
        .limit(1)
    )
    return None if kept is None else living_id(session, kept)


def names_behind_freed(session: Session, phones: Iterable[str]) -> dict[str, str]:
    """The names of the records to which main numbers given up in merges lead, for lists that are imported."""
    statement = sa.select(_MERGE.c.freed_phone, _MERGE.c.kept_id).where(
        _MERGE.c.freed_phone.in_(list(phones)), _MERGE.c.undone_at.is_(None)
    )
    led = {phone: living_id(session, kept) for phone, kept in session.execute(statement) if phone is not None}
    found = session.execute(sa.select(Customer.id, Customer.name).where(Customer.id.in_(set(led.values()))))
    names = {row.id: row.name for row in found}
    return {phone: names[ident] for phone, ident in led.items() if ident in names}


def former_ids(session: Session, customer_id: int) -> tuple[int, ...]:
    """Numbers of records that were merged into this one, also by way of others: for what was kept under them."""
    found: list[int] = []
    wanted = [customer_id]
    while wanted:
        statement = sa.select(_MERGE.c.lost_id).where(_MERGE.c.kept_id.in_(wanted), _MERGE.c.undone_at.is_(None))
        wanted = list(session.scalars(statement.order_by(_MERGE.c.id)))
        found += wanted
    return tuple(found)
