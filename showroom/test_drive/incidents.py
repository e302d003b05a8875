"""Accidents: record, checklist, photographs, the stopped car, and the incident list (TR-06, TR-07, TD-17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.deals.handover import note
from showroom.kernel.actor import Permission
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.staff.service import staff_name
from showroom.test_drive import demo_messages as say
from showroom.test_drive.case import Mode
from showroom.test_drive.demo_cars import StopDraft, later_bookings, needed_reason, put_out_of_service
from showroom.test_drive.demo_facts import facts_on, open_stop
from showroom.test_drive.demo_model import (
    CarIncident,
    IncidentPhoto,
    IncidentStep,
    IncidentTask,
    ListState,
    WhoDrove,
)
from showroom.test_drive.demo_queries import car_name
from showroom.test_drive.demo_views import IncidentView, StepLine
from showroom.test_drive.incident_list import EntryDraft, add_entry
from showroom.test_drive.model import TestDrive
from showroom.test_drive.photos import reencode
from showroom.test_drive.rules import DriveStatus, change_status
from showroom.vehicles.model import Vehicle
from showroom.vehicles.records import get_vehicle

MOST = 200
STEP_NAMES = {
    IncidentTask.STOP: ("停车", "stop"), IncidentTask.SAFETY: ("保障安全", "safety"),
    IncidentTask.POLICE: ("报警", "police"), IncidentTask.INSURER: ("报保险", "insurer"),
    IncidentTask.PHOTOS: ("拍照", "photographs"), IncidentTask.DRIVER: ("确认驾驶人", "who drove"),
}  # fmt: skip
_TEXTS = {"place": 120, "what": 300, "driver_name": 80, "insurer": 80, "case_number": 40, "injured_note": 300}
Wrong = dict[str, Told | Message]


@dataclass(frozen=True, slots=True)
class IncidentDraft:
    """An accident; `test_drive_id` None where no customer was aboard. `at` is aware."""

    vehicle_id: int
    at: datetime | None
    what: str
    test_drive_id: int | None = None
    place: str = ""
    who_drove: WhoDrove = WhoDrove.CUSTOMER
    driver_name: str = ""
    insurer: str = ""
    case_number: str = ""
    injured: int = 0
    injured_note: str = ""
    version: int = 0


class IncidentService:
    """Record accidents and follow them; propose for the incident list, which managers keep (incident_list.py)."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.TEST_DRIVE_WRITE)
    def of_car(self, tx: Tx, vehicle_id: int) -> tuple[IncidentView, ...]:
        """The accidents of a car, the newest first."""
        found = tx.session.scalars(
            sa.select(CarIncident)
            .where(CarIncident.vehicle_id == vehicle_id)
            .order_by(CarIncident.id.desc())
            .limit(MOST)
        )
        return tuple(incident_view(tx, row) for row in found)

    @writes(Permission.TEST_DRIVE_WRITE)
    def report(self, tx: Tx, draft: IncidentDraft) -> IncidentView:
        """Record an accident: the drive ends, the car is stopped, and the owners of its bookings get tasks (TR-06).

        Raises FieldErrors, ShowroomError(incident_other_car | test_drive_no_such_step).
        """
        car = get_vehicle(tx, draft.vehicle_id)
        drive = _drive_of(tx, draft)
        row = _new(tx, car.id, draft.test_drive_id)
        _fill(tx, row, draft)
        if drive is not None and drive.status is not DriveStatus.INCIDENT:
            drive.status = change_status(drive.status, DriveStatus.INCIDENT)
            drive.end_reason, drive.back_at = row.what, drive.back_at or tx.now
            note(tx, drive.deal_id, "test_drive_back", drive.number)
            tx.audit("test_drive", drive.id, status=drive.status, deal=drive.deal_id)
        return self._done(tx, begin_incident(tx, car, row))

    @writes(Permission.TEST_DRIVE_WRITE)
    def save(self, tx: Tx, incident_id: int, draft: IncidentDraft) -> IncidentView:
        """Change what is recorded, until it is closed; raises FieldErrors, changed_meanwhile."""
        row = self._open(tx, incident_id, draft.version)
        _fill(tx, row, draft)
        return self._done(tx, row)

    @writes(Permission.TEST_DRIVE_WRITE)
    def tick(self, tx: Tx, incident_id: int, step: IncidentTask) -> IncidentView:
        """A step of the checklist is done now; ticking it again changes nothing (TR-06)."""
        row = self._open(tx, incident_id)
        done = sa.select(IncidentStep.id).where(IncidentStep.incident_id == row.id, IncidentStep.step == step)
        if tx.session.scalar(done) is None:
            tx.session.add(IncidentStep(incident_id=row.id, step=step, done_at=tx.now, done_by=tx.actor.id))
        return self._done(tx, row)

    @writes(Permission.TEST_DRIVE_WRITE)
    def add_photo(self, tx: Tx, incident_id: int, image: bytes) -> IncidentView:
        """Keep a photograph, re-encoded; raises not_an_image, photo_too_heavy, photo_too_many_pixels."""
        row = self._open(tx, incident_id)
        picture = reencode(image)
        tx.session.add(IncidentPhoto(incident_id=row.id, image=picture.jpeg, created_at=tx.now, created_by=tx.actor.id))
        return self._done(tx, row)

    @reads(Permission.TEST_DRIVE_WRITE)
    def photo(self, tx: Tx, photo_id: int) -> bytes:
        """One photograph as JPEG; raises ShowroomError(demo_not_found)."""
        row = tx.session.get(IncidentPhoto, photo_id)
        if row is None:
            raise ShowroomError(say.NOT_FOUND)
        return row.image

    @writes(Permission.RULE_OVERRIDE)
    def close(self, tx: Tx, incident_id: int, version: int) -> IncidentView:
        """The accident is settled; refused while steps of the checklist are open (TR-06)."""
        row = self._open(tx, incident_id, version)
        view = incident_view(tx, row)
        open_steps = [STEP_NAMES[s.step] for s in view.steps if s.done_at is None]
        if open_steps:
            missing = "、".join(f"{zh} {en}" for zh, en in open_steps)
            raise ShowroomError(say.INCIDENT_OPEN, missing=missing)
        row.closed_at, row.closed_by = tx.now, tx.actor.id
        if row.test_drive_id is not None:
            drive = tx.session.get_one(TestDrive, row.test_drive_id)
            drive.status = change_status(drive.status, DriveStatus.CLOSED)
            tx.audit("test_drive", drive.id, status=drive.status)
        return self._done(tx, row)

    @writes(Permission.TEST_DRIVE_WRITE)
    def propose(self, tx: Tx, incident_id: int, reason: str) -> IncidentView:
        """Propose the customer for the incident list; a manager decides (TD-17). Raises FieldErrors(reason)."""
        row = self._open(tx, incident_id)
        if row.test_drive_id is None:
            raise ShowroomError(say.NO_CUSTOMER)
        row.list_state, row.list_reason = ListState.PROPOSED, needed_reason(reason)
        return self._done(tx, row)

    @writes(Permission.RULE_OVERRIDE)
    def decide(self, tx: Tx, incident_id: int, *, accept: bool) -> IncidentView:
        """Take the proposal on the list, or decline it; raises ShowroomError(list_no_proposal) (TD-17)."""
        row = tx.session.get(CarIncident, incident_id)
        if row is None or row.list_state is not ListState.PROPOSED or row.test_drive_id is None:
            raise ShowroomError(say.NO_PROPOSAL)
        row.list_state = ListState.LISTED if accept else ListState.DECLINED
        if accept:
            drive = tx.session.get_one(TestDrive, row.test_drive_id)
            add_entry(tx, EntryDraft(drive.customer_id, row.list_reason), drive.id)
        return self._done(tx, row)

    def _open(self, tx: Tx, incident_id: int, version: int | None = None) -> CarIncident:
        row = tx.session.get(CarIncident, incident_id)
        if row is None or row.closed_at is not None:
            raise ShowroomError(say.NOT_FOUND)
        if version is not None:
            check_version(version, row.version)
        return row

    def _done(self, tx: Tx, row: CarIncident) -> IncidentView:
        tx.session.flush()
        tx.audit("vehicle", row.vehicle_id, incident=row.id)
        return incident_view(tx, row)


