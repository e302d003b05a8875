"""Files that mean harm or only look like lists: refused in time and memory, each beside one like it that is read."""

# ruff: noqa: E501 - tables of cases read better wide
from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from showroom.documents import workbook
from showroom.documents.cells import amount, day
from showroom.documents.columns import Layout
from showroom.documents.sheet_plan import Fate, RowFate, SheetPlan, write_rejects
from showroom.documents.watching import Unwatched
from showroom.documents.workbook import Sheet, read_workbook
from showroom.documents.xlsx_quick import QuickReader, Unusual
from showroom.documents.xlsx_values import is_day_format, number_value
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money

ROOT = Path(__file__).parents[2]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PARTS = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": '<Relationships xmlns="r"><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="q"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="r"><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>name</t></si><si><t>phone</t></si></sst>',
}  # fmt: skip
ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'


def sheet_of(rows: str, prolog: str = "", after: str = "") -> str:
    return f'<?xml version="1.0"?>{prolog}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def book_of(path: Path, **changed: str | bytes | Callable[[], Iterable[bytes]]) -> Path:
    """A small workbook by hand, with parts replaced: `sheet1`, `sharedStrings`, `workbook`, `styles`."""
    parts: dict[str, str | bytes | Callable[[], Iterable[bytes]]] = {**PARTS, "xl/worksheets/sheet1.xml": sheet_of(ROW)}
    for name, content in changed.items():
        parts[{"sheet1": "xl/worksheets/sheet1.xml"}.get(name, f"xl/{name}.xml")] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if callable(content):
                with archive.open(name, "w", force_zip64=True) as part:
                    for chunk in content():
                        part.write(chunk)
            else:
                archive.writestr(name, content)
    return path


def refused(path: Path) -> str:
    with pytest.raises(ShowroomError) as caught:
        read_workbook(path)
    assert path.name in caught.value.text("zh")
    assert path.name in caught.value.text("en")
    return caught.value.code


def test_the_control_is_read(tmp_path: Path) -> None:
    assert read_workbook(book_of(tmp_path / "good.xlsx")).sheets[0].rows == (("name", "phone"),)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
ELSEWHERE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("prolog", [LAUGHS, ELSEWHERE, "<!DOCTYPE x>"])
@pytest.mark.parametrize("part", ["sheet1", "sharedStrings", "workbook", "_rels/workbook.xml.rels"])
def test_no_part_may_declare_entities(tmp_path: Path, part: str, prolog: str) -> None:
    names = {"sheet1": "xl/worksheets/sheet1.xml", "_rels/workbook.xml.rels": "xl/_rels/workbook.xml.rels"}
    original = {**PARTS, "xl/worksheets/sheet1.xml": sheet_of(ROW)}[names.get(part, f"xl/{part}.xml")]
    evil = prolog + original.removeprefix('<?xml version="1.0"?>')
    key = "sheet1" if part == "sheet1" else part.removesuffix(".xml")
    if part.endswith(".rels"):
        path = tmp_path / "evil.xlsx"
        with zipfile.ZipFile(book_of(tmp_path / "plain.xlsx")) as source, zipfile.ZipFile(path, "w") as target:
            for name in source.namelist():
                target.writestr(name, evil if name == names[part] else source.read(name))
    else:
        path = book_of(tmp_path / "evil.xlsx", **{key: evil})
    assert refused(path) == "not_a_workbook"


def zeros(megabytes: int) -> Callable[[], Iterable[bytes]]:
    return lambda: (bytes(2**20) for _ in range(megabytes))


def strings(count: int) -> Callable[[], Iterable[bytes]]:
    def written() -> Iterable[bytes]:
        yield f'<sst xmlns="{MAIN}">'.encode()
        for start in range(0, count, 10_000):
            yield "".join(
                f"<si><t>{number * 2654435761 % 2**32}</t></si>" for number in range(start, start + 10_000)
            ).encode()
        yield b"</sst>"

    return written


