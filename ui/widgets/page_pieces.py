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

    def __init__(self, title: str, pdf: bytes) -> None:
        self._title, self._pdf = title, pdf
        self._document: Any = None
        self._canvases = (_Canvas(), _Canvas())  # the next page is drawn while the printer takes this one
        self._hand = ThreadPoolExecutor(1, "page")
        self._ahead: dict[tuple[int, float, bool], Future[_Picture]] = {}
        self.count = 0

    def __enter__(self) -> Self:
        import pypdfium2

        with _ONE_AT_A_TIME:
            try:
                self._document = pypdfium2.PdfDocument(self._pdf)
            except pypdfium2.PdfiumError as error:
                raise ShowroomError(PAPER_UNREADABLE, title=self._title) from error
            self.count = len(self._document)
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
        with _ONE_AT_A_TIME:
            width, height = self._document.get_page_size(page)
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
        size, small, canvas = self.dots(page, dpi), self.dots(page, _LOOK_DPI), self._canvases[page % 2]
        with _ONE_AT_A_TIME:
            opened = self._document[page]
            try:
                return canvas.draw(opened, size, grey=not colour or not canvas.is_coloured(opened, small))
            finally:
                opened.close()


@dataclass(frozen=True, slots=True)
class _Picture:
    """A page on white, `line` bytes a row: one a dot in greys, four in colours. The next is drawn in its place."""

    dots: memoryview
    width: int
    height: int
    line: int
    grey: bool

    def row(self, number: int) -> bytes:
        return bytes(self.dots[number * self.line : (number + 1) * self.line])

    def shown(self, top: int, rows: list[bytes]) -> Piece:
        """These rows without what is blank on either side."""
        from PySide6.QtGui import QImage

        dot = 1 if self.grey else 4
        left, right = (blank // dot for blank in _blank_sides(rows))
        kind = QImage.Format.Format_Grayscale8 if self.grey else QImage.Format.Format_RGB32
        image = QImage(b"".join(rows), self.width, len(rows), self.line, kind)
        return Piece(left, top, image.copy(left, 0, self.width - left - right, len(rows)))


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
        return _Picture(memoryview(self._dots)[: line * height], width, height, line, grey)

    def is_coloured(self, opened: Any, size: tuple[int, int]) -> bool:
        """Whether any dot of the page is more than a grey."""
        from PySide6.QtGui import QImage

        seen = self.draw(opened, size, grey=False)
        return not QImage(bytes(seen.dots), seen.width, seen.height, seen.line, QImage.Format.Format_RGB32).allGray()


def _blank_sides(rows: list[bytes]) -> tuple[int, int]:
    """How many bytes at the beginning and at the end of every one of these rows are white."""
    left = right = len(rows[0])
    for row in rows:
        if not row.startswith(_WHITE * left):
            left = len(row) - len(row.lstrip(_WHITE))
        if not row.endswith(_WHITE * right):
            right = len(row) - len(row.rstrip(_WHITE))
    return left, right


def _cut(picture: _Picture) -> Iterator[Piece]:
    white, rows, gap = _WHITE * picture.line, list[bytes](), 0
    for number in range(picture.height):
        row = picture.row(number)
        blank = row == white
        if blank and not rows:
            continue
        rows.append(row)
        gap = gap + 1 if blank else 0
        top = number + 1 - len(rows)
        if gap > LEAST_GAP:
            yield picture.shown(top, rows[:-gap])
            rows = []
        elif len(rows) == MOST_ROWS:
            seam = _seam(rows)
            yield picture.shown(top, rows[:seam])
            rows = rows[seam:]
            gap = min(gap, len(rows))
    if len(rows) > gap:
        yield picture.shown(picture.height - len(rows), rows[: len(rows) - gap])


def _seam(rows: list[bytes]) -> int:
    """After how many rows to cut: amid the longest stretch of the lower half in which nothing changes, so that no line
    of writing falls apart between two pictures.
    """
    best, run = (0, len(rows) - 1), 0
    for number in range(len(rows) // 2, len(rows)):
        run = run + 1 if rows[number] == rows[number - 1] else 0
        best = max(best, (run, number))
    return best[1] + 1 - best[0] // 2
