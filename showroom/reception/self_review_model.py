"""Table of what a consultant thinks of a reception of his own (S3-52)."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class SelfReview(Numbered, Model):
    """One review of one visit by who received; read by its author and by who manages the front desk, by nobody else."""

    __tablename__ = "self_review"
    visit_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("visit.id"), unique=True)
    staff_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"), index=True)
    went_well: Mapped[str] = mapped_column(sa.String(500), default="")
    improve: Mapped[str] = mapped_column(sa.String(500), default="")
    next_time: Mapped[str] = mapped_column(sa.String(500), default="")
    written_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
