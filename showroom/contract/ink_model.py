"""Papers signed with ink: the numbered print that is signed with a pen, and the scans that come back (§3.6)."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered

_KEPT = sa.text("withdrawn_at IS NULL")


class InkCopy(Numbered, Model):
    """One numbered print for signature by hand: open, then signed or withdrawn, and from then on immutable (CT-06).

    Of a contract (`contract_id`) or of what is done with one (`change_id`). A reissue is one print of two papers: the
    contract issued anew, and in the `page_` columns the page of differences; its signing says which `contract_id` it
    has become. A withdrawn one keeps its numbers and its stored papers; nobody gets those numbers again.
    """

    __tablename__ = "ink_copy"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    contract_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("contract.id"))
    change_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("contract_change.id"))
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    translation_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    sha256: Mapped[str] = mapped_column(sa.String(64))
    page_number: Mapped[str | None] = mapped_column(sa.String(40), unique=True)
    page_document_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("document.id"))
    page_translation_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("document.id"))
    page_sha256: Mapped[str | None] = mapped_column(sa.String(64))
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
        sa.CheckConstraint("contract_id IS NOT NULL OR change_id IS NOT NULL", name="of_something"),
        sa.Index("uq_ink_copy_contract", "contract_id", unique=True, sqlite_where=_KEPT, postgresql_where=_KEPT),
        sa.Index("uq_ink_copy_change", "change_id", unique=True, sqlite_where=_KEPT, postgresql_where=_KEPT),
    )


class PaperScan(Numbered, Model):
    """A scan of a print with its wet signatures; its bytes are a stored paper with a digest of their own."""

    __tablename__ = "paper_scan"
    copy_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("ink_copy.id"), index=True)
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"), unique=True)
    source: Mapped[str] = mapped_column(sa.String(10))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
