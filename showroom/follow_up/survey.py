"""The satisfaction survey: scores checked, its index, and the complaint that a low score opens (§6.9)."""

from __future__ import annotations

import json
from fractions import Fraction

import sqlalchemy as sa

from showroom.customers.model import CustomerTask
from showroom.deals.model import Deal
from showroom.follow_up import messages as say
from showroom.follow_up.complaint_desk import from_survey, survey_complaint_open
from showroom.follow_up.model import Survey
from showroom.follow_up.rules import BAD_SCORE, complaint_items, satisfaction_index
from showroom.follow_up.texts import COMPLAINT, SURVEY_ITEMS
from showroom.follow_up.views import SurveyDraft, SurveyView
from showroom.kernel.clock import local_date
from showroom.kernel.errors import FieldErrors, told
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx
from showroom.staff.service import staff_name

_WEIGHT = "survey.weight."


def store_survey(tx: Tx, deal: Deal, draft: SurveyDraft) -> Survey:
    """Store the scores; a score of 6 or less opens one complaint in the register. Raises FieldErrors."""
    scores = {item: score for item, score in draft.scores.items() if item in SURVEY_ITEMS}
    wrong = {item: told(BAD_SCORE, score=score) for item, score in scores.items() if not 0 <= score <= 10}
    if wrong:
        raise FieldErrors(wrong)
    if not scores:
        raise FieldErrors({"overall": say.NO_SCORE})
    comment = field_text("comment", draft.comment, 500, multiline=True)
    survey = Survey(deal_id=deal.id, scores=json.dumps(scores), comment=comment, at=tx.now, by=tx.actor.id)
    tx.session.add(survey)
    low = complaint_items(scores, tx.parameters.whole("survey.ticket_score", tx.today))
    tx.session.flush()
    if low and not survey_complaint_open(tx, deal):
        from_survey(tx, deal, "、".join(SURVEY_ITEMS[item].zh for item in low), comment, survey.id)
    return survey


def open_complaint(tx: Tx, deal: Deal) -> CustomerTask | None:
    """What has to be done next about a complaint of the deal's."""
    return tx.session.scalar(
        sa.select(CustomerTask)
        .where(CustomerTask.deal_id == deal.id, CustomerTask.kind == COMPLAINT, CustomerTask.done_at.is_(None))
        .limit(1)
    )


def newest_survey(tx: Tx, deal: Deal) -> SurveyView | None:
    """The deal's newest survey with its index (SSI)."""
    row = tx.session.scalar(sa.select(Survey).where(Survey.deal_id == deal.id).order_by(Survey.id.desc()).limit(1))
    if row is None:
        return None
    scores: dict[str, int] = json.loads(row.scores)
    on = local_date(row.at, tx.work.zone)
    weights = {
        item: Fraction(tx.parameters.decimal(_WEIGHT + item, on))
        for item in SURVEY_ITEMS
        if tx.parameters.covers(_WEIGHT + item, on)
    }
    low = complaint_items(scores, tx.parameters.whole("survey.ticket_score", on))
    by = staff_name(tx.session, row.by)
    return SurveyView(scores, satisfaction_index(scores, weights), low, row.comment, row.at, by)
