"""What a colleague holds, and moving it: set by set, each moved row written down with the version it then has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask, Grade
from showroom.customers.owner_history import RETURNED_RULE, OwnerMove, record_moves
from showroom.deals.handover import note
from showroom.deals.model import Deal, DealStatus
from showroom.hand_over import messages as say
from showroom.hand_over.model import HandOver, HandOverItem, MovedKind
from showroom.hand_over.views import Load
from showroom.kernel.errors import Message, told
from showroom.persistence import search_index
from showroom.persistence.actions import Tx
from showroom.reception.model import Appointment, AppointmentState
from showroom.staff.service import staff_name

_BATCH = 400


@dataclass(frozen=True, slots=True)
class Held:
    """One row that somebody holds, and the customer it belongs to (None: an appointment of a stranger)."""

    kind: MovedKind
    id: int
    customer_id: int | None
    version: int


@dataclass(frozen=True, slots=True)
class Move:
    """One row on its way; `to_id` None: to nobody."""

    held: Held
    before_id: int | None
    to_id: int | None


TABLES: Mapping[MovedKind, tuple[type[Any], str]] = {
    MovedKind.CUSTOMER: (Customer, "owner_id"),
    MovedKind.DEAL: (Deal, "consultant_id"),
    MovedKind.TASK: (CustomerTask, "owner_id"),
    MovedKind.NEW_TASK: (CustomerTask, "owner_id"),
    MovedKind.APPOINTMENT: (Appointment, "consultant_id"),
}


def held_by(tx: Tx, staff_id: int) -> tuple[Held, ...]:
    """All customers, deals under way, open tasks and coming appointments of a colleague.

    A sold deal is under way as long as a task of its follow-up plan is open (FU): who serves the customer needs it.
    """
    served = sa.select(CustomerTask.deal_id).where(
        CustomerTask.owner_id == staff_id, CustomerTask.done_at.is_(None), CustomerTask.deal_id.is_not(None)
    )
    under_way = sa.or_(Deal.status == DealStatus.OPEN, sa.and_(Deal.status == DealStatus.WON, Deal.id.in_(served)))
    coming = sa.and_(Appointment.state == AppointmentState.PLANNED, Appointment.day >= tx.today)
    return (
        *_held(tx, MovedKind.CUSTOMER, staff_id, Customer.id, sa.true()),
        *_held(tx, MovedKind.DEAL, staff_id, Deal.customer_id, under_way),
        *_held(tx, MovedKind.TASK, staff_id, CustomerTask.customer_id, CustomerTask.done_at.is_(None)),
        *_held(tx, MovedKind.APPOINTMENT, staff_id, Appointment.customer_id, coming),
    )


def _held(
    tx: Tx, kind: MovedKind, staff_id: int, customer: sa.SQLColumnExpression[Any], which: sa.ColumnElement[bool]
) -> Iterator[Held]:
    model, owner = TABLES[kind]
    query = sa.select(model.id, customer, model.version).where(getattr(model, owner) == staff_id, which)
    for ident, customer_id, version in tx.session.execute(query.order_by(model.id)):
        yield Held(kind, ident, customer_id, version)


def load_of(held: Iterable[Held]) -> Load:
    """The rows counted by kind."""
    kinds = [one.kind for one in held]
    return Load(
        customers=kinds.count(MovedKind.CUSTOMER),
        deals=kinds.count(MovedKind.DEAL),
        tasks=kinds.count(MovedKind.TASK),
        appointments=kinds.count(MovedKind.APPOINTMENT),
    )


def grades_of(tx: Tx, customer_ids: Iterable[int]) -> list[tuple[int, Grade]]:
    """`(customer, grade)` of these customers."""
    found: list[tuple[int, Grade]] = []
    for batch in batches(sorted(set(customer_ids))):
        found += [(r.id, r.grade) for r in tx.session.execute(_GRADES.where(Customer.id.in_(batch)))]
    return found


_GRADES = sa.select(Customer.id, Customer.grade)


def batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """`ids` in pieces that fit into one statement."""
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def move(tx: Tx, moves: Sequence[Move]) -> None:
    """Give each row to whom it goes, in few statements; the search index and the deals' timelines follow."""
    by_target: dict[tuple[MovedKind, int | None], list[int]] = {}
    for one in moves:
        by_target.setdefault((one.held.kind, one.to_id), []).append(one.held.id)
    tx.session.flush()
    for (kind, to_id), ids in by_target.items():
        model, owner = TABLES[kind]
        for batch in batches(ids):
            tx.session.execute(
                sa.update(model)
                .where(model.id.in_(batch))
                .values({owner: to_id, "version": model.version + 1})
                .execution_options(synchronize_session=False)
            )
            if kind in (MovedKind.CUSTOMER, MovedKind.DEAL):
                search_index.set_owner(tx.session, kind.value, batch, to_id)
    tx.session.expire_all()
    for one in moves:
        if one.held.kind in (MovedKind.CUSTOMER, MovedKind.DEAL):
            tx.audit(one.held.kind.value, one.held.id, owner_before=one.before_id, owner=one.to_id)


