"""The one way text gets on paper: `paragraph`. There is no markup, so a name can never be taken for one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from showroom.documents.fonts import BOLD, REGULAR
from showroom.documents.glyphs import require_drawable
from showroom.documents.lines import Line, break_lines
from showroom.documents.veil import as_shown
from showroom.kernel.errors import TOO_LONG, ShowroomError

MAX_TEXT = 100_000
Align = Literal["left", "center", "right"]
INK, SOFT, RULE, TINT = 0.12, 0.42, 0.66, 0.955  # grey levels: 0 black, 1 white


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks; all lengths in points."""

    size: float = 9.0
    leading: float = 14.0
    bold: bool = False
    grey: float = INK
    align: Align = "left"
    before: float = 0.0
    after: float = 3.0
    indent: float = 0.0
    keep_next: bool = False


BODY = Style()
STRONG = replace(BODY, bold=True)
SMALL = Style(size=7.6, leading=11.4, grey=SOFT, after=2.0)
CELL = Style(size=8.6, leading=12.6, after=0.0)
CELL_STRONG = replace(CELL, bold=True)
CELL_LABEL = replace(CELL, grey=0.34)
CELL_RIGHT = replace(CELL, align="right")
CELL_RIGHT_STRONG = replace(CELL_RIGHT, bold=True)


class Words:
    """A block of text; made by `paragraph` or `emphasised`, measured once per width."""

    def __init__(self, runs: tuple[tuple[str, str], ...], style: Style, lines: list[Line] | None = None) -> None:
        self._runs, self.style = runs, style
        self._fixed = lines
        self._broken: dict[float, list[Line]] = {}
        self.before, self.after, self.keep_next = style.before, style.after, style.keep_next

    def lines(self, width: float) -> list[Line]:
        """The lines at `width` points."""
        if self._fixed is not None:
            return self._fixed
        found = self._broken.get(width)
        if found is None:
            found = self._broken[width] = break_lines(self._runs, self.style.size, width - self.style.indent)
        return found

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def least(self, width: float) -> float:
        """Height of the smallest first part: two lines, or three when cutting them off would leave one alone."""
        count = len(self.lines(width))
        return (count if count <= 3 else 2) * self.style.leading

    def split(self, width: float, room: float) -> tuple[Words, Words] | None:
        """Two parts, the first fitting in `room`, never leaving one line alone; None when that cannot be."""
        lines = self.lines(width)
        fits = min(int((room + 0.01) / self.style.leading), len(lines) - 2)
        if fits < 2:
            return None
        first, second = Words((), self.style, lines[:fits]), Words((), self.style, lines[fits:])
        second.before = 0.0
        return first, second

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw with the upper left corner at (x, top)."""
        style = self.style
        y = top - (style.leading - style.size) / 2 - style.size * 0.86
        canvas.setFillGray(style.grey)
        for line in self.lines(width):
            at = x + style.indent
            if style.align != "left":
                slack = width - style.indent - sum(piece.width for piece in line)
                at += slack if style.align == "right" else slack / 2
            for piece in line:
                canvas.setFont(piece.font, style.size)
                canvas.drawString(at, y, piece.text)
                at += piece.width
            y -= style.leading


def clean(text: str) -> str:
    """`text` with one kind of newline and tabs as blanks, checked for length and for glyphs.

    Raises ShowroomError too_long above MAX_TEXT characters, glyph_missing for what cannot be drawn.
    """
    if len(text) > MAX_TEXT:
        raise ShowroomError(TOO_LONG, limit=MAX_TEXT)
    plain = as_shown(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    require_drawable(plain)
    return plain


def paragraph(text: str, style: Style = BODY) -> Words:
    """`text` exactly as it stands, broken into lines; `<b>`, `&amp;` and the like are characters, not markup."""
    return Words(((clean(text), BOLD if style.bold else REGULAR),), style)


def emphasised(runs: Iterable[tuple[str, bool]], style: Style = BODY) -> Words:
    """Stretches of (text, bold) as one paragraph, for the important words inside a clause (CT-01)."""
    return Words(tuple((clean(text), BOLD if bold else REGULAR) for text, bold in runs), style)
