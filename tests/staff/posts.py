"""Stores in which a post is held by one person only."""

from __future__ import annotations

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Role
from showroom.staff.model import StaffMember
from tests.store_fixtures import People


def leave_one_manager(store: Showroom, people: People) -> None:
    """The first user of a store is a sales manager too; from here on 李强 is the only one."""
    with store.work.db.begin() as session:
        session.get_one(StaffMember, people.admin.id).roles = Role.ADMINISTRATOR.value
