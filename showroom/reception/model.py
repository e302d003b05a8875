"""Tables of reception: who came or phoned, and whose customer each one is by which rule."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.customers.model import Grade
from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered
from showroom.reception.rules import Purpose


class VisitKind(StrEnum):
    """How the customer reached the store (§6.2)."""

    WALK_IN = "walk_in"
    APPOINTMENT = "appointment"
    CALL = "call"


class LineState(StrEnum):
    """Where the customer stands when leaving (§6.2): 潜在/预定/成交/准放弃/放弃/购他车."""

    PROSPECT = "prospect"
    ORDERED = "ordered"
    WON = "won"
    GIVING_UP = "giving_up"
    GAVE_UP = "gave_up"
    BOUGHT_ELSEWHERE = "bought_elsewhere"


class ContactWay(StrEnum):
    """How the customer wants to be reached (§6.2)."""

    PHONE = "phone"
    WECHAT = "wechat"
    SMS = "sms"
    VISIT = "visit"
    MAIL = "mail"


class AbsenceReason(StrEnum):
    """Why a consultant stands outside the queue (RC-06)."""

    LUNCH = "lunch"
    LEAVE = "leave"
    TRAINING = "training"
    TEST_DRIVE = "test_drive"
    MEETING = "meeting"
    OTHER = "other"


class AppointmentState(StrEnum):
    """What became of an appointment."""

    PLANNED = "planned"
    KEPT = "kept"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class Visit(Numbered, Model):
    """One line of the 来店/来电客流登记表 (§6.2); anonymous while `customer_id` is empty.

    `consultant_id` receives, None while the party waits for one; `in_turn`: the queue chose, so the line used a turn
    up (RC-06). `appointment_on` is the day a caller promised to come; `visited_before` and `had_card` are what was
    known when the line was written, for RC-01. `logged_at` is when the line was written, `greeted_at` the first
    greeting (RC-04). A line taken back keeps its row (`struck_at`) without customer and deal.
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
    plate: Mapped[str] = mapped_column(sa.String(16), default="", server_default="")
    wanted_brand: Mapped[str] = mapped_column(sa.String(40), default="", server_default="")
    wanted_version: Mapped[str] = mapped_column(sa.String(60), default="", server_default="")
    wanted_colour: Mapped[str] = mapped_column(sa.String(30), default="", server_default="")
    trade_in: Mapped[str] = mapped_column(sa.String(80), default="", server_default="")
    campaign_id: Mapped[int | None] = mapped_column(Key)
    contact_way: Mapped[ContactWay | None] = mapped_column(Word(ContactWay))
    talk: Mapped[str] = mapped_column(sa.String(500), default="", server_default="")
    competitor: Mapped[str] = mapped_column(sa.String(120), default="", server_default="")
    grade_left: Mapped[Grade | None] = mapped_column(Word(Grade))
    next_step: Mapped[str] = mapped_column(sa.String(200), default="", server_default="")
    next_on: Mapped[date | None] = mapped_column(sa.Date)
    state: Mapped[LineState | None] = mapped_column(Word(LineState))
    again: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    in_turn: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    receive_reason: Mapped[str] = mapped_column(sa.String(200), default="", server_default="")
    appointment_id: Mapped[int | None] = mapped_column(Key)
    logged_at: Mapped[datetime | None] = mapped_column(Moment)
    greeted_at: Mapped[datetime | None] = mapped_column(Moment)
    struck_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.Index("ix_visit_customer", "customer_id", "day"),
        sa.Index("ix_visit_open", "left_at", "id"),
        sa.Index("ix_visit_campaign", "campaign_id"),
        sa.CheckConstraint("left_at IS NULL OR left_at >= arrived_at", name="left_after_arrival"),
        sa.CheckConstraint("party_size >= 1", name="somebody_came"),
    )


class OwnershipDecision(Numbered, Model):
    """Who owns a customer from here on (None: nobody), by which rule and evidence (§6.3); followed, never changed."""

    __tablename__ = "ownership_decision"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    visit_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("visit.id"))
    before_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    owner_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    rule: Mapped[str] = mapped_column(sa.String(10))
    evidence_zh: Mapped[str] = mapped_column(sa.String(300))
    evidence_en: Mapped[str] = mapped_column(sa.String(300))
    protected_until: Mapped[date | None] = mapped_column(sa.Date)
    split_percent: Mapped[int] = mapped_column(default=0, server_default="0")
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class Absence(Numbered, Model):
    """A consultant outside the queue from `starts_at` until before `ends_at`; None: until he is back (RC-06)."""

    __tablename__ = "consultant_absence"
    staff_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"), index=True)
    reason: Mapped[AbsenceReason] = mapped_column(Word(AbsenceReason))
    note: Mapped[str] = mapped_column(sa.String(200), default="")
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime | None] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.Index("ix_consultant_absence_now", "ends_at", "starts_at"),
        sa.CheckConstraint("ends_at IS NULL OR ends_at >= starts_at", name="ends_after_start"),
    )


