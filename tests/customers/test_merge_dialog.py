"""Merging at the desk: candidates, the two columns under the arrow keys, masking, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.customers.merge_preview import DECIDERS as MAY
from showroom.customers.merge_rules import CHOSEN, Side
from showroom.customers.records import CustomerDraft
from showroom.kernel.actor import Actor
from tests.customers.merge_world import FIRST, SECOND, create, leads_to, merge, row
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.customers.merge_button import DECIDERS
from ui.customers.merge_candidates import CandidatesDialog
from ui.customers.merge_dialog import MergeDialog
from ui.customers.merge_rows import ChoiceRow
from ui.customers.merge_words import FIELDS
from ui.customers.page import CustomersPage

NEAR = "13800138001"


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def pair(sqlite_store: Showroom, staff: People) -> tuple[int, int]:
    first = create(sqlite_store, staff.consultant, "张伟", FIRST, note="要四驱")
    return first, create(sqlite_store, staff.consultant, "章炜", NEAR, note="预算25万", interest="星河 E6")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window of 1280 by 720 to stand on."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1280, 720)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def open_dialog(window: QWidget, store: Showroom, actor: Actor, pair: tuple[int, int]) -> MergeDialog:
    dialog = MergeDialog(window, desk(store, actor), *pair)
    dialog.open()
    return dialog


def field(dialog: MergeDialog, name: str) -> ChoiceRow:
    return next(row for row in dialog.rows if row.field == name)


@pytest.mark.rule("PH-04")
def test_fields_are_chosen_with_the_arrow_keys_and_merged(
    qtbot: QtBot, window: QWidget, sqlite_store: Showroom, staff: People, pair: tuple[int, int]
) -> None:
    dialog = open_dialog(window, sqlite_store, staff.consultant, pair)
    assert [row.field for row in dialog.rows] == ["name", "phone", "interest", "note"]
    assert dialog.width() <= 1280
    assert dialog.height() <= 720
    name, phone, _interest, note = dialog.rows
    assert dialog.focusWidget() is name
    qtbot.keyClick(name, Qt.Key.Key_Right)
    assert (name.result.text(), name.radios[Side.OTHER].isChecked()) == ("章炜", True)
    qtbot.keyClick(name, Qt.Key.Key_Left)
    assert name.result.text() == "张伟"
    qtbot.keyClick(name, Qt.Key.Key_Right)
    qtbot.keyClick(name, Qt.Key.Key_Down)
    assert dialog.focusWidget() is phone
    qtbot.keyClick(phone, Qt.Key.Key_Up)
    assert dialog.focusWidget() is name
    assert note.result.text() == "要四驱 ⏎ 预算25万"  # both, as proposed
    qtbot.keyClick(note, Qt.Key.Key_Right)
    assert note.result.text() == "预算25万"
    qtbot.keyClick(note, Qt.Key.Key_B)
    qtbot.keyClick(name, Qt.Key.Key_Return)  # on a field Enter merges nothing
    assert sqlite_store.customers.view(staff.consultant, pair[0]).id == pair[0]
    assert "章炜" in name.accessibleName()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignal(dialog.merged) as merged:
        qtbot.keyClick(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = row(sqlite_store, merged.args[0].kept_id)
    assert (kept.name, kept.phone, kept.note, kept.interest) == ("章炜", FIRST, "要四驱\n预算25万", "星河 E6")


@pytest.mark.rule("PH-04")
def test_what_both_say_alike_is_folded_away(
    qtbot: QtBot, window: QWidget, sqlite_store: Showroom, staff: People, pair: tuple[int, int]
) -> None:
    dialog = open_dialog(window, sqlite_store, staff.consultant, pair)
    assert dialog.same_rows
    assert all(entry.isHidden() for entry in dialog.same_rows)
    qtbot.mouseClick(dialog.same_link, Qt.MouseButton.LeftButton)
    assert not any(entry.isHidden() for entry in dialog.same_rows)
    qtbot.mouseClick(field(dialog, "interest").radios[Side.KEEP], Qt.MouseButton.LeftButton)
    assert field(dialog, "interest").result.text() == "—"
    assert dialog.take()["interest"] is Side.KEEP


@pytest.mark.rule("PI-10")
def test_a_manager_sees_masked_numbers_and_what_to_look_at(
    qtbot: QtBot, window: QWidget, sqlite_store: Showroom, staff: People
) -> None:
    ids = (
        create(sqlite_store, staff.consultant, "张伟", FIRST),
        create(sqlite_store, staff.colleague, "张伟", SECOND, do_not_contact=True),
    )
    dialog = open_dialog(window, sqlite_store, staff.manager, ids)
    texts = " ".join(label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text"))
    assert "138****8000" in texts
    assert FIRST not in texts
    assert SECOND not in texts
    assert "PI-11" in texts
    assert "OW" in texts
    assert dialog.confirm.isEnabled()


@pytest.mark.rule("TD-13")
def test_what_stands_in_the_way_keeps_the_button_shut(
    qtbot: QtBot, window: QWidget, sqlite_store: Showroom, staff: People
) -> None:
    phones = tuple(f"1350000{place:04d}" for place in range(16))
    ids = (
        create(sqlite_store, staff.consultant, "张伟", FIRST, other_phones=phones[:8]),
        create(sqlite_store, staff.consultant, "张伟", SECOND, other_phones=phones[8:]),
    )
    dialog = open_dialog(window, sqlite_store, staff.consultant, ids)
    assert not dialog.confirm.isEnabled()
    dialog.submit()
    assert {leads_to(sqlite_store, key) for key in ids} == set(ids)


def test_a_refusal_is_said_in_the_dialog(
    qtbot: QtBot, window: QWidget, sqlite_store: Showroom, staff: People, pair: tuple[int, int]
) -> None:
    dialog = open_dialog(window, sqlite_store, staff.consultant, pair)
    view = sqlite_store.customers.view(staff.consultant, pair[1])
    sqlite_store.customers.save(staff.consultant, pair[1], CustomerDraft("张三", NEAR), view.version)
    dialog.submit()
    assert dialog.message.full_text.startswith("✕ ")
    assert not dialog.confirm.isEnabled()


@pytest.mark.rule("PH-04")
def test_a_manager_merges_from_the_list_and_takes_it_back_from_the_bar(
    qtbot: QtBot, window: QWidget, sqlite_store: Showroom, staff: People, pair: tuple[int, int]
) -> None:
    page = CustomersPage(desk(sqlite_store, staff.manager))
    qtbot.addWidget(page)
    page.show()
    page.duplicates.open_dialog()
    dialog = page.duplicates.dialog
    assert dialog.model.rowCount() == 1
    assert "138****8000" in str(dialog.model.index(0, 2).data())
    dialog.open_selected()
    dialog.dialog.submit()
    assert len({leads_to(sqlite_store, key) for key in pair}) == 1
    assert dialog.stack.currentIndex() == 2  # no pair is left
    assert page.model.rowCount() == 1
    page.context.notifier.act()
    assert {leads_to(sqlite_store, key) for key in pair} == set(pair)
    dialog.reject()


@pytest.mark.rule("PH-04")
def test_two_people_are_marked_as_such_and_that_is_taken_back(
    qtbot: QtBot, window: QWidget, sqlite_store: Showroom, staff: People, pair: tuple[int, int]
) -> None:
    dialog = CandidatesDialog(window, desk(sqlite_store, staff.manager))
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.model.rowCount() == 1
    dialog.two_people.click()
    assert dialog.model.rowCount() == 0
    assert not dialog.two_people.isEnabled()
    dialog.view_model.load()
    assert dialog.model.rowCount() == 0
    dialog.context.notifier.act()  # the message bar's undo
    dialog.view_model.load()
    assert dialog.model.rowCount() == 1
    dialog.reject()


@pytest.mark.rule("PI-08")
def test_the_card_offers_partners_a_search_and_the_way_back_later(
    qtbot: QtBot, window: QWidget, sqlite_store: Showroom, staff: People, pair: tuple[int, int]
) -> None:
    stranger = create(sqlite_store, staff.consultant, "李娜", "13700137000")
    merge(sqlite_store, staff.consultant, pair)
    create(sqlite_store, staff.colleague, "张伟", SECOND)
    dialog = CandidatesDialog(window, desk(sqlite_store, staff.consultant), pair[1])
    dialog.open()
    assert dialog.model.rowCount() == 0  # another's customer is not offered
    dialog.search.setText("lina")
    dialog.timer.timeout.emit()
    assert dialog.model.rowCount() == 1
    assert dialog.model.row_at(0).second.id == stranger  # type: ignore[union-attr] # just found
    assert len(dialog.history.lines) == 1
    with qtbot.waitSignal(dialog.changed):
        dialog.history.acted.emit(dialog.history.lines[0].key, "undo")
    assert {leads_to(sqlite_store, key) for key in pair} == set(pair)
    assert dialog.model.rowCount() == 1  # the other record looks like this one again
    dialog.reject()


def test_only_whom_it_concerns_is_offered_merging(
    qtbot: QtBot, window: QWidget, sqlite_store: Showroom, staff: People, pair: tuple[int, int]
) -> None:
    assert DECIDERS == MAY
    for actor, in_list, on_card in (
        (staff.manager, True, True), (staff.consultant, False, True), (staff.colleague, False, False),
        (staff.receptionist, False, False), (staff.finance, False, False),
    ):  # fmt: skip
        page = CustomersPage(desk(sqlite_store, actor))
        qtbot.addWidget(page)
        page.show()
        assert page.duplicates.isHidden() is not in_list, actor.name
        page.open_item(pair[0])
        assert page.card is not None
        assert page.card.merge_button.isHidden() is not on_card, actor.name


def test_every_field_has_a_name(qapp: QApplication) -> None:
    assert set(CHOSEN) <= set(FIELDS)
