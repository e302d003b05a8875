"""Issuing a contract anew with ink: print both papers, have both sides sign them, bring the scan back (§3.6, CT-06).

As a contract's own print is the contract (docs/decisions/008), so are the printed page of differences and the printed
new contract what both sign: their numbers and bytes are allotted by the print, and count from the confirmation on.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field

from showroom.contract import change_queries as queries
from showroom.contract import ink_messages as say
from showroom.contract.change_case import case_of
from showroom.contract.change_drafts import Neighbours
from showroom.contract.change_model import ChangeKind
from showroom.contract.change_reissue import Anew, named, new_paper
from showroom.contract.change_reissue_signing import Concluded, Issued, conclude_anew, seal_anew, sums_of
from showroom.contract.change_signing import (
    Act,
    already_signed,
    conclude,
    drawn,
    next_page_number,
    rendered,
    seal_page,
)
from showroom.contract.hands import require_key
from showroom.contract.ink_compare import BOUND, PAGE, require_same
from showroom.contract.ink_model import InkCopy
from showroom.contract.ink_service import InkDraft, InkView, keep_or_ask, require_day
from showroom.contract.model import Contract
from showroom.contract.paper import Signing, snapshot
from showroom.contract.reissue_print_model import ReissuePrint
from showroom.contract.reissue_prints import open_print
from showroom.contract.scans import Scan, read_scan
from showroom.contract.signing import Papers, audit_anchor, hold, next_number
from showroom.contract.valid import contract_of
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.documents.ends import end_papers
from showroom.documents.model import Document
from showroom.documents.seals import prepare_seal
from showroom.documents.store import kept_snapshot
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.clock import local_date
from showroom.kernel.errors import Bug, FieldErrors, ShowroomError
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, composed, reads, writes
from showroom.staff.service import staff_name

_STAND_IN = "XXXX-BG-00000000-0000"


@dataclass(frozen=True, slots=True)
class ReissueInkView:
    """A reissue on paper: whether it may be printed now, and the print that waits (`contract` its new contract)."""

    may_print: bool = False
    page_number: str = ""
    page_document_id: int = 0
    contract: InkView = field(default_factory=InkView)

    @property
    def number(self) -> str:
        """The new contract's, which is what people sign."""
        return self.contract.number

    @property
    def waits(self) -> bool:
        return self.contract.waits


