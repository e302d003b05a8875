"""The lines of one day with everything that the sheet prints and the close asks for (§6.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask, Grade
from showroom.kernel.names import mask_name, mask_phone
from showroom.persistence.actions import Tx
from showroom.persistence.columns import Moment
from showroom.reception.day_close_model import DayClose, DayCloseLine
from showroom.reception.day_close_rules import Counted, Lack, LineFacts, lacks_of
from showroom.reception.model import LineState, Visit, VisitKind
from showroom.reception.rules import Purpose, Traffic, VisitFacts, classify_traffic
from showroom.staff.model import StaffMember
from showroom.vehicles.model import Vehicle, VehicleModel

MOST_LINES = 2000
_OVER = (LineState.GAVE_UP, LineState.BOUGHT_ELSEWHERE)
# Steps never import one another: drives and quotations of the day are read by table.
_DRIVE = sa.table(
    "test_drive", sa.column("id"), sa.column("customer_id"), sa.column("deal_id"), sa.column("vehicle_id"),
    sa.column("out_at", Moment()), sa.column("starts_at", Moment()),
)  # fmt: skip
_QUOTATION = sa.table("quotation", sa.column("deal_id"), sa.column("quoted_on", sa.Date()))
_LONGEST_DELAY = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line of the 来店/来电客流登记表, names and numbers masked (PI-10); `traffic` None: a call.

    `lacks` is what keeps the day from being closed; `drives` names the cars that the customer drove that day.
    """

    visit_id: int
    number: int
    kind: VisitKind
    purpose: Purpose
    traffic: Traffic | None
    arrived_at: datetime
    left_at: datetime | None
    party_size: int
    companions: str
    who: str
    phone: str
    gender: str
    district: str
    own_car: str
    plate: str
    wanted: str
    trade_in: str
    channel: str
    contact_way: str
    consultant: str
    drives: tuple[str, ...]
    quoted: bool
    talk: str
    competitor: str
    grade: Grade | None
    next_step: str
    next_on: date | None
    filed: bool
    no_file_reason: str
    state: LineState | None
    remark: str
    deal_id: int | None
    customer_id: int | None
    lacks: tuple[Lack, ...]

    @property
    def minutes(self) -> int | None:
        """Whole minutes stayed; None for a call and for who has not left."""
        if self.left_at is None or self.kind is VisitKind.CALL:
            return None
        return int((self.left_at - self.arrived_at).total_seconds() // 60)

    @property
    def counted(self) -> Counted:
        """What the totals take from the line."""
        return Counted(self.traffic, self.consultant, self.channel, len(self.drives))


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read once for all lines of the day."""

    tasks: Mapping[int, date]
    drives: Mapping[int, tuple[str, ...]]
    quoted: frozenset[int]
    frozen: Mapping[int, Traffic | None] | None


@dataclass(frozen=True, slots=True)
class StrayDrive:
    """A test drive of the day whose customer's arrival nobody logged."""

    deal_id: int
    car: str


def day_lines(tx: Tx, on: date) -> tuple[DayLine, ...]:
    """The lines of a day in the order they were written; a closed day's count as they were printed."""
    rows = tx.session.execute(
        sa.select(Visit, Customer, StaffMember.name)
        .outerjoin(Customer, Customer.id == Visit.customer_id)
        .outerjoin(StaffMember, StaffMember.id == Visit.consultant_id)
        .where(Visit.day == on, Visit.struck_at.is_(None))
        .order_by(Visit.id)
        .limit(MOST_LINES)
    ).all()
    customers = {visit.customer_id for visit, _customer, _name in rows if visit.customer_id is not None}
    deals = {visit.deal_id for visit, _customer, _name in rows if visit.deal_id is not None}
    known = _Known(
        tasks=_open_tasks(tx, customers),
        drives=_drives(tx, on),
        quoted=_quoted(tx, on, deals),
        frozen=frozen_traffic(tx, on),
    )
    lines: list[DayLine] = []
    shown: set[int] = set()
    for number, (visit, customer, consultant) in enumerate(rows, 1):
        first = visit.kind is not VisitKind.CALL and visit.customer_id not in shown
        lines.append(_line(number, (visit, customer, consultant or ""), known, with_drives=first))
        if first and visit.customer_id is not None:
            shown.add(visit.customer_id)
    return tuple(lines)


def frozen_traffic(tx: Tx, on: date) -> dict[int, Traffic | None] | None:
    """What each line counted as when the day was closed; None while the day is open."""
    found = tx.session.scalar(sa.select(DayClose.id).where(DayClose.day == on, DayClose.reopened_at.is_(None)))
    if found is None:
        return None
    rows = tx.session.execute(
        sa.select(DayCloseLine.visit_id, DayCloseLine.traffic).where(DayCloseLine.close_id == found)
    )
    return dict(rows.all())


def line_facts(visit: Visit, customer: Customer | None, *, has_task: bool) -> LineFacts:
    """What the rules ask of a line; the customer's file counts besides what was typed."""
    graded = visit.grade_left is not None or (customer is not None and customer.grade is not Grade.N)
    return LineFacts(
        call=visit.kind is VisitKind.CALL,
        purpose=visit.purpose,
        has_left=visit.left_at is not None,
        has_consultant=visit.consultant_id is not None,
        surname=visit.name if customer is None else customer.name,
        phone=visit.phone if customer is None else customer.phone or "",
        wanted_model=visit.wanted_model or ("" if customer is None else customer.interest),
        no_file_reason=visit.no_file_reason,
        graded=graded,
        next_step=has_task or bool(visit.next_step.strip() and visit.next_on),
        over=visit.state in _OVER,
    )


def _traffic(visit: Visit, facts: LineFacts) -> Traffic | None:
    if facts.call:
        return None
    complete = facts.has_left and facts.has_consultant
    before = visit.visited_before or visit.again
    return classify_traffic(VisitFacts(complete, visit.purpose, before, visit.had_card, facts.filed))


def _line(number: int, row: tuple[Visit, Customer | None, str], known: _Known, *, with_drives: bool) -> DayLine:
    visit, customer, consultant = row
    key = visit.customer_id or 0
    facts = line_facts(visit, customer, has_task=key in known.tasks)
    traffic = _traffic(visit, facts) if known.frozen is None else known.frozen.get(visit.id)
    wanted = (visit.wanted_brand, visit.wanted_model or facts.wanted_model, visit.wanted_version, visit.wanted_colour)
    return DayLine(
        visit_id=visit.id, number=number, kind=visit.kind, purpose=visit.purpose, traffic=traffic,
        arrived_at=visit.arrived_at, left_at=visit.left_at, party_size=visit.party_size, companions=visit.companions,
        who=mask_name(facts.surname), phone=mask_phone(facts.phone),
        gender=visit.gender or ("" if customer is None else customer.gender),
        district=visit.district or ("" if customer is None else customer.district),
        own_car=visit.own_car, plate=visit.plate, wanted=" ".join(part for part in wanted if part),
        trade_in=visit.trade_in, channel=visit.channel or ("" if customer is None else customer.channel),
        contact_way="" if visit.contact_way is None else visit.contact_way.value, consultant=consultant,
        drives=known.drives.get(key, ()) if with_drives else (), quoted=visit.deal_id in known.quoted,
        talk=visit.talk, competitor=visit.competitor,
        grade=visit.grade_left or (None if customer is None else customer.grade),
        next_step=visit.next_step, next_on=visit.next_on or known.tasks.get(key), filed=facts.filed,
        no_file_reason=visit.no_file_reason, state=visit.state, remark=visit.remark, deal_id=visit.deal_id,
        customer_id=visit.customer_id, lacks=lacks_of(facts),
    )  # fmt: skip


def _open_tasks(tx: Tx, customers: Iterable[int]) -> dict[int, date]:
    """The next day on which something is planned for each of these customers."""
    rows = tx.session.execute(
        sa.select(CustomerTask.customer_id, sa.func.min(CustomerTask.due))
        .where(CustomerTask.customer_id.in_(customers), CustomerTask.done_at.is_(None))
        .group_by(CustomerTask.customer_id)
    )
    return dict(rows.all())


def stray_drives(tx: Tx, on: date, lines: Iterable[DayLine]) -> tuple[StrayDrive, ...]:
    """Drives of the day that no line accounts for."""
    logged = {line.customer_id for line in lines if line.kind is not VisitKind.CALL}
    return tuple(StrayDrive(deal, car) for customer, deal, car in _drives_of(tx, on) if customer not in logged)


def _drives(tx: Tx, on: date) -> dict[int, tuple[str, ...]]:
    """The cars that each customer drove or rode in that day."""
    found: dict[int, tuple[str, ...]] = {}
    for customer_id, _deal_id, car in _drives_of(tx, on):
        found[customer_id] = (*found.get(customer_id, ()), car)
    return found


def _drives_of(tx: Tx, on: date) -> list[tuple[int, int, str]]:
    """Customer, deal and car of each drive whose keys went out that day."""
    start = datetime.combine(on, time(), tx.work.zone)
    end = datetime.combine(on + timedelta(days=1), time(), tx.work.zone)
    rows = tx.session.execute(
        sa.select(_DRIVE.c.customer_id, _DRIVE.c.deal_id, VehicleModel.series, VehicleModel.version_name)
        .join(Vehicle, Vehicle.id == _DRIVE.c.vehicle_id)
        .join(VehicleModel, VehicleModel.id == Vehicle.model_id)
        .where(
            _DRIVE.c.starts_at >= start - _LONGEST_DELAY, _DRIVE.c.starts_at < end + _LONGEST_DELAY,
            _DRIVE.c.out_at >= start, _DRIVE.c.out_at < end,
        )
        .order_by(_DRIVE.c.id)
    )  # fmt: skip
    return [(customer_id, deal_id, f"{series} {version}") for customer_id, deal_id, series, version in rows]


def _quoted(tx: Tx, on: date, deals: Iterable[int]) -> frozenset[int]:
    """Deals in which a price was quoted that day."""
    return frozenset(
        tx.session.scalars(
            sa.select(_QUOTATION.c.deal_id).where(_QUOTATION.c.deal_id.in_(deals), _QUOTATION.c.quoted_on == on)
        )
    )
