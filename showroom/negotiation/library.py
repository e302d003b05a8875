"""The shared library of objections with their best answers; its success rates are counted from real use (S0-23)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from showroom.customers.search_words import readings
from showroom.deals.handover import get_deal
from showroom.deals.model import Deal, Objection
from showroom.deals.objections import checked_category, required
from showroom.kernel.actor import Permission
from showroom.kernel.errors import NOT_FOUND, FieldErrors, Message, ShowroomError
from showroom.kernel.text import field_text
from showroom.negotiation.talk_model import ObjectionAnswer, ObjectionEntry, ObjectionEntryText
from showroom.negotiation.talk_rules import success_order
from showroom.negotiation.talk_views import EntryDraft, EntryRow, EntryVersion, Rate
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.staff.model import StaffMember
from showroom.vehicles.model import VehicleModel

MOST_ENTRIES, MOST_SUGGESTED, MOST_WORDS = 300, 5, 6
NOT_SETTLED = Message(
    "objection_not_settled",
    "只有已解决的异议才能进答复库：客户认可的答复才算（S0-23）",
    "Only a settled objection teaches the library: the customer must have accepted the answer (S0-23)",
)
NOT_YOURS = Message(
    "entry_not_yours",
    "这条答复由 {author} 编写：只有作者或经理可以修改",
    "{author} wrote this answer: only the author or a manager may change it",
)
SERIES_UNKNOWN = Message("entry_series_unknown", "车型库里没有这个车系", "The product library has no such model")


class ObjectionLibraryService:
    """Reading, searching and keeping the library."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.DEAL_READ)
    def entries(self, tx: Tx, sought: str = "", category: str = "", *, retired: bool = False) -> tuple[EntryRow, ...]:
        """The entries that hold every typed word, in signs, pinyin or initials; by category, the most used first."""
        query = sa.select(ObjectionEntry).limit(MOST_ENTRIES)
        if not retired:
            query = query.where(ObjectionEntry.active.is_(True))
        if category:
            query = query.where(ObjectionEntry.category == category)
        for word in field_text("sought", sought, 80).casefold().split()[:MOST_WORDS]:
            query = query.where(ObjectionEntry.sought.contains(word, autoescape=True))
        rows = _rows(tx, query, "")
        return tuple(sorted(rows, key=lambda row: (row.draft.category, -row.rate.used, -row.rate.settled, row.id)))

    @reads(Permission.DEAL_READ)
    def suggestions(self, tx: Tx, deal_id: int, category: str) -> tuple[EntryRow, ...]:
        """The answers to offer beside an objection of this kind: first what settled it most for this deal's car."""
        series = series_of(tx, get_deal(tx, deal_id))
        query = sa.select(ObjectionEntry).where(
            ObjectionEntry.active.is_(True),
            ObjectionEntry.category == category,
            ObjectionEntry.series.in_(("", series)),
        )
        rows = _rows(tx, query.limit(MOST_ENTRIES), series)
        return tuple(sorted(rows, key=_order, reverse=True)[:MOST_SUGGESTED])

    @reads(Permission.DEAL_READ)
    def series(self, tx: Tx) -> tuple[str, ...]:
        """The models that an entry may be kept to."""
        return tuple(tx.session.scalars(sa.select(VehicleModel.series).distinct().order_by(VehicleModel.series)))

    @reads(Permission.DEAL_READ)
    def versions(self, tx: Tx, entry_id: int) -> tuple[EntryVersion, ...]:
        """Every wording an entry has had, the newest first."""
        rows = tx.session.execute(
            sa.select(ObjectionEntryText, StaffMember.name)
            .join(StaffMember, StaffMember.id == ObjectionEntryText.by)
            .where(ObjectionEntryText.entry_id == entry_id)
            .order_by(ObjectionEntryText.revision.desc())
            .limit(MOST_ENTRIES)
        )
        return tuple(EntryVersion(row.revision, _draft(row), row.at, name) for row, name in rows)

    @writes(Permission.DEAL_WRITE)
    def save_entry(self, tx: Tx, draft: EntryDraft, entry_id: int | None = None, version: int = 0) -> EntryRow:
        """Add an entry, or change one's own; a manager changes any. Every wording is kept.

        Raises FieldErrors(category | text | answer | evidence | series), not_found, entry_not_yours, changed_meanwhile.
        """
        row = ObjectionEntry(created_at=tx.now, created_by=tx.actor.id)
        if entry_id is not None:
            row = _own(tx, entry_id, version)
        return _store(tx, row, draft)

    @writes(Permission.DEAL_WRITE)
    def learn(self, tx: Tx, deal_id: int, objection_id: int, draft: EntryDraft) -> EntryRow:
        """Add to the library what settled an objection of a deal; it counts as the entry's first use.

        Raises not_found, objection_not_settled, FieldErrors.
        """
        deal = get_deal(tx, deal_id)
        source = tx.session.get(Objection, objection_id)
        if source is None or source.deal_id != deal.id:
            raise ShowroomError(NOT_FOUND, what=f"objection {objection_id}")
        if source.settled_at is None:
            raise ShowroomError(NOT_SETTLED)
        row = ObjectionEntry(created_at=tx.now, created_by=tx.actor.id, objection_id=source.id)
        stored = _store(tx, row, draft)
        if _first_use(tx, deal, source, row):
            stored = replace(stored, rate=Rate(1, 1), here=Rate(1, 1))
        return stored


