"""The table of presentation: which car was shown, how far the walkaround got, and the customer's word on it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class Presentation(Numbered, Model):
    """One deal's presentation; `positions` is a comma list of Position values (WK-01).

    `vehicle_id` is empty where the car is to be ordered: model, version and colours are chosen all the same (WK-03).
    """

    __tablename__ = "presentation"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), unique=True)
    model_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("vehicle_model.id"))
    vehicle_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("vehicle.id"))
    exterior: Mapped[str] = mapped_column(sa.String(40), default="")
    interior: Mapped[str] = mapped_column(sa.String(40), default="")
    positions: Mapped[str] = mapped_column(sa.String(120), default="")
    questions: Mapped[str] = mapped_column(sa.String(500), default="")
    enthusiasm: Mapped[str] = mapped_column(sa.String(300), default="")
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
