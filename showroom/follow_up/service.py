"""Follow-up (step 9): the plan after delivery, logged contacts, survey and referrals."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.customers.messages import TASK_NOT_FOUND
from showroom.customers.model import CustomerTask
from showroom.customers.records import complete_task
from showroom.deals.handover import DEAL_CLOSED, get_deal, note, work_on
from showroom.deals.model import Deal, DealStatus, Step
from showroom.follow_up import gate as gate_rules
from showroom.follow_up import messages as say
from showroom.follow_up.complaint_desk import after_contact
from showroom.follow_up.contacts import log_contact
from showroom.follow_up.plan import plan_after_delivery
from showroom.follow_up.queries import follow_up_view
from showroom.follow_up.referrals import register
from showroom.follow_up.survey import store_survey
from showroom.follow_up.texts import SURVEY_RULE
from showroom.follow_up.views import ContactDraft, FollowUpView, PostponeDraft, ReferralDraft, SurveyDraft
from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, ShowroomError, told
from showroom.kernel.findings import Finding
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes


class FollowUpService:
    """What happens with a customer after delivery, and between the steps before it."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.DEAL_READ)
    def current(self, tx: Tx, deal_id: int) -> FollowUpView:
        """The deal's follow-up, also before delivery; raises ShowroomError(not_found | not_your_deal)."""
        return follow_up_view(tx, get_deal(tx, deal_id))

    @writes(Permission.FOLLOW_UP_WRITE)
    def make_plan(self, tx: Tx, deal_id: int) -> FollowUpView:
        """Generate the plan of a delivered deal, or add what a consent given since allows (DV-09, PI-01).

        Raises ShowroomError(step_not_reached | not_delivered).
        """
        deal = work_on(tx, deal_id, Step.FOLLOW_UP)
        if deal.delivered_on is None:
            raise ShowroomError(say.NOT_DELIVERED)
        plan_after_delivery(tx, deal)
        return self._done(tx, deal, planned=True)

    @writes(Permission.FOLLOW_UP_WRITE)
    def log_contact(self, tx: Tx, deal_id: int, task_id: int | None, draft: ContactDraft) -> FollowUpView:
        """Log a contact, planned (`task_id`) or not; afterwards there is a next action or a closed reason (GR-02).

        Raises FieldErrors, ShowroomError(task_not_found | task_stopped | changed_meanwhile | deal_closed).
        """
        deal = _open_deal(tx, deal_id)
        task = None if task_id is None else _task(tx, deal, task_id, draft.version)
        log_contact(tx, deal, task, draft)
        after_contact(tx, task, draft.result, draft.note)
        note(tx, deal.id, "contacted", task.kind if task is not None and task.kind.startswith("FU-") else "")
        return self._done(tx, deal, contact=draft.result)

    @writes(Permission.FOLLOW_UP_WRITE)
    def postpone(self, tx: Tx, deal_id: int, task_id: int, draft: PostponeDraft) -> FollowUpView:
        """Move a contact to a later day; raises FieldErrors(next_due | contact_note), changed_meanwhile."""
        deal = _open_deal(tx, deal_id)
        task = _task(tx, deal, task_id, draft.version)
        reason = field_text("contact_note", draft.reason, 200)
        if not reason:
            raise FieldErrors({"contact_note": say.POSTPONE_REASON})
        if draft.due is None or draft.due <= tx.today:
            raise FieldErrors({"next_due": told(say.DUE_LATER, today=tx.today.isoformat())})
        before, task.due, task.result_note = task.due, draft.due, reason
        note(tx, deal.id, "contact_postponed", f"{before.isoformat()} → {draft.due.isoformat()}: {reason}")
        return self._done(tx, deal, postponed=task_id)

    @writes(Permission.FOLLOW_UP_WRITE)
    def save_survey(self, tx: Tx, deal_id: int, draft: SurveyDraft) -> FollowUpView:
        """Store a satisfaction survey; a score of 6 or less opens a complaint (§6.9). Raises FieldErrors."""
        deal = work_on(tx, deal_id, Step.FOLLOW_UP)
        survey = store_survey(tx, deal, draft)
        planned = tx.session.scalar(
            sa.select(CustomerTask.id)
            .where(CustomerTask.deal_id == deal.id, CustomerTask.kind == SURVEY_RULE, CustomerTask.done_at.is_(None))
            .limit(1)
        )
        if planned is not None:
            complete_task(tx, planned, "surveyed")
        note(tx, deal.id, "surveyed", "")
        return self._done(tx, deal, survey=survey.id)

    @writes(Permission.FOLLOW_UP_WRITE)
    def register_referral(self, tx: Tx, deal_id: int, draft: ReferralDraft) -> FollowUpView:
        """Register whom the customer recommends, before their first visit (§6.9); raises FieldErrors."""
        deal = _open_deal(tx, deal_id)
        referral = register(tx, deal, draft)
        note(tx, deal.id, "referred", referral.name)
        return self._done(tx, deal, referral=referral.id)

    def gate(self, tx: Tx, deal: Deal) -> tuple[Finding, ...]:
        """What still stands before the follow-up is finished (GR-02)."""
        return gate_rules.findings(tx, deal)

    def _done(self, tx: Tx, deal: Deal, **facts: object) -> FollowUpView:
        """Audit, tell the windows that the deal and its customer changed, and read the follow-up anew."""
        tx.audit("deal", deal.id, **facts)
        tx.audit("customer", deal.customer_id, follow_up=deal.id)
        tx.session.flush()
        return follow_up_view(tx, deal)


def _open_deal(tx: Tx, deal_id: int) -> Deal:
    """The deal to contact somebody about: not cancelled and not lost, at whatever step."""
    deal = get_deal(tx, deal_id)
    if deal.status in (DealStatus.CANCELLED, DealStatus.LOST):
        raise ShowroomError(DEAL_CLOSED, number=deal.number)
    return deal


def _task(tx: Tx, deal: Deal, task_id: int, version: int) -> CustomerTask:
    task = tx.session.get(CustomerTask, task_id)
    if task is None or task.customer_id != deal.customer_id or task.deal_id not in (None, deal.id):
        raise ShowroomError(TASK_NOT_FOUND)
    if task.done_at is not None:
        raise ShowroomError(TASK_NOT_FOUND)
    check_version(version, task.version)
    return task
