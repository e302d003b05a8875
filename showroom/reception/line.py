"""The one line of an arrival or call: written, corrected on the same day, left, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask, Grade
from showroom.customers.records import NEXT_CONTACT, index_customer, plan_task, set_grade
from showroom.customers.views import Sight, sight
from showroom.kernel.actor import Permission
from showroom.kernel.clock import local_date
from showroom.kernel.errors import FieldErrors, Message, ShowroomError, Told
from showroom.kernel.names import mask_name, mask_phone
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, check_version
from showroom.reception import day_lock as day_lock  # noqa: PLC0414 - from here on closed days refuse changes
from showroom.reception import messages as say
from showroom.reception import ownership, queries
from showroom.reception.arrival import logged, take_in
from showroom.reception.desk_views import Leaving, VisitLine
from showroom.reception.intake import checked_visit
from showroom.reception.model import Appointment, AppointmentState, OwnershipDecision, Visit, VisitKind
from showroom.reception.rules import filing_findings
from showroom.reception.views import LineBefore, VisitDraft, VisitLogged
from showroom.staff.service import staff_name

_GRADED = (Grade.H, Grade.A, Grade.B, Grade.C)
_DECIDING = ("kind", "purpose", "phone", "name", "wanted_model", "asks_for_id", "appointment_id", "again")
"""Columns that can change whose customer it is, who receives or how the line counts."""
_SAME_NAME = tuple(
    field.name
    for field in fields(VisitDraft)
    if field.name not in ("arrived", "left", "open_deal", "same_policy", "customer_id")
)


def get_visit(tx: Tx, visit_id: int) -> Visit:
    """The line; raises ShowroomError(visit_not_found | line_struck)."""
    visit = tx.session.get(Visit, visit_id)
    if visit is None:
        raise ShowroomError(say.VISIT_NOT_FOUND)
    if visit.struck_at is not None:
        raise ShowroomError(say.LINE_STRUCK)
    return visit


def changeable(tx: Tx, visit_id: int) -> Visit:
    """The line, to be changed: one of today, or by a manager (RC-03); raises ShowroomError(line_of_earlier_day)."""
    visit = get_visit(tx, visit_id)
    if not _may_change(tx, visit):
        raise ShowroomError(say.LINE_CLOSED, day=visit.day.isoformat())
    return visit


def _may_change(tx: Tx, visit: Visit) -> bool:
    return visit.day == tx.today or tx.actor.may(Permission.FRONT_DESK_MANAGE)


def log_line(tx: Tx, draft: VisitDraft) -> VisitLogged:
    """A new line; a call is over when it is written."""
    values = checked_visit(tx, draft)
    visit = queries.blank_visit(tx)
    for name, value in values.items():
        setattr(visit, name, value)
    visit.logged_at = tx.now
    visit.arrived_at = draft.arrived or tx.now
    visit.day = local_date(visit.arrived_at, tx.work.zone)
    visit.left_at = draft.left or (tx.now if visit.kind is VisitKind.CALL else None)
    tx.session.add(visit)
    answer = take_in(tx, visit, draft)
    _settle_leaving(tx, visit)
    return answer


def fill_line(tx: Tx, visit: Visit, draft: VisitDraft) -> VisitLogged:
    """Put a draft into a line that exists; what it was before comes back for undo."""
    before = _before(visit)
    values = checked_visit(tx, _unmasked(visit, draft))
    for name, value in values.items():
        setattr(visit, name, value)
    if draft.arrived is not None:
        visit.arrived_at = draft.arrived
        visit.day = local_date(visit.arrived_at, tx.work.zone)
    if draft.left is not None:
        visit.left_at = draft.left
    moved = any(getattr(visit, name) != before.values[name] for name in _DECIDING) or draft.open_deal
    picked = draft.customer_id is not None and draft.customer_id != visit.customer_id
    if moved or picked or draft.consultant_id not in (None, visit.consultant_id) or visit.consultant_id is None:
        answer = take_in(tx, visit, _unmasked(visit, draft))
    else:
        tx.audit("visit", visit.id, corrected=True)
        answer = logged(tx, visit)
    _settle_leaving(tx, visit)
    tx.session.flush()
    return replace(answer, before=replace(before, version=visit.version))


def edit_line(tx: Tx, visit_id: int, version: int, draft: VisitDraft) -> VisitLogged:
    """Correct a line of the same day; raises ShowroomError(line_of_earlier_day | changed_meanwhile), FieldErrors."""
    visit = changeable(tx, visit_id)
    check_version(version, visit.version)
    return fill_line(tx, visit, draft)


def _unmasked(visit: Visit, draft: VisitDraft) -> VisitDraft:
    """A name or number that is still masked was not changed (PI-10)."""
    name, phone = draft.name, draft.phone
    if draft.customer_id is None and visit.customer_id is not None and "*" in phone:
        return replace(draft, customer_id=visit.customer_id, name="", phone="")
    kept_name = visit.name if name and name == mask_name(visit.name) else name
    kept_phone = visit.phone if phone and phone == mask_phone(visit.phone) else phone
    return replace(draft, name=kept_name, phone=kept_phone)


def _before(visit: Visit) -> LineBefore:
    columns = {column.key for column in Visit.__table__.columns} - {"id", "version"}
    return LineBefore(visit.id, visit.version, {name: getattr(visit, name) for name in columns})


def restore_line(tx: Tx, before: LineBefore) -> None:
    """Put every column of a line back (undo); raises ShowroomError(changed_meanwhile) once somebody changed it again.

    Where the correction had moved the customer to another owner, he goes back as well.
    """
    visit = tx.session.get(Visit, before.visit_id)
    if visit is None or not _may_change(tx, visit):
        raise ShowroomError(say.VISIT_NOT_FOUND)
    check_version(before.version, visit.version)
    if visit.customer_id != before.values["customer_id"]:
        _give_back(tx, visit)
    for name, value in before.values.items():
        setattr(visit, name, value)
    tx.audit("visit", visit.id, restored=True)


def strike_line(tx: Tx, visit_id: int) -> LineBefore:
    """Take a line back that should not be there; it keeps its row, without customer, deal and turn.

    The customer's owner is whoever it was before; a file that the line created stays.
    """
    visit = changeable(tx, visit_id)
    before = _before(visit)
    _give_back(tx, visit)
    visit.struck_at, visit.customer_id, visit.deal_id, visit.in_turn = tx.now, None, None, False
    appointment = tx.session.get(Appointment, visit.appointment_id) if visit.appointment_id is not None else None
    if appointment is not None and appointment.visit_id == visit.id:
        appointment.state, appointment.visit_id = AppointmentState.PLANNED, None
        tx.audit("appointment", appointment.id, kept=False)
    tx.audit("visit", visit.id, struck=True)
    tx.session.flush()
    return replace(before, version=visit.version)


def _give_back(tx: Tx, visit: Visit) -> None:
    """Undo the change of owner that this line brought about, unless something else decided since (§6.3)."""
    lines = tx.session.scalars(
        sa.select(OwnershipDecision).where(OwnershipDecision.visit_id == visit.id).order_by(OwnershipDecision.id)
    ).all()
    if not lines:
        return
    customer = tx.session.get_one(Customer, lines[0].customer_id)
    before = lines[0].before_id
    if before is None or customer.owner_id != lines[-1].owner_id or customer.owner_id == before:
        return
    ownership.override(tx, customer, before, say.TAKEN_BACK.text("zh"))
    tx.audit("customer", customer.id, owner=before, taken_back=True)


def leave(tx: Tx, visit: Visit, leaving: Leaving) -> None:
    """Write the leaving into the line: time, grade, next step with its date, state (§6.2)."""
    wrong: dict[str, Told | Message] = {}
    left = leaving.left or max(tx.now, visit.arrived_at)
    if left < visit.arrived_at:
        wrong["left"] = say.LEFT_BEFORE
    elif left > max(tx.now, visit.arrived_at):
        wrong["left"] = say.LEFT_LATER
    if leaving.next_on is not None and leaving.next_on < tx.today:
        wrong["next_on"] = say.NEXT_PAST
    if wrong:
        raise FieldErrors(wrong)
    visit.left_at = left
    visit.next_step = field_text("next_step", leaving.next_step, 200) or visit.next_step
    visit.no_file_reason = field_text("no_file_reason", leaving.no_file_reason, 200) or visit.no_file_reason
    visit.grade_left = leaving.grade or visit.grade_left
    visit.next_on = leaving.next_on or visit.next_on
    visit.state = leaving.state or visit.state
    _settle_leaving(tx, visit)


def _settle_leaving(tx: Tx, visit: Visit) -> None:
    """What was said at leaving becomes the customer's grade and next contact (GR-01, GR-02)."""
    if visit.customer_id is None:
        return
    customer = tx.session.get_one(Customer, visit.customer_id)
    if visit.grade_left in _GRADED and customer.grade in (*_GRADED, Grade.N) and visit.grade_left is not customer.grade:
        set_grade(tx, customer, visit.grade_left)
        index_customer(tx, customer)
        tx.audit("customer", customer.id, grade=visit.grade_left.value)
    if visit.next_on is not None and not customer.do_not_contact:
        _plan_next(tx, visit, customer)


