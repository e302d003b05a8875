"""Stored papers whose bytes are gone because their period ended: number, digest and record stay (PI-07, CT-06)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key
from showroom.persistence.orm import Model


class ErasedPaper(Model):
    """One paper without bytes. Immutable: what is gone is gone, and who proves the store knows why."""

    __tablename__ = "erased_paper"
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"), primary_key=True, autoincrement=False)
    rule: Mapped[str] = mapped_column(sa.String(40))
    erased_on: Mapped[date] = mapped_column(sa.Date)
