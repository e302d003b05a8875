"""The manager's list of signed contracts with what was printed of them, and the papers that a print queue takes in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from showroom.contract import queries
from showroom.contract.change_model import ContractChange
from showroom.contract.drafts import ContractRow
from showroom.contract.ink_model import InkCopy, PaperScan
from showroom.contract.model import Contract
from showroom.contract.papers_model import ContractFiling
from showroom.documents.model import Document
from showroom.documents.print_model import Outcome, PrintEntry
from showroom.kernel.actor import Permission
from showroom.persistence.actions import Tx, Workplace, reads

PAPER_KINDS: dict[str, tuple[str, str]] = {
    "contract": ("合同", "Contract"),
    "contract_scan": ("签字扫描件", "Scan of a signed paper"),
    "agent_authority": ("授权委托书", "Power of attorney"),
    "contract_change": ("变更单", "Change order"),
    "contract_cancel": ("退订单", "Cancellation"),
    "contract_reissue": ("作废重开单", "Void and reissue"),
    "contract_notice": ("解除通知书", "Notice of termination"),
    "intent_order": ("意向订单", "Intent order"),
    "quotation": ("报价单", "Quotation"),
    "cost_sheet": ("费用明示表", "Cost sheet"),
    "delivery": ("交车确认书", "Delivery form"),
    "three_guarantees": ("三包凭证", "三包 certificate"),
    "claim_sheet": ("三包结算单", "Three-guarantees reckoning"),
    "agreement": ("试驾协议", "Test drive agreement"),
    "drive_report": ("试驾报告", "Test drive report"),
    "day_close": ("日结单", "Day sheet"),
}
"""What the log calls a paper; a kind that is not named here goes by its code."""
_CONTRACT = "contract"  # of these only the row's own: a deal may have a void one too (docs/decisions/009)
_QUEUED = (_CONTRACT, "contract_change", "contract_cancel", "contract_reissue", "contract_notice", "intent_order")
MOST = 500


class Which(StrEnum):
    """Which contracts the list shows."""

    TODAY = "today"
    UNPRINTED = "unprinted"
    UNFILED = "unfiled"
    SCAN_MISSING = "scan_missing"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class PrintRow:
    """A signed contract in the list: how often its paper was printed in either language, and when last."""

    id: int
    contract: ContractRow
    printed: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Printable:
    """A stored paper as the queue takes it; `copies` is what the store hands out of it."""

    document_id: int
    number: str
    kind: str
    language: str
    pages: int
    sha256: str
    customer: str
    copies: int
    printed: int


class PrintListService:
    """Reading for the contracts list and the print queue: a consultant's own contracts, the office's all."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.CONTRACT_READ)
    def ids(self, tx: Tx, which: Which = Which.ALL) -> tuple[int, ...]:
        """The ids of the list, newest first."""
        return _ids(tx, which, None)

    @reads(Permission.CONTRACT_READ)
    def first(self, tx: Tx, which: Which, limit: int) -> tuple[PrintRow, ...]:
        """The first rows of the list."""
        return _rows(tx, _ids(tx, which, max(1, min(limit, MOST))))

    @reads(Permission.CONTRACT_READ)
    def rows(self, tx: Tx, ids: tuple[int, ...]) -> tuple[PrintRow, ...]:
        """The rows of these ids, in their order; those that the actor may not see are left out."""
        return _rows(tx, ids[:MOST])

    @reads(Permission.CONTRACT_READ)
    def papers(self, tx: Tx, ids: tuple[int, ...], languages: tuple[str, ...] = ("zh",)) -> tuple[Printable, ...]:
        """The papers of these contracts in these languages: each contract, then what was changed of it (CT-06).

        The sheet for the buyer's ID copy is never stored, and is none of them (CT-03); nor is a print for the pen that
        waits for its signatures or was withdrawn.
        """
        seen = _rows(tx, ids[:MOST])
        unsigned = _unsigned(tx, [row.contract.deal_id for row in seen])
        of_deal: dict[int, list[Document]] = {}
        query = sa.select(Document).where(
            Document.deal_id.in_([row.contract.deal_id for row in seen]), Document.kind.in_(_QUEUED),
            Document.language.in_(languages),
        )  # fmt: skip
        for document in tx.session.scalars(query.order_by(Document.id)):
            if document.id not in unsigned:
                of_deal.setdefault(document.deal_id or 0, []).append(document)
        counts = _printings(tx, (document.id for found in of_deal.values() for document in found))
        copies = tx.parameters.whole("print.contract_copies", tx.today)
        papers = [
            Printable(
                document.id, document.number, document.kind, document.language, document.pages, document.sha256,
                row.contract.customer_name, copies, counts.get(document.id, (0, None))[0],
            )
            for row in seen for document in of_deal.get(row.contract.deal_id, ())
            if document.kind != _CONTRACT or document.number == row.contract.number
        ]  # fmt: skip
        return tuple({paper.document_id: paper for paper in papers}.values())  # two contracts of a deal share changes

    @reads(Permission.CONTRACT_READ)
    def queued(self, tx: Tx, document_ids: tuple[int, ...]) -> tuple[Printable, ...]:
        """These papers as the queue shows them, in this order; the buyer's name for who may see the contract."""
        query = sa.select(Document).where(Document.id.in_(document_ids))
        found = {document.id: document for document in tx.session.scalars(query)}
        counts = _printings(tx, found)
        deals = {document.deal_id for document in found.values() if document.deal_id is not None}
        signed = queries.signed_ids(tx, Contract.deal_id.in_(deals))
        names = {row.deal_id: row.customer_name for row in queries.rows_of(tx, signed)}
        copies = tx.parameters.whole("print.contract_copies", tx.today)
        return tuple(
            Printable(
                paper.id, paper.number, paper.kind, paper.language, paper.pages, paper.sha256,
                names.get(paper.deal_id or 0, ""), copies, counts.get(paper.id, (0, None))[0],
            )
            for paper in (found[ident] for ident in document_ids if ident in found)
        )  # fmt: skip


