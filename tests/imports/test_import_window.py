"""The import window over a real store: file, columns, consultants, rows, result, and the undo of all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer
from showroom.customers.records import CustomerDraft
from showroom.documents.workbook import read_workbook
from tests.desk_context import desk
from tests.imports.test_import_runs import HEAD, ROWS, everything, write_csv
from tests.store_fixtures import People, hire
from ui.imports.dialog import COLUMNS, FILE, PEOPLE, RESULT, ImportDialog, open_import
from ui.imports.dialog import ROWS as ROWS_PAGE
from ui.imports.file_page import DropCard
from ui.jobs import Jobs, Ticket
from ui.shell.commands import Commands, add_acts


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    """A window of 1280 by 720."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1280, 720)
    widget.show()
    return widget


@pytest.fixture
def window(frame: QWidget, sqlite_store: Showroom, staff: People) -> ImportDialog:
    """The import of customers, opened by the manager."""
    return open_import(frame, desk(sqlite_store, staff.manager), "customers")


def customers(store: Showroom) -> list[str]:
    with store.work.db.read() as session:
        return list(session.scalars(sa.select(Customer.name).order_by(Customer.id)))


def choose(qtbot: QtBot, window: ImportDialog, row: int, key: str) -> None:
    """Open the choice of a column with the keyboard, as a person would, and take one."""
    table = window.columns_page.table
    table.setCurrentIndex(table.choices.index(row, 0))
    with patch.object(QComboBox, "showPopup") as popped_up:  # offscreen, Qt warns of every popup
        qtbot.keyClick(table, Qt.Key.Key_Space)
    popped_up.assert_called_once()
    box = table.findChildren(QComboBox, "choice")[-1]  # the ones before are on their way out
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_a_list_goes_from_the_file_to_the_store_and_back(
    qtbot: QtBot, window: ImportDialog, sqlite_store: Showroom, tmp_path: Path
) -> None:
    before = everything(sqlite_store)
    window.read_file(str(write_csv(tmp_path / "list.csv", *ROWS)))
    assert window.pages.currentIndex() == COLUMNS
    shown = [line.texts[1] for line in window.columns_page.model.lines]
    assert shown[:3] == ["客户姓名", "联系电话", "销售顾问"]
    assert "共 3 行" in window.message.full_text or "3 rows" in window.message.full_text
    window.next_button.click()
    assert window.pages.currentIndex() == PEOPLE  # 郭丹 is not known here
    assert [line.texts for line in window.people_page.model.lines] == [("郭丹", "1")]
    window.next_button.click()
    assert window.pages.currentIndex() == ROWS_PAGE
    assert window.rows_page.model.rowCount() == 3
    assert everything(sqlite_store) == before  # nothing has been written so far
    with qtbot.waitSignal(window.imported) as imported:
        window.next_button.click()
    assert imported.args == [3]
    assert window.pages.currentIndex() == RESULT
    assert window.result_page.figures["accept"].text() == "3"
    assert customers(sqlite_store) == ["张伟", "李娜", "王芳"]

    window.result_page.undo_button.click()
    question = window.findChild(QMessageBox, "ask_undo")
    assert question is not None
    with qtbot.waitSignal(window.undone):
        next(button for button in question.buttons() if button.objectName() == "confirm_undo").click()
    assert everything(sqlite_store) == before
    assert not window.result_page.undo_button.isEnabled()


def test_the_last_import_is_undone_from_the_message_bar_after_its_window_was_closed(
    window: ImportDialog, sqlite_store: Showroom, tmp_path: Path
) -> None:
    before = everything(sqlite_store)
    window.read_file(str(write_csv(tmp_path / "list.csv", *ROWS)))
    window.view_model.take()
    assert len(customers(sqlite_store)) == 3
    window.close_button.click()
    assert window.context.notifier.act()  # Ctrl+Z
    assert everything(sqlite_store) == before
    assert "list.csv" in window.context.notifier.told[-1].text


def test_a_corrected_column_is_tried_anew_and_offered_the_next_time(
    qtbot: QtBot, window: ImportDialog, sqlite_store: Showroom, tmp_path: Path
) -> None:
    head = ("代号", "联系电话", "介绍")
    window.read_file(str(write_csv(tmp_path / "1.csv", ("No. 12 Zhang", "13812345678", "E6"), head=head)))
    assert window.view_model.trial is None
    assert not window.next_button.isEnabled()
    assert "✕" in window.message.full_text  # no column is taken for the name
    with qtbot.waitSignal(window.view_model.tried):  # a moment later, by itself
        choose(qtbot, window, 0, "name")
    assert window.view_model.counts["accept"] == 1
    choose(qtbot, window, 2, "interest")
    window.view_model.try_now()
    window.go_on()
    window.go_on()
    assert customers(sqlite_store) == ["No. 12 Zhang"]

    window.start_again()
    assert window.file_page.model.rowCount() == 1
    other = write_csv(tmp_path / "2.csv", ("E7", "13912345678", "No. 13 Li"), head=("介绍", "联系电话", "代号"))
    window.read_file(str(other))
    lines = window.columns_page.model.lines
    assert [line.chosen for line in lines] == ["interest", "phone", "name"]
    assert len({line.texts[3] for line in lines}) == 1
    assert window.next_button.isEnabled()