class Appointment(Numbered, Model):
    """A visit agreed beforehand with time and place, both always (S0-03, RC-05)."""

    __tablename__ = "appointment"
    at: Mapped[datetime] = mapped_column(Moment)
    day: Mapped[date] = mapped_column(sa.Date)
    place: Mapped[str] = mapped_column(sa.String(120))
    customer_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    name: Mapped[str] = mapped_column(sa.String(80), default="")
    phone: Mapped[str] = mapped_column(sa.String(30), default="")
    party_size: Mapped[int] = mapped_column(default=1)
    wanted_model: Mapped[str] = mapped_column(sa.String(120), default="")
    reason: Mapped[str] = mapped_column(sa.String(200), default="")
    prepared: Mapped[str] = mapped_column(sa.String(200), default="")
    consultant_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    made_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    made_at: Mapped[datetime] = mapped_column(Moment)
    by_phone: Mapped[bool] = mapped_column(default=True)
    state: Mapped[AppointmentState] = mapped_column(Word(AppointmentState), default=AppointmentState.PLANNED)
    call_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("visit.id"))
    visit_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("visit.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.Index("ix_appointment_day", "day", "state", "at"),
        sa.CheckConstraint("place <> ''", name="has_place"),
        sa.CheckConstraint("party_size >= 1", name="somebody_comes"),
    )


class Enquiry(Numbered, Model):
    """What was said in one call (RC-05, S3-59); the call itself is the line `visit_id` of the log."""

    __tablename__ = "enquiry"
    visit_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("visit.id"), unique=True)
    day: Mapped[date] = mapped_column(sa.Date, index=True)
    started_at: Mapped[datetime] = mapped_column(Moment)
    seconds: Mapped[int]
    address: Mapped[str] = mapped_column(sa.String(200), default="")
    wish_price: Mapped[str] = mapped_column(sa.String(80), default="")
    wish_use: Mapped[str] = mapped_column(sa.String(120), default="")
    wish_pay: Mapped[str] = mapped_column(sa.String(80), default="")
    wish_when: Mapped[str] = mapped_column(sa.String(80), default="")
    verified: Mapped[bool] = mapped_column(default=False)
    asked_price: Mapped[bool] = mapped_column(default=False)
    answers: Mapped[str] = mapped_column(sa.String(200), default="")
    note: Mapped[str] = mapped_column(sa.String(500), default="")
    appointment_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("appointment.id"))
    task_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("customer_task.id"))
    __table_args__ = (sa.CheckConstraint("seconds >= 0", name="time_passes"),)


class StandardAnswer(Numbered, Model):
    """One line of the shared Q&A sheet 答客问 (RC-05, S3-60); an empty text falls back to the other language."""

    __tablename__ = "standard_answer"
    place: Mapped[int] = mapped_column(default=0)
    price: Mapped[bool] = mapped_column(default=False)
    question_zh: Mapped[str] = mapped_column(sa.String(200), default="")
    answer_zh: Mapped[str] = mapped_column(sa.String(1000), default="")
    question_en: Mapped[str] = mapped_column(sa.String(200), default="")
    answer_en: Mapped[str] = mapped_column(sa.String(1000), default="")
    active: Mapped[bool] = mapped_column(default=True)
    changed_at: Mapped[datetime | None] = mapped_column(Moment)
    changed_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Campaign(Numbered, Model):
    """An action that brings people in: kind (a key of `campaigns.KINDS`), where and when (S0-10, S0-11)."""

    __tablename__ = "campaign"
    kind: Mapped[str] = mapped_column(sa.String(40))
    name: Mapped[str] = mapped_column(sa.String(80))
    place: Mapped[str] = mapped_column(sa.String(120))
    starts: Mapped[date] = mapped_column(sa.Date)
    ends: Mapped[date] = mapped_column(sa.Date, index=True)
    note: Mapped[str] = mapped_column(sa.String(500), default="")
    active: Mapped[bool] = mapped_column(default=True)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (sa.CheckConstraint("ends >= starts", name="ends_after_start"),)
