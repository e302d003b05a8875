"""What becomes of each row of a foreign table, and the workbook of those that were not taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from showroom.documents.cell_guard import PLAIN_BOOK, plain_sheet
from showroom.documents.cells import plain, wording
from showroom.documents.columns import Layout
from showroom.documents.watching import IMPORT_CANCELLED, Unwatched, Watch, keep_going
from showroom.documents.workbook import Cell
from showroom.kernel.errors import Lang, Message, ShowroomError, Told

__all__ = [
    "IMPORT_CANCELLED", "Fate", "RowFate", "SheetPlan", "Unwatched", "Watch", "data_rows", "keep_going", "source_mark",
    "watched", "write_rejects",
]  # fmt: skip
CANNOT_WRITE = Message(
    "cannot_write_rejects", "无法写入“{file}”：请检查文件夹权限或关闭已打开的同名文件。",
    "“{file}” cannot be written: check the folder's permissions, or close the file of that name.",
)  # fmt: skip
_TOTALS = ("合计", "总计", "小计", "总数", "共计", "汇总", "总台数", "total", "grandtotal", "subtotal", "sum", "totals")
_FOOTERS = (
    "制表",
    "审核",
    "复核",
    "打印",
    "填表",
    "备注:",
    "说明:",
    "注:",
    "第",
    "printed",
    "prepared",
    "approved",
    "page ",
    "note:",
)
_STEP = 500
_TAB_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_DIGIT = re.compile(r"\d")


class Fate(StrEnum):
    """What becomes of a row."""

    ACCEPT = "accept"
    DUPLICATE = "duplicate"
    REVIEW = "review"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class RowFate:
    """`row` is the number that Excel shows; `reason` is None for a row that is taken without remark."""

    row: int
    fate: Fate
    reason: Told | None = None

    def why(self, lang: Lang) -> str:
        return "" if self.reason is None else self.reason.text(lang)


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """The fates of all data rows; blank, title and total rows are in no count.

    `unknown_consultants` are names as written that nobody in this store has.
    """

    file: str
    layout: Layout
    rows: tuple[RowFate, ...]
    unknown_consultants: tuple[str, ...] = ()

    def count(self, fate: Fate) -> int:
        return Counter(row.fate for row in self.rows)[fate]

    def as_json(self, lang: Lang) -> dict[str, Any]:
        """The answer of `import --json` (commands.md)."""
        counts = Counter(row.fate for row in self.rows)
        return {
            **{fate.value: counts[fate] for fate in Fate},
            "columns": dict(self.layout.headings),
            "guessed": [guess.as_json() for guess in self.layout.guesses],
            "unknown_consultants": list(self.unknown_consultants),
            "rows": [{"row": row.row, "fate": row.fate.value, "reason": row.why(lang)} for row in self.rows],
        }


def watched(rows: Sequence[Any], watch: Watch) -> Iterator[Any]:
    """`rows` one by one, telling `watch`; raises ShowroomError(import_cancelled) once it is cancelled."""
    total = len(rows)
    for count, row in enumerate(rows):
        if count % _STEP == 0:
            keep_going(watch, count, total)
        yield row
    keep_going(watch, total, total)


def data_rows(layout: Layout, keys: tuple[str, ...]) -> list[tuple[int, tuple[Cell, ...]]]:
    """`(row number, cells)` of the rows that hold a record.

    A blank, repeated heading, total, page footer or section title is no record. `keys` are the fields of which a
    record has at least one that looks like it.
    """
    furniture = _Furniture(layout, keys)
    start = layout.header + 1
    rows = layout.sheet.rows[start:]
    return [(number, row) for number, row in enumerate(rows, start + 1) if row and not furniture.holds(row)]


class _Furniture:
    """Tells rows that are no records from those that are."""

    def __init__(self, layout: Layout, keys: tuple[str, ...]) -> None:
        self.heading = layout.sheet.rows[layout.header] if layout.header >= 0 else ()
        self.headings = [
            (layout.columns[name], heading, wording(heading))
            for heading, name in layout.headings.items()
            if name in layout.columns and layout.header >= 0
        ]
        self.keys = [layout.columns[key] for key in keys if key in layout.columns]
        self.first = layout.columns.get(keys[0], -1)
        self.most = max(4, len(layout.columns) // 2)

    def holds(self, row: tuple[Cell, ...]) -> bool:
        width = len(row)
        if any(place < width and row[place] is not None and _is_key(row[place]) for place in self.keys):
            return False
        filled = [value for value in row if value is not None]
        if not filled or row == self.heading:
            return True
        if len(filled) > self.most:
            return self._repeats_headings(row)
        label = wording(filled[0]).replace(" ", "").replace("-", "").rstrip(":")
        if label.startswith(_TOTALS) or (len(filled) <= 3 and wording(filled[0]).startswith(_FOOTERS)):
            return True
        if len(filled) == 1 and not (0 <= self.first < width and row[self.first] is not None):
            return True
        return self._repeats_headings(row)

    def _repeats_headings(self, row: tuple[Cell, ...]) -> bool:
        """A heading printed again at the top of each page."""
        width = len(row)
        same = sum(
            1
            for place, heading, folded in self.headings
            if place < width and (row[place] == heading or wording(row[place]) == folded)
        )
        filled = sum(1 for value in row if value is not None)
        return same >= 2 and same * 2 > min(filled, len(self.headings))


def _is_key(value: Cell) -> bool:
    """Something with the digits of a phone, an ID or a VIN in it."""
    return len(_DIGIT.findall(value if isinstance(value, str) else plain(value))) >= 7


def write_rejects(plan: SheetPlan, path: Path, lang: Lang) -> int:
    """Write every row that was not taken: sheet row, fate, reason, original values as text. Returns how many.

    The tab is called as the sheet from which the rows come. Nothing in the file is ever a formula.
    Raises ShowroomError(cannot_write_rejects).
    """
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    refused = [row for row in plan.rows if row.fate is not Fate.ACCEPT]
    try:
        book = xlsxwriter.Workbook(str(path), PLAIN_BOOK)
        sheet = plain_sheet(book, _tab(plan.layout.sheet.name))
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True, "num_format": "@"})
        for column, title in enumerate([*_TITLES[lang], *_original_headings(plan.layout)]):
            sheet.write_string(0, column, title, bold)
        for line, entry in enumerate(refused, start=1):
            _write_line(sheet, line, entry, plan, (lang, text))
        sheet.freeze_panes(1, 0)
        sheet.set_column(2, 2, 40)
        book.close()
    except (OSError, XlsxWriterException) as error:
        raise ShowroomError(CANNOT_WRITE, file=path.name) from error
    return len(refused)


def _tab(name: str) -> str:
    """The sheet's name as Excel allows it."""
    return _TAB_REFUSED.sub(" ", name).strip("' ")[:31] or "1"


