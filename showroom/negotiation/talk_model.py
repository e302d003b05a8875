"""Tables of the talk about the price: the shared library of answers, their use, closings, buying signals (§6.6)."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class ObjectionEntry(Numbered, Model):
    """One objection that recurs with the best answer known (S0-23); `series` '' holds for every car.

    `sought` is what the search looks in: the texts and the objection's pinyin. `objection_id`: learnt from that one.
    """

    __tablename__ = "objection_entry"
    category: Mapped[str] = mapped_column(sa.String(40))
    series: Mapped[str] = mapped_column(sa.String(60), default="")
    text: Mapped[str] = mapped_column(sa.String(300))
    answer: Mapped[str] = mapped_column(sa.String(500))
    evidence: Mapped[str] = mapped_column(sa.String(300), default="")
    active: Mapped[bool] = mapped_column(default=True)
    sought: Mapped[str] = mapped_column(sa.Text, default="")
    objection_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("objection.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (sa.Index("ix_objection_entry_offered", "active", "category", "series"),)


class ObjectionEntryText(Numbered, Model):
    """How an entry stood in each of its versions; never changed, so that no wording is lost."""

    __tablename__ = "objection_entry_text"
    entry_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("objection_entry.id"))
    revision: Mapped[int]
    category: Mapped[str] = mapped_column(sa.String(40))
    series: Mapped[str] = mapped_column(sa.String(60), default="")
    text: Mapped[str] = mapped_column(sa.String(300))
    answer: Mapped[str] = mapped_column(sa.String(500))
    evidence: Mapped[str] = mapped_column(sa.String(300), default="")
    active: Mapped[bool]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.UniqueConstraint("entry_id", "revision"),)


class ObjectionAnswer(Numbered, Model):
    """One try to answer an objection: with which entry (None: own words), for which car, and whether it settled it.

    The success rates are counted from these rows alone; the index holds all that the count needs.
    """

    __tablename__ = "objection_answer"
    objection_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("objection.id"), index=True)
    entry_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("objection_entry.id"))
    series: Mapped[str] = mapped_column(sa.String(60), default="")
    answer: Mapped[str] = mapped_column(sa.String(500))
    evidence: Mapped[str] = mapped_column(sa.String(300), default="")
    settled: Mapped[bool]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.Index("ix_objection_answer_rate", "entry_id", "series", "settled", "objection_id"),)


class SatisfactionQuestion(Numbered, Model):
    """The 100 % question was asked (S0-22); `demands` counts what was written down, 0: nothing is missing."""

    __tablename__ = "satisfaction_question"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    demands: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class BuyingSignal(Numbered, Model):
    """A sign that the customer is ready, when it was seen (S0-06); `signal` is a key of `talk_words.SIGNALS`."""

    __tablename__ = "buying_signal"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"))
    signal: Mapped[str] = mapped_column(sa.String(40))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.UniqueConstraint("deal_id", "signal"),)


class ClosingAttempt(Numbered, Model):
    """How the seller asked for the decision and what came of it (S0-24); what was claimed was true when it was said.

    `basis` is the key and name of the true reason it rested on: an offer with its last day, or cars in stock.
    """

    __tablename__ = "closing_attempt"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    technique: Mapped[str] = mapped_column(sa.String(40))
    said: Mapped[str] = mapped_column(sa.String(500), default="")
    basis: Mapped[str] = mapped_column(sa.String(240), default="")
    basis_ends: Mapped[date | None] = mapped_column(sa.Date)
    cars_left: Mapped[int | None]
    outcome: Mapped[str] = mapped_column(sa.String(40))
    note: Mapped[str] = mapped_column(sa.String(300), default="")
    decide_by: Mapped[date | None] = mapped_column(sa.Date)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
