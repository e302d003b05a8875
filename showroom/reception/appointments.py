"""Appointments: time and place both (S0-03), turned into a visit by one key, missed ones said so after the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.records import NEXT_CONTACT, find_by_phone, plan_task
from showroom.customers.views import Sight, sight
from showroom.kernel.actor import Permission, Role
from showroom.kernel.clock import local_date
from showroom.kernel.dates import add_days
from showroom.kernel.errors import FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.names import mask_name, mask_phone, normalise_name
from showroom.kernel.phone import check_phone
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.reception import messages as say
from showroom.reception.desk_views import AppointmentDraft, AppointmentRow
from showroom.reception.line import log_line
from showroom.reception.model import Appointment, AppointmentState, VisitKind
from showroom.reception.rules import Purpose, may_invite
from showroom.reception.turns import receivers
from showroom.reception.views import VisitDraft, VisitLogged
from showroom.staff.model import StaffMember

MOST_ROWS = 500
AHEAD_DAYS = 14
"""How far ahead the list looks, and how far back for those that nobody has settled."""
Wrong = dict[str, Told | Message]


class AppointmentService:
    """Making, moving, cancelling, keeping and missing appointments."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.VISIT_READ)
    def appointments(self, tx: Tx, first: date | None = None, last: date | None = None) -> tuple[AppointmentRow, ...]:
        """Those of the days `first` to `last`; without them what is still planned, unsettled ones of the past first."""
        query = (
            sa.select(Appointment, Customer, StaffMember.name)
            .outerjoin(Customer, Customer.id == Appointment.customer_id)
            .outerjoin(StaffMember, StaffMember.id == Appointment.consultant_id)
            .where(
                Appointment.day >= (first or add_days(tx.today, -AHEAD_DAYS)),
                Appointment.day <= (last or add_days(tx.today, AHEAD_DAYS)),
            )
            .order_by(Appointment.at, Appointment.id)
            .limit(MOST_ROWS)
        )
        if first is None and last is None:
            query = query.where(
                sa.or_(Appointment.state == AppointmentState.PLANNED, Appointment.day == tx.today),
                Appointment.state != AppointmentState.CANCELLED,
            )
        return tuple(_row(tx, row, customer, name or "") for row, customer, name in tx.session.execute(query))

    @writes(Permission.VISIT_WRITE)
    def make_appointment(self, tx: Tx, draft: AppointmentDraft) -> int:
        """Write an appointment down; returns its id. Raises FieldErrors(at | place | name | phone | speaking …)."""
        return make(tx, draft).id

    @writes(Permission.VISIT_WRITE)
    def change_appointment(self, tx: Tx, appointment_id: int, version: int, draft: AppointmentDraft) -> None:
        """Move or correct an appointment that is still planned.

        Raises FieldErrors, ShowroomError(appointment_done | changed_meanwhile).
        """
        row = _planned(tx, appointment_id)
        check_version(version, row.version)
        if draft.customer_id is None and row.customer_id is not None and "*" in draft.phone:
            draft = replace(draft, customer_id=row.customer_id)  # still masked, so not changed (PI-10)
        _fill(tx, row, replace(draft, speaking=True))
        tx.audit("appointment", row.id, moved=True)

    @writes(Permission.VISIT_WRITE)
    def cancel_appointment(self, tx: Tx, appointment_id: int) -> None:
        """The customer will not come; raises ShowroomError(appointment_done)."""
        _planned(tx, appointment_id).state = AppointmentState.CANCELLED
        tx.audit("appointment", appointment_id, cancelled=True)

    @writes(Permission.VISIT_WRITE)
    def renew_appointment(self, tx: Tx, appointment_id: int) -> None:
        """A cancelled or missed one stands again (undo)."""
        row = tx.session.get(Appointment, appointment_id)
        if row is None or row.state not in (AppointmentState.CANCELLED, AppointmentState.NO_SHOW):
            raise ShowroomError(say.APPOINTMENT_NOT_FOUND)
        row.state = AppointmentState.PLANNED
        tx.audit("appointment", row.id, renewed=True)

    @writes(Permission.VISIT_WRITE)
    def prepare_appointment(self, tx: Tx, appointment_id: int, points: Sequence[str]) -> None:
        """Keep which points of the preparation are done (S0-04, S3-51); raises ShowroomError(appointment_done)."""
        row = _planned(tx, appointment_id)
        row.prepared = ",".join(point for point in say.PREPARATION if point in points)
        tx.audit("appointment", row.id, prepared=len(points))

    @writes(Permission.VISIT_WRITE)
    def receive_appointment(self, tx: Tx, appointment_id: int) -> VisitLogged:
        """They are here: the appointment becomes a visit, received by whom it is with (S0-03, OW-3).

        Raises ShowroomError(appointment_done | appointment_other_day).
        """
        row = _planned(tx, appointment_id)
        if row.day != tx.today:
            raise ShowroomError(say.APPOINTMENT_OTHER_DAY, day=row.day.isoformat())
        return log_line(
            tx,
            VisitDraft(
                VisitKind.APPOINTMENT, Purpose.INVITED, row.party_size, name=row.name, phone=row.phone,
                wanted_model=row.wanted_model, customer_id=row.customer_id, appointment_id=row.id,
            ),
        )  # fmt: skip

    @writes(Permission.VISIT_WRITE)
    def mark_missed(self, tx: Tx, appointment_id: int) -> None:
        """Nobody came; only after the day, and the consultant gets the task to call.

        Raises ShowroomError(not_missed_yet | appointment_done).
        """
        row = _planned(tx, appointment_id)
        if row.day >= tx.today:
            raise ShowroomError(say.NOT_MISSED_YET)
        row.state = AppointmentState.NO_SHOW
        customer = None if row.customer_id is None else tx.session.get_one(Customer, row.customer_id)
        if customer is not None and not customer.do_not_contact:
            at = f"{row.at.astimezone(tx.work.zone):%m-%d %H:%M}"
            owner = customer.owner_id or row.consultant_id or row.made_by
            plan_task(tx, customer.id, NEXT_CONTACT, tx.today, owner, say.MISSED_NOTE.text("zh", at=at))
            tx.audit("customer", customer.id, missed=row.id)
        tx.audit("appointment", row.id, missed=True)


