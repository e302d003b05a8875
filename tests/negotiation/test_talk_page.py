"""Objections, the 100 % question, signals and closings as they are worked at the desk (§6.6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.deals.objections import Caught
from showroom.kernel.findings import Override
from showroom.negotiation.talk_views import EntryDraft, Rate
from showroom.reception.desk_views import CampaignDraft
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.deals.catching import open_objection
from ui.deals.page import DealPage
from ui.messages import set_window_language
from ui.negotiation.library_dialog import LibraryDialog, open_library
from ui.negotiation.objections_part import ObjectionsPart
from ui.negotiation.talk_dialogs import AnswerDialog, ClosingDialog, LearnDialog, SatisfactionDialog
from ui.negotiation.talk_part import TalkPart
from ui.widgets.catch_dialog import CatchDialog
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.step_page import StepPage


class BarePage(StepPage):
    """A page with the talk alone."""

    step = "negotiation"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The window in English, whatever a neighbour left."""
    before = QLocale()
    set_window_language("en")
    yield
    QLocale.setDefault(before)


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def deal(sqlite_store: Showroom, staff: People) -> int:
    return deal_at(sqlite_store, staff, Step.NEGOTIATION)


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Showroom, staff: People) -> BarePage:
    shown = BarePage(desk(sqlite_store, staff.consultant))
    qtbot.addWidget(shown)
    return shown


@pytest.fixture
def talk(page: BarePage, deal: int) -> TalkPart:
    part = TalkPart(page)
    part.load(deal)
    page.show()
    return part


D = TypeVar("D", bound=QWidget)


def asked(part: ObjectionsPart, kind: type[D]) -> D:
    assert isinstance(part.dialog, kind)
    return part.dialog


def line_links(part: ObjectionsPart) -> list[str]:
    return [found.objectName() for line in part.lines.lines for found in line.findChildren(QPushButton)]


def press(place: QWidget, name: str) -> None:
    found = place.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    found.click()


def fields_wrong(dialog: AnswerDialog | ClosingDialog | SatisfactionDialog | LibraryDialog) -> set[str]:
    return {name for name, row in dialog.binder.rows.items() if row.is_bad}


@pytest.mark.rule("S0-22", "S0-23", "S4-08")
def test_an_objection_is_answered_from_the_library_and_teaches_it(
    talk: TalkPart, sqlite_store: Showroom, staff: People, deal: int
) -> None:
    library, me = sqlite_store.objection_library, staff.consultant
    entry = library.save_entry(staff.colleague, EntryDraft("range", "冬天续航打折", "今天就试驾看表显", "试驾报告"))
    part = talk.objections
    part.catch_button.click()
    caught = asked(part, CatchDialog)
    caught.confirm.click()
    assert {name for name, row in caught.form.rows.items() if row.is_bad} == {"caught", "category"}
    caught.words.set_value("冬天跑不远")
    caught.kind.set_value("range")  # type: ignore[union-attr]
    caught.confirm.click()
    (line,) = part.lines.lines
    assert part.state.text() == "1 open"
    assert part.focus_field(f"objection_{line.key}")
    press(line, f"answer_{line.key}")
    dialog = asked(part, AnswerDialog)
    assert "settled —, this car —" in "".join(dialog._facts(row) for row in dialog.offered.values())
    press(dialog.suggestions, f"use_{entry.id}")
    dialog.submit()
    assert fields_wrong(dialog) == {"settled"}  # “is this settled?” is asked, not assumed
    dialog.binder.set_values({"settled": "no"})
    dialog.look()
    dialog.submit()
    assert fields_wrong(dialog) == {"due", "left_reason"}
    dialog.binder.set_values({"settled": "yes", "restated": "冬天能跑多远？"})
    dialog.submit()
    assert library.suggestions(me, deal, "range")[0].rate == Rate(1, 1)
    assert part.state.text() == "none open"
    assert line_links(part) == []  # an entry settled it: nothing new to teach
    other = sqlite_store.deals.raise_objection(me, deal, "price", "太贵").objections[-1].id
    sqlite_store.deals.settle_objection(me, deal, other, "跑不远也够用")
    talk.load(deal)
    (line,) = [line for line in part.lines.lines if line.key == other]
    press(line, f"learn_{line.key}")
    learn = asked(part, LearnDialog)
    learn.submit()
    assert talk.model.context.notifier.told[-1].text == "Answer kept in the library"
    (learnt,) = library.entries(me, "跑不远")
    assert (learnt.author, learnt.rate) == ("周敏", Rate(1, 1))
    assert line_links(part) == []