class ReissueInkService:
    """Reissues signed with a pen; both papers are one print, signed or withdrawn together."""

    def __init__(self, work: Workplace, neighbours: Neighbours) -> None:
        self.work = work
        self._neighbours = neighbours

    @reads(Permission.CONTRACT_READ)
    def view(self, tx: Tx, deal_id: int) -> ReissueInkView:
        """Where the deal's open reissue stands with ink; raises not_found, not_your_deal."""
        return self._view(tx, get_deal(tx, deal_id))

    @composed(Permission.CONTRACT_SIGN)
    def print_copy(self, actor: Actor, deal_id: int) -> ReissueInkView:
        """Number, seal and store both papers that both sides sign with a pen (CT-06, CT-07).

        Nothing is signed or void by it. Raises change_nothing_open, change_waits, contract_ink_open, glyph_missing.
        """
        self._rehearse(actor, deal_id)
        return self._print(actor, deal_id)

    @reads(Permission.CONTRACT_SIGN)
    def _rehearse(self, tx: Tx, deal_id: int) -> None:
        act, _ = self._act(tx, work_on(tx, deal_id, Step.CONTRACT))
        prepare_seal(tx)
        for lang in queries.LANGUAGES:
            drawn(tx, act, Signing(_STAND_IN, tx.today, tx.now, "-", ink=True), lang)

    @writes(Permission.CONTRACT_SIGN)
    def _print(self, tx: Tx, deal_id: int) -> ReissueInkView:
        deal = work_on(tx, deal_id, Step.CONTRACT)
        hold(tx, deal)
        act, made = self._act(tx, deal)
        row = act.row
        if (waiting := open_print(tx, row)) is not None:
            raise ShowroomError(say.INK_OPEN, number=waiting.contract_number)
        page, number = next_page_number(tx, act), next_number(tx, made.material)
        made = named(made, page)
        signing = Signing(page, tx.today, tx.now, audit_anchor(tx), ink=True)
        anew = seal_anew(tx, act.case, made, dataclasses.replace(signing, number=number))
        papers = seal_page(tx, _issuing(tx, act, made, (number, anew)), signing)
        tx.session.add(
            ReissuePrint(
                change_id=row.id, number=page, document_id=papers.original, translation_id=papers.translation,
                sha256=papers.sha256, contract_number=number, contract_document_id=anew.original,
                contract_translation_id=anew.translation, contract_sha256=anew.sha256, printed_at=tx.now,
                printed_by=tx.actor.id,
            )
        )  # fmt: skip
        tx.session.flush()
        note(tx, deal.id, "contract_printed", number)
        tx.audit("contract_change", row.id, printed=page, contract=number)
        tx.audit("deal", deal.id, printed=number)
        return self._view(tx, deal)

    @writes(Permission.CONTRACT_SIGN)
    def withdraw(self, tx: Tx, deal_id: int, reason: str) -> ReissueInkView:
        """Take the print back: nobody has signed it. Numbers and papers stay (CT-06); raises FieldErrors(reason)."""
        deal = work_on(tx, deal_id, Step.CONTRACT)
        hold(tx, deal)
        row = queries.require_open(tx, deal)
        found = _require_print(open_print(tx, row, lock=True))
        text = clean_text(reason, 300)
        if not text:
            raise FieldErrors({"reason": say.INK_REASON})
        found.withdrawn_at, found.withdrawn_by, found.reason = tx.now, tx.actor.id, text
        end_papers(tx, (found.document_id, found.translation_id), found.number)
        end_papers(tx, (found.contract_document_id, found.contract_translation_id), found.contract_number)
        tx.session.flush()
        note(tx, deal.id, "contract_print_withdrawn", found.contract_number)
        tx.audit("contract_change", row.id, withdrawn_print=found.number)
        tx.audit("deal", deal.id, withdrawn=found.contract_number)
        return self._view(tx, deal)

    @composed(Permission.CONTRACT_SIGN)
    def confirm(self, actor: Actor, deal_id: int, draft: InkDraft) -> ReissueInkView:
        """Both have signed both papers: the old contract is void, the new one valid, the prints their originals.

        Without a scan a task asks for it. Raises FieldErrors(signed_on), contract_ink_none, contract_ink_differs,
        change_nothing_open, change_waits, scan_….
        """
        require_key(draft.key)
        scan = read_scan(draft.files) if draft.files else None
        return self._confirm(actor, deal_id, draft, scan)

    @writes(Permission.CONTRACT_SIGN)
    def _confirm(self, tx: Tx, deal_id: int, draft: InkDraft, scan: Scan | None) -> ReissueInkView:
        deal = get_deal(tx, deal_id)
        hold(tx, deal)
        tx.session.refresh(deal, with_for_update=True)  # no receipt comes in while both sums are compared
        done = already_signed(tx, deal_id, draft.key)
        if done is not None:
            tx.audit("contract_change", done.id, replayed=done.number)
            return self._view(tx, deal)
        work_on(tx, deal_id, Step.CONTRACT)
        act, made = self._act(tx, deal)
        found = _require_print(open_print(tx, act.row, lock=True))
        require_day(tx, draft, found.printed_at)
        self._sign(tx, act, made, (found, draft))
        contract = contract_of(tx, deal.id)
        assert contract is not None
        _by_hand(tx, contract, found)
        keep_or_ask(tx, deal, contract, scan)
        return self._view(tx, deal)

    def _sign(self, tx: Tx, act: Act, made: Anew, by: tuple[ReissuePrint, InkDraft]) -> None:
        """What the pad's signing does, with the numbers and bytes of the print."""
        found, draft = by
        made = named(made, found.number)
        anew = Papers(found.contract_document_id, found.contract_translation_id, found.contract_sha256)
        act = _issuing(tx, act, made, (found.contract_number, anew))
        _require_same(tx, act, made, found)
        found.signed_on, found.confirmed_at, found.confirmed_by = draft.signed_on, tx.now, tx.actor.id
        tx.session.flush()
        how = Concluded(draft.key, draft.signed_on)
        sums = conclude_anew(tx, act.case, made, (found.contract_number, anew), how)
        papers = Papers(found.document_id, found.translation_id, found.sha256)
        conclude(tx, dataclasses.replace(act, sums=sums), (found.number, papers), draft.key, self._neighbours)

    def _act(self, tx: Tx, deal: Deal) -> tuple[Act, Anew]:
        """The open reissue, approved; raises change_nothing_open, contract_ink_none, change_waits."""
        case, row = case_of(tx, deal, self._neighbours), queries.require_open(tx, deal)
        if row.kind is not ChangeKind.REISSUE:
            raise ShowroomError(say.INK_NONE)
        queries.require_approved(queries.state_of(tx, case, row, self._neighbours, "zh"))
        act = queries.act_of(tx, case, row, self._neighbours)
        if act.anew is None:
            raise Bug(f"reissue {row.id} has no contract to issue")
        return act, act.anew

    def _view(self, tx: Tx, deal: Deal) -> ReissueInkView:
        row = queries.open_change(tx, deal)
        if row is None or row.kind is not ChangeKind.REISSUE:
            return ReissueInkView()
        found = open_print(tx, row)
        if found is None:
            state = queries.state_of(tx, case_of(tx, deal, self._neighbours), row, self._neighbours, "zh")
            return ReissueInkView(not state.waits_for and tx.actor.may(Permission.CONTRACT_SIGN))
        contract = InkView(
            found.contract_number, found.contract_document_id, found.contract_translation_id, found.printed_at,
            staff_name(tx.session, found.printed_by),
        )  # fmt: skip
        return ReissueInkView(False, found.number, found.document_id, contract)


