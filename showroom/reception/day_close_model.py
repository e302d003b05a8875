"""Tables of the day close 日结: each closing of a day with its totals, and what each line counted as."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered
from showroom.reception.rules import Traffic


class DayClose(Numbered, Model):
    """One closing of a day's log with the totals as printed (RC-01, RC-03); reopening keeps it and adds a version.

    Of one day at most one closing is in force. Nothing of a row changes but that it is reopened, once.
    """

    __tablename__ = "day_close"
    day: Mapped[date] = mapped_column(sa.Date)
    version: Mapped[int]
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    first_filed: Mapped[int]
    first_had_card: Mapped[int]
    first_not_filed: Mapped[int]
    again: Mapped[int]
    no_intention: Mapped[int]
    incomplete: Mapped[int]
    calls: Mapped[int]
    test_drives: Mapped[int]
    closed_at: Mapped[datetime] = mapped_column(Moment)
    closed_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    reopened_at: Mapped[datetime | None] = mapped_column(Moment)
    reopened_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    reopen_reason: Mapped[str] = mapped_column(sa.String(200), default="", server_default="")
    __table_args__ = (
        sa.UniqueConstraint("day", "version"),
        sa.Index(
            "ux_day_close_in_force", "day", unique=True,
            sqlite_where=sa.text("reopened_at IS NULL"), postgresql_where=sa.text("reopened_at IS NULL"),
        ),
    )  # fmt: skip


class DayCloseLine(Numbered, Model):
    """What one line of the log counted as when its day was closed; `traffic` is empty for a call."""

    __tablename__ = "day_close_line"
    close_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("day_close.id"), index=True)
    visit_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("visit.id"), index=True)
    number: Mapped[int]
    traffic: Mapped[Traffic | None] = mapped_column(Word(Traffic))
