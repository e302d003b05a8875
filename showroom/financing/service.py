"""Step 7: offers compared, one chosen or cash, its true cost signed for, and the lender's answers (§5)."""

from __future__ import annotations

import logging
from dataclasses import replace
from decimal import Decimal

import sqlalchemy as sa

from showroom.customers.model import ConsentPurpose
from showroom.customers.notice import NOTICE_VERSION
from showroom.customers.records import give_consent, withdraw_consent
from showroom.deals.handover import get_deal, note, require_reached, work_on
from showroom.deals.model import Deal, DealStatus, PayWay, Step
from showroom.deals.service import passed_overrides
from showroom.documents.seals import prepare_seal, sealed_pdf
from showroom.documents.store import SealedPaper, page_count, seal
from showroom.financing import messages as say
from showroom.financing.cost_sheet_pdf import render
from showroom.financing.drafts import FinancingDraft, FinancingView, OfferDraft
from showroom.financing.gate import financing_gate
from showroom.financing.model import Financing, LoanEvent, LoanOffer, LoanStatus
from showroom.financing.paper import KIND, TEMPLATE, Compared, SheetSigning, cost_sheet_paper, snapshot
from showroom.financing.progress import EDITABLE, FOLLOWING, REASONED
from showroom.financing.queries import (
    chosen_offer,
    financing_of,
    financing_view,
    ground_of,
    has_lender_consent,
    offers_of,
    stored_draft,
)
from showroom.financing.quoted_offer import quoted_draft, quoted_offer
from showroom.financing.reckoning import cleaned, reckon_offer
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import REQUIRED, FieldErrors, Lang, ShowroomError
from showroom.kernel.findings import Finding, Severity
from showroom.kernel.text import clean_text
from showroom.persistence import numbering
from showroom.persistence.actions import Tx, Workplace, check_version, composed, reads, writes
from showroom.staff.service import store_card

log = logging.getLogger(__name__)


