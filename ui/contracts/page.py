"""All signed contracts: find one, look at it, copy it out, and prove a PDF by dropping it here."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from showroom.contract.drafts import ContractRow
from showroom.documents.phrases import date_text
from showroom.documents.verdicts import Verdict
from showroom.kernel.clock import local_date
from showroom.kernel.errors import ShowroomError
from ui.changes import Changes
from ui.context import UiContext
from ui.contracts.verdict_dialog import TONES, verdict_of
from ui.theme import SPACE_4, SPACE_5
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Pill, Section, text_label
from ui.widgets.paged_table import Column, PagedTableModel, TableView
from ui.widgets.paper_window import PaperWindow


class SignedContracts:
    """Rows for the table; every method runs on a reader thread."""

    def __init__(self, context: UiContext) -> None:
        self._service, self._actor = context.showroom.contract, context.actor

    def first_page(self, limit: int) -> Sequence[Any]:
        rows: Sequence[Any] = self._service.signed_contracts(self._actor, limit)
        return rows

    def ids(self) -> array[int]:
        return array("q", self._service.signed_ids(self._actor))

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        rows: Sequence[Any] = self._service.rows_of(self._actor, tuple(ids))
        return rows


class ContractsPage(QWidget):
    """The list; Enter opens the stored paper, a PDF dropped on the page is verified."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("contracts_page")
        self.setProperty("kind", "page")
        self.setAcceptDrops(True)
        self.context = context
        self._paper: PaperWindow | None = None
        self.model = PagedTableModel(self._columns(), SignedContracts(context), context.jobs, self)
        self.table = TableView("contracts_table", self.tr("Signed contracts"), self.model)
        self.table.opened.connect(self.open_item)
        section = Section(self.tr("Contracts"), self.tr("signed, each stored with its digest"))
        self.verdict = Pill("")
        self.verdict.setObjectName("verdict")
        self.verdict.hide()
        verify = Button(self.tr("Verify a PDF…"), icon="file-text")
        verify.setObjectName("verify_pdf")
        verify.clicked.connect(self.ask_file)
        section.add_action(self.verdict)
        section.add_action(verify)
        section.add(self.table, 1)
        section.add(text_label(self.tr("Enter shows the paper; drop a PDF here to prove it."), "hint"))
        card = Card()
        card.add(section, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        column.addWidget(card)
        context.changes.changed.connect(self._on_changed)
        self.model.reload()

    def open_item(self, contract_id: int) -> None:
        """Show the stored paper of a contract; it can be printed and copied out from there."""
        service, actor = self.context.showroom.contract, self.context.actor
        self.context.jobs.read(
            partial(service.rows_of, actor, (contract_id,)), self._on_row, self._on_failed, key="row"
        )

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

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", self.tr("Number"), lambda row: str(row.number), width=200),
            Column("customer", self.tr("Customer"), lambda row: str(row.customer_name), width=160),
            Column("car", self.tr("Car"), lambda row: str(row.car_text), width=260),
            Column("price", self.tr("Price"), lambda row: str(row.price.grouped()), right=True, width=140),
            Column("signed", self.tr("Signed"), self._signed_on, width=160),
        )

    def _signed_on(self, row: ContractRow) -> str:
        return date_text(local_date(row.signed_at, self.context.showroom.work.zone), self.context.lang)

    def _on_file_chosen(self, path: str) -> None:
        self.verify_file(Path(path))

    def _on_verdict(self, verdict: Verdict) -> None:
        text = verdict.reason(self.context.lang)
        self.verdict.show_state(text, TONES[verdict.verdict])
        self.context.notifier.info(text)

    def _on_row(self, rows: Sequence[ContractRow]) -> None:
        for row in rows:
            service, actor = self.context.showroom.documents, self.context.actor
            show = partial(self._on_pdf, row.number)
            self.context.jobs.read(partial(service.pdf, actor, row.document_id), show, self._on_failed, key="pdf")

    def _on_pdf(self, number: str, pdf: bytes) -> None:
        self._paper = PaperWindow(number, pdf, self)
        self._paper.open()

    def _on_failed(self, error: ShowroomError) -> None:
        self.context.notifier.error(error)

    def _on_changed(self, changes: Changes) -> None:
        if changes.kind == "contract":
            self.model.reload()
