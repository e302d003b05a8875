"""Phone reception (RC-05): the call taken down while it lasts; its goal is an appointment, else a call-back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.records import plan_task
from showroom.customers.views import Sight, sight
from showroom.kernel.actor import Permission
from showroom.kernel.clock import local_date
from showroom.kernel.errors import FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.names import mask_name, mask_phone
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.reception import messages as say
from showroom.reception.appointments import make
from showroom.reception.desk_views import CallTarget, EnquiryDraft, EnquiryLogged, EnquiryRow
from showroom.reception.line import get_visit, log_line
from showroom.reception.model import Enquiry, Visit, VisitKind
from showroom.reception.rules import call_seconds_tone
from showroom.reception.turns import is_away, next_consultant
from showroom.staff.model import StaffMember
from showroom.staff.service import staff_name

CALL_BACK = "call_back"
LONGEST_CALL = 4 * 3600
MOST_ROWS = 300
_TEXTS = {"address": 200, "wish_price": 80, "wish_use": 120, "wish_pay": 80, "wish_when": 80, "note": 500}


class EnquiryService:
    """Taking calls down, and the archive of them (S3-35, S3-59, S3-60)."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.VISIT_READ)
    def target(self, tx: Tx) -> CallTarget:
        """How long a call should take (RC-05)."""
        return _target(tx, tx.today)

    @writes(Permission.VISIT_WRITE)
    def log_enquiry(self, tx: Tx, draft: EnquiryDraft) -> EnquiryLogged:
        """Write the call into the log with what was said; makes the appointment or the call-back task in the same step.

        Nothing of it is a price: the front desk does not quote (S3-35). Raises FieldErrors.
        """
        wrong: dict[str, Told | Message] = {}
        texts = _texts(draft, wrong)
        if wrong:
            raise FieldErrors(wrong)
        promised = draft.appointment.at if draft.appointment is not None else None
        visit_draft = replace(
            draft.visit,
            kind=VisitKind.CALL,
            appointment_on=local_date(promised, tx.work.zone) if promised is not None else None,
        )
        logged = log_line(tx, visit_draft)
        visit = get_visit(tx, logged.visit_id)
        appointment = _appoint(tx, draft, visit)
        task = _call_back(tx, draft, visit) if draft.call_back else None
        row = Enquiry(
            visit_id=visit.id, day=tx.today, started_at=min(draft.started, tx.now),
            seconds=max(0, min(draft.seconds, LONGEST_CALL)), verified=draft.verified, asked_price=draft.asked_price,
            answers=",".join(map(str, draft.answers[:40])), appointment_id=appointment, task_id=task, **texts,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        tx.audit("enquiry", row.id, visit=visit.id)
        back_by = staff_name(tx.session, visit.consultant_id) if task is not None else ""
        target = _target(tx, tx.today)
        tone = call_seconds_tone(row.seconds, target.least, target.most)
        return EnquiryLogged(row.id, logged, appointment, task, back_by, tone)

    @reads(Permission.VISIT_READ)
    def enquiries(
        self, tx: Tx, text: str = "", first: date | None = None, last: date | None = None
    ) -> tuple[EnquiryRow, ...]:
        """The archive of calls, newest first: by name, number, model or any word that was written down (S3-60)."""
        query = (
            sa.select(Enquiry, Visit, Customer, StaffMember.name)
            .join(Visit, Visit.id == Enquiry.visit_id)
            .outerjoin(Customer, Customer.id == Visit.customer_id)
            .outerjoin(StaffMember, StaffMember.id == Visit.consultant_id)
            .where(Visit.struck_at.is_(None))
            .order_by(Enquiry.id.desc())
            .limit(MOST_ROWS)
        )
        if first is not None:
            query = query.where(Enquiry.day >= first)
        if last is not None:
            query = query.where(Enquiry.day <= last)
        for word in text[:100].split()[:4]:
            query = query.where(_holds(word))
        target = _target(tx, tx.today)
        return tuple(_row(tx, row, target) for row in tx.session.execute(query))


def _holds(word: str) -> sa.ColumnElement[bool]:
    """Any text of the call holds the word; a number is found by its last digits too."""
    pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    columns = (
        Visit.name, Visit.phone, Visit.wanted_model, Visit.district, Visit.talk, Enquiry.note, Enquiry.address,
        Enquiry.wish_price, Enquiry.wish_use, Enquiry.wish_when, Enquiry.wish_pay,
    )  # fmt: skip
    return sa.or_(*(column.ilike(pattern, escape="\\") for column in columns))


def _texts(draft: EnquiryDraft, wrong: dict[str, Told | Message]) -> dict[str, str]:
    values = {}
    for name, limit in _TEXTS.items():
        try:
            values[name] = clean_text(getattr(draft, name), limit, multiline=name == "note")
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    return values


def _appoint(tx: Tx, draft: EnquiryDraft, visit: Visit) -> int | None:
    """The goal of the call: time and place (RC-05, S0-03)."""
    if draft.appointment is None:
        return None
    wanted = replace(
        draft.appointment,
        customer_id=visit.customer_id,
        name=visit.name,
        phone=visit.phone,
        wanted_model=draft.appointment.wanted_model or visit.wanted_model,
        consultant_id=draft.appointment.consultant_id or visit.consultant_id,
        speaking=True,
        by_phone=True,
    )
    return make(tx, wanted, call_id=visit.id).id


def _call_back(tx: Tx, draft: EnquiryDraft, visit: Visit) -> int:
    """The consultant calls back at once (S3-35); needs somebody on file to call."""
    if visit.customer_id is None:
        raise FieldErrors({name: say.CALL_BACK_NEEDS for name in ("name", "phone") if not getattr(visit, name)})
    customer = tx.session.get_one(Customer, visit.customer_id)
    owner = customer.owner_id
    if owner is not None and not is_away(tx, owner):
        visit.consultant_id = owner
    elif visit.consultant_id is None or is_away(tx, visit.consultant_id):
        visit.consultant_id = next_consultant(tx) or visit.consultant_id or owner
    what = " · ".join(part for part in (visit.wanted_model, draft.wish_price, draft.note) if part)[:200] or "—"
    note = say.CALL_BACK_NOTE.text("zh", what=what)
    task = plan_task(tx, customer.id, CALL_BACK, tx.today, visit.consultant_id, note, visit.deal_id)
    tx.audit("customer", customer.id, task=task.id)
    return task.id


def _target(tx: Tx, on: date) -> CallTarget:
    def minutes(key: str, usual: int) -> int:
        return tx.parameters.whole(key, on) if tx.parameters.covers(key, on) else usual

    return CallTarget(minutes("reception.call_min_minutes", 2), minutes("reception.call_max_minutes", 3))


def _row(tx: Tx, found: tuple[Enquiry, Visit, Customer | None, str | None], target: CallTarget) -> EnquiryRow:
    call, visit, customer, consultant = found
    limited = customer is not None and sight(tx.actor, customer.owner_id) is Sight.LIMITED
    mine = tx.actor.id in (visit.consultant_id, visit.created_by)
    hidden = limited and not mine
    wishes = (visit.wanted_model, call.wish_use, call.wish_price, call.wish_pay, call.wish_when)
    outcome = "appointment" if call.appointment_id is not None else "call_back" if call.task_id is not None else ""
    return EnquiryRow(
        id=call.id,
        visit_id=visit.id,
        started_at=call.started_at,
        seconds=call.seconds,
        tone=call_seconds_tone(call.seconds, target.least, target.most),
        who=mask_name(visit.name) if limited else visit.name,
        phone_masked=mask_phone(visit.phone),
        district=visit.district,
        wishes="" if hidden else " · ".join(part for part in wishes if part),
        asked_price=call.asked_price,
        outcome=outcome,
        consultant=consultant or "",
        note="" if hidden else call.note,
    )
