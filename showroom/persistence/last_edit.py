"""Who changed a record last, told to the one whose save came second (trust Q1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.persistence.audit import AuditEntry


def last_edit(session: Session, kind: str, object_id: int, actions: Sequence[str]) -> tuple[str, datetime] | None:
    """Name and moment of the newest of these audited acts on a record; None where there was none."""
    query = (
        sa.select(AuditEntry.actor_name, AuditEntry.at)
        .where(AuditEntry.object_kind == kind, AuditEntry.object_id == object_id, AuditEntry.action.in_(actions))
        .order_by(AuditEntry.seq.desc())
        .limit(1)
    )
    row = session.execute(query).first()
    return None if row is None else (row.actor_name, row.at)
