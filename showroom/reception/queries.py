"""Reading reception: who is in the store, the day's log, whose turn it is, and one deal's visit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.views import Sight, sight
from showroom.deals.handover import current_step, step_states
from showroom.deals.model import Deal, DealEvent
from showroom.kernel.actor import Role
from showroom.kernel.errors import Lang, Told, told
from showroom.kernel.names import mask_name, mask_phone
from showroom.persistence import search_index
from showroom.persistence.actions import Tx
from showroom.persistence.columns import Moment
from showroom.reception import messages as say
from showroom.reception.desk_views import KnownCustomer
from showroom.reception.model import OwnershipDecision, Visit, VisitKind
from showroom.reception.rules import (
    Purpose,
    Traffic,
    VisitFacts,
    classify_traffic,
    is_filed,
)
from showroom.reception.views import DayLog, LogRow, OpenVisit, OwnershipLine, ReceptionView
from showroom.staff.model import StaffMember
from showroom.staff.service import staff_name, store_card
from showroom.vehicles.model import Vehicle, VehicleModel

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
    still_here = (Visit.left_at.is_(None), Visit.struck_at.is_(None))
    query = _select().where(*still_here).order_by(Visit.arrived_at).limit(BOARD_LENGTH)
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
        greeted_at=visit.greeted_at,
        greet_minutes=_limit(tx, "reception.greet_minutes", 1),
        stay_minutes=_limit(tx, "reception.long_stay_minutes", 60),
    )


def _limit(tx: Tx, key: str, usual: int) -> int:
    """A number of the dated table; the rulebook's where a store has no row for today."""
    return tx.parameters.whole(key, tx.today) if tx.parameters.covers(key, tx.today) else usual


def _shown_name(tx: Tx, visit: Visit, customer: Customer | None) -> str:
    """The name for those who serve or manage; masked for others than the owner (PI-10)."""
    name = customer.name if customer is not None else visit.name
    owner = customer.owner_id if customer is not None else None
    mine = owner in (None, tx.actor.id) or visit.consultant_id == tx.actor.id
    return name if mine or tx.actor.is_any(*_OFFICE) else mask_name(name)


def day_log(tx: Tx, on: date) -> DayLog:
    """All lines of one day with the counts of RC-01."""
    query = _select().where(Visit.day == on, Visit.struck_at.is_(None)).order_by(Visit.id.desc()).limit(LOG_LENGTH)
    found = _rows(tx, query)
    marks = marks_of(tx, [visit for visit, _customer, _name in found])
    rows = tuple(
        replace(_log_row(tx, row, len(found) - place), **_marked(marks, row[0])) for place, row in enumerate(found)
    )
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
        state=visit.state,
        waited_minutes=_waited(visit),
    )


