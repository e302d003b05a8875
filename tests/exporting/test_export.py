"""Everything comes out in open formats, equal to the store, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from showroom.bootstrap import Showroom
from showroom.documents import cell_guard
from showroom.documents.cell_guard import escaped, guarded, unescaped, unguarded
from showroom.exporting import writers
from showroom.exporting.tables import Kind, export_tables
from showroom.exporting.values import as_text
from showroom.exporting.words import table_title
from showroom.kernel.actor import Actor
from showroom.kernel.money import Money
from tests.exporting.hostile_store import (
    BOSS,
    HOSTILE,
    csv_rows,
    fill,
    json_rows,
    revealed,
    stored,
)
from tests.store_fixtures import People

# --- equal to the store -----------------------------------------------------------------------------------------------


def test_every_table_comes_out_equal_to_the_store_in_all_three_formats(
    store: Showroom, people: People, boss: Actor, tmp_path: Path
) -> None:
    if store.work.db.kind == "postgresql":  # it cannot hold a NUL, and refuses U+FFFE nowhere
        fill(store, tuple(text.replace("\x00", "") for text in HOSTILE))
    else:
        fill(store, (*HOSTILE, "\x00=1+1", "\x00"))
    done = store.exporting.export(boss, revealed(tmp_path / "out"))
    book = openpyxl.load_workbook(tmp_path / "out" / "showroom.xlsx")
    assert set(done.tables) == {table.name for table in export_tables()}
    assert len(book.sheetnames) == len(done.tables)
    for table in export_tables():
        if table.name == "audit_entry":  # it grew meanwhile: the export's own end is in it
            continue
        rows = stored(store, table.name)
        assert done.tables[table.name] == len(rows), table.name
        _same_json(table, rows, tmp_path / "out")
        _same_csv(table, rows, tmp_path / "out")
        _same_sheet(table, rows, book, (tmp_path / "out", store))


def _same_json(table: Any, rows: list[Any], folder: Path) -> None:
    found = json_rows(folder, table.name)
    for row, line in zip(rows, found, strict=True):
        assert list(line) == [column.name for column in table.columns]
        for column in table.columns:
            _same_value(column, row[column.name], line[column.name], (table.name, folder))


def _same_value(column: Any, value: Any, told: Any, place: tuple[str, Path]) -> None:
    if value is None:
        assert told is None
    elif column.kind is Kind.FILE:
        assert (place[1] / told).read_bytes() == value
    elif column.kind is Kind.MONEY:
        assert Money.of(Decimal(told)) == value
    elif column.kind is Kind.MOMENT:
        assert datetime.fromisoformat(told) == value
    elif column.kind is Kind.DATE:
        assert date.fromisoformat(told) == value
    else:
        assert told == value, (place[0], column.name)


def _places(table: Any) -> list[int]:
    """Where the table's own columns stand among those that name other records."""
    places, at = [], 0
    for column in table.columns:
        places.append(at)
        at += 2 if column.refers else 1
    return places


def _same_csv(table: Any, rows: list[Any], folder: Path) -> None:
    found = csv_rows(folder, table.name)
    assert len(found) == len(rows), table.name
    for row, line in zip(rows, found, strict=True):
        for column, place in zip(table.columns, _places(table), strict=True):
            if column.kind is not Kind.FILE:
                value = row[column.name]
                assert line[place] == as_text(getattr(value, "value", value)), (table.name, column.name)


def _same_sheet(table: Any, rows: list[Any], book: Any, where: tuple[Path, Showroom]) -> None:
    sheet = book[table_title(table.name, "zh")]
    lines = list(sheet.iter_rows(min_row=2))
    assert len(lines) == len(rows), table.name
    for row, line in zip(rows, lines, strict=True):
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in line), table.name
        for column, place in zip(table.columns, _places(table), strict=True):
            _same_cell(column, row[column.name], line[place].value if place < len(line) else None, where)


