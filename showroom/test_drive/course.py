"""What happens to a booking: its slot, its signing, the keys, the return, the feedback (§2.3)."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from showroom.customers.records import get_customer, index_customer, set_grade
from showroom.deals.model import Deal
from showroom.kernel.errors import REQUIRED, Bug, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.findings import Finding, Severity
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx
from showroom.staff.escorts import is_authorised
from showroom.staff.model import StaffMember
from showroom.test_drive import refusals as say
from showroom.test_drive.bookings import place
from showroom.test_drive.case_building import Plan, draft_of, judge
from showroom.test_drive.drafts import AgreementDraft, DriveDraft, FeedbackDraft, ReadingDraft
from showroom.test_drive.drive_model import Phase
from showroom.test_drive.drive_record import show_licence, store_marks
from showroom.test_drive.intent import ASPECTS, BEST, INTENT_NAMES, grade_after
from showroom.test_drive.model import DriveRoute, TestDrive
from showroom.test_drive.rules import DriveStatus, Reading, change_status, leaving_findings, return_findings
from showroom.test_drive.signatures import check_hands, store_hands
from showroom.test_drive.views import EligibilityView
from showroom.vehicles.model import Vehicle, VehicleStatus
from showroom.vehicles.records import get_vehicle

SIGN = ("签署协议", "sign the agreement")
KEYS_OUT = ("出发", "leave")
SHORTEST, LONGEST = 5, 240
FULL = 100
Wrong = dict[str, Told | Message]
_FIELDS = {"energy_level": "energy_percent", "returned_at": "odometer_km"}


def fill_slot(tx: Tx, drive: TestDrive, draft: DriveDraft) -> None:
    """Put car, escort, time and route of the draft into the booking; raises FieldErrors."""
    wrong: Wrong = {}
    car = None if draft.vehicle_id is None else tx.session.get(Vehicle, draft.vehicle_id)
    if car is None:
        wrong["vehicle_id"] = REQUIRED
    elif car.status is not VehicleStatus.DEMO:
        wrong["vehicle_id"] = say.NOT_DEMO
    _check_escort(tx, draft, wrong)
    slot = _checked_time(tx, draft, wrong)
    if draft.route_id is not None and tx.session.get(DriveRoute, draft.route_id) is None:
        wrong["route"] = say.ROUTE_NOT_FOUND
    route = field_text("route", draft.route, 80)
    if wrong or slot is None or draft.vehicle_id is None or draft.escort_id is None:
        raise FieldErrors(wrong)
    drive.mode, drive.vehicle_id, drive.escort_id = draft.mode, draft.vehicle_id, draft.escort_id
    drive.starts_at, drive.ends_at = slot
    drive.route_id, drive.route = draft.route_id, route


def _checked_time(tx: Tx, draft: DriveDraft, wrong: Wrong) -> tuple[datetime, datetime] | None:
    """`[start, end)` within one day and not over yet; without a length it is the store's slot (TD-13)."""
    start, minutes, zone = draft.starts_at, draft.minutes, tx.work.zone
    if minutes is None:
        minutes = tx.parameters.whole("test_drive.slot_minutes", tx.today)
    if not SHORTEST <= minutes <= LONGEST:
        wrong["minutes"] = say.SLOT_LENGTH
        return None
    if start is None:
        wrong["starts_at"] = REQUIRED
        return None
    start = start.astimezone(UTC)  # minutes of the clock on the wall are not minutes where summer time begins or ends
    end = start + timedelta(minutes=minutes)
    if end <= tx.now:
        wrong["starts_at"] = say.SLOT_PAST
    elif start.astimezone(zone).date() != end.astimezone(zone).date():
        wrong["starts_at"] = say.SLOT_TWO_DAYS
    return start, end


def _check_escort(tx: Tx, draft: DriveDraft, wrong: Wrong) -> None:
    """Without designated staff there is no booking at all (TD-09)."""
    escort = None if draft.escort_id is None else tx.session.get(StaffMember, draft.escort_id)
    if escort is None:
        wrong["escort_id"] = REQUIRED
    elif not (escort.active and is_authorised(tx.session, escort, tx.today)):
        wrong["escort_id"] = told(say.NOT_ESCORT, name=escort.name)


def fill_check(drive: TestDrive, draft: DriveDraft) -> None:
    """Put what was declared and seen before the start into the booking."""
    for name in (
        "bad_conditions", "persons", "children_seated", "guardian_present", "fit_declared", "observed_unfit",
        "probation_sticker", "companion_years",
    ):  # fmt: skip
        setattr(drive, name, getattr(draft, name))


