"""What every service function is: allowed, one transaction, audited, told."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import Bug, FieldErrors, ShowroomError
from showroom.persistence import audit
from showroom.persistence.actions import Changed, Tx, Workplace, writes
from showroom.persistence.audit import AuditEntry
from showroom.staff.model import StaffMember
from showroom.staff.service import StaffDraft
from tests.store_fixtures import People, by_owner, hire

CONSULTANT = frozenset({Role.CONSULTANT})


class Careless:
    """A service with the mistakes that the frame must catch."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.SIGNED_IN)
    def forgets_audit(self, tx: Tx) -> None:
        tx.session.execute(sa.update(StaffMember).values(phone="1"))

    @writes(Permission.SIGNED_IN)
    def fails_late(self, tx: Tx) -> None:
        tx.session.execute(sa.update(StaffMember).values(phone="2"))
        tx.audit("staff", 1)
        raise FieldErrors({})


def phones(store: Showroom) -> set[str]:
    with store.work.db.read() as session:
        return set(session.scalars(sa.select(StaffMember.phone)))


def test_an_action_without_the_right_is_refused_and_leaves_nothing(store: Showroom, people: People) -> None:
    with pytest.raises(ShowroomError) as refused:
        store.staff.add_colleague(people.consultant, StaffDraft("新人", CONSULTANT))
    assert refused.value.code == "not_allowed"
    assert "新人" not in {c.name for c in store.staff.colleagues(people.admin)}


def test_a_write_without_an_audit_entry_is_a_bug_and_is_rolled_back(store: Showroom, people: People) -> None:
    with pytest.raises(Bug):
        Careless(store.work).forgets_audit(people.consultant)
    assert phones(store) == {""}


def test_a_failure_after_writing_rolls_everything_back(store: Showroom, people: People) -> None:
    before = store.work.db
    with pytest.raises(FieldErrors):
        Careless(store.work).fails_late(people.consultant)
    with before.read() as session:
        assert audit.verify(session, store.work.audit_key).ok
    assert phones(store) == {""}


def test_committed_changes_are_told_once_and_refused_ones_never(store: Showroom, people: People) -> None:
    told: list[tuple[Changed, ...]] = []
    store.work.on_committed.append(told.append)
    added = store.staff.add_colleague(people.admin, StaffDraft("新人", CONSULTANT))
    with pytest.raises(FieldErrors):
        store.staff.add_colleague(people.admin, StaffDraft("新人", CONSULTANT))
    assert told == [(Changed("staff", added.id),)]


def test_every_act_is_in_the_chain_and_a_changed_row_breaks_it(store: Showroom) -> None:
    hire(store)
    with store.work.db.read() as session:
        verdict = audit.verify(session, store.work.audit_key)
    assert verdict == audit.ChainVerdict(10, True, None)  # the store, seven people, two trainings
    with by_owner(store) as session:
        drop = "DROP TRIGGER refuse_update_audit_entry"
        session.execute(sa.text(drop if store.work.db.kind == "sqlite" else f"{drop} ON audit_entry"))
        session.execute(sa.update(AuditEntry).where(AuditEntry.seq == 5).values(actor_name="别人"))
    with store.work.db.read() as session:
        assert audit.verify(session, store.work.audit_key) == audit.ChainVerdict(5, False, 5)


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET desk = 'x'", "DELETE FROM audit_entry"])
def test_the_database_itself_refuses_to_change_the_audit(store: Showroom, statement: str) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
        session.execute(sa.text(statement))


def test_a_cut_tail_shows_against_the_head(store: Showroom) -> None:
    hire(store)
    with by_owner(store) as session:
        drop = "DROP TRIGGER refuse_delete_audit_entry"
        session.execute(sa.text(drop if store.work.db.kind == "sqlite" else f"{drop} ON audit_entry"))
        session.execute(sa.delete(AuditEntry).where(AuditEntry.seq == 8))
    with store.work.db.read() as session:
        assert not audit.verify(session, store.work.audit_key).ok
