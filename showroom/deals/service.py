"""The deal on its path: what is missing, which step comes next, what was promised and doubted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.deals import promises
from showroom.deals.handover import (
    STEP_NAMES,
    current_step,
    get_deal,
    note,
    require_reached,
    step_records,
    work_on,
)
from showroom.deals.model import (
    STEPS,
    Deal,
    DealStep,
    RuleOverride,
    Step,
    StepState,
)
from showroom.deals.views import DealRow, DealView, deal_rows, deal_view, deals_of_customer
from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Message, ShowroomError, told
from showroom.kernel.findings import Finding, Override, Severity
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.staff.service import store_card

STEP_BLOCKED = Message(
    "step_blocked",
    "“{step_zh}”还差 {count} 项：{codes}",
    "“{step_en}” still lacks {count} item(s): {codes}",
)
NOT_SKIPPABLE = Message("not_skippable", "“{step_zh}”不能跳过（G-08）", "“{step_en}” cannot be skipped (G-08)")
REASON_SHORT = Message(
    "reason_short", "请写明理由，至少 {least} 个字（G-07）", "Give a reason of {least} characters or more (G-07)"
)
NOT_OVERRIDABLE = Message("not_overridable", "{code} 任何人都不能放行（G-07）", "Nobody may override {code} (G-07)")
NEEDS_ROLE = Message(
    "needs_role", "{code} 需要{role_zh}放行（G-07）", "{code} needs the {role_en} to override it (G-07)"
)
LEAST_REASON = 10
SKIPPABLE = (Step.CONSULTATION, Step.PRESENTATION, Step.TEST_DRIVE, Step.FINANCING)
Gate = Callable[[Tx, Deal], tuple[Finding, ...]]
"""What a step says about leaving it: INFO findings are satisfied points, everything above is still missing."""


class StepBlocked(ShowroomError):  # noqa: N818 - the word the rulebook and the seller use
    """A step cannot be left yet; `findings` say why, with rule, evidence and who may override."""

    def __init__(self, step: Step, findings: tuple[Finding, ...]) -> None:
        zh, en = STEP_NAMES[step]
        codes = ", ".join(dict.fromkeys(f.code for f in findings))
        super().__init__(STEP_BLOCKED, step_zh=zh, step_en=en, count=len(findings), codes=codes)
        self.findings = findings


class DealService:
    """Deals and their path; `gate_of` finds each step's word on whether it may be left (wired in bootstrap)."""

    def __init__(self, work: Workplace, gate_of: Callable[[Step], Gate]) -> None:
        self.work = work
        self._gate_of = gate_of

    @reads(Permission.DEAL_READ)
    def view(self, tx: Tx, deal_id: int) -> DealView:
        """Everything that the deal page shows around the step's own page; raises ShowroomError(not_found)."""
        deal = get_deal(tx, deal_id)
        return self._view(tx, deal)

    @reads(Permission.DEAL_READ)
    def list_open(self, tx: Tx, limit: int = 200, before_id: int | None = None) -> tuple[DealRow, ...]:
        """Open deals, newest first: a consultant's own, the office's all."""
        mine = not tx.actor.is_any(*(role for role in Role if role is not Role.CONSULTANT))
        return deal_rows(tx, limit, before_id, tx.actor.id if mine else None)

    @reads(Permission.DEAL_READ)
    def deals_of_customer(self, tx: Tx, customer_id: int) -> tuple[DealRow, ...]:
        """All deals of one customer, closed ones too, newest first: a consultant's own, the office's all (PI-10)."""
        mine = not tx.actor.is_any(*(role for role in Role if role is not Role.CONSULTANT))
        return deals_of_customer(tx, customer_id, tx.actor.id if mine else None)

    @reads(Permission.DEAL_READ)
    def number_to_id(self, tx: Tx, number: str) -> int:
        """The deal of a deal number, or of any paper of it, void ones too; raises ShowroomError(not_found)."""
        wanted = number.strip().upper()
        found = tx.session.scalar(
            sa.select(Deal.id).where(sa.or_(Deal.number == wanted, Deal.contract_number == wanted))
        )
        if found is None:
            from showroom.documents.model import Document

            found = tx.session.scalar(sa.select(Document.deal_id).where(Document.number == wanted).limit(1))
        if found is None:
            raise ShowroomError(NOT_FOUND, what=number)
        return get_deal(tx, found).id

    @writes(Permission.DEAL_WRITE)
    def complete_step(self, tx: Tx, deal_id: int, step: Step) -> DealView:
        """Leave `step` for the next one; raises StepBlocked with what is missing, or step_not_reached."""
        deal = work_on(tx, deal_id, step)
        missing = tuple(f for f in self._findings(tx, deal, step) if f.severity >= Severity.NEEDS_APPROVAL)
        if missing:
            raise StepBlocked(step, missing)
        mark_step(tx, deal, step, StepState.DONE)
        tx.audit("deal", deal.id, step=step, state="done")
        tx.session.flush()
        return self._view(tx, deal)

    @writes(Permission.DEAL_WRITE)
    def skip_step(self, tx: Tx, deal_id: int, step: Step, reason: str) -> DealView:
        """Leave `step` out with a written reason (G-08); the gates of later steps stay as they are."""
        deal = work_on(tx, deal_id, step)
        if step not in SKIPPABLE:
            raise ShowroomError(NOT_SKIPPABLE, step_zh=STEP_NAMES[step][0], step_en=STEP_NAMES[step][1])
        mark_step(tx, deal, step, StepState.SKIPPED, _required("reason", reason, 200))
        tx.audit("deal", deal.id, step=step, state="skipped")
        tx.session.flush()
        return self._view(tx, deal)

    @writes(Permission.DEAL_WRITE)
    def reopen_step(self, tx: Tx, deal_id: int, step: Step, reason: str) -> DealView:
        """Take a step up again (G-08: repeated with a reason); refused once the contract is signed."""
        deal = work_on(tx, deal_id, step)
        if deal.contract_number and STEPS.index(step) <= STEPS.index(Step.CONTRACT):
            raise ShowroomError(NOT_SKIPPABLE, step_zh=STEP_NAMES[step][0], step_en=STEP_NAMES[step][1])
        mark_step(tx, deal, step, StepState.TODO, _required("reason", reason, 200))
        tx.audit("deal", deal.id, step=step, state="reopened")
        tx.session.flush()
        return self._view(tx, deal)

    @writes(Permission.RULE_OVERRIDE)
    def override(self, tx: Tx, deal_id: int, step: Step, which: str | Finding, reason: str) -> DealView:
        """Let one finding pass, by the role that the rule names and with a reason of ten characters (G-07).

        `which`: its code; the finding itself where several have the same, as each open objection is let pass alone.
        """
        code, evidence = (which.code, which.evidence) if isinstance(which, Finding) else (which, None)
        deal = get_deal(tx, deal_id)
        require_reached(tx, deal_id, step)
        open_ones = (f for f in self._findings(tx, deal, step) if f.code == code and f.severity > Severity.INFO)
        finding = next((f for f in open_ones if evidence is None or f.evidence == evidence), None)
        if finding is None:
            raise ShowroomError(NOT_FOUND, what=code)
        check_override(tx, finding, reason)
        grant_override(tx, deal, finding, reason)
        tx.audit("deal", deal.id, override=code)
        tx.session.flush()
        return self._view(tx, deal)

    @writes(Permission.DEAL_NOTE)
    def add_promise(self, tx: Tx, deal_id: int, step: Step, text: str) -> DealView:
        """Write a promise down; it goes into the contract and is checked off at delivery."""
        deal = get_deal(tx, deal_id)
        promises.made(tx, deal, step, _required("promise", text, 300))
        tx.audit("deal", deal.id, promise="made")
        return self._view(tx, deal)

    @writes(Permission.DEAL_WRITE)
    def keep_promise(self, tx: Tx, deal_id: int, promise_id: int, kept_note: str = "") -> DealView:
        """Check a promise off, once; raises not_found, promise_settled."""
        deal = get_deal(tx, deal_id)
        promise = promises.promise_of(tx, deal, promise_id)
        promise.kept_at, promise.kept_note = tx.now, field_text("kept_note", kept_note, 300)
        note(tx, deal.id, "promise_kept", promise.text)
        tx.audit("deal", deal.id, promise="kept")
        tx.session.flush()
        return self._view(tx, deal)

    @writes(Permission.DEAL_WRITE)
    def withdraw_promise(
        self, tx: Tx, deal_id: int, promise_id: int, reason: str, change_number: str = ""
    ) -> DealView:  # fmt: skip
        """Take a promise back with its reason; it stays in the ledger. `change_number` names the signed change order.

        Raises FieldErrors, not_found, promise_settled, promise_in_contract (CT-06).
        """
        deal = get_deal(tx, deal_id)
        promises.withdraw(tx, deal, promises.promise_of(tx, deal, promise_id), reason, change_number)
        tx.audit("deal", deal.id, promise="withdrawn")
        return self._view(tx, deal)

    @writes(Permission.DEAL_WRITE)
    def change_promise(self, tx: Tx, deal_id: int, promise_id: int, text: str, reason: str) -> DealView:
        """Say a promise in other words: the old one stays, withdrawn with the reason, and names the new one.

        Raises FieldErrors, not_found, promise_settled, promise_in_contract (CT-06).
        """
        deal = get_deal(tx, deal_id)
        words = _required("promise", text, 300)
        old = promises.promise_of(tx, deal, promise_id)
        promises.withdraw(tx, deal, old, reason)
        old.replaced_by = promises.made(tx, deal, old.step, words).id
        tx.audit("deal", deal.id, promise="changed")
        tx.session.flush()
        return self._view(tx, deal)

    @writes(Permission.DEAL_NOTE)
    def raise_objection(self, tx: Tx, deal_id: int, category: str, text: str, *, step: Step | None = None) -> DealView:
        """Write an objection down in any step; the contract waits for it (rulebook 6.6). Raises FieldErrors."""
        from showroom.deals.objections import Caught, catch

        deal = get_deal(tx, deal_id)
        catch(tx, deal, Caught(category, text, step))
        tx.audit("deal", deal.id, objection="raised")
        return self._view(tx, deal)

    @writes(Permission.DEAL_WRITE)
    def settle_objection(self, tx: Tx, deal_id: int, objection_id: int, answer: str) -> DealView:
        """Record the answer that settled an objection; raises objection_already_settled, FieldErrors(answer)."""
        from showroom.deals.objections import objection_of, settle

        deal = get_deal(tx, deal_id)
        settle(tx, deal, objection_of(tx, deal, objection_id), answer)
        tx.audit("deal", deal.id, objection="settled")
        return self._view(tx, deal)

    def _findings(self, tx: Tx, deal: Deal, step: Step) -> tuple[Finding, ...]:
        """What the step's gate says of this deal, with what has been overridden shown as such."""
        return passed_overrides(tx, deal, self._gate_of(step)(tx, deal))

    def _view(self, tx: Tx, deal: Deal) -> DealView:
        steps = step_records(tx, deal.id)
        current = current_step({step: state for step, (state, _reason) in steps.items()})
        return deal_view(tx, deal, steps, current, self._findings(tx, deal, current))


