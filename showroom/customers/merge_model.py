"""Tables of merging: which records became one, every row that a merge wrote, and pairs judged two people."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class CustomerMerge(Numbered, Model):
    """Two records that were one person: `lost_id` leads to `kept_id` while `undone_at` is empty (PH-04).

    Both are plain keys: the lost row is gone, and a kept one may be merged further. `freed_phone` is the number that
    the kept record did not take as its own; it leads to it all the same.
    """

    __tablename__ = "customer_merge"
    kept_id: Mapped[int] = mapped_column(Key, index=True)
    lost_id: Mapped[int] = mapped_column(Key)
    freed_phone: Mapped[str | None] = mapped_column(sa.String(30), index=True)
    lost_owner_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (
        sa.Index("uq_customer_merge_standing", "lost_id", unique=True, sqlite_where=sa.text("undone_at IS NULL")),
    )


class CustomerMergeRow(Numbered, Model):
    """One row that a merge wrote: `before` None was added, `after` None was removed, else the changed columns."""

    __tablename__ = "customer_merge_row"
    merge_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer_merge.id"), index=True)
    table_name: Mapped[str] = mapped_column(sa.String(63))
    row_key: Mapped[str] = mapped_column(sa.String(200))
    before: Mapped[str | None] = mapped_column(sa.Text)
    after: Mapped[str | None] = mapped_column(sa.Text)
    __table_args__ = (sa.Index(None, "table_name", "row_key"),)


class CustomerApart(Numbered, Model):
    """Two records that a person judged not to be one (PH-04); the numbers are kept plain, a merge leaves them."""

    __tablename__ = "customer_apart"
    high_id: Mapped[int] = mapped_column(Key)
    low_id: Mapped[int] = mapped_column(Key)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.UniqueConstraint("high_id", "low_id"),)
