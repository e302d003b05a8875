"""Drafts: what was typed and not yet saved, in an encrypted local file of its own that survives crash and power cut."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.kernel.clock import Clock
from showroom.persistence.columns import Moment
from showroom.persistence.database import Database
from showroom.persistence.engines import sqlcipher_engine

KEPT = timedelta(days=14)
WARNED = timedelta(days=4)
"""How long before its end a draft is named to whoever typed it."""
_tables = sa.MetaData()
_draft = sa.Table(
    "draft",
    _tables,
    sa.Column("user_id", sa.BigInteger, primary_key=True),
    sa.Column("form", sa.String(80), primary_key=True),
    sa.Column("object_key", sa.String(80), primary_key=True),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("base_version", sa.Integer, nullable=False),
    sa.Column("saved_at", Moment, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One form as it stood: `payload` is the form's JSON, `base_version` the version of the row it was made from."""

    form: str
    object_key: str
    payload: str
    base_version: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class DraftEnd:
    """A draft that ends soon, the first one at `at`."""

    form: str
    object_key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftEnds:
    """What ends soon of one user's, and how many ended since this desk was last used."""

    soon: tuple[DraftEnd, ...]
    ended: int


class DraftStore:
    """Drafts of all users of this desk; nobody sees another's."""

    def __init__(self, path: Path, key: bytes, clock: Clock) -> None:
        self.clock = clock
        self._path, self._key = path, key
        self._opening = Lock()
        self._opened: Database | None = None
        self._ended: dict[int, int] = {}

    @property
    def db(self) -> Database:
        """The file, opened and rid of what is too old when it is first needed: the start does not wait for it."""
        with self._opening:
            if self._opened is None:
                db = Database(sqlcipher_engine(self._path, self._key, pool_size=1))
                with db.begin() as session:
                    _tables.create_all(session.connection())
                    old = _draft.c.saved_at < self.clock.now() - KEPT
                    counts = sa.select(_draft.c.user_id, sa.func.count()).where(old).group_by(_draft.c.user_id)
                    self._ended = {user: count for user, count in session.execute(counts)}  # noqa: C416 - Rows
                    session.execute(sa.delete(_draft).where(old))
                self._opened = db
            return self._opened

    def save(self, user_id: int, form: str, object_key: str, payload: str, base_version: int = 0) -> None:
        """Keep `payload` as the user's only draft of this form and object."""
        with self.db.begin() as session:
            self._drop(session, user_id, form, object_key)
            session.execute(
                sa.insert(_draft).values(
                    user_id=user_id,
                    form=form,
                    object_key=object_key,
                    payload=payload,
                    base_version=base_version,
                    saved_at=self.clock.now().astimezone(UTC),
                )
            )

    def load(self, user_id: int, form: str, object_key: str) -> Draft | None:
        with self.db.read() as session:
            row = session.execute(
                sa.select(
                    _draft.c.form, _draft.c.object_key, _draft.c.payload, _draft.c.base_version, _draft.c.saved_at
                ).where(*self._place(user_id, form, object_key))
            ).one_or_none()
        return None if row is None else Draft(*row)

    def ending(self, user_id: int) -> DraftEnds:
        """Which of the user's drafts end within four days, the first first; how many have ended."""
        with self.db.read() as session:
            rows = session.execute(
                sa.select(_draft.c.form, _draft.c.object_key, _draft.c.saved_at)
                .where(_draft.c.user_id == user_id, _draft.c.saved_at < self.clock.now() - KEPT + WARNED)
                .order_by(_draft.c.saved_at)
            ).all()
        return DraftEnds(tuple(DraftEnd(row[0], row[1], row[2] + KEPT) for row in rows), self._ended.get(user_id, 0))

    def discard(self, user_id: int, form: str, object_key: str) -> None:
        """Forget a draft; called after the real save has been committed."""
        with self.db.begin() as session:
            self._drop(session, user_id, form, object_key)

    def forget(self, words: Sequence[str]) -> int:
        """Drop everybody's drafts in which one of these stands, say an erased person's number; returns how many."""
        spelt = {form for word in words if word for form in (word, json.dumps(word)[1:-1])}
        if not spelt:
            return 0
        sought = sa.or_(*(_draft.c.payload.contains(form, autoescape=True) for form in sorted(spelt)))
        with self.db.begin() as session:
            wanted = sa.select(_draft.c.user_id, _draft.c.form, _draft.c.object_key).where(sought)
            places = session.execute(wanted).all()
            for place in places:
                self._drop(session, *place)
        return len(places)

    def close(self) -> None:
        """Close the file if it was opened."""
        if self._opened is not None:
            self._opened.close()

    def _drop(self, session: Session, user_id: int, form: str, object_key: str) -> None:
        session.execute(sa.delete(_draft).where(*self._place(user_id, form, object_key)))

    @staticmethod
    def _place(user_id: int, form: str, object_key: str) -> tuple[sa.ColumnElement[bool], ...]:
        return (_draft.c.user_id == user_id, _draft.c.form == form, _draft.c.object_key == object_key)
