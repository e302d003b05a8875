"""Group customers: enquiries and tenders reported at once, decided, prepared, sealed; and what lies at the customer.

S3-16: reported at once to the manager; S3-24: the manager decides whether it is feasible before a price binds; S3-37: a
tender is prepared, reviewed, signed and sealed by the general manager who names who attends, its result followed;
S0-30: a deal that waits for somebody above at the customer has a name, a day and a reminder.
"""

from __future__ import annotations

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask
from showroom.customers.parts_model import ContactPerson, ContactRole
from showroom.customers.records import complete_task, plan_task
from showroom.deals.handover import get_deal, work_on
from showroom.deals.model import Deal, Step
from showroom.kernel.actor import Actor, Permission, Role
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.text import field_text
from showroom.negotiation.group_model import CustomerWait, GroupDeal, GroupKind
from showroom.negotiation.group_views import (
    RESULTS,
    STAGE_WORDS,
    WAIT_OUTCOMES,
    CustomerSideView,
    GroupDraft,
    GroupStage,
    GroupView,
    StageDone,
    StageDraft,
    WaitDraft,
    WaitView,
)
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.staff.posts import colleague_of
from showroom.staff.service import staff_name

REPORTED, WAITING = "group_enquiry", "customer_approval"
MOST_CARS, MOST_SHOWN = 10_000, 50
ALREADY = Message(
    "group_already_reported",
    "{who} 已上报：{project}（S3-16）",
    "{who} reported it already: {project} (S3-16)",
)
NOT_REPORTED = Message("group_not_reported", "还没有上报询价或招标", "No enquiry or tender was reported yet")
OTHER_STAGE = Message(
    "group_other_stage", "下一步是：{next_zh}（S3-37）", "What comes next: {next_en} (S3-37)"
)  # fmt: skip
NO_STAGE = Message("group_no_stage", "流程已走完", "Nothing more is to be done")
OWN_TENDER = Message(
    "group_own_tender", "准备人不能评审自己的投标文件（S3-37）", "Nobody reviews the tender they prepared (S3-37)"
)
ONLY_GM = Message(
    "group_only_gm", "只有总经理可以签字盖章（S3-37）", "Only the general manager signs and seals (S3-37)"
)
CARS_BAD = Message("group_cars_bad", "台数应在 1 与 {most} 之间", "The number of cars lies between 1 and {most}")
DAY_PAST = Message("group_day_past", "日期不能早于今天", "The day cannot lie in the past")
WAIT_OPEN = Message(
    "customer_wait_open",
    "还在等 {who} 的决定：先记录结果（S0-30）",
    "It still waits for {who}: record the outcome first (S0-30)",
)
WAIT_OVER = Message("customer_wait_over", "这次等待已有结果", "This wait has its outcome already")
CHOOSE = Message("group_choose", "请选择", "Choose one")


