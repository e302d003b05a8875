"""Reads tables of plain text: finds out their encoding and what separates their cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

_MARKUP = ("<!doctype", "<html", "<?xml", "{\\rtf", "%pdf", "<table")
_DELIMITERS = ",\t;|"
_NAMED = re.compile(r"sep=(.)\r?\n")
_HEAD = 20_000
_SAMPLE = 65_536
_USUAL = 0.7  # this share of the Chinese signs of a sane text are among the most usual ones
_CONTROLS = {chr(code) for code in range(32) if code not in (9, 10, 11, 12, 13)}


class NotText(Exception):  # noqa: N818 - it says what is the matter
    """The bytes are no text in an encoding we know, or no table."""


def csv_rows(raw: bytes, columns: int) -> Iterator[tuple[str, ...]]:
    """The records of a csv file, at most `columns` cells each; raises NotText."""
    text = decoded(raw)
    if text.lstrip()[:200].lower().startswith(_MARKUP):
        raise NotText
    named = _NAMED.match(text)  # Excel writes sep=; into the first line
    delimiter = named[1] if named and named[1] in _DELIMITERS else _delimiter(text[:_HEAD])
    stream = io.StringIO(text, newline="")
    if named:
        yield ()
        stream.seek(named.end())
    try:
        for record in csv.reader(stream, delimiter=delimiter):
            yield tuple(map(_bare, record[:columns]))
    except csv.Error as error:
        raise NotText from error


def _bare(cell: str) -> str:
    """Without the apostrophe that a careful export sets before what a spreadsheet would run as a formula."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@\t\r" else cell


def _delimiter(head: str) -> str:
    """What stands between the cells: the sign that is found equally often in most lines."""
    lines = [line for line in head.splitlines()[:50] if line.strip()]

    def weight(sign: str) -> tuple[int, int, bool]:
        counts = [line.count(sign) for line in lines if sign in line]
        usual = max(set(counts), key=lambda count: (counts.count(count), count)) if counts else 0
        return (counts.count(usual) if usual else 0, usual, sign == ",")

    return max(_DELIMITERS, key=weight)


def decoded(raw: bytes) -> str:
    """Text in UTF-8, UTF-16 (marked or not), GB18030 or Big5; stray NUL bytes are dropped. Raises NotText."""
    for encoding in _candidates(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            text = text.replace("\x00", "")
        if not _CONTROLS & set(text[:_SAMPLE]):
            return text
    raise NotText


def _candidates(raw: bytes) -> tuple[str, ...]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    sample = raw[: _SAMPLE - _SAMPLE % 2]
    pairs = [sample[place : place + 2] for place in range(0, len(sample), 2)] if b"\x00" in sample else []
    for encoding, end in (("utf-16-le", b"\n\x00"), ("utf-16-be", b"\x00\n")):
        if end in pairs or sum(pair[end.index(0)] == 0 for pair in pairs if len(pair) == 2) * 3 > len(pairs) > 0:
            return (encoding,)
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ("big5hkscs", "gb18030") if _is_big5(sample) else ("gb18030", "big5hkscs")
    return ("utf-8-sig",)


def _is_big5(sample: bytes) -> bool:
    """Whether the bytes make rare signs only as GB18030, but usual ones as Big5: both readings are often possible."""
    text = sample.decode("gb18030", "ignore")
    signs = [sign for sign in text if "\u3400" <= sign <= "\u9fff"]
    if not signs or sum(map(_is_usual_gb, signs)) >= _USUAL * len(signs):
        return False
    other = [sign for sign in sample.decode("big5hkscs", "ignore") if "\u3400" <= sign <= "\u9fff"]
    return bool(other) and sum(map(_is_usual_big5, other)) >= _USUAL * len(other)


def _is_usual_gb(sign: str) -> bool:
    code = sign.encode("gb18030")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1


def _is_usual_big5(sign: str) -> bool:
    code = sign.encode("big5hkscs", "ignore")
    return len(code) == 2 and 0xA4 <= code[0] <= 0xC6
