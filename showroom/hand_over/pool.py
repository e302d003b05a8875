"""The pool: customers who lay idle return to it by rule, never silently, and consultants take from it.

A manager confirms the list, nothing returns by itself: a colleague's income hangs on it, and a desk whose clock is
wrong would empty every list in one morning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask
from showroom.customers.owner_history import IMPORT_RULE, MERGE_RULE, POOL_RULE
from showroom.customers.owners import owner_name, owner_names
from showroom.customers.records import get_customer, index_customer, plan_task
from showroom.deals.model import Deal, DealStatus
from showroom.hand_over import messages as say
from showroom.hand_over import moving, rules
from showroom.hand_over.model import HandOver, HandOverItem, HandOverKind, MovedKind
from showroom.hand_over.moving import Held, Move, load_of
from showroom.hand_over.views import IdleLine, Pool, PoolLine
from showroom.kernel.actor import Permission, Role
from showroom.kernel.clock import local_date
from showroom.kernel.errors import REQUIRED, FieldErrors, ShowroomError, told
from showroom.kernel.names import mask_phone
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.reception.model import OwnershipDecision, Visit
from showroom.reception.ownership import hand_over

IDLE_DAYS, TAKE_PER_DAY = "ownership.idle_days", "ownership.pool_take_per_day"
IDLE_TASK = "idle"
_MOST_IDLE, _MOST_POOL = 1000, 500
_DEFAULT_DAYS, _DEFAULT_TAKES = 90, 5


class PoolService:
    """Idle customers, their return, and who takes them."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.OWNERSHIP_OVERRIDE)
    def idle(self, tx: Tx) -> tuple[IdleLine, ...]:
        """Owned customers past their limit, the longest idle first, each with the reason; at most 1,000."""
        return tuple(sorted(_idle_lines(tx), key=lambda line: (line.last, line.id)))

    @writes(Permission.OWNERSHIP_OVERRIDE)
    def return_idle(self, tx: Tx, customer_ids: Sequence[int], reason: str) -> int:
        """Return these to the pool, as far as the rule still holds for them; tasks and open deals go to the actor.

        Undone like a hand-over. Returns how many; raises FieldErrors(reason).
        """
        why = field_text("reason", reason, 200)
        if not why:
            raise FieldErrors({"reason": REQUIRED})
        lines = _idle_lines(tx, customer_ids)
        moves = list(_returns(tx, lines))
        load = load_of(move.held for move in moves)
        batch = HandOver(
            kind=HandOverKind.IDLE, from_id=None, gone=False, reason=why, customers=load.customers, deals=load.deals,
            tasks=load.tasks, appointments=0, at=tx.now, by=tx.actor.id,
        )  # fmt: skip
        moving.move(tx, moves)
        moves += [_planned(tx, line) for line in lines]
        moving.written_down(tx, batch, moves)
        moving.decided(tx, moves, POOL_RULE, say.EVIDENCE_IDLE, why)
        tx.audit("hand_over", batch.id, idle=load.customers, deals=load.deals, reason=why)
        return load.customers

    @reads(Permission.CUSTOMER_READ)
    def pool(self, tx: Tx) -> Pool:
        """Customers of nobody, the newest return first, phones masked; how many the actor may still take today."""
        nobody = Customer.owner_id.is_(None)
        found = tx.session.scalars(sa.select(Customer).where(nobody).order_by(Customer.id.desc()).limit(_MOST_POOL))
        customers = list(found)
        formerly = _formerly(tx, [customer.id for customer in customers])
        total = tx.session.scalar(sa.select(sa.func.count()).select_from(Customer).where(nobody)) or 0
        lines = tuple(_pool_line(customer, formerly.get(customer.id, "")) for customer in customers)
        return Pool(lines, total, _taken_today(tx), _number(tx, TAKE_PER_DAY, _DEFAULT_TAKES))

    @writes(Permission.CUSTOMER_WRITE)
    def take(self, tx: Tx, customer_id: int) -> int:
        """Take a customer of nobody, with tasks and open deals; counted a day, kept in the history of ownership.

        Returns how many were taken today.
        Raises ShowroomError(customer_not_found | pool_taken | pool_limit | pool_post).
        """
        if not tx.actor.is_any(Role.CONSULTANT, Role.SALES_MANAGER):
            raise ShowroomError(say.POOL_NOT_YOURS)
        customer = get_customer(tx, customer_id)
        if customer.owner_id is not None:
            raise ShowroomError(say.POOL_TAKEN, owner=owner_name(tx, customer.owner_id))
        taken, limit = _taken_today(tx), _number(tx, TAKE_PER_DAY, _DEFAULT_TAKES)
        if taken >= limit:
            raise ShowroomError(say.POOL_LIMIT, count=taken, limit=limit)
        tx.session.execute(
            sa.update(CustomerTask)
            .where(CustomerTask.customer_id == customer.id, CustomerTask.done_at.is_(None))
            .values(owner_id=tx.actor.id, version=CustomerTask.version + 1)
        )
        held = Held(MovedKind.CUSTOMER, customer.id, customer.id, customer.version)
        moving.decided(tx, [Move(held, None, tx.actor.id)], POOL_RULE, say.EVIDENCE_POOL)
        hand_over(tx, customer, tx.actor.id, POOL_RULE)
        index_customer(tx, customer)
        tx.audit("customer", customer.id, owner=tx.actor.id, rule=POOL_RULE)
        return taken + 1


