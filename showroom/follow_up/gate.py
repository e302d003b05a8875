"""When a follow-up may be called finished: its plan stands, and there is a next action or a closed reason (GR-02)."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.deals.model import Deal
from showroom.follow_up import messages as say
from showroom.follow_up.contacts import open_tasks
from showroom.follow_up.model import FollowUp
from showroom.follow_up.rules import NextAction, next_action_finding
from showroom.follow_up.survey import open_complaint
from showroom.follow_up.texts import task_title
from showroom.kernel.errors import Message
from showroom.kernel.findings import Finding, Severity
from showroom.persistence.actions import Tx


def findings(tx: Tx, deal: Deal) -> tuple[Finding, ...]:
    """The plan, the next action, and a complaint that waits."""
    row = tx.session.scalar(sa.select(FollowUp).where(FollowUp.deal_id == deal.id))
    customer = tx.session.get_one(Customer, deal.customer_id)
    tasks = open_tasks(tx, deal, customer)
    if row is not None and row.planned_at is not None:
        plan = _finding("FU-1", Severity.INFO, say.PLAN_MADE, count=len(tasks))
    else:
        plan = _finding("FU-1", Severity.BLOCK, say.PLAN_MISSING, field="make_plan")
    found = [plan]
    reason = "" if row is None else row.closed_reason
    if reason or customer.do_not_contact:
        message = say.CLOSED_BECAUSE if reason else say.WANTS_NO_CONTACT
        found.append(_finding("GR-02", Severity.INFO, message, reason=reason))
    elif tasks:
        title = task_title(tasks[0].kind)
        late = next_action_finding(NextAction(tasks[0].due, title.zh), tx.today)
        due = tasks[0].due.isoformat()
        found.append(late or _finding("GR-02", Severity.INFO, say.NEXT_IS, due=due, zh=title.zh, en=title.en))
    else:
        missing = next_action_finding(NextAction(), tx.today)
        found += [missing] if missing else []
    complaint = open_complaint(tx, deal)
    if complaint is not None:
        found.append(_finding("FU-4", Severity.WARN, say.COMPLAINT_OPEN, due=complaint.due.isoformat()))
    return tuple(found)


def _finding(code: str, severity: Severity, message: Message, field: str = "", **values: object) -> Finding:
    zh, en = message.text("zh", **values), message.text("en", **values)
    return Finding(code, severity, zh, en, field=field, values={name: str(value) for name, value in values.items()})