def test_swollen_parts_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    for part in ("sheet1", "sharedStrings", "styles"):
        path = book_of(tmp_path / f"{part}.xlsx", **{part: zeros(300)})
        began = time.monotonic()
        assert refused(path) == "workbook_too_big"
        assert time.monotonic() - began < 1
    assert (
        refused(book_of(tmp_path / "many.xlsx", **{f"p{n}": "" for n in range(workbook.MAX_MEMBERS)}))
        == "workbook_too_big"
    )


def test_more_text_or_cells_than_agreed_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{column}{row}"><v>1</v></c>' for column in "ABCDE") + "</row>"
        for row in range(1, 21)
    )
    path = book_of(tmp_path / "hundred.xlsx", sheet1=sheet_of(cells))
    monkeypatch.setattr(workbook, "MAX_CELLS", 100)
    assert len(read_workbook(path).sheets[0].rows) == 20
    monkeypatch.setattr(workbook, "MAX_CELLS", 99)
    assert refused(path) == "workbook_too_big"
    monkeypatch.undo()
    path = book_of(tmp_path / "texts.xlsx", sharedStrings=strings(20_000))
    assert read_workbook(path).sheets[0].rows[0][0] == "0"
    monkeypatch.setattr(workbook, "MAX_TEXT", 100_000)
    assert refused(path) == "workbook_too_big"


def test_a_row_far_below_is_refused_but_an_empty_one_is_not(tmp_path: Path) -> None:
    far = ROW + '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    assert refused(book_of(tmp_path / "far.xlsx", sheet1=sheet_of(far))) == "workbook_too_big"
    empty = ROW + '<row r="1048576"><c r="A1048576" s="1"/></row>'
    assert read_workbook(book_of(tmp_path / "painted.xlsx", sheet1=sheet_of(empty))).sheets[0].rows == (
        ("name", "phone"),
    )


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>', '<row r="1"><c r="A1" t="s"><v>-x</v></c></row>',
        '<row r="x"><c r="A1"><v>1</v></c></row>', '<row r="1"><c r="äA1"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>', '<row r="1"><c r="A1"><v>1</v>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', '<row r="-5"><c r="A1"><v>1</v></c></row><row r="0"><c r="A1"><v>1</v></c></row>',
    ],
)  # fmt: skip
def test_nonsense_inside_a_sheet_is_refused(tmp_path: Path, rows: str) -> None:
    assert refused(book_of(tmp_path / "odd.xlsx", sheet1=sheet_of(rows))) == "not_a_workbook"


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    raw = bytearray(book_of(tmp_path / "good.xlsx").read_bytes())
    codes = set()
    for place in range(40, len(raw) - 30, 97):
        (tmp_path / "bad.xlsx").write_bytes(bytes(raw[:place]) + bytes([raw[place] ^ 0xFF]) + bytes(raw[place + 1 :]))
        try:
            read_workbook(tmp_path / "bad.xlsx")
        except ShowroomError as error:
            codes.add(error.code)
    assert "not_a_workbook" in codes
    assert codes <= {"not_a_workbook", "workbook_too_big", "empty_workbook", "locked_workbook"}


def test_parts_outside_the_archive_are_not_followed(tmp_path: Path) -> None:
    relations = '<Relationships xmlns="r"><Relationship Id="r1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>'
    with zipfile.ZipFile(tmp_path / "up.xlsx", "w") as archive:
        for name, content in {**PARTS, "xl/worksheets/sheet1.xml": sheet_of(ROW)}.items():
            archive.writestr(name, relations if name == "xl/_rels/workbook.xml.rels" else content)
    assert refused(tmp_path / "up.xlsx") == "empty_workbook"


