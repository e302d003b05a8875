"""Objections to their end, the shared library, the 100 % question, signals and closings, on both databases (§6.6)."""

from __future__ import annotations

import random
import threading
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from showroom.bootstrap import Showroom
from showroom.customers.model import CustomerTask
from showroom.deals.events import event_text
from showroom.deals.model import Step
from showroom.deals.objections import Caught, LeftOpen
from showroom.deals.service import StepBlocked
from showroom.deals.talk_words import CATEGORIES, OUTCOMES, SIGNALS, TECHNIQUES
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.findings import Finding, Severity
from showroom.negotiation.library import rates
from showroom.negotiation.talk_rules import Claims, Truth, claims_in, false_claims, success_order
from showroom.negotiation.talk_views import AnswerDraft, ClosingDraft, EntryDraft, Rate
from showroom.reception.desk_views import CampaignDraft
from tests.deal_builders import Builder, deal_at
from tests.store_fixtures import People, by_owner

TODAY = date(2026, 11, 22)
SOON = TODAY + timedelta(days=3)


@pytest.fixture
def deal(store: Showroom, people: People) -> int:
    return deal_at(store, people, Step.NEGOTIATION)


def refused(act: object, *args: object, **kwargs: object) -> ShowroomError:
    with pytest.raises(ShowroomError) as told:
        act(*args, **kwargs)  # type: ignore[operator]
    return told.value


def said_of(refusal: ShowroomError, field: str) -> str:
    assert isinstance(refusal, FieldErrors)
    assert set(refusal.fields) == {field}
    return refusal.fields[field].text("zh")


def open_findings(store: Showroom, people: People, deal: int) -> list[Finding]:
    found = store.deals.view(people.manager, deal).missing
    return [f for f in found if f.code == "S0-22" and f.severity is Severity.BLOCK]


@pytest.mark.rule("S0-22", "S4-08", "S3-38")
def test_an_objection_left_open_names_owner_and_day_and_is_done_when_settled(
    store: Showroom, people: People, deal: int
) -> None:
    talk, me = store.talk, people.consultant
    store.deals.raise_objection(me, deal, "range", "担心冬天续航", step=Step.CONSULTATION)
    (doubt,) = talk.view(me, deal).objections
    assert (doubt.step, doubt.text, doubt.owner) == (Step.CONSULTATION, "担心冬天续航", "")
    left = LeftOpen(people.colleague.id, SOON, "请技术同事带实测数据")
    draft = AnswerDraft("带您看实测报告", settled=False, restated="冬天 -10°C 能跑多远？", left=left)
    (doubt,) = talk.answer(me, deal, doubt.id, doubt.version, draft).objections
    assert (doubt.owner, doubt.due, doubt.restated, doubt.tries) == ("陈浩", SOON, "冬天 -10°C 能跑多远？", 1)
    (finding,) = open_findings(store, people, deal)
    assert "陈浩" in finding.text_zh
    assert SOON.isoformat() in finding.text_zh
    with store.work.db.read() as session:
        task = session.scalars(sa.select(CustomerTask).where(CustomerTask.kind == "objection")).one()
        assert (task.owner_id, task.due, task.deal_id) == (people.colleague.id, SOON, deal)
    later = replace(draft, answer="", left=LeftOpen(people.manager.id, SOON + timedelta(days=1), "经理亲自谈"))
    (doubt,) = talk.answer(me, deal, doubt.id, doubt.version, later).objections
    done = replace(draft, settled=True, evidence="实测 520 公里", left=None)
    (doubt,) = talk.answer(me, deal, doubt.id, doubt.version, done).objections
    assert (doubt.settled_by, doubt.evidence, doubt.tries) == ("周敏", "实测 520 公里", 2)
    assert open_findings(store, people, deal) == []
    with store.work.db.read() as session:  # one reminder, moved and done
        (task,) = session.scalars(sa.select(CustomerTask).where(CustomerTask.kind == "objection"))
        assert (task.owner_id, task.result) == (people.manager.id, "settled")


