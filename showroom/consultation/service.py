"""Consultation: needs that the customer confirms, grade with its reason, next contact, consents."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from showroom.consultation import messages as say
from showroom.consultation.model import Consultation
from showroom.consultation.record import checked, fill, signs_of
from showroom.consultation.rules import (
    FIRST_MEETING_ACTIONS,
    QUESTIONS,
    Bant,
    ConsultationCase,
    GradeSigns,
    Known,
    ProspectCard,
    completeness,
    consultation_findings,
    is_prospect,
    is_qualified,
    next_contact,
    suggest_grade,
)
from showroom.consultation.rules import Grade as RuleGrade
from showroom.consultation.views import (
    GRADES,
    PROSPECT_TICKS,
    PURPOSES,
    GradeAdvice,
    NeedsDraft,
    NeedsView,
    Signs,
)
from showroom.customers.messages import DO_NOT_CONTACT
from showroom.customers.model import ConsentPurpose, Customer, CustomerTask, Grade
from showroom.customers.notice import NOTICE_VERSION
from showroom.customers.records import (
    NEXT_CONTACT,
    get_customer,
    give_consent,
    newest_consents,
    plan_task,
    set_grade,
    withdraw_consent,
)
from showroom.deals.handover import get_deal, note, step_states, work_on
from showroom.deals.model import Deal, Step, StepState
from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, Message, Told, told
from showroom.kernel.findings import Finding, Override, Severity
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.staff.service import store_card


class ConsultationService:
    """Step 2 of a deal."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.DEAL_READ)
    def view(self, tx: Tx, deal_id: int) -> NeedsView:
        """The consultation page of a deal, empty before it was first saved."""
        deal = get_deal(tx, deal_id)
        return _view(tx, deal, _row(tx, deal.id))

    @reads(Permission.DEAL_READ)
    def advise(self, tx: Tx, deal_id: int, signs: Signs) -> GradeAdvice:
        """The grade that these signs suggest (GR-01); whether the car was driven is read from the deal."""
        return _advice(tx, get_deal(tx, deal_id), signs)

    @writes(Permission.DEAL_WRITE)
    def save_needs(self, tx: Tx, draft: NeedsDraft) -> NeedsView:
        """Store the page. Raises FieldErrors: a grade other than the suggested one needs its reason (GR-01)."""
        deal = work_on(tx, draft.deal_id, Step.CONSULTATION)
        customer = get_customer(tx, deal.customer_id)
        row = _row(tx, deal.id)
        check_version(draft.version, 0 if row is None else row.version)
        draft = checked(tx, draft)
        if draft.next_contact is not None and customer.do_not_contact:
            raise FieldErrors({"next_contact": DO_NOT_CONTACT})
        first = row is None
        row = row or Consultation(deal_id=deal.id)
        before = (row.grade, row.suggested, row.grade_reason)
        confirmed_before = row.confirmed_at is not None
        suggested = Grade(_advice(tx, deal, signs_of(draft)).suggestion.grade.value)
        fill(tx, row, draft)
        row.suggested = suggested
        tx.session.add(row)
        _grade(tx, deal, customer, row, before)
        _plan_next(tx, deal, customer, row)
        _consents(tx, customer, draft)
        deal.budget, deal.needs_summary = row.budget, "；".join(draft.top_needs)[:500]
        deal.wanted_seats, deal.wanted_energy = row.seats, "" if row.energy == "open" else row.energy
        if first:
            note(tx, deal.id, "needs_saved")
        if row.confirmed_at is not None and not confirmed_before:
            note(tx, deal.id, "needs_confirmed")
        tx.audit("consultation", row.id or deal.id, deal=deal.id)
        tx.audit("customer", customer.id)
        tx.session.flush()
        return _view(tx, deal, row)

    def gate(self, tx: Tx, deal: Deal) -> tuple[Finding, ...]:
        """Needs confirmed (§6.4), grade set (GR-01), next contact from today on (GR-02), privacy (PI-02)."""
        row = _row(tx, deal.id)
        customer = get_customer(tx, deal.customer_id)
        case = ConsultationCase() if row is None else _case(row)
        lacking = tuple(f for f in consultation_findings(case) if f.code != "GR-02")
        grade = None if row is None else row.grade
        given = newest_consents(tx, customer.id).get(ConsentPurpose.PRIVACY)
        agreed = given is not None and given.given
        return (
            *lacking,
            *_needs_points(row),
            _point("GR-01", say.GATE_GRADE, grade=grade.value)
            if grade
            else _miss("GR-01", say.GATE_GRADE_MISSING, "grade"),
            _next_point(tx, customer, row),
            _point("PI-02", say.GATE_PRIVACY) if agreed else _miss("PI-02", say.GATE_PRIVACY_MISSING, "consents"),
        )


