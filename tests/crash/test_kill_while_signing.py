"""The short form of the crash proof; `python -m tests.crash.kill_while_signing --kills 1000` is the long one."""

from __future__ import annotations

import os
import pickle
import sys
from collections import Counter
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from showroom.bootstrap import open_with_key
from showroom.documents.model import Document
from showroom.documents.seal_model import SealCertificate
from showroom.kernel.clock import FixedClock
from tests.crash.book_at_once import empty_store
from tests.crash.kill_while_signing import Workers, prepare, race, run_all
from tests.crash.signing_worker import GATE
from tests.guards.effort import rounds
from tests.store_fixtures import KEY, NOW, People

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the preloaded worker forks")


MEANWHILE = {
    "change_other_open", "change_nothing_open", "changed_meanwhile", "deal_closed", "change_unsigned", "database_busy",
    "change_nothing_to_decide", "reissue_same", "change_waits", "change_nothing_changed",
    "notice_out", "notice_none_out", "contract_ink_open", "contract_ink_none", "contract_ink_differs",
}  # fmt: skip
"""What a desk is told when another one was quicker with the same contract."""


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """One preloaded process for the whole module: its children know nothing of each other."""
    made = Workers()
    yield made
    made.close()


@pytest.mark.rule("CT-06", "CT-07", "S3-26")
@pytest.mark.parametrize("kind, kills, soak", [("sqlite", 7, 1000), ("postgresql", 2, 100)])
def test_killed_at_any_moment_nothing_acknowledged_is_lost_and_nothing_is_half(
    workers: Workers, kind: str, kills: int, soak: int
) -> None:
    outcome = run_all(workers, kind, rounds(kills, soak))
    assert outcome.faults == []
    assert outcome.kills == rounds(kills, soak)
    assert outcome.acknowledged >= 2


@pytest.mark.rule("CT-07")
def test_control_the_check_sees_numbers_taken_outside_the_signing(workers: Workers) -> None:
    outcome = run_all(workers, "sqlite", 30, mode="careless")
    assert any(fault.startswith("gap") for fault in outcome.faults)


@pytest.mark.rule("CT-06", "S3-26")
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_desks_that_sign_and_change_at_once_leave_neither_gap_nor_double(workers: Workers, kind: str) -> None:
    with empty_store(kind) as location:
        numbers, refused, counters, faults = race(workers, location, rounds(2, 8), rounds(3, 60))
    assert faults == []
    assert len(numbers) == len(set(numbers))
    assert Counter(number.split("-")[1] for number in numbers) == counters
    assert set(refused) <= MEANWHILE
    assert counters["XS"] >= 1
    assert len(numbers) + refused.total() >= rounds(2, 8) * rounds(3, 60)


@pytest.mark.rule("CT-07")
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_desks_that_make_the_stores_first_seal_at_once_end_with_one(workers: Workers, kind: str) -> None:
    desks = 3
    with empty_store(kind) as location:
        prepare(location)
        workers.location = location
        gate = location.data / GATE
        os.mkfifo(gate)
        for serial in range(1, desks + 1):
            workers.order(f"seal {serial} 0")
        for _ in range(desks):
            workers.wait_for("drafted")
        with gate.open("wb"):  # all of them are let through at once
            for _ in range(desks):
                workers.wait_for("done")
        store = open_with_key(location, KEY, FixedClock(NOW))
        with store.work.db.read() as session:
            seals = session.scalars(sa.select(SealCertificate.sha256)).all()
            papers = session.scalar(sa.select(sa.func.count(Document.id)))
            people: People = pickle.loads((location.data / "people.pickle").read_bytes())
        verdict = store.documents.verify_all(people.general_manager)
        store.close()
    assert len(seals) == 1
    assert papers == 2 * desks
    assert verdict.ok
