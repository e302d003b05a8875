"""Product library and stock as the window works with them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from showroom.kernel.actor import Actor, Permission
from showroom.kernel.money import Money
from showroom.persistence import search_index
from showroom.persistence.actions import Tx, Workplace, check_version, composed, reads, writes
from showroom.vehicles import prices, records
from showroom.vehicles.model import Energy, Vehicle, VehicleModel, VehicleStatus
from showroom.vehicles.records import ModelDraft, VehicleDraft, model_text

if TYPE_CHECKING:
    from showroom.documents.sheet_plan import SheetPlan, Watch
    from showroom.vehicles import stock_import

PAGE = 200
LONGEST_PAGE = 1000


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One version of a car."""

    id: int
    brand: str
    series: str
    version_name: str
    model_year: int | None
    energy: Energy
    gearbox: str
    seats: int
    displacement_ml: int | None
    range_km: int | None
    in_relief_list: bool
    guide_price: Money
    origin: str
    emission: str
    facts: str
    version: int

    @property
    def text(self) -> str:
        """`星河 E6 650km 长续航版`."""
        return " ".join(part for part in (self.brand, self.series, self.version_name) if part)


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """A car in the stock list; `price` is its own or its model's guide price, `days` in stock so far."""

    id: int
    vin: str
    model_id: int
    model_text: str
    energy: Energy
    exterior: str
    interior: str
    status: VehicleStatus
    price: Money
    arrived: date | None
    days: int | None
    location: str
    plate: str


@dataclass(frozen=True, slots=True)
class VehicleView:
    """One car with everything known of it; `draft` is what a form would edit."""

    id: int
    version: int
    model: ModelCard
    plate_kind: str
    draft: VehicleDraft


@dataclass(frozen=True, slots=True)
class StockQuery:
    """Which cars: `text` as in the search box, statuses (none = all but delivered), one model or energy."""

    text: str = ""
    statuses: tuple[VehicleStatus, ...] = ()
    model_id: int | None = None
    energy: Energy | None = None


