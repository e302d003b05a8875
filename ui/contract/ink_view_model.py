"""Signing with ink, as the page sees it: print, confirm, withdraw, scan (§3.6; docs/decisions/008)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.contract.ink_drafts import InkDraft, InkView
from showroom.contract.ink_messages import SCAN_BROKEN, SCAN_HEAVY
from showroom.contract.scans import MOST_BYTES
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext

Done = Callable[[Any], None]
Failed = Callable[[ShowroomError], None]


class InkViewModel(QObject):
    """Reads and writes one deal's print for ink; `shown(InkView)` after every reading and every act."""

    shown = Signal(object)
    printed = Signal(object)
    withdrawn = Signal(object)
    scanned = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.deal_id = 0
        self.view = InkView()
        self._key = ""

    def load(self, deal_id: int) -> None:
        """Read how far the deal's papers are with ink."""
        self.deal_id, self._key = deal_id, uuid.uuid4().hex
        self._context.jobs.read(partial(self._service.view, self._actor, deal_id), self._on_view, key="ink")

    def print_copy(self) -> None:
        """Number and store the copy to be signed with a pen."""
        act = partial(self._service.print_copy, self._actor, self.deal_id)
        self._context.jobs.write(act, self._on_printed, self._on_failed)

    def withdraw(self, reason: str) -> None:
        """Take the unsigned print back."""
        act = partial(self._service.withdraw, self._actor, self.deal_id, reason)
        self._context.jobs.write(act, self._on_withdrawn, self._on_failed)

    def confirm(self, signed_on: date, paths: list[Path], done: Done, failed: Failed) -> None:
        """It is signed: from now on it counts."""
        act = partial(_confirm, self._service, self._actor, (self.deal_id, self._key, signed_on), paths)
        self._context.jobs.write(act, done, failed)

    def attach(self, copy_id: int, paths: list[Path]) -> None:
        """Put the scan beside the paper that was signed by hand."""
        act = partial(_attach, self._service, self._actor, (self.deal_id, copy_id), paths)
        self._context.jobs.write(act, self._on_scanned, self._on_failed)

    @property
    def _service(self) -> Any:
        return self._context.showroom.ink

    @property
    def _actor(self) -> Any:
        return self._context.actor

    def _on_view(self, view: InkView) -> None:
        self.view = view
        self.shown.emit(view)

    def _on_printed(self, view: InkView) -> None:
        self._on_view(view)
        self.printed.emit(view)

    def _on_withdrawn(self, view: InkView) -> None:
        self._on_view(view)
        self.withdrawn.emit(view)

    def _on_scanned(self, view: InkView) -> None:
        self._on_view(view)
        self.scanned.emit(view)

    def _on_failed(self, error: ShowroomError) -> None:
        self._context.notifier.error(error)


def scan_filter() -> str:
    """What a scanner makes, for the file dialog."""
    return "PDF, JPEG, PNG, TIFF (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"


def read_files(paths: list[Path]) -> tuple[bytes, ...]:
    """The files' bytes, on a worker; a film is refused by its size unread. Raises scan_heavy, scan_broken."""
    try:
        if sum(path.stat().st_size for path in paths) > MOST_BYTES:
            raise ShowroomError(SCAN_HEAVY, limit=MOST_BYTES // 2**20)
        return tuple(path.read_bytes() for path in paths)
    except OSError as error:
        raise ShowroomError(SCAN_BROKEN) from error


def _confirm(service: Any, actor: Any, what: tuple[int, str, date], paths: list[Path]) -> Any:
    deal_id, key, signed_on = what
    return service.confirm(actor, deal_id, InkDraft(key, signed_on, read_files(paths)))


def _attach(service: Any, actor: Any, what: tuple[int, int], paths: list[Path]) -> Any:
    return service.attach_scan(actor, *what, read_files(paths))
