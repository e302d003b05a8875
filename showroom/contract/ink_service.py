"""Signing with ink: print a numbered copy, have it signed, bring the scan back (§3.6; docs/decisions/008).

One way for every paper: the contract, change order, cancellation, reissue, and one side's notice.
"""

from __future__ import annotations

import dataclasses

import sqlalchemy as sa

from showroom.contract import ink_messages as say
from showroom.contract import signing
from showroom.contract.change_drafts import Neighbours
from showroom.contract.change_model import ContractChange
from showroom.contract.change_signing import already_signed
from showroom.contract.hands import require_key
from showroom.contract.ink_changes import ChangeInk
from showroom.contract.ink_contract import ContractInk
from showroom.contract.ink_copies import open_copy, refuse_while_printed
from showroom.contract.ink_drafts import CONTRACT, InkDraft, InkPrint, InkView, ScanRow
from showroom.contract.ink_model import InkCopy
from showroom.contract.ink_scans import keep_or_ask, keep_scan, scans_of
from showroom.contract.scans import Scan, read_scan
from showroom.contract.valid import contract_of
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.documents.ends import end_papers
from showroom.documents.seals import prepare_seal
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.clock import local_date
from showroom.kernel.errors import FieldErrors, ShowroomError, Told, told
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, composed, reads, writes
from showroom.staff.service import staff_name


