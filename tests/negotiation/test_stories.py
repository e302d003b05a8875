"""Why customers haggle, counted against a recount by hand; and the signer's story, found and told (both databases)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Deal, Step
from showroom.deals.objections import Caught
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from showroom.negotiation.draft import HaggleReason
from showroom.negotiation.haggling import HaggleBy, HaggleQuery, HaggleReport
from showroom.negotiation.story_views import StoryAnswer, StoryDraft, StoryQuery, StoryRow
from showroom.negotiation.talk_views import AnswerDraft
from tests.deal_builders import Builder, deal_at
from tests.desk_context import desk
from tests.negotiation.ladder_builders import quote
from tests.store_fixtures import NOW, People, hire
from ui.negotiation.haggling_dialog import HagglingDialog
from ui.negotiation.page import NegotiationPage
from ui.negotiation.stories_dialog import StoriesDialog
from ui.negotiation.story_dialog import StoryDialog

TODAY = date(2026, 11, 22)
GUIDE = Money.of("249800")


def told(report: HaggleReport) -> dict[str, tuple[int, int, str, str]]:
    return {row.name.en: (row.deals, row.signed, str(row.average), row.percent) for row in report.rows}


@pytest.mark.rule("S0-29", "S3-30")
def test_reasons_for_haggling_are_counted_by_what_they_cost(store: Showroom, people: People, tmp_path: Path) -> None:
    build, boss = Builder(store.work), people.manager
    first = deal_at(store, people, Step.NEGOTIATION)
    customer = build.customer(people.consultant, people.colleague, "王五", "13900139000")
    car = build.vehicle(people.manager, "LSVAU2182T2000002")
    other = build.deal(people.colleague, customer, people.colleague, Step.NEGOTIATION, car)
    quote(store, people.consultant, first, "9000", haggle_reason=HaggleReason.BUDGET)
    quote(store, people.consultant, first, "5000.01")  # the deal's newest version counts, once
    quote(store, people.colleague, other, "2000.02")
    assert told(store.haggling.report(boss, HaggleQuery())) == {"Rival is cheaper": (2, 0, "3500.02", "1.40")}
    clock = store.work.clock
    assert isinstance(clock, FixedClock)
    clock.at = NOW + timedelta(days=10)
    third = build.deal(people.colleague, customer, people.colleague, Step.NEGOTIATION, car)
    quote(store, people.colleague, third, "1000", haggle_reason=HaggleReason.NONE, valid_until=date(2026, 12, 5))
    with store.work.db.begin() as session:
        session.execute(sa.update(Deal).where(Deal.id == first).values(contract_number="SH01-XS-20261122-0001"))

    assert told(store.haggling.report(boss, HaggleQuery(by=HaggleBy.REASON))) == {
        "Rival is cheaper": (2, 1, "3500.02", "1.40"), "No reason recorded": (1, 0, "1000.00", "0.40"),
    }  # fmt: skip
    assert told(store.haggling.report(boss, HaggleQuery(by=HaggleBy.CONSULTANT))) == {
        "陈浩": (2, 0, "1500.01", "0.60"), "周敏": (1, 1, "5000.01", "2.00"),
    }  # fmt: skip
    months = store.haggling.report(boss, HaggleQuery(by=HaggleBy.MONTH))
    assert [(row.key, row.deals) for row in months.rows] == [("2026-11", 2), ("2026-12", 1)]
    report = store.haggling.report(boss, HaggleQuery(by=HaggleBy.MODEL, reason=HaggleReason.COMPETITOR))
    assert told(report) == {"E6": (2, 1, "3500.02", "1.40")}
    assert report.total.success == "1/2 · 50%"
    assert store.haggling.report(boss, HaggleQuery(TODAY + timedelta(days=1), TODAY + timedelta(days=2))).rows == ()
    assert [row.deals for row in store.haggling.own(people.consultant, HaggleQuery()).rows] == [1]
    with pytest.raises(ShowroomError) as refused:
        store.haggling.report(people.consultant, HaggleQuery())
    assert refused.value.code == "not_allowed"
    with pytest.raises(FieldErrors):
        store.haggling.report(boss, HaggleQuery(TODAY, TODAY - timedelta(days=1)))
    path = store.haggling.export(boss, HaggleQuery(by=HaggleBy.CONSULTANT), tmp_path / "haggling.xlsx", "zh")
    sheet = openpyxl.load_workbook(BytesIO(path.read_bytes()))["还价原因"]
    assert [[cell.value for cell in row] for row in sheet["A3:F5"]] == [
        ["陈浩", 2, 0, 1500.01, 0.6, 3000.02], ["周敏", 1, 1, 5000.01, 2, 5000.01],
        ["合计", 3, 1, 2666.68, 1.07, 8000.03],
    ]  # fmt: skip


def signed(store: Showroom, people: People) -> int:
    """A deal with a settled doubt and a contract."""
    me, deal = people.consultant, deal_at(store, people, Step.NEGOTIATION)
    (doubt,) = store.talk.catch(me, deal, Caught("range", "冬天续航够不够")).objections
    store.talk.answer(me, deal, doubt.id, doubt.version, AnswerDraft("带客户看实测报告", settled=True))
    with store.work.db.begin() as session:
        values = {"contract_number": "SH01-XS-20261122-0001", "contract_signed_on": TODAY}
        session.execute(
            sa.update(Deal).where(Deal.id == deal).values(**values, needs_summary="张三一家四口，冬天常跑高速")
        )
    return deal


def write(store: Showroom, people: People, deal: int, **changes: object) -> StoryRow:
    start = store.stories.start(people.consultant, deal)
    draft = replace(start.draft, lesson="先让客户说完，再拿实测数据", **changes)  # type: ignore[arg-type]
    return store.stories.save(people.consultant, deal, draft, start.version)


@pytest.mark.rule("S3-04", "S3-18", "PI-01")
def test_the_signers_story_starts_from_the_deal_and_is_found_and_told(store: Showroom, people: People) -> None:
    me, other = people.consultant, people.colleague
    early = deal_at(store, people, Step.NEGOTIATION, vin="LSVAU2182T2000002", phone="13712345678")
    with pytest.raises(ShowroomError) as unsigned:
        store.stories.start(me, early)
    assert unsigned.value.code == "story_not_signed"
    deal = signed(store, people)
    start = store.stories.start(me, deal).draft
    assert start.answers == (StoryAnswer("range", "冬天续航够不够", "带客户看实测报告"),)
    assert (start.customer, start.title, start.told_on) == (
        "客户一家四口，冬天常跑高速", "E6：0 天成交", TODAY + timedelta(days=1),
    )  # fmt: skip
    with pytest.raises(FieldErrors) as named:
        store.stories.save(me, deal, replace(start, customer="张三，13800138000", lesson=""))
    assert set(named.value.fields) == {"customer", "lesson"}
    assert "个保法" in named.value.fields["customer"].text("zh")
    draft = write(store, people, deal, told_on=None)
    assert store.stories.search(other, StoryQuery()) == ()  # not shared yet
    assert [row.id for row in store.stories.search(me, StoryQuery(own=True))] == [draft.id]
    told_row = write(store, people, deal, told_on=TODAY + timedelta(days=1))
    for sought in ("实测", "冬天续航", "xianrang", "E6"):
        (found,) = store.stories.search(other, StoryQuery(sought))
        assert (found.draft.lesson, found.author, found.may_edit) == ("先让客户说完，再拿实测数据", "周敏", False)
    assert store.stories.search(other, StoryQuery("没有这样的词")) == ()
    assert store.stories.search(other, StoryQuery(told_on=TODAY)) == ()
    assert len(store.stories.search(other, StoryQuery(told_on=TODAY + timedelta(days=1)))) == 1
    with pytest.raises(ShowroomError) as stale:
        store.stories.save(me, deal, told_row.draft, told_row.version - 1)
    assert stale.value.code == "changed_meanwhile"
    with pytest.raises(ShowroomError) as foreign:
        store.stories.save(other, deal, StoryDraft(), told_row.version)
    assert foreign.value.code == "not_your_deal"


@pytest.mark.rule("S3-04", "S0-29", "S0-23")
def test_the_story_is_written_read_and_its_answer_kept_at_the_window(qtbot: QtBot, sqlite_store: Showroom) -> None:
    people = hire(sqlite_store)
    deal = signed(sqlite_store, people)
    page = NegotiationPage(desk(sqlite_store, people.consultant))
    qtbot.addWidget(page)
    page.open_deal(deal)
    objections = page.talk.objections
    assert not objections.story_button.isHidden()
    objections.write_story()
    dialog = objections.dialog
    assert isinstance(dialog, StoryDialog)
    dialog.submit()  # the lesson is missing
    assert sqlite_store.stories.search(people.consultant, StoryQuery(own=True)) == ()
    dialog.binder.set_values({**(dialog.binder.snapshot()), "lesson": "先听完", "told_on": TODAY})
    dialog.submit()
    told_dialog = StoriesDialog(None, desk(sqlite_store, people.manager))
    qtbot.addWidget(told_dialog)
    told_dialog.told.set_value("today")
    told_dialog.reload()
    assert told_dialog.chosen is not None
    assert told_dialog.chosen.draft.lesson == "先听完"
    told_dialog._on_keep(0, "keep")
    (entry,) = sqlite_store.objection_library.entries(people.colleague, "实测")
    assert (entry.draft.text, entry.draft.series) == ("冬天续航够不够", "E6")
    quoted = deal_at(sqlite_store, people, Step.NEGOTIATION, vin="LSVAU2182T2000003", phone="13612345678")
    quote(sqlite_store, people.consultant, quoted, "3000")
    report = HagglingDialog(None, desk(sqlite_store, people.manager))
    qtbot.addWidget(report)
    assert [report.table.texts(0)[at] for at in (1, 3)] == ["1", "3,000.00"]
    report.table.pick(0)
    report.open_library()
    assert report.library is not None
    assert report.library.only.value() == "competitor"
    mine = HagglingDialog(report.library, desk(sqlite_store, people.colleague))
    assert mine.report is not None
    assert (mine.report.rows, mine.excel.isHidden()) == ((), True)  # a consultant counts their own deals only
