"""Hand-over of all that a leaving consultant holds: looked at first, done at once, taken back while untouched."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.owner_history import HAND_OVER_RULE
from showroom.deals.model import Deal, DealStatus
from showroom.hand_over import messages as say
from showroom.hand_over import moving
from showroom.hand_over.leaving import back_again, mark_gone
from showroom.hand_over.model import HandOver, HandOverItem, HandOverKind, MovedKind
from showroom.hand_over.moving import Held, Move, changed_since, held_by, load_of
from showroom.hand_over.rules import dealt_out
from showroom.hand_over.views import HandedOver, HandOverDraft, Load, OwnedLine, Preview, Share
from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.staff.model import StaffMember
from showroom.staff.service import roles_of, staff_name
from showroom.test_drive.model import TestDrive
from showroom.test_drive.rules import DriveStatus

_PAGE = 2000
_SHOWN = 50
_BOOKED = (DriveStatus.BOOKED, DriveStatus.CHECKED, DriveStatus.AGREEMENT_SIGNED)
_TAKERS = frozenset({Role.CONSULTANT, Role.SALES_MANAGER})


class HandOverService:
    """What a leaver holds goes to one colleague, to several evenly, or customer by customer."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.HAND_OVER)
    def load(self, tx: Tx, staff_id: int) -> Load:
        """How much one colleague holds."""
        return load_of(held_by(tx, staff_id))

    @reads(Permission.HAND_OVER)
    def customers_of(self, tx: Tx, staff_id: int) -> tuple[OwnedLine, ...]:
        """The customers of one colleague, to choose for each (needs the right to see customers too)."""
        tx.require(Permission.CUSTOMER_READ)
        deals = (
            sa.select(sa.func.count())
            .where(Deal.customer_id == Customer.id, Deal.status == DealStatus.OPEN)
            .scalar_subquery()
        )
        rows = tx.session.execute(
            sa.select(Customer.id, Customer.name, Customer.grade, Customer.last_contact, deals)
            .where(Customer.owner_id == staff_id)
            .order_by(Customer.grade, Customer.id)
            .limit(_PAGE)
        )
        return tuple(OwnedLine(*row) for row in rows)

    @reads(Permission.HAND_OVER)
    def preview(self, tx: Tx, draft: HandOverDraft) -> Preview:
        """What would go to whom; raises FieldErrors(to_ids | choices), ShowroomError(not_found)."""
        member, held, moves = _planned(tx, draft)
        targets = list(dict.fromkeys(move.to_id for move in moves if move.to_id is not None))
        shares = tuple(
            Share(to_id, staff_name(tx.session, to_id), load_of(m.held for m in moves if m.to_id == to_id))
            for to_id in targets
        )
        escorted = tx.session.scalar(
            sa.select(sa.func.count())
            .select_from(TestDrive)
            .where(TestDrive.escort_id == member.id, TestDrive.status.in_(_BOOKED), TestDrive.ends_at >= tx.now)
        )
        return Preview(member.name, load_of(held), shares, escorted or 0)

    @writes(Permission.HAND_OVER)
    def hand_over(self, tx: Tx, draft: HandOverDraft) -> HandedOver:
        """Move all of it in one transaction; with `gone` the colleague is marked as gone too.

        Raises FieldErrors(reason | to_ids | choices), ShowroomError(not_found | hand_over_nothing | hand_over_post).
        """
        reason = field_text("reason", draft.reason, 200)
        if not reason:
            raise FieldErrors({"reason": REQUIRED})
        member, held, moves = _planned(tx, draft)
        if not held and not draft.gone:
            raise ShowroomError(say.NOTHING_TO_MOVE, name=member.name)
        load = load_of(held)
        batch = HandOver(
            kind=HandOverKind.LEAVER, from_id=member.id, gone=draft.gone and member.active, reason=reason,
            customers=load.customers, deals=load.deals, tasks=load.tasks, appointments=load.appointments,
            at=tx.now, by=tx.actor.id,
        )  # fmt: skip
        moving.move(tx, moves)
        moving.written_down(tx, batch, moves)
        moving.decided(tx, moves, HAND_OVER_RULE, say.EVIDENCE, reason)
        if batch.gone:
            mark_gone(tx, member.id)
        tx.audit("hand_over", batch.id, staff=member.id, customers=load.customers, deals=load.deals, tasks=load.tasks)
        tx.session.flush()
        return _shown(tx, batch)

    @writes(Permission.HAND_OVER)
    def undo(self, tx: Tx, hand_over_id: int) -> HandedOver:
        """Give everything back, as long as nothing of it was changed; raises hand_over_undone | hand_over_undo_late."""
        batch = tx.session.get(HandOver, hand_over_id, with_for_update=True)
        if batch is None:
            raise ShowroomError(NOT_FOUND, what=f"hand-over {hand_over_id}")
        if batch.undone_at is not None:
            raise ShowroomError(say.UNDONE_ALREADY)
        items = _items(tx, batch.id)
        late = changed_since(tx, items)
        if late:
            raise ShowroomError(say.UNDO_TOO_LATE, count=len(late), what=_named(tx, late[0]))
        if batch.gone and batch.from_id is not None:
            back_again(tx, batch.from_id)
        moving.take_back(tx, items)
        batch.undone_at, batch.undone_by = tx.now, tx.actor.id
        tx.audit("hand_over", batch.id, undone=True)
        tx.session.flush()
        return _shown(tx, batch)

    @reads(Permission.HAND_OVER)
    def history(self, tx: Tx, limit: int = _SHOWN) -> tuple[HandedOver, ...]:
        """The newest hand-overs first, with whether each can still be taken back."""
        found = tx.session.scalars(sa.select(HandOver).order_by(HandOver.id.desc()).limit(min(limit, _SHOWN)))
        return tuple(_shown(tx, batch) for batch in found)


