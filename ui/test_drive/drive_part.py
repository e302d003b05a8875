"""The part of the test-drive page beside its course: signatures given, the drive's card, pictures, refusal."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QVBoxLayout, QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.test_drive.drive_model import Phase
from showroom.test_drive.drive_views import DriveRecordView, SignedHand
from showroom.test_drive.rules import DriveStatus
from showroom.test_drive.views import TestDriveView
from ui.test_drive.record_view_model import DriveRecordViewModel
from ui.test_drive.refuse_dialog import RefuseDialog
from ui.widgets.paper_window import PaperWindow

if TYPE_CHECKING:
    from ui.test_drive.page import TestDrivePage

_BEFORE = frozenset({DriveStatus.AGREEMENT_SIGNED})
_AFTER = frozenset({DriveStatus.OUT, DriveStatus.RETURNED, DriveStatus.FEEDBACK})


class DrivePart(QObject):
    """Wires the drive's card and the record of the drive into the page."""

    def __init__(self, page: TestDrivePage) -> None:
        super().__init__(page)
        self._page, self._status = page, DriveStatus.BOOKED
        self.model = DriveRecordViewModel(page.context, self)
        self.model.shown.connect(self._on_record)
        self.model.ended.connect(self._on_ended)
        self.model.refused.connect(self._on_refused)
        self.model.photo_stored.connect(self._on_photo_stored)
        self.model.photo_read.connect(self._show_photo)
        self.model.report_read.connect(self._show_report)
        card, marks = page.card, page.keys.marks
        card.quiet.changed.connect(self._on_quiet)
        card.photo_opened.connect(self.model.open_photo)
        card.report_opened.connect(self.model.open_report)
        card.add_before.clicked.connect(partial(self.ask_photos, Phase.OUT, -1))
        card.add_after.clicked.connect(partial(self.ask_photos, Phase.BACK, -1))
        marks.photo_wanted.connect(self._on_mark_photo)

    def follow(self, view: TestDriveView) -> None:
        """Read the record that belongs to this view."""
        drive = view.drive
        if drive is None or drive.signed_at is None:
            self._page.agreement.state.setText(self.tr("must be signed before the start"))
        if drive is not None:
            self._status = drive.status
            if drive.signed_at is not None:
                self._page.agreement.clear()
        self.model.read(None if drive is None else drive.id)

    def ask_refuse(self) -> None:
        """The rule and the words, then the drive is refused."""
        dialog = RefuseDialog(self._page)
        dialog.given.connect(self.model.refuse)
        dialog.open()

    def ask_photos(self, phase: Phase, mark: int, _checked: bool = False) -> None:
        """Choose files; they are read and re-encoded off the GUI thread."""
        dialog = QFileDialog(self._page, self.tr("Pictures of the car"), "", self.tr("Pictures (*.jpg *.jpeg *.png)"))
        dialog.setObjectName("photo_files")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile if mark >= 0 else QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(partial(self._on_files, phase, mark))
        dialog.open()

    def _on_files(self, phase: Phase, mark: int, names: list[str]) -> None:
        self.model.add_photos(phase, [Path(name) for name in names], mark)

    def _on_mark_photo(self, mark: int) -> None:
        self.ask_photos(Phase.OUT if self._status in _BEFORE else Phase.BACK, mark)

    def _on_photo_stored(self, mark: int, photo_id: int) -> None:
        if mark >= 0:
            self._page.keys.marks.give_photo(mark, photo_id)
        self._page.context.notifier.done(self.tr("Picture kept"))

    def _on_quiet(self) -> None:
        self.model.save_quiet(self._page.card.quiet.value())

    def _on_record(self, record: DriveRecordView) -> None:
        page = self._page
        page.agreement.show_record(record)
        if record.hands:
            page.agreement.state.setText(self._signed_text(record))
        page.keys.marks.show_earlier(record.marks_out)
        page.card.show_record(record, before=self._status in _BEFORE, after=self._status in _AFTER)

    def _signed_text(self, record: DriveRecordView) -> str:
        people = "; ".join(self._hand_text(hand) for hand in record.hands)
        sealed = self.tr("signed and sealed, version {version}, digest {digest}").format(
            version=record.agreement_template, digest=record.agreement_sha256[:12]
        )
        return f"{sealed}\n{people}"

    def _hand_text(self, hand: SignedHand) -> str:
        parts = {
            "customer": self.tr("customer"), "passenger": self.tr("passenger"), "escort": self.tr("escort"),
        }  # fmt: skip
        name = f"{hand.name} ({hand.guardian})" if hand.guardian else hand.name
        at = f"{hand.signed_at.astimezone(STORE_ZONE):%m-%d %H:%M}"
        where = self.tr("on paper") if hand.on_paper else self.tr("on the screen")
        return f"{parts.get(hand.part, hand.part)} {name} {at} {where}"

    def _on_ended(self) -> None:
        self._page.stored()
        self._page.load(self._page.deal_id)

    def _on_refused(self, errors: FieldErrors) -> None:
        for told in errors.fields.values():
            self._page.context.notifier.error(ShowroomError(told.message, **told.values))

    def _show_report(self, pdf: bytes) -> None:
        self._paper = PaperWindow(self.tr("Test drive report"), pdf, self._page)
        self._paper.open()

    def _show_photo(self, jpeg: bytes) -> None:
        dialog = QDialog(self._page)
        dialog.setObjectName("photo_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Picture"))
        picture = QPixmap()
        picture.loadFromData(jpeg)
        label = QLabel()
        label.setAccessibleName(self.tr("Picture"))
        room = self._room(dialog)
        label.setPixmap(
            picture.scaled(*room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
        QVBoxLayout(dialog).addWidget(label)
        dialog.open()

    @staticmethod
    def _room(dialog: QWidget) -> tuple[int, int]:
        room = dialog.screen().availableGeometry()
        return room.width() * 3 // 4, room.height() * 3 // 4
