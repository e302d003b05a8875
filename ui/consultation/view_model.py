"""Step 2 of a deal: what is typed goes to the service, the suggested grade comes back while typing."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.consultation.rules import Bant, FirstMeeting, Known
from showroom.consultation.views import GradeAdvice, NeedsDraft, NeedsView, Signs
from showroom.customers.model import ConsentPurpose, Grade
from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.context import UiContext

PLAIN = (
    "what_brought_you", "present_car", "who_drives", "what_to_solve", "present_situation", "what_would_differ",
    "body_type", "energy", "must_haves", "budget", "pay_wish", "timing", "deciders", "competitors",
    "contact_preference", "restatement", "restatement_confirmed", "decision_maker_present", "asked_price",
    "grade_reason", "next_contact", "next_note",
)  # fmt: skip
BANT = ("budget", "authority", "need", "timing")


class ConsultationViewModel(QObject):
    """Loads, advises while typing, and saves the needs of one deal."""

    loaded = Signal(object)
    advised = Signal(object)
    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view: NeedsView | None = None
        self.advice: GradeAdvice | None = None
        self._signs: Signs | None = None

    def load(self, deal_id: int) -> None:
        """Read the deal's needs, empty ones before the first save."""
        self.view = self._signs = None
        service, actor = self._context.showroom.consultation, self._context.actor
        self._context.jobs.read(partial(service.view, actor, deal_id), self._on_loaded, self._on_failed, "load")

    def advise(self, values: dict[str, Any]) -> None:
        """Ask which grade these answers suggest (GR-01); nothing happens while they stay the same."""
        signs = signs_of(values)
        if self.view is None or signs == self._signs:
            return
        self._signs = signs
        service, actor = self._context.showroom.consultation, self._context.actor
        ask = partial(service.advise, actor, self.view.draft.deal_id, signs)
        self._context.jobs.read(ask, self._on_advised, self._on_failed, "advise")

    def save(self, values: dict[str, Any]) -> None:
        """Store what the page holds."""
        if self.view is None:
            return
        service, actor = self._context.showroom.consultation, self._context.actor
        draft = draft_from_values(self.view.draft, values)
        self._context.jobs.write(partial(service.save_needs, actor, draft), self._on_saved, self._on_failed)

    def _on_loaded(self, view: NeedsView) -> None:
        self.view, self.advice = view, view.advice
        self.loaded.emit(view)

    def _on_advised(self, advice: GradeAdvice) -> None:
        self.advice = advice
        self.advised.emit(advice)

    def _on_saved(self, view: NeedsView) -> None:
        self.view, self.advice = view, view.advice
        self.saved.emit(view)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.refused.emit(error)
        else:
            self._context.notifier.error(error)


def signs_of(values: dict[str, Any]) -> Signs:
    """What the page says for the grade."""
    return Signs(
        horizon_days=_number(values.get("horizon_days")),
        budget_fixed=values.get("bant_budget") == str(int(Known.YES)),
        decision_maker_present=bool(values.get("decision_maker_present")),
        asked_price=bool(values.get("asked_price")),
    )


def values_from_draft(draft: NeedsDraft) -> dict[str, Any]:
    """`{field name: value}` for the page."""
    values: dict[str, Any] = {name: getattr(draft, name) for name in PLAIN}
    needs = (*draft.top_needs, "", "", "")
    values |= {f"need_{place}": needs[place - 1] for place in (1, 2, 3)}
    values |= {f"bant_{name}": str(int(getattr(draft.bant, name))) for name in BANT}
    values |= {name: "" if (n := getattr(draft, name)) is None else str(n) for name in ("seats", "horizon_days")}
    values["first_meeting"] = draft.first_meeting.value if draft.first_meeting else ""
    values["grade"] = draft.grade.value if draft.grade else ""
    values["prospect"] = draft.prospect
    values["consents"] = frozenset(purpose.value for purpose in draft.consents)
    return values


def draft_from_values(before: NeedsDraft, values: dict[str, Any]) -> NeedsDraft:
    """The draft of what the page holds, made from the version that was shown."""
    return NeedsDraft(
        before.deal_id,
        before.version,
        **{name: values[name] for name in PLAIN},
        seats=_number(values["seats"]),
        horizon_days=_number(values["horizon_days"]),
        top_needs=tuple(values[f"need_{place}"] for place in (1, 2, 3)),
        first_meeting=FirstMeeting(values["first_meeting"]) if values["first_meeting"] else None,
        bant=Bant(*(Known(_number(values[f"bant_{name}"]) or 0) for name in BANT)),
        prospect=frozenset(values["prospect"]),
        grade=Grade(values["grade"]) if values["grade"] else None,
        consents=frozenset(ConsentPurpose(purpose) for purpose in values["consents"]),
    )


def _number(text: object) -> int | None:
    word = str(text or "").strip()
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 4 else None
