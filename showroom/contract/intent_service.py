"""Intent orders (订金) before the contract (定金): drafted, signed, converted by the contract, or returned in full."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from showroom.contract import duties, queries
from showroom.contract import intent_messages as say
from showroom.contract.annexes import Sources
from showroom.contract.change_drafts import RefundDraft
from showroom.contract.contract_paper import REFUND_DAYS
from showroom.contract.drafts import SignDraft
from showroom.contract.hands import require_signatures
from showroom.contract.intent_drafts import EndDraft, IntentDraft, IntentView, LapsedRow
from showroom.contract.intent_pdf import render
from showroom.contract.intent_queries import PayOut, draft_row, intent_view, lapsed_rows, last_ended, left_of
from showroom.contract.intent_signing import Intended, intent_paper, require_grown, sign_and_seal
from showroom.contract.intent_state import standing_intent
from showroom.contract.paper import Signing
from showroom.contract.papers_model import IntentEnd, IntentEnding, IntentOrder
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.documents.seals import prepare_seal
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import REQUIRED, FieldErrors, Lang, Message, ShowroomError, Told, told
from showroom.kernel.money import BAD_AMOUNT, LIMIT_FEN, ZERO
from showroom.kernel.text import clean_text, field_text
from showroom.persistence.actions import Tx, Workplace, check_version, composed, reads, writes

_STAND_IN = "XXXX-DD-00000000-0000"
_LIMITS = {"delivery_note": 120, "wishes": 500, "guardian": 80}
_LANGUAGES: tuple[Lang, Lang] = ("zh", "en")


class IntentService:
    """One draft and at most one standing intent order a deal; `pay_out` writes a refund into the receipts ledger."""

    def __init__(self, work: Workplace, sources: Sources, pay_out: PayOut) -> None:
        self.work = work
        self._sources, self._pay_out = sources, pay_out

    @reads(Permission.CONTRACT_READ)
    def view(self, tx: Tx, deal_id: int) -> IntentView:
        """Draft, standing and ended intent orders of a deal, and the 订金 held; raises not_found, not_your_deal."""
        return intent_view(tx, get_deal(tx, deal_id), self._sources)

    @writes(Permission.CONTRACT_WRITE)
    def save(self, tx: Tx, deal_id: int, draft: IntentDraft, base: IntentDraft | None = None) -> IntentView:
        """Store the draft. `base`: the draft that this one was made from.

        Raises FieldErrors, intent_stands, intent_contract_signed, intent_no_car; EditedMeanwhile (changed_meanwhile)
        with every difference where another desk saved since.
        """
        from showroom.contract.comparing import require_newest_intent

        deal = self._open(tx, deal_id)
        values = _checked(tx, draft)
        tx.session.refresh(deal, with_for_update=True)  # two desks may save the first at once
        row = draft_row(tx, deal.id)
        require_newest_intent(tx, row, replace(draft, **values), base)
        check_version(draft.version, row.version if row else 0)
        if row is None:
            row = IntentOrder(deal_id=deal.id, created_at=tx.now, created_by=tx.actor.id)
            tx.session.add(row)
            note(tx, deal.id, "intent_drafted")
        for name, value in values.items():
            setattr(row, name, value)
        tx.session.flush()
        tx.audit("intent_order", row.id, draft="saved")
        tx.audit("deal", deal.id, intent="draft")
        return intent_view(tx, deal, self._sources)

    @reads(Permission.CONTRACT_READ)
    def review_pdf(self, tx: Tx, deal_id: int, lang: Lang = "zh") -> bytes:
        """The draft on paper, watermarked; raises intent_not_saved, glyph_missing."""
        deal = get_deal(tx, deal_id)
        intended = self._intended(tx, deal)
        return render(intent_paper(intended, Signing(deal.number, tx.today), lang), lang)

    @composed(Permission.CONTRACT_SIGN)
    def sign(self, actor: Actor, deal_id: int, draft: SignDraft) -> IntentView:
        """Sign once: gapless number of the series DD, both papers, digest and audit in one transaction (CT-07).

        The same key signs nothing twice. Raises FieldErrors, intent_not_saved, intent_stands, glyph_missing.
        """
        require_signatures(draft)
        self._rehearse(actor, deal_id, draft)
        return self._sign(actor, deal_id, draft)

    @reads(Permission.CONTRACT_SIGN)
    def _rehearse(self, tx: Tx, deal_id: int, draft: SignDraft) -> None:
        """Draw both papers before the lock, so that what cannot be printed is refused there."""
        if _replayed(tx, deal_id, draft.key):
            return
        prepare_seal(tx)
        intended = self._intended(tx, self._open(tx, deal_id))
        require_grown(tx, intended, draft)
        signing = Signing(_STAND_IN, tx.today, tx.now, "-", draft.buyer_signature, draft.seller_signature)
        for lang in _LANGUAGES:
            render(intent_paper(intended, signing, lang), lang)

    @writes(Permission.CONTRACT_SIGN)
    def _sign(self, tx: Tx, deal_id: int, draft: SignDraft) -> IntentView:
        deal = get_deal(tx, deal_id)
        tx.session.refresh(deal, with_for_update=True)
        done = _replayed(tx, deal_id, draft.key)
        if done is not None:
            tx.audit("intent_order", done.id, replayed=done.number)
            return intent_view(tx, deal, self._sources)
        self._open(tx, deal_id)
        intended = self._intended(tx, deal)
        require_grown(tx, intended, draft)
        sign_and_seal(tx, intended, draft)
        return intent_view(tx, deal, self._sources)

    @writes(Permission.CONTRACT_WRITE)
    def end(self, tx: Tx, deal_id: int, draft: EndDraft) -> IntentView:
        """End the standing intent order without a contract: what is held goes back in full, to the fen (DP-05).

        Raises FieldErrors (a reason), intent_none_stands, intent_not_lapsed, intent_not_an_end.
        """
        deal = get_deal(tx, deal_id)
        tx.session.refresh(deal, with_for_update=True)
        row = self._standing(tx, deal)
        reason = field_text("reason", draft.reason, 300)
        if draft.ending is IntentEnding.CONVERTED:
            raise ShowroomError(say.NOT_AN_END)
        if draft.ending is IntentEnding.EXPIRED and row.valid_until >= tx.today:
            raise ShowroomError(say.NOT_LAPSED, day=row.valid_until.isoformat())
        if not reason:
            raise FieldErrors({"reason": REQUIRED})
        due = self._sources.intent_held(tx, deal)
        tx.session.add(
            IntentEnd(intent_id=row.id, ending=draft.ending, reason=reason, due=due, at=tx.now, by=tx.actor.id)
        )
        tx.session.flush()
        if due > ZERO:
            until = tx.today + timedelta(days=REFUND_DAYS)
            duties.ask(tx, deal, duties.REFUND, until, f"{row.number} 订金 ¥{due.grouped()}")
        note(tx, deal.id, "intent_ended", f"{row.number} {say.ENDING_NAMES[draft.ending][0]}：{reason}")
        tx.audit("intent_order", row.id, ended=draft.ending)
        tx.audit("deal", deal.id, intent="ended")
        return intent_view(tx, deal, self._sources)

    @writes(Permission.RECEIPT_WRITE)
    def refund(self, tx: Tx, deal_id: int, draft: RefundDraft) -> IntentView:
        """Pay the 订金 of an ended intent order out, up to what is due, once per key (DP-05).

        Raises FieldErrors, intent_nothing_due.
        """
        deal = get_deal(tx, deal_id)
        tx.session.refresh(deal, with_for_update=True)
        if last_ended(tx, deal.id) is None:
            raise ShowroomError(say.NOTHING_DUE)
        self._pay_out(tx, deal_id, draft, lambda tx, deal: left_of(tx, deal, self._sources))
        if left_of(tx, deal, self._sources) == ZERO:
            duties.settle(tx, deal, duties.REFUND, draft.voucher)
        tx.audit("deal", deal.id, refund="intent")
        return intent_view(tx, deal, self._sources)

    @reads(Permission.CONTRACT_READ)
    def lapsed(self, tx: Tx, limit: int = 100) -> tuple[LapsedRow, ...]:
        """Standing intent orders whose last day has passed, oldest first: each wants a contract or its refund."""
        return lapsed_rows(tx, limit)

    def _intended(self, tx: Tx, deal: Deal) -> Intended:
        row = draft_row(tx, deal.id)
        if row is None:
            raise ShowroomError(say.NOT_SAVED)
        return Intended(row, queries.material(tx, deal))

    @staticmethod
    def _standing(tx: Tx, deal: Deal) -> IntentOrder:
        row = standing_intent(tx, deal.id)
        if row is None:
            raise ShowroomError(say.NONE_STANDS)
        return row

    @staticmethod
    def _open(tx: Tx, deal_id: int) -> Deal:
        """The deal, where an intent order may be begun: a car is chosen, no contract signed, none standing."""
        deal = work_on(tx, deal_id, Step.NEGOTIATION)
        if deal.contract_number is not None:
            raise ShowroomError(say.CONTRACT_SIGNED, number=deal.contract_number)
        if deal.model_id is None:
            raise ShowroomError(say.NO_CAR)
        row = standing_intent(tx, deal.id)
        if row is not None:
            raise ShowroomError(say.STANDS, number=row.number)
        return deal


def _replayed(tx: Tx, deal_id: int, key: str) -> IntentOrder | None:
    found = tx.session.scalar(sa.select(IntentOrder).where(IntentOrder.idempotency_key == key))
    if found is not None and found.deal_id != deal_id:
        raise ShowroomError(say.KEY_USED)
    return found


def _checked(tx: Tx, draft: IntentDraft) -> dict[str, Any]:
    """The values as stored; raises FieldErrors naming every wrong field."""
    wrong: dict[str, Told | Message] = {}
    values: dict[str, Any] = {"amount": draft.amount, "valid_until": draft.valid_until}
    if draft.amount <= ZERO:
        wrong["amount"] = say.AMOUNT_NEEDED
    elif draft.amount.fen >= LIMIT_FEN:
        wrong["amount"] = told(BAD_AMOUNT, text="≥ 10¹²")
    if draft.valid_until is None:
        wrong["valid_until"] = REQUIRED
    elif draft.valid_until < tx.today:
        wrong["valid_until"] = say.PAST_DAY
    for name, limit in _LIMITS.items():
        try:
            values[name] = clean_text(getattr(draft, name), limit)
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    if wrong:
        raise FieldErrors(wrong)
    return values
