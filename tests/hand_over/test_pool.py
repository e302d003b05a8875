"""Idle customers return to the pool by rule and with a reason; consultants take from it, so many a day."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer, CustomerTask, Grade
from showroom.deals.model import Deal, Step
from showroom.hand_over.rules import idle_days, is_idle, last_effective
from showroom.kernel.actor import Permission
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.persistence.actions import Tx, Workplace, writes
from showroom.reception.model import OwnershipDecision
from showroom.settings import RowDraft
from tests.deal_builders import Builder
from tests.store_fixtures import People

TODAY = date(2026, 11, 22)
REASON = "按规则清理，每月一次"


class Past:
    """Puts a customer's last contact into the past."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.SIGNED_IN)
    def contact(self, tx: Tx, customer_id: int, last: date | None, grade: Grade = Grade.B) -> None:
        customer = tx.session.get_one(Customer, customer_id)
        customer.last_contact, customer.first_seen, customer.grade = last, date(2026, 1, 5), grade
        customer.origin = "旧系统"
        tx.audit("customer", customer_id)


@pytest.fixture
def idle(store: Showroom, people: People) -> list[int]:
    """Customers of 周敏: 91, 90 and 200 days ago, ordered, lost 100 days ago; the third has an open deal."""
    build, past = Builder(store.work), Past(store.work)
    days = (date(2026, 8, 23), date(2026, 8, 24), date(2026, 5, 6), date(2026, 3, 1), date(2026, 8, 14))
    grades = (Grade.B, Grade.B, Grade.C, Grade.O, Grade.F)
    ids = []
    for place, (last, grade) in enumerate(zip(days, grades, strict=True)):
        ids.append(build.customer(people.consultant, people.consultant, f"客户{place}", f"1380013800{place}"))
        past.contact(people.consultant, ids[-1], last, grade)
    build.deal(people.consultant, ids[2], people.consultant, Step.CONSULTATION)
    return ids


def test_the_limit_of_90_days_is_passed_on_the_91st() -> None:
    assert not is_idle(date(2026, 8, 24), 90, TODAY)
    assert is_idle(date(2026, 8, 23), 90, TODAY)
    assert idle_days(Grade.F, {"": 90, "F": 180}) == 180
    assert idle_days(Grade.H, {"": 90, "F": 180}) == 90
    assert last_effective((None, date(2026, 1, 1), date(2025, 1, 1))) == date(2026, 1, 1)
    assert last_effective((None, None)) is None


@pytest.mark.rule("GR-02", "PI-11")
def test_only_who_is_past_the_limit_is_listed_with_the_reason(store: Showroom, people: People, idle: list[int]) -> None:
    lines = store.pool.idle(people.manager)
    assert [(line.name, line.days, line.limit) for line in lines] == [("客户2", 200, 90), ("客户0", 91, 90)]
    assert lines[0].reason.text("zh") == "周敏 已 200 天没有有效联系（上限 90 天，最后 2026-05-06）"
    store.parameters.add_row(people.admin, RowDraft("ownership.idle_days.F", "60", TODAY, source="店务会"))
    assert [line.name for line in store.pool.idle(people.manager)] == ["客户2", "客户4", "客户0"]
    visit_today(store, people, idle[0])
    assert "客户0" not in [line.name for line in store.pool.idle(people.manager)]  # a visit is contact


def visit_today(store: Showroom, people: People, customer_id: int) -> None:
    from showroom.reception.model import Visit, VisitKind
    from showroom.reception.rules import Purpose

    class Door:
        def __init__(self, work: Workplace) -> None:
            self.work = work

        @writes(Permission.SIGNED_IN)
        def enter(self, tx: Tx) -> None:
            visit = Visit(
                day=tx.today, kind=VisitKind.WALK_IN, purpose=next(iter(Purpose)), arrived_at=tx.now, party_size=1,
                customer_id=customer_id, consultant_id=people.consultant.id, created_by=tx.actor.id, logged_at=tx.now,
            )  # fmt: skip
            tx.session.add(visit)
            tx.session.flush()
            tx.audit("visit", visit.id)

    Door(store.work).enter(people.receptionist)


