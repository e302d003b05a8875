"""Tables of group customers and of decisions that lie at the customer; not needed to open the window."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered


class GroupKind(StrEnum):
    """What a group customer sent (S3-16)."""

    ENQUIRY = "enquiry"
    TENDER = "tender"


class GroupDeal(Numbered, Model):
    """An enquiry or tender reported at once, and how far the house is with it (S3-24, S3-37).

    `feasible` is the manager's decision; a tender is then prepared, reviewed, signed and sealed by the general manager,
    who names the `attendees`, and its `result` followed.
    """

    __tablename__ = "group_deal"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), unique=True)
    kind: Mapped[GroupKind] = mapped_column(Word(GroupKind))
    project: Mapped[str] = mapped_column(sa.String(200))
    cars: Mapped[int]
    due: Mapped[date | None] = mapped_column(sa.Date)
    reported_at: Mapped[datetime] = mapped_column(Moment)
    reported_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    feasible: Mapped[bool | None]
    decision_note: Mapped[str] = mapped_column(sa.String(300), default="")
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    prepared_at: Mapped[datetime | None] = mapped_column(Moment)
    prepared_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    reviewed_at: Mapped[datetime | None] = mapped_column(Moment)
    reviewed_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    sealed_at: Mapped[datetime | None] = mapped_column(Moment)
    sealed_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    attendees: Mapped[str] = mapped_column(sa.String(200), default="")
    result: Mapped[str] = mapped_column(sa.String(20), default="")
    result_note: Mapped[str] = mapped_column(sa.String(300), default="")
    result_at: Mapped[datetime | None] = mapped_column(Moment)
    result_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class CustomerWait(Numbered, Model):
    """The deal lies with somebody above at the customer until `expected`; one at a time is open (S0-30)."""

    __tablename__ = "customer_wait"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    who: Mapped[str] = mapped_column(sa.String(80))
    what: Mapped[str] = mapped_column(sa.String(200), default="")
    expected: Mapped[date] = mapped_column(sa.Date)
    task_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("customer_task.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    outcome: Mapped[str] = mapped_column(sa.String(20), default="")
    outcome_note: Mapped[str] = mapped_column(sa.String(300), default="")
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
