"""Fifty links of changes on one contract: each follows the one before, and whatever is done to a link is found."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import suppress

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.bootstrap import Showroom
from showroom.contract.chain import chain_faults
from showroom.contract.change_model import ContractChange
from showroom.contract.model import Contract
from showroom.documents.model import Document
from showroom.kernel.clock import local_date
from showroom.kernel.money import Money
from showroom.persistence.actions import Tx
from tests.contract.change_builders import cancelled, changed, reissued, signed_deal
from tests.guards.effort import rounds
from tests.store_fixtures import NOW, People, hire


def links(store: Showroom, people: People, count: int) -> int:
    """A contract with `count` changes of random kinds, the last of them a cancellation."""
    deal_id, dice = signed_deal(store, people), random.Random(1122)
    kinds = [changed, reissued, *dice.choices((changed, reissued), k=count - 3)]
    for place, kind in enumerate(kinds):
        wanted: dict[str, object] = {"discount": Money.of(str(8000 + place * 10))}
        if kind is reissued:
            wanted = {"buyer_name": f"张{'三叁'[place % 2]}{'山珊'[place // 2 % 2]}"}
        kind(store, people, deal_id, **wanted)
    cancelled(store, people, deal_id)
    return deal_id


def faults(store: Showroom, people: People) -> set[str]:
    return {bad.message.code for bad in store.documents.verify_all(people.general_manager).bad}


def unguarded(session: Session) -> None:
    """Somebody with the key and a database tool: triggers and index are gone."""
    names = session.scalars(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'refuse%'"))
    for name in names.all():
        session.execute(sa.text(f"DROP TRIGGER {name}"))
    session.execute(sa.text("DROP INDEX uq_contract_first"))
    session.execute(sa.text("PRAGMA defer_foreign_keys=ON"))


def swapped(session: Session) -> None:
    """Two links change places, each with the parent that fits there."""
    first, second = session.execute(
        sa.text("SELECT a.id, b.id FROM contract_change a JOIN contract_change b"
                " ON b.contract_id = a.contract_id AND b.id > a.id ORDER BY a.id LIMIT 1")).one()  # fmt: skip
    columns = "number, revision, document_id, translation_id, sha256, idempotency_key"
    one = sa.text(f"SELECT {columns} FROM contract_change WHERE id = :id")
    rows = {ident: session.execute(one, {"id": ident}).one() for ident in (first, second)}
    for ident in (first, second):
        session.execute(sa.text("UPDATE contract_change SET number = number || 'x', revision = revision || 'x',"
                                " idempotency_key = idempotency_key || 'x' WHERE id = :id"), {"id": ident})  # fmt: skip
    for ident, other in ((first, second), (second, first)):
        values = dict(rows[other]._mapping)
        sets = ", ".join(f"{name} = :{name}" for name in values)
        session.execute(sa.text(f"UPDATE contract_change SET {sets} WHERE id = :id"), {"id": ident, **values})


def relinked(session: Session) -> None:
    """The middle link is taken out and the next one hung up behind the one before."""
    ident, parent = session.execute(
        sa.text("SELECT a.id, a.parent_sha256 FROM contract_change a JOIN contract_change b"
                " ON b.contract_id = a.contract_id AND b.id > a.id ORDER BY a.id LIMIT 1")).one()  # fmt: skip
    after = sa.text("UPDATE contract_change SET parent_sha256 = :p WHERE parent_sha256 ="
                    " (SELECT sha256 FROM contract_change WHERE id = :id)")  # fmt: skip
    session.execute(after, {"p": parent, "id": ident})
    session.execute(sa.text("DELETE FROM change_approval WHERE change_id = :id"), {"id": ident})
    session.execute(sa.text("DELETE FROM contract_change WHERE id = :id"), {"id": ident})


class UndoneError(Exception):
    """What was done is taken back before the next try."""


def run(statement: str) -> Callable[[Session], object]:
    return lambda session: session.execute(sa.text(statement))


LAST = "(SELECT max(id) FROM contract_change)"
TAMPERED: dict[str, Callable[[Session], object]] = {
    "another parent": run(f"UPDATE contract_change SET parent_sha256 = '{'0' * 64}' WHERE id = 1"),
    "another digest": run(f"UPDATE contract_change SET sha256 = '{'0' * 64}' WHERE id = 2"),
    "another number": run("UPDATE contract_change SET number = 'SH01-BG-20261122-9999' WHERE id = 1"),
    "the last one gone": run(f"DELETE FROM contract_change WHERE id = {LAST}"),
    "the middle one gone": relinked,
    "two changed places": swapped,
    "another revision": run("UPDATE contract_change SET revision = 'SH01-XS-20261122-0001-R9' WHERE id = 1"),
    "another contract": run("UPDATE contract_change SET contract_id = (SELECT max(id) FROM contract) WHERE id = 1"),
    "another digest of the contract": run(f"UPDATE contract SET sha256 = '{'0' * 64}' WHERE id = 1"),
    "a reissue denied": run("UPDATE contract SET replaces_id = NULL WHERE id = (SELECT max(id) FROM contract)"),
    "a cancellation that was none": run(f"UPDATE contract_change SET kind = 'change' WHERE id = {LAST}"),
    "void made valid": run("DELETE FROM document_end WHERE document_id = 1"),
    "valid made void": run("UPDATE document_end SET valid_number = '' WHERE document_id = 1"),
    "one that nobody signed": run(
        "INSERT INTO contract_change (contract_id, deal_id, kind, draft, reason, created_at, created_by, version,"
        " number, revision, parent_sha256, document_id, sha256, signed_at, idempotency_key)"
        " SELECT contract_id, deal_id, kind, draft, reason, created_at, created_by, version,"
        " 'SH01-BG-20261122-9999', 'SH01-XS-20261122-0009-R9',"
        f" sha256, document_id, sha256, signed_at, 'forged' FROM contract_change WHERE id = {LAST}"
    ),
}


@pytest.mark.rule("CT-06", "CT-07")
def test_every_link_holds_and_whatever_is_done_to_one_is_found(sqlite_store: Showroom) -> None:
    store, count = sqlite_store, rounds(5, 50)
    people = hire(store)
    links(store, people, count)
    with store.work.db.read() as session:
        changes = session.scalars(sa.select(ContractChange).order_by(ContractChange.id)).all()
        contracts = session.scalars(sa.select(Contract).order_by(Contract.id)).all()
        snapshots = dict(session.execute(sa.select(Document.number, Document.snapshot)
                                         .where(Document.language == "zh")).all())  # fmt: skip
    assert len(changes) == count
    heads = {contract.id: contract.sha256 for contract in contracts}
    for change in changes:  # the printed paper itself names its parent
        assert json.loads(snapshots[change.number or ""])["about"]["parent_sha256"] == heads[change.contract_id]
        heads[change.contract_id] = change.sha256
    assert faults(store, people) == set()
    unseen = []
    for name, act in TAMPERED.items():
        with suppress(UndoneError), store.work.db.begin() as session:
            unguarded(session)
            act(session)
            tx = Tx(session, people.general_manager, NOW, local_date(NOW), store.work, "verify")
            if not chain_faults(tx):
                unseen.append(name)
            raise UndoneError
    assert unseen == []
    assert faults(store, people) == set()
    with store.work.db.begin() as session:  # and through the front door
        unguarded(session)
        relinked(session)
    assert "chain_link_gone" in faults(store, people)
