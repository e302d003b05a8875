"""Customers, demo cars and deals that may drive, for the tests of the test drive."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import ConsentPurpose, Customer, IdKind
from showroom.deals.model import Step
from showroom.kernel.licence import LicencePaper
from showroom.test_drive.drafts import AgreementDraft, DriveDraft, FeedbackDraft, LicenceDraft, ReadingDraft, RouteDraft
from showroom.test_drive.intent import ASPECTS, Intent
from showroom.test_drive.service import TestDriveService
from showroom.test_drive.views import DriveView, TestDriveView
from showroom.vehicles.model import VehicleStatus
from tests.deal_builders import Builder
from tests.made_once import made_once
from tests.store_fixtures import People

ID_NUMBER, BIRTH = "119999199001010012", date(1990, 1, 1)
TEN = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)  # 10:00 in the store
VINS = ("LSVAU2182T2000001", "LSVAU2180T2000002", "LSVAU2182T2000003")
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00"
    b"\x00\rIDATx\x9cc```\xf8\x0f\x00\x01\x04\x01\x00_\xe5\xc3K\x00\x00\x00\x00IEND\xaeB`\x82"
)
LICENCE = LicenceDraft(
    number=ID_NUMBER, name="张三", classes="C2", first_issue=date(2020, 5, 20), valid_from=date(2020, 5, 20),
    valid_to=date(2030, 5, 20), suspended=False, points_full=False, seen=True, copy_filed=True,
    consents=frozenset({ConsentPurpose.PRIVACY, ConsentPurpose.IMAGES}),
)  # fmt: skip


class Lot:
    """A store with demo cars and people who may drive them."""

    def __init__(self, store: Showroom, people: People) -> None:
        self.store, self.people = store, people
        self.build = Builder(store.work)
        self._customers = 0

    @property
    def service(self) -> TestDriveService:
        return self.store.test_drive

    def car(self, vin: str = VINS[0]) -> int:
        return self.build.vehicle(self.people.manager, vin, VehicleStatus.DEMO)

    def deal(self) -> int:
        """A deal at the test drive, of a customer of his own, all called 张三 but with different numbers."""
        self._customers += 1
        me = self.people.consultant
        customer = self.build.customer(me, me, "张三", f"1380013{self._customers:04d}")
        self.change(Customer, customer, id_kind=IdKind.RESIDENT, id_number=ID_NUMBER, birth=BIRTH)
        return self.build.deal(me, customer, me, Step.TEST_DRIVE)

    def change(self, model: Any, row_id: int, **values: object) -> None:
        with self.store.work.db.begin() as session:
            session.execute(sa.update(model).where(model.id == row_id).values(**values))

    def route(self, name: str = "环湖路线", *, motorway: bool = False) -> int:
        draft = RouteDraft(name, 8, 20, 60, "起步、弯道、颠簸、泊车", "湖滨停车场", motorway=motorway)
        return self.service.approve_route(self.people.manager, draft).id

    def plan(self, car: int, **changes: Any) -> DriveDraft:
        """A drive at 10:00 with 陈浩 that satisfies every rule but the signature."""
        draft = DriveDraft(
            vehicle_id=car, escort_id=self.people.colleague.id, starts_at=TEN, minutes=30, persons=2,
            children_seated=True, fit_declared=True, observed_unfit=False,
        )  # fmt: skip
        return replace(draft, **changes)

    def licence(self, deal: int, **changes: Any) -> TestDriveView:
        return self.service.save_licence(self.people.consultant, deal, replace(LICENCE, **changes))

    def book(self, deal: int, draft: DriveDraft) -> DriveView:
        return drive_of(self.service.book(self.people.consultant, deal, draft))

    def sign(self, drive: DriveView, **changes: Any) -> DriveView:
        hands = AgreementDraft(understood=True, customer_image=PNG, escort_image=PNG, version=drive.version)
        draft = replace(hands, **changes)
        return drive_of(self.service.sign_agreement(self.people.consultant, drive.id, draft))

    def out(self, drive: DriveView, **changes: Any) -> DriveView:
        reading = ReadingDraft(1200, 80, observed_unfit=False, version=drive.version, licence_shown=True)
        draft = replace(reading, **changes)
        return drive_of(self.service.keys_out(self.people.consultant, drive.id, draft))

    def back(self, drive: DriveView, **changes: Any) -> DriveView:
        draft = replace(ReadingDraft(1212, 74, damage_checked=True, version=drive.version), **changes)
        return drive_of(self.service.come_back(self.people.consultant, drive.id, draft))

    def feedback(self, drive: DriveView, **changes: Any) -> DriveView:
        draft = FeedbackDraft(dict.fromkeys(ASPECTS, 4), "底盘扎实", Intent.FORTNIGHT, drive.version)
        return drive_of(self.service.feedback(self.people.consultant, drive.id, replace(draft, **changes)))

    def signed(self) -> tuple[int, int, DriveView]:
        """(deal, car, drive) that is ready for the keys."""

        def made() -> tuple[int, int, DriveView]:
            deal, car = self.deal(), self.car()
            self.licence(deal)
            return deal, car, self.sign(self.book(deal, self.plan(car, route_id=self.route())))

        ready = made_once(self.store, f"signed drive of customer {self._customers + 1}", made)
        self._customers = max(self._customers, 1)  # a copied customer has a number too
        return ready


def drive_of(view: TestDriveView) -> DriveView:
    assert view.drive is not None
    return view.drive


def later(minutes: int) -> datetime:
    return TEN + timedelta(minutes=minutes)


FOREIGN = LicencePaper.FOREIGN_LICENCE
