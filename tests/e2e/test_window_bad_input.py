"""The window under bad input and bad luck: what was typed stays, and what went wrong is said in words (trust.md Q9)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.kernel.errors import Message, ShowroomError
from showroom.persistence.database import DISK_FULL, SERVER_UNREACHABLE, STORAGE_FAILED, Database
from tests.deal_builders import NAME, PHONE, deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.jobs import report_of
from ui.language import Language
from ui.main_window import MainWindow
from ui.messages import Notice, set_window_language
from ui.reception.page import ReceptionPage
from ui.shell.crash_dialog import CrashDialog
from ui.shell.entrance import SignInPage
from ui.theme import Theme
from ui.widgets.fields import IdField, TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine

TYPED = {"district": "浦东新区", "wanted_model": "星河 E6", "companions": "太太、孩子", "remark": "两行\n<b>备注</b>"}


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


@pytest.fixture
def deal(sqlite_store: Showroom, people: People) -> int:
    return deal_at(sqlite_store, people, Step.RECEPTION)


def reception(qtbot: QtBot, store: Showroom, people: People, deal: int) -> ReceptionPage:
    """The page of a deal, alone, ready to type into."""
    page = ReceptionPage(desk(store, people.consultant))
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.open_deal(deal)
    return page


def type_into(page: ReceptionPage) -> dict[str, Any]:
    """Paste TYPED, as a person does; returns everything the page holds then."""
    for name, text in TYPED.items():
        paste(page.binder[name].field, text)
    return page.snapshot()


def paste(field: QWidget, text: str) -> None:
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    QGuiApplication.clipboard().setText(text)
    field.setFocus()
    field.selectAll()
    field.paste()


FIELDS = [TextField, IdField, MultiLine]


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("text", ["长" * 1_000_000, "x y " * 250_000, "\n" * 1_000_000, "x" * 81], ids=str.__len__)
def test_what_is_pasted_beyond_the_limit_is_cut_and_told(qtbot: QtBot, kind: type[TextField], text: str) -> None:
    form = Form(1)
    field = form.add(kind("field", "Field", max_length=80))
    qtbot.addWidget(form)
    form.show()
    paste(field, text)
    assert len(field.raw()) <= 80
    assert form.rows["field"].message.full_text == "! 最多 80 个字"
    paste(field, "x" * 79)
    assert len(field.raw()) == 79


@pytest.mark.parametrize("kind", FIELDS)
def test_control_what_fits_is_pasted_without_a_word(qtbot: QtBot, kind: type[TextField]) -> None:
    form = Form(1)
    field = form.add(kind("field", "Field", max_length=80))
    qtbot.addWidget(form)
    form.show()
    paste(field, "x" * 80)
    assert (len(field.raw()), form.rows["field"].message.full_text) == (80, "")


FAILURES = [DISK_FULL, SERVER_UNREACHABLE, STORAGE_FAILED]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda message: message.code)
def test_a_save_that_fails_keeps_every_field_and_the_cursor(
    qtbot: QtBot, sqlite_store: Showroom, people: People, deal: int, monkeypatch: pytest.MonkeyPatch,
    told: list[Notice], failure: Message,
) -> None:  # fmt: skip
    page = reception(qtbot, sqlite_store, people, deal)
    typed = type_into(page)
    page.binder.focus("companions")
    with monkeypatch.context() as broken:
        broken.setattr(Database, "begin", _fail(failure))
        page.primary()
    assert [(notice.kind, notice.text) for notice in told if notice.kind == "error"] == [("error", failure.zh)]
    told.clear()
    assert page.snapshot() == typed
    assert page.focusWidget() is page.binder["companions"].field
    with qtbot.waitSignal(page.saved, timeout=1000):
        page.primary()  # control: the same page saves once the trouble is over
    assert sqlite_store.reception.view(people.consultant, deal).remark == TYPED["remark"]


def _fail(failure: Message) -> Any:
    def begin(_db: Database) -> NoReturn:
        raise ShowroomError(failure)

    return begin


def test_what_another_desk_saved_first_takes_nothing_away(
    qtbot: QtBot, sqlite_store: Showroom, people: People, deal: int, told: list[Notice]
) -> None:
    mine, theirs = (reception(qtbot, sqlite_store, people, deal) for _ in range(2))
    typed = type_into(mine)
    paste(theirs.binder["district"].field, "静安区")
    theirs.primary()
    mine.primary()
    assert ["另一台电脑" in notice.text for notice in told if notice.kind == "error"] == [True]
    told.clear()
    assert mine.snapshot() == typed
    assert sqlite_store.reception.view(people.consultant, deal).district == "静安区"


def test_a_draft_is_offered_after_a_crash_and_is_equal(
    qtbot: QtBot, sqlite_store: Showroom, people: People, deal: int
) -> None:
    page = reception(qtbot, sqlite_store, people, deal)
    before = page.snapshot()
    typed = type_into(page)
    page.flush_drafts()
    page.deleteLater()  # nothing else is saved: the machine is switched off here
    sqlite_store.drafts.close()
    del sqlite_store.__dict__["drafts"]  # the next use opens the file anew
    again = reception(qtbot, sqlite_store, people, deal)
    assert again.snapshot() == before
    assert again.context.notifier.told[-1].kind == "offer"
    assert again.context.notifier.act()
    assert again.snapshot() == typed


def test_control_after_a_save_no_draft_is_offered(
    qtbot: QtBot, sqlite_store: Showroom, people: People, deal: int
) -> None:
    page = reception(qtbot, sqlite_store, people, deal)
    type_into(page)
    page.primary()
    again = reception(qtbot, sqlite_store, people, deal)
    assert [notice.kind for notice in again.context.notifier.told] == []


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, sqlite_store: Showroom, people: People) -> Iterator[MainWindow]:
    """The whole window over the store, unlocked for the consultant."""
    theme, language = Theme(qapp, "light"), Language(qapp, "zh")
    context = desk(sqlite_store, people.consultant)
    shown = MainWindow(theme, language, context.notifier)
    shown.lock_wanted.connect(lambda: shown.lock(lambda: SignInPage(("周敏",), "已锁定", "周敏")))
    qtbot.addWidget(shown)
    shown.show()
    shown.enter(context, "星河展厅")
    yield shown
    language.use("en")


def all_words(widget: QWidget) -> str:
    """Every text that somebody before the screen, or a screen reader, could read."""
    words = [widget.windowTitle()]
    for child in widget.findChildren(QWidget):
        if child.isVisible():
            words += [child.toolTip(), child.accessibleName(), child.accessibleDescription()]
            if isinstance(child, QLabel | QLineEdit):
                words.append(child.text())
            elif isinstance(child, QPlainTextEdit):
                words.append(child.toPlainText())
    return "\n".join(words)


def step_page(window: MainWindow) -> ReceptionPage:
    assert window.deal_page is not None
    page = window.deal_page._pages["reception"]
    assert isinstance(page, ReceptionPage)
    return page


def test_ctrl_l_hides_all_data_and_gives_it_back(qtbot: QtBot, window: MainWindow, deal: int) -> None:
    window.open_place("deal", deal)
    typed = type_into(step_page(window))
    for secret in (NAME, PHONE, *TYPED.values()):
        assert secret in all_words(window), secret  # control: it is there to be hidden
    window.activateWindow()
    with qtbot.waitSignal(window.lock_wanted, timeout=2000):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    words = all_words(window)
    assert [secret for secret in (NAME, PHONE, PHONE[-4:], *TYPED.values()) if secret in words] == []
    window.unlock()
    assert step_page(window).snapshot() == typed


def test_the_language_switch_keeps_what_is_typed(window: MainWindow, deal: int) -> None:
    window.open_place("deal", deal)
    typed = type_into(step_page(window))
    for lang in ("en", "zh"):
        window.switch_language()
        assert step_page(window).context.lang == lang
        assert step_page(window).snapshot() == typed


def test_our_own_mistake_shows_no_traceback_but_can_be_copied(qtbot: QtBot) -> None:
    try:
        dict[str, int]()["secret"]
    except KeyError as error:
        report = report_of(error)
    dialog = CrashDialog(None, report)
    qtbot.addWidget(dialog)
    dialog.show()
    words = all_words(dialog)
    assert "Traceback" not in words
    assert "KeyError" not in words
    copy = dialog.findChild(QWidget, "copy_report")
    assert copy is not None
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "Traceback" in report.details
    assert report.details in QGuiApplication.clipboard().text()
