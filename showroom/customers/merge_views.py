"""The frozen shapes of merging: what is shown, what was chosen, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from showroom.customers.merge_rules import Side
from showroom.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of the two records, masked as the actor may see it."""

    id: int
    version: int
    name: str
    phone: str
    owner_name: str
    created_on: date


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field of both records as the actor may see it; `differs` is of the stored values, not of what is shown."""

    field: str
    keep: object
    other: object
    differs: bool
    default: Side
    joins: bool = False


@dataclass(frozen=True, slots=True)
class SinglePair:
    """A thing of which a customer has one, such as the licence, and both records have it: one of the two is chosen."""

    table: str
    keep: str
    other: str
    default: Side


@dataclass(frozen=True, slots=True)
class ChildCount:
    """How many rows of a table belong to each of the two; names for people in both languages."""

    table: str
    name_zh: str
    name_en: str
    keep: int
    other: int


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Both records side by side; a finding that blocks stands in the way."""

    keep: MergeSide
    other: MergeSide
    fields: tuple[FieldPair, ...]
    singles: tuple[SinglePair, ...]
    children: tuple[ChildCount, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """Which records, as they were seen, and whose value of which field; what is not named is taken as proposed."""

    keep_id: int
    other_id: int
    keep_version: int
    other_version: int
    take: Mapping[str, Side] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge that was done: `lost_id` leads to `kept_id` now, `moved` rows changed hands."""

    merge_id: int
    kept_id: int
    lost_id: int
    moved: int


@dataclass(frozen=True, slots=True)
class MergeLine:
    """One merge in a customer's history, newest first."""

    id: int
    lost_id: int
    at: datetime
    by: str
    undone_at: datetime | None
    undone_by: str
    may_undo: bool
