"""What goes into the presentation page and comes back from it."""

from __future__ import annotations

from dataclasses import dataclass

from showroom.kernel.money import Money
from showroom.presentation.rules import Position, Reason
from showroom.vehicles.model import Energy, VehicleStatus


@dataclass(frozen=True, slots=True)
class PresentationDraft:
    """The page as saved; `vehicle_id` None = to be ordered, then `model_id` and `exterior` say what."""

    model_id: int | None = None
    vehicle_id: int | None = None
    exterior: str = ""
    interior: str = ""
    positions: frozenset[Position] = frozenset()
    questions: str = ""
    enthusiasm: str = ""
    customer_confirmed: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A car that can be had, with how well it meets the customer's wishes (0…100) and why."""

    vehicle_id: int
    model_id: int
    model_text: str
    energy: Energy
    exterior: str
    interior: str
    price: Money
    status: VehicleStatus
    vin_tail: str
    score: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class PresentationView:
    """The saved presentation with what the customer wants and what there is."""

    draft: PresentationDraft
    needs_summary: str
    budget: Money | None
    candidates: tuple[Candidate, ...]