def written_down(tx: Tx, batch: HandOver, moves: Sequence[Move]) -> None:
    """Keep what moved, for the history and for taking it back."""
    tx.session.add(batch)
    tx.session.flush()
    rows = [
        {
            "hand_over_id": batch.id, "kind": one.held.kind, "object_id": one.held.id, "before_id": one.before_id,
            "new_owner_id": one.to_id, "row_version": one.held.version + 1,
        }
        for one in moves
    ]  # fmt: skip
    if rows:
        tx.session.execute(sa.insert(HandOverItem), rows)


def decided(tx: Tx, moves: Sequence[Move], rule: str, evidence: Message, reason: str = "") -> None:
    """Add a line to the ownership history of every moved customer, and to the timelines of the moved deals."""
    names = _Names(tx)
    rows = []
    for one in moves:
        if one.held.kind is MovedKind.CUSTOMER:
            why = told(evidence, old=names.of(one.before_id), new=names.of(one.to_id), who=tx.actor.name, reason=reason)
            rows.append(OwnerMove(one.held.id, one.before_id, one.to_id, rule, why))
        elif one.held.kind is MovedKind.DEAL:
            note(tx, one.held.id, "owner_decided", f"{names.of(one.to_id)} {rule}")
    record_moves(tx, rows)


class _Names:
    """Names of colleagues, each read once."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._known: dict[int | None, str] = {}

    def of(self, staff_id: int | None) -> str:
        if staff_id not in self._known:
            self._known[staff_id] = staff_name(self._tx.session, staff_id) or "—"
        return self._known[staff_id]


def changed_since(tx: Tx, items: Sequence[HandOverItem]) -> list[HandOverItem]:
    """The rows that are no longer as the hand-over left them."""
    late: list[HandOverItem] = []
    for kind, (model, owner) in TABLES.items():
        of_kind = {item.object_id: item for item in items if item.kind is kind}
        standing: dict[int, tuple[int | None, int]] = {}
        for batch in batches(list(of_kind)):
            query = sa.select(model.id, getattr(model, owner), model.version).where(model.id.in_(batch))
            standing |= {ident: (to, version) for ident, to, version in tx.session.execute(query)}
        late += [
            item for ident, item in of_kind.items() if standing.get(ident) != (item.new_owner_id, item.row_version)
        ]
    return late


def take_back(tx: Tx, items: Sequence[HandOverItem]) -> None:
    """Give every row back to whom it was before; tasks that the hand-over planned itself disappear again."""
    moves = [
        Move(Held(item.kind, item.object_id, None, item.row_version), item.new_owner_id, item.before_id)
        for item in items
        if item.kind is not MovedKind.NEW_TASK
    ]
    move(tx, moves)
    for batch in batches([item.object_id for item in items if item.kind is MovedKind.NEW_TASK]):
        tx.session.execute(sa.delete(CustomerTask).where(CustomerTask.id.in_(batch)))
    decided(tx, moves, RETURNED_RULE, say.EVIDENCE_UNDONE)
