"""The scans of papers signed with a pen: kept with a digest of their own, or asked for until they are here (§3.6)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

import sqlalchemy as sa

from showroom.contract import ink_messages as say
from showroom.contract.ink_drafts import ScanRow
from showroom.contract.ink_model import InkCopy, PaperScan
from showroom.contract.scans import Scan
from showroom.customers.model import CustomerTask
from showroom.customers.records import complete_task, plan_task
from showroom.deals.handover import note
from showroom.deals.model import Deal
from showroom.documents.model import Document
from showroom.documents.proving import SCAN
from showroom.documents.store import SealedPaper, seal, sha256_of
from showroom.kernel.errors import ShowroomError
from showroom.persistence.actions import Tx
from showroom.staff.service import staff_name

TASK = "contract_scan"


def scans_of(tx: Tx, copy_ids: Iterable[int]) -> dict[int, tuple[ScanRow, ...]]:
    """The scans of these prints, the newest first."""
    rows = tx.session.execute(
        sa.select(PaperScan, Document.number, Document.pages)
        .join(Document, Document.id == PaperScan.document_id)
        .where(PaperScan.copy_id.in_(list(copy_ids)))
        .order_by(PaperScan.id.desc())
    )
    found: dict[int, list[ScanRow]] = defaultdict(list)
    for row, number, pages in rows:
        by = staff_name(tx.session, row.by)
        found[row.copy_id].append(ScanRow(row.document_id, number, pages, row.source, row.at, by))
    return {ident: tuple(scans) for ident, scans in found.items()}


def keep_or_ask(tx: Tx, deal: Deal, copy: InkCopy, scan: Scan | None) -> None:
    """The scan that came with the confirmation, or a task that asks for it."""
    if scan is None:
        plan_task(tx, deal.customer_id, TASK, tx.today, deal.consultant_id, copy.number, deal.id)
    else:
        keep_scan(tx, deal, copy, scan)


def keep_scan(tx: Tx, deal: Deal, copy: InkCopy, scan: Scan) -> None:
    """Store the scan, link it to its print, and end the task that asked for it; raises scan_known."""
    count = tx.session.scalar(sa.select(sa.func.count(PaperScan.id)).where(PaperScan.copy_id == copy.id))
    digest = sha256_of(scan.pdf)
    known = tx.session.scalar(sa.select(Document.number).where(Document.sha256 == digest).limit(1))
    if known is not None:
        raise ShowroomError(say.SCAN_KNOWN, number=known)
    about = {"paper": copy.number, "paper_sha256": copy.sha256, "source": scan.source, "sha256": digest}
    number = f"{copy.number}-S{(count or 0) + 1}"
    paper = SealedPaper(
        SCAN, number, "zh", scan.pdf, scan.pages, "scan", json.dumps(about, sort_keys=True), deal.id, deal.customer_id
    )
    document_id = seal(tx, paper)
    tx.session.add(PaperScan(copy_id=copy.id, document_id=document_id, source=scan.source, at=tx.now, by=tx.actor.id))
    tx.session.flush()
    note(tx, deal.id, "contract_scanned", number)
    asked = sa.select(CustomerTask.id).where(
        CustomerTask.deal_id == deal.id, CustomerTask.kind == TASK, CustomerTask.note == copy.number,
        CustomerTask.done_at.is_(None),
    )  # fmt: skip
    for task_id in tx.session.scalars(asked).all():
        complete_task(tx, task_id, "scanned", contacted=False)
