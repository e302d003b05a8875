"""All signed contracts: find one, look at it, print many, copy them out, and prove a PDF by dropping it here."""

from __future__ import annotations

import importlib
from array import array
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QVBoxLayout, QWidget

from showroom.contract.drafts import ContractState
from showroom.contract.print_lists import Printable, PrintRow, Which
from showroom.documents.phrases import date_text
from showroom.documents.verdicts import Verdict
from showroom.kernel.clock import local_date
from showroom.kernel.errors import ShowroomError
from ui.changes import Changes
from ui.context import UiContext
from ui.contracts.verdict_dialog import tone_of, verdict_of
from ui.theme import SPACE_4, SPACE_5, Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Pill, Section, text_label
from ui.widgets.fields import ChoiceField
from ui.widgets.filter_row import FilterRow
from ui.widgets.paged_table import Column, PagedTableModel, TableView
from ui.widgets.paper_window import PaperWindow
from ui.widgets.pdf_preview import with_viewer

if TYPE_CHECKING:
    from ui.contracts.print_queue_model import PrintQueue
    from ui.contracts.print_queue_window import PrintQueueWindow

_ENDED = (ContractState.CANCELLED, ContractState.VOID)
_TONES_OF_STATE: dict[ContractState, Tone] = {
    ContractState.VALID: "", ContractState.CHANGED: "accent", ContractState.CANCELLED: "refusal",
    ContractState.VOID: "refusal",
}  # fmt: skip
_LANGUAGES = {"zh": ("zh",), "en": ("en",), "both": ("zh", "en")}
_CHOSEN = "printing/languages"
FILTER_WIDTH = 480


class SignedContracts:
    """Rows for the table; every method runs on a reader thread."""

    def __init__(self, context: UiContext, which: Which) -> None:
        self._service, self._actor, self._which = context.showroom.print_lists, context.actor, which

    def first_page(self, limit: int) -> Sequence[Any]:
        rows: Sequence[Any] = self._service.first(self._actor, self._which, limit)
        return rows

    def ids(self) -> array[int]:
        return array("q", self._service.ids(self._actor, self._which))

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        rows: Sequence[Any] = self._service.rows(self._actor, tuple(ids))
        return rows


