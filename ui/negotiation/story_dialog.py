"""Writing the story of a signed deal: begun from what the deal knows, the lesson is the signer's own (S3-04)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from showroom.deals.talk_words import CATEGORIES, name_of
from showroom.kernel.errors import ShowroomError
from showroom.negotiation.story_views import StoryAnswer, StoryDraft, StoryRow
from ui.context import UiContext
from ui.messages import window_language
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.cards import text_label
from ui.widgets.fields import DateField, TextField
from ui.widgets.form import Form
from ui.widgets.line_list import Line, LineList
from ui.widgets.multi_line import MultiLine

FIELDS = ("title", "customer", "process", "lesson", "told_on")


class StoryDialog(AskingDialog):
    """Accepted once the story is stored."""

    width_wanted = 760

    def __init__(self, parent: QWidget, context: UiContext, deal_id: int) -> None:
        self.context, self.deal_id = context, deal_id
        self.row: StoryRow | None = None
        self.told_answers: tuple[StoryAnswer, ...] = ()
        about = self.tr("For the colleagues: write “the customer”, never the name or the phone.")
        super().__init__(parent, "story_dialog", self.tr("Case story"), self.tr("Keep the story"), about)
        self.confirm.setEnabled(False)
        context.jobs.read(self._read, self._on_read, self.on_failed, key="story")

    def parts(self) -> Sequence[QWidget]:
        self.answers = LineList("told_answers", self.tr("No objection came up."))
        self.answers.acted.connect(self._on_remove)
        return self.build(), text_label(self.tr("Objections and answers, from this deal"), "hint"), self.answers

    def build(self) -> Form:
        form = Form(columns=4)
        form.add(TextField("title", self.tr("Title"), required=True, max_length=80), span=3)
        day = DateField(
            "told_on", self.tr("Told in the morning of"), today=self.context.showroom.work.today,
            hint=self.tr("empty: not shared yet"),
        )  # fmt: skip
        form.add(day)
        texts = (
            ("customer", self.tr("Customer: who, what for, who decides"), 2, 500),
            ("process", self.tr("Process: from the first visit to the signature"), 3, 1000),
            ("lesson", self.tr("Lesson: what won it"), 2, 500),
        )
        for name, label, lines, most in texts:
            form.add(MultiLine(name, label, lines=lines, required=True, max_length=most), span=4)
        return form

    def draft(self) -> StoryDraft:
        values = self.binder.values()
        return StoryDraft(**{name: values[name] for name in FIELDS}, answers=self.told_answers)

    def send(self, draft: StoryDraft) -> None:
        service: Any = self.context.showroom.stories
        version = 0 if self.row is None else self.row.version
        act = partial(service.save, self.context.actor, self.deal_id, draft, version)
        self.context.jobs.write(act, self.on_stored, self.on_failed)

    def on_stored(self, row: StoryRow) -> None:
        if row.draft.told_on is None:
            self.context.notifier.done(self.tr("Story kept, not shared yet"))
        else:
            day = row.draft.told_on.isoformat()
            self.context.notifier.done(self.tr("Story kept, to be told on {day}").format(day=day))
        super().on_stored(row)

    def on_failed(self, error: ShowroomError) -> None:
        super().on_failed(error)
        self.confirm.setEnabled(self.row is not None and self.row.may_edit)

    def _read(self) -> Any:
        return self.context.showroom.stories.start(self.context.actor, self.deal_id, self.context.lang)

    def _on_read(self, row: StoryRow) -> None:
        self.row, self.told_answers = row, row.draft.answers
        self.binder.set_values({name: getattr(row.draft, name) for name in FIELDS})
        self.confirm.setEnabled(row.may_edit)
        if row.may_edit:
            self.keep_draft(self.context, f"deal:{self.deal_id}", row.version)
        self._show_answers()

    def _show_answers(self) -> None:
        lang = window_language()
        self.answers.show_lines([
            Line(number, f"{name_of(CATEGORIES, one.category, lang)}：{one.text}", one.answer)
            .with_link("leave", self.tr("Leave out"))
            for number, one in enumerate(self.told_answers)
        ])  # fmt: skip

    def _on_remove(self, key: object, _act: str) -> None:
        if isinstance(key, int):
            self.told_answers = self.told_answers[:key] + self.told_answers[key + 1 :]
            self._show_answers()
