"""Step 4 of a deal: licence, slot, check, agreement, keys and feedback go to the service; the diary comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.customers.model import ConsentPurpose, IdKind
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError
from showroom.kernel.licence import LicencePaper
from showroom.test_drive.case import Mode
from showroom.test_drive.drafts import (
    AgreementDraft,
    DriveDraft,
    FeedbackDraft,
    LicenceDraft,
    ReadingDraft,
)
from showroom.test_drive.intent import ASPECTS, Intent
from showroom.test_drive.licence_capture import CapturedLicence
from showroom.test_drive.rules import OPEN_STATUSES, DriveStatus
from showroom.test_drive.views import Diary, TestDriveView
from ui.context import UiContext

LICENCE_TEXTS = ("number", "name", "classes", "issuer", "first_issue", "valid_from", "valid_to", "long_term")
LICENCE_PLAIN = ("permit_valid_to", "conditions", "conditions_confirmed", "medical_proof", "copy_filed")
CHECKS = ("children_seated", "guardian_present", "fit_declared", "probation_sticker", "bad_conditions")
STAGES = {
    DriveStatus.BOOKED: "check",
    DriveStatus.CHECKED: "sign",
    DriveStatus.AGREEMENT_SIGNED: "keys_out",
    DriveStatus.OUT: "come_back",
    DriveStatus.RETURNED: "feedback",
    DriveStatus.FEEDBACK: "done",
    DriveStatus.CLOSED: "done",
}
Values = dict[str, Any]


class TestDriveViewModel(QObject):
    """Loads and changes the test drive of one deal; every answer is the whole view again."""

    __test__ = False  # pytest takes the name for a test class

    loaded = Signal(object)
    choices_loaded = Signal(object, object)
    diary_loaded = Signal(object)
    saved = Signal(object)
    refused = Signal(object)
    previewed = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._service = context.showroom.test_drive
        self.view: TestDriveView | None = None
        self.diary: Diary | None = None

    @property
    def stage(self) -> str:
        """What comes next: plan, check, sign, keys_out, come_back, feedback or done."""
        drive = None if self.view is None else self.view.drive
        return "plan" if drive is None else STAGES.get(drive.status, "plan")

    def load(self, deal_id: int) -> None:
        """Read the page of a deal, its choices, and the diary of the booking's day."""
        self.view = None
        actor, jobs = self._context.actor, self._context.jobs
        jobs.read(partial(self._choices, actor), self._on_choices, self._on_failed, "choices")
        jobs.read(partial(self._service.view, actor, deal_id), self._on_loaded, self._on_failed, "load")

    def show_day(self, day: date) -> None:
        """Read the diary of a day."""
        read = partial(self._service.cars, self._context.actor, day)
        self._context.jobs.read(read, self._on_diary, self._on_failed, "diary")

    def save_licence(self, values: Values) -> None:
        """The licence as seen now (TD-01)."""
        if self.view is not None:
            draft = licence_draft(self.view, values)
            self._write(partial(self._service.save_licence, self._context.actor, self.view.deal_id, draft))

    def store_capture(self, values: Values, captured: CapturedLicence) -> None:
        """The licence whose fields a person confirmed from photographs (TD-01)."""
        if self.view is not None:
            service, draft = self._context.showroom.licence_capture, licence_draft(self.view, values)
            self._write(partial(service.store, self._context.actor, self.view.deal_id, draft, captured))

    def book(self, values: Values) -> None:
        """Book, or move what is booked already."""
        if self.view is None:
            return
        draft, drive = drive_draft(values), self.view.drive
        if drive is not None and drive.status in OPEN_STATUSES:
            draft = replace(draft, version=drive.version)
            self._write(partial(self._service.move, self._context.actor, drive.id, draft))
        else:
            self._write(partial(self._service.book, self._context.actor, self.view.deal_id, draft))

    def save_check(self, values: Values) -> None:
        """What was declared and seen before the start."""
        self._act(self._service.save_check, lambda version: replace(drive_draft(values), version=version))

    def sign(self, values: Values, images: tuple[bytes, bytes]) -> None:
        """Sign the agreement with the pictures drawn on the pads of customer and escort, or on paper."""
        draft = agreement_draft(values, images, self._context.lang)
        self._act(self._service.sign_agreement, lambda version: replace(draft, version=version))

    def preview(self, values: Values) -> None:
        """The unsigned agreement as PDF bytes, through `previewed`."""
        drive = None if self.view is None else self.view.drive
        if drive is not None:
            lang = self._context.lang
            draft = agreement_draft(values, (b"", b""), lang)
            read = partial(self._service.preview_agreement, self._context.actor, drive.id, draft, lang)
            self._context.jobs.read(read, self._on_previewed, self._on_failed, "preview")

    def keys_out(self, values: Values) -> None:
        """Hand over the keys; the service judges everything again."""
        self._act(self._service.keys_out, lambda version: reading_draft(values, version))

    def come_back(self, values: Values) -> None:
        """The car is back."""
        self._act(self._service.come_back, lambda version: reading_draft(values, version))

    def save_feedback(self, values: Values) -> None:
        """The customer's ratings and intent."""
        self._act(self._service.feedback, lambda version: feedback_draft(values, version))

    def cancel(self, reason: str) -> None:
        """Give the slot back."""
        self._act(self._service.cancel, lambda _version: reason)

    def refuse(self, reason: str) -> None:
        """Staff refuse the drive."""
        self._act(self._service.refuse, lambda _version: reason)

    def override(self, code: str, reason: str) -> None:
        """A manager lets one rule pass for this booking (G-07)."""
        drive = None if self.view is None else self.view.drive
        if drive is not None:
            self._write(partial(self._service.override, self._context.actor, drive.id, code, reason))

    def no_show(self) -> None:
        """The customer did not come."""
        if self.view is not None and self.view.drive is not None:
            self._write(partial(self._service.no_show, self._context.actor, self.view.drive.id))

    def _act(self, action: Callable[..., TestDriveView], draft: Callable[[int], object]) -> None:
        drive = None if self.view is None else self.view.drive
        if drive is not None:
            self._write(partial(action, self._context.actor, drive.id, draft(drive.version)))

    def _write(self, work: Callable[[], TestDriveView]) -> None:
        self._context.jobs.write(work, self._on_saved, self._on_failed)

    def _choices(self, actor: Any) -> tuple[object, object]:
        return self._service.escorts(actor), self._service.routes(actor)

    def _on_choices(self, choices: tuple[object, object]) -> None:
        self.choices_loaded.emit(*choices)

    def _on_loaded(self, view: TestDriveView) -> None:
        self.view = view
        self.loaded.emit(view)
        self.show_day(day_of(view) or self._context.showroom.work.today())

    def _on_saved(self, view: TestDriveView) -> None:
        self.view = view
        self.saved.emit(view)
        if self.diary is not None:
            self.show_day(day_of(view) or self.diary.day)

    def _on_diary(self, diary: Diary) -> None:
        self.diary = diary
        self.diary_loaded.emit(diary)

    def _on_previewed(self, pdf: bytes) -> None:
        self.previewed.emit(pdf)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.refused.emit(error)
        else:
            self._context.notifier.error(error)


