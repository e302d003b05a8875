"""What changes of a contract read: the open one with its approvals, the signed ones, what is left to refund."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import sqlalchemy as sa

from showroom.contract import change_messages as say
from showroom.contract.change_case import (
    Case,
    cancel_sums,
    case_of,
    change_sums,
    payments_of,
    signed_changes,
    signed_contract,
    start_of,
)
from showroom.contract.change_drafts import (
    AnyDraft,
    AnySums,
    CancelDraft,
    CancelSums,
    CarChoice,
    ChangeChoices,
    ChangeDraft,
    ChangeSums,
    ChangesView,
    Given,
    ModelChoice,
    Neighbours,
    OpenChange,
    Priced,
    RefundState,
    ReissueSums,
    SignedChange,
    VoidContract,
)
from showroom.contract.change_effects import REFUND, ask, close_requests
from showroom.contract.change_entry import digest_of, draft_of
from showroom.contract.change_model import ChangeApproval, ChangeKind, ContractChange
from showroom.contract.change_reissue import Anew, anew, reissue_sums
from showroom.contract.change_signing import Act
from showroom.contract.model import Contract
from showroom.contract.notice_drafts import NoticeDraft, NoticeOutcome
from showroom.contract.notice_entry import notice_sums
from showroom.contract.notice_model import NoticeEnd
from showroom.contract.notice_rows import notice_out
from showroom.contract.paper import total_price
from showroom.contract.queries import material
from showroom.contract.signing import signed_of
from showroom.deals.model import Deal, DealStatus, Step
from showroom.deals.promises import not_carried
from showroom.deals.service import StepBlocked
from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import Bug, Lang, ShowroomError
from showroom.kernel.findings import Finding
from showroom.kernel.money import ZERO
from showroom.persistence.actions import Tx
from showroom.staff.posts import stands_in
from showroom.staff.service import staff_name
from showroom.vehicles.model import Vehicle, VehicleModel
from showroom.vehicles.records import FREE, model_text

LANGUAGES: tuple[Lang, Lang] = ("zh", "en")
_MOST = 300


@dataclass(frozen=True, slots=True)
class State:
    """An open change worked out: what it comes to and who has said what of exactly these terms."""

    draft: AnyDraft
    sums: AnySums
    priced: Priced | None
    digest: str
    given: tuple[ChangeApproval, ...]
    anew: Anew | None = None

    @property
    def missing(self) -> tuple[Finding, ...]:
        """What must be filed or acknowledged before a contract issued anew is signed (§3.2, DV-06, MF-03)."""
        return () if self.anew is None else self.anew.missing

    @property
    def waits_for(self) -> tuple[Role, ...]:
        """The posts that have not approved; a post that refused is among them until the terms change."""
        approved = {row.role for row in self.given if row.approved}
        return tuple(role for role in self.sums.needs if role not in approved)


def open_change(tx: Tx, deal: Deal) -> ContractChange | None:
    """The contract's open change."""
    return tx.session.scalar(
        sa.select(ContractChange).where(
            ContractChange.deal_id == deal.id, ContractChange.number.is_(None), ContractChange.withdrawn_at.is_(None)
        )
    )


def require_open(tx: Tx, deal: Deal) -> ContractChange:
    """The open change, locked; raises ShowroomError(change_nothing_open)."""
    row = open_change(tx, deal)
    if row is None:
        raise ShowroomError(say.NOTHING_OPEN)
    return row


def state_of(tx: Tx, case: Case, row: ContractChange, neighbours: Neighbours, lang: Lang) -> State:
    """What the open change comes to today, and the approvals that still count."""
    draft, priced, made = draft_of(case, row), None, None
    sums: AnySums
    if isinstance(draft, ChangeDraft):
        sums, priced = change_sums(tx, case, draft, neighbours, lang)
    elif isinstance(draft, CancelDraft):
        sums = cancel_sums(tx, case, draft)
    elif isinstance(draft, NoticeDraft):
        sums = notice_sums(tx, case, draft)
    else:
        made = anew(tx, case, draft, material(tx, case.deal), neighbours)
        sums, priced = reissue_sums(tx, case, made, lang), made.priced
    digest = digest_of(draft, sums)
    rows = sa.select(ChangeApproval).where(ChangeApproval.change_id == row.id, ChangeApproval.terms_sha256 == digest)
    return State(draft, sums, priced, digest, tuple(tx.session.scalars(rows.order_by(ChangeApproval.id))), made)


