"""The front desk by the keyboard alone, every key counted: nothing is clicked, nothing is set from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.customers.model import Grade
from showroom.kernel.clock import FixedClock
from showroom.reception.desk_views import AppointmentDraft
from showroom.reception.model import ContactWay, LineState, VisitKind
from showroom.reception.views import VisitDraft
from tests.desk_context import desk
from tests.store_fixtures import NOW, People, hire
from ui.messages import set_window_language
from ui.reception.front_desk_page import FrontDeskPage
from ui.theme import Theme

K = Qt.Key
ZHANG = VisitDraft(name="张伟", phone="13912345678", wanted_model="星河 E6")


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


def focused() -> str:
    """The name of the field the keyboard is in."""
    target = QApplication.focusWidget()
    assert target is not None
    return str(target.objectName())


class Keyboard:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, page: FrontDeskPage, qtbot: QtBot) -> None:
        self.page, self.qtbot, self.pressed = page, qtbot, 0

    def press(self, *keys: Qt.Key | str, alt: bool = False) -> Keyboard:
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None
            modifier = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(target, key, modifier)  # type: ignore[arg-type] # its stub knows no one-letter string
            self.pressed += 1
        return self

    def function_key(self, key: Qt.Key, done: Callable[[], bool]) -> Keyboard:
        """A key that stands on a button: Qt shows the button pressed for a moment before it acts."""
        self.press(key)
        self.qtbot.waitUntil(done, timeout=2000)
        return self

    def leaves(self) -> Keyboard:
        """F9, and the row that asks is there."""
        return self.function_key(K.Key_F9, self.page.board_part.leaving.isVisible)

    def type(self, text: str) -> Keyboard:
        return self.press(*text)

    def until_found(self) -> Keyboard:
        """Wait as a person would: until the list shows somebody."""
        field = self.page.line_form.find_field
        self.qtbot.waitUntil(lambda: field._list is not None and field._list.isVisible(), timeout=2000)
        return self


def at_desk(qtbot: QtBot, store: Showroom, people: People) -> Keyboard:
    page = FrontDeskPage(desk(store, people.receptionist))
    qtbot.addWidget(page)
    page.resize(1112, 620)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.open_item(0)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.line_form.find_field, timeout=2000)
    return Keyboard(page, qtbot)


def here(store: Showroom, people: People) -> list[VisitDraft]:
    """The lines of the parties in the store, as the manager sees them."""
    return [store.reception.line(people.manager, row.id).draft for row in store.reception.board(people.manager)]


def returned(store: Showroom, people: People, clock: FixedClock) -> None:
    """张伟 was here a week ago."""
    clock.at = NOW - timedelta(days=6)
    logged = store.reception.log_visit(people.consultant, ZHANG)
    store.reception.leave_visit(people.consultant, logged.visit_id)
    clock.at = NOW


@pytest.mark.rule("S2-05")
@pytest.mark.parametrize("typed", ["5678", "zhangw", "zw"])
def test_a_returning_customer_takes_at_most_twelve_keys(
    qtbot: QtBot, sqlite_store: Showroom, people: People, clock: FixedClock, typed: str
) -> None:
    returned(sqlite_store, people, clock)
    keys = at_desk(qtbot, sqlite_store, people)
    keys.type(typed).until_found().press(K.Key_Return, K.Key_Return)
    assert keys.pressed <= 12
    (line,) = here(sqlite_store, people)
    assert (line.name, line.party_size) == ("张伟", 1)
    assert sqlite_store.reception.board(people.manager)[0].consultant == "周敏"
    assert keys.page.line_form.find_field.text() == ""  # ready for the next


def test_typing_faster_than_the_search_still_finds_him(
    qtbot: QtBot, sqlite_store: Showroom, people: People, clock: FixedClock
) -> None:
    returned(sqlite_store, people, clock)
    keys = at_desk(qtbot, sqlite_store, people)
    keys.type("5678").press(K.Key_Return)  # no pause at all
    qtbot.waitUntil(lambda: keys.page.line_form.find_field.picked is not None, timeout=2000)
    keys.press(K.Key_Return)
    assert [line.name for line in here(sqlite_store, people)] == ["张伟"]


@pytest.mark.parametrize("typed, party", [("", 1), ("3", 3), ("12", 12)])
def test_an_anonymous_group_takes_at_most_six_keys(
    qtbot: QtBot, sqlite_store: Showroom, people: People, typed: str, party: int
) -> None:
    keys = at_desk(qtbot, sqlite_store, people)
    keys.type(typed).press(K.Key_Return)
    assert keys.pressed <= 6
    assert [(line.customer_id, line.party_size) for line in here(sqlite_store, people)] == [(None, party)]


def test_every_column_is_reached_without_leaving_the_line(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    """Tab walks every field of the line once Down has opened it; nothing but the keyboard is used."""
    keys = at_desk(qtbot, sqlite_store, people)
    reached = [focused()]
    for _ in range(6):
        keys.press(K.Key_Tab)
        reached.append(focused())
    keys.page.line_form.find_field.setFocus()
    keys.press(K.Key_Down)
    for _ in range(len(keys.page.line_form.more.rows)):
        reached.append(focused())
        keys.press(K.Key_Tab)
    assert set(reached) == set(keys.page.binder.rows)
    columns = {  # §6.2, word by word, as the fields that hold them
        "arrived", "left", "purpose", "kind", "party_size", "companions", "name", "phone", "gender", "district",
        "own_car", "plate", "wanted_brand", "wanted_model", "wanted_version", "wanted_colour", "trade_in", "channel",
        "campaign_id", "contact_way", "consultant_id", "talk", "competitor", "grade_left", "next_step", "next_on",
        "no_file_reason", "remark", "state",
    }  # fmt: skip
    assert columns <= set(reached)


def test_a_full_line_is_typed_in_one_go(
    qtbot: QtBot, sqlite_store: Showroom, people: People, clock: FixedClock
) -> None:
    clock.at = NOW + timedelta(hours=5)
    keys = at_desk(qtbot, sqlite_store, people)
    keys.type("13912345678").press(K.Key_Tab).type("Zhang").press(K.Key_Tab).type("E6").press(K.Key_Down)
    keys.type("1430").press(K.Key_Tab, K.Key_Tab).type("wife").press(K.Key_Tab, K.Key_Down, K.Key_Tab)
    keys.type("Pudong").press(K.Key_Tab, K.Key_Down, K.Key_Down, K.Key_Tab).type("Lavida").press(K.Key_Return)
    (line,) = here(sqlite_store, people)
    assert (line.name, line.companions, line.gender, line.district, line.own_car, line.contact_way) == (
        "Zhang", "wife", "M", "Pudong", "Lavida", ContactWay.WECHAT,
    )  # fmt: skip
    assert line.arrived == NOW + timedelta(hours=4, minutes=30)


@pytest.mark.rule("GR-01", "GR-02")
def test_leaving_asks_grade_next_step_and_state_in_place(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    sqlite_store.reception.log_visit(people.consultant, ZHANG)
    keys = at_desk(qtbot, sqlite_store, people)
    keys.leaves().type("H").press(K.Key_Tab).type("quote").press(K.Key_Tab).type("+2").press(
        K.Key_Tab, K.Key_Down, K.Key_Return
    )
    assert keys.page.board_part.model.rowCount() == 0
    (row,) = sqlite_store.reception.day_log(people.manager).rows
    line = sqlite_store.reception.line(people.manager, row.id).draft
    assert (line.grade_left, line.next_step, line.next_on, line.state) == (
        Grade.H, "quote", date(2026, 11, 24), LineState.PROSPECT,
    )  # fmt: skip
    assert keys.page.context.notifier.act()  # undo
    assert keys.page.board_part.model.rowCount() == 1


def test_an_anonymous_party_is_asked_why_there_is_no_file(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    keys = at_desk(qtbot, sqlite_store, people)
    keys.press(K.Key_Return).leaves().type("in a hurry").press(K.Key_Return)
    (row,) = sqlite_store.reception.day_log(people.manager).rows
    assert sqlite_store.reception.line(people.manager, row.id).draft.no_file_reason == "in a hurry"
    keys.press(K.Key_Return).leaves().press(K.Key_Escape)
    assert keys.page.board_part.leaving.isHidden()
    assert keys.page.board_part.model.rowCount() == 1


@pytest.mark.rule("RC-03")
def test_a_line_is_corrected_and_the_correction_undone(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    keys = at_desk(qtbot, sqlite_store, people)
    keys.press(K.Key_Return).function_key(K.Key_F7, lambda: keys.page.line_form.line is not None)
    for _ in range(2):
        keys.press(K.Key_Tab)
    keys.type("wife").press(K.Key_Return)
    assert [line.companions for line in here(sqlite_store, people)] == ["wife"]
    assert keys.page.line_form.line is None
    assert keys.page.context.notifier.act()
    assert [line.companions for line in here(sqlite_store, people)] == [""]


def test_a_line_logged_by_mistake_is_undone_at_once(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    keys = at_desk(qtbot, sqlite_store, people)
    keys.press(K.Key_Return)
    assert keys.page.context.notifier.act()
    assert sqlite_store.reception.day_log(people.manager).rows == ()
    assert keys.page.context.notifier.act()  # and back
    assert len(sqlite_store.reception.day_log(people.manager).rows) == 1


@pytest.mark.rule("RC-04")
def test_waiting_and_staying_tick_and_only_what_changed_is_repainted(
    qtbot: QtBot, sqlite_store: Showroom, people: People, clock: FixedClock
) -> None:
    keys = at_desk(qtbot, sqlite_store, people)
    keys.press(K.Key_Return, "3", K.Key_Return)
    model = keys.page.board_part.model

    def cells(column: str) -> list[str]:
        place = [one.key for one in model.columns].index(column)
        return [str(model.data(model.index(row, place))) for row in range(model.rowCount())]

    changed: list[tuple[int, str]] = []
    model.dataChanged.connect(lambda first, _last: changed.append((first.row(), model.columns[first.column()].key)))
    clock.at = NOW + timedelta(seconds=61)
    model.tick()
    assert cells("waiting") == ["! 1:01", "! 1:01"]
    assert cells("minutes") == ["1", "1"]
    assert sorted(changed) == [(0, "minutes"), (0, "waiting"), (1, "minutes"), (1, "waiting")]
    changed.clear()
    clock.at = NOW + timedelta(seconds=62)
    model.tick()
    assert sorted(changed) == [(0, "waiting"), (1, "waiting")]
    keys.function_key(K.Key_F11, lambda: cells("waiting")[0] == "greeted 1′")
    changed.clear()
    clock.at = NOW + timedelta(seconds=63)
    model.tick()
    assert changed == [(1, "waiting")]
    with qtbot.waitSignal(model.dataChanged, timeout=3000):  # the page's own timer
        clock.at = NOW + timedelta(seconds=64)


@pytest.mark.rule("S0-03")
def test_one_key_turns_an_appointment_into_a_visit(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    draft = AppointmentDraft(NOW + timedelta(hours=4), "展厅", name="张伟", phone="13912345678", wanted_model="E6")
    sqlite_store.appointments.make_appointment(people.consultant, draft)
    keys = at_desk(qtbot, sqlite_store, people)
    keys.press("3", alt=True)
    assert keys.page.tabs.key == "appointments"
    before = keys.pressed
    keys.function_key(K.Key_F2, lambda: keys.page.board_part.model.rowCount() == 1)
    assert keys.pressed == before + 1
    (visit,) = sqlite_store.reception.board(people.manager)
    assert (visit.kind, visit.consultant) == (VisitKind.APPOINTMENT, "周敏")


@pytest.mark.rule("RC-05", "S3-35")
def test_a_call_is_written_down_by_keyboard_and_ends_in_a_call_back(
    qtbot: QtBot, sqlite_store: Showroom, people: People, clock: FixedClock
) -> None:
    keys = at_desk(qtbot, sqlite_store, people)
    keys.function_key(K.Key_F3, lambda: keys.page.tabs.key == "call")
    keys.type("13912345678").press(K.Key_Tab).type("Zhang")
    for _ in range(11):
        keys.press(K.Key_Tab)
    assert focused() == "call_asked_price"
    keys.press(K.Key_Space)
    clock.at = NOW + timedelta(seconds=150)
    part = keys.page.tabs.parts["call"]
    assert getattr(part, "seconds", None) == 150
    keys.page.primary()  # the window's Ctrl+Enter
    (call,) = sqlite_store.enquiries.enquiries(people.manager)
    assert (call.seconds, call.tone, call.outcome, call.asked_price) == (150, "on_target", "call_back", True)


@pytest.mark.rule("RC-06")
def test_somebody_is_marked_away_by_keyboard(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    keys = at_desk(qtbot, sqlite_store, people)
    keys.press("a", alt=True)
    qtbot.waitUntil(keys.page.queue.form.isVisible, timeout=2000)
    keys.press(K.Key_Tab, K.Key_Tab).type("11:30").press(K.Key_Return)
    absent = [row.name for row in sqlite_store.queue.queue(people.receptionist) if row.absence_id is not None]
    assert len(absent) == 1
    assert keys.page.queue.form.isHidden()