def incident_of_drive(tx: Tx, drive: TestDrive, what: str) -> CarIncident:
    """An accident on a drive, reported from its page: the record begins and the car is stopped (TR-06)."""
    car = get_vehicle(tx, drive.vehicle_id)
    row = _new(tx, car.id, drive.id)
    who = WhoDrove.CUSTOMER if drive.mode is Mode.DRIVE else WhoDrove.STAFF
    _fill(tx, row, IncidentDraft(car.id, tx.now, what, drive.id, who_drove=who))
    return begin_incident(tx, car, row)


def begin_incident(tx: Tx, car: Vehicle, row: CarIncident) -> CarIncident:
    """Keep the record and stop the car in the same transaction."""
    tx.session.add(row)
    tx.session.flush()
    if open_stop(tx, car.id) is None:
        put_out_of_service(tx, car, StopDraft(row.what), row.id)
    return row


def _new(tx: Tx, vehicle_id: int, test_drive_id: int | None) -> CarIncident:
    return CarIncident(vehicle_id=vehicle_id, test_drive_id=test_drive_id, created_at=tx.now, created_by=tx.actor.id)


def _drive_of(tx: Tx, draft: IncidentDraft) -> TestDrive | None:
    drive = None if draft.test_drive_id is None else tx.session.get(TestDrive, draft.test_drive_id)
    if draft.test_drive_id is not None and (drive is None or drive.vehicle_id != draft.vehicle_id):
        raise ShowroomError(say.DRIVE_OF_OTHER)
    return drive


