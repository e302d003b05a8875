"""Who is in the store now: waiting and staying times that tick, cell by cell, from one timer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from showroom.deals.handover import STEP_NAMES
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import Lang
from showroom.reception.views import OpenVisit
from ui.jobs import JobRunner
from ui.reception import words
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.paged_table import Column, PagedTableModel, TableView

TICK_MS = 1000
TICKING = ("waiting", "minutes")
Now = Callable[[], datetime]


class LiveBoardModel(PagedTableModel):
    """Open visits; `tick` repaints only the cells whose text or colour is another one than before."""

    def __init__(self, lang: Lang, now: Now, jobs: JobRunner, parent: QObject | None = None) -> None:
        self._lang, self._now = lang, now
        self._rows: tuple[OpenVisit, ...] = ()
        self._shown: dict[tuple[int, int], tuple[str, str]] = {}
        super().__init__(self._build_columns(), FixedRows(), jobs, parent)

    def show_rows(self, rows: Sequence[OpenVisit]) -> None:
        """Show these parties; the same ones in the same order are only repainted where they changed."""
        same = [row.id for row in rows] == [row.id for row in self._rows]
        self._rows = tuple(rows)
        if same and self._pages:
            self._pages[0] = {row.id: row for row in rows}
            self._repaint(range(len(self.columns)))
        else:
            self.use_source(FixedRows(self._rows))
            self._shown = self._texts(range(len(self.columns)))

    def tick(self) -> None:
        """A second went by."""
        keys = [column.key for column in self.columns]
        self._repaint([keys.index(key) for key in TICKING])

    def _repaint(self, columns: Sequence[int]) -> None:
        fresh = self._texts(columns)
        for place, text in fresh.items():
            if self._shown.get(place) != text and place[0] < self.rowCount():
                index = self.index(*place)
                self.dataChanged.emit(index, index)
        self._shown |= fresh

    def _texts(self, columns: Sequence[int]) -> dict[tuple[int, int], tuple[str, str]]:
        return {
            (number, place): (self.columns[place].text(row), _tone(self.columns[place], row))
            for number, row in enumerate(self._rows)
            for place in columns
        }

    def _build_columns(self) -> tuple[Column, ...]:
        return (
            Column("arrived", self.tr("Arrived"), arrived_text, width=62),
            Column("waiting", self.tr("Waiting"), self._waiting, right=True, width=86, tone=self._waiting_tone),
            Column("minutes", self.tr("Stay"), self._minutes, right=True, width=54, tone=self._stay_tone),
            Column("people", self.tr("People"), _people, right=True, width=62),
            Column("who", self.tr("Customer"), self._who, width=92),
            Column("wanted", self.tr("Intended car"), _wanted, width=108),
            Column("purpose", self.tr("Visit type"), _purpose, width=116),
            Column("consultant", self.tr("Receives"), self._consultant, width=88),
            Column("step", self.tr("Step"), self._step, width=64),
        )

    def _waiting(self, row: OpenVisit) -> str:
        if row.greeted_at is not None:
            return self.tr("greeted {minutes}′").format(minutes=_seconds(row.arrived_at, row.greeted_at) // 60)
        seconds = _seconds(row.arrived_at, self._now())
        mark = "! " if seconds > row.greet_minutes * 60 else ""
        return f"{mark}{seconds // 60}:{seconds % 60:02d}"

    def _waiting_tone(self, row: OpenVisit) -> str:
        if row.greeted_at is not None:
            return ""
        return "refusal" if _seconds(row.arrived_at, self._now()) > row.greet_minutes * 60 else "caution"

    def _minutes(self, row: OpenVisit) -> str:
        return str(_seconds(row.arrived_at, self._now()) // 60)

    def _stay_tone(self, row: OpenVisit) -> str:
        return "caution" if _seconds(row.arrived_at, self._now()) // 60 >= row.stay_minutes else ""

    def _who(self, row: OpenVisit) -> str:
        return row.who or self.tr("anonymous")

    def _consultant(self, row: OpenVisit) -> str:
        return row.consultant or self.tr("! nobody yet")

    def _step(self, row: OpenVisit) -> str:
        return "" if row.step is None else STEP_NAMES[row.step][0 if self._lang == "zh" else 1]


class LiveBoard(TableView):
    """The board's table; its timer runs only while it is shown."""

    def __init__(self, label: str, model: LiveBoardModel) -> None:
        super().__init__("board", label, model)
        self._second = QTimer(self)
        self._second.setInterval(TICK_MS)
        self._second.timeout.connect(model.tick)

    @property
    def is_ticking(self) -> bool:
        """Whether the times go on."""
        return self._second.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()


def arrived_text(row: Any) -> str:
    """When a party came, by the store's clock."""
    return f"{row.arrived_at.astimezone(STORE_ZONE):%H:%M}"


def _seconds(start: datetime, end: datetime) -> int:
    return max(0, int((end - start).total_seconds()))


def _tone(column: Column, row: OpenVisit) -> str:
    return column.tone(row) if column.tone is not None else ""


def _people(row: OpenVisit) -> str:
    return str(row.party_size)


def _wanted(row: OpenVisit) -> str:
    return row.wanted_model


def _purpose(row: OpenVisit) -> str:
    return words.word(words.PURPOSES[row.purpose])
