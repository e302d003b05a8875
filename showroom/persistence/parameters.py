"""The dated parameter table (G-06): legal, tax, insurance and house numbers, each row with its source."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from showroom.kernel.parameters import ParameterRow, Parameters
from showroom.kernel.shipped_parameters import SHIPPED
from showroom.persistence.orm import Model, Numbered


class Parameter(Numbered, Model):
    """One value of one key while it is in force; rows are added, never edited."""

    __tablename__ = "parameter"
    key: Mapped[str] = mapped_column(sa.String(80), index=True)
    value: Mapped[str] = mapped_column(sa.Text)
    valid_from: Mapped[date] = mapped_column(sa.Date)
    valid_to: Mapped[date | None] = mapped_column(sa.Date)
    source: Mapped[str] = mapped_column(sa.String(200))


class ParameterTable:
    """The rows in memory, read again when the newest row is another one; rows are only ever added."""

    def __init__(self) -> None:
        self._known: tuple[object, Parameters] = (None, Parameters(()))

    def at_hand(self, session: Session) -> Parameters:
        """All rows as one immutable table; one small statement while nothing was added."""
        newest = session.execute(sa.select(*_ROW).order_by(Parameter.id.desc()).limit(1)).first()
        known, table = self._known
        if newest is None or known != newest:
            rows = session.execute(sa.select(*_ROW).order_by(Parameter.id))
            table = Parameters(ParameterRow(*row[1:]) for row in rows)
            self._known = (newest, table)
        return table


_ROW = (
    Parameter.id,
    Parameter.key,
    Parameter.value,
    Parameter.valid_from,
    Parameter.valid_to,
    Parameter.source,
)


def ship_parameters(session: Session) -> None:
    """Fill an empty table with the rulebook's defaults."""
    session.add_all(
        Parameter(key=row.key, value=row.value, valid_from=row.valid_from, valid_to=row.valid_to, source=row.source)
        for row in SHIPPED
    )
