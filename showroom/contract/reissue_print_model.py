"""Reissues signed with ink: the numbered print of both papers that both sides sign with a pen (§3.6, CT-06)."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered

_OPEN = sa.text("withdrawn_at IS NULL")


class ReissuePrint(Numbered, Model):
    """The page of differences and the contract issued anew, printed: open, then signed or withdrawn, then immutable.

    `number` is the page's (BG), `contract_number` the new contract's (XS); withdrawn, both numbers and all four papers
    stay, and nobody gets the numbers again.
    """

    __tablename__ = "reissue_print"
    change_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract_change.id"))
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    translation_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    sha256: Mapped[str] = mapped_column(sa.String(64))
    contract_number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    contract_document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    contract_translation_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    contract_sha256: Mapped[str] = mapped_column(sa.String(64))
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
        sa.Index("uq_reissue_print_open", "change_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )
