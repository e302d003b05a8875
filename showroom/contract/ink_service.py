"""Signing with ink: print a numbered copy, have both sides sign it, bring the scan back (§3.6; docs/decisions/008)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from showroom.contract import ink_messages as say
from showroom.contract import queries
from showroom.contract.after_signing import after_signing
from showroom.contract.annexes import Sources, annexed
from showroom.contract.contract_pdf import render
from showroom.contract.drafts import Signed
from showroom.contract.hands import require_key
from showroom.contract.ink_compare import BOUND, require_same
from showroom.contract.ink_model import InkCopy, PaperScan
from showroom.contract.model import Contract
from showroom.contract.paper import Material, Signing, contract_paper, snapshot
from showroom.contract.scans import Scan, read_scan
from showroom.contract.signable import open_copy, require_signable
from showroom.contract.signing import (
    Outcome,
    Papers,
    already_signed,
    audit_anchor,
    conclude,
    hold,
    next_number,
    seal_papers,
)
from showroom.contract.valid import contract_of
from showroom.customers.model import CustomerTask
from showroom.customers.records import complete_task, plan_task
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.documents.ends import end_papers
from showroom.documents.model import Document
from showroom.documents.proving import SCAN
from showroom.documents.seals import prepare_seal
from showroom.documents.store import SealedPaper, kept_snapshot, seal, sha256_of
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.clock import local_date
from showroom.kernel.errors import FieldErrors, ShowroomError, told
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, composed, reads, writes
from showroom.staff.service import staff_name

TASK = "contract_scan"


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
class InkView:
    """How far a contract is with ink: `number` of its print ('' without one), `signed` when both have signed it."""

    number: str = ""
    document_id: int = 0
    translation_id: int = 0
    printed_at: datetime | None = None
    printed_by: str = ""
    signed: bool = False
    signed_on: date | None = None
    scans: tuple[ScanRow, ...] = ()

    @property
    def waits(self) -> bool:
        """Printed, and neither signed nor withdrawn."""
        return bool(self.number) and not self.signed

    @property
    def scan_missing(self) -> bool:
        return self.signed and not self.scans


@dataclass(frozen=True, slots=True)
class InkDraft:
    """The confirmation that both have signed the print: the day on the paper; the scan may follow later."""

    key: str
    signed_on: date
    files: tuple[bytes, ...] = ()


class InkService:
    """Contracts signed with a pen; the numbered print is the contract, its scan comes beside it."""

    def __init__(self, work: Workplace, sources: Sources | None = None) -> None:
        self.work = work
        self._sources = sources or Sources()

    @reads(Permission.CONTRACT_READ)
    def view(self, tx: Tx, deal_id: int) -> InkView:
        """Where the deal's contract stands with ink; raises not_found, not_your_deal."""
        return _view(tx, get_deal(tx, deal_id))

    @composed(Permission.CONTRACT_SIGN)
    def print_copy(self, actor: Actor, deal_id: int) -> InkView:
        """Number, seal and store the copy that both sides sign with a pen (CT-06, CT-07).

        Nothing is signed by it. Raises StepBlocked, contract_not_saved, contract_already_signed, contract_ink_open.
        """
        self._rehearse(actor, deal_id)
        return self._print(actor, deal_id)

    @reads(Permission.CONTRACT_SIGN)
    def _rehearse(self, tx: Tx, deal_id: int) -> None:
        deal = work_on(tx, deal_id, Step.CONTRACT)
        require_signable(tx, deal)
        prepare_seal(tx)
        material = annexed(tx, queries.material(tx, deal), self._sources)
        signing = Signing("XXXX-XS-00000000-0000", tx.today, tx.now, "-", ink=True)
        render(contract_paper(material, signing, "zh"), "zh")
        render(contract_paper(material, signing, "en"), "en")

    @writes(Permission.CONTRACT_SIGN)
    def _print(self, tx: Tx, deal_id: int) -> InkView:
        deal = work_on(tx, deal_id, Step.CONTRACT)
        hold(tx, deal)
        contract = require_signable(tx, deal)
        material = annexed(tx, queries.material(tx, deal), self._sources)
        number = next_number(tx, material)
        signing = Signing(number, tx.today, tx.now, audit_anchor(tx), ink=True)
        papers = seal_papers(tx, material, signing, {})
        copy = InkCopy(
            contract_id=contract.id, deal_id=deal.id, number=number, document_id=papers.original,
            translation_id=papers.translation, sha256=papers.sha256, printed_at=tx.now, printed_by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(copy)
        tx.session.flush()
        note(tx, deal.id, "contract_printed", number)
        tx.audit("contract", contract.id, printed=number, sha256=papers.sha256)
        tx.audit("deal", deal.id, printed=number)
        return _view(tx, deal)

    @writes(Permission.CONTRACT_SIGN)
    def withdraw(self, tx: Tx, deal_id: int, reason: str) -> InkView:
        """Take the print back: it was not signed. Its number and paper stay, nobody gets the number again (CT-06).

        Raises FieldErrors(reason), contract_ink_none.
        """
        deal = work_on(tx, deal_id, Step.CONTRACT)
        contract, copy = _open(tx, deal)
        text = clean_text(reason, 300)
        if not text:
            raise FieldErrors({"reason": say.INK_REASON})
        copy.withdrawn_at, copy.withdrawn_by, copy.reason = tx.now, tx.actor.id, text
        end_papers(tx, (copy.document_id, copy.translation_id), copy.number)
        tx.session.flush()
        note(tx, deal.id, "contract_print_withdrawn", copy.number)
        tx.audit("contract", contract.id, withdrawn=copy.number)
        tx.audit("deal", deal.id, withdrawn=copy.number)
        return _view(tx, deal)

    @composed(Permission.CONTRACT_SIGN)
    def confirm(self, actor: Actor, deal_id: int, draft: InkDraft) -> Signed:
        """Both have signed the print: with this the contract is signed; the print is its original (CT-07).

        Without a scan a task asks for it. Raises FieldErrors(signed_on), contract_ink_none, contract_ink_differs,
        gate_car_gone, StepBlocked, scan_….
        """
        require_key(draft.key)
        scan = read_scan(draft.files) if draft.files else None
        return self._confirm(actor, deal_id, draft, scan)

    @writes(Permission.CONTRACT_SIGN)
    def _confirm(self, tx: Tx, deal_id: int, draft: InkDraft, scan: Scan | None) -> Signed:
        deal = work_on(tx, deal_id, Step.CONTRACT)
        hold(tx, deal)
        done = already_signed(tx, deal_id, draft.key)
        if done is not None:
            tx.audit("contract", done.contract_id, replayed=done.number)
            return done
        contract = require_signable(tx, deal, printed=True)
        _, copy = _open(tx, deal)
        require_day(tx, draft, copy.printed_at)
        material = annexed(tx, queries.material(tx, deal), self._sources)
        _require_same(tx, material, copy)
        copy.signed_on, copy.confirmed_at, copy.confirmed_by = draft.signed_on, tx.now, tx.actor.id
        papers = Papers(copy.document_id, copy.translation_id, copy.sha256)
        signed = conclude(tx, material, Outcome(copy.number, papers, draft.key, draft.signed_on))
        after_signing(tx, deal, self._sources)
        keep_or_ask(tx, deal, contract, scan)
        return signed

    @composed(Permission.CONTRACT_SIGN)
    def attach_scan(self, actor: Actor, deal_id: int, files: tuple[bytes, ...]) -> InkView:
        """Put the scan of the signed paper beside the contract, with a digest of its own; a better one may follow.

        Raises contract_not_by_hand, scan_empty, scan_heavy, scan_mixed, scan_kind, scan_pages, scan_active,
        scan_broken, scan_pixels, scan_known.
        """
        return self._attach(actor, deal_id, read_scan(files))

    @writes(Permission.CONTRACT_SIGN)
    def _attach(self, tx: Tx, deal_id: int, scan: Scan) -> InkView:
        deal = get_deal(tx, deal_id)
        contract = contract_of(tx, deal.id, lock=True)
        if contract is None or contract.number is None or not _view(tx, deal).signed:
            raise ShowroomError(say.NOT_BY_HAND)
        keep_scan(tx, deal, contract, scan)
        tx.audit("contract", contract.id, scan="attached")
        tx.audit("deal", deal.id, scan="attached")
        return _view(tx, deal)


def _open(tx: Tx, deal: Deal) -> tuple[Contract, InkCopy]:
    contract = contract_of(tx, deal.id)
    copy = None if contract is None else open_copy(tx, contract, lock=True)
    if contract is None or copy is None:
        raise ShowroomError(say.INK_NONE)
    return contract, copy


def _view(tx: Tx, deal: Deal) -> InkView:
    contract = contract_of(tx, deal.id)
    if contract is None:
        return InkView()
    copy = tx.session.scalar(
        sa.select(InkCopy).where(InkCopy.contract_id == contract.id, InkCopy.withdrawn_at.is_(None))
    )
    if copy is None:
        return InkView()
    rows = tx.session.execute(
        sa.select(PaperScan, Document.number, Document.pages)
        .join(Document, Document.id == PaperScan.document_id)
        .where(PaperScan.contract_id == contract.id)
        .order_by(PaperScan.id.desc())
    )
    scans = tuple(
        ScanRow(row.document_id, number, pages, row.source, row.at, staff_name(tx.session, row.by))
        for row, number, pages in rows
    )
    return InkView(
        copy.number, copy.document_id, copy.translation_id, copy.printed_at, staff_name(tx.session, copy.printed_by),
        copy.confirmed_at is not None, copy.signed_on, scans,
    )  # fmt: skip


def _require_same(tx: Tx, material: Material, copy: InkCopy) -> None:
    """What both have signed is what the store would print today; raises contract_ink_differs naming what is not."""
    stored = json.loads(kept_snapshot(tx.session.get_one(Document, copy.document_id)))
    day = local_date(copy.printed_at, tx.work.zone)
    now = json.loads(snapshot(contract_paper(material, Signing(copy.number, day, tx.now, ink=True), "zh"), "zh"))
    require_same((stored, now, BOUND))


def require_day(tx: Tx, draft: InkDraft, printed_at: datetime) -> None:
    """It was signed between its print and today; raises FieldErrors(signed_on)."""
    first = local_date(printed_at, tx.work.zone)
    if not first <= draft.signed_on <= tx.today:
        raise FieldErrors({"signed_on": told(say.INK_DAY, first=first.isoformat())})


def keep_or_ask(tx: Tx, deal: Deal, contract: Contract, scan: Scan | None) -> None:
    """The scan that came with the confirmation, or a task that asks for it."""
    if scan is None:
        plan_task(tx, deal.customer_id, TASK, tx.today, deal.consultant_id, contract.number or "", deal.id)
    else:
        keep_scan(tx, deal, contract, scan)


def keep_scan(tx: Tx, deal: Deal, contract: Contract, scan: Scan) -> None:
    """Store the scan, link it, and end the task that asked for it."""
    assert contract.number is not None
    count = tx.session.scalar(sa.select(sa.func.count(PaperScan.id)).where(PaperScan.contract_id == contract.id))
    digest = sha256_of(scan.pdf)
    known = tx.session.scalar(sa.select(Document.number).where(Document.sha256 == digest).limit(1))
    if known is not None:
        raise ShowroomError(say.SCAN_KNOWN, number=known)
    about = {"contract": contract.number, "contract_sha256": contract.sha256, "source": scan.source, "sha256": digest}
    number = f"{contract.number}-S{(count or 0) + 1}"
    paper = SealedPaper(
        SCAN, number, "zh", scan.pdf, scan.pages, "scan", json.dumps(about, sort_keys=True), deal.id, deal.customer_id
    )
    document_id = seal(tx, paper)
    tx.session.add(
        PaperScan(contract_id=contract.id, document_id=document_id, source=scan.source, at=tx.now, by=tx.actor.id)
    )
    tx.session.flush()
    note(tx, deal.id, "contract_scanned", number)
    open_tasks = sa.select(CustomerTask.id).where(
        CustomerTask.deal_id == deal.id, CustomerTask.kind == TASK, CustomerTask.done_at.is_(None)
    )
    for task_id in tx.session.scalars(open_tasks).all():
        complete_task(tx, task_id, "scanned", contacted=False)
