"""Ruled tables: columns align, headings repeat on each page, and a row breaks only when it is higher than a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas

from showroom.documents.flow import Block
from showroom.documents.text import RULE, TINT, Words

PAD_X, PAD_Y = 5.0, 3.0
_WORTH_SPLITTING = 160.0  # a row higher than this may break across pages
_SMALL = 220.0  # a table lower than this stays whole


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a paragraph over `span` columns; `tinted` cells carry labels."""

    words: Words
    span: int = 1
    tinted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from left to right; their spans add up to the number of columns.

    `bound` rows (a group's heading, the line before a total) stay on the page of the row after them.
    """

    cells: tuple[Cell, ...]
    bound: bool = False


@dataclass
class Grid:
    """A table of `rows` under `heading` rows that repeat; `shares` are the columns' parts of the width;
    `pad` is the room above and below a cell's words, in points.
    """

    shares: tuple[float, ...]
    rows: Sequence[Row]
    heading: tuple[Row, ...] = ()
    before: float = 3.0
    after: float = 6.0
    keep_next: bool = False
    pad: float = PAD_Y
    _heights: dict[int, float] = field(default_factory=dict, init=False, repr=False)

    def height(self, width: float) -> float:
        return self._sum((*self.heading, *self.rows), width)

    def least(self, width: float) -> float:
        """Heading and first rows, up to one that is not bound to its successor; a small table as a whole."""
        if self.height(width) <= _SMALL:
            return self.height(width)
        count = 1
        while count < len(self.rows) and self.rows[count - 1].bound:
            count += 1
        needed = self._sum((*self.heading, *self.rows[:count]), width)
        return min(needed, self._sum(self.heading, width) + _WORTH_SPLITTING)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        if self.height(width) <= _SMALL:
            return None
        left = room - self._sum(self.heading, width)
        count = 0
        for row in self.rows:
            height = self._row_height(row, width)
            if height > left + 0.01:
                break
            left -= height
            count += 1
        kept = count
        while kept and self.rows[kept - 1].bound:
            kept -= 1
        if kept == count and count < len(self.rows):
            cut = self._cut(self.rows[count], width, left)
            if cut:
                return self._part((*self.rows[:count], cut[0])), self._part((cut[1], *self.rows[count + 1 :]))
        if not kept:
            return None
        return self._part(self.rows[:kept]), self._part(self.rows[kept:])

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        canvas.setLineWidth(0.4)
        canvas.setStrokeGray(RULE)
        y = top
        for row in (*self.heading, *self.rows):
            height = self._row_height(row, width)
            self._draw_row(canvas, row, (x, y, width, height))
            y -= height

    def _draw_row(self, canvas: Canvas, row: Row, box: tuple[float, float, float, float]) -> None:
        left, top, width, height = box
        column = 0
        for cell in row.cells:
            wide = self._width(column, cell.span, width)
            if cell.tinted:
                canvas.setFillGray(TINT)
            canvas.rect(left, top - height, wide, height, stroke=1, fill=1 if cell.tinted else 0)
            inner = wide - 2 * PAD_X
            slack = (height - 2 * self.pad - cell.words.height(inner)) / 2
            cell.words.draw(canvas, left + PAD_X, top - self.pad - slack, inner)
            left += wide
            column += cell.span

    def _part(self, rows: Sequence[Row]) -> Grid:
        return Grid(self.shares, rows, self.heading, self.before, self.after, pad=self.pad)

    def _cut(self, row: Row, width: float, room: float) -> tuple[Row, Row] | None:
        """A very high row in two; None when it is not worth it."""
        if self._row_height(row, width) <= _WORTH_SPLITTING or room < _WORTH_SPLITTING / 2:
            return None
        upper, lower, column = [], [], 0
        for cell in row.cells:
            inner = self._width(column, cell.span, width) - 2 * PAD_X
            parts = cell.words.split(inner, room - 2 * self.pad)
            first, rest = parts or (cell.words, Words((), cell.words.style, []))
            upper.append(Cell(first, cell.span, cell.tinted))
            lower.append(Cell(rest, cell.span, cell.tinted))
            column += cell.span
        return Row(tuple(upper)), Row(tuple(lower))

    def _width(self, column: int, span: int, width: float) -> float:
        return sum(self.shares[column : column + span]) / sum(self.shares) * width

    def _row_height(self, row: Row, width: float) -> float:
        known = self._heights.get(id(row))
        if known is None:
            column, known = 0, 0.0
            for cell in row.cells:
                inner = self._width(column, cell.span, width) - 2 * PAD_X
                known = max(known, cell.words.height(inner))
                column += cell.span
            known += 2 * self.pad
            self._heights[id(row)] = known
        return known

    def _sum(self, rows: Sequence[Row], width: float) -> float:
        return sum(self._row_height(row, width) for row in rows)
