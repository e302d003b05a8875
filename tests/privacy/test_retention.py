"""The retention clock: what is due by which rule on which day, and what a run may end (PI-07, MF-09)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.deals.model import Deal, DealStatus, Step
from showroom.financing.model import Financing, LoanEvent, LoanStatus
from showroom.kernel.actor import Permission, Role
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from showroom.persistence.actions import Tx, Workplace, writes
from showroom.privacy.due import DueItem, DueRule
from showroom.privacy.erasure_model import ErasureKind
from showroom.test_drive.case import Mode
from showroom.test_drive.model import DriveSignature, TestDrive
from tests.customers.merge_world import create
from tests.deal_builders import deal_at
from tests.store_fixtures import NOW, People, hire


class Past:
    """Writes what happened on the clock's day, past the rules of the steps."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.SIGNED_IN)
    def delivered(self, tx: Tx, deal_id: int) -> int:
        deal = tx.session.get_one(Deal, deal_id)
        deal.status, deal.delivered_on = DealStatus.WON, tx.today
        tx.audit("deal", deal_id)
        return deal.customer_id

    @writes(Permission.SIGNED_IN)
    def drive(self, tx: Tx, deal_id: int) -> int:
        deal = tx.session.get_one(Deal, deal_id)
        deal.status = DealStatus.LOST
        assert deal.vehicle_id is not None
        drive = TestDrive(
            number=f"T{deal_id}", deal_id=deal_id, customer_id=deal.customer_id, vehicle_id=deal.vehicle_id,
            escort_id=tx.actor.id, mode=Mode.DRIVE, starts_at=tx.now, ends_at=tx.now + timedelta(hours=1),
            held_until=tx.now + timedelta(hours=1), signed_at=tx.now, created_at=tx.now, created_by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(drive)
        tx.session.flush()
        tx.session.add(DriveSignature(test_drive_id=drive.id, part="driver", name="张三", image=b"x", signed_at=tx.now))
        tx.audit("test_drive", drive.id)
        return drive.id

    @writes(Permission.SIGNED_IN)
    def decided(self, tx: Tx, deal_id: int, status: LoanStatus) -> int:
        financing = Financing(
            deal_id=deal_id, status=status, status_at=tx.now, monthly_income=Money.of("12000"),
            monthly_debts=Money.of("900"), overdue_declared=True, credit_authorised_at=tx.now,
        )  # fmt: skip
        tx.session.add(financing)
        tx.session.flush()
        tx.session.add(
            LoanEvent(financing_id=financing.id, status=status, note="月收入一万二", at=tx.now, by=tx.actor.id)
        )
        tx.audit("financing", financing.id)
        return financing.id


def numbers(store: Showroom, people: People, rule: DueRule) -> list[int]:
    return [item.object_id for item in store.retention.due(people.admin, rule)]


def at(clock: FixedClock, day: date) -> None:
    clock.at = datetime(day.year, day.month, day.day, 4, tzinfo=NOW.tzinfo)


@pytest.mark.rule("PI-07", "MF-09")
def test_a_sold_customer_ends_ten_years_after_delivery_and_not_a_day_before(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    at(clock, date(2013, 5, 10))
    sold = Past(store.work).delivered(people.consultant, deal_at(store, people, Step.DELIVERY))
    at(clock, date(2023, 5, 10))
    assert numbers(store, people, DueRule.SOLD) == []  # the last day belongs to the period (G-03)
    early = DueItem(DueRule.SOLD, sold, sold, "", "", date(2013, 5, 10), date(2023, 5, 10))
    result = store.retention.run(people.admin, [early])
    assert [left.why.message.code for left in result.left] == ["privacy_not_due"]
    at(clock, date(2023, 5, 11))
    (item,) = store.retention.due(people.admin, DueRule.SOLD)
    assert (item.object_id, item.since, item.due, item.blocked) == (sold, date(2013, 5, 10), date(2023, 5, 10), None)
    assert "张三" not in item.who
    counted = {line.rule: line.count for line in store.retention.counts(people.admin)}
    assert (counted[DueRule.SOLD], counted[DueRule.LEAD]) == (1, 0)
    (done,) = store.retention.run(people.admin, [item]).done
    assert done.kind is ErasureKind.ERASED
    assert numbers(store, people, DueRule.SOLD) == []
    with pytest.raises(ShowroomError) as gone:
        store.customers.view(people.manager, sold)
    assert gone.value.code == "customer_erased"


@dataclass
class Stops:
    """Asks to stop after the first."""

    cancelled: bool = False
    told: list[tuple[int, int]] = field(default_factory=list)

    def report(self, count: int, total: int) -> None:
        self.told.append((count, total))
        self.cancelled = True


@pytest.mark.rule("PI-07")
def test_lost_leads_end_after_24_months_one_by_one_until_stopped(sqlite_store: Showroom, clock: FixedClock) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    at(clock, date(2024, 1, 15))
    first, second = (create(store, people.manager, name, f"1390000000{n}") for n, name in enumerate(("甲", "乙")))
    at(clock, date(2024, 1, 16))
    create(store, people.manager, "丙", "13900000009")
    at(clock, date(2026, 1, 16))
    items = store.retention.due(people.admin, DueRule.LEAD)
    assert [item.object_id for item in items] == [first, second]
    watch = Stops()
    result = store.retention.run(people.admin, items, watch)
    assert (result.complete, [one.customer_id for one in result.done], watch.told) == (False, [first], [(1, 2)])
    assert numbers(store, people, DueRule.LEAD) == [second]
    for actor in (people.manager, people.general_manager, people.consultant):
        with pytest.raises(ShowroomError) as refused:
            store.retention.run(actor, items)
        assert refused.value.code == "not_allowed"
    assert Role.ADMINISTRATOR in people.admin.roles


@pytest.mark.rule("PI-07", "PI-05", "TD-08")
def test_test_drive_papers_end_after_three_years_and_the_drive_stays(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    at(clock, date(2020, 2, 3))
    drive = Past(store.work).drive(people.consultant, deal_at(store, people, Step.NEGOTIATION))
    at(clock, date(2023, 2, 3))
    assert numbers(store, people, DueRule.TEST_DRIVE) == []
    at(clock, date(2023, 2, 4))
    (item,) = store.retention.due(people.admin, DueRule.TEST_DRIVE)
    store.retention.run(people.admin, [item])
    with store.work.db.read() as session:
        assert session.scalar(sa.select(sa.func.count(DriveSignature.id))) == 0
        assert session.get_one(TestDrive, drive).signed_at is not None
    assert numbers(store, people, DueRule.TEST_DRIVE) == []


@pytest.mark.rule("PI-07", "FI-06")
def test_what_was_told_for_a_loan_ends_30_days_after_the_decision(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    deal_id = deal_at(store, people, Step.FINANCING)
    financing = Past(store.work).decided(people.finance, deal_id, LoanStatus.APPROVED)
    clock.move(days=30)
    assert numbers(store, people, DueRule.CREDIT) == []
    clock.move(days=1)
    (item,) = store.retention.due(people.admin, DueRule.CREDIT)
    store.retention.run(people.admin, [item])
    with store.work.db.read() as session:
        row = session.get_one(Financing, financing)
        assert (row.monthly_income, row.monthly_debts, row.overdue_declared) == (None, Money(0), None)
        assert row.credit_authorised_at is not None  # that they agreed stays proved (PI-04)
        assert session.scalars(sa.select(LoanEvent.note)).all() == [""]
    assert numbers(store, people, DueRule.CREDIT) == []
