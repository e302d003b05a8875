"""The table of consultation: what the customer needs, how ripe the purchase is, and when to talk next."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.consultation.rules import FirstMeeting
from showroom.customers.model import Grade
from showroom.kernel.money import Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, Word
from showroom.persistence.orm import Model, Numbered


class Consultation(Numbered, Model):
    """One deal's needs (§6.4), BANT (GR-04), prospect card (GR-05), grade (GR-01) and next contact (GR-02).

    `need_1` to `need_3` are ranked; `prospect` is a comma list of ticks; `horizon_days` None = not known.
    """

    __tablename__ = "consultation"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), unique=True)
    what_brought_you: Mapped[str] = mapped_column(sa.String(300), default="")
    present_car: Mapped[str] = mapped_column(sa.String(300), default="")
    who_drives: Mapped[str] = mapped_column(sa.String(300), default="")
    what_to_solve: Mapped[str] = mapped_column(sa.String(300), default="")
    present_situation: Mapped[str] = mapped_column(sa.String(300), default="")
    what_would_differ: Mapped[str] = mapped_column(sa.String(300), default="")
    body_type: Mapped[str] = mapped_column(sa.String(20), default="")
    seats: Mapped[int | None]
    energy: Mapped[str] = mapped_column(sa.String(20), default="")
    must_haves: Mapped[str] = mapped_column(sa.String(300), default="")
    budget: Mapped[Money | None] = mapped_column(MoneyColumn)
    pay_wish: Mapped[str] = mapped_column(sa.String(20), default="")
    horizon_days: Mapped[int | None]
    timing: Mapped[str] = mapped_column(sa.String(200), default="")
    deciders: Mapped[str] = mapped_column(sa.String(200), default="")
    competitors: Mapped[str] = mapped_column(sa.String(200), default="")
    contact_preference: Mapped[str] = mapped_column(sa.String(20), default="")
    need_1: Mapped[str] = mapped_column(sa.String(80), default="")
    need_2: Mapped[str] = mapped_column(sa.String(80), default="")
    need_3: Mapped[str] = mapped_column(sa.String(80), default="")
    restatement: Mapped[str] = mapped_column(sa.String(500), default="")
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    first_meeting: Mapped[FirstMeeting | None] = mapped_column(Word(FirstMeeting))
    bant_budget: Mapped[int] = mapped_column(default=0)
    bant_authority: Mapped[int] = mapped_column(default=0)
    bant_need: Mapped[int] = mapped_column(default=0)
    bant_timing: Mapped[int] = mapped_column(default=0)
    prospect: Mapped[str] = mapped_column(sa.String(200), default="")
    decision_maker_present: Mapped[bool] = mapped_column(default=False)
    asked_price: Mapped[bool] = mapped_column(default=False)
    grade: Mapped[Grade | None] = mapped_column(Word(Grade))
    suggested: Mapped[Grade | None] = mapped_column(Word(Grade))
    grade_reason: Mapped[str] = mapped_column(sa.String(200), default="")
    next_contact: Mapped[date | None] = mapped_column(sa.Date)
    next_note: Mapped[str] = mapped_column(sa.String(300), default="")
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
