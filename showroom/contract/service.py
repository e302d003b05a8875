"""Step 6: the sale contract from its draft to the sealed paper (§3.1, §3.2, CT-01…07)."""

from __future__ import annotations

from showroom.contract import messages as say
from showroom.contract import queries
from showroom.contract.after_signing import after_signing
from showroom.contract.annexes import Sources, annexed, offered
from showroom.contract.checks import GM, MANAGER, approvals, missing_stars, unmet
from showroom.contract.contract_pdf import render
from showroom.contract.drafts import ContractDraft, ContractRow, ContractView, SignDraft, Signed
from showroom.contract.entry import checked, complete_customer
from showroom.contract.hands import require_signatures
from showroom.contract.ink_copies import refuse_while_printed
from showroom.contract.messages import finding
from showroom.contract.model import Contract, TermsApproval
from showroom.contract.paper import TEMPLATE, Signing, contract_paper, special_terms, terms_digest
from showroom.contract.signable import require_signable
from showroom.contract.signing import already_signed, hold, rehearse, sign_and_seal
from showroom.contract.template_choices import checked_choice, require_choice
from showroom.contract.terms import require_other
from showroom.contract.valid import contract_of
from showroom.customers.records import get_customer
from showroom.deals.decisions import tell_decision
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.kernel.actor import Actor, Permission, Role
from showroom.kernel.errors import Lang, ShowroomError
from showroom.kernel.findings import Finding, Severity
from showroom.persistence.actions import Tx, Workplace, check_version, composed, reads, writes
from showroom.persistence.database import CHANGED_MEANWHILE
from showroom.staff.posts import stands_in


