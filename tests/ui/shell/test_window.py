"""The shell: language, theme, search, path, drafts and lock, on doubles of the services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import Mock

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.ui.doubles import Drafts, LicencePage, context_double
from ui import places
from ui.language import Language
from ui.main_window import MainWindow
from ui.program import Program
from ui.shell.entrance import SignInPage
from ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(places, "step_factories", lambda: {"test_drive": LicencePage})
    theme = Theme(qapp, "light")
    language = Language(qapp, "zh")
    context = context_double()
    shown = MainWindow(theme, language, context.notifier)
    qtbot.addWidget(shown)
    shown.show()
    shown.place = "deals"
    shown.enter(context, "星河展厅")
    yield shown
    language.use("en")


def licence(window: MainWindow) -> LicencePage:
    assert window.deal_page is not None
    page = window.deal_page._pages["test_drive"]
    assert isinstance(page, LicencePage)
    return page


def test_path_is_made_of_named_buttons(window: MainWindow) -> None:
    window.open_place("deal", 7)
    assert window.deal_page is not None
    names = [button.accessibleName() for button in window.deal_page.path.buttons.values()]
    assert names[0] == "1 接待, 已完成"
    assert names[3] == "4 试驾, 还差 2 项"
    assert not window.deal_page.path.buttons["delivery"].isEnabled()
    window.switch_language()
    assert window.deal_page.path.buttons["test_drive"].accessibleName() == "4 Test drive, 2 items missing"


def test_language_switch_keeps_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.open_place("deal", 7)
    field = licence(window).binder["classes"].field
    field.clear()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, "A2")
    window.switch_language()
    assert licence(window).binder.snapshot()["classes"] == "A2"
    assert window.deal_page is not None
    assert window.deal_page.primary_button.accessibleName() == "Next: Negotiation"


def test_typed_text_becomes_a_draft_and_is_offered_again(window: MainWindow, qtbot: QtBot) -> None:
    window.open_place("deal", 7)
    qtbot.keyClicks(licence(window).binder["seen_by"].field, "X")
    window.flush_drafts()
    assert window.context is not None
    drafts = window.context.drafts
    assert isinstance(drafts, Drafts)
    assert '"seen_by": "X周敏"' in drafts.kept[1, "test_drive", "deal:7"].payload
    window.open_place("deal", 7)
    assert window.notifier.told[-1].kind == "offer"
    assert window.notifier.act()
    assert licence(window).binder.snapshot()["seen_by"] == "X周敏"


@pytest.mark.rule("G-08")
def test_primary_finishes_the_step_and_moves_on(window: MainWindow, qtbot: QtBot) -> None:
    window.open_place("deal", 7)
    assert window.deal_page is not None
    qtbot.mouseClick(window.deal_page.primary_button, Qt.MouseButton.LeftButton)
    assert window.deal_page.step == "negotiation"


def test_missing_item_leads_to_its_field(window: MainWindow, qtbot: QtBot) -> None:
    window.open_place("deal", 7)
    window.activateWindow()
    assert window.context is not None
    assert window.deal_page is not None
    window.deal_page.panel.mend.emit(window.context.showroom.deals.deal.missing[0])
    assert window.focusWidget() is licence(window).binder["valid_to"].field


def test_customer_looks_on_hides_internal_facts(window: MainWindow) -> None:
    window.open_place("deal", 7)
    window.switch_customer_looks()
    assert window.deal_page is not None
    assert window.deal_page.grade.isHidden()
    assert window.deal_page.panel.isHidden()
    assert licence(window).internal_hidden
    window.switch_customer_looks()
    assert not window.deal_page.panel.isHidden()


def test_search_finds_records_and_commands_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    edit = window.top_bar.search
    window.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    with qtbot.waitSignal(window.palette_search.searched):
        qtbot.keyClicks(edit, "zw")
    hits = window.palette_search.hits
    assert hits.isVisible()
    assert hits.currentRow() == 0
    assert edit.hasFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert window.place == "deal"
    assert window.deal_page is not None
    assert window.deal_page.view_model.deal_id == 7


def test_theme_switch_changes_roles_and_palette(window: MainWindow, qapp: QApplication) -> None:
    window.switch_theme()
    assert qapp.palette().window().color().lightness() < 60
    window.switch_theme()
    assert qapp.palette().window().color().lightness() > 200


def test_lock_hides_work_and_keeps_it(window: MainWindow) -> None:
    window.open_place("deal", 7)
    window.lock(lambda: SignInPage(("周敏",), "已锁定", "周敏"))
    assert window.deal_page is not None
    assert not window.deal_page.isVisible()
    assert not window.commands["search"].isEnabled()
    window.unlock()
    assert window.deal_page.isVisible()


@pytest.mark.parametrize("opened", ["show", "open"])
def test_lock_hides_dialogs_and_brings_them_back(window: MainWindow, opened: str) -> None:
    window.open_place("deal", 7)
    paper, typed = QDialog(window.deal_page), QLineEdit("张伟")
    QVBoxLayout(paper).addWidget(typed)
    answers: list[int] = []
    paper.finished.connect(answers.append)
    getattr(paper, opened)()
    window.lock(lambda: SignInPage(("周敏",), "已锁定", "周敏"))
    assert not paper.isVisible()
    window.unlock()
    assert paper.isVisible()
    assert (paper.isModal(), typed.text(), answers) == (opened == "open", "张伟", [])


def test_a_dialog_of_the_person_before_is_not_shown_to_the_next(window: MainWindow, qapp: QApplication) -> None:
    assert window.context is not None
    paper = QDialog(window)
    paper.show()
    window.lock(lambda: SignInPage(("周敏", "王芳")))
    window.enter(replace(window.context, actor=replace(window.context.actor, id=99)))
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shiboken6.isValid(paper)


def test_somebody_else_may_take_over_a_locked_desk(qtbot: QtBot) -> None:
    program = Mock(Program, tr=str, _opened=Mock(actor=Mock(name="actor")))
    program._opened.actor.name = "周敏"
    page = Program._make_lock(program)
    qtbot.addWidget(page)
    page.show()
    link = page.findChild(QPushButton, "someone_else")
    assert isinstance(link, QPushButton)
    assert link.isVisible()
    link.click()
    program.switch_user.assert_called_once_with()


def test_every_command_has_its_own_shortcut(window: MainWindow) -> None:
    keys = [key.toString() for action in window.commands for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+K", "F8", "Ctrl+L", "F1", "Ctrl+9"} <= set(keys)
