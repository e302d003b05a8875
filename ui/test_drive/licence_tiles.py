"""Where a licence's photograph is dropped and shown, and the row in which one field of it is confirmed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QImageReader, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QVBoxLayout

from showroom.test_drive.licence_reading import FieldReading
from ui.theme import restyle
from ui.widgets.buttons import Button
from ui.widgets.cards import Pill, text_label
from ui.widgets.fields import introduce

TILE = QSize(232, 140)
EMPTY_HEIGHT = 112
CUTTING = QSize(176, 30)
SHORTEST_EDIT = 190


class SheetTile(QFrame):
    """One sheet: an invitation to drop its photo, later the photo itself; a click or Enter chooses a file."""

    dropped = Signal(str, object)
    wanted = Signal(str)
    approached = Signal()
    """A photo is held over it: time to get ready."""

    def __init__(self, side: str, title: str) -> None:
        super().__init__()
        self.side, self._title = side, title
        introduce(self, f"licence_{side}_photo", title)
        self.setProperty("kind", "drop")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(TILE.width())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption = text_label(title, "hint", wrap=True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.picture, 1)
        column.addWidget(self.caption)
        self.show_photo(b"")

    def show_photo(self, jpeg: bytes) -> None:
        """Show the photo; without one the invitation."""
        image = _small(jpeg, TILE - QSize(16, 34))
        self.setFixedHeight(EMPTY_HEIGHT if image.isNull() else TILE.height())
        self.picture.setVisible(not image.isNull())
        self.picture.setPixmap(QPixmap.fromImage(image))
        self.caption.setText(self._title if jpeg else self.tr("{sheet}: drop a photo or click").format(
            sheet=self._title
        ))  # fmt: skip

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasImage() or _file(event) is not None:
            event.acceptProposedAction()
            self.approached.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        source = _file(event) or event.mimeData().imageData()
        if source:
            event.acceptProposedAction()
            self.dropped.emit(self.side, source)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit(self.side)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self.side)
        else:
            super().keyPressEvent(event)


def _small(jpeg: bytes, room: QSize) -> QImage:
    """Decoded at the size that is shown: the whole photo would cost more than a frame."""
    if not jpeg:
        return QImage()
    buffer = QBuffer()
    buffer.setData(jpeg)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setScaledSize(reader.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _file(event: QDropEvent) -> Path | None:
    local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(local[0]) if local else None


class FieldRow(QObject):
    """One field: its cut-out of the photo, the text, how sure recognition is, and the person's word for it."""

    confirmed = Signal(str, str)
    withdrawn = Signal(str)

    def __init__(self, name: str, label: str, grid: QGridLayout) -> None:
        super().__init__()
        self.name, self.label = name, label
        self.title = text_label(label, "label")
        self.cutting = QLabel()
        self.cutting.setFixedSize(CUTTING)
        self.edit = QLineEdit()
        introduce(self.edit, f"capture_{name}", label)
        self.edit.setMinimumWidth(SHORTEST_EDIT)
        self.title.setBuddy(self.edit)
        self.state = Pill("", "caution")
        self.state.setObjectName(f"capture_{name}_state")
        self.button = Button("", icon="check")
        self.button.setText("")  # the sign alone, in the middle
        introduce(self.button, f"confirm_{name}", self.tr("Confirm {field}").format(field=label))
        self.button.setToolTip(self.button.accessibleName())
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter in the field does it; Tab goes from field to field
        self.widgets = (self.title, self.cutting, self.edit, self.state, self.button)
        row = grid.rowCount()
        for column, widget in enumerate(self.widgets):
            grid.addWidget(widget, row, column)
        self.edit.returnPressed.connect(self.confirm)
        self.button.clicked.connect(self.confirm)
        self.edit.textEdited.connect(self._on_edited)

    def confirm(self) -> None:
        """The person says that the text stands on the licence."""
        self.confirmed.emit(self.name, self.edit.text())

    def show_reading(self, field: FieldReading, cutting: QImage | None) -> None:
        """What was read, unconfirmed."""
        self.edit.setText(field.text)
        self._sure = field.sure
        self._percent = round(100 * field.confidence)
        self.show_open()
        if cutting is None or cutting.isNull():
            self.cutting.clear()
            return
        smooth = Qt.TransformationMode.SmoothTransformation
        self.cutting.setPixmap(QPixmap.fromImage(cutting.scaled(CUTTING, Qt.AspectRatioMode.KeepAspectRatio, smooth)))

    def show_open(self) -> None:
        """Not confirmed: how sure recognition is of it."""
        if not self._percent:
            self.state.show_state(self.tr("please type"), "caution")
        elif self._sure:
            self.state.show_state(self.tr("{percent} %").format(percent=self._percent), "accent")
        else:
            self.state.show_state(self.tr("{percent} %: look closely").format(percent=self._percent), "caution")
        self.button.setEnabled(True)
        self._mark("")

    def show_confirmed(self, text: str) -> None:
        """Confirmed by the person, in its one spelling."""
        self.edit.setText(text)
        self.state.show_state(self.tr("✓ confirmed") if text else self.tr("✓ not on it"), "good")
        self.button.setEnabled(False)
        self._mark("")

    def show_wrong(self, text: str) -> None:
        """What the person put there cannot stand on a licence."""
        self.state.show_state(self.tr("not possible"), "refusal")
        self.edit.setAccessibleDescription(text)
        self.edit.setToolTip(text)
        restyle(self.edit, bad="true")

    _sure, _percent = False, 0

    def _mark(self, text: str) -> None:
        self.edit.setToolTip(text)
        self.edit.setAccessibleDescription(self.state.text())
        restyle(self.edit, bad="")

    def _on_edited(self) -> None:
        self.show_open()
        self.withdrawn.emit(self.name)
