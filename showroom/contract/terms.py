"""Special terms that wait for the posts that must agree to them, and a post's no to them (CT-04, S3-27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from showroom.contract.checks import GM, MANAGER, approvals
from showroom.contract.model import Contract
from showroom.contract.paper import special_terms, terms_digest
from showroom.contract.terms_model import TermsRefusal
from showroom.contract.valid import contract_of
from showroom.deals.decisions import tell_decision
from showroom.deals.handover import note, work_on
from showroom.deals.model import Deal, DealStatus, Step
from showroom.kernel.actor import Actor, Permission, Role
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.staff.posts import stands_in
from showroom.staff.service import staff_name

OWN_TERMS = Message(
    "contract_own_terms",
    "自己的商机，特别约定须由他人审批（CT-04）",
    "Nobody approves the special terms of their own deal (CT-04)",
)
TERMS_DECIDED = Message(
    "contract_terms_decided", "这些特别约定已有决定，或内容已改", "These terms are decided already, or were changed"
)
_POSTS = {MANAGER: Role.SALES_MANAGER, GM: Role.GENERAL_MANAGER}
_MOST = 100


@dataclass(frozen=True, slots=True)
class WaitingTerms:
    """Special terms of an unsigned contract for the actor's post to decide on; `digest` names exactly these words."""

    deal_id: int
    contract_id: int
    role: Role
    terms: tuple[str, ...]
    digest: str
    since: datetime


class TermsService:
    """The no to special terms; the yes is `ContractService.approve_terms`."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.RULE_OVERRIDE)
    def waiting(self, tx: Tx) -> tuple[WaitingTerms, ...]:
        """Terms that the actor may decide on, the oldest contract first."""
        query = (
            sa.select(Contract, Deal)
            .join(Deal, Deal.id == Contract.deal_id)
            .where(Contract.number.is_(None), Contract.special_terms != "", Deal.status == DealStatus.OPEN)
            .where(Deal.consultant_id != tx.actor.id)
            .order_by(Contract.created_at, Contract.id)
            .limit(_MOST)
        )
        found = (waiting_for(tx, contract, deal) for contract, deal in tx.session.execute(query))
        return tuple(entry for entry in found if entry is not None)

    @writes(Permission.RULE_OVERRIDE)
    def refuse(self, tx: Tx, deal_id: int, digest: str, remark: str) -> None:
        """Say no to exactly these terms; other terms may be asked for again.

        Raises FieldErrors(note), contract_own_terms, contract_terms_decided, contract_only_leaders.
        """
        deal = work_on(tx, deal_id, Step.CONTRACT)
        text = field_text("note", remark, 300)
        if not text:
            raise FieldErrors({"note": REQUIRED})
        require_other(tx.actor, deal)
        contract = contract_of(tx, deal.id, lock=True)
        waits = None if contract is None or contract.number is not None else waiting_for(tx, contract, deal)
        if waits is None or waits.digest != digest:
            raise ShowroomError(TERMS_DECIDED)
        post = next(name for name, role in _POSTS.items() if role is waits.role)
        tx.session.add(
            TermsRefusal(
                contract_id=waits.contract_id, post=post, terms_sha256=digest, note=text, at=tx.now, by=tx.actor.id
            )
        )
        note(tx, deal.id, "terms_refused", f"{tx.actor.name}：{text}")
        tell_decision(tx, deal, deal.consultant_id, f"未批准 特别约定：{text}")
        tx.audit("contract", waits.contract_id, terms_refused=post)
        tx.audit("deal", deal.id, contract="terms refused")


def require_other(actor: Actor, deal: Deal) -> None:
    """Raises contract_own_terms where the actor sells this deal (CT-04)."""
    if deal.consultant_id == actor.id:
        raise ShowroomError(OWN_TERMS)


def waiting_for(tx: Tx, contract: Contract, deal: Deal) -> WaitingTerms | None:
    """What the actor may decide on in this contract; None when there is nothing, or not by this actor."""
    terms, digest = special_terms(contract), terms_digest(contract)
    given = approvals(tx, contract)
    both = stands_in(tx, (deal.consultant_id,)) if terms else False
    if not terms or tx.actor.id == deal.consultant_id or (tx.actor.id in given.values() and not both):
        return None
    refused = _refusals(tx, contract.id, digest)
    if tx.actor.id in refused.values():
        return None
    for post, role in _POSTS.items():
        if (tx.actor.is_any(role) or both) and post not in given and post not in refused:
            return WaitingTerms(deal.id, contract.id, role, terms, digest, contract.created_at)
    return None


def _refusals(tx: Tx, contract_id: int, digest: str) -> dict[str, int]:
    """Who refused these very terms, by post."""
    rows = tx.session.execute(
        sa.select(TermsRefusal.post, TermsRefusal.by).where(
            TermsRefusal.contract_id == contract_id, TermsRefusal.terms_sha256 == digest
        )
    )
    return {post: by for post, by in rows}  # noqa: C416 - a Row is no pair for dict()'s type


def refusals_said(tx: Tx, contract: Contract) -> tuple[str, ...]:
    """Each no to the terms as they stand, with its name and reason; () once they were changed."""
    rows = tx.session.scalars(
        sa.select(TermsRefusal)
        .where(TermsRefusal.contract_id == contract.id, TermsRefusal.terms_sha256 == terms_digest(contract))
        .order_by(TermsRefusal.id)
    )
    return tuple(f"{staff_name(tx.session, row.by)}：{row.note}" for row in rows)
