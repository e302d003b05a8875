"""Names of the colleagues who own customers: read by table, since the shared nouns do not import one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from showroom.kernel.actor import Role
from showroom.kernel.errors import Message
from showroom.kernel.names import normalise_name
from showroom.persistence.actions import Tx
from showroom.persistence.orm import Model

LEFT_MARKS = ("离职-", "离职_", "离职:", "(离职)", "已离职-", "left-", "ex-")
NOBODY = "—"
CONSULTANT_UNKNOWN = Message(
    "import_consultant_unknown",
    "本店没有名叫“{name}”的同事：请指定对应的同事，或允许按已离职建档",
    "nobody here is called “{name}”: say who is meant, or have an inactive colleague made",
)


@dataclass(frozen=True, slots=True)
class ConsultantChoice:
    """Whom names mean that nobody here has: `mapping` from the written name to a colleague's id.

    Other unknown names become inactive colleagues, or with `create` False their rows are rejected.
    """

    mapping: Mapping[str, int] = field(default_factory=dict)
    create: bool = True


CREATE_UNKNOWN = ConsultantChoice()


class Colleagues:
    """Colleagues by the name a foreign table gives them, each looked up or made once."""

    def __init__(self, tx: Tx, choice: ConsultantChoice = CREATE_UNKNOWN) -> None:
        self.tx = tx
        self.mapping = choice.mapping
        self.known = known_owners(tx)
        self.found: dict[str, int | None] = {}

    def __call__(self, written: str) -> int | None:
        if written not in self.found:
            mapped = self.mapping.get(written)
            self.found[written] = find_or_add_owner(self.tx, written, self.known) if mapped is None else mapped
        return self.found[written]


def unknown_colleagues(tx: Tx, names: Iterable[str], choice: ConsultantChoice = CREATE_UNKNOWN) -> tuple[str, ...]:
    """The written names, each once, that neither a colleague here has nor `choice` maps."""
    known = known_owners(tx)
    return tuple(
        name for name in dict.fromkeys(names) if name and name not in choice.mapping and _match(name, known) is None
    )


def _match(written: str, known: Mapping[str, tuple[int, bool]]) -> int | None:
    """The colleague's id; `离职-王强` is 王强 who left: never an active namesake."""
    name = normalise_name(written)[:80]
    bare, left = _without_mark(name)
    found = known.get(bare)
    if found is not None and not (left and found[1]):
        return found[0]
    return known[name][0] if name in known else None


def staff_table() -> sa.Table:
    """The staff table; it is loaded wherever customers are, since they refer to it."""
    return Model.metadata.tables["staff_member"]


def owner_name(tx: Tx, owner_id: int | None) -> str:
    """The owner's name, — for none."""
    if owner_id is None:
        return NOBODY
    staff = staff_table()
    return tx.session.scalar(sa.select(staff.c.name).where(staff.c.id == owner_id)) or NOBODY


def owner_names(tx: Tx) -> dict[int, str]:
    """All colleagues, also those who left."""
    staff = staff_table()
    return {row.id: row.name for row in tx.session.execute(sa.select(staff.c.id, staff.c.name))}


def find_or_add_owner(tx: Tx, written: str, known: dict[str, tuple[int, bool]]) -> int | None:
    """The colleague a foreign table names; one unknown here becomes an inactive one, so that the origin is kept.

    `known` maps names to `(id, active)` and grows. `离职-王强` is 王强 who left: never an active namesake.
    """
    name = normalise_name(written)[:80]
    if not name:
        return None
    found = _match(name, known)
    if found is not None:
        return found
    bare, _ = _without_mark(name)
    wanted = name if bare in known else bare
    statement = sa.insert(staff_table()).values(
        name=wanted, roles=Role.CONSULTANT.value, active=False, signs_in=False, created_at=tx.now
    )
    staff_id = tx.session.scalars(statement.returning(staff_table().c.id)).one()
    known[wanted] = (staff_id, False)
    tx.audit("staff", staff_id, imported=True)
    return int(staff_id)


def _without_mark(name: str) -> tuple[str, bool]:
    """The name, and whether it is marked as of one who left."""
    lowered = name.lower()
    for mark in LEFT_MARKS:
        if lowered.startswith(mark):
            return name[len(mark) :].strip() or name, True
    for mark in ("(离职)", "（离职）", "-离职", "(left)"):
        if lowered.endswith(mark):
            return name[: -len(mark)].strip() or name, True
    return name, False


def known_owners(tx: Tx) -> dict[str, tuple[int, bool]]:
    """All colleagues by name, with whether they are active."""
    staff = staff_table()
    rows = tx.session.execute(sa.select(staff.c.name, staff.c.id, staff.c.active))
    return {row.name: (row.id, row.active) for row in rows}
