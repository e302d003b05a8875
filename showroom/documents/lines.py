"""Breaking mixed Chinese and Latin text into lines: words stay whole, closing marks never begin a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from showroom.documents.fonts import advances

_OPEN = "([{（《「『【〔〈［｛“‘￥"
_CLOSE = "，。、；：！？）》」』】〕〉］｝”’…—·％℃,.;:!?)]}%"
_WIDE = "\u2e80-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
# One unit that must not be broken: opening marks, then a Chinese character or a Latin word, then closing marks.
_UNIT = re.compile(
    f"[ \u3000\u2002]+|[{re.escape(_OPEN)}]*(?:(?![{re.escape(_OPEN + _CLOSE)}])[{_WIDE}]"
    f"|[^ \u2002{_WIDE}]+)?[{re.escape(_CLOSE)}]*"
)
_FUZZ = 0.01


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in one font; `width` in points."""

    text: str
    font: str
    width: float


Line = tuple[Piece, ...]


def units(text: str) -> Iterator[str]:
    """The unbreakable units of one paragraph line, in order; joined they give `text` again."""
    at = 0
    while at < len(text):
        found = _UNIT.match(text, at)
        end = found.end() if found and found.end() > at else at + 1
        yield text[at:end]
        at = end


class _Filler:
    """Fills lines greedily to `width` points."""

    def __init__(self, width: float) -> None:
        self.lines: list[Line] = []
        self._width = width
        self._parts: list[tuple[str, str, float]] = []
        self._used = 0.0

    def newline(self) -> None:
        """End the line; blanks at its end are dropped."""
        while self._parts and self._parts[-1][0].isspace():
            self._parts.pop()
        merged: list[Piece] = []
        for text, font, width in self._parts:
            if merged and merged[-1].font == font:
                last = merged.pop()
                merged.append(Piece(last.text + text, font, last.width + width))
            else:
                merged.append(Piece(text, font, width))
        self.lines.append(tuple(merged))
        self._parts, self._used = [], 0.0

    def add(self, unit: str, font: str, size: float) -> None:
        """Put one unit on this line or the next; a unit wider than a whole line is cut between characters."""
        widths = advances(font)
        width = sum([widths[ord(char)] for char in unit]) * size / 1000
        if self._used + width <= self._width + _FUZZ:
            self._put(unit, font, width)
        elif unit.isspace():
            self._put(unit, font, 0.0)
        elif width <= self._width + _FUZZ:
            self.newline()
            self._put(unit, font, width)
        else:
            self._cut(unit, font, size)

    def _put(self, text: str, font: str, width: float) -> None:
        self._parts.append((text, font, width))
        self._used += width

    def _cut(self, unit: str, font: str, size: float) -> None:
        widths, start, used = advances(font), 0, 0.0
        room = self._width - self._used
        for at, char in enumerate(unit):
            width = widths[ord(char)] * size / 1000
            if used + width > room + _FUZZ and (at > start or self._used):
                # A closing mark takes the sign before it along to the next line.
                back = 1 if char in _CLOSE and at - 1 > start else 0
                carried = widths[ord(unit[at - 1])] * size / 1000 * back
                if at > start:
                    self._put(unit[start : at - back], font, used - carried)
                self.newline()
                start, used, room = at - back, carried, self._width
            used += width
        self._put(unit[start:], font, used)


def _one_line(runs: tuple[tuple[str, str], ...], size: float, width: float) -> Line | None:
    """The whole text where it is one run that fits as it stands, as most cells of tables do; None else."""
    if len(runs) != 1 or "\n" in runs[0][0]:
        return None
    text, font = runs[0][0].rstrip(" \u3000\u2002"), runs[0][1]
    if len(text) * size > width * 3:
        return None  # too long to be worth adding up
    widths = advances(font)
    used = sum([widths[ord(char)] for char in text]) * size / 1000
    if used > width + _FUZZ:
        return None
    return (Piece(text, font, used),) if text else ()


def break_lines(runs: tuple[tuple[str, str], ...], size: float, width: float) -> list[Line]:
    """`runs` of (text, font) as lines no wider than `width` points; a newline in a text begins a new line."""
    short = _one_line(runs, size, width)
    if short is not None:
        return [short]
    filler = _Filler(width)
    for text, font in runs:
        for number, line in enumerate(text.split("\n")):
            if number:
                filler.newline()
            for unit in units(line):
                filler.add(unit, font, size)
    filler.newline()
    return filler.lines
