"""The nine steps as a row of real buttons, drawn as circles on a line."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import active

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showroom.deals.views import PathStep

CIRCLE = 26
HEIGHT = 62
TOP = 5


class PathButton(QPushButton):
    """One step; its accessible name tells number, title and what is missing."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__(title)
        self.number, self.title = number, title
        self.state, self.missing, self.shown = "todo", 0, False
        self.setProperty("kind", "step")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.show_state("todo", 0, "")

    def show_state(self, state: str, missing: int, reason: str) -> None:
        """`state` is done, skipped, current, open or todo; `missing` counts what blocks."""
        self.state, self.missing = state, missing
        self.setAccessibleName(f"{self.number} {self.title}, {self._state_text()}")
        tip = f"{self._state_text()}: {reason}" if reason else self._state_text()
        self.setToolTip(f"{tip}   Ctrl {self.number}")
        self.setEnabled(state != "todo")
        self.update()

    def show_current(self, shown: bool) -> None:
        """Whether this step's page is the one on the screen."""
        self.shown = shown
        self.setAccessibleDescription(self.tr("shown now") if shown else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(64, self.fontMetrics().horizontalAdvance(self._caption()) + 12), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(active().roles["accent"]), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(active().roles["accent_ground"]))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        self._draw_circle(painter)
        self._draw_caption(painter)
        painter.end()

    def _draw_circle(self, painter: QPainter) -> None:
        ground, edge, ink, sign = self._colours()
        circle = QRectF(self.width() / 2 - CIRCLE / 2, TOP, CIRCLE, CIRCLE)
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(ground))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if sign == "check":
            picture = active().pixmap("check", "surface", 16)
            painter.drawPixmap(QPointF(circle.center().x() - 8, circle.center().y() - 8), picture)
            return
        font = QFont(self.font())
        font.setPixelSize(13)
        font.setBold(self.state in ("current", "open"))
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, sign)

    def _draw_caption(self, painter: QPainter) -> None:
        roles = active().roles
        font = QFont(self.font())
        font.setPixelSize(13)
        font.setBold(self.shown)
        painter.setFont(font)
        reached = self.state != "todo"
        painter.setPen(QColor(roles["text"] if reached else roles["muted"]))
        line = QRect(0, TOP + CIRCLE + 4, self.width(), HEIGHT - TOP - CIRCLE - 6)
        caption = painter.fontMetrics().elidedText(self._caption(), Qt.TextElideMode.ElideRight, self.width() - 4)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, caption)

    def _colours(self) -> tuple[str, str, str, str]:
        roles = active().roles
        if self.state == "done":
            return roles["good"], roles["good"], roles["surface"], "check"
        if self.state == "skipped":
            return roles["surface"], roles["faint"], roles["muted"], "–"
        if self.state == "current" and self.missing:
            return roles["caution_ground"], roles["caution"], roles["caution"], "!"
        if self.state in ("current", "open"):
            return roles["accent_ground"], roles["accent"], roles["accent"], str(self.number)
        return roles["surface"], roles["strong_line"], roles["muted"], str(self.number)

    def _caption(self) -> str:
        return self.tr("{title} · {count}").format(title=self.title, count=self.missing) if self.missing else self.title

    def _state_text(self) -> str:
        if self.missing:
            one = self.missing == 1
            return self.tr("1 item missing") if one else self.tr("{count} items missing").format(count=self.missing)
        return {
            "done": self.tr("done"),
            "skipped": self.tr("skipped"),
            "current": self.tr("under way"),
            "open": self.tr("can be worked on"),
        }.get(self.state, self.tr("not reached yet"))


class PathStrip(QWidget):
    """All nine buttons with the line that joins them."""

    chosen = Signal(str)

    def __init__(self, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("path")
        self.setAccessibleName(self.tr("Path of the deal"))
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: dict[str, PathButton] = {}
        for number, (step, title) in enumerate(steps, 1):
            button = PathButton(number, title)
            button.setObjectName(f"path_{step}")
            button.clicked.connect(self._on_clicked)
            row.addWidget(button, 1)
            self.buttons[step] = button
        active().changed.connect(self.update)

    def show_path(self, path: Sequence[PathStep], shown: str) -> None:
        """States of all steps, and which one's page is on the screen."""
        for entry in path:
            button = self.buttons[str(entry.step)]
            button.show_state(entry.state, entry.missing, entry.reason)
            button.show_current(str(entry.step) == shown)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        roles = active().roles
        buttons = list(self.buttons.values())
        y = TOP + CIRCLE / 2
        for left, right in itertools.pairwise(buttons):
            passed = left.state in ("done", "skipped")
            painter.setPen(QPen(QColor(roles["good"] if passed else roles["strong_line"]), 2))
            start = left.geometry().center().x() + CIRCLE / 2 + 2
            painter.drawLine(QPointF(start, y), QPointF(right.geometry().center().x() - CIRCLE / 2 - 1, y))
        painter.end()

    def _on_clicked(self) -> None:
        sender = self.sender()
        step = next((name for name, button in self.buttons.items() if button is sender), "")
        if step:
            self.chosen.emit(step)
