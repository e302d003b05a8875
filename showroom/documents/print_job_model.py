"""What is to be printed: one row for each paper in somebody's queue, from being put there to what became of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered


class JobState(StrEnum):
    """Where a job stands. SENDING is written before the printer hears of it, SENT with the print log's row."""

    WAITING = "waiting"
    SENDING = "sending"
    HELD = "held"
    SENT = "sent"
    DROPPED = "dropped"


class PrintJob(Numbered, Model):
    """One paper of one person's queue; a job that was sent or dropped never changes again.

    `session` is the running program that sends it, `machine` the computer it runs on: after a crash they tell whether
    anybody still knows what became of it.
    """

    __tablename__ = "print_job"
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    queued_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    position: Mapped[int]
    copies: Mapped[int]
    state: Mapped[JobState] = mapped_column(Word(JobState))
    reason: Mapped[str] = mapped_column(sa.String(300), default="")
    printer: Mapped[str] = mapped_column(sa.String(200), default="")
    duplex: Mapped[bool]
    machine: Mapped[str] = mapped_column(sa.String(100), default="")
    session: Mapped[str] = mapped_column(sa.String(40), default="")
    queued_at: Mapped[datetime] = mapped_column(Moment)
    claimed_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    log_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("print_log.id"))
    __table_args__ = (
        sa.Index(
            "uq_print_job_open", "queued_by", "document_id", unique=True,
            sqlite_where=sa.text("ended_at IS NULL"), postgresql_where=sa.text("ended_at IS NULL"),
        ),
        sa.CheckConstraint("(ended_at IS NOT NULL) = (state IN ('sent', 'dropped'))", name="ended"),
        sa.CheckConstraint("(log_id IS NOT NULL) = (state = 'sent')", name="logged"),
    )  # fmt: skip
