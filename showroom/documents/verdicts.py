"""What can be said of a PDF that somebody brings: genuine, altered or unknown."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from io import BytesIO
from struct import error as StructError  # noqa: N812 - struct names it in lower case
from typing import TYPE_CHECKING
from zlib import error as ZlibError  # noqa: N812 - zlib names it in lower case

from showroom.kernel.errors import TOO_LONG, Lang, Message, ShowroomError

if TYPE_CHECKING:
    from pypdf import PdfReader

    from showroom.documents.seal_reading import SealReport
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
VOID = Message(
    "paper_void",
    "与存档逐字节一致：{number}；但已于 {on} 作废，由 {valid} 代替（{by}）",
    "The same as the stored paper, byte for byte: {number}; but void since {on}, replaced by {valid} ({by})",
)
ENDED = Message(
    "paper_ended",
    "与存档逐字节一致：{number}；但合同已于 {on} 解除（{by}）",
    "The same as the stored paper, byte for byte: {number}; but the contract ended on {on} ({by})",
)
WITHDRAWN = Message(
    "paper_withdrawn",
    "与存档逐字节一致：{number}；但这份待签打印本未经签字，已于 {on} 收回",
    "The same as the stored paper, byte for byte: {number}; but a print that nobody signed, withdrawn on {on}",
)
ALTERED = Message(
    "paper_altered",
    "文件带有编号 {number}，但内容与存档不一致：已被改动，不是原件",
    "The file carries the number {number} but differs from the stored paper: it was altered",
)
ALTERED_APPENDED = Message(
    "paper_altered_appended",
    "文件是 {number} 的存档，但末尾被追加了内容：已被改动，不是原件",
    "The file is the stored paper {number} with something appended behind its end: it was altered",
)
ALTERED_AFTER_SEAL = Message(
    "paper_altered_after_seal",
    "{number}：盖章之后内容被改动，印章不再成立，不是原件",
    "{number} was altered: its bytes were changed after sealing, and the seal no longer holds",
)
ALTERED_SEAL_GONE = Message(
    "paper_altered_seal_gone",
    "{number}：存档有完整性印章，这个文件没有——印章被去掉了，不是原件",
    "{number} was altered: the stored paper is sealed, and this file's seal was removed",
)
ALTERED_RESEALED = Message(
    "paper_altered_resealed",
    "{number}：这个文件盖的不是本店的印章（{who}），不是原件",
    "{number} was altered: it is sealed with a certificate that is not this store's ({who})",
)
ALTERED_IN_SEAL = Message(
    "paper_altered_in_seal",
    "{number}：盖章的内容没有变，但印章本身的字节与存档不同，不是原件",
    "{number} was altered: the sealed content is unchanged, but the seal's own bytes are not the stored ones",
)
UNKNOWN = Message(
    "paper_unknown", "不是本店存档的文件（没有本店的编号）", "No paper of this store: it carries no number of ours"
)
UNKNOWN_NUMBER = Message(
    "paper_unknown_number",
    "文件带有编号 {number}，但本店没有这份存档",
    "The file carries the number {number}, which this store never gave out",
)
UNKNOWN_SEALED = Message(
    "paper_unknown_sealed",
    "不是本店的文件：由“{who}”盖章封存",
    "No paper of this store: it was sealed by {who}",
)
UNKNOWN_OURS = Message(
    "paper_unknown_ours",
    "文件盖有本店的印章，但存档里没有：请核对是否用旧备份恢复过数据",
    "The file bears this store's seal, but is not among its papers: was the store restored from an old backup?",
)
BLOB_CHANGED = Message("paper_blob_changed", "存档内容与摘要不符", "The stored bytes do not fit their digest")
BLOB_MISSING = Message("paper_blob_missing", "存档文件缺失", "The stored bytes or their record are missing")
SEAL_CHANGED = Message(
    "paper_seal_changed", "存档的完整性印章不成立", "The integrity seal of the stored paper does not hold"
)
RECORD_CHANGED = Message(
    "paper_record_changed", "摘要与审计链中的记录不符", "The digest is not the one that the audit chain swears to"
)
CHAIN_BROKEN = Message("paper_chain_broken", "审计链已断", "The audit chain is broken")


COPY_MARK = "不含价格副本 COPY WITHOUT PRICES"
"""Stands in the title and on every page of such a copy; verifying finds it there."""
COPIED = Message(
    "paper_copied",
    "这是合同 {number} 的不含价格副本，不是原件，不能证明合同内容；请以原件核验",
    "This is a copy without prices of contract {number}, no original: it proves nothing of the contract's content",
)


class Genuineness(StrEnum):
    """The three answers."""

    GENUINE = "genuine"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class End:
    """When a paper ceased to hold: the paper that ended it, and the one that holds now ('' for none)."""

    on: date
    by: str
    valid: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One file's or stored paper's verdict; `number` is '' when none is known, `row` a stored paper's id.

    `seal` is what the file's own seal says, reported apart: only the stored digest makes a paper genuine.
    """

    verdict: Genuineness
    message: Message
    number: str
    row: int | None = None
    seal: SealReport | None = None
    end: End | None = None

    def reason(self, lang: Lang) -> str:
        who = self.seal.subject if self.seal is not None else ""
        if self.end is None:
            return self.message.text(lang, number=self.number, who=who)
        end = self.end
        return self.message.text(lang, number=self.number, on=end.on.isoformat(), by=end.by, valid=end.valid)

    def seal_text(self, lang: Lang) -> str:
        """What the seal says, '' when no file was looked at."""
        return "" if self.seal is None else self.seal.text(lang)


