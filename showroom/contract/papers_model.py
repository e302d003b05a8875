"""Tables of the papers around the contract: intent orders (订金), the same-day filing, orders by phone or fax."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.kernel.money import ZERO, Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, PersonalImage, Word
from showroom.persistence.orm import Model, Numbered

_SIGNED = "document_id IS NOT NULL AND sha256 IS NOT NULL AND signed_at IS NOT NULL AND idempotency_key IS NOT NULL"
_UNSIGNED = "document_id IS NULL AND sha256 IS NULL AND signed_at IS NULL AND idempotency_key IS NULL"
_DRAFT = sa.text("number IS NULL")


class IntentEnding(StrEnum):
    """How an intent order ended; the money is returned in full, or goes over into the contract that says so (DP-05)."""

    CONVERTED = "converted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class OrderWay(StrEnum):
    """How an order came that nobody has signed (CT-05)."""

    PHONE = "phone"
    FAX = "fax"
    MESSAGE = "message"


class IntentOrder(Numbered, Model):
    """订购意向书: the paper to sign a contract later, with a refundable prepayment (DP-05, DP-06).

    With a `number` it is signed and immutable; what was spoken of on that day is in the stored paper's snapshot.
    """

    __tablename__ = "intent_order"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    amount: Mapped[Money] = mapped_column(MoneyColumn)
    valid_until: Mapped[date] = mapped_column(sa.Date)
    delivery_note: Mapped[str] = mapped_column(sa.String(120), default="")
    wishes: Mapped[str] = mapped_column(sa.String(500), default="")
    guardian: Mapped[str] = mapped_column(sa.String(80), default="", server_default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    # set by signing, all in one transaction
    number: Mapped[str | None] = mapped_column(sa.String(40), unique=True)
    document_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("document.id"))
    translation_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("document.id"))
    sha256: Mapped[str | None] = mapped_column(sa.String(64))
    signed_at: Mapped[datetime | None] = mapped_column(Moment)
    signed_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    buyer_signature: Mapped[bytes | None] = mapped_column(PersonalImage)
    seller_signature: Mapped[bytes | None] = mapped_column(PersonalImage)
    idempotency_key: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.CheckConstraint(f"(number IS NULL AND {_UNSIGNED}) OR (number IS NOT NULL AND {_SIGNED})", name="whole"),
        sa.Index("uq_intent_order_draft", "deal_id", unique=True, sqlite_where=_DRAFT, postgresql_where=_DRAFT),
    )


class IntentEnd(Numbered, Model):
    """The one end of a signed intent order; `due` is what goes back to the customer, in full (DP-05)."""

    __tablename__ = "intent_end"
    intent_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("intent_order.id"), unique=True)
    ending: Mapped[IntentEnding] = mapped_column(Word(IntentEnding))
    reason: Mapped[str] = mapped_column(sa.String(300), default="")
    contract_number: Mapped[str] = mapped_column(sa.String(40), default="")
    due: Mapped[Money] = mapped_column(MoneyColumn, default=ZERO)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class ContractFiling(Numbered, Model):
    """The manager's word that a signed contract was read, confirmed and archived (CT-05, S3-45)."""

    __tablename__ = "contract_filing"
    contract_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract.id"), unique=True)
    departments: Mapped[str] = mapped_column(sa.Text, default="[]")
    note: Mapped[str] = mapped_column(sa.String(300), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class InformalOrder(Numbered, Model):
    """An order by phone, fax or message: it binds nobody here before the manager confirms it (CT-05, S3-45).

    `confirmed_at` and `confirmed_by` are the manager's word, whichever it was; with a `refusal` it was no.
    """

    __tablename__ = "informal_order"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    way: Mapped[OrderWay] = mapped_column(Word(OrderWay))
    text: Mapped[str] = mapped_column(sa.String(500))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    confirmed_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    refusal: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
