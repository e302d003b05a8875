"""Takes over another system's stock list: what each row becomes, and how the accepted cars are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa

from showroom.documents.cells import amount, day, plain, reads_day_first, says_nothing, whole
from showroom.documents.columns import Layout, find_layout
from showroom.documents.sheet_plan import Fate, RowFate, SheetPlan, Unwatched, Watch, data_rows, source_mark, watched
from showroom.documents.workbook import Cell, Workbook, read_workbook
from showroom.kernel.errors import Message, ShowroomError, Told, told
from showroom.kernel.money import Money
from showroom.kernel.plate import check_plate
from showroom.kernel.text import clean_text
from showroom.kernel.vin import check_vin
from showroom.persistence import search_index
from showroom.persistence.actions import Tx
from showroom.persistence.orm import Model
from showroom.vehicles.model import Energy, Vehicle, VehicleModel, VehicleStatus
from showroom.vehicles.records import findable, model_text
from showroom.vehicles.rules import STATUS_NAMES, energy_of, model_key, split_model, traits_of
from showroom.vehicles.sheet_fields import STOCK_FIELDS, status_of, vin_text

NO_VIN = Message("import_no_vin", "没有车架号", "no VIN")
VIN_WRONG = Message("import_vin_wrong", "{problem_zh}（VN-01…04）", "{problem_en} (VN-01…04)")
VIN_FOREIGN = Message(
    "import_vin_foreign",
    "进口车架号校验位不符，请与合格证核对（VN-04）",
    "foreign VIN with another check digit: compare (VN-04)",
)
NO_MODEL = Message("import_no_model", "没有车型", "no model")
PRICE_WRONG = Message(
    "import_price", "价格“{text}”无法识别：请写成 159800 或 15.98万", "price “{text}”: write 159800 or 15.98万"
)
STATUS_GUESSED = Message(
    "import_status", "状态“{text}”不认识，按在库导入", "status “{text}” is not known: taken as in stock"
)
TEXT_WRONG = Message("import_stock_text", "“{heading}”：{problem_zh}", "“{heading}”: {problem_en}")
VIN_IN_STOCK = Message("import_vin_known", "车架号已在库（VN-06）", "VIN already in stock (VN-06)")
VIN_IN_FILE = Message("import_vin_row", "车架号与第 {row} 行相同（VN-06）", "VIN already in stock, row {row} (VN-06)")
LEAST_PRICE = Money.of(1_000)
"""Below this an amount in a price column is a slip, such as 15.98 without 万."""
CHUNK = 500


@dataclass(frozen=True, slots=True)
class StockRow:
    """One row as understood; `problem` is set when it cannot be taken."""

    row: int
    vin: str = ""
    brand: str = ""
    series: str = ""
    version: str = ""
    model_year: int | None = None
    energy: Energy | None = None
    exterior: str = ""
    interior: str = ""
    price: Money | None = None
    produced: date | None = None
    arrived: date | None = None
    location: str = ""
    status: VehicleStatus = VehicleStatus.IN_STOCK
    engine_number: str = ""
    certificate_number: str = ""
    plate: str = ""
    plate_kind: str = ""
    note: str = ""
    problem: Told | None = None
    remark: Told | None = None


@dataclass(frozen=True, slots=True)
class StockTable:
    """A read stock list: pure content, not yet compared with the store."""

    file: str
    sha256: str
    layout: Layout
    rows: tuple[StockRow, ...]


def read_stock(path: Path, on: date, watch: Watch | None = None) -> StockTable:
    """Read and understand a stock list as of the day `on`; touches no database.

    Raises ShowroomError(not_a_workbook | columns_not_found | import_cancelled | …).
    """
    book = read_workbook(path, watch)
    return understand_stock(book, find_layout(book, STOCK_FIELDS), on, watch)


def understand_stock(book: Workbook, layout: Layout, on: date, watch: Watch | None = None) -> StockTable:
    """The rows of a read file under a layout, guessed or corrected by the user; raises import_cancelled."""
    reader = _Reader(layout, on)
    rows = data_rows(layout, ("vin",))
    return StockTable(
        book.file, book.sha256, layout,
        tuple(reader.understand(number, cells) for number, cells in watched(rows, watch or Unwatched())),
    )  # fmt: skip


class _Reader:
    """Understands the rows of one layout."""

    def __init__(self, layout: Layout, on: date) -> None:
        self.layout = layout
        self.on = on
        self.factor = 10_000 if "万" in layout.heading("price") else 1
        self.day_first = {name: reads_day_first(layout.column(name)) for name in ("produced", "arrived")}

    def understand(self, number: int, cells: tuple[Cell, ...]) -> StockRow:
        """The row; the first thing that makes it unusable is its problem."""
        row = self._identified(number, cells)
        for read in (self._priced, self._described, self._placed):
            if row.problem:
                return row
            row = read(row, cells)
        return row

    def _identified(self, number: int, cells: tuple[Cell, ...]) -> StockRow:
        value = self.layout.cell(cells, "vin")
        if says_nothing(value):
            return StockRow(number, problem=told(NO_VIN))
        found = check_vin(vin_text(value), self.on)
        if found.severity == "BLOCK" and found.problem:
            zh, en = found.problem.text("zh"), found.problem.text("en")
            return StockRow(number, found.normalized, problem=told(VIN_WRONG, problem_zh=zh, problem_en=en))
        return StockRow(number, found.normalized, remark=None if found.ok else told(VIN_FOREIGN))

    def _priced(self, row: StockRow, cells: tuple[Cell, ...]) -> StockRow:
        """The price; a table without a price column leaves it to the product library."""
        if "price" not in self.layout.columns:
            return row
        value = self.layout.cell(cells, "price")
        price = amount(value, self.factor)
        if price is None or price < LEAST_PRICE:
            return replace(row, problem=told(PRICE_WRONG, text=plain(value)[:40]))
        return replace(row, price=price)

    def _described(self, row: StockRow, cells: tuple[Cell, ...]) -> StockRow:
        texts: dict[str, str] = {}
        for name, limit in _TEXTS:
            value = self.layout.cell(cells, name)
            try:
                texts[name] = "" if says_nothing(value) else clean_text(plain(value), limit)
            except ShowroomError as error:
                values = {"problem_zh": error.text("zh"), "problem_en": error.text("en")}
                return replace(row, problem=told(TEXT_WRONG, heading=self.layout.heading(name), **values))
        brand, series, rest = named(texts["brand"], texts["model"], texts["version"])
        if not series:
            return replace(row, problem=told(NO_MODEL))
        drive = self.layout.cell(cells, "energy")
        year = whole(self.layout.cell(cells, "model_year"))
        return replace(
            row,
            brand=brand, series=series, version=rest or series,
            model_year=year if year is not None and 1990 <= year <= 2100 else None,
            energy=energy_of(plain(drive)) or traits_of(f"{series} {rest}").energy,
            exterior=texts["exterior"], interior=texts["interior"], location=texts["location"],
            engine_number=texts["engine_number"], certificate_number=texts["certificate_number"], note=texts["note"],
        )  # fmt: skip

    def _placed(self, row: StockRow, cells: tuple[Cell, ...]) -> StockRow:
        written = self.layout.cell(cells, "status")
        status = status_of(written)
        remark, note = row.remark, row.note
        if status is None and not says_nothing(written):
            remark = told(STATUS_GUESSED, text=plain(written)[:40])
            note = f"{note}\n{plain(written)[:100]}".strip()
        if status is None and status_of(row.location) is VehicleStatus.IN_TRANSIT:
            status = VehicleStatus.IN_TRANSIT
        if "展车" in plain(written):
            note = f"{note}\n展车".strip()
        plate = check_plate(plain(self.layout.cell(cells, "plate")))
        days = {name: day(self.layout.cell(cells, name), day_first=first) for name, first in self.day_first.items()}
        return replace(
            row,
            status=status or VehicleStatus.IN_STOCK, remark=remark, note=note,
            produced=days["produced"], arrived=days["arrived"],
            plate=plate.normalized if plate.ok else "", plate_kind=plate.kind or "",
        )  # fmt: skip


_TEXTS = (
    ("brand", 60), ("model", 120), ("version", 120), ("exterior", 40), ("interior", 40), ("location", 60),
    ("engine_number", 40), ("certificate_number", 40), ("note", 2000),
)  # fmt: skip


def named(brand: str, model: str, version: str) -> tuple[str, str, str]:
    """Brand, series and version from however many columns the table gives them."""
    if brand:
        rest = model.removeprefix(brand).strip()
        if version:
            return brand, rest, version
        series, _, tail = rest.partition(" ")
        return brand, series, tail
    found_brand, series, tail = split_model(model)
    return found_brand, series, " ".join(part for part in (tail, version) if part)


def plan(tx: Tx, table: StockTable, _choice: object = None) -> SheetPlan:
    """What an import would do; changes nothing. A stock list names no colleagues."""
    return SheetPlan(table.file, table.layout, judge(tx, table))


def judge(tx: Tx, table: StockTable) -> tuple[RowFate, ...]:
    """The fate of each row against this store and the rows above it; changes nothing."""
    known = dict.fromkeys(_stored(tx, [row.vin for row in table.rows if row.problem is None]), 0)
    library = library_of(tx)
    fates = []
    for row in table.rows:
        if row.problem:
            fates.append(RowFate(row.row, Fate.REJECT, row.problem))
        elif row.vin in known:
            above = known[row.vin]
            reason = told(VIN_IN_FILE, row=above) if above else told(VIN_IN_STOCK)
            fates.append(RowFate(row.row, Fate.DUPLICATE, reason))
        elif row.price is None and _key(row) not in library:
            fates.append(RowFate(row.row, Fate.REJECT, told(PRICE_WRONG, text="")))
        else:
            known[row.vin] = row.row
            fates.append(RowFate(row.row, Fate.ACCEPT, row.remark))
    return tuple(fates)


def _stored(tx: Tx, vins: Sequence[str]) -> Iterable[str]:
    for start in range(0, len(vins), CHUNK):
        yield from tx.session.scalars(sa.select(Vehicle.vin).where(Vehicle.vin.in_(vins[start : start + CHUNK])))


def apply(tx: Tx, table: StockTable, watch: Watch, _choice: object = None) -> SheetPlan:
    """Write the accepted cars, with the versions that the library lacks; one transaction, nothing half-done."""
    fates = judge(tx, table)
    taken = {fate.row for fate in fates if fate.fate is Fate.ACCEPT}
    rows = [row for row in table.rows if row.row in taken]
    library = library_of(tx)
    values = [_values(tx, table.file, row, _model_for(tx, row, library)) for row in watched(rows, watch)]
    if values:
        tx.session.execute(Model.metadata.tables[Vehicle.__tablename__].insert(), values)
    names = {model.id: model_text(model) for model in library.values()}
    ids = dict(_keys(tx, [entry["vin"] for entry in values]))
    search_index.put_new(
        tx.session,
        [
            findable(
                ids[entry["vin"]], entry["vin"], entry["plate"], names[entry["model_id"]],
                (entry["exterior"], STATUS_NAMES[entry["status"]][0]),
            )
            for entry in watched(values, watch)
        ],
    )  # fmt: skip
    tx.audit("vehicle", 0, imported=len(values), file_sha256=table.sha256)
    return SheetPlan(table.file, table.layout, fates)


def _keys(tx: Tx, vins: Sequence[str]) -> Iterable[tuple[str, int]]:
    for start in range(0, len(vins), CHUNK):
        chunk = vins[start : start + CHUNK]
        found = tx.session.execute(sa.select(Vehicle.vin, Vehicle.id).where(Vehicle.vin.in_(chunk)))
        yield from ((vin, key) for vin, key in found)


def library_of(tx: Tx) -> dict[str, VehicleModel]:
    """All versions by their comparable name."""
    models = tx.session.scalars(sa.select(VehicleModel).order_by(VehicleModel.id.desc()))
    return {
        model_key(model.brand, model.series, model.version_name, str(model.model_year or "")): model for model in models
    }


def _key(row: StockRow) -> str:
    return model_key(row.brand, row.series, row.version, str(row.model_year or ""))


def _model_for(tx: Tx, row: StockRow, library: dict[str, VehicleModel]) -> VehicleModel:
    """The version of a row, from the library or made of what the row says."""
    key = _key(row)
    if key not in library:
        library[key] = made_model(tx, row)
    return library[key]


class Described(Protocol):
    """What a row of a stock or price list says of a version."""

    @property
    def brand(self) -> str: ...
    @property
    def series(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def model_year(self) -> int | None: ...
    @property
    def energy(self) -> Energy | None: ...
    @property
    def price(self) -> Money | None: ...


def made_model(tx: Tx, row: Described) -> VehicleModel:
    """A new version of what a row says; what it does not say follows from the version's name."""
    traits = traits_of(f"{row.series} {row.version}")
    model = VehicleModel(
        brand=row.brand,
        series=row.series,
        version_name=row.version,
        model_year=row.model_year,
        energy=row.energy or Energy.ICE,
        gearbox=traits.gearbox or "AT",
        seats=traits.seats or 5,
        displacement_ml=traits.displacement_ml,
        range_km=traits.range_km,
        guide_price=row.price or Money(0),
    )
    tx.session.add(model)
    tx.session.flush()
    tx.audit("vehicle_model", model.id, imported=True)
    return model


def _values(tx: Tx, file: str, row: StockRow, model: VehicleModel) -> dict[str, Any]:
    origin = source_mark(file, row.row)
    return {
        "vin": row.vin,
        "model_id": model.id,
        "exterior": row.exterior,
        "interior": row.interior,
        "engine_number": row.engine_number,
        "certificate_number": row.certificate_number,
        "status": row.status,
        "price": row.price if row.price != model.guide_price else None,
        "arrived": row.arrived,
        "produced": row.produced,
        "location": row.location,
        "plate": row.plate,
        "plate_kind": row.plate_kind,
        "note": f"{row.note}\n{origin}".strip(),
        "created_at": tx.now,
    }
