"""The camera's window: a live picture and one button; imported only when somebody asks for the camera."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCameraPermission, QCoreApplication, QElapsedTimer, QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoSink,
)
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from showroom.kernel.errors import Message, ShowroomError
from ui.messages import window_language
from ui.test_drive.camera_messages import NO_CAMERA
from ui.widgets.buttons import PrimaryButton
from ui.widgets.cards import text_label

REFUSED = Message(
    "camera_refused",
    "摄像头打不开（{reason}）：请检查系统的摄像头权限、是否被其他程序占用，或选择照片文件",
    "The camera cannot be opened ({reason}): check the system's camera permission and whether another program uses"
    " it, or choose a photo file",
)
NOT_ALLOWED = Message(
    "camera_not_allowed",
    "系统不允许本程序使用摄像头：请在系统设置中允许，或选择照片文件",
    "The system does not let this program use the camera: allow it in the system's settings, or choose a photo file",
)
UNPLUGGED = Message(
    "camera_unplugged",
    "摄像头已断开，未拍照：请重新插好，或选择照片文件",
    "The camera was unplugged and no picture was taken: plug it in again, or choose a photo file",
)
NOT_TAKEN = Message("camera_not_taken", "没有拍成：请再按一次", "No picture was taken: press again")
_FRAME_MS = 80
"""A dozen pictures a second are live enough, and leave the window its time."""
_WIDEST, _SLOWEST = 1920, 5
Taken = Callable[[QImage], None]
Failed = Callable[[ShowroomError], None]


def cameras() -> list[QCameraDevice]:
    """The cameras that this computer offers now."""
    return QMediaDevices.videoInputs()


def open_camera(parent: QWidget, taken: Taken, failed: Failed, application: Any = None) -> None:
    """Show the live picture; `taken` is given the one that the person takes, `failed` why there is none."""
    application = application or QCoreApplication.instance()
    permission = QCameraPermission()
    status = application.checkPermission(permission)
    if status == Qt.PermissionStatus.Undetermined:  # the system asks the person; only some systems do
        application.requestPermission(permission, lambda _asked: _open(parent, taken, failed, application))
    else:
        _open(parent, taken, failed, application)


def _open(parent: QWidget, taken: Taken, failed: Failed, application: Any) -> None:
    if application.checkPermission(QCameraPermission()) == Qt.PermissionStatus.Denied:
        failed(ShowroomError(NOT_ALLOWED))
    elif not cameras():
        failed(ShowroomError(NO_CAMERA))
    else:
        dialog = CameraDialog(parent, DeskCamera())
        dialog.photographed.connect(taken)
        dialog.failed.connect(failed)
        dialog.open()
        dialog.source.start()


class Live(QWidget):
    """What the camera sees now."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(320, 200)
        self._image = QImage()

    def show_image(self, image: QImage) -> None:
        """Paint it as large as there is room."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), Qt.GlobalColor.black)
        if not self._image.isNull():
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, *size.toTuple())
            painter.drawImage(place, self._image)


class DeskCamera(QObject):
    """The default camera: says when it is ready, what it took, and in one error why it is of no more use."""

    ready = Signal()
    seen = Signal(QImage)
    lost = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.devices = QMediaDevices(self)
        self.camera = QCamera(QMediaDevices.defaultVideoInput(), self)
        sharpest = best_format(self.camera.cameraDevice().videoFormats())
        if sharpest is not None:
            self.camera.setCameraFormat(sharpest)
        self.sink = QVideoSink(self)
        self.session = QMediaCaptureSession(self)
        self.session.setCamera(self.camera)
        self.session.setVideoSink(self.sink)
        self._frame = QVideoFrame()
        self._shown = QElapsedTimer()
        self._lost = False
        self.sink.videoFrameChanged.connect(self._on_frame)
        self.camera.errorOccurred.connect(self._on_error)
        self.devices.videoInputsChanged.connect(self._on_devices)

    def start(self) -> None:
        """Open it; an error that it already has is told too."""
        self.camera.start()
        if self.camera.error() != QCamera.Error.NoError:
            self._on_error(self.camera.error(), self.camera.errorString())

    def stop(self) -> None:
        """Put its light out."""
        self._lost = True  # what it says from now on interests nobody
        self.camera.stop()

    def take(self) -> QImage:
        """The whole of what it sees now; a null image when that cannot be had."""
        return self._frame.toImage() if self._frame.isValid() else QImage()

    def _on_frame(self, frame: QVideoFrame) -> None:
        if self._lost or not frame.isValid():
            return
        first, self._frame = not self._frame.isValid(), frame
        if first:
            self.ready.emit()
        if first or self._shown.elapsed() >= _FRAME_MS:
            self._shown.start()
            self.seen.emit(frame.toImage())

    def _on_error(self, _error: object, reason: str) -> None:
        gone = not self._is_there()
        self._lose(ShowroomError(UNPLUGGED) if gone else ShowroomError(REFUSED, reason=reason))

    def _on_devices(self) -> None:
        if not self._is_there():
            self._lose(ShowroomError(UNPLUGGED))

    def _is_there(self) -> bool:
        return self.camera.cameraDevice().id() in [device.id() for device in cameras()]

    def _lose(self, error: ShowroomError) -> None:
        if not self._lost:
            self._lost = True
            self.lost.emit(error)


def best_format(formats: Sequence[QCameraFormat]) -> QCameraFormat | None:
    """The sharpest up to 1920 pixels that still moves; what a camera starts with is often too coarse for small print.

    None: leave it as it is.
    """
    moving = [one for one in formats if one.maxFrameRate() >= _SLOWEST and one.resolution().width() <= _WIDEST]
    return max(moving, key=lambda one: one.resolution().width() * one.resolution().height(), default=None)


class CameraDialog(QDialog):
    """The live picture; Enter takes it and closes."""

    photographed = Signal(QImage)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None, source: DeskCamera) -> None:
        super().__init__(parent)
        self.source = source
        source.setParent(self)
        self.setObjectName("camera_dialog")
        self.setWindowTitle(self.tr("Photograph the licence"))
        self.resize(760, 600)
        self.hint = text_label(self.tr("The camera is being opened…"), "hint", wrap=True)
        self.take = PrimaryButton(self.tr("Take the picture"), icon="camera")
        self.take.setObjectName("take_picture")
        self.take.setDefault(True)
        self.take.setEnabled(False)
        self.live = Live()
        self.live.setAccessibleName(self.tr("What the camera sees"))
        column = QVBoxLayout(self)
        column.addWidget(self.live, 1)
        column.addWidget(self.hint)
        column.addWidget(self.take)
        self.take.clicked.connect(self._on_take)
        source.ready.connect(self._on_ready)
        source.seen.connect(self.live.show_image)
        source.lost.connect(self._on_lost)
        self.finished.connect(self._on_finished)

    def _on_ready(self) -> None:
        self.take.setEnabled(True)
        self.take.setFocus()
        self.hint.setText(self.tr("Hold the sheet flat and close, so that it fills the picture"))

    def _on_take(self) -> None:
        image = self.source.take()
        if image.isNull():
            self.hint.setText(NOT_TAKEN.text(window_language()))
            return
        self.photographed.emit(image)
        self.accept()

    def _on_lost(self, error: ShowroomError) -> None:
        self.reject()
        self.failed.emit(error)

    def _on_finished(self) -> None:
        self.source.stop()
        self.deleteLater()
