"""What must hold of a store after any kill or power cut: acknowledged acts, gapless series, no orphan, money, links."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.bootstrap import Location, open_with_key
from showroom.contract.change_model import ChangeKind, ContractChange
from showroom.contract.ink_model import InkCopy
from showroom.contract.model import Contract
from showroom.contract.notice_drafts import NoticeOutcome
from showroom.contract.notice_model import NoticeEnd
from showroom.deals.model import Deal, DealStatus
from showroom.delivery.model import Receipt
from showroom.documents.end_model import DocumentEnd
from showroom.documents.model import Document, DocumentBlob
from showroom.kernel.clock import FixedClock
from showroom.persistence import audit
from showroom.persistence.numbering import NumberSeries
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.store_fixtures import KEY, NOW

FREE = {VehicleStatus.IN_STOCK}


@dataclass
class Told:
    """What the desks were told before they died: papers by number with their digest, money by deal."""

    papers: dict[str, str] = field(default_factory=dict)
    paid: Counter[int] = field(default_factory=Counter)

    def hear(self, lines: list[str]) -> None:
        """Take the answers of a worker down."""
        for line in lines:
            word, _, rest = line.partition(" ")
            if word == "ack":
                number, digest = rest.split()
                self.papers[number] = digest
            elif word == "paid":
                deal, amount = rest.split()
                self.paid[int(deal)] += int(amount) * 100


@dataclass
class Found:
    """What the store holds and what is wrong with it."""

    contracts: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def look(location: Location, told: Told) -> Found:
    """Open the store as the next start would, and hold it against what was told."""
    store, found = open_with_key(location, KEY, FixedClock(NOW)), Found()
    try:
        with store.work.db.read() as session:
            if store.work.db.kind == "sqlite":
                found.faults += _file_faults(session)
            _papers(session, told, found)
            found.faults += _deals(session) + _ends(session) + _money(session, told) + _pens(session, found)
            if not audit.verify(session, store.work.audit_key).ok:
                found.faults.append("audit chain broken")
    finally:
        store.close()
    return found


def _file_faults(session: Session) -> list[str]:
    faults = []
    for pragma, good in (("integrity_check", [("ok",)]), ("cipher_integrity_check", []), ("foreign_key_check", [])):
        rows = [tuple(row) for row in session.execute(sa.text(f"PRAGMA {pragma}"))]
        if rows != good:
            faults.append(f"{pragma}: {rows[:2]}")
    return faults


def _papers(session: Session, told: Told, found: Found) -> None:
    """Every signed row has its two papers, every paper its row, every acknowledged number its bytes, no gap."""
    contracts: list[Any] = list(session.execute(_signed(Contract)))
    changes: list[Any] = list(session.execute(_signed(ContractChange)))
    prints = list(session.execute(_printed()))  # numbers and papers of a pen that signed nothing stay (CT-06)
    found.contracts = len(contracts)
    found.kinds.update(session.scalars(sa.select(ContractChange.kind).where(ContractChange.number.is_not(None))))
    kept = {number: digest for number, digest, _ in (*contracts, *changes, *prints)}
    for number, digest, pdf in (*contracts, *changes, *prints):
        if pdf is None or hashlib.sha256(pdf).hexdigest() != digest:
            found.faults.append(f"half a paper: {number}")
    found.faults += [f"lost: {number}" for number, digest in told.papers.items() if kept.get(number) != digest]
    for series, day, last in session.execute(sa.select(NumberSeries.type, NumberSeries.day, NumberSeries.last)):
        mine = sorted(number for number in kept if f"-{series}-" in number)
        if series in {"XS", "BG", "TK"} and mine != [f"SH01-{series}-{day:%Y%m%d}-{n:04d}" for n in range(1, last + 1)]:
            found.faults.append(f"gap: counter {series} {last}, papers {len(mine)}")
    papers, blobs = (session.scalar(sa.select(sa.func.count()).select_from(t)) for t in (Document, DocumentBlob))
    if not papers == blobs == 2 * len(kept):
        found.faults.append(f"orphans: {papers} papers, {blobs} blobs, {len(kept)} signed rows")


def _printed() -> sa.Select[Any]:
    """Every paper printed for the pen that is not signed; of a reissue both."""
    papers = (
        sa.select(InkCopy.number, InkCopy.sha256, DocumentBlob.pdf)
        .outerjoin(DocumentBlob, DocumentBlob.document_id == InkCopy.document_id)
        .where(InkCopy.confirmed_at.is_(None))
    )
    pages = (
        sa.select(InkCopy.page_number, InkCopy.page_sha256, DocumentBlob.pdf)
        .outerjoin(DocumentBlob, DocumentBlob.document_id == InkCopy.page_document_id)
        .where(InkCopy.confirmed_at.is_(None), InkCopy.page_number.is_not(None))
    )
    return cast("sa.Select[Any]", papers.union_all(pages))


def _pens(session: Session, found: Found) -> list[str]:
    """What was signed by pen is a signed row with the print's own number and bytes, and nothing else is."""
    copies = session.scalars(sa.select(InkCopy).where(InkCopy.confirmed_at.is_not(None))).all()
    found.kinds["by pen"] += len(copies)
    faults = []
    for copy in copies:
        rows: list[Contract | ContractChange | None] = []
        if copy.contract_id is not None:
            rows.append(session.get(Contract, copy.contract_id))
        if copy.change_id is not None:
            rows.append(session.get(ContractChange, copy.change_id))
        said = {(row.number, row.sha256) for row in rows if row is not None and row.buyer_signature is None}
        meant = {(copy.number, copy.sha256)} | ({(copy.page_number, copy.page_sha256)} if copy.page_number else set())
        if said != meant:
            faults.append(f"by pen: {copy.number} printed {meant}, signed {said}")
    return faults


