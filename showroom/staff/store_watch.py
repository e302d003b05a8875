"""What everybody at a desk should see of the store itself: the last proved backup, and a place that harms it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from showroom.kernel.actor import Permission
from showroom.kernel.errors import Told
from showroom.persistence.actions import Tx, Workplace, reads
from showroom.persistence.audit import AuditEntry
from showroom.persistence.data_place import objection
from showroom.staff.model import Store

PATIENCE = timedelta(days=2)
"""A store that nobody has a proved copy of for longer says so (trust Q7)."""


@dataclass(frozen=True, slots=True)
class StoreStanding:
    """`backup` is the last proved one, None without any; `kept_here` is False on a server, which backs itself up.

    `overdue` since when there is none younger than two days; `place` what speaks against the data folder.
    """

    backup: datetime | None
    kept_here: bool
    overdue: datetime | None
    place: Told | None


class StoreWatchService:
    """Looks at the store as a whole; two rows by their index. `data` is this desk's folder."""

    def __init__(self, work: Workplace, data: Path, *, on_server: bool) -> None:
        self.work = work
        self._data, self._on_server = data, on_server

    @reads(Permission.SIGNED_IN)
    def look(self, tx: Tx) -> StoreStanding:
        """How the store stands now; sample stores need no copy."""
        if self._on_server:
            return StoreStanding(None, False, None, objection(self._data))
        made = tx.session.scalar(
            sa.select(AuditEntry.at)
            .where(AuditEntry.object_kind == "store", AuditEntry.action.like("%note_backup"))
            .order_by(AuditEntry.seq.desc())
            .limit(1)
        )
        store = tx.session.scalars(sa.select(Store)).one()
        since = made or store.created_at
        late = not store.sample and tx.now - since > PATIENCE
        return StoreStanding(made, True, since if late else None, objection(self._data))
