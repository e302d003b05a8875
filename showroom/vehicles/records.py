"""Versions and cars, as steps read and change them inside their own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.money import Money
from showroom.kernel.names import mask_vin, normalise_identifier
from showroom.kernel.plate import check_plate
from showroom.kernel.text import clean_text
from showroom.kernel.vin import check_vin
from showroom.persistence import search_index
from showroom.persistence.actions import Tx
from showroom.persistence.search_index import Findable
from showroom.vehicles import messages as say
from showroom.vehicles.model import Energy, Vehicle, VehicleModel, VehicleStatus
from showroom.vehicles.rules import STATUS_NAMES, may_become

FREE = frozenset({VehicleStatus.IN_STOCK, VehicleStatus.IN_TRANSIT, VehicleStatus.DEMO})


@dataclass(frozen=True, slots=True)
class ModelDraft:
    """A version of a car as a form or a stock row describes it."""

    brand: str
    series: str
    version_name: str
    energy: Energy
    guide_price: Money
    model_year: int | None = None
    gearbox: str = "AT"
    seats: int = 5
    displacement_ml: int | None = None
    range_km: int | None = None
    in_relief_list: bool = False
    origin: str = ""
    emission: str = ""
    facts: str = ""


@dataclass(frozen=True, slots=True)
class VehicleDraft:
    """One car as a form describes it."""

    vin: str
    model_id: int
    status: VehicleStatus = VehicleStatus.IN_STOCK
    exterior: str = ""
    interior: str = ""
    engine_number: str = ""
    certificate_number: str = ""
    price: Money | None = None
    arrived: date | None = None
    produced: date | None = None
    location: str = ""
    plate: str = ""
    temp_plate_valid_to: date | None = None
    compulsory_valid_to: date | None = None
    third_party: Money | None = None
    own_damage: bool = False
    passenger_cover: bool = False
    inspection_valid_to: date | None = None
    open_defect: bool = False
    adapted: bool = False
    odometer_km: int = 0
    energy_percent: int | None = None
    note: str = ""


_VEHICLE_TEXTS = {
    "exterior": 40,
    "interior": 40,
    "engine_number": 40,
    "certificate_number": 40,
    "location": 60,
    "note": 2000,
}
_VEHICLE_PLAIN = (
    "price", "arrived", "produced", "temp_plate_valid_to", "compulsory_valid_to", "third_party", "own_damage",
    "passenger_cover", "inspection_valid_to", "open_defect", "adapted", "odometer_km", "energy_percent",
)  # fmt: skip
_MODEL_TEXTS = {
    "brand": 60,
    "series": 60,
    "version_name": 120,
    "gearbox": 20,
    "origin": 60,
    "emission": 40,
    "facts": 10_000,
}
_MODEL_PLAIN = ("energy", "guide_price", "model_year", "seats", "displacement_ml", "range_km", "in_relief_list")


def get_vehicle(tx: Tx, vehicle_id: int) -> Vehicle:
    """The row; raises ShowroomError(vehicle_not_found)."""
    found = tx.session.get(Vehicle, vehicle_id)
    if found is None:
        raise ShowroomError(say.VEHICLE_NOT_FOUND)
    return found


def get_model(tx: Tx, model_id: int) -> VehicleModel:
    """The row; raises ShowroomError(model_not_found)."""
    found = tx.session.get(VehicleModel, model_id)
    if found is None:
        raise ShowroomError(say.MODEL_NOT_FOUND)
    return found


def find_by_vin(tx: Tx, vin: str) -> Vehicle | None:
    """The car of a VIN, however it is written (G-09)."""
    return tx.session.scalar(sa.select(Vehicle).where(Vehicle.vin == normalise_identifier(vin)))


def find_model(
    tx: Tx, brand: str, series: str, version_name: str, model_year: int | None = None
) -> VehicleModel | None:
    """The version of exactly these names."""
    return tx.session.scalar(
        sa.select(VehicleModel).where(
            VehicleModel.brand == brand,
            VehicleModel.series == series,
            VehicleModel.version_name == version_name,
            VehicleModel.model_year.is_(None) if model_year is None else VehicleModel.model_year == model_year,
        )
    )


def add_model(tx: Tx, draft: ModelDraft) -> VehicleModel:
    """A new version; raises FieldErrors."""
    values = _checked_model(draft)
    if find_model(tx, str(values["brand"]), str(values["series"]), str(values["version_name"]), draft.model_year):
        raise FieldErrors({"version_name": say.MODEL_KNOWN})
    model = VehicleModel(**values)
    tx.session.add(model)
    tx.session.flush()
    return model


def update_model(tx: Tx, model: VehicleModel, draft: ModelDraft) -> None:
    """Change a version; raises FieldErrors."""
    from showroom.vehicles.prices import note_change

    values = _checked_model(draft)
    known = find_model(tx, str(values["brand"]), str(values["series"]), str(values["version_name"]), draft.model_year)
    if known is not None and known.id != model.id:
        raise FieldErrors({"version_name": say.MODEL_KNOWN})
    note_change(tx, model, draft.guide_price)
    for name, value in values.items():
        setattr(model, name, value)
    tx.session.flush()


def _checked_model(draft: ModelDraft) -> dict[str, object]:
    wrong: dict[str, Told | Message] = {}
    values = _texts(draft, _MODEL_TEXTS, wrong)
    for name in ("series", "version_name"):
        if not values.get(name) and name not in wrong:
            wrong[name] = REQUIRED
    if draft.guide_price.fen <= 0:
        wrong["guide_price"] = say.PRICE_NEEDED
    if not 1 <= draft.seats <= 60:
        wrong["seats"] = say.SEATS_WRONG
    if wrong:
        raise FieldErrors(wrong)
    return values | {name: getattr(draft, name) for name in _MODEL_PLAIN}


def add_vehicle(tx: Tx, draft: VehicleDraft) -> Vehicle:
    """A new car in stock; raises FieldErrors (vin: VN-01 to VN-06)."""
    values = _checked_vehicle(tx, draft, None)
    vehicle = Vehicle(**values, status=draft.status, created_at=tx.now)
    vehicle.temp_plate_valid_to = None
    tx.session.add(vehicle)
    tx.session.flush()
    _keep_plate(tx, vehicle, draft, vehicle.plate)
    index_vehicle(tx, vehicle)
    return vehicle


def update_vehicle(tx: Tx, vehicle: Vehicle, draft: VehicleDraft) -> None:
    """Change a car; its status only as may be. Raises FieldErrors, ShowroomError(vehicle_status_refused)."""
    values = _checked_vehicle(tx, draft, vehicle.id)
    _keep_plate(tx, vehicle, draft, str(values["plate"]))
    for name, value in values.items():
        setattr(vehicle, name, value)
    set_status(tx, vehicle, draft.status)
    tx.session.flush()
    index_vehicle(tx, vehicle)


def _keep_plate(tx: Tx, car: Vehicle, draft: VehicleDraft, plate: str) -> None:
    """A temporary plate typed in the stock is an issue like any other; raises FieldErrors by PL-01."""
    until, known = draft.temp_plate_valid_to, car.temp_plate_valid_to
    if until is None and (known is None or plate in ("", car.plate)):
        return
    if (car.plate, known, car.compulsory_valid_to) == (plate, until, draft.compulsory_valid_to):
        return
    from showroom.vehicles.plates import AskedPlate, end_issue, keep_issue, refused_plate

    if until is None:
        end_issue(tx, car.id, tx.today)
        return
    if not plate:
        raise FieldErrors({"plate": REQUIRED})
    asked = AskedPlate(plate, None, until)
    refused = refused_plate(tx, car, asked, draft.compulsory_valid_to)
    if refused is not None:
        raise FieldErrors({"temp_plate_valid_to": refused})
    if (car.plate, known) != (plate, until):
        keep_issue(tx, car, asked)


def _checked_vehicle(tx: Tx, draft: VehicleDraft, own_id: int | None) -> dict[str, object]:
    wrong: dict[str, Told | Message] = {}
    values = _texts(draft, _VEHICLE_TEXTS, wrong)
    vin = check_vin(draft.vin, tx.today)
    if not vin.normalized:
        wrong["vin"] = REQUIRED
    elif vin.severity == "BLOCK" and vin.problem:
        wrong["vin"] = vin.problem
    else:
        other = tx.session.scalar(sa.select(Vehicle.id).where(Vehicle.vin == vin.normalized))
        if other is not None and other != own_id:
            wrong["vin"] = say.VIN_KNOWN
    get_model(tx, draft.model_id)
    values |= {"vin": vin.normalized, "model_id": draft.model_id, "plate": "", "plate_kind": ""}
    if draft.plate.strip():
        plate = check_plate(draft.plate, declared_temporary=draft.temp_plate_valid_to is not None)
        if plate.problem:
            wrong["plate"] = plate.problem
        values |= {"plate": plate.normalized, "plate_kind": plate.kind or ""}
    if draft.price is not None and draft.price.fen <= 0:
        wrong["price"] = say.PRICE_NEEDED
    if wrong:
        raise FieldErrors(wrong)
    return values | {name: getattr(draft, name) for name in _VEHICLE_PLAIN}


def _texts(draft: object, limits: Mapping[str, int], wrong: dict[str, Told | Message]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, limit in limits.items():
        try:
            values[name] = clean_text(getattr(draft, name), limit, multiline=limit >= 1000)
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    return values


def set_status(tx: Tx, vehicle: Vehicle, status: VehicleStatus) -> None:
    """Change the status if that may be; raises ShowroomError(vehicle_status_refused)."""
    if not may_become(vehicle.status, status):
        before, after = STATUS_NAMES[vehicle.status], STATUS_NAMES[status]
        raise ShowroomError(
            say.STATUS_REFUSED, before_zh=before[0], after_zh=after[0], before_en=before[1], after_en=after[1]
        )
    vehicle.status = status
    tx.session.flush()


def reserve(tx: Tx, vehicle_id: int, deal_id: int = 0) -> Vehicle:
    """Hold a free car for a deal; raises ShowroomError(vehicle_not_free), also when another desk was quicker.

    A 三包换退车 is held only for a deal whose customer acknowledged the disclosure: sb11_not_disclosed (SB-11).
    """
    from showroom.vehicles.returned_cars import require_told

    vehicle = tx.session.get(Vehicle, vehicle_id, with_for_update=True, populate_existing=True)
    if vehicle is None:
        raise ShowroomError(say.VEHICLE_NOT_FOUND)
    if vehicle.status not in FREE:
        zh, en = STATUS_NAMES[vehicle.status]
        raise ShowroomError(say.NOT_FREE, vin=mask_vin(vehicle.vin), status_zh=zh, status_en=en)
    require_told(tx, deal_id, vehicle.id)
    set_status(tx, vehicle, VehicleStatus.RESERVED)
    index_vehicle(tx, vehicle)
    return vehicle


def release(tx: Tx, vehicle_id: int) -> Vehicle:
    """Give a reserved or sold car back to the stock."""
    vehicle = get_vehicle(tx, vehicle_id)
    set_status(tx, vehicle, VehicleStatus.IN_STOCK)
    index_vehicle(tx, vehicle)
    return vehicle


def model_text(model: VehicleModel) -> str:
    """`星河 E6 650km 长续航版`."""
    return " ".join(part for part in (model.brand, model.series, model.version_name) if part)


def findable(vehicle_id: int, vin: str, plate: str, model: str, detail: tuple[str, str]) -> Findable:
    """The search entry of a car: VIN whole and by its last 8, 6 and 4 signs, plate, words of the model.

    `detail` is exterior colour and status.
    """
    words = (vin, vin[-8:], vin[-6:], vin[-4:], plate, plate[1:], model, detail[0])
    text = " · ".join(part for part in (vin, plate, *detail) if part)
    return Findable("vehicle", vehicle_id, model, text, words)


def index_vehicle(tx: Tx, vehicle: Vehicle) -> None:
    """Say in the index what the car is found by."""
    model = get_model(tx, vehicle.model_id)
    detail = (vehicle.exterior, STATUS_NAMES[vehicle.status][0])
    search_index.put(tx.session, findable(vehicle.id, vehicle.vin, vehicle.plate, model_text(model), detail))