def act_of(tx: Tx, case: Case, row: ContractChange, neighbours: Neighbours, *, ready: bool = False) -> Act:
    """The open change as its review copy takes it; `ready`: as signing takes it.

    Raises, where it must be ready, change_waits and StepBlocked with what is missing.
    """
    states = {lang: state_of(tx, case, row, neighbours, lang) for lang in LANGUAGES}
    if ready:
        require_approved(states["zh"])
    approved = [given for given in states["zh"].given if given.approved]
    names = {
        lang: tuple(
            f"{say.ROLE_NAMES[given.role][0 if lang == 'zh' else 1]} {staff_name(tx.session, given.by)}"
            for given in approved
        )
        for lang in LANGUAGES
    }
    made = states["zh"].anew
    return Act(
        case, material(tx, case.deal) if made is None else made.material, row, states["zh"].draft,
        {lang: states[lang].sums for lang in LANGUAGES}, states["zh"].priced, names, total_price(case.deal), tx.today,
        made,
    )  # fmt: skip


def ask_on(tx: Tx, case: Case, row: ContractChange, neighbours: Neighbours) -> None:
    """Ask the next post that has said nothing yet; once all have, nobody is asked any more."""
    state = state_of(tx, case, row, neighbours, "zh")
    said = {given.role for given in state.given}
    silent = [role for role in state.waits_for if role not in said]
    if silent:
        ask(tx, case.deal, row, silent[0])
    else:
        close_requests(tx, case.deal)


def require_approved(state: State) -> None:
    """Raises change_waits naming the posts that have not approved (CT-04, CT-06), StepBlocked with what is missing."""
    if state.waits_for:
        names = [say.ROLE_NAMES[role] for role in state.waits_for]
        raise ShowroomError(
            say.WAITS, role_zh="、".join(zh for zh, _ in names), role_en=" and the ".join(en for _, en in names)
        )
    if state.missing:
        raise StepBlocked(Step.CONTRACT, state.missing)


def post_of(tx: Tx, row: ContractChange, state: State) -> Role:
    """The post that the actor decides for: one that still waits, never two, never on one's own change (CT-04).

    A general manager speaks for both where the change is the only sales manager's own.
    """
    own = (row.created_by, tx.session.get_one(Deal, row.deal_id).consultant_id)
    if tx.actor.id in own:
        raise ShowroomError(say.OWN_CHANGE)
    said = {given.role for given in state.given}
    waiting = [role for role in state.waits_for if role not in said]
    if not waiting or (tx.actor.id in {given.by for given in state.given} and not stands_in(tx, own)):
        raise ShowroomError(say.NOTHING_TO_DECIDE)
    for role in waiting:
        if tx.actor.is_any(role):
            return role
    if tx.actor.is_any(Role.GENERAL_MANAGER):
        return waiting[0]
    zh, en = say.ROLE_NAMES[waiting[0]]
    raise ShowroomError(say.WRONG_POST, role_zh=zh, role_en=en)


def changes_view(tx: Tx, deal: Deal, neighbours: Neighbours, lang: Lang) -> ChangesView:
    """Everything for the page; nothing at all while the contract is unsigned."""
    contract = signed_contract(tx, deal)
    if contract is None:
        return ChangesView(may_begin=False)
    row = open_change(tx, deal)
    opened = None
    if row is not None:
        opened = _opened(tx, row, state_of(tx, case_of(tx, deal, neighbours), row, neighbours, lang))
    before = void_contracts(tx, deal)
    ids = (*(void.id for void in before), contract.id)
    signed = tuple(_signed(change) for ident in ids for change in signed_changes(tx, ident))
    may = deal.status is DealStatus.OPEN and tx.actor.may(Permission.CONTRACT_WRITE)
    may = may and notice_out(tx, deal) is None
    refund = refund_state(tx, deal, neighbours)
    return ChangesView(may, opened, signed, refund, payments_of(tx, deal, neighbours), before)


