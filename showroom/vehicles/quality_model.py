"""Tables of what a manufacturer promises for its cars (SB-01, SB-09) and of the after-sales policy (MF-02)."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class QualityTermsRow(Numbered, Model):
    """What a manufacturer promises from a day on: for a brand, a series of it, or one version. Never changed.

    What is empty here is taken from the wider row (series, then brand), and of the periods at last from the law.
    `share` is the coefficient n as a decimal text ('0.005'); `main_parts` a JSON object by keys of `SYSTEMS`;
    `wear_parts`, `network` and `documents` have one entry a line.
    """

    __tablename__ = "quality_terms"
    brand: Mapped[str] = mapped_column(sa.String(60), index=True)
    series: Mapped[str] = mapped_column(sa.String(60), default="")
    model_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("vehicle_model.id"))
    valid_from: Mapped[date] = mapped_column(sa.Date)
    repair_years: Mapped[int | None]
    repair_km: Mapped[int | None]
    return_years: Mapped[int | None]
    return_km: Mapped[int | None]
    share: Mapped[str] = mapped_column(sa.String(12), default="")
    battery_years: Mapped[int | None]
    battery_km: Mapped[int | None]
    motor_years: Mapped[int | None]
    motor_km: Mapped[int | None]
    fade_percent: Mapped[int | None]
    vehicle_type: Mapped[str] = mapped_column(sa.String(60), default="")
    manufacturer: Mapped[str] = mapped_column(sa.String(120), default="")
    manufacturer_address: Mapped[str] = mapped_column(sa.String(200), default="")
    manufacturer_phone: Mapped[str] = mapped_column(sa.String(40), default="")
    network: Mapped[str] = mapped_column(sa.Text, default="")
    main_parts: Mapped[str] = mapped_column(sa.Text, default="{}")
    wear_parts: Mapped[str] = mapped_column(sa.Text, default="")
    documents: Mapped[str] = mapped_column(sa.Text, default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class AfterSalesPolicy(Numbered, Model):
    """The store's after-sales policy in both languages from a day on (MF-02); a new one is a new row."""

    __tablename__ = "after_sales_policy"
    text_zh: Mapped[str] = mapped_column(sa.Text)
    text_en: Mapped[str] = mapped_column(sa.Text, default="")
    valid_from: Mapped[date] = mapped_column(sa.Date)
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
