"""Table of the price board of accessories: what each costs here on which days (MF-01, 明码标价 8, 18)."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.kernel.money import Money
from showroom.persistence.columns import Key, Moment, MoneyColumn
from showroom.persistence.orm import Model, Numbered


class GoodsPrice(Numbered, Model):
    """The marked price of one accessory or part; a new price is a new row, and the old one ends the day before."""

    __tablename__ = "goods_price"
    name: Mapped[str] = mapped_column(sa.String(60), index=True)
    price: Mapped[Money] = mapped_column(MoneyColumn)
    valid_from: Mapped[date] = mapped_column(sa.Date)
    valid_to: Mapped[date | None] = mapped_column(sa.Date)
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
