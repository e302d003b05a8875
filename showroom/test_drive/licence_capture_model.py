"""Table of licence captures: who confirmed what was read from photographs, and how long the pictures may be kept."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, PersonalText
from showroom.persistence.orm import Model, Numbered


class LicenceCapture(Numbered, Model):
    """One confirmed capture; the values are in `driving_licence`, here only which fields a person had to correct.

    `keep_until` is the last day of the photographs (PI-05, PI-07); `erased_at` when they were taken out.
    """

    __tablename__ = "licence_capture"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    confirmed_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    corrected: Mapped[str] = mapped_column(sa.String(120))
    confidence_percent: Mapped[int]
    file_number: Mapped[str] = mapped_column(PersonalText)
    keep_until: Mapped[date] = mapped_column(sa.Date, index=True)
    erased_at: Mapped[datetime | None] = mapped_column(Moment)