class ContractsPage(QWidget):
    """The list; Enter opens the stored paper, Ctrl+P prints what is chosen, a PDF dropped here is verified."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("contracts_page")
        self.setProperty("kind", "page")
        self.setAcceptDrops(True)
        self.context = context
        self._paper: PaperWindow | None = None
        self.queue_window: PrintQueueWindow | None = None
        self._queue: PrintQueue | None = None
        self.model = PagedTableModel(self._columns(), SignedContracts(context, Which.ALL), context.jobs, self)
        self.table = TableView("contracts_table", self.tr("Signed contracts"), self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.opened.connect(self.open_item)
        section = self._build_section()
        section.add(self._build_filter())
        section.add(self.table, 1)
        keys = self.tr("Enter shows the paper; Shift, Ctrl and Ctrl+A choose many. Drop a PDF here to prove it.")
        section.add(text_label(keys, "hint"))
        card = Card()
        card.add(section, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        column.addWidget(card)
        context.changes.changed.connect(self._on_changed)
        self.model.reload()

    def open_item(self, contract_id: int) -> None:
        """Show the stored paper of a contract; it can be printed and copied out from there."""
        service, actor = self.context.showroom.print_lists, self.context.actor
        self.context.jobs.read(partial(service.rows, actor, (contract_id,)), self._on_row, self._on_failed, key="row")

    def print_chosen(self) -> None:
        """Put what is chosen into the queue and open it; with nothing chosen, only open it."""
        self._take(open_window=True)

    def queue_chosen(self) -> None:
        """Put what is chosen into the queue and stay here."""
        self._take(open_window=False)

    def verify_file(self, path: Path) -> None:
        """Hold a file against the store."""
        act = partial(verdict_of, self.context.showroom, self.context.actor, path)
        self.context.jobs.read(act, self._on_verdict, self._on_failed, key="verify")

    def ask_file(self) -> None:
        """Choose a PDF to verify."""
        dialog = QFileDialog(self, self.tr("Verify a PDF"), "", "PDF (*.pdf)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls()[:1]:
            self.verify_file(Path(url.toLocalFile()))
        event.acceptProposedAction()

    def _build_section(self) -> Section:
        section = Section(self.tr("Contracts"), self.tr("signed, each stored with its digest"))
        self.verdict = Pill("")
        self.verdict.setObjectName("verdict")
        self.verdict.hide()
        section.add_action(self.verdict)
        acts = (
            ("verify_pdf", self.tr("Verify a PDF…"), "", "file-text", self.ask_file),
            ("queue_contracts", self.tr("Add to the queue"), "Ctrl+Shift+P", "plus", self.queue_chosen),
            ("print_contracts", self.tr("Print…"), "Ctrl+P", "printer", self.print_chosen),
        )
        for name, text, keys, icon, act in acts:
            button = Button(text, keys, icon)
            button.setObjectName(name)
            button.clicked.connect(act)
            section.add_action(button)
        return section

    def _build_filter(self) -> FilterRow:
        row = FilterRow()
        shown = [
            (Which.ALL.value, self.tr("All")), (Which.TODAY.value, self.tr("Signed today")),
            (Which.UNPRINTED.value, self.tr("Never printed")), (Which.UNFILED.value, self.tr("Not filed")),
            (Which.SCAN_MISSING.value, self.tr("Scan missing")),
        ]  # fmt: skip
        self.which = row.add(ChoiceField("which_contracts", self.tr("Show"), shown))
        self.which.set_value(Which.ALL.value)
        papers = [("zh", self.tr("Chinese")), ("en", self.tr("English")), ("both", self.tr("Chinese and English"))]
        self.languages = row.add(ChoiceField("paper_languages", self.tr("Print the papers in"), papers))
        kept = str(QSettings().value(_CHOSEN, "zh"))
        self.languages.set_value(kept if kept in _LANGUAGES else "zh")
        row.setMaximumWidth(FILTER_WIDTH)
        self.which.changed.connect(self._on_which)
        self.languages.changed.connect(self._on_languages)
        row.list_wanted.connect(self.table.setFocus)
        return row

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", self.tr("Number"), lambda row: str(row.contract.number), width=175),
            Column("customer", self.tr("Customer"), lambda row: str(row.contract.customer_name), width=90),
            Column("car", self.tr("Car"), lambda row: str(row.contract.car_text), width=185),
            Column("price", self.tr("Price"), _price, right=True, width=110),
            Column("signed", self.tr("Signed"), self._signed_on, width=140),
            Column(
                "state", self.tr("State"), self._state, width=80, tone=lambda row: _TONES_OF_STATE[row.contract.state]
            ),
            Column("printed", self.tr("Printed"), _printed, right=True, width=70),
            Column("last_printed", self.tr("Last printed"), self._last_printed, width=130),
        )

    def _signed_on(self, row: PrintRow) -> str:
        return date_text(local_date(row.contract.signed_at, self.context.showroom.work.zone), self.context.lang)

    def _state(self, row: PrintRow) -> str:
        words = {
            ContractState.VALID: self.tr("valid"), ContractState.CHANGED: self.tr("changed"),
            ContractState.CANCELLED: self.tr("called off"), ContractState.VOID: self.tr("void"),
        }  # fmt: skip
        return words[row.contract.state]

    def _last_printed(self, row: PrintRow) -> str:
        if row.last_at is None:
            return "–"
        return date_text(local_date(row.last_at, self.context.showroom.work.zone), self.context.lang)

    def _take(self, *, open_window: bool) -> None:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        ids = tuple(self.model.id_at(row) for row in rows)
        service, actor = self.context.showroom.print_lists, self.context.actor
        papers = partial(_with_queue, partial(service.papers, actor, ids, _LANGUAGES[str(self.languages.value())]))
        self.context.jobs.read(papers, partial(self._on_papers, open_window), self._on_failed, key="papers")

    def _on_papers(self, open_window: bool, papers: Sequence[Printable]) -> None:
        queue = self._queue_here()
        added = queue.take(papers)
        if open_window:
            from ui.contracts.print_queue_window import open_print_queue

            self.queue_window = open_print_queue(self, self.context)
        elif papers:
            text = self.tr("{added} papers added to the print queue; {waiting} wait").format(
                added=added, waiting=queue.waiting()
            )
            self.context.notifier.done(text)
        else:
            self.context.notifier.info(self.tr("Choose contracts in the list first"))

    def _queue_here(self) -> PrintQueue:
        from ui.contracts.print_queue_model import queue_of

        queue = queue_of(self.context)
        if queue is not self._queue:
            self._queue = queue
            queue.ended.connect(self._on_run_ended)
        return queue

    def _on_run_ended(self, _error: object) -> None:
        self.model.reload()

    def _on_which(self) -> None:
        self.model.use_source(SignedContracts(self.context, Which(str(self.which.value()))))

    def _on_languages(self) -> None:
        QSettings().setValue(_CHOSEN, str(self.languages.value()))

    def _on_file_chosen(self, path: str) -> None:
        self.verify_file(Path(path))

    def _on_verdict(self, verdict: Verdict) -> None:
        text = verdict.reason(self.context.lang)
        self.verdict.show_state(text, tone_of(verdict))
        self.context.notifier.info(text)

    def _on_row(self, rows: Sequence[PrintRow]) -> None:
        for row in rows:
            service, actor = self.context.showroom.documents, self.context.actor
            show = partial(self._on_pdf, row.contract.number)
            read = partial(with_viewer, partial(service.pdf, actor, row.contract.document_id))
            self.context.jobs.read(read, show, self._on_failed, key="pdf")

    def _on_pdf(self, number: str, pdf: bytes) -> None:
        self._paper = PaperWindow(number, pdf, self)
        self._paper.open()

    def _on_failed(self, error: ShowroomError) -> None:
        self.context.notifier.error(error)

    def _on_changed(self, changes: Changes) -> None:
        running = self._queue is not None and self._queue.running  # forty changes: it is read once, at the end
        if changes.kind == "contract" or (changes.kind == "print_log" and not running):
            self.model.reload()


def _with_queue(read: Callable[[], Sequence[Printable]]) -> Sequence[Printable]:
    """On a reader thread: the papers, and the modules of the queue, which take the window's thread 60 ms to load."""
    for name in ("PySide6.QtPrintSupport", "ui.contracts.print_queue_window"):
        importlib.import_module(name)
    return with_viewer(read)


def _price(row: PrintRow) -> str:
    """What the buyer pays after all changes; nothing for a contract that is no more (CT-06)."""
    return "–" if row.contract.state in _ENDED else str(row.contract.price_now.grouped())


def _printed(row: PrintRow) -> str:
    return f"{row.printed} ×" if row.printed else "–"
