"""Filling in what a line of the log lacks, without typing the rest of it again (RC-03)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from showroom.customers.model import Grade
from showroom.persistence.actions import Tx
from showroom.reception.day_close_views import LineDraft
from showroom.reception.line import changeable, draft_of_visit, fill_line
from showroom.reception.model import Visit
from showroom.reception.views import VisitDraft

_TEXTS = ("name", "phone", "wanted_model", "no_file_reason", "next_step")
_PROMISES = ("next_on", "appointment_on")


def mend(tx: Tx, visit_id: int, draft: LineDraft) -> None:
    """Put the draft's values into the line, as if the desk had typed them there.

    Raises FieldErrors, ShowroomError(visit_not_found | line_struck | line_of_earlier_day | day_closed).
    """
    visit = changeable(tx, visit_id)
    before = {name: getattr(visit, name) for name in _PROMISES}
    fill_line(tx, visit, _filled(tx, visit, draft))
    for name, day in before.items():
        if getattr(visit, name) is None:  # a day that was promised and has passed since still stands in the line
            setattr(visit, name, day)
    tx.session.flush()


def _filled(tx: Tx, visit: Visit, draft: LineDraft) -> VisitDraft:
    """The line as it is with the draft's values in it."""
    line = draft_of_visit(visit)
    changes: dict[str, object] = {name: getattr(draft, name).strip() for name in _TEXTS if getattr(draft, name).strip()}
    for name in _PROMISES:
        promised = getattr(line, name)
        if promised is not None and promised < tx.today:
            changes[name] = None
    if draft.next_on is not None:
        changes["next_on"] = draft.next_on
    if draft.grade:
        changes["grade_left"] = Grade(draft.grade)
    if draft.left is not None:
        left = datetime.combine(visit.day, draft.left, tx.work.zone)
        same_minute = left == visit.arrived_at.astimezone(tx.work.zone).replace(second=0, microsecond=0)
        changes["left"] = visit.arrived_at if same_minute else left
    if draft.consultant_id is not None and draft.consultant_id != visit.consultant_id:
        changes |= {"consultant_id": draft.consultant_id, "receive_reason": line.receive_reason or draft.receive_reason}
    elif visit.consultant_id is None:
        changes["consultant_id"] = None
    return replace(line, **changes)  # type: ignore[arg-type]  # names of the draft's own fields