class GroupDealService:
    """What is particular to a customer who decides as an organisation."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.DEAL_READ)
    def view(self, tx: Tx, deal_id: int) -> CustomerSideView:
        """Both parts of a deal; raises not_found, not_your_deal."""
        return _view(tx, get_deal(tx, deal_id))

    @writes(Permission.DEAL_WRITE)
    def report(self, tx: Tx, deal_id: int, draft: GroupDraft) -> CustomerSideView:
        """Report an enquiry or tender: the manager has it on Today at once (S3-16).

        Raises FieldErrors(kind | project | cars | due), group_already_reported.
        """
        deal = get_deal(tx, deal_id)
        before = group_of(tx, deal.id)
        if before is not None:
            raise ShowroomError(ALREADY, who=staff_name(tx.session, before.reported_by), project=before.project)
        kind, project = _checked(tx, draft)
        row = GroupDeal(
            deal_id=deal.id, kind=kind, project=project, cars=draft.cars, due=draft.due, reported_at=tx.now,
            reported_by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(row)
        manager = colleague_of(tx, Role.SALES_MANAGER, tx.actor.id) or colleague_of(tx, Role.GENERAL_MANAGER)
        plan_task(tx, deal.customer_id, REPORTED, tx.today, manager, project, deal.id)
        tx.session.flush()
        tx.audit("deal", deal.id, group=row.kind)
        return _view(tx, deal)

    @writes(Permission.DEAL_WRITE)
    def advance(self, tx: Tx, deal_id: int, version: int, draft: StageDraft) -> CustomerSideView:
        """One stage is done, in its order (S3-24, S3-37).

        Raises group_not_reported, group_other_stage, group_no_stage, group_own_tender, group_only_gm, not_allowed,
        changed_meanwhile, FieldErrors(note | attendees | result).
        """
        deal = get_deal(tx, deal_id)
        row = group_of(tx, deal.id)
        if row is None:
            raise ShowroomError(NOT_REPORTED)
        check_version(version, row.version)
        wanted = next_stage(row)
        if wanted is None:
            raise ShowroomError(NO_STAGE)
        if draft.stage is not wanted:
            words = STAGE_WORDS[wanted]
            raise ShowroomError(OTHER_STAGE, next_zh=words.zh, next_en=words.en)
        _require_post(tx, row, wanted)
        _write(tx, row, draft)
        if wanted is GroupStage.DECIDE:
            _done(tx, deal, REPORTED, "decided")
        tx.session.flush()
        tx.audit("deal", deal.id, group_stage=wanted)
        return _view(tx, deal)

    @writes(Permission.DEAL_WRITE)
    def wait(self, tx: Tx, deal_id: int, draft: WaitDraft) -> CustomerSideView:
        """The deal lies with somebody above at the customer; the owner is reminded on the day (S0-30).

        Raises FieldErrors(who | what | expected), customer_wait_open.
        """
        deal = work_on(tx, deal_id, Step.NEGOTIATION)
        before = open_wait(tx, deal.id)
        if before is not None:
            raise ShowroomError(WAIT_OPEN, who=before.who)
        who, what = field_text("who", draft.who, 80), field_text("what", draft.what, 200)
        wrong: dict[str, Told | Message] = {} if who else {"who": REQUIRED}
        if draft.expected is None:
            wrong["expected"] = REQUIRED
        elif draft.expected < tx.today:
            wrong["expected"] = DAY_PAST
        if wrong or draft.expected is None:
            raise FieldErrors(wrong)
        row = CustomerWait(deal_id=deal.id, who=who, what=what, expected=draft.expected, at=tx.now, by=tx.actor.id)
        if not tx.session.get_one(Customer, deal.customer_id).do_not_contact:
            note = f"{who}：{what}" if what else who
            task = plan_task(tx, deal.customer_id, WAITING, draft.expected, deal.consultant_id, note, deal.id)
            row.task_id = task.id
        tx.session.add(row)
        tx.session.flush()
        tx.audit("deal", deal.id, waits=row.id)
        return _view(tx, deal)

    @writes(Permission.DEAL_WRITE)
    def end_wait(self, tx: Tx, deal_id: int, wait_id: int, outcome: str, remark: str = "") -> CustomerSideView:
        """What was decided at the customer; the reminder is done. Raises FieldErrors(outcome), customer_wait_over."""
        deal = get_deal(tx, deal_id)
        row = open_wait(tx, deal.id)
        if row is None or row.id != wait_id:
            raise ShowroomError(WAIT_OVER)
        if outcome not in WAIT_OUTCOMES:
            raise FieldErrors({"outcome": CHOOSE})
        row.outcome, row.outcome_note = outcome, field_text("outcome_note", remark, 300)
        row.ended_at, row.ended_by = tx.now, tx.actor.id
        task = None if row.task_id is None else tx.session.get(CustomerTask, row.task_id)
        if task is not None and task.done_at is None:
            complete_task(tx, task.id, outcome, row.outcome_note)
        tx.session.flush()
        tx.audit("deal", deal.id, wait_ended=outcome)
        return _view(tx, deal)


def group_of(tx: Tx, deal_id: int) -> GroupDeal | None:
    """The enquiry or tender that was reported for a deal."""
    return tx.session.scalar(sa.select(GroupDeal).where(GroupDeal.deal_id == deal_id))


def open_wait(tx: Tx, deal_id: int) -> CustomerWait | None:
    """What lies at the customer now."""
    query = sa.select(CustomerWait).where(CustomerWait.deal_id == deal_id, CustomerWait.outcome == "")
    return tx.session.scalar(query.order_by(CustomerWait.id.desc()).limit(1))


def next_stage(row: GroupDeal) -> GroupStage | None:
    """What is to be done next; nothing after a no, and for an enquiry after the decision."""
    if row.decided_at is None:
        return GroupStage.DECIDE
    if not row.feasible or row.kind is GroupKind.ENQUIRY or row.result:
        return None
    undone = (
        (GroupStage.PREPARE, row.prepared_at),
        (GroupStage.REVIEW, row.reviewed_at),
        (GroupStage.SEAL, row.sealed_at),
    )
    return next((stage for stage, at in undone if at is None), GroupStage.RESULT)


def _require_post(tx: Tx, row: GroupDeal, stage: GroupStage) -> None:
    if stage in {GroupStage.DECIDE, GroupStage.REVIEW}:
        tx.require(Permission.RULE_OVERRIDE)
    if stage is GroupStage.REVIEW and row.prepared_by == tx.actor.id:
        raise ShowroomError(OWN_TENDER)
    if stage is GroupStage.SEAL and not tx.actor.is_any(Role.GENERAL_MANAGER):
        raise ShowroomError(ONLY_GM)


def _may(actor: Actor, row: GroupDeal, stage: GroupStage | None) -> bool:
    if stage is None or not actor.may(Permission.DEAL_WRITE):
        return False
    if stage is GroupStage.SEAL:
        return actor.is_any(Role.GENERAL_MANAGER)
    if stage is GroupStage.REVIEW and row.prepared_by == actor.id:
        return False
    return stage in {GroupStage.PREPARE, GroupStage.RESULT} or actor.may(Permission.RULE_OVERRIDE)


def _checked(tx: Tx, draft: GroupDraft) -> tuple[GroupKind, str]:
    wrong: dict[str, Told | Message] = {}
    project = field_text("project", draft.project, 200)
    if not project:
        wrong["project"] = REQUIRED
    if draft.kind is None:
        wrong["kind"] = CHOOSE
    if draft.cars is None or not 1 <= draft.cars <= MOST_CARS:
        wrong["cars"] = told(CARS_BAD, most=MOST_CARS)
    if draft.due is not None and draft.due < tx.today:
        wrong["due"] = DAY_PAST
    if wrong or draft.kind is None:
        raise FieldErrors(wrong)
    return draft.kind, project


def _write(tx: Tx, row: GroupDeal, draft: StageDraft) -> None:
    note = field_text("note", draft.note, 300)
    if draft.stage is GroupStage.DECIDE:
        if not draft.yes and not note:
            raise FieldErrors({"note": REQUIRED})
        row.feasible, row.decision_note, row.decided_at, row.decided_by = draft.yes, note, tx.now, tx.actor.id
    elif draft.stage is GroupStage.PREPARE:
        row.prepared_at, row.prepared_by = tx.now, tx.actor.id
    elif draft.stage is GroupStage.REVIEW:
        row.reviewed_at, row.reviewed_by = tx.now, tx.actor.id
    elif draft.stage is GroupStage.SEAL:
        attendees = field_text("attendees", draft.attendees, 200)
        if not attendees:
            raise FieldErrors({"attendees": REQUIRED})
        row.sealed_at, row.sealed_by, row.attendees = tx.now, tx.actor.id, attendees
    else:
        if draft.result not in RESULTS:
            raise FieldErrors({"result": CHOOSE})
        if draft.result != "won" and not note:
            raise FieldErrors({"note": REQUIRED})
        row.result, row.result_note, row.result_at, row.result_by = draft.result, note, tx.now, tx.actor.id


def _done(tx: Tx, deal: Deal, kind: str, result: str) -> None:
    wanted = sa.select(CustomerTask.id).where(
        CustomerTask.deal_id == deal.id, CustomerTask.kind == kind, CustomerTask.done_at.is_(None)
    )
    for ident in tx.session.scalars(wanted).all():
        complete_task(tx, ident, result, contacted=False)


def _view(tx: Tx, deal: Deal) -> CustomerSideView:
    waits = tx.session.scalars(
        sa.select(CustomerWait)
        .where(CustomerWait.deal_id == deal.id)
        .order_by(CustomerWait.id.desc())
        .limit(MOST_SHOWN)
    )
    people = tx.session.execute(
        sa.select(ContactPerson.name, ContactPerson.role)
        .where(ContactPerson.customer_id == deal.customer_id)
        .order_by(ContactPerson.id)
        .limit(MOST_SHOWN)
    ).all()
    row = group_of(tx, deal.id)
    names = [name for name, _ in sorted(people, key=lambda one: one[1] is not ContactRole.DECISION_MAKER)]
    return CustomerSideView(
        deal.id,
        None if row is None else _group(tx, row),
        tuple(
            WaitView(one.id, one.version, one.who, one.what, one.at, one.expected, one.outcome, one.outcome_note)
            for one in waits
        ),
        tuple(dict.fromkeys(names)),
    )


def _group(tx: Tx, row: GroupDeal) -> GroupView:
    following = next_stage(row)
    lines = (
        (GroupStage.DECIDE, row.decided_by, row.decided_at, row.decision_note),
        (GroupStage.PREPARE, row.prepared_by, row.prepared_at, ""),
        (GroupStage.REVIEW, row.reviewed_by, row.reviewed_at, ""),
        (GroupStage.SEAL, row.sealed_by, row.sealed_at, row.attendees),
        (GroupStage.RESULT, row.result_by, row.result_at, row.result_note),
    )
    done = tuple(
        StageDone(stage, staff_name(tx.session, by), at, said) for stage, by, at, said in lines if at is not None
    )
    return GroupView(
        row.kind, row.project, row.cars, row.due, staff_name(tx.session, row.reported_by), row.reported_at,
        row.feasible, done, following, _may(tx.actor, row, following), row.version,
    )  # fmt: skip
