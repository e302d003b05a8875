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
