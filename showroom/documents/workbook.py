"""Reads the tables of .xlsx and .csv files that come from elsewhere: bounded, without formulas, macros or entities."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import unescape

from showroom.kernel.errors import NOT_FOUND, Message, ShowroomError

Cell = str | int | float | bool | datetime | None
MAX_FILE = 64 * 2**20
MAX_UNPACKED = 768 * 2**20
MAX_RATIO = 150
MAX_MEMBERS = 2000
MAX_ROWS = 300_000
MAX_COLUMNS = 200
MAX_CELL = 32_767  # what Excel holds in one cell
_SMALL_MEMBER = 2**20  # below this a high ratio is only repeated blanks
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNSAVED = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"[^>]*><(?:\w+:)?f(?: [^>]*)?>([^<]+)</(?:\w+:)?f>'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_QUOTE = {"&quot;": '"', "&apos;": "'"}
_DELIMITERS = ",\t;|"

NOT_A_WORKBOOK = Message(
    "not_a_workbook",
    "“{file}”不是可读取的表格：请用 Excel 或 WPS 另存为 .xlsx 或 .csv 后再导入。",
    "“{file}” is not a workbook that can be read: save it as .xlsx or .csv and import it again.",
)
OLD_WORKBOOK = Message(
    "old_workbook",
    "“{file}”是旧版 .xls 或加了密码：请去掉密码并另存为 .xlsx 后再导入。",
    "“{file}” is an old .xls or has a password: remove the password, save it as .xlsx and import it again.",
)
WORKBOOK_TOO_BIG = Message(
    "workbook_too_big",
    "“{file}”过大或解压后异常膨胀，没有读取：请拆成每个不超过 {rows} 行的文件。",
    "“{file}” is too big or swells when unpacked, and was not read: split it into files of at most {rows} rows.",
)
EMPTY_WORKBOOK = Message("empty_workbook", "“{file}”里没有数据。", "“{file}” holds no data.")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: `rows[i]` is the row that Excel shows as number i + 1, without trailing empty cells."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The visible sheets of a file, and the SHA-256 of its bytes."""

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]


def read_workbook(path: Path) -> Workbook:
    """Read every visible sheet; what it is follows from the content.

    Raises ShowroomError(not_found | not_a_workbook | old_workbook | workbook_too_big | empty_workbook).
    """
    raw = _bytes(path)
    if raw.startswith(_OLE):
        raise ShowroomError(OLD_WORKBOOK, file=path.name)
    if raw.startswith(b"PK"):
        sheets = _xlsx(raw, path.name)
    elif path.suffix.lower() in (".xlsx", ".xlsm"):
        raise ShowroomError(NOT_A_WORKBOOK, file=path.name)
    else:
        sheets = (Sheet(path.stem, _bounded(_csv(raw, path.name), path.name)),)
    filled = tuple(sheet for sheet in sheets if any(sheet.rows))
    if not filled:
        raise ShowroomError(EMPTY_WORKBOOK, file=path.name)
    return Workbook(path.name, hashlib.sha256(raw).hexdigest(), filled)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise ShowroomError(WORKBOOK_TOO_BIG, file=path.name, rows=MAX_ROWS)
        return path.read_bytes()
    except FileNotFoundError:
        raise ShowroomError(NOT_FOUND, what=str(path)) from None
    except OSError as error:
        raise ShowroomError(NOT_A_WORKBOOK, file=path.name) from error


def _xlsx(raw: bytes, file: str) -> tuple[Sheet, ...]:
    """The visible sheets, formulas by the value that was saved with them."""
    try:
        _check_archive(raw, file)
        return _load(raw, file)
    except ShowroomError:
        raise
    # openpyxl answers a damaged part with whatever its parsers raise; each of these means the file, not us.
    except (zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError,
            SyntaxError, OSError, EOFError, NotImplementedError, RuntimeError, OverflowError) as error:  # fmt: skip
        raise ShowroomError(NOT_A_WORKBOOK, file=file) from error


