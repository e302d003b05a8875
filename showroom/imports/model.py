"""Tables of the imports: every run with what it wrote and changed, and what headings were taken to mean."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class ImportRun(Numbered, Model):
    """One file that was taken over; `mapping` and `counts` are JSON objects."""

    __tablename__ = "import_run"
    kind: Mapped[str] = mapped_column(sa.String(20))
    file: Mapped[str] = mapped_column(sa.String(200))
    sha256: Mapped[str] = mapped_column(sa.String(64), index=True)
    mapping: Mapped[str] = mapped_column(sa.Text)
    counts: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class ImportTrace(Numbered, Model):
    """What a run did to one table, enough to take it back.

    `columns` are the table's columns then; `created` are ranges `[[first, last], …]` of ids in order, `marks` one
    16-digit hash of the written row for each; `changed` is `{id: {"before": {column: value}, "mark": hash}}`.
    """

    __tablename__ = "import_trace"
    run_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("import_run.id"), index=True)
    table_name: Mapped[str] = mapped_column(sa.String(60))
    columns: Mapped[str] = mapped_column(sa.Text)
    created: Mapped[str] = mapped_column(sa.Text)
    marks: Mapped[str] = mapped_column(sa.Text)
    changed: Mapped[str] = mapped_column(sa.Text)


class ImportHeading(Numbered, Model):
    """What a heading was taken to mean the last time; `field` is '' for a column that was left out."""

    __tablename__ = "import_heading"
    kind: Mapped[str] = mapped_column(sa.String(20))
    heading: Mapped[str] = mapped_column(sa.String(80))
    field: Mapped[str] = mapped_column(sa.String(40))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.UniqueConstraint("kind", "heading"),)
