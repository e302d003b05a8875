"""All that a leaver holds goes over at once, comes back while untouched, and nobody leaves with customers in hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer, CustomerTask, Grade
from showroom.customers.records import plan_task
from showroom.deals.model import Deal, Step
from showroom.hand_over.rules import dealt_out
from showroom.hand_over.views import HandOverDraft, Load
from showroom.kernel.actor import Actor, Permission, Role
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.persistence.actions import Tx, Workplace, writes
from showroom.persistence.audit import AuditEntry
from showroom.persistence.search_index import SearchEntry
from showroom.reception.model import Appointment, OwnershipDecision
from showroom.staff.model import StaffMember
from showroom.staff.service import StaffDraft
from tests.deal_builders import Builder
from tests.store_fixtures import People

REASON = "周敏本月底离职"


class Diary:
    """Tasks and appointments for tests."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.SIGNED_IN)
    def task(self, tx: Tx, customer_id: int, owner: Actor, due: date) -> int:
        task = plan_task(tx, customer_id, "next_contact", due, owner.id)
        tx.audit("customer", customer_id)
        return task.id

    @writes(Permission.SIGNED_IN)
    def appointment(self, tx: Tx, owner: Actor, customer_id: int | None) -> int:
        row = Appointment(
            at=tx.now + timedelta(days=1), day=tx.today + timedelta(days=1), place="展厅", customer_id=customer_id,
            name="", consultant_id=owner.id, made_by=tx.actor.id, made_at=tx.now,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        tx.audit("appointment", row.id)
        return row.id


@pytest.fixture
def holding(store: Showroom, people: People) -> list[int]:
    """周敏 holds five customers, one deal, three tasks and two appointments; one customer is her colleague's."""
    build, diary = Builder(store.work), Diary(store.work)
    ids = [build.customer(people.consultant, people.consultant, f"客户{n}", f"1380013800{n}") for n in range(5)]
    build.deal(people.consultant, ids[0], people.consultant, Step.CONSULTATION)
    for ident in ids[:3]:
        diary.task(people.consultant, ident, people.consultant, date(2026, 11, 25))
    diary.appointment(people.consultant, people.consultant, ids[1])
    diary.appointment(people.consultant, people.consultant, None)
    build.customer(people.colleague, people.colleague, "别人的客户", "13900139000")
    return ids


def owners(store: Showroom) -> dict[str, int | None]:
    with store.work.db.read() as session:
        return dict(session.execute(sa.select(Customer.name, Customer.owner_id)).all())


def everything(store: Showroom) -> list[object]:
    """Who holds what, in all tables that a hand-over touches; versions grow, so they are left out."""
    with store.work.db.read() as session:
        return [
            session.execute(sa.select(column.class_.id, column).order_by(column.class_.id)).all()
            for column in (
                Customer.owner_id, Deal.consultant_id, CustomerTask.owner_id, Appointment.consultant_id,
                SearchEntry.owner_id, StaffMember.active,
            )
        ]  # fmt: skip


@pytest.mark.rule("OW-4", "S0-07")
def test_everything_goes_to_one_colleague_in_one_act(store: Showroom, people: People, holding: list[int]) -> None:
    draft = HandOverDraft(people.consultant.id, (people.colleague.id,), REASON)
    preview = store.hand_over.preview(people.manager, draft)
    assert preview.load == Load(customers=5, deals=1, tasks=3, appointments=2)
    assert [(share.name, share.load) for share in preview.shares] == [("陈浩", preview.load)]
    assert set(owners(store).values()) == {people.consultant.id, people.colleague.id}  # looking moves nobody

    done = store.hand_over.hand_over(people.manager, draft)
    assert (done.load, done.to_names, done.undoable) == (preview.load, ("陈浩",), True)
    assert set(owners(store).values()) == {people.colleague.id}
    assert store.hand_over.load(people.manager, people.consultant.id).empty
    assert store.hand_over.load(people.manager, people.colleague.id).customers == 6
    deal = store.deals.list_open(people.colleague)[0]
    assert deal.customer_name == "客户0"  # 陈浩 may work on it now, 周敏 no longer
    with pytest.raises(ShowroomError) as refused:
        store.deals.view(people.consultant, deal.id)
    assert refused.value.code == "not_your_deal"
    assert store.customers.view(people.colleague, holding[3]).limited is False
    assert [row.customer_name for row in store.customers.tasks_due(people.colleague, date(2026, 11, 25))] == [
        "客户0", "客户1", "客户2",
    ]  # fmt: skip
    with store.work.db.read() as session:
        history = session.scalars(sa.select(OwnershipDecision).where(OwnershipDecision.rule == "hand-over")).all()
        audited = session.scalars(sa.select(AuditEntry.facts).where(AuditEntry.object_kind == "hand_over")).all()
    assert {(row.before_id, row.owner_id, row.by) for row in history} == {
        (people.consultant.id, people.colleague.id, people.manager.id)
    }
    assert len(history) == 5
    assert REASON in history[0].evidence_zh
    assert len(audited) == 1


def test_several_colleagues_get_alike_shares_and_a_choice_comes_first(
    store: Showroom, people: People, holding: list[int]
) -> None:
    targets = (people.colleague.id, people.manager.id)
    draft = HandOverDraft(people.consultant.id, targets, REASON, ((holding[0], people.manager.id),))
    store.hand_over.hand_over(people.general_manager, draft)
    got = owners(store)
    assert got["客户0"] == people.manager.id
    shares = [list(got.values()).count(staff_id) for staff_id in targets]
    assert sorted(shares) == [3, 3]  # 5 handed over, one of them chosen, and the one that 陈浩 had


def test_dealing_out_is_even_grade_by_grade() -> None:
    customers = [(number, Grade.H if number % 3 else Grade.A) for number in range(1, 91)]
    dealt = dealt_out(customers, (7, 8, 9), {1: 9})
    for grade in (Grade.H, Grade.A):
        shares = [sum(1 for ident, g in customers if g is grade and dealt[ident] == to) for to in (7, 8, 9)]
        assert max(shares) - min(shares) <= 2
    assert dealt[1] == 9
    assert set(dealt) == {ident for ident, _grade in customers}
    with pytest.raises(ValueError, match="nobody"):
        dealt_out(customers, (), {1: 9})


def test_a_hand_over_is_taken_back_exactly(store: Showroom, people: People, holding: list[int]) -> None:
    before = everything(store)
    draft = HandOverDraft(people.consultant.id, (people.colleague.id, people.manager.id), REASON, gone=True)
    done = store.hand_over.hand_over(people.manager, draft)
    assert everything(store) != before
    back = store.hand_over.undo(people.manager, done.id)
    assert back.undone
    assert everything(store) == before
    with pytest.raises(ShowroomError) as twice:
        store.hand_over.undo(people.manager, done.id)
    assert twice.value.code == "hand_over_undone"
    with store.work.db.read() as session:
        rows = session.scalars(sa.select(OwnershipDecision).order_by(OwnershipDecision.id)).all()
    assert [row.owner_id for row in rows[-5:]] == [people.consultant.id] * 5  # history is followed, never changed


@pytest.mark.parametrize("touch", ["customer", "task", "deal"])
def test_what_was_changed_since_cannot_be_taken_back(
    store: Showroom, people: People, holding: list[int], touch: str
) -> None:
    draft = HandOverDraft(people.consultant.id, (people.colleague.id,), REASON)
    done = store.hand_over.hand_over(people.manager, draft)
    if touch == "customer":
        store.customers.set_grade(people.colleague, holding[4], Grade.B, reason="已见面")
    elif touch == "task":
        task = store.customers.open_tasks(people.colleague, holding[0])[0]
        store.customers.complete_task(people.colleague, task.id, "reached", "约好周末")
    else:
        store.customers.set_owner(people.manager, holding[2], people.manager.id, "经理接手")
    now = everything(store)
    with pytest.raises(ShowroomError) as late:
        store.hand_over.undo(people.manager, done.id)
    assert late.value.code == "hand_over_undo_late"
    assert "客户" in late.value.text("zh")
    assert everything(store) == now
    assert store.hand_over.history(people.manager)[0].undoable is False


def test_nobody_leaves_with_customers_in_hand(store: Showroom, people: People, holding: list[int]) -> None:
    card = store.staff.card(people.admin, people.consultant.id)
    gone = StaffDraft("周敏", card.draft.roles, active=False)
    for leave in (
        lambda: store.staff.set_active(people.admin, people.consultant.id, active=False),
        lambda: store.staff.save_colleague(people.admin, people.consultant.id, gone, card.version),
    ):
        with pytest.raises(ShowroomError) as refused:
            leave()
        assert refused.value.code == "has_customers"
        assert "5 位客户、1 个进行中的商机、3 项任务、2 个预约" in refused.value.text("zh")
    # the administrator, who sees no customer, may hand all of it over and mark her as gone in the same act
    with pytest.raises(ShowroomError) as unseen:
        store.hand_over.customers_of(Actor(9, "管理员", frozenset({Role.ADMINISTRATOR})), people.consultant.id)
    assert unseen.value.code == "not_allowed"
    store.hand_over.hand_over(
        Actor(people.admin.id, people.admin.name, frozenset({Role.ADMINISTRATOR})),
        HandOverDraft(people.consultant.id, (people.colleague.id,), REASON, gone=True),
    )
    assert store.staff.card(people.admin, people.consultant.id).draft.active is False


def test_a_colleague_without_customers_just_leaves(store: Showroom, people: People) -> None:
    assert store.staff.set_active(people.admin, people.finance.id, active=False).active is False


def test_who_cannot_take_over_is_refused(store: Showroom, people: People, holding: list[int]) -> None:
    store.staff.set_active(people.admin, people.colleague.id, active=True)
    for wrong in (people.finance.id, people.consultant.id, 999):
        with pytest.raises(FieldErrors) as refused:
            store.hand_over.hand_over(people.manager, HandOverDraft(people.consultant.id, (wrong,), REASON))
        assert set(refused.value.fields) == {"to_ids"}
    for draft, field in (
        (HandOverDraft(people.consultant.id, (), REASON), "to_ids"),
        (HandOverDraft(people.consultant.id, (people.colleague.id,), "  "), "reason"),
        (HandOverDraft(people.consultant.id, (people.colleague.id,), REASON, ((999, people.colleague.id),)), "choices"),
    ):
        with pytest.raises(FieldErrors) as refused:
            store.hand_over.hand_over(people.manager, draft)
        assert field in refused.value.fields
    with pytest.raises(ShowroomError) as nothing:
        store.hand_over.hand_over(people.manager, HandOverDraft(people.finance.id, (people.colleague.id,), REASON))
    assert nothing.value.code == "hand_over_nothing"
    with pytest.raises(ShowroomError) as post:
        store.hand_over.hand_over(
            people.manager, HandOverDraft(people.general_manager.id, (people.colleague.id,), REASON, gone=True)
        )
    assert post.value.code == "hand_over_post"
    assert owners(store)["客户0"] == people.consultant.id


def test_a_consultant_may_not_hand_over(store: Showroom, people: People) -> None:
    with pytest.raises(ShowroomError) as refused:
        store.hand_over.preview(people.consultant, HandOverDraft(people.consultant.id, (people.colleague.id,), REASON))
    assert refused.value.code == "not_allowed"
