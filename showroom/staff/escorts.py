"""Who may accompany a test drive: a valid training on record and the own licence, both on the day (TD-09)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.kernel.errors import REQUIRED, FieldErrors, Message, Told, told
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember

ESCORT_TRAINING = "test_drive_escort"
ESCORT_LICENCE = Message(
    "escort_licence", "陪驾须有本人驾驶证的准驾车型和有效期（TD-09）",
    "An escort needs an own licence: its classes and when it expires (TD-09)",
)  # fmt: skip
ESCORT_UNTRAINED = Message(
    "escort_untrained", "陪驾须有在有效期内的试驾陪同培训记录（TD-09）",
    "An escort needs a training for test drives on record that is still valid (TD-09)",
)  # fmt: skip
TRAINING_REVERSED = Message(
    "training_reversed", "培训有效期早于培训日期", "The training would end before it was held"
)  # fmt: skip
TRAINING_FUTURE = Message("training_future", "培训日期不能晚于今天", "The training cannot be after today")


@dataclass(frozen=True, slots=True)
class TrainingDraft:
    """A training to be recorded; `valid_to` is its last day."""

    held_on: date | None
    valid_to: date | None
    kind: str = ESCORT_TRAINING
    note: str = ""


@dataclass(frozen=True, slots=True)
class TrainingLine:
    """A training on record."""

    id: int
    kind: str
    held_on: date
    valid_to: date
    note: str


def add_trainings(tx: Tx, member: StaffMember, drafts: Iterable[TrainingDraft]) -> None:
    """Record trainings of a colleague; raises FieldErrors(training_held_on | training_valid_to)."""
    from showroom.staff.training_model import StaffTraining

    for draft in drafts:
        wrong: dict[str, Told | Message] = {}
        if draft.held_on is None:
            wrong["training_held_on"] = REQUIRED
        elif draft.held_on > tx.today:
            wrong["training_held_on"] = TRAINING_FUTURE
        if draft.valid_to is None:
            wrong["training_valid_to"] = REQUIRED
        elif draft.held_on is not None and draft.valid_to < draft.held_on:
            wrong["training_valid_to"] = TRAINING_REVERSED
        if wrong or draft.held_on is None or draft.valid_to is None:
            raise FieldErrors(wrong)
        row = StaffTraining(
            staff_id=member.id, kind=field_text("training_kind", draft.kind, 40), held_on=draft.held_on,
            valid_to=draft.valid_to, note=field_text("training_note", draft.note, 200), created_at=tx.now,
            created_by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        tx.audit("staff", member.id, training=draft.kind)


def trainings(session: Session, staff_id: int) -> tuple[TrainingLine, ...]:
    """What a colleague was trained in, the newest first; struck records are left out."""
    from showroom.staff.training_model import StaffTraining

    found = session.scalars(
        sa.select(StaffTraining)
        .where(StaffTraining.staff_id == staff_id, StaffTraining.struck_at.is_(None))
        .order_by(StaffTraining.held_on.desc(), StaffTraining.id.desc())
        .limit(100)
    )
    return tuple(TrainingLine(row.id, row.kind, row.held_on, row.valid_to, row.note) for row in found)


def trained_staff(session: Session, on: date) -> frozenset[int]:
    """Ids of everybody whose escort training holds on that day, its first and its last day included."""
    from showroom.staff.training_model import StaffTraining

    return frozenset(
        session.scalars(
            sa.select(StaffTraining.staff_id).where(
                StaffTraining.kind == ESCORT_TRAINING, StaffTraining.struck_at.is_(None), StaffTraining.held_on <= on,
                StaffTraining.valid_to >= on,
            )
        )
    )  # fmt: skip


def has_licence(member: StaffMember, on: date) -> bool:
    """Whether an own licence with its classes is on record that is valid on that day."""
    until = member.licence_valid_to
    return bool(member.licence_classes.strip()) and (member.licence_long_term or (until is not None and until >= on))


def is_authorised(session: Session, member: StaffMember, on: date) -> bool:
    """Designated as escort, trained and licensed on the day (TD-09)."""
    return member.escort and has_licence(member, on) and member.id in trained_staff(session, on)


def check_escort(tx: Tx, member: StaffMember) -> None:
    """Nobody is designated without licence and training; raises FieldErrors (TD-09)."""
    wrong: dict[str, Told | Message] = {}
    if not member.licence_classes.strip():
        wrong["licence_classes"] = ESCORT_LICENCE
    if member.licence_valid_to is None and not member.licence_long_term:
        wrong["licence_valid_to"] = ESCORT_LICENCE
    if member.id not in trained_staff(tx.session, tx.today):
        wrong["escort"] = told(ESCORT_UNTRAINED)
    if wrong:
        raise FieldErrors(wrong)
