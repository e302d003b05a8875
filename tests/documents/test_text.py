"""User text on paper: exactly what was typed, or a refusal that names the reason."""

from __future__ import annotations

import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.documents.flow import Block
from showroom.documents.fonts import REGULAR, advances, drawable_characters
from showroom.documents.glyphs import GLYPH_MISSING
from showroom.documents.lines import break_lines, units
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.text import MAX_TEXT, paragraph
from showroom.kernel.errors import TOO_LONG, Lang, ShowroomError
from tests.documents.pdf_reading import joined, text_of

HOSTILE = [
    "张𬱖", "李䶮", "买买提·吐尔逊", "O'Brien Seán", "<b>Smith", "<ltd>", "&amp;", '<img src="/etc/passwd">',
    "<font color=white>x</font>", "{0.__class__}", "%s%n", "\\(x\\)", "a**b**c", "<para>&#65;</para>", "（）《》“”",
]  # fmt: skip


def _sheet(*blocks: Block) -> bytes:
    return render_sheet(Sheet(PaperHead("店", "N-1", "t"), "T", blocks, "data"), "zh")


@pytest.mark.parametrize("name", HOSTILE)
def test_text_comes_back_as_typed(name: str) -> None:
    assert name in text_of(_sheet(paragraph(name)))


@pytest.mark.parametrize(
    "char,code",
    [("\U0001f600", "U+1F600"), ("\u202e", "U+202E"), ("\u200b", "U+200B"), ("\x07", "U+0007"), ("\ue000", "U+E000")],
)
def test_what_cannot_be_drawn_is_refused_by_name(char: str, code: str) -> None:
    with pytest.raises(ShowroomError) as caught:
        paragraph(f"张三{char}丰")
    assert caught.value.message is GLYPH_MISSING
    for lang in get_args(Lang):
        assert code in caught.value.text(lang)
        assert "张三" in caught.value.text(lang)
    if char.isprintable():
        assert char in caught.value.text("zh")


def test_length_is_capped() -> None:
    paragraph("字" * MAX_TEXT)
    with pytest.raises(ShowroomError) as caught:
        paragraph("字" * (MAX_TEXT + 1))
    assert caught.value.message is TOO_LONG


@pytest.mark.parametrize("unit", ["x", "字", "（", "，", "a ", "“"])
def test_longest_text_takes_no_longer_than_two_seconds(unit: str) -> None:
    text = (unit * MAX_TEXT)[:MAX_TEXT]
    started = time.process_time()
    pdf = _sheet(paragraph(text))
    assert time.process_time() - started < 2.0
    assert joined(pdf).count(unit.strip()) >= MAX_TEXT // len(unit)


def test_newlines_are_kept_and_tabs_become_blanks() -> None:
    assert "甲乙\n丙丁 戊己\n庚" in text_of(_sheet(paragraph("甲乙\r\n丙丁\t戊己\n庚")))


@pytest.mark.parametrize(
    "text",
    [
        "价格为（含税）159,800元，于2026年11月22日前付清。",
        "Amount of the earnest money (定金) and the price (车价)",
        "The price (incl. VAT) is ¥159,800.00; “payable” before delivery.",
        "车型：Model-X 2026 款《尊享》；VIN：LSVAA49J132047371。",
    ],
)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str) -> None:
    for width in range(60, 300, 7):
        lines = ["".join(piece.text for piece in line) for line in break_lines(((text, REGULAR),), 9, width)]
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        for line in lines[1:]:
            assert line[0] not in "，。；：）》”"
        for line in lines[:-1]:
            assert line[-1] not in "（《“("


def test_words_and_numbers_stay_whole_when_they_fit() -> None:
    text = "签订合同 SH01-XS-20261122-0007 之日起 Warranty applies"
    words = {"SH01-XS-20261122-0007", "Warranty", "applies"}
    for width in range(130, 300, 5):
        lines = ["".join(piece.text for piece in line) for line in break_lines(((text, REGULAR),), 9, width)]
        assert all(any(word in line for line in lines) for word in words)


_DRAWABLE = st.text(st.sampled_from(sorted(map(chr, drawable_characters()))), max_size=60)


@given(_DRAWABLE, st.floats(20, 400))
def test_breaking_loses_nothing_and_never_overflows(text: str, width: float) -> None:
    assert "".join(units(text)) == text
    lines = break_lines(((text, REGULAR),), 9, width)
    kept = "".join(piece.text for line in lines for piece in line)
    assert "".join(kept.split()) == "".join(text.split())
    widths = advances(REGULAR)
    for line in lines:
        real = sum(widths[ord(char)] for piece in line for char in piece.text.rstrip()) * 9 / 1000
        assert real <= width + 0.1
