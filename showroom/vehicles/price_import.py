"""Takes over a price list: each price becomes a dated row of its version, and none is ever overwritten."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from showroom.documents.cells import amount, day, plain, reads_day_first, says_nothing, whole
from showroom.documents.columns import Layout, find_layout
from showroom.documents.sheet_plan import Fate, RowFate, SheetPlan, data_rows, source_mark, watched
from showroom.documents.watching import Unwatched, Watch, keep_going
from showroom.documents.workbook import Cell, Workbook, read_workbook
from showroom.kernel.errors import Message, ShowroomError, Told, told
from showroom.kernel.money import Money
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx
from showroom.vehicles.model import Energy, VehicleModel
from showroom.vehicles.price_model import ModelPrice
from showroom.vehicles.prices import DatedPrice, dated_prices, in_force, settle
from showroom.vehicles.rules import energy_of, model_key, traits_of
from showroom.vehicles.sheet_fields import PRICE_FIELDS
from showroom.vehicles.stock_import import LEAST_PRICE, NO_MODEL, PRICE_WRONG, TEXT_WRONG, library_of, made_model, named

SINCE_WRONG = Message("import_price_since", "生效日期“{text}”看不懂", "the day it holds from, “{text}”, cannot be read")
UNTIL_WRONG = Message("import_price_until", "截止日期“{text}”看不懂", "the day it ends, “{text}”, cannot be read")
ENDS_EARLY = Message("import_price_ends", "截止日期早于生效日期", "it ends before it begins")
SAME_PRICE = Message("import_price_same", "该日价格已是 {price}", "the price of that day is {price} already")
SAME_IN_FILE = Message("import_price_row", "与第 {row} 行价格相同", "the same price as row {row}")
OTHER_PRICE = Message(
    "import_price_other", "同一生效日期已有另一价格 {price}，不覆盖：请核对",
    "another price, {price}, begins on the same day and is not overwritten: compare",
)  # fmt: skip
NEW_VERSION = Message("import_price_version", "新配置，按价目表建立", "a new version, made of what the list says")
_DAY = re.compile(r"20\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}")
_NOTED = ("colours", "options", "note")


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One row as understood; `problem` is set when it cannot be taken."""

    row: int
    brand: str = ""
    series: str = ""
    version: str = ""
    model_year: int | None = None
    energy: Energy | None = None
    price: Money = field(default_factory=lambda: Money(0))
    since: date | None = None
    until: date | None = None
    note: str = ""
    problem: Told | None = None
    remark: Told | None = None

    @property
    def key(self) -> str:
        """The comparable name of the version."""
        return model_key(self.brand, self.series, self.version, str(self.model_year or ""))


@dataclass(frozen=True, slots=True)
class PriceTable:
    """A read price list: pure content, not yet compared with the store."""

    file: str
    sha256: str
    layout: Layout
    rows: tuple[PriceRow, ...]


def read_prices(path: Path, on: date, watch: Watch | None = None) -> PriceTable:
    """Read and understand a price list as of the day `on`; touches no database.

    Raises ShowroomError(not_a_workbook | columns_not_found | import_cancelled | …).
    """
    book = read_workbook(path, watch)
    return understand_prices(book, find_layout(book, PRICE_FIELDS), on, watch)


def understand_prices(book: Workbook, layout: Layout, on: date, watch: Watch | None = None) -> PriceTable:
    """The rows of a read file under a layout; prices without a day hold from the list's own day, else from `on`."""
    reader = _Reader(layout, _day_of_list(layout) or on)
    rows = data_rows(layout, ("price",))
    return PriceTable(
        book.file, book.sha256, layout,
        tuple(reader.understand(number, cells) for number, cells in watched(rows, watch or Unwatched())),
    )  # fmt: skip


def _day_of_list(layout: Layout) -> date | None:
    """The day that stands above the headings, as in 价格表（2026年11月1日起执行）."""
    for row in layout.sheet.rows[: max(0, layout.header)]:
        for value in row:
            if value is not None and (found := day(value) or _day_within(plain(value))):
                return found
    return None


def _day_within(text: str) -> date | None:
    found = _DAY.search(text)
    return day(found[0]) if found else None


class _Unusable(Exception):  # noqa: N818 - it says what is the matter
    """The row cannot be taken."""

    def __init__(self, problem: Told) -> None:
        super().__init__()
        self.problem = problem