def _plan_next(tx: Tx, visit: Visit, customer: Customer) -> None:
    """The one open next contact moves to the day that was promised; another is never planned beside it (GR-02)."""
    task = tx.session.scalar(
        sa.select(CustomerTask)
        .where(
            CustomerTask.customer_id == customer.id, CustomerTask.kind == NEXT_CONTACT, CustomerTask.done_at.is_(None)
        )
        .order_by(CustomerTask.due)
        .limit(1)
    )
    due = visit.next_on
    if due is None:
        return
    if task is None:
        owner = customer.owner_id or visit.consultant_id
        plan_task(tx, customer.id, NEXT_CONTACT, due, owner, visit.next_step, visit.deal_id)
    else:
        task.due, task.note = due, visit.next_step or task.note
    tx.audit("customer", customer.id, next_on=due.isoformat())


def assign(tx: Tx, visit_id: int, consultant_id: int | None, reason: str) -> VisitLogged:
    """Give a waiting party its consultant: the next in turn, or another with a reason (RC-06)."""
    visit = changeable(tx, visit_id)
    draft = replace(draft_of_visit(visit), consultant_id=consultant_id, receive_reason=reason)
    visit.receive_reason = field_text("receive_reason", reason, 200)
    if consultant_id is None:
        visit.consultant_id = None
    return take_in(tx, visit, draft)


