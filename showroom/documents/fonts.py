"""The two paper fonts: loaded once, lazily and thread-safely, with a text mapping that is right beyond the BMP."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTEncoding, TTFont, TTFontFace

from showroom.kernel.errors import Bug

REGULAR = "Showroom-Regular"
BOLD = "Showroom-Bold"
_FILES = {REGULAR: "NotoSansSC_400Regular.ttf", BOLD: "NotoSansSC_700Bold.ttf"}
_BLOCK = 100  # a CMap may list at most 100 mappings in one beginbfchar block (Adobe Technical Note 5014)
_loading = Lock()
_subsetting = Lock()


class _GlyphTable:
    """The glyf table read in place: a slice copies one glyph instead of the table's ten megabytes."""

    def __init__(self, view: memoryview) -> None:
        self._view = view

    def __getitem__(self, span: slice) -> bytes:
        return self._view[span].tobytes()


class PaperFace(TTFontFace):
    """A face whose subsets may be made from several threads; the library's parser keeps one shared read position."""

    _ttf_data: bytes

    def get_table(self, tag: str) -> Any:
        if tag != "glyf":
            return super().get_table(tag)  # type: ignore[no-untyped-call]
        start, length = self.get_table_pos(tag)
        return _GlyphTable(memoryview(self._ttf_data)[start : start + length])

    def makeSubset(self, subset: Sequence[int]) -> bytes:  # noqa: N802 - overrides the library's name
        with _subsetting:
            made: bytes = super().makeSubset(subset)
            return made


class PaperFont(TTFont):
    """A TrueType font whose text can be copied out of the PDF again, also 𬱖 (U+2CC56) and its like.

    ReportLab 5.1 writes a code point beyond the BMP as five hexadecimal digits where the format asks for UTF-16BE,
    so that every reader takes it for another character.
    """

    def __init__(self, name: str, data: bytes) -> None:
        # Not calling TTFont.__init__: it would build the library's face, and reading 10 MB twice costs 80 ms.
        self.fontName = name
        self.face = PaperFace(BytesIO(data))
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable = True
        self.shapable = False

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - overrides the library's name
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("ascii")
            doc.idToObject["toUnicodeCMap:" + name].content = to_unicode_cmap(name, subset)


def to_unicode_cmap(name: str, subset: Sequence[int]) -> str:
    """The ToUnicode CMap of one 8-bit subset: code `i` means the character `subset[i]`, written as UTF-16BE."""
    pairs = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


@cache
def _load() -> dict[str, PaperFont]:
    # No text of ours is ever a markup or an address, but nothing that this library draws may open one either.
    rl_config.trustedHosts = []
    rl_config.trustedSchemes = []
    fonts = {}
    for name, file in _FILES.items():
        fonts[name] = PaperFont(name, files("resources").joinpath("fonts", file).read_bytes())
        pdfmetrics.registerFont(fonts[name])
        # The library silently keeps the first font of a face: a plain TTFont registered elsewhere would undo us.
        registered: object = pdfmetrics.getFont(name)
        if registered is not fonts[name]:
            raise Bug(f"the face of {name} was registered by another part of the program")
    return fonts


def paper_fonts() -> dict[str, PaperFont]:
    """Regular and bold by name, registered with ReportLab; the first call loads them (about 0.2 s)."""
    with _loading:
        return _load()


def warm_fonts() -> None:
    """Load the fonts in a background worker after start, so that the first paper is as quick as the next."""
    drawable_characters()


@cache
def drawable_characters() -> frozenset[int]:
    """Code points that both the regular and the bold font can draw."""
    fonts = paper_fonts()
    return frozenset(fonts[REGULAR].face.charToGlyph) & frozenset(fonts[BOLD].face.charToGlyph)


@cache
def advances(font: str) -> dict[int, float]:
    """Advance widths of `font` by code point, in thousandths of the font size."""
    widths: dict[int, float] = paper_fonts()[font].face.charWidths
    return widths


def text_width(text: str, font: str, size: float) -> float:
    """Width of `text` in points; `text` must be drawable."""
    return sum(map(advances(font).__getitem__, map(ord, text))) * size / 1000
