"""A place to sign on the screen: strokes by pen, finger or mouse; PNG bytes and stroke data out."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

Strokes = list[list[tuple[float, float]]]
_INK, _PAPER = "#101418", "#FFFFFF"
_MARGIN = 12


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
        self._strokes: Strokes = []
        self._drawing = False

    @property
    def is_empty(self) -> bool:
        """Nothing, or only a dot, has been drawn."""
        return sum(len(stroke) for stroke in self._strokes) < 3

    def strokes(self) -> Strokes:
        """Points of each stroke in pad coordinates."""
        return [list(stroke) for stroke in self._strokes]

    def set_strokes(self, strokes: Strokes) -> None:
        """Show strokes again (drafts)."""
        self._strokes = [[(float(x), float(y)) for x, y in stroke] for stroke in strokes]
        self.update()

    def clear(self) -> None:
        """Start again."""
        self._strokes = []
        self.update()
        self.cleared.emit()

    def png_bytes(self, scale: float = 2.0) -> bytes:
        """The signature cut to its ink, as PNG with transparent ground; b'' when empty."""
        if self.is_empty:
            return b""
        ink = QPolygonF([QPointF(x, y) for stroke in self._strokes for x, y in stroke]).boundingRect()
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drawing = True
            self._strokes.append([_point(event)])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._strokes[-1].append(_point(event))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drawing and event.button() == Qt.MouseButton.LeftButton:
            self._drawing = False
            self.signed.emit()

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(QColor(_INK), 2.2, Qt.PenStyle.SolidLine, round_cap, round_join))
        for stroke in self._strokes:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stroke]))


def _point(event: QMouseEvent) -> tuple[float, float]:
    return (event.position().x(), event.position().y())
