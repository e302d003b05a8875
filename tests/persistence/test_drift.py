"""The migrations make exactly the tables that the models describe, on both databases."""

from __future__ import annotations

import importlib
import pkgutil

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import showroom
from showroom.bootstrap import Showroom
from showroom.persistence.orm import Model

OWN_WORLD = ("search_words", "alembic_version")  # the full-text table is not a mapped one


def load_all_models() -> None:
    for module in pkgutil.walk_packages(showroom.__path__, "showroom."):
        if module.name.endswith("model") or module.name.startswith("showroom.persistence."):
            importlib.import_module(module.name)


def drift(store: Showroom, metadata: sa.MetaData) -> list[object]:
    with store.work.db.read() as session:
        context = MigrationContext.configure(
            session.connection(),
            opts={
                "include_name": lambda name, kind, _parents: (
                    not (kind == "table" and name.startswith(OWN_WORLD)) and not (kind == "index" and "words" in name)
                ),
                "compare_type": False,
            },
        )
        return list(compare_metadata(context, metadata))


def test_migrations_and_models_agree(store: Showroom) -> None:
    load_all_models()
    assert drift(store, Model.metadata) == []


def test_a_model_without_its_migration_is_seen(sqlite_store: Showroom) -> None:
    other = sa.MetaData()
    for table in Model.metadata.tables.values():
        table.to_metadata(other)
    sa.Table("forgotten", other, sa.Column("id", sa.Integer, primary_key=True))
    assert any("forgotten" in str(change) for change in drift(sqlite_store, other))