class FinancingService:
    """The program calculates, collects and tracks; it is not a lender (FI-06)."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.FINANCING_WRITE)
    def current(self, tx: Tx, deal_id: int) -> FinancingView:
        """The stored financing, else the loan accepted with the quotation to be confirmed, else an empty one.

        Raises not_found, not_your_deal, loan_no_car.
        """
        return self._view(tx, get_deal(tx, deal_id))

    @reads(Permission.FINANCING_WRITE)
    def calculate(self, tx: Tx, deal_id: int, draft: FinancingDraft) -> FinancingView:
        """What typed offers come to, without saving; raises loan_bad_… for terms that make no loan."""
        deal = get_deal(tx, deal_id)
        return financing_view(tx, deal, draft, financing_of(tx, deal.id))

    @writes(Permission.FINANCING_WRITE)
    def save(self, tx: Tx, deal_id: int, draft: FinancingDraft) -> FinancingView:
        """Store offers, income and consents. A changed chosen offer voids its signed cost sheet (FI-08).

        Raises FieldErrors (`principal_0` is the first offer's principal), loan_offers_fixed, changed_meanwhile.
        """
        deal = work_on(tx, deal_id, Step.FINANCING)
        self._save(tx, deal, draft)
        return self._view(tx, deal)

    @writes(Permission.FINANCING_WRITE)
    def confirm_quoted(self, tx: Tx, deal_id: int, version: int) -> FinancingView:
        """The loan that was accepted with the quotation is the one applied for: written down and chosen in one act.

        Raises loan_not_quoted, changed_meanwhile, loan_offers_fixed, FieldErrors (`fee_collector_0` and the like, where
        financing asks what a quotation does not say), loan_too_many_offers.
        """
        deal = work_on(tx, deal_id, Step.FINANCING)
        row = financing_of(tx, deal.id)
        draft = FinancingDraft() if row is None else stored_draft(tx, deal, row)
        ground = ground_of(tx, deal, row)
        chosen = None if row is None else row.chosen
        quoted = quoted_offer(deal, draft, chosen, ground, tx.parameters)
        if quoted is None:
            raise ShowroomError(say.NOT_QUOTED)
        position = quoted.position
        if position is None:
            draft, position = replace(draft, offers=(*draft.offers, quoted.offer)), len(draft.offers)
        row = self._save(tx, deal, replace(draft, version=version))
        self._choose(tx, deal, row, position)
        return self._view(tx, deal)

    @writes(Permission.FINANCING_WRITE)
    def choose(self, tx: Tx, deal_id: int, position: int, version: int) -> FinancingView:
        """The customer takes this offer: it goes to the lender and onto the cost sheet.

        Raises loan_offers_fixed, changed_meanwhile, not_allowed (after the contract only a manager changes the way of
        paying, CT-04).
        """
        deal = work_on(tx, deal_id, Step.FINANCING)
        row = self._require_row(tx, deal)
        check_version(version, row.version)
        self._choose(tx, deal, row, position)
        return self._view(tx, deal)

    @writes(Permission.FINANCING_WRITE)
    def pay_cash(self, tx: Tx, deal_id: int) -> FinancingView:
        """The customer pays in full without a loan; raises loan_offers_fixed while a loan is under way.

        After the contract a manager must do it (CT-04), unless the lender declined.
        """
        deal = work_on(tx, deal_id, Step.FINANCING)
        row = financing_of(tx, deal.id)
        if row is not None:
            _require_editable(row)
            declined = row.status is LoanStatus.DECLINED
            _void_sheet(row)
            row.chosen = None
        else:
            declined = False
        if deal.contract_number and deal.pay_way is PayWay.LOAN and not declined:
            tx.require(Permission.DISCOUNT_APPROVE)
        deal.pay_way, deal.loan_principal = PayWay.CASH, None
        note(tx, deal.id, "paid_in_full")
        tx.audit("deal", deal.id, pay_way="cash")
        tx.session.flush()
        return self._view(tx, deal)

    @writes(Permission.FINANCING_WRITE)
    def advance(self, tx: Tx, deal_id: int, status: LoanStatus, note_text: str = "") -> FinancingView:
        """Record the lender's next answer (§5.4); raises loan_status_refused, loan_precheck_failed (PI-04, FI-03…),
        loan_cost_sheet_first (FI-08), FieldErrors(loan_note).
        """
        deal = self._deal_under_way(tx, deal_id)
        row = self._require_row(tx, deal)
        if row.chosen is None:
            raise ShowroomError(say.NOT_CHOSEN)
        _require_following(row.status, status)
        text = clean_text(note_text, 200)
        if status in REASONED and not text:
            raise FieldErrors({"loan_note": say.NOTE_NEEDED})
        if status is LoanStatus.SUBMITTED:
            self._require_submittable(tx, deal, row)
        if status is LoanStatus.CONTRACTED and row.cost_sheet_number is None:
            raise ShowroomError(say.COST_SHEET_FIRST)
        self._move(tx, row, status, text)
        note(tx, deal.id, "loan_status", status.value)
        tx.audit("financing", row.id, status=status)
        tx.audit("deal", deal.id, loan=status)
        tx.session.flush()
        return self._view(tx, deal)

    @reads(Permission.FINANCING_WRITE)
    def cost_sheet(self, tx: Tx, deal_id: int, lang: Lang = "zh") -> bytes:
        """The unsigned cost sheet of the chosen offer, watermarked as draft, to read before signing (FI-08)."""
        deal = get_deal(tx, deal_id)
        return self._render(tx, deal, SheetSigning(deal.number), lang)[1]

    @composed(Permission.FINANCING_WRITE)
    def sign_cost_sheet(self, actor: Actor, deal_id: int, signature: bytes) -> FinancingView:
        """The borrower signs the true cost before the loan contract (FI-08): number RZ, paper sealed in zh and en.

        Raises FieldErrors(borrower_signature), loan_not_chosen, loan_cost_sheet_stands, glyph_missing.
        """
        if not signature:
            raise FieldErrors({"borrower_signature": REQUIRED})
        self._rehearse(actor, deal_id, signature)
        return self._sign(actor, deal_id, signature)

    @reads(Permission.FINANCING_WRITE)
    def _rehearse(self, tx: Tx, deal_id: int, signature: bytes) -> None:
        """Draw both papers outside the write lock, so that what cannot be printed is refused there."""
        deal = work_on(tx, deal_id, Step.FINANCING)
        prepare_seal(tx)
        for lang in _LANGS:
            self._render(tx, deal, SheetSigning("XXXX-RZ-00000000-0000", signature), lang)

    @writes(Permission.FINANCING_WRITE)
    def _sign(self, tx: Tx, deal_id: int, signature: bytes) -> FinancingView:
        deal = work_on(tx, deal_id, Step.FINANCING)
        row = self._require_row(tx, deal)
        if row.cost_sheet_number is not None:
            raise ShowroomError(say.COST_SHEET_STANDS, number=row.cost_sheet_number)
        number = numbering.allot(tx.session, store_card(tx.session).code, "RZ", tx.today)
        for lang in _LANGS:
            text, drawn = self._render(tx, deal, SheetSigning(number, signature), lang)
            pdf = sealed_pdf(tx, drawn)
            ident = seal(
                tx, SealedPaper(KIND, number, lang, pdf, page_count(pdf), TEMPLATE, text, deal.id, deal.customer_id)
            )
            row.cost_sheet_id = row.cost_sheet_id or ident
        row.cost_sheet_number, row.cost_sheet_at, row.borrower_signature = number, tx.now, signature
        note(tx, deal.id, "cost_sheet_signed", number)
        tx.audit("financing", row.id, cost_sheet=number)
        tx.audit("deal", deal.id, cost_sheet=number)
        tx.session.flush()
        return self._view(tx, deal)

    def gate(self, tx: Tx, deal: Deal) -> tuple[Finding, ...]:
        """Cash, or a chosen offer with a signed cost sheet that the lender has approved (FI-08, §5.4)."""
        return financing_gate(tx, deal)

    def _render(self, tx: Tx, deal: Deal, signing: SheetSigning, lang: Lang) -> tuple[str, bytes]:
        row = self._require_row(tx, deal)
        if row.chosen is None:
            raise ShowroomError(say.NOT_CHOSEN)
        draft, ground = stored_draft(tx, deal, row), ground_of(tx, deal, row)
        results = tuple(reckon_offer(offer, draft, ground, tx.parameters) for offer in draft.offers)
        paper = cost_sheet_paper(tx, deal, Compared(results, row.chosen), signing, lang)
        return snapshot(paper, lang), render(paper, lang)

    def _save(self, tx: Tx, deal: Deal, draft: FinancingDraft) -> Financing:
        """Write offers, income and consents."""
        row = financing_of(tx, deal.id)
        check_version(draft.version, row.version if row else 0)
        draft = cleaned(draft, ground_of(tx, deal, row).price)
        if row is None:
            row = Financing(deal_id=deal.id, status_at=tx.now)
            tx.session.add(row)
            tx.session.flush()
        self._store_offers(tx, deal, row, draft.offers)
        for name in ("monthly_income", "monthly_debts", "overdue_declared", "commercial_use", "government_subsidy"):
            setattr(row, name, getattr(draft, name))
        self._store_consents(tx, deal, row, draft)
        row.saves += 1
        tx.session.flush()
        note(tx, deal.id, "loan_offered", " / ".join(offer.lender for offer in draft.offers))
        tx.audit("financing", row.id, offers=len(draft.offers))
        tx.audit("deal", deal.id, financing="saved")
        return row

    def _choose(self, tx: Tx, deal: Deal, row: Financing, position: int) -> None:
        """Make the offer the one applied for; another one's cost sheet speaks for it no more (FI-08)."""
        _require_editable(row)
        offers = {offer.position: offer for offer in offers_of(tx, row)}
        if position not in offers:
            raise ShowroomError(say.NO_OFFER)
        if deal.contract_number and deal.pay_way is PayWay.CASH:
            tx.require(Permission.DISCOUNT_APPROVE)
        if row.chosen != position:
            _void_sheet(row)
        row.chosen = position
        if row.status is LoanStatus.DECLINED:
            self._move(tx, row, LoanStatus.QUOTED, "")
        deal.pay_way, deal.loan_principal = PayWay.LOAN, offers[position].principal
        note(tx, deal.id, "loan_offered", f"{offers[position].lender} ¥{offers[position].principal.grouped()}")
        tx.audit("financing", row.id, chosen=position)
        tx.audit("deal", deal.id, pay_way="loan")
        tx.session.flush()

    def _store_offers(self, tx: Tx, deal: Deal, row: Financing, offers: tuple[OfferDraft, ...]) -> None:
        before = stored_draft(tx, deal, row).offers
        if before == offers:
            return
        if row.status not in EDITABLE:
            _require_editable(row)
        if row.chosen is not None and (row.chosen >= len(offers) or before[row.chosen] != offers[row.chosen]):
            _void_sheet(row)
            if row.chosen >= len(offers):
                row.chosen = None
            else:
                deal.loan_principal = offers[row.chosen].principal
        tx.session.execute(sa.delete(LoanOffer).where(LoanOffer.financing_id == row.id))
        tx.session.add_all(_row(row.id, position, offer) for position, offer in enumerate(offers))
        tx.session.flush()

    @staticmethod
    def _store_consents(tx: Tx, deal: Deal, row: Financing, draft: FinancingDraft) -> None:
        """A tick is a consent for the chosen lender by name, a tick taken away its withdrawal (PI-03, PI-04)."""
        offer = chosen_offer(tx, row)
        if draft.lender_consent and offer is None:
            raise FieldErrors({"lender_consent": say.NOT_CHOSEN})
        had = has_lender_consent(tx, deal, row)
        if draft.lender_consent and not had and offer is not None:
            row.consent_lender = offer.lender
            give_consent(tx, deal.customer_id, ConsentPurpose.LENDER, NOTICE_VERSION, offer.lender[:40])
        elif had and not draft.lender_consent:
            row.consent_lender = ""
            withdraw_consent(tx, deal.customer_id, ConsentPurpose.LENDER, NOTICE_VERSION, "financing")
        if draft.credit_authorised != (row.credit_authorised_at is not None):
            row.credit_authorised_at = tx.now if draft.credit_authorised else None

    @staticmethod
    def _require_submittable(tx: Tx, deal: Deal, row: Financing) -> None:
        draft, ground = stored_draft(tx, deal, row), ground_of(tx, deal, row)
        offer = draft.offers[row.chosen or 0]
        findings = passed_overrides(tx, deal, reckon_offer(offer, draft, ground, tx.parameters).findings)
        open_ones = [f for f in findings if f.severity >= Severity.NEEDS_APPROVAL]
        if open_ones:
            zh = "；".join(f.text_zh for f in open_ones)
            en = "; ".join(f.text_en for f in open_ones)
            raise ShowroomError(say.PRECHECK_FAILED, what_zh=zh, what_en=en)

    @staticmethod
    def _deal_under_way(tx: Tx, deal_id: int) -> Deal:
        """Repayment starts after delivery, so a won deal's loan still moves on."""
        deal = get_deal(tx, deal_id)
        if deal.status is DealStatus.WON:
            require_reached(tx, deal.id, Step.FINANCING)
            return deal
        return work_on(tx, deal_id, Step.FINANCING)

    @staticmethod
    def _require_row(tx: Tx, deal: Deal) -> Financing:
        row = financing_of(tx, deal.id)
        if row is None:
            raise ShowroomError(say.SAVE_FIRST)
        return row

    @staticmethod
    def _move(tx: Tx, row: Financing, status: LoanStatus, text: str) -> None:
        row.status, row.status_at = status, tx.now
        tx.session.add(LoanEvent(financing_id=row.id, status=status, note=text, at=tx.now, by=tx.actor.id))

    @staticmethod
    def _view(tx: Tx, deal: Deal) -> FinancingView:
        row = financing_of(tx, deal.id)
        if row is not None:
            return financing_view(tx, deal, stored_draft(tx, deal, row), row)
        offer = quoted_draft(deal)
        if offer is not None:
            try:
                return financing_view(tx, deal, FinancingDraft((offer,)), None)
            except ShowroomError as error:  # terms that make no loan stand in the quotation: nothing to start from
                log.info("%s: the quoted loan cannot be reckoned: %s", deal.number, error.code)
        return financing_view(tx, deal, FinancingDraft(), None)


_LANGS: tuple[Lang, Lang] = ("zh", "en")


def _require_editable(row: Financing) -> None:
    if row.status not in EDITABLE:
        zh, en = say.STATUS_NAMES[row.status]
        raise ShowroomError(say.OFFERS_FIXED, status_zh=zh, status_en=en)


def _require_following(before: LoanStatus, after: LoanStatus) -> None:
    if after not in FOLLOWING[before]:
        one, other = say.STATUS_NAMES[before], say.STATUS_NAMES[after]
        raise ShowroomError(
            say.STATUS_REFUSED, before_zh=one[0], after_zh=other[0], before_en=one[1], after_en=other[1]
        )


def _void_sheet(row: Financing) -> None:
    """The sealed paper stays in the store; it only no longer speaks for the present offer."""
    row.cost_sheet_number = row.cost_sheet_id = row.cost_sheet_at = row.borrower_signature = None


def _row(financing_id: int, position: int, offer: OfferDraft) -> LoanOffer:
    def text(share: Decimal | None) -> str:
        return "" if share is None else str(share)

    return LoanOffer(
        financing_id=financing_id,
        position=position,
        lender=offer.lender,
        product=offer.product,
        method=offer.method,
        principal=offer.principal,
        annual_rate=str(offer.annual_rate),
        months=offer.months,
        balloon=offer.balloon,
        upfront_fee=offer.upfront_fee,
        fee_collector=offer.fee_collector,
        flat_fee_rate=str(offer.flat_fee_rate),
        yearly_shares=" ".join(str(share) for share in offer.yearly_shares),
        subsidy_payer=offer.subsidy_payer,
        lender_rate=text(offer.lender_rate),
        penalty_share=text(offer.penalty_share),
        overdue_rate=text(offer.overdue_rate),
    )
