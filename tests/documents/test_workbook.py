"""Foreign files: what is read, what is refused, and that nothing a file says of itself is believed."""

# ruff: noqa: E501 - tables of cases read better wide
from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.documents import workbook
from showroom.documents.cells import amount, day, lost_precision, reads_day_first
from showroom.documents.columns import Field, find_layout
from showroom.documents.workbook import Cell, Sheet, Workbook, read_workbook
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money


def refused(path: Path) -> str:
    with pytest.raises(ShowroomError) as caught:
        read_workbook(path)
    assert path.name in caught.value.text("zh")
    assert path.name in caught.value.text("en")
    return caught.value.code


@pytest.mark.parametrize(
    "content, code",
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "not_a_workbook"),
        (b"PK\x03\x04 broken", "not_a_workbook"),
        (b"", "not_a_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_workbook"),
        (b"name,phone\nA,13800000000\n", "not_a_workbook"),
    ],
)
def test_what_only_calls_itself_a_workbook_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    assert refused(path) == code


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"<html><table></table></html>", b"%PDF-1.7\n", b"\xff\xfe\x00"],
)
def test_what_is_no_table_of_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    assert refused(path) == "not_a_workbook"


def test_missing_empty_and_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.csv") == "not_found"
    assert refused(tmp_path / "") == "not_a_workbook"
    (tmp_path / "blank.csv").write_text(" \n,,\n", encoding="utf-8")
    assert refused(tmp_path / "blank.csv") == "empty_workbook"
    openpyxl.Workbook().save(tmp_path / "blank.xlsx")
    assert refused(tmp_path / "blank.xlsx") == "empty_workbook"


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        for name, content in members.items():
            book.writestr(name, content)
    return path


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swollen = archive(tmp_path / "bomb.xlsx", sheet=bytes(8 * 2**20))
    assert refused(swollen) == "workbook_too_big"
    crowd = archive(tmp_path / "crowd.xlsx", **{f"m{n}": b"" for n in range(workbook.MAX_MEMBERS)})
    assert refused(crowd) == "workbook_too_big"
    monkeypatch.setattr(workbook, "MAX_FILE", 10)
    (tmp_path / "long.csv").write_text("a,b\n" * 10, encoding="utf-8")
    assert refused(tmp_path / "long.csv") == "workbook_too_big"


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 5)
    (tmp_path / "long.csv").write_text("a,b\n" * 6, encoding="utf-8")
    assert refused(tmp_path / "long.csv") == "workbook_too_big"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.cell(1_048_576, 1, "far away")
    book.save(tmp_path / "far.xlsx")
    assert refused(tmp_path / "far.xlsx") in ("workbook_too_big", "empty_workbook")


def test_entities_in_a_sheet_are_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["name", "phone"])
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(tmp_path / "evil.xlsx", "w") as target:
        for member in source.namelist():
            content = source.read(member)
            if member.endswith("sheet1.xml"):
                laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
                content = laughs + content.replace(b"<worksheet", b"<worksheet", 1)
            target.writestr(member, content)
    assert refused(tmp_path / "evil.xlsx") == "not_a_workbook"


def test_a_formula_is_read_by_its_saved_value_and_otherwise_as_text(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "formulas.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["name", "price"])
        sheet.write_string(1, 0, "A")
        sheet.write_formula(1, 1, "=100000+59800", None, 159800)
    assert read_workbook(path).sheets[0].rows[1] == ("A", 159800)
    plain = openpyxl.Workbook()
    plain.worksheets[0].append(["note", "=SUM(1,2)"])
    plain.save(tmp_path / "unsaved.xlsx")
    assert read_workbook(tmp_path / "unsaved.xlsx").sheets[0].rows[0] == ("note", "=SUM(1,2)")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_in_every_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(f"姓名{delimiter}手机\n张𬱖{delimiter}13800000001\n".encode(encoding))
    assert read_workbook(path).sheets[0].rows == (("姓名", "手机"), ("张𬱖", "13800000001"))


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["seen", 1])
    hidden = book.create_sheet("old")
    hidden.append(["hidden", 2])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "two.xlsx")
    assert [sheet.rows for sheet in read_workbook(tmp_path / "two.xlsx").sheets] == [(("seen", 1),)]


