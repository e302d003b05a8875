"""The audit chain: one row per audited act, written in the act's own transaction, each keyed to the one before."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model

_START = "0" * 64


class AuditEntry(Model):
    """Who did what to which object; `facts` names fields and codes, no personal values: erasure keeps the chain."""

    __tablename__ = "audit_entry"
    seq: Mapped[int] = mapped_column(Key, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(Key)
    actor_name: Mapped[str] = mapped_column(sa.String(80))
    desk: Mapped[str] = mapped_column(sa.String(80), default="")
    action: Mapped[str] = mapped_column(sa.String(80))
    object_kind: Mapped[str] = mapped_column(sa.String(40))
    object_id: Mapped[int] = mapped_column(Key)
    facts: Mapped[str] = mapped_column(sa.Text)
    previous: Mapped[str] = mapped_column(sa.String(64))
    mac: Mapped[str] = mapped_column(sa.String(64))
    # The newest moment on record is asked for at each verdict on a test drive, so that a clock set back is noticed.
    __table_args__ = (
        sa.Index("ix_audit_entry_object", "object_kind", "object_id"),
        sa.Index("ix_audit_entry_at", "at"),
    )


class AuditHead(Model):
    """The end of the chain; its row is the lock that keeps the sequence without gaps."""

    __tablename__ = "audit_head"
    id: Mapped[int] = mapped_column(Key, primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(Key)
    mac: Mapped[str] = mapped_column(sa.String(64))


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done to one object."""

    action: str
    object_kind: str
    object_id: int
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ChainVerdict:
    """Whether the chain holds: `rows` read, and the first sequence number that does not fit."""

    rows: int
    ok: bool
    first_bad: int | None


def _mac(key: bytes, entry: AuditEntry) -> str:
    body = json.dumps(
        [
            entry.seq,
            int(entry.at.timestamp() * 1_000_000),
            entry.actor_id,
            entry.actor_name,
            entry.desk,
            entry.action,
            entry.object_kind,
            entry.object_id,
            entry.facts,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hmac.new(key, (entry.previous + body).encode(), hashlib.sha256).hexdigest()


def append(session: Session, key: bytes, actor: tuple[int | None, str, str], at: datetime, acts: list[Act]) -> None:
    """Write `acts` at the end of the chain; called last in a transaction, since it takes the head's lock."""
    head = session.execute(_HEAD).first()
    if head is None:
        session.execute(sa.insert(_HEADS).values(id=1, seq=0, mac=_START))
    seq, previous = (0, _START) if head is None else (int(head[0]), str(head[1]))
    entries = []
    for act in acts:
        seq += 1
        entry = AuditEntry(
            seq=seq,
            at=at,
            actor_id=actor[0],
            actor_name=actor[1],
            desk=actor[2],
            action=act.action,
            object_kind=act.object_kind,
            object_id=act.object_id,
            facts=json.dumps(act.facts, ensure_ascii=False, sort_keys=True, default=str),
            previous=previous,
        )
        entry.mac = previous = _mac(key, entry)
        entries.append({column: getattr(entry, column) for column in _COLUMNS})
    session.execute(sa.insert(_ENTRIES), entries)
    session.execute(_MOVE_HEAD, {"new_seq": seq, "new_mac": previous})


_ENTRIES = cast("sa.Table", AuditEntry.__table__)
_HEADS = cast("sa.Table", AuditHead.__table__)
_COLUMNS = tuple(_ENTRIES.columns.keys())
_HEAD = sa.select(_HEADS.c.seq, _HEADS.c.mac).where(_HEADS.c.id == 1).with_for_update()
_MOVE_HEAD = sa.update(_HEADS).where(_HEADS.c.id == 1).values(seq=sa.bindparam("new_seq"), mac=sa.bindparam("new_mac"))


def key_fits(session: Session, key: bytes) -> bool:
    """Whether the first or the last entry was written with this key; True for an empty chain."""
    last = sa.select(sa.func.max(AuditEntry.seq)).scalar_subquery()
    entries = session.scalars(sa.select(AuditEntry).where(sa.or_(AuditEntry.seq == 1, AuditEntry.seq == last))).all()
    return not entries or any(hmac.compare_digest(entry.mac, _mac(key, entry)) for entry in entries)


def verify(session: Session, key: bytes) -> ChainVerdict:
    """Read the whole chain and say where it first breaks; a cut tail shows against the head."""
    rows, previous = 0, _START
    query = sa.select(AuditEntry).order_by(AuditEntry.seq).execution_options(yield_per=2000)
    with closing(session.scalars(query)) as entries:
        for entry in entries:
            rows += 1
            if entry.seq != rows or entry.previous != previous or not hmac.compare_digest(entry.mac, _mac(key, entry)):
                return ChainVerdict(rows, False, entry.seq)
            previous = entry.mac
    head = session.get(AuditHead, 1)
    if (head.seq, head.mac) != (rows, previous) if head else rows > 0:
        return ChainVerdict(rows, False, rows + 1)
    return ChainVerdict(rows, True, None)