class InkService:
    """Papers signed with a pen; the numbered print is the original, its scan comes beside it."""

    def __init__(self, work: Workplace, neighbours: Neighbours) -> None:
        self.work = work
        self._neighbours = neighbours

    @reads(Permission.CONTRACT_READ)
    def view(self, tx: Tx, deal_id: int) -> InkView:
        """Where the deal stands with ink; raises not_found, not_your_deal."""
        return self._view(tx, get_deal(tx, deal_id))

    @composed(Permission.CONTRACT_SIGN)
    def print_copy(self, actor: Actor, deal_id: int) -> InkView:
        """Number, seal and store what is signed with a pen: the draft, or the open change (CT-06, CT-07).

        Nothing is signed by it. Raises StepBlocked, contract_ink_none, contract_ink_open, change_nothing_open,
        change_waits, glyph_missing.
        """
        self._rehearse(actor, deal_id)
        return self._print(actor, deal_id)

    @reads(Permission.CONTRACT_SIGN)
    def _rehearse(self, tx: Tx, deal_id: int) -> None:
        paper = self._paper(tx, work_on(tx, deal_id, Step.CONTRACT))
        refuse_while_printed(tx, deal_id)
        prepare_seal(tx)
        paper.rehearse()

    @writes(Permission.CONTRACT_SIGN)
    def _print(self, tx: Tx, deal_id: int) -> InkView:
        deal = work_on(tx, deal_id, Step.CONTRACT)
        signing.hold(tx, deal)
        refuse_while_printed(tx, deal_id)
        copy = self._paper(tx, deal).seal()
        tx.session.add(copy)
        tx.session.flush()
        note(tx, deal.id, "contract_printed", copy.number)
        tx.audit(*_about(copy), printed=copy.page_number or copy.number, sha256=copy.sha256)
        tx.audit("deal", deal.id, printed=copy.number)
        return self._view(tx, deal)

    @writes(Permission.CONTRACT_SIGN)
    def withdraw(self, tx: Tx, deal_id: int, reason: str) -> InkView:
        """Take the print back: it was not signed. Numbers and papers stay, nobody gets the numbers again (CT-06).

        Raises FieldErrors(reason), contract_ink_none.
        """
        deal = work_on(tx, deal_id, Step.CONTRACT)
        signing.hold(tx, deal)
        copy = _require_open(tx, deal)
        text = clean_text(reason, 300)
        if not text:
            raise FieldErrors({"reason": say.INK_REASON})
        copy.withdrawn_at, copy.withdrawn_by, copy.reason = tx.now, tx.actor.id, text
        end_papers(tx, (copy.document_id, copy.translation_id), copy.number)
        end_papers(tx, (copy.page_document_id, copy.page_translation_id), copy.page_number or "")
        tx.session.flush()
        note(tx, deal.id, "contract_print_withdrawn", copy.number)
        tx.audit(*_about(copy), withdrawn_print=copy.number)
        tx.audit("deal", deal.id, withdrawn=copy.number)
        return self._view(tx, deal)

    @composed(Permission.CONTRACT_SIGN)
    def confirm(self, actor: Actor, deal_id: int, draft: InkDraft) -> InkView:
        """The print is signed by all whose lines it has: with this it counts, and is the original (CT-07).

        Without a scan a task asks for it. The same key signs nothing twice. Raises FieldErrors(signed_on),
        contract_ink_none, contract_ink_differs, gate_car_gone, change_waits, StepBlocked, scan_….
        """
        require_key(draft.key)
        scan = read_scan(draft.files) if draft.files else None
        return self._confirm(actor, deal_id, draft, scan)

    @writes(Permission.CONTRACT_SIGN)
    def _confirm(self, tx: Tx, deal_id: int, draft: InkDraft, scan: Scan | None) -> InkView:
        deal = get_deal(tx, deal_id)
        signing.hold(tx, deal)
        tx.session.refresh(deal, with_for_update=True)  # no receipt comes in while the money is compared
        done = signing.already_signed(tx, deal_id, draft.key) or already_signed(tx, deal_id, draft.key)
        if done is not None:
            tx.audit("deal", deal.id, replayed=done.number)
            return self._view(tx, deal)
        work_on(tx, deal_id, Step.CONTRACT)
        copy = _require_open(tx, deal)
        _require_day(tx, draft, copy)
        self._paper(tx, deal).sign(copy, draft)
        copy.signed_on, copy.confirmed_at, copy.confirmed_by = draft.signed_on, tx.now, tx.actor.id
        tx.session.flush()
        keep_or_ask(tx, deal, copy, scan)
        return self._view(tx, deal)

    @composed(Permission.CONTRACT_SIGN)
    def attach_scan(self, actor: Actor, deal_id: int, copy_id: int, files: tuple[bytes, ...]) -> InkView:
        """Put a scan beside a paper signed by hand, with a digest of its own; a better one may follow, or a receipt.

        Raises contract_not_by_hand, scan_empty, scan_heavy, scan_mixed, scan_kind, scan_pages, scan_active,
        scan_broken, scan_pixels, scan_known.
        """
        return self._attach(actor, deal_id, copy_id, read_scan(files))

    @writes(Permission.CONTRACT_SIGN)
    def _attach(self, tx: Tx, deal_id: int, copy_id: int, scan: Scan) -> InkView:
        deal = get_deal(tx, deal_id)
        copy = tx.session.get(InkCopy, copy_id)
        if copy is None or copy.deal_id != deal.id or copy.confirmed_at is None:
            raise ShowroomError(say.NOT_BY_HAND)
        contract_of(tx, deal.id, lock=True)  # of two desks at once the second counts the first one's scan
        keep_scan(tx, deal, copy, scan)
        tx.audit(*_about(copy), scan="attached")
        tx.audit("deal", deal.id, scan="attached")
        return self._view(tx, deal)

    def _paper(self, tx: Tx, deal: Deal) -> ContractInk | ChangeInk:
        """What may be signed now: the contract until it is, then what is done with it."""
        contract = contract_of(tx, deal.id)
        if contract is None or contract.number is None:
            return ContractInk(tx, deal, self._neighbours.sources)
        return ChangeInk(tx, deal, self._neighbours)

    def _view(self, tx: Tx, deal: Deal) -> InkView:
        query = sa.select(InkCopy, ContractChange.kind).where(
            InkCopy.deal_id == deal.id, InkCopy.withdrawn_at.is_(None)
        )
        query = query.outerjoin(ContractChange, ContractChange.id == InkCopy.change_id).order_by(InkCopy.id.desc())
        rows = [(copy, kind) for copy, kind in tx.session.execute(query)]
        scans = scans_of(tx, [copy.id for copy, _ in rows])
        prints = [(copy, _print(tx, copy, kind or CONTRACT, scans.get(copy.id, ()))) for copy, kind in rows]
        signed = tuple(one for copy, one in prints if copy.confirmed_at is not None)
        for copy, one in prints:
            if copy.confirmed_at is None:
                return InkView("", dataclasses.replace(one, moved=self._moved(tx, deal, copy)), signed)
        return InkView(self._offered(tx, deal), None, signed)

    def _offered(self, tx: Tx, deal: Deal) -> str:
        """What may be printed; an open change that cannot be worked out today is told of where it is shown."""
        if not tx.actor.may(Permission.CONTRACT_SIGN):
            return ""
        try:
            return self._paper(tx, deal).offered()
        except ShowroomError:
            return ""

    def _moved(self, tx: Tx, deal: Deal, copy: InkCopy) -> Told | None:
        try:
            return self._paper(tx, deal).moved(copy)
        except FieldErrors as error:
            return next(iter(error.fields.values()))
        except ShowroomError as error:
            return told(error.message, **error.values)


def _about(copy: InkCopy) -> tuple[str, int]:
    """Whose paper it is, for the audit chain."""
    if copy.change_id is not None:
        return "contract_change", copy.change_id
    assert copy.contract_id is not None
    return CONTRACT, copy.contract_id


def _require_open(tx: Tx, deal: Deal) -> InkCopy:
    copy = open_copy(tx, deal.id, lock=True)
    if copy is None:
        raise ShowroomError(say.INK_NONE)
    return copy


def _require_day(tx: Tx, draft: InkDraft, copy: InkCopy) -> None:
    """It was signed between its print and today; raises FieldErrors(signed_on)."""
    first = local_date(copy.printed_at, tx.work.zone)
    if not first <= draft.signed_on <= tx.today:
        raise FieldErrors({"signed_on": told(say.INK_DAY, first=first.isoformat())})


def _print(tx: Tx, copy: InkCopy, kind: str, scans: tuple[ScanRow, ...]) -> InkPrint:
    return InkPrint(
        copy.id, str(kind), copy.number, copy.document_id, copy.translation_id, copy.printed_at,
        staff_name(tx.session, copy.printed_by), copy.page_number or "", copy.page_document_id or 0, copy.signed_on,
        scans,
    )  # fmt: skip
