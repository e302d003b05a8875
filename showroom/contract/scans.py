"""Scans that come back: read with suspicion, pictures made anew, PDFs kept only when nothing in them runs (§3.6)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from showroom.contract import ink_messages as say
from showroom.documents.verdicts import pdf_reading
from showroom.kernel.errors import ShowroomError

if TYPE_CHECKING:
    from PIL.Image import Image
MOST_BYTES = 20 * 2**20
MOST_PAGES = 40
MOST_PIXELS = 40_000_000
_SIDE = (2480, 3508)  # A4 at 300 dpi
_QUALITY = 85
_MOST_OBJECTS = 20_000
_DEEPEST = 12
_RUNS = frozenset({
    "/JS", "/JavaScript", "/Launch", "/EmbeddedFiles", "/EF", "/XFA", "/RichMedia", "/AA", "/SubmitForm",
    "/ImportData", "/GoToE", "/Rendition",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan ready for the store; `source` is 'pdf' or 'image'."""

    pdf: bytes = field(repr=False)
    pages: int
    source: str


def read_scan(files: Sequence[bytes]) -> Scan:
    """One PDF as it is, or pictures as a new PDF, one a page; outside every lock, since it takes its time.

    Raises ShowroomError scan_empty, scan_heavy, scan_mixed, scan_kind, scan_pages, scan_active, scan_broken,
    scan_pixels.
    """
    if not files or not all(files):
        raise ShowroomError(say.SCAN_EMPTY)
    if sum(map(len, files)) > MOST_BYTES:
        raise ShowroomError(say.SCAN_HEAVY, limit=MOST_BYTES // 2**20)
    papers = [b"%PDF-" in content[:1024] for content in files]
    if len(files) == 1 and papers[0]:
        return _paper(files[0])
    if any(papers):
        raise ShowroomError(say.SCAN_MIXED)
    pages = [page for content in files for page in _pictures(content)]
    return Scan(_bound(pages), _counted(len(pages)), "image")


def _paper(content: bytes) -> Scan:
    reader, broken = pdf_reading()
    try:
        found = reader(BytesIO(content))
        if found.is_encrypted:
            raise ShowroomError(say.SCAN_BROKEN)
        pages = len(found.pages)
        runs = next(_running(found), "")
    except broken as error:
        raise ShowroomError(say.SCAN_BROKEN) from error
    if runs:
        raise ShowroomError(say.SCAN_ACTIVE, what=runs)
    return Scan(content, _counted(pages), "pdf")


def _counted(pages: int) -> int:
    if not 1 <= pages <= MOST_PAGES:
        raise ShowroomError(say.SCAN_PAGES, limit=MOST_PAGES)
    return pages


def _running(found: Any) -> Iterator[str]:
    """Names of whatever in the file runs, opens or carries something; a file of too many objects counts as such."""
    from pypdf.generic import IndirectObject

    places = {(ident, generation) for generation, rows in found.xref.items() for ident in rows}
    places |= {(ident, 0) for ident in found.xref_objStm}
    if len(places) > _MOST_OBJECTS:
        yield f"> {_MOST_OBJECTS}"
        return
    for ident, generation in sorted(places):
        yield from _keys(IndirectObject(ident, generation, found).get_object(), 0)


def _keys(value: Any, depth: int) -> Iterator[str]:
    from pypdf.generic import ArrayObject, DictionaryObject

    if depth > _DEEPEST:
        return
    if isinstance(value, DictionaryObject):
        yield from sorted(_RUNS & set(value))
        if "/S" in value and (kind := str(value.raw_get("/S"))) in _RUNS:
            yield kind
        for entry in value.keys():  # noqa: SIM118 - values() would follow every reference
            yield from _keys(value.raw_get(entry), depth + 1)
    elif isinstance(value, ArrayObject):
        for place in range(len(value)):
            yield from _keys(list.__getitem__(value, place), depth + 1)


def _pictures(content: bytes) -> Iterator[bytes]:
    """Every page of a picture file, upright, at most 300 dpi on A4, as a new JPEG with pixels and nothing else."""
    from PIL import Image, ImageSequence, UnidentifiedImageError

    bombs = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=("JPEG", "PNG", "TIFF")) as image:
                for place, frame in enumerate(ImageSequence.Iterator(image)):
                    _counted(place + 1)
                    if frame.width * frame.height > MOST_PIXELS:
                        raise ShowroomError(say.SCAN_PIXELS)
                    yield _jpeg(frame)
    except bombs as error:
        raise ShowroomError(say.SCAN_PIXELS) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ShowroomError(say.SCAN_KIND) from error


def _jpeg(frame: Image) -> bytes:
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(frame).convert("RGB")
    upright.thumbnail(_SIDE if upright.height >= upright.width else _SIDE[::-1])
    plain = Image.new("RGB", upright.size)
    plain.paste(upright)
    out = BytesIO()
    plain.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _bound(pages: Sequence[bytes]) -> bytes:
    """The pictures as a PDF, one a page, as large as A4 lets them be; the same pictures give the same bytes."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    from showroom.documents.fonts import REGULAR, paper_fonts

    paper_fonts()  # else the library names a font that it cannot embed
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, initialFontName=REGULAR)  # type: ignore[arg-type]
    for jpeg in pages:
        picture = ImageReader(BytesIO(jpeg))
        wide, high = picture.getSize()
        sheet = A4 if high >= wide else A4[::-1]
        scale = min(sheet[0] / wide, sheet[1] / high)
        canvas.setPageSize(sheet)
        left, foot = (sheet[0] - wide * scale) / 2, (sheet[1] - high * scale) / 2
        canvas.drawImage(picture, left, foot, wide * scale, high * scale)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
