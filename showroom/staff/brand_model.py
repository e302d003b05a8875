"""Table of the brands that the store sells: authorised by a supplier, or not and who answers for them (MF-03)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered


class BrandKind(StrEnum):
    """By which right a brand is sold."""

    AUTHORISED = "authorised"
    UNAUTHORISED = "unauthorised"


class BrandStanding(Numbered, Model):
    """How one brand is sold from one day to another; a row is ended and never overwritten, for older papers.

    An authorised brand names its supplier and the paper; one sold without names who answers for quality and
    after-sales, as the customer has to be told in writing (汽车销售管理办法 12).
    """

    __tablename__ = "brand_standing"
    brand: Mapped[str] = mapped_column(sa.String(60), index=True)
    kind: Mapped[BrandKind] = mapped_column(Word(BrandKind))
    supplier: Mapped[str] = mapped_column(sa.String(120), default="")
    paper_number: Mapped[str] = mapped_column(sa.String(60), default="")
    liable: Mapped[str] = mapped_column(sa.String(200), default="")
    valid_from: Mapped[date] = mapped_column(sa.Date)
    valid_to: Mapped[date | None] = mapped_column(sa.Date)
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
