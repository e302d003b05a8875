"""Quotation, discount ladder and approvals (step 5)."""

from __future__ import annotations

from dataclasses import replace

from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.deals.quote_basis import with_basis
from showroom.deals.quoted_loan import with_acceptance
from showroom.documents.store import SealedPaper, page_count, seal
from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError
from showroom.kernel.findings import Finding
from showroom.kernel.money import Money
from showroom.negotiation import approvals
from showroom.negotiation import messages as say
from showroom.negotiation.approval_queries import approval_views, ladder_view, standing_ladder, waiting_requests
from showroom.negotiation.approvals import Decision
from showroom.negotiation.draft import QuoteDraft, draft_from_json
from showroom.negotiation.gate import accepted_finding, newest, objection_findings
from showroom.negotiation.goods import gifts_without_value
from showroom.negotiation.handing_over import hand_over
from showroom.negotiation.limits import judged
from showroom.negotiation.model import Quotation, QuotationStatus
from showroom.negotiation.reckoning import Reckoned, outdated, reckon, require_marked, start_draft
from showroom.negotiation.saving import (
    as_quoted,
    basis_of,
    model_of,
    model_text,
    quote_pdf,
    renewed,
    save_quote,
    token,
    use_of,
)
from showroom.negotiation.subsidy_once import refuse_company_subsidy, refuse_second_subsidy
from showroom.negotiation.views import QuoteView, WaitingApproval
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes


