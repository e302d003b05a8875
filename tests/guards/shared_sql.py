"""Statements are compiled once for all tests; each test opens engines of its own, a sixth of its time was compiling.

SQLAlchemy keeps compiled statements per engine and dialect object; all engines of a kind with one key are alike here.
A compiled statement knows how to encrypt its values, so one with another key is another.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from sqlalchemy.engine import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from showroom.persistence.columns import cipher_of

_KEPT = 20_000
_caches: dict[type, LRUCache[Any, Any]] = {}


def share() -> None:
    """Take dialects of one class for the same, and give their engines one cache."""
    begin = Engine.__init__

    @wraps(begin)
    def begun(self: Engine, *args: Any, **words: Any) -> None:
        begin(self, *args, **words)
        self._compiled_cache = _caches.setdefault(type(self.dialect), LRUCache(_KEPT))

    Engine.__init__ = begun  # type: ignore[method-assign]
    DefaultDialect.__eq__ = _same_kind  # type: ignore[method-assign, assignment]
    DefaultDialect.__hash__ = _kind  # type: ignore[method-assign, assignment]


def _same_kind(self: DefaultDialect, other: object) -> bool:
    return type(self) is type(other) and _key(self) == _key(other)


def _kind(self: DefaultDialect) -> int:
    return hash(type(self))


def _key(dialect: DefaultDialect) -> bytes | None:
    """A value sealed with the dialect's key stands for the key."""
    cipher = cipher_of(dialect)
    return None if cipher is None else cipher.seal_bytes(b"key")
