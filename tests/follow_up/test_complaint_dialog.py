"""The complaint register in the window, by its keys and buttons (MF-08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.follow_up.complaint_model import Channel, Outcome, Subject
from showroom.follow_up.complaint_views import ComplaintDraft
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import NOW, People
from ui.follow_up.complaint_dialog import CLOSED, ComplaintsDialog, open_complaints
from ui.follow_up.complaint_forms import ANSWER, CLOSE, CONTACTED, HAND_OVER, NEW, REOPEN, ComplaintForm
from ui.theme import Theme


def opened(qtbot: QtBot, qapp: QApplication, store: Showroom, actor: object) -> ComplaintsDialog:
    Theme(qapp)
    dialog = ComplaintsDialog(None, desk(store, actor))  # type: ignore[arg-type]
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def fill(form: ComplaintForm | None, **values: object) -> None:
    assert form is not None
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    form.binder.set_values(values)
    form.submit()


@pytest.mark.rule("MF-08")
def test_a_complaint_is_taken_down_by_typing_one_text(
    qtbot: QtBot, qapp: QApplication, sqlite_store: Showroom, people: People
) -> None:
    """Text, Ctrl+Enter: everything else has its usual value, so that it takes seconds."""
    dialog = opened(qtbot, qapp, sqlite_store, people.receptionist)
    form = dialog.begin(NEW)
    assert form is not None
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    form.submit()
    assert form.binder["text"].is_bad  # nothing typed is no complaint
    qtbot.keyClicks(form.binder["text"].field, "waited an hour")
    assert [keys.key().toString() for keys in form.keys] == ["Ctrl+Return", "Ctrl+Enter"]
    form.keys[0].activated.emit()
    (row,) = sqlite_store.complaints.rows(people.manager)
    assert (row.text, row.channel, row.subject, row.received_at) == (
        "waited an hour", Channel.COUNTER, Subject.OTHER, NOW,
    )  # fmt: skip
    assert dialog.view is not None
    assert dialog.view.row.id == row.id
    assert [kind for kind, button in dialog.acts.items() if button.isVisibleTo(dialog)] == []  # a manager sees to it


@pytest.mark.rule("MF-08")
def test_the_command_opens_the_complaint_that_was_clicked(
    qtbot: QtBot, qapp: QApplication, sqlite_store: Showroom, people: People
) -> None:
    Theme(qapp)
    first, second = (sqlite_store.complaints.log(people.manager, ComplaintDraft(text)) for text in ("甲", "乙"))
    window = QWidget()
    qtbot.addWidget(window)
    command = QAction("complaints", window)
    command.setObjectName("complaints")
    for chosen in (second.row.id, None):
        command.setData(chosen)
        open_complaints(window, desk(sqlite_store, people.manager))
        dialog = window.findChild(ComplaintsDialog)
        assert dialog is not None
        assert dialog.chosen == (chosen or first.row.id)
        assert dialog.table.currentIndex().row() == (1 if chosen else 0)
        assert command.data() is None, "the next one who opens the register chooses anew"
        dialog.setParent(None)
        dialog.deleteLater()


@pytest.mark.rule("MF-08")
def test_the_register_leads_from_the_late_complaint_to_its_end(
    qtbot: QtBot, qapp: QApplication, sqlite_store: Showroom, people: People
) -> None:
    store = sqlite_store
    deal = deal_at(store, people, Step.FOLLOW_UP)
    draft = ComplaintDraft("划痕没有处理", Channel.PHONE, Subject.DELIVERY, "重新喷漆", deal_id=deal)
    store.complaints.log(people.manager, draft)
    late = store.complaints.log(people.manager, replace(draft, received_at=NOW - timedelta(days=3)))
    dialog = opened(qtbot, qapp, store, people.manager)
    assert dialog.chosen == late.row.id  # what is late stands first, though its answer is due as late as the other's
    assert dialog.count.text() == "2, 1 overdue"
    fill(dialog.begin(CONTACTED), entry="已致歉")
    assert dialog.chosen == late.row.id
    fill(dialog.begin(HAND_OVER), owner_id=str(people.colleague.id), entry="周敏休假")
    fill(dialog.begin(ANSWER), answer="周二补漆", promised="送洗车一次", promised_by=NOW.date() + timedelta(days=9))
    assert dialog.view is not None
    assert (dialog.view.promised, dialog.view.row.owner) == ("送洗车一次", people.colleague.name)
    fill(dialog.begin(CLOSE), outcome=Outcome.SETTLED.value, satisfied="no")
    assert (dialog.state.value(), dialog.view.row.satisfied) == (CLOSED, False)
    shown = {kind for kind, button in dialog.acts.items() if button.isVisibleTo(dialog)}
    assert shown == {REOPEN}
    texts = [line.text for line in dialog.view.entries]
    assert texts[1:] == ["周二补漆", f"→ {people.colleague.name}: 周敏休假", "已致歉", "划痕没有处理"]
