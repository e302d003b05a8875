"""Everything that happened with a customer in one list, newest first, page by page (keyset, one statement a page)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from showroom.customer_file.history import visible_deals
from showroom.customer_file.views import Moment, TimelinePage
from showroom.customers.model import Consent, CustomerTask, GradeChange
from showroom.customers.owners import NOBODY
from showroom.deals.model import DealEvent
from showroom.persistence.actions import Tx
from showroom.persistence.columns import Moment as MomentColumn
from showroom.reception.model import OwnershipDecision, Visit
from showroom.staff.model import StaffMember

PAGE, LONGEST_PAGE = 40, 200
TOLD_BY_ROWS = ("visit_logged", "call_logged", "owner_decided", "graded")
"""Events of deals that the customer's own rows tell already."""
_TEXT = sa.String()


@dataclass(frozen=True, slots=True)
class _Branch:
    """One table's lines; `columns` are moment, code, detail, who, deal."""

    source: str
    ident: Any
    columns: tuple[Any, Any, Any, Any, Any]
    where: tuple[sa.ColumnElement[bool], ...]


def timeline_page(
    tx: Tx, customer_id: int, before: tuple[datetime, str, int] | None = None, limit: int = PAGE
) -> TimelinePage:
    """The next page below `before`, the place of the last line seen."""
    size = max(1, min(limit, LONGEST_PAGE))
    ways = [_page_of(branch, before, size + 1) for branch in _branches(tx, customer_id)]
    both = sa.union_all(*ways).subquery()
    rows = tx.session.execute(
        sa.select(both, StaffMember.name)
        .outerjoin(StaffMember, StaffMember.id == both.c.who)
        .order_by(both.c.at.desc(), both.c.source, both.c.id.desc())
        .limit(size + 1)
    ).all()
    moments = tuple(
        Moment(row.source, row.id, row.at, row.code or "", row.detail or "", row.name or NOBODY, row.deal_id)
        for row in rows[:size]
    )
    last = moments[-1] if len(rows) > size else None
    return TimelinePage(moments, None if last is None else (last.at, last.source, last.id))


def _branches(tx: Tx, customer_id: int) -> Iterator[_Branch]:
    none = sa.cast(sa.null(), sa.BigInteger)
    theirs = {kind: (kind.customer_id == customer_id,) for kind in (Visit, Consent, GradeChange, OwnershipDecision)}
    visit = (Visit.arrived_at, _text(Visit.kind), Visit.wanted_model, Visit.consultant_id, Visit.deal_id)
    yield _Branch("visit", Visit.id, visit, theirs[Visit])
    event = (DealEvent.at, DealEvent.code, DealEvent.detail, DealEvent.by, DealEvent.deal_id)
    of_deals = (DealEvent.deal_id.in_(visible_deals(tx, customer_id)), DealEvent.code.not_in(TOLD_BY_ROWS))
    yield _Branch("event", DealEvent.id, event, of_deals)
    task = (CustomerTask.done_at, CustomerTask.kind, CustomerTask.result, CustomerTask.owner_id, CustomerTask.deal_id)
    done = (CustomerTask.customer_id == customer_id, CustomerTask.done_at.is_not(None))
    yield _Branch("task", CustomerTask.id, task, done)
    word = sa.case((Consent.given, "given"), else_="withdrawn")
    consent = (Consent.at, _text(Consent.purpose), word, Consent.by, none)
    yield _Branch("consent", Consent.id, consent, theirs[Consent])
    grade = (GradeChange.at, _text(GradeChange.grade), GradeChange.reason, GradeChange.by, none)
    yield _Branch("grade", GradeChange.id, grade, theirs[GradeChange])
    name = sa.select(StaffMember.name).where(StaffMember.id == OwnershipDecision.owner_id).scalar_subquery()
    owner = (OwnershipDecision.at, OwnershipDecision.rule, sa.func.coalesce(name, NOBODY), OwnershipDecision.by, none)
    yield _Branch("owner", OwnershipDecision.id, owner, theirs[OwnershipDecision])


def _text(column: Any) -> Any:
    return sa.type_coerce(column, _TEXT)


def _page_of(branch: _Branch, before: tuple[datetime, str, int] | None, limit: int) -> sa.Select[Any]:
    at, code, detail, who, deal = branch.columns
    wanted = sa.select(
        sa.literal(branch.source, _TEXT).label("source"), branch.ident.label("id"),
        sa.type_coerce(at, MomentColumn()).label("at"), sa.cast(code, _TEXT).label("code"),
        sa.cast(detail, _TEXT).label("detail"), who.label("who"), deal.label("deal_id"),
    ).where(*branch.where)  # fmt: skip
    if before is not None:
        moment, source, ident = before
        if branch.source == source:
            wanted = wanted.where(sa.or_(at < moment, sa.and_(at == moment, branch.ident < ident)))
        else:
            wanted = wanted.where(at <= moment if branch.source > source else at < moment)
    page = wanted.order_by(at.desc(), branch.ident.desc()).limit(limit).subquery()
    return sa.select(page)
