"""Papers that no longer hold: void by a reissue, or ended with their contract; their bytes never change (CT-06)."""

from __future__ import annotations

from collections.abc import Iterable

from showroom.documents.end_model import DocumentEnd
from showroom.documents.verdicts import End
from showroom.persistence.actions import Tx


def end_papers(tx: Tx, document_ids: Iterable[int | None], by_number: str, valid_number: str = "") -> None:
    """Mark stored papers as ended by the paper `by_number`, in the caller's transaction; `valid_number` holds now.

    By its own number: a print for the pen that was withdrawn unsigned.
    """
    for ident in document_ids:
        if ident is not None and tx.session.get(DocumentEnd, ident) is None:
            row = DocumentEnd(document_id=ident, by_number=by_number, valid_number=valid_number, ended_on=tx.today)
            tx.session.add(row)
            tx.audit("document_end", ident, by=by_number, valid=valid_number)
    tx.session.flush()


def end_of(tx: Tx, document_id: int) -> End | None:
    """What ended that paper, None while it holds."""
    row = tx.session.get(DocumentEnd, document_id)
    return None if row is None else End(row.ended_on, row.by_number, row.valid_number)
