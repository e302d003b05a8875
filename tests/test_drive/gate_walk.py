"""Random acts around the gate of the test drive: nothing may reach `checked`, `agreement_signed` or `out` unproved.

python -m tests.test_drive.gate_walk --steps 100000 --processes 2
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from unittest.mock import patch

import sqlalchemy as sa

from showroom.bootstrap import Location, open_with_key
from showroom.customers.model import ConsentPurpose, Customer
from showroom.deals.model import Step
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import ShowroomError
from showroom.kernel.licence import LicencePaper
from showroom.kernel.money import Money
from showroom.persistence.database import Database
from showroom.persistence.engines import sqlcipher_engine
from showroom.staff.model import StaffMember
from showroom.test_drive import course
from showroom.test_drive.case import Mode
from showroom.test_drive.case_building import Plan, judge
from showroom.test_drive.drafts import AgreementDraft, FeedbackDraft, Passenger, ReadingDraft, SlotDraft
from showroom.test_drive.intent import ASPECTS, Intent
from showroom.test_drive.model import DriveIncident, DriveRoute, DrivingLicence
from showroom.test_drive.rules import DriveStatus
from showroom.test_drive.views import EligibilityView
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.store_fixtures import KEY, NOW, People, fill_store, hire
from tests.test_drive.driving import LICENCE, PNG, VINS, Lot
from tests.test_drive.gate_oracle import Held, Oracle

DEALS, CARS = 3, 3
REASON = "已当面核对材料，同意放行"
CODES = ("TD-05", "TD-07", "TD-11", "TD-12", "TD-17", "DL-08", "G-06", "TD-02", "TD-06", "TD-08", "TD-09", "TD-16")
Act = Callable[[], object]
Values = dict[str, Any]


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

    def __init__(self, lot: Lot, clock: FixedClock, seed: int) -> None:
        self.lot, self.clock, self.dice = lot, clock, random.Random(seed)
        self.right = clock.at  # what the clock says when nobody has set it back
        self.deals = [lot.deal() for _ in range(DEALS)]
        self.cars = [lot.car(vin) for vin in VINS[:CARS]]
        self.routes = [lot.route(), lot.route("高速路线", motorway=True)]
        self.oracle = Oracle(lot.store)
        self.tally = Tally()
        for deal in self.deals:
            lot.licence(deal)
        self._mend()

    def run(self, steps: int, *, until_fault: bool = False) -> Tally:
        """Try `steps` acts; each entry into a guarded status is judged at once, from the tables."""
        known = self.oracle.statuses()
        for _ in range(steps):
            if until_fault and self.tally.faults:
                break
            name, act = self._choose()
            try:
                act()
            except ShowroomError:
                self.tally.refused += 1
            self.tally.steps += 1
            now = self.oracle.statuses()
            for drive_id, status in now.items():
                if known.get(drive_id) is not status:
                    self._judge(drive_id, status, name)
            known = now
        return self.tally

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
            return "change", self._change
        if kind < 0.9:
            return "mend", self._mend
        return ("time", self._time) if kind < 0.96 else self._next(deal)

    def _actor(self) -> Actor:
        people = self.lot.people
        if self.dice.random() < 0.8:
            return self.dice.choice((people.consultant, people.manager, people.general_manager))
        names = list(People.__dataclass_fields__)
        chosen: Actor = getattr(people, self.dice.choice(names))
        return chosen

    def _drive(self, deal: int) -> Held | None:
        return self.oracle.newest(deal)

    def _next(self, deal: int) -> tuple[str, Act]:
        """What a sensible person would do next."""
        drive = self._drive(deal)
        way = {
            DriveStatus.BOOKED: "check", DriveStatus.CHECKED: "sign", DriveStatus.AGREEMENT_SIGNED: "out",
            DriveStatus.OUT: "back", DriveStatus.RETURNED: "feedback",
        }  # fmt: skip
        name = "book" if drive is None else way.get(drive.status, "book")
        if name == "out" and self.dice.random() < 0.2:
            name = "cancel"  # its hour is over, or not yet there
        if name == "book" and self.dice.random() < 0.3:
            name = "licence"
        if drive is not None and name in ("check", "sign", "out") and self.dice.random() < 0.12:
            name = self.dice.choice(("licence", "cancel"))
        elif drive is not None and name in ("check", "sign", "out") and self._lacks_approval(drive):
            name = "override"
        return name, self._act(name, deal, drive)

    def _lacks_approval(self, drive: Held) -> bool:
        """Whether somebody would now go and ask the manager, which two of three do."""
        return self.dice.random() < 0.67 and bool(self.oracle.judge(drive.id, self.clock.at, leaving=False).against)

    def _any(self, deal: int) -> tuple[str, Act]:
        drive = self._drive(deal)
        names = ["book", "licence"]
        if drive is not None:
            names += ["check", "sign", "out", "back", "feedback", "cancel", "no_show", "refuse", "incident", "override",
                      "deal_override", "move", "reschedule"]  # fmt: skip
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
            "reschedule": partial(service.reschedule, me, ident, slot),
        }
        return acts[name]

    def _override(self, me: Actor, ident: int) -> None:
        """Somebody lets pass what stands there, or tries to; with a good reason or a short one."""
        codes = self.oracle.judge(ident, self.clock.at, leaving=False).against or CODES
        reason = REASON if self.dice.random() < 0.9 else "熟客"
        code = self.dice.choice(codes)
        self.lot.service.override(me, ident, "G-06" if code == "clock" else code, reason)

    def _licence(self, me: Actor, deal: int) -> None:
        good = self.dice.random() < 0.85
        valid_to = date(2035, 5, 20) if good else self.clock.at.date() - timedelta(days=self.dice.randrange(3))
        draft = replace(
            LICENCE, valid_to=valid_to, version=self.oracle.licence_version(deal), seen=self.dice.random() < 0.9
        )
        self.lot.service.save_licence(me, deal, draft)

    def _change(self) -> None:
        """Something goes wrong underneath, past every service."""
        today, dice, people = self.clock.at.date(), self.dice, self.lot.people
        yesterday = today - timedelta(days=1)
        licence = 1 + dice.randrange(DEALS)
        paper: list[Values] = [
            {"valid_to": yesterday}, {"valid_to": today}, {"suspended": True}, {"points_full": None}, {"name": "李四"},
            {"number": "11010519491231002X"}, {"classes": "C3"}, {"issuer": "DE"}, {"copy_filed": False},
            {"first_issue": today - timedelta(days=100)}, {"conditions": "眼镜", "conditions_confirmed": False},
            {"paper": LicencePaper.LEARNER_PERMIT},
        ]  # fmt: skip
        who: list[Values] = [
            {"birth": date(1950, 1, 1)},
            {"birth": None},
            {"birth": date(2010, 1, 1)},
            {"name": "李四"},
        ]
        car: list[Values] = [
            {"status": VehicleStatus.OUT_OF_SERVICE}, {"status": VehicleStatus.IN_STOCK}, {"open_defect": True},
            {"compulsory_valid_to": yesterday}, {"third_party": None}, {"inspection_valid_to": yesterday},
            {"plate": ""}, {"own_damage": False},
        ]  # fmt: skip
        with_whom: list[Values] = [
            {"active": False}, {"escort": False}, {"licence_valid_to": yesterday}, {"licence_classes": "C3"},
        ]  # fmt: skip
        choices: list[tuple[type, int, Values]] = [
            (DrivingLicence, licence, dice.choice(paper)), (Customer, licence, dice.choice(who)),
            (Vehicle, dice.choice(self.cars), dice.choice(car)),
            (StaffMember, dice.choice((people.consultant.id, people.colleague.id)), dice.choice(with_whom)),
            (DriveRoute, dice.choice(self.routes), {"active": False}),
        ]  # fmt: skip
        if dice.random() < 0.15:
            self.lot.store.customers.withdraw_consent(
                people.manager, licence, dice.choice((ConsentPurpose.PRIVACY, ConsentPurpose.IMAGES)), "2026-11"
            )
        elif dice.random() < 0.5:
            self._put(*self._to_approve(licence, today))
        elif dice.random() < 0.1:
            self.lot.service.list_incident(people.manager, licence, "拒不服从陪驾指示")
        else:
            self._put(*dice.choice(choices))

    def _to_approve(self, customer: int, today: date) -> tuple[type, int, Values]:
        """What a manager may let pass."""
        car = self.dice.choice(self.cars)
        choices: list[tuple[type, int, Values]] = [
            (DrivingLicence, customer, {"first_issue": today - timedelta(days=100)}),
            (Customer, customer, {"birth": date(1950, 1, 1)}),
            (Vehicle, car, {"own_damage": False}), (Vehicle, car, {"third_party": None}),
            (Vehicle, car, {"open_defect": True}),
        ]  # fmt: skip
        return self.dice.choice(choices)

    def _put(self, model: type, row: int, values: Values) -> None:
        self.lot.change(model, row, **values)

    def _mend(self) -> None:
        """Everything as it should be again, so that the walk comes far."""
        good: list[tuple[type, dict[str, object]]] = [
            (Vehicle, {
                "status": VehicleStatus.DEMO, "open_defect": False, "compulsory_valid_to": date(2035, 1, 1),
                "third_party": Money.of("1000000"), "inspection_valid_to": date(2035, 1, 1), "plate": "沪AD12345",
                "own_damage": True, "odometer_km": 1000,
            }),
            (DriveRoute, {"active": True}), (Customer, {"birth": date(1990, 1, 1), "name": "张三"}),
            (DrivingLicence, {
                "valid_to": date(2035, 5, 20), "suspended": False, "points_full": False, "name": "张三",
                "number": LICENCE.number, "classes": "C2", "issuer": "CN", "conditions": "", "copy_filed": True,
                "first_issue": date(2020, 5, 20), "paper": LicencePaper.LICENCE, "seen_at": self.clock.at,
            }),
        ]  # fmt: skip
        escort = {"active": True, "escort": True, "licence_valid_to": date(2035, 1, 1), "licence_classes": "C1"}
        escorts = (self.lot.people.consultant.id, self.lot.people.colleague.id)
        with self.lot.store.work.db.begin() as session:
            for model, values in good:
                session.execute(sa.update(model).values(**values))
            session.execute(sa.update(StaffMember).where(StaffMember.id.in_(escorts)).values(**escort))
            if self.dice.random() < 0.5:
                session.execute(sa.update(DriveIncident).values(expires_on=date(2020, 1, 1)))
        if self.dice.random() < 0.5:
            manager, customers = self.lot.people.manager, self.lot.store.customers
            for customer, purpose in self.oracle.consents_lacking(range(1, DEALS + 1)):
                customers.give_consent(manager, customer, purpose, "2026-11")

    def _time(self) -> None:
        """Minutes pass; now and then a day, and sometimes somebody sets the clock back or right again."""
        choice = self.dice.random()
        if choice < 0.12:
            self.clock.at = self.right - timedelta(minutes=self.dice.choice((3, 20, 600, 60 * 24 * 200)))
            return
        self.right = max(self.right, self.clock.at) + timedelta(minutes=self.dice.choice((1, 3, 7, 20, 45)))
        if choice > 0.97:
            self.right += timedelta(days=1)
        self.clock.at = self.right


def judge_open(real: Callable[..., EligibilityView], leaving: bool, tx: object, plan: Plan) -> EligibilityView:
    """The control's gate: whoever asks at the keys (or before them) is told that all is well."""
    return EligibilityView("OK", (), True) if plan.leaving is leaving else real(tx, plan)


