"""Up to three alternatives beside the working quotation, side by side with their loans; one is chosen (S4-07)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import sqlalchemy as sa

from showroom.deals.handover import get_deal, work_on
from showroom.deals.loan_terms import LenderOffer, LoanChoice, LoanFigures
from showroom.deals.model import Deal, PayWay, Step
from showroom.kernel.actor import Permission
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Lang, Message, ShowroomError, Told, told
from showroom.kernel.money import ZERO, Money
from showroom.kernel.text import field_text
from showroom.negotiation.draft import QuoteDraft, draft_from_json, draft_to_json
from showroom.negotiation.gate import newest
from showroom.negotiation.model import Quotation
from showroom.negotiation.proposal_model import QuoteProposal
from showroom.negotiation.reckoning import OFFICIAL, VALID_DAYS, Reckoned, reckon, require_marked, start_draft
from showroom.negotiation.saving import as_quoted, cleaned, model_of, model_text, save_quote, token, use_of
from showroom.negotiation.subsidy_once import refuse_company_subsidy
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.vehicles.model import Vehicle, VehicleModel

log = logging.getLogger(__name__)
MOST = 3
TOO_MANY = Message(
    "proposals_full",
    "最多并列 {limit} 个方案：请先移除一个",
    "At most {limit} proposals stand side by side: remove one first",
)


@dataclass(frozen=True, slots=True)
class LoanDesk:
    """Financing's rules as they are handed in: what a loan comes to, and what lenders offered for a deal."""

    figures: Callable[[Money, LoanChoice], LoanFigures]
    offers: Callable[[Tx, Deal], tuple[LenderOffer, ...]]


@dataclass(frozen=True, slots=True)
class ProposalDraft:
    """An alternative: its name, its car, and the whole offer with the loan's terms. `position` 0 takes a free place."""

    title: str
    model_id: int
    quote: QuoteDraft
    position: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `position` 0 is the working quotation. `figures` is None in cash and without a lender's terms.

    `problem` says why an alternative cannot be offered today; then `found` is None.
    """

    position: int
    title: str
    model_id: int
    model_text: str
    quote: QuoteDraft
    found: Reckoned | None
    figures: LoanFigures | None
    version: int
    problem: Told | None = None

    @property
    def down_payment(self) -> Money | None:
        """The contract price less the loan; None in cash."""
        if self.found is None or self.quote.pay_way is PayWay.CASH:
            return None
        return self.found.price.contract_price - self.quote.loan_principal

    @property
    def total_cost(self) -> Money | None:
        """All that is paid until the loan is paid off: on the road, interest and fees; None where not known."""
        if self.found is None or (self.quote.pay_way is PayWay.LOAN and self.figures is None):
            return None
        return self.found.price.on_road + (self.figures.cost if self.figures else ZERO)


@dataclass(frozen=True, slots=True)
class ProposalsView:
    """The columns in their order, the lenders' offers to choose from, and the cars that could be proposed."""

    deal_id: int
    columns: tuple[Column, ...]
    offers: tuple[LenderOffer, ...]
    models: tuple[tuple[int, str], ...]


