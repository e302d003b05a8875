"""The follow-up view model over a real store: the plan is made on opening, and the next contact is always chosen."""

from __future__ import annotations

from typing import Any

import pytest

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.follow_up.texts import SURVEY_ITEMS
from showroom.follow_up.views import TaskState
from showroom.kernel.actor import Actor
from tests.deal_builders import deal_at
from tests.store_fixtures import People, hire
from ui.changes import ChangeHub
from ui.context import UiContext
from ui.follow_up.view_model import SCORE, FollowUpViewModel, survey_draft
from ui.jobs import SameThreadJobs
from ui.messages import Notifier

CONTACT = {
    "way": "call", "result": "reached", "effective": True, "contact_note": "一切正常", "next_due": None,
    "next_purpose": "", "closed_reason": "",
}  # fmt: skip


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def deal(sqlite_store: Showroom, staff: People) -> int:
    return deal_at(sqlite_store, staff, Step.FOLLOW_UP)


def model(store: Showroom, actor: Actor) -> FollowUpViewModel:
    context = UiContext(
        showroom=store, actor=actor, jobs=SameThreadJobs(), notifier=Notifier(), changes=ChangeHub(),
        drafts=store.drafts, lang="zh",
    )  # fmt: skip
    return FollowUpViewModel(context)


def kind_of(view_model: FollowUpViewModel) -> str:
    assert view_model.task is not None
    return view_model.task.kind


@pytest.mark.rule("DV-09", "FU-1")
def test_opening_a_delivered_deal_without_plan_makes_it_once(sqlite_store: Showroom, staff: People, deal: int) -> None:
    view_model = model(sqlite_store, staff.consultant)
    told: list[str] = []
    view_model.acted.connect(told.append)
    view_model.load(deal)
    view_model.load(deal)
    assert told == ["planned"]
    assert view_model.view is not None
    assert view_model.view.planned


def test_who_may_only_read_makes_no_plan(sqlite_store: Showroom, staff: People, deal: int) -> None:
    view_model = model(sqlite_store, staff.finance)
    view_model.load(deal)
    assert view_model.view is not None
    assert not view_model.view.planned


@pytest.mark.rule("GR-02", "FU-1", "FU-2")
def test_after_a_contact_the_next_one_is_chosen(sqlite_store: Showroom, staff: People, deal: int) -> None:
    view_model = model(sqlite_store, staff.consultant)
    view_model.load(deal)
    first = view_model.task_id
    assert kind_of(view_model) == "FU-1"
    view_model.log(CONTACT)
    assert kind_of(view_model) == "FU-2"
    assert view_model.view is not None
    assert next(line.state for line in view_model.view.tasks if line.id == first) is TaskState.DONE


@pytest.mark.rule("GR-02")
def test_a_failed_try_stays_chosen_and_an_unplanned_contact_needs_no_task(
    sqlite_store: Showroom, staff: People, deal: int
) -> None:
    view_model = model(sqlite_store, staff.consultant)
    view_model.load(deal)
    missed: dict[str, Any] = CONTACT | {"result": "no_answer", "effective": False}
    view_model.log(missed)
    assert (kind_of(view_model), view_model.task.tries if view_model.task else 0) == ("FU-1", 1)
    view_model.select(None)
    view_model.log(CONTACT)
    assert view_model.view is not None
    assert [line.kind for line in view_model.view.contacts] == ["next_contact", "FU-1"]


def test_refusals_name_the_fields(sqlite_store: Showroom, staff: People, deal: int) -> None:
    view_model = model(sqlite_store, staff.consultant)
    view_model.load(deal)
    refused: list[set[str]] = []
    view_model.refused.connect(lambda errors: refused.append(set(errors.fields)))
    view_model.log(CONTACT | {"result": ""})
    view_model.postpone(CONTACT | {"contact_note": ""})
    view_model.register_referral({"referral_name": "李四", "referral_phone": "1", "referral_reward": ""})
    assert refused == [{"result"}, {"contact_note"}, {"referral_phone"}]


@pytest.mark.rule("FU-4")
def test_a_survey_is_what_was_scored(sqlite_store: Showroom, staff: People, deal: int) -> None:
    values: dict[str, Any] = {SCORE + item: "" for item in SURVEY_ITEMS} | {"survey_comment": "很好"}
    values |= {"score_overall": "0", "score_nps": "10"}
    assert survey_draft(values).scores == {"overall": 0, "nps": 10}
    view_model = model(sqlite_store, staff.consultant)
    view_model.load(deal)
    view_model.save_survey(values)
    assert view_model.view is not None
    assert view_model.view.survey is not None
    assert view_model.view.survey.low == ("overall",)
    assert kind_of(view_model) == "FU-1"
