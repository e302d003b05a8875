"""What a merged record says: chosen field by field, or by rule where no choice may lose anything (PH-04, PI-11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any


class Side(StrEnum):
    """Whose value counts; BOTH only where texts can stand one below the other."""

    KEEP = "keep"
    OTHER = "other"
    BOTH = "both"


CHOSEN: dict[str, tuple[str, ...]] = {
    "name": ("name", "sound"),
    "kind": ("kind",),
    "phone": ("phone",),
    "gender": ("gender",),
    "birth": ("birth",),
    "identity": ("id_number", "id_kind", "id_valid_to"),
    "address": ("address",),
    "district": ("district",),
    "channel": ("channel",),
    "interest": ("interest",),
    "grade": ("grade",),
    "owner": ("owner_id",),
    "note": ("note",),
    "origin": ("origin",),
}
"""Fields that the user chooses, with the columns of `customer` that go together."""
BY_RULE = frozenset(
    {"other_phones", "do_not_contact", "first_seen", "last_contact", "created_at", "created_by", "version"}
)
"""Columns of `customer` that follow from both rows. `id` is no column of choice: see `kept_of`."""
JOINED = frozenset({"note"})
NOTE_LIMIT = 5000
OTHER_PHONES_LIMIT = 120
VERSION_STEP = 1000
"""A merged row's version is this much higher, so that no form opened meanwhile passes for current after undoing."""
_NOT_GRADED = "N"

Row = Mapping[str, Any]


def kept_of(one: int, other: int) -> int:
    """Which number lives on: the higher one. SQLite gives the highest number anew once its row is gone, so the row
    with the lower number goes, and no number that leads to a customer can ever become somebody else's.
    """
    return max(one, other)


def default_side(field: str, keep: Row, other: Row) -> Side:
    """What is chosen unless the user says otherwise: the kept record's value, the other's where that says nothing."""
    if field in JOINED and says(field, keep) and says(field, other) and differs(field, keep, other):
        joined = joined_text(str(keep[field]), str(other[field]))
        return Side.BOTH if len(joined) <= NOTE_LIMIT else Side.KEEP
    return Side.OTHER if says(field, other) and not says(field, keep) else Side.KEEP


def says(field: str, row: Row) -> bool:
    """Whether a record says anything in this field; N is no grade yet."""
    value = row[CHOSEN[field][0]]
    return value not in (None, "", _NOT_GRADED if field == "grade" else None)


def differs(field: str, keep: Row, other: Row) -> bool:
    """Whether the two records say different things."""
    return any(keep[column] != other[column] for column in CHOSEN[field])


def merged_values(keep: Row, other: Row, take: Mapping[str, Side]) -> dict[str, Any]:
    """All columns of the merged record except `id` and `version`, from both rows and the chosen sides."""
    values: dict[str, Any] = {}
    for field, columns in CHOSEN.items():
        side = take.get(field, default_side(field, keep, other))
        if side is Side.BOTH and field in JOINED:
            values[field] = joined_text(str(keep[field]), str(other[field]))
        else:
            source = other if side is Side.OTHER else keep
            values |= {column: source[column] for column in columns}
    elder = min((keep, other), key=lambda row: row["created_at"])
    values |= {
        "other_phones": " ".join(other_phones(keep, other, values["phone"])),
        "do_not_contact": max(keep["do_not_contact"], other["do_not_contact"]),
        "first_seen": _extreme(min, keep["first_seen"], other["first_seen"]),
        "last_contact": _extreme(max, keep["last_contact"], other["last_contact"]),
        "created_at": elder["created_at"],
        "created_by": elder["created_by"],
    }
    return values


def other_phones(keep: Row, other: Row, phone: str | None) -> tuple[str, ...]:
    """Every further number of both records, so that each of them still finds the customer."""
    numbers = [row["phone"] for row in (keep, other) if row["phone"]]
    for row in (keep, other):
        numbers += str(row["other_phones"] or "").split()
    return tuple(dict.fromkeys(number for number in numbers if number != phone))


def freed_phone(keep: Row, other: Row, phone: str | None) -> str | None:
    """The main number that the merged record does not have as its own."""
    return next((row["phone"] for row in (keep, other) if row["phone"] and row["phone"] != phone), None)


def joined_text(keep: str, other: str) -> str:
    """Both texts, the kept one first; the same text only once."""
    return keep if other in keep else other if keep in other else f"{keep}\n{other}"


def _extreme(pick: Any, *days: Any) -> Any:
    known = [day for day in days if day is not None]
    return pick(known) if known else None


def superfluous(open_tasks: Iterable[Row], kind: str) -> tuple[int, ...]:
    """Ids of open tasks of this kind that say the same: all but the one that is due first; a deal's are its own."""
    same = sorted(
        (task for task in open_tasks if task["kind"] == kind and task["deal_id"] is None),
        key=lambda task: (task["due"], task["id"]),
    )
    return tuple(task["id"] for task in same[1:])
