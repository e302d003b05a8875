"""Nobody is marked as gone while customers, deals, tasks or appointments still wait for them."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.hand_over import messages as say
from showroom.hand_over.moving import held_by, load_of
from showroom.kernel.actor import Role
from showroom.kernel.errors import ShowroomError
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember
from showroom.staff.service import keep_an_administrator, roles_of, staff_name

_PROTECTED = frozenset({Role.ADMINISTRATOR, Role.GENERAL_MANAGER})


def refuse_while_holding(tx: Tx, staff_id: int) -> None:
    """Raises ShowroomError(has_customers) as long as the colleague holds anything (hand it over first)."""
    load = load_of(held_by(tx, staff_id))
    if not load.empty:
        raise ShowroomError(
            say.HAS_CUSTOMERS, name=staff_name(tx.session, staff_id), customers=load.customers, deals=load.deals,
            tasks=load.tasks, appointments=load.appointments,
        )  # fmt: skip


def mark_gone(tx: Tx, staff_id: int) -> None:
    """Mark a colleague as gone; managers may for consultants, the rest is the administrator's.

    Raises ShowroomError(hand_over_post | last_administrator).
    """
    member = tx.session.get_one(StaffMember, staff_id)
    if roles_of(member) & _PROTECTED and not tx.actor.is_any(Role.ADMINISTRATOR):
        raise ShowroomError(say.NOT_YOURS_TO_END, name=member.name)
    keep_an_administrator(tx, member)
    member.active = False
    tx.audit("staff", staff_id, active=False)


def back_again(tx: Tx, staff_id: int) -> None:
    """Undo `mark_gone`."""
    tx.session.execute(sa.select(StaffMember.id).where(StaffMember.id == staff_id))
    tx.session.get_one(StaffMember, staff_id).active = True
    tx.audit("staff", staff_id, active=True)
