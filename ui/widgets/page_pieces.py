"""The pages of a PDF as narrow pictures that a printer is given one by one, blank paper left out.

PDFium draws a page in a few milliseconds and lets go of the interpreter meanwhile; what is black and grey alone is
drawn in greys, a quarter of the work for it and for the printer.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

from showroom.kernel.errors import Message, ShowroomError

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

PAPER_UNREADABLE = Message(
    "print_paper_unreadable", "{title} 不是可以打印的 PDF。", "{title} is no PDF that can be printed."
)
MOST_ROWS = 256
LEAST_GAP = 8  # blank rows; fewer stand between two lines of writing, and are cheaper to print than to leave out
_LOOK_DPI = 36  # enough to see whether a page has a colour anywhere: each one leaves a tinge
_POINTS = 72
_WHITE = b"\xff"
_ONE_AT_A_TIME = threading.Lock()  # PDFium is not made for two threads


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page at `left`, `top`, both in dots of the drawing; every dot outside all pieces is white."""

    left: int
    top: int
    image: QImage


class PaperPages:
    """A PDF while one thread reads it, safe beside another one; raises ShowroomError(print_paper_unreadable)."""

    def __init__(self, title: str, pdf: bytes, canvases: Canvases | None = None) -> None:
        self._title, self._pdf = title, pdf
        self._document: Any = None
        self._canvases = canvases or Canvases()
        self._hand = ThreadPoolExecutor(1, "page")
        self._ahead: dict[tuple[int, float, bool], Future[_Picture]] = {}
        self._sizes: list[tuple[float, float]] = []
        self.count = 0

    def __enter__(self) -> Self:
        import pypdfium2

        with _ONE_AT_A_TIME:
            try:
                self._document = pypdfium2.PdfDocument(self._pdf)
            except pypdfium2.PdfiumError as error:
                raise ShowroomError(PAPER_UNREADABLE, title=self._title) from error
            self.count = len(self._document)
            self._sizes = [self._document.get_page_size(page) for page in range(self.count)]
            if not self.count:
                self._document.close()
                raise ShowroomError(PAPER_UNREADABLE, title=self._title)
        return self

    def __exit__(self, *_about: object) -> None:
        self._hand.shutdown()
        with _ONE_AT_A_TIME:
            self._document.close()

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points, turned as it is looked at."""
        width, height = self._sizes[page]  # asked for once: PDFium may be busy with the next page
        return float(width), float(height)

    def dots(self, page: int, dpi: float) -> tuple[int, int]:
        """Width and height of a page drawn at `dpi`."""
        width, height = (max(1, round(side * dpi / _POINTS)) for side in self.size(page))
        return width, height

    def pieces(self, page: int, dpi: float, *, colour: bool = True) -> Iterator[Piece]:
        """What stands on a page at `dpi`, from above; in greys when the page or the printer knows no colour.

        To be read to its end before the next page.
        """
        now = self._ahead.pop((page, dpi, colour), None) or self._hand.submit(self._draw, page, dpi, colour)
        picture, following = now.result(), page + 1
        if following < self.count:
            self._ahead[following, dpi, colour] = self._hand.submit(self._draw, following, dpi, colour)
        yield from _cut(picture)

    def _draw(self, page: int, dpi: float, colour: bool) -> _Picture:
        size, small, canvas = self.dots(page, dpi), self.dots(page, _LOOK_DPI), self._canvases.of(page)
        with _ONE_AT_A_TIME:
            opened = self._document[page]
            try:
                return canvas.draw(opened, size, grey=not colour or not canvas.is_coloured(opened, small))
            finally:
                opened.close()


@dataclass(frozen=True, slots=True)
class _Picture:
    """A page on white, `line` bytes a row: one a dot in greys, four in colours. The next is drawn in its place.

    `dots` may be longer than the page. Rows are compared where they lie: copying each took longer than drawing.
    """

    dots: bytearray
    width: int
    height: int
    line: int
    grey: bool

    def is_blank(self, row: int) -> bool:
        return self.dots.startswith(_white(self.line), row * self.line)

    def is_as_above(self, row: int) -> bool:
        start = row * self.line
        return self.dots[start - self.line : start] == self.dots[start : start + self.line]

    def shown(self, top: int, bottom: int) -> Piece:
        """These rows without what is blank on either side."""
        from PySide6.QtGui import QImage

        dot = 1 if self.grey else 4
        left, right = (blank // dot for blank in self._blank_sides(top, bottom))
        kind = QImage.Format.Format_Grayscale8 if self.grey else QImage.Format.Format_RGB32
        rows = memoryview(self.dots)[top * self.line : bottom * self.line]
        image = QImage(rows, self.width, bottom - top, self.line, kind)
        return Piece(left, top, image.copy(left, 0, self.width - left - right, bottom - top))

    def _blank_sides(self, top: int, bottom: int) -> tuple[int, int]:
        """How many bytes at the beginning and at the end of every one of these rows are white."""
        dots, line = self.dots, self.line
        left = right = _white(line)
        for start in range(top * line, bottom * line, line):
            end = start + line
            if not dots.startswith(left, start):
                left = _white(line - len(dots[start:end].lstrip(_WHITE)))
            if not dots.endswith(right, start, end):
                right = _white(line - len(dots[start:end].rstrip(_WHITE)))
        return len(left), len(right)


@lru_cache(2048)
def _white(count: int) -> bytes:
    return _WHITE * count


class Canvases:
    """What the pages of one paper after the other are drawn on: the next one while the printer takes the one before.

    Memory taken anew for each paper costs a fifth of its drawing; two pages at 300 dots an inch are 17 MB in greys.
    """

    def __init__(self) -> None:
        self._two = (_Canvas(), _Canvas())

    def of(self, page: int) -> _Canvas:
        return self._two[page % 2]


class _Canvas:
    """Memory that every page is drawn in anew, since taking fresh memory for each takes longer than drawing it."""

    def __init__(self) -> None:
        self._dots = bytearray()

    def draw(self, opened: Any, size: tuple[int, int], *, grey: bool) -> _Picture:
        """An opened page at `size`; the picture before it is gone."""
        from pypdfium2 import raw

        width, height = size
        line = -(-width // 4) * 4 if grey else width * 4
        if len(self._dots) < line * height:
            self._dots = bytearray(line * height)
        place = (ctypes.c_char * len(self._dots)).from_buffer(self._dots)
        kind = raw.FPDFBitmap_Gray if grey else raw.FPDFBitmap_BGRx
        bitmap = raw.FPDFBitmap_CreateEx(width, height, kind, place, line)
        if not bitmap:
            raise MemoryError
        try:
            ctypes.memset(place, 0xFF, line * height)
            flags = raw.FPDF_ANNOT | raw.FPDF_PRINTING | (raw.FPDF_GRAYSCALE if grey else 0)
            raw.FPDF_RenderPageBitmap(bitmap, opened, 0, 0, width, height, 0, flags)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)
        return _Picture(self._dots, width, height, line, grey)

    def is_coloured(self, opened: Any, size: tuple[int, int]) -> bool:
        """Whether any dot of the page is more than a grey."""
        from PySide6.QtGui import QImage

        seen = self.draw(opened, size, grey=False)
        return not QImage(seen.dots, seen.width, seen.height, seen.line, QImage.Format.Format_RGB32).allGray()


def _cut(picture: _Picture) -> Iterator[Piece]:
    """What stands on the page between `first` and the row that is looked at; `gap` rows before that one are blank."""
    first, gap = -1, 0
    for number in range(picture.height):
        blank = picture.is_blank(number)
        if first < 0:
            if blank:
                continue
            first = number
        gap = gap + 1 if blank else 0
        end = number + 1
        if gap > LEAST_GAP:
            yield picture.shown(first, end - gap)
            first = -1
        elif end - first == MOST_ROWS:
            seam = _seam(picture, first, end)
            yield picture.shown(first, seam)
            first = seam if end - seam > gap else -1  # nothing but blank rows is left
    if first >= 0:
        yield picture.shown(first, picture.height - gap)


def _seam(picture: _Picture, top: int, bottom: int) -> int:
    """Before which row to cut: amid the longest stretch of the lower half in which nothing changes, so that no line of
    writing falls apart between two pictures.
    """
    best, run = (0, bottom - 1), 0
    for number in range((top + bottom) // 2, bottom):
        run = run + 1 if picture.is_as_above(number) else 0
        best = max(best, (run, number))
    return best[1] + 1 - best[0] // 2
