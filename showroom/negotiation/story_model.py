"""Tables of case stories: how a signer won a customer, told to the others (S3-04); not needed to open the window."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class CaseStory(Numbered, Model):
    """The story of one signed deal: who the customer was (never by name), how it went, and what is learnt from it.

    `told_on`: the morning meeting it is told at, None while it is not shared; `sought` is what the search looks in.
    """

    __tablename__ = "case_story"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), unique=True)
    series: Mapped[str] = mapped_column(sa.String(60), default="")
    title: Mapped[str] = mapped_column(sa.String(80))
    customer: Mapped[str] = mapped_column(sa.String(500))
    process: Mapped[str] = mapped_column(sa.String(1000))
    lesson: Mapped[str] = mapped_column(sa.String(500))
    told_on: Mapped[date | None] = mapped_column(sa.Date)
    sought: Mapped[str] = mapped_column(sa.Text, default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (sa.Index("ix_case_story_told_on", "told_on"),)


class CaseStoryAnswer(Numbered, Model):
    """One objection of the story and the answer that settled it."""

    __tablename__ = "case_story_answer"
    story_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("case_story.id"))
    position: Mapped[int]
    category: Mapped[str] = mapped_column(sa.String(40))
    text: Mapped[str] = mapped_column(sa.String(300))
    answer: Mapped[str] = mapped_column(sa.String(500))
    __table_args__ = (sa.UniqueConstraint("story_id", "position"),)
