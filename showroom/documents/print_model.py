"""The print log: which stored paper went to which printer, by whom, and what came of it; never changed afterwards."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered


class Outcome(StrEnum):
    """What came of sending a paper out."""

    PRINTED = "printed"
    SAVED = "saved"
    FAILED = "failed"
    CANCELLED = "cancelled"


class PrintEntry(Numbered, Model):
    """One attempt. `printing` counts the paper's successful printings: 1 is the first, 2 the first reprint (CT-07)."""

    __tablename__ = "print_log"
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"), index=True)
    sha256: Mapped[str] = mapped_column(sa.String(64))
    printer: Mapped[str] = mapped_column(sa.String(200))
    copies: Mapped[int]
    duplex: Mapped[bool]
    pages: Mapped[int]
    outcome: Mapped[Outcome] = mapped_column(Word(Outcome))
    printing: Mapped[int | None]
    reason: Mapped[str] = mapped_column(sa.String(300), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (
        sa.UniqueConstraint("document_id", "printing"),
        sa.CheckConstraint("(outcome = 'printed') = (printing IS NOT NULL)", name="counted"),
    )
