"""Tables of notices that end a contract: when each arrived or was taken back, and objections to it; all immutable."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.contract.notice_drafts import NoticeOutcome, NoticeWay
from showroom.kernel.money import Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, Word
from showroom.persistence.orm import Model, Numbered


class NoticeEnd(Numbered, Model):
    """What became of an issued notice; with its arrival the contract ended, and what is owed is reckoned (565, DP-03).

    The amounts are those of the ledger on that day: what came in after the notice was issued goes back too.
    """

    __tablename__ = "notice_end"
    change_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract_change.id"), unique=True)
    outcome: Mapped[NoticeOutcome] = mapped_column(Word(NoticeOutcome))
    ended_on: Mapped[date] = mapped_column(sa.Date)
    way: Mapped[NoticeWay | None] = mapped_column(Word(NoticeWay))
    proof: Mapped[str] = mapped_column(sa.String(300))
    kept: Mapped[Money | None] = mapped_column(MoneyColumn)
    owed: Mapped[Money | None] = mapped_column(MoneyColumn)
    owed_to_lender: Mapped[Money | None] = mapped_column(MoneyColumn)
    refunded_before: Mapped[Money | None] = mapped_column(MoneyColumn)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class NoticeObjection(Numbered, Model):
    """The other side's objection to a notice (Civil Code 565); a court decides, the store writes it down."""

    __tablename__ = "notice_objection"
    change_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract_change.id"), index=True)
    came_on: Mapped[date] = mapped_column(sa.Date)
    way: Mapped[NoticeWay] = mapped_column(Word(NoticeWay))
    text: Mapped[str] = mapped_column(sa.String(500))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
