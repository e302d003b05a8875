"""A keystroke in the search box at 10,000 and 1,000,000 customers on the encrypted file, and building such a store.

`SHOWROOM_BENCH_CUSTOMERS=10000,200000` measures other sizes; `SHOWROOM_BENCH_STORES=DIR` keeps the stores there for the
next run, which then does not build them.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks._fresh import PASSWORD, Command, bench_folder, environment, limit, row, run

if TYPE_CHECKING:
    from showroom.bootstrap import Showroom
    from showroom.customers.service import CustomerQuery
    from showroom.kernel.actor import Actor

SIZES = tuple(int(size) for size in os.environ.get("SHOWROOM_BENCH_CUSTOMERS", "10000,1000000").split(","))
PEOPLE, ROWS, ROUNDS, PAGES = 40, 50, 5, 200
BUILD_SECONDS = 300
RAW = (
    "SELECT e.kind, e.object_id, e.title, e.detail FROM search_words w CROSS JOIN search_entry e ON e.id = w.rowid"
    f" WHERE search_words MATCH ? ORDER BY w.rowid DESC LIMIT {ROWS}"
)


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of the same queries, each at its best, sorted: the raw query and join, ours, and its processor."""

    raw: list[float]
    ours: list[float]
    processor: list[float]


def build(store: Path, size: int, folder: Path) -> None:
    """The sample store of `size`, as `showroom demo` makes it; prints how long it took."""
    if store.exists():
        return
    told = run(
        Command(
            (sys.executable, "-m", "showroom", "demo", "--data", str(store), "--customers", str(size), "--json"),
            environment(folder),
        )
    ).told
    megabytes = (store / "store.db").stat().st_size / 1e6
    limit(f"{size:,} customers built ({megabytes:,.0f} MB): seconds", 0, told["seconds"], "s", BUILD_SECONDS)


def typed(showroom: Showroom, actor: Actor) -> list[str]:
    """What sellers type, key by key: names, pinyin, initials, phones and tails, wrong keys, cars and deals."""
    from showroom.customers.search_words import name_words

    rng = random.Random(7)
    ids = showroom.customers.all_ids(actor, _everyone())
    found: list[str] = []
    for key in rng.sample(list(ids), PEOPLE):
        view = showroom.customers.view(actor, key)
        name, spelling, initials = name_words(view.name)[:3]
        phone = showroom.customers.reveal(actor, key, "phone", "benchmark")
        at = rng.randrange(1, len(spelling))
        wrong = spelling[:at] + rng.choice("aeghinouwz") + spelling[at + rng.randrange(2) :]
        for text in (name, spelling, initials, phone, phone[-4:], phone[-8:]):
            found += [text[: end + 1] for end in range(len(text))]
        found += [wrong, name[1:], phone[-6:], f"{name[0]} {phone[-4:]}", f"{spelling[:3]} {phone[-4:]}"]
    for car in showroom.vehicles.stock(actor)[:10]:
        found += [car.vin[-8:], car.vin[-6:], car.vin[-5:], car.plate or car.vin]
    return [*found, *_hard()]


def _hard() -> list[str]:
    """Frequent beginnings, frequent names that exclude each other, and nothing at all."""
    return [
        "z",
        "1",
        "zhang",
        "张",
        "wang zhang",
        "王 张",
        "li wei 13",
        "sh01",
        "qqqq",
        "没有这个人",
        "zhangwwei",
        "lina",
    ]


def _everyone() -> CustomerQuery:
    from showroom.customers.service import CustomerQuery

    return CustomerQuery()


def service_times(showroom: Showroom, actor: Actor, queries: Sequence[str]) -> Times:
    """Each query raw and through the service in turn, on the same file; the best of the rounds, as others work too."""
    raw = showroom.work.db.engine.raw_connection()
    cursor = raw.cursor()
    best: dict[str, tuple[float, float, float]] = {}
    for _ in range(ROUNDS):
        for text in queries:
            word = f'"{text.replace(chr(34), "").replace(" ", "")}"*'
            start = time.perf_counter()
            cursor.execute(RAW, (word,)).fetchall()
            middle = time.perf_counter()
            worked = time.thread_time()
            showroom.search.find(actor, text, ROWS)
            end, worked = time.perf_counter(), time.thread_time() - worked
            before = best.get(text, (9.0, 9.0, 9.0))
            now = (middle - start, end - middle, worked)
            best[text] = (min(before[0], now[0]), min(before[1], now[1]), min(before[2], now[2]))
    raw.close()
    raws, mine, processor = (sorted(seconds * 1000 for seconds in found) for found in zip(*best.values(), strict=True))
    return Times(raws, mine, processor)


def list_times(showroom: Showroom, actor: Actor) -> list[float]:
    """Pages of the customer list, from the beginning to the end and back, by ids."""
    ids = showroom.customers.all_ids(actor, _everyone())
    places = [0, len(ids) - 200, len(ids) // 2, *random.Random(3).sample(range(max(1, len(ids) - 200)), PAGES)]
    showroom.customers.rows(actor, ids[:200])  # the statement is prepared once in the life of a window
    found = []
    for place in places:
        start = time.perf_counter()
        showroom.customers.rows(actor, ids[place : place + 200])
        found.append((time.perf_counter() - start) * 1000)
    return sorted(found)


def measure(folder: Path, stores: Path) -> None:
    """Print the rows of every size, then what the largest costs beside the smallest."""
    from showroom.bootstrap import Location
    from showroom.demo.opening import open_sample

    os.environ["SHOWROOM_PASSWORD"] = PASSWORD
    medians: dict[int, float] = {}
    for size in SIZES:
        store = stores / f"demo-{size}"
        build(store, size, folder)
        showroom, actor = open_sample(Location(store))
        queries = typed(showroom, actor)
        times = service_times(showroom, actor, queries)
        medians[size] = statistics.median(times.processor)
        for what, part, most in (("median", 0.5, 2.0), ("p99", 0.99, 5.0)):
            raw, ours = (_at(found, part) for found in (times.raw, times.ours))
            limit(f"search, {size:,} customers, {what}: raw FTS5 + join", raw, ours, "ms", most)
            row(f"the same on the processor alone, {what}", raw, _at(times.processor, part), "ms", None)
        limit(f"list, {size:,} customers, a page of 200: p95", 0, _at(list_times(showroom, actor), 0.95), "ms", 16.7)
        showroom.close()
    if len(medians) > 1:
        row(
            f"search on the processor, {max(SIZES):,} beside {min(SIZES):,}",
            medians[min(SIZES)],
            medians[max(SIZES)],
            "ms",
            1.5,
        )


def _at(found: Sequence[float], part: float) -> float:
    return found[min(len(found) - 1, int(len(found) * part))]


if __name__ == "__main__":
    with bench_folder() as place:
        kept = os.environ.get("SHOWROOM_BENCH_STORES")
        measure(place, Path(kept) if kept else place)