def test_returning_leaves_nobody_forgotten_and_can_be_taken_back(
    store: Showroom, people: People, idle: list[int]
) -> None:
    with pytest.raises(FieldErrors):
        store.pool.return_idle(people.manager, idle, " ")
    assert store.pool.return_idle(people.manager, idle, REASON) == 2  # the rule decides again, not the list
    with store.work.db.read() as session:
        owners = dict(session.execute(sa.select(Customer.id, Customer.owner_id)).all())
        deal = session.scalars(sa.select(Deal)).one()
        tasks = session.scalars(sa.select(CustomerTask)).all()
    assert [owners[ident] for ident in idle] == [None, people.consultant.id, None, *[people.consultant.id] * 2]
    assert deal.consultant_id == people.manager.id
    assert {(task.customer_id, task.owner_id, task.kind) for task in tasks} == {
        (idle[0], people.manager.id, "idle"), (idle[2], people.manager.id, "idle"),
    }  # fmt: skip
    pool = store.pool.pool(people.colleague)
    assert [(line.name, line.phone, line.formerly) for line in pool.lines] == [
        ("客户2", "138****8002", "周敏"), ("客户0", "138****8000", "周敏"),
    ]  # fmt: skip
    batch = store.hand_over.history(people.manager)[0]
    assert (batch.kind.value, batch.load.customers, batch.reason) == ("idle", 2, REASON)
    store.hand_over.undo(people.manager, batch.id)
    with store.work.db.read() as session:
        assert set(session.scalars(sa.select(Customer.owner_id))) == {people.consultant.id}
        assert session.scalars(sa.select(Deal.consultant_id)).one() == people.consultant.id
        assert session.scalars(sa.select(CustomerTask)).all() == []


def test_a_consultant_takes_from_the_pool_up_to_the_days_limit(
    store: Showroom, people: People, idle: list[int], clock: FixedClock
) -> None:
    store.pool.return_idle(people.manager, idle, REASON)
    store.parameters.add_row(people.admin, RowDraft("ownership.pool_take_per_day", "1", TODAY, source="店务会"))
    assert store.pool.take(people.colleague, idle[2]) == 1
    with pytest.raises(ShowroomError) as limit:
        store.pool.take(people.colleague, idle[0])
    assert limit.value.code == "pool_limit"
    with pytest.raises(ShowroomError) as taken:
        store.pool.take(people.consultant, idle[2])
    assert (taken.value.code, taken.value.values["owner"]) == ("pool_taken", "陈浩")
    with pytest.raises(ShowroomError) as post:
        store.pool.take(people.receptionist, idle[0])
    assert post.value.code == "pool_post"
    assert store.deals.list_open(people.colleague)[0].customer_name == "客户2"
    assert [row.kind for row in store.customers.open_tasks(people.colleague, idle[2])] == ["idle"]
    with store.work.db.read() as session:
        pool = OwnershipDecision.rule == "pool"
        *returned, row = session.scalars(sa.select(OwnershipDecision).where(pool).order_by(OwnershipDecision.id))
    assert {(line.before_id, line.owner_id) for line in returned} == {(people.consultant.id, None)}
    assert (row.before_id, row.owner_id, row.customer_id) == (None, people.colleague.id, idle[2])
    clock.move(days=1)
    assert store.pool.take(people.colleague, idle[0]) == 1
    idle_now = {line.id for line in store.pool.idle(people.manager)}
    assert idle_now == {idle[1]}  # a new owner begins anew; the one at 90 days yesterday is idle today


def test_the_rule_and_the_return_are_the_managers(store: Showroom, people: People) -> None:
    for act in (
        lambda: store.pool.idle(people.consultant),
        lambda: store.pool.return_idle(people.consultant, [1], "x"),
    ):
        with pytest.raises(ShowroomError) as refused:
            act()
        assert refused.value.code == "not_allowed"
