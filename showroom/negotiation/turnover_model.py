"""Table of turnovers: a customer handed to a manager during the negotiation, and what came of it (S4-09)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered

_OPEN = sa.text("ended_at IS NULL")


class TurnoverReason(StrEnum):
    """Why the consultant hands the customer over."""

    PRICE = "price"
    AUTHORITY = "authority"
    OBJECTION = "objection"
    TRUST = "trust"
    WALKING = "walking"


class TurnoverOutcome(StrEnum):
    """What came of it."""

    CLOSED = "closed"
    BACK = "back"
    LOST = "lost"


class Turnover(Numbered, Model):
    """One turnover of one deal; the deal's consultant stays its owner (OW-1)."""

    __tablename__ = "turnover"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    manager_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    reason: Mapped[TurnoverReason] = mapped_column(Word(TurnoverReason))
    note: Mapped[str] = mapped_column(sa.String(300))
    handed_at: Mapped[datetime] = mapped_column(Moment)
    handed_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    outcome: Mapped[TurnoverOutcome | None] = mapped_column(Word(TurnoverOutcome))
    outcome_note: Mapped[str] = mapped_column(sa.String(300), default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (sa.Index("uq_turnover_open", "deal_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),)