def _idle_lines(tx: Tx, customer_ids: Sequence[int] | None = None) -> list[IdleLine]:
    """The customers for whom the rule holds today, all of them or those of the ids given."""
    limits = _limits(tx)
    names = owner_names(tx)
    lines = []
    for customer, visited, decided_at in _candidates(tx, min(limits.values()), customer_ids):
        owned_since = None if decided_at is None else local_date(decided_at, tx.work.zone)
        entered = local_date(customer.created_at, tx.work.zone) if not customer.origin else customer.first_seen
        last = rules.last_effective((customer.last_contact, customer.first_seen, visited, owned_since, entered))
        limit = rules.idle_days(customer.grade, limits)
        if last is None or not rules.is_idle(last, limit, tx.today):
            continue
        owner, days = names.get(customer.owner_id, "—"), (tx.today - last).days
        reason = told(say.IDLE_REASON, owner=owner, days=days, limit=limit, last=last.isoformat())
        lines.append(
            IdleLine(customer.id, customer.name, customer.owner_id, owner, customer.grade, last, days, limit, reason)
        )
    return lines


def _candidates(tx: Tx, least: int, customer_ids: Sequence[int] | None) -> Iterator[Any]:
    """Owned customers whose last contact alone is past the shortest limit, with last visit and change of owner.

    Who ordered or was delivered is served by contract and plan; who wants no contact (PI-11) is nobody's neglect.
    """
    before = tx.today - timedelta(days=least)
    visited = sa.select(sa.func.max(Visit.day)).where(Visit.customer_id == Customer.id).scalar_subquery()
    changed = (
        sa.select(sa.func.max(OwnershipDecision.at))
        .where(OwnershipDecision.customer_id == Customer.id, OwnershipDecision.rule.not_in((IMPORT_RULE, MERGE_RULE)))
        .scalar_subquery()
    )
    signed = sa.exists().where(
        Deal.customer_id == Customer.id, Deal.status == DealStatus.OPEN, Deal.contract_number.is_not(None)
    )
    contacted = sa.func.coalesce(Customer.last_contact, Customer.first_seen, date(1900, 1, 1))
    query = (
        sa.select(Customer, visited, changed)
        .where(
            Customer.owner_id.is_not(None),
            Customer.grade.in_(rules.IDLE_GRADES),
            Customer.do_not_contact.is_(False),
            contacted < before,
            sa.or_(visited.is_(None), visited < before),
            ~signed,
        )
        .order_by(contacted, Customer.id)
        .limit(_MOST_IDLE)
    )
    if customer_ids is not None:
        query = query.where(Customer.id.in_(list(customer_ids)[:_MOST_IDLE]))
    yield from tx.session.execute(query)


