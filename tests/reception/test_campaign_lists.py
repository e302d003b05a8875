"""Call lists before a campaign (S0-13): only who may be called, shared out by owner, worked through one by one."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from showroom.bootstrap import Showroom
from showroom.customers.model import ConsentPurpose, CustomerTask, Grade
from showroom.documents.workbook import read_workbook
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.reception.campaign_lists import CAMPAIGN_CALL
from showroom.reception.campaign_model import CampaignCallResult as R
from showroom.reception.campaign_rules import counts_as_try, distribute
from showroom.reception.campaign_views import Audience, CallListDraft, CallRow, CampaignCallDraft, LeftOut
from showroom.reception.views import VisitDraft
from tests.reception.campaign_people import CAMPAIGN, Town
from tests.store_fixtures import NOW, People

TODAY = date(2026, 11, 22)


@pytest.fixture
def town(store: Showroom, people: People) -> Town:
    return Town(store, people)


def calls(town: Town, list_id: int | None = None) -> tuple[CallRow, ...]:
    return town.store.campaign_calls.calls(town.people.manager, list_id, all_callers=True)


def open_tasks(town: Town, customer_id: int) -> list[CustomerTask]:
    with town.store.work.db.read() as session:
        query = sa.select(CustomerTask).where(CustomerTask.customer_id == customer_id, CustomerTask.done_at.is_(None))
        return list(session.scalars(query.order_by(CustomerTask.id)))


@pytest.mark.rule("S0-13", "PI-01", "PI-03", "PI-11", "S0-14")
def test_only_who_agreed_and_may_be_contacted_is_called_and_the_others_are_counted(town: Town) -> None:
    allowed = [town.customer(f"甲{n}") for n in range(3)]
    town.customer("没问过", consent=None)
    town.customer("收回", consent=False)
    town.customer("别打", do_not_contact=True)
    town.customer("没电话", phone="")
    manager = town.people.manager
    count = town.store.call_lists.audience(manager, Audience(), town.campaign_id)
    assert (count.matched, count.allowed, count.left_out) == (7, 3, LeftOut(1, 2, 1))
    made = town.store.call_lists.make_list(manager, CallListDraft(town.campaign_id, Audience()))
    assert sorted(row.customer_id for row in calls(town, made)) == allowed
    (row,) = town.store.call_lists.lists(manager)
    assert (row.total, row.done, row.percent, row.left_out) == (3, 0, 0, LeftOut(1, 2, 1))
    assert row.due == date(2026, 11, 27)  # the day before it begins
    again = town.store.call_lists.audience(manager, Audience(), town.campaign_id)
    assert (again.allowed, again.left_out.listed) == (0, 3)  # nobody is called twice for one campaign
    with pytest.raises(FieldErrors) as refused:
        town.store.call_lists.make_list(manager, CallListDraft(town.campaign_id, Audience()))
    assert set(refused.value.fields) == {"audience"}


@pytest.mark.rule("S0-13")
def test_the_audience_is_narrowed_by_channel_grade_interest_contact_owner_and_campaign(town: Town) -> None:
    people, manager = town.people, town.people.manager
    estate = town.customer("小区", channel="community", interest="星河 E6")
    other_word = town.customer("别名", channel="小区推广")
    hot = town.customer("热", grade=Grade.H, owner=people.consultant, channel="web", interest="100% 纯电 E6")
    came = VisitDraft(name="到过", phone="13700000001", wanted_model="E6", campaign_id=town.campaign_id)
    visited = town.store.reception.log_visit(people.consultant, came).customer_id
    assert visited is not None
    town.store.customers.give_consent(people.consultant, visited, ConsentPurpose.MARKETING, "2026-11")
    with town.store.work.db.begin() as session:
        session.execute(sa.text(f"UPDATE customer SET last_contact = '2026-11-10' WHERE id = {hot}"))

    def found(audience: Audience) -> list[int]:
        from showroom.reception.campaign_audience import chosen, why_not

        with town.store.work.db.read() as session:
            return sorted(one.id for one in session.scalars(chosen(audience, why_not(), 99)))

    assert found(Audience(channel="community")) == [estate, other_word]
    assert found(Audience(grades=(Grade.H, Grade.A))) == [hot]
    assert found(Audience(interest="e6")) == sorted({estate, hot, visited})
    assert found(Audience(interest="100%")) == [hot]
    assert found(Audience(interest="_")) == []
    assert hot not in found(Audience(silent_since=date(2026, 11, 10)))
    assert hot in found(Audience(silent_since=date(2026, 11, 11)))
    assert found(Audience(owner_id=people.consultant.id)) == sorted({hot, visited})
    assert found(Audience(campaign_id=town.campaign_id)) == [visited]
    assert town.store.call_lists.audience(manager, Audience(channel="no such")).matched == 0


@pytest.mark.rule("S0-13", "OW-5")
def test_owners_call_their_own_and_the_rest_is_shared_evenly(town: Town) -> None:
    people = town.people
    mine = [town.customer(f"周{n}", owner=people.consultant) for n in range(3)]
    for n in range(5):
        town.customer(f"无主{n}")
    both = (people.consultant.id, people.colleague.id)
    made = town.store.call_lists.make_list(people.manager, CallListDraft(town.campaign_id, Audience(), callers=both))
    callers = {row.customer_id: row.caller_id for row in calls(town, made)}
    assert {callers[one] for one in mine} == {people.consultant.id}
    assert [(one.caller, one.total, one.done) for one in town.store.call_lists.progress(people.manager, made)] == [
        ("周敏", 4, 0), ("陈浩", 4, 0),
    ]  # fmt: skip
    entry = next(row for row in calls(town, made) if row.caller_id == people.consultant.id)
    assert town.store.call_lists.reassign(people.manager, [entry.id], people.colleague.id) == 1
    assert [one.total for one in town.store.call_lists.progress(people.manager, made)] == [5, 3]
    with pytest.raises(FieldErrors):
        town.store.call_lists.reassign(people.manager, [entry.id], people.finance.id)


@given(st.lists(st.one_of(st.none(), st.integers(1, 6)), max_size=60), st.integers(1, 4))
def test_sharing_out_is_even_and_never_takes_an_owners_customer(owners: Sequence[int | None], size: int) -> None:
    callers = list(range(1, size + 1))
    found = distribute(owners, callers)
    assert len(found) == len(owners)
    assert all(caller == owner for owner, caller in zip(owners, found, strict=True) if owner in callers)
    loads = [found.count(one) for one in callers]
    own = [sum(owner == one for owner in owners) for one in callers]
    free = sum(owner not in callers for owner in owners)
    lifted = [load for load, first in zip(loads, own, strict=True) if load > first]
    assert sum(loads) - sum(own) == free
    assert not lifted or max(lifted) <= min(loads) + 1


@pytest.mark.rule("S0-13", "S2-04", "S0-03", "OW-3", "GR-02")
def test_a_call_makes_the_appointment_at_the_campaign_and_is_done(town: Town) -> None:
    consultant = town.people.consultant
    customer = town.customer(owner=consultant, interest="星河 E6")
    made = town.store.call_lists.make_list(town.people.manager, CallListDraft(town.campaign_id, Audience()))
    (call,) = town.store.campaign_calls.calls(consultant)
    assert (call.who, call.phone, call.done, call.blocked) == ("张伟", "13900000001", False, "")
    draft = CampaignCallDraft(R.COMING, "带家人来", coming_at=NOW + timedelta(days=6))
    logged = town.store.campaign_calls.record_call(consultant, call.id, call.version, draft)
    assert logged.closed
    (appointment,) = town.store.appointments.appointments(consultant)
    assert (appointment.id, appointment.place, appointment.consultant_id) == (
        logged.appointment_id, CAMPAIGN.place, consultant.id,
    )  # fmt: skip
    assert town.row(customer).last_contact == TODAY
    (task,) = open_tasks(town, customer)  # the next contact alone, on the day they come
    assert (task.kind, task.due) == ("next_contact", date(2026, 11, 28))
    (row,) = town.store.call_lists.lists(town.people.manager)
    assert (row.id, row.done, row.reached, row.coming, row.percent) == (made, 1, 1, 1, 100)
    with pytest.raises(ShowroomError, match="call_list_entry_done"):
        town.store.campaign_calls.record_call(consultant, call.id, call.version + 1, draft)


@pytest.mark.rule("S0-13")
def test_a_time_in_the_past_is_told_beside_its_field_and_nothing_is_written(town: Town) -> None:
    consultant = town.people.consultant
    customer = town.customer(owner=consultant)
    town.store.call_lists.make_list(town.people.manager, CallListDraft(town.campaign_id, Audience()))
    (call,) = town.store.campaign_calls.calls(consultant)
    for draft, field in (
        (CampaignCallDraft(R.COMING, coming_at=NOW - timedelta(hours=1)), "coming_at"),
        (CampaignCallDraft(R.INTERESTED, coming_at=NOW + timedelta(days=1)), "coming_at"),
        (CampaignCallDraft(R.INTERESTED, next_due=date(2026, 11, 21)), "next_due"),
        (CampaignCallDraft(None), "result"),
        (CampaignCallDraft(R.LIST_CLOSED), "result"),
    ):
        with pytest.raises(FieldErrors) as refused:
            town.store.campaign_calls.record_call(consultant, call.id, call.version, draft)
        assert set(refused.value.fields) == {field}
    assert town.store.campaign_calls.calls(consultant) == (call,)
    assert {task.kind for task in open_tasks(town, customer)} == {"next_contact", CAMPAIGN_CALL}


@pytest.mark.rule("S0-13")
def test_three_tries_on_different_hours_a_message_then_not_reached(town: Town, clock: FixedClock) -> None:
    consultant = town.people.consultant
    customer = town.customer(owner=consultant)
    town.store.call_lists.make_list(town.people.manager, CallListDraft(town.campaign_id, Audience()))

    def missed(result: R = R.NO_ANSWER) -> tuple[bool, int]:
        (call,) = town.store.campaign_calls.calls(consultant)
        logged = town.store.campaign_calls.record_call(consultant, call.id, call.version, CampaignCallDraft(result))
        return logged.closed, logged.tries_left

    assert missed() == (False, 2)
    assert missed() == (False, 2)  # within the same hour it is the same try
    clock.at = NOW + timedelta(hours=1)
    assert missed(R.CALL_LATER) == (False, 1)
    clock.at = NOW + timedelta(days=1)
    assert missed() == (False, 0)
    assert missed(R.MESSAGE_SENT) == (True, 0)
    (call,) = town.store.campaign_calls.calls(consultant)
    assert (call.result, call.done, call.tries) == (R.NOT_REACHED, True, 3)
    assert town.row(customer).last_contact is None  # nobody was spoken with (GR-02)
    assert [task.kind for task in open_tasks(town, customer)] == ["next_contact"]


def test_one_try_an_hour() -> None:
    assert counts_as_try(NOW, None)
    assert not counts_as_try(NOW + timedelta(minutes=59), NOW)
    assert counts_as_try(NOW + timedelta(minutes=60), NOW)
    assert counts_as_try(NOW + timedelta(days=1), NOW)


@pytest.mark.rule("PI-11", "S0-13")
def test_who_wants_no_more_contact_is_left_alone_everywhere(town: Town) -> None:
    consultant = town.people.consultant
    customer = town.customer(owner=consultant)
    town.store.call_lists.make_list(town.people.manager, CallListDraft(town.campaign_id, Audience()))
    (call,) = town.store.campaign_calls.calls(consultant)
    draft = CampaignCallDraft(R.NO_MORE_CONTACT)
    town.store.campaign_calls.record_call(consultant, call.id, call.version, draft)
    assert town.row(customer).do_not_contact
    assert open_tasks(town, customer) == []
    assert town.store.call_lists.audience(town.people.manager, Audience()).left_out.no_contact == 1


@pytest.mark.rule("PI-03", "PI-11", "S0-13")
def test_a_consent_withdrawn_since_stops_the_call(town: Town) -> None:
    consultant = town.people.consultant
    customer = town.customer(owner=consultant)
    town.store.call_lists.make_list(town.people.manager, CallListDraft(town.campaign_id, Audience()))
    (call,) = town.store.campaign_calls.calls(consultant)
    with pytest.raises(ShowroomError, match="campaign_call_not_blocked"):
        town.store.campaign_calls.take_off(consultant, call.id, call.version)
    town.store.customers.withdraw_consent(consultant, customer, ConsentPurpose.MARKETING, "2026-11")
    (call,) = town.store.campaign_calls.calls(consultant)
    assert call.blocked == "no_consent"
    with pytest.raises(ShowroomError, match="campaign_call_blocked"):
        town.store.campaign_calls.record_call(consultant, call.id, call.version, CampaignCallDraft(R.COMING))
    town.store.campaign_calls.take_off(consultant, call.id, call.version)
    (call,) = town.store.campaign_calls.calls(consultant)
    assert (call.result, call.done) == (R.TAKEN_OFF, True)
    assert [task.kind for task in open_tasks(town, customer)] == ["next_contact"]


@pytest.mark.rule("S0-13", "GR-02")
def test_closing_takes_the_calls_not_made_back_and_forgets_nobody(town: Town) -> None:
    manager = town.people.manager
    customers = [town.customer(f"甲{n}", owner=town.people.consultant) for n in range(2)]
    made = town.store.call_lists.make_list(manager, CallListDraft(town.campaign_id, Audience()))
    for task in town.store.customers.tasks_due(town.people.consultant, date(2026, 12, 31)):
        if task.kind == "next_contact" and task.customer_id == customers[0]:
            town.store.customers.complete_task(town.people.consultant, task.id, "reached")
    (row,) = town.store.call_lists.lists(manager)
    assert town.store.call_lists.close_list(manager, made, row.version) == 2
    for customer in customers:
        assert [task.kind for task in open_tasks(town, customer)] == ["next_contact"]
    (row,) = town.store.call_lists.lists(manager)
    assert (row.closed, row.done) == (True, 2)
    assert town.store.call_lists.lists(manager, only_open=True) == ()
    with pytest.raises(ShowroomError, match="call_list_closed"):
        town.store.call_lists.close_list(manager, made, row.version)


@pytest.mark.rule("S0-13", "PI-10")
def test_a_call_is_its_callers_and_the_managers_alone(town: Town) -> None:
    people = town.people
    town.customer(owner=people.consultant)
    town.store.call_lists.make_list(people.manager, CallListDraft(town.campaign_id, Audience()))
    (call,) = town.store.campaign_calls.calls(people.consultant)
    assert town.store.campaign_calls.calls(people.colleague, all_callers=True) == ()
    assert town.store.call_lists.lists(people.colleague) == ()
    assert len(town.store.call_lists.lists(people.consultant)) == 1
    (seen,) = calls(town)
    assert seen.phone == "139****0001"  # the manager sees who, not the number
    with pytest.raises(ShowroomError, match="call_list_entry_not_yours"):
        town.store.campaign_calls.record_call(people.colleague, call.id, call.version, CampaignCallDraft(R.COMING))
    for act in (
        lambda: town.store.campaign_calls.calls(people.receptionist),
        lambda: town.store.call_lists.make_list(people.consultant, CallListDraft(town.campaign_id, Audience())),
        lambda: town.store.call_lists.audience(people.consultant, Audience()),
    ):
        with pytest.raises(ShowroomError, match="not_allowed"):
            act()


@pytest.mark.rule("S4-04", "S2-04")
def test_the_first_touch_sells_nothing_and_later_ones_invite(town: Town, clock: FixedClock) -> None:
    consultant = town.people.consultant
    first = town.customer("王小明", owner=consultant, gender="M", interest="星河 E6")
    later = town.customer("李娜", owner=consultant, gender="F", interest="星河 E6")
    due = town.store.customers.tasks_due(consultant, TODAY + timedelta(days=9))
    task = next(row for row in due if row.customer_id == later)
    town.store.customers.complete_task(consultant, task.id, "reached")
    town.store.call_lists.make_list(town.people.manager, CallListDraft(town.campaign_id, Audience()))
    scripts = {row.customer_id: row.scripts for row in town.store.campaign_calls.calls(consultant)}
    assert scripts[first]["zh"].startswith("王先生您好，我是星河展厅的周敏")
    assert "不是来推销的" in scripts[first]["zh"]
    assert "Mr 王" in scripts[first]["en"]
    assert "not to sell" in scripts[first]["en"]
    assert "李女士" in scripts[later]["zh"]
    assert "星河 E6" in scripts[later]["zh"]
    for text in (text for both in scripts.values() for text in both.values()):
        assert not any(sign in text for sign in ("¥", "万元", "{"))


@pytest.mark.rule("S0-13", "PI-10")
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_list_as_a_file_has_no_cell_that_runs(town: Town, tmp_path: Path, ending: str) -> None:
    manager = town.people.manager
    town.customer("=HYPERLINK(1)", owner=town.people.consultant)
    blocked = town.customer("收回了", owner=town.people.consultant)
    made = town.store.call_lists.make_list(manager, CallListDraft(town.campaign_id, Audience()))
    town.store.customers.withdraw_consent(town.people.consultant, blocked, ConsentPurpose.MARKETING, "2026-11")
    target = tmp_path / f"list{ending}"
    with pytest.raises(FieldErrors) as refused:
        town.store.call_sheets.export(manager, made, target, "短", "zh")
    assert set(refused.value.fields) == {"reason"}
    assert not target.exists()
    assert town.store.call_sheets.export(manager, made, target, "冬季试驾活动前电话邀约使用", "zh") == 1
    (table,) = read_workbook(target).sheets
    cells = [[str(cell) for cell in row] for row in table.rows]
    assert any("=HYPERLINK(1)" in row and "13900000001" in row for row in cells), cells
    if ending == ".csv":
        assert "'=HYPERLINK" in target.read_text("utf-8-sig")
    with pytest.raises(ShowroomError, match="copy_exists"):
        town.store.call_sheets.export(manager, made, target, "冬季试驾活动前电话邀约使用", "zh")
    with pytest.raises(ShowroomError, match="not_allowed"):
        town.store.call_sheets.export(town.people.consultant, made, target, "冬季试驾活动前电话邀约使用", "zh")


@pytest.mark.rule("S0-13")
def test_the_list_is_printed_as_a_sheet(town: Town, tmp_path: Path) -> None:
    manager = town.people.manager
    town.customer(owner=town.people.consultant, interest="星河 E6")
    made = town.store.call_lists.make_list(manager, CallListDraft(town.campaign_id, Audience()))
    target = tmp_path / "list.pdf"
    assert town.store.call_sheets.export(manager, made, target, "冬季试驾活动前电话邀约使用", "zh") == 1
    assert target.read_bytes().startswith(b"%PDF")
    with pytest.raises(FieldErrors) as refused:
        town.store.call_sheets.export(manager, made, tmp_path / "list.exe", "冬季试驾活动前电话邀约使用", "zh")
    assert set(refused.value.fields) == {"target"}


@pytest.mark.rule("S0-13")
@pytest.mark.parametrize(
    "draft, field",
    [
        ({"due": date(2026, 11, 21)}, "due"),
        ({"most": 0}, "most"),
        ({"most": 2001}, "most"),
        ({"callers": (999,)}, "callers"),
        ({"campaign_id": 999}, "campaign_id"),
    ],
)
def test_what_a_list_needs(town: Town, draft: dict[str, object], field: str) -> None:
    town.customer()
    wanted = replace(CallListDraft(town.campaign_id, Audience()), **draft)  # type: ignore[arg-type]  # any field
    with pytest.raises(FieldErrors) as refused:
        town.store.call_lists.make_list(town.people.manager, wanted)
    assert set(refused.value.fields) == {field}


@pytest.mark.rule("S0-13")
def test_no_list_is_made_for_a_campaign_that_is_over(town: Town, clock: FixedClock) -> None:
    town.customer()
    clock.at = NOW + timedelta(days=9)
    with pytest.raises(FieldErrors) as refused:
        town.store.call_lists.make_list(town.people.manager, CallListDraft(town.campaign_id, Audience()))
    assert set(refused.value.fields) == {"campaign_id"}


@pytest.mark.rule("S0-13")
def test_two_lists_made_at_the_same_instant_share_nobody(town: Town) -> None:
    for number in range(6):
        town.customer(f"甲{number}")
    ready = threading.Barrier(2, timeout=20)

    def make() -> int:
        ready.wait()
        try:
            return town.store.call_lists.make_list(town.people.manager, CallListDraft(town.campaign_id, Audience()))
        except FieldErrors:  # nobody is left to call
            return 0

    with ThreadPoolExecutor(2) as pool:
        made = sorted(future.result(timeout=60) for future in [pool.submit(make), pool.submit(make)])
    assert made[0] == 0
    assert made[1] > 0
    assert len({row.customer_id for row in calls(town)}) == len(calls(town)) == 6
