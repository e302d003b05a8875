"""What happens around the walk past every service: things go wrong underneath, are mended again, and time passes."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from showroom.customers.model import ConsentPurpose, Customer
from showroom.kernel.clock import FixedClock
from showroom.kernel.licence import LicencePaper
from showroom.kernel.money import Money
from showroom.staff.model import StaffMember
from showroom.test_drive.model import DriveIncident, DriveRoute, DrivingLicence
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.test_drive.driving import LICENCE, Lot
from tests.test_drive.gate_oracle import Oracle

Values = dict[str, Any]


class Underneath:
    """Changes to the `cars`, `routes` and `customers` of a lot that no service made; `dice` decide."""

    def __init__(self, lot: Lot, clock: FixedClock, dice: random.Random, oracle: Oracle) -> None:
        self.lot, self.clock, self.dice, self.oracle = lot, clock, dice, oracle
        self.right = clock.at  # what the clock says when nobody has set it back
        self.cars: list[int] = []
        self.routes: list[int] = []
        self.customers = 0

    def change(self) -> None:
        """Something goes wrong underneath, past every service."""
        today, dice, people = self.clock.at.date(), self.dice, self.lot.people
        yesterday = today - timedelta(days=1)
        licence = 1 + dice.randrange(self.customers)
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

    def mend(self) -> None:
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
            for customer, purpose in self.oracle.consents_lacking(range(1, self.customers + 1)):
                customers.give_consent(manager, customer, purpose, "2026-11")

    def time(self) -> None:
        """Minutes pass; now and then a day, and sometimes somebody sets the clock back or right again."""
        choice = self.dice.random()
        if choice < 0.12:
            self.clock.at = self.right - timedelta(minutes=self.dice.choice((3, 20, 600, 60 * 24 * 200)))
            return
        self.right = max(self.right, self.clock.at) + timedelta(minutes=self.dice.choice((1, 3, 7, 20, 45)))
        if choice > 0.97:
            self.right += timedelta(days=1)
        self.clock.at = self.right