def _first_use(tx: Tx, deal: Deal, source: Objection, entry: ObjectionEntry) -> bool:
    """The customer accepted just this answer: its try names the new entry, unless another entry had settled it."""
    used = tx.session.scalar(
        sa.select(ObjectionAnswer)
        .where(ObjectionAnswer.objection_id == source.id, ObjectionAnswer.settled.is_(True))
        .order_by(ObjectionAnswer.id.desc())
        .limit(1)
    )
    if used is None:  # settled without the talk of the negotiation
        used = ObjectionAnswer(
            objection_id=source.id, series=series_of(tx, deal), answer=source.answer, evidence=source.evidence,
            settled=True, at=source.settled_at or tx.now, by=source.settled_by or tx.actor.id,
        )  # fmt: skip
        tx.session.add(used)
    if used.entry_id is not None:
        return False
    used.entry_id = entry.id
    tx.session.flush()
    return True


def rates(tx: Tx, series: str, entries: Sequence[int]) -> dict[int, tuple[Rate, Rate]]:
    """How often each of `entries` was used and settled the objection, over all cars and for `series`: one statement.

    An objection counts once for an entry, however often it was tried on it.
    """
    once = sa.distinct(ObjectionAnswer.objection_id)
    settled, here = ObjectionAnswer.settled.is_(True), ObjectionAnswer.series == series

    def counted(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        return sa.func.count(sa.distinct(sa.case((sa.and_(*conditions), ObjectionAnswer.objection_id))))

    rows = tx.session.execute(
        sa.select(
            ObjectionAnswer.entry_id, sa.func.count(once), counted(settled), counted(here), counted(settled, here)
        )
        .where(ObjectionAnswer.entry_id.in_(entries))
        .group_by(ObjectionAnswer.entry_id)
    )
    return {
        entry: (Rate(used, good), Rate(used_here, good_here))
        for entry, used, good, used_here, good_here in rows
        if entry is not None
    }


def series_of(tx: Tx, deal: Deal) -> str:
    """The model of the deal's car, '' before one was chosen."""
    model = None if deal.model_id is None else tx.session.get(VehicleModel, deal.model_id)
    return "" if model is None else model.series


def offered_entry(tx: Tx, entry_id: int | None) -> ObjectionEntry | None:
    """The entry an answer came from; raises not_found for one that is not there or no longer in use."""
    if entry_id is None:
        return None
    row = tx.session.get(ObjectionEntry, entry_id)
    if row is None or not row.active:
        raise ShowroomError(NOT_FOUND, what=f"objection entry {entry_id}")
    return row


def _order(row: EntryRow) -> tuple[float, ...]:
    return (*success_order(row.here.used, row.here.settled, row.rate.used, row.rate.settled), row.id)


def _own(tx: Tx, entry_id: int, version: int) -> ObjectionEntry:
    row = tx.session.get(ObjectionEntry, entry_id)
    if row is None:
        raise ShowroomError(NOT_FOUND, what=f"objection entry {entry_id}")
    if not _may_edit(tx, row):
        raise ShowroomError(NOT_YOURS, author=tx.session.get_one(StaffMember, row.created_by).name)
    check_version(version, row.version)
    return row


def _may_edit(tx: Tx, row: ObjectionEntry) -> bool:
    may_write = tx.actor.may(Permission.DEAL_WRITE)
    return may_write and (row.created_by == tx.actor.id or tx.actor.may(Permission.RULE_OVERRIDE))


def _store(tx: Tx, row: ObjectionEntry, draft: EntryDraft) -> EntryRow:
    row.category, row.text, row.answer, row.evidence, row.series = _checked(tx, draft)
    row.active, row.sought = draft.active, _sought(row)
    row.changed_at, row.changed_by = tx.now, tx.actor.id
    tx.session.add(row)
    tx.session.flush()
    tx.session.add(
        ObjectionEntryText(
            entry_id=row.id, revision=row.version, category=row.category, series=row.series, text=row.text,
            answer=row.answer, evidence=row.evidence, active=row.active, at=tx.now, by=tx.actor.id,
        )
    )  # fmt: skip
    tx.audit("objection_entry", row.id, revision=row.version, active=row.active)
    (stored,) = _rows(tx, sa.select(ObjectionEntry).where(ObjectionEntry.id == row.id), row.series)
    return stored


def _checked(tx: Tx, draft: EntryDraft) -> tuple[str, str, str, str, str]:
    """Category, text, answer, evidence and series as stored; asked before the row is touched, so it flushes once."""
    series = field_text("series", draft.series, 60)
    known = sa.select(VehicleModel.id).where(VehicleModel.series == series).limit(1)
    if series and tx.session.scalar(known) is None:
        raise FieldErrors({"series": SERIES_UNKNOWN})
    texts = required("text", draft.text, 300), required("answer", draft.answer, 500)
    return checked_category(draft.category), *texts, field_text("evidence", draft.evidence, 300), series


def _sought(row: ObjectionEntry) -> str:
    """What the search looks in: all texts, and the objection as it is typed in pinyin, whole and by initials."""
    spelt = [readings(sign)[0] for sign in row.text if "\u3400" <= sign <= "\u9fff"]
    initials = "".join(part[0] for part in spelt)
    return " ".join((row.text, row.answer, row.evidence, "".join(spelt), initials)).casefold()


def _rows(tx: Tx, query: sa.Select[ObjectionEntry], series: str) -> list[EntryRow]:
    found = tx.session.execute(
        query.add_columns(StaffMember.name).join(StaffMember, StaffMember.id == ObjectionEntry.created_by)
    ).all()
    counted = rates(tx, series, [row.id for row, _name in found]) if found else {}
    none = (Rate(), Rate())
    return [
        EntryRow(row.id, row.version, _draft(row), name, row.changed_at, *counted.get(row.id, none), _may_edit(tx, row))
        for row, name in found
    ]


def _draft(row: ObjectionEntry | ObjectionEntryText) -> EntryDraft:
    return EntryDraft(row.category, row.text, row.answer, row.evidence, row.series, row.active)