class ContractService:
    """One draft contract a deal; signed once, then immutable."""

    def __init__(self, work: Workplace, sources: Sources | None = None) -> None:
        self.work = work
        self._sources = sources or Sources()

    @reads(Permission.CONTRACT_READ)
    def view(self, tx: Tx, deal_id: int) -> ContractView:
        """The contract of a deal, prefilled from the customer while unsaved.

        Raises not_found, not_your_deal, customer_restricted: what is stored only is nobody's to read (PI-08).
        """
        deal = get_deal(tx, deal_id)
        get_customer(tx, deal.customer_id)
        view = queries.contract_view(tx, deal)
        return view if view.saved else offered(view, self._sources.intent_held(tx, deal))

    @reads(Permission.CONTRACT_READ)
    def missing_fields(self, tx: Tx, deal_id: int) -> tuple[Finding, ...]:
        """The ★ fields of §3.2 that are still empty; `field` names what mends each."""
        return missing_stars(tx, queries.material(tx, get_deal(tx, deal_id)))

    @writes(Permission.CONTRACT_WRITE)
    def save_draft(self, tx: Tx, deal_id: int, draft: ContractDraft, base: ContractDraft | None = None) -> ContractView:
        """Store the draft; incomplete is allowed, wrong is not. `base`: the draft that this one was made from.

        Raises FieldErrors, contract_already_signed, contract_ink_open, step_not_reached; EditedMeanwhile
        (changed_meanwhile) with every difference where another desk saved since.
        """
        from showroom.contract.comparing import require_newest

        deal = work_on(tx, deal_id, Step.CONTRACT)
        contract = _held(tx, deal)
        if contract is not None and contract.number is not None:
            raise ShowroomError(say.ALREADY_SIGNED, number=contract.number)
        if contract is not None:
            refuse_while_printed(tx, deal_id)
            require_newest(tx, contract, draft, base)
        values = checked(draft, deal, tx.today)
        checked_choice(tx, values["template_choice"], contract)
        check_version(draft.version, contract.version if contract else 0)
        if contract is None:
            contract = Contract(deal_id=deal.id, template=TEMPLATE, created_at=tx.now)
            tx.session.add(contract)
            note(tx, deal.id, "contract_drafted")
        for name, value in values.items():
            setattr(contract, name, value)
        tx.session.flush()
        complete_customer(tx, get_customer(tx, deal.customer_id), contract)
        tx.audit("contract", contract.id, draft="saved")
        tx.audit("deal", deal.id, contract="draft")
        return queries.contract_view(tx, deal)

    @writes(Permission.RULE_OVERRIDE)
    def approve_terms(self, tx: Tx, deal_id: int, digest: str = "") -> ContractView:
        """Agree to the special terms as they stand; the manager and the general manager both must (CT-04, S3-27).

        `digest` names the terms that were read: others are refused as changed_meanwhile.
        """
        deal = work_on(tx, deal_id, Step.CONTRACT)
        require_other(tx.actor, deal)
        contract = hold(tx, deal)
        if contract.number is not None:
            raise ShowroomError(say.ALREADY_SIGNED, number=contract.number)
        if not special_terms(contract):
            raise ShowroomError(say.NO_SPECIAL_TERMS)
        if digest and digest != terms_digest(contract):
            raise ShowroomError(CHANGED_MEANWHILE)
        post = _post(tx.actor, approvals(tx, contract), both=stands_in(tx, (deal.consultant_id,)))
        tx.session.add(
            TermsApproval(
                contract_id=contract.id, post=post, terms_sha256=terms_digest(contract), at=tx.now, by=tx.actor.id
            )
        )
        tell_decision(tx, deal, deal.consultant_id, "批准 特别约定")
        tx.audit("contract", contract.id, terms_approved=post)
        tx.audit("deal", deal.id, contract="terms approved")
        tx.session.flush()
        return queries.contract_view(tx, deal)

    @reads(Permission.CONTRACT_READ)
    def review_pdf(self, tx: Tx, deal_id: int, lang: Lang = "zh") -> bytes:
        """The draft on paper, watermarked; raises contract_incomplete naming the empty ★ fields, glyph_missing,
        contract_template_ended and the like where the chosen text no longer holds.
        """
        deal = get_deal(tx, deal_id)
        material = queries.material(tx, deal)
        require_choice(tx, material.contract, tx.today)
        material = annexed(tx, material, self._sources, (lang,))
        return render(contract_paper(material, Signing(deal.number, tx.today), lang), lang)

    @reads(Permission.CONTRACT_READ)
    def id_sheet_pdf(self, tx: Tx, deal_id: int, lang: Lang = "zh") -> bytes:
        """The annotation sheet for the copy of the buyer's ID (CT-03); made anew each time and never stored."""
        from showroom.contract import id_sheet

        deal = get_deal(tx, deal_id)
        number = deal.contract_number or deal.number
        return id_sheet.render(id_sheet.id_sheet(queries.material(tx, deal), number, tx.today, lang), lang)

    @composed(Permission.CONTRACT_SIGN)
    def sign(self, actor: Actor, deal_id: int, draft: SignDraft) -> Signed:
        """Sign once and for ever: gapless number, papers, digest and audit row in one transaction (CT-07).

        The same key gives the same contract again. The papers are first drawn outside the write lock, so that what
        cannot be printed is refused there. Raises FieldErrors, StepBlocked (with findings), contract_already_signed,
        gate_car_gone, glyph_missing, step_not_reached.
        """
        require_signatures(draft)
        before = self._rehearse(actor, deal_id, draft)
        return before if before is not None else self._sign(actor, deal_id, draft)

    @reads(Permission.CONTRACT_SIGN)
    def _rehearse(self, tx: Tx, deal_id: int, draft: SignDraft) -> Signed | None:
        done = already_signed(tx, deal_id, draft.key)
        if done is not None:
            return done
        deal = work_on(tx, deal_id, Step.CONTRACT)
        require_signable(tx, deal)
        rehearse(annexed(tx, queries.material(tx, deal), self._sources), draft, tx)
        return None

    @writes(Permission.CONTRACT_SIGN)
    def _sign(self, tx: Tx, deal_id: int, draft: SignDraft) -> Signed:
        deal = work_on(tx, deal_id, Step.CONTRACT)
        hold(tx, deal)
        done = already_signed(tx, deal_id, draft.key)
        if done is not None:
            tx.audit("contract", done.contract_id, replayed=done.number)
            return done
        require_signable(tx, deal)
        signed = sign_and_seal(tx, annexed(tx, queries.material(tx, deal), self._sources), draft)
        after_signing(tx, deal, self._sources)
        return signed

    @reads(Permission.CONTRACT_READ)
    def signed_contracts(self, tx: Tx, limit: int = 200, before_id: int | None = None) -> tuple[ContractRow, ...]:
        """Signed contracts, newest first, below `before_id`: a consultant's own, the office's all."""
        return queries.signed_rows(tx, limit, before_id)

    @reads(Permission.CONTRACT_READ)
    def signed_ids(self, tx: Tx) -> tuple[int, ...]:
        """The ids of all contracts that `signed_contracts` would list, newest first."""
        return queries.signed_ids(tx)

    @reads(Permission.CONTRACT_READ)
    def rows_of(self, tx: Tx, ids: tuple[int, ...]) -> tuple[ContractRow, ...]:
        """The list rows of these contracts; those that the actor may not see are left out."""
        return queries.rows_of(tx, ids)

    def gate(self, tx: Tx, deal: Deal) -> tuple[Finding, ...]:
        """The contract is signed, or what still stands before its signature."""
        contract = contract_of(tx, deal.id)
        if contract is not None and contract.number is not None:
            return (
                finding("CT-07", Severity.INFO, say.GATE_SIGNED, contract.number, values={"number": contract.number}),
            )
        unsigned = finding("CT-07", Severity.BLOCK, say.GATE_UNSIGNED, field="sign")
        if contract is None:
            return finding("MF-05", Severity.BLOCK, say.GATE_NO_DRAFT, field="buyer_name"), unsigned
        return *unmet(tx, queries.material(tx, deal)), unsigned


def _held(tx: Tx, deal: Deal) -> Contract | None:
    """The deal's draft, locked; before there is one the deal is, since two desks may save the first at once."""
    contract = contract_of(tx, deal.id, lock=True)
    if contract is None:
        tx.session.refresh(deal, with_for_update=True)
        contract = contract_of(tx, deal.id, lock=True)
    return contract


def _post(actor: Actor, given: dict[str, int], *, both: bool) -> str:
    """The post that this person approves for: nobody stands for both, but a general manager without other managers."""
    if actor.id in given.values() and not both:
        raise ShowroomError(say.SAME_LEADER)
    if (actor.is_any(Role.SALES_MANAGER) or both) and MANAGER not in given:
        return MANAGER
    if actor.is_any(Role.GENERAL_MANAGER) and GM not in given:
        return GM
    raise ShowroomError(say.ONLY_LEADERS)
