"""The camera: none here, not allowed, refused, unplugged while it is live, a picture that fails, and one that is taken.

Real Qt cameras without a device behind them; what a driver would say is said through their own signals.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from showroom.kernel.errors import ShowroomError
from tests.test_drive.drawn_licences import main_sheet, person
from ui.messages import set_window_language
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.test_drive.camera import CameraDialog

camera: Any = pytest.importorskip("ui.test_drive.camera", exc_type=ImportError, reason="Qt lacks libraries")
QMediaFormat: Any = pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError).QMediaFormat
Status = Qt.PermissionStatus
# What Qt says of a machine without graphics or with only some of its optional libraries.
pytestmark = pytest.mark.qt_log_ignore(
    "Couldn't (load|resolve) ", "No RHI backend", "No QtMultimedia backends", extend=True
)  # fmt: skip


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    set_window_language("zh")
    yield
    set_window_language("en")
    theme.setParent(None)


class Desk:
    """Who asks for a picture: what was taken, and what was told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.taken: list[QImage] = []
        self.errors: list[ShowroomError] = []

    @property
    def codes(self) -> list[str]:
        return [error.code for error in self.errors]

    def ask(self, *, status: Status = Status.Granted, answered: Status | None = None) -> None:
        answers = [status]
        application = SimpleNamespace(checkPermission=lambda _asked: answers[-1])

        def request(permission: object, then: object) -> None:
            assert answered is not None
            answers.append(answered)
            assert callable(then)
            then(permission)

        application.requestPermission = request
        camera.open_camera(self.window, self.taken.append, self.errors.append, application)

    @property
    def dialog(self) -> CameraDialog | None:
        found: CameraDialog | None = self.window.findChild(camera.CameraDialog)
        return found


@pytest.fixture
def asking(qtbot: QtBot) -> Desk:
    if not QMediaFormat().supportedFileFormats(QMediaFormat.ConversionMode.Decode):
        pytest.skip("Qt's multimedia has no backend here: it lacks system libraries")
    return Desk(qtbot)


@pytest.fixture
def live(asking: Desk, monkeypatch: pytest.MonkeyPatch) -> CameraDialog:
    """A camera's window that waits for its camera."""
    plugged(monkeypatch)
    monkeypatch.setattr(camera.DeskCamera, "start", lambda _self: None)
    asking.ask()
    assert asking.dialog is not None
    return asking.dialog


def plugged(monkeypatch: pytest.MonkeyPatch, *, there: bool = True) -> None:
    monkeypatch.setattr(camera, "cameras", lambda: [camera.QCameraDevice()] if there else [])


