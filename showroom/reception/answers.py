"""The Q&A sheet 答客问 (RC-05, S3-60): one answer for everybody at the telephone, changed by the manager only."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.reception import messages as say
from showroom.reception.desk_views import AnswerDraft, AnswerRow
from showroom.reception.model import StandardAnswer

MOST_ANSWERS = 200


class AnswerService:
    """Reading the sheet, and editing it."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.VISIT_READ)
    def sheet(self, tx: Tx, *, retired: bool = False) -> tuple[AnswerRow, ...]:
        """The questions in order; `retired`: also those that are no longer used."""
        query = sa.select(StandardAnswer).order_by(StandardAnswer.place, StandardAnswer.id).limit(MOST_ANSWERS)
        if not retired:
            query = query.where(StandardAnswer.active.is_(True))
        return tuple(_row(row) for row in tx.session.scalars(query))

    @writes(Permission.FRONT_DESK_MANAGE)
    def save_answer(self, tx: Tx, draft: AnswerDraft, answer_id: int | None = None, version: int = 0) -> AnswerRow:
        """Add a line to the sheet or change one; one language is enough.

        Raises FieldErrors(question | answer), ShowroomError(answer_not_found | changed_meanwhile).
        """
        row = _answer(tx, answer_id, version)
        texts = {
            name: field_text(name, getattr(draft, name), 200 if name.startswith("question") else 1000, multiline=True)
            for name in ("question_zh", "answer_zh", "question_en", "answer_en")
        }
        for lang in ("zh", "en"):
            if bool(texts[f"question_{lang}"]) != bool(texts[f"answer_{lang}"]):
                raise FieldErrors({f"answer_{lang}": say.ANSWER_EMPTY, f"question_{lang}": say.ANSWER_EMPTY})
        if not texts["question_zh"] and not texts["question_en"]:
            raise FieldErrors({"question_zh": say.ANSWER_EMPTY, "question_en": say.ANSWER_EMPTY})
        for name, text in texts.items():
            setattr(row, name, text)
        row.price, row.active = draft.price, draft.active
        row.place = draft.place or row.place or _last_place(tx) + 1
        row.changed_at, row.changed_by = tx.now, tx.actor.id
        tx.session.add(row)
        tx.session.flush()
        tx.audit("standard_answer", row.id, active=row.active)
        return _row(row)


def _answer(tx: Tx, answer_id: int | None, version: int) -> StandardAnswer:
    if answer_id is None:
        return StandardAnswer(place=0)
    row = tx.session.get(StandardAnswer, answer_id)
    if row is None:
        raise ShowroomError(say.ANSWER_NOT_FOUND)
    check_version(version, row.version)
    return row


def _last_place(tx: Tx) -> int:
    return tx.session.scalar(sa.select(sa.func.max(StandardAnswer.place))) or 0


def _row(row: StandardAnswer) -> AnswerRow:
    draft = AnswerDraft(
        row.question_zh, row.answer_zh, row.question_en, row.answer_en, row.price, row.place, row.active
    )
    return AnswerRow(row.id, row.version, draft)
