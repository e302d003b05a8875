"""Tables of the negotiation: quotation versions and the approvals they needed."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.deals.model import PayWay
from showroom.kernel.actor import Role
from showroom.kernel.money import Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, Word
from showroom.persistence.orm import Model, Numbered


class QuotationStatus(StrEnum):
    """A quotation is open until the customer accepts it or a newer version takes its place."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REPLACED = "replaced"


class Quotation(Numbered, Model):
    """One version of the offer; `lines` keeps the typed lines as JSON, the columns keep what is reckoned from them."""

    __tablename__ = "quotation"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    model_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("vehicle_model.id"))
    revision: Mapped[int]
    status: Mapped[QuotationStatus] = mapped_column(Word(QuotationStatus), default=QuotationStatus.OPEN)
    quoted_on: Mapped[date] = mapped_column(sa.Date)
    valid_until: Mapped[date] = mapped_column(sa.Date)
    guide_price: Mapped[Money] = mapped_column(MoneyColumn)
    discount: Mapped[Money] = mapped_column(MoneyColumn)
    contract_price: Mapped[Money] = mapped_column(MoneyColumn)
    options_price: Mapped[Money] = mapped_column(MoneyColumn)
    on_road_price: Mapped[Money] = mapped_column(MoneyColumn)
    due: Mapped[Money] = mapped_column(MoneyColumn)
    pay_way: Mapped[PayWay] = mapped_column(Word(PayWay))
    draft: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.UniqueConstraint("deal_id", "revision"),
        sa.Index("ix_quotation_quoted_on", "quoted_on", "status"),
    )


class ApprovalEnd(StrEnum):
    """How a request stopped counting without, or after, a decision."""

    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


_LIVE = sa.text("ended_at IS NULL")


class Approval(Numbered, Model):
    """One signature that a quotation needs (CT-04): asked by the consultant, given or refused by `role`.

    `expires_at`: until then it may be decided, and once given be used. `granted` is the most that was approved, which
    also covers later versions for the same car (`model_id`). With `ended_at` it counts no more.
    """

    __tablename__ = "approval"
    quotation_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("quotation.id"), index=True)
    role: Mapped[Role] = mapped_column(Word(Role))
    reason: Mapped[str] = mapped_column(sa.String(300))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    asked_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    approved: Mapped[bool | None]
    note: Mapped[str] = mapped_column(sa.String(300), default="")
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    granted: Mapped[Money | None] = mapped_column(MoneyColumn)
    model_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("vehicle_model.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended: Mapped[ApprovalEnd | None] = mapped_column(Word(ApprovalEnd))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.Index("uq_approval_live", "quotation_id", "role", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
        sa.Index("ix_approval_waiting", "decided_at", "role"),
    )
