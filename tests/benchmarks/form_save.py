"""Saving a form (validated, audited, indexed, encrypted, durable) against a raw commit on the same kind of file."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.benchmarks._fresh import PASSWORD, bench_folder, limit, row

SAVES, WARM = 200, 20
RAW_TABLE = "CREATE TABLE raw (id INTEGER PRIMARY KEY, words TEXT)"


def milliseconds(act: Callable[[], object]) -> float:
    """How long one `act` takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def measure(folder: Path) -> None:
    """Print the rows: raw commits and saved visits in turn, in one process and on one disk."""
    from showroom.bootstrap import Location, NewStore, create_store
    from showroom.customers.records import CustomerDraft
    from showroom.persistence.engines import sqlcipher_engine
    from showroom.reception.views import VisitDraft

    showroom, actor = create_store(Location(folder / "store"), NewStore("星河展厅", "demo", PASSWORD))
    raw = sqlcipher_engine(folder / "raw.db", bytes(32)).raw_connection()
    raw.cursor().execute(RAW_TABLE)

    def commit(number: int) -> None:
        cursor = raw.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("INSERT INTO raw(words) VALUES (?)", (f"138{number:08d} 王女士 星河 L7",))
        cursor.execute("COMMIT")

    customer = showroom.customers.create(actor, CustomerDraft("王女士", "13800138000"))
    version = [customer.version]

    def save(number: int) -> None:
        draft = CustomerDraft(
            "王女士", "13800138000", address=f"世纪大道{number}号", note="周末到店", interest="星河 L7"
        )
        version[0] = showroom.customers.save(actor, customer.id, draft, version[0]).version

    def log(number: int) -> None:
        showroom.reception.log_visit(actor, VisitDraft(phone=f"138{number:08d}", name="王女士", wanted_model="L7"))

    acts = (commit, save, log)
    times: tuple[list[float], ...] = ([], [], [])
    for number in range(WARM + SAVES):
        for act, found in zip(acts, times, strict=True):
            found.append(milliseconds(partial(act, number)))
    raw.close()
    showroom.close()
    floor, saved, logged = (sorted(found[WARM:]) for found in times)
    for what, most, place in (("median", 5, SAVES // 2), ("p99", 10, SAVES * 99 // 100)):
        limit(f"customer's form saved, {what}: raw commit", floor[place], saved[place], "ms", most)
    row("visit logged with a new customer: raw commit", floor[SAVES // 2], logged[SAVES // 2], "ms", None)


if __name__ == "__main__":
    with bench_folder() as place:
        measure(place)
