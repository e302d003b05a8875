"""Power cuts while signing: what was not synced is taken back from the disk, then the store is opened and looked at.

python -m tests.crash.power_cuts --cuts 500
python -m tests.crash.power_cuts --cuts 30 --synchronous NORMAL     (the control: acknowledged papers are lost)
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from showroom.bootstrap import Location
from showroom.kernel.errors import ShowroomError
from tests.crash.book_at_once import empty_store
from tests.crash.kill_while_signing import FRESH, Workers, prepare
from tests.crash.signing_oracle import Told, look

SHIM = Path(__file__).with_name("power_cut.c")
_BY_TIME, _WRITES = 0.3, 700
"""The share of cuts at a random time; the others come at a random one of so many writes and syncs, two acts' worth."""
_HEAD = struct.Struct("=qqq")


@dataclass
class Outcome:
    """What a run of power cuts did and found; `undone` counts the writes that the cuts took back."""

    cuts: int = 0
    acknowledged: int = 0
    signed: int = 0
    undone: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def line(self) -> str:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self.kinds.items()))
        faults = "; ".join(self.faults[:3]) or "none"
        return (
            f"{self.cuts} power cuts while signing took {self.undone} writes back: {self.acknowledged} papers"
            f" acknowledged, in the store {self.signed} contracts, {kinds}; faults: {faults}"
        )


def compiler() -> str | None:
    """A C compiler, None where there is none: then there is no shim and no test."""
    return shutil.which("gcc") or shutil.which("cc")


@contextmanager
def cutting() -> Iterator[tuple[Workers, Path]]:
    """Workers under the shim and the folder of its notes."""
    logs = Path(tempfile.mkdtemp(prefix="power-cut-"))
    shim, notes = logs / "power_cut.so", logs / "notes"
    notes.mkdir()
    made = compiler()
    assert made is not None
    subprocess.run([made, "-O2", "-shared", "-fPIC", "-o", str(shim), str(SHIM), "-ldl", "-lpthread"], check=True)
    under = tempfile.gettempdir() + "/book-at-once-"
    extra = {"LD_PRELOAD": str(shim), "POWER_CUT_UNDER": under, "POWER_CUT_LOG": str(notes)}
    workers = Workers(extra)
    try:
        yield workers, notes
    finally:
        workers.close()
        shutil.rmtree(logs, ignore_errors=True)


def run(cut: tuple[Workers, Path], location: Location, cuts: int, mode: str = "sign", seed: int = 1122) -> Outcome:
    """Cut the power `cuts` times at random moments; ends at the first fault. `mode` NORMAL and OFF are the control."""
    workers, notes = cut
    prepare(location)
    workers.location = location
    dice, outcome, told = random.Random(seed), Outcome(), Told()
    longest = 3 * workers.seconds_an_act(told)
    take_back(notes, location, dice)  # that desk closed the store in peace: what it left unsynced may go all the same
    for serial in range(1, cuts + 1):
        if dice.random() < _BY_TIME:
            told.hear(workers.killed_after(f"{mode} {serial} 0", dice.uniform(0.02, longest)))
        else:
            told.hear(workers.done(f"{mode} {serial} {dice.randrange(1, _WRITES)}"))
        outcome.undone += take_back(notes, location, dice)
        outcome.cuts += 1
        outcome.acknowledged = len(told.papers)
        try:
            found = look(location, told)
        except (ShowroomError, DatabaseError) as error:
            outcome.faults.append(f"cannot be opened: {error}")
            break
        outcome.signed, outcome.kinds, outcome.faults = found.contracts, found.kinds, found.faults
        if outcome.faults:
            break
    return outcome


def run_all(cut: tuple[Workers, Path], cuts: int, mode: str = "sign", seed: int = 1122) -> Outcome:
    """As many cuts as wanted, a new store after every FRESH of them."""
    total = Outcome()
    while total.cuts < cuts and not total.faults:
        with empty_store("sqlite") as location:
            part = run(cut, location, min(FRESH, cuts - total.cuts), mode, seed + total.cuts)
        for name in ("cuts", "acknowledged", "signed", "undone", "kinds"):
            setattr(total, name, getattr(total, name) + getattr(part, name))
        total.faults = part.faults
        sys.stderr.write(f"{total.line()}\n")
    return total


def take_back(notes: Path, location: Location, dice: random.Random) -> int:
    """Undo every unsynced write, the last first; every second time only those after a random one. How many."""
    undone = 0
    for named in notes.glob("*.path"):
        file, log = Path(os.fsdecode(named.read_bytes())), named.with_suffix("")
        records = _records(log.read_bytes()) if log.exists() else []
        if file.exists() and file.is_relative_to(location.data):
            kept = dice.randrange(len(records) + 1) if dice.random() < 0.5 else 0
            undone += _undo(file, records[kept:])
        log.unlink(missing_ok=True)
        named.unlink()
    for mapped in location.data.glob("*-shm"):
        mapped.unlink()
    return undone


def _undo(file: Path, records: list[tuple[int, int, bytes]]) -> int:
    with file.open("r+b") as disk:
        for offset, size, old in reversed(records):
            disk.seek(offset)
            disk.write(old)
            disk.truncate(size)
    return len(records)


def _records(log: bytes) -> list[tuple[int, int, bytes]]:
    """Offset, size of the file before, old bytes; a last record that was cut short had no write of its own yet."""
    found, at = [], 0
    while at + _HEAD.size <= len(log):
        offset, length, size = _HEAD.unpack_from(log, at)
        at += _HEAD.size + length
        if at <= len(log):
            found.append((offset, size, log[at - length : at]))
    return found


def main() -> int:
    """One line with the figures; 0 when nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cuts", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1122)
    parser.add_argument("--synchronous", choices=("FULL", "NORMAL", "OFF"), default="FULL")
    args = parser.parse_args()
    with cutting() as cut:
        total = run_all(cut, args.cuts, "sign" if args.synchronous == "FULL" else args.synchronous, args.seed)
    sys.stdout.write(f"{total.line()}\n")
    return 1 if total.faults else 0


if __name__ == "__main__":
    sys.exit(main())
