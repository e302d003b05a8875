"""Reads the tables of .xlsx and .csv files that come from elsewhere: bounded, without formulas, macros or entities."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from showroom.documents.csv_reader import NotText, csv_rows
from showroom.documents.watching import Unwatched, Watch, keep_going
from showroom.documents.xlsx_reader import visible_sheets
from showroom.documents.xlsx_xml import Limits, Malformed, TooMuch
from showroom.kernel.errors import NOT_FOUND, Message, ShowroomError

Cell = str | int | float | bool | datetime | None
MAX_FILE = 64 * 2**20
MAX_UNPACKED = 768 * 2**20
MAX_RATIO = 150
MAX_MEMBERS = 2000
MAX_ROWS = 300_000
MAX_COLUMNS = 200
MAX_CELLS = 5_000_000
MAX_TEXT = 64 * 2**20
MAX_CELL = 32_767  # what Excel holds in one cell
_SMALL_MEMBER = 2**20  # below this a high ratio is only repeated blanks
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STEP = 2000

NOT_A_WORKBOOK = Message(
    "not_a_workbook",
    "“{file}”不是可读取的表格：请用 Excel 或 WPS 另存为 .xlsx 或 .csv 后再导入。",
    "“{file}” is not a workbook that can be read: save it as .xlsx or .csv and import it again.",
)
OLD_WORKBOOK = Message(
    "old_workbook",
    "“{file}”是旧版 .xls 表格：请用 Excel 或 WPS 另存为 .xlsx 后再导入。",
    "“{file}” is an old .xls workbook: save it as .xlsx and import it again.",
)
LOCKED_WORKBOOK = Message(
    "locked_workbook",
    "“{file}”加了打开密码：请在 Excel 或 WPS 中去掉密码、保存后再导入。",
    "“{file}” has a password: remove it in Excel or WPS, save the file and import it again.",
)
WORKBOOK_TOO_BIG = Message(
    "workbook_too_big",
    "“{file}”过大或解压后异常膨胀，没有读取：请拆成每个不超过 {rows} 行、{cells} 个单元格的文件。",
    "“{file}” is too big or swells when unpacked, and was not read: split it into files of at most {rows} rows"
    " and {cells} cells.",
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


def read_workbook(path: Path, watch: Watch | None = None) -> Workbook:
    """Read every visible sheet; what it is follows from the content.

    Raises ShowroomError(not_found | not_a_workbook | old_workbook | locked_workbook | workbook_too_big |
    empty_workbook | import_cancelled).
    """
    raw = _bytes(path)
    if raw.startswith(_OLE):
        raise ShowroomError(LOCKED_WORKBOOK if _ENCRYPTED in raw else OLD_WORKBOOK, file=path.name)
    if raw.startswith(b"PK"):
        sheets = _xlsx(raw, path.name, watch or Unwatched())
    elif path.suffix.lower() in (".xlsx", ".xlsm"):
        raise ShowroomError(NOT_A_WORKBOOK, file=path.name)
    else:
        sheets = (Sheet(path.stem, _plain(raw, path.name, watch or Unwatched())),)
    filled = tuple(sheet for sheet in sheets if any(sheet.rows))
    if not filled:
        raise ShowroomError(EMPTY_WORKBOOK, file=path.name)
    return Workbook(path.name, hashlib.sha256(raw).hexdigest(), filled)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise _too_big(path.name)
        return path.read_bytes()
    except FileNotFoundError:
        raise ShowroomError(NOT_FOUND, what=str(path)) from None
    except OSError as error:
        raise ShowroomError(NOT_A_WORKBOOK, file=path.name) from error


def _xlsx(raw: bytes, file: str, watch: Watch) -> tuple[Sheet, ...]:
    """The visible sheets, formulas by the value that was saved with them."""
    limits = Limits(MAX_ROWS, MAX_COLUMNS, MAX_CELLS, MAX_TEXT, MAX_CELL)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check_archive(archive, file)
            return tuple(Sheet(name, _tidy(rows)) for name, rows in visible_sheets(archive, limits, watch))
    except TooMuch:
        raise _too_big(file) from None
    # zlib and zipfile answer a damaged archive with whatever their parsers raise; each of these means the file, not us.
    except (Malformed, zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, LookupError, ValueError, OSError, EOFError,
            NotImplementedError, RuntimeError, OverflowError) as error:  # fmt: skip
        raise ShowroomError(NOT_A_WORKBOOK, file=file) from error


def _check_archive(archive: zipfile.ZipFile, file: str) -> None:
    """Refuse archives that are bombs or locked, before anything is unpacked."""
    members = archive.infolist()
    swollen = any(
        member.file_size > _SMALL_MEMBER and member.file_size > MAX_RATIO * max(1, member.compress_size)
        for member in members
    )
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED or swollen:
        raise _too_big(file)
    names = [member.filename for member in members]
    if len(names) != len(set(names)) or "[Content_Types].xml" not in names:
        raise ShowroomError(NOT_A_WORKBOOK, file=file)
    if any(member.flag_bits & 1 for member in members):
        raise ShowroomError(LOCKED_WORKBOOK, file=file)


def _too_big(file: str) -> ShowroomError:
    return ShowroomError(WORKBOOK_TOO_BIG, file=file, rows=f"{MAX_ROWS:,}", cells=f"{MAX_CELLS:,}")


def _tidy(rows: Iterable[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """Without the empty rows below."""
    kept = list(rows)
    while kept and not any(cell is not None for cell in kept[-1]):
        kept.pop()
    return tuple(kept)


def _plain(raw: bytes, file: str, watch: Watch) -> tuple[tuple[Cell, ...], ...]:
    """The records of a csv file within the same limits."""
    kept: list[tuple[Cell, ...]] = []
    cells = 0
    try:
        for record in csv_rows(raw, MAX_COLUMNS):
            row = _trimmed(record)
            cells += len(row)
            kept.append(row)
            if cells > MAX_CELLS or len(kept) > MAX_ROWS:
                raise _too_big(file)
            if len(kept) % _STEP == 0:
                keep_going(watch, len(kept), 0)
    except NotText:
        raise ShowroomError(NOT_A_WORKBOOK, file=file) from None
    return _tidy(kept)


def _trimmed(record: tuple[str, ...]) -> tuple[Cell, ...]:
    """Text that is only blanks is no content."""
    cells: list[Cell] = [text[:MAX_CELL] if text and not text.isspace() else None for text in record]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)
