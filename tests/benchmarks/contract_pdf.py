"""Contract PDF against its floor: the same strings on a bare ReportLab canvas with the library's own font class."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from tests.benchmarks._fresh import limit, row

_FLOOR = """
import json, sys, time
from io import BytesIO
from importlib.resources import files
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
pages = json.load(sys.stdin)
for name, file in (("Showroom-Regular", "NotoSansSC_400Regular.ttf"), ("Showroom-Bold", "NotoSansSC_700Bold.ttf")):
    registerFont(TTFont(name, BytesIO(files("resources").joinpath("fonts", file).read_bytes())))
times = []
for _ in range(12):
    start = time.perf_counter()
    canvas = Canvas(BytesIO(), invariant=1)
    for page in pages:
        for x, y, text, font, size in page:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    times.append(time.perf_counter() - start)
print(json.dumps(sorted(times)[len(times) // 2] * 1000))
"""


def _median_ms(action: Callable[[], object], times: int = 12) -> float:
    found = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        found.append(time.perf_counter() - start)
    return statistics.median(found) * 1000


def _strings(action: Callable[[], object]) -> list[list[tuple[float, float, str, str, float]]]:
    """Everything that `action` draws, page by page."""
    from reportlab.pdfgen.canvas import Canvas

    pages: list[list[tuple[float, float, str, str, float]]] = [[]]
    draw, turn = Canvas.drawString, Canvas.showPage

    def recorded(self: Canvas, x: float, y: float, text: str) -> None:
        pages[-1].append((x, y, text, self._fontname, self._fontsize))  # type: ignore[attr-defined]
        draw(self, x, y, text)

    def turned(self: Canvas) -> None:
        pages.append([])
        turn(self)

    Canvas.drawString, Canvas.showPage = recorded, turned  # type: ignore[assignment,method-assign]
    try:
        action()
    finally:
        Canvas.drawString, Canvas.showPage = draw, turn  # type: ignore[method-assign]
    return [page for page in pages if page]


def measure() -> None:
    """Print the rows, in milliseconds."""
    from showroom.contract.contract_pdf import render
    from showroom.documents.fonts import warm_fonts
    from tests.documents.paper_examples import contract

    paper = contract()
    warm_fonts()
    first = _median_ms(lambda: render(paper, "zh"), 1)
    warm = _median_ms(lambda: render(paper, "zh"))
    drawn = _strings(lambda: render(paper, "zh"))
    command = [sys.executable, "-c", _FLOOR]
    floor = float(subprocess.run(command, input=json.dumps(drawn), capture_output=True, text=True, check=True).stdout)
    limit("contract PDF, warm: the same strings on a bare canvas", floor, warm, "ms", 60)
    row("contract PDF, first after warm_fonts: warm", warm, first, "ms", 2)


if __name__ == "__main__":
    measure()
