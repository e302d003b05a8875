"""What papers are made of: headings, clauses, label tables, money tables, ticks, amounts, signature lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from showroom.documents.flow import Block, Whole
from showroom.documents.phrases import BLANK, CAPITALS, SEAL_HERE, SIGN_DATE, money_text
from showroom.documents.tables import Cell, Grid, Row
from showroom.documents.text import (
    BODY,
    CELL,
    CELL_LABEL,
    CELL_RIGHT,
    CELL_RIGHT_STRONG,
    CELL_STRONG,
    RULE,
    STRONG,
    Style,
    Words,
    clean,
    emphasised,
    paragraph,
)
from showroom.documents.ticks import Ticks
from showroom.kernel.capitals import capitals
from showroom.kernel.errors import Lang, Message, ShowroomError
from showroom.kernel.money import Money

BAD_SIGNATURE = Message(
    "bad_signature_image", "签名图片无法读取，请重新签名", "The signature image cannot be read: please sign again"
)
_HEADING = Style(size=10.4, leading=16, bold=True, before=9.0, after=3.0, keep_next=True)
_MAX_PIXELS = 4_000_000


def heading(text: str) -> Words:
    """A section heading; never the last thing on a page."""
    return paragraph(text, _HEADING)


def clauses(texts: Iterable[str | tuple[str, ...]], section: int) -> list[Block]:
    """Numbered clauses `section`.1, .2 …; a tuple alternates plain and bold stretches, plain first (CT-01)."""
    made: list[Block] = []
    for number, text in enumerate(texts, 1):
        parts = (text,) if isinstance(text, str) else text
        runs = [(part, bool(at % 2)) for at, part in enumerate(parts) if part]
        made.append(emphasised([(f"{section}.{number}  ", False), *runs], BODY))
    return made


def fields(pairs: Sequence[tuple[str, str]], columns: int = 2, label: float = 0.5) -> Grid:
    """Labels and values, `columns` pairs a row; an empty value prints as a dash, a last odd pair takes the whole row.

    `label` is the label column's width relative to the value column's.
    """
    rows = []
    for at in range(0, len(pairs), columns):
        chunk = pairs[at : at + columns]
        cells = []
        for place, (name, value) in enumerate(chunk):
            last = place == len(chunk) - 1
            span = 1 + 2 * (columns - len(chunk)) if last else 1
            cells += [Cell(paragraph(name, CELL_LABEL), tinted=True), Cell(paragraph(value or BLANK, CELL), span)]
        rows.append(Row(tuple(cells)))
    return Grid((label, 1.0) * columns, rows)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, and whether it holds figures."""

    title: str
    share: float
    figures: bool = False


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]], totals: Iterable[Sequence[str]] = ()) -> Grid:
    """A table with repeated headings; figures stand right; `totals` are bold and stay with the row before them."""
    head = Row(tuple(Cell(paragraph(c.title, _label(c)), tinted=True) for c in columns))
    body = [_line(columns, row, CELL, CELL_RIGHT) for row in rows]
    sums = [_total(columns, row) for row in totals]
    if sums:
        held = [replace(row, bound=True) for row in (*body[-1:], *sums[:-1])]
        body = [*body[:-1], *held, sums[-1]] if body else [*held, sums[-1]]
    return Grid(tuple(c.share for c in columns), body, (head,))


def _label(column: Column) -> Style:
    return replace(CELL_LABEL, align="right") if column.figures else CELL_LABEL


def _line(columns: Sequence[Column], row: Sequence[str], plain: Style, figures: Style) -> Row:
    texts = zip(columns, row, strict=True)
    return Row(tuple(Cell(paragraph(text, figures if column.figures else plain)) for column, text in texts))


def _total(columns: Sequence[Column], row: Sequence[str]) -> Row:
    """A total's label runs over the empty cells after it."""
    span = 1
    while span < len(row) - 1 and not row[span]:
        span += 1
    rest = _line(columns[span:], row[span:], CELL_STRONG, CELL_RIGHT_STRONG)
    return Row((Cell(paragraph(row[0], CELL_STRONG), span), *rest.cells))


def amount_box(label: str, amount: Money, lang: Lang) -> Grid:
    """One amount in figures and capitals, both made from `amount` (RM-06)."""
    return Grid(
        (0.5, 1.0, 0.5, 1.0),
        [
            Row(
                (
                    Cell(paragraph(label, CELL_LABEL), tinted=True),
                    Cell(paragraph(money_text(amount), replace(CELL_STRONG, size=10.4))),
                    Cell(paragraph(CAPITALS(lang), CELL_LABEL), tinted=True),
                    Cell(paragraph(capitals(amount), CELL_STRONG)),
                )
            )
        ],
    )


def ticks(items: Sequence[tuple[str, bool]], columns: int = 1, style: Style = CELL) -> Ticks:
    """Tick boxes with their words, in `columns` columns read row by row."""
    return Ticks([(paragraph(text, style), ticked) for text, ticked in items], columns)


