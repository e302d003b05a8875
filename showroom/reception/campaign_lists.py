"""Call lists before a campaign (S0-13): made by the manager from who may be contacted, shared out, followed, closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask
from showroom.customers.owners import owner_names
from showroom.kernel.actor import Permission
from showroom.kernel.dates import add_days
from showroom.kernel.errors import FieldErrors, Message, ShowroomError, Told, told
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.reception import campaign_messages as say
from showroom.reception.campaign_audience import chosen, count_audience, why_not
from showroom.reception.campaign_calls import REACHED, next_contact
from showroom.reception.campaign_model import CallList, CallListEntry, CampaignCallResult
from showroom.reception.campaign_rules import distribute
from showroom.reception.campaign_views import (
    Audience,
    AudienceCount,
    CallerProgress,
    CallListDraft,
    CallListRow,
    LeftOut,
)
from showroom.reception.messages import CAMPAIGN_UNKNOWN, NOT_A_CONSULTANT
from showroom.reception.model import Campaign
from showroom.reception.turns import receivers

CAMPAIGN_CALL = "campaign_call"
MOST_PEOPLE, MOST_ROWS = 2000, 200


class CallListService:
    """Making call lists and seeing how far they are."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.FRONT_DESK_MANAGE)
    def audience(self, tx: Tx, audience: Audience, campaign_id: int | None = None) -> AudienceCount:
        """How many an audience has, and how many of them may be called for that campaign; raises FieldErrors."""
        return count_audience(tx, audience, why_not(campaign_id))

    @writes(Permission.FRONT_DESK_MANAGE)
    def make_list(self, tx: Tx, draft: CallListDraft) -> int:
        """Put the hottest who may be called on a list, and give each to a caller as a task; returns its id.

        The owner calls his own customers; the others go to whoever has least. Raises FieldErrors.
        """
        campaign, due, callers = _checked(tx, draft)
        reason = why_not(campaign.id)
        count = count_audience(tx, draft.audience, reason)
        people = list(tx.session.scalars(chosen(draft.audience, reason, draft.most)))
        if not people:
            raise FieldErrors({"audience": say.NOBODY_TO_CALL})
        row = _new_list(tx, draft, due, count.left_out)
        _entries(tx, row, campaign, people, distribute([one.owner_id for one in people], callers))
        tx.audit("call_list", row.id, campaign=campaign.id, people=len(people), left_out=count.left_out.total)
        return row.id

    @reads(Permission.FOLLOW_UP_WRITE)
    def lists(self, tx: Tx, *, only_open: bool = False) -> tuple[CallListRow, ...]:
        """The newest lists with their progress: all of them for a manager, else those with calls of one's own."""
        figures = _figures()
        query = (
            sa.select(CallList, Campaign.name, figures)
            .join(Campaign, Campaign.id == CallList.campaign_id)
            .join(figures, figures.c.list_id == CallList.id)
            .order_by(CallList.id.desc())
            .limit(MOST_ROWS)
        )
        if only_open:
            query = query.where(CallList.closed_at.is_(None))
        if not tx.actor.may(Permission.FRONT_DESK_MANAGE):
            query = query.where(CallList.id.in_(_lists_of(tx.actor.id)))
        names = owner_names(tx)
        return tuple(_row(found, names) for found in tx.session.execute(query))

    @reads(Permission.FRONT_DESK_MANAGE)
    def progress(self, tx: Tx, list_id: int) -> tuple[CallerProgress, ...]:
        """How far each caller is, whoever has most left first."""
        done = CustomerTask.done_at.is_not(None)
        rows = tx.session.execute(
            sa.select(
                CustomerTask.owner_id,
                sa.func.count(),
                _count(done),
                _count(CallListEntry.result == CampaignCallResult.COMING),
            )
            .join(CustomerTask, CustomerTask.id == CallListEntry.task_id)
            .where(CallListEntry.list_id == list_id)
            .group_by(CustomerTask.owner_id)
        )
        names = owner_names(tx)
        found = [
            CallerProgress(owner, names.get(owner or 0, "—"), total, ended, coming)
            for owner, total, ended, coming in rows
        ]
        return tuple(sorted(found, key=lambda one: (one.done - one.total, one.caller)))

    @writes(Permission.FRONT_DESK_MANAGE)
    def reassign(self, tx: Tx, entry_ids: Sequence[int], caller_id: int) -> int:
        """Give calls that are still open to another consultant; returns how many. Raises FieldErrors(caller_id)."""
        if caller_id not in {member.id for member in receivers(tx)}:
            raise FieldErrors({"caller_id": NOT_A_CONSULTANT})
        tasks = list(
            tx.session.scalars(
                sa.select(CustomerTask)
                .join(CallListEntry, CallListEntry.task_id == CustomerTask.id)
                .where(CallListEntry.id.in_(list(entry_ids)[:MOST_PEOPLE]), CustomerTask.done_at.is_(None))
            )
        )
        for task in tasks:
            task.owner_id = caller_id
            tx.audit("customer", task.customer_id, task=task.id, caller=caller_id)
        tx.audit("call_list", 0, reassigned=len(tasks), caller=caller_id)
        return len(tasks)

    @writes(Permission.FRONT_DESK_MANAGE)
    def close_list(self, tx: Tx, list_id: int, version: int) -> int:
        """End a list: calls not made are taken back; returns how many. Nobody is left without a next contact (GR-02).

        Raises ShowroomError(call_list_unknown | call_list_closed | changed_meanwhile).
        """
        row = tx.session.get(CallList, list_id)
        if row is None:
            raise ShowroomError(say.LIST_UNKNOWN)
        if row.closed_at is not None:
            raise ShowroomError(say.LIST_CLOSED)
        check_version(version, row.version)
        found = tx.session.execute(
            sa.select(CallListEntry, CustomerTask)
            .join(CustomerTask, CustomerTask.id == CallListEntry.task_id)
            .where(CallListEntry.list_id == list_id, CustomerTask.done_at.is_(None))
        ).all()
        for entry, task in found:
            entry.result = CampaignCallResult.LIST_CLOSED
            task.done_at, task.result = tx.now, CampaignCallResult.LIST_CLOSED.value
        row.closed_at = tx.now
        tx.session.flush()
        held = _with_open_tasks(tx, list_id)
        for _entry, task in found:
            if task.customer_id not in held:
                next_contact(tx, tx.session.get_one(Customer, task.customer_id), task.owner_id)
        tx.audit("call_list", row.id, closed=True, open=len(found))
        return len(found)


