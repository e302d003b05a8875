"""Tables of changed and cancelled contracts: one open change a contract, immutable once signed; and who agreed."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.contract.rules import Ending
from showroom.kernel.actor import Role
from showroom.kernel.money import Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, PersonalImage, PersonalText, Word
from showroom.persistence.orm import Model, Numbered

_SIGNED = "document_id IS NOT NULL AND sha256 IS NOT NULL AND signed_at IS NOT NULL AND idempotency_key IS NOT NULL"
_UNSIGNED = "document_id IS NULL AND sha256 IS NULL AND signed_at IS NULL AND idempotency_key IS NULL"
_OPEN = sa.text("number IS NULL AND withdrawn_at IS NULL")


class ChangeKind(StrEnum):
    """换订, 退订, 作废重开, or 解除通知 of one side."""

    CHANGE = "change"
    CANCEL = "cancel"
    REISSUE = "reissue"
    NOTICE = "notice"


class ContractChange(Numbered, Model):
    """What is done with a signed contract (CT-06). With a `number` it is signed and immutable.

    `draft` is what was typed, as JSON; `buyer_draft` that of a reissue, which names the buyer and his papers. The
    columns below the line are what signing fixed. `parent_sha256` is the digest of the paper that this one changes:
    the contract's, or that of the change order before.
    """

    __tablename__ = "contract_change"
    contract_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract.id"), index=True)
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    kind: Mapped[ChangeKind] = mapped_column(Word(ChangeKind))
    draft: Mapped[str] = mapped_column(sa.Text)
    buyer_draft: Mapped[str | None] = mapped_column(PersonalText(6000))
    reason: Mapped[str] = mapped_column(sa.String(300))
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    # set by signing, all in one transaction
    number: Mapped[str | None] = mapped_column(sa.String(40), unique=True)
    revision: Mapped[str | None] = mapped_column(sa.String(44), unique=True)
    parent_sha256: Mapped[str | None] = mapped_column(sa.String(64))
    document_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("document.id"))
    translation_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("document.id"))
    sha256: Mapped[str | None] = mapped_column(sa.String(64))
    signed_at: Mapped[datetime | None] = mapped_column(Moment)
    signed_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    buyer_signature: Mapped[bytes | None] = mapped_column(PersonalImage)
    seller_signature: Mapped[bytes | None] = mapped_column(PersonalImage)
    idempotency_key: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    total_before: Mapped[Money | None] = mapped_column(MoneyColumn)
    total_after: Mapped[Money | None] = mapped_column(MoneyColumn)
    delivery_date: Mapped[date | None] = mapped_column(sa.Date)
    ending: Mapped[Ending | None] = mapped_column(Word(Ending))
    kept: Mapped[Money | None] = mapped_column(MoneyColumn)
    owed: Mapped[Money | None] = mapped_column(MoneyColumn)
    owed_to_lender: Mapped[Money | None] = mapped_column(MoneyColumn)
    refunded_before: Mapped[Money | None] = mapped_column(MoneyColumn)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.CheckConstraint(f"(number IS NULL AND {_UNSIGNED}) OR (number IS NOT NULL AND {_SIGNED})", name="whole"),
        sa.Index(
            "uq_contract_change_open", "contract_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
        ),
    )  # fmt: skip


class ChangeApproval(Numbered, Model):
    """One post's word on exactly these terms; changed terms need it anew (CT-04, CT-06)."""

    __tablename__ = "change_approval"
    change_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract_change.id"))
    role: Mapped[Role] = mapped_column(Word(Role))
    terms_sha256: Mapped[str] = mapped_column(sa.String(64))
    approved: Mapped[bool]
    note: Mapped[str] = mapped_column(sa.String(300), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.UniqueConstraint("change_id", "role", "terms_sha256"),)