def _check_archive(raw: bytes, file: str) -> None:
    """Refuse archives that are bombs, before anything is unpacked."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = archive.infolist()
        unpacked = sum(member.file_size for member in members)
        swollen = any(
            member.file_size > _SMALL_MEMBER and member.file_size > MAX_RATIO * max(1, member.compress_size)
            for member in members
        )
        if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or swollen:
            raise ShowroomError(WORKBOOK_TOO_BIG, file=file, rows=MAX_ROWS)
        if "[Content_Types].xml" not in archive.namelist():
            raise ShowroomError(NOT_A_WORKBOOK, file=file)


def _load(raw: bytes, file: str) -> tuple[Sheet, ...]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and validations that openpyxl does not keep are of no interest here
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False, keep_vba=False)
        try:
            return tuple(
                Sheet(sheet.title, _with_unsaved(_bounded(_rows_of(sheet), file), raw, sheet))
                for sheet in book.worksheets
                if sheet.sheet_state == "visible"
            )
        finally:
            book.close()


def _with_unsaved(rows: tuple[tuple[Cell, ...], ...], raw: bytes, sheet: Any) -> tuple[tuple[Cell, ...], ...]:
    """Where a formula was saved without its value, its text: a note that begins with = must not be lost."""
    from openpyxl.utils import column_index_from_string

    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        found = _UNSAVED.findall(archive.read(sheet._worksheet_path))  # noqa: SLF001 - openpyxl tells it no other way
    mended = dict(enumerate(rows))
    for letters, number, formula in found:
        place, index = column_index_from_string(letters.decode()) - 1, int(number) - 1
        cells = list(mended.get(index, ()))
        if place < MAX_COLUMNS and index < len(rows):
            cells += [None] * (place + 1 - len(cells))
            cells[place] = cells[place] if cells[place] is not None else "=" + unescape(formula.decode("utf-8"), _QUOTE)
            mended[index] = tuple(cells)
    return tuple(mended.values())


def _rows_of(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what the file says of its own size is often wrong
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(max_col=MAX_COLUMNS, max_row=MAX_ROWS + 1, values_only=True)
    return rows


def _csv(raw: bytes, file: str) -> Iterator[tuple[str, ...]]:
    text = decoded(raw, file)
    head = text[:20_000]
    if head.lstrip()[:200].lower().startswith(("<!doctype", "<html", "<?xml", "{\\rtf", "%pdf")):
        raise ShowroomError(NOT_A_WORKBOOK, file=file)
    lines = [line for line in head.splitlines()[:50] if line.strip()]
    delimiter = max(_DELIMITERS, key=lambda sign: (sum(min(line.count(sign), 50) for line in lines), sign == ","))
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield tuple(record[:MAX_COLUMNS])
    except csv.Error as error:
        raise ShowroomError(NOT_A_WORKBOOK, file=file) from error


def decoded(raw: bytes, file: str) -> str:
    """Text of a csv file in UTF-8, UTF-16 (marked or not) or GB18030; raises ShowroomError(not_a_workbook)."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    elif b"\x00" in raw[:4096]:
        candidates = ["utf-16-le" if raw[1:4096:2].count(0) >= raw[0:4096:2].count(0) else "utf-16-be"]
    else:
        candidates = ["utf-8-sig", "gb18030"]
    for encoding in candidates:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        controls = sum(text[:4096].count(chr(code)) for code in range(32) if code not in (9, 10, 11, 12, 13))
        if controls == 0:
            return text
    raise ShowroomError(NOT_A_WORKBOOK, file=file)


def _bounded(rows: Iterable[tuple[Any, ...]], file: str) -> tuple[tuple[Cell, ...], ...]:
    kept: list[tuple[Cell, ...]] = []
    for row in rows:
        if len(kept) >= MAX_ROWS:
            raise ShowroomError(WORKBOOK_TOO_BIG, file=file, rows=MAX_ROWS)
        kept.append(_trimmed(row))
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def _trimmed(row: Iterable[Any]) -> tuple[Cell, ...]:
    cells = [_cell(value) for value in row]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _cell(value: Any) -> Cell:
    """Plain Python values; text that is only blanks is no content."""
    if value is None or isinstance(value, (bool, int, float, datetime)):
        return value
    if isinstance(value, str):
        return value[:MAX_CELL] if value and not value.isspace() else None
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day on paper has no zone
    if isinstance(value, (time, timedelta)):
        return str(value)
    return float(value) if isinstance(value, Decimal) else str(value)[:MAX_CELL]
