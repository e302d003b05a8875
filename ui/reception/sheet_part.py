"""The Q&A sheet as the manager edits it (RC-05)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from showroom.reception.desk_views import AnswerDraft, AnswerRow
from ui.context import UiContext
from ui.reception.kept_list import KeptList
from ui.widgets.fields import CheckField, TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.paged_table import Column

TEXTS = ("question_zh", "answer_zh", "question_en", "answer_en")


class SheetPart(KeptList):
    """Question and answer in both languages."""

    def __init__(self, context: UiContext) -> None:
        form = Form(columns=2)
        form.add(TextField("question_zh", self.tr("Question in Chinese"), max_length=200))
        form.add(TextField("question_en", self.tr("Question in English"), max_length=200))
        form.add(MultiLine("answer_zh", self.tr("Answer in Chinese"), lines=3, max_length=1000))
        form.add(MultiLine("answer_en", self.tr("Answer in English"), lines=3, max_length=1000))
        form.add(CheckField("price", self.tr("asks for a price")))
        form.add(CheckField("active", self.tr("in use")))
        super().__init__(context, "answer", self.tr("Q&A sheet for the telephone"), form)

    def columns(self) -> tuple[Column, ...]:
        lang = self.context.lang
        return (
            Column("question", self.tr("Question"), lambda row: str(row.question(lang)), width=300),
            Column("price", self.tr("Price"), lambda row: "✓" if row.draft.price else "—", width=60),
            Column("active", self.tr("In use"), lambda row: "✓" if row.draft.active else "—", width=60),
            Column("answer", self.tr("Answer"), lambda row: " ".join(row.answer(lang).split()), width=500),
        )

    def read(self) -> Callable[[], Sequence[Any]]:
        return partial(self.context.showroom.answers.sheet, self.context.actor, retired=True)

    def values_of(self, row: AnswerRow) -> dict[str, Any]:
        return {name: getattr(row.draft, name) for name in (*TEXTS, "price", "active")}

    def empty(self) -> dict[str, Any]:
        return {**dict.fromkeys(TEXTS, ""), "price": False, "active": True}

    def store(self, values: dict[str, Any]) -> Callable[[], Any]:
        row: AnswerRow | None = self.chosen
        place = 0 if row is None else row.draft.place
        draft = AnswerDraft(**{name: values[name] for name in (*TEXTS, "price", "active")}, place=place)
        save = self.context.showroom.answers.save_answer
        return partial(save, self.context.actor, draft, *(() if row is None else (row.id, row.version)))
