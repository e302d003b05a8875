"""The drive while it happens: route large, lateness that ticks, quiet drive, pictures, who signed (TR-01…03)."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.kernel.clock import STORE_ZONE, Clock
from showroom.test_drive.drive_model import Phase
from showroom.test_drive.drive_views import DriveRecordView
from showroom.test_drive.quiet_drive import POINTS, points_of
from ui.messages import window_language
from ui.theme import SPACE_2
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.cards import ChecklistWidget, FlowRow, Pill, Section, text_label

TICK_MS = 15_000


class DriveCard(Section):
    """Beside the course of the drive: nothing here decides, everything is there to be seen."""

    photo_opened = Signal(int)
    report_opened = Signal(int)

    def __init__(self, clock: Clock) -> None:
        super().__init__("")
        self._clock = clock
        self.title.setText(self.tr("The drive"))
        self.late = Pill("", "accent")
        self.late.setObjectName("drive_late")
        self.late.hide()
        self.add_action(self.late)
        self.route = text_label("", "subject", wrap=True)
        self.route.setObjectName("drive_route")
        self.facts = text_label("", "large", "muted", wrap=True)
        self.swap = text_label("", "large", "accent", wrap=True)
        self.swap.setObjectName("drive_swap_point")
        for label in (self.route, self.facts, self.swap):
            self.add(label)
        self.quiet = ChecklistWidget("quiet_drive", self.tr("Quiet drive"), ())
        self.quiet_box = self._titled(self.tr("Quiet drive: the customer feels the car, the escort says little"))
        self.add(self.quiet_box)
        self.add_before = _button(self.tr("Add pictures before the drive…"), "add_photos_before")
        self.add_after = _button(self.tr("Add pictures after the drive…"), "add_photos_after")
        self.report = _button(self.tr("Open the report"), "open_report")
        self.report.clicked.connect(self._open_report)
        self.add(FlowRow(self.add_before, self.add_after, self.report))
        self.pictures = QWidget()
        self.pictures.setProperty("kind", "inner")
        self._lines = QVBoxLayout(self.pictures)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE_2)
        self.add(self.pictures)
        self.record: DriveRecordView | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.show_late)

    def show_record(self, record: DriveRecordView, *, before: bool, after: bool) -> None:
        """The drive as stored; `before` and `after` say which pictures may be added now."""
        self.record = record
        self._show_route(record)
        english = window_language() == "en"
        points = points_of(record.drives)
        if tuple(self.quiet.boxes) != points:
            self.quiet.set_points([(point, POINTS[point][english]) for point in points])
        self.quiet.set_value(record.quiet)
        self.add_before.setVisible(before)
        self.add_after.setVisible(after)
        self.report.setVisible(record.report_id is not None)
        self._show_lines(record)
        self.show_late()

    def show_late(self) -> None:
        """How long until the car should be back, or how late it is, by the clock of this moment."""
        record = self.record
        if record is None or record.late_after is None:
            self.late.show_state("", "accent")
            return
        now = self._clock.now()
        minutes = _minutes(record.ends_at, now)
        if now > record.late_after:
            self.late.show_state(self.tr("overdue by {minutes} min").format(minutes=minutes), "refusal")
        elif minutes >= 0:
            self.late.show_state(self.tr("time is up, {minutes} min over").format(minutes=minutes), "caution")
        else:
            self.late.show_state(self.tr("back in {minutes} min").format(minutes=-minutes), "accent")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_late()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def _show_route(self, record: DriveRecordView) -> None:
        route = record.route
        self.route.setText(self.tr("The escort chooses the route") if route is None else route.name)
        self.facts.setVisible(route is not None)
        self.swap.setVisible(route is not None and record.drives and bool(route.swap_point))
        if route is not None:
            facts = self.tr("{km} km · {minutes} min · at most {speed} km/h").format(
                km=route.length_km, minutes=route.minutes, speed=route.speed_limit
            )
            self.facts.setText(" · ".join(part for part in (facts, route.features) if part))
            self.swap.setText(self.tr("Swap at: {place}").format(place=route.swap_point))

    def _show_lines(self, record: DriveRecordView) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if record.licence_seen_at is not None:
            seen = self.tr("Licence shown again at the keys to {name}, {at}")
            at = f"{record.licence_seen_at.astimezone(STORE_ZONE):%H:%M}"
            self._lines.addWidget(text_label(seen.format(name=record.licence_seen_by, at=at), "fact", wrap=True))
        phases = {Phase.OUT: self.tr("before"), Phase.BACK: self.tr("after")}
        for number, photo in enumerate(record.photos, 1):
            at = f"{photo.taken_at.astimezone(STORE_ZONE):%m-%d %H:%M}"
            text = self.tr("Picture {number}, {phase} · {at} · {by} · kept until {day}")
            link = LinkButton(
                text.format(number=number, phase=phases[photo.phase], at=at, by=photo.by, day=photo.keep_until),
                icon="image",
            )
            link.setObjectName(f"photo_{photo.id}")
            link.clicked.connect(partial(self.photo_opened.emit, photo.id))
            self._lines.addWidget(link)

    def _titled(self, title: str) -> QWidget:
        box = QWidget()
        box.setProperty("kind", "inner")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(text_label(title, "label", wrap=True))
        column.addWidget(self.quiet)
        return box

    def _open_report(self) -> None:
        if self.record is not None and self.record.report_id is not None:
            self.report_opened.emit(self.record.report_id)


def _minutes(since: datetime, now: datetime) -> int:
    """Whole minutes from `since` to `now`, negative before it."""
    return int((now - since).total_seconds() // 60)


def _button(text: str, name: str) -> Button:
    button = Button(text)
    button.setObjectName(name)
    return button
