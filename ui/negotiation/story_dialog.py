"""Writing the story of a signed deal: begun from what the deal knows, the lesson is the signer's own (S3-04)."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.deals.talk_words import CATEGORIES, name_of
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.negotiation.story_views import StoryAnswer, StoryDraft, StoryRow
from ui.context import UiContext
from ui.messages import window_language
from ui.theme import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import DateField, TextField
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.line_list import Line, LineList
from ui.widgets.multi_line import MultiLine

FIELDS = ("title", "customer", "process", "lesson", "told_on")


class StoryDialog(QDialog):
    """Accepted once the story is stored."""

    def __init__(self, parent: QWidget, context: UiContext, deal_id: int) -> None:
        super().__init__(parent)
        self.setObjectName("story_dialog")
        self.setWindowTitle(self.tr("Case story"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(760)
        self.context, self.deal_id = context, deal_id
        self.row: StoryRow | None = None
        self.told_answers: tuple[StoryAnswer, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        intro = self.tr("For the colleagues: write “the customer”, never the name or the phone.")
        column.addWidget(text_label(intro, "fact", wrap=True))
        column.addWidget(self._build_form())
        column.addWidget(text_label(self.tr("Objections and answers, from this deal"), "hint"))
        self.answers = LineList("told_answers", self.tr("No objection came up."))
        self.answers.acted.connect(self._on_remove)
        column.addWidget(self.answers)
        self.message = MessageLine()
        column.addWidget(self.message)
        column.addLayout(self._build_foot())
        context.jobs.read(self._read, self._on_read, self._on_failed, key="story")

    def submit(self) -> None:
        """Store the story."""
        values = self.binder.collect()
        if values is None or self.row is None:
            return
        self.confirm.setEnabled(False)
        draft = StoryDraft(**{name: values[name] for name in FIELDS}, answers=self.told_answers)
        service: Any = self.context.showroom.stories
        act = partial(service.save, self.context.actor, self.deal_id, draft, self.row.version)
        self.context.jobs.write(act, self._on_saved, self._on_failed)

    def _read(self) -> Any:
        return self.context.showroom.stories.start(self.context.actor, self.deal_id, self.context.lang)

    def _build_form(self) -> Form:
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
        self.binder = FormBinder(form, parent=self)
        return form

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addStretch(1)
        back = Button(self.tr("Back"))
        back.clicked.connect(self.reject)
        self.confirm = PrimaryButton(self.tr("Keep the story"), "Ctrl+Return")
        self.confirm.setObjectName("keep_story")
        self.confirm.setEnabled(False)
        self.confirm.clicked.connect(self.submit)
        foot.addWidget(back)
        foot.addWidget(self.confirm)
        return foot

    def _on_read(self, row: StoryRow) -> None:
        self.row, self.told_answers = row, row.draft.answers
        self.binder.set_values({name: getattr(row.draft, name) for name in FIELDS})
        self.confirm.setEnabled(row.may_edit)
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

    def _on_saved(self, row: StoryRow) -> None:
        if row.draft.told_on is None:
            self.context.notifier.done(self.tr("Story kept, not shared yet"))
        else:
            day = row.draft.told_on.isoformat()
            self.context.notifier.done(self.tr("Story kept, to be told on {day}").format(day=day))
        self.accept()

    def _on_failed(self, error: ShowroomError) -> None:
        self.confirm.setEnabled(self.row is not None)
        lang = window_language()
        if isinstance(error, FieldErrors):
            rest = [told.text(lang) for name, told in error.fields.items() if name not in self.binder.rows]
            self.binder.show_errors(error)
            self.message.show_text("；".join(rest), "refusal")
        else:
            self.message.show_text(error.text(lang), "refusal")
