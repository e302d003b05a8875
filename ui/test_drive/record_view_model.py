"""What belongs to the drive beside its course: read after every answer, written by its own service."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.test_drive.drive_model import Phase
from showroom.test_drive.drive_views import DriveRecordView
from ui.context import UiContext

MOST_FILES = 12


class DriveRecordViewModel(QObject):
    """Reads and changes the record of one drive."""

    shown = Signal(object)
    ended = Signal()
    photo_stored = Signal(int, int)
    """The mark it belongs to (-1 for none) and the picture's id."""
    photo_read = Signal(bytes)
    report_read = Signal(bytes)
    refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._service = context.showroom.drive_record
        self.record: DriveRecordView | None = None

    def read(self, drive_id: int | None) -> None:
        """Read the record of a drive; None when there is none."""
        if drive_id is None:
            self.record = None
            return
        read = partial(self._service.record, self._context.actor, drive_id)
        self._context.jobs.read(read, self._on_read, self._on_failed, "drive_record")

    def save_quiet(self, ticked: frozenset[str]) -> None:
        """Keep the ticks of the quiet drive."""
        if self.record is not None:
            act = partial(self._service.save_quiet, self._context.actor, self.record.drive_id, ticked)
            self._context.jobs.write(act, self._on_read, self._on_failed)

    def add_photos(self, phase: Phase, paths: list[Path], mark: int = -1) -> None:
        """Read, re-encode and store pictures, one after the other."""
        for path in paths[:MOST_FILES]:
            self._context.jobs.read(partial(_prepared, path), partial(self._store, phase, mark), self._on_failed)

    def open_photo(self, photo_id: int) -> None:
        """The picture's bytes through `photo_read`."""
        read = partial(self._service.photo, self._context.actor, photo_id)
        self._context.jobs.read(read, self.photo_read.emit, self._on_failed)

    def open_report(self, document_id: int) -> None:
        """The sealed report through `report_read`."""
        read = partial(self._context.showroom.documents.pdf, self._context.actor, document_id)
        self._context.jobs.read(read, self.report_read.emit, self._on_failed)

    def refuse(self, codes: tuple[str, ...], reason: str) -> None:
        """Refuse the drive for these rules."""
        if self.record is not None:
            act = partial(self._service.refuse, self._context.actor, self.record.drive_id, codes, reason)
            self._context.jobs.write(act, self._on_ended, self._on_failed)

    def _store(self, phase: Phase, mark: int, picture: object) -> None:
        if self.record is not None:
            act = partial(self._service.add_photo, self._context.actor, self.record.drive_id, phase, picture)
            self._context.jobs.write(act, partial(self._on_stored, mark), self._on_failed)

    def _on_stored(self, mark: int, record: DriveRecordView) -> None:
        self._on_read(record)
        self.photo_stored.emit(mark, record.photos[-1].id)

    def _on_ended(self, record: DriveRecordView) -> None:
        self._on_read(record)
        self.ended.emit()

    def _on_read(self, record: DriveRecordView) -> None:
        self.record = record
        self.shown.emit(record)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.refused.emit(error)
        else:
            self._context.notifier.error(error)


def _prepared(path: Path) -> object:
    """The picture of a file, re-encoded; off the GUI thread."""
    from showroom.test_drive.drive_service import prepare_photo
    from showroom.test_drive.photo_file import read_photo

    return prepare_photo(read_photo(path))
