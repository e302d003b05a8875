"""A closed day's lines stay as they were printed (RC-03), whoever writes: the rows themselves are watched."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Mapper

from showroom.kernel.actor import Role
from showroom.kernel.errors import ShowroomError
from showroom.reception import day_close_messages as say
from showroom.reception.day_close_model import DayClose
from showroom.reception.model import Visit
from showroom.staff.model import StaffMember

NOT_PRINTED = frozenset({"version", "deal_id", "customer_id", "greeting", "greeted_at"})
"""Links and the greeting checklist: they go on living after the sheet is signed."""


def require_open(connection: sa.Connection, *days: date) -> None:
    """Refuse lines of a day whose closing is in force; raises ShowroomError(day_closed)."""
    if connection.dialect.name == "postgresql":
        # A close under way holds the table: wait for it, and then see it.
        connection.exec_driver_sql("LOCK TABLE visit IN ROW EXCLUSIVE MODE")
    found = connection.execute(
        sa.select(DayClose.day, DayClose.number).where(DayClose.day.in_(days), DayClose.reopened_at.is_(None)).limit(1)
    ).first()
    if found is not None:
        raise ShowroomError(say.DAY_CLOSED, day=found.day, number=found.number, who=_managers(connection))


def _managers(connection: sa.Connection) -> str:
    """Who may reopen a day, by name."""
    names = connection.scalars(
        sa.select(StaffMember.name)
        .where(StaffMember.active.is_(True), StaffMember.roles.contains(Role.SALES_MANAGER.value))
        .order_by(StaffMember.id)
        .limit(3)
    )
    return " / ".join(names) or "—"


@event.listens_for(Visit, "before_insert")
@event.listens_for(Visit, "before_delete")
def _written(_mapper: Mapper[Any], connection: sa.Connection, visit: Visit) -> None:
    require_open(connection, visit.day)


@event.listens_for(Visit, "before_update")
def _changed(_mapper: Mapper[Any], connection: sa.Connection, visit: Visit) -> None:
    state = sa.inspect(visit)
    printed = [attr for attr in state.attrs if attr.key not in NOT_PRINTED]
    if any(attr.history.has_changes() for attr in printed):
        before = state.attrs.day.history.deleted
        require_open(connection, visit.day, *before)