def make(tx: Tx, draft: AppointmentDraft, call_id: int | None = None) -> Appointment:
    """A new appointment, `call_id` the call it was made in."""
    row = Appointment(
        made_by=tx.actor.id, made_at=tx.now, call_id=call_id, by_phone=draft.by_phone, state=AppointmentState.PLANNED
    )
    _fill(tx, row, draft)
    tx.session.add(row)
    tx.session.flush()
    tx.audit("appointment", row.id, made=True)
    return row


def _fill(tx: Tx, row: Appointment, draft: AppointmentDraft) -> None:
    wrong: Wrong = {}
    texts = _texts(draft, wrong)
    at = _time(tx, draft.at, row.at, wrong)
    if not texts.get("place"):
        wrong.setdefault("place", say.APPOINTMENT_PLACE)
    if not 1 <= draft.party_size <= 99:
        wrong["party_size"] = say.PARTY_SIZE
    customer = _customer(tx, draft, texts, wrong)
    contacted = customer is None or customer.last_contact is not None
    if not may_invite(contacted=contacted, speaking=draft.speaking):
        wrong["speaking"] = say.INVITE_FIRST
    consultant = draft.consultant_id or (customer.owner_id if customer is not None else None)
    if draft.consultant_id is not None and draft.consultant_id not in {one.id for one in receivers(tx)}:
        wrong["consultant_id"] = say.NOT_A_CONSULTANT
    if wrong:
        raise FieldErrors(wrong)
    if consultant is None and tx.actor.is_any(Role.CONSULTANT):
        consultant = tx.actor.id
    row.at, row.day, row.place = at, local_date(at, tx.work.zone), texts["place"]
    row.customer_id = None if customer is None else customer.id
    row.name, row.phone = texts["name"], texts["phone"]
    row.party_size, row.wanted_model, row.reason = draft.party_size, texts["wanted_model"], texts["reason"]
    row.consultant_id = consultant


def _texts(draft: AppointmentDraft, wrong: Wrong) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, limit in (("place", 120), ("name", 80), ("wanted_model", 120), ("reason", 200)):
        try:
            values[name] = clean_text(getattr(draft, name), limit)
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
            values[name] = ""
    values["name"] = normalise_name(values["name"])
    return values


def _time(tx: Tx, at: datetime | None, before: datetime | None, wrong: Wrong) -> datetime:
    if at is None:
        wrong["at"] = say.APPOINTMENT_TIME
        return tx.now
    if at < tx.now and at != before:
        wrong["at"] = say.APPOINTMENT_GONE
    return at


def _customer(tx: Tx, draft: AppointmentDraft, texts: dict[str, str], wrong: Wrong) -> Customer | None:
    """The customer on file, else a name and a number to be found again by."""
    if draft.customer_id is not None:
        customer = tx.session.get(Customer, draft.customer_id)
        if customer is None:
            wrong["phone"] = say.CUSTOMER_UNKNOWN
        else:
            texts |= {"name": customer.name, "phone": customer.phone or ""}
        return customer
    checked = check_phone(draft.phone)
    texts["phone"] = checked.normalized[:30] if checked.ok else ""
    if not texts["name"]:
        wrong.setdefault("name", say.APPOINTMENT_WHO)
    if not draft.phone.strip():
        wrong["phone"] = say.APPOINTMENT_WHO
    elif checked.problem is not None:
        wrong["phone"] = checked.problem
    return find_by_phone(tx, texts["phone"])


def _planned(tx: Tx, appointment_id: int) -> Appointment:
    row = tx.session.get(Appointment, appointment_id, with_for_update=True)
    if row is None:
        raise ShowroomError(say.APPOINTMENT_NOT_FOUND)
    if row.state is not AppointmentState.PLANNED:
        raise ShowroomError(say.APPOINTMENT_DONE)
    return row


def _row(tx: Tx, row: Appointment, customer: Customer | None, consultant: str) -> AppointmentRow:
    owner = customer.owner_id if customer is not None else None
    own = tx.actor.id in (owner, row.consultant_id, row.made_by)
    limited = customer is not None and not own and sight(tx.actor, owner) is Sight.LIMITED
    late = int((tx.now - row.at).total_seconds() // 60)
    planned = row.state is AppointmentState.PLANNED
    return AppointmentRow(
        id=row.id,
        version=row.version,
        at=row.at,
        place=row.place,
        who=mask_name(row.name) if limited else row.name,
        phone_masked=mask_phone(row.phone),
        party_size=row.party_size,
        wanted_model=row.wanted_model,
        reason=row.reason,
        consultant=consultant,
        consultant_id=row.consultant_id,
        customer_id=row.customer_id,
        state=row.state,
        overdue=planned and row.day < tx.today,
        late_minutes=max(0, late) if planned and row.day == tx.today else 0,
        visit_id=row.visit_id,
        prepared=frozenset(word for word in row.prepared.split(",") if word),
    )
