"""Presentation (step 3): the car that fits, the six positions, and the customer's confirmation (WK-03)."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.kernel.actor import Permission
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told
from showroom.kernel.findings import Finding, Severity
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.presentation.model import Presentation
from showroom.presentation.rules import (
    OfferedCar,
    Position,
    PresentationCase,
    WantedCar,
    presentation_findings,
    rank_cars,
)
from showroom.presentation.views import Candidate, PresentationDraft, PresentationView
from showroom.vehicles.model import Vehicle, VehicleModel, VehicleStatus
from showroom.vehicles.records import get_model, get_vehicle, model_text

CHOOSE_CAR = Message("choose_car", "请先选定车辆（WK-03）", "Choose a car first (WK-03)")
CAR_GONE = Message("car_gone", "这辆车已不能销售，请另选一辆", "This car can no longer be sold; choose another")
CAR_IN_CONTRACT = Message(
    "car_in_contract", "合同已签，换车请走合同变更（换订）", "The contract is signed: change the car by a change order"
)
OFFERED = (VehicleStatus.IN_STOCK, VehicleStatus.IN_TRANSIT)
MOST_CANDIDATES = 200


class PresentationService:
    """What is shown to the customer, and what they say of it."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.DEAL_READ)
    def current(self, tx: Tx, deal_id: int) -> PresentationView:
        """The presentation of a deal, with the cars that can be had, the best match first."""
        deal = get_deal(tx, deal_id)
        return _view(tx, deal, _presentation(tx, deal_id))

    @writes(Permission.DEAL_WRITE)
    def save(self, tx: Tx, deal_id: int, draft: PresentationDraft) -> PresentationView:
        """Save the car and the walkaround; the car is handed over to the later steps.

        Raises FieldErrors (a confirmation needs model and colour), car_gone, car_in_contract, changed_meanwhile.
        """
        deal = work_on(tx, deal_id, Step.PRESENTATION)
        row = _presentation(tx, deal_id)
        check_version(draft.version, row.version if row else 0)
        if row is None:
            row = Presentation(deal_id=deal.id, saved_at=tx.now, saved_by=tx.actor.id)
            tx.session.add(row)
        before = (row.vehicle_id, row.model_id, row.exterior)
        newly_confirmed = draft.customer_confirmed and row.confirmed_at is None
        self._fill(tx, row, draft)
        _hand_over(tx, deal, row, changed=before != (row.vehicle_id, row.model_id, row.exterior))
        shown = sum(1 for word in row.positions.split(",") if word)
        note(tx, deal.id, "walkaround_saved", f"{shown}/{len(Position)}")
        if newly_confirmed:
            note(tx, deal.id, "car_confirmed", " ".join((model_text(get_model(tx, row.model_id or 0)), row.exterior)))
        tx.audit("deal", deal.id, presentation="saved", confirmed=row.confirmed_at is not None)
        tx.session.flush()
        return _view(tx, deal, row)

    def gate(self, tx: Tx, deal: Deal) -> tuple[Finding, ...]:
        """Left only when the customer confirmed model, version and colour (WK-03, S2-07)."""
        row = _presentation(tx, deal.id)
        if row is None or row.model_id is None:
            return presentation_findings(PresentationCase())
        model = get_model(tx, row.model_id)
        case = PresentationCase(
            model.series, model.version_name, row.exterior, row.confirmed_at is not None, _positions(row)
        )
        found = presentation_findings(case)
        if any(f.severity > Severity.INFO for f in found):
            return found
        text = f"{model_text(model)} {row.exterior}"
        return (Finding("WK-03", Severity.INFO, f"客户确认 {text}", f"The customer confirmed {text}"), *found)

    def _fill(self, tx: Tx, row: Presentation, draft: PresentationDraft) -> None:
        wrong: dict[str, Told | Message] = {}
        vehicle = None if draft.vehicle_id is None else get_vehicle(tx, draft.vehicle_id)
        if vehicle is not None and vehicle.id != row.vehicle_id and vehicle.status not in OFFERED:
            raise ShowroomError(CAR_GONE)
        model_id = vehicle.model_id if vehicle else draft.model_id
        exterior = field_text("exterior", draft.exterior, 40) or (vehicle.exterior if vehicle else "")
        if draft.customer_confirmed:
            if model_id is None:
                wrong["car"] = CHOOSE_CAR
            if not exterior:
                wrong["exterior"] = REQUIRED
        if wrong:
            raise FieldErrors(wrong)
        row.vehicle_id, row.model_id = (vehicle.id if vehicle else None), model_id
        row.exterior = exterior
        row.interior = field_text("interior", draft.interior, 40) or (vehicle.interior if vehicle else "")
        row.positions = ",".join(position for position in Position if position in draft.positions)
        row.questions = field_text("questions", draft.questions, 500)
        row.enthusiasm = field_text("enthusiasm", draft.enthusiasm, 300)
        if not draft.customer_confirmed:
            row.confirmed_at = None
        elif row.confirmed_at is None:
            row.confirmed_at = tx.now
        row.saved_at, row.saved_by = tx.now, tx.actor.id
        tx.session.flush()