@pytest.mark.parametrize(
    "cell, wanted",
    [
        (46202, date(2026, 6, 29)), (46202.5, date(2026, 6, 29)), ("46202", date(2026, 6, 29)), (20260403, date(2026, 4, 3)),
        ("20260403", date(2026, 4, 3)), ("2026年4月3日", date(2026, 4, 3)), ("２０２６．４．３", date(2026, 4, 3)),
        ("2026/4/3 10:30", date(2026, 4, 3)), ("26-4-3", date(2026, 4, 3)), (datetime(2026, 4, 3, 9, 5), date(2026, 4, 3)),  # noqa: DTZ001
        ("3 Apr 2026", date(2026, 4, 3)), ("April 3rd, 2026", date(2026, 4, 3)), ("31/12/2026", date(2026, 12, 31)),
        ("12/31/2026", date(2026, 12, 31)), ("2026-02-30", None), ("soon", None), (None, None), (True, None), (12, None), ("", None),
        (20261301, None), (1e300, None),
    ],
)  # fmt: skip
def test_days(cell: Cell, wanted: date | None) -> None:
    assert day(cell) == wanted


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_days_are_read_in_every_way_of_writing_them(on: date) -> None:
    serial = (on - date(1899, 12, 30)).days
    ways: list[Cell] = [serial, float(serial), on.isoformat(), f"{on:%Y%m%d}", f"{on.year}年{on.month}月{on.day}日",
                        f"{on.year}.{on.month}.{on.day}", f"{on:%Y/%m/%d}"]  # fmt: skip
    assert {day(way) for way in ways} == {on}


def test_a_whole_column_decides_between_day_and_month_first() -> None:
    assert reads_day_first(["03/04/2026", "25/04/2026"])
    assert not reads_day_first(["03/04/2026", "04/25/2026"])
    assert day("03/04/2026", day_first=False) == date(2026, 3, 4)
    assert day("03/04/2026") == date(2026, 4, 3)


@pytest.mark.parametrize(
    "cell, factor, wanted",
    [
        ("26.98万", 1, "269800"), ("￥219800.00", 1, "219800"), ("125,800", 1, "125800"), (174800, 1, "174800"),
        (189800.0, 1, "189800"), ("２５．９８", 10_000, "259800"), (25.98, 10_000, "259800"), ("18.98 万元", 1, "189800"),
        ("RMB 159,800", 1, "159800"), (259800, 10_000, "259800"), ("面议", 1, None), (None, 1, None), (float("nan"), 1, None),
    ],
)  # fmt: skip
def test_amounts(cell: Cell, factor: int, wanted: str | None) -> None:
    assert amount(cell, factor) == (None if wanted is None else Money.of(wanted))


@pytest.mark.parametrize("cell, lost", [(1.199992005040684e17, True), (119999200504068400, True), ("1.2E+17", True),
                                        ("119999200504068403", False), (13800000000, False), (110105491231002, False)])  # fmt: skip
def test_numbers_that_lost_digits(cell: Cell, lost: bool) -> None:
    assert lost_precision(cell) is lost


def test_missing_columns_are_named_in_both_languages() -> None:
    fields = (Field("phone", "联系电话", "phone", ("电话",), required=True),)
    book = Workbook("x.csv", "", (Sheet("x", (("甲", "乙"), ("1", "2"))),))
    with pytest.raises(ShowroomError) as caught:
        find_layout(book, fields)
    assert caught.value.code == "columns_not_found"
    assert "联系电话" in caught.value.text("zh")
    assert "phone" in caught.value.text("en")