def void_contracts(tx: Tx, deal: Deal) -> tuple[VoidContract, ...]:
    """The deal's contracts that were issued anew, oldest first."""
    query = sa.select(Contract).where(Contract.deal_id == deal.id, Contract.number.is_not(None)).order_by(Contract.id)
    found = [(contract, signed_of(contract)) for contract in tx.session.scalars(query.limit(_MOST))]
    return tuple(
        VoidContract(row.id, old.number, new.number, old.document_id, old.translation_id)
        for (row, old), (_, new) in pairwise(found)
        if old is not None and new is not None
    )


def refund_state(tx: Tx, deal: Deal, neighbours: Neighbours) -> RefundState | None:
    """What the end of the contract owes the buyer and what of it was paid; None when nothing ended it.

    Of a notice what its arrival came to, not what it said on the day of its issue (Civil Code 565).
    """
    arrived = sa.and_(NoticeEnd.change_id == ContractChange.id, NoticeEnd.outcome == NoticeOutcome.ARRIVED)
    ending = sa.or_(ContractChange.kind == ChangeKind.CANCEL, NoticeEnd.id.is_not(None))
    found = tx.session.execute(
        sa.select(ContractChange, NoticeEnd)
        .outerjoin(NoticeEnd, arrived)
        .where(ContractChange.deal_id == deal.id, ContractChange.number.is_not(None), ending)
    ).one_or_none()
    if found is None:
        return None
    end: NoticeEnd | None = found[1]
    row = found[0] if end is None else end
    if row.owed is None or row.owed_to_lender is None or row.refunded_before is None:
        raise Bug(f"change {found[0].id} ended its contract without its amounts")
    out = -sum((paid.amount for paid in payments_of(tx, deal, neighbours) if paid.kind == REFUND), ZERO)
    return RefundState(row.owed + row.owed_to_lender, out - row.refunded_before)


def choices(tx: Tx, case: Case) -> ChangeChoices:
    """Versions by brand and series; cars that are free, and the deal's own.

    The draft to start with names what was promised since the contract: a supplement is what carries it (CT-06).
    """
    models = tx.session.scalars(
        sa.select(VehicleModel).order_by(VehicleModel.brand, VehicleModel.series, VehicleModel.guide_price).limit(_MOST)
    )
    free = sa.or_(Vehicle.status.in_(FREE), Vehicle.id == case.deal.vehicle_id)
    cars = tx.session.scalars(sa.select(Vehicle).where(free).order_by(Vehicle.arrived, Vehicle.id).limit(_MOST))
    return ChangeChoices(
        tuple(ModelChoice(model.id, model_text(model), model.guide_price) for model in models),
        tuple(CarChoice(car.id, car.vin, car.model_id, car.exterior, car.interior) for car in cars),
        replace(start_of(case), special_terms=not_carried(tx, case.deal.id)),
    )


def _opened(tx: Tx, row: ContractChange, state: State) -> OpenChange:
    given = tuple(Given(one.role, staff_name(tx.session, one.by), one.approved, one.note) for one in state.given)
    return OpenChange(
        row.id, row.version, row.kind, row.reason, state.draft,
        state.sums if isinstance(state.sums, ChangeSums) else None,
        state.sums if isinstance(state.sums, CancelSums) else None,
        state.sums if isinstance(state.sums, ReissueSums) else None,
        given, state.waits_for, _may_decide(tx, row, state), state.missing,
    )  # fmt: skip


def _may_decide(tx: Tx, row: ContractChange, state: State) -> bool:
    if not tx.actor.may(Permission.DISCOUNT_APPROVE):
        return False
    try:
        post_of(tx, row, state)
    except ShowroomError:
        return False
    return True


def _signed(row: ContractChange) -> SignedChange:
    if row.number is None or row.document_id is None or row.translation_id is None or row.sha256 is None:
        raise Bug(f"change {row.id} is signed without its papers")
    if row.signed_at is None or row.revision is None:
        raise Bug(f"change {row.id} is signed without its time or revision")
    return SignedChange(
        row.id, row.kind, row.number, row.revision, row.document_id, row.translation_id, row.sha256, row.signed_at,
        row.total_before or ZERO, row.total_after or ZERO,
    )  # fmt: skip
