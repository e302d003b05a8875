"""Random acts around the gate of the test drive: nothing may reach `checked`, `agreement_signed` or `out` unproved.

python -m tests.test_drive.gate_walk --steps 100000 --processes 2
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

from showroom.bootstrap import Location, open_with_key
from showroom.deals.model import Step
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import ShowroomError
from showroom.kernel.findings import Override
from showroom.persistence.database import Database
from showroom.persistence.engines import sqlcipher_engine
from showroom.test_drive import course
from showroom.test_drive.case import Mode
from showroom.test_drive.case_building import Plan, judge
from showroom.test_drive.drafts import AgreementDraft, FeedbackDraft, Passenger, ReadingDraft, SlotDraft
from showroom.test_drive.intent import ASPECTS, Intent
from showroom.test_drive.refusals import NotEligible
from showroom.test_drive.rules import DriveStatus
from showroom.test_drive.views import EligibilityView
from tests.store_fixtures import KEY, NOW, People, fill_store, hire
from tests.test_drive.driving import LICENCE, PNG, VINS, Lot
from tests.test_drive.gate_changes import Underneath
from tests.test_drive.gate_oracle import Held, Oracle

DEALS, CARS = 3, 3
STEPS_A_STORE, STEPS_A_TASK = 1000, 5000
"""A store grows slower to read with each act; a fresh one after so many steps, so many steps to a process at a time."""
REASON = "已当面核对材料，同意放行"
CODES = ("TD-05", "TD-07", "TD-11", "TD-12", "TD-17", "DL-08", "G-06", "TD-02", "TD-06", "TD-08", "TD-09", "TD-16")
Act = Callable[[], object]


@dataclass
class Tally:
    """What a walk did: `reached` counts entries into each guarded status, `faults` those without proof."""

    steps: int = 0
    refused: int = 0
    overridden: int = 0
    reached: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.steps, self.refused = self.steps + other.steps, self.refused + other.refused
        self.overridden += other.overridden
        self.reached += other.reached
        self.faults += other.faults

    def line(self) -> str:
        reached = ", ".join(f"{name} {count}" for name, count in sorted(self.reached.items()))
        return (
            f"{self.steps} steps, {self.refused} refused, {self.overridden} went on an override;"
            f" reached: {reached}; faults: {len(self.faults)} {self.faults[:3]}"
        )


class Walk:
    """One store and somebody at the desk who tries everything; the dice decide."""

    def __init__(self, lot: Lot, clock: FixedClock, seed: str) -> None:
        self.lot, self.clock, self.dice = lot, clock, random.Random(seed)
        self.deals = [lot.deal() for _ in range(DEALS)]
        self.cars = [lot.car(vin) for vin in VINS[:CARS]]
        self.routes = [lot.route(), lot.route("高速路线", motorway=True)]
        self.oracle = Oracle(lot.store)
        self.under = Underneath(lot, clock, self.dice, self.oracle)
        self.under.cars, self.under.routes, self.under.customers = self.cars, self.routes, DEALS
        self.tally = Tally()
        self.drives: dict[int, Held] = {}
        self.about: int | None = None
        self.told: dict[int, tuple[str, ...]] = {}
        """What the last refusal of each drive named: whoever stands there would ask a manager for that."""
        for deal in self.deals:
            lot.licence(deal)
        self.under.mend()

    def run(self, steps: int, *, until_fault: bool = False) -> Tally:
        """Try `steps` acts; each entry into a guarded status is judged at once, from the tables."""
        self.drives = self.oracle.drives()
        for _ in range(steps):
            if until_fault and self.tally.faults:
                break
            self.about = None
            name, act = self._choose()
            self._try(name, act)
            self.tally.steps += 1
            known, self.drives = self.drives, self.oracle.drives()
            for drive in self.drives.values():
                if drive.id not in known or known[drive.id].status is not drive.status:
                    self._judge(drive.id, drive.status, name)
        return self.tally

    def _try(self, name: str, act: Act) -> None:
        told: tuple[str, ...] = ()
        try:
            act()
        except NotEligible as error:
            self.tally.refused += 1
            told = tuple(finding.code for finding in error.findings if finding.override is not Override.NONE)
        except ShowroomError:
            self.tally.refused += 1
            told = self.told.get(self.about or 0, ())
        if self.about is not None and name != "override":
            self.told[self.about] = told

    def _judge(self, drive_id: int, status: DriveStatus, name: str) -> None:
        if status not in (DriveStatus.CHECKED, DriveStatus.AGREEMENT_SIGNED, DriveStatus.OUT):
            return
        self.tally.reached[status.value] += 1
        verdict = self.oracle.judge(drive_id, self.clock.at, leaving=status is DriveStatus.OUT)
        self.tally.overridden += verdict.overridden and status is DriveStatus.OUT
        if verdict.against:
            self.tally.faults.append(f"{status.value} by {name}: {', '.join(verdict.against)}")

    def _choose(self) -> tuple[str, Act]:
        deal = self.dice.choice(self.deals)
        kind = self.dice.random()
        if kind < 0.66:
            return self._next(deal)
        if kind < 0.76:
            return self._any(deal)
        if kind < 0.83:
            return "change", self.under.change
        if kind < 0.9:
            return "mend", self.under.mend
        return ("time", self.under.time) if kind < 0.96 else self._next(deal)

    def _actor(self) -> Actor:
        people = self.lot.people
        if self.dice.random() < 0.8:
            return self.dice.choice((people.consultant, people.manager, people.general_manager))
        names = list(People.__dataclass_fields__)
        chosen: Actor = getattr(people, self.dice.choice(names))
        return chosen

    def _drive(self, deal: int) -> Held | None:
        return next((drive for drive in reversed(self.drives.values()) if drive.deal_id == deal), None)

    def _next(self, deal: int) -> tuple[str, Act]:
        """What a sensible person would do next."""
        drive = self._drive(deal)
        way = {
            DriveStatus.BOOKED: "check", DriveStatus.CHECKED: "sign", DriveStatus.AGREEMENT_SIGNED: "out",
            DriveStatus.OUT: "back", DriveStatus.RETURNED: "feedback",
        }  # fmt: skip
        name = "book" if drive is None else way.get(drive.status, "book")
        if name == "check" and self.dice.random() < 0.5:
            name = "sign"  # which says what stands against it
        if name == "out" and self.dice.random() < 0.2:
            name = "cancel"  # its hour is over, or not yet there
        if name == "book" and self.dice.random() < 0.3:
            name = "licence"
        elif name == "book" and drive is not None and self.dice.random() < 0.15:
            name = "reopen"
        if drive is not None and name in ("check", "sign", "out") and self.dice.random() < 0.12:
            name = self.dice.choice(("licence", "cancel"))
        elif drive is not None and name in ("check", "sign", "out") and self._lacks_approval(drive):
            name = "override"
        return name, self._act(name, deal, drive)

    def _lacks_approval(self, drive: Held) -> bool:
        """Whether somebody would now go and ask the manager, which two of three do."""
        return bool(self.told.get(drive.id)) and self.dice.random() < 0.67

    def _any(self, deal: int) -> tuple[str, Act]:
        drive = self._drive(deal)
        names = ["book", "licence"]
        if drive is not None:
            names += ["check", "sign", "out", "back", "feedback", "cancel", "no_show", "refuse", "incident", "override",
                      "deal_override", "move", "reschedule", "reopen", "remind"]  # fmt: skip
        name = self.dice.choice(names)
        return name, self._act(name, deal, drive)

    def _act(self, name: str, deal: int, drive: Held | None) -> Act:
        service, me, dice, start = self.lot.service, self._actor(), self.dice, self.clock.at
        plan = self.lot.plan(
            dice.choice(self.cars), mode=dice.choices((Mode.DRIVE, Mode.RIDE), (4, 1))[0],
            escort_id=dice.choice((self.lot.people.consultant.id, self.lot.people.colleague.id)),
            starts_at=start + timedelta(minutes=dice.choice((-10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 20, 1440))),
            route_id=dice.choice((*self.routes, None)), fit_declared=dice.random() < 0.93,
            observed_unfit=dice.choices((False, None, True), (12, 1, 1))[0], persons=dice.choice((2, 2, 2, 2, 3, 6)),
            children_seated=dice.random() < 0.95, probation_sticker=dice.random() < 0.8,
        )  # fmt: skip
        if name == "book":
            return partial(service.book, me, deal, plan)
        if name == "licence":
            return partial(self._licence, me, deal)
        assert drive is not None
        ident, version = drive.id, drive.version - (dice.random() < 0.03)
        self.about = ident
        plan = replace(plan, version=version)
        unfit = dice.choices((False, None, True), (12, 1, 1))[0]
        reading = ReadingDraft(100_000, 80, unfit, True, version=version, licence_shown=True)
        others = (Passenger("李四", PNG),) * max(0, (drive.persons or 2) - 2)
        agreement = AgreementDraft(True, PNG, PNG, others, dice.random() < 0.3, version=version)
        slot = SlotDraft(dice.choice((*self.cars, None)), None, plan.starts_at, dice.choice((30, 60, None)), version)
        code = dice.choice(CODES)
        acts: dict[str, Act] = {
            "check": partial(service.save_check, me, ident, plan),
            "sign": partial(service.sign_agreement, me, ident, agreement),
            "out": partial(service.keys_out, me, ident, reading),
            "back": partial(service.come_back, me, ident, reading),
            "feedback": partial(
                service.feedback, me, ident, FeedbackDraft(dict.fromkeys(ASPECTS, 4), "", Intent.MONTH, version)
            ),
            "cancel": partial(service.cancel, me, ident, "客户改天再来"),
            "no_show": partial(service.no_show, me, ident),
            "refuse": partial(service.refuse, me, ident, "客户身上有酒味"),
            "incident": partial(service.report_incident, me, ident, "追尾"),
            "override": partial(self._override, me, ident),
            "deal_override": partial(self.lot.store.deals.override, me, deal, Step.TEST_DRIVE, code, REASON),
            "move": partial(service.move, me, ident, plan),
            "reopen": partial(service.reopen, me, ident),
            "remind": partial(service.remind, me, ident, done=dice.random() < 0.7),
            "reschedule": partial(service.reschedule, me, ident, slot),
        }
        return acts[name]

    def _override(self, me: Actor, ident: int) -> None:
        """Somebody lets pass what stands there, or tries to; with a good reason or a short one."""
        codes = self.told.get(ident) or CODES
        reason = REASON if self.dice.random() < 0.9 else "熟客"
        code = self.dice.choice(codes)
        self.told[ident] = tuple(other for other in self.told.get(ident, ()) if other != code)
        self.lot.service.override(me, ident, code, reason)

    def _licence(self, me: Actor, deal: int) -> None:
        good = self.dice.random() < 0.85
        valid_to = date(2035, 5, 20) if good else self.clock.at.date() - timedelta(days=self.dice.randrange(3))
        draft = replace(
            LICENCE, valid_to=valid_to, version=self.oracle.licence_version(deal), seen=self.dice.random() < 0.9
        )
        self.lot.service.save_licence(me, deal, draft)


def judge_open(real: Callable[..., EligibilityView], leaving: bool, tx: object, plan: Plan) -> EligibilityView:
    """The control's gate: whoever asks at the keys (or before them) is told that all is well."""
    return EligibilityView("OK", (), True) if plan.leaving is leaving else real(tx, plan)


