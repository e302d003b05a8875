"""Pieces of DDL that migrations share and that both databases need in their own words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def refuse(table: str, act: str, when: str, code: str, note: str = "") -> None:
    """A trigger that refuses `act` ('UPDATE', 'DELETE', 'INSERT') on rows for which `when` (SQL over OLD/NEW) holds."""
    name = f"refuse_{act.lower()}_{table}{note}"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{code}'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {when} THEN RAISE EXCEPTION '{code}' USING ERRCODE = 'raise_exception'; END IF;"
        f" RETURN {'OLD' if act == 'DELETE' else 'NEW'}; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def immutable(table: str, when: str = "TRUE") -> None:
    """Refuse UPDATE and DELETE on rows of `table` for which `when` (SQL over OLD) holds (CT-07)."""
    for act in ("UPDATE", "DELETE"):
        refuse(table, act, when, f"{table} is immutable")


def whole_fen(table: str, columns: tuple[str, ...], least: int = -(10**14) + 1) -> None:
    """Refuse money that is no whole fen from `least` to below 10¹⁴ (G-01): SQLite alone would keep 'NaN' and 1.5."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for act in ("INSERT", "UPDATE"):
        wrong = [f'(NEW."{column}" < {least} OR NEW."{column}" >= {10**14})' for column in columns]
        if sqlite:
            wrong += [f"typeof(NEW.\"{column}\") NOT IN ('integer', 'null')" for column in columns]
        refuse(table, act, f"({' OR '.join(wrong)})", "money is whole fen", "_money")


def never_emptied(tables: tuple[str, ...]) -> None:
    """Refuse TRUNCATE on PostgreSQL, which fires no trigger of rows; SQLite has no such statement (CT-07)."""
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION '% is immutable', TG_TABLE_NAME USING ERRCODE = 'raise_exception'; END $$"
    )
    for table in tables:
        op.execute(
            f"CREATE TRIGGER refuse_truncate_{table} BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()"
        )


def follow_merges(table: str, link: str = "customer_id") -> None:
    """Let `link` of an immutable row follow a merge of customers, and that alone (docs/decisions/005).

    The trigger still refuses any other change, any other customer, and rows that the merge did not take down.
    """
    bind, name = op.get_bind(), f"refuse_update_{table}"
    others = [column["name"] for column in sa.inspect(bind).get_columns(table) if column["name"] != link]
    same = " AND ".join(f'NEW."{column}" IS NOT DISTINCT FROM OLD."{column}"' for column in others)
    merged = (
        "EXISTS (SELECT 1 FROM customer_merge m JOIN customer_merge_row r ON r.merge_id = m.id"  # noqa: S608 - our own
        f" WHERE m.undone_at IS NULL AND r.table_name = '{table}' AND r.row_key = '[' || OLD.id || ']'"
        f" AND ((OLD.{link} = m.lost_id AND NEW.{link} = m.kept_id)"
        f" OR (OLD.{link} = m.kept_id AND NEW.{link} = m.lost_id)))"
    )
    if bind.dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {name}")
    else:
        op.execute(f"DROP TRIGGER {name} ON {table}")
        op.execute(f"DROP FUNCTION {name}()")
    refuse(table, "UPDATE", f"NOT ({same} AND {merged})", f"{table} is immutable")
