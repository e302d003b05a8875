"""Alembic's environment: the connection comes from the caller, everything runs in its transaction."""

from __future__ import annotations

from alembic import context

from showroom.persistence.orm import Model

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=Model.metadata, render_as_batch=connection.dialect.name == "sqlite"
)
context.run_migrations()
