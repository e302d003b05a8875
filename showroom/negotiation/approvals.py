"""Requests for a discount or for special terms: asked with a reason, decided by another, expiring (CT-04, S3-36)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

import sqlalchemy as sa

from showroom.deals.decisions import tell_decision
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, DealStatus, Step
from showroom.kernel.actor import Role
from showroom.kernel.clock import local_date
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, ShowroomError, told
from showroom.kernel.money import ZERO, Money
from showroom.kernel.text import field_text
from showroom.negotiation import messages as say
from showroom.negotiation.draft import HaggleReason, draft_from_json
from showroom.negotiation.gate import ROLE_WORDS, approvals_of, newest
from showroom.negotiation.limits import limits_at
from showroom.negotiation.model import Approval, ApprovalEnd, Quotation, QuotationStatus
from showroom.negotiation.reckoning import discount_ask
from showroom.negotiation.rules import approvers, discount_findings
from showroom.negotiation.saving import model_of
from showroom.persistence.actions import Tx
from showroom.staff.posts import anybody_at, stands_in
from showroom.staff.service import staff_name
from showroom.vehicles.model import VehicleModel

REQUEST_HOURS, GRANT_HOURS = "approval.request_hours", "approval.grant_hours"
_MOST_ENDED = 200


class Standing(StrEnum):
    """How far one signature of the ladder is; LIMITED: granted, but less than the quotation gives."""

    MISSING = "missing"
    WAITING = "waiting"
    REFUSED = "refused"
    LIMITED = "limited"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Decision:
    """A manager's answer; `granted` is a lower discount than asked for, None grants what was asked."""

    approve: bool
    note: str = ""
    granted: Money | None = None


def needed(tx: Tx, model: VehicleModel, quotation: Quotation) -> tuple[Role, ...]:
    """Who must agree to the quotation, by the ladder of its car on its day (CT-04)."""
    ask = discount_ask(draft_from_json(quotation.draft), quotation.guide_price)
    return approvers(ask, limits_at(tx, model, quotation.quoted_on))


def standings(tx: Tx, deal: Deal, quotation: Quotation) -> dict[Role, Standing]:
    """Where each signature that the quotation needs stands now; an ended or expired one is missing again."""
    model = model_of(tx, deal, quotation)
    roles = needed(tx, model, quotation)
    own = {row.role: row for row in approvals_of(tx, quotation.id) if is_live(row, tx.now)}
    draft = draft_from_json(quotation.draft)
    apart = bool(draft.special_terms.strip() or draft.subsidy_advance)  # approved each on its own, not by a discount
    given = [] if apart or not roles else _grants(tx, model, quotation)
    found = {}
    for role in roles:
        row = own.get(role)
        if row is not None:
            found[role] = _standing(row, quotation.discount)
        elif any(grant.role in (role, Role.GENERAL_MANAGER) for grant in given):
            found[role] = Standing.APPROVED
        else:
            found[role] = Standing.MISSING
    return found


def require_approved(tx: Tx, deal: Deal, quotation: Quotation) -> None:
    """Raises approval_refused, approval_limited or approval_waiting for the first signature that lacks (CT-04)."""
    for role, standing in standings(tx, deal, quotation).items():
        zh, en = ROLE_WORDS[role]
        if standing is Standing.REFUSED:
            raise ShowroomError(say.APPROVAL_REFUSED, role_zh=zh, role_en=en)
        if standing is Standing.LIMITED:
            live = (row.granted for row in approvals_of(tx, quotation.id) if is_live(row, tx.now))
            most = min(granted for granted in live if granted is not None)
            raise ShowroomError(say.APPROVAL_LIMITED, role_zh=zh, role_en=en, most=most.grouped())
        if standing is not Standing.APPROVED:
            raise ShowroomError(say.APPROVAL_WAITING, role_zh=zh, role_en=en)


def is_live(approval: Approval, now: datetime) -> bool:
    """Whether a request may still be decided, and a given approval still be used."""
    return approval.ended_at is None and (approval.expires_at is None or now < approval.expires_at)


def ask(tx: Tx, deal_id: int, reason: str) -> tuple[Deal, Quotation]:
    """Ask for the newest quotation those who have not been asked; what expired or was withdrawn is asked anew.

    Raises FieldErrors(approval_reason, haggle_reason), quote_expired, no_quotation, approval_nobody.
    """
    deal = work_on(tx, deal_id, Step.NEGOTIATION)
    quotation = newest(tx, deal.id)
    if quotation is None:
        raise ShowroomError(say.NO_QUOTATION)
    _check_request(tx, deal, quotation)
    text = field_text("approval_reason", reason, 300)
    if not text:
        raise FieldErrors({"approval_reason": REQUIRED})
    _end(tx, deal, (row for row in approvals_of(tx, quotation.id) if row.ended_at is None and not is_live(row, tx.now)))
    missing = [role for role, standing in standings(tx, deal, quotation).items() if standing is Standing.MISSING]
    _require_somebody(tx, {tx.actor.id, quotation.by, deal.consultant_id}, missing)
    until, car = _expiry(tx, quotation, REQUEST_HOURS), model_of(tx, deal, quotation).id
    for role in missing:
        tx.session.add(
            Approval(
                quotation_id=quotation.id, role=role, reason=text, asked_at=tx.now, asked_by=tx.actor.id,
                expires_at=until, model_id=car,
            )
        )  # fmt: skip
        note(tx, deal.id, "approval_asked", f"{quotation.number} {ROLE_WORDS[role][0]}")
    tx.audit("deal", deal.id, asked=quotation.number)
    tx.session.flush()
    return deal, quotation