@pytest.mark.rule("S0-22", "S0-06")
def test_the_hundred_percent_question_and_the_signals(talk: TalkPart, sqlite_store: Showroom, staff: People) -> None:
    part, closing = talk.objections, talk.closing
    assert part.asked.text() == "not asked yet"
    assert part.focus_field("satisfaction")
    part.ask_button.click()
    dialog = asked(part, SatisfactionDialog)
    dialog.submit()
    assert fields_wrong(dialog) == {"demands"}
    dialog.binder.set_values({"nothing": True})
    dialog.submit()
    assert part.asked.text() == "asked 11-22 10:00: nothing missing"
    box = closing.findChild(QCheckBox, "signal_delivery")
    assert isinstance(box, QCheckBox)
    box.click()
    assert closing.state.text() == "no open objection: time to ask"
    assert "11-22 10:00" in box.toolTip()
    sqlite_store.talk.catch(staff.consultant, talk.model.deal_id, Caught("price", "太贵"))
    talk.load(talk.model.deal_id)
    assert closing.state.text() == "answer the open objections first"
    assert closing.close_button.isEnabled()  # it suggests, it never blocks


@pytest.mark.rule("S0-24")
def test_a_false_reason_is_refused_at_its_field_and_the_truth_is_read_in_full(
    talk: TalkPart, sqlite_store: Showroom, staff: People
) -> None:
    campaign = CampaignDraft("group_purchase", "秋季团购", "展厅", date(2026, 11, 1), date(2026, 11, 30))
    ident = sqlite_store.campaigns.save_campaign(staff.manager, campaign)
    talk.load(talk.model.deal_id)
    talk.closing.close_button.click()
    dialog = talk.closing.dialog
    assert isinstance(dialog, ClosingDialog)
    dialog.binder.set_values({"technique": "pressure", "said": "活动今天截止", "outcome": "agreed"})
    dialog.submit()
    assert fields_wrong(dialog) == {"reason", "said"}
    assert "秋季团购, until 2026-11-30; 650km 长续航版: 1 in stock" in dialog.binder["reason"].message.text()
    said = dialog.binder["said"].message.full_text
    assert "2026-11-22" in said
    assert "秋季团购, until 2026-11-30" in said
    dialog.binder.set_values({"reason": f"campaign:{ident}", "said": "活动11月30日截止"})
    dialog.submit()
    (line,) = talk.closing.lines.lines
    assert line.text == "Pressure close"


def test_the_customer_sees_neither_signals_nor_the_library(talk: TalkPart) -> None:
    talk.hide_internal(True)
    assert talk.closing.isHidden()
    assert talk.objections.library_button.isHidden()
    assert not talk.objections.isHidden()
    talk.hide_internal(False)
    assert not talk.closing.isHidden()


