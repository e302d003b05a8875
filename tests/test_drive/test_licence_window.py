"""The capture on the page: photos by file, drop, clipboard and camera; each field confirmed with Enter; then stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.kernel.errors import ShowroomError
from showroom.recognition.frames import TextLine
from showroom.recognition.process import FAILED, Recogniser
from showroom.test_drive.licence_capture import LicenceCaptureService
from showroom.test_drive.model import DrivingLicence
from tests.desk_context import desk
from tests.store_fixtures import hire
from tests.test_drive.driving import ID_NUMBER, Lot
from tests.test_drive.test_licence_reading import MAIN, SECOND, line
from ui.jobs import Done, Failed, SameThreadJobs, Work
from ui.messages import set_window_language
from ui.test_drive.licence_capture import LicenceCapture
from ui.test_drive.licence_view_model import LicenceViewModel, Seen
from ui.test_drive.page import TestDrivePage
from ui.theme import Theme

CONSENTS = frozenset({"privacy", "images"})
VALID = tuple(line("2020-05-20至2030-05-20", *at.corners[0]) if "至" in at.text else at for at in MAIN)


class Script(Recogniser):
    """Gives the sheets of a script, one after the other; an error in it is raised."""

    def __init__(self, *sheets: tuple[TextLine, ...] | ShowroomError) -> None:
        super().__init__(["none"])
        self.sheets = list(sheets)
        self.warmed = 0

    def warm(self) -> None:
        self.warmed += 1

    def read(self, picture: bytes) -> tuple[TextLine, ...]:
        assert picture.startswith(b"\xff\xd8\xff")
        sheet = self.sheets.pop(0)
        if isinstance(sheet, ShowroomError):
            raise sheet
        return sheet


class HeldJobs(SameThreadJobs):
    """Keeps what is to be read until the test lets the next one run."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[Callable[[], None]] = []

    def read(self, fn: Work, done: Done | None = None, failed: Failed | None = None, key: str = "") -> None:
        self.held.append(partial(super().read, fn, done, failed, key))

    def run(self, place: int = 0) -> None:
        self.held.pop(place)()


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
def script(lot: Lot) -> Script:
    made = Script(VALID, SECOND)
    lot.store.__dict__["licence_capture"] = LicenceCaptureService(lot.store.work, made)
    return made


@pytest.fixture
def page(qtbot: QtBot, lot: Lot, script: Script) -> TestDrivePage:
    made = TestDrivePage(desk(lot.store, lot.people.consultant))
    qtbot.addWidget(made)
    made.resize(760, 1400)
    made.open_deal(lot.deal())
    made.show()
    made.binder.set_values({"consents": CONSENTS, "suspended": "no", "points_full": "no", "seen": True})
    made.binder.changed.emit()
    return made


@pytest.fixture
def capture(page: TestDrivePage) -> LicenceCapture:
    return page.capture.capture


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    image = QImage(640, 420, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    path = tmp_path / "photo.png"
    assert image.save(str(path))
    return path


def rows(lot: Lot) -> list[DrivingLicence]:
    with lot.store.work.db.read() as session:
        return list(session.scalars(sa.select(DrivingLicence)))


def told(page: TestDrivePage) -> list[str]:
    return [notice.text for notice in page.context.notifier.told]


def enter_all(capture: LicenceCapture) -> None:
    """Enter in the focused field, until the store button has the focus."""
    for _field in range(len(capture.rows)):
        focused = next(row.edit for row in capture.rows.values() if row.edit is capture.window().focusWidget())
        QTest.keyClick(focused, Qt.Key.Key_Return)


def drop(capture: LicenceCapture, side: str, data: QMimeData) -> None:
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    capture.tiles[side].dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, keys))