@pytest.mark.rule("S0-22", "G-07")
def test_each_open_objection_needs_a_waiver_of_its_own(store: Showroom, people: People, deal: int) -> None:
    for _ in range(2):
        store.talk.catch(people.consultant, deal, Caught("price", "太贵了"))
    first, second = open_findings(store, people, deal)
    reason = "客户同意交车前再谈，经理放行"
    refused(store.deals.override, people.consultant, deal, Step.NEGOTIATION, second, reason)
    store.deals.override(people.manager, deal, Step.NEGOTIATION, second, reason)
    assert open_findings(store, people, deal) == [first]  # the same words, yet not the same doubt
    assert [line.waived for line in store.talk.view(people.consultant, deal).objections] == [False, True]
    store.deals.override(people.manager, deal, Step.NEGOTIATION, first, reason)
    with pytest.raises(StepBlocked) as blocked:
        store.deals.complete_step(people.consultant, deal, Step.NEGOTIATION)
    assert {f.code for f in blocked.value.findings} == {"S0-29"}


@pytest.mark.rule("S0-22", "DV-09")
def test_whoever_hears_it_writes_it_down_in_any_step(store: Showroom, people: People, deal: int) -> None:
    """The front desk, finance and delivery hear doubts and give promises too; answering is the seller's work."""
    for who, step in (
        (people.receptionist, Step.RECEPTION),
        (people.finance, Step.FINANCING),
        (people.delivery, Step.DELIVERY),
    ):
        store.deals.add_promise(who, deal, step, f"{who.name}答应送脚垫")
        store.deals.raise_objection(who, deal, "other", f"{who.name}听到的疑虑", step=step)
        answer = AnswerDraft("好", settled=True)
        assert refused(store.talk.answer, who, deal, 1, 1, answer).code == "not_allowed"
    view = store.talk.view(people.consultant, deal)
    assert [(line.by, line.step) for line in view.objections] == [
        ("王前台", Step.RECEPTION), ("钱会计", Step.FINANCING), ("孙交车", Step.DELIVERY),
    ]  # fmt: skip
    assert [line.by for line in store.deals.view(people.consultant, deal).promises] == ["王前台", "钱会计", "孙交车"]
    assert refused(store.deals.add_promise, people.colleague, deal, Step.DELIVERY, "别人的客户").code == "not_your_deal"


def test_two_who_settle_the_same_objection_at_once_settle_it_once(store: Showroom, people: People, deal: int) -> None:
    (doubt,) = store.talk.catch(people.consultant, deal, Caught("price", "太贵了")).objections
    start, told = threading.Barrier(2), list[str]()

    def settle(answer: str) -> None:
        start.wait()
        store.talk.tick_signal(people.manager, deal, "delivery", seen=True)  # both at once: seen, not an error
        draft = AnswerDraft(answer, settled=True)
        try:
            store.talk.answer(people.manager, deal, doubt.id, doubt.version, draft)
        except ShowroomError as error:
            told.append(error.code)
        else:
            told.append("settled")

    both = [threading.Thread(target=settle, args=(answer,)) for answer in ("送保养", "送脚垫")]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert len(told) == 2
    assert max(told) == "settled"
    assert min(told) in {"objection_already_settled", "changed_meanwhile"}
    (kept,) = store.talk.view(people.manager, deal).objections
    assert kept.tries == 1
    late = refused(store.talk.answer, people.manager, deal, doubt.id, kept.version, AnswerDraft("再答", settled=True))
    assert "李强" in late.text("zh")
    assert kept.answer in late.text("zh")


@pytest.mark.rule("S0-22")
def test_the_hundred_percent_question_is_asked_and_each_demand_tracked(
    store: Showroom, people: People, deal: int
) -> None:
    talk, me = store.talk, people.consultant
    reminder = [f for f in store.deals.view(me, deal).missing if f.field == "satisfaction"]
    assert [(f.code, f.severity) for f in reminder] == [("S0-22", Severity.WARN)]
    said_of(refused(talk.ask_satisfaction, me, deal, " \n "), "demands")
    said_of(refused(talk.ask_satisfaction, me, deal, "送膜", nothing=True), "demands")
    said_of(refused(talk.ask_satisfaction, me, deal, "\n".join(map(str, range(21)))), "demands")
    view = talk.ask_satisfaction(me, deal, "月底前交车\n\n送两次保养\n月底前交车")
    assert [(line.text, line.demand, line.category) for line in view.objections] == [
        ("月底前交车", True, "other"), ("送两次保养", True, "other"),
    ]  # fmt: skip
    assert (view.demands, view.asked_by, view.open_count) == (2, "周敏", 2)
    assert not [f for f in store.deals.view(me, deal).missing if f.field == "satisfaction"]
    assert talk.ask_satisfaction(me, deal, "", nothing=True).demands == 0


