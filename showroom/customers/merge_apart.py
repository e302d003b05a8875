"""Pairs of records that a person looked at and judged to be two people: they are not offered again (PH-04)."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from showroom.customers.merge_model import CustomerApart
from showroom.persistence.actions import Tx

BATCH = 200


def judge(tx: Tx, one: int, other: int) -> bool:
    """Keep that the two are not one person; False where that was known."""
    if apart(tx, [(one, other)]):
        return False
    high, low = max(one, other), min(one, other)
    tx.session.add(CustomerApart(high_id=high, low_id=low, at=tx.now, by=tx.actor.id))
    tx.session.flush()
    return True


def forget(tx: Tx, one: int, other: int) -> bool:
    """Take the judgement back; False where there was none."""
    high, low = max(one, other), min(one, other)
    mark = tx.session.scalar(
        sa.select(CustomerApart).where(CustomerApart.high_id == high, CustomerApart.low_id == low).limit(1)
    )
    if mark is None:
        return False
    tx.session.delete(mark)
    return True


def apart(tx: Tx, pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the pairs that were judged to be two people, each as it was given."""
    given = {(max(pair), min(pair)): pair for pair in pairs}
    found: set[tuple[int, int]] = set()
    keys = list(given)
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        marks = sa.select(CustomerApart.high_id, CustomerApart.low_id).where(
            CustomerApart.high_id.in_({high for high, _ in part}), CustomerApart.low_id.in_({low for _, low in part})
        )
        found |= {given[high, low] for high, low in tx.session.execute(marks) if (high, low) in given}
    return found
