"""The calendar of working days for stores that have their parameters already (MF-08, SB-06)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
_NOTICE = "国务院办公厅关于2026年部分节假日安排的通知 (MF-08, SB-06): add each year's when it is published"
_DAYS = {
    "calendar.holidays": "2026-01-01..2026-01-03,2026-02-15..2026-02-23,2026-04-04..2026-04-06,"
    "2026-05-01..2026-05-05,2026-06-19..2026-06-21,2026-09-25..2026-09-27,2026-10-01..2026-10-07",
    "calendar.worked_weekends": "2026-01-04,2026-02-14,2026-02-28,2026-05-09,2026-09-20,2026-10-10",
}


def upgrade() -> None:
    """A store that has its parameters already gets the new ones; an empty one is given all of them at once."""
    if op.get_bind().execute(sa.text("SELECT 1 FROM parameter LIMIT 1")).first() is None:
        return
    columns = ("key", "value", "valid_from", "valid_to", "source")
    year = {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31), "source": _NOTICE}
    rows = [{"key": key, "value": value, **year} for key, value in _DAYS.items()]
    op.bulk_insert(sa.table("parameter", *(sa.column(name) for name in columns)), rows)
