"""The window of the day close by keyboard, and what the ownership note tells whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.reception.ownership_facts import Typed
from showroom.reception.views import VisitDraft
from tests.desk_context import desk
from tests.reception.day_lines_examples import DAY, FILED, GRADED, complete_day, whole
from tests.store_fixtures import NOW, People, hire
from ui.customers.customer_view import CustomerCard
from ui.messages import set_window_language
from ui.reception.day_close import DayCloseDialog
from ui.reception.front_desk_page import FrontDeskPage
from ui.theme import Theme
from ui.widgets.ownership_history import OwnershipHistory
from ui.widgets.ownership_note import OwnershipNote
from ui.widgets.paper_window import PaperWindow
from ui.widgets.reason_dialog import ReasonDialog


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    set_window_language("zh")
    yield
    set_window_language("en")
    theme.setParent(None)


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def dialog(qtbot: QtBot, store: Showroom, actor: Actor) -> DayCloseDialog:
    made = DayCloseDialog(desk(store, actor))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(owner: QWidget, name: str) -> str:
    label = owner.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


@pytest.mark.rule("RC-02", "RC-03")
def test_enter_on_a_gap_leads_to_its_line(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    logged = sqlite_store.reception.log_visit(people.consultant, VisitDraft(name="张伟"))
    page = dialog(qtbot, sqlite_store, people.receptionist)
    assert page.gaps_model.rowCount() == 3  # leaving, phone, intended car
    assert [page.gaps_model.index(row, 4).data() for row in range(3)] == ["RC-03", "RC-02", "RC-02"]
    assert page.gaps_model.index(0, 2).data() == "张*"
    with qtbot.waitSignal(page.line_wanted, timeout=1000) as wanted:
        QTest.keyClick(page.gaps, Qt.Key.Key_Return)
    assert wanted.args == [logged.visit_id]
    assert not page.isVisible()


@pytest.mark.rule("RC-03")
def test_closing_with_gaps_is_refused_by_name(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    sqlite_store.reception.log_visit(people.consultant, VisitDraft(name="张伟"))
    page = dialog(qtbot, sqlite_store, people.receptionist)
    page.close_button.click()
    assert "第 1 行 张*: 没有离店时间 (RC-03)" in shown(page, "day_message")
    assert sqlite_store.day_close.history(people.receptionist) == ()


@pytest.mark.rule("RC-01", "RC-03")
def test_a_complete_day_closes_and_shows_its_sheet(
    qtbot: QtBot, sqlite_store: Showroom, people: People, clock: FixedClock
) -> None:
    complete_day(sqlite_store, people, clock)
    page = dialog(qtbot, sqlite_store, people.receptionist)
    assert (shown(page, "figure_total"), shown(page, "figure_first"), shown(page, "figure_calls")) == ("6", "4", "1")
    assert "周敏：到店 3" in shown(page, "consultants") or "周敏: 3" in shown(page, "consultants")
    page.close_button.click()
    paper = page.findChild(PaperWindow)
    assert paper is not None
    sealed = sqlite_store.documents.paper(people.manager, "day_close", "SH01-DC-20261122-0001", "zh")
    assert paper.pdf == sealed.pdf
    paper.close()
    assert page.history_model.rowCount() == 1
    assert page.reopen_button.isHidden()  # a receptionist cannot
    assert page.preview_button.isHidden()


@pytest.mark.rule("RC-03", "G-07")
def test_the_manager_reopens_with_a_reason(
    qtbot: QtBot, sqlite_store: Showroom, people: People, clock: FixedClock
) -> None:
    complete_day(sqlite_store, people, clock)
    sqlite_store.day_close.close(people.receptionist, DAY)
    page = dialog(qtbot, sqlite_store, people.manager)
    page.reopen_button.click()
    asked = page.findChild(ReasonDialog)
    assert asked is not None
    asked.reason.set_value("太短")
    asked.confirm.click()
    assert "10" in shown(page, "day_message")
    page.view_model.reopen("漏记一批客户，当晚补登")
    assert page.reopen_button.isHidden()
    assert not page.preview_button.isHidden()
    assert "漏记一批客户" in page.history_model.index(0, 6).data()


def test_earlier_days_left_open_are_one_click_away(
    qtbot: QtBot, sqlite_store: Showroom, people: People, clock: FixedClock
) -> None:
    whole(sqlite_store, people.consultant, VisitDraft(no_file_reason="只是躲雨"))
    clock.at = NOW + timedelta(days=3)
    page = dialog(qtbot, sqlite_store, people.receptionist)
    link = page.links[0]
    assert not page.forgotten.isHidden()
    assert link.text() == DAY.isoformat()
    link.click()
    assert (shown(page, "day"), shown(page, "figure_total")) == (DAY.isoformat(), "1")
    assert page.forgotten.isHidden()
    page.next_button.click()
    assert shown(page, "day") == "2026-11-23"


def note(qtbot: QtBot, store: Showroom, actor: Actor) -> OwnershipNote:
    made = OwnershipNote(desk(store, actor))
    qtbot.addWidget(made)
    return made


@pytest.mark.rule("OW-5", "PI-10")
def test_the_note_tells_a_stranger_owner_and_protection_only(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    whole(sqlite_store, people.consultant, FILED, GRADED)
    seen = note(qtbot, sqlite_store, people.colleague)
    seen.ask(Typed("1391234567"))
    assert seen.isHidden()  # not whole yet
    seen.ask(Typed("13912345678"))
    assert shown(seen, "ownership_text") == "已建档，归属 周敏，保护至 2026-11-28"
    assert (shown(seen, "ownership_evidence"), seen.rule.text()) == ("", "OW-5")
    every = " ".join(label.text() for label in seen.findChildren(QLabel))
    for hidden in ("张", "11-22", "A 级", "E6"):
        assert hidden not in every
    seen.ask(Typed("13900000000"))
    assert seen.isHidden()


@pytest.mark.rule("OW-5")
def test_owner_and_manager_read_the_evidence(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    whole(sqlite_store, people.consultant, FILED, GRADED)
    for viewer in (people.consultant, people.manager):
        seen = note(qtbot, sqlite_store, viewer)
        seen.ask(Typed("13912345678"), people.colleague.id)
        assert "张伟" in shown(seen, "ownership_text")
        assert "周敏 于 2026-11-22 接待" in shown(seen, "ownership_evidence")
        assert "周敏 11-22" in shown(seen, "ownership_evidence")


@pytest.mark.rule("OW-4", "G-07")
def test_the_history_shows_each_decision_with_its_reason(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    whole(sqlite_store, people.consultant, FILED, GRADED)
    customer_id = sqlite_store.reception.ownership(people.manager, FILED.phone).customer_id
    assert customer_id is not None
    reason = "客户投诉，换人接待更合适"
    sqlite_store.reception.override_owner(people.manager, customer_id, people.colleague.id, reason)
    seen = OwnershipHistory(desk(sqlite_store, people.manager))
    qtbot.addWidget(seen)
    seen.load(customer_id)
    newest, first = seen.lines.lines
    assert "周敏 → 陈浩" in newest.text
    assert "周敏" in first.text
    assert any(reason in label.text() for label in newest.findChildren(QLabel))


def front_desk(qtbot: QtBot, store: Showroom, actor: Actor) -> FrontDeskPage:
    page = FrontDeskPage(desk(store, actor))
    qtbot.addWidget(page)
    page.resize(1184, 616)
    page.show()
    return page


@pytest.mark.rule("RC-03")
def test_the_front_desk_leads_from_a_gap_to_the_line_and_back(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    logged = sqlite_store.reception.log_visit(people.consultant, VisitDraft(name="张伟"))
    page = front_desk(qtbot, sqlite_store, people.receptionist)
    page.tabs.open_tab("call")
    page.day_button.click()
    assert page.day_close.isVisible()
    QTest.keyClick(page.day_close.gaps, Qt.Key.Key_Return)
    line = page.line_form.line
    assert line is not None
    assert line.visit_id == logged.visit_id
    assert page.line_form.isVisible()


@pytest.mark.rule("OW-5", "PI-10")
@pytest.mark.parametrize("typed", ["13912345678", "11010519491231002X"])
def test_the_front_desk_tells_the_verdict_by_phone_and_by_id(
    qtbot: QtBot, sqlite_store: Showroom, people: People, typed: str
) -> None:
    whole(sqlite_store, people.consultant, FILED, GRADED)
    with sqlite_store.work.db.begin() as session:
        session.execute(sa.text("UPDATE customer SET id_kind = 'resident', id_number = '11010519491231002X'"))
    page = front_desk(qtbot, sqlite_store, people.receptionist)
    page.view_model.look_up(typed)
    assert page.rule.text() == "OW-5"
    assert shown(page, "outcome") == "已建档，归属 周敏，保护至 2026-11-28"
    assert page.note.isHidden()  # the evidence is for owner and office
    own = front_desk(qtbot, sqlite_store, people.consultant)
    own.view_model.look_up(typed)
    assert "周敏 11-22" in shown(own.note, "ownership_evidence")


@pytest.mark.rule("OW-5", "PI-10")
@pytest.mark.parametrize("name, typed", [("phone", "13912345678"), ("id_number", "11010519491231002X")])
def test_a_new_customers_form_tells_the_verdict_while_typing(
    qtbot: QtBot, sqlite_store: Showroom, people: People, name: str, typed: str
) -> None:
    whole(sqlite_store, people.consultant, FILED, GRADED)
    with sqlite_store.work.db.begin() as session:
        session.execute(sa.text("UPDATE customer SET id_kind = 'resident', id_number = '11010519491231002X'"))
    card = CustomerCard(desk(sqlite_store, people.colleague))
    qtbot.addWidget(card)
    card.resize(1184, 616)
    card.show()
    card.open_new()
    field = card.binder[name].field
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, typed)
    card.doubles.look()
    assert card.note.isVisible()
    assert shown(card, "ownership_text") == "已建档，归属 周敏，保护至 2026-11-28"
    assert shown(card, "ownership_evidence") == ""
    card.open_new()
    assert card.note.isHidden()