def walk(seed: int, steps: int, broken: str = "") -> Tally:
    """`steps` acts on stores of their own; `broken` takes the gate away: at the `keys`, or at the `agreement`."""
    shared, total = Path("/dev/shm"), Tally()
    with ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None, prefix="walk-"))
        )
        people = staffed_store(folder)
        # The walk looks into the tables, so nobody reads the page that each act answers with.
        stack.enter_context(patch("showroom.test_drive.queries.page_view", lambda *_: None))
        # The walk signs a thousand times: what the papers look like is proved elsewhere.
        for paper in ("paper", "report"):
            stack.enter_context(patch(f"showroom.test_drive.{paper}.render", lambda *_: b"%PDF-1.7 /Type /Page\n%%EOF"))
        stack.enter_context(patch("showroom.test_drive.paper.sealed_pdf", lambda _tx, pdf: pdf))
        if broken:
            broken_judge = partial(judge_open, judge, broken == "keys")
            stack.enter_context(patch.object(course, "judge", broken_judge))
        for begin in range(0, steps, STEPS_A_STORE):
            if broken and total.faults:
                break
            count = min(STEPS_A_STORE, steps - begin)
            total.add(walk_one(folder, people, f"{seed}/{begin}", count, until_fault=bool(broken)))
    return total


