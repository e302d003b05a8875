"""A drawn licence on its way into the page, read by the real process: file, drop, clipboard, camera, and none of [ocr].

Every way ends at the same fields, which a person still has to confirm (TD-01 to TD-05).
"""

from __future__ import annotations

import builtins
import importlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.recognition import process
from showroom.recognition.process import Recogniser
from showroom.test_drive.licence_capture import LicenceCaptureService
from showroom.test_drive.model import DrivingLicence
from tests.desk_context import desk
from tests.store_fixtures import hire
from tests.test_drive.drawn_licences import person, pictures
from tests.test_drive.driving import ID_NUMBER, Lot
from ui.messages import set_window_language
from ui.test_drive.page import TestDrivePage
from ui.theme import Theme

LICENCE = person(7)
pytestmark = pytest.mark.qt_log_ignore("Couldn.t (load|resolve) ", "No (RHI|QtMultimedia) backend", extend=True)


class Lent(Recogniser):
    """One process for all tests of this file: a store that closes does not end it."""

    def close(self) -> None:
        pass

    def end(self) -> None:
        super().close()


@pytest.fixture(scope="module")
def recogniser() -> Iterator[Recogniser]:
    made = Lent()
    yield made
    made.end()


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    set_window_language("zh")
    yield
    set_window_language("en")
    theme.setParent(None)


@pytest.fixture
def lot(sqlite_store: Showroom) -> Lot:
    return Lot(sqlite_store, hire(sqlite_store))


@pytest.fixture
def page(qtbot: QtBot, lot: Lot) -> TestDrivePage:
    made = TestDrivePage(desk(lot.store, lot.people.consultant))
    qtbot.addWidget(made)
    made.resize(760, 1400)
    made.open_deal(lot.deal())
    made.show()
    given = {"consents": frozenset({"privacy", "images"}), "suspended": "no", "points_full": "no", "seen": True}
    made.binder.set_values(given)
    made.binder.changed.emit()
    return made


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "licence.jpg"
    path.write_bytes(pictures(LICENCE)[0])
    return path


def chosen(page: TestDrivePage, photo: Path) -> None:
    QTest.mouseClick(page.capture.capture.file, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog, "capture_dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(photo)])
    dialog.reject()


def dropped(page: TestDrivePage, photo: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    where, button, keys = QPointF(9, 9), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(where.toPoint(), Qt.DropAction.CopyAction, data, button, keys)
    entering.setAccepted(False)
    tile = page.capture.capture.tiles["front"]
    tile.dragEnterEvent(entering)
    assert entering.isAccepted()
    tile.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, data, button, keys))


def dragged_from_a_browser(page: TestDrivePage, photo: Path) -> None:
    """The picture itself, no file."""
    data = QMimeData()
    data.setImageData(QImage(str(photo)))
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tile = page.capture.capture.tiles["front"]
    tile.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, keys))


def pasted(page: TestDrivePage, photo: Path) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(QImage(str(photo)))
    QTest.mouseClick(page.capture.capture.paste, Qt.MouseButton.LeftButton)
    clipboard.clear()


def pasted_file(page: TestDrivePage, photo: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(data)
    QTest.mouseClick(page.capture.capture.paste, Qt.MouseButton.LeftButton)
    clipboard.clear()


def photographed(page: TestDrivePage, photo: Path) -> None:
    camera: Any = pytest.importorskip(
        "ui.test_drive.camera", exc_type=ImportError, reason="Qt lacks system libraries here"
    )
    kinds = pytest.importorskip("PySide6.QtMultimedia").QMediaFormat
    if not kinds().supportedFileFormats(kinds.ConversionMode.Decode):
        pytest.skip("Qt's multimedia has no backend here: it lacks system libraries")
    with pytest.MonkeyPatch.context() as plugged:
        plugged.setattr(camera, "cameras", lambda: [camera.QCameraDevice()])
        plugged.setattr(camera.DeskCamera, "start", lambda _self: None)
        QTest.mouseClick(page.capture.capture.camera, Qt.MouseButton.LeftButton)
    dialog = page.findChild(camera.CameraDialog)
    assert isinstance(dialog, camera.CameraDialog)
    dialog.source.sink.setVideoFrame(camera.QVideoFrame(QImage(str(photo)).convertToFormat(QImage.Format.Format_RGB32)))
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)


WAYS = [chosen, dropped, dragged_from_a_browser, pasted, pasted_file, photographed]


@pytest.mark.rule("TD-01", "TD-02", "TD-03", "TD-05")
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_drawn_licence_is_read_whichever_way_it_comes(
    page: TestDrivePage, lot: Lot, recogniser: Recogniser, photo: Path, way: Callable[[TestDrivePage, Path], None]
) -> None:
    lot.store.__dict__["licence_capture"] = LicenceCaptureService(lot.store.work, recogniser)
    way(page, photo)
    rows = page.capture.capture.rows
    on_it = {name: text for name, text in LICENCE.expected.items() if name != "file_number"}  # the other sheet's
    assert {name: rows[name].edit.text() for name in on_it} == on_it
    assert len(page.capture.model.confirmation.open) == len(rows), "read, but confirmed by nobody"
    assert not page.capture.capture.store.isEnabled()


@pytest.mark.rule("TD-01")
def test_without_the_extra_the_page_says_how_to_get_it_and_the_fields_are_typed(
    page: TestDrivePage, lot: Lot, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The import is blocked as on a desk without it: nothing of the extra may be needed anywhere on the way."""
    blocked = ("rapidocr", "onnxruntime", "cv2", "numpy")
    real_find, real_import = importlib.util.find_spec, builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] in blocked:
            raise ModuleNotFoundError(name)
        return real_import(name, *rest, **more)

    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *_rest: None if name in blocked else real_find(name))
    monkeypatch.setattr(builtins, "__import__", refuse)
    lot.store.__dict__["licence_capture"] = LicenceCaptureService(lot.store.work, Recogniser())
    capture = page.capture.capture
    chosen(page, photo)
    assert capture.status.text() == process.MISSING.zh
    assert "pip install" in capture.status.text()
    assert capture.fields.isVisible()
    typed = dict(LICENCE.expected, valid_to="长期", number=ID_NUMBER, name="张三", birth="1990-01-01")
    for name, text in typed.items():
        capture.rows[name].edit.setText(text)
        QTest.keyClick(capture.rows[name].edit, Qt.Key.Key_Return)
    QTest.keyClick(capture.store, Qt.Key.Key_Space)
    with lot.store.work.db.read() as session:
        row = session.scalars(sa.select(DrivingLicence)).one()
    assert (row.name, row.long_term, row.front_taken) == ("张三", True, True)
    assert row.first_issue == date.fromisoformat(typed["first_issue"])
