"""Tables of what comes after delivery by 三包: the repair record, claims, and their reckonings (SB-02…08, SB-12).

Not needed to open the window.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.follow_up.claim_rules import Outcome
from showroom.follow_up.repair_rules import FaultSystem, Hazard, Need, Work
from showroom.kernel.money import ZERO, Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, Word
from showroom.persistence.orm import Model, Numbered


class RepairRecord(Numbered, Model):
    """One fault of a delivered car and its repair (art. 17). Once closed the database refuses to change it.

    A correction is a new row that names the one it `corrects_id`; that one counts no more. `problem_id` is the first
    repair of the same problem, None for the first itself. Deletable by nobody before six years (SB-12).
    """

    __tablename__ = "repair_record"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"))
    reported_on: Mapped[date] = mapped_column(sa.Date)
    in_on: Mapped[date | None] = mapped_column(sa.Date)
    out_on: Mapped[date | None] = mapped_column(sa.Date)
    odometer_km: Mapped[int]
    system: Mapped[FaultSystem] = mapped_column(Word(FaultSystem))
    part: Mapped[str] = mapped_column(sa.String(80), default="")
    main_part: Mapped[bool] = mapped_column(default=False)
    need: Mapped[Need] = mapped_column(Word(Need), default=Need.REPAIR)
    safety: Mapped[bool] = mapped_column(default=False)
    hazard: Mapped[Hazard] = mapped_column(Word(Hazard), default=Hazard.NONE)
    fault: Mapped[str] = mapped_column(sa.String(500))
    problem_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("repair_record.id"))
    work: Mapped[Work | None] = mapped_column(Word(Work))
    work_note: Mapped[str] = mapped_column(sa.String(500), default="")
    fixed: Mapped[bool | None]
    parts_days: Mapped[int] = mapped_column(default=0)
    rescue_days: Mapped[int] = mapped_column(default=0)
    car_days: Mapped[int] = mapped_column(default=0)
    money_days: Mapped[int] = mapped_column(default=0)
    money_a_day: Mapped[Money] = mapped_column(MoneyColumn, default=ZERO)
    corrects_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("repair_record.id"), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Wanted(StrEnum):
    """What the customer asks for."""

    REPAIR = "repair"
    COURTESY = "courtesy"
    ASSEMBLY = "assembly"
    EXCHANGE = "exchange"
    REFUND = "refund"


class QualityClaim(Numbered, Model):
    """One demand of a customer after delivery, with its two clocks (SB-06); once finished it is immutable.

    `ground` with `repairs` (JSON list of ids) and `ground_count` say which right of the record it rests on, empty for a
    demand without one. `new_vehicle_id` is the car given in exchange; its periods begin on `finished_on` (art. 29).
    """

    __tablename__ = "quality_claim"
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"))
    ground: Mapped[str] = mapped_column(sa.String(20), default="")
    repairs: Mapped[str] = mapped_column(sa.String(400), default="[]")
    ground_count: Mapped[int] = mapped_column(default=0)
    wanted: Mapped[Wanted] = mapped_column(Word(Wanted))
    demand: Mapped[str] = mapped_column(sa.String(500))
    odometer_km: Mapped[int]
    opened_on: Mapped[date] = mapped_column(sa.Date)
    answer_by: Mapped[date] = mapped_column(sa.Date)
    finish_by: Mapped[date] = mapped_column(sa.Date)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    opened_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    outcome: Mapped[Outcome | None] = mapped_column(Word(Outcome))
    reason: Mapped[str] = mapped_column(sa.String(500), default="")
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    answered_on: Mapped[date | None] = mapped_column(sa.Date)
    answer_note: Mapped[str] = mapped_column(sa.String(500), default="")
    finished_on: Mapped[date | None] = mapped_column(sa.Date)
    finish_note: Mapped[str] = mapped_column(sa.String(500), default="")
    new_vehicle_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("vehicle.id"))
    refunded_before: Mapped[Money] = mapped_column(MoneyColumn, default=ZERO)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class ClaimSheet(Numbered, Model):
    """The reckoning on which a claim was decided, sealed with its papers and immutable (SB-07, SB-08)."""

    __tablename__ = "claim_sheet"
    claim_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("quality_claim.id"), unique=True)
    price: Mapped[Money] = mapped_column(MoneyColumn)
    use_km: Mapped[int]
    use_share: Mapped[str] = mapped_column(sa.String(12))
    compensation: Mapped[Money] = mapped_column(MoneyColumn)
    registration_fee: Mapped[Money] = mapped_column(MoneyColumn)
    accessories: Mapped[Money] = mapped_column(MoneyColumn)
    accessories_worn: Mapped[Money] = mapped_column(MoneyColumn)
    services: Mapped[Money] = mapped_column(MoneyColumn)
    tax_paid: Mapped[Money] = mapped_column(MoneyColumn)
    tax_paid_on: Mapped[date | None] = mapped_column(sa.Date)
    tax_back: Mapped[Money] = mapped_column(MoneyColumn)
    to_customer: Mapped[Money] = mapped_column(MoneyColumn)
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    translation_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