def _row(tx: Tx, deal_id: int) -> Consultation | None:
    return tx.session.scalar(sa.select(Consultation).where(Consultation.deal_id == deal_id))


def _view(tx: Tx, deal: Deal, row: Consultation | None) -> NeedsView:
    customer = get_customer(tx, deal.customer_id)
    given = frozenset(p for p, consent in newest_consents(tx, customer.id).items() if consent.given and p in PURPOSES)
    draft = NeedsDraft(deal.id, 0, consents=given) if row is None else replace(_draft(row), consents=given)
    advice = _advice(tx, deal, signs_of(draft))
    due = None if draft.grade is None else advice.due[draft.grade]
    planned = draft.next_contact
    why: Told | None = None
    if planned is not None and due is not None and due < planned and draft.grade is not None:
        planned, why = due, told(say.DUE_BY_GRADE, grade=draft.grade.value, due=due.isoformat())
    ticks = {name: name in draft.prospect for name in PROSPECT_TICKS}
    return NeedsView(
        draft=draft,
        advice=advice,
        complete=completeness(_answers(draft), QUESTIONS),
        qualified=is_qualified(draft.bant),
        is_prospect=is_prospect(ProspectCard(**ticks)),
        customer_grade=customer.grade,
        planned=planned,
        planned_why=why,
        notice=_notice(tx),
        next_action=told(FIRST_MEETING_ACTIONS[draft.first_meeting]) if draft.first_meeting else None,
    )


def _notice(tx: Tx) -> Told:
    """The notice that consents refer to, with this store and its periods (PI-02, PI-07)."""
    card, table = store_card(tx.session), tx.parameters
    lost, sold = table.whole("retention.lost_lead_months", tx.today), table.whole("retention.sold_years", tx.today)
    return told(
        say.PRIVACY_NOTICE, version=NOTICE_VERSION, store=card.name, phone=card.phone or "—", lost=lost, sold=sold
    )


def _draft(row: Consultation) -> NeedsDraft:
    return NeedsDraft(
        row.deal_id, row.version, row.what_brought_you, row.present_car, row.who_drives, row.what_to_solve,
        row.present_situation, row.what_would_differ, row.body_type, row.seats, row.energy, row.must_haves, row.budget,
        row.pay_wish, row.horizon_days, row.timing, row.deciders, row.competitors, row.contact_preference,
        top_needs=tuple(need for need in (row.need_1, row.need_2, row.need_3) if need),
        restatement=row.restatement,
        restatement_confirmed=row.confirmed_at is not None,
        first_meeting=row.first_meeting,
        bant=Bant(Known(row.bant_budget), Known(row.bant_authority), Known(row.bant_need), Known(row.bant_timing)),
        prospect=frozenset(tick for tick in row.prospect.split(",") if tick),
        decision_maker_present=row.decision_maker_present,
        asked_price=row.asked_price,
        grade=row.grade,
        grade_reason=row.grade_reason,
        next_contact=row.next_contact,
        next_note=row.next_note,
    )  # fmt: skip


def _answers(draft: NeedsDraft) -> dict[str, object]:
    """The answers to the standard set; "when" is answered by the horizon, or in words."""
    answers: dict[str, object] = {name: getattr(draft, name) for name in QUESTIONS}
    answers["timing"] = draft.horizon_days or draft.timing
    return answers


def _advice(tx: Tx, deal: Deal, signs: Signs) -> GradeAdvice:
    driven = step_states(tx, deal.id).get(Step.TEST_DRIVE) is StepState.DONE
    grade_signs = GradeSigns(
        signs.horizon_days, signs.budget_fixed, signs.decision_maker_present, driven, signs.asked_price
    )
    due = {grade: next_contact(RuleGrade(grade.value), tx.today, None, (), tx.parameters) for grade in GRADES}
    return GradeAdvice(suggest_grade(grade_signs, tx.today, tx.parameters), due)


