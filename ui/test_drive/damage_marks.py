"""Marks on the plan of the car: click or arrow keys and Enter; kind, note and picture in a row each (TR-04)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Unpack

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from showroom.test_drive.damage import CAR, HEIGHT, KIND_NAMES, WIDTH, DamageKind, DamageMark, Shape, place_name
from ui import theme
from ui.messages import window_language
from ui.theme import SPACE_2
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import text_label
from ui.widgets.fields import FieldOptions, introduce

STEP, FINE_STEP, RADIUS, NEAR = 20, 4, 13, 30
_FILL = {"body": "surface", "glass": "accent_ground", "light": "line", "wheel": "strong_line", "mirror": "surface"}
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
Marks = tuple[DamageMark, ...]


def car_path(shape: Shape) -> QPainterPath:
    """An outline of the drawing as a Qt path."""
    path = QPainterPath(QPointF(*shape.start))
    for piece in shape.pieces:
        points = [QPointF(piece[at], piece[at + 1]) for at in range(0, len(piece), 2)]
        if len(points) == 1:
            path.lineTo(points[0])
        else:
            path.cubicTo(*points)
    if shape.closed:
        path.closeSubpath()
    return path


class CarDrawing(QWidget):
    """The plan of the car; asks for a mark at a place, or for the mark there to go."""

    wanted = Signal(int, int)
    unwanted = Signal(int)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        introduce(self, name, label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(232)
        self._paths = [(shape.part, car_path(shape)) for shape in CAR]
        self._marks: Marks = ()
        self._earlier: Marks = ()
        self._cursor = (WIDTH // 2, HEIGHT // 2)
        self._say()

    def show_marks(self, marks: Marks, earlier: Marks) -> None:
        """Numbered marks, and in grey those found before the keys went out."""
        self._marks, self._earlier = marks, earlier
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(540, 232)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colors = QPainter(self), theme.active()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._origin())
        painter.scale(self._scale(), self._scale())
        for part, path in self._paths:
            painter.setPen(QPen(colors.color("muted" if part == "body" else "faint"), 3 if part == "body" else 2))
            painter.setBrush(colors.color(_FILL[part]) if part in _FILL else Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
        for mark in self._earlier:
            self._paint_mark(painter, mark, "–", "faint")
        for number, mark in enumerate(self._marks, 1):
            self._paint_mark(painter, mark, str(number), "refusal")
        if self.hasFocus():
            painter.setPen(QPen(colors.color("accent"), 3))
            x, y = self._cursor
            painter.drawLine(x - 24, y, x + 24, y)
            painter.drawLine(x, y - 24, x, y + 24)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        spot = (event.position() - self._origin()) / self._scale()
        self._cursor = self._within(round(spot.x()), round(spot.y()))
        if event.button() == Qt.MouseButton.LeftButton:
            self._mark()
        self._say()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = FINE_STEP if fine else STEP
        key = Qt.Key(event.key())
        if key in _ARROWS:
            across, down = _ARROWS[key]
            self._cursor = self._within(self._cursor[0] + across * step, self._cursor[1] + down * step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._mark()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            at = self._mark_near()
            if at is not None:
                self.unwanted.emit(at)
        else:
            super().keyPressEvent(event)
            return
        self._say()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _mark(self) -> None:
        if self.isEnabled() and self._mark_near() is None:
            self.wanted.emit(*self._cursor)

    def _mark_near(self) -> int | None:
        x, y = self._cursor
        near = [at for at, m in enumerate(self._marks) if abs(m.x - x) <= NEAR and abs(m.y - y) <= NEAR]
        return near[0] if near else None

    def _say(self) -> None:
        """Where the cross stands and what is there, for those who cannot see it."""
        at, english = self._mark_near(), window_language() == "en"
        place = place_name(*self._cursor, english)
        kind = "" if at is None else KIND_NAMES[self._marks[at].kind][english]
        self.setAccessibleDescription(f"{place} · {kind}" if kind else place)

    @staticmethod
    def _within(x: int, y: int) -> tuple[int, int]:
        return min(max(x, 0), WIDTH), min(max(y, 0), HEIGHT)

    def _paint_mark(self, painter: QPainter, mark: DamageMark, text: str, role: str) -> None:
        colors = theme.active()
        box = QRectF(mark.x - RADIUS, mark.y - RADIUS, 2 * RADIUS, 2 * RADIUS).adjusted(-4, -4, 4, 4)
        painter.setPen(QPen(colors.color("surface"), 2))
        painter.setBrush(colors.color(role))
        painter.drawEllipse(box)
        font = painter.font()
        font.setPixelSize(22)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colors.color("surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _scale(self) -> float:
        return min(self.width() / (WIDTH + 20), self.height() / (HEIGHT + 12))

    def _origin(self) -> QPointF:
        scale = self._scale()
        return QPointF((self.width() - WIDTH * scale) / 2, (self.height() - HEIGHT * scale) / 2)


class MarkRow(QWidget):
    """One mark: its number and place, kind, note, picture, and a way to take it off."""

    changed = Signal(object)
    removed = Signal()
    photo_wanted = Signal()

    def __init__(self, number: int, mark: DamageMark) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self.mark = mark
        english = window_language() == "en"
        place = place_name(mark.x, mark.y, english)
        self.kind = QComboBox()
        introduce(self.kind, f"mark_{number}_kind", self.tr("Kind of mark {number}").format(number=number))
        for kind in DamageKind:
            self.kind.addItem(KIND_NAMES[kind][english], kind.value)
        self.kind.setCurrentIndex(self.kind.findData(mark.kind.value))
        self.note = QLineEdit(mark.note)
        introduce(self.note, f"mark_{number}_note", self.tr("Note to mark {number}").format(number=number))
        self.note.setPlaceholderText(self.tr("how long, how deep"))
        self.note.setMaxLength(120)
        has = mark.photo_id is not None
        self.photo = LinkButton(self.tr("Picture ✓") if has else self.tr("Add picture…"))
        self.photo.setObjectName(f"mark_{number}_photo")
        remove = LinkButton(self.tr("Remove"))
        remove.setObjectName(f"mark_{number}_remove")
        remove.setAccessibleName(f"{remove.text()}: {number} {place}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        label = text_label(f"{number} · {place}", "label")
        label.setMinimumWidth(110)
        row.addWidget(label)
        row.addWidget(self.kind)
        row.addWidget(self.note, 1)
        row.addWidget(self.photo)
        row.addWidget(remove)
        self.kind.activated.connect(self._on_changed)
        self.note.textEdited.connect(self._on_changed)
        remove.clicked.connect(self.removed)
        self.photo.clicked.connect(self.photo_wanted)

    def _on_changed(self) -> None:
        kind = DamageKind(self.kind.currentData())
        self.mark = replace(self.mark, kind=kind, note=self.note.text().strip())
        self.changed.emit(self.mark)


class DamageMarks(QWidget):
    """The drawing with its rows; a field whose value is a tuple of `DamageMark`."""

    changed = Signal()
    noticed = Signal(str)
    left = Signal()
    photo_wanted = Signal(int)

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self.name, self.label_text, self.options = name, label, options
        introduce(self, name, label)
        self.drawing = CarDrawing(f"{name}_drawing", label)
        self.drawing.wanted.connect(self.add)
        self.drawing.unwanted.connect(self.remove)
        self.rows: list[MarkRow] = []
        self._marks: list[DamageMark] = []
        self._earlier: Marks = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_2)
        self._column.addWidget(self.drawing)
        self.setFocusProxy(self.drawing)

    def show_earlier(self, marks: Marks) -> None:
        """Marks found before the keys went out: grey, not to be changed."""
        self._earlier = marks
        self.drawing.show_marks(tuple(self._marks), marks)

    def add(self, x: int, y: int) -> None:
        """One more mark."""
        self._marks.append(DamageMark(x, y))
        self._rebuild()
        self._tell()

    def remove(self, at: int) -> None:
        """Take a mark off."""
        del self._marks[at]
        self._rebuild()
        self._tell()

    def give_photo(self, at: int, photo_id: int) -> None:
        """Name the stored picture of a mark."""
        if at < len(self._marks):
            self._marks[at] = replace(self._marks[at], photo_id=photo_id)
            self._rebuild()
            self._tell()

    def value(self) -> Any:
        """The marks in the order in which they were set."""
        return tuple(self._marks)

    def set_value(self, value: Any) -> None:
        """Show these marks."""
        self._marks = list(value or ())
        self._rebuild()

    def raw(self) -> Any:
        """Numbers and words."""
        return [[m.x, m.y, m.kind.value, m.note, m.photo_id] for m in self._marks]

    def set_raw(self, raw: Any) -> None:
        """Put back what `raw` gave."""
        found: Sequence[Any] = raw if isinstance(raw, list) else ()
        self.set_value([DamageMark(e[0], e[1], DamageKind(e[2]), e[3], e[4]) for e in found])

    def positive_hint(self) -> str:
        """None."""
        return ""

    def _tell(self) -> None:
        self.changed.emit()
        self.left.emit()

    def _rebuild(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [MarkRow(number, mark) for number, mark in enumerate(self._marks, 1)]
        for at, row in enumerate(self.rows):
            row.changed.connect(partial(self._on_row, at))
            row.removed.connect(partial(self.remove, at))
            row.photo_wanted.connect(partial(self.photo_wanted.emit, at))
            self._column.addWidget(row)
        self.drawing.show_marks(tuple(self._marks), self._earlier)

    def _on_row(self, at: int, mark: DamageMark) -> None:
        self._marks[at] = mark
        self.drawing.show_marks(tuple(self._marks), self._earlier)
        self.changed.emit()