def staffed_store(folder: Path) -> People:
    """A closed store with its people, to copy from."""
    fill_store(Database(sqlcipher_engine(folder / "store.db", KEY)))
    store = open_with_key(Location(folder), KEY, FixedClock(NOW))
    people = hire(store)
    store.close()
    return people


def walk_one(folder: Path, people: People, seed: str, steps: int, *, until_fault: bool) -> Tally:
    """One copied store, on some day of the three years after the rulebook's."""
    with tempfile.TemporaryDirectory(dir=folder) as own:
        shutil.copy(folder / "store.db", Path(own) / "store.db")
        clock = FixedClock(NOW + timedelta(days=random.Random(seed).randrange(3 * 365)))
        store = open_with_key(Location(Path(own)), KEY, clock)
        try:
            return Walk(Lot(store, people), clock, seed).run(steps, until_fault=until_fault)
        finally:
            store.close()


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--steps", type=int, default=100_000)
    asked.add_argument("--processes", type=int, default=2)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--broken", choices=("", "keys", "agreement"), default="")
    given = asked.parse_args()
    begin, total = time.monotonic(), Tally()
    tasks = [min(STEPS_A_TASK, given.steps - done) for done in range(0, given.steps, STEPS_A_TASK)]
    with ProcessPoolExecutor(given.processes, mp_context=get_context("spawn")) as pool:
        turns = [pool.submit(walk, given.seed + n, steps, given.broken) for n, steps in enumerate(tasks)]
        for turn in as_completed(turns):
            total.add(turn.result())
            sys.stderr.write(f"{time.monotonic() - begin:.0f} s: {total.line()}\n")
    sys.stdout.write(f"{total.line()}; {time.monotonic() - begin:.0f} s\n")
    return 1 if total.faults else 0


if __name__ == "__main__":
    sys.exit(main())