@pytest.mark.rule("S0-23")
def test_the_library_is_searched_kept_and_changed_by_its_author(
    qtbot: QtBot, sqlite_store: Showroom, staff: People
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    open_library(window, desk(sqlite_store, staff.consultant))
    (dialog,) = window.findChildren(LibraryDialog)
    dialog.submit()
    assert fields_wrong(dialog) == {"category", "text", "answer"}
    dialog.binder.set_values({"category": "price", "text": "太贵了", "answer": "算总账"})
    dialog.submit()
    dialog.binder.set_values({"answer": "把五年的花费一起算"})
    dialog.submit()
    (row,) = sqlite_store.objection_library.entries(staff.consultant, "tgl")
    assert (row.draft.answer, row.version) == ("把五年的花费一起算", 2)
    open_library(window, desk(sqlite_store, staff.colleague))
    other = window.findChildren(LibraryDialog)[-1]
    other.sought.set_value("taigui")
    other.reload()
    other.table.setCurrentIndex(other.model.index(0, 0))
    assert other.chosen == sqlite_store.objection_library.entries(staff.colleague)[0]
    assert not other.save_button.isEnabled()
    assert "周敏" in other.whose.text()
    assert [line.text for line in other.versions.lines] == ["算总账"]


@pytest.mark.rule("S0-22", "S3-28")
def test_promises_and_objections_are_caught_in_the_step_on_the_screen(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, deal: int
) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    context = desk(sqlite_store, staff.consultant)
    open_objection(frame, context)
    assert [told.text for told in context.notifier.told] == ["Open a deal first: it is written down there."]
    page = DealPage(context, {})
    page.setParent(frame)
    frame.show()
    page.open_deal(deal, "presentation")
    for what, keys in (("promise", "Ctrl+Shift+P"), ("objection", "Ctrl+Shift+O")):
        button = page.panel.findChild(QPushButton, f"catch_{what}")
        assert isinstance(button, QPushButton)
        assert button.shortcut() == QKeySequence(keys)
        button.click()
        dialog = page.catching.dialog
        assert dialog is not None
        if dialog.kind is not None:
            dialog.kind.set_value("price")
        dialog.words.set_value("送脚垫 <b>两套</b>")
        dialog.confirm.click()
        assert page.catching.dialog is None
    (doubt,) = sqlite_store.talk.view(staff.consultant, deal).objections
    assert (doubt.step, doubt.text) == (Step.PRESENTATION, "送脚垫 <b>两套</b>")
    assert [p.text for p in sqlite_store.deals.view(staff.consultant, deal).promises] == ["送脚垫 <b>两套</b>"]
    open_objection(frame, context)  # the palette knows the open deal
    assert page.catching.dialog is not None
    page.catching.dialog.reject()


@pytest.mark.rule("S0-06", "S0-22")
def test_an_objection_is_answered_from_the_panel_before_the_negotiation_is_reached(
    qtbot: QtBot, sqlite_store: Showroom, staff: People
) -> None:
    deal = deal_at(sqlite_store, staff, Step.CONSULTATION)
    sqlite_store.deals.raise_objection(staff.consultant, deal, "quality", "没听过这个品牌")
    page = DealPage(desk(sqlite_store, staff.consultant), {})
    qtbot.addWidget(page)
    page.show()
    page.open_deal(deal, "consultation")
    (doubt,) = sqlite_store.talk.view(staff.consultant, deal).objections
    press(page.panel, f"answer_objection_{doubt.id}")
    dialog = page.catching.answering.dialog
    assert isinstance(dialog, AnswerDialog)
    dialog.binder.set_values({"settled": "yes", "answer": "全国联保，三包凭证随车"})
    dialog.submit()
    (doubt,) = sqlite_store.talk.view(staff.consultant, deal).objections
    assert (doubt.step, doubt.settled_by) == (Step.CONSULTATION, "周敏")
    assert page.view_model.view is not None
    assert [line.settled for line in page.view_model.view.objections] == [True]


@pytest.mark.rule("S0-22", "G-07")
def test_the_manager_lets_one_objection_pass_from_the_panel_and_not_the_other(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, deal: int
) -> None:
    for text in ("太贵", "颜色要等"):
        sqlite_store.deals.raise_objection(staff.consultant, deal, "price", text)
    page = DealPage(desk(sqlite_store, staff.manager), {})
    qtbot.addWidget(page)
    page.show()
    page.open_deal(deal, "negotiation")
    view = page.view_model.view
    assert view is not None
    second = next(finding for finding in view.missing if finding.evidence == "#2")
    page.panel.override.emit(second)
    dialog = page.findChild(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.set_value("客户接受等待，经理已当面确认")
    dialog.confirm.click()
    assert page.view_model.view is not None
    left = [f.evidence for f in page.view_model.view.missing if f.override is Override.MANAGER]
    assert left == ["#1"]
