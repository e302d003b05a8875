"""Table of refused special terms: which post said no to exactly these terms, and why (CT-04)."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class TermsRefusal(Numbered, Model):
    """One post's no to a contract's special terms as they stood; other terms are a new question."""

    __tablename__ = "terms_refusal"
    contract_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract.id"))
    post: Mapped[str] = mapped_column(sa.String(20))
    terms_sha256: Mapped[str] = mapped_column(sa.String(64))
    note: Mapped[str] = mapped_column(sa.String(300))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.UniqueConstraint("contract_id", "post", "terms_sha256"),)
