"""The follow-up of one deal: its plan is read (and made, when a delivery left none), contacts go to the service."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.follow_up.model import ContactResult, ContactWay
from showroom.follow_up.texts import SURVEY_ITEMS
from showroom.follow_up.views import (
    ContactDraft,
    FollowUpView,
    PostponeDraft,
    ReferralDraft,
    SurveyDraft,
    TaskLine,
    TaskState,
)
from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.context import UiContext

OPEN = (TaskState.OVERDUE, TaskState.DUE, TaskState.PLANNED)
SCORE = "score_"


class FollowUpViewModel(QObject):
    """Loads, plans, logs contacts, postpones, and takes surveys and referrals."""

    loaded = Signal(object)
    acted = Signal(str)
    """planned, logged, postponed, surveyed or referred; `view` is the new one."""
    refused = Signal(object)
    refreshed = Signal(object)
    """The plan was read anew; what is typed stays."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view: FollowUpView | None = None
        self.deal_id = 0
        self.task_id: int | None = None
        """The selected task; None logs a contact that was not planned."""

    @property
    def task(self) -> TaskLine | None:
        """The selected task as it stands."""
        lines = () if self.view is None else self.view.tasks
        return next((line for line in lines if line.id == self.task_id), None)

    def load(self, deal_id: int) -> None:
        """Read the deal's follow-up."""
        self.deal_id, self.task_id = deal_id, None
        act = partial(self._service.current, self._context.actor, deal_id)
        self._context.jobs.read(act, self._on_loaded, self._context.notifier.error, key="follow_up")

    def refresh(self) -> None:
        """Read the plan again, after an act that added or closed contacts."""
        act = partial(self._service.current, self._context.actor, self.deal_id)
        self._context.jobs.read(act, self._on_refreshed, self._context.notifier.error, key="follow_up_again")

    def make_plan(self) -> None:
        """Make the plan, or add what has become allowed since."""
        self._write(partial(self._service.make_plan, self._context.actor, self.deal_id), "planned")

    def select(self, task_id: int | None) -> None:
        """Contacts are logged on this task from now on."""
        self.task_id = task_id

    def log(self, values: dict[str, Any]) -> None:
        """Log a contact on the selected task, or an unplanned one."""
        draft = contact_draft(values, self.task)
        self._write(
            partial(self._service.log_contact, self._context.actor, self.deal_id, self.task_id, draft), "logged"
        )

    def postpone(self, values: dict[str, Any]) -> None:
        """Move the selected task to the day and for the reason that were typed."""
        task = self.task
        if task is not None:
            draft = PostponeDraft(values["next_due"], values["contact_note"], task.version)
            self._write(partial(self._service.postpone, self._context.actor, self.deal_id, task.id, draft), "postponed")

    def save_survey(self, values: dict[str, Any]) -> None:
        """Store the scores."""
        self._write(
            partial(self._service.save_survey, self._context.actor, self.deal_id, survey_draft(values)), "surveyed"
        )

    def register_referral(self, values: dict[str, Any]) -> None:
        """Register whom the customer recommends."""
        draft = ReferralDraft(values["referral_name"], values["referral_phone"], values["referral_reward"])
        self._write(partial(self._service.register_referral, self._context.actor, self.deal_id, draft), "referred")

    @property
    def _service(self) -> Any:
        return self._context.showroom.follow_up

    def _write(self, act: Callable[[], object], what: str) -> None:
        self._context.jobs.write(act, partial(self._on_acted, what), self._on_failed)

    def _on_loaded(self, view: FollowUpView) -> None:
        self.view = view
        self._choose_next(view)
        self.loaded.emit(view)
        if view.delivered_on and not view.planned and self._context.actor.may(Permission.FOLLOW_UP_WRITE):
            self.make_plan()

    def _on_acted(self, what: str, view: FollowUpView) -> None:
        self._take(view)
        self.acted.emit(what)

    def _on_refreshed(self, view: FollowUpView) -> None:
        self._take(view)
        self.refreshed.emit(view)

    def _take(self, view: FollowUpView) -> None:
        self.view = view
        task = self.task
        if task is None or task.state not in OPEN:
            self._choose_next(view)

    def _choose_next(self, view: FollowUpView) -> None:
        self.task_id = next((line.id for line in view.tasks if line.state in OPEN), None)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.refused.emit(error)
        else:
            self._context.notifier.error(error)


def contact_draft(values: dict[str, Any], task: TaskLine | None) -> ContactDraft:
    """The contact that the form describes."""
    return ContactDraft(
        way=ContactWay(values["way"] or ContactWay.CALL),
        result=ContactResult(values["result"]) if values["result"] else None,
        effective=values["effective"],
        note=values["contact_note"],
        next_due=values["next_due"],
        next_purpose=values["next_purpose"],
        closed_reason=values["closed_reason"],
        version=0 if task is None else task.version,
    )


def survey_draft(values: dict[str, Any]) -> SurveyDraft:
    """The scores that were given; items left open were not answered."""
    scores = {item: int(values[SCORE + item]) for item in SURVEY_ITEMS if values[SCORE + item] != ""}
    return SurveyDraft(scores, values["survey_comment"])
