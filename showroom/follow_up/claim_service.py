"""Repairs and 三包 claims of a delivered car: record, rights, decisions, papers, money (SB-02…08, SB-11, SB-12)."""

from __future__ import annotations

from showroom.customers.records import get_customer
from showroom.deals.handover import DEAL_CLOSED, get_deal, note
from showroom.deals.indexing import index_deal
from showroom.deals.model import Deal, DealStatus
from showroom.follow_up import claim_acts as acts
from showroom.follow_up import quality_texts as say
from showroom.follow_up.claim_rules import RETURNS
from showroom.follow_up.quality_model import QualityClaim
from showroom.follow_up.quality_queries import claim_lines, first_losses, periods_of, quality_view
from showroom.follow_up.quality_views import (
    ClaimDraft,
    ClaimOffer,
    DecisionDraft,
    FinishDraft,
    Handover,
    PayOut,
    QualityView,
    RepairDraft,
)
from showroom.follow_up.repair_entry import add_repair, change_repair, get_repair, require_correctable
from showroom.kernel.actor import Permission
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.vehicles.periods import Periods


class QualityService:
    """What the customer may ask for after delivery, and what the store did about it."""

    def __init__(self, work: Workplace, handover: Handover) -> None:
        self.work = work
        self._handover = handover

    @reads(Permission.DEAL_READ)
    def view(self, tx: Tx, deal_id: int) -> QualityView:
        """The repair record, the rights that follow from it today, and the claims; empty before a delivery."""
        return quality_view(tx, get_deal(tx, deal_id), self._handover)

    @writes(Permission.FOLLOW_UP_WRITE)
    def record(self, tx: Tx, deal_id: int, draft: RepairDraft) -> QualityView:
        """Write a fault and its repair down (SB-12); raises FieldErrors, claim_no_car, deal_closed."""
        deal, periods = self._delivered(tx, deal_id)
        row = add_repair(tx, deal, draft, periods.start)
        note(tx, deal.id, "repair_recorded", row.fault)
        tx.audit("repair_record", row.id, closed=draft.out_on is not None)
        return self._done(tx, deal, repair=row.id)

    @writes(Permission.FOLLOW_UP_WRITE)
    def change(self, tx: Tx, deal_id: int, repair_id: int, draft: RepairDraft) -> QualityView:
        """Go on with an open record; a day out closes it for ever (SB-12).

        Raises FieldErrors, repair_closed, changed_meanwhile.
        """
        deal, periods = self._delivered(tx, deal_id)
        change_repair(tx, get_repair(tx, deal_id, repair_id), draft, periods.start)
        tx.audit("repair_record", repair_id, closed=draft.out_on is not None)
        return self._done(tx, deal, repair=repair_id)

    @writes(Permission.FOLLOW_UP_WRITE)
    def correct(self, tx: Tx, deal_id: int, repair_id: int, draft: RepairDraft) -> QualityView:
        """A new record in place of a closed one that is wrong; that one stays, and counts no more (SB-12).

        Raises FieldErrors, repair_open, repair_corrected.
        """
        deal, periods = self._delivered(tx, deal_id)
        before = get_repair(tx, deal_id, repair_id)
        require_correctable(tx, before)
        row = add_repair(tx, deal, draft, periods.start, before)
        tx.audit("repair_record", row.id, corrects=repair_id)
        return self._done(tx, deal, repair=row.id)

    @writes(Permission.FOLLOW_UP_WRITE)
    def open_claim(self, tx: Tx, deal_id: int, draft: ClaimDraft) -> QualityView:
        """Write down what the customer asks for; answer and end have their working days from today (SB-06).

        Raises FieldErrors, claim_no_right, claim_open, claim_no_car, deal_closed.
        """
        deal, _ = self._delivered(tx, deal_id)
        row = acts.open_claim(tx, deal, draft, self._handover)
        index_deal(tx, deal, get_customer(tx, deal.customer_id))
        note(tx, deal.id, "claim_opened", row.number)
        tx.audit("quality_claim", row.id, number=row.number, wanted=draft.wanted)
        return self._done(tx, deal, claim=row.number)

    @reads(Permission.DEAL_READ)
    def offer(self, tx: Tx, deal_id: int, claim_id: int, draft: DecisionDraft | None = None) -> ClaimOffer:
        """Both choices reckoned, nothing stored: with `draft`'s figures, else with what the deal knows (SB-07, SB-08).

        Raises FieldErrors.
        """
        deal = get_deal(tx, deal_id)
        row = acts.get_claim(tx, deal_id, claim_id, write=False)
        first = draft or DecisionDraft(next(iter(RETURNS)), losses=first_losses(deal))
        exchange, refund = acts.both(first)
        changed, use = acts.sheet_of(tx, deal, row, exchange, self._handover)
        refunded, _ = acts.sheet_of(tx, deal, row, refund, self._handover)
        return ClaimOffer(changed, refunded, first.losses, use.share, use.paid_for)

    @writes(Permission.RULE_OVERRIDE)
    def decide(self, tx: Tx, deal_id: int, claim_id: int, draft: DecisionDraft) -> QualityView:
        """A manager decides; an exchange or a refund is reckoned and its sheet sealed in both languages (SB-06…08).

        Raises FieldErrors, claim_decided, claim_own, claim_open, changed_meanwhile, glyph_missing.
        """
        deal, periods = self._delivered(tx, deal_id)
        row = acts.get_claim(tx, deal_id, claim_id)
        acts.decide(tx, deal, row, draft)
        if draft.outcome in RETURNS:
            self._seal_sheet(tx, (deal, row), draft, periods)
        note(tx, deal.id, "claim_decided", f"{row.number} {say.OUTCOMES[draft.outcome]('zh')}")
        tx.audit("quality_claim", row.id, decided=draft.outcome)
        return self._done(tx, deal, claim=row.number)

    @writes(Permission.FOLLOW_UP_WRITE)
    def answer(self, tx: Tx, deal_id: int, claim_id: int, text: str) -> QualityView:
        """The customer was told the decision and its reason (SB-06); raises claim_not_decided, claim_answered."""
        deal = get_deal(tx, deal_id)
        row = acts.get_claim(tx, deal_id, claim_id)
        acts.answer(tx, deal, row, text)
        note(tx, deal.id, "claim_answered", row.number)
        tx.audit("quality_claim", row.id, answered=True)
        return self._done(tx, deal, claim=row.number)

    @writes(Permission.FOLLOW_UP_WRITE)
    def finish(self, tx: Tx, deal_id: int, claim_id: int, draft: FinishDraft) -> QualityView:
        """The claim is done with; a car that comes back becomes a 三包换退车 (SB-11), its successor starts anew (29).

        Raises FieldErrors, claim_not_answered, claim_finished, vehicle_not_free, changed_meanwhile.
        """
        deal = get_deal(tx, deal_id)
        row = acts.get_claim(tx, deal_id, claim_id)
        acts.finish(tx, deal, row, draft)
        note(tx, deal.id, "claim_finished", row.number)
        tx.audit("quality_claim", row.id, finished=True)
        return self._done(tx, deal, claim=row.number)

    @writes(Permission.RECEIPT_WRITE)
    def pay(self, tx: Tx, deal_id: int, claim_id: int, draft: PayOut) -> QualityView:
        """Pay out what the sheet gives the customer, into the receipts ledger, once per key (SB-07, SB-08).

        Raises FieldErrors, claim_no_refund.
        """
        deal = get_deal(tx, deal_id)
        tx.session.refresh(deal, with_for_update=True)
        row = acts.get_claim(tx, deal_id, claim_id)

        def left(within: Tx, of: Deal) -> Money:
            return next(one.left for one in claim_lines(within, of, self._handover) if one.id == row.id)

        line = next(one for one in claim_lines(tx, deal, self._handover) if one.id == row.id)
        if line.to_customer is None or line.to_customer <= ZERO:
            raise ShowroomError(say.NO_REFUND)
        self._handover.pay_out(tx, deal_id, draft, left)
        if left(tx, deal) == ZERO:
            acts.settle_finance(tx, deal, row.number)
        tx.audit("quality_claim", row.id, paid=True)
        return self._done(tx, deal, claim=row.number)

    def _seal_sheet(
        self, tx: Tx, case: tuple[Deal, QualityClaim], draft: DecisionDraft, periods: Periods
    ) -> None:  # fmt: skip
        from showroom.follow_up.claim_paper import seal_sheet

        deal, row = case
        found = acts.sheet_of(tx, deal, row, draft, self._handover)
        row.refunded_before = self._handover.refunded(tx, deal)
        papers = seal_sheet(tx, deal, row, found, periods.start)
        kept = acts.sheet_row(row, found, draft, papers)
        kept.at, kept.by = tx.now, tx.actor.id
        tx.session.add(kept)
        tx.session.flush()
        tx.audit("claim_sheet", kept.id, claim=row.number)
        acts.ask_finance(tx, deal, row, found[0].to_customer)

    def _delivered(self, tx: Tx, deal_id: int) -> tuple[Deal, Periods]:
        """The deal with a car that the customer has; raises claim_no_car, deal_closed."""
        deal = get_deal(tx, deal_id)
        if deal.status in {DealStatus.CANCELLED, DealStatus.LOST}:
            raise ShowroomError(DEAL_CLOSED, number=deal.number)
        periods = periods_of(tx, deal, self._handover)
        if periods is None or deal.vehicle_id is None:
            raise ShowroomError(say.NO_CAR)
        return deal, periods

    def _done(self, tx: Tx, deal: Deal, **facts: object) -> QualityView:
        tx.audit("deal", deal.id, **facts)
        tx.session.flush()
        return quality_view(tx, deal, self._handover)
