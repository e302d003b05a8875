"""Table of discount limits per role and kind of car: dated rows, added and never edited (CT-04)."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.kernel.actor import Role
from showroom.kernel.money import Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, Word
from showroom.persistence.orm import Model, Numbered

_ONE_MEASURE = "(share_bp IS NULL) <> (amount IS NULL)"
_ONE_SCOPE = "(model_id IS NULL) <> (brand = '')"


class DiscountLimit(Numbered, Model):
    """What one post may give away alone on one model, series or brand: a share in 1/100 %, or an amount.

    A row for a model has its `model_id` and no `brand`; one for a whole brand has an empty `series`.
    """

    __tablename__ = "discount_limit"
    role: Mapped[Role] = mapped_column(Word(Role))
    model_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("vehicle_model.id"), index=True)
    brand: Mapped[str] = mapped_column(sa.String(60), default="")
    series: Mapped[str] = mapped_column(sa.String(60), default="")
    share_bp: Mapped[int | None]
    amount: Mapped[Money | None] = mapped_column(MoneyColumn)
    valid_from: Mapped[date] = mapped_column(sa.Date)
    valid_to: Mapped[date | None] = mapped_column(sa.Date)
    reason: Mapped[str] = mapped_column(sa.String(200))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (
        sa.CheckConstraint(_ONE_MEASURE, name="one_measure"),
        sa.CheckConstraint(_ONE_SCOPE, name="one_scope"),
        sa.Index("ix_discount_limit_brand", "brand", "series"),
    )
