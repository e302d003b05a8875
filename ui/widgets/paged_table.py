"""Tables over any number of rows: ids for all, objects only for the rows on the screen."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSettings,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.jobs import JobRunner
from ui.theme import ROW_HEIGHT, active

PAGE = 200
KEPT_PAGES = 20
Index = QModelIndex | QPersistentModelIndex
# As plain numbers: a painted frame asks for eight roles of each of some two hundred cells.
_TEXT, _TONE = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ForegroundRole)
_ALIGNMENT, _TIP = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.ToolTipRole)
_ANSWERED = frozenset((_TEXT, _TONE, _ALIGNMENT, _TIP))


class TableRow(Protocol):
    """A frozen row of a service; `id` is its record's."""

    @property
    def id(self) -> int: ...


class RowSource(Protocol):
    """Where rows come from; every method runs on a reader thread."""

    def first_page(self, limit: int) -> Sequence[Any]:
        """The first rows in order, quickly."""

    def ids(self) -> array[int]:
        """All ids in order, `array('q')`."""

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        """The rows of these ids, in any order; missing ones are left out."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `text(row)` is shown; `tone(row)` may name a colour role."""

    key: str
    title: str
    text: Callable[[Any], str]
    right: bool = False
    width: int = 120
    tone: Callable[[Any], str] | None = None


class PagedTableModel(QAbstractTableModel):
    """Shows a first page at once, then all ids; `data()` never asks the store."""

    loaded = Signal()

    def __init__(
        self, columns: Sequence[Column], source: RowSource, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._alignments = tuple(map(_alignment, self.columns))
        self._source = source
        self._jobs = jobs
        self._sorted = ""
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, dict[int, Any]] = OrderedDict()
        self._first: dict[int, Any] = {}
        self._wanted: set[int] = set()
        self._generation = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fetch_wanted)

    def use_source(self, source: RowSource) -> None:
        """Another filter or order: read from `source` instead."""
        self._source = source
        self.reload()

    def mark_sorted(self, key: str) -> None:
        """Say in the heading of the column `key` that the list is in its order."""
        self._sorted = key
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self.columns) - 1))

    def reload(self) -> None:
        """Read everything again; answers of an earlier reload are dropped."""
        self._generation += 1
        generation = self._generation
        self._wanted.clear()
        self._jobs.read(partial(self._source.first_page, PAGE), partial(self._on_first_page, generation))
        self._jobs.read(self._source.ids, partial(self._on_ids, generation))

    def refresh(self, ids: frozenset[int]) -> None:
        """These records changed: read their pages again when they are painted."""
        if not self._pages:
            return
        for page in [page for page, rows in self._pages.items() if not ids.isdisjoint(rows)]:
            del self._pages[page]
            self._want(page)

    def knows(self, ident: int) -> bool:
        """Whether this record is on a page that has been read."""
        return any(ident in page for page in self._pages.values())

    def row_at(self, row: int) -> Any | None:
        """The row object if it has been read, else None."""
        page = self._pages.get(row // PAGE)
        return page.get(self._ids[row]) if page is not None and row < len(self._ids) else None

    def id_at(self, row: int) -> int:
        """The record id of a row."""
        return self._ids[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            column = self.columns[section]
            return f"{column.title} ↓" if column.key == self._sorted else column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignments[section]
        return None

    def data(self, index: Index, role: int = _TEXT) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == _ALIGNMENT:
            return self._alignments[index.column()]
        if role == _TONE and column.tone is None:
            return None
        number = index.row()
        return self._cell(number, column, role) if number < len(self._ids) else None

    def _cell(self, number: int, column: Column, role: int) -> Any:
        page = self._pages.get(number // PAGE)
        if page is None:
            self._want(number // PAGE)
            return "…" if role == _TEXT and column is self.columns[0] else None
        self._pages.move_to_end(number // PAGE)
        row = page.get(self._ids[number])
        if row is None:
            return None
        if role == _TONE:
            tone = column.tone(row) if column.tone else ""
            return QColor(active().roles[tone]) if tone else None
        return column.text(row)

    def _want(self, page: int) -> None:
        self._wanted.add(page)
        if not self._timer.isActive():
            self._timer.start(0)

    def _fetch_wanted(self) -> None:
        pages, self._wanted = sorted(self._wanted)[-4:], set()
        for page in pages:
            ids = self._ids[page * PAGE : (page + 1) * PAGE]
            self._jobs.read(partial(self._source.rows, ids), partial(self._on_rows, self._generation, page))

    def _on_first_page(self, generation: int, rows: Sequence[Any]) -> None:
        if generation != self._generation:
            return
        self._first = {row.id: row for row in rows}
        if len(self._ids) > PAGE:  # a long list waits for all its ids: it would jump to its beginning
            return
        self.beginResetModel()
        self._ids = array("q", self._first)
        self._pages = OrderedDict({0: self._first})
        self.endResetModel()

    def _on_ids(self, generation: int, ids: array[int]) -> None:
        if generation != self._generation:
            return
        shown = len(self._ids)
        if shown and shown <= len(ids) and self._ids == ids[:shown]:
            if len(ids) > shown:
                self.beginInsertRows(QModelIndex(), shown, len(ids) - 1)
                self._ids = ids
                self.endInsertRows()
        else:
            self.beginResetModel()
            self._ids = ids
            self._pages.clear()
            if self._first.keys() == set(ids[:PAGE]):
                self._pages[0] = self._first
            self.endResetModel()
        self.loaded.emit()

    def _on_rows(self, generation: int, page: int, rows: Sequence[Any]) -> None:
        if generation != self._generation:
            return
        self._pages[page] = {row.id: row for row in rows}
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        first, last = page * PAGE, min((page + 1) * PAGE, len(self._ids)) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class TableView(QTableView):
    """A dense table: 30 px rows, whole rows selected, copied as TSV, column widths remembered under `name`."""

    opened = Signal(int)
    """A row was activated (Enter or double click); carries its record id."""

    def __init__(self, name: str, label: str, model: PagedTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._paged = model
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self._restore_widths()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().sectionResized.connect(self._remember_widths)
        self.activated.connect(self._on_activated)
        copy = QAction(self.tr("Copy"), self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_rows)
        self.addAction(copy)

    def copy_rows(self) -> None:
        """Selected rows with headings to the clipboard, tab-separated."""
        QGuiApplication.clipboard().setText(self.selected_tsv())

    def selected_tsv(self) -> str:
        """Headings and the selected rows, tab-separated."""
        lines = ["\t".join(column.title for column in self._paged.columns)]
        for index in sorted(self.selectionModel().selectedRows(), key=QModelIndex.row):
            row = self._paged.row_at(index.row())
            if row is not None:
                cells = (column.text(row) for column in self._paged.columns)
                lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        return "\n".join(lines)

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self._paged.id_at(index.row()))

    def _restore_widths(self) -> None:
        settings = QSettings()
        for number, column in enumerate(self._paged.columns):
            stored = settings.value(f"columns/{self.objectName()}/{column.key}", column.width)
            self.setColumnWidth(number, int(str(stored)))

    def _remember_widths(self, number: int, _old: int, width: int) -> None:
        if self.isVisible() and width > 0 and number < len(self._paged.columns) - 1:
            QSettings().setValue(f"columns/{self.objectName()}/{self._paged.columns[number].key}", width)
