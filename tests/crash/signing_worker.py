"""The process that is killed: everything imported once, then one fork per order, each opening the store by itself.

Orders come on standard input: `MODE SERIAL COUNT FOLDER URL`. The answers go to standard output, one line each: the
child's process id, then what it has done, each line written only after its commit returned.
"""

from __future__ import annotations

import importlib
import os
import pickle
import sys
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import sqlalchemy.orm

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.contract.drafts import SignDraft
from showroom.contract.intent_drafts import IntentDraft
from showroom.deals.model import Step
from showroom.documents.fonts import warm_fonts
from showroom.documents.sealing import warm_sealing
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from showroom.persistence.mapped import load_models
from tests.contract.contract_builders import SIGNATURE, filled
from tests.crash.signing_acts import CarelessDesk, Desk
from tests.deal_builders import deal_at
from tests.store_fixtures import KEY, NOW, People

ACTED_BY = (
    "showroom.contract.service", "showroom.contract.change_service", "showroom.contract.notice_service",
    "showroom.contract.ink_service", "showroom.negotiation.change_quote",
    "showroom.negotiation.price_sheet", "showroom.delivery.service", "showroom.delivery.intent_money",
    "showroom.delivery.paying_out", "showroom.financing.chosen_loan", "showroom.documents.proving",
)  # fmt: skip
GATE = "gate"
LESS_SURE = ("NORMAL", "OFF")
"""Modes that are the control of the power cuts: what the engine is told instead of synchronous=FULL."""


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def work_on(desk: Desk, count: int) -> None:
    """One act after another until killed, or `count` of them."""
    for _ in range(count):
        desk.act()


def race(store: Showroom, people: People, serial: int, count: int) -> None:
    """`count` acts against the other processes; what another desk was quicker with is refused, and said so."""
    desk, left = Desk(store, people, serial, say), count
    try:
        while left:
            try:
                desk.act()
            except ShowroomError as error:
                say(f"refused {error.code}")
            left -= 1
    finally:
        say("done broken" if left else "done")


def first_seal(store: Showroom, people: People, serial: int, gate: Path) -> None:
    """Draft alone, then sign when the gate opens for all: even desks a contract, odd ones a letter of intent.

    Two series, so that no desk waits for the other's number before it asks for the store's seal.
    """
    me, odd = people.consultant, bool(serial % 2)
    step = Step.NEGOTIATION if odd else Step.CONTRACT
    deal_id = deal_at(store, people, step, vin=f"LSVAU2182T{serial:07d}", phone=f"139{serial:08d}")
    if odd:
        store.intents.save(me, deal_id, IntentDraft(Money.of("2000"), store.work.today()))
    else:
        store.contract.save_draft(me, deal_id, filled(store, people, deal_id))
    say("drafted")
    with gate.open("rb"):
        pass
    draft = SignDraft(f"first-{serial}", SIGNATURE, SIGNATURE)
    (store.intents.sign if odd else store.contract.sign)(me, deal_id, draft)
    say("done")


def child(location: Location, order: list[str]) -> None:
    mode, serial, count = order[0], int(order[1]), int(order[2])
    if mode not in {"race", "act", "seal"} and count:
        os.environ["POWER_CUT_AT"] = str(count)  # for power_cut.c, where it is loaded
    people: People = pickle.loads((location.data / "people.pickle").read_bytes())
    store = open_with_key(location, KEY, FixedClock(NOW))
    if mode in LESS_SURE:
        sa.event.listen(store.work.db.engine, "connect", partial(_less_sure, mode))
        store.work.db.engine.dispose()  # the connection that opening made is as sure as it was told to be
    say("ready")
    if mode == "seal":
        first_seal(store, people, serial, location.data / GATE)
    elif mode == "race":
        race(store, people, serial, count)
    else:
        desk = (CarelessDesk if mode == "careless" else Desk)(store, people, serial, say)
        work_on(desk, count if mode == "act" else 1000)
    store.close()


def _less_sure(mode: str, connection: Any, _record: object) -> None:
    connection.execute(f"PRAGMA synchronous={mode}")


def warm() -> None:
    """Load in the parent what every child would load before its first act: a desk that signs has been open a while."""
    for name in ACTED_BY:
        importlib.import_module(name)
    load_models()
    sa.orm.configure_mappers()
    warm_fonts()
    warm_sealing()


def main() -> None:
    warm()
    say("warm")
    for line in sys.stdin:
        order = line.split()
        location = Location(Path(order[3]), order[4] if len(order) > 4 else None)
        pid = os.fork()
        if pid == 0:
            child(location, order)
            os._exit(0)
        say(f"pid {pid}")
        if order[0] not in {"race", "seal"}:
            os.waitpid(pid, 0)
            say("dead")


if __name__ == "__main__":
    main()