def _returns(tx: Tx, lines: Sequence[IdleLine]) -> Iterator[Move]:
    """The customers to nobody; their open tasks and deals to the one who confirms, so that nobody is forgotten."""
    ids = [line.id for line in lines]
    owners = {line.id: line.owner_id for line in lines}
    for batch in moving.batches(ids):
        rows = tx.session.execute(sa.select(Customer.id, Customer.version).where(Customer.id.in_(batch)))
        for ident, version in rows.all():
            yield Move(Held(MovedKind.CUSTOMER, ident, ident, version), owners[ident], None)
        tasks = sa.select(CustomerTask.id, CustomerTask.customer_id, CustomerTask.version, CustomerTask.owner_id)
        tasks = tasks.where(CustomerTask.customer_id.in_(batch), CustomerTask.done_at.is_(None))
        for ident, customer_id, version, before in tx.session.execute(tasks).all():
            yield Move(Held(MovedKind.TASK, ident, customer_id, version), before, tx.actor.id)
        deals = sa.select(Deal.id, Deal.customer_id, Deal.version, Deal.consultant_id)
        deals = deals.where(Deal.customer_id.in_(batch), Deal.status == DealStatus.OPEN)
        for ident, customer_id, version, before in tx.session.execute(deals).all():
            yield Move(Held(MovedKind.DEAL, ident, customer_id, version), before, tx.actor.id)


def _planned(tx: Tx, line: IdleLine) -> Move:
    """A task for the one who confirms: find a new consultant."""
    note = say.RETURNED.text("zh", owner=line.owner)
    task = plan_task(tx, line.id, IDLE_TASK, tx.today, tx.actor.id, note)
    return Move(Held(MovedKind.NEW_TASK, task.id, line.id, task.version - 1), None, tx.actor.id)


def _pool_line(customer: Customer, formerly: str) -> PoolLine:
    return PoolLine(
        customer.id, customer.name, mask_phone(customer.phone or ""), customer.grade, customer.interest,
        customer.district, customer.last_contact, formerly,
    )  # fmt: skip


def _formerly(tx: Tx, ids: Sequence[int]) -> dict[int, str]:
    """Who owned these customers before they came back, where they did."""
    names = owner_names(tx)
    query = (
        sa.select(HandOverItem.object_id, HandOverItem.before_id)
        .where(
            HandOverItem.kind == MovedKind.CUSTOMER,
            HandOverItem.new_owner_id.is_(None),
            HandOverItem.object_id.in_(list(ids)),
        )
        .order_by(HandOverItem.id)
    )
    return {ident: names.get(before, "") for ident, before in tx.session.execute(query) if before is not None}


def _limits(tx: Tx) -> dict[str, int]:
    """Days by grade, '' for every other one."""
    limits = {"": _number(tx, IDLE_DAYS, _DEFAULT_DAYS)}
    for grade in rules.IDLE_GRADES:
        key = f"{IDLE_DAYS}.{grade.value}"
        if tx.parameters.covers(key, tx.today):
            limits[grade.value] = tx.parameters.whole(key, tx.today)
    return limits


def _number(tx: Tx, key: str, otherwise: int) -> int:
    return tx.parameters.whole(key, tx.today) if tx.parameters.covers(key, tx.today) else otherwise


def _taken_today(tx: Tx) -> int:
    """How many the actor took since the store's midnight."""
    midnight = datetime.combine(tx.today, time.min, tx.work.zone)
    query = sa.select(sa.func.count()).where(
        OwnershipDecision.owner_id == tx.actor.id,
        OwnershipDecision.rule == POOL_RULE,
        OwnershipDecision.at >= midnight,
    )
    return tx.session.scalar(query) or 0
