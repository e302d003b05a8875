"""The dialog that asks: what is typed stays, refusals are read where they belong, the keyboard does everything."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, told
from tests.ui.doubles import context_double
from ui.context import UiContext
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.fields import MoneyField, TextField
from ui.widgets.form import Form

UI = Path(__file__).resolve().parents[3] / "ui"
LONG = Message("long", "说不完的理由" * 30, " ".join(["a reason without end"] * 30))


class Ask(AskingDialog):
    """Two fields, and a name that the service calls otherwise."""

    field_of = {"received_on": "paid"}  # noqa: RUF012 - declared in the class above

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "ask", "Pay out", "Pay", "Once")
        self.sent: list[dict[str, Any]] = []
        self.given.connect(self.sent.append)

    def build(self) -> Form:
        form = Form()
        form.add(TextField("who", "Who", required=True))
        form.add(MoneyField("paid", "Paid"))
        return form


@dataclass
class Kept:
    payload: str
    base_version: int


class DraftsInMemory:
    """The drafts of one person."""

    def __init__(self) -> None:
        self.kept: dict[tuple[int, str, str], Kept] = {}

    def save(self, user_id: int, form: str, object_key: str, payload: str, base_version: int = 0) -> None:
        self.kept[user_id, form, object_key] = Kept(payload, base_version)

    def load(self, user_id: int, form: str, object_key: str) -> Kept | None:
        return self.kept.get((user_id, form, object_key))

    def discard(self, user_id: int, form: str, object_key: str) -> None:
        self.kept.pop((user_id, form, object_key), None)


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def asking(place: QWidget) -> Ask:
    dialog = Ask(place)
    dialog.open()
    return dialog


def typed(dialog: AskingDialog, **raw: str) -> None:
    for name, text in raw.items():
        field: Any = dialog.binder[name].field
        field.set_raw(text)
        field.changed.emit()


def raw(dialog: AskingDialog) -> dict[str, Any]:
    return dialog.binder.snapshot()


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(asking: Ask) -> None:
    typed(asking, paid="12,5x")
    asking.confirm.click()
    assert asking.sent == []
    assert [name for name, row in asking.binder.rows.items() if row.is_bad] == ["who", "paid"]
    assert asking.focusWidget() is asking.binder["who"].field  # the first wrong one
    typed(asking, who="王", paid="12.5")
    asking.confirm.click()
    assert len(asking.sent) == 1
    asking.on_failed(FieldErrors({"received_on": REQUIRED, "elsewhere": told(LONG)}))
    assert asking.binder["paid"].is_bad  # by the name that the form knows
    assert asking.message.full_text.endswith("without end")  # what has no field here is told whole
    assert raw(asking) == {"who": "王", "paid": "12.5"}
    height = asking.height()
    asking.on_failed(FieldErrors({"who": told(LONG)}))
    assert asking.message.full_text == ""
    assert asking.binder["who"].message.text().endswith("without end")  # whole, and the dialog has grown for it
    assert asking.height() > height
    asking.on_failed(ShowroomError(REQUIRED))
    assert asking.message.full_text == "✕ Required"
    asking.confirm.click()
    asking.on_stored(None)
    assert asking.result() == Ask.DialogCode.Accepted
    assert len(asking.sent) == 2


def test_nothing_can_be_pressed_until_the_answer_is_there(asking: Ask) -> None:
    typed(asking, who="王")
    asking.confirm.click()
    asking.submit()
    asking.back.click()
    asking.reject()
    assert asking.isVisible()
    assert len(asking.sent) == 1
    asking.on_failed(ShowroomError(REQUIRED))
    asking.back.click()
    assert not asking.isVisible()


def test_the_keyboard_sends_and_leaves_and_everything_has_a_name(qtbot: QtBot, asking: Ask) -> None:
    assert asking.focusWidget() is asking.binder["who"].field
    named = [asking, asking.back, asking.confirm, *(row.field for row in asking.binder.rows.values())]
    assert [widget.accessibleName() for widget in named] == ["Pay out", "Back", "Pay", "Who", "Paid"]
    keys = {shortcut.key().toString() for shortcut in asking.findChildren(QShortcut)}
    assert {asking.confirm.shortcut().toString(), *keys} == {"Ctrl+Return", "Ctrl+Enter"}
    typed(asking, who="Wang")
    for shortcut in asking.findChildren(QShortcut):
        shortcut.activated.emit()
    assert asking.sent == [{"who": "Wang", "paid": None}]
    asking.on_failed(ShowroomError(REQUIRED))
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    assert not asking.isVisible()


def test_what_was_typed_is_offered_again_until_it_is_stored(place: QWidget) -> None:
    drafts = DraftsInMemory()
    context: UiContext = replace(context_double(), drafts=drafts)

    def opened(version: int = 1) -> Ask:
        dialog = Ask(place)
        dialog.keep_draft(context, "deal:7", version)
        dialog.open()
        return dialog

    first = opened()
    assert first.draft_link.isHidden()
    typed(first, who="王", paid="12,5x")
    first.back.click()  # half-typed, and gone
    again = opened()
    assert not again.draft_link.isHidden()
    assert raw(again)["who"] == ""
    again.draft_link.click()
    assert raw(again) == {"who": "王", "paid": "12,5x"}
    assert again.draft_link.isHidden()
    typed(again, paid="12.5")
    again.confirm.click()
    again.on_stored(None)
    assert drafts.kept == {}
    assert opened().draft_link.isHidden()


def abstract_dialogs(text: str) -> list[str]:
    """Dialogs of their own that leave it to others what they ask."""
    return [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef)
        and any(isinstance(above, ast.Name) and above.id == "QDialog" for above in node.bases)
        and "NotImplementedError" in ast.dump(node)
    ]


def test_there_is_one_asking_dialog() -> None:
    found = {path.name: names for path in UI.rglob("*.py") if (names := abstract_dialogs(path.read_text("utf-8")))}
    assert found == {"asking_dialog.py": ["AskingDialog"]}