def draft_of_visit(visit: Visit) -> VisitDraft:
    """The line as a draft, unmasked."""
    values = {name: getattr(visit, name) for name in _SAME_NAME}
    return VisitDraft(
        **values, customer_id=visit.customer_id, arrived=visit.arrived_at,
        left=None if visit.kind is VisitKind.CALL else visit.left_at,
    )  # fmt: skip


def line_view(tx: Tx, visit_id: int) -> VisitLine:
    """A line for the editor; name and number as this person may see them (PI-10)."""
    visit = get_visit(tx, visit_id)
    customer = None if visit.customer_id is None else tx.session.get_one(Customer, visit.customer_id)
    draft = draft_of_visit(visit)
    serves = visit.consultant_id == tx.actor.id
    seen = Sight.OWN if serves or customer is None else sight(tx.actor, customer.owner_id)
    shown_name = mask_name(visit.name) if seen is Sight.LIMITED else visit.name
    shown_phone = visit.phone if seen is Sight.OWN else mask_phone(visit.phone)
    marks = queries.marks_of(tx, [visit])
    wanted = visit.wanted_model or (customer.interest if customer is not None else "")
    name, phone = (visit.name, visit.phone) if customer is None else (customer.name, customer.phone or "")
    missing = tuple(finding.field for finding in filing_findings(name, phone, wanted))
    drive, quoted = marks.get(visit.id, ("", False))
    return VisitLine(
        visit.id, visit.version, replace(draft, name=shown_name, phone=shown_phone),
        staff_name(tx.session, visit.consultant_id), drive, quoted, not missing, missing, _may_change(tx, visit),
        frozenset(word for word in visit.greeting.split(",") if word), visit.greeted_at, queries.scripts(tx, visit),
    )  # fmt: skip


def greet(tx: Tx, visit_id: int, points: Sequence[str]) -> datetime:
    """The party was greeted (RC-04): the first time counts, the points ticked are kept with the visit."""
    visit = changeable(tx, visit_id)
    if visit.greeted_at is None:
        visit.greeted_at = max(tx.now, visit.arrived_at)
    visit.greeting = ",".join(point for point in say.GREETING if point in points)
    tx.audit("visit", visit.id, greeted=len(visit.greeting))
    return visit.greeted_at


def minutes_between(start: datetime, end: datetime | None) -> int:
    """Whole minutes; 0 while there is no end."""
    return 0 if end is None else int((end - start).total_seconds() // 60)
