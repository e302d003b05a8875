"""Table of what the store owes the national system of car dealers: to register, and to tell of changes (MF-10)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered


class DutyKind(StrEnum):
    """What set the clock going: the business licence, or a change of what is registered."""

    LICENCE = "licence"
    CHANGE = "change"


class StoreDuty(Numbered, Model):
    """One entry to be made in the national system by `due`; done with its day and evidence.

    `what` holds the codes of what changed, comma-separated; '' for the licence itself.
    """

    __tablename__ = "store_duty"
    kind: Mapped[DutyKind] = mapped_column(Word(DutyKind))
    what: Mapped[str] = mapped_column(sa.String(200), default="")
    happened_on: Mapped[date] = mapped_column(sa.Date)
    due: Mapped[date] = mapped_column(sa.Date)
    done_on: Mapped[date | None] = mapped_column(sa.Date)
    evidence: Mapped[str] = mapped_column(sa.String(300), default="")
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    done_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.CheckConstraint("(done_on IS NULL) = (evidence = '')", name="evidenced"),
        sa.Index("ix_store_duty_open", "done_on", "due"),
    )