def test_old_and_locked_workbooks_are_told_apart(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    (tmp_path / "old.xls").write_bytes(ole + "Workbook".encode("utf-16-le"))
    assert refused(tmp_path / "old.xls") == "old_workbook"
    (tmp_path / "secret.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    assert refused(tmp_path / "secret.xlsx") == "locked_workbook"
    raw = bytearray(book_of(tmp_path / "zip.xlsx").read_bytes())
    start = 0
    while (start := raw.find(b"PK\x01\x02", start)) >= 0:  # the flag of an encrypted member, in the directory
        raw[start + 8] |= 1
        start += 4
    (tmp_path / "zip.xlsx").write_bytes(raw)
    assert refused(tmp_path / "zip.xlsx") == "locked_workbook"


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_csv_of_every_encoding_and_separator(tmp_path: Path, encoding: str, sign: str) -> None:
    table = [["客戶姓名", "聯絡電話", "備註"], ["陳志明", "13800000001", "週末再來看車"], ["黃美玲", "13800000002", ""]]
    text = "\r\n".join(sign.join(row) for row in table)
    raw = text.encode(encoding)
    raw = {"utf-16-be": b"\xfe\xff" + raw}.get(encoding, raw) if sign == "|" else raw
    (tmp_path / "list.csv").write_bytes(raw)
    assert read_workbook(tmp_path / "list.csv").sheets[0].rows == (
        tuple(table[0]),
        tuple(table[1]),
        ("黃美玲", "13800000002"),
    )


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig"])
def test_stray_nul_bytes_are_dropped(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "nul.csv").write_bytes("姓名,电话\n张\x00三,138\x0000000001\n".encode(encoding))
    assert read_workbook(tmp_path / "nul.csv").sheets[0].rows[1] == ("张三", "13800000001")
    (tmp_path / "noise.csv").write_bytes(bytes(range(256)) * 20)
    assert refused(tmp_path / "noise.csv") == "not_a_workbook"


def test_separator_named_by_excel_and_guarded_formulas(tmp_path: Path) -> None:
    (tmp_path / "sep.csv").write_text("sep=;\r\n姓名;备注\r\n张三;'=1+1, 再来\r\n", encoding="utf-8-sig")
    assert read_workbook(tmp_path / "sep.csv").sheets[0].rows == ((), ("姓名", "备注"), ("张三", "=1+1, 再来"))


def test_downward_merges_stand_in_every_row_and_sideways_ones_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["周敏", "张三"], [None, "李四"], [None, None], ["陈浩", "王五"], ["标题", None]):
        sheet.append(row)
    for area in ("A1:A3", "A5:B5"):
        sheet.merge_cells(area)
    book.save(tmp_path / "merged.xlsx")
    assert read_workbook(tmp_path / "merged.xlsx").sheets[0].rows == (
        ("周敏", "张三"), ("周敏", "李四"), (), ("陈浩", "王五"), ("标题",),
    )  # fmt: skip


def test_values_as_they_are_written_by_different_programs(tmp_path: Path) -> None:
    styles = f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs></styleSheet>'
    cells = (
        '<c t="inlineStr"><is><t>富</t><rPh><t>ふ</t></rPh><t>文本</t></is></c><c s="1"><v>46320</v></c><c s="2"><v>46320.5</v></c>'
        '<c><v>1.59E5</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>算</v></c><c><f>A1&amp;"x"</f></c>'
        '<c t="d"><v>2026-11-22</v></c><c t="str"><v>a_x000D_b</v></c><c><v>-5</v></c><c><v/></c>'
    )
    relations = PARTS["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", '<Relationship Id="r3" Type="x/styles" Target="/xl/styles.xml"/></Relationships>'
    )
    path = tmp_path / "mixed.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {
            **PARTS,
            "xl/worksheets/sheet1.xml": sheet_of(f"<row>{cells}</row>"),
            "xl/styles.xml": styles,
        }.items():
            archive.writestr(name, relations if name.endswith("workbook.xml.rels") else content)
    assert read_workbook(path).sheets[0].rows == ((
        "富文本", datetime(2026, 10, 25), datetime(2026, 10, 25, 12), 159000.0, True, "#N/A", "算", '=A1&"x"',  # noqa: DTZ001
        datetime(2026, 11, 22), "a\rb", -5,  # noqa: DTZ001
    ),)  # fmt: skip


