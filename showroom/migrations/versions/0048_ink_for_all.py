"""One table of prints for signature by hand, whatever paper they are of, and scans that hang on the print (§3.6).

Before, a contract's print and a reissue's stood in two tables, a scan on the contract, and other papers had none. And
the buyer's word on a brand without authorisation says for which reissue it was given (MF-03).
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable, never_emptied

revision = "0048"
down_revision = "0045"
_KEPT = sa.text("withdrawn_at IS NULL")
_TABLES = ("paper_scan", "ink_copy", "reissue_print")
_PEOPLE = ("printed_by", "withdrawn_by", "confirmed_by")
_PAPERS = ("document_id", "translation_id", "page_document_id", "page_translation_id")
_SAME = (
    "printed_at", "printed_by", "withdrawn_at", "withdrawn_by", "reason", "signed_on", "confirmed_at", "confirmed_by",
)  # fmt: skip
_Rows = list[dict[str, Any]]


def upgrade() -> None:
    before = {table: _rows(table) for table in _TABLES}
    for table in _TABLES:
        _drop(table)
    _ink_copy()
    _paper_scan()
    copies = _copies(before["ink_copy"], before["reissue_print"])
    _put("ink_copy", copies)
    of_contract = {row["contract_id"]: row["id"] for row in copies if row["withdrawn_at"] is None}
    scans = [{name: row[name] for name in row if name != "contract_id"} for row in before["paper_scan"]]
    for scan, row in zip(scans, before["paper_scan"], strict=True):
        scan["copy_id"] = of_contract[row["contract_id"]]
    _put("paper_scan", scans)
    immutable("ink_copy", f"(OLD.withdrawn_at IS NOT NULL OR OLD.confirmed_at IS NOT NULL) AND {_no_pass('ink_copy')}")
    immutable("paper_scan", _no_pass("paper_scan"))
    never_emptied(("ink_copy", "paper_scan"))
    _brand_notice()


def _copies(contracts: _Rows, reissues: _Rows) -> _Rows:
    """Every print of before; a reissue that was confirmed has its contract's row already."""
    empty = dict.fromkeys(("contract_id", "change_id", "page_number", "page_document_id", "page_translation_id"))
    made = {row["number"]: empty | {"page_sha256": None} | row for row in contracts}
    last = max((row["id"] for row in contracts), default=0)
    changes = op.get_bind().execute(sa.text("SELECT id, deal_id FROM contract_change"))
    deals = {ident: deal for ident, deal in changes}  # noqa: C416 - rows, not pairs
    for row in sorted(reissues, key=lambda row: row["id"]):
        number = row["contract_number"]
        if number not in made:
            last += 1
            made[number] = empty | {name: row[name] for name in _SAME} | {
                "id": last, "deal_id": deals[row["change_id"]], "number": number,
                "document_id": row["contract_document_id"], "translation_id": row["contract_translation_id"],
                "sha256": row["contract_sha256"],
            }  # fmt: skip
        made[number] |= {
            "change_id": row["change_id"], "page_number": row["number"], "page_document_id": row["document_id"],
            "page_translation_id": row["translation_id"], "page_sha256": row["sha256"],
        }  # fmt: skip
    return list(made.values())


def _rows(table: str) -> _Rows:
    return [dict(row) for row in op.get_bind().execute(sa.text(f"SELECT * FROM {table}")).mappings()]


def _put(table: str, rows: _Rows) -> None:
    """The rows with the ids that they had; PostgreSQL counts on from the last."""
    if not rows:
        return
    bind = op.get_bind()
    bind.execute(sa.insert(sa.table(table, *(sa.column(name) for name in rows[0]))), rows)
    if bind.dialect.name == "postgresql":
        counter = f"pg_get_serial_sequence('{table}', 'id')"
        bind.execute(sa.text(f"SELECT setval({counter}, (SELECT max(id) FROM {table}))"))


def _drop(table: str) -> None:
    op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":  # its triggers' functions stay behind
        for act in ("update", "delete"):
            op.execute(f"DROP FUNCTION refuse_{act}_{table}()")


def _no_pass(table: str) -> str:
    """Rows open to an act of erasing while its pass lies in the same transaction, as 0043 gave them to all."""
    return (
        f"NOT EXISTS (SELECT 1 FROM erasure_pass p WHERE p.table_name = '{table}' AND p.row_key = '[' || OLD.id || ']')"
    )


def _ink_copy() -> None:
    op.create_table(
        "ink_copy",
        sa.Column("deal_id", KEY, nullable=False),
        sa.Column("contract_id", KEY, nullable=True),
        sa.Column("change_id", KEY, nullable=True),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("translation_id", KEY, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("page_number", sa.String(length=40), nullable=True),
        sa.Column("page_document_id", KEY, nullable=True),
        sa.Column("page_translation_id", KEY, nullable=True),
        sa.Column("page_sha256", sa.String(length=64), nullable=True),
        sa.Column("printed_at", sa.BigInteger(), nullable=False),
        sa.Column("printed_by", KEY, nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_by", KEY, nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_by", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("withdrawn_at IS NULL OR confirmed_at IS NULL", name=op.f("ck_ink_copy_one_end")),
        sa.CheckConstraint("contract_id IS NOT NULL OR change_id IS NOT NULL", name=op.f("ck_ink_copy_of_something")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_ink_copy_deal_id")),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_ink_copy_contract_id")),
        sa.ForeignKeyConstraint(["change_id"], ["contract_change.id"], name=op.f("fk_ink_copy_change_id")),
        *(sa.ForeignKeyConstraint([n], ["document.id"], name=op.f(f"fk_ink_copy_{n}")) for n in _PAPERS),
        *(sa.ForeignKeyConstraint([n], ["staff_member.id"], name=op.f(f"fk_ink_copy_{n}")) for n in _PEOPLE),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ink_copy")),
        sa.UniqueConstraint("number", name=op.f("uq_ink_copy_number")),
        sa.UniqueConstraint("page_number", name=op.f("uq_ink_copy_page_number")),
    )
    op.create_index(op.f("ix_ink_copy_deal_id"), "ink_copy", ["deal_id"], unique=False)
    for of in ("contract", "change"):
        op.create_index(
            f"uq_ink_copy_{of}", "ink_copy", [f"{of}_id"], unique=True, sqlite_where=_KEPT, postgresql_where=_KEPT
        )


def _paper_scan() -> None:
    op.create_table(
        "paper_scan",
        sa.Column("copy_id", KEY, nullable=False),
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_paper_scan_by")),
        sa.ForeignKeyConstraint(["copy_id"], ["ink_copy.id"], name=op.f("fk_paper_scan_copy_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_paper_scan_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_scan")),
        sa.UniqueConstraint("document_id", name=op.f("uq_paper_scan_document_id")),
    )
    op.create_index(op.f("ix_paper_scan_copy_id"), "paper_scan", ["copy_id"], unique=False)


def _brand_notice() -> None:
    """SQLite takes a key with the column only; the table keeps its rows and its triggers."""
    name, kind = "fk_brand_notice_change_id", "INTEGER"
    if op.get_bind().dialect.name == "postgresql":
        kind = "BIGINT"
    op.execute(
        f"ALTER TABLE brand_notice ADD COLUMN change_id {kind} CONSTRAINT {name} REFERENCES contract_change (id)"
    )
