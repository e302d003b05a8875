"""Step 4: licence, slot, check, agreement, keys out and back, feedback; one primary button leads through them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QDialog, QVBoxLayout

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.test_drive.rules import DriveStatus
from showroom.test_drive.views import Diary, DiarySlot, EscortChoice, RouteChoice, TestDriveView
from ui.context import UiContext
from ui.test_drive import words
from ui.test_drive.drive_card import DriveCard
from ui.test_drive.drive_part import DrivePart
from ui.test_drive.licence_part import LicencePart
from ui.test_drive.sections import (
    CheckSection,
    FeedbackSection,
    KeysSection,
    LicenceSection,
    SlotSection,
)
from ui.test_drive.signing import AgreementSection
from ui.test_drive.verdict_part import VerdictPart
from ui.test_drive.view_model import TestDriveViewModel, page_values
from ui.widgets.cards import ruler
from ui.widgets.fields import ChoiceField, DateField
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.step_page import StepPage

FIELDS = {
    "starts_at": "start_time", "start": "start_time", "route": "route_id", "route_approved": "route_id",
    "route_motorway": "route_id", "escort": "escort_id", "car": "vehicle_id", "plate": "vehicle_id",
    "car_status": "vehicle_id", "staff_observed_unfit": "observed_unfit", "suspended_declared": "suspended",
    "points_full_declared": "points_full", "licence_seen_by": "seen", "licence_captured": "copy_filed",
    "consent_privacy": "consents", "consent_images": "consents", "consent_route": "consents",
    "agreement": "understood", "temporary_permit_valid_to": "permit_valid_to",
    "birth": "id_number", "energy_level": "energy_percent",
}  # fmt: skip
"""Names that findings and refusals use, with the field of this page that mends them."""
PADS = frozenset({"customer_image", "escort_image"})


class TestDrivePage(StepPage):
    """The test drive of one deal."""

    __test__ = False  # pytest takes the name for a test class
    step = "test_drive"

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.view_model = TestDriveViewModel(context, self)
        today = context.showroom.work.today
        self.licence, self.slot, self.check = LicenceSection(today), SlotSection(today), CheckSection()
        self.agreement, self.keys, self.feedback = AgreementSection(), KeysSection(), FeedbackSection()
        self.card = DriveCard(context.showroom.work.clock)
        self.sections = (self.licence, self.slot, self.check, self.agreement, self.card, self.keys, self.feedback)
        self.rulers = {section: ruler() for section in self.sections[1:]}
        for section in self.sections:
            if section in self.rulers:
                self.column.addWidget(self.rulers[section])
            self.column.addWidget(section)
        self.column.addStretch(1)
        self.use_forms(*(section.form for section in self.sections if not isinstance(section, DriveCard)))
        self.part = DrivePart(self)
        self.verdicts = VerdictPart(self)
        self.capture = LicencePart(self)
        self._connect()

    def load(self, deal_id: int) -> None:
        self.view_model.load(deal_id)

    def primary_text(self) -> str:
        texts = {
            "licence": self.tr("Save licence"),
            "plan": self.tr("Book"),
            "check": self.tr("Save check"),
            "sign": self.tr("Sign agreement"),
            "keys_out": self.tr("Hand over the keys"),
            "come_back": self.tr("Car is back"),
            "feedback": self.tr("Save feedback"),
        }
        return texts.get(self._stage(), "")

    def primary_enabled(self) -> bool:
        return self.view_model.view is not None

    def primary(self) -> None:
        """Do what comes next."""
        acts: dict[str, Callable[[], None]] = {
            "licence": self.save_licence, "plan": self.book, "check": self.save_check, "sign": self.sign,
            "keys_out": self.keys_out, "come_back": self.come_back, "feedback": self.save_feedback,
        }  # fmt: skip
        acts.get(self._stage(), self.book)()

    def focus_field(self, name: str) -> bool:
        return super().focus_field(FIELDS.get(name, name))

    def save_licence(self) -> None:
        """Store the licence as seen."""
        self._with_values(self.view_model.save_licence)

    def book(self) -> None:
        """Book, or move the booking."""
        self._with_values(self.view_model.book)

    def save_check(self) -> None:
        """Store what was declared and seen."""
        self._with_values(self.view_model.save_check)

    def sign(self) -> None:
        """Sign with what is on the pad."""
        values = self.binder.collect()
        if values is not None:
            self.view_model.sign(values, self.agreement.images())

    def keys_out(self) -> None:
        """Hand over the keys."""
        self._with_values(self.view_model.keys_out)

    def come_back(self) -> None:
        """Take the car back."""
        self._with_values(self.view_model.come_back)

    def save_feedback(self) -> None:
        """Store the feedback."""
        self._with_values(self.view_model.save_feedback)

    def read_agreement(self) -> None:
        """Show the unsigned agreement."""
        self._with_values(self.view_model.preview)

    def _stage(self) -> str:
        """As the view model's, but a driver's licence comes before the booking."""
        view, stage = self.view_model.view, self.view_model.stage
        licence_open = view is not None and view.licence.seen_at is None and self._choice("mode").value() != "ride"
        return "licence" if stage == "plan" and licence_open else stage

    def _with_values(self, act: Callable[[dict[str, Any]], None]) -> None:
        values = self.binder.collect()
        if values is not None:
            act(values)

    def _connect(self) -> None:
        model, slot, keys = self.view_model, self.slot, self.keys
        model.loaded.connect(self._on_loaded)
        model.saved.connect(self._on_saved)
        model.choices_loaded.connect(self._on_choices)
        model.diary_loaded.connect(self._on_diary)
        model.refused.connect(self._on_refused)
        model.previewed.connect(self._on_previewed)
        self.binder.changed.connect(self._on_changed)
        slot.grid.chosen.connect(self._on_slot_chosen)
        slot.grid.opened.connect(self._on_slot_opened)
        for button, act in (
            (self.licence.save, self.save_licence), (slot.book, self.book), (self.check.save, self.save_check),
            (self.agreement.sign, self.sign), (self.agreement.read, self.read_agreement),
            (keys.out, self.keys_out), (keys.back, self.come_back),
            (self.feedback.save, self.save_feedback), (slot.cancel, self._ask_cancel), (slot.no_show, model.no_show),
            (slot.refuse, self.part.ask_refuse), (keys.incident, self._ask_incident),
        ):  # fmt: skip
            button.clicked.connect(act)

    def _ask_cancel(self) -> None:
        self._ask(self.tr("Why is the booking cancelled?"), self.tr("Cancel booking"), self.view_model.cancel)

    def _ask_incident(self) -> None:
        """The whole record at once: place, who drove, who is hurt; then its checklist (TR-06)."""
        from ui.test_drive.incident_dialog import IncidentDialog

        drive = None if self.view_model.view is None else self.view_model.view.drive
        if drive is not None:
            dialog = IncidentDialog(self, self.context, drive.vehicle_id, drive=drive)
            dialog.changed.connect(self._on_incident)
            dialog.open()

    def _on_incident(self) -> None:
        self.stored()
        self.view_model.load(self.deal_id)

    def _ask(self, question: str, verb: str, act: Callable[[str], None]) -> None:
        dialog = ReasonDialog(self, question, verb)
        dialog.given.connect(act)
        dialog.open()

    def _choice(self, name: str) -> ChoiceField:
        field = self.binder[name].field
        assert isinstance(field, ChoiceField)
        return field

    def _on_changed(self) -> None:
        self._outline()
        diary, day = self.view_model.diary, self._day()
        if diary is not None and day is not None and day != diary.day:
            self.view_model.show_day(day)
        self.primary_changed.emit()

    def _day(self) -> date | None:
        """The day typed, None while it cannot be read."""
        field = self.binder["day"].field
        assert isinstance(field, DateField)
        try:
            day: date | None = field.value()
        except ShowroomError:
            return None
        return day

    def _on_choices(self, escorts: tuple[EscortChoice, ...], routes: tuple[RouteChoice, ...]) -> None:
        self._choice("escort_id").set_choices([(str(e.id), f"{e.name} · {e.classes or '—'}") for e in escorts])
        named = [(str(r.id), f"{r.name} · {r.length_km} km") for r in routes]
        self._choice("route_id").set_choices([("", "—"), *named])
        if self.view_model.view is not None:  # the answers of two readers come in any order
            stored = page_values(self.view_model.view)
            self.binder.set_values({name: stored[name] for name in ("escort_id", "route_id") if name in stored})

    def _on_diary(self, diary: Diary) -> None:
        held = self._choice("vehicle_id").value() or self._wanted_car
        self._choice("vehicle_id").set_choices([(str(c.id), f"{c.plate} · {c.text}") for c in diary.cars])
        if not held:
            view = self.view_model.view
            fits = (c.id for c in diary.cars if view is not None and c.model_id == view.model_id)
            held = next(fits, diary.cars[0].id if diary.cars else "")
        self._choice("vehicle_id").set_value(held)
        self.slot.subtitle.setText(f"{diary.day:%Y-%m-%d}")
        self.slot.grid.show_diary(diary)
        self._outline()

    def _outline(self) -> None:
        """Show in the grid what the fields hold."""
        diary, text = self.view_model.diary, self._choice("start_time").value()
        car, minutes = self._choice("vehicle_id").value(), str(self.binder["minutes"].field.property("text") or "")
        start = None
        if diary is not None and text:
            start = datetime.combine(diary.day, datetime.strptime(text, "%H:%M").time(), STORE_ZONE)  # noqa: DTZ007
        self.slot.grid.pick(int(car) if car else None, start, int(minutes) if minutes.isdecimal() else 0)

    def _on_slot_chosen(self, vehicle_id: int, start: datetime) -> None:
        self._wanted_car = str(vehicle_id)
        values = {"vehicle_id": vehicle_id, "start_time": f"{start:%H:%M}", "day": start.date()}
        self.binder.set_values(values)
        self.binder.changed.emit()

    def _on_slot_opened(self, slot: DiarySlot) -> None:
        if slot.deal_id != self.deal_id and slot.mine:
            self.context.open_place("deal", slot.deal_id)

    def _on_loaded(self, view: TestDriveView) -> None:
        self._show(view, first=True)
        self.loaded(0 if view.drive is None else view.drive.version)
        self.primary_changed.emit()

    def _on_saved(self, view: TestDriveView) -> None:
        self._show(view, first=False)
        self.context.notifier.done(self.tr("Saved"))
        self.stored()
        self.primary_changed.emit()

    def _on_refused(self, errors: FieldErrors) -> None:
        known = FieldErrors({FIELDS.get(name, name): told for name, told in errors.fields.items()})
        self.agreement.show_errors(errors.fields)
        for name in self.binder.show_errors(known):
            if name in PADS:
                continue  # said below the pad
            told = known.fields[name]
            self.context.notifier.error(ShowroomError(told.message, **told.values))

    def _on_previewed(self, pdf: bytes) -> None:
        dialog = QDialog(self)
        dialog.setWindowTitle(self.tr("Agreement"))
        dialog.resize(760, 860)
        preview = PdfPreview("agreement_preview", self.tr("Agreement"))
        QVBoxLayout(dialog).addWidget(preview)
        preview.show_pdf(pdf)
        dialog.open()

    _wanted_car = ""

    def _show(self, view: TestDriveView, *, first: bool) -> None:
        values = page_values(view)
        if first:
            values = {"mode": "drive", "day": self.context.showroom.work.today(), **values}
            self._wanted_car = str(values.get("vehicle_id") or "")
        self.binder.set_values(values)
        self._show_state(view)
        lang = self.context.lang
        for finding in view.eligibility.findings:
            name = FIELDS.get(finding.field, finding.field)
            if finding.severity and name.startswith("licence_") and view.licence.version:
                self.binder[name].show_error(f"{finding.text(lang)} {finding.code}")

    def _show_state(self, view: TestDriveView) -> None:
        drive, licence = view.drive, view.licence
        verdicts = {
            "OK": (self.tr("may drive"), "good"),
            "NEEDS_APPROVAL": (self.tr("needs approval"), "caution"),
            "BLOCK": (self.tr("no keys yet"), "refusal"),
        }
        status = None if drive is None else drive.status
        before = status is None or status in (DriveStatus.BOOKED, DriveStatus.CHECKED, DriveStatus.AGREEMENT_SIGNED)
        self.licence.verdict.show_state(*(verdicts[view.eligibility.verdict] if before else ("", "good")))  # type: ignore[arg-type]  # tones
        if licence.seen_at is not None:
            seen = f"{licence.seen_at.astimezone(STORE_ZONE):%m-%d %H:%M}"
            self.licence.subtitle.setText(self.tr("seen by {name}, {at}").format(name=licence.seen_by, at=seen))
        text = "" if drive is None else f"{drive.number} · {words.word(words.STATUSES[drive.status.value])}"
        self.slot.status.show_state(text, "refusal" if drive is not None and drive.overdue else "accent")
        self.part.follow(view)
        self.slot.book.show_text(self.tr("Move booking") if self.view_model.stage != "plan" else self.tr("Book"))
        self.binder["id_number"].setVisible(not view.driver.id_number)
        self._show_sections(self.view_model.stage)

    def _show_sections(self, stage: str) -> None:
        order = ("plan", "check", "sign", "keys_out", "come_back", "feedback", "done")
        place = order.index(stage)
        planned, signing = place >= order.index("check"), place < order.index("keys_out")
        for section, visible in (
            (self.check, planned), (self.agreement, planned), (self.card, place >= order.index("keys_out")),
            (self.keys, place >= order.index("keys_out")),
            (self.feedback, place >= order.index("feedback")),
        ):  # fmt: skip
            section.setVisible(visible)
            self.rulers[section].setVisible(visible)
        for widget, visible in (
            (self.agreement.pad_box, signing), (self.agreement.form, signing), (self.agreement.sign, signing),
            (self.agreement.read, signing), (self.check.save, signing), (self.licence.save, signing),
            (self.keys.out, stage == "keys_out"), (self.keys.back, stage == "come_back"),
            (self.keys.incident, stage in ("come_back", "feedback")), (self.feedback.save, stage == "feedback"),
            (self.slot.book, signing), (self.slot.cancel, planned and place <= order.index("keys_out")),
            (self.slot.no_show, planned and signing), (self.slot.refuse, planned and place <= order.index("keys_out")),
        ):  # fmt: skip
            widget.setVisible(visible)
        self.keys.show_stage(stage, drives=self._choice("mode").value() != "ride")
