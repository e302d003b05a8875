"""The talk about the price: objections tracked to their end, the 100 % question, signals, and the close (§6.6)."""

from __future__ import annotations

import contextlib
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from showroom.customers.model import CustomerTask
from showroom.deals.handover import get_deal, note
from showroom.deals.model import Deal, Objection, RuleOverride
from showroom.deals.objections import (
    REMINDER,
    Caught,
    catch,
    checked_category,
    keeper,
    leave_open,
    objection_of,
    settle,
)
from showroom.deals.talk_words import SIGNALS
from showroom.kernel.actor import Permission
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Message, ShowroomError, told
from showroom.kernel.text import field_text
from showroom.negotiation.closing import Campaigns, closings_of, record_closing, true_reasons
from showroom.negotiation.gate import objection_evidence
from showroom.negotiation.library import offered_entry, series_of
from showroom.negotiation.talk_model import BuyingSignal, ObjectionAnswer, SatisfactionQuestion
from showroom.negotiation.talk_views import AnswerDraft, ClosingDraft, TalkView, TrackedObjection
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.staff.model import StaffMember

MOST_DEMANDS = 20
TOO_MANY = Message("demands_too_many", "一次最多 {most} 条要求", "At most {most} demands at a time")


class TalkService:
    """What is said on the way to the yes; `campaigns` tells which offers run today."""

    def __init__(self, work: Workplace, campaigns: Campaigns) -> None:
        self.work = work
        self._campaigns = campaigns

    @reads(Permission.DEAL_READ)
    def view(self, tx: Tx, deal_id: int) -> TalkView:
        """Everything of a deal's talk; raises not_found, not_your_deal."""
        return self._view(tx, get_deal(tx, deal_id))

    @writes(Permission.DEAL_WRITE)
    def catch(self, tx: Tx, deal_id: int, caught: Caught) -> TalkView:
        """Write an objection down in the customer's words; raises FieldErrors(objection | category)."""
        deal = get_deal(tx, deal_id)
        catch(tx, deal, caught)
        tx.audit("deal", deal.id, objection="raised")
        return self._view(tx, deal)

    @writes(Permission.DEAL_WRITE)
    def answer(self, tx: Tx, deal_id: int, objection_id: int, version: int, draft: AnswerDraft) -> TalkView:
        """Answer an objection: settled, or left with owner, day and reason. Every try is kept and counted.

        Raises FieldErrors(answer | evidence | restated | category | owner_id | due | left_reason),
        objection_already_settled when somebody else was first, changed_meanwhile.
        """
        deal = get_deal(tx, deal_id)
        row = objection_of(tx, deal, objection_id, version)
        row.restated = field_text("restated", draft.restated, 300)
        if draft.category:
            row.category = checked_category(draft.category)
        if draft.settled:
            settle(tx, deal, row, draft.answer, draft.evidence)
        elif draft.left is None:
            raise FieldErrors({"left_reason": REQUIRED})
        else:
            row.answer, row.evidence = (
                field_text("answer", draft.answer, 500),
                field_text("evidence", draft.evidence, 300),
            )
            leave_open(tx, deal, row, draft.left)
        self._keep_try(tx, deal, row, draft)
        tx.audit("deal", deal.id, objection="settled" if draft.settled else "left", entry=draft.entry_id or 0)
        tx.session.flush()
        return self._view(tx, deal)

    @writes(Permission.DEAL_WRITE)
    def ask_satisfaction(self, tx: Tx, deal_id: int, demands: str, *, nothing: bool = False) -> TalkView:
        """The 100 % question was asked: each line of `demands` becomes a tracked one; `nothing`: all is as wished.

        Raises FieldErrors(demands).
        """
        deal = get_deal(tx, deal_id)
        text = field_text("demands", demands, MOST_DEMANDS * 301, multiline=True)
        lines = tuple(dict.fromkeys(filter(None, map(str.strip, text.splitlines()))))
        if bool(lines) is nothing:
            raise FieldErrors({"demands": REQUIRED})
        if len(lines) > MOST_DEMANDS:
            raise FieldErrors({"demands": told(TOO_MANY, most=MOST_DEMANDS)})
        for line in lines:
            _catch_demand(tx, deal, line)
        tx.session.add(SatisfactionQuestion(deal_id=deal.id, demands=len(lines), at=tx.now, by=tx.actor.id))
        note(tx, deal.id, "satisfaction_asked", str(len(lines)))
        tx.audit("deal", deal.id, demands=len(lines))
        tx.session.flush()
        return self._view(tx, deal)

    @writes(Permission.DEAL_WRITE)
    def tick_signal(self, tx: Tx, deal_id: int, signal: str, *, seen: bool) -> TalkView:
        """A sign of readiness was seen, or ticked by mistake; the first moment stays."""
        deal = get_deal(tx, deal_id)
        if signal not in SIGNALS:
            raise ShowroomError(NOT_FOUND, what=signal[:40])
        mine = sa.select(BuyingSignal).where(BuyingSignal.deal_id == deal.id, BuyingSignal.signal == signal)
        row = tx.session.scalar(mine)
        if seen and row is None:
            with contextlib.suppress(IntegrityError), tx.session.begin_nested():  # another desk saw it at this moment
                tx.session.add(BuyingSignal(deal_id=deal.id, signal=signal, at=tx.now, by=tx.actor.id))
        elif not seen and row is not None:
            tx.session.delete(row)
        tx.audit("deal", deal.id, signal=signal, seen=seen)
        tx.session.flush()
        return self._view(tx, deal)

    @writes(Permission.DEAL_WRITE)
    def close(self, tx: Tx, deal_id: int, draft: ClosingDraft) -> TalkView:
        """Record how the decision was asked for and what came of it; what was said must be true (消保法 20).

        Raises FieldErrors(technique | outcome | reason | said | note | decide_by).
        """
        deal = get_deal(tx, deal_id)
        row = record_closing(tx, deal, draft, true_reasons(tx, deal, self._campaigns))
        tx.audit("deal", deal.id, closing=row.technique, outcome=row.outcome)
        return self._view(tx, deal)

    def _keep_try(self, tx: Tx, deal: Deal, row: Objection, draft: AnswerDraft) -> None:
        """A try is an answer that was given: leaving an objection open without one is none."""
        entry = offered_entry(tx, draft.entry_id)
        if row.answer:
            tx.session.add(
                ObjectionAnswer(
                    objection_id=row.id, entry_id=None if entry is None else entry.id, series=series_of(tx, deal),
                    answer=row.answer, evidence=row.evidence, settled=draft.settled, at=tx.now, by=tx.actor.id,
                )
            )  # fmt: skip

    def _view(self, tx: Tx, deal: Deal) -> TalkView:
        question = tx.session.execute(
            sa.select(SatisfactionQuestion, StaffMember.name)
            .join(StaffMember, StaffMember.id == SatisfactionQuestion.by)
            .where(SatisfactionQuestion.deal_id == deal.id)
            .order_by(SatisfactionQuestion.id.desc())
            .limit(1)
        ).first()
        asked, asker = (None, "") if question is None else question
        people = tx.session.execute(
            sa.select(StaffMember.id, StaffMember.name).where(StaffMember.active.is_(True)).order_by(StaffMember.id)
        )
        return TalkView(
            deal_id=deal.id,
            objections=_tracked(tx, deal),
            asked_at=None if asked is None else asked.at,
            asked_by=asker,
            demands=0 if asked is None else asked.demands,
            signals=_signals(tx, deal),
            closings=closings_of(tx, deal.id),
            reasons=true_reasons(tx, deal, self._campaigns),
            colleagues=tuple((ident, name) for ident, name in people),
            series=series_of(tx, deal),
            signed=deal.contract_number is not None,
        )


