"""The floor of a paper: the strings that it draws, drawn again by a fresh process on a bare ReportLab canvas."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

Strings = list[list[tuple[float, float, str, str, float]]]

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


def drawn_strings(action: Callable[[], object]) -> Strings:
    """Everything that `action` draws, page by page."""
    from reportlab.pdfgen.canvas import Canvas

    pages: Strings = [[]]
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


def bare_ms(strings: Strings) -> float:
    """Milliseconds that a bare canvas takes for them, the middle of twelve."""
    command = [sys.executable, "-c", _FLOOR]
    return float(subprocess.run(command, input=json.dumps(strings), capture_output=True, text=True, check=True).stdout)
