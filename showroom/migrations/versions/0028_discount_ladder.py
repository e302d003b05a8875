"""Discount limits per role and kind of car, requests that expire and grant, turnovers, refused special terms."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable, whole_fen

revision = "0028"
down_revision = "0027"
_LIVE = sa.text("ended_at IS NULL")
_HOUSE = "house: how long a request waits for its answer, and how long the answer may be used (CT-04)"
_HOURS = {"approval.request_hours": "48", "approval.grant_hours": "168"}


def upgrade() -> None:
    _approvals()
    _limits()
    _turnovers()
    _terms()
    _ship_hours()


def _approvals() -> None:
    with op.batch_alter_table("approval") as approval:
        for name in ("expires_at", "granted", "ended_at"):
            approval.add_column(sa.Column(name, sa.BigInteger(), nullable=True))
        approval.add_column(sa.Column("ended", sa.String(length=40), nullable=True))
        approval.add_column(sa.Column("model_id", KEY, nullable=True))
        approval.create_foreign_key(op.f("fk_approval_model_id"), "vehicle_model", ["model_id"], ["id"])
        approval.drop_constraint(op.f("uq_approval_quotation_id_role"), type_="unique")
    op.create_index(
        "uq_approval_live", "approval", ["quotation_id", "role"], unique=True, sqlite_where=_LIVE,
        postgresql_where=_LIVE,
    )  # fmt: skip
    whole_fen("approval", ("granted",), least=0)


def _limits() -> None:
    op.create_table(
        "discount_limit",
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("model_id", KEY, nullable=True),
        sa.Column("brand", sa.String(length=60), nullable=False),
        sa.Column("series", sa.String(length=60), nullable=False),
        sa.Column("share_bp", sa.Integer(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("(model_id IS NULL) <> (brand = '')", name=op.f("ck_discount_limit_one_scope")),
        sa.CheckConstraint("(share_bp IS NULL) <> (amount IS NULL)", name=op.f("ck_discount_limit_one_measure")),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_discount_limit_by")),
        sa.ForeignKeyConstraint(["model_id"], ["vehicle_model.id"], name=op.f("fk_discount_limit_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discount_limit")),
    )
    op.create_index("ix_discount_limit_brand", "discount_limit", ["brand", "series"], unique=False)
    op.create_index(op.f("ix_discount_limit_model_id"), "discount_limit", ["model_id"], unique=False)
    whole_fen("discount_limit", ("amount",), least=0)
    immutable("discount_limit")


def _turnovers() -> None:
    op.create_table(
        "turnover",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("manager_id", KEY, nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("handed_at", sa.BigInteger(), nullable=False),
        sa.Column("handed_by", KEY, nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", KEY, nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("outcome_note", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_turnover_deal_id")),
        sa.ForeignKeyConstraint(["ended_by"], ["staff_member.id"], name=op.f("fk_turnover_ended_by")),
        sa.ForeignKeyConstraint(["handed_by"], ["staff_member.id"], name=op.f("fk_turnover_handed_by")),
        sa.ForeignKeyConstraint(["manager_id"], ["staff_member.id"], name=op.f("fk_turnover_manager_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turnover")),
    )
    op.create_index(op.f("ix_turnover_deal_id"), "turnover", ["deal_id"], unique=False)
    op.create_index(
        "uq_turnover_open", "turnover", ["deal_id"], unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE
    )


def _terms() -> None:
    op.create_table(
        "terms_refusal",
        sa.Column("contract_id", KEY, nullable=False),
        sa.Column("post", sa.String(length=20), nullable=False),
        sa.Column("terms_sha256", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_terms_refusal_by")),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_terms_refusal_contract_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms_refusal")),
        sa.UniqueConstraint(
            "contract_id", "post", "terms_sha256", name=op.f("uq_terms_refusal_contract_id_post_terms_sha256")
        ),
    )
    immutable("terms_refusal")


def _ship_hours() -> None:
    """A store that has its parameters already gets the new ones; an empty one is given all of them at once."""
    if op.get_bind().execute(sa.text("SELECT 1 FROM parameter LIMIT 1")).first() is None:
        return
    table = sa.table("parameter", *(sa.column(n) for n in ("key", "value", "valid_from", "source")))
    always = date(2000, 1, 1)
    op.bulk_insert(
        table, [{"key": key, "value": hours, "valid_from": always, "source": _HOUSE} for key, hours in _HOURS.items()]
    )
