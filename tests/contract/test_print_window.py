"""The contracts list and the print queue's window, by keyboard: choose many, look, print, save, read the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.contract.contract_pdf import render
from showroom.documents.print_model import Outcome
from showroom.documents.store import sha256_of
from showroom.kernel.errors import ShowroomError
from tests.contract.contract_builders import drafted, sign
from tests.contract.test_print_queue import Archivist
from tests.desk_context import desk
from tests.documents.paper_examples import contract
from tests.store_fixtures import People, hire
from ui.contracts.page import ContractsPage
from ui.contracts.print_queue_window import PrintQueueWindow, open_print_queue
from ui.jobs import Done, Failed, SameThreadJobs, Work
from ui.shell.commands import Commands, add_acts
from ui.widgets import print_choice
from ui.widgets.paper_window import PaperWindow
from ui.widgets.print_devices import OUT_OF_PAPER, PrintOrder, Watch


class Tray:
    """The desk's printer: keeps what it was given, and may be empty."""

    name = "前台 HP"

    def __init__(self) -> None:
        self.orders: list[PrintOrder] = []
        self.empty = False
        self.meanwhile: Callable[[], object] = lambda: None

    def send(self, order: PrintOrder, watch: Watch) -> int:
        if self.empty:
            raise ShowroomError(OUT_OF_PAPER, name=self.name)
        self.meanwhile()
        watch.report(1, 1)
        self.orders.append(order)
        return 3


