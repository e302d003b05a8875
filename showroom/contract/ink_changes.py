"""What is done with a signed contract, signed with ink: change order, cancellation, reissue, notice (§3.6, CT-06).

What such a print says is reckoned for the day of the print: time alone changes nothing on a paper that both have in
hand, but what was paid, sold or approved otherwise since makes it one that the store would not print today.
"""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

from showroom.contract import change_queries as queries
from showroom.contract.change_case import Case, case_of
from showroom.contract.change_drafts import Neighbours
from showroom.contract.change_model import ContractChange
from showroom.contract.change_reissue import Anew, named, new_paper
from showroom.contract.change_reissue_signing import Concluded, Issued, conclude_anew, seal_anew, sums_of
from showroom.contract.change_signing import Act, conclude, drawn, next_page_number, paper_of, seal_page
from showroom.contract.ink_compare import AMENDED, BOUND, moved, require_same, stored
from showroom.contract.ink_drafts import InkDraft
from showroom.contract.ink_model import InkCopy
from showroom.contract.paper import Signing, snapshot
from showroom.contract.signing import Papers, audit_anchor, next_number
from showroom.contract.valid import contract_of
from showroom.deals.model import Deal
from showroom.kernel.clock import local_date
from showroom.kernel.errors import Bug, Told
from showroom.persistence.actions import Tx

_STAND_IN = "XXXX-XX-00000000-0000"


class ChangeInk:
    """What ink means for the open change of a signed contract."""

    def __init__(self, tx: Tx, deal: Deal, neighbours: Neighbours) -> None:
        self._tx, self._deal, self._neighbours = tx, deal, neighbours

    def offered(self) -> str:
        """The open change once it is approved and nothing is missing."""
        tx, row = self._tx, queries.open_change(self._tx, self._deal)
        if row is None:
            return ""
        state = queries.state_of(tx, case_of(tx, self._deal, self._neighbours), row, self._neighbours, "zh")
        return "" if state.waits_for or state.missing else row.kind.value

    def rehearse(self) -> None:
        """Draw every paper outside the lock; raises change_nothing_open, change_waits, StepBlocked, glyph_missing."""
        tx, act = self._tx, self._ready()
        for lang in queries.LANGUAGES:
            drawn(tx, act, Signing(_STAND_IN, tx.today, tx.now, "-", ink=True), lang)

    def seal(self) -> InkCopy:
        """Number, seal and store what is signed with a pen: of a reissue both papers (CT-06, CT-07)."""
        tx, act = self._tx, self._ready()
        page = next_page_number(tx, act)
        signing = Signing(page, tx.today, tx.now, audit_anchor(tx), ink=True)
        if act.anew is None:
            return self._copy(act, (page, seal_page(tx, act, signing)))
        number, made = next_number(tx, act.anew.material), named(act.anew, page)
        anew = seal_anew(tx, act.case, made, dataclasses.replace(signing, number=number))
        copy, papers = self._copy(act, (number, anew)), seal_page(tx, _issuing(tx, act, made, (number, anew)), signing)
        copy.page_number, copy.page_document_id, copy.page_translation_id, copy.page_sha256 = (
            page, papers.original, papers.translation, papers.sha256,
        )  # fmt: skip
        return copy

    def moved(self, copy: InkCopy) -> Told | None:
        """What the print and the contract no longer agree on; raises what the terms as they are now cannot be."""
        return self._moved(self._printed(copy), copy)

    def sign(self, copy: InkCopy, draft: InkDraft) -> None:
        """The change is signed: what it does is done; raises contract_ink_differs, change_waits, StepBlocked."""
        tx, act = self._tx, self._printed(copy)
        require_same(self._moved(act, copy))
        self._ready()  # by today's rules: an authorisation may have ended since the print
        page, papers = _page(copy)
        if act.anew is not None:
            sealed = copy.number, Papers(copy.document_id, copy.translation_id, copy.sha256)
            made = named(act.anew, page)
            act = _issuing(tx, act, made, sealed)
            conclude_anew(tx, act.case, made, sealed, Concluded(draft.key, draft.signed_on))
            contract = contract_of(tx, self._deal.id)
            copy.contract_id = None if contract is None else contract.id
        conclude(tx, act, (page, papers), draft.key, self._neighbours)

    def _ready(self) -> Act:
        case, row = self._open()
        return queries.act_of(self._tx, case, row, self._neighbours, ready=True)

    def _printed(self, copy: InkCopy) -> Act:
        """The open change as it is reckoned for the day of its print."""
        case, row = self._open()
        if row.id != copy.change_id:
            raise Bug(f"print {copy.number} belongs to change {copy.change_id}, open is {row.id}")
        then = _as_on(self._tx, local_date(copy.printed_at, self._tx.work.zone))
        return queries.act_of(then, case, row, self._neighbours)

    def _open(self) -> tuple[Case, ContractChange]:
        row = queries.require_open(self._tx, self._deal)
        return case_of(self._tx, self._deal, self._neighbours), row

    def _moved(self, act: Act, copy: InkCopy) -> Told | None:
        tx, (page, _) = _as_on(self._tx, act.on), _page(copy)
        signing, papers = Signing(page, act.on, tx.now, ink=True), []
        if act.anew is not None:
            sealed = copy.number, Papers(copy.document_id, copy.translation_id, copy.sha256)
            made = named(act.anew, page)
            act = _issuing(tx, act, made, sealed)
            anew = new_paper(tx, act.case, made, dataclasses.replace(signing, number=copy.number), "zh")
            papers.append((stored(tx, copy.document_id), _now(anew), BOUND))
        paper = paper_of(tx, act, signing, "zh")
        papers.append((stored(tx, copy.page_document_id or copy.document_id), _now(paper), AMENDED))
        return moved(*papers)

    def _copy(self, act: Act, sealed: tuple[str, Papers]) -> InkCopy:
        number, papers = sealed
        return InkCopy(
            deal_id=self._deal.id, change_id=act.row.id, number=number, document_id=papers.original,
            translation_id=papers.translation, sha256=papers.sha256, printed_at=self._tx.now,
            printed_by=self._tx.actor.id,
        )  # fmt: skip


def _page(copy: InkCopy) -> tuple[str, Papers]:
    """Number and papers of the change itself: of a reissue the page of differences."""
    if copy.page_number is None:
        return copy.number, Papers(copy.document_id, copy.translation_id, copy.sha256)
    assert copy.page_document_id is not None
    assert copy.page_translation_id is not None
    return copy.page_number, Papers(copy.page_document_id, copy.page_translation_id, copy.page_sha256 or "")


def _issuing(tx: Tx, act: Act, made: Anew, sealed: tuple[str, Papers]) -> Act:
    """The act once its new contract is sealed: the page names that one's number and digest."""
    number, papers = sealed
    issued, then = Issued(number, papers.sha256), _as_on(tx, act.on)
    return dataclasses.replace(act, anew=made, issued=issued, sums=sums_of(then, act.case, made, number))


def _as_on(tx: Tx, day: date) -> Tx:
    """The same action, reckoning for another day."""
    return dataclasses.replace(tx, today=day)


def _now(paper: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(snapshot(paper, "zh"))
    return found
