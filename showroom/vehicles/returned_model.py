"""Cars that came back under 三包 (SB-11); not needed to open the window."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class ReturnedCar(Numbered, Model):
    """三包换退车: a car taken back by exchange or refund, and why. For ever: its mark is never taken off (art. 33)."""

    __tablename__ = "returned_car"
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"), index=True)
    claim_number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    exchanged: Mapped[bool]
    reason: Mapped[str] = mapped_column(sa.String(500))
    odometer_km: Mapped[int]
    returned_on: Mapped[date] = mapped_column(sa.Date)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class ReturnedCarNotice(Numbered, Model):
    """A customer's word that they were told, in writing, that the car of their deal is a 三包换退车 (SB-11).

    `text` is what they were shown, in the language they read.
    """

    __tablename__ = "returned_car_notice"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"))
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"))
    text: Mapped[str] = mapped_column(sa.String(2000))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.UniqueConstraint("deal_id", "vehicle_id"),)
