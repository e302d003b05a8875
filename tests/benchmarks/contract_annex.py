"""A contract with three pages of annexes: drawn against a bare canvas, then signed, sealed and stored (figure 12)."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks._bare import bare_ms, drawn_strings
from tests.benchmarks._fresh import limit

SIGNINGS = 5
PROMISES = 28


def _median_ms(action: Callable[[int], object], times: int = 12) -> float:
    found = []
    for turn in range(times):
        start = time.perf_counter()
        action(turn)
        found.append(time.perf_counter() - start)
    return statistics.median(found) * 1000


def measure() -> None:
    """Print the rows, in milliseconds."""
    from showroom.contract.contract_pdf import render
    from showroom.documents.fonts import warm_fonts
    from tests.documents.annex_examples import annexes
    from tests.documents.paper_examples import contract

    paper = contract(annexed=annexes(PROMISES))
    warm_fonts()
    warm = _median_ms(lambda _: render(paper, "zh"))
    floor = bare_ms(drawn_strings(lambda: render(paper, "zh")))
    limit("contract with 3 pages of annexes, warm: bare canvas", floor, warm, "ms", 60)
    both = _median_ms(lambda _: (render(paper, "zh"), render(paper, "en")))
    limit("contract with annexes signed, sealed, stored: 2 drawings", both, _signing_ms(), "ms", 250)


def _signing_ms() -> float:
    """Signing on the pad in an SQLCipher store: both languages drawn, sealed with PAdES and written (CT-07)."""
    from showroom.bootstrap import Location, open_with_key
    from showroom.deals.model import Step
    from showroom.kernel.clock import FixedClock
    from showroom.persistence.database import Database
    from showroom.persistence.engines import sqlcipher_engine
    from tests.contract.contract_builders import drafted, sign
    from tests.store_fixtures import KEY, NOW, fill_store, hire

    with tempfile.TemporaryDirectory() as folder:
        fill_store(Database(sqlcipher_engine(Path(folder) / "store.db", KEY)))
        store = open_with_key(Location(Path(folder)), KEY, FixedClock(NOW))
        people = hire(store)
        deals = [drafted(store, people, vin=f"LSVAU2182T2{turn:06d}") for turn in range(SIGNINGS + 1)]
        for deal in deals:
            for turn in range(PROMISES):
                text = f"第 {turn} 项：交车前免费贴全车隐形车衣（含天窗与门槛），由买方当面验收"
                store.deals.add_promise(people.consultant, deal, Step.NEGOTIATION, text)
        sign(store, people, deals[-1])  # the seal's library is loaded by the first
        found = _median_ms(lambda turn: sign(store, people, deals[turn]), SIGNINGS)
        store.close()
        return found


if __name__ == "__main__":
    measure()