@pytest.mark.rule("S0-23", "S3-53")
def test_success_rates_are_what_a_recount_of_every_try_gives(store: Showroom, people: People, deal: int) -> None:
    """60 random tries over two cars; the recount reads the tries alone and knows nothing of the statement."""
    talk, library, me, chance = store.talk, store.objection_library, people.consultant, random.Random(23)
    other = other_series(store, people)
    entries = [library.save_entry(me, EntryDraft("price", f"贵{n}", f"算总账{n}")).id for n in range(3)]
    tries: dict[int, dict[int, list[tuple[str, bool]]]] = defaultdict(lambda: defaultdict(list))
    left = LeftOpen(me.id, SOON, "再想想")
    for _ in range(30):
        at, series = chance.choice([(deal, "E6"), (other, "V8")])
        doubt = talk.catch(me, at, Caught("price", "太贵")).objections[-1]
        for good in (False, chance.random() < 0.6):
            entry = chance.choice([*entries, None])
            draft = AnswerDraft("算总账", settled=good, entry_id=entry, left=None if good else left)
            doubt = next(
                line for line in talk.answer(me, at, doubt.id, doubt.version, draft).objections if line.id == doubt.id
            )
            if entry is not None:
                tries[entry][doubt.id].append((series, good))
    found = {row.id: row for row in library.suggestions(me, deal, "price")}
    for entry in entries:
        objections = list(tries[entry].values())
        here = [kept for kept in objections if kept[0][0] == "E6"]
        assert found[entry].rate == Rate(len(objections), sum(any(g for _, g in kept) for kept in objections))
        assert found[entry].here == Rate(len(here), sum(any(g for _, g in kept) for kept in here))
    assert library.save_entry(me, EntryDraft("price", "新的", "没用过")).rate.text == "—"
    assert list(found) == sorted(found, key=lambda ident: (order(found[ident].here, found[ident].rate), ident))[::-1]


def test_the_count_reads_its_index_alone(sqlite_store: Showroom) -> None:
    with sqlite_store.work.db.read() as session:
        said: list[tuple[str, Any]] = []
        listen = (session.connection(), "before_cursor_execute", lambda *told: said.append((told[2], told[3])))
        sa.event.listen(*listen)
        rates(SimpleNamespace(session=session), "E6", [1, 2])  # type: ignore[arg-type]
        sa.event.remove(*listen)
        ((statement, values),) = said
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert "USING COVERING INDEX ix_objection_answer_rate" in str(plan)


def order(here: Rate, everywhere: Rate) -> tuple[float, float]:
    return success_order(here.used, here.settled, everywhere.used, everywhere.settled)


def other_series(store: Showroom, people: People) -> int:
    """A second deal for a car of another model."""
    from showroom.vehicles.model import VehicleModel

    ident = deal_at(store, people, Step.NEGOTIATION, vin="LSVAU2182T2000002", phone="13900139000")
    from showroom.deals.model import Deal

    with store.work.db.begin() as session:
        first = session.scalars(sa.select(VehicleModel)).first()
        assert first is not None
        twin = VehicleModel(
            brand="星河", series="V8", version_name="旗舰", energy=first.energy, guide_price=first.guide_price
        )
        session.add(twin)
        session.flush()
        session.get_one(Deal, ident).model_id = twin.id
    return ident


def test_nine_of_ten_stand_above_one_lucky_use() -> None:
    assert success_order(10, 9, 10, 9) > success_order(1, 1, 1, 1) > success_order(0, 0, 50, 25)
    assert success_order(0, 0, 4, 4) > success_order(0, 0, 0, 0) > success_order(4, 1, 4, 1)