def walk(seed: int, steps: int, broken: str = "") -> Tally:
    """`steps` acts on a store of its own; `broken` takes the gate away: at the `keys`, or at the `agreement`."""
    shared = Path("/dev/shm")
    with ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None, prefix="walk-"))
        )
        fill_store(Database(sqlcipher_engine(folder / "store.db", KEY)))
        clock = FixedClock(NOW)
        store = open_with_key(Location(folder), KEY, clock)
        stack.callback(store.close)
        # The walk looks into the tables, so nobody reads the page that each act answers with.
        stack.enter_context(patch("showroom.test_drive.queries.page_view", lambda *_: None))
        # The walk signs a thousand times: what the paper looks like is proved elsewhere.
        stack.enter_context(patch("showroom.test_drive.paper.render", lambda *_: b"%PDF-1.7 /Type /Page\n%%EOF"))
        if broken:
            broken_judge = partial(judge_open, judge, broken == "keys")
            stack.enter_context(patch.object(course, "judge", broken_judge))
        return Walk(Lot(store, hire(store)), clock, seed).run(steps, until_fault=bool(broken))


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--steps", type=int, default=100_000)
    asked.add_argument("--processes", type=int, default=2)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--broken", choices=("", "keys", "agreement"), default="")
    given = asked.parse_args()
    begin, total = time.monotonic(), Tally()
    each = -(-given.steps // given.processes)
    with ProcessPoolExecutor(given.processes, mp_context=get_context("spawn")) as pool:
        turns = [pool.submit(walk, given.seed + n, each, given.broken) for n in range(given.processes)]
        for turn in turns:
            total.add(turn.result())
    sys.stdout.write(f"{total.line()}; {time.monotonic() - begin:.0f} s\n")
    return 1 if total.faults else 0


if __name__ == "__main__":
    sys.exit(main())