def _grade(
    tx: Tx, deal: Deal, customer: Customer, row: Consultation, before: tuple[Grade | None, Grade | None, str]
) -> None:
    """Grade the customer once a grade is chosen or changed; the suggestion is kept beside it (GR-01)."""
    if row.grade is None:
        return
    if (row.grade, row.suggested, row.grade_reason) == before and customer.grade is row.grade:
        return
    set_grade(tx, customer, row.grade, row.suggested, row.grade_reason)
    note(tx, deal.id, "graded", row.grade.value)


def _plan_next(tx: Tx, deal: Deal, customer: Customer, row: Consultation) -> None:
    """One open reminder per customer: moved, not doubled; the grade's interval wins where it is earlier (GR-02)."""
    if row.next_contact is None or customer.do_not_contact:
        return
    due = row.next_contact
    if row.grade is not None:
        due = next_contact(RuleGrade(row.grade.value), tx.today, row.next_contact, (), tx.parameters)
    task = tx.session.scalar(
        sa.select(CustomerTask)
        .where(
            CustomerTask.customer_id == customer.id,
            CustomerTask.kind == NEXT_CONTACT,
            CustomerTask.done_at.is_(None),
            sa.or_(CustomerTask.deal_id.is_(None), CustomerTask.deal_id == deal.id),
        )
        .order_by(CustomerTask.id)
        .limit(1)
    )
    if task is None:
        task = plan_task(tx, customer.id, NEXT_CONTACT, due, deal.consultant_id, row.next_note, deal.id)
    task.due, task.note, task.deal_id, task.owner_id = due, row.next_note, deal.id, deal.consultant_id
    tx.session.flush()
    tx.audit("task", task.id, due=due.isoformat())


def _consents(tx: Tx, customer: Customer, draft: NeedsDraft) -> None:
    """Store what changed: a tick is a consent, a tick taken away its withdrawal (PI-03, PI-04)."""
    known = newest_consents(tx, customer.id)
    for purpose in PURPOSES:
        before = known.get(purpose)
        agreed = purpose in draft.consents
        if agreed == (before is not None and before.given):
            continue
        (give_consent if agreed else withdraw_consent)(tx, customer.id, purpose, NOTICE_VERSION, "consultation")


def _case(row: Consultation) -> ConsultationCase:
    return ConsultationCase(
        top_needs=(row.need_1, row.need_2, row.need_3),
        budget_given=row.budget is not None,
        restatement=row.restatement,
        restatement_confirmed=row.confirmed_at is not None,
        next_contact=row.next_contact,
    )


def _needs_points(row: Consultation | None) -> tuple[Finding, ...]:
    if row is None:
        return ()
    found = []
    needs = [need for need in (row.need_1, row.need_2, row.need_3) if need]
    if needs:
        found.append(_point("§6.4", say.GATE_NEEDS, needs=", ".join(needs)))
    if row.confirmed_at is not None:
        found.append(_point("§6.4", say.GATE_CONFIRMED))
    return tuple(found)


def _next_point(tx: Tx, customer: Customer, row: Consultation | None) -> Finding:
    if customer.do_not_contact:
        return _point("PI-11", say.GATE_NO_CONTACT)
    day = None if row is None else row.next_contact
    if day is None:
        return _miss("GR-02", say.GATE_NEXT_MISSING, "next_contact")
    if day < tx.today:
        return _miss("GR-02", say.GATE_NEXT_PAST, "next_contact", day=day.isoformat())
    return _point("GR-02", say.GATE_NEXT, day=day.isoformat())


def _point(code: str, message: Message, **values: object) -> Finding:
    return Finding(code, Severity.INFO, message.text("zh", **values), message.text("en", **values))


def _miss(code: str, message: Message, field: str, **values: object) -> Finding:
    texts = message.text("zh", **values), message.text("en", **values)
    return Finding(code, Severity.BLOCK, *texts, override=Override.NONE, field=field)