def _ids(tx: Tx, which: Which, limit: int | None) -> tuple[int, ...]:
    if which is Which.TODAY:
        begin = datetime.combine(tx.today, time(), tx.work.zone)
        end = begin + timedelta(days=1)
        return queries.signed_ids(tx, Contract.signed_at >= begin, Contract.signed_at < end, limit=limit)
    if which is Which.UNPRINTED:
        printed = sa.select(PrintEntry.id).where(
            PrintEntry.document_id.in_((Contract.document_id, Contract.translation_id)),
            PrintEntry.outcome == Outcome.PRINTED,
        )
        return queries.signed_ids(tx, ~printed.exists(), limit=limit)
    if which is Which.UNFILED:
        filed = sa.select(ContractFiling.id).where(ContractFiling.contract_id == Contract.id)
        return queries.signed_ids(tx, ~filed.exists(), ~_void(), limit=limit)
    if which is Which.SCAN_MISSING:
        return queries.signed_ids(tx, _unscanned().exists(), limit=limit)
    return queries.signed_ids(tx, limit=limit)


def _unsigned(tx: Tx, deal_ids: Iterable[int]) -> frozenset[int]:
    """Papers printed for the pen that nobody has signed."""
    papers = (InkCopy.document_id, InkCopy.translation_id, InkCopy.page_document_id, InkCopy.page_translation_id)
    query = sa.select(*papers).where(InkCopy.deal_id.in_(list(deal_ids)), InkCopy.confirmed_at.is_(None))
    return frozenset(ident for row in tx.session.execute(query) for ident in row if ident is not None)


def _unscanned() -> sa.Select[Any]:
    """Papers signed by hand without a scan: the contract's own, or what was done with it (§3.6)."""
    changes = sa.select(ContractChange.id).where(ContractChange.contract_id == Contract.id)
    changed = InkCopy.contract_id.is_(None) & InkCopy.change_id.in_(changes)
    scanned = sa.select(PaperScan.id).where(PaperScan.copy_id == InkCopy.id)
    return sa.select(InkCopy.id).where(
        InkCopy.confirmed_at.is_not(None), (InkCopy.contract_id == Contract.id) | changed, ~scanned.exists()
    )


def _void() -> sa.ColumnElement[bool]:
    """Whether a contract was replaced by one issued anew, which is filed in its place."""
    newer = aliased(Contract)
    return sa.select(newer.id).where(newer.replaces_id == Contract.id).exists()


def _rows(tx: Tx, ids: tuple[int, ...]) -> tuple[PrintRow, ...]:
    found = {row.id: row for row in queries.rows_of(tx, ids)}
    papers = sa.select(Contract.id, Contract.document_id, Contract.translation_id).where(Contract.id.in_(found))
    of_contract = {ident: (zh, en) for ident, zh, en in tx.session.execute(papers)}
    counts = _printings(tx, (paper for pair in of_contract.values() for paper in pair if paper is not None))
    rows = []
    for ident in ids:
        if ident in found:
            said = [counts[paper] for paper in of_contract[ident] if paper in counts]
            last = max((at for _, at in said if at is not None), default=None)
            rows.append(PrintRow(ident, found[ident], sum(count for count, _ in said), last))
    return tuple(rows)


def _printings(tx: Tx, document_ids: Iterable[int]) -> dict[int, tuple[int, datetime | None]]:
    query = (
        sa.select(PrintEntry.document_id, sa.func.count(), sa.func.max(PrintEntry.at))
        .where(PrintEntry.document_id.in_(list(document_ids)), PrintEntry.outcome == Outcome.PRINTED)
        .group_by(PrintEntry.document_id)
    )
    return {document_id: (count, last) for document_id, count, last in tx.session.execute(query)}