@dataclass(frozen=True, slots=True)
class StoreVerdict:
    """What a check of all stored papers found; `complete` is False when it was stopped halfway."""

    checked: int
    bad: tuple[Verdict, ...]
    complete: bool = True

    @property
    def ok(self) -> bool:
        return self.complete and not self.bad


def genuine(number: str, seal: SealReport | None = None, end: End | None = None) -> Verdict:
    """The digest is that of a stored paper; one that no longer holds is genuine all the same (CT-06)."""
    message = GENUINE
    if end is not None:
        message = VOID if end.valid else WITHDRAWN if end.by == number else ENDED
    return Verdict(Genuineness.GENUINE, message, number, seal=seal, end=end)


def altered(number: str, seal: SealReport, stored: Sequence[bytes], pdf: bytes) -> Verdict:
    """The number is one of ours, the digest is not; `stored` are the papers of that number. Says what was done."""
    message = ALTERED
    if any(pdf.startswith(paper) for paper in stored):
        message = ALTERED_APPENDED
    elif seal.state in _BY_STATE:
        message = _BY_STATE[seal.state]
    elif seal.state == "whole":
        message = ALTERED_IN_SEAL if seal.ours else ALTERED_RESEALED
    elif seal.state == "none" and any(is_sealed(paper) for paper in stored):
        message = ALTERED_SEAL_GONE
    return Verdict(Genuineness.ALTERED, message, number, seal=seal)


def copied(number: str, seal: SealReport) -> Verdict:
    """The file says itself that it is a copy without prices: it proves nothing, whatever it carries."""
    return Verdict(Genuineness.UNKNOWN, COPIED, number, seal=seal)


def is_copy(pdf: bytes) -> bool:
    """Whether the file's title says that it is a copy without prices."""
    return COPY_MARK in _title(pdf)


def unknown(named: Iterable[str], seal: SealReport) -> Verdict:
    """No stored paper has this digest nor any of the numbers that the file names."""
    number = next(iter(named), "")
    message = UNKNOWN_NUMBER if number else UNKNOWN
    if seal.state == "whole":
        message = UNKNOWN_OURS if seal.ours else UNKNOWN_SEALED
    return Verdict(Genuineness.UNKNOWN, message, number, seal=seal)


_BY_STATE = {"appended": ALTERED_APPENDED, "broken": ALTERED_AFTER_SEAL}


def is_sealed(pdf: bytes) -> bool:
    """Whether a PDF carries any seal."""
    return b"/ByteRange" in pdf


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
def pdf_reading() -> tuple[type[PdfReader], tuple[type[Exception], ...]]:
    """The reader and everything it raises; imported when the first paper is read, not when the program starts."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a bent file is a verdict here, no news for the log
    return PdfReader, (PyPdfError, *_BROKEN)


def _title(pdf: bytes) -> str:
    reader, broken = pdf_reading()
    try:
        about = reader(BytesIO(pdf)).metadata
        return str(about.title or "") if about is not None else ""
    except broken:
        return ""


def _first_text(pdf: bytes) -> str:
    """The text of the first page that can be read: the number stands on every page."""
    reader, broken = pdf_reading()
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
