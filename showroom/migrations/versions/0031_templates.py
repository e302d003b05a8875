"""Contract templates: versions, blocks, withdrawals, and the texts that contracts were signed on (CT-07)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable, never_emptied, refuse

revision = "0031"
down_revision = "0030"
_VERSION = "contract_template_version"
_BLOCK = "contract_template_block"


def upgrade() -> None:
    _template()
    _template_version()
    _template_block()
    _template_withdrawal()
    _wording()
    op.add_column("contract", sa.Column("wording_sha256", sa.String(length=64), nullable=True))
    immutable(_VERSION, "OLD.state = 'released'")
    immutable("contract_template", f"EXISTS ({_released('template_id = OLD.id')})")
    refuse(_BLOCK, "INSERT", f"EXISTS ({_released('id = NEW.version_id')})", f"{_BLOCK} is immutable")
    refuse(_BLOCK, "DELETE", f"EXISTS ({_released('id = OLD.version_id')})", f"{_BLOCK} is immutable")
    touched = _released("id IN (OLD.version_id, NEW.version_id)")
    refuse(_BLOCK, "UPDATE", f"EXISTS ({touched})", f"{_BLOCK} is immutable")
    immutable("contract_template_withdrawal")
    immutable("contract_wording")
    never_emptied(("contract_template", _VERSION, _BLOCK, "contract_template_withdrawal", "contract_wording"))


def _released(which: str) -> str:
    return f"SELECT 1 FROM {_VERSION} WHERE {which} AND state = 'released'"


def _wording() -> None:
    op.create_table(
        "contract_wording",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_wording")),
        sa.UniqueConstraint("sha256", name=op.f("uq_contract_wording_sha256")),
    )


def _template() -> None:
    op.create_table(
        "contract_template",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name_zh", sa.String(length=60), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_contract_template_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_template")),
        sa.UniqueConstraint("code", name=op.f("uq_contract_template_code")),
    )


def _template_version() -> None:
    op.create_table(
        "contract_template_version",
        sa.Column("template_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("based_on", sa.String(length=40), nullable=False),
        sa.Column("left_over", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("author_id", KEY, nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("legal_review", sa.String(length=120), nullable=False),
        sa.Column("released_at", sa.BigInteger(), nullable=True),
        sa.Column("released_by", KEY, nullable=True),
        sa.Column("wording_sha256", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "state = 'draft' OR (released_at IS NOT NULL AND released_by IS NOT NULL AND wording_sha256 IS NOT NULL"
            " AND valid_from IS NOT NULL)",
            name=op.f("ck_contract_template_version_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["staff_member.id"], name=op.f("fk_contract_template_version_author_id")
        ),
        sa.ForeignKeyConstraint(
            ["released_by"], ["staff_member.id"], name=op.f("fk_contract_template_version_released_by")
        ),
        sa.ForeignKeyConstraint(
            ["template_id"], ["contract_template.id"], name=op.f("fk_contract_template_version_template_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_template_version")),
        sa.UniqueConstraint("template_id", "number", name=op.f("uq_contract_template_version_template_id_number")),
    )
    op.create_index(
        "ix_contract_template_version_valid_from", "contract_template_version", ["state", "valid_from"], unique=False
    )


def _template_block() -> None:
    op.create_table(
        "contract_template_block",
        sa.Column("version_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("title_zh", sa.String(length=120), nullable=False),
        sa.Column("title_en", sa.String(length=120), nullable=False),
        sa.Column("clauses", sa.Text(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["contract_template_version.id"], name=op.f("fk_contract_template_block_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_template_block")),
        sa.UniqueConstraint("version_id", "key", name=op.f("uq_contract_template_block_version_id_key")),
        sa.UniqueConstraint("version_id", "position", name=op.f("uq_contract_template_block_version_id_position")),
    )


def _template_withdrawal() -> None:
    op.create_table(
        "contract_template_withdrawal",
        sa.Column("version_id", KEY, nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_contract_template_withdrawal_by")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["contract_template_version.id"], name=op.f("fk_contract_template_withdrawal_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_template_withdrawal")),
        sa.UniqueConstraint("version_id", name=op.f("uq_contract_template_withdrawal_version_id")),
    )
