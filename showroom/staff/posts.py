"""Who holds a post: the colleague whom a duty goes to."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.kernel.actor import Role
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember
from showroom.staff.service import roles_of


def colleague_of(tx: Tx, role: Role, but: int = 0) -> int | None:
    """An active colleague of that post, `but` one, an administrator last; None when there is nobody."""
    members = tx.session.scalars(sa.select(StaffMember).where(StaffMember.active))
    able = [(Role.ADMINISTRATOR in roles_of(one), one.id) for one in members if role in roles_of(one) and one.id != but]
    return min(able)[1] if able else None