@pytest.mark.rule("TD-01", "TD-04", "S2-27")
def test_two_dropped_photos_are_confirmed_by_keyboard_and_stored(
    page: TestDrivePage, capture: LicenceCapture, lot: Lot, photo: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    drop(capture, "front", data)
    assert capture.rows["number"].edit.text() == ID_NUMBER
    assert capture.rows["file_number"].edit.text() == ""
    drop(capture, "back", data)
    assert capture.rows["file_number"].edit.text() == "110012345678"
    assert not capture.store.isEnabled()
    assert not rows(lot)
    enter_all(capture)
    assert capture.store.isEnabled()
    assert capture.window().focusWidget() is capture.store
    QTest.keyClick(capture.store, Qt.Key.Key_Space)
    (row,) = rows(lot)
    assert (row.number, row.name, row.front_taken, row.back_taken) == (ID_NUMBER, "张三", True, True)
    assert row.suspended is False, "declarations typed beside it were stored with it"
    assert not capture.fields.isVisible()
    assert not page.capture.model.photos, "nothing of it stays in the window"


@pytest.fixture
def held(lot: Lot, script: Script) -> LicenceViewModel:
    model = LicenceViewModel(replace(desk(lot.store, lot.people.consultant), jobs=HeldJobs()))
    model.start(lot.deal())
    return model


def jobs_of(model: LicenceViewModel) -> HeldJobs:
    jobs = model._context.jobs
    assert isinstance(jobs, HeldJobs)
    return jobs


def test_of_two_photos_at_once_each_is_read_once_and_one_after_the_other(
    held: LicenceViewModel, script: Script, photo: Path
) -> None:
    jobs, seen = jobs_of(held), list[Seen]()
    held.read.connect(seen.append)
    held.add("front", photo)
    held.add("back", photo)
    jobs.run()
    jobs.run()
    assert len(jobs.held) == 1, "the second sheet waits for the first"
    jobs.run()
    assert not seen
    jobs.run()
    assert not jobs.held
    assert not script.sheets, "both sheets of the script were read, none twice"
    assert [one.reading["file_number"].text for one in seen] == ["110012345678"]
    assert seen[0].reading["number"].text == ID_NUMBER


@pytest.mark.parametrize("first", [MAIN, ShowroomError(FAILED)], ids=["read", "failed"])
def test_a_photo_taken_anew_while_the_first_is_read_takes_its_place(
    held: LicenceViewModel, script: Script, photo: Path, first: tuple[TextLine, ...] | ShowroomError
) -> None:
    script.sheets = [first, VALID]
    jobs, seen, failed = jobs_of(held), list[Seen](), list[ShowroomError]()
    held.read.connect(seen.append)
    held.failed.connect(failed.append)
    held.add("front", photo)
    jobs.run()
    held.add("front", QImage(800, 500, QImage.Format.Format_RGB32))
    jobs.run(1)
    jobs.run()
    assert not seen
    jobs.run()
    assert [one.sheets["front"].lines for one in seen] == [VALID]
    assert not failed
    assert not jobs.held


def test_photos_that_are_discarded_while_one_is_read_do_not_come_back(held: LicenceViewModel, photo: Path) -> None:
    jobs, seen = jobs_of(held), list[Seen]()
    held.read.connect(seen.append)
    held.add("front", photo)
    jobs.run()
    held.clear()
    held.add("back", photo)
    jobs.run(1)
    assert len(jobs.held) == 2, "the new photo does not wait for the one that nobody wants"
    jobs.run()
    assert not seen
    jobs.run()
    assert [set(one.sheets) for one in seen] == [{"back"}]


def test_typing_on_takes_the_confirmation_back_and_nothing_is_stored(
    page: TestDrivePage, capture: LicenceCapture, lot: Lot, photo: Path
) -> None:
    capture.add("front", photo)
    enter_all(capture)
    QTest.keyClick(capture.rows["classes"].edit, Qt.Key.Key_9)
    assert not capture.store.isEnabled()
    page.capture.store()
    assert not rows(lot)
    assert any("未经人工确认" in text for text in told(page))
    QTest.keyClick(capture.rows["classes"].edit, Qt.Key.Key_Return)
    assert "准驾车型" in capture.status.text()
    assert not capture.store.isEnabled()


@pytest.mark.rule("TD-04")
def test_a_licence_of_somebody_else_is_pointed_out_before_and_after_correction(
    capture: LicenceCapture, script: Script, photo: Path
) -> None:
    script.sheets[0] = tuple(line("张二", *at.corners[0]) if at.text == "张三" else at for at in VALID)
    capture.add("front", photo)
    assert "TD-04" in capture.verdict[0].text()
    name = capture.rows["name"]
    name.edit.setText("张三")
    QTest.keyClick(name.edit, Qt.Key.Key_Return)
    assert "TD-04" not in " ".join(label.text().split("·")[-1] for label in capture.verdict if label.isVisible())


@pytest.mark.rule("TD-18")
def test_without_both_consents_no_photo_is_taken(page: TestDrivePage, capture: LicenceCapture, photo: Path) -> None:
    page.binder.set_values({"consents": frozenset({"privacy"})})
    page.binder.changed.emit()
    assert "TD-18" in capture.status.text()
    capture.add("front", photo)
    assert not page.capture.model.photos
    assert not capture.file.isEnabled()


def test_a_helper_that_fails_is_told_in_one_line_and_the_fields_are_typed(
    capture: LicenceCapture, script: Script, lot: Lot, photo: Path
) -> None:
    script.sheets[0] = ShowroomError(FAILED)
    capture.add("front", photo)
    assert capture.status.text() == FAILED.zh
    assert not capture.busy.isVisible()
    typed = {"number": ID_NUMBER, "name": "张三", "classes": "C1", "first_issue": "2020-05-20",
             "valid_from": "2020-05-20", "valid_to": "长期", "birth": "", "file_number": ""}  # fmt: skip
    for name, text in typed.items():
        capture.rows[name].edit.setText(text)
        QTest.keyClick(capture.rows[name].edit, Qt.Key.Key_Return)
    QTest.keyClick(capture.store, Qt.Key.Key_Space)
    (row,) = rows(lot)
    assert (row.long_term, row.valid_to, row.front_taken) == (True, None, True)


def test_a_picture_on_the_clipboard_is_taken_and_none_is_told(
    page: TestDrivePage, capture: LicenceCapture, photo: Path
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    QTest.mouseClick(capture.paste, Qt.MouseButton.LeftButton)
    assert told(page)[-1] == "剪贴板里没有图片"
    clipboard.setImage(QImage(str(photo)))
    QTest.mouseClick(capture.paste, Qt.MouseButton.LeftButton)
    clipboard.clear()
    assert capture.rows["name"].edit.text() == "张三"


def test_the_helper_warms_up_while_a_photo_is_still_held_over_the_tile(
    capture: LicenceCapture, script: Script, photo: Path
) -> None:
    data, words = QMimeData(), QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    words.setText("no picture")
    button, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    for held_over, warmed in ((words, 0), (data, 1)):
        capture.tiles["back"].dragEnterEvent(QDragEnterEvent(QPoint(9, 9), copy, held_over, button, keys))
        assert script.warmed == warmed


def test_files_are_chosen_for_both_sheets_while_the_helper_warms_up(
    page: TestDrivePage, capture: LicenceCapture, script: Script, photo: Path
) -> None:
    QTest.keyClick(capture.tiles["front"], Qt.Key.Key_Return)
    dialog = page.findChild(QFileDialog, "capture_dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(photo), str(photo)])
    dialog.reject()
    assert script.warmed == 1
    assert set(page.capture.model.photos) == {"front", "back"}


def test_a_file_that_is_no_picture_is_told(capture: LicenceCapture, tmp_path: Path) -> None:
    broken = tmp_path / "photo.jpg"
    broken.write_bytes(b"not a picture")
    capture.add("front", broken)
    assert "打不开这张图片" in capture.status.text()
    capture.add("front", tmp_path / "missing.jpg")
    assert "打不开这张图片" in capture.status.text()


def test_nothing_read_is_kept_in_the_draft_of_the_page(
    page: TestDrivePage, capture: LicenceCapture, photo: Path
) -> None:
    capture.add("front", photo)
    assert ID_NUMBER not in [page.snapshot().get("licence_number_read"), page.snapshot().get("capture_number")]
    assert not [key for key in page.snapshot() if key.startswith("capture")]


def test_another_deal_starts_with_empty_tiles(
    page: TestDrivePage, capture: LicenceCapture, lot: Lot, photo: Path
) -> None:
    capture.add("front", photo)
    page.open_deal(lot.deal())
    assert not page.capture.model.photos
    assert not capture.fields.isVisible()
