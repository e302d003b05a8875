"""Days of the demo cars and escorts as a time grid: create, move and stretch bookings by mouse or by keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.test_drive.drafts import SlotDraft
from showroom.test_drive.rules import DriveStatus
from showroom.test_drive.views import Diary, DiarySlot
from ui import theme

ROW, HEAD, LABEL, EDGE = 40, 26, 170, 7
CELL = 15
"""Minutes of one step."""
OPENS, CLOSES = 9, 19
MOVABLE = (DriveStatus.BOOKED, DriveStatus.CHECKED)
TONES = {
    DriveStatus.BOOKED: "caution", DriveStatus.CHECKED: "caution", DriveStatus.AGREEMENT_SIGNED: "accent",
    DriveStatus.OUT: "accent", DriveStatus.INCIDENT: "refusal",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a car or an escort with its bookings."""

    ident: int
    escort: bool
    text: str
    note: str
    slots: tuple[DiarySlot, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A place in the grid: cells from the first hour of the first day on; days follow each other without night."""

    row: int
    first: int
    last: int


class TimeGrid(QWidget):
    """`wanted(vehicle, escort, start, minutes)` free time was chosen; `changed(slot, SlotDraft)`; `opened(slot)`.

    `menu_wanted(slot, place on the screen)` by the right button or the menu key.
    """

    wanted = Signal(int, int, object, int)
    changed = Signal(object, object)
    opened = Signal(object)
    menu_wanted = Signal(object, object)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.day, self.days, self.slot_cells = date(2026, 1, 1), 1, 2
        self.lines: tuple[Line, ...] = ()
        self.row = self.cell = 0
        self.ghost: Bar | None = None
        self._drag: tuple[DiarySlot | None, str, int] | None = None
        self._hours = (OPENS, CLOSES)

    def show_diary(self, diary: Diary) -> None:
        """Show these days; what was being dragged jumps back, the cursor stays."""
        self.day, self.days, self.slot_cells = diary.day, diary.days, max(1, diary.slot_minutes // CELL)
        cars = [
            Line(c.id, False, c.plate or c.text, c.text if c.plate else "", c.slots) for c in diary.cars
        ]  # fmt: skip
        self.lines = (*cars, *(Line(e.id, True, e.name, self.tr("escort"), e.slots) for e in diary.escorts))
        ends = [self._local(s.ends_at) for line in self.lines for s in line.slots]
        starts = [self._local(s.starts_at).hour for line in self.lines for s in line.slots]
        self._hours = (min([OPENS, *starts]), max([CLOSES, *(end.hour + (end.minute > 0) for end in ends)]))
        self.row = max(0, min(self.row, len(self.lines) - 1))
        self.cell = min(self.cell, self.cells - 1)
        self.jump_back()
        self.updateGeometry()

    def jump_back(self) -> None:
        """Nothing came of the dragging: the bar stands where it stood."""
        self.ghost, self._drag = None, None
        self._describe()
        self.update()

    @property
    def cells_a_day(self) -> int:
        return (self._hours[1] - self._hours[0]) * 60 // CELL

    @property
    def cells(self) -> int:
        return self.cells_a_day * self.days

    def time_of(self, cell: int) -> datetime:
        """The start of a cell."""
        day, rest = divmod(cell, self.cells_a_day)
        begin = datetime.combine(self.day + timedelta(days=day), time(self._hours[0]), STORE_ZONE)
        return begin + timedelta(minutes=rest * CELL)

    def cell_of(self, at: datetime) -> int:
        """The cell in which a moment lies."""
        here = self._local(at)
        minutes = here.hour * 60 + here.minute - self._hours[0] * 60
        return (here.date() - self.day).days * self.cells_a_day + minutes // CELL

    def bar_of(self, slot: DiarySlot, row: int) -> Bar:
        """Where a booking stands in a row; the last cell is not part of it."""
        first = self.cell_of(slot.starts_at)
        minutes = (slot.ends_at - slot.starts_at).total_seconds() / 60
        return Bar(row, first, first + max(1, round(minutes / CELL)))

    def rect_of(self, bar: Bar) -> QRectF:
        """The bar in pixels."""
        left, right = self._x(bar.first), self._x(bar.last)
        return QRectF(left, HEAD + bar.row * ROW + 5, max(4.0, right - left - 1), ROW - 10)

    def slot_at(self, row: int, cell: int) -> DiarySlot | None:
        """The booking in a cell, None where it is free."""
        if not 0 <= row < len(self.lines):
            return None
        bars = ((slot, self.bar_of(slot, row)) for slot in self.lines[row].slots)
        return next((slot for slot, bar in bars if bar.first <= cell < bar.last), None)

    def go_to(self, slot: DiarySlot) -> None:
        """Put the cursor on a booking, in the row where it stands now."""
        rows = [row for row, line in enumerate(self.lines) if any(s.id == slot.id for s in line.slots)]
        if rows:
            self.row = self.row if self.row in rows else rows[0]
            self.cell = self.cell_of(slot.starts_at)
            self._describe()
            self._follow()
            self.update()

    def _follow(self) -> None:
        """With more cars than the page is high, the cursor stays in sight."""
        view = self.parentWidget()
        area = view.parentWidget() if view is not None else None
        if isinstance(area, QScrollArea):
            area.ensureVisible(int(self._x(self.cell)), HEAD + ROW * self.row + ROW // 2, 0, ROW)

    def sizeHint(self) -> QSize:
        return QSize(760, HEAD + ROW * max(1, len(self.lines)) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
        }  # fmt: skip
        step, held = steps.get(Qt.Key(event.key())), event.modifiers()
        if step is not None and held & Qt.KeyboardModifier.ControlModifier:
            self._shift(step, "move")
        elif step is not None and held & Qt.KeyboardModifier.ShiftModifier:
            self._shift(step, "stretch")
        elif step is not None:
            self.row = max(0, min(len(self.lines) - 1, self.row + step[0]))
            self.cell = max(0, min(self.cells - 1, self.cell + step[1]))
            self._describe()
            self._follow()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_N):
            self._enter(new=event.key() == Qt.Key.Key_N)
        else:
            super().keyPressEvent(event)

    def _enter(self, *, new: bool) -> None:
        slot = self.slot_at(self.row, self.cell)
        if slot is not None and not new:
            self.opened.emit(slot)
        elif slot is None and self.lines:
            self._want(Bar(self.row, self.cell, self.cell + self.slot_cells))

    def _shift(self, step: tuple[int, int], how: str) -> None:
        slot = self.slot_at(self.row, self.cell)
        if slot is None:
            return
        bar = self.bar_of(slot, self.row)
        if how == "stretch":
            target = Bar(bar.row, bar.first, max(bar.first + 1, bar.last + step[1]))
        else:
            target = self._kept(bar, bar.row + step[0], bar.first + step[1])
        self._give(slot, bar, target)

    def _kept(self, bar: Bar, row: int, first: int) -> Bar:
        """A bar moved, inside the grid and among rows of its own kind."""
        length = bar.last - bar.first
        first = max(0, min(self.cells - length, first))
        same = 0 <= row < len(self.lines) and self.lines[row].escort == self.lines[bar.row].escort
        return Bar(row if same else bar.row, first, first + length)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if event.button() != Qt.MouseButton.LeftButton or place is None:
            return
        self.row, self.cell = place
        slot = self.slot_at(*place)
        if slot is None:
            self._drag, self.ghost = (None, "new", self.cell), Bar(self.row, self.cell, self.cell + 1)
        elif slot.mine and slot.status in MOVABLE:
            bar = self.bar_of(slot, self.row)
            how = "stretch" if self.rect_of(bar).right() - event.position().x() <= EDGE else "move"
            self._drag, self.ghost = (slot, how, self.cell - bar.first), bar
        self._describe()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if self._drag is None or place is None or self.ghost is None:
            return
        slot, how, grip = self._drag
        row, cell = place
        if how == "new":
            self.ghost = Bar(self.ghost.row, min(grip, cell), max(grip, cell) + 1)
        elif slot is not None and how == "stretch":
            self.ghost = Bar(self.ghost.row, self.ghost.first, max(self.ghost.first + 1, cell + 1))
        elif slot is not None:
            self.ghost = self._kept(self.ghost, row, cell - grip)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        drag, ghost = self._drag, self.ghost
        if drag is None or ghost is None:
            return
        slot = drag[0]
        self._drag = None
        if slot is None:
            alone = ghost.last - ghost.first == 1
            self._want(Bar(ghost.row, ghost.first, ghost.first + self.slot_cells) if alone else ghost)
        else:
            row = next(r for r in range(len(self.lines)) if any(s.id == slot.id for s in self.lines[r].slots)
                       and self.lines[r].escort == self.lines[ghost.row].escort)  # fmt: skip
            self._give(slot, self.bar_of(slot, row), ghost)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        slot = None if place is None else self.slot_at(*place)
        if slot is not None:
            self.jump_back()
            self.opened.emit(slot)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = self._place(QPointF(event.pos())) if by_mouse else (self.row, self.cell)
        slot = None if place is None else self.slot_at(*place)
        if place is None or slot is None:
            return
        self.row, self.cell = place
        self._describe()
        self.update()
        below = self.rect_of(self.bar_of(slot, self.row)).bottomLeft().toPoint()
        self.menu_wanted.emit(slot, event.globalPos() if by_mouse else self.mapToGlobal(below))

    def current(self) -> DiarySlot | None:
        """The booking under the cursor."""
        return self.slot_at(self.row, self.cell)

    def _want(self, bar: Bar) -> None:
        line = self.lines[bar.row]
        self.ghost = bar
        self.update()
        car, escort = (0, line.ident) if line.escort else (line.ident, 0)
        self.wanted.emit(car, escort, self.time_of(bar.first), (bar.last - bar.first) * CELL)

    def _give(self, slot: DiarySlot, was: Bar, to: Bar) -> None:
        if to == was:
            self.jump_back()
            return
        line, same = self.lines[to.row], to.row == was.row
        moved, stretched = to.first != was.first, to.last - to.first != was.last - was.first
        draft = SlotDraft(
            None if same or line.escort else line.ident, line.ident if line.escort and not same else None,
            self.time_of(to.first) if moved else None, (to.last - to.first) * CELL if stretched else None, slot.version,
        )  # fmt: skip
        self.ghost = to
        self.row, self.cell = to.row, to.first
        self.update()
        self.changed.emit(slot, draft)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_scale(painter)
        for row, line in enumerate(self.lines):
            self._paint_line(painter, row, line)
        colors = theme.active()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.ghost is not None:
            painter.setPen(QPen(colors.color("accent"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect_of(self.ghost), 4, 4)
        if self.hasFocus() and self.lines:
            painter.setPen(QPen(colors.color("accent"), 2))
            painter.drawRoundedRect(self.rect_of(Bar(self.row, self.cell, self.cell + 1)), 3, 3)
        painter.end()

    def _paint_scale(self, painter: QPainter) -> None:
        colors, bottom = theme.active(), HEAD + ROW * len(self.lines)
        first, last = self._hours
        for day in range(self.days):
            for hour in range(first, last + 1):
                x = self._x(day * self.cells_a_day + (hour - first) * 60 // CELL)
                if self.days > 1 and hour not in (first, last):
                    continue
                painter.setPen(colors.color("line"))
                painter.drawLine(round(x), HEAD, round(x), bottom)
                if hour < last:
                    painter.setPen(colors.color("muted"))
                    text = f"{hour}:00" if self.days == 1 else f"{self.day + timedelta(days=day):%m-%d}"
                    painter.drawText(QRectF(x + 3, 0, 70, HEAD), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_line(self, painter: QPainter, row: int, line: Line) -> None:
        colors, top = theme.active(), HEAD + row * ROW
        painter.setPen(colors.color("line"))
        painter.drawLine(0, top + ROW, self.width(), top + ROW)
        for words, tone, y in ((line.text, "text", 3), (line.note, "muted", 20)):
            painter.setPen(colors.color(tone))
            elided = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, LABEL - 12)
            painter.drawText(QRectF(2, top + y, LABEL - 12, 17), Qt.AlignmentFlag.AlignVCenter, elided)
        for slot in line.slots:
            tone = "refusal" if slot.overdue or slot.withdrawn else TONES.get(slot.status, "good")
            box = self.rect_of(self.bar_of(slot, row))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color(f"{tone}_ground"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setBrush(colors.color(tone))
            painter.drawRect(QRectF(box.left(), box.top(), 3, box.height()))
            if box.width() > 24:
                painter.setPen(colors.color(tone))
                words = slot.customer if not line.escort else slot.car
                elided = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(box.width() - 9))
                painter.drawText(box.adjusted(7, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, elided)

    def _x(self, cell: int) -> float:
        return LABEL + cell * (self.width() - LABEL - 2) / max(1, self.cells)

    def _place(self, at: QPointF) -> tuple[int, int] | None:
        row = int((at.y() - HEAD) // ROW)
        cell = int((at.x() - LABEL) * self.cells / max(1, self.width() - LABEL - 2))
        inside = at.x() >= LABEL and at.y() >= HEAD and row < len(self.lines) and cell < self.cells
        return (row, cell) if inside else None

    @staticmethod
    def _local(at: datetime) -> datetime:
        return at.astimezone(STORE_ZONE)

    def _describe(self) -> None:
        """Tell a screen reader where the cursor stands."""
        if not self.lines:
            self.setAccessibleDescription("")
            return
        slot, line = self.slot_at(self.row, self.cell), self.lines[self.row]
        state = self.tr("free") if slot is None else f"{slot.number} {slot.customer}, {slot.escort}, {slot.car}"
        if slot is not None and slot.withdrawn:
            state += ", " + self.tr("the car is withdrawn (TD-12)")
        self.setAccessibleDescription(f"{line.text}, {self.time_of(self.cell):%m-%d %H:%M}: {state}")
