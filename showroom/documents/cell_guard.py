"""Text on its way into and out of spreadsheets: no cell that a program would run as a formula (trust.md figure 37)."""

from __future__ import annotations

import re
from typing import Any

_LEADS = "=+\\-@\t\r\n\x00＝＋－＠"
_RUNS = re.compile(f"'*[{_LEADS}]")
_GUARDED = re.compile(f"'+[{_LEADS}]")
# What XML 1.0 and CSV readers cannot carry, and text that already looks like an escape.
_UNCARRIED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
PLAIN_BOOK = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}  # fmt: skip
"""Options of an xlsxwriter.Workbook whose cells are exactly what they were given."""


def guarded(text: str) -> str:
    """`text` for a CSV cell: one apostrophe before what a spreadsheet would run; `unguarded` takes it off again."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """The text of a CSV cell without the apostrophe that kept it from being a formula."""
    return text[1:] if _GUARDED.match(text) else text


def escaped(text: str) -> str:
    """`text` with what a file cannot carry as `_xHHHH_` (ISO/IEC 29500 ST_Xstring); `unescaped` reverses it."""
    return _UNCARRIED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """The text that `escaped` was given."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def plain_sheet(book: Any, name: str) -> Any:
    """A worksheet of a PLAIN_BOOK workbook that writes every string as text and nothing else.

    xlsxwriter writes a string that begins with <r> and ends with </r> into the file unescaped, because its own rich
    text looks like that: a customer's "name" could close the cell and open a formula.
    """
    sheet = book.add_worksheet(name)
    inline = sheet._xml_inline_string  # noqa: SLF001 - there is no public way to have text stay text
    sheet._xml_rich_inline_string = lambda text, attributes: inline(text, True, attributes)  # noqa: SLF001
    return sheet
