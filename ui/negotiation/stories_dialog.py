"""Case stories: how colleagues won a customer; found by words, model or the morning they are told at (S3-04)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.deals.talk_words import CATEGORIES, name_of
from showroom.kernel.actor import Permission
from showroom.kernel.errors import ShowroomError
from showroom.negotiation.story_views import StoryAnswer, StoryQuery, StoryRow
from showroom.negotiation.talk_views import EntryDraft
from ui.context import UiContext
from ui.messages import window_language
from ui.theme import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, MessageLine
from ui.widgets.line_list import Line, LineList
from ui.widgets.paged_table import Column, PagedTableModel, TableView

PAUSE_MS = 150


class StoriesDialog(QDialog):
    """Above the stories found, below the chosen one to read aloud."""

    def __init__(self, parent: QWidget | None, context: UiContext) -> None:
        super().__init__(parent)
        self.setObjectName("stories_dialog")
        self.setWindowTitle(self.tr("Case stories"))
        self.context = context
        self.chosen: StoryRow | None = None
        self._kept: set[tuple[int, int]] = set()
        self.writing: QDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(self._build_search())
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("case_stories", self.windowTitle(), self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        column.addWidget(self.table, 1)
        column.addWidget(self._build_story(), 1)
        self.message = MessageLine()
        column.addWidget(self.message)
        column.addLayout(self._build_foot())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        room = self.screen().availableGeometry()
        self.resize(min(980, room.width() - 64), min(720, room.height() - 64))
        context.jobs.read(self._read_series, self._on_series, self._on_failed, key="story_series")
        self._show(None)
        self.reload()
        self.sought.setFocus()

    def reload(self) -> None:
        """Read what is sought."""
        which = str(self.told.value())
        today = self.context.showroom.work.today() if which == "today" else None
        query = StoryQuery(str(self.sought.value()), str(self.series.value() or ""), today, which == "own")
        self.context.jobs.read(partial(self._search, query), self._on_rows, self._on_failed, key="stories")

    def edit(self) -> None:
        """Change the chosen story."""
        if self.chosen is not None:
            from ui.negotiation.story_dialog import StoryDialog

            self.writing = StoryDialog(self, self.context, self.chosen.deal_id)
            self.writing.accepted.connect(self.reload)
            self.writing.open()

    def _search(self, query: StoryQuery) -> Any:
        return self.context.showroom.stories.search(self.context.actor, query)  # imported here, off the GUI

    def _read_series(self) -> Any:
        return self.context.showroom.objection_library.series(self.context.actor)

    def _build_search(self) -> Form:
        form = Form(columns=4)
        words = self.tr("words, pinyin or initials")
        self.sought = form.add(TextField("sought", self.tr("Search"), max_length=80, placeholder=words), span=2)
        self.series = form.add(ChoiceField("series", self.tr("Model"), [("", self.tr("every car"))]))
        told = [("", self.tr("shared and my own")), ("today", self.tr("told this morning")), ("own", self.tr("mine"))]
        self.told = form.add(ChoiceField("told", self.tr("Which"), told))
        self.told.set_value("")
        self.sought.changed.connect(self._on_sought)
        self.series.changed.connect(self.reload)
        self.told.changed.connect(self.reload)
        return form

    def _build_story(self) -> QWidget:
        card = Card(scroll=True)
        self.title = text_label("", "subject", wrap=True)
        self.texts = {name: text_label("", wrap=True) for name in ("customer", "process", "lesson")}
        self.answers = LineList("story_answers", self.tr("No objection came up."))
        self.answers.acted.connect(self._on_keep)
        card.add(self.title)
        heads = {"customer": self.tr("Customer"), "process": self.tr("Process"), "lesson": self.tr("Lesson")}
        for name in ("customer", "process"):
            card.add(text_label(heads[name], "hint"))
            card.add(self.texts[name])
        card.add(text_label(self.tr("Objections and answers"), "hint"))
        card.add(self.answers)
        card.add(text_label(heads["lesson"], "hint"))
        card.add(self.texts["lesson"])
        card.column.addStretch(1)
        self.story = card
        return card

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        self.whose = text_label("", "fact")
        foot.addWidget(self.whose)
        foot.addStretch(1)
        self.edit_button = PrimaryButton(self.tr("Change…"))
        self.edit_button.setObjectName("edit_story")
        self.edit_button.clicked.connect(self.edit)
        back = Button(self.tr("Close"))
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        foot.addWidget(self.edit_button)
        return foot

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("title", self.tr("Story"), lambda row: str(row.draft.title), width=190),
            Column("lesson", self.tr("Lesson"), lambda row: " ".join(row.draft.lesson.split()), width=250),
            Column("series", self.tr("Model"), lambda row: row.series or "—", width=60),
            Column("told", self.tr("Told on"), self._told_text, width=95),
            Column("author", self.tr("By"), lambda row: str(row.author), width=60),
        )

    def _told_text(self, row: StoryRow) -> str:
        return self.tr("not shared") if row.draft.told_on is None else row.draft.told_on.isoformat()

    def _on_sought(self) -> None:
        self._pause.start()

    def _on_series(self, series: Sequence[str]) -> None:
        self.series.set_choices([("", self.tr("every car")), *((name, name) for name in series)])

    def _on_rows(self, rows: Sequence[StoryRow]) -> None:
        self.model.use_source(FixedRows(rows))
        self.message.show_text("" if rows else self.tr("No story found."))
        self._show(None)
        if rows:
            self.table.selectRow(0)

    def _on_row(self, *_indexes: object) -> None:
        index = self.table.currentIndex()
        self._show(self.model.row_at(index.row()) if index.isValid() else None)

    def _show(self, row: StoryRow | None) -> None:
        self.chosen = row
        self.story.setVisible(row is not None)
        self.edit_button.setVisible(row is not None and row.may_edit)
        if row is None:
            self.whose.setText("")
            return
        self.title.setText(row.draft.title)
        for name, label in self.texts.items():
            label.setText(getattr(row.draft, name))
        self.answers.show_lines([self._answer(number, one) for number, one in enumerate(row.draft.answers)])
        self.whose.setText(f"{row.author} · {row.series}" if row.series else row.author)

    def _answer(self, number: int, one: StoryAnswer) -> Line:
        kind = name_of(CATEGORIES, one.category, window_language())
        line = Line(number, f"{kind}：{one.text}", one.answer)
        if self.chosen is not None and (self.chosen.id, number) in self._kept:
            return line.with_pill(self.tr("in the library"), "good")
        may_write = self.context.actor.may(Permission.DEAL_WRITE)
        return line.with_link("keep", self.tr("To the library")) if may_write else line

    def _on_keep(self, key: object, _act: str) -> None:
        """The meeting found the answer good: everybody is offered it from now on (§6.6)."""
        row = self.chosen
        if row is None or not isinstance(key, int) or (row.id, key) in self._kept:
            return
        self._kept.add((row.id, key))
        one = row.draft.answers[key]
        draft = EntryDraft(one.category, one.text, one.answer, row.draft.title, row.series)
        service = self.context.showroom.objection_library
        act = partial(service.save_entry, self.context.actor, draft)
        self.context.jobs.write(act, self._on_kept, self._on_failed)

    def _on_kept(self, _entry: object) -> None:
        self.context.notifier.done(self.tr("Answer kept in the library"))
        self._show(self.chosen)

    def _on_failed(self, error: ShowroomError) -> None:
        self.message.show_text(error.text(window_language()), "refusal")


def open_stories(window: QWidget, context: UiContext) -> None:
    """From the palette."""
    dialog = StoriesDialog(window, context)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
