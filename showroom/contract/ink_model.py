"""Contracts signed with ink: the numbered print that both sides sign, and the scan that comes back (§3.6)."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered

_OPEN = sa.text("withdrawn_at IS NULL")


class InkCopy(Numbered, Model):
    """One numbered print for signature by hand: open, then signed or withdrawn, and from then on immutable (CT-06).

    A withdrawn one keeps its number and its stored paper; nobody gets that number again.
    """

    __tablename__ = "ink_copy"
    contract_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract.id"))
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    translation_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    sha256: Mapped[str] = mapped_column(sa.String(64))
    printed_at: Mapped[datetime] = mapped_column(Moment)
    printed_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    reason: Mapped[str] = mapped_column(sa.String(300), default="")
    signed_on: Mapped[date | None] = mapped_column(sa.Date)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    confirmed_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (
        sa.CheckConstraint("withdrawn_at IS NULL OR confirmed_at IS NULL", name="one_end"),
        sa.Index("uq_ink_copy_open", "contract_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )


class PaperScan(Numbered, Model):
    """A scan of the contract with its wet signatures; its bytes are a stored paper with a digest of their own."""

    __tablename__ = "paper_scan"
    contract_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract.id"), index=True)
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"), unique=True)
    source: Mapped[str] = mapped_column(sa.String(10))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
