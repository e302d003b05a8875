"""Contracts void and issued anew: one deal may have more than one signed contract, each but the first replacing one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.kernel.errors import Bug
from showroom.migrations.ddl import KEY, immutable, never_emptied

revision = "0034"
down_revision = "0033"
_FIRST = sa.text("replaces_id IS NULL")
_ONE_A_DEAL = "CONSTRAINT uq_contract_deal_id UNIQUE (deal_id)"
_ONE_A_CONTRACT = (
    "CONSTRAINT fk_contract_replaces_id FOREIGN KEY(replaces_id) REFERENCES contract (id),"
    " CONSTRAINT uq_contract_replaces_id UNIQUE (replaces_id)"
)


def upgrade() -> None:
    op.add_column("contract", sa.Column("replaces_id", KEY, nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        _rebuild()
    else:
        op.drop_constraint("uq_contract_deal_id", "contract")
        op.create_foreign_key("fk_contract_replaces_id", "contract", "contract", ["replaces_id"], ["id"])
        op.create_unique_constraint("uq_contract_replaces_id", "contract", ["replaces_id"])
    op.create_index("ix_contract_deal_id", "contract", ["deal_id"])
    op.create_index(
        "uq_contract_first", "contract", ["deal_id"], unique=True, sqlite_where=_FIRST, postgresql_where=_FIRST
    )
    op.add_column("contract_change", sa.Column("buyer_draft", sa.String(length=6000), nullable=True))
    op.create_table(
        "document_end",
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("by_number", sa.String(length=40), nullable=False),
        sa.Column("valid_number", sa.String(length=40), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_document_end_document_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document_end")),
    )
    immutable("document_end")
    never_emptied(("document_end",))


def _rebuild() -> None:
    """SQLite drops no constraint: the table is written anew, with its indexes and triggers.

    Its rows are named by others. Deferred, the keys that the DROP leaves dangling are counted, and each row that
    comes back takes its own off the count; the commit refuses unless none is left.
    """
    bind = op.get_bind()
    bind.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    made = "SELECT sql FROM sqlite_master WHERE tbl_name = 'contract' AND type = ? AND sql IS NOT NULL"
    (table,) = bind.exec_driver_sql(made, ("table",)).scalars()
    others = [sql for kind in ("index", "trigger") for sql in bind.exec_driver_sql(made, (kind,)).scalars()]
    if table.count(_ONE_A_DEAL) != 1:
        raise Bug(f"the contract table is not the one that 0007 made: {table}")
    columns = ", ".join(f'"{column["name"]}"' for column in sa.inspect(bind).get_columns("contract"))
    for statement in (
        "CREATE TABLE contract_kept AS SELECT * FROM contract",
        "DROP TABLE contract",
        table.replace(_ONE_A_DEAL, _ONE_A_CONTRACT),
        f"INSERT INTO contract ({columns}) SELECT {columns} FROM contract_kept",
        "DROP TABLE contract_kept",
        *others,
    ):
        bind.exec_driver_sql(statement)
