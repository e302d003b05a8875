"""The consultant queue (RC-06): whose turn it is, who is away and why, and who was chosen by hand."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from showroom.kernel.actor import Permission, Role
from showroom.kernel.dates import add_days
from showroom.kernel.errors import FieldErrors, ShowroomError, told
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.reception import messages as say
from showroom.reception.desk_views import AbsenceDraft, QueueRow
from showroom.reception.model import Absence, Visit, VisitKind
from showroom.reception.rules import QueuePlace, Turn, next_turn, turn_order
from showroom.staff.model import StaffMember
from showroom.staff.service import roles_of, staff_name

LOOK_BACK_DAYS = 14
"""The rotation goes on from day to day; a turn older than this counts as none."""


class QueueService:
    """The front desk's queue of consultants."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.VISIT_READ)
    def queue(self, tx: Tx) -> tuple[QueueRow, ...]:
        """Everybody who receives, in the order of being called, with the reason why somebody is passed over (RC-06)."""
        return queue_rows(tx)

    @writes(Permission.VISIT_WRITE)
    def start_absence(self, tx: Tx, draft: AbsenceDraft) -> int:
        """A consultant stands outside the queue: lunch, leave, training, test drive (RC-06); returns the absence.

        Raises FieldErrors(staff_id | ends | note).
        """
        note = field_text("note", draft.note, 200)
        starts = draft.starts or tx.now
        if draft.ends is not None and draft.ends < starts:
            raise FieldErrors({"ends": say.ABSENCE_ORDER})
        if draft.staff_id not in {member.id for member in receivers(tx)}:
            raise FieldErrors({"staff_id": say.NOT_A_CONSULTANT})
        if starts <= tx.now and draft.staff_id in absences(tx):
            raise FieldErrors({"staff_id": told(say.ABSENCE_TWICE, name=staff_name(tx.session, draft.staff_id))})
        row = Absence(
            staff_id=draft.staff_id, reason=draft.reason, note=note, starts_at=starts, ends_at=draft.ends,
            created_by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        tx.audit("absence", row.id, staff=draft.staff_id, reason=draft.reason.value)
        return row.id

    @writes(Permission.VISIT_WRITE)
    def end_absence(self, tx: Tx, absence_id: int) -> None:
        """The consultant is back and takes his place in the queue again; raises ShowroomError(absence_not_found)."""
        row = tx.session.get(Absence, absence_id)
        if row is None or (row.ends_at is not None and row.ends_at <= tx.now):
            raise ShowroomError(say.ABSENCE_NOT_FOUND)
        row.ends_at = max(tx.now, row.starts_at)
        tx.audit("absence", row.id, back=True)

    @writes(Permission.VISIT_WRITE)
    def reopen_absence(self, tx: Tx, absence_id: int) -> None:
        """Take an ending back that was a mistake (undo)."""
        row = tx.session.get(Absence, absence_id)
        if row is None or row.ends_at is None:
            raise ShowroomError(say.ABSENCE_NOT_FOUND)
        row.ends_at = None
        tx.audit("absence", row.id, back=False)


def receivers(tx: Tx) -> list[StaffMember]:
    """Everybody who may receive, in the order of joining."""
    members = tx.session.scalars(
        sa.select(StaffMember).where(StaffMember.active.is_(True)).order_by(StaffMember.id).limit(1000)
    )
    return [member for member in members if Role.CONSULTANT in roles_of(member)]


def absences(tx: Tx) -> dict[int, Absence]:
    """Who is away at this moment."""
    rows = tx.session.scalars(
        sa.select(Absence)
        .where(sa.or_(Absence.ends_at.is_(None), Absence.ends_at > tx.now), Absence.starts_at <= tx.now)
        .order_by(Absence.id)
    )
    return {row.staff_id: row for row in rows}


def places(tx: Tx, people: Sequence[StaffMember]) -> list[QueuePlace]:
    """Each consultant's last turn, and whether he is away or with customers now."""
    last_turns = tx.session.execute(
        sa.select(Visit.consultant_id, sa.func.max(Visit.id))
        .where(Visit.day >= add_days(tx.today, -LOOK_BACK_DAYS), Visit.in_turn.is_(True), Visit.struck_at.is_(None))
        .group_by(Visit.consultant_id)
    )
    turns = {staff_id: turn for staff_id, turn in last_turns if staff_id is not None}
    serving = set(
        tx.session.scalars(
            sa.select(Visit.consultant_id).where(
                Visit.left_at.is_(None), Visit.day == tx.today, Visit.struck_at.is_(None), Visit.kind != VisitKind.CALL
            )
        )
    )
    away = absences(tx)
    return [QueuePlace(one.id, turns.get(one.id, 0), one.id not in away, one.id in serving) for one in people]


def queue_rows(tx: Tx) -> tuple[QueueRow, ...]:
    """The queue as the desk shows it."""
    people, away = receivers(tx), absences(tx)
    lines = tx.session.execute(
        sa.select(Visit.consultant_id, sa.func.count())
        .where(Visit.day == tx.today, Visit.kind != VisitKind.CALL, Visit.struck_at.is_(None))
        .group_by(Visit.consultant_id)
    )
    counts = {staff_id: count for staff_id, count in lines if staff_id is not None}
    names = {member.id: member.name for member in people}
    return tuple(_row(turn, names, counts.get(turn.consultant, 0), away) for turn in turn_order(places(tx, people)))


def _row(turn: Turn, names: dict[int, str], count: int, away: dict[int, Absence]) -> QueueRow:
    absent = away.get(turn.consultant)
    if absent is None:
        return QueueRow(turn.consultant, names[turn.consultant], count, turn.skip)
    return QueueRow(
        turn.consultant, names[turn.consultant], count, turn.skip, absent.id, absent.reason, absent.note,
        absent.starts_at, absent.ends_at,
    )  # fmt: skip


def next_consultant(tx: Tx) -> int | None:
    """Whose turn it is (RC-06), None when everybody is away; raises no_consultant in a store that has none."""
    people = receivers(tx)
    if not people:
        raise ShowroomError(say.NO_CONSULTANT)
    turn = next_turn(places(tx, people))
    return None if turn is None else turn.consultant


def is_away(tx: Tx, staff_id: int) -> bool:
    """Whether a consultant stands outside the queue now."""
    return staff_id in absences(tx)
