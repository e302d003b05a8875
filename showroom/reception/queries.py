"""Reading reception: who is in the store, the day's log, whose turn it is, and one deal's visit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.deals.handover import current_step, step_states
from showroom.deals.model import Deal
from showroom.kernel.actor import Role
from showroom.kernel.errors import Told, told
from showroom.kernel.names import mask_name, mask_phone
from showroom.persistence.actions import Tx
from showroom.reception import messages as say
from showroom.reception.model import OwnershipDecision, Visit, VisitKind
from showroom.reception.rules import (
    Purpose,
    QueuePlace,
    Traffic,
    VisitFacts,
    classify_traffic,
    is_filed,
    next_in_queue,
)
from showroom.reception.views import DayLog, LogRow, OpenVisit, OwnershipLine, ReceptionView
from showroom.staff.model import StaffMember
from showroom.staff.service import roles_of, staff_name, store_card

_OFFICE = (Role.SALES_MANAGER, Role.GENERAL_MANAGER)
BOARD_LENGTH, LOG_LENGTH = 200, 1000
Row = tuple[Visit, Customer | None, str | None]


def _rows(tx: Tx, query: sa.Select[Visit, Customer, str]) -> Sequence[Row]:
    return [(visit, customer, name) for visit, customer, name in tx.session.execute(query)]


def _select() -> sa.Select[Visit, Customer, str]:
    return (
        sa.select(Visit, Customer, StaffMember.name)
        .outerjoin(Customer, Customer.id == Visit.customer_id)
        .outerjoin(StaffMember, StaffMember.id == Visit.consultant_id)
    )


def open_visits(tx: Tx) -> tuple[OpenVisit, ...]:
    """Parties that have not left, those of earlier days too, longest stay first."""
    query = _select().where(Visit.left_at.is_(None)).order_by(Visit.arrived_at).limit(BOARD_LENGTH)
    return tuple(_open_visit(tx, row) for row in _rows(tx, query))


def _open_visit(tx: Tx, row: Row) -> OpenVisit:
    visit, customer, consultant = row
    return OpenVisit(
        id=visit.id,
        kind=visit.kind,
        purpose=visit.purpose,
        arrived_at=visit.arrived_at,
        minutes=max(0, int((tx.now - visit.arrived_at).total_seconds() // 60)),
        party_size=visit.party_size,
        who=_shown_name(tx, visit, customer),
        wanted_model=visit.wanted_model,
        consultant=consultant or "",
        customer_id=visit.customer_id,
        deal_id=visit.deal_id,
        step=None if visit.deal_id is None else current_step(step_states(tx, visit.deal_id)),
    )


def _shown_name(tx: Tx, visit: Visit, customer: Customer | None) -> str:
    """The name for those who serve or manage; masked for others than the owner (PI-10)."""
    name = customer.name if customer is not None else visit.name
    owner = customer.owner_id if customer is not None else None
    mine = owner in (None, tx.actor.id) or visit.consultant_id == tx.actor.id
    return name if mine or tx.actor.is_any(*_OFFICE) else mask_name(name)


def day_log(tx: Tx, on: date) -> DayLog:
    """All lines of one day with the counts of RC-01."""
    query = _select().where(Visit.day == on).order_by(Visit.id.desc()).limit(LOG_LENGTH)
    found = _rows(tx, query)
    rows = tuple(_log_row(tx, row, len(found) - place) for place, row in enumerate(found))
    counts = Counter(row.traffic for row in rows if row.traffic is not None)
    return DayLog(
        on=on,
        rows=rows,
        counts={traffic: counts[traffic] for traffic in Traffic},
        calls=sum(row.kind is VisitKind.CALL for row in rows),
        still_open=sum(row.left_at is None for row in rows),
    )


def _log_row(tx: Tx, row: Row, number: int) -> LogRow:
    visit, customer, consultant = row
    filed = is_visit_filed(visit, customer)
    left = visit.left_at
    return LogRow(
        id=visit.id,
        number=number,
        kind=visit.kind,
        purpose=visit.purpose,
        traffic=None if visit.kind is VisitKind.CALL else classify_traffic(_facts(visit, filed=filed)),
        arrived_at=visit.arrived_at,
        left_at=left,
        minutes=None if left is None else int((left - visit.arrived_at).total_seconds() // 60),
        party_size=visit.party_size,
        who=_shown_name(tx, visit, customer),
        phone_masked=mask_phone(visit.phone),
        wanted_model=visit.wanted_model,
        channel=visit.channel,
        consultant=consultant or "",
        filed=filed,
        deal_id=visit.deal_id,
    )


def _facts(visit: Visit, *, filed: bool) -> VisitFacts:
    complete = visit.left_at is not None and visit.consultant_id is not None
    return VisitFacts(complete, visit.purpose, visit.visited_before, visit.had_card, filed)


def is_visit_filed(visit: Visit, customer: Customer | None) -> bool:
    """Surname, phone and intended car are on file (RC-02)."""
    if customer is None:
        return is_filed(visit.name, visit.phone, visit.wanted_model)
    return is_filed(customer.name, customer.phone or "", visit.wanted_model or customer.interest)


def next_consultant(tx: Tx) -> int | None:
    """Whose turn it is (RC-06): present and free first; when all are busy, whoever had the last turn longest ago."""
    members = tx.session.scalars(
        sa.select(StaffMember).where(StaffMember.active.is_(True)).order_by(StaffMember.id)
    ).all()
    consultants = [member.id for member in members if Role.CONSULTANT in roles_of(member)]
    last_turns = tx.session.execute(
        sa.select(Visit.consultant_id, sa.func.max(Visit.id))
        .where(Visit.day == tx.today, Visit.kind != VisitKind.CALL)
        .group_by(Visit.consultant_id)
    )
    turns = {staff_id: turn for staff_id, turn in last_turns if staff_id is not None}
    serving = set(tx.session.scalars(sa.select(Visit.consultant_id).where(Visit.left_at.is_(None))))
    queue = [QueuePlace(key, turns.get(key, 0), busy=key in serving) for key in consultants]
    return next_in_queue(queue) or next_in_queue([QueuePlace(place.consultant, place.turn) for place in queue])


def visit_of_deal(tx: Tx, deal_id: int) -> Visit | None:
    """The newest visit that belongs to a deal."""
    return tx.session.scalar(sa.select(Visit).where(Visit.deal_id == deal_id).order_by(Visit.id.desc()).limit(1))


def decisions_of(tx: Tx, customer_id: int, limit: int = 5) -> tuple[OwnershipLine, ...]:
    """How the owner came about, newest first; both consultants may see it (§6.3)."""
    rows = tx.session.execute(
        sa.select(OwnershipDecision, StaffMember.name)
        .join(StaffMember, StaffMember.id == OwnershipDecision.owner_id)
        .where(OwnershipDecision.customer_id == customer_id)
        .order_by(OwnershipDecision.id.desc())
        .limit(limit)
    )
    return tuple(
        OwnershipLine(name, row.rule, row.evidence_zh, row.evidence_en, row.protected_until, row.at)
        for row, name in rows
    )


def reception_view(tx: Tx, deal: Deal) -> ReceptionView:
    """The reception page of one deal."""
    customer = tx.session.get_one(Customer, deal.customer_id)
    visit = visit_of_deal(tx, deal.id)
    shown = visit or blank_visit(tx)
    return ReceptionView(
        deal_id=deal.id,
        version=0 if visit is None else visit.version,
        visit_id=None if visit is None else visit.id,
        customer_id=customer.id,
        name=customer.name,
        phone=customer.phone or "",
        gender=customer.gender,
        district=customer.district,
        wanted_model=shown.wanted_model or customer.interest,
        channel=shown.channel or customer.channel,
        kind=shown.kind,
        purpose=shown.purpose,
        party_size=shown.party_size,
        companions=shown.companions,
        own_car=shown.own_car,
        remark=shown.remark,
        asks_for_id=shown.asks_for_id,
        greeting=frozenset(word for word in shown.greeting.split(",") if word),
        arrived_at=None if visit is None else visit.arrived_at,
        left_at=None if visit is None else visit.left_at,
        consultant=staff_name(tx.session, shown.consultant_id),
        owner=staff_name(tx.session, customer.owner_id),
        decisions=decisions_of(tx, customer.id),
        script=_script(tx, shown, customer),
    )


def blank_visit(tx: Tx) -> Visit:
    """A visit as it starts, not stored: now, one person, walked in."""
    return Visit(
        day=tx.today, kind=VisitKind.WALK_IN, purpose=Purpose.BUY, arrived_at=tx.now, party_size=1, companions="",
        name="", phone="", gender="", district="", wanted_model="", channel="", own_car="", remark="",
        no_file_reason="", greeting="", created_by=tx.actor.id, visited_before=False, had_card=False,
    )  # fmt: skip


def _script(tx: Tx, visit: Visit, customer: Customer) -> Told:
    """Two scripts for arrivals, one for calls (RC-04, RC-05)."""
    scripts = {VisitKind.APPOINTMENT: say.APPOINTMENT_SCRIPT, VisitKind.CALL: say.CALL_SCRIPT}
    name = staff_name(tx.session, visit.consultant_id) or tx.actor.name
    message = scripts.get(visit.kind, say.STRANGER_SCRIPT)
    return told(message, store=store_card(tx.session).name, name=name, customer=customer.name)
