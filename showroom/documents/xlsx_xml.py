"""Parts of a workbook as XML: streamed, without declarations and entities, within agreed limits."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.parsers import expat

Value = str | int | float | bool | datetime | None
CHUNK = 2**18
_MOST_NAMES = 10_000  # a workbook has some hundred kinds of elements


class Malformed(Exception):  # noqa: N818 - it says what is the matter
    """The file is no workbook, or one that only means harm."""


class TooMuch(Exception):  # noqa: N818
    """There is more in the file than the limits allow."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a workbook is read; `text` counts the signs of all cells that hold text."""

    rows: int
    columns: int
    cells: int
    text: int
    cell: int


@dataclass(slots=True)
class Purse:
    """What is left of the limits for the whole file."""

    cells: int
    text: int

    def pay_text(self, length: int) -> None:
        self.text -= length
        if self.text < 0:
            raise TooMuch


def parse(archive: zipfile.ZipFile, member: str, target: Any, told: Callable[[int, int], None] | None = None) -> None:
    """Feed a part to `target.start end data`; raises Malformed for a document type declaration or broken XML."""
    parser = _parser(target)
    size, done = archive.getinfo(member).file_size, 0
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(CHUNK):
                parser.Parse(chunk, False)
                done += len(chunk)
                if told is not None:
                    told(done, size)
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Malformed from error


def parse_bytes(written: bytes, target: Any) -> None:
    """The same for a part that is at hand."""
    try:
        _parser(target).Parse(written, True)
    except expat.ExpatError as error:
        raise Malformed from error


def _parser(target: Any) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 2**16
    parser.StartDoctypeDeclHandler = _refuse  # no declaration, no entities: neither laughs nor files of others
    parser.StartElementHandler = target.start
    parser.EndElementHandler = target.end
    parser.CharacterDataHandler = target.data
    return parser


def _refuse(*_: object) -> None:
    raise Malformed


class _Local(dict[str, str]):
    """Names of elements without their namespace, each worked out once."""

    def __missing__(self, name: str) -> str:
        if len(self) > _MOST_NAMES:
            raise Malformed
        word = self[name] = name.rpartition(" ")[2]
        return word


WORDS = _Local()


def local(name: str) -> str:
    """The element's name without its namespace."""
    return name.rpartition(" ")[2]