_TITLES: dict[Lang, tuple[str, str, str]] = {"zh": ("原表行号", "结果", "原因"), "en": ("Sheet row", "Fate", "Reason")}
_FATES: dict[Lang, dict[Fate, str]] = {
    "zh": {Fate.ACCEPT: "导入", Fate.DUPLICATE: "重复", Fate.REVIEW: "待核对", Fate.REJECT: "拒绝"},
    "en": {fate: fate.value for fate in Fate},
}


def _write_line(sheet: Any, line: int, entry: RowFate, plan: SheetPlan, style: tuple[Lang, Any]) -> None:
    lang, text = style
    sheet.write_number(line, 0, entry.row)
    sheet.write_string(line, 1, _FATES[lang][entry.fate], text)
    sheet.write_string(line, 2, entry.why(lang), text)
    for column, value in enumerate(plan.layout.sheet.rows[entry.row - 1], start=3):
        if value is not None:
            sheet.write_string(line, column, _as_found(value), text)


def _as_found(value: Cell) -> str:
    """The value as it stood, text untouched."""
    return value if isinstance(value, str) else plain(value)


def _original_headings(layout: Layout) -> list[str]:
    width = max((len(row) for row in layout.sheet.rows), default=0)
    row = layout.sheet.rows[layout.header] if layout.header >= 0 else ()
    by_place = {layout.columns[name]: heading for heading, name in layout.headings.items()}
    return [by_place.get(place) or (plain(row[place]) if place < len(row) else "") for place in range(width)]


def source_mark(file: str, row: int) -> str:
    """Where an imported record came from, for its `origin`."""
    return f"{file[:90]} #{row}"
