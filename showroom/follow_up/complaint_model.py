"""Tables of the complaint register: each complaint with its clock, and what was done about it (MF-08)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered


class Channel(StrEnum):
    """How a complaint reached the store."""

    COUNTER = "counter"
    PHONE = "phone"
    SURVEY = "survey"
    LETTER = "letter"
    ONLINE = "online"
    HOTLINE = "12315"


class Subject(StrEnum):
    """What it is about."""

    CAR = "car"
    PRICE = "price"
    CONTRACT = "contract"
    DELIVERY = "delivery"
    FINANCE = "finance"
    AFTER_SALES = "after_sales"
    STAFF = "staff"
    DATA = "data"
    OTHER = "other"


class Outcome(StrEnum):
    """How it ended."""

    SETTLED = "settled"
    GOODWILL = "goodwill"
    REJECTED = "rejected"
    TAKEN_BACK = "taken_back"
    UNREACHABLE = "unreachable"
    AUTHORITY = "authority"


class EntryKind(StrEnum):
    """What was done about a complaint."""

    RECEIVED = "received"
    NOTE = "note"
    TRIED = "tried"
    CONTACTED = "contacted"
    HANDED_OVER = "handed_over"
    ANSWERED = "answered"
    CLOSED = "closed"
    REOPENED = "reopened"


class Complaint(Numbered, Model):
    """One complaint, of a customer or of nobody known; its clock runs from `received_at`.

    Somebody gets in touch by `contact_by`, and the answer is given on `answer_by` at the latest. Closed, it has an
    outcome and says whether the customer is satisfied (None: it could not be asked).
    """

    __tablename__ = "complaint"
    received_at: Mapped[datetime] = mapped_column(Moment)
    channel: Mapped[Channel] = mapped_column(Word(Channel))
    subject: Mapped[Subject] = mapped_column(Word(Subject))
    customer_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    deal_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    caller: Mapped[str] = mapped_column(sa.String(80), default="")
    caller_contact: Mapped[str] = mapped_column(sa.String(120), default="")
    reference: Mapped[str] = mapped_column(sa.String(60), default="")
    text: Mapped[str] = mapped_column(sa.String(2000))
    wish: Mapped[str] = mapped_column(sa.String(500), default="")
    owner_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    contact_by: Mapped[datetime] = mapped_column(Moment)
    answer_by: Mapped[date] = mapped_column(sa.Date)
    contacted_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answer: Mapped[str] = mapped_column(sa.String(2000), default="")
    promised: Mapped[str] = mapped_column(sa.String(300), default="")
    promised_by: Mapped[date | None] = mapped_column(sa.Date)
    promise_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("promise.id"))
    outcome: Mapped[Outcome | None] = mapped_column(Word(Outcome))
    satisfied: Mapped[bool | None]
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    task_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("customer_task.id"), index=True)
    survey_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("survey.id"))
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="outcome"),
        sa.Index("ix_complaint_open", "closed_at", "answer_by"),
        sa.Index("ix_complaint_owner", "owner_id", "closed_at"),
    )


class ComplaintEntry(Numbered, Model):
    """One thing done about a complaint; never changed afterwards."""

    __tablename__ = "complaint_entry"
    complaint_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("complaint.id"), index=True)
    kind: Mapped[EntryKind] = mapped_column(Word(EntryKind))
    text: Mapped[str] = mapped_column(sa.String(2000), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