class ProposalService:
    """Keeps alternatives, reckons them by today's parameters, and makes one of them the working quotation."""

    def __init__(self, work: Workplace, loans: LoanDesk) -> None:
        self.work = work
        self._loans = loans

    @reads(Permission.QUOTE_WRITE)
    def view(self, tx: Tx, deal_id: int) -> ProposalsView:
        """All columns side by side; raises not_found, not_your_deal."""
        return self._view(tx, get_deal(tx, deal_id))

    @writes(Permission.QUOTE_WRITE)
    def keep(self, tx: Tx, deal_id: int, draft: ProposalDraft) -> ProposalsView:
        """Store an alternative, or change the one at its position.

        Raises FieldErrors, proposals_full, changed_meanwhile, loan_bad_….
        """
        deal = work_on(tx, deal_id, Step.NEGOTIATION)
        title = field_text("title", draft.title, 40)
        if not title:
            raise FieldErrors({"title": REQUIRED})
        model = tx.session.get(VehicleModel, draft.model_id)
        if model is None:
            raise FieldErrors({"model_id": REQUIRED})
        quote = _for_car(tx, deal, model, cleaned(draft.quote))
        self._check(tx, deal, model, quote)
        row = self._place(tx, deal, draft)
        row.title, row.model_id, row.draft = title, model.id, draft_to_json(quote)
        row.at, row.by = tx.now, tx.actor.id
        tx.session.flush()
        tx.audit("deal", deal.id, proposal=row.position)
        return self._view(tx, deal)

    @writes(Permission.QUOTE_WRITE)
    def remove(self, tx: Tx, deal_id: int, position: int) -> ProposalsView:
        """Take an alternative away; raises not_found."""
        deal = work_on(tx, deal_id, Step.NEGOTIATION)
        tx.session.delete(_row(tx, deal, position))
        tx.session.flush()
        tx.audit("deal", deal.id, proposal_removed=position)
        return self._view(tx, deal)

    @writes(Permission.QUOTE_WRITE)
    def choose(self, tx: Tx, deal_id: int, position: int, version: int) -> ProposalsView:
        """Make an alternative the working quotation, as its next version; another car becomes the deal's.

        Raises not_found, changed_meanwhile, contract_stands, FieldErrors.
        """
        deal = work_on(tx, deal_id, Step.NEGOTIATION)
        row = _row(tx, deal, position)
        check_version(version, row.version)
        if row.model_id != deal.model_id:
            deal.model_id = row.model_id
            vehicle = None if deal.vehicle_id is None else tx.session.get(Vehicle, deal.vehicle_id)
            if vehicle is not None and vehicle.model_id != row.model_id:
                deal.vehicle_id = None  # a car of another version is allotted anew
        before = newest(tx, deal.id)
        quote = _for_today(tx, draft_from_json(row.draft))
        save_quote(tx, deal_id, replace(quote, version=0 if before is None else token(before)))
        tx.audit("deal", deal.id, chosen=position)
        return self._view(tx, deal)

    @reads(Permission.QUOTE_WRITE)
    def paper(self, tx: Tx, deal_id: int, lang: Lang) -> bytes:
        """The columns on one page; raises not_found where nothing was kept."""
        from showroom.negotiation.proposals_paper import proposals_pdf

        deal = get_deal(tx, deal_id)
        return proposals_pdf(tx, deal, self._view(tx, deal).columns, lang)

    def _view(self, tx: Tx, deal: Deal) -> ProposalsView:
        quotation = newest(tx, deal.id)
        query = sa.select(QuoteProposal).where(QuoteProposal.deal_id == deal.id).order_by(QuoteProposal.position)
        columns = [self._proposed(tx, deal, row) for row in tx.session.scalars(query)]
        if quotation is not None:
            columns.insert(0, self._working(tx, deal, quotation))
        return ProposalsView(deal.id, tuple(columns), self._loans.offers(tx, deal), _models(tx, deal))

    def _working(self, tx: Tx, deal: Deal, quotation: Quotation) -> Column:
        model, draft = model_of(tx, deal, quotation), draft_from_json(quotation.draft)
        found, figures = as_quoted(tx, quotation, model), None
        try:
            figures = self._figures(tx, deal, draft)
        except ShowroomError as error:  # terms that make no loan leave the price standing
            log.info("%s: %s", quotation.number, error.code)
        return Column(0, quotation.number, model.id, model_text(model), draft, found, figures, token(quotation))

    def _proposed(self, tx: Tx, deal: Deal, row: QuoteProposal) -> Column:
        model, draft = tx.session.get_one(VehicleModel, row.model_id), _for_today(tx, draft_from_json(row.draft))
        found, figures, problem = None, None, None
        try:
            refuse_company_subsidy(tx, deal, draft)
            found, figures = reckon(draft, model, tx.today, tx.parameters), self._figures(tx, deal, draft)
        except FieldErrors as errors:
            problem = next(iter(errors.fields.values()))
        except ShowroomError as error:
            problem = told(error.message, **error.values)
        return Column(row.position, row.title, model.id, model_text(model), draft, found, figures, row.version, problem)

    def _figures(self, tx: Tx, deal: Deal, draft: QuoteDraft) -> LoanFigures | None:
        """By the terms that were chosen, else by a lender's offer over the very same sum; never guessed."""
        if draft.pay_way is PayWay.CASH or not draft.loan_principal:
            return None
        choice = draft.loan
        if choice is None:
            offers = (one.choice for one in self._loans.offers(tx, deal) if one.principal == draft.loan_principal)
            choice = next(offers, None)
        return None if choice is None else self._loans.figures(draft.loan_principal, choice)

    def _check(self, tx: Tx, deal: Deal, model: VehicleModel, quote: QuoteDraft) -> None:
        """That it can be offered at all; raises FieldErrors, loan_bad_…."""
        require_marked(quote, tx.today, tx.parameters)
        refuse_company_subsidy(tx, deal, quote)
        reckon(quote, model, tx.today, tx.parameters)
        self._figures(tx, deal, quote)

    @staticmethod
    def _place(tx: Tx, deal: Deal, draft: ProposalDraft) -> QuoteProposal:
        if draft.position:
            row = _row(tx, deal, draft.position)
            check_version(draft.version, row.version)
            return row
        query = sa.select(QuoteProposal.position).where(QuoteProposal.deal_id == deal.id)
        taken = set(tx.session.scalars(query))
        free = next((place for place in range(1, MOST + 1) if place not in taken), None)
        if free is None:
            raise ShowroomError(TOO_MANY, limit=MOST)
        row = QuoteProposal(deal_id=deal.id, position=free)
        tx.session.add(row)
        return row


def _row(tx: Tx, deal: Deal, position: int) -> QuoteProposal:
    query = sa.select(QuoteProposal).where(QuoteProposal.deal_id == deal.id, QuoteProposal.position == position)
    row = tx.session.scalar(query)
    if row is None:
        raise ShowroomError(NOT_FOUND, what=f"proposal {position}")
    return row


def _for_car(tx: Tx, deal: Deal, model: VehicleModel, quote: QuoteDraft) -> QuoteDraft:
    """Another car has its own official amounts; for the deal's own car they stay as typed."""
    if model.id == deal.model_id:
        return quote
    start = start_draft(model, tx.today, tx.parameters, use_of(tx, deal))
    return replace(quote, **{name: getattr(start, name) for name in OFFICIAL})


def _for_today(tx: Tx, quote: QuoteDraft) -> QuoteDraft:
    """An alternative is no offer with a day of its own: it holds from the day on which it is chosen."""
    late = quote.valid_until is None or quote.valid_until < tx.today
    return replace(quote, valid_until=tx.today + timedelta(days=VALID_DAYS)) if late else quote


def _models(tx: Tx, deal: Deal) -> tuple[tuple[int, str], ...]:
    """The deal's car and the versions of its brand, the own one first."""
    if deal.model_id is None:
        return ()
    own = tx.session.get_one(VehicleModel, deal.model_id)
    query = sa.select(VehicleModel).where(VehicleModel.brand == own.brand, VehicleModel.id != own.id)
    others = tx.session.scalars(query.order_by(VehicleModel.series, VehicleModel.guide_price).limit(200))
    return ((own.id, model_text(own)), *((model.id, model_text(model)) for model in others))
