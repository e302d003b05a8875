"""Everything that waits for a manager's word in one list, each decided where its rules are (CT-04, S3-36)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showroom.approvals import queries
from showroom.approvals.views import AskKind, Dossier, WaitingItem, WaitingList
from showroom.contract.terms import TermsService, WaitingTerms
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import Lang
from showroom.negotiation.approval_queries import expired_count
from showroom.negotiation.approvals import Decision
from showroom.persistence.actions import Tx, Workplace, composed, reads

if TYPE_CHECKING:
    from showroom.contract.change_drafts import OpenChange
    from showroom.contract.change_service import ContractChangeService
    from showroom.contract.service import ContractService
    from showroom.negotiation.service import NegotiationService
    from showroom.negotiation.views import QuoteView


class ApprovalDesk:
    """Discounts, changes and cancellations of contracts, special terms: read together, decided by their services."""

    def __init__(
        self, work: Workplace, negotiation: NegotiationService, contract: ContractService,
        changes: ContractChangeService,
    ) -> None:  # fmt: skip
        self.work = work
        self._negotiation, self._contract, self._changes = negotiation, contract, changes
        self._terms = TermsService(work)

    @composed(Permission.DISCOUNT_APPROVE)
    def waiting(self, actor: Actor) -> WaitingList:
        """What the actor may decide now, the oldest first."""
        discounts = [queries.discount_item(entry) for entry in self._negotiation.waiting(actor)]
        items = [*discounts, *self._waiting_changes(actor), *self._waiting_terms(actor)]
        return WaitingList(tuple(sorted(items, key=lambda one: (one.since, one.key))), self._expired(actor))

    @composed(Permission.DISCOUNT_APPROVE)
    def dossier(self, actor: Actor, item: WaitingItem, lang: Lang = "zh") -> Dossier:
        """The whole deal behind a line; raises not_found."""
        change = None
        if item.kind not in (AskKind.DISCOUNT, AskKind.TERMS):
            change = self._changes.view(actor, item.deal_id, lang).open
        quote = self._negotiation.current(actor, item.deal_id)
        return self._dossier(actor, item, quote if quote.number else None, change)

    @composed(Permission.DISCOUNT_APPROVE)
    def decide(self, actor: Actor, item: WaitingItem, decision: Decision, lang: Lang = "zh") -> None:
        """Approve or refuse; raises FieldErrors, changed_meanwhile and what the step's own service raises."""
        if item.kind is AskKind.DISCOUNT:
            self._negotiation.decide(
                actor, item.id, decision.note, approve=decision.approve, granted=decision.granted
            )  # fmt: skip
        elif item.kind is AskKind.TERMS:
            self._decide_terms(actor, item, decision)
        else:
            self._changes.decide(
                actor, item.deal_id, item.version, approve=decision.approve, remark=decision.note, lang=lang
            )

    @composed(Permission.DISCOUNT_APPROVE)
    def end_expired(self, actor: Actor) -> None:
        """Write down what expired since (CT-04)."""
        self._negotiation.end_expired(actor)

    def _decide_terms(self, actor: Actor, item: WaitingItem, decision: Decision) -> None:
        if decision.approve:
            self._contract.approve_terms(actor, item.deal_id, item.digest)
        else:
            self._terms.refuse(actor, item.deal_id, item.digest, decision.note)

    def _waiting_changes(self, actor: Actor) -> list[WaitingItem]:
        found = []
        for candidate in self._open_changes(actor):
            opened = self._changes.view(actor, candidate.deal_id).open
            if opened is not None and opened.may_decide:
                found.append(queries.with_post(candidate, opened))
        return found

    def _waiting_terms(self, actor: Actor) -> list[WaitingItem]:
        waits = self._terms.waiting(actor) if actor.may(Permission.RULE_OVERRIDE) else ()
        return self._term_items(actor, waits) if waits else []

    @reads(Permission.DISCOUNT_APPROVE)
    def _expired(self, tx: Tx) -> int:
        return expired_count(tx)

    @reads(Permission.DISCOUNT_APPROVE)
    def _open_changes(self, tx: Tx) -> list[WaitingItem]:
        return queries.open_changes(tx)

    @reads(Permission.DISCOUNT_APPROVE)
    def _term_items(self, tx: Tx, waits: tuple[WaitingTerms, ...]) -> list[WaitingItem]:
        return [queries.terms_item(tx, entry) for entry in waits]

    @reads(Permission.DISCOUNT_APPROVE)
    def _dossier(
        self, tx: Tx, item: WaitingItem, quote: QuoteView | None, change: OpenChange | None
    ) -> Dossier:  # fmt: skip
        return queries.dossier(tx, item, quote, change)
