"""Tables of the follow-up: what was agreed after delivery, contacts with their results, surveys and referrals."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered


class ContactWay(StrEnum):
    """How a customer was contacted (GR-02)."""

    CALL = "call"
    WECHAT = "wechat"
    SMS = "sms"
    VISIT = "visit"
    MAIL = "mail"


class ContactResult(StrEnum):
    """What came of a contact; a message that was sent is a contact, a call that nobody took is not (GR-02)."""

    REACHED = "reached"
    SENT = "sent"
    NO_ANSWER = "no_answer"
    CALL_LATER = "call_later"
    WRONG_NUMBER = "wrong_number"
    NO_MORE_CONTACT = "no_more_contact"


class FollowUp(Numbered, Model):
    """The follow-up of one deal: when its plan was made, and why nothing more is done, if so."""

    __tablename__ = "follow_up"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), unique=True)
    planned_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_reason: Mapped[str] = mapped_column(sa.String(200), default="")
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Contact(Numbered, Model):
    """One logged contact or try; never changed afterwards."""

    __tablename__ = "contact"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"))
    task_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("customer_task.id"), index=True)
    way: Mapped[ContactWay] = mapped_column(Word(ContactWay))
    result: Mapped[ContactResult] = mapped_column(Word(ContactResult))
    effective: Mapped[bool]
    note: Mapped[str] = mapped_column(sa.String(500), default="")
    next_due: Mapped[date | None] = mapped_column(sa.Date)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.Index("ix_contact_newest", "deal_id", "id"), sa.Index("ix_contact_by", "by", "at"))


class Survey(Numbered, Model):
    """One answered satisfaction survey; `scores` is JSON {item: 0–10}. Never changed, the newest counts."""

    __tablename__ = "survey"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    scores: Mapped[str] = mapped_column(sa.Text)
    comment: Mapped[str] = mapped_column(sa.String(500), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class Referral(Numbered, Model):
    """Somebody whom the customer of a deal recommends, registered before their first visit (§6.9)."""

    __tablename__ = "referral"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    referrer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    name: Mapped[str] = mapped_column(sa.String(80))
    phone: Mapped[str] = mapped_column(sa.String(30), unique=True)
    reward: Mapped[str] = mapped_column(sa.String(120), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
