"""Which customers are erased or restricted: their rows stay, so that counts hold, and show nothing (PI-08)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model


class Standing(StrEnum):
    """Erased for ever, or restricted: stored only, while a legal period runs (PIPL 47)."""

    ERASED = "erased"
    RESTRICTED = "restricted"


class CustomerStanding(Model):
    """A customer whose data are gone or locked away; no row: an ordinary customer. `until`: what a period protects."""

    __tablename__ = "customer_standing"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), primary_key=True, autoincrement=False)
    state: Mapped[Standing] = mapped_column(Word(Standing))
    since: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[date | None] = mapped_column(sa.Date, index=True)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
