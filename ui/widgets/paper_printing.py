"""What a paper's window does off its own thread: print or save, and log it when the paper is a stored one (CT-07)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from showroom.documents.export import export_copy
from showroom.documents.print_model import Outcome
from showroom.documents.print_service import Printing, PrintLine
from showroom.documents.store import sha256_of
from showroom.kernel.actor import Permission
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext
from ui.widgets.print_devices import PRINT_CANCELLED, PrintOrder, Watch, device_of

SAVED_AS = "PDF"


def print_paper(context: UiContext, printer: str, order: PrintOrder, watch: Watch) -> int | None:
    """Print; which printing of a stored paper it was, None for one that is not stored.

    Raises ShowroomError(print_…); the failed attempt is logged too.
    """
    attempt = Printing(sha256_of(order.pdf), printer, 0, order.copies, order.duplex)
    try:
        pages = device_of(printer).send(order, watch)
    except ShowroomError as error:
        outcome = Outcome.CANCELLED if error.code == PRINT_CANCELLED.code else Outcome.FAILED
        log(context, replace(attempt, outcome=outcome, reason=error.text(context.lang)))
        raise
    return log(context, replace(attempt, pages=pages))


def history_of(context: UiContext, pdf: bytes) -> tuple[PrintLine, ...]:
    """What became of these bytes so far, newest first; nothing for a draft, and for who may not read it."""
    if not context.actor.may(Permission.DEAL_READ):
        return ()
    lines: tuple[PrintLine, ...] = context.showroom.printing.log_of(context.actor, sha256_of(pdf))
    return lines


def save_paper(context: UiContext | None, pdf: bytes, path: Path) -> Path:
    """Save a copy at the place that was chosen; raises ShowroomError(copy_…) with nothing left behind."""
    saved = export_copy(pdf, path, overwrite=True)
    if context is not None:
        log(context, Printing(sha256_of(pdf), SAVED_AS, 0, outcome=Outcome.SAVED))
    return saved


def log(context: UiContext, printing: Printing) -> int | None:
    """Write it into the print log; a draft, which is stored nowhere, is not logged."""
    service, actor = context.showroom.printing, context.actor
    if not actor.may(Permission.DEAL_READ) or not service.knows(actor, printing.sha256):
        return None
    number: int | None = service.record(actor, printing)
    return number
