"""Write the body of a migration from the tables of model modules: .ci/revision.py showroom.reception.model …

Prints the `op.create_table(...)` lines for the tables that these modules define; paste them into the revision file.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext

import showroom
from showroom.persistence.orm import Model


def render_item(kind: str, item: object, context: object) -> str | bool:
    """Column types as plain SQL types: a migration must not change when our classes do."""
    if kind != "type":
        return False
    words = {
        "Moment": "sa.BigInteger()",
        "MoneyColumn": "sa.BigInteger()",
        "Word": "sa.String(length=40)",
        "PersonalText": "sa.String(length=367)",  # room for 64 signs encrypted, see columns.sealed_length
        "SealedText": "sa.Text()",
        "PersonalImage": "sa.LargeBinary()",
    }
    return words.get(type(item).__name__, "KEY" if "with_variant" in repr(item) or _is_key(item) else False)


def _is_key(item: object) -> bool:
    return isinstance(item, sa.BigInteger) and bool(getattr(item, "_variant_mapping", None))


def main(modules: list[str]) -> None:
    for module in pkgutil.walk_packages(showroom.__path__, "showroom."):
        if module.name.endswith("model"):
            importlib.import_module(module.name)
    for name in modules:
        importlib.import_module(name)
    wanted = {
        table.name
        for mapper in Model.registry.mappers
        if mapper.class_.__module__ in modules
        for table in mapper.tables
    }
    with sa.create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "target_metadata": Model.metadata,
                "include_object": lambda item, name, kind, reflected, compare: kind != "table" or name in wanted,
                "user_module_prefix": None,
            },
        )
        print(render_python_code(produce_migrations(context, Model.metadata).upgrade_ops, render_item=render_item))


if __name__ == "__main__":
    main(sys.argv[1:])
