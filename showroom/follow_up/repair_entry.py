"""Writing the repair record: what is typed is checked, kept, closed for ever, and corrected by new rows (SB-12)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from showroom.deals.model import Deal
from showroom.follow_up import quality_texts as say
from showroom.follow_up.quality_model import RepairRecord
from showroom.follow_up.quality_views import RepairDraft
from showroom.follow_up.repair_rules import Need, Repair, Work, repair_days
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.money import BAD_AMOUNT, LIMIT_FEN, ZERO
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, check_version

MOST_KM = 2_000_000
_LIMITS = {"fault": 500, "part": 80, "work_note": 500}
_PLAIN = (
    "reported_on", "in_on", "out_on", "odometer_km", "system", "main_part", "need", "safety", "hazard", "work", "fixed",
    "parts_days", "rescue_days", "car_days", "money_days", "money_a_day",
)  # fmt: skip


def in_force(tx: Tx, deal_id: int, vehicle_id: int | None = None) -> list[RepairRecord]:
    """The records of a deal that no correction replaces, in their order; of one car where it is named."""
    corrected = sa.select(RepairRecord.corrects_id).where(RepairRecord.corrects_id.is_not(None))
    query = sa.select(RepairRecord).where(RepairRecord.deal_id == deal_id, RepairRecord.id.not_in(corrected))
    if vehicle_id is not None:
        query = query.where(RepairRecord.vehicle_id == vehicle_id)
    return list(tx.session.scalars(query.order_by(RepairRecord.reported_on, RepairRecord.id)))


def fact_of(row: RepairRecord) -> Repair:
    """The record as the rules read it; a correction belongs to the problem of the record it corrects."""
    return Repair(
        id=row.id, problem=row.problem_id or row.id, reported_on=row.reported_on, in_on=row.in_on, out_on=row.out_on,
        odometer_km=row.odometer_km, system=row.system, part=row.part, main_part=row.main_part, need=row.need,
        safety=row.safety, hazard=row.hazard, work=row.work, fixed=row.fixed, parts_days=row.parts_days,
        rescue_days=row.rescue_days, given_days=row.car_days + row.money_days,
    )  # fmt: skip


def add_repair(
    tx: Tx, deal: Deal, draft: RepairDraft, start: date, corrects: RepairRecord | None = None
) -> RepairRecord:
    """A new record; with a day out it is closed at once. Raises FieldErrors."""
    assert deal.vehicle_id is not None
    row = RepairRecord(deal_id=deal.id, vehicle_id=deal.vehicle_id, created_at=tx.now, created_by=tx.actor.id)
    if corrects is not None:
        row.corrects_id, row.vehicle_id = corrects.id, corrects.vehicle_id
    _fill(tx, row, draft, start)
    tx.session.add(row)
    tx.session.flush()
    return row


def change_repair(tx: Tx, row: RepairRecord, draft: RepairDraft, start: date) -> None:
    """Change an open record, or close it; raises FieldErrors, repair_closed, changed_meanwhile."""
    if row.closed_at is not None:
        raise ShowroomError(say.CLOSED)
    check_version(draft.version, row.version)
    _fill(tx, row, draft, start)
    tx.session.flush()


def get_repair(tx: Tx, deal_id: int, repair_id: int) -> RepairRecord:
    """The record, of this deal only; raises ShowroomError(not_found)."""
    row = tx.session.get(RepairRecord, repair_id, with_for_update=True)
    if row is None or row.deal_id != deal_id:
        raise ShowroomError(NOT_FOUND, what=f"repair {repair_id}")
    return row


def require_correctable(tx: Tx, row: RepairRecord) -> None:
    """A closed record without a correction; raises repair_open, repair_corrected."""
    if row.closed_at is None:
        raise ShowroomError(say.NOT_CLOSED)
    if tx.session.scalar(sa.select(RepairRecord.id).where(RepairRecord.corrects_id == row.id)) is not None:
        raise ShowroomError(say.CORRECTED)


def _fill(tx: Tx, row: RepairRecord, draft: RepairDraft, start: date) -> None:
    wrong: dict[str, Told | Message] = {}
    for name, limit in _LIMITS.items():
        try:
            setattr(row, name, clean_text(getattr(draft, name), limit, multiline=limit >= 500))
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    if "fault" not in wrong and not row.fault:
        wrong["fault"] = REQUIRED
    wrong |= _wrong_part(draft) | _wrong_days(tx, draft, start) | _wrong_work(draft) | _wrong_numbers(tx, draft)
    wrong |= _wrong_problem(tx, row, draft)
    if wrong:
        raise FieldErrors(wrong)
    for name in _PLAIN:
        setattr(row, name, getattr(draft, name))
    if draft.out_on is not None:
        row.closed_at, row.closed_by = tx.now, tx.actor.id


def _wrong_part(draft: RepairDraft) -> dict[str, Told | Message]:
    named = draft.main_part or draft.need is Need.MAIN_PART or draft.work is Work.MAIN_PART
    return {"part": REQUIRED} if named and not draft.part.strip() else {}


def _wrong_days(tx: Tx, draft: RepairDraft, start: date) -> dict[str, Told | Message]:
    wrong: dict[str, Told | Message] = {}
    if draft.reported_on is None:
        return {"reported_on": REQUIRED}
    if draft.reported_on < start:
        wrong["reported_on"] = told(say.BEFORE_START, start=start.isoformat())
    before = draft.reported_on
    for name in ("in_on", "out_on"):
        day = getattr(draft, name)
        if day is not None and day < before:
            wrong[name] = say.ORDER
        before = day or before
    if draft.out_on is not None and draft.in_on is None:
        wrong["in_on"] = REQUIRED
    for name in ("reported_on", "in_on", "out_on"):
        if (getattr(draft, name) or tx.today) > tx.today:
            wrong[name] = say.AFTER_TODAY
    return wrong


def _wrong_work(draft: RepairDraft) -> dict[str, Told | Message]:
    wrong: dict[str, Told | Message] = {}
    for name in ("work", "fixed"):
        given = getattr(draft, name) is not None
        if draft.out_on is not None and not given:
            wrong[name] = say.DONE_NEEDED
        elif draft.out_on is None and given:
            wrong[name] = say.OUT_NEEDED
    return wrong


def _wrong_numbers(tx: Tx, draft: RepairDraft) -> dict[str, Told | Message]:
    wrong: dict[str, Told | Message] = {}
    if draft.odometer_km is None:
        wrong["odometer_km"] = REQUIRED
    elif not 0 <= draft.odometer_km <= MOST_KM:
        wrong["odometer_km"] = say.BAD_KM
    days = 0
    if draft.in_on is not None and draft.in_on <= (draft.out_on or tx.today):
        bare = Repair(0, 0, draft.in_on, draft.in_on, draft.out_on, 0, draft.system)
        days = repair_days(bare, tx.today)
    for names in (("parts_days", "rescue_days"), ("car_days", "money_days")):
        found = [getattr(draft, name) for name in names]
        if min(found) < 0 or sum(found) > days:
            wrong[names[0] if found[0] else names[1]] = told(say.TOO_MANY_DAYS, days=days)
    if draft.money_a_day < ZERO or draft.money_a_day.fen >= LIMIT_FEN:
        wrong["money_a_day"] = told(BAD_AMOUNT, text=draft.money_a_day.grouped())
    elif draft.money_days and not draft.money_a_day:
        wrong["money_a_day"] = REQUIRED
    return wrong


def _wrong_problem(tx: Tx, row: RepairRecord, draft: RepairDraft) -> dict[str, Told | Message]:
    """The same problem is named by its first record, whichever of its records was chosen."""
    with tx.session.no_autoflush:
        if draft.same_as is None:
            row.problem_id = _kept_problem(tx, row)
            return {}
        other = tx.session.get(RepairRecord, draft.same_as)
    if other is None or other.id == row.id or (other.deal_id, other.vehicle_id) != (row.deal_id, row.vehicle_id):
        return {"same_as": say.OTHER_PROBLEM}
    row.problem_id = other.problem_id or other.id
    return {}


def _kept_problem(tx: Tx, row: RepairRecord) -> int | None:
    """A correction of a problem's first record stays its first, so that the later ones keep their problem."""
    if row.corrects_id is None:
        return None
    before = tx.session.get_one(RepairRecord, row.corrects_id)
    family = before.problem_id or before.id
    others = [one for one in in_force(tx, row.deal_id) if (one.problem_id or one.id) == family]
    first = min(others, key=lambda one: (one.reported_on, one.id), default=before)
    return family if first.id in {before.id, row.id} else None
