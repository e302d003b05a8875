"""Table of guide prices with the days on which they hold."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.kernel.money import Money
from showroom.persistence.columns import Key, Moment, MoneyColumn
from showroom.persistence.orm import Model, Numbered


class ModelPrice(Numbered, Model):
    """A guide price of a version and the days on which it holds; a new price is a new row, none is overwritten.

    `valid_from` None: from the beginning; `valid_to` None: until further notice.
    """

    __tablename__ = "model_price"
    model_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle_model.id"), index=True)
    price: Mapped[Money] = mapped_column(MoneyColumn)
    valid_from: Mapped[date | None] = mapped_column(sa.Date)
    valid_to: Mapped[date | None] = mapped_column(sa.Date)
    note: Mapped[str] = mapped_column(sa.String(300), default="")
    origin: Mapped[str] = mapped_column(sa.String(120), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
