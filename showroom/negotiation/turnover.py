"""Turnover: the consultant hands the customer to a manager while they negotiate; the owner stays (S4-09, OW-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Message, ShowroomError
from showroom.kernel.text import field_text
from showroom.negotiation.turnover_model import Turnover, TurnoverOutcome, TurnoverReason
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.staff.model import StaffMember
from showroom.staff.service import roles_of, staff_name

TURNOVER_OPEN = Message(
    "turnover_open",
    "客户已转交给 {name}：请先写明结果",
    "The customer is with {name} already: write down first what came of it",
)
TURNOVER_ENDED = Message("turnover_ended_already", "这次转交已有结果", "This turnover has its outcome already")
NO_MANAGER = Message(
    "turnover_manager", "请选择在职的销售经理或总经理，不能是自己", "Choose a manager in office other than yourself"
)
REASON_WORDS: dict[TurnoverReason, tuple[str, str]] = {
    TurnoverReason.PRICE: ("价格谈不拢", "price"),
    TurnoverReason.AUTHORITY: ("超出顾问权限", "beyond the consultant's authority"),
    TurnoverReason.OBJECTION: ("异议无法解决", "an objection not settled"),
    TurnoverReason.TRUST: ("客户要求见经理", "the customer asks for the manager"),
    TurnoverReason.WALKING: ("客户准备离店", "the customer is about to leave"),
}
OUTCOME_WORDS: dict[TurnoverOutcome, tuple[str, str]] = {
    TurnoverOutcome.CLOSED: ("成交", "closed"),
    TurnoverOutcome.BACK: ("交回顾问", "back to the consultant"),
    TurnoverOutcome.LOST: ("未成交", "lost"),
}
_MOST = 50


@dataclass(frozen=True, slots=True)
class TurnoverDraft:
    """To whom and why; `note` says what the manager must know."""

    manager_id: int | None
    reason: TurnoverReason | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TurnoverView:
    """One turnover of a deal; `outcome` None while the manager has the customer."""

    id: int
    manager: str
    reason: TurnoverReason
    note: str
    handed_by: str
    handed_at: datetime
    ended_at: datetime | None
    outcome: TurnoverOutcome | None
    outcome_note: str
    version: int


@dataclass(frozen=True, slots=True)
class TurnoversView:
    """All turnovers of a deal, the newest first, and the managers to choose from (id, name)."""

    rows: tuple[TurnoverView, ...]
    managers: tuple[tuple[int, str], ...]

    @property
    def open(self) -> TurnoverView | None:
        """The one under way."""
        return next((row for row in self.rows if row.outcome is None), None)


class TurnoverService:
    """One open turnover a deal; the database keeps it so."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.QUOTE_WRITE)
    def view(self, tx: Tx, deal_id: int) -> TurnoversView:
        """Raises not_found, not_your_deal."""
        return _view(tx, get_deal(tx, deal_id))

    @writes(Permission.QUOTE_WRITE)
    def hand(self, tx: Tx, deal_id: int, draft: TurnoverDraft) -> TurnoversView:
        """Hand the customer to a manager; raises FieldErrors(turnover_manager, turnover_reason), turnover_open."""
        deal = work_on(tx, deal_id, Step.NEGOTIATION)
        tx.session.refresh(deal, with_for_update=True)  # two desks that hand over at once: one is told
        under_way = tx.session.scalar(
            sa.select(Turnover).where(Turnover.deal_id == deal.id, Turnover.ended_at.is_(None))
        )
        if under_way is not None:
            raise ShowroomError(TURNOVER_OPEN, name=staff_name(tx.session, under_way.manager_id))
        if draft.reason is None:
            raise FieldErrors({"turnover_reason": REQUIRED})
        managers = dict(_managers(tx))
        if draft.manager_id not in managers:
            raise FieldErrors({"turnover_manager": NO_MANAGER})
        row = Turnover(
            deal_id=deal.id, manager_id=draft.manager_id, reason=draft.reason,
            note=field_text("turnover_note", draft.note, 300), handed_at=tx.now, handed_by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        note(tx, deal.id, "turned_over", f"{managers[row.manager_id]}，{REASON_WORDS[row.reason][0]}")
        tx.audit("deal", deal.id, turnover=row.id)
        return _view(tx, deal)

    @writes(Permission.QUOTE_WRITE)
    def end(
        self, tx: Tx, turnover_id: int, version: int, outcome: TurnoverOutcome | None, remark: str = ""
    ) -> TurnoversView:
        """Write down what came of it; raises FieldErrors, turnover_ended_already, changed_meanwhile."""
        row = tx.session.get(Turnover, turnover_id, with_for_update=True, populate_existing=True)
        if row is None:
            raise ShowroomError(NOT_FOUND, what=f"turnover {turnover_id}")
        deal = get_deal(tx, row.deal_id)
        if row.ended_at is not None:
            raise ShowroomError(TURNOVER_ENDED)
        check_version(version, row.version)
        if outcome is None:
            raise FieldErrors({"turnover_outcome": REQUIRED})
        row.outcome, row.outcome_note = outcome, field_text("turnover_remark", remark, 300)
        row.ended_at, row.ended_by = tx.now, tx.actor.id
        tx.session.flush()
        note(tx, deal.id, "turnover_ended", OUTCOME_WORDS[outcome][0])
        tx.audit("deal", deal.id, turnover=row.id, outcome=outcome.value)
        return _view(tx, deal)


def turnovers_of(tx: Tx, deal_id: int) -> tuple[TurnoverView, ...]:
    """A deal's turnovers, the newest first."""
    manager, hander = aliased(StaffMember), aliased(StaffMember)
    query = (
        sa.select(Turnover, manager.name, hander.name)
        .join(manager, manager.id == Turnover.manager_id)
        .join(hander, hander.id == Turnover.handed_by)
        .where(Turnover.deal_id == deal_id)
        .order_by(Turnover.id.desc())
        .limit(_MOST)
    )
    return tuple(
        TurnoverView(
            row.id, to, row.reason, row.note, by, row.handed_at, row.ended_at, row.outcome, row.outcome_note,
            row.version,
        )
        for row, to, by in tx.session.execute(query)
    )  # fmt: skip


def _view(tx: Tx, deal: Deal) -> TurnoversView:
    return TurnoversView(turnovers_of(tx, deal.id), _managers(tx))


def _managers(tx: Tx) -> tuple[tuple[int, str], ...]:
    """Active managers but oneself, by name."""
    members = tx.session.scalars(sa.select(StaffMember).where(StaffMember.active).order_by(StaffMember.name))
    posts = {Role.SALES_MANAGER, Role.GENERAL_MANAGER}
    return tuple((one.id, one.name) for one in members if one.id != tx.actor.id and posts & set(roles_of(one)))
