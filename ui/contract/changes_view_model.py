"""Changes of a signed contract: what is typed goes to the service, who owes what comes back."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.contract.change_drafts import (
    AnyDraft,
    CancelDraft,
    ChangeChoices,
    ChangedOption,
    ChangeDraft,
    ChangesView,
    RefundDraft,
    ReissueDraft,
)
from showroom.contract.change_messages import BAD_OPTION
from showroom.contract.drafts import SignDraft
from showroom.contract.notice_drafts import NoticeDraft
from showroom.documents.strokes import Strokes
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError
from showroom.kernel.money import Money
from ui.context import UiContext
from ui.messages import window_language

_OPTION = re.compile(r"(?P<name>.+?)\s*[×xX*]\s*(?P<count>\d{1,3})\s*[@＠]\s*(?P<price>.+)")
Done = Callable[[Any], None]
Failed = Callable[[ShowroomError], None]


class ChangesViewModel(QObject):
    """Reads and writes the changes of one deal's contract; `shown` after every reading and every act."""

    shown = Signal(object)
    acted = Signal(object)
    """An act was stored: the deal page reads the deal again."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.deal_id = 0
        self.view: ChangesView | None = None
        self._key = ""

    def load(self, deal_id: int) -> None:
        """Read what was changed; a new act of signing begins with it."""
        self.deal_id, self._key = deal_id, uuid.uuid4().hex
        act = partial(self._service.view, self._actor, deal_id, window_language())
        self._context.jobs.read(act, self._on_view, key="changes")

    def read_choices(self, done: Callable[[ChangeChoices], None]) -> None:
        """What a change order may choose from."""
        act = partial(self._service.choices, self._actor, self.deal_id)
        self._context.jobs.read(act, done, self._context.notifier.error, key="change_choices")

    def read_reissue_start(self, done: Callable[[ReissueDraft], None]) -> None:
        """The contract as it stands, for putting it right."""
        act = partial(self._service.reissue_start, self._actor, self.deal_id)
        self._context.jobs.read(act, done, self._context.notifier.error, key="reissue_start")

    def preview(self, draft: AnyDraft, done: Done, failed: Failed) -> None:
        """What the draft comes to, nothing stored; the newest answer only."""
        service, who = self._service, self._actor
        if isinstance(draft, CancelDraft | NoticeDraft):
            name = "preview_cancel" if isinstance(draft, CancelDraft) else "preview_notice"
            act = partial(getattr(service, name), who, self.deal_id, draft)
        else:
            name = "preview_reissue" if isinstance(draft, ReissueDraft) else "preview_change"
            act = partial(getattr(service, name), who, self.deal_id, draft, window_language())
        self._context.jobs.read(act, done, failed, key="change_preview")

    def ask(self, draft: AnyDraft, done: Done, failed: Failed) -> None:
        """Store the draft and ask for its approval."""
        names = {
            CancelDraft: "cancel", ReissueDraft: "reissue", ChangeDraft: "change_order", NoticeDraft: "notice",
        }  # fmt: skip
        name = names[type(draft)]
        self._write(partial(getattr(self._service, name), self._actor, self.deal_id, draft), done, failed)

    def decide(self, *, approve: bool, remark: str = "") -> None:
        """Approve or refuse for one's post (CT-04)."""
        if (row := self._open()) is not None:
            act = partial(self._service.decide, self._actor, self.deal_id, row.version)
            self._write(partial(act, approve=approve, remark=remark))

    def withdraw(self) -> None:
        """Give the open change up."""
        if (row := self._open()) is not None:
            self._write(partial(self._service.withdraw, self._actor, self.deal_id, row.version))

    def sign(self, hands: Mapping[str, tuple[bytes, Strokes]], done: Done, failed: Failed) -> None:
        """Sign with these pictures and their strokes; both presses of a double click carry the same key (CT-07)."""
        images = {"buyer_signature": b""} | {name: image for name, (image, _) in hands.items()}
        draft = SignDraft(self._key, **images, strokes={name: strokes for name, (_, strokes) in hands.items()})
        self._write(partial(self._service.sign, self._actor, self.deal_id, draft), done, failed)

    def refund(self, draft: RefundDraft, done: Done, failed: Failed) -> None:
        """Pay out."""
        self._write(partial(self._service.refund, self._actor, self.deal_id, draft), done, failed)

    def read_review(self, lang: Lang, done: Callable[[bytes], None]) -> None:
        """The open change on paper, watermarked."""
        act = partial(self._service.review_pdf, self._actor, self.deal_id, lang)
        self._context.jobs.read(act, done, self._context.notifier.error, key="change_review")

    def read_signed(self, document_id: int, done: Callable[[bytes], None]) -> None:
        """A stored paper, exactly as it was sealed."""
        act = partial(self._context.showroom.documents.pdf, self._actor, document_id)
        self._context.jobs.read(act, done, self._context.notifier.error, key="change_paper")

    @property
    def _service(self) -> Any:
        return self._context.showroom.contract_changes

    @property
    def _actor(self) -> Any:
        return self._context.actor

    def _open(self) -> Any:
        return None if self.view is None else self.view.open

    def take(self, view: ChangesView) -> None:
        """An act is stored: show what there is now, and let the deal page read the deal again."""
        self._on_view(view)
        self.acted.emit(view)

    def _write(self, act: Callable[..., ChangesView], done: Done | None = None, failed: Failed | None = None) -> None:
        """Handlers are bound methods, so that the answer for a dialog that is gone is dropped."""
        act = partial(act, lang=window_language())
        self._context.jobs.write(act, done or self.take, failed or self._context.notifier.error)

    def _on_view(self, view: ChangesView) -> None:
        self.view = view
        self.shown.emit(view)


def options_text(options: tuple[ChangedOption, ...]) -> str:
    """The options as they are typed: one a line, `name × number @ price`."""
    return "\n".join(f"{line.name} × {line.count} @ {line.price.grouped()}" for line in options)


def options_from_text(text: str) -> tuple[ChangedOption, ...]:
    """The typed options; raises FieldErrors for a line that is none."""
    found = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        match = _OPTION.fullmatch(line)
        if match is None:
            raise FieldErrors({"options": BAD_OPTION})
        try:
            price = Money.parse(match["price"])
        except ShowroomError as error:
            raise FieldErrors({"options": BAD_OPTION}) from error
        found.append(ChangedOption(match["name"], int(match["count"]), price))
    return tuple(found)