def _issuing(tx: Tx, act: Act, made: Anew, sealed: tuple[str, Papers]) -> Act:
    """The act once its new contract is sealed: the page names that one's number and digest."""
    number, papers = sealed
    issued = Issued(number, papers.sha256)
    return dataclasses.replace(act, anew=made, issued=issued, sums=sums_of(tx, act.case, made, number))


def _require_print(found: ReissuePrint | None) -> ReissuePrint:
    if found is None:
        raise ShowroomError(say.INK_NONE)
    return found


def _require_same(tx: Tx, act: Act, made: Anew, found: ReissuePrint) -> None:
    """Both papers are what the store would print today; raises contract_ink_differs naming what is not."""
    day = local_date(found.printed_at, tx.work.zone)
    signing = Signing(found.number, day, tx.now, ink=True)
    contract = new_paper(tx, act.case, made, dataclasses.replace(signing, number=found.contract_number), "zh")
    page = rendered(tx, act, signing, "zh")[0]

    def stored(ident: int) -> dict[str, object]:
        kept: dict[str, object] = json.loads(kept_snapshot(tx.session.get_one(Document, ident)))
        return kept

    require_same(
        (stored(found.contract_document_id), json.loads(snapshot(contract, "zh")), BOUND),
        (stored(found.document_id), json.loads(snapshot(page, "zh")), PAGE),
    )


def _by_hand(tx: Tx, contract: Contract, found: ReissuePrint) -> None:
    """The new contract is one signed by hand, so that its scan is asked for and kept as any other's (§3.6)."""
    assert found.signed_on is not None
    tx.session.add(
        InkCopy(
            contract_id=contract.id, deal_id=contract.deal_id, number=found.contract_number,
            document_id=found.contract_document_id, translation_id=found.contract_translation_id,
            sha256=found.contract_sha256, printed_at=found.printed_at, printed_by=found.printed_by, reason="",
            signed_on=found.signed_on, confirmed_at=tx.now, confirmed_by=tx.actor.id,
        )
    )  # fmt: skip
    tx.session.flush()
