"""The declarative root of all tables, with names for every constraint so that both databases migrate alike."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from showroom.persistence.columns import Key


class Model(DeclarativeBase):
    """A mapped table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Numbered:
    """A row with a number of its own."""

    id: Mapped[int] = mapped_column(Key, primary_key=True, autoincrement=True)