@pytest.mark.rule("S0-23", "S3-04")
def test_the_library_learns_from_a_settled_objection_and_loses_no_wording(
    store: Showroom, people: People, deal: int
) -> None:
    talk, library, me = store.talk, store.objection_library, people.consultant
    (doubt,) = talk.catch(me, deal, Caught("range", "冬天续航打折")).objections
    draft = EntryDraft("range", "冬天续航打折", "-10°C 实测 520 公里，可先试驾", "实测报告 2026-01", "E6")
    assert refused(library.learn, me, deal, doubt.id, draft).code == "objection_not_settled"
    talk.answer(me, deal, doubt.id, doubt.version, AnswerDraft("实测 520 公里", settled=True))
    learnt = library.learn(me, deal, doubt.id, draft)
    assert (learnt.author, learnt.rate, learnt.rate.text) == ("周敏", Rate(1, 1), "1/1 · 100%")
    for sought in ("续航", "dongtian", "dtxhdz", "实测 520"):
        assert [row.id for row in library.entries(people.colleague, sought)] == [learnt.id]
    assert library.entries(people.colleague, "100%_") == ()
    changed = replace(draft, answer="更好的答复")
    not_theirs = refused(library.save_entry, people.colleague, changed, learnt.id, learnt.version)
    assert not_theirs.code == "entry_not_yours"
    assert refused(library.save_entry, me, replace(draft, series="X9")).code == "fields_wrong"
    library.save_entry(people.manager, replace(changed, active=False), learnt.id, learnt.version)
    assert refused(library.save_entry, me, changed, learnt.id, learnt.version).code == "changed_meanwhile"
    assert [(v.revision, v.by, v.draft.answer[:2]) for v in library.versions(me, learnt.id)] == [
        (2, "李强", "更好"), (1, "周敏", "-1"),
    ]  # fmt: skip
    assert (library.entries(me), library.suggestions(me, deal, "range")) == ((), ())  # retired, but kept
    assert len(library.entries(me, retired=True)) == 1
    for statement in ("UPDATE objection_entry_text SET answer = ''", "DELETE FROM objection_entry_text"):
        with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
            session.execute(sa.text(statement))


CLAIMS = [
    ("优惠只到11月30日，您明天来签约也来得及", {date(2026, 11, 30)}, set()),
    ("活动今天截止", {TODAY}, set()),
    ("今天是最后一天！", {TODAY}, set()),
    ("团购价１１月３０号就结束了", {date(2026, 11, 30)}, set()),
    ("补贴到月底", {date(2026, 11, 30)}, set()),
    ("截止到1月5日", {date(2027, 1, 5)}, set()),
    ("The offer ends November 30.", {date(2026, 11, 30)}, set()),
    ("price valid until 12/1, only 2 left", {date(2026, 12, 1)}, {2}),
    ("限时到30号，最后一台白色", {date(2026, 11, 30)}, {1}),
    ("现车只剩两台", set(), {2}),
    ("the last car in white", set(), {1}),
    ("周末再定也行，明天来试驾", set(), set()),
    ("11月30日交车，价格请您放心", set(), set()),
    ("", set(), set()),
]  # fmt: skip


@pytest.mark.rule("S0-24")
@pytest.mark.parametrize("text, ends, cars", CLAIMS, ids=[text[:10] for text, *_ in CLAIMS])
def test_what_a_text_claims_is_found(text: str, ends: set[date], cars: set[int]) -> None:
    claims = claims_in(text, TODAY)
    assert (set(claims.ends), set(claims.cars)) == (ends, cars)
    borne_out = false_claims(claims, Truth(frozenset(ends), frozenset(cars)))
    assert not borne_out.ends | borne_out.cars


WORDS = [
    "优惠",
    "到",
    "截止",
    "最后",
    "今天",
    "月底",
    "只剩",
    "台",
    "月",
    "日",
    "号",
    "2026",
    "13",
    "30",
    "0",
    "/",
    "-",
    "９",
    "٣",
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=12).map("".join))
def test_nothing_that_can_be_typed_breaks_the_guard(text: str) -> None:
    claims = claims_in(text, TODAY)
    assert false_claims(claims, Truth(claims.ends, claims.cars)) == Claims(frozenset(), frozenset())


