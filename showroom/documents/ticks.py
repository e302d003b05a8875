"""Tick boxes whose state can be read by eye and by machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from showroom.documents.flow import Block
from showroom.documents.fonts import BOLD, REGULAR
from showroom.documents.text import INK, Words

_BOX, _INDENT, _GAP = 9.0, 14.0, 2.0
_OPEN, _TICKED = "2610", "2611"  # ☐ and ☑ as UTF-16BE


def draw_tick(canvas: Canvas, x: float, y: float, ticked: bool) -> None:
    """A box with its lower left corner at (x, y).

    The fonts have no ☐ and ☑: the box is drawn from □ and ✓ and marked with the text that it stands for, so that
    searching, copying and reading aloud give ☐ or ☑.
    """
    canvas.setFillGray(INK)
    canvas.addLiteral(f"/Span <</ActualText <FEFF{_TICKED if ticked else _OPEN}>>> BDC")
    canvas.setFont(REGULAR, _BOX)
    canvas.drawString(x, y, "□")
    if ticked:
        canvas.setFont(BOLD, _BOX)
        canvas.drawString(x + 1.6, y + 0.6, "✓")
    canvas.addLiteral("EMC")


@dataclass
class Ticks:
    """Ticked or open boxes with their words in `columns` columns, row by row; breaks between rows."""

    items: Sequence[tuple[Words, bool]]
    columns: int = 1
    before: float = 1.0
    after: float = 4.0
    keep_next: bool = False

    def _rows(self, width: float) -> list[tuple[float, Sequence[tuple[Words, bool]]]]:
        inner = width / self.columns - _INDENT - 4
        chunks = [self.items[at : at + self.columns] for at in range(0, len(self.items), self.columns)]
        return [(max(words.height(inner) for words, _ in chunk) + _GAP, chunk) for chunk in chunks]

    def height(self, width: float) -> float:
        return sum(height for height, _ in self._rows(width))

    def least(self, width: float) -> float:
        return self._rows(width)[0][0]

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        count = 0
        for height, _ in self._rows(width):
            if height > room + 0.01:
                break
            room -= height
            count += 1
        at = count * self.columns
        if not 0 < at < len(self.items):
            return None
        return Ticks(self.items[:at], self.columns), Ticks(self.items[at:], self.columns)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        each = width / self.columns
        for height, chunk in self._rows(width):
            left = x
            for words, ticked in chunk:
                style = words.style
                draw_tick(canvas, left, top - (style.leading - style.size) / 2 - style.size * 0.86, ticked)
                words.draw(canvas, left + _INDENT, top, each - _INDENT - 4)
                left += each
            top -= height
