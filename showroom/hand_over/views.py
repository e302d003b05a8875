"""The frozen shapes of hand-over and pool."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.customers.model import Grade
from showroom.hand_over.model import HandOverKind
from showroom.kernel.errors import Told


@dataclass(frozen=True, slots=True)
class HandOverDraft:
    """Who hands over to whom. One name: all to them; several: evenly; `choices` (customer, staff) come before both."""

    from_id: int
    to_ids: tuple[int, ...]
    reason: str
    choices: tuple[tuple[int, int], ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Load:
    """How much work of each kind."""

    customers: int = 0
    deals: int = 0
    tasks: int = 0
    appointments: int = 0

    @property
    def empty(self) -> bool:
        return self == Load()


@dataclass(frozen=True, slots=True)
class Share:
    """What one colleague would receive."""

    staff_id: int
    name: str
    load: Load


@dataclass(frozen=True, slots=True)
class Preview:
    """What a hand-over would do; `escorted` test drives keep their escort and are rearranged in the diary."""

    from_name: str
    load: Load
    shares: tuple[Share, ...]
    escorted: int


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One hand-over as it was done; `undoable` until something of it was changed."""

    id: int
    kind: HandOverKind
    from_name: str
    to_names: tuple[str, ...]
    load: Load
    reason: str
    at: datetime
    by: str
    undone: bool
    undoable: bool


@dataclass(frozen=True, slots=True)
class OwnedLine:
    """One customer of the one who leaves, to choose for."""

    id: int
    name: str
    grade: Grade
    last_contact: date | None
    deals: int


@dataclass(frozen=True, slots=True)
class IdleLine:
    """A customer without effective contact for too long, and why the rule says so."""

    id: int
    name: str
    owner_id: int
    owner: str
    grade: Grade
    last: date
    days: int
    limit: int
    reason: Told


@dataclass(frozen=True, slots=True)
class PoolLine:
    """A customer of nobody; the phone is masked until one is taken."""

    id: int
    name: str
    phone: str
    grade: Grade
    interest: str
    district: str
    last_contact: date | None
    formerly: str


@dataclass(frozen=True, slots=True)
class Pool:
    """The pool as one person sees it: `left` more may be taken today."""

    lines: tuple[PoolLine, ...]
    total: int
    taken: int
    limit: int
