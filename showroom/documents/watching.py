"""Whoever waits for a long import: hears how far it is, and may have it stopped."""

from __future__ import annotations

from typing import Protocol

from showroom.kernel.errors import Message, ShowroomError

IMPORT_CANCELLED = Message(
    "import_cancelled", "导入已取消，没有写入任何数据。", "The import was cancelled; nothing was written."
)


class Watch(Protocol):
    """Whoever waits for a long import: hears of progress, and may have it stopped."""

    cancelled: bool

    def report(self, count: int, total: int) -> None: ...


class Unwatched:
    """Nobody waits."""

    cancelled = False

    def report(self, count: int, total: int) -> None:
        """Nobody to tell."""


def keep_going(watch: Watch, count: int, total: int) -> None:
    """Tell `watch` how far it is; raises ShowroomError(import_cancelled) when it wants no more."""
    if watch.cancelled:
        raise ShowroomError(IMPORT_CANCELLED)
    watch.report(count, total)
