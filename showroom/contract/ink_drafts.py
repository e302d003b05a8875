"""What goes into signing with ink, and what comes out of it (§3.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.kernel.errors import Told

CONTRACT = "contract"
"""The kind of a contract's own print; that of a change is the word of its ChangeKind."""


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One scan that came back."""

    document_id: int
    number: str
    pages: int
    source: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class InkPrint:
    """One numbered print: it waits for its signatures, or was signed on `signed_on`, with the scans that came back.

    `page_number` is that of a reissue's page of differences. `moved` says why what waits can no longer be confirmed.
    """

    id: int
    kind: str
    number: str
    document_id: int
    translation_id: int
    printed_at: datetime
    printed_by: str
    page_number: str = ""
    page_document_id: int = 0
    signed_on: date | None = None
    scans: tuple[ScanRow, ...] = ()
    moved: Told | None = None


@dataclass(frozen=True, slots=True)
class InkView:
    """A deal with ink: the `kind` of paper that may be printed now ('' for none), what waits, what was signed.

    `signed` has the newest first.
    """

    offers: str = ""
    waiting: InkPrint | None = None
    signed: tuple[InkPrint, ...] = ()

    @property
    def scan_missing(self) -> bool:
        return any(not one.scans for one in self.signed)


@dataclass(frozen=True, slots=True)
class InkDraft:
    """The confirmation that the print is signed: the day on the paper; the scan may follow later."""

    key: str
    signed_on: date
    files: tuple[bytes, ...] = ()