def _catch_demand(tx: Tx, deal: Deal, line: str) -> None:
    try:
        catch(tx, deal, Caught("other", line, demand=True))
    except FieldErrors as errors:
        raise FieldErrors({"demands": errors.fields["objection"]}) from None


def _signals(tx: Tx, deal: Deal) -> dict[str, datetime]:
    rows = tx.session.execute(sa.select(BuyingSignal.signal, BuyingSignal.at).where(BuyingSignal.deal_id == deal.id))
    return {signal: at for signal, at in rows}  # noqa: C416 - rows are no pairs to mypy


def _tracked(tx: Tx, deal: Deal) -> tuple[TrackedObjection, ...]:
    """Every objection of the deal in the order they came up, three statements in all."""
    caught, owner, settled = (aliased(StaffMember) for _ in range(3))
    owner_id, due = keeper()
    rows = tx.session.execute(
        sa.select(Objection, caught.name, owner.name, settled.name, owner_id, due)
        .join(caught, caught.id == Objection.by)
        .outerjoin(CustomerTask, REMINDER)
        .outerjoin(owner, owner.id == owner_id)
        .outerjoin(settled, settled.id == Objection.settled_by)
        .where(Objection.deal_id == deal.id)
        .order_by(Objection.id)
        .limit(200)
    ).all()
    by_entry = sa.and_(ObjectionAnswer.settled.is_(True), ObjectionAnswer.entry_id.is_not(None))
    counted = tx.session.execute(
        sa.select(ObjectionAnswer.objection_id, sa.func.count(), sa.func.max(sa.case((by_entry, 1), else_=0)))
        .where(ObjectionAnswer.objection_id.in_([row.id for row, *_ in rows]))
        .group_by(ObjectionAnswer.objection_id)
    )
    tries = {ident: (count, bool(known)) for ident, count, known in counted}
    granted = sa.select(RuleOverride.evidence).where(RuleOverride.deal_id == deal.id, RuleOverride.code == "S0-22")
    waived = set(tx.session.scalars(granted))
    return tuple(
        TrackedObjection(
            number, row.id, row.version, row.category, row.text, row.demand, row.step, by, row.at, row.restated,
            row.answer, row.evidence, row.settled_at, settler or "", held_by, holder or "", day, row.left_reason,
            tries.get(row.id, (0,))[0], objection_evidence(number) in waived, tries.get(row.id, (0, False))[1],
        )
        for number, (row, by, holder, settler, held_by, day) in enumerate(rows, 1)
    )  # fmt: skip