def test_a_field_has_one_column_and_a_column_can_be_left_out(
    qtbot: QtBot, window: ImportDialog, tmp_path: Path
) -> None:
    head = ("姓名", "手机", "紧急联络")
    window.read_file(str(write_csv(tmp_path / "1.csv", ("张伟", "13812345678", "13912345678"), head=head)))
    choose(qtbot, window, 2, "phone")
    assert [line.chosen for line in window.columns_page.model.lines] == ["name", "", "phone"]
    choose(qtbot, window, 2, "")
    assert [field.name for field in window.view_model.missing] == ["phone"]
    assert not window.next_button.isEnabled()


def test_the_row_of_headings_can_be_told(window: ImportDialog, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "1.csv", ("姓名", "手机"), ("张伟", "13812345678"), head=("名单", "二零二六"))
    window.read_file(str(path))
    window.view_model.set_header(1)
    assert [line.texts[1] for line in window.columns_page.model.lines] == ["名单", "二零二六"]
    window.view_model.set_header(2)
    assert [(line.texts[1], line.chosen) for line in window.columns_page.model.lines] == [
        ("姓名", "name"), ("手机", "phone"),
    ]  # fmt: skip
    assert window.view_model.counts["accept"] == 1


@pytest.mark.rule("PH-04")
def test_doubtful_rows_are_compared_and_decided(
    qtbot: QtBot, window: ImportDialog, sqlite_store: Showroom, staff: People, tmp_path: Path
) -> None:
    sqlite_store.customers.create(staff.manager, CustomerDraft("李娜", "13912345678"))
    path = write_csv(
        tmp_path / "list.csv", ("李娜", "13912345678", "", "淮海路9号", "", ""), ("李建国", "13912345678", *[""] * 4)
    )
    window.read_file(str(path))
    window.go_on()
    page = window.rows_page
    assert not window.next_button.isEnabled()  # nothing is new
    page.fate_buttons["duplicate"].click()
    page.table.setCurrentIndex(page.model.index(0, 0))
    assert page.panel.table.texts(0)[1:] == ["李娜", "李娜"]
    page.panel.choices["same"].click()
    page.fate_buttons["review"].click()
    page.table.setCurrentIndex(page.model.index(0, 0))
    page.panel.choices["new"].click()
    assert window.view_model.taking == 2
    assert window.next_button.isEnabled()
    window.go_on()
    assert customers(sqlite_store) == ["李娜", "李建国"]
    with sqlite_store.work.db.read() as session:
        assert session.scalar(sa.select(Customer.address).where(Customer.name == "李娜")) == "淮海路9号"


def test_one_decision_serves_all_rows_of_its_kind(
    window: ImportDialog, sqlite_store: Showroom, staff: People, tmp_path: Path
) -> None:
    for name, phone, *_ in ROWS:
        sqlite_store.customers.create(staff.manager, CustomerDraft(name, phone))
    window.read_file(str(write_csv(tmp_path / "list.csv", *ROWS)))
    window.go_on()
    window.go_on()
    page = window.rows_page
    page.table.setCurrentIndex(page.model.index(0, 0))
    page.panel.choices["same"].click()
    assert window.view_model.taking == 1
    page.panel.all_link.click()
    assert window.view_model.taking == 3


def test_unknown_consultants_are_chosen_among_colleagues(
    window: ImportDialog, sqlite_store: Showroom, staff: People, tmp_path: Path
) -> None:
    window.read_file(str(write_csv(tmp_path / "list.csv", *ROWS)))
    window.go_on()
    window.people_page.model.chosen.emit("郭丹", str(staff.colleague.id))
    assert window.people_page.model.lines[0].chosen == str(staff.colleague.id)
    window.go_on()
    window.go_on()
    with sqlite_store.work.db.read() as session:
        assert session.scalar(sa.select(Customer.owner_id).where(Customer.name == "李娜")) == staff.colleague.id


def test_a_refused_undo_names_each_row_that_is_in_use(
    window: ImportDialog, sqlite_store: Showroom, staff: People, tmp_path: Path
) -> None:
    done = sqlite_store.imports.take_file(staff.manager, "customers", write_csv(tmp_path / "list.csv", *ROWS))
    with sqlite_store.work.db.read() as session:
        key = session.scalar(sa.select(Customer.id).where(Customer.name == "李娜"))
    assert key is not None
    sqlite_store.customers.set_owner(staff.manager, key, staff.colleague.id, "换顾问")
    window.file_page.reload()
    window.file_page.table.setCurrentIndex(window.file_page.model.index(0, 0))
    assert window.file_page.undo_button.isEnabled()
    window.view_model.undo(done.run.id)
    assert window.pages.currentIndex() == RESULT
    assert window.message.full_text.startswith("✕")
    assert customers(sqlite_store) == ["张伟", "李娜", "王芳"]
    assert window.result_page.below.currentIndex() == 1
    window.back_button.click()
    assert window.pages.currentIndex() == FILE


