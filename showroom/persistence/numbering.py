"""Document numbers without gaps, allotted in the transaction that uses them (rulebook 3.2, never a SEQUENCE)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from showroom.persistence.orm import Model


class NumberSeries(Model):
    """The last number given out for a store, a type and a day."""

    __tablename__ = "number_series"
    store: Mapped[str] = mapped_column(sa.String(12), primary_key=True)
    type: Mapped[str] = mapped_column(sa.String(4), primary_key=True)
    day: Mapped[date] = mapped_column(sa.Date, primary_key=True)
    last: Mapped[int] = mapped_column(sa.Integer)


def allot(session: Session, store: str, type_: str, day: date) -> str:
    """The next number `{store}-{type}-{yyyymmdd}-{seq4}`; a rollback gives it back."""
    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment]
    taken = insert(NumberSeries).values(store=store, type=type_, day=day, last=1)
    taken = taken.on_conflict_do_update(index_elements=["store", "type", "day"], set_={"last": NumberSeries.last + 1})
    last = session.execute(taken.returning(NumberSeries.last)).scalar_one()
    return f"{store}-{type_}-{day:%Y%m%d}-{last:04d}"
