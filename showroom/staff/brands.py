"""Which brands the store may sell by its suppliers' word, and who answers for those sold without it (MF-03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.kernel.actor import Permission
from showroom.kernel.dates import within
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.staff.brand_model import BrandKind, BrandStanding
from showroom.staff.duties import note_change

BRAND_ENDS = Message("brand_ends", "截止日早于起始日（G-03）", "It would end before it begins (G-03)")
BRAND_OVERLAPS = Message(
    "brand_overlaps",
    "{brand} 在这段时间已有一行（自 {since} 起）：请先填写其截止日（MF-03）",
    "{brand} has a row for that time already (from {since}): end it first (MF-03)",
)
BRAND_ENDED = Message(
    "brand_ended", "这一行已于 {day} 截止，不能再改", "This row ended on {day} and cannot be changed any more"
)
_LIMITS = {"brand": 60, "supplier": 120, "paper_number": 60, "liable": 200}
_NEEDED = {BrandKind.AUTHORISED: ("supplier", "paper_number"), BrandKind.UNAUTHORISED: ("liable",)}


@dataclass(frozen=True, slots=True)
class BrandDraft:
    """A row to add: `supplier` and `paper_number` where authorised, `liable` (who answers for quality) where not."""

    brand: str
    kind: BrandKind
    supplier: str = ""
    paper_number: str = ""
    liable: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class BrandRow:
    """One row as the settings show it; `in_force` where it counts today."""

    id: int
    brand: str
    kind: BrandKind
    supplier: str
    paper_number: str
    liable: str
    valid_from: date
    valid_to: date | None
    in_force: bool
    version: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a brand is sold on one day: authorised, or not, and then who answers ('' while nobody is named)."""

    brand: str
    authorised: bool
    supplier: str = ""
    paper_number: str = ""
    liable: str = ""


class BrandService:
    """The list of brands; every change of it starts the clock of the national system (MF-10)."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.STORE_DUTIES)
    def rows(self, tx: Tx) -> tuple[BrandRow, ...]:
        """All rows by brand, the latest beginning first."""
        return _rows(tx)

    @writes(Permission.STORE_DUTIES)
    def add(self, tx: Tx, draft: BrandDraft) -> tuple[BrandRow, ...]:
        """Add a row; raises FieldErrors naming every wrong field."""
        values = _checked(tx, draft)
        row = BrandStanding(kind=draft.kind, created_at=tx.now, created_by=tx.actor.id, **values)
        tx.session.add(row)
        tx.session.flush()
        note_change(tx, ("brand",))
        tx.audit("brand_standing", row.id, kind=row.kind.value, valid_from=row.valid_from.isoformat())
        return _rows(tx)

    @writes(Permission.STORE_DUTIES)
    def end(self, tx: Tx, row_id: int, last_day: date | None, version: int) -> tuple[BrandRow, ...]:
        """Let a row end on `last_day`, which counts still (G-03); the day before it began strikes it.

        Raises FieldErrors(valid_to), ShowroomError(not_found | brand_ended | changed_meanwhile).
        """
        row = tx.session.get(BrandStanding, row_id)
        if row is None:
            raise ShowroomError(NOT_FOUND, what=f"brand {row_id}")
        check_version(version, row.version)
        if row.valid_to is not None and row.valid_to < tx.today:
            raise ShowroomError(BRAND_ENDED, day=row.valid_to.isoformat())
        if last_day is None:
            raise FieldErrors({"valid_to": REQUIRED})
        row.valid_to = last_day
        tx.session.flush()
        note_change(tx, ("brand",))
        tx.audit("brand_standing", row.id, valid_to=last_day.isoformat())
        return _rows(tx)


def standing_on(tx: Tx, brand: str, day: date) -> Standing:
    """How the brand is sold on that day; without a row that covers it, it is not authorised and nobody is named."""
    rows = tx.session.scalars(
        sa.select(BrandStanding)
        .where(BrandStanding.valid_from <= day)
        .order_by(BrandStanding.valid_from.desc(), BrandStanding.id.desc())
    )
    found = [row for row in rows if _same(row.brand, brand) and within(day, row.valid_from, row.valid_to)]
    row = next((one for one in found if one.kind is BrandKind.AUTHORISED), next(iter(found), None))
    if row is None:
        return Standing(brand, authorised=False)
    return Standing(brand, row.kind is BrandKind.AUTHORISED, row.supplier, row.paper_number, row.liable)


def _same(one: str, other: str) -> bool:
    """Brands are compared as people read them: neither case nor spaces make another brand."""
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def _rows(tx: Tx) -> tuple[BrandRow, ...]:
    found = tx.session.scalars(
        sa.select(BrandStanding).order_by(BrandStanding.brand, BrandStanding.valid_from.desc(), BrandStanding.id.desc())
    )
    return tuple(
        BrandRow(
            row.id, row.brand, row.kind, row.supplier, row.paper_number, row.liable, row.valid_from, row.valid_to,
            within(tx.today, row.valid_from, row.valid_to), row.version,
        )
        for row in found
    )  # fmt: skip


def _checked(tx: Tx, draft: BrandDraft) -> dict[str, object]:
    """The columns of the new row; raises FieldErrors naming every wrong field."""
    wrong: dict[str, Told | Message] = {}
    values: dict[str, object] = {}
    for name, limit in _LIMITS.items():
        try:
            values[name] = clean_text(getattr(draft, name), limit)
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
            continue
        needed = name == "brand" or name in _NEEDED[draft.kind]
        if needed and not values[name]:
            wrong[name] = REQUIRED
        elif not needed:
            values[name] = ""
    if draft.valid_from is None:
        wrong["valid_from"] = REQUIRED
    elif draft.valid_to is not None and draft.valid_to < draft.valid_from:
        wrong["valid_to"] = BRAND_ENDS
    elif "brand" not in wrong and (other := _overlapping(tx, str(values["brand"]), draft)) is not None:
        wrong["valid_from"] = told(BRAND_OVERLAPS, brand=other.brand, since=other.valid_from.isoformat())
    if wrong:
        raise FieldErrors(wrong)
    return {**values, "valid_from": draft.valid_from, "valid_to": draft.valid_to}


def _overlapping(tx: Tx, brand: str, draft: BrandDraft) -> BrandRow | None:
    """A row of the same brand for some of the same days: one brand stands in one way on one day."""
    first, last = draft.valid_from or date.min, draft.valid_to or date.max
    for row in _rows(tx):
        until = row.valid_to or date.max
        if _same(row.brand, brand) and row.valid_from <= min(last, until) and first <= until:
            return row
    return None
