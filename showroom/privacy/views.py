"""The frozen shapes that leave the privacy desk; names masked, no value of a customer's file but in `StoredFile`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from showroom.customers.standing_model import Standing
from showroom.kernel.errors import Told
from showroom.kernel.findings import Finding
from showroom.privacy.erasure_model import ErasureKind


class Act(StrEnum):
    """What the desk may do with a customer's file today."""

    NONE = "none"
    ERASE = "erase"
    RESTRICT = "restrict"


@dataclass(frozen=True, slots=True)
class Person:
    """A customer as the privacy desk finds them: masked (PI-10)."""

    customer_id: int
    name: str
    phone: str
    standing: Standing | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would happen: `act` is what is allowed, `why` what a period protects, `rows` by table what is touched."""

    person: Person
    act: Act
    why: tuple[Told, ...]
    until: date | None
    findings: tuple[Finding, ...]
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: rows by table."""

    customer_id: int
    kind: ErasureKind
    until: date | None
    rows: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.rows)


@dataclass(frozen=True, slots=True)
class StoredField:
    """One value of a restricted file."""

    table: str
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A restricted customer's file, opened with a logged reason."""

    customer_id: int
    until: date | None
    fields: tuple[StoredField, ...]


@dataclass(frozen=True, slots=True)
class ActLine:
    """One entry of the register of erasures."""

    id: int
    customer_id: int
    kind: ErasureKind
    rule: str
    until: date | None
    at: datetime
    by: str