def _required(field: str, text: str, limit: int) -> str:
    """The text of a field that may not stay empty; raises FieldErrors naming it."""
    clean = field_text(field, text, limit)
    if not clean:
        raise FieldErrors({field: REQUIRED})
    return clean


def open_deal(tx: Tx, customer: Customer, consultant_id: int) -> Deal:
    """Start a deal for a customer at reception; its number is gapless like every other."""
    from showroom.deals.indexing import index_deal  # opening the window needs neither index nor number series
    from showroom.persistence import numbering

    number = numbering.allot(tx.session, store_card(tx.session).code, "SH", tx.today)
    deal = Deal(number=number, customer_id=customer.id, consultant_id=consultant_id, opened_at=tx.now)
    tx.session.add(deal)
    tx.session.flush()
    tx.session.add_all(DealStep(deal_id=deal.id, step=step) for step in STEPS)
    note(tx, deal.id, "deal_opened", number)
    index_deal(tx, deal, customer, opened=True)
    tx.session.flush()
    return deal


def mark_step(tx: Tx, deal: Deal, step: Step, state: StepState, reason: str = "") -> None:
    """Set a step's state and say so on the timeline."""
    row = tx.session.get_one(DealStep, (deal.id, step))
    row.state, row.reason, row.at, row.by = state, reason[:200], tx.now, tx.actor.id
    if state is not StepState.TODO:
        detail = f"{step.value}: {reason}" if reason else step.value
        note(tx, deal.id, "step_done" if state is StepState.DONE else "step_skipped", detail)