def day_of(view: TestDriveView) -> date | None:
    """The store day of a booking that still holds its slot."""
    drive = view.drive
    return None if drive is None else drive.starts_at.astimezone(STORE_ZONE).date()


def page_values(view: TestDriveView) -> Values:
    """`{field name: value}` of everything that is stored."""
    licence, drive = view.licence, view.drive
    values: Values = {f"licence_{name}": getattr(licence, name) for name in LICENCE_TEXTS}
    values["licence_name"] = licence.name or view.driver.name
    values |= {name: getattr(licence, name) for name in LICENCE_PLAIN}
    values |= {"paper": licence.paper.value, "seen": False, "id_number": view.driver.id_number}
    values["licence_number"] = licence.number or view.driver.id_number
    values |= {"suspended": _answer(licence.suspended), "points_full": _answer(licence.points_full)}
    values["consents"] = frozenset(purpose.value for purpose in view.driver.consents)
    values |= {"minutes": str(view.slot_minutes)}
    if drive is None or drive.status not in (*OPEN_STATUSES, DriveStatus.RETURNED, DriveStatus.FEEDBACK):
        return values
    start = drive.starts_at.astimezone(STORE_ZONE)
    minutes = round((drive.ends_at - drive.starts_at).total_seconds() / 60)
    values |= {"mode": drive.mode.value, "vehicle_id": drive.vehicle_id, "escort_id": drive.escort_id}
    values |= {"day": start.date(), "start_time": f"{start:%H:%M}", "minutes": str(minutes), "route_id": drive.route_id}
    values |= {name: getattr(drive, name) for name in CHECKS}
    values |= {"persons": drive.persons, "companion_years": drive.companion_years}
    values |= {"observed_unfit": _answer(drive.observed_unfit), "odometer_km": drive.back_km or drive.out_km}
    values |= {"energy_percent": drive.back_energy if drive.back_energy is not None else drive.out_energy}
    values |= {"damage_checked": drive.damage_checked, "damage_note": drive.damage_note}
    values |= {"licence_shown": False, "marks": ()}
    values |= {f"rating_{name}": drive.ratings.get(name) for name in ASPECTS}
    return values | {"feedback_text": drive.feedback_text, "intent": drive.intent}


