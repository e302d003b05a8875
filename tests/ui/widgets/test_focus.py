"""The keyboard goes to where it was, else to the first control, and what gets it is scrolled into view."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.focus import focus_first, has_focus, reveal


def page_of(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    return page


@pytest.fixture
def shown(qtbot: QtBot) -> QStackedWidget:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.resize(300, 200)
    stack.show()
    qtbot.waitActive(stack)
    stack.activateWindow()
    return stack


def test_the_first_control_that_can_be_used_gets_the_keyboard(shown: QStackedWidget) -> None:
    disabled, field = QPushButton("off"), QLineEdit()
    disabled.setEnabled(False)
    page = page_of(QLabel("text"), disabled, field)
    shown.addWidget(page)
    focus_first(page)
    assert shown.focusWidget() is field
    assert has_focus(page) == field.hasFocus()


def test_the_control_that_had_it_gets_it_again(shown: QStackedWidget) -> None:
    first, second, elsewhere = QLineEdit(), QLineEdit(), QPushButton("other page")
    page, other = page_of(first, second), page_of(elsewhere)
    shown.addWidget(page)
    shown.addWidget(other)
    second.setFocus()
    shown.setCurrentWidget(other)
    elsewhere.setFocus()
    shown.setCurrentWidget(page)
    elsewhere.setFocus()
    focus_first(page)
    assert shown.focusWidget() is second


def test_a_page_without_controls_takes_the_keyboard_itself_and_has_none_inside(shown: QStackedWidget) -> None:
    page = page_of(QLabel("nothing yet"))
    shown.addWidget(page)
    focus_first(page)
    assert shown.focusWidget() is page
    assert not has_focus(page)


def test_a_field_far_below_is_scrolled_into_view(shown: QStackedWidget) -> None:
    tall, field = QLabel("tall"), QLineEdit()
    tall.setFixedHeight(1500)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page_of(tall, field))
    shown.addWidget(area)
    shown.setCurrentWidget(area)
    assert area.verticalScrollBar().value() == 0
    reveal(field)
    assert area.verticalScrollBar().value() > 1000
