"""Objections of a deal (§6.6): caught in any step, restated, answered; settled, or left with owner, day and reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask
from showroom.customers.records import complete_task, plan_task
from showroom.deals.handover import note, step_states
from showroom.deals.model import STEPS, Deal, Objection, Step, StepState
from showroom.deals.talk_words import CATEGORIES
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, check_version
from showroom.staff.model import StaffMember

CATEGORY_UNKNOWN = Message("objection_category_unknown", "请选择异议类别（6.6）", "Choose the kind of objection (§6.6)")
ALREADY_SETTLED = Message(
    "objection_already_settled",
    "{who} 已经在 {at} 解决了这个异议：{answer}",
    "{who} settled this objection on {at} already: {answer}",
)
DUE_PAST = Message("objection_due_past", "日期不能早于今天", "The day cannot lie in the past")
OWNER_UNKNOWN = Message("objection_owner_unknown", "请选择负责回答的同事", "Choose the colleague who brings the answer")
TASK = "objection"
"""The kind of the task that reminds of an objection left open."""


@dataclass(frozen=True, slots=True)
class Caught:
    """An objection as it was said; `step` None: where the deal stands; `demand`: an answer to the 100 % question."""

    category: str
    text: str
    step: Step | None = None
    demand: bool = False


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """An objection not settled now: who brings the answer, until when, and why: the reason for the next meeting."""

    owner_id: int | None
    due: date | None
    reason: str


def objection_of(tx: Tx, deal: Deal, objection_id: int, version: int | None = None) -> Objection:
    """The objection, still open; raises not_found, objection_already_settled (two at once), changed_meanwhile."""
    row = tx.session.get(Objection, objection_id)
    if row is None or row.deal_id != deal.id:
        raise ShowroomError(NOT_FOUND, what=f"objection {objection_id}")
    if row.settled_at is not None:
        who = None if row.settled_by is None else tx.session.get(StaffMember, row.settled_by)
        at = row.settled_at.astimezone(tx.work.zone)
        raise ShowroomError(ALREADY_SETTLED, who=who.name if who else "—", at=f"{at:%m-%d %H:%M}", answer=row.answer)
    if version is not None:
        check_version(version, row.version)
    return row


def catch(tx: Tx, deal: Deal, caught: Caught) -> Objection:
    """Write an objection down in the customer's words. Raises FieldErrors(objection | category)."""
    words = required("objection", caught.text, 300)
    row = Objection(
        deal_id=deal.id, category=checked_category(caught.category), text=words, at=tx.now, by=tx.actor.id,
        demand=caught.demand, step=caught.step or _standing(tx, deal),
    )  # fmt: skip
    tx.session.add(row)
    note(tx, deal.id, "objection_raised", words)
    tx.session.flush()
    return row


def settle(tx: Tx, deal: Deal, row: Objection, answer: str, evidence: str = "") -> None:
    """The customer said that it is settled: the answer that did it, and what proved it; the reminder is done."""
    row.answer, row.evidence = required("answer", answer, 500), field_text("evidence", evidence, 300)
    row.settled_at, row.settled_by = tx.now, tx.actor.id
    note(tx, deal.id, "objection_settled", row.text)
    task = None if row.task_id is None else tx.session.get(CustomerTask, row.task_id)
    if task is not None and task.done_at is None:
        complete_task(tx, task.id, "settled", row.answer)
    tx.session.flush()


def leave_open(tx: Tx, deal: Deal, row: Objection, left: LeftOpen) -> None:
    """Not settled: owner, day and reason for the next meeting, and a task for the owner (§6.6). Raises FieldErrors."""
    reason = field_text("left_reason", left.reason, 300)
    wrong: dict[str, Told | Message] = {}
    if not reason:
        wrong["left_reason"] = REQUIRED
    owner = None if left.owner_id is None else tx.session.get(StaffMember, left.owner_id)
    if owner is None or not owner.active:
        wrong["owner_id"] = OWNER_UNKNOWN
    if left.due is None:
        wrong["due"] = REQUIRED
    elif left.due < tx.today:
        wrong["due"] = DUE_PAST
    if wrong or owner is None or left.due is None:
        raise FieldErrors(wrong)
    row.owner_id, row.due, row.left_reason = owner.id, left.due, reason
    _remind(tx, deal, row, left.due)
    note(tx, deal.id, "objection_left", f"{row.text} → {owner.name} {left.due.isoformat()}")
    tx.session.flush()


def _remind(tx: Tx, deal: Deal, row: Objection, due: date) -> None:
    """One task for each objection, moved when it is left again; none for who wants no contact (PI-11)."""
    text = f"{row.text}：{row.left_reason}"[:300]
    task = None if row.task_id is None else tx.session.get(CustomerTask, row.task_id)
    if task is not None and task.done_at is None:
        task.owner_id, task.due, task.note = row.owner_id, due, text
    elif not tx.session.get_one(Customer, deal.customer_id).do_not_contact:
        row.task_id = plan_task(tx, deal.customer_id, TASK, due, row.owner_id, text, deal.id).id


@dataclass(frozen=True, slots=True)
class OpenObjection:
    """An objection that is not settled: the how manieth of its deal, and who answers it ('' for nobody) by when."""

    number: int
    row: Objection
    owner: str
    due: date | None


def open_objections(tx: Tx, deal_id: int) -> tuple[OpenObjection, ...]:
    """What is not settled yet, the oldest first.

    The reminder knows owner and day better than the objection: it moves when a colleague leaves or it is postponed.
    """
    owner, due = keeper()
    rows = tx.session.execute(
        sa.select(Objection, StaffMember.name, due)
        .outerjoin(CustomerTask, REMINDER)
        .outerjoin(StaffMember, StaffMember.id == owner)
        .where(Objection.deal_id == deal_id)
        .order_by(Objection.id)
    )
    numbered = (OpenObjection(number, row, name or "", day) for number, (row, name, day) in enumerate(rows, 1))
    return tuple(found for found in numbered if found.row.settled_at is None)


REMINDER = sa.and_(CustomerTask.id == Objection.task_id, CustomerTask.done_at.is_(None))
"""The open task of an objection, to join with."""


def keeper() -> tuple[sa.ColumnElement[int], sa.ColumnElement[date | None]]:
    """Who answers an objection by when, in a statement that joins `CustomerTask` by `REMINDER`; both may be NULL."""
    due: sa.ColumnElement[date | None] = sa.func.coalesce(CustomerTask.due, Objection.due)
    return sa.func.coalesce(CustomerTask.owner_id, Objection.owner_id), due


def checked_category(category: str) -> str:
    """One of §6.6's categories; raises FieldErrors(category)."""
    clean = field_text("category", category, 40)
    if clean not in CATEGORIES:
        raise FieldErrors({"category": told(CATEGORY_UNKNOWN)})
    return clean


def required(field: str, text: str, limit: int) -> str:
    """The text of a field that may not stay empty; raises FieldErrors naming it."""
    clean = field_text(field, text, limit)
    if not clean:
        raise FieldErrors({field: REQUIRED})
    return clean


def _standing(tx: Tx, deal: Deal) -> Step:
    states = step_states(tx, deal.id)
    return next((step for step in STEPS if states.get(step, StepState.TODO) is StepState.TODO), STEPS[-1])
