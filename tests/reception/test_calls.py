"""Phone reception (RC-05): timed, never quoted, ending in an appointment or a call-back; the Q&A sheet; campaigns."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from showroom.bootstrap import Showroom
from showroom.contract.service import ContractService
from showroom.customers.channels import CHANNELS, GROUPS, ChannelGroup, find_channel, group_of
from showroom.customers.model import CustomerTask
from showroom.deals.model import Step
from showroom.financing.service import FinancingService
from showroom.kernel.actor import ROLE_PERMISSIONS, Permission, Role
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.negotiation.service import NegotiationService
from showroom.reception.calls import CALL_BACK
from showroom.reception.campaigns import KINDS
from showroom.reception.desk_views import AnswerDraft, AppointmentDraft, CampaignDraft, EnquiryDraft
from showroom.reception.model import VisitKind
from showroom.reception.rules import call_seconds_tone
from showroom.reception.views import VisitDraft
from tests.deal_builders import deal_at
from tests.store_fixtures import NOW, People

ZHANG = VisitDraft(VisitKind.CALL, name="张伟", phone="13912345678", wanted_model="星河 E6", district="浦东")
CALL = EnquiryDraft(
    NOW - timedelta(minutes=2), 125, ZHANG, address="张杨路 1 号", wish_price="20 万内", asked_price=True
)


@pytest.mark.rule("RC-05", "S3-59", "S0-03")
def test_a_call_ends_in_an_appointment_with_time_and_place(store: Showroom, people: People) -> None:
    wanted = AppointmentDraft(NOW + timedelta(days=1), "展厅")
    logged = store.enquiries.log_enquiry(people.receptionist, replace(CALL, appointment=wanted))
    (row,) = store.appointments.appointments(people.receptionist)
    assert (row.id, row.place, row.wanted_model) == (logged.appointment_id, "展厅", "星河 E6")
    (call,) = store.enquiries.enquiries(people.receptionist)
    assert (call.seconds, call.tone, call.outcome, call.asked_price) == (125, "on_target", "appointment", True)
    (line,) = store.reception.day_log(people.receptionist).rows
    assert (line.kind, line.traffic, call.visit_id) == (VisitKind.CALL, None, line.id)
    with pytest.raises(FieldErrors) as refused:
        store.enquiries.log_enquiry(people.receptionist, replace(CALL, appointment=AppointmentDraft(NOW, "")))
    assert set(refused.value.fields) == {"place"}
    assert len(store.enquiries.enquiries(people.receptionist)) == 1  # the refused call left no line behind
    assert len(store.reception.day_log(people.receptionist).rows) == 1


@pytest.mark.rule("S3-35", "RC-05")
def test_a_price_question_becomes_a_call_back_of_a_consultant_today(store: Showroom, people: People) -> None:
    store.reception.log_visit(people.consultant, replace(ZHANG, kind=VisitKind.WALK_IN))
    logged = store.enquiries.log_enquiry(people.receptionist, replace(CALL, call_back=True))
    assert logged.call_back_by == "周敏"  # the owner calls
    with store.work.db.read() as session:
        task = session.get_one(CustomerTask, logged.task_id)
    assert (task.kind, task.owner_id, task.due) == (CALL_BACK, people.consultant.id, date(2026, 11, 22))
    assert "20 万内" in task.note
    due = [row.kind for row in store.customers.tasks_due(people.consultant)]
    assert CALL_BACK in due
    nameless = replace(CALL, visit=VisitDraft(VisitKind.CALL, phone="13800000002"), call_back=True)
    with pytest.raises(FieldErrors) as refused:
        store.enquiries.log_enquiry(people.receptionist, nameless)
    assert set(refused.value.fields) == {"name"}


@pytest.mark.rule("RC-05", "S3-60")
def test_the_length_of_a_call_is_held_against_two_to_three_minutes(store: Showroom, people: People) -> None:
    assert [call_seconds_tone(seconds, 2, 3) for seconds in (119, 120, 180, 181)] == [
        "short", "on_target", "on_target", "long",
    ]  # fmt: skip
    target = store.enquiries.target(people.receptionist)
    assert (target.least, target.most) == (2, 3)


@pytest.mark.rule("S3-60")
def test_the_archive_is_searched_by_any_word_and_by_day(store: Showroom, people: People, clock: FixedClock) -> None:
    desk = people.receptionist
    store.enquiries.log_enquiry(desk, replace(CALL, note="问 100% 电池质保"))
    clock.at = NOW + timedelta(days=1)
    other = VisitDraft(VisitKind.CALL, name="李娜", phone="13800000002", wanted_model="P7")
    store.enquiries.log_enquiry(desk, replace(CALL, visit=other, wish_price=""))

    def found(text: str = "", **days: date) -> list[str]:
        return [row.who for row in store.enquiries.enquiries(people.manager, text, **days)]

    assert found() == ["李娜", "张伟"]
    assert found("5678") == ["张伟"]
    assert found("100%") == ["张伟"]
    assert found("P7 李") == ["李娜"]
    assert found("_") == []
    assert found(last=date(2026, 11, 22)) == ["张伟"]
    assert found(first=date(2026, 11, 23)) == ["李娜"]
    assert {row.phone_masked for row in store.enquiries.enquiries(desk)} == {"139****5678", "138****0002"}


@pytest.mark.rule("RC-05", "S3-60")
def test_one_answer_for_everybody_changed_by_the_manager_only(store: Showroom, people: People) -> None:
    sheet = store.answers.sheet(people.receptionist)
    price = next(row for row in sheet if row.draft.price)
    assert len(sheet) >= 8
    for row in sheet:
        assert row.question("zh") != row.question("en")
        assert not any(sign in row.answer("zh") for sign in ("¥", "万元"))
    with pytest.raises(ShowroomError, match="not_allowed"):
        store.answers.save_answer(people.receptionist, price.draft, price.id, price.version)
    changed = replace(price.draft, answer_zh="请顾问给您回电")
    saved = store.answers.save_answer(people.manager, changed, price.id, price.version)
    assert saved.answer("zh") == "请顾问给您回电"
    with pytest.raises(ShowroomError, match="changed_meanwhile"):
        store.answers.save_answer(people.manager, changed, price.id, price.version)
    with pytest.raises(FieldErrors):
        store.answers.save_answer(people.manager, AnswerDraft(question_zh="有充电桩吗？"))
    added = store.answers.save_answer(people.manager, AnswerDraft("有充电桩吗？", "有，送安装"))
    assert added.answer("en") == "有，送安装"
    store.answers.save_answer(people.manager, replace(added.draft, active=False), added.id, added.version)
    assert added.id not in {row.id for row in store.answers.sheet(people.receptionist)}
    assert added.id in {row.id for row in store.answers.sheet(people.receptionist, retired=True)}


def quoting_actions() -> Iterator[tuple[type, str]]:
    """Every writing of price, finance or contract: whatever declares a right that belongs to quoting."""
    rights = {
        Permission.QUOTE_WRITE,
        Permission.DISCOUNT_APPROVE,
        Permission.CONTRACT_WRITE,
        Permission.FINANCING_WRITE,
    }
    for service in (NegotiationService, ContractService, FinancingService):
        for name, action in inspect.getmembers(service, inspect.isfunction):
            if getattr(action, "permission", None) in rights:
                yield service, name


@pytest.mark.rule("RC-05", "S3-35")
def test_no_quoting_action_takes_a_receptionist(store: Showroom, people: People) -> None:
    deal_id = deal_at(store, people, Step.NEGOTIATION)
    rooms: dict[type, Any] = {
        NegotiationService: store.negotiation, ContractService: store.contract, FinancingService: store.financing,
    }  # fmt: skip
    actions = list(quoting_actions())
    assert {service for service, _name in actions} == set(rooms)
    for service, name in actions:
        with pytest.raises(ShowroomError, match="not_allowed"):
            getattr(rooms[service], name)(people.receptionist, deal_id)
    writing = [
        name for name, action in inspect.getmembers(NegotiationService, inspect.isfunction)
        if getattr(action, "writes", False)
    ]  # fmt: skip
    held = ROLE_PERMISSIONS[Role.RECEPTIONIST]
    assert writing
    assert [name for name in writing if getattr(NegotiationService, name).permission in held] == []


@pytest.mark.rule("S0-10", "S0-11")
def test_a_campaign_needs_kind_place_and_time(store: Showroom, people: People) -> None:
    days = (date(2026, 11, 20), date(2026, 11, 22))
    fair = CampaignDraft("car_show", "冬季车展", "国展中心", *days)
    for draft, field in (
        (replace(fair, kind="fireworks"), "kind"),
        (replace(fair, name=""), "name"),
        (replace(fair, place=" "), "place"),
        (replace(fair, starts=None), "starts"),
        (replace(fair, ends=None), "ends"),
        (replace(fair, ends=date(2026, 11, 19)), "ends"),
    ):
        with pytest.raises(FieldErrors) as refused:
            store.campaigns.save_campaign(people.manager, draft)
        assert set(refused.value.fields) == {field}
    with pytest.raises(ShowroomError, match="not_allowed"):
        store.campaigns.save_campaign(people.receptionist, fair)
    made = store.campaigns.save_campaign(people.manager, fair)
    (row,) = store.campaigns.campaigns(people.receptionist, only_running=True)
    assert (row.id, row.running) == (made, True)
    over = replace(fair, ends=date(2026, 11, 21))
    store.campaigns.save_campaign(people.manager, over, made, row.version)
    assert store.campaigns.campaigns(people.receptionist, only_running=True) == ()
    assert {"window", "banner", "flower_basket", "show", "arch", "ribbons", "balloons"} <= set(KINDS)


@pytest.mark.rule("S0-09", "S0-17", "S2-02", "S4-03")
def test_one_dictionary_of_channels_in_two_groups() -> None:
    inbound, outbound = GROUPS[ChannelGroup.INBOUND], GROUPS[ChannelGroup.OUTBOUND]
    assert set(inbound).isdisjoint(outbound)
    assert {*inbound, *outbound} == set(CHANNELS)
    # The words of the texts, each in its group.
    for written in ("blog", "e-book", "newsletter", "white_paper", "product", "SEO", "SEM", "social", "video"):
        assert group_of(written) is ChannelGroup.INBOUND, written
    for written in ("phone", "mail", "direct_mail", "fair", "television", "radio", "newspaper", "magazine", "leaflet",
                    "billboard", "banner", "车身广告", "partner"):  # fmt: skip
        assert group_of(written) is ChannelGroup.OUTBOUND, written
    assert [find_channel(word) for word in ("自然到店", "老客户介绍", " 抖音 ", "ＳＥＯ", "火星")] == [
        "passing", "friend", "short_video", "search", "",
    ]  # fmt: skip


@pytest.mark.rule("S1-05")
def test_every_word_of_the_desk_exists_in_both_languages() -> None:
    for message in (*CHANNELS.values(), *KINDS.values()):
        assert message.zh
        assert message.en
        assert message.zh != message.en