class HeldJobs(SameThreadJobs):
    """Readings wait until they are let go."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []
        self.held = True

    def read(self, fn: Work, done: Done | None = None, failed: Failed | None = None, key: str = "") -> None:
        answer = partial(super().read, fn, done, failed, key)
        self.waiting.append(answer) if self.held else answer()

    def answer(self) -> None:
        self.held = False
        for answer in self.waiting:
            answer()


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tray]:
    """A desk with two printers, the second one chosen before; Device is the interface that every printer has."""
    made = Tray()
    monkeypatch.setattr(print_choice, "printer_names", lambda: ("Canon", made.name))
    monkeypatch.setattr("ui.contracts.print_queue_window.device_of", lambda _name: made)
    monkeypatch.setattr("ui.widgets.paper_printing.device_of", lambda _name: made)
    QSettings().setValue("printing/printer", made.name)
    yield made
    QSettings().remove("printing/printer")


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Showroom, people: People) -> Iterator[ContractsPage]:
    sign(sqlite_store, people, drafted(sqlite_store, people))
    shown = ContractsPage(desk(sqlite_store, people.manager))
    qtbot.addWidget(shown)
    yield shown
    if shown.queue_window is not None:
        shown.queue_window.reject()


def opened(page: ContractsPage) -> PrintQueueWindow:
    assert page.queue_window is not None
    return page.queue_window


@pytest.mark.rule("CT-07")
def test_many_are_chosen_printed_and_logged_by_keyboard(
    qtbot: QtBot, page: ContractsPage, tray: Tray, sqlite_store: Showroom
) -> None:
    (row,) = sqlite_store.print_lists.rows(page.context.actor, (page.model.id_at(0),))
    Archivist(sqlite_store.work).pile(page.context.actor, 3, row.contract.deal_id)
    page.which.set_value("unprinted")
    page.which.changed.emit()
    assert page.model.rowCount() == 1
    page.which.set_value("today")
    page.which.changed.emit()
    page.table.selectAll()
    page.print_chosen()
    window = opened(page)
    papers = [entry.paper for entry in window.rows.entries]
    assert (window.choice.name, window.choice.duplex, len(papers)) == (tray.name, True, 4)
    assert window.preview.pages == papers[0].pages
    assert str(2 * sum(paper.pages for paper in papers)) in window.sum.text()  # a copy for each side
    window.table.choose(1)
    window.choice.copies.set_value("1")
    window.choice.copies.changed.emit()
    qtbot.keyClick(window.table, Qt.Key.Key_Delete)
    assert window.rows.rowCount() == 3
    window.table.choose(1)
    window._move(-1)
    first = window.rows.entries[0].paper.number
    assert window.table.chosen() == [window.rows.entries[0].id]  # still the one that was chosen
    tray.empty = True
    window.start()
    assert "缺纸" in window.message.full_text
    assert "缺纸" in str(window.rows.data(window.rows.index(0, 6)))
    tray.empty = False
    window.start()
    assert tray.orders[0].title == first
    assert [(order.copies, order.duplex) for order in tray.orders] == [(2, True)] * 3
    window.tabs.setCurrentIndex(1)
    log = window.log.model
    assert [log.data(log.index(row, 1)) for row in range(log.rowCount())] == ["李强"] * 4
    assert "缺纸" in str(log.data(log.index(3, 7)))
    page.which.set_value("unprinted")
    page.which.changed.emit()
    assert page.model.rowCount() == 0


def test_a_desk_without_a_printer_says_so_and_saves_as_pdf(
    page: ContractsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_choice, "printer_names", tuple)
    page.languages.set_value("both")
    page.table.selectAll()
    page.print_chosen()
    window = opened(page)
    assert not window.print_button.isEnabled()
    assert "PDF" in window.message.full_text
    window.start()
    assert window.message.property("tone") == "refusal"
    window.save_into(str(tmp_path / "no such folder"))
    assert window.message.property("tone") == "refusal"
    assert str(tmp_path / "no such folder") in window.message.full_text
    (tmp_path / "day").mkdir()
    window.table.clearSelection()
    window.try_again()
    window.save_into(str(tmp_path / "day"))
    assert len(list((tmp_path / "day").iterdir())) == 2
    assert window.message.property("tone") == "good"


def test_nothing_chosen_is_told_and_english_papers_come_along(page: ContractsPage, tray: Tray) -> None:
    page.table.clearSelection()
    page.queue_chosen()
    assert page.context.notifier.told[-1].kind == "info"
    page.languages.set_value("both")
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    page.table.selectionModel().select(page.model.index(0, 0), flags)
    page.queue_chosen()
    assert "2" in page.context.notifier.told[-1].text
    page.print_chosen()
    kinds = {str(opened(page).rows.data(opened(page).rows.index(row, 1))) for row in range(2)}
    assert kinds == {"合同", "合同（英文）"}


def test_cancel_stops_after_the_paper_under_way_and_can_be_pressed_again(page: ContractsPage, tray: Tray) -> None:
    page.languages.set_value("both")
    page.table.selectAll()
    page.print_chosen()
    window = opened(page)
    tray.meanwhile = window.cancel_button.click
    window.start()
    assert (len(tray.orders), window.queue.waiting(), window.message.property("tone")) == (1, 1, "caution")
    assert window.cancel_button.isEnabled()
    assert not window.cancel_button.isVisibleTo(window)
    tray.meanwhile = lambda: None
    window.start()
    assert (len(tray.orders), window.queue.waiting(), window.message.property("tone")) == (2, 0, "good")


@pytest.mark.rule("CT-07")
def test_the_papers_own_window_prints_saves_and_logs(
    page: ContractsPage, tray: Tray, sqlite_store: Showroom, tmp_path: Path
) -> None:
    page.open_item(page.model.id_at(0))
    window, actor = page._paper, page.context.actor
    assert isinstance(window, PaperWindow)
    window.print_paper()
    window.print_paper()
    assert [sha256_of(order.pdf) for order in tray.orders] == [sha256_of(window.pdf)] * 2
    assert [line.printing for line in sqlite_store.printing.log(actor)] == [2, 1]
    assert "1" in window.message.text()
    again = PaperWindow("again", window.pdf, page)
    assert "2" in again.message.text()
    assert actor.name in again.message.toolTip()
    again.close()
    tray.empty = True
    window.print_paper()
    assert "HP" in window.message.text()
    window.save_to(str(tmp_path / "copy.pdf"))
    assert (tmp_path / "copy.pdf").read_bytes() == window.pdf
    window.save_to(str(tmp_path / "gone" / "copy.pdf"))
    assert "gone" in window.message.text()
    found = [line.outcome for line in sqlite_store.printing.log(actor)]
    assert found == [Outcome.SAVED, Outcome.FAILED, Outcome.PRINTED, Outcome.PRINTED]
    tray.empty = False
    draft = PaperWindow("草稿", window.pdf + b"\n", page)
    draft.print_paper()  # no stored paper: printed, not logged
    assert len(sqlite_store.printing.log(actor)) == 4
    draft.close()
    window.close()


def test_a_paper_is_turned_enlarged_and_searched(qtbot: QtBot) -> None:
    window = PaperWindow("合同", render(contract(), "zh"))
    qtbot.addWidget(window)
    preview = window.preview
    assert (preview.page, preview.zoom) == (1, 0.0)
    preview.turn(1)
    preview.zoom_by(1)
    assert (preview.page, preview.zoom > 0) == (2, True)
    preview.go_to(99)
    preview.fit()
    assert (preview.page, preview.zoom) == (preview.pages, 0.0)
    window.find_field.setText("定金")
    window.find_field.changed.emit()
    qtbot.waitUntil(lambda: preview.found_count() > 0)
    preview.next_hit(-1)


def test_the_queue_is_one_command_away(qtbot: QtBot, page: ContractsPage, tray: Tray) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    commands, held = Commands(frame), HeldJobs()
    add_acts(commands, frame, replace(page.context, jobs=held), "acts")
    commands["print_queue"].trigger()
    assert frame.findChildren(PrintQueueWindow) == []  # its modules are loaded by a worker first
    held.answer()
    (window,) = frame.findChildren(PrintQueueWindow)
    assert window.empty.isVisibleTo(window)
    window.reject()
    assert open_print_queue(frame, page.context).queue is window.queue
    for left in frame.findChildren(PrintQueueWindow):
        left.close()
