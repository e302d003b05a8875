"""The sheet: A4, running header and footer, page x of y, QR code, watermark; a pure function from blocks to bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO

import segno
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from showroom.documents.flow import Block, Page, chapters, paginate
from showroom.documents.fonts import BOLD, REGULAR, paper_fonts, text_width
from showroom.documents.phrases import ANCHOR, CHECK_CODE, DRAFT, NUMBER, PAGE, TEMPLATE, VERIFY
from showroom.documents.text import RULE, SMALL, Words, clean, paragraph
from showroom.kernel.errors import TOO_LONG, Lang, ShowroomError

MARGIN_X, MARGIN_TOP, MARGIN_FOOT = 54.0, 62.0, 62.0
_QR_SIDE = 50.0
_SCALES = (0.97, 0.94, 0.91)
_NEARLY_EMPTY = 0.35
_STORE_NAME = 80  # the running header has two lines for it
rl_config.useA85 = 0  # five streams a contract in base 85 cost 5 ms and a quarter more bytes, and help nobody today
_SMALL = replace(SMALL, after=0.0)
_SMALL_RIGHT = replace(_SMALL, align="right")


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What stands on every page of a paper.

    `number` is the document number (§3.2), `template` the template's id and version, `anchor` the audit record that
    the footer names (empty: none). A `draft` carries a watermark on every page.
    """

    store_name: str
    number: str
    template: str
    anchor: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper ready to be drawn: its title and blocks, and the data that its check code is made from.

    `landscape` lays the sheet on its side, for wide tables; `mark` says on every page that it is only a copy.
    """

    head: PaperHead
    title: str
    blocks: Sequence[Block]
    data: object
    landscape: bool = False
    mark: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet in points."""
        return (A4[1], A4[0]) if self.landscape else A4


def check_code(data: object, lang: Lang) -> str:
    """Short digest of everything a paper was made from, as 'ABCD-EF12-3456': changes with any printed datum.

    `data` is a frozen dataclass of plain values, whose repr is the same in every process.
    """
    digest = hashlib.sha256(f"{lang}\n{data!r}".encode("utf-8", "backslashreplace")).hexdigest()[:12].upper()
    return "-".join(digest[at : at + 4] for at in (0, 4, 8))


def qr_text(number: str, code: str, lang: Lang) -> str:
    """What the QR code on the first page says: the paper's number, its check code, and how to prove it."""
    return f"{number} {code}\n{VERIFY(lang)}"


def render_sheet(sheet: Sheet, lang: Lang) -> bytes:
    """The PDF. The same sheet gives the same bytes on every day and machine, since papers are kept by their hash.

    Raises ShowroomError glyph_missing or too_long for texts that cannot be printed.
    """
    if len(sheet.head.store_name) > _STORE_NAME:
        raise ShowroomError(TOO_LONG, limit=_STORE_NAME)
    paper_fonts()
    pages, scale = _pages(sheet)
    out = BytesIO()
    canvas = Canvas(
        out,
        pagesize=sheet.size,
        invariant=1,
        pageCompression=1,
        lang="zh-CN" if lang == "zh" else "en",
        # Else the library names Helvetica, which cannot be embedded. The stubs call this name a number.
        initialFontName=REGULAR,  # type: ignore[arg-type]
    )
    canvas.setTitle(f"{clean(sheet.title)} {sheet.head.number}")
    canvas.setAuthor(clean(sheet.head.store_name))
    canvas.setSubject(clean(sheet.title))
    canvas.setCreator("Showroom")
    furniture = _Furniture(sheet, lang, len(pages))
    for number, page in enumerate(pages, 1):
        furniture.draw(canvas, number)
        _draw_page(canvas, page, sheet.size, scale)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _pages(sheet: Sheet) -> tuple[list[Page], float]:
    """The pages and the scale they are drawn in: a little smaller where that saves a last page with a few lines."""
    width, height = sheet.size[0] - 2 * MARGIN_X, sheet.size[1] - MARGIN_TOP - MARGIN_FOOT
    parts = [paginate(part, width, height) for part in chapters(sheet.blocks)]
    pages = [page for part in parts for page in part]
    if not any(_may_save_a_page(part, width, height) for part in parts):
        return pages, 1.0
    smallest = _SCALES[-1]
    fewer = paginate(sheet.blocks, width / smallest, height / smallest)
    if len(fewer) >= len(pages):
        return pages, 1.0  # then no scale between saves a page either
    for scale in _SCALES[:-1]:
        tried = paginate(sheet.blocks, width / scale, height / scale)
        if len(tried) == len(fewer):
            return tried, scale
    return fewer, smallest


