"""Short forms of the complaint register: taking one down, what was done, the answer, the end (MF-08)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.follow_up.complaint_model import Channel, EntryKind, Outcome, Subject
from showroom.follow_up.complaint_views import AnswerDraft, CloseDraft, ComplaintDraft, ComplaintView
from showroom.follow_up.complaint_words import CHANNELS, OUTCOMES, SUBJECTS
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, Message, ShowroomError
from ui.context import UiContext
from ui.drafts import DraftKeeper, DraftSlot
from ui.messages import window_language
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.multi_line import MultiLine
from ui.widgets.search_choice import Answer, Choice, SearchChoice

NEW, NOTE, TRIED, CONTACTED, ANSWER, CLOSE, HAND_OVER, REOPEN = (
    "new", "note", "tried", "contacted", "answer", "close", "hand_over", "reopen"
)  # fmt: skip
Values = dict[str, Any]
Act = Callable[[], object]
MOST_HITS = 12
OPENS_AT = time(9)
FIELDS = {"received_at": "received_on"}
"""Names that refusals use, with the field that mends them."""


def worded(words: Mapping[Any, Message]) -> list[tuple[str, str]]:
    """Choices of an enum in the window's language."""
    lang = window_language()
    return [(str(key.value), text.text(lang)) for key, text in words.items()]