def decide(tx: Tx, approval_id: int, decision: Decision) -> tuple[Deal, Quotation]:
    """Approve, approve up to less, or refuse; nobody decides on their own, nor for two posts (CT-04).

    Raises FieldErrors(note, granted), own_approval, same_approver, wrong_approver, already_decided, approval_expired,
    approval_withdrawn, quote_replaced.
    """
    approval, quotation, deal = _open_request(tx, approval_id)
    _check_approver(tx, deal, quotation, approval)
    text = field_text("note", decision.note, 300)
    if not decision.approve and not text:
        raise FieldErrors({"note": REQUIRED})
    if decision.approve:
        approval.granted = _granted(quotation, decision.granted)
        approval.expires_at = _expiry(tx, quotation, GRANT_HOURS)
    approval.approved, approval.note = decision.approve, text
    approval.decided_at, approval.decided_by = tx.now, tx.actor.id
    code = "approved" if decision.approve else "refused"
    if decision.approve and approval.granted != quotation.discount:
        code, text = "approved_up_to", f"¥{(approval.granted or ZERO).grouped()}"
        note(tx, deal.id, code, f"{text} {quotation.number} {tx.actor.name}")
    else:
        note(tx, deal.id, code, f"{quotation.number} {tx.actor.name}")
    said = f"{'批准' if decision.approve else '未批准'} 优惠 {quotation.number} {text}".rstrip()
    tell_decision(tx, deal, approval.asked_by, said)
    tx.audit("deal", deal.id, approval=approval.id, approved=decision.approve)
    tx.session.flush()
    return deal, quotation


def withdraw(tx: Tx, approval_id: int) -> tuple[Deal, Quotation]:
    """The asker takes an undecided request back; raises not_your_request and what `decide` raises."""
    approval, quotation, deal = _open_request(tx, approval_id)
    if tx.actor.id not in (approval.asked_by, deal.consultant_id):
        raise ShowroomError(say.NOT_YOUR_REQUEST, name=staff_name(tx.session, approval.asked_by))
    approval.ended_at, approval.ended = tx.now, ApprovalEnd.WITHDRAWN
    note(tx, deal.id, "approval_withdrawn", quotation.number)
    tx.audit("deal", deal.id, approval=approval.id, withdrawn=True)
    tx.session.flush()
    return deal, quotation


def end_expired(tx: Tx) -> int:
    """Close what expired on open quotations, so that the trail says when it stopped counting; how many they were."""
    query = (
        sa.select(Approval, Deal)
        .join(Quotation, Quotation.id == Approval.quotation_id)
        .join(Deal, Deal.id == Quotation.deal_id)
        .where(Approval.ended_at.is_(None), Approval.expires_at <= tx.now)
        .where(Quotation.status == QuotationStatus.OPEN, Deal.status == DealStatus.OPEN)
        .limit(_MOST_ENDED)
    )
    found = tx.session.execute(query).all()
    for approval, deal in found:
        _end(tx, deal, (approval,))
    return len(found)


def is_own(tx: Tx, deal: Deal, quotation: Quotation, approval: Approval) -> bool:
    """Whether the actor would decide on what they asked, quoted or sell themselves (CT-04)."""
    return tx.actor.id in (approval.asked_by, quotation.by, deal.consultant_id)


def may_decide(tx: Tx, deal: Deal, quotation: Quotation, approval: Approval) -> bool:
    """Whether the actor could decide this live request."""
    if is_own(tx, deal, quotation, approval) or not tx.actor.is_any(approval.role, Role.GENERAL_MANAGER):
        return False
    if stands_in(tx, (approval.asked_by, quotation.by, deal.consultant_id)):
        return True
    return all(row.decided_by != tx.actor.id or row.id == approval.id for row in approvals_of(tx, quotation.id))


def _check_request(tx: Tx, deal: Deal, quotation: Quotation) -> None:
    """A quotation that is over cannot be asked for, and a haggled price needs its reason (S0-29)."""
    if tx.today > quotation.valid_until:
        raise ShowroomError(say.QUOTE_EXPIRED, until=quotation.valid_until.isoformat())
    draft = draft_from_json(quotation.draft)
    limits = limits_at(tx, model_of(tx, deal, quotation), quotation.quoted_on)
    findings = discount_findings(discount_ask(draft, quotation.guide_price), limits)
    beyond = any(finding.field == "discount" for finding in findings)
    if beyond and draft.haggle_reason is HaggleReason.NONE:
        raise FieldErrors({"haggle_reason": say.HAGGLE_NEEDED})


