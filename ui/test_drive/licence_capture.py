"""The capture of a licence: photos in, fields read, each confirmed with Enter, then stored; typing always goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.findings import Finding
from showroom.test_drive.licence_capture import Foresight
from showroom.test_drive.licence_reading import FIELDS, NOTHING
from ui.messages import window_language
from ui.test_drive.licence_tiles import FieldRow, SheetTile
from ui.test_drive.licence_view_model import SIDES, LicenceViewModel, Seen
from ui.theme import SPACE_1, SPACE_2, SPACE_3, Tone, restyle
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.cards import text_label, tone_of

MOST_FINDINGS = 4


class LicenceCapture(QWidget):
    """Tiles for both sheets, and once something was read the fields to be confirmed."""

    file_wanted = Signal(str)
    paste_wanted = Signal()
    camera_wanted = Signal()
    store_wanted = Signal()

    def __init__(self, view_model: LicenceViewModel) -> None:
        super().__init__()
        self.view_model = view_model
        self.setProperty("kind", "inner")
        self.setObjectName("licence_capture")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(self._build_head())
        self.status = text_label("", "fact", wrap=True)
        self.status.setObjectName("capture_status")
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(4)
        self.busy.setAccessibleName(self.tr("Reading the photo"))
        column.addWidget(self.busy)
        column.addWidget(self.status)
        self.verdict = [text_label("", "fact", wrap=True) for _place in range(MOST_FINDINGS)]
        for line in self.verdict:
            column.addWidget(line)
        column.addWidget(self._build_fields())
        self._connect()
        self.reset()

    def reset(self) -> None:
        """Empty tiles, no fields."""
        self.view_model.clear()
        for tile in self.tiles.values():
            tile.show_photo(b"")
        self._show_busy("")
        self.status.setText("")
        self._show_lines([])
        self.fields.hide()
        self.discard.hide()

    def allow(self, *, consented: bool) -> None:
        """No photograph before the customer agreed to copies (TD-18)."""
        for widget in (*self.tiles.values(), self.file, self.paste, self.camera):
            widget.setEnabled(consented)
        if not self.view_model.photos:
            self._say("" if consented else self.tr("Tick both consents below first: personal data, and copy of licence"
                                                   " and ID (TD-18)"))  # fmt: skip

    def add(self, side: str, source: object) -> None:
        """Take a photo for a side; a second one without a side named goes to the second sheet."""
        if not self.tiles["front"].isEnabled():
            return
        self._show_busy(self.tr("Reading the photo… typing goes on meanwhile"))
        self.discard.show()
        self.view_model.add(side, source)  # type: ignore[arg-type]  # a path or a QImage, from a signal

    def next_side(self) -> str:
        """The first sheet without a photo, else the first."""
        return next((side for side in SIDES if side not in self.view_model.photos), "front")

    def _build_head(self) -> QHBoxLayout:
        titles = {"front": self.tr("Main sheet"), "back": self.tr("Second sheet")}
        self.tiles = {side: SheetTile(side, titles[side]) for side in SIDES}
        self.file = _named(Button(self.tr("Choose photos…"), icon="image"), "capture_file")
        self.paste = _named(Button(self.tr("Paste"), icon="clipboard-list"), "capture_paste")
        self.camera = _named(Button(self.tr("Camera…"), icon="camera"), "capture_camera")
        self.discard = _named(LinkButton(self.tr("Discard the photos")), "capture_discard")
        row, buttons = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(SPACE_3)
        buttons.setSpacing(SPACE_1)
        for tile in self.tiles.values():
            row.addWidget(tile)
        for button in (self.file, self.paste, self.camera, self.discard):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        row.addLayout(buttons)
        row.addStretch(1)
        return row

    def _build_fields(self) -> QWidget:
        labels = {
            "number": self.tr("Licence number"), "name": self.tr("Name"), "classes": self.tr("Classes"),
            "first_issue": self.tr("First issued"), "valid_from": self.tr("Valid from"),
            "valid_to": self.tr("Valid to, or 长期"), "birth": self.tr("Born"), "file_number": self.tr("File number"),
        }  # fmt: skip
        self.fields = QWidget()
        self.fields.setProperty("kind", "inner")
        grid = QGridLayout(self.fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(2, 1)
        self.rows = {name: FieldRow(name, labels[name], grid) for name in FIELDS}
        self.count = text_label("", "fact")
        self.store = _named(Button(self.tr("Store the confirmed licence"), "Ctrl+Shift+L"), "store_capture")
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.store)
        grid.addLayout(foot, grid.rowCount(), 0, 1, 5)
        return self.fields

    def _connect(self) -> None:
        model = self.view_model
        model.photographed.connect(self._on_photographed)
        model.read.connect(self._on_read)
        model.judged.connect(self._on_judged)
        model.failed.connect(self._on_failed)
        for tile in self.tiles.values():
            tile.dropped.connect(self.add)
            tile.wanted.connect(self.file_wanted)
            tile.approached.connect(model.warm)
        for row in self.rows.values():
            row.setParent(self)
            row.confirmed.connect(self._on_confirmed)
            row.withdrawn.connect(self._on_withdrawn)
        self.file.clicked.connect(self._on_file)
        self.paste.clicked.connect(self.paste_wanted)
        self.camera.clicked.connect(self.camera_wanted)
        self.discard.clicked.connect(self.reset)
        self.store.clicked.connect(self.store_wanted)

    def _on_file(self) -> None:
        self.file_wanted.emit(self.next_side())

    def _on_photographed(self, side: str, photo: object) -> None:
        self.tiles[side].show_photo(photo.jpeg)  # type: ignore[attr-defined]  # Photograph

    def _on_read(self, seen: Seen) -> None:
        self._show_busy("")
        self._show_fields(seen.cuttings)
        found = seen.reading.found
        if found:
            self._say(self.tr("Compare each field with the photo and press Enter: only confirmed fields are stored"))
        else:
            self._say(self.tr("Nothing could be read: take a sharper photo, or type the fields"), "caution")
        self._on_judged(seen.foresight)
        if found:
            self._focus_open()

    def _show_fields(self, cuttings: dict[str, QImage]) -> None:
        for name, row in self.rows.items():
            row.show_reading(self.view_model.confirmation.reading[name], cuttings.get(name))
        self.fields.show()
        self._count()

    def _on_judged(self, foresight: Foresight) -> None:
        lang = window_language()
        lines = [(_line(finding, lang), tone_of(finding.severity)) for finding in foresight.findings]
        if not lines and self.view_model.confirmation.reading.found:
            good = self.tr("✓ If this is confirmed, the licence satisfies TD-02 to TD-07 and is the customer's own")
            self._show_lines([(good, "good")])
        else:
            self._show_lines(lines)

    def _on_failed(self, error: ShowroomError) -> None:
        """One clear line; with a photo at hand the fields can still be typed and confirmed."""
        self._show_busy("")
        self._say(error.text(window_language()), "caution")
        if self.view_model.photos and self.view_model.confirmation.reading is NOTHING:
            self._show_fields({})

    def _on_confirmed(self, name: str, text: str) -> None:
        row = self.rows[name]
        try:
            row.show_confirmed(self.view_model.confirmation.confirm(name, text))
        except FieldErrors as errors:
            said = errors.fields[name].text(window_language())
            row.show_wrong(said)
            self._say(f"{row.label}: {said}", "refusal")
            return
        self._say("")
        self._count()
        self._focus_open()
        self.view_model.judge({name: self.rows[name].edit.text() for name in self._confirmed()})

    def _on_withdrawn(self, name: str) -> None:
        self.view_model.confirmation.withdraw(name)
        self._count()

    def _confirmed(self) -> list[str]:
        still = self.view_model.confirmation.open
        return [name for name in FIELDS if name not in still]

    def _count(self) -> None:
        done = len(self._confirmed())
        self.count.setText(self.tr("{done} of {all} confirmed").format(done=done, all=len(FIELDS)))
        self.store.setEnabled(done == len(FIELDS))

    def _focus_open(self) -> None:
        still = self.view_model.confirmation.open
        (self.rows[still[0]].edit if still else self.store).setFocus()

    def _show_busy(self, text: str) -> None:
        self.busy.setVisible(bool(text))
        if text:
            self._say(text)

    def _say(self, text: str, tone: Tone = "") -> None:
        self.status.setText(text)
        self.status.setVisible(bool(text))
        restyle(self.status, tone=tone)

    def _show_lines(self, lines: list[tuple[str, Tone]]) -> None:
        for place, label in enumerate(self.verdict):
            text, tone = lines[place] if place < len(lines) else ("", "")
            label.setText(text)
            label.setVisible(bool(text))
            restyle(label, tone=tone)


def _line(finding: Finding, lang: str) -> str:
    mark = {"refusal": "✕", "caution": "!"}.get(tone_of(finding.severity), "·")
    return f"{mark} {finding.text('zh' if lang == 'zh' else 'en')} · {finding.code}"


def _named(button: Button, name: str) -> Button:
    button.setObjectName(name)
    return button