def boxed(lines: Sequence[str], size: float = STRONG.size) -> Grid:
    """Important terms in a box and in bold (CT-01), centred; `size` in points."""
    style = replace(STRONG, after=0.0, size=size, leading=size * 1.7, align="center")
    return Grid((1.0,), [Row((Cell(paragraph(line, style)),)) for line in lines])


SEAL_SIDE = 44.0 * 72 / 25.4  # a page that is drawn smaller, to save one with a few lines, still leaves 40 mm


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature field: the party, the printed name, a signature image (PNG bytes) and when it was given.

    `sealed` leaves SEAL_SIDE by SEAL_SIDE free for the company's seal, which is 40 mm wide.
    """

    role: str
    name: str = ""
    image: bytes = b""
    signed_at: str = ""
    sealed: bool = False


class Signatures(Whole):
    """Signature fields side by side: role and name, room for hand or image above a line, date; free room for a seal."""

    before, after = 10.0, 4.0
    _IMAGE, _GAP, _FOOT, _LEAST = 40.0, 16.0, 20.0, 96.0

    def __init__(self, signers: Sequence[Signer], lang: Lang) -> None:
        self._pictures = [_picture(signer.image) for signer in signers]
        style = replace(CELL, leading=13.0)
        self._heads = [paragraph(f"{s.role}\n{s.name}" if s.name else s.role, style) for s in signers]
        self._feet = [paragraph(s.signed_at or SIGN_DATE(lang), replace(CELL, grey=0.34)) for s in signers]
        seal = replace(CELL, grey=0.6, align="center")
        self._seals = [paragraph(SEAL_HERE(lang), seal) if s.sealed else None for s in signers]

    def height(self, width: float) -> float:
        hands = [hand for hand, _seal in self._widths(width)]
        heads = max(head.height(hand) for head, hand in zip(self._heads, hands, strict=True))
        least = SEAL_SIDE - self.before + self._FOOT if any(self._seals) else 0.0  # the gap above is free as well
        return max(62.0 + heads, least)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        line = top - self.height(width) + self._FOOT
        fields = zip(self._pictures, self._heads, self._feet, self._seals, self._widths(width), strict=True)
        for picture, head, foot, seal, (hand, room) in fields:
            head.draw(canvas, x, top, hand)
            if seal:  # below the free paper, none of which is drawn on
                seal.draw(canvas, x + hand, line - 3, room)
            if picture:
                wide, high = picture.getSize()
                scale = min(hand * 0.9 / wide, self._IMAGE / high)
                canvas.drawImage(picture, x + 4, line + 2, wide * scale, high * scale, mask="auto")
            canvas.setStrokeGray(RULE)
            canvas.setLineWidth(0.6)
            canvas.line(x, line, x + hand, line)
            foot.draw(canvas, x, line - 3, hand)
            x += hand + room + self._GAP

    def _widths(self, width: float) -> list[tuple[float, float]]:
        """Of each field the room for the hand and that for a seal; a sealed one is at least as wide as both need."""
        free = width - self._GAP * (len(self._heads) - 1)
        sealed = sum(seal is not None for seal in self._seals)
        wide = max(free / len(self._heads), SEAL_SIDE + self._LEAST) if sealed else 0.0
        others = len(self._heads) - sealed
        narrow = (free - sealed * wide) / others if others else 0.0
        if sealed and not others:
            wide = free / sealed
        return [(wide - SEAL_SIDE, SEAL_SIDE) if seal else (narrow, 0.0) for seal in self._seals]


def _picture(data: bytes) -> ImageReader | None:
    """A signature as ReportLab draws it, re-encoded, so that nothing but pixels gets on paper."""
    if not data:
        return None
    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as image:
            if image.width * image.height > _MAX_PIXELS:
                raise ShowroomError(BAD_SIGNATURE)
            return ImageReader(image.convert("RGBA"))
    except (UnidentifiedImageError, OSError, SyntaxError) as error:
        raise ShowroomError(BAD_SIGNATURE) from error


class Title(Whole):
    """The paper's name in the middle, with a line under it."""

    after = 8.0

    def __init__(self, title: str, line: str) -> None:
        self._title = paragraph(title, Style(size=17, leading=24, bold=True, align="center"))
        self._line = paragraph(clean(line), replace(CELL_LABEL, align="center"))

    def height(self, width: float) -> float:
        inner = width - 2 * _QR_ROOM
        return max(self._title.height(inner) + self._line.height(inner) + 6.0, _QR_ROOM - 8.0)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        inner = width - 2 * _QR_ROOM
        self._title.draw(canvas, x + _QR_ROOM, top - 4, inner)
        self._line.draw(canvas, x + _QR_ROOM, top - 6 - self._title.height(inner), inner)


_QR_ROOM = 62.0
_NUMERALS = "零一二三四五六七八九十"


def section(number: int, title: str, lang: Lang) -> Words:
    """A numbered heading: '三、价格' or '3. Price'; `number` from 1 to 19."""
    if lang == "en":
        return heading(f"{number}. {title}")
    tens, ones = divmod(number, 10)
    numeral = _NUMERALS[ones] if not tens else "十" + (_NUMERALS[ones] if ones else "")
    return heading(f"{numeral}、{title}")
