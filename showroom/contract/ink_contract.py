"""The deal's first contract signed with ink: its numbered print becomes the contract (docs/decisions/008)."""

from __future__ import annotations

import json

from showroom.contract import ink_messages as say
from showroom.contract import queries
from showroom.contract.after_signing import after_signing
from showroom.contract.annexes import Sources, annexed
from showroom.contract.contract_pdf import render
from showroom.contract.ink_compare import BOUND, moved, require_same, stored
from showroom.contract.ink_drafts import CONTRACT, InkDraft
from showroom.contract.ink_model import InkCopy
from showroom.contract.paper import Material, Signing, contract_paper, snapshot
from showroom.contract.signable import require_signable
from showroom.contract.signing import Outcome, Papers, audit_anchor, conclude, next_number, seal_papers
from showroom.contract.valid import contract_of
from showroom.deals.model import Deal
from showroom.kernel.clock import local_date
from showroom.kernel.errors import ShowroomError, Told
from showroom.persistence.actions import Tx

_STAND_IN = "XXXX-XS-00000000-0000"


class ContractInk:
    """What ink means for a contract that nobody has signed yet."""

    def __init__(self, tx: Tx, deal: Deal, sources: Sources) -> None:
        self._tx, self._deal, self._sources = tx, deal, sources

    def offered(self) -> str:
        """A saved draft may always be printed; what it still lacks is told then."""
        return CONTRACT if contract_of(self._tx, self._deal.id) is not None else ""

    def rehearse(self) -> None:
        """Draw both papers outside the lock; raises what may keep the draft from its signature."""
        require_signable(self._tx, self._deal)
        signing = Signing(_STAND_IN, self._tx.today, self._tx.now, "-", ink=True)
        material = self._material()
        render(contract_paper(material, signing, "zh"), "zh")
        render(contract_paper(material, signing, "en"), "en")

    def seal(self) -> InkCopy:
        """Number, seal and store the paper for the pen (CT-06, CT-07)."""
        tx, contract, material = self._tx, require_signable(self._tx, self._deal), self._material()
        number = next_number(tx, material)
        papers = seal_papers(tx, material, Signing(number, tx.today, tx.now, audit_anchor(tx), ink=True), {})
        return InkCopy(
            deal_id=self._deal.id, contract_id=contract.id, number=number, document_id=papers.original,
            translation_id=papers.translation, sha256=papers.sha256, printed_at=tx.now, printed_by=tx.actor.id,
        )  # fmt: skip

    def moved(self, copy: InkCopy) -> Told | None:
        """What the print and the deal no longer agree on."""
        return self._moved(self._material(), copy)

    def sign(self, copy: InkCopy, draft: InkDraft) -> None:
        """The contract is signed; raises StepBlocked, contract_ink_differs, gate_car_gone."""
        require_signable(self._tx, self._deal, printed=True)
        material = self._material()
        require_same(self._moved(material, copy))
        papers = Papers(copy.document_id, copy.translation_id, copy.sha256)
        conclude(self._tx, material, Outcome(copy.number, papers, draft.key, draft.signed_on))
        after_signing(self._tx, self._deal, self._sources)

    def _moved(self, material: Material, copy: InkCopy) -> Told | None:
        day = local_date(copy.printed_at, self._tx.work.zone)
        paper = contract_paper(material, Signing(copy.number, day, self._tx.now, ink=True), "zh")
        return moved((stored(self._tx, copy.document_id), json.loads(snapshot(paper, "zh")), BOUND))

    def _material(self) -> Material:
        if contract_of(self._tx, self._deal.id) is None:
            raise ShowroomError(say.INK_NONE)
        return annexed(self._tx, queries.material(self._tx, self._deal), self._sources)
