"""The three open formats, written row by row: one workbook, CSV by RFC 4180, JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from showroom.documents.cell_guard import PLAIN_BOOK, escaped, guarded, plain_sheet
from showroom.exporting.package import Package
from showroom.exporting.tables import Kind
from showroom.exporting.values import Value, as_json, as_text, local_moment
from showroom.kernel.money import Money


class Format(StrEnum):
    """What an export can be written as."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


WORKBOOK = "showroom.xlsx"
SHEET_ROWS = 1_048_575  # Excel's 1,048,576 without the headings
CELL_UNITS = 32_767  # UTF-16 units of one Excel cell
_EXACT = 10**15  # beyond this a workbook's numbers lose digits
_EXCEL_BEGINS = date(1900, 3, 1)  # before it Excel counts a day that never was
_WIDTHS = {Kind.INTEGER: 9, Kind.BOOLEAN: 8, Kind.DATE: 12, Kind.MOMENT: 19, Kind.MONEY: 14, Kind.NUMBER: 10}


@dataclass(frozen=True, slots=True)
class Head:
    """One column as the formats show it; `own` is False for the name of another record, which JSON leaves out."""

    name: str
    text: str
    kind: Kind
    own: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as the formats show it; `places` are the columns whose values name a row."""

    name: str
    title: str
    heads: tuple[Head, ...]
    places: tuple[int, ...] = ()


class Writer(Protocol):
    """One format: `begin` a table, `row` after row, `close` at the very end; `drop` closes files without finishing."""

    def begin(self, sheet: Sheet) -> None: ...

    def row(self, values: Sequence[Value]) -> None: ...

    def close(self) -> None: ...

    def drop(self) -> None: ...


class CsvWriter:
    """UTF-8 with BOM, CRLF, quotes doubled; text that a spreadsheet would run gets an apostrophe in front."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._file: io.TextIOWrapper | None = None
        self._rows: Any = None

    def begin(self, sheet: Sheet) -> None:
        self.drop()
        path = self._package.place(f"csv/{sheet.name}.csv")
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._rows = csv.writer(self._file, lineterminator="\r\n")
        self._rows.writerow([head.text for head in sheet.heads])

    def row(self, values: Sequence[Value]) -> None:
        self._rows.writerow([guarded(escaped(v)) if isinstance(v, str) else as_text(v) for v in values])

    def close(self) -> None:
        self.drop()

    def drop(self) -> None:
        if self._file is not None:
            self._file.close()


class JsonWriter:
    """One JSON object per line, keyed by field name, in UTF-8; the types stand in the manifest."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._file: io.TextIOWrapper | None = None
        self._names: list[tuple[int, str]] = []

    def begin(self, sheet: Sheet) -> None:
        self.drop()
        self._file = self._package.place(f"json/{sheet.name}.jsonl").open("w", encoding="utf-8", newline="\n")
        self._names = [(place, head.name) for place, head in enumerate(sheet.heads) if head.own]

    def row(self, values: Sequence[Value]) -> None:
        assert self._file is not None
        line = {name: as_json(values[place]) for place, name in self._names}
        self._file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")

    def close(self) -> None:
        self.drop()

    def drop(self) -> None:
        if self._file is not None:
            self._file.close()


class XlsxWriter:
    """One workbook, a sheet per table, in constant memory; text is always text, and its parts stay in the package."""

    def __init__(self, package: Package, zone: ZoneInfo) -> None:
        import xlsxwriter

        self._package, self._zone = package, zone
        options = {**PLAIN_BOOK, "tmpdir": str(package.place("parts/x").parent)}  # never in the system's own folder
        self._book = xlsxwriter.Workbook(str(package.place(WORKBOOK)), options)
        self._book.use_zip64()
        self._text = self._book.add_format({"num_format": "@", "quote_prefix": True})
        self._bold = self._book.add_format({"bold": True, "num_format": "@"})
        self._formats: Mapping[Kind, Any] = {
            Kind.DATE: self._book.add_format({"num_format": "yyyy-mm-dd"}),
            Kind.MOMENT: self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            Kind.MONEY: self._book.add_format({"num_format": "#,##0.00"}),
        }
        self._names: set[str] = set()
        self._sheet: Any = None
        self._table = Sheet("", "", ())
        self._line = 0

    def begin(self, sheet: Sheet) -> None:
        self._table = sheet
        self._sheet = plain_sheet(self._book, self._free_name(sheet.title))
        self._sheet.freeze_panes(1, 0)
        for place, head in enumerate(sheet.heads):
            self._sheet.set_column(place, place, _WIDTHS.get(head.kind, 18))
        for place, head in enumerate(sheet.heads):
            self._sheet.write_string(0, place, head.text, self._bold)
        self._line = 0

    def row(self, values: Sequence[Value]) -> None:
        if self._line == SHEET_ROWS:
            self.begin(self._table)
        self._line += 1
        for place, value in enumerate(values):
            if value is not None:
                self._cell(place, value, values)

    def close(self) -> None:
        self._book.close()
        self._package.place("parts/x").parent.rmdir()

    def drop(self) -> None:
        """A workbook that is never closed complains when it goes: it is marked as closed and thrown away."""
        self._book.fileclosed = True
        for sheet in self._book.worksheets():
            if sheet.row_data_fh is not None:
                sheet.row_data_fh.close()

    def _cell(self, place: int, value: Value, row: Sequence[Value]) -> None:
        sheet, line = self._sheet, self._line
        if isinstance(value, bool):
            sheet.write_boolean(line, place, value)
        elif isinstance(value, Money):
            sheet.write_number(line, place, value.yuan, self._formats[Kind.MONEY])
        elif isinstance(value, datetime):
            sheet.write_datetime(line, place, local_moment(value, self._zone), self._formats[Kind.MOMENT])
        elif isinstance(value, date) and value >= _EXCEL_BEGINS:
            sheet.write_datetime(line, place, value, self._formats[Kind.DATE])
        elif isinstance(value, (int, float, Decimal)) and -_EXACT < value < _EXACT:
            sheet.write_number(line, place, value)
        else:
            sheet.write_string(line, place, self._fitting(as_text(value), place, row), self._text)

    def _fitting(self, text: str, place: int, row: Sequence[Value]) -> str:
        """The text, or its beginning and the file that holds it whole: an Excel cell takes 32,767 units."""
        if len(text) * 2 <= CELL_UNITS or len(text.encode("utf-16-le")) // 2 <= CELL_UNITS:
            return text
        key = "-".join(as_text(row[found]) for found in self._table.places)
        name = self._package.add(
            f"texts/{self._table.name}-{key}-{self._table.heads[place].name}.txt",
            text.encode("utf-8", "backslashreplace"),
        )
        mark = f"… → {name}"
        kept = text.encode("utf-16-le", "surrogatepass")[: (CELL_UNITS - len(mark)) * 2]
        return kept.decode("utf-16-le", "ignore") + mark

    def _free_name(self, title: str) -> str:
        """A sheet name of at most 31 signs that no other sheet has."""
        base = "".join(sign for sign in title if sign not in "[]:*?/\\'")[:27] or "sheet"
        name, number = base, 1
        while name.lower() in self._names:
            number += 1
            name = f"{base} {number}"
        self._names.add(name.lower())
        return name
