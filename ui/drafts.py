"""Autosave of half-filled forms: 500 ms after the last keystroke, at least every 2 s, restored on offer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from datetime import datetime

    from ui.context import UiContext

QUIET_MS = 500
LONGEST_MS = 2_000
Offer = Callable[[str, str, Callable[[], None]], None]


class Draft(Protocol):
    """A stored draft."""

    @property
    def payload(self) -> str: ...

    @property
    def base_version(self) -> int: ...


class DraftEnd(Protocol):
    """A draft that ends soon, at `at`."""

    @property
    def form(self) -> str: ...

    @property
    def object_key(self) -> str: ...

    @property
    def at(self) -> datetime: ...


class DraftEnds(Protocol):
    """A user's drafts that end soon, the first first, and how many have ended."""

    @property
    def soon(self) -> Sequence[DraftEnd]: ...

    @property
    def ended(self) -> int: ...


class DraftStore(Protocol):
    """The encrypted local file of drafts; called on worker threads."""

    def save(self, user_id: int, form: str, object_key: str, payload: str, base_version: int = 0) -> Any: ...

    def load(self, user_id: int, form: str, object_key: str) -> Draft | None: ...

    def discard(self, user_id: int, form: str, object_key: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class DraftSlot:
    """Which draft: the form's name ("reception") and its object ("deal:7", "new")."""

    form: str
    object_key: str


class DraftKeeper(QObject):
    """Keeps one form's draft.

    `snapshot()` gives a JSON-able dict, `restore(dict)` puts it back. Connect the form's `changed` to `touch`; call
    `settle()` after a save, `offer()` after the form was loaded, `flush()` before the page goes away.
    """

    saved = Signal()

    def __init__(
        self,
        context: UiContext,
        slot: DraftSlot,
        snapshot: Callable[[], dict[str, Any]],
        restore: Callable[[dict[str, Any]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._slot = slot
        self._snapshot = snapshot
        self._restore = restore
        self.base_version = 0
        self._dirty = False
        self._offered: Offer = context.notifier.offer
        self._since_first = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def dirty(self) -> bool:
        """Typed but not yet in the draft file."""
        return self._dirty

    def move_to(self, object_key: str, base_version: int = 0) -> None:
        """Keep the draft of another object from now on; what is typed so far is stored first."""
        self.flush()
        self._slot = DraftSlot(self._slot.form, object_key)
        self.base_version = base_version

    @Slot()
    def touch(self) -> None:
        """The form changed: save soon."""
        if not self._dirty:
            self._dirty = True
            self._since_first.start()
        left = max(0, LONGEST_MS - self._since_first.elapsed())
        self._timer.start(int(min(QUIET_MS, left)))

    @Slot()
    def flush(self) -> None:
        """Save now if anything is unsaved: on leaving a field, lock, quit."""
        self._timer.stop()
        if not self._dirty:
            return
        self._dirty = False
        import json

        payload = json.dumps(self._snapshot(), ensure_ascii=False)
        store, user, slot = self._context.drafts, self._context.actor.id, self._slot
        save = partial(store.save, user, slot.form, slot.object_key, payload, self.base_version)
        self._context.jobs.write(save, self._on_saved)

    def settle(self) -> None:
        """The form was saved for good: throw its draft away."""
        self._timer.stop()
        self._dirty = False
        store, user, slot = self._context.drafts, self._context.actor.id, self._slot
        self._context.jobs.write(partial(store.discard, user, slot.form, slot.object_key))

    def offer(self, offered: Offer | None = None) -> None:
        """Look for a draft and offer it in the message bar, or where `offered(text, verb, act)` shows it."""
        self._offered = offered or self._context.notifier.offer
        store, user, slot = self._context.drafts, self._context.actor.id, self._slot
        self._context.jobs.read(partial(store.load, user, slot.form, slot.object_key), self._on_loaded, key="draft")

    def _on_loaded(self, draft: Draft | None) -> None:
        if draft is None or self._dirty:
            return
        text = self.tr("There is an unsaved draft")
        if self.base_version and draft.base_version != self.base_version:
            text = self.tr("There is an unsaved draft; the record was changed meanwhile")
        self._offered(text, self.tr("Restore"), partial(self._take, draft.payload))

    def _take(self, payload: str) -> None:
        import json

        self._restore(json.loads(payload))
        self.touch()

    def _on_saved(self, _answer: object) -> None:
        self.saved.emit()
        self._context.notifier.draft_kept.emit()
