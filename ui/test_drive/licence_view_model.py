"""Photographs of a licence on their way to confirmed fields: kept, read by the recognition process, judged at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRect, Signal
from PySide6.QtGui import QImage

from showroom.kernel.errors import ShowroomError
from showroom.recognition.frames import Point
from showroom.test_drive.licence_capture import CapturedLicence, Foresight, LicenceCaptureService, Sheet
from showroom.test_drive.licence_confirmation import Confirmation
from showroom.test_drive.licence_pictures import MOST_BYTES, NO_PICTURE, Photograph
from showroom.test_drive.licence_reading import NOTHING, LicenceReading
from ui.context import UiContext

SIDES = ("front", "back")
_MARGIN = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look at the photographs gave: the reading, what the rules say of it, and each field's cut-out."""

    sheets: dict[str, Sheet]
    reading: LicenceReading
    foresight: Foresight
    cuttings: dict[str, QImage]


class LicenceViewModel(QObject):
    """Holds the photographs and the confirmation under way of one deal; keeps nothing when it is cleared."""

    photographed = Signal(str, object)
    read = Signal(object)
    judged = Signal(object)
    failed = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._round = 0
        self._looking = False
        self.deal_id = 0
        self.photos: dict[str, Photograph] = {}
        self._sheets: dict[str, Sheet] = {}
        self.confirmation = Confirmation(NOTHING)

    @property
    def _service(self) -> LicenceCaptureService:
        service: LicenceCaptureService = self._context.showroom.licence_capture
        return service

    def start(self, deal_id: int) -> None:
        """Begin anew for a deal."""
        self.deal_id = deal_id
        self.clear()

    def clear(self) -> None:
        """Forget the photographs and what was read; answers that are still on their way are dropped."""
        self._round += 1
        self._looking = False
        self.photos, self._sheets = {}, {}
        self.confirmation = Confirmation(NOTHING)

    def warm(self) -> None:
        """Let the recognition process load its models while the person looks for the photo."""
        self._context.jobs.read(partial(self._service.warm, self._context.actor), None, self._on_cold, "warm")

    def add(self, side: str, source: Path | QImage | bytes) -> None:
        """Take a photograph for a side: a file, a picture from clipboard or camera, or a file's bytes."""
        work = partial(self._keep, source)
        done, failed = partial(self._on_kept, self._round, side), partial(self._on_failed, self._round)
        self._context.jobs.read(work, done, failed, f"keep {side}")

    def judge(self, texts: Mapping[str, str]) -> None:
        """Ask the rules again, with what the person has put in the fields so far."""
        known = self.confirmation.reading.fields
        reading = LicenceReading(tuple(replace(f, text=texts.get(f.name, f.text)) for f in known))
        work = partial(self._service.foresee, self._context.actor, self.deal_id, reading)
        self._context.jobs.read(work, partial(self._on_judged, self._round), None, "judge")

    def captured(self) -> CapturedLicence:
        """What is to be stored; raises ShowroomError(licence_unconfirmed)."""
        return CapturedLicence(self.confirmation.finish(), self.photos.get("front"), self.photos.get("back"))

    def _keep(self, source: Path | QImage | bytes) -> Photograph:
        return self._service.keep(self._context.actor, content_of(source))

    def _on_kept(self, begun: int, side: str, photo: Photograph) -> None:
        if begun != self._round:
            return
        self.photos[side] = photo
        self._sheets.pop(side, None)
        self.photographed.emit(side, photo)
        self._look()

    def _look(self) -> None:
        """One look at a time: a sheet is read once, and one reader thread stays free for the rest of the window."""
        if self._looking:
            return
        self._looking = True
        asked = dict(self.photos)
        done, failed = partial(self._on_seen, self._round, asked), partial(self._on_unseen, self._round, asked)
        self._context.jobs.read(partial(self._see, asked, dict(self._sheets)), done, failed, "see")

    def _see(self, photos: dict[str, Photograph], sheets: dict[str, Sheet]) -> Seen:
        service, actor = self._service, self._context.actor
        for side in SIDES:
            if side in photos and side not in sheets:
                sheets[side] = service.look(actor, photos[side])
        order = [sheets[side] for side in SIDES if side in sheets]
        reading = service.make_out(actor, order)
        return Seen(sheets, reading, service.foresee(actor, self.deal_id, reading), cuttings(order, reading))

    def _on_seen(self, begun: int, asked: dict[str, Photograph], seen: Seen) -> None:
        if begun != self._round:
            return
        self._looking = False
        self._sheets = {side: sheet for side, sheet in seen.sheets.items() if asked[side] is self.photos[side]}
        for side, sheet in self._sheets.items():
            if sheet.photo is not self.photos[side]:  # it had to be turned
                self.photos[side] = sheet.photo
                self.photographed.emit(side, sheet.photo)
        if self._sheets.keys() != self.photos.keys():  # another photo came meanwhile
            self._look()
            return
        self.confirmation = Confirmation(seen.reading)
        self.read.emit(seen)

    def _on_unseen(self, begun: int, asked: dict[str, Photograph], error: ShowroomError) -> None:
        if begun != self._round:
            return
        self._looking = False
        if asked == self.photos:
            self.failed.emit(error)
        else:
            self._look()

    def _on_judged(self, begun: int, foresight: Foresight) -> None:
        if begun == self._round:
            self.judged.emit(foresight)

    def _on_cold(self, error: ShowroomError) -> None:
        self.failed.emit(error)

    def _on_failed(self, begun: int, error: ShowroomError) -> None:
        if begun == self._round:
            self.failed.emit(error)


def content_of(source: Path | QImage | bytes) -> bytes:
    """The bytes of a file or picture; nothing is written anywhere. Raises ShowroomError(licence_no_picture)."""
    if isinstance(source, bytes):
        return source
    if isinstance(source, QImage):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        source.save(buffer, "JPEG", 95)  # type: ignore[call-overload]  # the stub knows no QBuffer here
        return bytes(buffer.data().data())
    try:
        with source.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ShowroomError(NO_PICTURE) from error


def cuttings(sheets: list[Sheet], reading: LicenceReading) -> dict[str, QImage]:
    """The place of each field in its photograph, to be compared with what was read."""
    images = [QImage.fromData(sheet.photo.jpeg) for sheet in sheets]
    return {
        field.name: images[field.sheet].copy(_around(field.corners).intersected(images[field.sheet].rect()))
        for field in reading.fields
        if field.corners is not None
    }


def _around(corners: tuple[Point, Point, Point, Point]) -> QRect:
    across, down = [x for x, _y in corners], [y for _x, y in corners]
    box = QRect(int(min(across)), int(min(down)), int(max(across) - min(across)), int(max(down) - min(down)))
    return box.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