def _may_save_a_page(pages: Sequence[Page], width: float, height: float) -> bool:
    """Whether the last page has so little on it that the smallest scale could take it in on the pages before."""
    last = pages[-1][-1] if len(pages) > 1 else None
    if last is None:
        return False
    filled = (last.down + last.block.height(width)) / height
    return filled < min(_NEARLY_EMPTY, (len(pages) - 1) * (1 - _SCALES[-1] ** 2) * 1.2)


def _draw_page(canvas: Canvas, page: Page, size: tuple[float, float], scale: float) -> None:
    canvas.saveState()
    canvas.translate(MARGIN_X, size[1] - MARGIN_TOP)
    canvas.scale(scale, scale)
    for placed in page:
        placed.block.draw(canvas, 0, -placed.down, (size[0] - 2 * MARGIN_X) / scale)
    canvas.restoreState()


class _Furniture:
    """Header, footer, QR code and watermark of one paper."""

    def __init__(self, sheet: Sheet, lang: Lang, pages: int) -> None:
        head = sheet.head
        code = check_code((sheet.data, sheet.mark) if sheet.mark else sheet.data, lang)
        self._lang, self._pages, self._draft = lang, pages, head.draft
        self._size = sheet.size
        self._width = sheet.size[0] - 2 * MARGIN_X
        self._store = paragraph(f"{head.store_name}   {DRAFT(lang)}" if head.draft else head.store_name, _SMALL)
        self._number = paragraph(f"{sheet.title}  {NUMBER(lang)} {head.number}", _SMALL_RIGHT)
        notes = [f"{CHECK_CODE(lang)} {code}", f"{TEMPLATE(lang)} {head.template}"]
        if head.anchor:
            notes.append(f"{ANCHOR(lang)} {head.anchor}")
        self._notes = paragraph("   ".join(notes), _SMALL)
        self._mark = (
            paragraph(sheet.mark, replace(_SMALL, size=7.0, leading=10.0, bold=True, grey=0.12)) if sheet.mark else None
        )
        self._qr = segno.make_qr(
            qr_text(head.number, code, lang), error="m", mask=3, boost_error=False, encoding="utf-8"
        )

    def draw(self, canvas: Canvas, page: int) -> None:
        """Everything on page number `page` that is not its content."""
        if self._draft:
            self._watermark(canvas)
        if page == 1:
            self._code(canvas)
        top, share = self._size[1] - 30.0, self._width * 0.4
        self._one_line(canvas, self._store, MARGIN_X, top, share)
        self._one_line(canvas, self._number, MARGIN_X + share, top, self._width - share)
        canvas.setStrokeGray(RULE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN_X, top - 16, MARGIN_X + self._width, top - 16)
        canvas.line(MARGIN_X, MARGIN_FOOT - 14, MARGIN_X + self._width, MARGIN_FOOT - 14)
        if self._mark is not None:
            self._mark.draw(canvas, MARGIN_X, MARGIN_FOOT - 30, self._width)
        self._notes.draw(canvas, MARGIN_X, MARGIN_FOOT - 18, self._width - 90)
        count = paragraph(PAGE(self._lang, page=page, pages=self._pages), _SMALL_RIGHT)
        count.draw(canvas, MARGIN_X + self._width - 88, MARGIN_FOOT - 18, 88)

    @staticmethod
    def _one_line(canvas: Canvas, words: Words, x: float, top: float, width: float) -> None:
        """A long store name runs over upwards rather than into the page."""
        extra = words.height(width) - words.style.leading
        words.draw(canvas, x, top + extra, width)

    def _watermark(self, canvas: Canvas) -> None:
        text = DRAFT(self._lang)
        # Slanted letters would be read back in between the lines: the header says it for machines, this for eyes.
        canvas.addLiteral("/Span <</ActualText ()>> BDC")
        canvas.saveState()
        canvas.translate(self._size[0] / 2, self._size[1] / 2)
        canvas.rotate(52)
        canvas.setFillGray(0.91)
        canvas.setFont(BOLD, 92)
        canvas.drawString(-text_width(text, BOLD, 92) / 2, -30, text)
        canvas.restoreState()
        canvas.addLiteral("EMC")

    def _code(self, canvas: Canvas) -> None:
        """Number and check code as QR, in the upper right corner of the first page."""
        rows = list(self._qr.matrix)
        dot = _QR_SIDE / len(rows)
        left, top = MARGIN_X + self._width - _QR_SIDE, self._size[1] - MARGIN_TOP + 4
        path = canvas.beginPath()
        for down, row in enumerate(rows):
            at = 0
            while at < len(row):
                end = at
                while end < len(row) and row[end]:
                    end += 1
                if end > at:
                    path.rect(left + at * dot, top - (down + 1) * dot, (end - at) * dot, dot)
                at = max(end, at + 1)
        canvas.setFillGray(0)
        canvas.drawPath(path, stroke=0, fill=1)
