"""Who holds a post: the colleague whom a duty goes to."""

from __future__ import annotations

from collections.abc import Collection

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


def anybody_at(tx: Tx, roles: Collection[Role], but: Collection[int]) -> bool:
    """Whether an active colleague other than these holds one of the posts."""
    members = tx.session.scalars(sa.select(StaffMember).where(StaffMember.active, StaffMember.id.not_in(but)))
    return any(not set(roles).isdisjoint(roles_of(one)) for one in members)


def stands_in(tx: Tx, own: Collection[int]) -> bool:
    """Whether the actor, a general manager, speaks for the sales manager too: it is the only other one's own deal.

    Nobody decides on their own (CT-04); where no second sales manager is there, the general manager, who stands above
    the post, gives both words.
    """
    if not tx.actor.is_any(Role.GENERAL_MANAGER) or tx.actor.id in own:
        return False
    return not anybody_at(tx, (Role.SALES_MANAGER,), {*own, tx.actor.id})
