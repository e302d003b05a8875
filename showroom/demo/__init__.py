"""Sample data: an invented store with people, cars, customers and deals, the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from showroom.bootstrap import Location, Showroom
    from showroom.documents.sheet_plan import Watch
    from showroom.kernel.actor import Actor

DEMO_USER = "demo"
DEMO_PASSWORD = "showroom-demo"  # noqa: S105 - opens nothing but invented data; SHOWROOM_PASSWORD replaces it
DEFAULT_CUSTOMERS, DEFAULT_SEED = 300, 2026


@dataclass(frozen=True, slots=True)
class Filled:
    """What a sample store holds now."""

    customers: int
    deals: int
    vehicles: int


def open_demo(location: Location) -> tuple[Showroom, Actor]:
    """The sample store with `demo` signed in, filled if it is not there yet.

    Raises ShowroomError(real_data | wrong_password | …).
    """
    if not location.exists():
        from showroom.demo.filling import fill
        from showroom.documents.sheet_plan import Unwatched

        fill(location, DEFAULT_CUSTOMERS, DEFAULT_SEED, Unwatched())
    from showroom.demo.opening import open_sample

    return open_sample(location)


def fill_demo(location: Location, customers: int, seed: int, watch: Watch) -> Filled:
    """Fill a store up to `customers`; made if it is not there. Raises ShowroomError(real_data | …)."""
    from showroom.demo.filling import fill

    return fill(location, customers, seed, watch)
