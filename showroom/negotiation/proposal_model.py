"""Alternatives kept beside a deal's working quotation; not needed to open the window."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class QuoteProposal(Numbered, Model):
    """One of up to three alternatives; `draft` is a QuoteDraft as JSON."""

    __tablename__ = "quote_proposal"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(sa.String(40))
    model_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle_model.id"))
    draft: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.UniqueConstraint("deal_id", "position"),
        sa.CheckConstraint("position BETWEEN 1 AND 3", name="three"),
    )
