"""What the fields of a form were filled from: a save is compared with it, and it goes wherever the typing goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject

from showroom.kernel.comparison import Compared
from showroom.kernel.errors import ShowroomError
from ui.drafts import DraftKeeper
from ui.widgets.form import FormBinder

BASE, VERSION = "based_on", "based_on_version"


class FormPage(Protocol):
    """A page with one form and its draft."""

    binder: FormBinder
    drafts: DraftKeeper | None
    typed: bool


class Filled(QObject):
    """`draft` is what the fields showed before anything was typed, None where only its `version` is known.

    `show(draft)` gives the form's values of a draft, `read(values, version)` the draft of the form's values.
    """

    def __init__(
        self, owner: QObject, page: FormPage, show: Callable[[Any], dict[str, Any]], read: Callable[..., Any]
    ) -> None:
        super().__init__(owner)
        self._page, self._show, self._read = page, show, read
        self._raw: dict[str, Any] = {}
        self._sent: dict[str, Any] = {}
        self.draft: Any = None
        self.version = 0

    def fill(self, draft: Any, version: int) -> None:
        """Show this draft of that version: what is typed from now on is typed over it."""
        self._page.binder.set_values(self._show(draft))
        self._raw = self._page.binder.snapshot()
        self._base_on(draft, version)

    def forget(self) -> None:
        """Nothing is stored yet that could be typed over."""
        self._raw = {}
        self._base_on(None, 0)

    def send(self) -> None:
        """The fields are being saved as they stand."""
        self._sent = self._page.binder.snapshot()

    def stored(self, draft: Any, version: int) -> bool:
        """What was sent is saved, as this draft of that version; False where something was typed since, which stays."""
        self._raw = self._sent
        self._base_on(draft, version)
        return self._page.binder.snapshot() == self._sent

    def snapshot(self) -> dict[str, Any]:
        """What was typed over, JSON-able; beside the fields in the draft file and over a switch of the language."""
        return {} if not self._raw else {BASE: self._raw, VERSION: self.version}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """What `snapshot` holds was typed over what it says, whatever was saved since; call before the fields' turn."""
        raw, version = snapshot.get(BASE), snapshot.get(VERSION)
        if not raw or version is None:
            return
        self._raw = raw
        self._page.binder.restore(raw)
        try:
            self._base_on(self._read(self._page.binder.values(), version), version)
        except ShowroomError:  # a first draft that lacked what it needs: every difference is asked then
            self._base_on(None, version)

    def settle(self, draft: Any, compared: Compared[Any]) -> None:
        """Show what was merged as typed over theirs."""
        self.fill(compared.versions.theirs, compared.versions.stored)
        self._page.binder.set_values(self._show(draft))
        self._page.typed = True
        self._page.binder.changed.emit()
        self.send()

    def _base_on(self, draft: Any, version: int) -> None:
        self.draft, self.version = draft, version
        if self._page.drafts is not None:
            self._page.drafts.base_version = version
