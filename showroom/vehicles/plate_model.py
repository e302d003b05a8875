"""The temporary plates a car has carried, each issue a row (PL-01)."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class TemporaryPlateIssue(Numbered, Model):
    """One issue of a temporary plate (PL-01); `void_on`: it ended early since the permanent plates came."""

    __tablename__ = "temporary_plate"
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"), index=True)
    plate: Mapped[str] = mapped_column(sa.String(12))
    issue: Mapped[int]
    valid_from: Mapped[date] = mapped_column(sa.Date)
    valid_to: Mapped[date] = mapped_column(sa.Date)
    production_late: Mapped[bool] = mapped_column(default=False)
    void_on: Mapped[date | None] = mapped_column(sa.Date)
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.UniqueConstraint("vehicle_id", "issue"),)