class ComplaintForm(QDialog):
    """One form; `saved` with the complaint as it stands then. A new one may be about a deal, by its id."""

    saved = Signal(object)

    def __init__(
        self, parent: QWidget | None, context: UiContext, kind: str, about: ComplaintView | int | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("complaint_form")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(760 if kind == NEW else 560)
        self.context, self.kind = context, kind
        self.about = None if isinstance(about, int) else about
        self.deal_id = about if isinstance(about, int) else None
        self.form = Form(columns=4 if kind == NEW else 2)
        self.drafts: DraftKeeper | None = None
        title, verb, fill, self._act = self._kinds()[kind]
        self.setWindowTitle(title)
        fill()
        self.binder = FormBinder(self.form, parent=self)
        self.message = MessageLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(title, "heading"))
        column.addWidget(self.form)
        column.addWidget(self.message)
        column.addLayout(self._build_foot(verb))
        self.binder.set_values(self._first())
        if kind == NEW:
            self._keep_draft()
        elif kind == HAND_OVER:
            act = partial(context.showroom.staff.colleagues, context.actor)
            context.jobs.read(act, self._on_colleagues, self._on_failed, key="colleagues")
        self.form.fields[0].setFocus()

    def submit(self) -> None:
        """Save, or mark what is wrong."""
        values = self.binder.collect()
        if values is not None:
            self.context.jobs.write(self._act(values), self._on_saved, self._on_failed)

    def done(self, result: int) -> None:
        if self.drafts is not None:
            self.drafts.flush()
        super().done(result)

    def _build_foot(self, verb: str) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.save_button = PrimaryButton("")
        self.save_button.setObjectName("save_complaint")
        self.save_button.show_action(verb, "Ctrl+Return")
        self.save_button.clicked.connect(self.submit)
        self.keys = [QShortcut(QKeySequence(keys), self, self.submit) for keys in ("Ctrl+Return", "Ctrl+Enter")]
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        return foot

    def _keep_draft(self) -> None:
        slot = DraftSlot("complaint", "new" if self.deal_id is None else f"deal {self.deal_id}")
        self.drafts = DraftKeeper(self.context, slot, self.binder.snapshot, self.binder.restore, self)
        self.binder.changed.connect(self.drafts.touch)
        self.binder.left.connect(self.drafts.flush)
        self.drafts.offer()

    def _kinds(self) -> dict[str, tuple[str, str, Callable[[], None], Callable[[Values], Act]]]:
        said = self._entry_fields
        return {
            NEW: (self.tr("New complaint"), self.tr("Take it down"), self._new_fields, self._log),
            NOTE: (self.tr("Note"), self.tr("Write it down"), said, partial(self._record, EntryKind.NOTE)),
            TRIED: (self.tr("Tried, not reached"), self.tr("Write it down"), said,
                    partial(self._record, EntryKind.TRIED)),
            CONTACTED: (self.tr("Contacted"), self.tr("Write it down"), said,
                        partial(self._record, EntryKind.CONTACTED)),
            ANSWER: (self.tr("Answer to the customer"), self.tr("Record the answer"), self._answer_fields,
                     self._answer),
            CLOSE: (self.tr("Close the complaint"), self.tr("Close it"), self._close_fields, self._close),
            HAND_OVER: (self.tr("Hand over to a colleague"), self.tr("Hand over"), self._hand_fields, self._hand),
            REOPEN: (self.tr("Open again"), self.tr("Open again"), said, self._reopen),
        }  # fmt: skip

    # --- what each asks for ---------------------------------------------------------------------------------------

    def _new_fields(self) -> None:
        form, today = self.form, self.context.showroom.work.today
        form.add(MultiLine("text", self.tr("What they complain of"), 4, required=True, max_length=2000), span=4)
        form.add(ChoiceField("channel", self.tr("Received"), worded(CHANNELS), required=True))
        form.add(ChoiceField("subject", self.tr("About"), worded(SUBJECTS), required=True))
        form.add(DateField("received_on", self.tr("Received on"), required=True, today=today))
        form.add(TextField("reference", self.tr("Number at 12315"), max_length=60))
        form.add(MultiLine("wish", self.tr("What they want"), 2, max_length=500), span=4)
        if self.deal_id is None:
            hint = self.tr("name or number; empty for somebody else")
            form.add(SearchChoice("customer_id", self.tr("Customer"), self._ask_customers, hint=hint), span=2)
        form.add(TextField("caller", self.tr("Somebody else: name"), max_length=80))
        form.add(TextField("caller_contact", self.tr("How to reach them"), max_length=120))

    def _entry_fields(self) -> None:
        self.form.add(MultiLine("entry", self.tr("What was said"), 4, required=True, max_length=2000), span=2)

    def _answer_fields(self) -> None:
        form, today = self.form, self.context.showroom.work.today
        form.add(MultiLine("answer", self.tr("What the customer was told"), 5, required=True, max_length=2000), span=2)
        form.add(TextField("promised", self.tr("Promised with it"), max_length=300), span=2)
        form.add(DateField("promised_by", self.tr("Kept until"), today=today))

    def _close_fields(self) -> None:
        form = self.form
        form.add(ChoiceField("outcome", self.tr("Outcome"), worded(OUTCOMES), required=True))
        words = [("yes", self.tr("satisfied")), ("no", self.tr("not satisfied")), ("", self.tr("could not be asked"))]
        form.add(ChoiceField("satisfied", self.tr("The customer is"), words))
        form.add(MultiLine("entry", self.tr("Note"), 3, max_length=2000), span=2)

    def _hand_fields(self) -> None:
        self.form.add(ChoiceField("owner_id", self.tr("Colleague"), [], required=True), span=2)
        self._entry_fields()

    def _first(self) -> Values:
        if self.kind == NEW:
            return {
                "channel": Channel.COUNTER.value, "subject": Subject.OTHER.value,
                "received_on": self.context.showroom.work.today(),
            }  # fmt: skip
        return {"satisfied": ""} if self.kind == CLOSE else {}

    # --- what each does -------------------------------------------------------------------------------------------

    @property
    def _service(self) -> Any:
        return self.context.showroom.complaints

    @property
    def _open(self) -> ComplaintView:
        assert self.about is not None
        return self.about

    def _log(self, given: Values) -> Act:
        day: date = given.pop("received_on")
        today = self.context.showroom.work.today()
        received = None if day == today else datetime.combine(day, OPENS_AT, STORE_ZONE)
        choices: dict[str, StrEnum] = {
            "channel": Channel(given.pop("channel")), "subject": Subject(given.pop("subject"))
        }  # fmt: skip
        draft = ComplaintDraft(**given, **choices, received_at=received, deal_id=self.deal_id)  # type: ignore[arg-type]
        return partial(self._service.log, self.context.actor, draft)

    def _record(self, kind: EntryKind, given: Values) -> Act:
        view = self._open
        return partial(self._service.record, self.context.actor, view.row.id, kind, given["entry"], view.version)

    def _answer(self, given: Values) -> Act:
        draft = AnswerDraft(given["answer"], given["promised"], given["promised_by"])
        return partial(self._service.answer, self.context.actor, self._open.row.id, draft, self._open.version)

    def _close(self, given: Values) -> Act:
        satisfied = {"yes": True, "no": False}.get(given["satisfied"])
        draft = CloseDraft(Outcome(given["outcome"]), satisfied=satisfied, note=given["entry"])
        return partial(self._service.close, self.context.actor, self._open.row.id, draft, self._open.version)

    def _hand(self, given: Values) -> Act:
        owner = int(given["owner_id"]) if given["owner_id"] else None
        view = self._open
        return partial(self._service.hand_over, self.context.actor, view.row.id, owner, given["entry"], view.version)

    def _reopen(self, given: Values) -> Act:
        view = self._open
        return partial(self._service.reopen, self.context.actor, view.row.id, given["entry"], view.version)

    def _ask_customers(self, text: str, answer: Answer) -> None:
        find = partial(self.context.showroom.search.find, self.context.actor, text)
        self.context.jobs.read(find, partial(self._on_hits, answer), self._on_failed, key="customers")

    def _on_hits(self, answer: Answer, hits: tuple[Any, ...]) -> None:
        answer([Choice(hit.id, hit.title, hit.detail) for hit in hits if hit.kind == "customer"][:MOST_HITS])

    def _on_colleagues(self, found: tuple[Any, ...]) -> None:
        field = self.binder["owner_id"].field
        if isinstance(field, ChoiceField):
            field.set_choices([(str(one.id), one.name) for one in found if one.id != self._open.row.owner_id])

    def _on_saved(self, view: ComplaintView) -> None:
        if self.drafts is not None:
            self.drafts.settle()
        self.saved.emit(view)
        self.accept()

    def _on_failed(self, error: ShowroomError) -> None:
        if not isinstance(error, FieldErrors):
            self.message.show_text(error.text(self.context.lang), "refusal")
            return
        fields = {FIELDS.get(name, name): told for name, told in error.fields.items()}
        left = self.binder.show_errors(FieldErrors(fields))
        if left:
            self.message.show_text(fields[left[0]].text(self.context.lang), "refusal")