class NegotiationService:
    """Quotations of a deal, and who must agree to them."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.QUOTE_WRITE)
    def current(self, tx: Tx, deal_id: int) -> QuoteView:
        """The deal's newest quotation, or an unsaved one that starts from the official amounts of today."""
        deal = get_deal(tx, deal_id)
        quotation = newest(tx, deal.id)
        if quotation is None:
            draft = start_draft(model_of(tx, deal), tx.today, tx.parameters, use_of(tx, deal))
            return self._unsaved(tx, deal, draft)
        return self._view(tx, deal, quotation)

    @reads(Permission.QUOTE_WRITE)
    def calculate(self, tx: Tx, deal_id: int, draft: QuoteDraft) -> QuoteView:
        """What a draft comes to, without saving; raises FieldErrors."""
        require_marked(draft, tx.today, tx.parameters)
        deal = get_deal(tx, deal_id)
        refuse_company_subsidy(tx, deal, draft)
        return self._unsaved(tx, deal, draft)

    @writes(Permission.QUOTE_WRITE)
    def save(self, tx: Tx, deal_id: int, draft: QuoteDraft) -> QuoteView:
        """Save the offer as a new version; every earlier one stays readable.

        Raises FieldErrors; EditedMeanwhile (changed_meanwhile) with every difference where another desk saved since.
        """
        from showroom.negotiation.comparing import require_newest

        require_newest(tx, deal_id, draft)
        return self._view(tx, *save_quote(tx, deal_id, draft))

    @writes(Permission.QUOTE_WRITE)
    def renew(self, tx: Tx, deal_id: int, version: int) -> QuoteView:
        """The newest offer once more for today, valid for a week from now, with today's official amounts (G-06).

        Raises no_quotation, changed_meanwhile, contract_stands; FieldErrors where it cannot be given today.
        """
        quotation = _require(newest(tx, deal_id))
        check_version(version, token(quotation))
        draft = renewed(tx, get_deal(tx, deal_id), quotation)
        return self._view(tx, *save_quote(tx, deal_id, draft))

    @writes(Permission.QUOTE_WRITE)
    def ask_approval(self, tx: Tx, deal_id: int, reason: str) -> QuoteView:
        """Ask those who must agree to the newest quotation (CT-04); raises FieldErrors(approval_reason)."""
        return self._view(tx, *approvals.ask(tx, deal_id, reason))

    @writes(Permission.QUOTE_WRITE)
    def withdraw_approval(self, tx: Tx, approval_id: int) -> QuoteView:
        """Take an undecided request back; raises not_your_request, already_decided."""
        return self._view(tx, *approvals.withdraw(tx, approval_id))

    @reads(Permission.DISCOUNT_APPROVE)
    def waiting(self, tx: Tx, limit: int = 100) -> tuple[WaitingApproval, ...]:
        """Live requests that the actor may decide, the oldest first."""
        return waiting_requests(tx, limit)

    @writes(Permission.DISCOUNT_APPROVE)
    def decide(
        self, tx: Tx, approval_id: int, note_text: str, *, approve: bool, granted: Money | None = None
    ) -> QuoteView:
        """Approve (up to `granted`) or refuse a request; nobody decides on their own (CT-04)."""
        return self._view(tx, *approvals.decide(tx, approval_id, Decision(approve, note_text, granted)))

    @writes(Permission.DISCOUNT_APPROVE)
    def end_expired(self, tx: Tx) -> int:
        """Write down what expired since; how many requests and approvals that were (CT-04)."""
        count = approvals.end_expired(tx)
        tx.audit("approval", 0, ended=count)
        return count

    @writes(Permission.QUOTE_WRITE)
    def accept(self, tx: Tx, deal_id: int, version: int) -> QuoteView:
        """The customer accepts the newest quotation: it is handed over to the contract and kept on paper.

        Raises approval_waiting, approval_refused, quote_expired, quote_accepted_already, changed_meanwhile; FieldErrors
        or quote_outdated when tax, insurance or fees of today are others than those quoted (G-06).
        """
        deal = work_on(tx, deal_id, Step.NEGOTIATION)
        quotation = _require(newest(tx, deal.id))
        check_version(version, token(quotation))
        if quotation.status is QuotationStatus.ACCEPTED:
            raise ShowroomError(say.ALREADY_ACCEPTED, number=quotation.number)
        if tx.today > quotation.valid_until:
            raise ShowroomError(say.QUOTE_EXPIRED, until=quotation.valid_until.isoformat())
        approvals.require_approved(tx, deal, quotation)
        draft = draft_from_json(quotation.draft)
        found = self._still_true(tx, deal, quotation, draft)
        quotation.status = QuotationStatus.ACCEPTED
        hand_over(deal, quotation, draft)
        deal.quotation_json = with_basis(deal.quotation_json, tx.today, basis_of(tx, deal, draft))
        deal.quotation_json = with_acceptance(deal.quotation_json, tx.today, quotation.contract_price)
        for lang in ("zh", "en"):
            self._seal(tx, deal, quotation, found, lang)
        note(tx, deal.id, "quote_accepted", quotation.number)
        tx.audit("deal", deal.id, accepted=quotation.number)
        tx.session.flush()
        return self._view(tx, deal, quotation)

    @reads(Permission.QUOTE_WRITE)
    def pdf(self, tx: Tx, deal_id: int, lang: Lang) -> bytes:
        """The newest saved quotation on paper."""
        deal = get_deal(tx, deal_id)
        return quote_pdf(tx, deal, _require(newest(tx, deal.id)), lang)

    def gate(self, tx: Tx, deal: Deal) -> tuple[Finding, ...]:
        """Negotiation is left when the customer has accepted an approved price and no doubt is open (rulebook 6.6)."""
        from showroom.negotiation.group_gate import group_findings
        from showroom.negotiation.price_history import price_findings
        from showroom.vehicles.returned_cars import returned_findings

        told = returned_findings(tx, deal.id, deal.vehicle_id)  # SB-11
        return (accepted_finding(tx, deal), *told, *objection_findings(tx, deal), *group_findings(tx, deal),
                *price_findings(tx, deal))  # fmt: skip

    def _seal(self, tx: Tx, deal: Deal, quotation: Quotation, found: Reckoned, lang: Lang) -> None:
        from showroom.negotiation.paper import TEMPLATE, quotation_paper
        from showroom.negotiation.quotation_pdf import render

        paper = quotation_paper(tx, deal, quotation, found, lang)
        pdf = render(paper, lang)
        seal(
            tx,
            SealedPaper(
                "quote", quotation.number, lang, pdf, page_count(pdf), TEMPLATE, quotation.draft, deal.id,
                deal.customer_id,
            ),
        )  # fmt: skip

    @staticmethod
    def _still_true(tx: Tx, deal: Deal, quotation: Quotation, draft: QuoteDraft) -> Reckoned:
        """What the quotation comes to today, which must be what it says to the fen."""
        require_marked(draft, tx.today, tx.parameters)
        model, use = model_of(tx, deal, quotation), use_of(tx, deal)
        then = start_draft(model, quotation.quoted_on, tx.parameters, use)
        stale = outdated(draft, then, start_draft(model, tx.today, tx.parameters, use))
        if stale:
            raise FieldErrors(stale)
        refuse_second_subsidy(tx, deal, draft)
        found = reckon(draft, model, tx.today, tx.parameters, quotation.guide_price)
        old, new = quotation.on_road_price, found.price.on_road
        if old != new:
            raise ShowroomError(say.QUOTE_OUTDATED, old=old.grouped(), new=new.grouped())
        return found

    def _unsaved(self, tx: Tx, deal: Deal, draft: QuoteDraft) -> QuoteView:
        model = model_of(tx, deal)
        found = judged(tx, model, draft, reckon(draft, model, tx.today, tx.parameters), tx.today)
        ladder = ladder_view(tx, model, tx.today, found.guide_price)
        return QuoteView(
            0, deal.id, "", 0, QuotationStatus.OPEN, tx.today, draft, found, (), model_text(model), ladder,
            unvalued=gifts_without_value(tx, draft, tx.today),
        )  # fmt: skip

    def _view(self, tx: Tx, deal: Deal, quotation: Quotation) -> QuoteView:
        model = model_of(tx, deal, quotation)
        draft = replace(draft_from_json(quotation.draft), version=token(quotation))
        found, on = as_quoted(tx, quotation, model), quotation.quoted_on
        ladder = standing_ladder(tx, deal, quotation, ladder_view(tx, model, on, quotation.guide_price))
        return QuoteView(
            quotation.id, deal.id, quotation.number, quotation.revision, quotation.status, on, draft, found,
            approval_views(tx, deal, quotation), model_text(model), ladder,
            quotation.status is QuotationStatus.OPEN and tx.today > quotation.valid_until,
            gifts_without_value(tx, draft, on),
        )  # fmt: skip


def _require(quotation: Quotation | None) -> Quotation:
    if quotation is None:
        raise ShowroomError(say.NO_QUOTATION)
    return quotation
