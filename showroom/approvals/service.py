"""Everything that waits for a manager's word in one list, each decided where its rules are (CT-04, S3-36)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import sqlalchemy as sa

from showroom.approvals.views import AskKind, Dossier, WaitingItem, WaitingList, Wanted
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import REQUIRED, FieldErrors, Lang, Message, ShowroomError
from showroom.negotiation.approval_queries import expired_count
from showroom.negotiation.approvals import Decision
from showroom.persistence.actions import Tx, Workplace, composed, reads

if TYPE_CHECKING:
    from showroom.contract.change_drafts import Given, OpenChange
    from showroom.contract.change_service import ContractChangeService
    from showroom.contract.filing_service import FilingService, WaitingOrder
    from showroom.contract.service import ContractService
    from showroom.contract.terms import TermsService, WaitingTerms
    from showroom.follow_up.claim_service import QualityService
    from showroom.negotiation.margin import MarginService
    from showroom.negotiation.service import NegotiationService
    from showroom.negotiation.views import QuoteView, WaitingApproval

_CHANGE = sa.table("contract_change", *map(sa.column, ("number", "withdrawn_at")))
_ORDER = sa.table("informal_order", *map(sa.column, ("id", "confirmed_at")))
_CONTRACT = sa.table("contract", *map(sa.column, ("number", "special_terms")))
_CLAIM = sa.table("quality_claim", *map(sa.column, ("id", "outcome", "opened_by")))
CHOSEN_THERE = Message(
    "claim_chosen_there",
    "怎么满足三包要求，请在商机的“后续服务”里比较退与换后决定（SB-06）",
    "How a three-guarantees claim is met is chosen in the deal's follow-up, refund and exchange side by side (SB-06)",
)


class Steps(Protocol):
    """The steps whose rules decide; each is built, and its heavy papers imported, only when something waits there."""

    @property
    def negotiation(self) -> NegotiationService: ...
    @property
    def margins(self) -> MarginService: ...
    @property
    def contract(self) -> ContractService: ...
    @property
    def contract_changes(self) -> ContractChangeService: ...
    @property
    def filing(self) -> FilingService: ...
    @property
    def quality_claims(self) -> QualityService: ...


class ApprovalDesk:
    """Discounts, changes of contracts, special terms and claims: read together, decided by their own services."""

    def __init__(self, work: Workplace, steps: Steps) -> None:
        self.work = work
        self._steps = steps

    @composed(Permission.DISCOUNT_APPROVE)
    def waiting(self, actor: Actor) -> WaitingList:
        """What the actor may decide now, the oldest first."""
        expired, changes, terms, orders, claims = self._what_waits(actor)
        items = [_discount_item(entry) for entry in self._steps.negotiation.waiting(actor)]
        if changes:
            items += self._waiting_changes(actor)
        if terms and actor.may(Permission.RULE_OVERRIDE):
            items += self._waiting_terms(actor)
        if orders and actor.may(Permission.RULE_OVERRIDE):
            items += self._waiting_orders(actor)
        if claims and actor.may(Permission.RULE_OVERRIDE):
            items += self._claim_items(actor)
        return WaitingList(tuple(sorted(items, key=lambda one: (one.since, one.key))), expired)

    @composed(Permission.DISCOUNT_APPROVE)
    def dossier(self, actor: Actor, item: WaitingItem, lang: Lang = "zh") -> Dossier:
        """The whole deal behind a line; raises not_found."""
        steps, margin = self._steps, None
        lines: tuple[tuple[str, str], ...] = ()
        given: tuple[Given, ...] = ()
        wanted = Wanted()
        if item.kind is AskKind.CLAIM:
            lines = self._claim_lines(actor, item, lang)
        elif item.kind not in (AskKind.DISCOUNT, AskKind.TERMS, AskKind.ORDER):
            opened = steps.contract_changes.view(actor, item.deal_id, lang).open
            if opened is not None:
                lines, given = _change_lines(opened, lang), opened.given
                wanted = _wanted(opened)
        if actor.may(Permission.MARGIN_READ) and item.kind is not AskKind.CLAIM:
            margin = steps.margins.margin(actor, item.deal_id)
        quote = steps.negotiation.current(actor, item.deal_id)
        found = self._dossier(actor, item, quote if quote.number else None, wanted)
        limits = None if item.kind is AskKind.CLAIM else found.limits  # a claim asks for no discount
        return replace(found, margin=margin, limits=limits, change_lines=lines, given=given)

    @composed(Permission.DISCOUNT_APPROVE)
    def decide(self, actor: Actor, item: WaitingItem, decision: Decision, lang: Lang = "zh") -> None:
        """Approve or refuse; raises FieldErrors, changed_meanwhile and what the step's own service raises."""
        approve, remark = decision.approve, decision.note
        if item.kind is AskKind.DISCOUNT:
            self._steps.negotiation.decide(actor, item.id, remark, approve=approve, granted=decision.granted)
        elif item.kind is AskKind.ORDER and approve:
            self._steps.filing.confirm_order(actor, item.deal_id, item.id)
        elif item.kind is AskKind.ORDER:
            self._steps.filing.refuse_order(actor, item.deal_id, item.id, remark)
        elif item.kind is AskKind.CLAIM:
            self._decide_claim(actor, item, decision)
        elif item.kind is not AskKind.TERMS:
            changes = self._steps.contract_changes
            changes.decide(actor, item.deal_id, item.version, approve=approve, remark=remark, lang=lang)
        elif approve:
            self._steps.contract.approve_terms(actor, item.deal_id, item.digest)
        else:
            self._terms().refuse(actor, item.deal_id, item.digest, remark)

    @composed(Permission.DISCOUNT_APPROVE)
    def end_expired(self, actor: Actor) -> None:
        """Write down what expired since (CT-04)."""
        self._steps.negotiation.end_expired(actor)

    def _decide_claim(self, actor: Actor, item: WaitingItem, decision: Decision) -> None:
        """Refused here, with the reason that the customer must hear; met only where both sums stand (SB-06)."""
        from showroom.follow_up.claim_rules import Outcome
        from showroom.follow_up.quality_views import DecisionDraft

        if decision.approve:
            raise ShowroomError(CHOSEN_THERE)
        if not decision.note.strip():
            raise FieldErrors({"note": REQUIRED})
        draft = DecisionDraft(Outcome.REFUSED, decision.note, version=item.version)
        self._steps.quality_claims.decide(actor, item.deal_id, item.id, draft)

    def _waiting_changes(self, actor: Actor) -> list[WaitingItem]:
        from showroom.approvals.queries import with_post

        found = []
        for candidate in self._open_changes(actor):
            opened = self._steps.contract_changes.view(actor, candidate.deal_id).open
            if opened is not None and opened.may_decide:
                found.append(with_post(candidate, opened))
        return found

    def _waiting_terms(self, actor: Actor) -> list[WaitingItem]:
        waits = self._terms().waiting(actor)
        return self._term_items(actor, waits) if waits else []

    def _waiting_orders(self, actor: Actor) -> list[WaitingItem]:
        """Nobody confirms an order that they took themselves (CT-05)."""
        waits = tuple(one for one in self._steps.filing.waiting_orders(actor) if one.by != actor.id)
        return self._order_items(actor, waits) if waits else []

    def _terms(self) -> TermsService:
        from showroom.contract.terms import TermsService

        return TermsService(self.work)

    @reads(Permission.DISCOUNT_APPROVE)
    def _what_waits(self, tx: Tx) -> tuple[int, bool, bool, bool, bool]:
        """How much expired; whether any open change, special terms, unsigned order or another's claim is there."""
        change = sa.select(_CHANGE.c.number).where(_CHANGE.c.number.is_(None), _CHANGE.c.withdrawn_at.is_(None))
        terms = sa.select(_CONTRACT.c.number).where(_CONTRACT.c.number.is_(None), _CONTRACT.c.special_terms != "")
        order = sa.select(_ORDER.c.id).where(_ORDER.c.confirmed_at.is_(None))
        claim = sa.select(_CLAIM.c.id).where(_CLAIM.c.outcome.is_(None), _CLAIM.c.opened_by != tx.actor.id)
        found = [tx.session.execute(query.limit(1)).first() is not None for query in (change, terms, order, claim)]
        return expired_count(tx), found[0], found[1], found[2], found[3]

    @reads(Permission.DISCOUNT_APPROVE)
    def _open_changes(self, tx: Tx) -> list[WaitingItem]:
        from showroom.approvals.queries import open_changes

        return open_changes(tx)

    @reads(Permission.DISCOUNT_APPROVE)
    def _term_items(self, tx: Tx, waits: tuple[WaitingTerms, ...]) -> list[WaitingItem]:
        from showroom.approvals.queries import terms_item

        return [terms_item(tx, entry) for entry in waits]

    @reads(Permission.DISCOUNT_APPROVE)
    def _order_items(self, tx: Tx, waits: tuple[WaitingOrder, ...]) -> list[WaitingItem]:
        from showroom.approvals.queries import order_item

        return [order_item(tx, entry) for entry in waits]

    @reads(Permission.DISCOUNT_APPROVE)
    def _claim_items(self, tx: Tx) -> list[WaitingItem]:
        from showroom.approvals.claims import waiting_claims

        return waiting_claims(tx)

    @reads(Permission.DISCOUNT_APPROVE)
    def _claim_lines(self, tx: Tx, item: WaitingItem, lang: Lang) -> tuple[tuple[str, str], ...]:
        from showroom.approvals.claims import claim_lines

        return claim_lines(tx, item, lang)

    @reads(Permission.DISCOUNT_APPROVE)
    def _dossier(self, tx: Tx, item: WaitingItem, quote: QuoteView | None, wanted: Wanted) -> Dossier:
        from showroom.approvals.queries import dossier

        return dossier(tx, item, quote, wanted)


def _wanted(opened: OpenChange) -> Wanted:
    """A cancellation asks for no discount, and only a change order for another car."""
    return Wanted(getattr(opened.draft, "discount", None), getattr(opened.draft, "model_id", None))


def _change_lines(opened: OpenChange, lang: Lang) -> tuple[tuple[str, str], ...]:
    from showroom.approvals.change_lines import change_lines

    return change_lines(opened, lang)


def _discount_item(waits: WaitingApproval) -> WaitingItem:
    return WaitingItem(
        AskKind.DISCOUNT, waits.id, waits.deal_id, waits.customer_name, waits.model_text, waits.consultant,
        waits.reason, waits.role, waits.asked_at, waits.expires_at, waits.discount, waits.guide_price,
    )  # fmt: skip
