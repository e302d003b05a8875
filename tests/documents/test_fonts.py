"""Characters beyond the BMP come back out of the PDF, which they do not with the library alone."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from showroom.documents.fonts import REGULAR, drawable_characters, paper_fonts, text_width, to_unicode_cmap
from tests.documents.pdf_reading import complaints, fonts_of, text_of

NAMES = "张𬱖 李䶮 欧𬭎 𫖮"


def drawn(font: str, text: str) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=1, initialFontName=font)  # type: ignore[arg-type]
    canvas.setFont(font, 12)
    canvas.drawString(72, 700, text)
    canvas.save()
    return out.getvalue()


@pytest.mark.rule("G-09")
def test_rare_names_come_back() -> None:
    paper_fonts()
    assert text_of(drawn(REGULAR, NAMES)).strip() == NAMES


_UNMENDED = """
import sys
from importlib.resources import files
from io import BytesIO
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from tests.documents.test_fonts import NAMES, drawn
font = files("resources").joinpath("fonts", "NotoSansSC_400Regular.ttf")
registerFont(TTFont("Unmended", BytesIO(font.read_bytes())))
sys.stdout.buffer.write(drawn("Unmended", NAMES))
"""


def test_control_the_library_alone_gives_back_another_character() -> None:
    """In its own process, since the library keeps one font of a face.

    When this fails, ReportLab has mended its ToUnicode map and PaperFont.addObjects can go.
    """
    pdf = subprocess.run([sys.executable, "-c", _UNMENDED], capture_output=True, check=True).stdout
    read = text_of(pdf).strip()
    assert "李䶮" in read
    assert "𬱖" not in read


def test_more_than_one_subset_comes_back(tmp_path: Path) -> None:
    paper_fonts()
    many = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 600))
    out = BytesIO()
    canvas = Canvas(out, invariant=1, initialFontName=REGULAR)  # type: ignore[arg-type]
    for row in range(20):
        canvas.setFont(REGULAR, 12)
        canvas.drawString(72, 800 - 20 * row, many[row * 30 : row * 30 + 30] + "𬱖")
    canvas.save()
    lines = text_of(out.getvalue()).split()
    assert lines == [many[row * 30 : row * 30 + 30] + "𬱖" for row in range(20)]
    found = fonts_of(out.getvalue(), tmp_path)
    assert len(found) == 3
    assert all(embedded and mapped for _, embedded, mapped in found)
    assert complaints(out.getvalue(), tmp_path) == ""


def test_map_is_utf16_in_blocks_of_a_hundred() -> None:
    cmap = to_unicode_cmap("X", [0, 0x41, 0x2CC56, *range(0x4E00, 0x4E00 + 150)])
    assert "<01> <0041>" in cmap
    assert "<02> <D873DC56>" in cmap
    assert "<00>" not in cmap.split("endcodespacerange")[1]
    assert "100 beginbfchar" in cmap
    assert "52 beginbfchar" in cmap


def test_width_is_the_sum_of_advances() -> None:
    assert text_width("张三", REGULAR, 10) == pytest.approx(20.0)
    assert ord("𬱖") in drawable_characters()
