"""What can be said of a PDF that somebody brings: genuine, altered or unknown."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from io import BytesIO
from struct import error as StructError  # noqa: N812 - struct names it in lower case
from typing import TYPE_CHECKING
from zlib import error as ZlibError  # noqa: N812 - zlib names it in lower case

from showroom.kernel.errors import TOO_LONG, Lang, Message, ShowroomError

if TYPE_CHECKING:
    from pypdf import PdfReader
MOST_BYTES = 30_000_000
_NUMBER = re.compile(r"(?<![A-Z0-9])[A-Z0-9]{2,8}-[A-Z]{2}-\d{8}-\d{4}(?:-[BR][1-9]\d{0,2})?(?![A-Z0-9-])", re.ASCII)
_MOST_PAGES = 40
# What pypdf raises on a file that was bent or made up, beside its own PyPdfError.
_BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, OSError, AssertionError,
    NotImplementedError, StructError, ZlibError,
)  # fmt: skip

GENUINE = Message(
    "paper_genuine", "与存档逐字节一致：{number}", "The same as the stored paper, byte for byte: {number}"
)
ALTERED = Message(
    "paper_altered",
    "文件带有编号 {number}，但内容与存档不一致：已被改动，不是原件",
    "The file carries the number {number} but differs from the stored paper: it was altered",
)
UNKNOWN = Message(
    "paper_unknown", "不是本店存档的文件（没有本店的编号）", "No paper of this store: it carries no number of ours"
)
UNKNOWN_NUMBER = Message(
    "paper_unknown_number",
    "文件带有编号 {number}，但本店没有这份存档",
    "The file carries the number {number}, which this store never gave out",
)
BLOB_CHANGED = Message("paper_blob_changed", "存档内容与摘要不符", "The stored bytes do not fit their digest")
BLOB_MISSING = Message("paper_blob_missing", "存档文件缺失", "The stored bytes or their record are missing")
RECORD_CHANGED = Message(
    "paper_record_changed", "摘要与审计链中的记录不符", "The digest is not the one that the audit chain swears to"
)
CHAIN_BROKEN = Message("paper_chain_broken", "审计链已断", "The audit chain is broken")


class Genuineness(StrEnum):
    """The three answers."""

    GENUINE = "genuine"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One file's or stored paper's verdict; `number` is '' when none is known, `row` a stored paper's id."""

    verdict: Genuineness
    message: Message
    number: str
    row: int | None = None

    def reason(self, lang: Lang) -> str:
        return self.message.text(lang, number=self.number)


@dataclass(frozen=True, slots=True)
class StoreVerdict:
    """What a check of all stored papers found."""

    checked: int
    bad: tuple[Verdict, ...]

    @property
    def ok(self) -> bool:
        return not self.bad


def genuine(number: str) -> Verdict:
    """The digest is that of a stored paper."""
    return Verdict(Genuineness.GENUINE, GENUINE, number)


def altered(number: str) -> Verdict:
    """The number is one of ours, the digest is not."""
    return Verdict(Genuineness.ALTERED, ALTERED, number)


def unknown(named: Iterable[str]) -> Verdict:
    """No stored paper has this digest nor any of the numbers that the file names."""
    number = next(iter(named), "")
    return Verdict(Genuineness.UNKNOWN, UNKNOWN_NUMBER if number else UNKNOWN, number)


def numbers_in(pdf: bytes) -> tuple[str, ...]:
    """Document numbers that a PDF names in its title, its text or its raw bytes; () when it cannot be read at all.

    Raises ShowroomError(too_long) for a file that cannot be one of ours by its size.
    """
    if len(pdf) > MOST_BYTES:
        raise ShowroomError(TOO_LONG, limit=MOST_BYTES)
    found: list[str] = []
    for text in (_title(pdf), _first_text(pdf), pdf.decode("latin-1"), pdf.decode("utf-16-be", "ignore")):
        found += _NUMBER.findall(text)
    return tuple(dict.fromkeys(found))


@cache
def _reading() -> tuple[type[PdfReader], tuple[type[Exception], ...]]:
    """The reader and everything it raises; imported when the first paper is read, not when the program starts."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a bent file is a verdict here, no news for the log
    return PdfReader, (PyPdfError, *_BROKEN)


def _title(pdf: bytes) -> str:
    reader, broken = _reading()
    try:
        about = reader(BytesIO(pdf)).metadata
        return str(about.title or "") if about is not None else ""
    except broken:
        return ""


def _first_text(pdf: bytes) -> str:
    """The text of the first page that can be read: the number stands on every page."""
    reader, broken = _reading()
    try:
        pages = reader(BytesIO(pdf)).pages
        count = min(len(pages), _MOST_PAGES)
    except broken:
        return ""
    for place in range(count):
        try:
            text = pages[place].extract_text()
        except broken:
            continue
        if _NUMBER.search(text):
            return text
    return ""
