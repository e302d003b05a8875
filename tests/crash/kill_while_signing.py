"""kill -9 while signing, changing, reissuing, cancelling, ending by notice: nothing acknowledged lost, nothing half.

python -m tests.crash.kill_while_signing --kills 1000
python -m tests.crash.kill_while_signing --kills 100 --database postgresql
python -m tests.crash.kill_while_signing --kills 30 --mode careless      (the control: gaps appear)
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO

import sqlalchemy as sa

from showroom.bootstrap import Location, open_with_key
from showroom.kernel.clock import FixedClock
from showroom.persistence.numbering import NumberSeries
from tests.crash.book_at_once import empty_store
from tests.crash.signing_oracle import Told, look
from tests.deal_builders import Builder
from tests.store_fixtures import KEY, NOW, hire

ACTS = 3
"""Acts whose time says after how long a desk is killed at the latest: three acts, however busy the machine is."""
FRESH = 100
"""Kills after which a new store is begun: each look reads the whole store."""


@dataclass
class Outcome:
    """What a run of kills did and found."""

    kills: int = 0
    acknowledged: int = 0
    signed: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def line(self) -> str:
        faults = "; ".join(self.faults[:3]) or "none"
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self.kinds.items()))
        return (
            f"{self.kills} kills while signing: {self.acknowledged} papers acknowledged, in the store {self.signed}"
            f" contracts, {kinds}; faults: {faults}"
        )


class Workers:
    """The preloaded process and what its children answer."""

    def __init__(self, extra: Mapping[str, str] | None = None) -> None:
        self.location: Location | None = None
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.signing_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **(extra or {})},
        )
        self.wait_for("warm")

    @property
    def answers(self) -> IO[str]:
        assert self.process.stdout is not None
        return self.process.stdout

    def order(self, text: str) -> None:
        """`MODE SERIAL COUNT`, on the store at `location`."""
        assert self.process.stdin is not None
        assert self.location is not None
        self.process.stdin.write(f"{text} {self.location.data} {self.location.url or ''}\n")
        self.process.stdin.flush()

    def wait_for(self, word: str) -> list[str]:
        """Lines up to the one that begins with `word`."""
        lines: list[str] = []
        for line in self.answers:
            lines.append(line.rstrip("\n"))
            if line.startswith(word):
                return lines
        raise RuntimeError(f"the worker ended before {word!r}: {lines[-5:]}")

    def seconds_an_act(self, told: Told) -> float:
        """Let a desk do some acts in peace: what one of them takes here and now."""
        self.order(f"act 0 {ACTS}")
        told.hear(self.wait_for("ready"))
        begin = time.monotonic()
        told.hear(self.wait_for("dead"))
        return (time.monotonic() - begin) / ACTS

    def done(self, order: str) -> list[str]:
        """Give an order and wait until its child is dead, whatever killed it."""
        self.order(order)
        return self.wait_for("dead")

    def killed_after(self, order: str, seconds: float) -> list[str]:
        """Give an order, kill the child that carries it out after so long, and return everything it had said."""
        self.order(order)
        said = self.wait_for("ready")
        named = [line for line in said if line.startswith("pid ")] or self.wait_for("pid ")[-1:]
        time.sleep(seconds)
        os.kill(int(named[0].split()[1]), signal.SIGKILL)
        return [*said, *self.wait_for("dead")]

    def close(self) -> list[str]:
        """No more orders; everything still said."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        rest = self.answers.read().splitlines()
        self.answers.close()
        self.process.wait()
        return rest


def prepare(location: Location) -> None:
    """The people of an empty store, and a car with its version, so that no two desks enter the version at once."""
    store = open_with_key(location, KEY, FixedClock(NOW))
    people = hire(store)
    Builder(store.work).vehicle(people.manager, "LSVAU2182T9999999")
    (location.data / "people.pickle").write_bytes(pickle.dumps(people))
    store.close()


def run(workers: Workers, location: Location, kills: int, mode: str = "sign", seed: int = 1122) -> Outcome:
    """Kill `kills` desks at random moments and look at the store after each; ends at the first fault."""
    prepare(location)
    workers.location = location
    dice, outcome, told = random.Random(seed), Outcome(), Told()
    longest = 3 * workers.seconds_an_act(told)
    for serial in range(1, kills + 1):
        told.hear(workers.killed_after(f"{mode} {serial} 0", dice.uniform(0.02, longest)))
        found = look(location, told)
        outcome.kills += 1
        outcome.acknowledged, outcome.signed = len(told.papers), found.contracts
        outcome.kinds, outcome.faults = found.kinds, found.faults
        if outcome.faults:
            break
    return outcome


def run_all(workers: Workers, kind: str, kills: int, mode: str = "sign", seed: int = 1122) -> Outcome:
    """As many kills as wanted, a new store after every FRESH of them."""
    total = Outcome()
    while total.kills < kills and not total.faults:
        with empty_store(kind) as location:
            part = run(workers, location, min(FRESH, kills - total.kills), mode, seed + total.kills)
        total.kills += part.kills
        total.acknowledged += part.acknowledged
        total.signed += part.signed
        total.kinds += part.kinds
        total.faults = part.faults
        sys.stderr.write(f"{total.line()}\n")
    return total


def race(
    workers: Workers, location: Location, processes: int, acts: int
) -> tuple[list[str], Counter[str], dict[str, int], list[str]]:
    """`processes` desks sign, change, reissue and cancel at once: numbers acknowledged, refusals, counters, faults."""
    prepare(location)
    workers.location, told = location, Told()
    for serial in range(1, processes + 1):
        workers.order(f"race {serial} {acts}")
    said = [line for _ in range(processes) for line in workers.wait_for("done")]
    if "done broken" in said:
        raise RuntimeError(f"a desk broke down: {said[-5:]}")
    told.hear(said)
    refused = Counter(line.split()[1] for line in said if line.startswith("refused "))
    store = open_with_key(location, KEY, FixedClock(NOW))
    with store.work.db.read() as session:
        rows = session.execute(sa.select(NumberSeries.type, NumberSeries.last))
        counters = {series: last for series, last in rows if series in {"XS", "BG", "TK"}}
    store.close()
    acknowledged = sorted(line.split()[1] for line in said if line.startswith("ack "))
    return acknowledged, refused, counters, look(location, told).faults


def main() -> int:
    """One line with the figures; 0 when nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1122)
    parser.add_argument("--mode", choices=("sign", "careless"), default="sign")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    args = parser.parse_args()
    workers = Workers()
    total = run_all(workers, args.database, args.kills, args.mode, args.seed)
    workers.close()
    sys.stdout.write(f"{total.line()}\n")
    return 1 if total.faults else 0


if __name__ == "__main__":
    sys.exit(main())