def licence_draft(view: TestDriveView, values: Values) -> LicenceDraft:
    """What the licence section holds."""
    known = view.driver
    typed = {name: values[f"licence_{name}"] for name in LICENCE_TEXTS}
    return LicenceDraft(
        **typed,
        **{name: values[name] for name in LICENCE_PLAIN},
        paper=LicencePaper(values["paper"] or LicencePaper.LICENCE),
        suspended=_said(values["suspended"]),
        points_full=_said(values["points_full"]),
        seen=values["seen"],
        id_number=known.id_number or values["id_number"],
        id_kind=known.id_kind or IdKind.RESIDENT,
        consents=frozenset(ConsentPurpose(word) for word in values["consents"]),
        version=view.licence.version,
    )


def drive_draft(values: Values) -> DriveDraft:
    """What the slot and the check hold."""
    return DriveDraft(
        mode=Mode(values["mode"] or Mode.DRIVE),
        vehicle_id=_number(values["vehicle_id"]),
        escort_id=_number(values["escort_id"]),
        starts_at=_moment(values["day"], values["start_time"]),
        minutes=_number(values["minutes"]),
        route_id=_number(values["route_id"]),
        persons=_number(values["persons"]),
        observed_unfit=_said(values["observed_unfit"]),
        companion_years=_number(values["companion_years"]),
        **{name: values[name] for name in CHECKS},
    )


def agreement_draft(values: Values, images: tuple[bytes, bytes], lang: Lang) -> AgreementDraft:
    """What the agreement section holds; `images` are the customer's and the escort's hands as PNG bytes."""
    return AgreementDraft(
        values["understood"], *images, values["passengers"], values["on_paper"], lang, guardian=values["guardian"]
    )


def reading_draft(values: Values, version: int) -> ReadingDraft:
    """What the keys section holds."""
    return ReadingDraft(
        _number(values["odometer_km"]),
        _number(values["energy_percent"]),
        _said(values["observed_unfit"]),
        values["damage_checked"],
        values["damage_found"],
        values["damage_note"],
        version,
        values["licence_shown"],
        values["marks"],
    )


def feedback_draft(values: Values, version: int) -> FeedbackDraft:
    """What the feedback section holds."""
    ratings = {name: _number(values[f"rating_{name}"]) or 0 for name in ASPECTS}
    intent = Intent(values["intent"]) if values["intent"] else None
    return FeedbackDraft(ratings, values["feedback_text"], intent, version)


def _moment(day: date | None, text: str) -> datetime | None:
    if day is None or not text:
        return None
    return datetime.combine(day, time.fromisoformat(text), STORE_ZONE)


def _number(text: object) -> int | None:
    word = "" if text is None else str(text).strip().replace(",", "")
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 9 else None


def _answer(said: bool | None) -> str:
    return "" if said is None else "yes" if said else "no"


def _said(word: object) -> bool | None:
    return {"yes": True, "no": False}.get(str(word))
