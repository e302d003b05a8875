"""What cars and accessories cost the store, for the margin; read only by those who may see it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.kernel.money import Money
from showroom.persistence.columns import Key, Moment, MoneyColumn
from showroom.persistence.orm import Model, Numbered


class VehicleCost(Numbered, Model):
    """What the store paid for one car, incl. VAT."""

    __tablename__ = "vehicle_cost"
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"), unique=True)
    amount: Mapped[Money] = mapped_column(MoneyColumn)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class OptionCost(Numbered, Model):
    """What one piece of an accessory or gift costs the store, incl. VAT, by its name."""

    __tablename__ = "option_cost"
    name: Mapped[str] = mapped_column(sa.String(60), unique=True)
    amount: Mapped[Money] = mapped_column(MoneyColumn)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