def drawn() -> QImage:
    sheet = main_sheet(person(7))
    image = QImage(sheet.tobytes(), sheet.width, sheet.height, 3 * sheet.width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def test_without_a_camera_one_line_says_so_and_no_window_opens(asking: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    plugged(monkeypatch, there=False)
    asking.ask()
    assert asking.codes == ["camera_missing"]
    assert "照片文件" in asking.errors[0].text("zh")
    assert asking.dialog is None


@pytest.mark.parametrize("status, answered", [(Status.Denied, None), (Status.Undetermined, Status.Denied)])
def test_where_the_system_forbids_it_that_is_said(
    asking: Desk, monkeypatch: pytest.MonkeyPatch, status: Status, answered: Status | None
) -> None:
    plugged(monkeypatch)
    asking.ask(status=status, answered=answered)
    assert asking.codes == ["camera_not_allowed"]
    assert asking.dialog is None


def test_where_the_person_allows_it_the_camera_opens(asking: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    plugged(monkeypatch)
    monkeypatch.setattr(camera.DeskCamera, "start", lambda _self: None)
    asking.ask(status=Status.Undetermined, answered=Status.Granted)
    assert asking.codes == []
    assert asking.dialog is not None
    assert not asking.dialog.take.isEnabled()
    asking.dialog.reject()


def test_a_camera_that_does_not_open_is_told_with_its_reason(asking: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real start of a camera that cannot be opened: there is no device behind it."""
    plugged(monkeypatch)
    asking.ask()
    assert asking.codes == ["camera_refused"]
    reason = asking.errors[0].values["reason"]
    assert reason
    assert str(reason) in asking.errors[0].text("en")
    assert not asking.taken


def test_a_driver_that_refuses_later_closes_the_window_and_is_told_once(asking: Desk, live: CameraDialog) -> None:
    for _twice in range(2):
        live.source.camera.errorOccurred.emit(camera.QCamera.Error.CameraError, "device busy")
    assert asking.codes == ["camera_refused"]
    assert "device busy" in asking.errors[0].text("zh")
    assert not live.isVisible()


def test_a_camera_unplugged_while_it_is_live_is_told(
    asking: Desk, live: CameraDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.source.devices.videoInputsChanged.emit()
    assert live.isVisible(), "another device came or went, ours is still there"
    plugged(monkeypatch, there=False)
    live.source.devices.videoInputsChanged.emit()
    live.source.camera.errorOccurred.emit(camera.QCamera.Error.CameraError, "gone")
    assert asking.codes == ["camera_unplugged"]
    assert not live.isVisible()
    assert not asking.taken


def test_the_drawn_sheet_before_the_camera_is_shown_and_handed_over(asking: Desk, live: CameraDialog) -> None:
    image = drawn()
    QTest.mouseClick(live.take, Qt.MouseButton.LeftButton)
    assert live.isVisible(), "nothing to take before the camera is ready"
    live.source.sink.setVideoFrame(camera.QVideoFrame())
    assert not live.take.isEnabled()
    live.source.sink.setVideoFrame(camera.QVideoFrame(image))
    shown = live.live.grab().toImage()
    seal = [shown.pixelColor(x, y) for x in range(0, shown.width(), 2) for y in range(0, shown.height(), 2)]
    assert any(c.red() > 150 and c.green() < 90 for c in seal), "the red seal of the sheet is on the screen"
    QTest.mouseClick(live.take, Qt.MouseButton.LeftButton)
    assert [one.size() for one in asking.taken] == [image.size()]
    spots = [(100, 405), (210, 440), (560, 60), (20, 20)]
    assert [asking.taken[0].pixelColor(*at).rgb() for at in spots] == [image.pixelColor(*at).rgb() for at in spots]
    assert not live.isVisible()
    live.source.camera.errorOccurred.emit(camera.QCamera.Error.CameraError, "closed")
    live.source.sink.setVideoFrame(camera.QVideoFrame(image))
    assert not asking.codes
    assert len(asking.taken) == 1


def test_a_picture_that_fails_can_be_taken_again(
    asking: Desk, live: CameraDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.source.sink.setVideoFrame(camera.QVideoFrame(drawn()))
    with monkeypatch.context() as broken:
        broken.setattr(live.source, "take", QImage)
        QTest.mouseClick(live.take, Qt.MouseButton.LeftButton)
    assert live.isVisible()
    assert "再按一次" in live.hint.text()
    QTest.mouseClick(live.take, Qt.MouseButton.LeftButton)
    assert len(asking.taken) == 1
    assert not asking.codes


def test_leaving_the_window_takes_nothing(asking: Desk, live: CameraDialog) -> None:
    live.source.sink.setVideoFrame(camera.QVideoFrame(drawn()))
    QTest.keyClick(live, Qt.Key.Key_Escape)
    assert not live.isVisible()
    assert not asking.taken
    assert not asking.codes


def test_the_sharpest_format_that_still_moves_is_chosen() -> None:
    def offer(wide: int, high: int, rate: float) -> SimpleNamespace:
        size = SimpleNamespace(width=lambda: wide, height=lambda: high)
        return SimpleNamespace(resolution=lambda: size, maxFrameRate=lambda: rate)

    small, usual, sharp, slow, huge = (
        offer(640, 480, 30), offer(1280, 720, 30), offer(1920, 1080, 15), offer(1920, 1440, 2), offer(3840, 2160, 30),
    )  # fmt: skip
    assert camera.best_format([small, usual, sharp, slow, huge]) is sharp
    assert camera.best_format([small, huge]) is small
    assert camera.best_format([]) is None


def test_the_camera_is_imported_only_when_it_is_asked_for() -> None:
    look = "import sys, ui.test_drive.page; print('ui.test_drive.camera' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
