"""kill -9 while a queue is printed: nothing is lost, nothing is printed twice by itself, and the log stays (CT-07)."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.contract.print_lists import Printable
from showroom.documents.print_jobs import Desk
from tests.contract.test_print_queue import Archivist
from tests.store_fixtures import People, by_owner, hire

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the preloaded worker forks")
PAPERS = 5
STAGES = (("before", 2), ("after", 1), ("logging", 1), ("logged", 1))
"""Each run is killed at one of the papers that are left; the last run is not."""


class Printing:
    """The worker and one store."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.print_worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._heard("warm")

    def run(self, store: Showroom, stage: str, paper: int = 0, mode: str = "careful") -> list[str]:
        """What a desk said before it died or was done."""
        self._order(store, stage, paper, mode)
        return self._heard("dead")

    def race(self, store: Showroom, desks: int) -> list[str]:
        """All at once, to their ends."""
        for _ in range(desks):
            self._order(store, "never", 0, "race")
        return [line for _ in range(desks) for line in self._heard("left")]

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def _order(self, store: Showroom, stage: str, paper: int, mode: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{stage} {paper} {mode} {store.location.data} {store.location.url or ''}\n")
        self._process.stdin.flush()

    def _heard(self, word: str) -> list[str]:
        lines: list[str] = []
        assert self._process.stdout is not None
        for line in self._process.stdout:
            lines.append(line.rstrip("\n"))
            if line.startswith(word):
                return lines
        raise RuntimeError(f"the worker ended before {word!r}: {lines[-5:]}")


@pytest.fixture(scope="module")
def printing() -> Iterator[Printing]:
    made = Printing()
    yield made
    made.close()


def queued(store: Showroom, people: People) -> tuple[Printable, ...]:
    """The manager's queue with some papers, and an empty tray."""
    papers = Archivist(store.work).pile(people.manager, PAPERS)
    store.print_jobs.add(people.manager, tuple((paper.document_id, 1) for paper in papers))
    (store.location.data / "people.pickle").write_bytes(pickle.dumps(people))
    return papers


def came_out(store: Showroom) -> Counter[str]:
    return Counter((store.location.data / "tray").read_text(encoding="utf-8").split())


@pytest.mark.rule("CT-07")
def test_killed_at_every_stage_each_paper_comes_out_once_and_the_doubtful_ones_are_asked(
    printing: Printing, store: Showroom, people: People
) -> None:
    papers = queued(store, people)
    numbers = [paper.number for paper in papers]
    said = [printing.run(store, stage, paper) for stage, paper in STAGES]
    assert came_out(store) == Counter(numbers) - Counter(numbers[1:2])  # killed before it came out, and not asked yet
    said.append(printing.run(store, "never"))
    assert [lines[0] for lines in said] == ["found 5 0", "found 4 1", "found 4 2", "found 4 3", "found 3 3"]
    assert said[-1][1:] == [*(f"asked {number}" for number in numbers[1:4]), "left 0 0", "dead"]
    assert came_out(store) == Counter(numbers)
    lines = store.printing.log(people.manager)
    assert Counter(line.number for line in lines if line.printing == 1) == Counter(numbers)
    assert [line.number for line in lines if line.reason] == numbers[3:1:-1]  # said by a person to have come out
    assert store.print_jobs.open_jobs(people.manager, Desk("", "")) == ()
    for statement in (
        "UPDATE print_job SET state = 'waiting', ended_at = NULL, log_id = NULL",
        "DELETE FROM print_job",
    ):
        with pytest.raises(sa.exc.DBAPIError, match=r"immutable|never deleted"), by_owner(store) as session:
            session.execute(sa.text(statement))


@pytest.mark.rule("CT-07")
def test_control_without_the_claim_a_killed_paper_is_printed_again(printing: Printing, sqlite_store: Showroom) -> None:
    (first, *_others) = queued(sqlite_store, hire(sqlite_store))
    printing.run(sqlite_store, "after", 1, "careless")
    printing.run(sqlite_store, "never", 0, "careless")
    assert came_out(sqlite_store)[first.number] == 2


@pytest.mark.rule("CT-07")
def test_three_desks_with_one_queue_print_each_paper_once(printing: Printing, store: Showroom, people: People) -> None:
    papers = queued(store, people)
    printing.race(store, 3)
    assert came_out(store) == Counter(paper.number for paper in papers)
    assert [line.printing for line in store.printing.log(people.manager)] == [1] * PAPERS