def _same_cell(column: Any, value: Any, told: Any, where: tuple[Path, Showroom]) -> None:
    if value is None or value == "":
        assert not told
    elif column.kind is Kind.MONEY:
        assert Decimal(str(told)) == value.yuan
    elif column.kind is Kind.MOMENT:
        local = value.astimezone(where[1].work.zone).replace(tzinfo=None)
        assert abs(told - local).total_seconds() < 0.001
    elif column.kind is Kind.DATE:
        assert told.date() == value
    elif column.kind is Kind.TEXT:
        text = unescaped(str(told))
        if "… → texts/" in text:  # longer than a cell: the whole of it lies beside
            begin, name = text.split("… → ")
            assert value.startswith(begin)
            assert len(text.encode("utf-16-le")) // 2 <= writers.CELL_UNITS
            text = (where[0] / name).read_bytes().decode()
        assert text == getattr(value, "value", value), column.name
    elif column.kind is not Kind.FILE:
        assert told == value, column.name


# --- harmless in a spreadsheet ----------------------------------------------------------------------------------------


def formulas_in(folder: Path) -> list[str]:
    """Formula cells of the workbook, and CSV text cells that a spreadsheet would run."""
    found = []
    for name in zipfile.ZipFile(folder / "showroom.xlsx").namelist():
        if name.startswith("xl/worksheets/sheet"):
            text = zipfile.ZipFile(folder / "showroom.xlsx").read(name)
            found += [name] * (text.count(b"<f>") + text.count(b"<f ") + text.count(b"<hyperlink"))
    for path in (folder / "csv").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = (cell for row in csv.reader(file) for cell in row)
            found += [f"{path.name}: {cell[:20]}" for cell in cells if cell.startswith(tuple("=+-@\t\r\n\x00＝＋－＠"))]
    return found


def test_no_cell_of_workbook_or_csv_would_be_run_as_a_formula(
    store: Showroom, people: People, boss: Actor, tmp_path: Path
) -> None:
    fill(store)
    store.exporting.export(boss, revealed(tmp_path / "out"))
    assert formulas_in(tmp_path / "out") == []
    raw = b"".join(path.read_bytes() for path in (tmp_path / "out" / "csv").glob("*.csv"))
    assert b"\r\n" in raw
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in (tmp_path / "out" / "csv").glob("*.csv"))


def test_without_the_guards_the_check_above_would_fail(
    sqlite_store: Showroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = Actor(1, "系统管理员", BOSS)
    fill(sqlite_store)
    monkeypatch.setattr(writers, "guarded", lambda text: text)
    monkeypatch.setattr(writers, "plain_sheet", lambda book, name: book.add_worksheet(name))
    sqlite_store.exporting.export(boss, revealed(tmp_path / "out"))
    found = formulas_in(tmp_path / "out")
    assert any(name.startswith("xl/") for name in found)  # the "rich text" of a hostile name
    assert any(name.startswith("customer.csv") for name in found)
    monkeypatch.undo()
    monkeypatch.setattr(writers, "PLAIN_BOOK", {"constant_memory": True})
    real = cell_guard.plain_sheet

    def careless(book: Any, name: str) -> Any:
        sheet = real(book, name)
        sheet.write_string = sheet.write
        return sheet

    monkeypatch.setattr(writers, "plain_sheet", careless)
    sqlite_store.exporting.export(boss, revealed(tmp_path / "typed"))
    assert len(formulas_in(tmp_path / "typed")) > 100


@pytest.mark.parametrize("text", [*HOSTILE[:20], "\x00", "'", "''", "'''=", "", "\n=1", "-5.00", "+8613800138000"])
def test_what_was_made_safe_reads_back_as_it_was(text: str) -> None:
    assert unescaped(unguarded(guarded(escaped(text)))) == text
    assert not guarded(text).startswith(tuple("=+-@\t\r\n\x00＝＋－＠"))
