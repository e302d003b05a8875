"""Records that may be one person, to be looked at side by side: of one customer, or over the whole store."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from showroom.customers.merge_duplicates import DuplicatePair, Reason
from showroom.customers.merge_views import Merged, MergeLine
from showroom.customers.views import CustomerRow
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext
from ui.customers.merge_dialog import MergeDialog
from ui.customers.merge_view_model import CandidatesViewModel, MergeViewModel
from ui.customers.merge_words import reason_text
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import EmptyState, Section, text_label
from ui.widgets.fields import TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, MessageLine
from ui.widgets.line_list import Line, LineList
from ui.widgets.paged_table import Column, PagedTableModel, TableView

WIDTH, HEIGHT = 1000, 600
PAUSE_MS = 200


@dataclass(frozen=True, slots=True)
class PairRow:
    """One line of the table; `first` is None where the list is about one customer."""

    id: int
    reason: Reason | None
    first: CustomerRow | None
    second: CustomerRow


class CandidatesDialog(QDialog):
    """`changed(customer id)` after a merge or its undoing; `customer_id` 0 looks through the whole store."""

    changed = Signal(int)

    def __init__(self, parent: QWidget, context: UiContext, customer_id: int = 0) -> None:
        super().__init__(parent)
        self.context, self.customer_id = context, customer_id
        self.setObjectName("merge_candidates")
        self.setWindowTitle(self.tr("Possible duplicates"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        self.view_model = CandidatesViewModel(context, customer_id, self)
        self.undoing = MergeViewModel(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        title = self.tr("Is there a second record of this customer?") if customer_id else self.tr("Possible duplicates")
        column.addWidget(text_label(title, "subject"))
        self.fact = text_label("", "fact")
        self.fact.setVisible(not customer_id)
        column.addWidget(self.fact)
        if customer_id:
            column.addWidget(self._build_search())
        column.addWidget(self._build_table(), 1)
        if customer_id:
            column.addWidget(self._build_history())
        self.message = MessageLine()
        column.addWidget(self.message)
        column.addLayout(self._build_foot())
        self._connect()
        self.view_model.load()

    def open_selected(self) -> None:
        """Show the selected pair side by side."""
        pair = self._selected()
        if pair is not None:
            self.dialog = MergeDialog(self, self.context, *pair)
            self.dialog.merged.connect(self._on_merged)
            self.dialog.open()

    def judge_selected(self) -> None:
        """The selected two are not one person: the pair does not come back."""
        pair = self._selected()
        if pair is not None:
            self.undoing.judge(*pair, apart=True)

    def _selected(self) -> tuple[int, int] | None:
        index = self.table.currentIndex()
        row = self.model.row_at(index.row()) if index.isValid() else None
        if not isinstance(row, PairRow):
            return None
        return self.customer_id if row.first is None else row.first.id, row.second.id

    # --- building -------------------------------------------------------------------------------------------------

    def _build_search(self) -> Form:
        form = Form(columns=1)
        hint = self.tr("empty: records that look like the same person")
        self.search = form.add(
            TextField("other_record", self.tr("Another record: name, pinyin, phone or its tail"), hint=hint)
        )
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE_MS)
        self.timer.timeout.connect(self._on_search)
        self.search.textChanged.connect(self._on_typed)
        return form

    def _build_table(self) -> QStackedWidget:
        left = (
            Column("first", self.tr("Record"), lambda row: _who(row.first), width=210),
            Column("first_owner", self.tr("Owner"), lambda row: row.first.owner_name, width=80),
        )
        right = (
            Column("second", self.tr("Other record"), lambda row: _who(row.second), width=210),
            Column("second_owner", self.tr("Owner"), lambda row: row.second.owner_name, width=80),
            Column("seen", self.tr("First seen"), lambda row: str(row.second.first_seen or ""), width=100),
            Column("reason", self.tr("Why"), lambda row: reason_text(row.reason), width=220),
        )
        self.model = PagedTableModel(right if self.customer_id else left + right, FixedRows(), self.context.jobs, self)
        name = "merge_partners" if self.customer_id else "merge_pairs"
        self.table = TableView(name, self.tr("Possible duplicates"), self.model)
        self.table.opened.connect(self._on_opened)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(EmptyState("search", self.tr("Looking…")))
        self.stack.addWidget(EmptyState("circle-check", self.tr("No record looks like a duplicate.")))
        self.stack.setCurrentIndex(1)
        return self.stack

    def _build_history(self) -> Section:
        section = Section(self.tr("Merged into this record"))
        self.history = LineList("merge_history", self.tr("Nothing was merged into it."))
        section.add(self.history)
        return section

    def _build_foot(self) -> QHBoxLayout:
        self.more = Button(self.tr("Look further"), "F5", "refresh-cw")
        self.more.setObjectName("look_further")
        self.more.hide()
        close = Button(self.tr("Close"), "Esc")
        close.clicked.connect(self.reject)
        self.compare = PrimaryButton(self.tr("Compare and merge…"), "Ctrl+Return", "users")
        self.compare.setObjectName("compare_pair")
        self.compare.setEnabled(False)
        self.compare.setDefault(True)  # Enter in the search opens what is selected
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_3)
        foot.addWidget(self.more)
        self.two_people = Button(self.tr("Not the same person"), "Ctrl+D")
        self.two_people.setObjectName("not_same_person")
        self.two_people.setEnabled(False)
        self.two_people.clicked.connect(self.judge_selected)
        foot.addWidget(self.two_people)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.compare)
        return foot

    def _connect(self) -> None:
        self.compare.clicked.connect(self.open_selected)
        self.more.clicked.connect(self.view_model.look_on)
        self.view_model.found.connect(self._on_found)
        self.view_model.progress.connect(self._on_progress)
        self.view_model.history_read.connect(self._on_history)
        self.view_model.refused.connect(self._on_refused)
        self.undoing.undone.connect(self._on_undone)
        self.undoing.judged.connect(self._on_judged)
        self.undoing.refused.connect(self._on_refused)
        if self.customer_id:
            self.history.acted.connect(self._on_history_acted)

    # --- answers --------------------------------------------------------------------------------------------------

    def _on_found(self, found: tuple[Any, ...]) -> None:
        rows = []
        for number, entry in enumerate(found, 1):
            if isinstance(entry, DuplicatePair):
                rows.append(PairRow(number, entry.reason, entry.first, entry.second))
            else:
                rows.append(PairRow(number, entry[1], None, entry[0]))
        chosen = max(0, self.table.currentIndex().row())
        self.model.use_source(FixedRows(rows))
        self.stack.setCurrentIndex(0 if rows else 2)
        self.compare.setEnabled(bool(rows))
        self.two_people.setEnabled(bool(rows))
        if rows:
            self.table.setCurrentIndex(self.model.index(min(chosen, len(rows) - 1), 0))
            if not self.customer_id:
                self.table.setFocus()

    def _on_progress(self, looked: int, total: int, looking: bool) -> None:
        text = self.tr("Pairs: {count}; {looked} of {total} customers compared")
        self.fact.setText(
            text.format(count=f"{len(self.view_model.pairs):,}", looked=f"{looked:,}", total=f"{total:,}")
        )
        self.more.setVisible(self.view_model.after is not None and not looking)
        if looking and not self.view_model.pairs:
            self.stack.setCurrentIndex(1)

    def _on_history(self, lines: tuple[MergeLine, ...]) -> None:
        shown = []
        for line in lines:
            at = f"{line.at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
            text = self.tr("Record {number}, {at}, by {name}").format(number=line.lost_id, at=at, name=line.by)
            fact = ""
            if line.undone_at is not None:
                when = f"{line.undone_at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
                fact = self.tr("taken back {at}, by {name}").format(at=when, name=line.undone_by)
            entry = Line(line.id, text, fact)
            shown.append(entry.with_link("undo", self.tr("Take back")) if line.may_undo else entry)
        self.history.show_lines(shown)

    def _on_history_acted(self, merge_id: object, _act: str) -> None:
        if isinstance(merge_id, int):
            self.undoing.undo(merge_id)

    def _on_typed(self) -> None:
        self.timer.start()

    def _on_search(self) -> None:
        self.view_model.search(self.search.value())

    def _on_opened(self, _row: int) -> None:
        self.open_selected()

    def _on_merged(self, merged: Merged) -> None:
        self.changed.emit(merged.kept_id)
        told = self.tr("Two records are one now")
        undoing = MergeUndo(self.context, merged.merge_id, self.parent())
        self.context.notifier.done(told, undoing.undo)
        if self.customer_id:
            self.accept()
        else:
            self.view_model.load()

    def _on_undone(self, merged: Merged) -> None:
        self.context.notifier.done(self.tr("The merge was taken back"))
        self.changed.emit(merged.kept_id)
        self.view_model.load()

    def _on_judged(self, one: int, other: int, apart: bool) -> None:
        if apart:
            undoing = MergeUndo(self.context, 0, self.parent())
            self.context.notifier.done(
                self.tr("Two people: the pair does not come back"), partial(undoing.judge, one, other, apart=False)
            )
        self.view_model.load()

    def _on_refused(self, error: ShowroomError) -> None:
        self.message.show_text(error.text(self.context.lang), "refusal")
        if self.model.rowCount() == 0:
            self.stack.setCurrentIndex(2)


class MergeUndo(MergeViewModel):
    """What the message bar's undo does; lives as long as the page."""

    def __init__(self, context: UiContext, merge_id: int, parent: Any) -> None:
        super().__init__(context, parent)
        self._merge_id = merge_id
        self.undone.connect(self._on_taken_back)
        self.refused.connect(context.notifier.refused)

    def undo(self, merge_id: int = 0) -> None:
        """Take the merge back."""
        super().undo(merge_id or self._merge_id)

    def _on_taken_back(self, _merged: Merged) -> None:
        self._context.notifier.done(self.tr("The merge was taken back"))


def _who(row: CustomerRow) -> str:
    return "  ".join(part for part in (row.name, row.phone) if part)


def open_duplicates(window: QWidget, context: UiContext) -> None:
    """Possible duplicates of the whole store, from anywhere."""
    CandidatesDialog(window, context).open()
