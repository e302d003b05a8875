"""The intent order of one deal: what is typed goes to the service, what stands and what is held comes back."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.contract.change_drafts import RefundDraft
from showroom.contract.drafts import SignDraft
from showroom.contract.intent_drafts import EndDraft, IntentDraft, IntentView
from showroom.contract.papers_model import IntentEnding
from showroom.documents.strokes import Strokes
from showroom.kernel.errors import Lang, ShowroomError
from ui.context import UiContext

Done = Callable[[Any], None]
Failed = Callable[[ShowroomError], None]


class IntentViewModel(QObject):
    """Reads and writes; `shown` after every reading and every act, `acted` after an act."""

    shown = Signal(object)
    acted = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.deal_id = 0
        self.view: IntentView | None = None
        self._key = ""

    def load(self, deal_id: int) -> None:
        """Read what there is; a new act of signing begins with it."""
        self.deal_id, self._key = deal_id, uuid.uuid4().hex
        self._context.jobs.read(partial(self._service.view, self._actor, deal_id), self._on_view, key="intent")

    def ask(self, draft: IntentDraft, done: Done, failed: Failed, base: IntentDraft | None = None) -> None:
        """Store the draft that was typed over `base`."""
        self._context.jobs.write(partial(self._service.save, self._actor, self.deal_id, draft, base), done, failed)

    def sign(self, hands: Mapping[str, tuple[bytes, Strokes]], done: Done, failed: Failed) -> None:
        """Sign with these pictures and their strokes; pressing twice signs once (CT-07)."""
        images = {name: image for name, (image, _) in hands.items()}
        draft = SignDraft(self._key, **images, strokes={name: strokes for name, (_, strokes) in hands.items()})
        self._context.jobs.write(partial(self._service.sign, self._actor, self.deal_id, draft), done, failed)

    def end(self, ending: IntentEnding, reason: str) -> None:
        """End the standing order; its 订金 goes back in full (DP-05)."""
        act = partial(self._service.end, self._actor, self.deal_id, EndDraft(ending, reason))
        self._context.jobs.write(act, self.take, self._context.notifier.error)

    def refund(self, draft: RefundDraft, done: Done, failed: Failed) -> None:
        """Pay out."""
        self._context.jobs.write(partial(self._service.refund, self._actor, self.deal_id, draft), done, failed)

    def read_review(self, lang: Lang, done: Callable[[bytes], None]) -> None:
        """The draft on paper, watermarked."""
        act = partial(self._service.review_pdf, self._actor, self.deal_id, lang)
        self._context.jobs.read(act, done, self._context.notifier.error, key="intent_review")

    def read_signed(self, document_id: int, done: Callable[[bytes], None]) -> None:
        """A stored paper, exactly as it was sealed."""
        act = partial(self._context.showroom.documents.pdf, self._actor, document_id)
        self._context.jobs.read(act, done, self._context.notifier.error, key="intent_paper")

    def take(self, view: IntentView) -> None:
        """An act is stored: show what there is now, and let the deal page read the deal again."""
        self._key = uuid.uuid4().hex
        self._on_view(view)
        self.acted.emit(view)

    @property
    def _service(self) -> Any:
        return self._context.showroom.intents

    @property
    def _actor(self) -> Any:
        return self._context.actor

    def _on_view(self, view: IntentView) -> None:
        self.view = view
        self.shown.emit(view)
