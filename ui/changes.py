"""What changed in the store: told to every open page after each commit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot


class ChangedThing(Protocol):
    """One changed record as the store's workplace reports it."""

    @property
    def kind(self) -> str: ...

    @property
    def id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Changes:
    """Records of one kind ("visit", "deal", "customer" …) that were written in one transaction."""

    kind: str
    ids: frozenset[int]


def grouped(things: Iterable[ChangedThing]) -> tuple[Changes, ...]:
    """`things` by kind, in order of first mention."""
    by_kind: dict[str, set[int]] = {}
    for thing in things:
        by_kind.setdefault(thing.kind, set()).add(thing.id)
    return tuple(Changes(kind, frozenset(ids)) for kind, ids in by_kind.items())


class ChangeHub(QObject):
    """Emits `changed(Changes)` on the GUI thread; `listen` is called by the store on the worker thread."""

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def listen(self, things: tuple[ChangedThing, ...]) -> None:
        """Give this to `work.on_committed`; safe from any thread."""
        self._arrived.emit(grouped(things))

    @Slot(object)
    def _on_arrived(self, payload: object) -> None:
        for change in cast("tuple[Changes, ...]", payload):
            self.changed.emit(change)
