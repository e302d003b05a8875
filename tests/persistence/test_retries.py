"""Figure 14: two desks in a deadlock on the server are both served, unseen; what cannot be is told after three."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Permission
from showroom.kernel.errors import ShowroomError
from showroom.persistence.actions import RETRIES, Tx, Workplace, writes
from showroom.persistence.audit import AuditEntry
from showroom.staff.model import StaffMember
from tests.store_fixtures import hire


class CollisionError(Exception):
    """What the driver says of a transaction that could not be brought in line with another."""

    sqlstate = "40001"


class TroubleError(Exception):
    """Any other trouble of the server."""

    sqlstate = "55P03"


class Desk:
    """Adds a digit to two people's phone numbers, one after the other."""

    def __init__(self, work: Workplace) -> None:
        self.work, self.tries = work, 0

    @writes(Permission.SIGNED_IN)
    def both(self, tx: Tx, order: tuple[int, int], between: Callable[[], object]) -> None:
        self._digit(tx, order[0])
        between()
        self._digit(tx, order[1])
        tx.audit("staff", order[0], both=True)

    @writes(Permission.SIGNED_IN)
    def never(self, tx: Tx, trouble: Exception) -> None:
        self.tries += 1
        self._digit(tx, 1)
        raise sa.exc.OperationalError("UPDATE", {}, trouble)

    @staticmethod
    def _digit(tx: Tx, ident: int) -> None:
        found = sa.update(StaffMember).where(StaffMember.id == ident)
        tx.session.execute(found.values(phone=StaffMember.phone + "1"))


def test_two_desks_in_a_deadlock_are_both_served(postgres_store: Showroom, caplog: pytest.LogCaptureFixture) -> None:
    people = hire(postgres_store)
    one, two = people.consultant.id, people.colleague.id
    meeting = Barrier(2, timeout=60)

    def act(order: tuple[int, int]) -> None:
        left = [meeting.wait]  # they meet once, each with one row in hand; who tries again goes on alone
        Desk(postgres_store.work).both(people.consultant, order, lambda: left.pop()() if left else None)

    with caplog.at_level(logging.INFO), ThreadPoolExecutor(2) as desks:
        for done in [desks.submit(act, order) for order in ((one, two), (two, one))]:
            done.result()
    assert [r.getMessage() for r in caplog.records if "retry" in r.getMessage()] == [
        "retry 1 of Desk.both: DeadlockDetected"
    ]
    with postgres_store.work.db.read() as session:
        phones = session.scalars(sa.select(StaffMember.phone).where(StaffMember.id.in_((one, two)))).all()
        acts = session.scalars(sa.select(AuditEntry.seq).where(AuditEntry.action.endswith("both"))).all()
    assert (phones, len(acts)) == (["11", "11"], 2)  # each desk's work is there once, with its entry


@pytest.mark.parametrize(
    "trouble,tries",
    [(CollisionError("could not serialize access"), RETRIES), (TroubleError("canceling: lock timeout"), 1)],
)
def test_what_cannot_be_served_is_told_and_leaves_nothing(
    sqlite_store: Showroom, trouble: Exception, tries: int
) -> None:
    desk, people = Desk(sqlite_store.work), hire(sqlite_store)
    with pytest.raises(ShowroomError) as told:
        desk.never(people.consultant, trouble)
    assert told.value.code == "database_busy"
    assert (desk.tries, RETRIES) == (tries, 3)
    with sqlite_store.work.db.read() as session:
        assert session.scalar(sa.select(StaffMember.phone).where(StaffMember.id == 1)) == ""
