"""Tables of how many customer files a person opens a day (PI-09)."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class FileOpening(Model):
    """That a person opened a customer's file, or revealed a number in it, on a day: once each (PI-09).

    `what` is `file` or `reveal`. The customer is a plain key: a merge takes nobody's count away.
    """

    __tablename__ = "file_opening"
    staff_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"), primary_key=True)
    day: Mapped[date] = mapped_column(sa.Date, primary_key=True)
    customer_id: Mapped[int] = mapped_column(Key, primary_key=True)
    what: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)


class ViewAllowance(Numbered, Model):
    """A manager's word that a person may open more files on one day."""

    __tablename__ = "view_allowance"
    staff_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    day: Mapped[date] = mapped_column(sa.Date)
    extra: Mapped[int]
    reason: Mapped[str] = mapped_column(sa.String(200))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (
        sa.Index("ix_view_allowance_day", "staff_id", "day"),
        sa.CheckConstraint("extra > 0", name="raises"),
    )
