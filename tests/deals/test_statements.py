"""Opening a deal costs a fixed number of SQL statements, however long its timeline is (speed.md)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.deals.handover import note
from showroom.deals.model import Step
from showroom.kernel.actor import Permission
from showroom.persistence.actions import Tx, Workplace, writes
from tests.deal_builders import Builder
from tests.store_fixtures import People

MOST = 12
EVENTS = 200


class _Timeline:
    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.SIGNED_IN)
    def fill(self, tx: Tx, deal_id: int) -> None:
        for number in range(EVENTS):
            note(tx, deal_id, "deal_opened", str(number))
        tx.audit("deal", deal_id)


@contextmanager
def statements(store: Showroom) -> Iterator[list[str]]:
    """What `store` asks its database meanwhile, without BEGIN and COMMIT."""
    said: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            said.append(statement)

    sa.event.listen(store.work.db.engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        sa.event.remove(store.work.db.engine, "before_cursor_execute", hear)


def test_opening_a_deal_takes_at_most_twelve_statements(store: Showroom, people: People) -> None:
    build = Builder(store.work)
    customer = build.customer(people.admin, people.consultant)
    deal = build.deal(people.admin, customer, people.consultant, Step.CONTRACT, build.vehicle(people.admin))
    with statements(store) as short:
        store.deals.view(people.consultant, deal)
    _Timeline(store.work).fill(people.admin, deal)
    with statements(store) as long:
        view = store.deals.view(people.consultant, deal)
    assert view.id == deal
    assert 0 < len(long) <= MOST, "\n".join(long)
    assert len(long) == len(short)
