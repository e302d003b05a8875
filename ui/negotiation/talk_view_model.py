"""The talk about a deal's price: what is typed goes to the services, what stands there comes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from showroom.kernel.errors import ShowroomError
from ui.changes import Changes
from ui.context import UiContext

if TYPE_CHECKING:
    from showroom.deals.objections import Caught
    from showroom.negotiation.talk_views import AnswerDraft, ClosingDraft, EntryDraft, TalkView, TrackedObjection

Done = Callable[[Any], None]
Failed = Callable[[ShowroomError], None]


class TalkViewModel(QObject):
    """Reads and writes one deal's talk; `shown(TalkView)` after every reading and every act."""

    shown = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.deal_id = 0
        self.view: TalkView | None = None
        context.changes.changed.connect(self._on_changed)

    def load(self, deal_id: int) -> None:
        """Read the talk of a deal."""
        self.deal_id = deal_id
        act = partial(self.context.showroom.talk.view, self.context.actor, deal_id)
        self.context.jobs.read(act, self._on_view, self.context.notifier.error, key="talk")

    def catch(self, caught: Caught, done: Done, failed: Failed) -> None:
        """Write an objection down."""
        self._write(partial(self._talk.catch, self._actor, self.deal_id, caught), done, failed)

    def answer(self, line: TrackedObjection, draft: AnswerDraft, done: Done, failed: Failed) -> None:
        """Answer an objection, settled or left to somebody."""
        self._write(partial(self._talk.answer, self._actor, self.deal_id, line.id, line.version, draft), done, failed)

    def ask_satisfaction(self, demands: str, nothing: bool, done: Done, failed: Failed) -> None:
        """The 100 % question was asked."""
        act = partial(self._talk.ask_satisfaction, self._actor, self.deal_id, demands, nothing=nothing)
        self._write(act, done, failed)

    def tick(self, signal: str, seen: bool) -> None:
        """A buying signal was seen, or not after all."""
        act = partial(self._talk.tick_signal, self._actor, self.deal_id, signal, seen=seen)
        self._write(act, self.take, self._on_refused)

    def close(self, draft: ClosingDraft, done: Done, failed: Failed) -> None:
        """Record how the decision was asked for."""
        self._write(partial(self._talk.close, self._actor, self.deal_id, draft), done, failed)

    def suggest(self, category: str, done: Done) -> None:
        """The library's answers for this kind of objection and this car; the newest question only."""
        library = self.context.showroom.objection_library
        act = partial(library.suggestions, self._actor, self.deal_id, category)
        self.context.jobs.read(act, done, self.context.notifier.error, key="suggestions")

    def learn(self, line: TrackedObjection, draft: EntryDraft, done: Done, failed: Failed) -> None:
        """Add what settled an objection to the library."""
        library = self.context.showroom.objection_library
        self._write(partial(library.learn, self._actor, self.deal_id, line.id, draft), done, failed)

    def take(self, view: TalkView) -> None:
        """An act is stored: show what there is now."""
        if view.deal_id == self.deal_id:
            self._on_view(view)

    def line(self, objection_id: object) -> TrackedObjection | None:
        """An objection by its number."""
        lines = () if self.view is None else self.view.objections
        return next((line for line in lines if line.id == objection_id), None)

    @property
    def _talk(self) -> Any:
        return self.context.showroom.talk

    @property
    def _actor(self) -> Any:
        return self.context.actor

    def _write(self, act: Callable[[], Any], done: Done, failed: Failed) -> None:
        """Handlers are bound methods, so that the answer for a dialog that is gone is dropped."""
        self.context.jobs.write(act, done, failed)

    def _on_view(self, view: TalkView) -> None:
        if view.deal_id == self.deal_id:
            self.view = view
            self.shown.emit(view)

    def _on_refused(self, error: ShowroomError) -> None:
        self.context.notifier.error(error)
        self.load(self.deal_id)

    def _on_changed(self, changes: object) -> None:
        """Another desk, or the deal panel, wrote something of this deal."""
        known = self.view is not None and isinstance(changes, Changes) and changes.kind == "deal"
        if known and self.deal_id in getattr(changes, "ids", ()):
            self.load(self.deal_id)
