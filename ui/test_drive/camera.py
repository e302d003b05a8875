"""The camera's window: a live picture and one button; imported only when somebody asks for the camera."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QCamera, QImageCapture, QMediaCaptureSession, QMediaDevices
from PySide6.QtMultimediaWidgets import QVideoWidget
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.widgets.buttons import PrimaryButton


def cameras() -> int:
    """How many cameras this computer offers."""
    return len(QMediaDevices.videoInputs())


def open_camera(parent: QWidget, taken: Callable[[QImage], None]) -> None:
    """Show the live picture; `taken` is given the one that the person takes."""
    dialog = CameraDialog(parent)
    dialog.capture.imageCaptured.connect(lambda _number, image: taken(image))
    dialog.open()


class CameraDialog(QDialog):
    """The default camera, live; Enter takes the picture and closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Photograph the licence"))
        self.resize(760, 560)
        self.picture = QVideoWidget()
        self.take = PrimaryButton(self.tr("Take the picture"), icon="camera")
        self.take.setDefault(True)
        column = QVBoxLayout(self)
        column.addWidget(self.picture, 1)
        column.addWidget(self.take)
        self.camera = QCamera(QMediaDevices.defaultVideoInput(), self)
        self.capture = QImageCapture(self)
        self.session = QMediaCaptureSession(self)
        self.session.setCamera(self.camera)
        self.session.setImageCapture(self.capture)
        self.session.setVideoOutput(self.picture)
        self.take.clicked.connect(self._on_take)
        self.capture.imageCaptured.connect(self._on_captured)
        self.finished.connect(self._on_finished)
        self.camera.start()

    def _on_take(self) -> None:
        self.capture.capture()

    def _on_captured(self) -> None:
        self.accept()

    def _on_finished(self) -> None:
        self.camera.stop()
        self.deleteLater()