def test_the_rows_not_taken_are_saved_with_their_reasons(window: ImportDialog, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "list.csv", *ROWS, ("无电话", "", "", "", "", ""))
    window.read_file(str(path))
    window.go_on()
    window.go_on()
    window.view_model.save_rejects(str(tmp_path / "rejects.xlsx"))
    assert "1" in window.message.full_text
    assert len(read_workbook(tmp_path / "rejects.xlsx").sheets[0].rows) == 2


def test_a_file_that_is_no_workbook_is_told_and_nothing_can_be_taken(window: ImportDialog, tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"not a workbook")
    window.read_file(str(tmp_path / "broken.xlsx"))
    assert window.message.full_text.startswith("✕")
    assert window.pages.currentIndex() == FILE
    assert window.view_model.ticket is None


def test_a_cancelled_import_writes_nothing(
    window: ImportDialog, sqlite_store: Showroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.read_file(str(write_csv(tmp_path / "list.csv", *ROWS)))
    before = everything(sqlite_store)
    window.go_on()
    window.go_on()
    start: Callable[[str], Ticket] = window.view_model._start

    def start_cancelled(what: str) -> Ticket:
        ticket = start(what)
        window.progress.cancel.click()
        return ticket

    monkeypatch.setattr(window.view_model, "_start", start_cancelled)
    window.go_on()
    assert window.message.full_text.startswith("! ")
    assert everything(sqlite_store) == before
    assert window.next_button.isEnabled()


def test_a_file_can_be_dropped(window: ImportDialog, tmp_path: Path) -> None:
    card = window.findChild(DropCard)
    assert card is not None
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_csv(tmp_path / "list.csv", *ROWS)))])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    card.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, none))
    assert window.pages.currentIndex() == COLUMNS


def test_every_page_fits_a_small_screen(window: ImportDialog, sqlite_store: Showroom, tmp_path: Path) -> None:
    rows = [("张伟" if number % 2 else "张薇", "13812345678", "郭丹", "", "", "") for number in range(60)]
    window.read_file(str(write_csv(tmp_path / "list.csv", *rows)))
    for page in (FILE, COLUMNS, PEOPLE, ROWS_PAGE, RESULT):
        window.show_page(page)
        if page == ROWS_PAGE:
            window.rows_page.table.setCurrentIndex(window.rows_page.model.index(1, 0))
        needed = window.minimumSizeHint()
        assert (needed.width() <= 1260, needed.height() <= 680) == (True, True), page


def test_the_window_answers_while_workers_read_and_write(
    qtbot: QtBot, frame: QWidget, sqlite_store: Showroom, staff: People, tmp_path: Path
) -> None:
    jobs = Jobs()
    window = open_import(frame, replace(desk(sqlite_store, staff.manager), jobs=jobs), "customers")
    with qtbot.waitSignal(window.view_model.tried):
        window.read_file(str(write_csv(tmp_path / "list.csv", *ROWS)))
        assert window.view_model.ticket is not None  # the call came back before the file was read
        assert not window.next_button.isEnabled()
    window.go_on()
    window.go_on()
    with qtbot.waitSignal(window.imported):
        window.go_on()
    assert len(customers(sqlite_store)) == 3
    with qtbot.waitSignal(jobs.idle):
        window.view_model.try_now()
    assert jobs.close()


def test_whoever_may_import_finds_it_among_the_commands(
    qtbot: QtBot, frame: QWidget, sqlite_store: Showroom, staff: People
) -> None:
    for actor, found in ((staff.manager, 1), (staff.consultant, 0)):
        commands = Commands(frame)
        add_acts(commands, frame, desk(sqlite_store, actor), "Window")
        offered = [action for action in commands if action.objectName() == "import"]
        assert len(offered) == found
        for action in offered:
            action.trigger()
        commands.dispose()
    assert len(frame.findChildren(ImportDialog)) == 1


def test_another_sheet_can_be_chosen(window: ImportDialog, tmp_path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(tmp_path / "book.xlsx"))
    for name, rows in (("说明", (("事项", "内容"), ("用途", "客户名单"))), ("名单", (HEAD[:2], ROWS[0][:2]))):
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    window.read_file(str(tmp_path / "book.xlsx"))
    assert window.columns_page.sheet.value() == "1"  # the list is found by itself
    assert window.next_button.isEnabled()
    window.columns_page.sheet.set_value("0")
    window.columns_page.sheet.changed.emit()
    assert [line.texts[1] for line in window.columns_page.model.lines] == ["事项", "内容"]
    assert not window.next_button.isEnabled()