def test_dates_amounts_and_digits_of_all_kinds() -> None:
    assert {
        day(cell)
        for cell in (
            46320,
            46320.0,
            "46320",
            "2026-10-25",
            "２０２６年１０月２５日",
            "25 Oct 2026",
            "20261025",
            "26.10.25",
        )
    } == {datetime(2026, 10, 25).date()}  # noqa: DTZ001
    assert {
        amount(cell, factor)
        for cell, factor in (
            ("15.98万", 1),
            ("１５．９８萬".replace("萬", "万"), 1),
            (15.98, 10_000),
            ("159,800", 1),
            ("￥159800", 1),
        )
    } == {Money.of("159800")}


MEASURED = """
import re, sys
from pathlib import Path
from showroom.documents.workbook import Sheet, read_workbook
from showroom.kernel.errors import ShowroomError
def peak():  # of this program alone: ru_maxrss begins with that of the process it was started by
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
read_workbook(Path(sys.argv[2]))
before = peak()
try:
    print("rows", sum(len(sheet.rows) for sheet in read_workbook(Path(sys.argv[1])).sheets), end=" ")
except ShowroomError as error:
    print(error.code, 0, end=" ")
print((peak() - before) // 1024)
"""


def measured(path: Path, control: Path) -> tuple[str, int, int]:
    """What came of reading `path` in a process of its own: answer, rows, megabytes more than for the control."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path), str(control)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    answer, rows, more = done.stdout.split()
    return answer, int(rows), int(more)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc")
def test_bombs_take_no_memory_and_two_hundred_thousand_rows_a_bounded_amount(tmp_path: Path) -> None:
    control = book_of(tmp_path / "good.xlsx")
    for name, part in (("bomb", {"sheet1": zeros(500)}), ("laughs", {"sheet1": LAUGHS + sheet_of(ROW)})):
        answer, _, more = measured(book_of(tmp_path / f"{name}.xlsx", **part), control)
        assert answer in ("workbook_too_big", "not_a_workbook")
        assert more < 100

    def many() -> Iterable[bytes]:
        yield f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
        for start in range(1, 200_001, 1000):
            yield "".join(
                f'<row r="{row}">'
                + "".join(f'<c r="{column}{row}" t="s"><v>{row % 2}</v></c>' for column in "ABCDEFGHIJ")
                + "</row>"
                for row in range(start, start + 1000)
            ).encode()
        yield b"</sheetData></worksheet>"

    answer, rows, more = measured(book_of(tmp_path / "long.xlsx", sheet1=many), control)
    assert (answer, rows) == ("rows", 200_000)
    assert 10 < more < 300  # the least that so many cells can take: the measuring itself works


def test_reading_tells_how_far_it_is_and_stops_when_told(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 30_001))
    path = book_of(tmp_path / "long.xlsx", sheet1=sheet_of(rows))

    class Watcher(Unwatched):
        def __init__(self, patience: int) -> None:
            self.told: list[tuple[int, int]] = []
            self.patience = patience

        def report(self, count: int, total: int) -> None:
            self.told.append((count, total))
            self.cancelled = len(self.told) > self.patience

    patient = Watcher(10_000)
    read_workbook(path, patient)
    assert len(patient.told) > 3
    assert all(count <= total for count, total in patient.told)
    with pytest.raises(ShowroomError) as caught:
        read_workbook(path, Watcher(2))
    assert caught.value.code == "import_cancelled"


LEADS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "<r><t>x</t></r>",
    "'=1",
    '=HYPERLINK("http://x","y")',
    "_x003D_1",
)


@pytest.mark.parametrize("lead", LEADS)
def test_no_cell_of_the_rejects_is_a_formula_and_all_are_as_they_stood(tmp_path: Path, lead: str) -> None:
    sheet = Sheet("客户[1]", (("姓名", "电话", "备注"), ("", "13800000001", lead)))
    layout = Layout(sheet, 0, {"name": 0, "phone": 1, "note": 2}, {"姓名": "name", "电话": "phone", "备注": "note"})
    plan = SheetPlan("x.csv", layout, (RowFate(2, Fate.REJECT),))
    assert write_rejects(plan, tmp_path / "rejects.xlsx", "zh") == 1
    found = openpyxl.load_workbook(tmp_path / "rejects.xlsx")
    assert found.sheetnames == ["客户 1"]
    assert {cell.data_type for row in found.worksheets[0].iter_rows() for cell in row} <= {"s", "n"}
    assert b"<f" not in zipfile.ZipFile(tmp_path / "rejects.xlsx").read("xl/worksheets/sheet1.xml")
    assert read_workbook(tmp_path / "rejects.xlsx").sheets[0].rows[1][5] == lead


@pytest.mark.parametrize("name", ["customers.xlsx", "stock.xlsx", "wide.xlsx"])
def test_the_quick_way_reads_what_the_thorough_way_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = ROOT / "tests" / "data" / "store" / name
    if name == "wide.xlsx":
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path)) as book:
            sheet, style = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
            for row in range(40):
                sheet.write_row(
                    row, row % 3, [row, row / 7, f"第 {row} 行", " ", -row, f"<&> {row}\n"], style if row % 2 else None
                )
    taken: list[str] = []
    read = QuickReader.read

    def counted(self: QuickReader, *given: Any) -> None:
        read(self, *given)
        taken.append(name)

    monkeypatch.setattr(QuickReader, "read", counted)
    quickly = read_workbook(path).sheets
    assert taken == [name]

    def never(self: QuickReader, *given: Any) -> None:
        raise Unusual

    monkeypatch.setattr(QuickReader, "read", never)
    assert read_workbook(path).sheets == quickly


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><!-- <c r="A1"><v>9</v></c> --><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v><![CDATA[x]]></v></c></row>', '<row r="1"><c s="0" r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>', '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>',
        '<row r="1"/><row r="2"><c r="A2"><v>1</v></c></row>', "<row><c><v>1</v></c></row>",
        '\n <row r="1">\n <c r="A1"> <v>1</v> </c>\n </row>\n', '<row r="1"><c r="A1" t="str"><v>a&amp;b</v></c></row>',
    ],
)  # fmt: skip
def test_what_is_unusual_is_read_thoroughly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str) -> None:
    path = book_of(tmp_path / "odd.xlsx", sheet1=sheet_of(rows))
    found = read_workbook(path).sheets[0].rows

    def never(self: QuickReader, *given: Any) -> None:
        raise Unusual

    monkeypatch.setattr(QuickReader, "read", never)
    assert read_workbook(path).sheets[0].rows == found


@pytest.mark.parametrize("code", [
    "General", "0.00", "yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "[$-804]aaaa", "[Red]0", "[h]:mm", '"days" 0', "0_d", "h:mm AM/PM",
    "#,##0;[Red]-#,##0", "@", "mm:ss.0", "[$-F800]dddd", "m/d/yy h:mm",
])  # fmt: skip
def test_formats_of_days_are_told_as_openpyxl_tells_them(code: str) -> None:
    assert is_day_format(code) is bool(is_date_format(code))


@pytest.mark.parametrize(
    "serial", ["1", "59", "60", "61", "46320", "46320.5", "0.25", "0.999999999", "1.5", "-3", "2957003"]
)
@pytest.mark.parametrize("early", [False, True])
def test_serials_are_the_days_that_openpyxl_makes_of_them(serial: str, early: bool) -> None:
    number = int(serial) if serial.lstrip("-").isdecimal() else float(serial)
    wanted = from_excel(number, CALENDAR_MAC_1904 if early else CALENDAR_WINDOWS_1900)
    found = number_value(serial, is_day=True, from_1904=early)
    assert found == (wanted if isinstance(wanted, datetime) else str(wanted))


def test_hand_made_parts_are_what_a_real_program_writes(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["name", "phone"])
    buffer = io.BytesIO()
    book.save(buffer)
    (tmp_path / "real.xlsx").write_bytes(buffer.getvalue())
    assert (
        read_workbook(tmp_path / "real.xlsx").sheets[0].rows
        == read_workbook(book_of(tmp_path / "hand.xlsx")).sheets[0].rows
    )
