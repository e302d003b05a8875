"""Tables of contract: one sale contract per deal, a draft until it is signed, and who agreed to its special terms."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.contract.contract_paper import CarState, DepositWord, Forum
from showroom.customers.model import IdKind
from showroom.kernel.money import ZERO, Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, PersonalImage, PersonalText, Word
from showroom.persistence.orm import Model, Numbered

_SIGNED = "document_id IS NOT NULL AND sha256 IS NOT NULL AND signed_at IS NOT NULL AND idempotency_key IS NOT NULL"
_UNSIGNED = "document_id IS NULL AND sha256 IS NULL AND signed_at IS NULL AND idempotency_key IS NULL"
_FIRST = sa.text("replaces_id IS NULL")


class Contract(Numbered, Model):
    """A contract of one deal. With a `number` it is signed, and the database refuses every change (CT-07).

    Price and car are read from the deal while it is a draft and frozen in the stored paper's snapshot by signing.
    One issued anew names in `replaces_id` the one that is void by it; the deal's newest is the valid one
    (docs/decisions/009).
    """

    __tablename__ = "contract"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    replaces_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("contract.id"), unique=True)
    buyer_name: Mapped[str] = mapped_column(sa.String(80))
    buyer_id_kind: Mapped[IdKind | None] = mapped_column(Word(IdKind))
    buyer_id_number: Mapped[str] = mapped_column(PersonalText, default="")
    buyer_id_valid_to: Mapped[date | None] = mapped_column(sa.Date)
    buyer_birth: Mapped[date | None] = mapped_column(sa.Date)
    buyer_phone: Mapped[str] = mapped_column(sa.String(30), default="")
    buyer_address: Mapped[str] = mapped_column(sa.String(200), default="")
    invoice_title: Mapped[str] = mapped_column(sa.String(120), default="")
    agent: Mapped[str] = mapped_column(sa.String(80), default="")
    agent_id_number: Mapped[str] = mapped_column(PersonalText, default="")
    guardian: Mapped[str] = mapped_column(sa.String(80), default="")
    deposit_word: Mapped[DepositWord | None] = mapped_column(Word(DepositWord))
    deposit_agreed: Mapped[Money | None] = mapped_column(MoneyColumn)
    deposit_paid: Mapped[Money] = mapped_column(MoneyColumn, default=ZERO)
    balance_due: Mapped[date | None] = mapped_column(sa.Date)
    delivery_date: Mapped[date | None] = mapped_column(sa.Date)
    delivery_place: Mapped[str] = mapped_column(sa.String(200), default="")
    sign_place: Mapped[str] = mapped_column(sa.String(200), default="")
    services: Mapped[str] = mapped_column(sa.Text, default="[]")
    special_terms: Mapped[str] = mapped_column(sa.Text, default="")
    car_state: Mapped[CarState | None] = mapped_column(Word(CarState))
    known_defects: Mapped[str] = mapped_column(sa.Text, default="", server_default="")
    forum: Mapped[Forum] = mapped_column(Word(Forum), default=Forum.COURT)
    forum_name: Mapped[str] = mapped_column(sa.String(80), default="")
    template: Mapped[str] = mapped_column(sa.String(40))
    template_choice: Mapped[str] = mapped_column(sa.String(20), default="")  # a template's code, '': the standard
    created_at: Mapped[datetime] = mapped_column(Moment)
    # set by signing, all in one transaction
    number: Mapped[str | None] = mapped_column(sa.String(40), unique=True)
    document_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("document.id"))
    translation_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("document.id"))
    sha256: Mapped[str | None] = mapped_column(sa.String(64))
    wording_sha256: Mapped[str | None] = mapped_column(sa.String(64))
    price: Mapped[Money | None] = mapped_column(MoneyColumn)
    signed_at: Mapped[datetime | None] = mapped_column(Moment)
    signed_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    buyer_signature: Mapped[bytes | None] = mapped_column(PersonalImage)
    seller_signature: Mapped[bytes | None] = mapped_column(PersonalImage)
    idempotency_key: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.CheckConstraint(f"(number IS NULL AND {_UNSIGNED}) OR (number IS NOT NULL AND {_SIGNED})", name="whole"),
        sa.Index("uq_contract_first", "deal_id", unique=True, sqlite_where=_FIRST, postgresql_where=_FIRST),
    )


class TermsApproval(Numbered, Model):
    """One post's agreement to exactly these special terms; changed terms need it anew (CT-04)."""

    __tablename__ = "terms_approval"
    contract_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract.id"))
    post: Mapped[str] = mapped_column(sa.String(20))
    terms_sha256: Mapped[str] = mapped_column(sa.String(64))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.UniqueConstraint("contract_id", "post", "terms_sha256"),)
