"""Stored paper: the bytes of every sealed document with their hash, immutable once written (CT-07)."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, PersonalImage, SealedText
from showroom.persistence.orm import Model, Numbered


class Document(Numbered, Model):
    """What is known of a document; the bytes lie in `document_blob`, so that lists never load them."""

    __tablename__ = "document"
    kind: Mapped[str] = mapped_column(sa.String(40))
    number: Mapped[str] = mapped_column(sa.String(40))
    language: Mapped[str] = mapped_column(sa.String(2))
    deal_id: Mapped[int | None] = mapped_column(Key, index=True)
    customer_id: Mapped[int | None] = mapped_column(Key, index=True)
    sha256: Mapped[str] = mapped_column(sa.String(64), index=True)
    pages: Mapped[int]
    template: Mapped[str] = mapped_column(sa.String(40))
    snapshot: Mapped[str] = mapped_column(SealedText)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.UniqueConstraint("number", "kind", "language"),)


class DocumentBlob(Model):
    """The PDF itself."""

    __tablename__ = "document_blob"
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"), primary_key=True, autoincrement=False)
    pdf: Mapped[bytes] = mapped_column(PersonalImage)
