"""Table of trainings that unlock rights (S2-17, TD-09)."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class StaffTraining(Numbered, Model):
    """A training that a colleague took part in; `valid_to` is its last day. A wrong record is struck (TD-09)."""

    __tablename__ = "staff_training"
    staff_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"), index=True)
    kind: Mapped[str] = mapped_column(sa.String(40))
    held_on: Mapped[date] = mapped_column(sa.Date)
    valid_to: Mapped[date] = mapped_column(sa.Date)
    note: Mapped[str] = mapped_column(sa.String(200), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    struck_at: Mapped[datetime | None] = mapped_column(Moment)
    struck_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
