"""Reads the rows of a sheet at one go where they are written as spreadsheet programs write them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from functools import cache
from operator import itemgetter

from showroom.documents.xlsx_sheet import SheetTarget
from showroom.documents.xlsx_values import column_number, content, number_value, unescaped
from showroom.documents.xlsx_xml import CHUNK, Value, parse_bytes

_LONGEST_ROW = 2**23
_ROW_NUMBER = re.compile(rb'<row r="([0-9]{1,7})"')
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding=["']([^"']+)""")
_TEXT = rb"[^\x00-\x08\x0b-\x1f<>&]*"
_CELL = re.compile(
    rb'(<c r="([A-Z]{1,3})[0-9]{1,7}"(?: s="([0-9]+)")?(?: t="(n|s|str|inlineStr)")?'
    rb"(?: ?/>|>(?:<v>(" + _TEXT + rb')</v>|<v ?/>|<is><t(?: xml:space="preserve")?>(' + _TEXT + rb")</t></is>)?</c>))"
)
_FIRST = itemgetter(0)
_TEXTS = frozenset((b"str", b"inlineStr"))


class Unusual(Exception):  # noqa: N818 - it says what is the matter
    """The rows are not written as spreadsheet programs usually write them."""


class QuickReader:
    """Reads rows in the one form that spreadsheet programs write, without events; every byte of them must fit.

    What stands around the rows goes through the parser as ever: it is what refuses entities and finds merged cells.
    """

    def __init__(self, sheet: SheetTarget) -> None:
        self.sheet = sheet
        self.frame: list[bytes] = []
        self.begun = False

    def read(self, archive: zipfile.ZipFile, member: str, told: Callable[[int, int], None]) -> None:
        """Fill the sheet; raises Unusual, Malformed, TooMuch."""
        size, done, rest = archive.getinfo(member).file_size, 0, b""
        with archive.open(member) as stream:
            while chunk := stream.read(CHUNK):
                done += len(chunk)
                *rows, rest = (rest + chunk).split(b"</row>")
                for row in rows:
                    self._row(row)
                if len(rest) > _LONGEST_ROW:
                    raise Unusual
                told(done, size)
        self.frame.append(rest)
        self._check_frame()

    def _row(self, written: bytes) -> None:
        """`<row …>` and its cells; before the first one, the head of the part."""
        start = written.find(b"<row ")
        end = written.find(b">", start)
        before = written[:start]
        if start < 0 or end < 0 or written[end - 1 : end] == b"/" or (self.begun and before.strip()):
            raise Unusual
        if not self.begun:
            self.begun = True
            self.frame.append(before)
        number = _ROW_NUMBER.match(written, start)
        if number is None:
            raise Unusual
        self.sheet.number = int(number[1])
        self.sheet.cells = self._cells(written[end + 1 :])
        self.sheet.close_row()

    def _cells(self, written: bytes) -> list[Value]:
        found = _CELL.findall(written)
        if sum(map(len, map(_FIRST, found))) != len(written):
            raise Unusual
        row: list[Value] = []
        strings, limit = self.sheet.strings, self.sheet.limits.columns
        for _, letters, style, kind, shown, inline in found:
            text = shown or inline
            if not text:
                continue
            value: Value
            if kind == b"s":
                if not text.isdigit():
                    raise Unusual
                value = strings[int(text)]
            else:
                value = self._value(style, kind, text)
            place = _place(letters)
            if value is None or place >= limit:
                continue
            if place > len(row):
                row.extend([None] * (place - len(row)))
            elif place < len(row):
                raise Unusual
            row.append(value)
        return row

    def _value(self, style: bytes, kind: bytes, text: bytes) -> Value:
        sheet = self.sheet
        if kind in _TEXTS:
            sheet.purse.pay_text(len(text))
            return content(unescaped(text.decode()[: sheet.limits.cell]))
        return number_value(text.decode(), style.decode() in sheet.days, sheet.book.from_1904)

    def _check_frame(self) -> None:
        """The part without its rows is well-formed XML in UTF-8 and declares nothing."""
        frame = b"".join(self.frame)
        declared = _DECLARED.match(frame)
        if (
            not self.begun
            or b"<sheetData" not in self.frame[0][-200:]
            or (declared and declared[1].lower() != b"utf-8")
        ):
            raise Unusual
        parse_bytes(frame, self.sheet)


@cache
def _place(letters: bytes) -> int:
    return column_number(letters.decode()) - 1
