"""Contract PDF against its floor: the same strings on a bare ReportLab canvas with the library's own font class."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from tests.benchmarks._bare import bare_ms, drawn_strings
from tests.benchmarks._fresh import limit, row


def _median_ms(action: Callable[[], object], times: int = 12) -> float:
    found = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        found.append(time.perf_counter() - start)
    return statistics.median(found) * 1000


def measure() -> None:
    """Print the rows, in milliseconds."""
    from showroom.contract.contract_pdf import render
    from showroom.documents.fonts import warm_fonts
    from tests.documents.paper_examples import contract

    paper = contract()
    warm_fonts()
    first = _median_ms(lambda: render(paper, "zh"), 1)
    warm = _median_ms(lambda: render(paper, "zh"))
    floor = bare_ms(drawn_strings(lambda: render(paper, "zh")))
    limit("contract PDF, warm: the same strings on a bare canvas", floor, warm, "ms", 60)
    row("contract PDF, first after warm_fonts: warm", warm, first, "ms", 2)


if __name__ == "__main__":
    measure()
