"""What the windows show of a deal: one view, one list row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from showroom.customers.model import Customer, Grade
from showroom.deals.handover import current_step, first_unmet
from showroom.deals.model import (
    STEPS,
    Deal,
    DealEvent,
    DealStatus,
    DealStep,
    Objection,
    Promise,
    Step,
    StepState,
)
from showroom.kernel.findings import Finding, Severity
from showroom.kernel.money import Money
from showroom.kernel.names import mask_phone
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember
from showroom.vehicles.model import Vehicle, VehicleModel

TIMELINE_LENGTH = 50


@dataclass(frozen=True, slots=True)
class PathStep:
    """One button of the path: `state` is done, skipped, current, open or todo; `missing` counts what blocks it."""

    step: Step
    state: str
    missing: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise as the deal panel shows it; `carried_by` is the signed paper that has it, '' for none.

    A withdrawn one has its `reason`; `settled` ones are kept or withdrawn.
    """

    id: int
    text: str
    by: str
    at: datetime
    kept: bool
    step: Step = Step.NEGOTIATION
    carried_by: str = ""
    withdrawn: bool = False
    reason: str = ""

    @property
    def settled(self) -> bool:
        return self.kept or self.withdrawn


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """An objection as the deal panel shows it."""

    id: int
    category: str
    text: str
    answer: str
    settled: bool


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A stored paper as the deal panel shows it; `ended` once it is void or its contract cancelled (CT-06)."""

    id: int
    kind: str
    number: str
    language: str
    at: datetime
    ended: bool = False


@dataclass(frozen=True, slots=True)
class EventLine:
    """`code` and `detail` become text through `deals.events.event_text`."""

    at: datetime
    code: str
    detail: str
    by: str


@dataclass(frozen=True, slots=True)
class DealView:
    """A deal with its path, what is missing at the current step, and what happened."""

    id: int
    number: str
    version: int
    status: DealStatus
    customer_id: int
    customer_name: str
    phone_masked: str
    grade: Grade
    car_text: str
    owner_id: int
    owner_name: str
    contract_number: str | None
    contract_price: Money | None
    current_step: Step
    steps: tuple[PathStep, ...]
    missing: tuple[Finding, ...]
    satisfied: tuple[Finding, ...]
    promises: tuple[PromiseLine, ...]
    objections: tuple[ObjectionLine, ...]
    documents: tuple[DocumentLine, ...]
    timeline: tuple[EventLine, ...]


@dataclass(frozen=True, slots=True)
class DealRow:
    """A deal in a list."""

    id: int
    number: str
    customer_name: str
    phone_masked: str
    grade: Grade
    car_text: str
    owner_name: str
    current_step: Step
    status: DealStatus
    opened_at: datetime


def deal_view(
    tx: Tx, deal: Deal, steps: dict[Step, tuple[StepState, str]], current: Step, findings: tuple[Finding, ...]
) -> DealView:
    """Collect the view of one deal in a handful of statements."""
    whose = (
        sa.select(Customer, StaffMember.name)
        .join(StaffMember, StaffMember.id == deal.consultant_id)
        .where(Customer.id == deal.customer_id)
    )
    customer, owner_name = tx.session.execute(whose).one()
    missing = tuple(f for f in findings if f.severity > Severity.INFO)
    return DealView(
        id=deal.id,
        number=deal.number,
        version=deal.version,
        status=deal.status,
        customer_id=customer.id,
        customer_name=customer.name,
        phone_masked=mask_phone(customer.phone or ""),
        grade=customer.grade,
        car_text=car_text(tx, deal),
        owner_id=deal.consultant_id,
        owner_name=owner_name,
        contract_number=deal.contract_number,
        contract_price=deal.contract_price,
        current_step=current,
        steps=_path(steps, current, sum(f.severity >= Severity.NEEDS_APPROVAL for f in missing)),
        missing=tuple(sorted(missing, key=lambda f: -f.severity)),
        satisfied=tuple(f for f in findings if f.severity is Severity.INFO),
        promises=_promises(tx, deal),
        objections=_objections(tx, deal),
        documents=_documents(tx, deal),
        timeline=_timeline(tx, deal),
    )


def car_text(tx: Tx, deal: Deal) -> str:
    """'Star E6 650km · pearl white', '' before a car was chosen."""
    model = None if deal.model_id is None else tx.session.get(VehicleModel, deal.model_id)
    if model is None:
        return ""
    vehicle = None if deal.vehicle_id is None else tx.session.get(Vehicle, deal.vehicle_id)
    colour = deal.exterior or (vehicle.exterior if vehicle else "")
    return " · ".join(part for part in (f"{model.series} {model.version_name}", colour) if part)


def deal_rows(tx: Tx, limit: int, before_id: int | None, consultant_id: int | None) -> tuple[DealRow, ...]:
    """Open deals, newest first, below `before_id` (keyset)."""
    query = _rows_query(consultant_id).where(Deal.status.in_((DealStatus.OPEN, DealStatus.WON)))
    if before_id is not None:
        query = query.where(Deal.id < before_id)
    return _rows(tx, query.limit(max(1, min(limit, 500))))


def deals_of_customer(tx: Tx, customer_id: int, consultant_id: int | None) -> tuple[DealRow, ...]:
    """Deals of one customer in every state, newest first."""
    return _rows(tx, _rows_query(consultant_id).where(Deal.customer_id == customer_id).limit(200))


def _rows_query(consultant_id: int | None) -> sa.Select[*tuple[Any, ...]]:
    query = (
        sa.select(Deal, Customer, StaffMember.name, VehicleModel.series, VehicleModel.version_name)
        .join(Customer, Customer.id == Deal.customer_id)
        .join(StaffMember, StaffMember.id == Deal.consultant_id)
        .outerjoin(VehicleModel, VehicleModel.id == Deal.model_id)
        .order_by(Deal.id.desc())
    )
    return query if consultant_id is None else query.where(Deal.consultant_id == consultant_id)


def _rows(tx: Tx, query: sa.Select[*tuple[Any, ...]]) -> tuple[DealRow, ...]:
    found = tx.session.execute(query).all()
    states = _states_of(tx, [deal.id for deal, *_ in found])
    return tuple(
        DealRow(
            deal.id, deal.number, customer.name, mask_phone(customer.phone or ""), customer.grade,
            f"{series} {version}" if series else "", owner, current_step(states.get(deal.id, {})), deal.status,
            deal.opened_at,
        )
        for deal, customer, owner, series, version in found
    )  # fmt: skip


def _states_of(tx: Tx, deal_ids: list[int]) -> dict[int, dict[Step, StepState]]:
    states: dict[int, dict[Step, StepState]] = {}
    rows = tx.session.execute(
        sa.select(DealStep.deal_id, DealStep.step, DealStep.state).where(DealStep.deal_id.in_(deal_ids))
    )
    for deal_id, step, state in rows:
        states.setdefault(deal_id, {})[step] = state
    return states


def _path(steps: dict[Step, tuple[StepState, str]], current: Step, missing: int) -> tuple[PathStep, ...]:
    states = {step: state for step, (state, _reason) in steps.items()}

    def one(step: Step) -> PathStep:
        state, reason = steps.get(step, (StepState.TODO, ""))
        if state is not StepState.TODO:
            return PathStep(step, state.value, 0, reason)
        if step is current:
            return PathStep(step, "current", missing)
        return PathStep(step, "open" if first_unmet(states, step) is None else "todo")

    return tuple(one(step) for step in STEPS)


def _promises(tx: Tx, deal: Deal) -> tuple[PromiseLine, ...]:
    rows = tx.session.execute(
        sa.select(Promise, StaffMember.name)
        .join(StaffMember, StaffMember.id == Promise.by)
        .where(Promise.deal_id == deal.id)
        .order_by(Promise.id)
        .limit(200)
    )
    return tuple(
        PromiseLine(
            p.id, p.text, name, p.at, p.kept_at is not None, p.step, p.carried_by, p.withdrawn_at is not None,
            p.withdrawn_reason,
        )
        for p, name in rows
    )  # fmt: skip


def _objections(tx: Tx, deal: Deal) -> tuple[ObjectionLine, ...]:
    rows = tx.session.scalars(
        sa.select(Objection).where(Objection.deal_id == deal.id).order_by(Objection.id).limit(200)
    )
    return tuple(ObjectionLine(o.id, o.category, o.text, o.answer, o.settled_at is not None) for o in rows)


def _documents(tx: Tx, deal: Deal) -> tuple[DocumentLine, ...]:
    from showroom.documents.end_model import DocumentEnd
    from showroom.documents.model import Document  # tables that opening the window does not need

    ended = sa.select(DocumentEnd.document_id).where(DocumentEnd.document_id == Document.id).exists()
    columns = (Document.id, Document.kind, Document.number, Document.language, Document.at, ended)
    rows = tx.session.execute(sa.select(*columns).where(Document.deal_id == deal.id).order_by(Document.id).limit(200))
    return tuple(DocumentLine(*row) for row in rows)


def _timeline(tx: Tx, deal: Deal) -> tuple[EventLine, ...]:
    rows = tx.session.execute(
        sa.select(DealEvent.at, DealEvent.code, DealEvent.detail, StaffMember.name)
        .join(StaffMember, StaffMember.id == DealEvent.by)
        .where(DealEvent.deal_id == deal.id)
        .order_by(DealEvent.at.desc(), DealEvent.id.desc())
        .limit(TIMELINE_LENGTH)
    )
    return tuple(EventLine(*row) for row in rows)
