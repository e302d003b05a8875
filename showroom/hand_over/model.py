"""Tables of the hand-over: what went from whom to whom, row by row, so that it can be taken back."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered


class HandOverKind(StrEnum):
    """Why customers change hands without a visit: a consultant leaves, or they lay idle."""

    LEAVER = "leaver"
    IDLE = "idle"


class MovedKind(StrEnum):
    """What is moved."""

    CUSTOMER = "customer"
    DEAL = "deal"
    TASK = "task"
    NEW_TASK = "new_task"
    APPOINTMENT = "appointment"


class HandOver(Numbered, Model):
    """One hand-over in one transaction; `left`: the one handed over from was marked as gone in it."""

    __tablename__ = "hand_over"
    kind: Mapped[HandOverKind] = mapped_column(Word(HandOverKind))
    from_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    gone: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(sa.String(200))
    customers: Mapped[int]
    deals: Mapped[int]
    tasks: Mapped[int]
    appointments: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class HandOverItem(Numbered, Model):
    """One row that changed hands; `row_version` is its version afterwards: another one means that it was changed."""

    __tablename__ = "hand_over_item"
    hand_over_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("hand_over.id"))
    kind: Mapped[MovedKind] = mapped_column(Word(MovedKind))
    object_id: Mapped[int] = mapped_column(Key)
    before_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    new_owner_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    row_version: Mapped[int]
    __table_args__ = (
        sa.Index("ix_hand_over_item_of", "hand_over_id", "kind"),
        sa.Index("ix_hand_over_item_object", "kind", "object_id"),
    )
