"""Many desks edit one quotation and one customer at the same time: every edit is kept or compared, none overwritten.

python -m tests.crash.edit_at_once --edits 250
python -m tests.crash.edit_at_once --edits 50 --blind      (the control: others' edits vanish)
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any
from unittest.mock import patch

import sqlalchemy as sa

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.customers import comparing as customer_comparing
from showroom.customers import service as customer_service
from showroom.customers.records import CustomerDraft
from showroom.deals.model import Step
from showroom.kernel.clock import FixedClock
from showroom.kernel.comparison import Compared, EditedMeanwhile
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from showroom.kernel.three_way import Side
from showroom.negotiation import comparing as quote_comparing
from showroom.negotiation import saving as quote_saving
from showroom.negotiation.draft import OptionLine
from tests.crash.book_at_once import empty_store
from tests.deal_builders import deal_at
from tests.store_fixtures import KEY, NOW, People, hire

DESKS = 4
OWN = ("address", "district", "interest", "channel")
"""The field of the customer that desk 0, 1, 2 or 3 alone edits; all of them edit the note."""


@dataclass(frozen=True)
class Shared:
    """What the desks share, and whether they overwrite blindly."""

    location: Location
    people: People
    deal: int
    customer: int
    blind: bool


@dataclass
class Race:
    """What the desks did; `overwritten`: what somebody's save changed that he had not touched."""

    said: Counter[str] = field(default_factory=Counter)
    overwritten: list[str] = field(default_factory=list)
    versions: int = 0

    def line(self) -> str:
        said = ", ".join(f"{word} {count}" for word, count in sorted(self.said.items()))
        lost = f"{len(self.overwritten)} {self.overwritten[:2]}"
        return f"{said}; {self.versions} versions; overwritten in silence: {lost}"


