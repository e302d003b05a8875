"""kill -9 at random points of signing: no acknowledged contract lost, no half one, no gap, the file whole.

python -m tests.crash.kill_while_signing --kills 200
"""

from __future__ import annotations

import argparse
import hashlib
import os
import pickle
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.bootstrap import Location, open_with_key
from showroom.contract.model import Contract
from showroom.deals.model import Deal
from showroom.documents.model import Document, DocumentBlob
from showroom.kernel.clock import FixedClock
from showroom.persistence import audit
from showroom.persistence.database import Database
from showroom.persistence.engines import sqlcipher_engine
from showroom.persistence.numbering import NumberSeries
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.store_fixtures import KEY, NOW, fill_store, hire

LONGEST = 1.2
"""Seconds after which a signing loop is killed at the latest; one signing takes about a third to a half of it."""


@dataclass
class Outcome:
    """What a run of kills did and found."""

    kills: int = 0
    acknowledged: dict[str, str] = field(default_factory=dict)
    signed: int = 0
    faults: list[str] = field(default_factory=list)

    def line(self) -> str:
        faults = "; ".join(self.faults[:3]) or "none"
        return (
            f"{self.kills} kills while signing: {len(self.acknowledged)} acknowledged, {self.signed} in the store,"
            f" faults: {faults}"
        )


class Workers:
    """The preloaded process and what its children answer."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "tests.crash.signing_worker", str(folder)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.wait_for("warm")

    @property
    def answers(self) -> IO[str]:
        assert self.process.stdout is not None
        return self.process.stdout

    def order(self, text: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{text}\n")
        self.process.stdin.flush()

    def wait_for(self, word: str) -> list[str]:
        """Lines up to the one that begins with `word`."""
        lines: list[str] = []
        for line in self.answers:
            lines.append(line.rstrip("\n"))
            if line.startswith(word):
                return lines
        raise RuntimeError(f"the worker ended before {word!r}: {lines[-5:]}")

    def close(self) -> list[str]:
        """No more orders; everything still said."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        rest = self.answers.read().splitlines()
        self.answers.close()
        self.process.wait()
        return rest


def prepare(folder: Path) -> None:
    """An empty store with its people."""
    fill_store(Database(sqlcipher_engine(folder / "store.db", KEY)))
    store = open_with_key(Location(folder), KEY, FixedClock(NOW))
    (folder / "people.pickle").write_bytes(pickle.dumps(hire(store)))
    store.close()


def run(folder: Path, kills: int, mode: str = "sign", seed: int = 1122) -> Outcome:
    """Kill `kills` signing loops at random moments and look at the store after each; ends at the first fault."""
    prepare(folder)
    dice, outcome, workers = random.Random(seed), Outcome(), Workers(folder)
    try:
        for serial in range(1, kills + 1):
            workers.order(f"{mode} {serial} 0")
            said = workers.wait_for("ready")
            pid = _pid(said, workers)
            time.sleep(dice.uniform(0.02, LONGEST))
            os.kill(pid, signal.SIGKILL)
            said = workers.wait_for("dead")
            outcome.acknowledged |= {line.split()[1]: line.split()[2] for line in said if line.startswith("ack ")}
            outcome.kills += 1
            _look(folder, outcome)
            if outcome.faults:
                break
    finally:
        workers.close()
    return outcome


def _pid(said: list[str], workers: Workers) -> int:
    """The child's id; parent and child write in either order."""
    named = [line for line in said if line.startswith("pid ")] or workers.wait_for("pid ")[-1:]
    return int(named[0].split()[1])


def _look(folder: Path, outcome: Outcome) -> None:
    store = open_with_key(Location(folder), KEY, FixedClock(NOW))
    try:
        with store.work.db.read() as session:
            outcome.faults += _file_faults(session) + _contract_faults(session, outcome)
            if not audit.verify(session, store.work.audit_key).ok:
                outcome.faults.append("audit chain broken")
    finally:
        store.close()


def _file_faults(session: Session) -> list[str]:
    faults = []
    for pragma, good in (("integrity_check", [("ok",)]), ("cipher_integrity_check", []), ("foreign_key_check", [])):
        found = [tuple(row) for row in session.execute(sa.text(f"PRAGMA {pragma}"))]
        if found != good:
            faults.append(f"{pragma}: {found[:2]}")
    return faults


def _contract_faults(session: Session, outcome: Outcome) -> list[str]:
    rows: Sequence[Any] = session.execute(
        sa.select(Contract.number, Contract.sha256, Deal.contract_number, Vehicle.status, DocumentBlob.pdf)
        .join(Deal, Deal.id == Contract.deal_id)
        .join(Vehicle, Vehicle.id == Deal.vehicle_id)
        .outerjoin(DocumentBlob, DocumentBlob.document_id == Contract.document_id)
        .where(Contract.number.is_not(None) | Deal.contract_number.is_not(None))
        .order_by(Contract.number)
    ).all()
    outcome.signed = len(rows)
    faults = [
        f"half a contract: {number}"
        for number, sha, on_deal, status, pdf in rows
        if pdf is None
        or hashlib.sha256(pdf).hexdigest() != sha
        or on_deal != number
        or status is not VehicleStatus.SOLD
    ]
    kept = {number: sha for number, sha, *_ in rows}
    faults += [f"lost: {number}" for number, sha in outcome.acknowledged.items() if kept.get(number) != sha]
    last = session.scalar(sa.select(NumberSeries.last).where(NumberSeries.type == "XS")) or 0
    if sorted(map(str, kept)) != [f"SH01-XS-{NOW:%Y%m%d}-{place:04d}" for place in range(1, last + 1)]:
        faults.append(f"gap: counter {last}, contracts {len(kept)}")
    papers = session.scalar(sa.select(sa.func.count(Document.id)))
    blobs = session.scalar(sa.select(sa.func.count(DocumentBlob.document_id)))
    if not papers == blobs == 2 * len(kept):
        faults.append(f"orphans: {papers} papers, {blobs} blobs, {len(kept)} contracts")
    return faults


def race(folder: Path, processes: int, turns: int) -> tuple[list[str], int]:
    """Numbers that `processes` took at once, a third of them given back; and the counter."""
    prepare(folder)
    workers = Workers(folder)
    for serial in range(processes):
        workers.order(f"race {serial} {turns}")
    said = workers.close()
    store = open_with_key(Location(folder), KEY, FixedClock(NOW))
    with store.work.db.read() as session:
        last = session.scalar(sa.select(NumberSeries.last).where(NumberSeries.type == "DD")) or 0
    store.close()
    return sorted(line.split()[1] for line in said if line.startswith("ack ")), last


def main() -> int:
    """One line with the figure; 0 when nothing was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1122)
    parser.add_argument("--mode", choices=("sign", "careless"), default="sign")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(Path(folder), args.kills, args.mode, args.seed)
    sys.stdout.write(f"{outcome.line()}\n")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
