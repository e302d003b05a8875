"""The process that is killed: everything imported once, then one fork per order, each opening the store by itself.

Orders come on standard input: `MODE SERIAL COUNT`. The answers go to standard output, one line each: the child's
process id, then what it has done, each line written only after its commit returned.
"""

from __future__ import annotations

import os
import pickle
import random
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.deals.model import Step
from showroom.documents.fonts import warm_fonts
from showroom.kernel.clock import FixedClock, local_date
from showroom.persistence import numbering
from tests.contract.contract_builders import filled, sign
from tests.deal_builders import deal_at
from tests.store_fixtures import KEY, NOW, People

DAY = local_date(NOW)


class ChangedItsMindError(Exception):
    """A transaction that rolls back."""


def _given(number: str, *_: object) -> str:
    return number


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def sign_on(store: Showroom, people: People, serial: int, *, careless: bool) -> None:
    """Sign one contract after another until killed; `careless` takes the number in a transaction of its own."""
    real = numbering.allot
    for turn in range(1000):
        number = serial * 1000 + turn
        deal_id = deal_at(store, people, Step.CONTRACT, vin=f"LSVAU2182T{number:07d}", phone=f"139{number:08d}")
        store.contract.save_draft(people.consultant, deal_id, filled(store, people, deal_id))
        if careless:
            with store.work.db.begin() as session:
                taken = real(session, "SH01", "XS", DAY)
            numbering.allot = partial(_given, taken)
        done = sign(store, people, deal_id)
        say(f"ack {done.number} {done.sha256}")


def race(store: Showroom, serial: int, count: int) -> None:
    """Take numbers against the other processes; a third of the transactions change their mind."""
    dice = random.Random(serial)
    for _ in range(count):
        with suppress(ChangedItsMindError):
            with store.work.db.begin() as session:
                number = numbering.allot(session, "SH01", "DD", DAY)
                waver(dice)
            say(f"ack {number} -")


def waver(dice: random.Random) -> None:
    """Roll the transaction back in three of ten cases."""
    if dice.random() < 0.3:
        raise ChangedItsMindError


def child(folder: Path, order: list[str]) -> None:
    mode, serial, count = order[0], int(order[1]), int(order[2])
    people: People = pickle.loads((folder / "people.pickle").read_bytes())
    store = open_with_key(Location(folder), KEY, FixedClock(NOW))
    say("ready")
    if mode == "race":
        race(store, serial, count)
    else:
        sign_on(store, people, serial, careless=mode == "careless")
    store.close()


def main(folder: Path) -> None:
    warm_fonts()
    say("warm")
    for line in sys.stdin:
        order = line.split()
        pid = os.fork()
        if pid == 0:
            child(folder, order)
            os._exit(0)
        say(f"pid {pid}")
        if order[0] != "race":
            os.waitpid(pid, 0)
            say("dead")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