def check_override(tx: Tx, finding: Finding, reason: str) -> None:
    """Refuse an override by the wrong role, of a rule that has none, or without a reason (G-07)."""
    if finding.override is Override.NONE:
        raise ShowroomError(NOT_OVERRIDABLE, code=finding.code)
    managers = (
        (Role.SALES_MANAGER, Role.GENERAL_MANAGER) if finding.override is Override.MANAGER else (Role.GENERAL_MANAGER,)
    )
    if not tx.actor.is_any(*managers):
        role = ("销售经理", "sales manager") if finding.override is Override.MANAGER else ("总经理", "general manager")
        raise ShowroomError(NEEDS_ROLE, code=finding.code, role_zh=role[0], role_en=role[1])
    if len(reason.strip()) < LEAST_REASON:
        raise FieldErrors({"reason": told(REASON_SHORT, least=LEAST_REASON)})


def grant_override(tx: Tx, deal: Deal, finding: Finding, reason: str) -> None:
    """Store an override for this finding with exactly this evidence."""
    tx.session.add(
        RuleOverride(
            deal_id=deal.id, code=finding.code, reason=field_text("reason", reason, 300),
            evidence=finding.evidence[:300], at=tx.now, by=tx.actor.id,
        )
    )  # fmt: skip
    note(tx, deal.id, "overridden", finding.code)


def passed_overrides(tx: Tx, deal: Deal, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """`findings` with those that were overridden on the same evidence turned into satisfied ones."""
    if all(f.severity < Severity.NEEDS_APPROVAL for f in findings):
        return findings
    rows = tx.session.execute(
        sa.select(RuleOverride.code, RuleOverride.evidence).where(RuleOverride.deal_id == deal.id)
    )
    granted = {(code, evidence) for code, evidence in rows}
    return tuple(
        replace(f, severity=Severity.INFO, text_zh=f"{f.text_zh}（已特批）", text_en=f"{f.text_en} (overridden)")
        if f.override is not Override.NONE and (f.code, f.evidence[:300]) in granted
        else f
        for f in findings
    )