@pytest.mark.rule("S0-24")
def test_only_true_reasons_may_hurry_a_customer(store: Showroom, people: People, deal: int) -> None:
    """消保法 20, 价格欺诈 19: end dates from the campaign table, cars from the stock; the refusal names the truth."""
    talk, me = store.talk, people.consultant
    press = ClosingDraft("pressure", "thinking", "团购 11月30日 截止，现车最后一台")
    assert "现车 1 台" in said_of(refused(talk.close, me, deal, replace(press, said="")), "reason")
    assert "没有在有效期内的优惠" in said_of(refused(talk.close, me, deal, replace(press, reason="stock")), "said")
    campaign = CampaignDraft("group_purchase", "秋季团购", "展厅", TODAY - timedelta(days=9), date(2026, 11, 30))
    ident = store.campaigns.save_campaign(people.manager, campaign)
    reason = f"campaign:{ident}"
    (line,) = talk.close(me, deal, replace(press, reason=reason, decide_by=SOON)).closings
    assert line.basis is not None
    assert line.basis.text("zh") == "秋季团购，至 2026-11-30"
    assert (line.technique, line.decide_by) == ("pressure", SOON)
    false = replace(press, technique="direct", said="活动 11月25日 就结束")  # a claim is a claim, whatever the way
    told = said_of(refused(talk.close, me, deal, false), "said")
    assert "2026-11-25" in told
    assert "秋季团购，至 2026-11-30" in told
    Builder(store.work).vehicle(people.manager, "LSVAU2182T2000009")
    assert "现车 2 台" in said_of(refused(talk.close, me, deal, replace(press, reason=reason)), "said")
    (version,) = (row.version for row in store.campaigns.campaigns(people.manager) if row.id == ident)
    store.campaigns.save_campaign(people.manager, replace(campaign, active=False), ident, version)
    gone = refused(talk.close, me, deal, ClosingDraft("opportunity", "agreed", reason=reason))
    assert "现车 2 台" in said_of(gone, "reason")
    with store.work.db.read() as session:  # time to decide was given (S3-31)
        task = session.scalars(sa.select(CustomerTask).where(CustomerTask.kind == "decision")).one()
        assert (task.due, task.owner_id) == (SOON, me.id)


@pytest.mark.rule("S0-06", "S0-24", "S3-31")
def test_signals_without_an_open_objection_say_that_it_is_time_to_ask(
    store: Showroom, people: People, deal: int
) -> None:
    talk, me = store.talk, people.consultant
    assert not talk.view(me, deal).ready
    view = talk.tick_signal(me, deal, "delivery", seen=True)
    assert view.ready
    assert view.signals == {"delivery": store.work.clock.now()}
    (doubt,) = talk.catch(me, deal, Caught("price", "太贵")).objections
    assert not talk.view(me, deal).ready
    assert talk.answer(me, deal, doubt.id, doubt.version, AnswerDraft("算给您看", settled=True)).ready
    assert talk.close(me, deal, ClosingDraft("economic", "declined")).ready
    assert not talk.close(me, deal, ClosingDraft("direct", "agreed", "请您在这里签字")).ready
    assert not talk.tick_signal(me, deal, "delivery", seen=False).signals
    assert refused(talk.tick_signal, me, deal, "nonsense", seen=True).code == "not_found"
    timeline = [event_text(line.code, line.detail, "zh") for line in store.deals.view(me, deal).timeline]
    assert "请客户决定：直接成交法 · 客户同意" in timeline


def test_every_word_of_the_talk_stands_in_both_languages() -> None:
    assert (len(TECHNIQUES), len(CATEGORIES)) == (8, 12)
    for words in (CATEGORIES, TECHNIQUES, OUTCOMES, SIGNALS):
        for language in ("zh", "en"):
            told = [message.text(language) for message in words.values()]
            assert len(set(told)) == len(words)
