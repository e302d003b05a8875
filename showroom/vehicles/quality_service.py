"""Quality terms per version and the after-sales policy: read by all, entered by the office (SB-01, MF-02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.kernel.actor import Permission
from showroom.kernel.errors import REQUIRED, FieldErrors
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.vehicles.model import Energy, VehicleModel
from showroom.vehicles.quality_entry import QualityDraft, Scope, add_terms, draft_of, scope_of
from showroom.vehicles.quality_model import AfterSalesPolicy, QualityTermsRow
from showroom.vehicles.quality_terms import QualityTerms, merged, rows_on
from showroom.vehicles.records import get_model, model_text

LONGEST_POLICY = 6000
_MOST_ROWS = 100
_STAFF = sa.table("staff_member", sa.column("id", sa.Integer), sa.column("name", sa.String))  # cars know no staff


@dataclass(frozen=True, slots=True)
class QualityLine:
    """One kept row: what it holds for and since when, who entered it; `in_force` on the day of the view."""

    id: int
    scope: Scope
    valid_from: date
    by: str
    at: datetime
    in_force: bool
    draft: QualityDraft


@dataclass(frozen=True, slots=True)
class QualityView:
    """A version's terms today, and every row that bears on it, newest first."""

    model_id: int
    text: str
    energy: Energy
    terms: QualityTerms
    lines: tuple[QualityLine, ...]

    def draft_for(self, scope: Scope) -> QualityDraft:
        """What a form for this scope starts from: its newest row, an empty one where there is none."""
        return next((line.draft for line in self.lines if line.scope is scope), QualityDraft(scope))


@dataclass(frozen=True, slots=True)
class PolicyCard:
    """The after-sales policy in force; empty where none was written yet."""

    text_zh: str = ""
    text_en: str = ""
    valid_from: date | None = None


class QualityTermsService:
    """What manufacturers promise, and what the store does after the sale."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.STOCK_READ)
    def view(self, tx: Tx, model_id: int) -> QualityView:
        """A version's terms of today with their rows; raises ShowroomError(model_not_found)."""
        return _view(tx, get_model(tx, model_id))

    @writes(Permission.STOCK_WRITE)
    def save(self, tx: Tx, model_id: int, draft: QualityDraft) -> QualityView:
        """Keep new terms for the version, its series or brand; raises FieldErrors (SB-01, SB-07), model_not_found."""
        model = get_model(tx, model_id)
        row = add_terms(tx, model, draft)
        tx.audit("vehicle_model", model.id, quality_terms=row.id, scope=draft.scope.value)
        return _view(tx, model)

    @reads(Permission.SIGNED_IN)
    def policy(self, tx: Tx) -> PolicyCard:
        """The store's after-sales policy of today (MF-02)."""
        return policy_on(tx.session, tx.today)

    @writes(Permission.SETTINGS_WRITE)
    def save_policy(self, tx: Tx, text_zh: str, text_en: str) -> PolicyCard:
        """A new policy from today on; the old one is kept. Raises FieldErrors(policy_zh | policy_en)."""
        chinese = field_text("policy_zh", text_zh, LONGEST_POLICY, multiline=True)
        english = field_text("policy_en", text_en, LONGEST_POLICY, multiline=True)
        missing = [name for name, text in (("policy_zh", chinese), ("policy_en", english)) if not text]
        if missing:
            raise FieldErrors(dict.fromkeys(missing, REQUIRED))
        row = AfterSalesPolicy(
            text_zh=chinese, text_en=english, valid_from=tx.today, created_at=tx.now, created_by=tx.actor.id
        )
        tx.session.add(row)
        tx.session.flush()
        tx.audit("after_sales_policy", row.id)
        return PolicyCard(chinese, english, tx.today)


def policy_on(session: Session, day: date) -> PolicyCard:
    """The after-sales policy of a day: the newest that began by then."""
    row = AfterSalesPolicy
    query = sa.select(row).where(row.valid_from <= day).order_by(row.valid_from.desc(), row.id.desc()).limit(1)
    found = session.scalar(query)
    return PolicyCard() if found is None else PolicyCard(found.text_zh, found.text_en, found.valid_from)


def _view(tx: Tx, model: VehicleModel) -> QualityView:
    now = rows_on(tx.session, model, tx.today)
    return QualityView(
        model.id, model_text(model), model.energy, merged(now, model.id, tx.today, tx.parameters),
        _lines(tx, model, frozenset(row.id for row in now)),
    )  # fmt: skip


def _lines(tx: Tx, model: VehicleModel, in_force: frozenset[int]) -> tuple[QualityLine, ...]:
    row = QualityTermsRow
    own = sa.or_(row.model_id == model.id, sa.and_(row.model_id.is_(None), row.series.in_(("", model.series))))
    query = (
        sa.select(row, _STAFF.c.name)
        .join(_STAFF, _STAFF.c.id == row.created_by)
        .where(row.brand == model.brand, own)
        .order_by(row.valid_from.desc(), row.id.desc())
        .limit(_MOST_ROWS)
    )
    return tuple(
        QualityLine(
            entry.id, scope_of(entry), entry.valid_from, name, entry.created_at, entry.id in in_force, draft_of(entry)
        )
        for entry, name in tx.session.execute(query)
    )
