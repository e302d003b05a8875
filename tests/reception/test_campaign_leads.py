"""Leads (S0-13, S0-19, S2-22): taken with consent, the hottest first, valid or not; and what they cost (S0-17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.bootstrap import Showroom
from showroom.customers.model import ConsentPurpose, CustomerKind, Grade
from showroom.customers.records import newest_consents
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from showroom.persistence.actions import Tx
from showroom.reception.campaign_model import LeadReason, LeadVerdict
from showroom.reception.campaign_rules import LeadTally, added, tally
from showroom.reception.campaign_views import Audience, CostDraft, LeadDraft, LeadJudgement, LeadRow, PortraitDraft
from showroom.reception.views import VisitDraft
from tests.reception.campaign_people import Town
from tests.store_fixtures import NOW, People

FIRST, TODAY = date(2026, 11, 1), date(2026, 11, 22)
ZHANG = LeadDraft("张伟", "13912345678", channel="community", gift="雨伞", told=True, marketing=True, interest="E6")


@pytest.fixture
def town(store: Showroom, people: People) -> Town:
    return Town(store, people)


def leads(town: Town, **wanted: object) -> tuple[LeadRow, ...]:
    return town.store.leads.leads(town.people.manager, FIRST, TODAY, **wanted)  # type: ignore[arg-type]  # any filter


def consents(town: Town, customer_id: int) -> dict[ConsentPurpose, bool]:
    work = town.store.work
    with work.db.read() as session:
        tx = Tx(session, town.people.manager, NOW, TODAY, work, "test")
        return {purpose: row.given for purpose, row in newest_consents(tx, customer_id).items()}


@pytest.mark.rule("S0-13", "PI-02", "PI-03", "PI-04")
def test_a_number_for_a_gift_is_filed_with_what_was_agreed(town: Town) -> None:
    desk = town.people.receptionist
    taken = town.store.leads.take_lead(desk, replace(ZHANG, campaign_id=town.campaign_id))
    assert not taken.known
    assert consents(town, taken.customer_id) == {ConsentPurpose.PRIVACY: True, ConsentPurpose.MARKETING: True}
    (row,) = leads(town)
    assert (row.lead_id, row.gift, row.channel, row.campaign, row.verdict) == (
        taken.id, "雨伞", "community", "冬季试驾", LeadVerdict.OPEN,
    )  # fmt: skip
    assert [task.kind for task in town.store.customers.tasks_due(town.people.manager, date(2026, 11, 24))] == [
        "next_contact"
    ]
    without = town.store.leads.take_lead(desk, replace(ZHANG, phone="13912345679", marketing=False))
    assert consents(town, without.customer_id) == {ConsentPurpose.PRIVACY: True}  # the gift does not hang on it
    assert leads(town)[0].gift == "雨伞"


@pytest.mark.rule("S0-13", "PI-02", "RC-02")
@pytest.mark.parametrize(
    "changed, field",
    [
        ({"told": False}, "told"),
        ({"phone": ""}, "phone"),
        ({"phone": "12345"}, "phone"),
        ({"name": " "}, "name"),
        ({"channel": ""}, "channel"),
        ({"channel": "nowhere"}, "channel"),
        ({"campaign_id": 999}, "campaign_id"),
        ({"gift": "x" * 81}, "gift"),
    ],
)
def test_what_a_lead_needs(town: Town, changed: dict[str, object], field: str) -> None:
    with pytest.raises(FieldErrors) as refused:
        town.store.leads.take_lead(town.people.receptionist, replace(ZHANG, **changed))  # type: ignore[arg-type]  # any
    assert set(refused.value.fields) == {field}
    assert leads(town) == ()


@pytest.mark.rule("PH-04", "PI-10", "S0-19")
def test_a_number_on_file_makes_no_second_record_and_tells_the_owner_only(town: Town) -> None:
    consultant, desk = town.people.consultant, town.people.receptionist
    mine = town.store.leads.take_lead(consultant, ZHANG)
    again = town.store.leads.take_lead(desk, replace(ZHANG, name="张先生"))
    assert (again.customer_id, again.known, again.owner) == (mine.customer_id, True, "周敏")
    assert town.row(mine.customer_id).name == "张伟"
    newest = next(row for row in leads(town) if row.lead_id == again.id)
    assert (newest.verdict, newest.reason) == (LeadVerdict.INVALID, LeadReason.ALREADY_FILED)
    assert town.store.customers.open_tasks(consultant, mine.customer_id)[0].due == TODAY  # he asked again: call today


@pytest.mark.rule("S0-19")
def test_hot_leads_stand_first_and_another_consultants_stay_masked(town: Town) -> None:
    people = town.people
    cold = town.store.leads.take_lead(people.consultant, ZHANG)
    hot = town.store.leads.take_lead(people.consultant, replace(ZHANG, name="李热", phone="13912345670"))
    bad = town.store.leads.take_lead(people.consultant, replace(ZHANG, name="王错", phone="13912345671"))
    town.store.customers.set_grade(people.consultant, hot.customer_id, Grade.H)
    town.store.customers.set_grade(people.consultant, bad.customer_id, Grade.H)
    judged = LeadJudgement(LeadVerdict.INVALID, LeadReason.WRONG_NUMBER, lead_id=bad.id, version=1)
    town.store.leads.judge_lead(people.consultant, judged)
    assert [row.lead_id for row in leads(town)] == [hot.id, cold.id, bad.id]
    seen = town.store.leads.leads(people.colleague, FIRST, TODAY)
    assert {row.who for row in seen} == {"李*", "张*", "王*"}
    assert {row.interest for row in seen} == {""}
    assert not any(row.mine for row in seen)
    assert town.store.leads.leads(people.colleague, FIRST, TODAY, only_mine=True) == ()
    assert len(town.store.leads.leads(people.consultant, FIRST, TODAY, only_mine=True)) == 3
    assert [row.lead_id for row in leads(town, verdict=LeadVerdict.INVALID)] == [bad.id]


@pytest.mark.rule("S0-19", "S2-22", "GR-05")
def test_a_lead_is_judged_with_its_reason_by_whose_it_is(town: Town) -> None:
    people = town.people
    taken = town.store.leads.take_lead(people.consultant, ZHANG)
    said = LeadJudgement(LeadVerdict.INVALID, lead_id=taken.id, version=1)
    with pytest.raises(FieldErrors) as refused:
        town.store.leads.judge_lead(people.consultant, said)
    assert set(refused.value.fields) == {"lead_reason"}
    with pytest.raises(FieldErrors) as refused:
        town.store.leads.judge_lead(people.consultant, replace(said, reason=LeadReason.OTHER))
    assert set(refused.value.fields) == {"note"}
    with pytest.raises(ShowroomError, match="not_yours"):
        town.store.leads.judge_lead(people.colleague, replace(said, reason=LeadReason.TOO_FAR))
    good = replace(said, verdict=LeadVerdict.VALID, prospect=frozenset({"need", "authority", "nonsense"}))
    town.store.leads.judge_lead(people.consultant, good)
    (row,) = leads(town)
    assert (row.verdict, row.reason, row.prospect) == (LeadVerdict.VALID, None, frozenset({"need", "authority"}))
    with pytest.raises(ShowroomError, match="changed_meanwhile"):
        town.store.leads.judge_lead(people.manager, good)
    town.store.leads.judge_lead(people.manager, replace(good, verdict=LeadVerdict.OPEN, version=row.version))
    assert leads(town)[0].verdict is LeadVerdict.OPEN


@pytest.mark.rule("S0-19", "S0-17")
def test_who_first_came_by_themselves_is_a_lead_too_and_judged_once(town: Town) -> None:
    people = town.people
    came = VisitDraft(name="赵来", phone="13700000001", wanted_model="E6", channel="short_video")
    visit = town.store.reception.log_visit(people.consultant, came)
    town.store.reception.log_visit(people.consultant, came)  # the second visit is no second lead
    town.store.reception.log_visit(people.consultant, VisitDraft())  # nobody on file
    (row,) = leads(town)
    assert (row.lead_id, row.visit_id, row.channel) == (None, visit.visit_id, "short_video")
    judged = LeadJudgement(LeadVerdict.VALID, visit_id=visit.visit_id)
    lead_id = town.store.leads.judge_lead(people.consultant, judged)
    (row,) = leads(town)
    assert (row.lead_id, row.verdict) == (lead_id, LeadVerdict.VALID)
    with pytest.raises(ShowroomError, match="changed_meanwhile"):
        town.store.leads.judge_lead(people.manager, judged)
    for nobody in (LeadJudgement(LeadVerdict.VALID), LeadJudgement(LeadVerdict.VALID, lead_id=999)):
        with pytest.raises(ShowroomError, match="lead_unknown"):
            town.store.leads.judge_lead(people.manager, nobody)


@pytest.mark.rule("S0-17", "S0-19", "S2-22")
def test_cost_per_lead_by_channel_and_campaign_worked_out_by_hand(town: Town) -> None:
    people, manager = town.people, town.people.manager
    taken = [
        town.store.leads.take_lead(people.receptionist, replace(ZHANG, phone=f"1391234567{n}", campaign_id=campaign))
        for n, campaign in enumerate((town.campaign_id, town.campaign_id, None, None))
    ]
    for lead, verdict, reason in (
        (taken[0], LeadVerdict.VALID, None),
        (taken[1], LeadVerdict.INVALID, LeadReason.NOT_INTERESTED),
        (taken[2], LeadVerdict.INVALID, LeadReason.WRONG_NUMBER),
    ):
        said = LeadJudgement(verdict, reason, lead_id=lead.id, version=1)
        town.store.leads.judge_lead(manager, said)
    video = VisitDraft(name="赵来", phone="13700000001", wanted_model="E6", channel="抖音")
    town.store.reception.log_visit(people.consultant, video)
    for channel, campaign, amount in (
        ("community", town.campaign_id, "1000"), ("community", None, "333.33"), ("short_video", None, "500"),
        ("", town.campaign_id, "200"), ("radio", None, "80"),
    ):  # fmt: skip
        draft = CostDraft(TODAY, Money.parse(amount), channel, campaign)
        last = town.store.campaign_costs.add_cost(manager, draft)
    town.store.campaign_costs.add_cost(manager, CostDraft(date(2026, 10, 31), Money.parse("9999"), "community"))
    town.store.campaign_costs.strike_cost(manager, last)
    report = town.store.campaign_costs.report(manager, FIRST, TODAY)
    by_channel = {line.channel: line.tally for line in report.channels}
    community = by_channel["community"]
    assert community == LeadTally(4, 1, 2, 1, 0, Money.parse("1333.33"))
    assert (community.cost_per_lead, community.cost_per_valid) == (Money.parse("333.33"), Money.parse("1333.33"))
    assert (community.still_open, community.card_rate) == (1, Fraction(1, 2))
    assert by_channel["short_video"].cost_per_lead == Money.parse("500")  # 抖音 is a short video
    assert by_channel["short_video"].card_rate is None
    assert by_channel[""].cost_per_lead is None  # money without a lead: "—"
    assert "radio" not in by_channel  # struck
    (line,) = report.campaigns
    assert (line.name, line.tally.leads, line.tally.spent) == ("冬季试驾", 2, Money.parse("1200"))
    assert added(line.tally for line in report.channels) == report.whole
    assert (report.whole.leads, report.whole.spent) == (5, Money.parse("2033.33"))
    town.store.campaign_costs.restore_cost(manager, last)
    assert town.store.campaign_costs.report(manager, FIRST, TODAY).whole.spent == Money.parse("2113.33")
    with pytest.raises(ShowroomError, match="campaign_cost_unknown"):
        town.store.campaign_costs.restore_cost(manager, last)


@pytest.mark.rule("S0-17")
@pytest.mark.parametrize(
    "draft, field",
    [
        (CostDraft(TODAY, None, "radio"), "amount"),
        (CostDraft(TODAY, Money(0), "radio"), "amount"),
        (CostDraft(TODAY + timedelta(days=1), Money(1), "radio"), "day"),
        (CostDraft(TODAY, Money(1)), "channel"),
        (CostDraft(TODAY, Money(1), "nowhere"), "channel"),
        (CostDraft(TODAY, Money(1), campaign_id=999), "campaign_id"),
        (CostDraft(TODAY, Money(1), "radio", voucher="x" * 41), "voucher"),
    ],
)
def test_what_an_amount_needs(town: Town, draft: CostDraft, field: str) -> None:
    with pytest.raises(FieldErrors) as refused:
        town.store.campaign_costs.add_cost(town.people.manager, draft)
    assert set(refused.value.fields) == {field}
    with pytest.raises(ShowroomError, match="not_allowed"):
        town.store.campaign_costs.add_cost(town.people.consultant, draft)


def test_a_period_that_ends_before_it_begins_is_refused(town: Town) -> None:
    with pytest.raises(FieldErrors):
        town.store.campaign_costs.report(town.people.manager, TODAY, FIRST)


@given(st.lists(st.tuples(st.integers(0, 50), st.sampled_from(LeadVerdict), st.sampled_from([None, *LeadReason]))))
def test_tallies_add_up_in_any_grouping(
    parts: list[tuple[int, LeadVerdict, LeadReason | None]],
) -> None:
    each = [tally(*part) for part in parts]
    whole = added(each)
    assert whole == added(reversed(each))
    assert whole.leads == sum(count for count, _verdict, _reason in parts)
    assert whole.leads == whole.valid + whole.invalid + whole.still_open
    assert whole.not_interested + whole.already_filed <= whole.invalid
    assert (whole.cost_per_lead is None) == (whole.leads == 0)
    assert (whole.card_rate is None) == (whole.valid + whole.not_interested + whole.already_filed == 0)


@pytest.mark.rule("S0-17")
def test_what_is_won_on_other_days_stands_in_other_periods(town: Town, clock: FixedClock) -> None:
    town.store.leads.take_lead(town.people.receptionist, ZHANG)
    clock.at = NOW + timedelta(days=1)
    town.store.leads.take_lead(town.people.receptionist, replace(ZHANG, phone="13912345600"))
    assert len(leads(town)) == 1
    assert town.store.campaign_costs.report(town.people.manager, FIRST, TODAY).whole.leads == 1


@pytest.mark.rule("S4-02", "S0-13")
def test_a_fleet_is_portrayed_and_found_by_trade_and_size(town: Town) -> None:
    people = town.people
    fleet = town.customer("远行租赁", kind=CustomerKind.COMPANY, owner=people.consultant)
    other = town.customer("小餐馆", kind=CustomerKind.COMPANY, owner=people.consultant)
    empty = town.store.portraits.portrait(people.consultant, fleet)
    assert (empty.version, empty.draft) == (0, PortraitDraft())
    portrait = PortraitDraft("汽车租赁 100%", 40, 25, "电池质保、停运损失", "车队主管 → 财务 → 总经理")
    saved = town.store.portraits.save_portrait(people.consultant, fleet, portrait)
    town.store.portraits.save_portrait(people.manager, other, PortraitDraft("餐饮", fleet=2))
    assert (saved.draft, saved.changed_by, saved.version) == (portrait, "周敏", 1)

    def found(**wanted: object) -> int:
        audience = replace(Audience(), **wanted)  # type: ignore[arg-type]  # any condition
        return town.store.call_lists.audience(people.manager, audience).allowed

    assert [found(trade="租赁"), found(trade="%"), found(trade="x")] == [1, 1, 0]
    assert [found(least_fleet=2), found(least_fleet=25), found(least_fleet=26)] == [2, 1, 0]
    assert found(trade="餐饮", least_fleet=3) == 0
    with pytest.raises(ShowroomError, match="changed_meanwhile"):
        town.store.portraits.save_portrait(people.manager, fleet, portrait)
    with pytest.raises(ShowroomError, match="not_yours"):
        town.store.portraits.portrait(people.colleague, fleet)
    for wrong, field in (({"fleet": -1}, "fleet"), ({"staff": 10**9}, "staff"), ({"trade": "x" * 81}, "trade")):
        with pytest.raises(FieldErrors) as refused:
            town.store.portraits.save_portrait(people.manager, fleet, replace(portrait, **wrong), saved.version)
        assert set(refused.value.fields) == {field}