class _Reader:
    """Understands the rows of one layout."""

    def __init__(self, layout: Layout, since: date) -> None:
        self.layout = layout
        self.since = since
        self.factor = 10_000 if "万" in layout.heading("price") else 1
        self.day_first = {name: reads_day_first(layout.column(name)) for name in ("since", "until")}

    def understand(self, number: int, cells: tuple[Cell, ...]) -> PriceRow:
        """The row; the first thing that makes it unusable is its problem."""
        try:
            return self._read(number, cells)
        except _Unusable as found:
            return PriceRow(number, problem=found.problem)

    def _read(self, number: int, cells: tuple[Cell, ...]) -> PriceRow:
        row = self._described(PriceRow(number), cells)
        value = self.layout.cell(cells, "price")
        price = amount(value, self.factor)
        if price is None or price < LEAST_PRICE:
            raise _Unusable(told(PRICE_WRONG, text=plain(value)[:40]))
        since = self._day(cells, "since", SINCE_WRONG) or self.since
        until = self._day(cells, "until", UNTIL_WRONG)
        if until is not None and until < since:
            raise _Unusable(told(ENDS_EARLY))
        return replace(row, price=price, since=since, until=until)

    def _described(self, row: PriceRow, cells: tuple[Cell, ...]) -> PriceRow:
        brand, series, version = named(*(self._text(cells, name, 120) for name in ("brand", "model", "version")))
        if not series:
            raise _Unusable(told(NO_MODEL))
        year = whole(self.layout.cell(cells, "model_year"))
        notes = [f"{self.layout.heading(name)}: {text}" for name in _NOTED if (text := self._text(cells, name, 200))]
        return replace(
            row,
            brand=brand, series=series, version=version or series,
            model_year=year if year is not None and 1990 <= year <= 2100 else None,
            energy=energy_of(plain(self.layout.cell(cells, "energy"))) or traits_of(f"{series} {version}").energy,
            note="; ".join(notes)[:300],
        )  # fmt: skip

    def _text(self, cells: tuple[Cell, ...], name: str, limit: int) -> str:
        value = self.layout.cell(cells, name)
        try:
            return "" if says_nothing(value) else clean_text(plain(value), limit)
        except ShowroomError as error:
            problem = {"problem_zh": error.text("zh"), "problem_en": error.text("en")}
            raise _Unusable(told(TEXT_WRONG, heading=self.layout.heading(name), **problem)) from None

    def _day(self, cells: tuple[Cell, ...], name: str, wrong: Message) -> date | None:
        value = self.layout.cell(cells, name)
        found = day(value, day_first=self.day_first[name])
        if found is None and not says_nothing(value):
            raise _Unusable(told(wrong, text=plain(value)[:40]))
        return found


def plan(tx: Tx, table: PriceTable, _choice: object = None) -> SheetPlan:
    """What an import would do; changes nothing. A price list names no colleagues."""
    return SheetPlan(table.file, table.layout, judge(tx, table))


def judge(tx: Tx, table: PriceTable) -> tuple[RowFate, ...]:
    """The fate of each row against this store and the rows above it; changes nothing."""
    library = library_of(tx)
    stored = dated_prices(tx, library.values())
    known = {key: list(stored[model.id]) for key, model in library.items()}
    fates = []
    for row in table.rows:
        fate = _fate(row, known.get(row.key))
        if fate.fate is Fate.ACCEPT:
            known.setdefault(row.key, []).append(DatedPrice(row.price, row.since, row.until, row.row))
        fates.append(fate)
    return tuple(fates)


def _fate(row: PriceRow, known: list[DatedPrice] | None) -> RowFate:
    if row.problem is not None or row.since is None:
        return RowFate(row.row, Fate.REJECT, row.problem)
    if known is None:
        return RowFate(row.row, Fate.ACCEPT, told(NEW_VERSION))
    same_day = [price for price in known if price.since == row.since]
    standing = next((price for price in same_day if price.price == row.price), None)
    if standing is None and not same_day:
        standing = in_force(known, row.since)
    if standing is not None and standing.price == row.price:
        reason = told(SAME_IN_FILE, row=standing.row) if standing.row else told(SAME_PRICE, price=row.price.grouped())
        return RowFate(row.row, Fate.DUPLICATE, reason)
    if same_day:
        return RowFate(row.row, Fate.REVIEW, told(OTHER_PRICE, price=same_day[0].price.grouped()))
    return RowFate(row.row, Fate.ACCEPT, row.remark)


def apply(tx: Tx, table: PriceTable, watch: Watch, _choice: object = None) -> SheetPlan:
    """Add the accepted prices, and the versions that the library lacks; one transaction, nothing half-done.

    The guide price of a version becomes the one in force today; what it was before is kept as its first price.
    """
    planned = plan(tx, table)
    taken = {fate.row for fate in planned.rows if fate.fate is Fate.ACCEPT}
    rows = [row for row in table.rows if row.row in taken]
    library = library_of(tx)
    touched: dict[int, VehicleModel] = {}
    for row in watched(rows, watch):
        model = library.get(row.key)
        if model is None:
            model = library[row.key] = made_model(tx, row)
        elif model.id not in touched:
            _keep_first(tx, model)
        touched[model.id] = model
        tx.session.add(_dated(tx, model, row, table.file))
    tx.session.flush()
    settle(tx, touched.values(), dated_prices(tx, touched.values()))
    keep_going(watch, len(rows), len(rows))
    for key in touched:
        tx.audit("vehicle_model", key, prices=True)
    tx.audit("vehicle_model", 0, imported=len(rows), file_sha256=table.sha256)
    return planned


def _keep_first(tx: Tx, model: VehicleModel) -> None:
    """The price before any dated one, so that it is not lost when a new one takes its place."""
    known = tx.session.scalar(sa.select(ModelPrice.id).where(ModelPrice.model_id == model.id).limit(1))
    if known is None:
        first: dict[str, Any] = {"valid_from": None, "valid_to": None, "note": "", "origin": ""}
        tx.session.add(
            ModelPrice(model_id=model.id, price=model.guide_price, **first, created_at=tx.now, created_by=tx.actor.id)
        )


def _dated(tx: Tx, model: VehicleModel, row: PriceRow, file: str) -> ModelPrice:
    return ModelPrice(
        model_id=model.id, price=row.price, valid_from=row.since, valid_to=row.until, note=row.note,
        origin=source_mark(file, row.row), created_at=tx.now, created_by=tx.actor.id,
    )  # fmt: skip
