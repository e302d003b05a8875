"""The capture on the test-drive page: where photos come from, and what happens with a confirmed licence."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from showroom.kernel.errors import Message, ShowroomError
from showroom.test_drive.licence_capture import CapturedLicence
from showroom.test_drive.views import TestDriveView
from ui.context import UiContext
from ui.test_drive.camera_messages import NO_CAMERA
from ui.test_drive.licence_capture import LicenceCapture
from ui.test_drive.licence_view_model import SIDES, LicenceViewModel

NO_PICTURE_COPIED = Message("clipboard_no_picture", "剪贴板里没有图片", "There is no picture on the clipboard")
_NEEDED = frozenset({"privacy", "images"})


class Page(Protocol):
    """What the part needs of the page."""

    context: UiContext
    binder: Any
    licence: Any
    view_model: Any


class LicencePart(QObject):
    """Brings the capture onto the page and its confirmed values into the licence form."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self._page: Page = page
        self._window: QWidget = page
        self.model = LicenceViewModel(page.context, self)
        self.capture = LicenceCapture(self.model)
        page.licence.body.insertWidget(0, self.capture)
        page.view_model.loaded.connect(self._on_loaded)
        page.view_model.saved.connect(self._on_saved)
        page.binder.changed.connect(self.follow_consents)
        self.capture.file_wanted.connect(self.choose)
        self.capture.paste_wanted.connect(self.paste)
        self.capture.camera_wanted.connect(self.photograph)
        self.capture.store_wanted.connect(self.store)

    def choose(self, side: str) -> None:
        """Photos from files: one for this side, or two for both."""
        self.model.warm()
        dialog = QFileDialog(self._window, self.tr("Photos of the licence"))
        dialog.setObjectName("capture_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Photos (*.jpg *.jpeg *.png *.webp *.bmp)"))
        self._side = side
        dialog.filesSelected.connect(self._on_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def paste(self) -> None:
        """A picture, or the first picture file, from the clipboard."""
        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()  # the stub knows no None
        data = QMimeData() if copied is None else copied
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        image = data.imageData() if data.hasImage() else None
        if files:
            self._on_files([str(path) for path in files])
        elif isinstance(image, QImage) and not image.isNull():
            self.capture.add(self.capture.next_side(), image)
        else:
            self._page.context.notifier.error(ShowroomError(NO_PICTURE_COPIED))

    def photograph(self) -> None:
        """A picture from the camera, where this computer has one."""
        self.model.warm()
        self._side = self.capture.next_side()
        refused = self._page.context.notifier.error
        try:
            from ui.test_drive.camera import open_camera
        except ImportError:  # its system libraries are optional
            refused(ShowroomError(NO_CAMERA))
            return
        open_camera(self._window, self._on_taken, refused)

    def store(self) -> None:
        """Hand the confirmed licence over; its values stand in the form too, so that a refusal finds its field."""
        try:
            captured = self.model.captured()
        except ShowroomError as error:
            self._page.context.notifier.error(error)
            return
        self._page.binder.set_values(form_values(captured))
        values = self._page.binder.collect()
        if values is not None:
            self._page.view_model.store_capture(values, captured)

    def follow_consents(self) -> None:
        """Photos only once both consents are given (TD-18)."""
        ticked = frozenset(self._page.binder["consents"].field.value())
        self.capture.allow(consented=ticked >= _NEEDED)

    _side = "front"

    def _on_files(self, names: list[str]) -> None:
        sides = [self._side, *(side for side in SIDES if side != self._side)]
        for side, name in zip(sides, names, strict=False):
            self.capture.add(side, Path(name))
        self._side = "front"

    def _on_taken(self, image: QImage) -> None:
        self.capture.add(self._side, image)

    def _on_loaded(self, view: TestDriveView) -> None:
        self.model.start(view.deal_id)
        self.capture.reset()
        self._show_consents(view)

    def _on_saved(self, view: TestDriveView) -> None:
        if not self.model.confirmation.open:
            self.capture.reset()
        self._show_consents(view)

    def _show_consents(self, view: TestDriveView) -> None:
        given = frozenset(purpose.value for purpose in view.driver.consents)
        self.capture.allow(consented=given >= _NEEDED)


def form_values(captured: CapturedLicence) -> dict[str, object]:
    """What was confirmed, as the fields of the licence form take it."""
    confirmed = captured.confirmed
    values: dict[str, object] = {f"licence_{name}": confirmed.text(name) for name in ("number", "name", "classes")}
    values |= {f"licence_{name}": confirmed.day(name) for name in ("first_issue", "valid_from", "valid_to")}
    return values | {"licence_long_term": confirmed.long_term}
