"""Sealed rows let an act of erasing in, row by row, while its pass lies in the same transaction (CT-07, PI-08)."""

from __future__ import annotations

import re

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
_NEVER = frozenset({"audit_entry", "audit_head", "erasure", "erased_paper", "processing_record", "customer_standing"})
"""Tables that erasing has no business in."""
_SEALED_BY = re.compile(r"refuse_(?:update|delete)_(?P<table>\w+?)(?P<note>_offered)?$")
_ON_FILE = re.compile(r"WHEN (?P<when>.*) BEGIN SELECT RAISE", re.DOTALL)
_ON_SERVER = re.compile(r"IF (?P<when>.*) THEN RAISE", re.DOTALL)


def upgrade() -> None:
    """Every trigger that seals rows, of whatever revision, asks for the pass beside its own condition."""
    bind = op.get_bind()
    inspector = sa.inspect(bind)
    tables = set(inspector.get_table_names()) - _NEVER
    on_file = bind.dialect.name == "sqlite"
    for name, text in _triggers(on_file):
        found = _SEALED_BY.match(name)
        if found is None or found["table"] not in tables:
            continue
        table = found["table"]
        key = inspector.get_pk_constraint(table)["constrained_columns"]
        if len(key) == 1:
            _let_in(name, text, _free_of(table, key[0]), on_file=on_file)


def _triggers(on_file: bool) -> list[tuple[str, str]]:
    """Names and texts of what seals rows: triggers on SQLite, their functions on PostgreSQL."""
    query = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        if on_file
        else "SELECT p.proname, p.prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = current_schema() AND p.proname LIKE 'refuse%'"
    )
    return [(str(name), str(text)) for name, text in op.get_bind().execute(sa.text(query)).all()]


def _free_of(table: str, key: str) -> str:
    row = f"p.table_name = '{table}' AND p.row_key = '[' || OLD.{key} || ']'"
    return f"NOT EXISTS (SELECT 1 FROM erasure_pass p WHERE {row})"


def _let_in(name: str, text: str, free: str, *, on_file: bool) -> None:
    pattern = _ON_FILE if on_file else _ON_SERVER
    found = pattern.search(text)
    if found is None:
        raise ValueError(name)
    start, end = found.span("when")
    changed = f"{text[:start]}({found['when']}) AND {free}{text[end:]}"
    if on_file:
        op.execute(f"DROP TRIGGER {name}")
        op.execute(changed)
    else:
        op.execute(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $pass${changed}$pass$")