class VehicleService:
    """Actions on versions and cars."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.STOCK_READ)
    def models(self, tx: Tx, limit: int = LONGEST_PAGE) -> tuple[ModelCard, ...]:
        """The product library by brand, series and price."""
        order = (VehicleModel.brand, VehicleModel.series, VehicleModel.guide_price, VehicleModel.id)
        return tuple(
            model_card(model) for model in tx.session.scalars(sa.select(VehicleModel).order_by(*order).limit(limit))
        )

    @reads(Permission.STOCK_READ)
    def model(self, tx: Tx, model_id: int) -> ModelCard:
        """One version; raises ShowroomError(model_not_found)."""
        return model_card(records.get_model(tx, model_id))

    @composed(Permission.STOCK_READ)
    def take_prices_of_today(self, actor: Actor) -> int:
        """Let the dated prices that begin or end today take effect (G-06); returns how many, writes nothing for none.

        Whoever has the program open on the day does it: the price list was agreed when it was imported.
        """
        return self._settle(actor) if self._unsettled(actor) else 0

    @reads(Permission.STOCK_READ)
    def _unsettled(self, tx: Tx) -> bool:
        return bool(prices.unsettled(tx))

    @writes(Permission.STOCK_READ)
    def _settle(self, tx: Tx) -> int:
        due = prices.unsettled(tx)
        known = {model.id: model.guide_price for model in due}
        prices.settle(tx, due, prices.dated_prices(tx, due))
        for model in due:
            tx.audit(
                "vehicle_model", model.id, price_before=known[model.id].fen, price_of_the_day=model.guide_price.fen
            )
        if not due:  # another desk was first
            tx.audit("vehicle_model", 0, price_today="none due")
        return len(due)

    @writes(Permission.STOCK_WRITE)
    def save_model(self, tx: Tx, draft: ModelDraft, model_id: int | None = None, version: int = 0) -> ModelCard:
        """Add a version, or change one whose `version` is still the one shown; raises FieldErrors, ShowroomError."""
        if model_id is None:
            model = records.add_model(tx, draft)
        else:
            model = records.get_model(tx, model_id)
            check_version(version, model.version)
            records.update_model(tx, model, draft)
        tx.audit("vehicle_model", model.id, created=model_id is None)
        tx.session.flush()
        return model_card(model)

    @reads(Permission.STOCK_READ)
    def all_ids(self, tx: Tx, query: StockQuery) -> array[int]:
        """Ids of all matching cars, longest in stock first."""
        statement = _matching(tx, sa.select(Vehicle.id).join(VehicleModel), query)
        return array(
            "q", tx.session.scalars(statement.order_by(Vehicle.arrived.is_(None), Vehicle.arrived, Vehicle.id))
        )

    @reads(Permission.STOCK_READ)
    def rows(self, tx: Tx, ids: Sequence[int]) -> tuple[VehicleRow, ...]:
        """The rows of these cars in this order."""
        wanted = list(ids)[:LONGEST_PAGE]
        statement = sa.select(Vehicle, VehicleModel).join(VehicleModel).where(Vehicle.id.in_(wanted))
        found = {vehicle.id: _row(vehicle, model, tx.today) for vehicle, model in tx.session.execute(statement)}
        return tuple(found[key] for key in wanted if key in found)

    @reads(Permission.STOCK_READ)
    def stock(self, tx: Tx, query: StockQuery = StockQuery(), limit: int = PAGE) -> tuple[VehicleRow, ...]:
        """The beginning of the stock list, longest in stock first."""
        cars = sa.select(Vehicle, VehicleModel).join(VehicleModel)
        statement = _matching(tx, cars, query)
        statement = statement.order_by(Vehicle.arrived.is_(None), Vehicle.arrived, Vehicle.id).limit(
            min(limit, LONGEST_PAGE)
        )
        return tuple(_row(vehicle, model, tx.today) for vehicle, model in tx.session.execute(statement))

    @reads(Permission.STOCK_READ)
    def demo_cars(self, tx: Tx) -> tuple[VehicleView, ...]:
        """Cars for test drives with what the gates ask of them (TD-10 to TD-14)."""
        statement = (
            sa.select(Vehicle, VehicleModel)
            .join(VehicleModel)
            .where(Vehicle.status == VehicleStatus.DEMO)
            .order_by(VehicleModel.series, Vehicle.id)
            .limit(PAGE)
        )
        return tuple(_view(vehicle, model) for vehicle, model in tx.session.execute(statement))

    @reads(Permission.STOCK_READ)
    def vehicle(self, tx: Tx, vehicle_id: int) -> VehicleView:
        """One car; raises ShowroomError(vehicle_not_found)."""
        found = records.get_vehicle(tx, vehicle_id)
        return _view(found, records.get_model(tx, found.model_id))

    @writes(Permission.STOCK_WRITE)
    def save_vehicle(self, tx: Tx, draft: VehicleDraft, vehicle_id: int | None = None, version: int = 0) -> VehicleView:
        """Add a car, or change one; raises FieldErrors, ShowroomError(vehicle_status_refused | changed_meanwhile)."""
        if vehicle_id is None:
            vehicle = records.add_vehicle(tx, draft)
        else:
            vehicle = records.get_vehicle(tx, vehicle_id)
            check_version(version, vehicle.version)
            records.update_vehicle(tx, vehicle, draft)
        tx.audit("vehicle", vehicle.id, created=vehicle_id is None, status=vehicle.status)
        tx.session.flush()
        return _view(vehicle, records.get_model(tx, vehicle.model_id))

    @reads(Permission.IMPORT)
    def plan_import(self, tx: Tx, table: stock_import.StockTable) -> SheetPlan:
        """What each row of a read stock list would become (dry run); `stock_import.read_stock` reads the file."""
        from showroom.documents.sheet_plan import SheetPlan
        from showroom.vehicles import stock_import

        return SheetPlan(table.file, table.layout, stock_import.judge(tx, table))

    @writes(Permission.IMPORT)
    def import_table(self, tx: Tx, table: stock_import.StockTable, watch: Watch | None = None) -> SheetPlan:
        """Take the accepted cars over in one transaction; a second time nothing changes."""
        from showroom.documents.sheet_plan import Unwatched
        from showroom.vehicles import stock_import

        return stock_import.apply(tx, table, watch or Unwatched())


def _matching(tx: Tx, statement: sa.Select[*tuple[Any, ...]], query: StockQuery) -> sa.Select[*tuple[Any, ...]]:
    if query.statuses:
        statement = statement.where(Vehicle.status.in_(query.statuses))
    else:
        statement = statement.where(Vehicle.status != VehicleStatus.DELIVERED)
    if query.model_id is not None:
        statement = statement.where(Vehicle.model_id == query.model_id)
    if query.energy is not None:
        statement = statement.where(VehicleModel.energy == query.energy)
    if query.text.strip():
        hits = search_index.find(tx.session, query.text, PAGE, ("vehicle",))
        statement = statement.where(Vehicle.id.in_([hit.id for hit in hits if hit.kind == "vehicle"]))
    return statement


def model_card(model: VehicleModel) -> ModelCard:
    """The frozen form of a version."""
    return ModelCard(**{field.name: getattr(model, field.name) for field in fields(ModelCard)})


def _row(vehicle: Vehicle, model: VehicleModel, today: date) -> VehicleRow:
    return VehicleRow(
        id=vehicle.id,
        vin=vehicle.vin,
        model_id=model.id,
        model_text=model_text(model),
        energy=model.energy,
        exterior=vehicle.exterior,
        interior=vehicle.interior,
        status=vehicle.status,
        price=vehicle.price or model.guide_price,
        arrived=vehicle.arrived,
        days=None if vehicle.arrived is None else (today - vehicle.arrived).days,
        location=vehicle.location,
        plate=vehicle.plate,
    )


def _view(vehicle: Vehicle, model: VehicleModel) -> VehicleView:
    draft = VehicleDraft(**{field.name: getattr(vehicle, field.name) for field in fields(VehicleDraft)})
    return VehicleView(vehicle.id, vehicle.version, model_card(model), vehicle.plate_kind, draft)
