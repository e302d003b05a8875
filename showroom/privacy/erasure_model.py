"""Tables of erasing: the register of what was done, what a restricted customer's rows said, and the way in."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered


class ErasureKind(StrEnum):
    """What was done: all of a person gone, locked away, given back, or papers whose period had ended."""

    ERASED = "erased"
    RESTRICTED = "restricted"
    LIFTED = "lifted"
    EXPIRED = "expired"


class Erasure(Numbered, Model):
    """One act of the privacy desk; it names no value. Immutable (PI-08, PI-09)."""

    __tablename__ = "erasure"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    kind: Mapped[ErasureKind] = mapped_column(Word(ErasureKind))
    rule: Mapped[str] = mapped_column(sa.String(40))
    scope: Mapped[int | None] = mapped_column(Key)
    until: Mapped[date | None] = mapped_column(sa.Date)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class ErasurePass(Numbered, Model):
    """Lets one act of erasing change one sealed row; written and taken away inside its transaction (CT-07)."""

    __tablename__ = "erasure_pass"
    erasure_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("erasure.id"))
    table_name: Mapped[str] = mapped_column(sa.String(63))
    row_key: Mapped[str] = mapped_column(sa.String(200))
    __table_args__ = (sa.Index(None, "table_name", "row_key"),)


class RestrictedRow(Numbered, Model):
    """What one row of a restricted customer said: stored only, opened with a logged reason (PIPL 47)."""

    __tablename__ = "restricted_row"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    table_name: Mapped[str] = mapped_column(sa.String(63))
    row_key: Mapped[str] = mapped_column(sa.String(200))
    gone: Mapped[bool] = mapped_column(default=False)
    before: Mapped[str] = mapped_column(sa.Text)