def _planned(tx: Tx, draft: HandOverDraft) -> tuple[StaffMember, tuple[Held, ...], list[Move]]:
    """The leaver, what he holds, and where each piece goes; raises FieldErrors, ShowroomError(not_found)."""
    member = tx.session.get(StaffMember, draft.from_id)
    if member is None:
        raise ShowroomError(NOT_FOUND, what=f"staff {draft.from_id}")
    held = held_by(tx, member.id)
    choices = dict(draft.choices)
    _refuse_wrong_takers(tx, draft, choices)
    concerned = {one.customer_id for one in held if one.customer_id is not None}
    foreign = len(set(choices) - concerned)
    if foreign:
        raise FieldErrors({"choices": told(say.NOT_HIS, count=foreign, name=member.name)})
    if held and not draft.to_ids and not (concerned <= set(choices) and all(one.customer_id for one in held)):
        raise FieldErrors({"to_ids": say.NOBODY_NAMED})
    dealt = dealt_out(moving.grades_of(tx, concerned), draft.to_ids, choices)
    strangers = (one.id for one in held if one.customer_id is None)
    turns = {ident: draft.to_ids[place % len(draft.to_ids)] for place, ident in enumerate(strangers)}
    moves = [Move(one, member.id, turns[one.id] if one.customer_id is None else dealt[one.customer_id]) for one in held]
    return member, held, moves


def _refuse_wrong_takers(tx: Tx, draft: HandOverDraft, choices: dict[int, int]) -> None:
    """Who receives must work here, sell, and be another one."""
    wrong: dict[str, Told | Message] = {}
    for field, ids in (("to_ids", draft.to_ids), ("choices", tuple(choices.values()))):
        for staff_id in dict.fromkeys(ids):
            member = tx.session.get(StaffMember, staff_id)
            takes = member is not None and member.active and bool(roles_of(member) & _TAKERS)
            if not takes or staff_id == draft.from_id:
                wrong[field] = told(say.NOT_A_TAKER, name=member.name if member else str(staff_id))
    if wrong:
        raise FieldErrors(wrong)


def _items(tx: Tx, hand_over_id: int) -> Sequence[HandOverItem]:
    return tx.session.scalars(sa.select(HandOverItem).where(HandOverItem.hand_over_id == hand_over_id)).all()


def _named(tx: Tx, item: HandOverItem) -> str:
    """The customer or deal of a changed row, for the message."""
    model, _owner = moving.TABLES[item.kind]
    row = tx.session.get(model, item.object_id)
    if isinstance(row, Customer):
        return row.name
    if isinstance(row, Deal):
        return row.number
    customer = None if row is None or row.customer_id is None else tx.session.get(Customer, row.customer_id)
    return customer.name if customer is not None else f"{item.kind.value} {item.object_id}"


def _shown(tx: Tx, batch: HandOver) -> HandedOver:
    items = _items(tx, batch.id)
    targets = dict.fromkeys(item.new_owner_id for item in items if item.kind is not MovedKind.NEW_TASK)
    undone = batch.undone_at is not None
    return HandedOver(
        id=batch.id,
        kind=batch.kind,
        from_name=staff_name(tx.session, batch.from_id),
        to_names=tuple(staff_name(tx.session, staff_id) for staff_id in targets if staff_id is not None),
        load=Load(batch.customers, batch.deals, batch.tasks, batch.appointments),
        reason=batch.reason,
        at=batch.at,
        by=staff_name(tx.session, batch.by),
        undone=undone,
        undoable=not undone and not changed_since(tx, items),
    )