def _fill(tx: Tx, row: CarIncident, draft: IncidentDraft) -> None:
    wrong: Wrong = {}
    if draft.at is None:
        wrong["at"] = REQUIRED
    elif draft.at > tx.now:
        wrong["at"] = say.IN_FUTURE
    texts = {name: field_text(name, getattr(draft, name), limit) for name, limit in _TEXTS.items()}
    if not texts["what"]:
        wrong["what"] = REQUIRED
    if draft.injured < 0:
        wrong["injured"] = say.NO_AMOUNT
    if wrong or draft.at is None:
        raise FieldErrors(wrong)
    if not texts["driver_name"] and draft.test_drive_id is not None:
        drive = tx.session.get_one(TestDrive, draft.test_drive_id)
        texts["driver_name"] = _usual_driver(tx, drive, draft.who_drove)
    for name, text in texts.items():
        setattr(row, name, text)
    row.at, row.who_drove, row.injured = draft.at, draft.who_drove, draft.injured
    car = get_vehicle(tx, row.vehicle_id)
    insured = facts_on(tx, car, draft.at.astimezone(tx.work.zone).date()).passenger_cover
    row.cover_missing = not insured


def _usual_driver(tx: Tx, drive: TestDrive, who: WhoDrove) -> str:
    if who is WhoDrove.CUSTOMER:
        return tx.session.get_one(Customer, drive.customer_id).name
    return staff_name(tx.session, drive.escort_id) if who is WhoDrove.STAFF else ""


def incident_view(tx: Tx, row: CarIncident) -> IncidentView:
    """An accident as shown; what stands of the incident list only for managers."""
    car = get_vehicle(tx, row.vehicle_id)
    drive = None if row.test_drive_id is None else tx.session.get_one(TestDrive, row.test_drive_id)
    done = {s.step: s for s in tx.session.scalars(sa.select(IncidentStep).where(IncidentStep.incident_id == row.id))}
    steps = tuple(
        StepLine(step, done[step].done_at, staff_name(tx.session, done[step].done_by))
        if step in done
        else StepLine(step, None, "")
        for step in IncidentTask
    )
    photos = tx.session.scalars(
        sa.select(IncidentPhoto.id).where(IncidentPhoto.incident_id == row.id).order_by(IncidentPhoto.id).limit(MOST)
    )
    manager = tx.actor.may(Permission.RULE_OVERRIDE)
    return IncidentView(
        row.id, row.version, row.vehicle_id, car_name(tx, car), "" if drive is None else drive.number,
        "" if drive is None else tx.session.get_one(Customer, drive.customer_id).name, row.at, row.place, row.what,
        row.who_drove, row.driver_name, row.insurer, row.case_number, row.injured, row.injured_note,
        _warnings(tx, row, car), steps, tuple(photos), row.list_state if manager else ListState.NONE,
        row.list_reason if manager else "", row.closed_at,
        later_bookings(tx, row.vehicle_id) if open_stop(tx, row.vehicle_id) else (),
    )  # fmt: skip


def _warnings(tx: Tx, row: CarIncident, car: Vehicle) -> tuple[Told, ...]:
    if not row.cover_missing:
        return ()
    if row.injured:
        return (told(say.INJURED_NO_COVER, count=row.injured),)
    return (told(say.RIDERS_UNCOVERED, car=car_name(tx, car)),)