@dataclass
class Desk:
    """One process: what it wrote, by revision of the quotation, and what its own field of the customer says."""

    store: Showroom
    given: Shared
    number: int
    dice: random.Random
    said: Counter[str] = field(default_factory=Counter)
    touched: dict[int, set[str]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    own: str = ""

    def quote(self, turn: int) -> None:
        """One more of this desk's own accessory, and sometimes the delivery that all desks write."""
        service, actor = self.store.negotiation, self.given.people.manager
        draft, mine = service.current(actor, self.given.deal).draft, f"{self.number}号台"
        others = [line for line in draft.options if line.name != mine]
        draft = replace(draft, options=(*others, OptionLine(mine, turn, Money.of("100"))))
        touched = {mine}
        if self.dice.random() < 0.5:
            draft = replace(draft, delivery_period=f"{self.number}-{turn}")
            touched.add("delivery_period")
        while True:
            try:
                view = service.save(actor, self.given.deal, draft)
                break
            except EditedMeanwhile as refused:
                draft = self._settled(refused.compared, touched)
        self.touched[view.revision] = touched
        self.said["quotations saved"] += 1

    def customer(self, turn: int) -> None:
        """This desk's own field, and sometimes the first line of the note that all desks write."""
        service, actor = self.store.customers, self.given.people.manager
        view = service.view(actor, self.given.customer)
        base = _draft(view)
        if getattr(base, OWN[self.number]) != self.own:  # nobody else writes it
            self.lost.append(f"customer.{OWN[self.number]}: {self.own} → {getattr(base, OWN[self.number])}")
        self.own = f"{self.number}-{turn}"
        edit: dict[str, Any] = {OWN[self.number]: self.own}
        draft, version = replace(base, **edit), view.version
        if self.dice.random() < 0.5:
            draft = replace(draft, note=f"{self.number}-{turn}")
        while True:
            try:
                service.save(actor, self.given.customer, draft, version, base)
                break
            except EditedMeanwhile as refused:
                draft = self._settled(refused.compared, set())
                base, version = refused.compared.versions.theirs, refused.compared.versions.stored
        self.said["customers saved"] += 1

    def _settled(self, compared: Compared[Any], touched: set[str]) -> Any:
        self.said["asked" if compared.asked else "merged"] += 1
        choices = {row.key: self.dice.choice(list(Side)) for row in compared.asked}
        touched -= {row.field for row in compared.asked if choices[row.key] is Side.THEIRS}
        return compared.draft(choices)


def _draft(view: Any) -> CustomerDraft:
    return CustomerDraft(
        view.name, view.phone, address=view.address, district=view.district, interest=view.interest,
        channel=view.channel, note=view.note, kind=view.kind,
    )  # fmt: skip


def work(packed: bytes, number: int, turns: int, start: Barrier, told: Path) -> None:
    """One process at its desk."""
    given: Shared = pickle.loads(packed)
    store = open_with_key(given.location, KEY, FixedClock(NOW))
    desk = Desk(store, given, number, random.Random(number))
    start.wait(timeout=120)
    with _unguarded(blind=given.blind):
        for turn in range(1, turns + 1):
            for act in (desk.quote, desk.customer):
                try:
                    act(turn)
                except ShowroomError as error:
                    desk.said[error.code] += 1
    store.close()
    told.write_bytes(pickle.dumps((desk.said, desk.touched, desk.lost)))


@contextmanager
def _unguarded(*, blind: bool) -> Iterator[None]:
    """The control: a save no longer asks what it was made from."""
    with ExitStack() as stack:
        if blind:
            for module in (quote_comparing, customer_comparing):
                stack.enter_context(patch.object(module, "require_newest", lambda *_: None))
            for checked in (quote_saving, customer_service):
                stack.enter_context(patch.object(checked, "check_version", lambda *_: None))
        yield


def race(store: Showroom, people: People, turns: int, *, desks: int = DESKS, blind: bool = False) -> Race:
    """`desks` processes with `turns` edits each of one quotation and of one customer; then the audit."""
    deal = deal_at(store, people, Step.NEGOTIATION)
    customer = store.customers.create(people.consultant, CustomerDraft("王芳", "13912345678")).id
    packed = pickle.dumps(Shared(store.location, people, deal, customer, blind))
    server = get_context("forkserver")  # it imports the program once; no desk inherits an open database
    server.set_forkserver_preload([__name__])
    start, files = server.Barrier(desks), [store.location.data / f"edited-{n}" for n in range(desks)]
    processes = [server.Process(target=work, args=(packed, n, turns, start, files[n])) for n in range(desks)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        if process.exitcode:
            msg = f"a desk ended with {process.exitcode}"
            raise RuntimeError(msg)
    result, touched = Race(), dict[int, set[str]]()
    for file in files:
        said, of_desk, lost = pickle.loads(file.read_bytes())
        result.said += said
        result.overwritten += lost
        touched |= of_desk
    audit(store, deal, touched, result)
    return result


def audit(store: Showroom, deal: int, touched: dict[int, set[str]], result: Race) -> None:
    """Every version beside the one before it, from the stored rows: only what its author touched may be different."""
    with store.work.db.read() as session:
        rows = session.execute(
            sa.text("SELECT revision, draft FROM quotation WHERE deal_id = :deal ORDER BY revision"), {"deal": deal}
        ).all()
    before: dict[str, object] = {}
    for row in rows:
        plain = json.loads(row.draft)
        now: dict[str, object] = {line["name"]: line["count"] for line in plain["options"]}
        now["delivery_period"] = plain["delivery_period"]
        changed = {key for key in {*before, *now} if before and before.get(key) != now.get(key)}
        result.overwritten += [f"v{row.revision} {key}" for key in sorted(changed - touched.get(row.revision, set()))]
        before = now
    result.versions = len(rows)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--edits", type=int, default=250, help="edits of each desk")
    asked.add_argument("--desks", type=int, default=DESKS, choices=range(2, DESKS + 1))
    asked.add_argument("--blind", action="store_true", help="saves do not ask what they were made from")
    given, faults = asked.parse_args(), 0
    for kind in ("sqlite", "postgresql"):
        with empty_store(kind) as location:
            store = open_with_key(location, KEY, FixedClock(NOW))
            done = race(store, hire(store), given.edits, desks=given.desks, blind=given.blind)
            store.close()
        sys.stdout.write(f"{kind}: {done.line()}\n")
        faults += len(done.overwritten)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
