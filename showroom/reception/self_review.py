"""The self-review after a reception (S3-52): what went well, what to improve, what to do next time."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.views import Sight, sight
from showroom.kernel.actor import Permission
from showroom.kernel.dates import add_days
from showroom.kernel.errors import FieldErrors, Message, ShowroomError
from showroom.kernel.names import mask_name
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.reception.call_views import ReviewDraft, ReviewRow
from showroom.reception.line import get_visit
from showroom.reception.model import Visit, VisitKind
from showroom.reception.self_review_model import SelfReview
from showroom.staff.model import StaffMember

LOOK_BACK_DAYS = 14
"""How far back receptions are listed; a review of an older one is written into nothing."""
MOST_ROWS = 200
LONGEST = 500
NOT_YOURS = Message(
    "review_not_yours",
    "只有接待本人可以写这次接待的自评（S3-52）",
    "Only who received may review this reception (S3-52)",
)
STILL_HERE = Message(
    "review_still_here",
    "客户还没有离店，离店后再写自评（S3-52）",
    "The party is still here: the review comes after the visit has ended (S3-52)",
)
NO_RECEPTION = Message(
    "review_no_reception",
    "来电没有店内接待，不写接待自评（S3-52）",
    "A call is no reception in the store: there is nothing to review (S3-52)",
)
NOTHING_WRITTEN = Message("review_empty", "三项中至少写一项（S3-52）", "Write at least one of the three (S3-52)")


class SelfReviewService:
    """Writing and reading reviews; they are private to the consultant and the manager."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.VISIT_READ)
    def reviews(self, tx: Tx) -> tuple[ReviewRow, ...]:
        """One's own receptions of the last two weeks that ended, newest first, reviewed or not.

        Who manages the front desk reads the written reviews of everybody, too.
        """
        received = Visit.consultant_id == tx.actor.id
        readable = SelfReview.visit_id == Visit.id
        if not tx.actor.may(Permission.FRONT_DESK_MANAGE):
            readable = sa.and_(readable, SelfReview.staff_id == tx.actor.id)
        query = (
            sa.select(Visit, SelfReview, Customer, StaffMember.name)
            .outerjoin(SelfReview, readable)
            .outerjoin(Customer, Customer.id == Visit.customer_id)
            .join(StaffMember, StaffMember.id == sa.func.coalesce(SelfReview.staff_id, Visit.consultant_id))
            .where(Visit.day >= add_days(tx.today, -LOOK_BACK_DAYS), sa.or_(received, SelfReview.id.is_not(None)))
            .where(Visit.kind != VisitKind.CALL, Visit.left_at.is_not(None), Visit.struck_at.is_(None))
            .order_by(Visit.day.desc(), Visit.id.desc())
            .limit(MOST_ROWS)
        )
        return tuple(_row(tx, *found) for found in tx.session.execute(query))

    @writes(Permission.VISIT_WRITE)
    def write(self, tx: Tx, visit_id: int, version: int, draft: ReviewDraft) -> int:
        """Store the review of a reception of one's own; version 0 is the first. Returns the new version.

        Raises FieldErrors(went_well | improve | next_time), ShowroomError(review_… | changed_meanwhile).
        """
        visit = get_visit(tx, visit_id)
        row = tx.session.scalar(sa.select(SelfReview).where(SelfReview.visit_id == visit.id))
        _refuse(tx, visit, row)
        check_version(version, 0 if row is None else row.version)
        texts = {
            name: field_text(name, getattr(draft, name), LONGEST, multiline=True)
            for name in ("went_well", "improve", "next_time")
        }
        if not any(texts.values()):
            raise FieldErrors({"went_well": NOTHING_WRITTEN})
        if row is None:
            row = SelfReview(visit_id=visit.id, staff_id=tx.actor.id, written_at=tx.now, **texts)
            tx.session.add(row)
        else:
            row.went_well, row.improve, row.next_time = texts["went_well"], texts["improve"], texts["next_time"]
            row.written_at = tx.now
        tx.session.flush()
        tx.audit("self_review", row.id, visit=visit.id)
        return row.version


def _refuse(tx: Tx, visit: Visit, row: SelfReview | None) -> None:
    author = visit.consultant_id if row is None else row.staff_id
    if author != tx.actor.id:
        raise ShowroomError(NOT_YOURS)
    if visit.kind is VisitKind.CALL:
        raise ShowroomError(NO_RECEPTION)
    if visit.left_at is None:
        raise ShowroomError(STILL_HERE)


def _row(tx: Tx, visit: Visit, review: SelfReview | None, customer: Customer | None, consultant: str) -> ReviewRow:
    limited = customer is not None and sight(tx.actor, customer.owner_id) is Sight.LIMITED
    texts: dict[str, Any] = {}
    if review is not None:
        texts = {"went_well": review.went_well, "improve": review.improve, "next_time": review.next_time}
    return ReviewRow(
        id=visit.id,
        version=0 if review is None else review.version,
        arrived_at=visit.arrived_at,
        who=mask_name(visit.name) if limited else visit.name,
        wanted_model=visit.wanted_model,
        consultant=consultant,
        draft=ReviewDraft(**texts),
        mine=(visit.consultant_id if review is None else review.staff_id) == tx.actor.id,
        written_at=None if review is None else review.written_at,
    )