def _signed(table: type[Contract | ContractChange]) -> sa.Select[Any]:
    query = (
        sa.select(table.number, table.sha256, DocumentBlob.pdf)
        .outerjoin(DocumentBlob, DocumentBlob.document_id == table.document_id)
        .where(table.number.is_not(None))
    )
    return cast("sa.Select[Any]", query)


def _deals(session: Session) -> list[str]:
    """The deal names its newest contract, its car is its own exactly while the contract stands."""
    newest = sa.select(sa.func.max(Contract.id)).where(Contract.number.is_not(None)).group_by(Contract.deal_id)
    rows = session.execute(
        sa.select(Deal, Contract.number, Vehicle.status)
        .join(Contract, Contract.deal_id == Deal.id)
        .join(Vehicle, Vehicle.id == Deal.vehicle_id)
        .where(Contract.id.in_(newest))
    ).all()
    faults = []
    for deal, number, car in rows:
        ended = deal.status is DealStatus.CANCELLED
        if (
            deal.contract_number != number
            or (car in FREE) is not ended
            or (not ended and car is not VehicleStatus.SOLD)
        ):
            faults.append(f"deal {deal.number}: {deal.contract_number}, newest {number}, car {car}")
    named = session.scalar(sa.select(sa.func.count(Deal.id)).where(Deal.contract_number.is_not(None)))
    return faults if named == len(rows) else [*faults, f"{named} deals name a contract, {len(rows)} have one"]


def _ends(session: Session) -> list[str]:
    """Each contract issued anew goes with one signed reissue of the one before; ended papers say so, no others do."""
    replaced = [ident for ident in session.scalars(sa.select(Contract.replaces_id)) if ident is not None]
    query = sa.select(ContractChange.contract_id).where(ContractChange.number.is_not(None))
    reissued = list(session.scalars(query.where(ContractChange.kind == ChangeKind.REISSUE)))
    arrived = sa.select(NoticeEnd.change_id).where(NoticeEnd.outcome == NoticeOutcome.ARRIVED)
    ends = sa.or_(ContractChange.kind == ChangeKind.CANCEL, ContractChange.id.in_(arrived))
    cancelled = list(session.scalars(query.where(ends)))
    ended = set(session.scalars(sa.select(DocumentEnd.document_id)))
    wanted = set(session.scalars(sa.select(Contract.document_id).where(Contract.id.in_([*reissued, *cancelled]))))
    held = set(session.scalars(sa.select(Contract.document_id).where(Contract.id.not_in([*reissued, *cancelled]))))
    faults = [] if sorted(replaced) == sorted(reissued) else [f"reissues {reissued}, contracts replaced {replaced}"]
    return faults if wanted <= ended and not held & ended else [*faults, f"ended papers {ended}, wanted {wanted}"]


def _money(session: Session, told: Told) -> list[str]:
    """The last paper's total is the deal's, and what was paid is in the ledger once."""
    faults = []
    last: dict[int, ContractChange] = {}
    signed = sa.select(ContractChange).where(ContractChange.number.is_not(None)).order_by(ContractChange.id)
    for change in session.scalars(signed):
        last[change.deal_id] = change
    for deal_id, change in last.items():
        deal = session.get_one(Deal, deal_id)
        total = (deal.contract_price.fen if deal.contract_price else 0) + (
            deal.options_price.fen if deal.options_price else 0
        )
        if change.kind is not ChangeKind.CANCEL and (change.total_after is None or change.total_after.fen != total):
            faults.append(f"money: deal {deal.number} {total}, last paper {change.total_after}")
    sums = {row[0]: int(row[1].fen) for row in session.execute(
        sa.select(Receipt.deal_id, sa.func.sum(Receipt.amount)).group_by(Receipt.deal_id))}  # fmt: skip
    faults += [f"money: deal {deal} paid {told.paid[deal]}, ledger {sums.get(deal)}" for deal in told.paid
               if sums.get(deal) != told.paid[deal]]  # fmt: skip
    return faults
