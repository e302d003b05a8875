"""Who sent which stored paper to which printer: written once, counted, read back (CT-07)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from showroom.documents.model import Document
from showroom.documents.print_model import Outcome, PrintEntry
from showroom.documents.store import DOCUMENT_ALTERED
from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import NOT_FOUND, Message, ShowroomError
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, reads, writes

COPIES_WRONG = Message("print_copies_wrong", "份数须为 1 至 {most}", "Copies must be from 1 to {most}")
MOST_COPIES = 20
_REASON, _PRINTER = 300, 200
_MOST_LINES = 500
Guard = Callable[[Tx, int], object]
_STAFF = sa.table("staff_member", sa.column("id", sa.Integer), sa.column("name", sa.String))  # paper knows no staff


@dataclass(frozen=True, slots=True)
class Printing:
    """An attempt as the desk reports it. `sha256` is the digest of the bytes that were sent; `pages` of one copy.

    Without a `document_id` the paper is found by its digest; `reason` says why it failed.
    """

    sha256: str
    printer: str
    pages: int
    copies: int = 1
    duplex: bool = False
    outcome: Outcome = Outcome.PRINTED
    reason: str = ""
    document_id: int | None = None


@dataclass(frozen=True, slots=True)
class PrintLine:
    """One line of the print log; `printing` is None unless it was printed."""

    id: int
    document_id: int
    number: str
    kind: str
    language: str
    printer: str
    copies: int
    duplex: bool
    pages: int
    outcome: Outcome
    printing: int | None
    reason: str
    at: datetime
    by: str


class PrintService:
    """The print log; `guard(tx, deal_id)` raises when the deal is none of the actor's business."""

    def __init__(self, work: Workplace, guard: Guard) -> None:
        self.work = work
        self._guard = guard

    @writes(Permission.DEAL_READ)
    def record(self, tx: Tx, printing: Printing) -> int | None:
        """Log an attempt; returns which printing of this paper it was, None unless it was printed.

        Raises ShowroomError(not_found | not_your_deal | document_altered | print_copies_wrong).
        """
        return log_attempt(tx, self._guard, printing).printing

    @reads(Permission.DEAL_READ)
    def knows(self, tx: Tx, sha256: str) -> bool:
        """Whether these bytes are a stored paper, whose printing is logged."""
        return tx.session.scalar(sa.select(Document.id).where(Document.sha256 == sha256).limit(1)) is not None

    @reads(Permission.DEAL_READ)
    def log_of(self, tx: Tx, sha256: str) -> tuple[PrintLine, ...]:
        """Everything that became of the paper with this digest, newest first; nothing for one that is not stored.

        Raises ShowroomError(not_your_deal).
        """
        document = tx.session.scalar(sa.select(Document).where(Document.sha256 == sha256).limit(1))
        if document is None:
            return ()
        if document.deal_id is not None:
            self._guard(tx, document.deal_id)
        return _lines(tx, _log().where(PrintEntry.document_id == document.id).limit(_MOST_LINES))

    @reads(Permission.DEAL_READ)
    def log(self, tx: Tx, limit: int = 200) -> tuple[PrintLine, ...]:
        """The newest lines: the office reads everybody's, a consultant their own."""
        office = tx.actor.is_any(*(role for role in Role if role is not Role.CONSULTANT))
        query = _log().limit(max(1, min(limit, _MOST_LINES)))
        return _lines(tx, query if office else query.where(PrintEntry.by == tx.actor.id))


def printable(tx: Tx, guard: Guard, document_id: int) -> Document:
    """A stored paper that the actor may print; raises ShowroomError(not_found | not_your_deal)."""
    document = tx.session.get(Document, document_id)
    if document is None:
        raise ShowroomError(NOT_FOUND, what=f"document {document_id}")
    if document.deal_id is not None:
        guard(tx, document.deal_id)
    return document


def log_attempt(tx: Tx, guard: Guard, printing: Printing) -> PrintEntry:
    """The row of an attempt, in the transaction of whoever ends a job with it; raises what `record` raises."""
    if not 1 <= printing.copies <= MOST_COPIES:
        raise ShowroomError(COPIES_WRONG, most=MOST_COPIES)
    document = _document(tx, guard, printing)
    number = _printings(tx, document.id) + 1 if printing.outcome is Outcome.PRINTED else None
    entry = PrintEntry(
        document_id=document.id, sha256=document.sha256, printer=clean_text(printing.printer, _PRINTER),
        copies=printing.copies, duplex=printing.duplex, pages=printing.pages, outcome=printing.outcome,
        printing=number, reason=clean_text(printing.reason[:_REASON], _REASON), at=tx.now, by=tx.actor.id,
    )  # fmt: skip
    tx.session.add(entry)
    tx.session.flush()
    facts = {"outcome": printing.outcome.value, "copies": printing.copies, "sha256": document.sha256}
    tx.audit("print_log", document.id, **facts, **({"reprint": number - 1} if number and number > 1 else {}))
    return entry


def _document(tx: Tx, guard: Guard, printing: Printing) -> Document:
    """The paper, locked, so that two desks do not both count the same printing."""
    query = sa.select(Document).where(Document.sha256 == printing.sha256)
    if printing.document_id is not None:
        query = sa.select(Document).where(Document.id == printing.document_id)
    document = tx.session.scalar(query.order_by(Document.id).limit(1).with_for_update())
    if document is None:
        raise ShowroomError(NOT_FOUND, what=f"document {printing.document_id or printing.sha256[:12]}")
    if document.deal_id is not None:
        guard(tx, document.deal_id)
    if document.sha256 != printing.sha256:
        raise ShowroomError(DOCUMENT_ALTERED, number=document.number)
    return document


def _printings(tx: Tx, document_id: int) -> int:
    query = sa.select(sa.func.max(PrintEntry.printing)).where(PrintEntry.document_id == document_id)
    return tx.session.scalar(query) or 0


def _log() -> sa.Select[Any]:
    return (
        sa.select(PrintEntry, Document.number, Document.kind, Document.language, _STAFF.c.name)
        .join(Document, Document.id == PrintEntry.document_id)
        .join(_STAFF, _STAFF.c.id == PrintEntry.by)
        .order_by(PrintEntry.id.desc())
    )


def _lines(tx: Tx, query: sa.Select[Any]) -> tuple[PrintLine, ...]:
    return tuple(
        PrintLine(
            entry.id, entry.document_id, number, kind, language, entry.printer, entry.copies, entry.duplex,
            entry.pages, entry.outcome, entry.printing, entry.reason, entry.at, name,
        )
        for entry, number, kind, language, name in tx.session.execute(query)
    )  # fmt: skip
