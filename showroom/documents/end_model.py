"""What became of a stored paper that no longer holds: genuine for ever, but void or ended since a day (CT-06)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key
from showroom.persistence.orm import Model


class DocumentEnd(Model):
    """A paper ended by the paper `by_number`; `valid_number` took its place, '' where nothing did. Immutable."""

    __tablename__ = "document_end"
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"), primary_key=True, autoincrement=False)
    by_number: Mapped[str] = mapped_column(sa.String(40))
    valid_number: Mapped[str] = mapped_column(sa.String(40), default="")
    ended_on: Mapped[date] = mapped_column(sa.Date)
