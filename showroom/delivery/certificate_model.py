"""Table of the 三包 certificates made out for cars (SB-09)."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class QualityCertificate(Numbered, Model):
    """One certificate as printed, or its free reissue (`original_id`, with the reason). Never changed: the newest of
    a deal without `original_id` is the one that is handed over.
    """

    __tablename__ = "quality_certificate"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"))
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    vin: Mapped[str] = mapped_column(sa.String(17))
    invoice_number: Mapped[str] = mapped_column(sa.String(40))
    invoice_on: Mapped[date] = mapped_column(sa.Date)
    delivery_on: Mapped[date] = mapped_column(sa.Date)
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    original_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("quality_certificate.id"))
    reason: Mapped[str] = mapped_column(sa.String(200), default="")
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
