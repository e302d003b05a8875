"""Quotations: proposals side by side, which car a version was for, what things cost, the price board of services."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, refuse, whole_fen

revision = "0027"
down_revision = "0026"
_OFFERED = (
    "deal_id", "model_id", "number", "revision", "quoted_on", "valid_until", "guide_price", "discount",
    "contract_price", "options_price", "on_road_price", "due", "pay_way", "draft", "at", "by",
)  # fmt: skip
_SOURCE = "MF-01 price board of optional services: the store marks its own"
_MARKED = {"service.plates": "500", "service.insurance": "0", "service.tax": "0", "service.finance": "0"}


def upgrade() -> None:
    _proposals()
    _costs("vehicle_cost", sa.Column("vehicle_id", KEY, sa.ForeignKey("vehicle.id", name="fk_vehicle_cost_vehicle_id"),
                                     nullable=False))  # fmt: skip
    _costs("option_cost", sa.Column("name", sa.String(length=60), nullable=False))
    # Said in SQL: a batch operation would make the table anew on SQLite and lose its triggers.
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE quotation ADD COLUMN model_id {kind}"
        " CONSTRAINT fk_quotation_model_id REFERENCES vehicle_model (id)"
    )
    op.execute("UPDATE quotation SET model_id = (SELECT model_id FROM deal WHERE deal.id = quotation.deal_id)")
    _keep_versions()
    _ship_prices()


def _keep_versions() -> None:
    """What was offered stays as it was: an accepted row may only be replaced, an older one not even that."""
    same = " AND ".join(f'NEW."{name}" IS NOT DISTINCT FROM OLD."{name}"' for name in _OFFERED)
    replaced = f"(OLD.status = 'accepted' AND NOT ({same}))"
    refuse("quotation", "UPDATE", f"(OLD.status = 'replaced' OR {replaced})", "quotation is immutable", "_offered")
    refuse("quotation", "DELETE", "OLD.status <> 'open'", "quotation is immutable", "_offered")


def _proposals() -> None:
    op.create_table(
        "quote_proposal",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=40), nullable=False),
        sa.Column("model_id", KEY, nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("position BETWEEN 1 AND 3", name=op.f("ck_quote_proposal_three")),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_quote_proposal_by")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_quote_proposal_deal_id")),
        sa.ForeignKeyConstraint(["model_id"], ["vehicle_model.id"], name=op.f("fk_quote_proposal_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote_proposal")),
        sa.UniqueConstraint("deal_id", "position", name=op.f("uq_quote_proposal_deal_id_position")),
    )


def _costs(table: str, what: sa.Column[int] | sa.Column[str]) -> None:
    op.create_table(
        table,
        what,
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f(f"fk_{table}_by")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(what.name, name=op.f(f"uq_{table}_{what.name}")),
    )
    whole_fen(table, ("amount",), least=0)


def _ship_prices() -> None:
    """A store that has its parameters already gets the new ones; an empty one is given all of them at once."""
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT 1 FROM parameter LIMIT 1")).first() is None:
        return
    table = sa.table("parameter", *(sa.column(n) for n in ("key", "value", "valid_from", "source")))
    rows = [{"key": k, "value": v, "valid_from": date(2000, 1, 1), "source": _SOURCE} for k, v in _MARKED.items()]
    op.bulk_insert(table, rows)
