"""Every kind of paper the program makes, in both languages: whole, its fonts inside, words and QR code read back.

Figure 22 of the acceptance list. The papers are found by themselves: a new one is tested the day it is written.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pytest

from showroom.documents import paper as sheets
from showroom.documents import text
from showroom.documents.paper import MARGIN_X, Sheet, qr_text
from showroom.documents.phrases import CHECK_CODE, SEAL_HERE
from showroom.kernel.errors import Lang
from tests.documents.made_examples import Maker, Renderer, renderers
from tests.documents.pdf_reading import complaints, fonts_of, pages_of

KINDS = {name: (act, kind) for name, act, kind in renderers()}
DPI = 200
SEAL, ABOVE = round(40 / 25.4 * DPI), 6.0
"""A store's round seal in dots, and the points between its room and the words under it."""
Picture = np.ndarray[Any, np.dtype[np.uint8]]


def test_no_kind_of_paper_is_overlooked() -> None:
    assert len(KINDS) >= 18
    assert {name.split(".")[0] for name in KINDS} >= {
        "contract", "delivery", "financing", "follow_up", "negotiation", "reception", "test_drive",
    }  # fmt: skip


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[Sheet]]:
    """The texts that went through the one door for texts, and the sheets that were drawn."""
    texts, found, checked, made = list[str](), list[Sheet](), text.clean, sheets._Furniture.__init__

    def recorded(value: str) -> str:
        texts.append(value)
        return checked(value)

    def furnished(self: Any, sheet: Sheet, lang: Lang, pages: int) -> None:
        found.append(sheet)
        made(self, sheet, lang, pages)

    monkeypatch.setattr(text, "clean", recorded)
    monkeypatch.setattr(sheets._Furniture, "__init__", furnished)
    return texts, found


@pytest.mark.rule("CT-01", "CT-07")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", list(KINDS))
def test_a_paper_is_whole_and_reads_back_as_it_was_made(
    name: str, lang: Lang, drawn: tuple[list[str], list[Sheet]], tmp_path: Path
) -> None:
    act, kind = KINDS[name]
    pdf, (texts, found) = _made(act, kind, lang), drawn
    assert _made(act, kind, lang) == pdf
    assert complaints(pdf, tmp_path) == ""
    fonts = fonts_of(pdf, tmp_path)
    assert fonts
    assert all(embedded and mapped for _name, embedded, mapped in fonts)
    pages = pages_of(pdf)
    whole, count = "".join(pages), re.compile(r"第\d+页共\d+页" if lang == "zh" else r"Page\d+of\d+")
    body = "".join(count.split(page, maxsplit=1)[1] for page in pages)
    for number, page in enumerate(pages, 1):
        said = f"第{number}页共{len(pages)}页" if lang == "zh" else f"Page{number}of{len(pages)}"
        assert said in page
    for value in texts:
        plain = re.sub(r"\s", "", value)
        assert plain in body or plain in whole, value
    label = re.sub(r"\s", "", CHECK_CODE(lang))
    code = re.search(label + r"([0-9A-F]{4}(?:-[0-9A-F]{4}){2})", whole)
    assert code is not None
    numbered = found[-1].head.number
    assert _qr(pdf, found[-1].size) == qr_text(numbered, code[1], lang)
    assert re.sub(r"\s", "", numbered) in pages[0]
    for room, below in _seal_rooms(pdf, lang):
        assert room.shape == (SEAL, SEAL)
        assert (room == 255).all(), "nothing is drawn where the seal goes"
        assert (below < 200).any()  # the control: what stands under it is seen


def _made(act: Renderer, kind: type, lang: Lang) -> bytes:
    return act(Maker().make(kind), lang)


def _page(pdf: bytes, number: int) -> Picture:
    with pypdfium2.PdfDocument(pdf) as document:
        return np.asarray(document[number].render(scale=DPI / 72, grayscale=True).to_numpy()).squeeze()


def _qr(pdf: bytes, size: tuple[float, float]) -> str:
    """What another library reads in the upper right corner of the first page."""
    corner = _page(pdf, 0)[: 130 * DPI // 72, int((size[0] - MARGIN_X - 70) * DPI / 72) :]
    said, _places, _code = cv2.QRCodeDetector().detectAndDecode(np.ascontiguousarray(corner))
    return str(said)


def _seal_rooms(pdf: bytes, lang: Lang) -> list[tuple[Picture, Picture]]:
    """The paper above every '(company seal)', 40 mm square, and the strip that these words stand in."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            words, wanted = page.get_textpage(), SEAL_HERE(lang)
            search = words.search(wanted)
            while (place := search.get_next()) is not None:
                first, last = (words.get_charbox(place[0] + at) for at in (0, len(wanted) - 1))
                middle, top = (first[0] + last[2]) / 2, page.get_height() - max(first[3], last[3]) - ABOVE
                picture = _page(pdf, number)
                left, bottom = round(middle * DPI / 72) - SEAL // 2, round(top * DPI / 72)
                columns = picture[:, left : left + SEAL]
                found.append((columns[bottom - SEAL : bottom], columns[bottom : bottom + SEAL // 3]))
    return found


@pytest.mark.rule("SB-07")
def test_the_papers_that_a_store_seals_have_room_for_it() -> None:
    sealed = {name for name, (act, kind) in KINDS.items() if _seal_rooms(_made(act, kind, "zh"), "zh")}
    assert sealed >= {
        "contract.contract_pdf.render", "contract.intent_pdf.render", "contract.change_pdf.render_change",
        "contract.change_pdf.render_cancel",  "financing.cost_sheet_pdf.render", "follow_up.claim_paper.render",
    }  # fmt: skip
