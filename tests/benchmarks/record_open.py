"""Opening a deal with 200 events, and a customer with a long history, in the real window until painted.

The floor is a raw query of the 200 events and a bare list of them, painted in the same window. Each is opened again and
again, one after the other, so that every time everything is read anew. `SHOWROOM_BENCH_CUSTOMERS` and
`SHOWROOM_BENCH_STORES` are those of search.py.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import sqlalchemy as sa

from showroom.kernel.actor import Permission
from showroom.persistence.actions import Tx, Workplace, writes
from tests.benchmarks._fresh import PASSWORD, Command, bench_folder, environment, limit, row, run
from tests.benchmarks._records import CUSTOMERS, DEALS
from tests.benchmarks.search import SIZES, build

PAINTED_MS, BLOCK_MS, STATEMENTS = 33, 50, 12
EVENTS, VISITS, RECORDS = 200, 60, 2


class LongStory:
    """Gives deals their events and customers their visits."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.SIGNED_IN)
    def fill(self, tx: Tx, deal_id: int) -> None:
        """Notes until there are 200; a store that is kept is not filled twice."""
        from showroom.deals.handover import note
        from showroom.deals.model import DealEvent

        held = tx.session.scalar(sa.select(sa.func.count()).where(DealEvent.deal_id == deal_id)) or 0
        for number in range(held, EVENTS):
            note(tx, deal_id, "deal_opened", str(number))
        tx.audit("deal", deal_id)


def prepare(store: Path) -> tuple[list[int], list[int]]:
    """The deals with 200 events, and their customers with visits and calls of many days."""
    from showroom.bootstrap import Location
    from showroom.demo.opening import open_sample
    from showroom.reception.views import VisitDraft

    showroom, actor = open_sample(Location(store))
    rows = showroom.deals.list_open(actor, RECORDS)
    story = LongStory(showroom.work)
    customers: list[int] = []
    for deal in rows:
        story.fill(actor, deal.id)
        customers.append(showroom.deals.view(actor, deal.id).customer_id)
        for _ in range(VISITS):
            showroom.reception.log_visit(actor, VisitDraft(customer_id=customers[-1], talk="又来看车"))
    showroom.close()
    return [deal.id for deal in rows], customers


def measure(folder: Path, stores: Path) -> None:
    """Print the rows of every size, each from a window of its own."""
    os.environ["SHOWROOM_PASSWORD"] = PASSWORD
    for size in SIZES:
        store = stores / f"demo-{size}"
        build(store, size, folder)
        deals, customers = prepare(store)
        named = {DEALS: ",".join(map(str, deals)), CUSTOMERS: ",".join(map(str, customers))}
        arguments = (sys.executable, "-m", "tests.benchmarks._records", "--data", str(store))
        told = run(Command(arguments, environment(folder) | named)).told
        report(told, "deal", f"deal with {EVENTS} events opened to painted, {size:,} customers")
        report(told, "customer", f"customer with a long history opened to painted, {size:,} customers", aimed=False)


def report(told: dict[str, float], kind: str, name: str, *, aimed: bool = True) -> None:
    """The rows of one kind; only the deal has aims of its own, the longest block is everybody's."""
    for part in ("median", "p95"):
        what, floor, ours = f"{name}, {part}: raw query and bare list", told[f"bare_{part}"], told[f"{kind}_{part}"]
        limit(what, floor, ours, "ms", PAINTED_MS) if aimed else row(what, floor, ours, "ms", None)
    row(f"{name}: the same on the processor", told["bare_processor"], told[f"{kind}_processor"], "ms", None)
    limit(f"{name}: longest block of the GUI thread", 0, told[f"{kind}_block"], "ms", BLOCK_MS)
    row(f"{name}: that block on its processor", 0, told[f"{kind}_work"], "ms", None)
    what, ours = f"{name}: SQL statements", told[f"{kind}_statements"]
    limit(what, 1, ours, "statements", STATEMENTS) if aimed else row(what, 1, ours, "statements", None)


if __name__ == "__main__":
    with bench_folder() as place:
        kept = os.environ.get("SHOWROOM_BENCH_STORES")
        measure(place, Path(kept) if kept else place)
