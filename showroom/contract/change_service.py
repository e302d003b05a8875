"""Change orders (换订), cancellations (退订), reissues (作废重开), notices (解除) and refunds (CT-04, CT-06, DP)."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.contract import change_messages as say
from showroom.contract import change_queries as queries
from showroom.contract.change_case import Case, cancel_sums, case_of, change_sums, require_ledger
from showroom.contract.change_drafts import (
    AnyDraft,
    CancelDraft,
    CancelSums,
    ChangeChoices,
    ChangeDraft,
    ChangeSums,
    ChangesView,
    Neighbours,
    RefundDraft,
    ReissueDraft,
    ReissueSums,
)
from showroom.contract.change_effects import REFUND, close_requests
from showroom.contract.change_entry import checked_cancel, checked_change, to_json
from showroom.contract.change_model import ChangeApproval, ChangeKind, ContractChange
from showroom.contract.change_reissue import anew, checked_reissue, reissue_start, reissue_sums, reissue_to_json
from showroom.contract.change_signing import already_signed, bound, drawn, require_hands, sign_and_seal
from showroom.contract.drafts import SignDraft
from showroom.contract.hands import require_key
from showroom.contract.ink_copies import refuse_while_printed
from showroom.contract.notice_drafts import NoticeDraft
from showroom.contract.notice_entry import checked_notice, notice_sums
from showroom.contract.notice_rows import notice_out, refuse_while_out
from showroom.contract.paper import Signing
from showroom.contract.queries import material
from showroom.contract.signing import hold
from showroom.customers.model import CustomerTask
from showroom.customers.records import complete_task
from showroom.deals.decisions import heard, tell_decision
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.documents.seals import prepare_seal
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import REQUIRED, FieldErrors, Lang, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, composed, reads, writes

_DRAFT_NUMBER = "XXXX-XX-00000000-0000"


class ContractChangeService:
    """One open change a contract; approved by another person than its author, then signed by both sides."""

    def __init__(self, work: Workplace, neighbours: Neighbours) -> None:
        self.work = work
        self._neighbours = neighbours
        self.refund_limit, self.open_changes = self._left, self._open_count  # what delivery asks (DP-03, DV-01)

    @reads(Permission.CONTRACT_READ)
    def view(self, tx: Tx, deal_id: int, lang: Lang = "zh") -> ChangesView:
        """What was signed since the contract, what is open, and what is left to refund."""
        return queries.changes_view(tx, get_deal(tx, deal_id), self._neighbours, lang)

    @reads(Permission.CONTRACT_WRITE)
    def choices(self, tx: Tx, deal_id: int) -> ChangeChoices:
        """Versions on sale and cars free to choose from, and the draft to start with; raises change_unsigned."""
        return queries.choices(tx, self._case(tx, work_on(tx, deal_id, Step.CONTRACT)))

    @reads(Permission.CONTRACT_WRITE)
    def preview_change(self, tx: Tx, deal_id: int, draft: ChangeDraft, lang: Lang = "zh") -> ChangeSums:
        """What a change order comes to, nothing stored; raises FieldErrors, change_nothing_changed."""
        case = self._case(tx, work_on(tx, deal_id, Step.CONTRACT))
        return change_sums(tx, case, checked_change(tx, case, draft), self._neighbours, lang)[0]

    @reads(Permission.CONTRACT_WRITE)
    def preview_cancel(self, tx: Tx, deal_id: int, draft: CancelDraft) -> CancelSums:
        """Who would owe what, nothing stored (DP-01…07); raises FieldErrors."""
        return cancel_sums(tx, self._case(tx, work_on(tx, deal_id, Step.CONTRACT)), draft)

    @reads(Permission.CONTRACT_WRITE)
    def preview_notice(self, tx: Tx, deal_id: int, draft: NoticeDraft) -> CancelSums:
        """Who would owe what by a notice of one side, nothing stored (Civil Code 563, DP-01…07); raises FieldErrors."""
        case = self._case(tx, work_on(tx, deal_id, Step.CONTRACT))
        return notice_sums(tx, case, checked_notice(tx, case, draft))

    @reads(Permission.CONTRACT_WRITE)
    def reissue_start(self, tx: Tx, deal_id: int) -> ReissueDraft:
        """The contract as it stands, as the draft that a reissue starts from; raises change_unsigned."""
        return reissue_start(self._case(tx, work_on(tx, deal_id, Step.CONTRACT)))

    @reads(Permission.CONTRACT_WRITE)
    def preview_reissue(self, tx: Tx, deal_id: int, draft: ReissueDraft, lang: Lang = "zh") -> ReissueSums:
        """What the contract issued anew would say otherwise, nothing stored; raises FieldErrors, reissue_same."""
        return self._reissue_sums(tx, self._case(tx, work_on(tx, deal_id, Step.CONTRACT)), draft, lang)[1]

    @writes(Permission.CONTRACT_WRITE)
    def change_order(self, tx: Tx, deal_id: int, draft: ChangeDraft, lang: Lang = "zh") -> ChangesView:
        """Write a change order down and ask for its approval (CT-04, CT-06).

        Raises FieldErrors, change_unsigned, change_nothing_changed, change_other_open, changed_meanwhile, deal_closed.
        """
        deal = work_on(tx, deal_id, Step.CONTRACT)
        hold(tx, deal)
        case = self._case(tx, deal)
        draft = checked_change(tx, case, draft)
        change_sums(tx, case, draft, self._neighbours, lang)
        self._store(tx, case, ChangeKind.CHANGE, draft)
        queries.ask_on(tx, case, queries.require_open(tx, deal), self._neighbours)
        return queries.changes_view(tx, deal, self._neighbours, lang)

    @writes(Permission.CONTRACT_WRITE)
    def cancel(self, tx: Tx, deal_id: int, draft: CancelDraft, lang: Lang = "zh") -> ChangesView:
        """Write a cancellation down and ask for its approval; nothing ends before both sides sign (DP-03, CT-06).

        Raises FieldErrors (also when the ledger lacks what the contract says was paid, DP-01), change_unsigned,
        change_other_open, changed_meanwhile, deal_closed.
        """
        deal = work_on(tx, deal_id, Step.CONTRACT)
        hold(tx, deal)
        case = self._case(tx, deal)
        draft = checked_cancel(draft)
        require_ledger(draft, cancel_sums(tx, case, draft))
        self._store(tx, case, ChangeKind.CANCEL, draft)
        queries.ask_on(tx, case, queries.require_open(tx, deal), self._neighbours)
        return queries.changes_view(tx, deal, self._neighbours, lang)

    @writes(Permission.CONTRACT_WRITE)
    def notice(self, tx: Tx, deal_id: int, draft: NoticeDraft, lang: Lang = "zh") -> ChangesView:
        """Write down the notice by which one side ends the contract, and ask for its approval (563, 565, DP-03…05).

        Nothing ends before it has arrived. Raises FieldErrors, change_unsigned, change_other_open, notice_out,
        changed_meanwhile, deal_closed.
        """
        deal = work_on(tx, deal_id, Step.CONTRACT)
        hold(tx, deal)
        case = self._case(tx, deal)
        draft = checked_notice(tx, case, draft)
        require_ledger(draft, notice_sums(tx, case, draft))
        self._store(tx, case, ChangeKind.NOTICE, draft)
        queries.ask_on(tx, case, queries.require_open(tx, deal), self._neighbours)
        return queries.changes_view(tx, deal, self._neighbours, lang)

    @writes(Permission.CONTRACT_WRITE)
    def reissue(self, tx: Tx, deal_id: int, draft: ReissueDraft, lang: Lang = "zh") -> ChangesView:
        """Write down what a contract with a clerical error should say, and ask for its approval (CT-04, CT-06).

        Nothing is void before both sides sign anew. Raises FieldErrors, reissue_same, change_unsigned,
        change_other_open, changed_meanwhile, deal_closed.
        """
        deal = work_on(tx, deal_id, Step.CONTRACT)
        hold(tx, deal)
        case = self._case(tx, deal)
        draft, _ = self._reissue_sums(tx, case, draft, lang)
        self._store(tx, case, ChangeKind.REISSUE, draft)
        queries.ask_on(tx, case, queries.require_open(tx, deal), self._neighbours)
        return queries.changes_view(tx, deal, self._neighbours, lang)

    @writes(Permission.CONTRACT_WRITE)
    def withdraw(self, tx: Tx, deal_id: int, version: int, lang: Lang = "zh") -> ChangesView:
        """Give the open change up; the contract stands as it was."""
        deal = work_on(tx, deal_id, Step.CONTRACT)
        row = queries.require_open(tx, deal)
        check_version(version, row.version)
        refuse_while_printed(tx, deal.id)
        row.withdrawn_at = tx.now
        tx.session.flush()
        close_requests(tx, deal)
        note(tx, deal.id, "change_withdrawn", say.KIND_NAMES[row.kind][0])
        heard(tx, deal)
        tell_decision(tx, deal, row.created_by, f"撤回 {say.KIND_NAMES[row.kind][0]}")
        tx.audit("contract_change", row.id, withdrawn=True)
        tx.audit("deal", deal.id, change="withdrawn")
        return queries.changes_view(tx, deal, self._neighbours, lang)

    @writes(Permission.DISCOUNT_APPROVE)
    def decide(  # noqa: PLR0913 - one word on one version of one change
        self, tx: Tx, deal_id: int, version: int, *, approve: bool, remark: str = "", lang: Lang = "zh"
    ) -> ChangesView:
        """Approve or refuse the open change for one's post; nobody decides on their own (CT-04).

        Raises FieldErrors (a refusal needs its reason), change_own, change_wrong_post, changed_meanwhile.
        """
        deal = work_on(tx, deal_id, Step.CONTRACT)
        hold(tx, deal)  # of two managers at once one decides, the other is told
        row = queries.require_open(tx, deal)
        check_version(version, row.version)
        text = field_text("note", remark, 300)
        if not approve and not text:
            raise FieldErrors({"note": REQUIRED})
        state = queries.state_of(tx, self._case(tx, deal), row, self._neighbours, lang)
        role = queries.post_of(tx, row, state)
        tx.session.add(
            ChangeApproval(
                change_id=row.id, role=role, terms_sha256=state.digest, approved=approve, note=text, at=tx.now,
                by=tx.actor.id,
            )
        )  # fmt: skip
        tx.session.flush()
        queries.ask_on(tx, self._case(tx, deal), row, self._neighbours)
        note(tx, deal.id, "change_approved" if approve else "change_refused", tx.actor.name)
        tell_decision(tx, deal, row.created_by, say.decided(row.kind, approve=approve, note=text))
        tx.audit("contract_change", row.id, approved=approve, post=role)
        tx.audit("deal", deal.id, change="decided")
        return queries.changes_view(tx, deal, self._neighbours, lang)

    @reads(Permission.CONTRACT_READ)
    def review_pdf(self, tx: Tx, deal_id: int, lang: Lang = "zh") -> bytes:
        """The open change on paper, watermarked, of a reissue with the contract as it would be.

        Raises change_nothing_open, glyph_missing.
        """
        deal = get_deal(tx, deal_id)
        act = queries.act_of(tx, self._case(tx, deal), queries.require_open(tx, deal), self._neighbours)
        return bound(drawn(tx, act, Signing(deal.number, tx.today), lang))

    @composed(Permission.CONTRACT_SIGN)
    def sign(self, actor: Actor, deal_id: int, draft: SignDraft, lang: Lang = "zh") -> ChangesView:
        """Sign the open change once and for ever; the same key signs nothing twice (CT-06, CT-07).

        The signed contract's row and paper stay as they are. Raises FieldErrors, change_waits, change_nothing_open,
        gate_car_gone, glyph_missing.
        """
        require_key(draft.key)
        self._rehearse(actor, deal_id, draft)
        return self._sign(actor, deal_id, draft, lang)

    @reads(Permission.CONTRACT_SIGN)
    def _rehearse(self, tx: Tx, deal_id: int, draft: SignDraft) -> None:
        """Draw both papers before the lock, so that what cannot be printed is refused there."""
        if already_signed(tx, deal_id, draft.key) is not None:
            return
        deal = work_on(tx, deal_id, Step.CONTRACT)
        act = queries.act_of(tx, self._case(tx, deal), queries.require_open(tx, deal), self._neighbours)
        require_hands(act.draft, act.material.contract, draft)
        signing = Signing(_DRAFT_NUMBER, tx.today, tx.now, "-", draft.buyer_signature, draft.seller_signature)
        for lang in queries.LANGUAGES:
            drawn(tx, act, signing, lang)
        prepare_seal(tx)

    @writes(Permission.CONTRACT_SIGN)
    def _sign(self, tx: Tx, deal_id: int, draft: SignDraft, lang: Lang) -> ChangesView:
        deal = get_deal(tx, deal_id)
        hold(tx, deal)
        tx.session.refresh(deal, with_for_update=True)  # no receipt comes in while the money is reckoned
        done = already_signed(tx, deal_id, draft.key)
        if done is not None:
            tx.audit("contract_change", done.id, replayed=done.number)
            return queries.changes_view(tx, deal, self._neighbours, lang)
        work_on(tx, deal_id, Step.CONTRACT)
        case = self._case(tx, deal)
        row = queries.require_open(tx, deal)
        refuse_while_printed(tx, deal.id)
        sign_and_seal(tx, queries.act_of(tx, case, row, self._neighbours, ready=True), draft, self._neighbours)
        return queries.changes_view(tx, deal, self._neighbours, lang)

    @writes(Permission.RECEIPT_WRITE)
    def refund(self, tx: Tx, deal_id: int, draft: RefundDraft, lang: Lang = "zh") -> ChangesView:
        """Pay out what a signed cancellation leaves, into the receipts ledger, with its voucher (DP-03, DP-07).

        Once per key. Raises FieldErrors, refund_not_cancelled.
        """
        deal = get_deal(tx, deal_id)
        tx.session.refresh(deal, with_for_update=True)
        if queries.refund_state(tx, deal, self._neighbours) is None:
            raise ShowroomError(say.NOT_CANCELLED)
        self._neighbours.pay_out(tx, deal_id, draft, self.refund_limit)
        after = queries.refund_state(tx, deal, self._neighbours)
        if after is not None and after.left == ZERO:
            _finish_task(tx, deal, draft.voucher)
        tx.audit("deal", deal.id, refund="paid")
        return queries.changes_view(tx, deal, self._neighbours, lang)

    def _left(self, tx: Tx, deal: Deal) -> Money | None:
        """What a signed cancellation leaves to be paid out; None where nothing was cancelled (DP-03)."""
        state = queries.refund_state(tx, deal, self._neighbours)
        return None if state is None else state.left

    @staticmethod
    def _open_count(tx: Tx, deal: Deal) -> int:
        return 0 if queries.open_change(tx, deal) is None and notice_out(tx, deal) is None else 1

    def _case(self, tx: Tx, deal: Deal) -> Case:
        return case_of(tx, deal, self._neighbours)

    def _reissue_sums(self, tx: Tx, case: Case, draft: ReissueDraft, lang: Lang) -> tuple[ReissueDraft, ReissueSums]:
        draft = checked_reissue(tx, case, draft)
        made = anew(tx, case, draft, material(tx, case.deal), self._neighbours)
        return draft, reissue_sums(tx, case, made, lang)

    @staticmethod
    def _store(tx: Tx, case: Case, kind: ChangeKind, draft: AnyDraft) -> None:
        """Put the draft into the contract's one open change; a change of it needs its approvals anew."""
        refuse_while_out(tx, case.deal)
        row = queries.open_change(tx, case.deal)
        if row is not None and row.kind is not kind:
            zh, en = say.KIND_NAMES[row.kind]
            raise ShowroomError(say.OTHER_OPEN, what_zh=zh, what_en=en)
        if row is not None:
            refuse_while_printed(tx, case.deal.id)
        check_version(draft.version, row.version if row else 0)
        if row is None:
            row = ContractChange(contract_id=case.contract.id, deal_id=case.deal.id, kind=kind, created_at=tx.now)
            tx.session.add(row)
            note(tx, case.deal.id, "change_asked", say.KIND_NAMES[kind][0])
        row.draft, row.reason, row.created_by = to_json(draft), draft.reason, tx.actor.id
        row.buyer_draft = reissue_to_json(draft)[1] if isinstance(draft, ReissueDraft) else None
        tx.session.flush()
        heard(tx, case.deal)
        tx.audit("contract_change", row.id, draft="saved", kind=kind)
        tx.audit("deal", case.deal.id, change="asked")


def _finish_task(tx: Tx, deal: Deal, voucher: str) -> None:
    """Finance's task is done when all is paid out."""
    waiting = sa.select(CustomerTask.id).where(
        CustomerTask.deal_id == deal.id, CustomerTask.kind == REFUND, CustomerTask.done_at.is_(None)
    )
    for ident in tx.session.scalars(waiting).all():
        complete_task(tx, ident, "closed", voucher, contacted=False)
