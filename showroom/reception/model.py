"""Tables of reception: who came or phoned, and whose customer each one is by which rule."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered
from showroom.reception.rules import Purpose


class VisitKind(StrEnum):
    """How the customer reached the store (§6.2)."""

    WALK_IN = "walk_in"
    APPOINTMENT = "appointment"
    CALL = "call"


class Visit(Numbered, Model):
    """One line of the 来店/来电客流登记表 (§6.2); anonymous while `customer_id` is empty.

    `consultant_id` receives; `appointment_on` is the day a caller promised to come; `visited_before` and `had_card`
    are what was known when the line was written, for RC-01.
    """

    __tablename__ = "visit"
    day: Mapped[date] = mapped_column(sa.Date, index=True)
    kind: Mapped[VisitKind] = mapped_column(Word(VisitKind))
    purpose: Mapped[Purpose] = mapped_column(Word(Purpose))
    arrived_at: Mapped[datetime] = mapped_column(Moment)
    left_at: Mapped[datetime | None] = mapped_column(Moment)
    party_size: Mapped[int]
    companions: Mapped[str] = mapped_column(sa.String(120), default="")
    name: Mapped[str] = mapped_column(sa.String(80), default="")
    phone: Mapped[str] = mapped_column(sa.String(30), default="")
    gender: Mapped[str] = mapped_column(sa.String(1), default="")
    district: Mapped[str] = mapped_column(sa.String(80), default="")
    wanted_model: Mapped[str] = mapped_column(sa.String(120), default="")
    channel: Mapped[str] = mapped_column(sa.String(40), default="")
    own_car: Mapped[str] = mapped_column(sa.String(80), default="")
    remark: Mapped[str] = mapped_column(sa.String(500), default="")
    no_file_reason: Mapped[str] = mapped_column(sa.String(200), default="")
    greeting: Mapped[str] = mapped_column(sa.String(200), default="")
    appointment_on: Mapped[date | None] = mapped_column(sa.Date)
    asks_for_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    consultant_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    customer_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("customer.id"))
    deal_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    visited_before: Mapped[bool] = mapped_column(default=False)
    had_card: Mapped[bool] = mapped_column(default=False)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.Index("ix_visit_customer", "customer_id", "day"),
        sa.Index("ix_visit_open", "left_at", "id"),
        sa.CheckConstraint("left_at IS NULL OR left_at >= arrived_at", name="left_after_arrival"),
        sa.CheckConstraint("party_size >= 1", name="somebody_came"),
    )


class OwnershipDecision(Numbered, Model):
    """Who owns a customer from here on, by which rule and on what evidence (§6.3); never changed, only followed."""

    __tablename__ = "ownership_decision"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    visit_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("visit.id"))
    before_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    owner_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    rule: Mapped[str] = mapped_column(sa.String(10))
    evidence_zh: Mapped[str] = mapped_column(sa.String(300))
    evidence_en: Mapped[str] = mapped_column(sa.String(300))
    protected_until: Mapped[date | None] = mapped_column(sa.Date)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
