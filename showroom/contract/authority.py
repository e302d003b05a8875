"""The power of attorney of whoever signs for the buyer: its scan is filed before the signature (§3.2, DV-06)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from showroom.contract import messages as say
from showroom.contract.ink_messages import SCAN_KNOWN
from showroom.contract.messages import finding
from showroom.contract.valid import contract_of, open_reissue
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.documents.model import Document
from showroom.documents.proving import AUTHORITY
from showroom.documents.store import SealedPaper, seal, sha256_of
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.findings import Finding, Severity
from showroom.persistence.actions import Tx, Workplace, composed, reads, writes

if TYPE_CHECKING:
    from showroom.contract.model import Contract
    from showroom.contract.scans import Scan

NOT_FILED = Message(
    "agent_authority_missing",
    "代理人 {name} 签字，但授权委托书还没有扫描存档：请先“附上授权书”（§3.2、DV-06）",
    "{name} signs for the buyer, but no scan of the power of attorney is filed: attach it first (§3.2, DV-06)",
)
NO_AGENT = Message(
    "authority_no_agent",
    "合同没有填写代理人及其证件号码，授权书无从对应（§3.2）",
    "The contract names no agent with a document number whom a power of attorney could belong to (§3.2)",
)


@dataclass(frozen=True, slots=True)
class AuthorityState:
    """Who signs for the buyer ('' for nobody), and the filed scan of exactly this agent's authority, if any.

    Of a contract to be issued anew whoever signs that one; `signed` once nothing waits for a signature.
    """

    agent: str = ""
    signed: bool = False
    document_id: int | None = None
    filed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """The agent of the contract to be signed, or signed already."""

    deal_id: int
    agent: str
    agent_id_number: str
    signed: bool


class AuthorityService:
    """Files what an agent brings along."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.CONTRACT_READ)
    def state(self, tx: Tx, deal_id: int) -> AuthorityState:
        """Where the authority stands; raises not_found, not_your_deal."""
        return _state(tx, _next_signatory(tx, get_deal(tx, deal_id)))

    @composed(Permission.CONTRACT_WRITE)
    def attach(self, actor: Actor, deal_id: int, files: tuple[bytes, ...]) -> AuthorityState:
        """The authority was seen, and its scan is stored for ever; a newer one may follow.

        Raises authority_no_agent, contract_already_signed, scan_known and what `read_scan` raises.
        """
        from showroom.contract.scans import read_scan

        return self._attach(actor, deal_id, read_scan(files))

    @writes(Permission.CONTRACT_WRITE)
    def _attach(self, tx: Tx, deal_id: int, scan: Scan) -> AuthorityState:
        deal = work_on(tx, deal_id, Step.CONTRACT)
        contract = contract_of(tx, deal.id, lock=True)
        who = _next_signatory(tx, deal)
        if contract is None or not who.agent or not who.agent_id_number:
            raise ShowroomError(NO_AGENT)
        if who.signed:
            raise ShowroomError(say.ALREADY_SIGNED, number=contract.number)
        digest = sha256_of(scan.pdf)
        known = tx.session.scalar(sa.select(Document.number).where(Document.sha256 == digest).limit(1))
        if known is not None:
            raise ShowroomError(SCAN_KNOWN, number=known)
        count = tx.session.scalar(sa.select(sa.func.count(Document.id)).where(*_of_deal(deal.id))) or 0
        number = f"{deal.number}-A{count + 1}"
        about = json.dumps(_whose(who) | {"source": scan.source, "sha256": digest}, sort_keys=True)
        paper = SealedPaper(
            AUTHORITY, number, "zh", scan.pdf, scan.pages, "scan", about, deal.id, deal.customer_id
        )  # fmt: skip
        seal(tx, paper)
        note(tx, deal.id, "authority_filed", number)
        tx.audit("contract", contract.id, authority="filed")
        tx.audit("deal", deal.id, contract="authority")
        return _state(tx, who)


def authority_findings(tx: Tx, contract: Contract) -> Iterator[Finding]:
    """An agent whose number is known but whose authority is not filed signs nothing (§3.2, DV-06)."""
    who = Signatory(contract.deal_id, contract.agent, contract.agent_id_number, contract.number is not None)
    if who.agent and who.agent_id_number and _filed(tx, who) is None:
        values = {"name": contract.agent}
        yield finding("DV-06", Severity.BLOCK, NOT_FILED, contract.agent, "agent", values=values)


def _next_signatory(tx: Tx, deal: Deal) -> Signatory:
    """Who signs, or signed, for the buyer: the open reissue's word before that of the contract that stands."""
    contract, reissue = contract_of(tx, deal.id), open_reissue(tx, deal.id)
    if reissue is not None and reissue.buyer_draft is not None:
        person = json.loads(reissue.buyer_draft)
        return Signatory(deal.id, person["agent"], person["agent_id_number"], signed=False)
    if contract is None:
        return Signatory(deal.id, "", "", signed=False)
    return Signatory(deal.id, contract.agent, contract.agent_id_number, contract.number is not None)


def _state(tx: Tx, who: Signatory) -> AuthorityState:
    if not who.agent:
        return AuthorityState()
    found = _filed(tx, who)
    if found is None:
        return AuthorityState(who.agent, who.signed)
    return AuthorityState(who.agent, who.signed, found.id, found.at)


def _filed(tx: Tx, who: Signatory) -> Document | None:
    """The newest scan that was filed for exactly this agent: another name or number is another authority."""
    rows = tx.session.scalars(sa.select(Document).where(*_of_deal(who.deal_id)).order_by(Document.id.desc()))
    wanted = _whose(who).items()
    return next((row for row in rows if wanted <= json.loads(row.snapshot or "{}").items()), None)


def _of_deal(deal_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return (Document.deal_id == deal_id, Document.kind == AUTHORITY)


def _whose(who: Signatory) -> dict[str, str]:
    return {"agent": who.agent, "agent_id_number": who.agent_id_number}