def _with_open_tasks(tx: Tx, list_id: int) -> set[int]:
    """Who of a list has something planned all the same."""
    listed = sa.select(CallListEntry.customer_id).where(CallListEntry.list_id == list_id)
    query = sa.select(CustomerTask.customer_id).where(
        CustomerTask.customer_id.in_(listed), CustomerTask.done_at.is_(None)
    )
    return set(tx.session.scalars(query))


def _checked(tx: Tx, draft: CallListDraft) -> tuple[Campaign, date, list[int]]:
    """Campaign, last day and callers; raises FieldErrors."""
    wrong: dict[str, Told | Message] = {}
    # Held until the list stands: two lists made at one moment would call the same people.
    campaign = tx.session.get(Campaign, draft.campaign_id, with_for_update=True)
    if campaign is None:
        raise FieldErrors({"campaign_id": CAMPAIGN_UNKNOWN})
    if campaign.ends < tx.today:
        wrong["campaign_id"] = told(say.CAMPAIGN_OVER, ends=campaign.ends.isoformat())
    due = draft.due or max(tx.today, add_days(campaign.starts, -1))
    if due < tx.today:
        wrong["due"] = told(say.DUE_PAST, today=tx.today.isoformat())
    if not 1 <= draft.most <= MOST_PEOPLE:
        wrong["most"] = told(say.MOST_WRONG, most=MOST_PEOPLE)
    here = [member.id for member in receivers(tx)]
    callers = [one for one in here if not draft.callers or one in draft.callers]
    if not callers or set(draft.callers) - set(here):
        wrong["callers"] = say.NOBODY_CALLS
    if wrong:
        raise FieldErrors(wrong)
    return campaign, due, callers


def _new_list(tx: Tx, draft: CallListDraft, due: date, left: LeftOut) -> CallList:
    audience = draft.audience
    row = CallList(
        campaign_id=draft.campaign_id, channel=audience.channel, grades=",".join(audience.grades),
        interest=audience.interest.strip(), trade=audience.trade.strip(),
        least_fleet=audience.least_fleet, silent_since=audience.silent_since, from_campaign_id=audience.campaign_id,
        owner_id=audience.owner_id, due=due, left_no_contact=left.no_contact, left_no_consent=left.no_consent,
        left_no_phone=left.no_phone, left_listed=left.listed, made_at=tx.now, made_by=tx.actor.id,
    )  # fmt: skip
    tx.session.add(row)
    tx.session.flush()
    return row


def _entries(tx: Tx, row: CallList, campaign: Campaign, people: Sequence[Customer], callers: Sequence[int]) -> None:
    """One task and one line for each, in few statements; the filter has kept out who may not be contacted (PI-11)."""
    days = {"starts": campaign.starts.isoformat(), "ends": campaign.ends.isoformat()}
    note = say.TASK_NOTE.text("zh", name=campaign.name, place=campaign.place, **days)[:300]
    tasks = [
        CustomerTask(customer_id=one.id, kind=CAMPAIGN_CALL, due=row.due, owner_id=caller, note=note, created_at=tx.now)
        for one, caller in zip(people, callers, strict=True)
    ]
    tx.session.add_all(tasks)
    tx.session.flush()
    tx.session.add_all(CallListEntry(list_id=row.id, customer_id=task.customer_id, task_id=task.id) for task in tasks)
    tx.session.flush()


def _figures() -> sa.Subquery:
    return (
        sa.select(
            CallListEntry.list_id,
            sa.func.count().label("total"),
            _count(CustomerTask.done_at.is_not(None)).label("done"),
            _count(CallListEntry.result.in_(REACHED)).label("reached"),
            _count(CallListEntry.result == CampaignCallResult.COMING).label("coming"),
        )
        .join(CustomerTask, CustomerTask.id == CallListEntry.task_id)
        .group_by(CallListEntry.list_id)
        .subquery()
    )


def _lists_of(staff_id: int) -> sa.Select[Any]:
    return (
        sa.select(CallListEntry.list_id)
        .join(CustomerTask, CustomerTask.id == CallListEntry.task_id)
        .where(CustomerTask.owner_id == staff_id)
    )


def _count(condition: sa.ColumnElement[bool]) -> sa.Function[int]:
    return sa.func.coalesce(sa.func.sum(sa.case((condition, 1), else_=0)), 0)


def _row(found: sa.Row[Any], names: dict[int, str]) -> CallListRow:
    row: CallList = found.CallList
    left = {name: getattr(row, f"left_{name}", 0) for name in asdict(LeftOut())}
    return CallListRow(
        id=row.id,
        version=row.version,
        campaign_id=row.campaign_id,
        campaign=str(found.name),
        made_at=row.made_at,
        made_by=names.get(row.made_by, "—"),
        due=row.due,
        total=int(found.total),
        done=int(found.done),
        reached=int(found.reached),
        coming=int(found.coming),
        left_out=LeftOut(**left),
        closed=row.closed_at is not None,
    )