def blocking(view: EligibilityView, *, but: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """What stands in the way, apart from the rules in `but`."""
    return tuple(f for f in view.findings if f.severity >= Severity.NEEDS_APPROVAL and f.code not in but)


def pass_check(tx: Tx, deal: Deal, drive: TestDrive) -> EligibilityView:
    """Judge the booking as it stands; when only the signature is missing it counts as checked (§2.3)."""
    view = judge(tx, Plan(deal, draft_of(drive), drive))
    if drive.status is DriveStatus.BOOKED and not blocking(view, but=frozenset({"TD-08"})):
        drive.status = change_status(drive.status, DriveStatus.CHECKED)
    return view


def sign(tx: Tx, deal: Deal, drive: TestDrive, draft: AgreementDraft) -> None:
    """Seal the signed agreement; refused while any other rule stands against the drive (TD-08).

    Raises FieldErrors for missing hands, NotEligible.
    """
    from showroom.test_drive.paper import Signing, seal_agreement

    wrong: Wrong = {}
    if not draft.understood:
        wrong["understood"] = say.NOT_UNDERSTOOD
    check_hands(tx, drive, draft, wrong)
    if wrong:
        raise FieldErrors(wrong)
    against = blocking(pass_check(tx, deal, drive), but=frozenset({"TD-08"}))
    if against:
        raise say.NotEligible(SIGN, against)
    drive.status = change_status(drive.status, DriveStatus.AGREEMENT_SIGNED)
    seal_agreement(tx, Signing(deal, drive, draft))
    store_hands(tx, drive, draft)


def hand_over_keys(tx: Tx, deal: Deal, drive: TestDrive, draft: ReadingDraft) -> None:
    """The only way to "out": every rule is judged again at this moment, with the car as it stands (§2.3).

    Raises FieldErrors, ShowroomError(test_drive_no_such_step | test_drive_not_today | test_drive_overlap), NotEligible.
    """
    to = change_status(drive.status, DriveStatus.OUT)
    reading = _reading(tx, draft)
    car = get_vehicle(tx, drive.vehicle_id)
    _check_reading(draft, leaving_findings(reading), car.odometer_km)
    car.odometer_km, car.energy_percent = draft.odometer_km or 0, draft.energy_percent
    drive.observed_unfit = draft.observed_unfit
    show_licence(tx, drive, draft)
    store_marks(tx, drive, Phase.OUT, draft.marks)
    _enter_slot(tx, drive)
    view = judge(tx, Plan(deal, draft_of(drive), drive, leaving=True))
    against = blocking(view)
    if against:
        raise say.NotEligible(KEYS_OUT, against)
    drive.status, drive.out_verdict = to, view.verdict
    drive.out_findings = json.dumps([[f.code, f.severity.name, f.evidence] for f in view.findings], ensure_ascii=False)
    drive.out_at, drive.out_by = tx.now, tx.actor.id
    drive.out_km, drive.out_energy = draft.odometer_km, draft.energy_percent


def _enter_slot(tx: Tx, drive: TestDrive) -> None:
    """The keys go out within the slot; leaving early lets the slot begin earlier, if nobody is in the way."""
    zone = tx.work.zone
    start, end = drive.starts_at.astimezone(zone), drive.ends_at.astimezone(zone)
    if start.date() != tx.today or tx.now >= drive.ends_at:
        raise ShowroomError(say.NOT_TODAY, start=f"{start:%Y-%m-%d %H:%M}", end=f"{end:%H:%M}")
    if tx.now < drive.starts_at:
        with tx.session.no_autoflush:
            drive.starts_at = tx.now
            place(tx, drive)


def _reading(tx: Tx, draft: ReadingDraft) -> Reading:
    level = None if draft.energy_percent is None else Decimal(draft.energy_percent) / FULL
    return Reading(tx.now, draft.odometer_km, level, draft.damage_checked)


def _check_reading(draft: ReadingDraft, found: tuple[Finding, ...], least_km: int) -> None:
    wrong: Wrong = {_FIELDS.get(f.field, f.field): told(Message(f.code, f.text_zh, f.text_en)) for f in found}
    if draft.odometer_km is not None and draft.odometer_km < least_km:
        wrong["odometer_km"] = told(say.ODOMETER, least=least_km)
    if draft.energy_percent is not None and not 0 <= draft.energy_percent <= FULL:
        wrong["energy_percent"] = say.PERCENT
    if wrong:
        raise FieldErrors(wrong)


def take_back(tx: Tx, drive: TestDrive, draft: ReadingDraft) -> None:
    """The car is back: readings and a look for damage; found damage stops the car (TR-04, TD-12)."""
    to = change_status(drive.status, DriveStatus.RETURNED)
    if drive.out_at is None:
        raise Bug(f"test drive {drive.id} is out without a time")
    level = None if drive.out_energy is None else Decimal(drive.out_energy) / FULL
    out = Reading(drive.out_at, drive.out_km, level)
    _check_reading(draft, return_findings(out, _reading(tx, draft)), drive.out_km or 0)
    note = field_text("damage_note", draft.damage_note, 300)
    damaged = draft.damage_found or bool(draft.marks)
    if draft.damage_found and not (note or draft.marks):
        raise FieldErrors({"damage_note": REQUIRED})
    store_marks(tx, drive, Phase.BACK, draft.marks)
    drive.status, drive.back_at, drive.damage_checked, drive.damage_note = to, tx.now, True, note
    drive.back_km, drive.back_energy = draft.odometer_km, draft.energy_percent
    car = get_vehicle(tx, drive.vehicle_id)
    car.odometer_km, car.energy_percent = draft.odometer_km or 0, draft.energy_percent
    car.open_defect = car.open_defect or damaged


def take_feedback(tx: Tx, drive: TestDrive, draft: FeedbackDraft) -> None:
    """TR-03: all nine ratings and the intent, which updates the grade; raises FieldErrors."""
    to = change_status(drive.status, DriveStatus.FEEDBACK)
    wrong: Wrong = {f"rating_{name}": say.RATING for name in ASPECTS if not 1 <= draft.ratings.get(name, 0) <= BEST}
    if draft.intent is None:
        wrong["intent"] = REQUIRED
    if wrong or draft.intent is None:
        raise FieldErrors(wrong)
    drive.status, drive.intent = to, draft.intent.value
    drive.ratings = json.dumps({name: draft.ratings[name] for name in ASPECTS})
    drive.feedback_text = field_text("feedback_text", draft.text, 500, multiline=True)
    customer = get_customer(tx, drive.customer_id)
    grade = grade_after(draft.intent, customer.grade)
    if grade is not customer.grade:
        set_grade(tx, customer, grade, reason=f"试驾反馈：{INTENT_NAMES[draft.intent][0]}")
        index_customer(tx, customer)