def _require_somebody(tx: Tx, own: set[int], roles: list[Role]) -> None:
    """A request that nobody could decide is not made; who must be added is said (CT-04)."""
    for role in roles:
        if not anybody_at(tx, (role, Role.GENERAL_MANAGER), own):
            zh, en = ROLE_WORDS[Role.GENERAL_MANAGER]
            if role is Role.SALES_MANAGER:
                zh, en = f"{zh}（或另一位{ROLE_WORDS[role][0]}）", f"{en} (or another {ROLE_WORDS[role][1]})"
            raise ShowroomError(say.NOBODY_DECIDES, role_zh=zh, role_en=en)


def _open_request(tx: Tx, approval_id: int) -> tuple[Approval, Quotation, Deal]:
    """The request, locked so that of two answers at once one wins and the other is told."""
    approval = tx.session.get(Approval, approval_id, with_for_update=True, populate_existing=True)
    if approval is None:
        raise ShowroomError(NOT_FOUND, what=f"approval {approval_id}")
    quotation = tx.session.get_one(Quotation, approval.quotation_id)
    deal = get_deal(tx, quotation.deal_id)
    if approval.ended is ApprovalEnd.WITHDRAWN:
        raise ShowroomError(say.APPROVAL_WITHDRAWN)
    if approval.decided_at is not None and approval.decided_by is not None:
        raise ShowroomError(say.ALREADY_DECIDED, name=staff_name(tx.session, approval.decided_by))
    if not is_live(approval, tx.now):
        raise ShowroomError(say.APPROVAL_EXPIRED, until=_minute(tx, approval.expires_at or tx.now))
    if quotation.status is not QuotationStatus.OPEN or deal.status is not DealStatus.OPEN:
        raise ShowroomError(say.QUOTE_REPLACED, number=quotation.number)
    return approval, quotation, deal


def _check_approver(tx: Tx, deal: Deal, quotation: Quotation, approval: Approval) -> None:
    if is_own(tx, deal, quotation, approval):
        raise ShowroomError(say.OWN_APPROVAL)
    if not tx.actor.is_any(approval.role, Role.GENERAL_MANAGER):
        zh, en = ROLE_WORDS[approval.role]
        raise ShowroomError(say.WRONG_APPROVER, role_zh=zh, role_en=en)
    if not may_decide(tx, deal, quotation, approval):
        raise ShowroomError(say.SAME_APPROVER)


def _granted(quotation: Quotation, wanted: Money | None) -> Money:
    if wanted is None:
        return quotation.discount
    if not ZERO < wanted <= quotation.discount:
        raise FieldErrors({"granted": told(say.GRANT_RANGE, most=quotation.discount.grouped())})
    return wanted


def _grants(tx: Tx, model: VehicleModel, quotation: Quotation) -> list[Approval]:
    """Approvals of earlier versions that cover this one: the same car at the same list price, no more discount."""
    query = (
        sa.select(Approval)
        .join(Quotation, Quotation.id == Approval.quotation_id)
        .where(Quotation.deal_id == quotation.deal_id, Quotation.id != quotation.id, Approval.approved.is_(True))
        .where(Quotation.guide_price == quotation.guide_price, Approval.model_id == model.id)
        .where(Approval.granted >= quotation.discount)
    )
    return [row for row in tx.session.scalars(query) if is_live(row, tx.now)]


def _standing(row: Approval, discount: Money) -> Standing:
    if row.approved is None:
        return Standing.WAITING
    if not row.approved:
        return Standing.REFUSED
    return Standing.APPROVED if row.granted is None or row.granted >= discount else Standing.LIMITED


def _expiry(tx: Tx, quotation: Quotation, key: str) -> datetime:
    """So many hours from now, but never beyond the last day of the quotation in the store's zone."""
    night = datetime.combine(quotation.valid_until + timedelta(days=1), time.min, tx.work.zone)
    return min(tx.now + timedelta(hours=tx.parameters.whole(key, tx.today)), night)


def _end(tx: Tx, deal: Deal, expired: Iterable[Approval]) -> None:
    for approval in expired:
        approval.ended_at, approval.ended = tx.now, ApprovalEnd.EXPIRED
        note(tx, deal.id, "approval_expired", ROLE_WORDS[approval.role][0])
        tx.audit("deal", deal.id, approval=approval.id, expired=True)
    tx.session.flush()


def _minute(tx: Tx, at: datetime) -> str:
    return f"{local_date(at, tx.work.zone).isoformat()} {at.astimezone(tx.work.zone):%H:%M}"
