"""Group customers: reported at once, decided, tendered stage by stage; and a deal stuck at the customer's top."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.customers.model import CustomerTask
from showroom.deals.model import Step
from showroom.deals.service import StepBlocked
from showroom.kernel.actor import Actor
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.negotiation.group_model import GroupKind
from showroom.negotiation.group_views import CustomerSideView, GroupDraft, GroupStage, GroupView, StageDraft, WaitDraft
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.negotiation.page import NegotiationPage

TODAY = date(2026, 11, 22)
TENDER = GroupDraft(GroupKind.TENDER, "市公交集团 2027 年公务用车采购", 12, TODAY + timedelta(days=9))


def refused(act: object, *args: object) -> str:
    with pytest.raises(ShowroomError) as told:
        act(*args)  # type: ignore[operator]
    return told.value.code


def group(view: CustomerSideView) -> GroupView:
    assert view.group is not None
    return view.group


def blocking(store: Showroom, who: Actor, deal: int) -> set[str]:
    with pytest.raises(StepBlocked) as blocked:
        store.deals.complete_step(who, deal, Step.NEGOTIATION)
    return {one.code for one in blocked.value.findings}


def tasks(store: Showroom, kind: str) -> list[tuple[int | None, date, str]]:
    with store.work.db.read() as session:
        rows = session.scalars(sa.select(CustomerTask).where(CustomerTask.kind == kind).order_by(CustomerTask.id))
        return [(row.owner_id, row.due, row.result) for row in rows]


@pytest.mark.rule("S3-16", "S3-24", "S3-37")
def test_a_tender_is_reported_at_once_and_walks_through_the_house(store: Showroom, people: People) -> None:
    me, boss, top, groups = people.consultant, people.manager, people.general_manager, store.group_deals
    deal = deal_at(store, people, Step.NEGOTIATION)
    assert "S3-24" not in blocking(store, me, deal)  # the control: a private customer's deal knows nothing of it
    with pytest.raises(FieldErrors) as bad:
        groups.report(me, deal, GroupDraft(None, " ", 0, TODAY - timedelta(days=1)))
    assert set(bad.value.fields) == {"kind", "project", "cars", "due"}
    view = groups.report(me, deal, TENDER)
    assert tasks(store, "group_enquiry") == [(boss.id, TODAY, "")]  # on the manager's Today, the same day
    assert (group(view).next, group(view).may_next) == (GroupStage.DECIDE, False)
    assert refused(groups.report, me, deal, TENDER) == "group_already_reported"
    assert "S3-24" in blocking(store, me, deal)

    def step(who: Actor, stage: GroupStage, **said: object) -> CustomerSideView:
        now = group(groups.view(boss, deal)).version
        return groups.advance(who, deal, now, StageDraft(stage, **said))  # type: ignore[arg-type]

    assert refused(step, me, GroupStage.DECIDE) == "not_allowed"
    assert refused(step, boss, GroupStage.SEAL) == "group_other_stage"
    step(boss, GroupStage.DECIDE, note="有利润，批量可议")
    assert tasks(store, "group_enquiry")[0][2] == "decided"
    assert "S3-37" in blocking(store, me, deal)
    step(boss, GroupStage.PREPARE)
    assert refused(step, boss, GroupStage.REVIEW) == "group_own_tender"
    step(top, GroupStage.REVIEW)
    assert refused(lambda: step(boss, GroupStage.SEAL, attendees="周敏")) == "group_only_gm"
    with pytest.raises(FieldErrors):
        step(top, GroupStage.SEAL)
    assert group(step(top, GroupStage.SEAL, attendees="周敏、李强")).next is GroupStage.RESULT
    assert not {"S3-24", "S3-37"} & blocking(store, me, deal)
    view = step(me, GroupStage.RESULT, result="won")
    assert (group(view).next, [one.stage for one in group(view).done]) == (None, list(GroupStage))
    assert group(view).done[3].note == "周敏、李强"
    assert refused(step, me, GroupStage.RESULT) == "group_no_stage"


@pytest.mark.rule("S3-24")
def test_what_the_manager_finds_not_feasible_goes_no_further(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    deal = deal_at(store, people, Step.NEGOTIATION)
    store.group_deals.report(people.consultant, deal, GroupDraft(GroupKind.ENQUIRY, "某物流公司询价", 3))
    with pytest.raises(FieldErrors):  # a no has its reason
        store.group_deals.advance(people.manager, deal, 1, StageDraft(GroupStage.DECIDE, yes=False))
    draft = StageDraft(GroupStage.DECIDE, yes=False, note="账期太长")
    view = store.group_deals.advance(people.manager, deal, 1, draft)
    assert (group(view).feasible, group(view).next) == (False, None)
    (finding,) = [f for f in store.deals.view(people.consultant, deal).missing if f.code == "S3-24"]
    assert "账期太长" in finding.text_zh


@pytest.mark.rule("S0-30", "S2-10")
def test_a_deal_stuck_at_the_customers_top_has_a_name_a_day_and_a_reminder(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    me, deal, day = people.consultant, deal_at(store, people, Step.NEGOTIATION), TODAY + timedelta(days=4)
    view = store.group_deals.wait(me, deal, WaitDraft("王总（董事长）", "总价与付款方式", day))
    assert tasks(store, "customer_approval") == [(me.id, day, "")]
    (finding,) = [f for f in store.deals.view(me, deal).missing if f.code == "S0-30"]
    assert "王总" in finding.text_zh
    assert day.isoformat() in finding.text_en
    assert refused(store.group_deals.wait, me, deal, WaitDraft("别人", "", day)) == "customer_wait_open"
    wait = view.open_wait
    assert wait is not None
    view = store.group_deals.end_wait(me, deal, wait.id, "changes", "要求分两期付款")
    assert (view.open_wait, tasks(store, "customer_approval")[0][2]) == (None, "changes")
    assert [f for f in store.deals.view(me, deal).missing if f.code == "S0-30"] == []
    assert refused(store.group_deals.end_wait, me, deal, wait.id, "agreed") == "customer_wait_over"
    with pytest.raises(FieldErrors) as bad:
        store.group_deals.wait(me, deal, WaitDraft("", "", TODAY - timedelta(days=1)))
    assert set(bad.value.fields) == {"who", "expected"}


@pytest.mark.rule("S3-16", "S0-30")
def test_the_page_reports_decides_and_waits(qtbot: QtBot, sqlite_store: Showroom) -> None:
    people = hire(sqlite_store)
    deal = deal_at(sqlite_store, people, Step.NEGOTIATION)

    def opened(who: Actor) -> NegotiationPage:
        page = NegotiationPage(desk(sqlite_store, who))
        qtbot.addWidget(page)
        page.open_deal(deal)
        return page

    part = opened(people.consultant).group
    part.report_button.click()
    assert part.dialog is not None
    part.dialog.binder.set_values({"kind": "tender", "cars": None, "due": None, "project": TENDER.project})
    part.dialog.submit()
    assert sqlite_store.group_deals.view(people.manager, deal).group is None  # the cars are missing: nothing is stored
    part.dialog.binder.set_values({"kind": "tender", "cars": 12, "due": None, "project": TENDER.project})
    part.dialog.submit()
    assert part.view is not None
    assert (part.stage_button.isHidden(), part.report_button.isHidden()) == (True, True)
    part.ask_wait()
    part.dialog.binder.set_values({"who": "王总", "expected": TODAY, "what": ""})
    part.dialog.submit()
    assert part.state.text()
    boss = opened(people.manager).group
    assert not boss.stage_button.isHidden()
    boss.ask_stage()
    assert boss.dialog is not None
    boss.dialog.binder.set_values({"yes": "yes", "note": ""})
    boss.dialog.submit()
    assert group(sqlite_store.group_deals.view(people.manager, deal)).next is GroupStage.PREPARE