def _presentation(tx: Tx, deal_id: int) -> Presentation | None:
    return tx.session.scalar(sa.select(Presentation).where(Presentation.deal_id == deal_id))


def _positions(row: Presentation) -> frozenset[Position]:
    return frozenset(Position(word) for word in row.positions.split(",") if word)


def _hand_over(tx: Tx, deal: Deal, row: Presentation, *, changed: bool) -> None:
    """The car reaches the later steps when the customer has confirmed it."""
    if changed and deal.contract_number:
        raise ShowroomError(CAR_IN_CONTRACT)
    if row.confirmed_at is None or row.model_id is None or deal.contract_number:
        return
    deal.model_id, deal.vehicle_id = row.model_id, row.vehicle_id
    deal.exterior, deal.interior = row.exterior, row.interior
    deal.guide_price = get_model(tx, row.model_id).guide_price


def _view(tx: Tx, deal: Deal, row: Presentation | None) -> PresentationView:
    draft = PresentationDraft()
    if row is not None:
        draft = PresentationDraft(
            row.model_id, row.vehicle_id, row.exterior, row.interior, _positions(row), row.questions, row.enthusiasm,
            row.confirmed_at is not None, row.version,
        )  # fmt: skip
    keep = None if row is None else row.vehicle_id
    return PresentationView(draft, deal.needs_summary, deal.budget, _candidates(tx, deal, keep))


def _candidates(tx: Tx, deal: Deal, keep: int | None) -> tuple[Candidate, ...]:
    """Cars that can be had (and the one already chosen), ranked by the customer's wishes."""
    query = (
        sa.select(Vehicle, VehicleModel)
        .join(VehicleModel, VehicleModel.id == Vehicle.model_id)
        .where(sa.or_(Vehicle.status.in_(OFFERED), Vehicle.id == (keep or 0)))
        .order_by(Vehicle.id.desc())
        .limit(MOST_CANDIDATES)
    )
    found = [(vehicle, model) for vehicle, model in tx.session.execute(query)]
    wanted = _wanted(deal)
    ranked = rank_cars(wanted, (_offered(vehicle, model) for vehicle, model in found))
    return tuple(
        Candidate(
            vehicle.id, model.id, model_text(model), model.energy, vehicle.exterior, vehicle.interior,
            vehicle.price or model.guide_price, vehicle.status, vehicle.vin[-6:], match.score, match.reasons,
        )
        for (vehicle, model), match in ((found[place], match) for place, match in ranked)
    )  # fmt: skip


def _wanted(deal: Deal) -> WantedCar:
    return WantedCar(
        budget=deal.budget,
        seats=deal.wanted_seats,
        energies=frozenset(word for word in deal.wanted_energy.split(",") if word),
    )


def _offered(vehicle: Vehicle, model: VehicleModel) -> OfferedCar:
    return OfferedCar(
        price=vehicle.price or model.guide_price,
        seats=model.seats,
        energy=model.energy,
        body="",
        colours=frozenset((vehicle.exterior,)) if vehicle.exterior else frozenset(),
        range_km=model.range_km,
        in_stock=vehicle.status is VehicleStatus.IN_STOCK,
    )
