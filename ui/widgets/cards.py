"""Cards, sections, pills, findings, empty states and the checklist."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from showroom.kernel.findings import Finding, Override, Severity
from ui.messages import window_language
from ui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5, Tone, restyle, set_icon
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import FieldOptions, introduce
from ui.widgets.labels import text_label as text_label  # noqa: PLC0414 - cards and labels are used together


def ruler() -> QFrame:
    """A thin line between sections."""
    line = QFrame()
    line.setProperty("kind", "rule")
    return line


class Pill(QLabel):
    """A short state in a coloured capsule."""

    def __init__(self, text: str = "", tone: Tone = "accent") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "pill")
        self.setProperty("tone", tone)
        self.setFixedHeight(22)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: Tone) -> None:
        """Change text and colour; empty text hides the pill."""
        self.setText(text)
        restyle(self, tone=tone)
        self.setVisible(bool(text))


class Card(QFrame):
    """A white card with a column of widgets; `scroll` keeps it from growing beyond its place."""

    def __init__(self, scroll: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        outer = QVBoxLayout(self)
        if not scroll:
            outer.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
            outer.setSpacing(SPACE_3)
            self.column = outer
            return
        outer.setContentsMargins(1, 1, 1, 1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("kind", "inner")
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        self.column.setSpacing(SPACE_3)
        self.area.setWidget(inner)
        outer.addWidget(self.area)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Append a widget."""
        self.column.addWidget(widget, stretch)


class Section(QWidget):
    """A heading with facts beside it, actions at the right, and a body below."""

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self.title = text_label(title, "heading")
        self.subtitle = text_label(subtitle, "fact")
        self._head = QHBoxLayout()
        self._head.setSpacing(SPACE_2)
        self._head.addWidget(self.title)
        self._head.addWidget(self.subtitle)
        self._head.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(self._head)
        column.addLayout(self.body)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Append to the body."""
        self.body.addWidget(widget, stretch)

    def add_action(self, widget: QWidget) -> None:
        """Put a button or pill at the right of the heading."""
        self._head.addWidget(widget)


class FindingCard(QFrame):
    """One finding: what is wrong, the rule, and a link to the field or action that mends it."""

    activated = Signal(object)

    def __init__(self, finding: Finding, action_text: str = "") -> None:
        super().__init__()
        self.finding = finding
        tone = tone_of(finding.severity)
        self.setProperty("kind", "finding")
        self.setProperty("tone", tone)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        column.setSpacing(SPACE_1)
        title = text_label(finding.text(window_language()), tone=tone, wrap=True)
        bold = title.font()
        bold.setBold(True)
        title.setFont(bold)
        column.addWidget(title)
        foot = QHBoxLayout()
        facts = [finding.code, self._verdict()]
        foot.addWidget(text_label(" · ".join(fact for fact in facts if fact), "fact", wrap=True), 1)
        if action_text or finding.field:
            self.link = LinkButton(action_text or self.tr("Go there"))
            self.link.setAccessibleName(f"{self.link.text()}: {finding.text(window_language())}")
            self.link.clicked.connect(self._on_clicked)
            foot.addWidget(self.link)
        self._foot = foot
        column.addLayout(foot)
        if _adds(finding.evidence, title.text()):
            column.insertWidget(1, text_label(finding.evidence, "fact", wrap=True))

    def add_link(self, text: str) -> LinkButton:
        """One more link beside the first."""
        link = LinkButton(text)
        link.setAccessibleName(f"{text}: {self.finding.text(window_language())}")
        self._foot.addWidget(link)
        return link

    def _verdict(self) -> str:
        if self.finding.severity == Severity.NEEDS_APPROVAL:
            words = {Override.MANAGER: self.tr("needs the manager"), Override.GM: self.tr("needs the general manager")}
            return words.get(self.finding.override, self.tr("needs an approval"))
        if self.finding.severity == Severity.BLOCK:
            return self.tr("not allowed")
        return self.tr("remember") if self.finding.severity == Severity.WARN else ""

    def _on_clicked(self) -> None:
        self.activated.emit(self.finding)


def _adds(evidence: str, said: str) -> bool:
    """Whether the evidence tells anything that the text has not said already."""
    return any(part.strip() not in said for part in evidence.split(", ") if part.strip())


def tone_of(severity: Severity) -> Tone:
    """The colour of a severity."""
    tones: dict[Severity, Tone] = {
        Severity.BLOCK: "refusal",
        Severity.NEEDS_APPROVAL: "caution",
        Severity.WARN: "caution",
        Severity.INFO: "accent",
    }
    return tones[severity]


class EmptyState(QWidget):
    """Nothing here yet, and the one next step."""

    def __init__(self, icon: str, text: str, action: QPushButton | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_3)
        column.addStretch(1)
        picture = QLabel()
        set_icon(picture, icon, "faint", 40)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.text = text_label(text, "large", "muted", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.text)
        if action is not None:
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)


class ChecklistWidget(QWidget):
    """Points to tick; a field whose value is the set of ticked keys."""

    changed = Signal()
    noticed = Signal(str)
    left = Signal()

    def __init__(
        self, name: str, label: str, points: Sequence[tuple[str, str]], **options: Unpack[FieldOptions]
    ) -> None:
        super().__init__()
        self.name, self.label_text, self.options = name, label, options
        introduce(self, name, label)
        self.boxes: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.set_points(points)

    def set_points(self, points: Sequence[tuple[str, str]]) -> None:
        """Offer these (key, text) points instead, none ticked."""
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.deleteLater()
        self.boxes.clear()
        for key, text in points:
            box = QCheckBox(text)
            introduce(box, f"{self.name}_{key}", text)
            box.clicked.connect(self._on_clicked)
            self._column.addWidget(box)
            self.boxes[key] = box
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def value(self) -> Any:
        """The ticked keys as a frozenset."""
        return frozenset(key for key, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Any) -> None:
        """Tick exactly these keys."""
        for key, box in self.boxes.items():
            box.setChecked(key in (value or ()))

    def raw(self) -> Any:
        """Ticked keys as a sorted list."""
        return sorted(self.value())

    def set_raw(self, raw: Any) -> None:
        """Tick what `raw` gave."""
        self.set_value(raw)

    def positive_hint(self) -> str:
        """How many are ticked."""
        return ""

    def count_text(self) -> str:
        """'3 / 6'."""
        return f"{len(self.value())} / {len(self.boxes)}"

    def _on_clicked(self) -> None:
        self.changed.emit()
        self.left.emit()


class FlowLayout(QLayout):
    """Widgets in a row that wraps."""

    def __init__(self, spacing: int = SPACE_2) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():  # a hidden one leaves no gap
                continue
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self.spacing()
            line = max(line, hint.height())
        return y + line - rect.y()


class FlowRow(QWidget):
    """Buttons or pills in a row that wraps when the window is narrow."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        for widget in widgets:
            self._flow.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Append a widget."""
        self._flow.addWidget(widget)