def _waited(visit: Visit) -> int | None:
    """Minutes until the first greeting (RC-04), None for calls and for whom nobody greeted."""
    if visit.kind is VisitKind.CALL or visit.greeted_at is None:
        return None
    return int((visit.greeted_at - visit.arrived_at).total_seconds() // 60)


def marks_of(tx: Tx, visits: Sequence[Visit]) -> dict[int, tuple[str, bool]]:
    """Of each visit: the car that was test-driven during it ('' for none), and whether a quotation was given (§6.2).

    Both are computed: the drive from its keys-out time, the quotation from the deal's timeline.
    """
    deals = {visit.deal_id for visit in visits if visit.deal_id is not None and visit.kind is not VisitKind.CALL}
    if not deals:
        return {}
    drive = sa.table("test_drive", sa.column("deal_id"), sa.column("vehicle_id"), sa.column("out_at", Moment))
    drives = tx.session.execute(
        sa.select(drive.c.deal_id, drive.c.out_at, VehicleModel.series, VehicleModel.version_name)
        .join(Vehicle, Vehicle.id == drive.c.vehicle_id)
        .join(VehicleModel, VehicleModel.id == Vehicle.model_id)
        .where(drive.c.deal_id.in_(deals), drive.c.out_at.is_not(None))
        .order_by(drive.c.out_at)
    ).all()
    quotes = tx.session.execute(
        sa.select(DealEvent.deal_id, DealEvent.at).where(DealEvent.deal_id.in_(deals), DealEvent.code == "quoted")
    ).all()
    return {visit.id: _marks(tx, visit, drives, quotes) for visit in visits if visit.deal_id in deals}


def _marks(tx: Tx, visit: Visit, drives: Sequence[Any], quotes: Sequence[Any]) -> tuple[str, bool]:
    end = visit.left_at or tx.now
    cars = [
        f"{row.series} {row.version_name}"
        for row in drives
        if row.deal_id == visit.deal_id and visit.arrived_at <= row.out_at <= end
    ]
    quoted = any(row.deal_id == visit.deal_id and visit.arrived_at <= row.at <= end for row in quotes)
    return (", ".join(dict.fromkeys(cars)), quoted)


def _marked(marks: dict[int, tuple[str, bool]], visit: Visit) -> dict[str, Any]:
    car, quoted = marks.get(visit.id, ("", False))
    return {"test_drive": car, "quoted": quoted}


def known_customers(tx: Tx, text: str, limit: int) -> tuple[KnownCustomer, ...]:
    """What the search index finds, customers only, masked for others than owner and office (PI-10)."""
    hits = [hit.id for hit in search_index.find(tx.session, text, 60) if hit.kind == "customer"][
        : max(1, min(limit, 20))
    ]
    if not hits:
        return ()
    found = {row.id: row for row in tx.session.scalars(sa.select(Customer).where(Customer.id.in_(hits)))}
    return tuple(_known_customer(tx, found[key]) for key in hits if key in found)


def _known_customer(tx: Tx, customer: Customer) -> KnownCustomer:
    limited = sight(tx.actor, customer.owner_id) is Sight.LIMITED
    return KnownCustomer(
        id=customer.id,
        name=mask_name(customer.name) if limited else customer.name,
        phone_masked=mask_phone(customer.phone or ""),
        owner=staff_name(tx.session, customer.owner_id),
        interest="" if limited else customer.interest,
    )


def scripts(tx: Tx, visit: Visit) -> dict[str, dict[Lang, str]]:
    """Both greeting scripts in both languages, filled in for this party (RC-04, S2-05)."""
    name = staff_name(tx.session, visit.consultant_id) or tx.actor.name
    store = store_card(tx.session).name
    who = visit.name[:1] if visit.name and not visit.name.isascii() else visit.name
    values = {"store": store, "name": name, "customer": who, "car": visit.wanted_model}
    both = {"stranger": say.STRANGER_SCRIPT, "appointment": say.APPOINTMENT_SCRIPT}
    return {
        key: {"zh": message.text("zh", **values), "en": message.text("en", **values)} for key, message in both.items()
    }


def _facts(visit: Visit, *, filed: bool) -> VisitFacts:
    complete = visit.left_at is not None and visit.consultant_id is not None
    return VisitFacts(complete, visit.purpose, visit.visited_before, visit.had_card, filed)


def is_visit_filed(visit: Visit, customer: Customer | None) -> bool:
    """Surname, phone and intended car are on file (RC-02)."""
    if customer is None:
        return is_filed(visit.name, visit.phone, visit.wanted_model)
    return is_filed(customer.name, customer.phone or "", visit.wanted_model or customer.interest)


def visit_of_deal(tx: Tx, deal_id: int) -> Visit | None:
    """The newest visit that belongs to a deal."""
    return tx.session.scalar(sa.select(Visit).where(Visit.deal_id == deal_id).order_by(Visit.id.desc()).limit(1))


def decisions_of(tx: Tx, customer_id: int, limit: int = 5) -> tuple[OwnershipLine, ...]:
    """How the owner came about, newest first; both consultants may see it (§6.3)."""
    rows = tx.session.execute(
        sa.select(OwnershipDecision, StaffMember.name)
        .outerjoin(StaffMember, StaffMember.id == OwnershipDecision.owner_id)
        .where(OwnershipDecision.customer_id == customer_id)
        .order_by(OwnershipDecision.id.desc())
        .limit(limit)
    )
    return tuple(
        OwnershipLine(name or "—", row.rule, row.evidence_zh, row.evidence_en, row.protected_until, row.at)
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
