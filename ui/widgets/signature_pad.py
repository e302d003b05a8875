"""A place to sign on the screen: strokes by pen, finger or mouse with time and pressure; PNG bytes and evidence out."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QElapsedTimer, QEvent, QIODevice, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from showroom.documents.strokes import MIXED, Point, Strokes

_INK, _PAPER = "#101418", "#FFFFFF"
_MARGIN = 12
_WIDTH, _LIGHTEST, _HEAVIEST = 2.2, 1.2, 3.6


class SignaturePad(QWidget):
    """Dark ink on white in both themes, since that is what goes on paper."""

    signed = Signal()
    cleared = Signal()

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setMinimumHeight(140)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._strokes: list[list[Point]] = []
        self._devices: list[str] = []
        self._since = QElapsedTimer()
        self._before = 0  # milliseconds of strokes that a draft brought back
        self._drawing = ""

    @property
    def is_empty(self) -> bool:
        """Nothing, or only a dot, has been drawn."""
        return sum(len(stroke) for stroke in self._strokes) < 3

    def evidence(self) -> Strokes:
        """The strokes as they are kept beside the signed paper (§3.6)."""
        used = set(self._devices)
        device = MIXED if len(used) > 1 else next(iter(used), "mouse")
        return Strokes(device, tuple(tuple(stroke) for stroke in self._strokes))

    def strokes(self) -> list[list[Point]]:
        """Points of each stroke: x and y in pad coordinates, milliseconds, pressure."""
        return [list(stroke) for stroke in self._strokes]

    def devices(self) -> list[str]:
        """What each stroke was drawn with."""
        return list(self._devices)

    def set_strokes(self, strokes: Sequence[Sequence[Sequence[float]]], devices: Sequence[str] = ()) -> None:
        """Show strokes again (drafts); points may be bare x and y."""
        self._strokes = [[_point(point) for point in stroke] for stroke in strokes]
        known = list(devices)[: len(self._strokes)]
        self._devices = known + ["mouse"] * (len(self._strokes) - len(known))
        self._since.invalidate()
        self._before = max((point[2] for stroke in self._strokes for point in stroke), default=0)
        self.update()

    def clear(self) -> None:
        """Start again."""
        self.set_strokes([])
        self.cleared.emit()

    def png_bytes(self, scale: float = 2.0) -> bytes:
        """The signature cut to its ink, as PNG with transparent ground; b'' when empty."""
        if self.is_empty:
            return b""
        ink = QPolygonF([QPointF(p[0], p[1]) for stroke in self._strokes for p in stroke]).boundingRect()
        ink.adjust(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        image = QImage((ink.size() * scale).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.scale(scale, scale)
        painter.translate(-ink.topLeft())
        self._draw(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, PySide wants str
        return bytes(buffer.data().data())

    def sizeHint(self) -> QSize:
        return QSize(420, 160)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor("#8893A2"))
        painter.setBrush(QColor(_PAPER))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        base = self.height() - 28
        painter.drawLine(16, base, self.width() - 16, base)
        self._draw(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """A finger draws here: taken as touch, so that nobody makes a mouse of it and its pressure is lost."""
        if isinstance(event, QTouchEvent) and event.points():
            self._touched(event, event.points()[0])
            event.accept()
            return True
        return super().event(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._begin("pen")
        if self._drawing == "pen":
            self._add(event.position(), event.pressure())
        if event.type() == QEvent.Type.TabletRelease:
            self._end("pen")
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._drawing:
            self._begin("mouse")
            self._add(event.position(), 0.0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing == "mouse":
            self._add(event.position(), 0.0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end("mouse")

    def _touched(self, event: QTouchEvent, point: QEventPoint) -> None:
        if event.type() == QEvent.Type.TouchBegin:
            self._begin("touch")
        if self._drawing == "touch":
            self._add(point.position(), point.pressure())
        if event.type() in {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}:
            self._end("touch")

    def _begin(self, device: str) -> None:
        if not self._since.isValid():
            self._since.start()
        self._drawing = device
        self._strokes.append([])
        self._devices.append(device)

    def _add(self, at: QPointF, pressure: float) -> None:
        self._strokes[-1].append((at.x(), at.y(), self._before + self._since.elapsed(), pressure))
        self.update()

    def _end(self, device: str) -> None:
        if self._drawing == device:
            self._drawing = ""
            self.signed.emit()

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        pen = QPen(QColor(_INK), _WIDTH, Qt.PenStyle.SolidLine, round_cap, round_join)
        for stroke in self._strokes:
            pen.setWidthF(_WIDTH)
            painter.setPen(pen)
            if not any(point[3] for point in stroke):
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y, _, _ in stroke]))
                continue
            for start, end in itertools.pairwise(stroke):
                pen.setWidthF(_LIGHTEST + (_HEAVIEST - _LIGHTEST) * (start[3] + end[3]) / 2)
                painter.setPen(pen)
                painter.drawLine(QPointF(start[0], start[1]), QPointF(end[0], end[1]))


def _point(values: Sequence[float]) -> Point:
    x, y, ms, pressure = (*values, 0, 0.0)[:4]
    return (float(x), float(y), int(ms), float(pressure))
