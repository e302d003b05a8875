"""One day of the demo cars as a time grid: cars by hours, bookings as blocks; by mouse or by arrow keys."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.test_drive.rules import DriveStatus
from showroom.test_drive.views import Diary, DiaryCar, DiarySlot
from ui import theme

ROW, HEAD, LABEL, NAME_ROOM = 44, 26, 170, 44
CELL_MINUTES = 15
OPENS, CLOSES = 9, 18
_TONES = {
    DriveStatus.BOOKED: "caution",
    DriveStatus.CHECKED: "caution",
    DriveStatus.AGREEMENT_SIGNED: "accent",
    DriveStatus.OUT: "accent",
    DriveStatus.INCIDENT: "refusal",
}


class DiaryGrid(QWidget):
    """Choose a free time with a click, or with arrows and Enter; `chosen(vehicle_id, start)`, `opened(slot)`."""

    chosen = Signal(int, object)
    opened = Signal(object)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._diary: Diary | None = None
        self._row, self._cell = 0, 0
        self._picked: tuple[int, datetime, datetime] | None = None

    def show_diary(self, diary: Diary) -> None:
        """Show a day; the cursor stays where it was as far as it can."""
        self._diary = diary
        self._row = min(self._row, max(0, len(diary.cars) - 1))
        self.updateGeometry()
        self._describe()
        self.update()

    def pick(self, vehicle_id: int | None, start: datetime | None, minutes: int) -> None:
        """Outline what the form holds."""
        end = None if start is None else start + timedelta(minutes=minutes)
        self._picked = None if vehicle_id is None or start is None or end is None else (vehicle_id, start, end)
        self.update()

    def hours(self) -> tuple[int, int]:
        """First and last hour shown: opening hours, wider when a booking lies outside."""
        slots = [slot for car in self._cars() for slot in car.slots]
        starts = [slot.starts_at.astimezone(STORE_ZONE) for slot in slots]
        ends = [slot.ends_at.astimezone(STORE_ZONE) for slot in slots]
        first = min([OPENS, *(start.hour for start in starts)])
        return first, max([CLOSES, *(end.hour + (end.minute > 0) for end in ends)])

    def sizeHint(self) -> QSize:
        return QSize(640, HEAD + ROW * max(1, len(self._cars())) + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_PageUp: (0, -4),
            Qt.Key.Key_PageDown: (0, 4),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is not None:
            self._step(*move)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._cell_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self._row, self._cell = found
            self._describe()
            self._choose()
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        for row, car in enumerate(self._cars()):
            for slot in car.slots:
                self._paint_slot(painter, row, slot)
            if self._picked is not None and self._picked[0] == car.id:
                painter.setPen(QPen(theme.active().color("accent"), 2, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self._block(row, self._picked[1], self._picked[2]), 4, 4)
        if self.hasFocus() and self._cars():
            painter.setPen(QPen(theme.active().color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            start = self.time_of(self._cell)
            painter.drawRoundedRect(self._block(self._row, start, start + timedelta(minutes=CELL_MINUTES)), 3, 3)
        painter.end()

    def _paint_grid(self, painter: QPainter) -> None:
        colors, (first, last) = theme.active(), self.hours()
        bottom = HEAD + ROW * max(1, len(self._cars()))
        for hour in range(first, last + 1):
            x = self._x(hour * 60)
            painter.setPen(colors.color("line"))
            painter.drawLine(round(x), HEAD, round(x), bottom)
            if hour < last:
                painter.setPen(colors.color("faint"))
                painter.drawText(QRectF(x + 2, 0, 60, HEAD), Qt.AlignmentFlag.AlignVCenter, f"{hour}:00")
        for row, car in enumerate(self._cars()):
            top = HEAD + row * ROW
            painter.setPen(colors.color("line"))
            painter.drawLine(0, top + ROW, self.width(), top + ROW)
            painter.setPen(colors.color("text"))
            words = self.fontMetrics().elidedText(car.text, Qt.TextElideMode.ElideMiddle, LABEL - 10)
            painter.drawText(QRectF(0, top + 4, LABEL - 8, 18), Qt.AlignmentFlag.AlignVCenter, words)
            painter.setPen(colors.color("muted"))
            charge = "" if car.energy_percent is None else f" · {car.energy_percent} %"
            painter.drawText(QRectF(0, top + 22, LABEL - 8, 18), Qt.AlignmentFlag.AlignVCenter, car.plate + charge)

    def _paint_slot(self, painter: QPainter, row: int, slot: DiarySlot) -> None:
        tone = "refusal" if slot.overdue or slot.withdrawn else _TONES.get(slot.status, "good")
        colors, box = theme.active(), self._block(row, slot.starts_at, slot.ends_at)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(f"{tone}_ground"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(colors.color(tone))
        painter.drawRect(QRectF(box.left(), box.top(), 3, box.height()))
        painter.setPen(colors.color(tone))
        room = max(box.width() - 10, NAME_ROOM)  # a short slot lets the name run on into the buffer beside it
        words = self.fontMetrics().elidedText(slot.customer, Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(
            QRectF(box.left() + 7, box.top(), room + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, words
        )

    def time_of(self, cell: int) -> datetime:
        """The start of a cell."""
        day = datetime.now(STORE_ZONE).date() if self._diary is None else self._diary.day
        return datetime.combine(day, time(self.hours()[0]), STORE_ZONE) + timedelta(minutes=cell * CELL_MINUTES)

    def _cars(self) -> tuple[DiaryCar, ...]:
        return () if self._diary is None else self._diary.cars

    def _cells(self) -> int:
        first, last = self.hours()
        return (last - first) * 60 // CELL_MINUTES

    def _x(self, minute: float) -> float:
        first, last = self.hours()
        return LABEL + (minute - first * 60) * (self.width() - LABEL - 2) / ((last - first) * 60)

    def _block(self, row: int, start: datetime, end: datetime) -> QRectF:
        begins, ends = start.astimezone(STORE_ZONE), end.astimezone(STORE_ZONE)
        left = self._x(begins.hour * 60 + begins.minute)
        right = self._x(ends.hour * 60 + ends.minute)
        return QRectF(left, HEAD + row * ROW + 6, max(8.0, right - left), ROW - 12)

    def _cell_at(self, place: QPoint) -> tuple[int, int] | None:
        row = (place.y() - HEAD) // ROW
        cell = int((place.x() - LABEL) * self._cells() / max(1, self.width() - LABEL - 2))
        inside = place.x() >= LABEL and place.y() >= HEAD and row < len(self._cars()) and cell < self._cells()
        return (row, cell) if inside else None

    def _step(self, rows: int, cells: int) -> None:
        self._row = max(0, min(len(self._cars()) - 1, self._row + rows))
        self._cell = max(0, min(self._cells() - 1, self._cell + cells))
        self._describe()
        self.update()

    def slot_under_cursor(self) -> DiarySlot | None:
        """The booking at the cursor, None where the car is free."""
        if not self._cars():
            return None
        start = self.time_of(self._cell)
        end = start + timedelta(minutes=CELL_MINUTES)
        return next((s for s in self._cars()[self._row].slots if s.starts_at < end and start < s.ends_at), None)

    def _choose(self) -> None:
        if not self._cars():
            return
        slot = self.slot_under_cursor()
        if slot is not None:
            self.opened.emit(slot)
        else:
            self.chosen.emit(self._cars()[self._row].id, self.time_of(self._cell))

    def _describe(self) -> None:
        """Tell a screen reader where the cursor stands."""
        if not self._cars():
            self.setAccessibleDescription("")
            return
        slot, car = self.slot_under_cursor(), self._cars()[self._row]
        state = self.tr("free") if slot is None else f"{slot.number} {slot.customer}"
        self.setAccessibleDescription(f"{car.text} {car.plate}, {self.time_of(self._cell):%H:%M}: {state}")
