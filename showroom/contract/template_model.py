"""Tables of contract templates: versions never changed once released, and the texts contracts were signed on."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered


class TemplateState(StrEnum):
    """What a version is; a released one that was taken back has a row of `contract_template_withdrawal`."""

    DRAFT = "draft"
    RELEASED = "released"


class ContractTemplate(Numbered, Model):
    """A template by its code; the one that comes with the program has no row."""

    __tablename__ = "contract_template"
    code: Mapped[str] = mapped_column(sa.String(20), unique=True)
    kind: Mapped[str] = mapped_column(sa.String(20), default="sale")
    name_zh: Mapped[str] = mapped_column(sa.String(60))
    name_en: Mapped[str] = mapped_column(sa.String(120))
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class TemplateVersion(Numbered, Model):
    """One version; the database refuses every change of a released one and of its blocks (CT-07).

    `valid_from` and `valid_to` are days of signing, both included; `left_over` is what an import could not place.
    """

    __tablename__ = "contract_template_version"
    template_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract_template.id"))
    number: Mapped[int]
    state: Mapped[TemplateState] = mapped_column(Word(TemplateState))
    based_on: Mapped[str] = mapped_column(sa.String(40), default="")
    left_over: Mapped[str] = mapped_column(sa.Text, default="[]")
    created_at: Mapped[datetime] = mapped_column(Moment)
    author_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    valid_from: Mapped[date | None] = mapped_column(sa.Date)
    valid_to: Mapped[date | None] = mapped_column(sa.Date)
    legal_review: Mapped[str] = mapped_column(sa.String(120), default="")
    released_at: Mapped[datetime | None] = mapped_column(Moment)
    released_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    wording_sha256: Mapped[str | None] = mapped_column(sa.String(64))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.UniqueConstraint("template_id", "number"),
        sa.Index("ix_contract_template_version_valid_from", "state", "valid_from"),
        sa.CheckConstraint(
            "state = 'draft' OR (released_at IS NOT NULL AND released_by IS NOT NULL AND wording_sha256 IS NOT NULL"
            " AND valid_from IS NOT NULL)",
            name="whole",
        ),
    )


class TemplateBlock(Numbered, Model):
    """One block of a version; `clauses` is JSON `[[when, zh, en], …]`."""

    __tablename__ = "contract_template_block"
    version_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract_template_version.id"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(sa.String(20))
    title_zh: Mapped[str] = mapped_column(sa.String(120))
    title_en: Mapped[str] = mapped_column(sa.String(120))
    clauses: Mapped[str] = mapped_column(sa.Text)
    __table_args__ = (
        sa.UniqueConstraint("version_id", "position"),
        sa.UniqueConstraint("version_id", "key"),
    )


class TemplateWithdrawal(Numbered, Model):
    """A released version that no contract is signed on any more, from now on."""

    __tablename__ = "contract_template_withdrawal"
    version_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract_template_version.id"), unique=True)
    reason: Mapped[str] = mapped_column(sa.String(200))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class TemplateMark(Numbered, Model):
    """The store's standard from then on, None for the text that comes with the program; the newest row counts."""

    __tablename__ = "contract_template_mark"
    template_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("contract_template.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class ContractWording(Numbered, Model):
    """The whole text that contracts were signed on, by its digest: what they are read and drawn from ever after."""

    __tablename__ = "contract_wording"
    sha256: Mapped[str] = mapped_column(sa.String(64), unique=True)
    text: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime] = mapped_column(Moment)
