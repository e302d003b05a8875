"""The sheet: pages counted, headings kept, tables broken well, nothing read, the same bytes every time."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from showroom.documents import blocks as b
from showroom.documents.flow import PAPER_TOO_HIGH, Block, Together
from showroom.documents.paper import PaperHead, Sheet, check_code, render_sheet
from showroom.documents.phrases import Phrase, clause, date_text, money_both, money_text
from showroom.documents.tables import Grid
from showroom.documents.text import paragraph
from showroom.kernel.capitals import capitals
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from tests.documents.pdf_reading import fonts_of, joined, pages_of, text_of

HEAD = PaperHead("示范店", "SH01-XS-20261122-0007", "t-1", anchor="#7 abc")


def sheet(*content: Block, head: PaperHead = HEAD) -> bytes:
    return render_sheet(Sheet(head, "试纸", content, "data"), "zh")


def many_rows(count: int) -> Grid:
    columns = (b.Column("项目", 2), b.Column("金额", 1, figures=True))
    return b.table(columns, [(f"第{n}行", "1.00") for n in range(count)], [("合计", f"{count}.00")])


def test_every_page_says_which_of_how_many() -> None:
    pages = pages_of(sheet(many_rows(120)))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in page
        assert "示范店" in page
        assert "SH01-XS-20261122-0007" in page
        assert "存证#7abc" in page


def test_table_heading_repeats_and_the_total_is_not_alone() -> None:
    for count in range(30, 80):
        pages = pages_of(sheet(many_rows(count)))
        assert all("项目金额" in page for page in pages)
        assert f"第{count - 1}行" in pages[-1]
        assert "合计" in pages[-1]


def test_heading_is_never_last_on_a_page() -> None:
    for count in range(25, 60):
        lines = [paragraph(f"行{n}") for n in range(count)]
        for page in pages_of(sheet(*lines, b.heading("标题"), many_rows(30))):
            assert not page.endswith("标题")
        for page in pages_of(sheet(*lines, b.heading("标题"), paragraph("正文" * 200))):
            assert not page.endswith("标题")


def test_a_paragraph_never_leaves_one_line_alone() -> None:
    for count in range(30, 60):
        lines = [paragraph(f"行{n}") for n in range(count)]
        body = "\n".join(f"文{n}" for n in range(8))
        pages = text_of(sheet(*lines, paragraph(body)), "-raw").split("\f")[:-1]
        assert all(len(re.findall(r"^文\d$", page, re.MULTILINE)) != 1 for page in pages)


def test_a_very_high_row_breaks_and_keeps_its_text() -> None:
    text = "".join(chr(0x4E00 + n % 3000) for n in range(6000))
    pdf = sheet(paragraph("上"), b.fields([("备注", text)]))
    pages = pages_of(pdf)
    assert len(pages) > 1
    body = "".join(page.split("页", 2)[2] for page in pages)
    assert text in body.replace(" ", "")


def test_what_fits_on_no_page_is_refused() -> None:
    with pytest.raises(ShowroomError) as caught:
        sheet(Together(paragraph("字" * 9000), paragraph("完")))
    assert caught.value.message is PAPER_TOO_HIGH


def test_draft_is_marked_for_eyes_and_machines_and_does_not_disturb_the_text() -> None:
    draft = sheet(paragraph("正文 一二三"), head=PaperHead("示范店", "N", "t", draft=True))
    assert text_of(draft).count("DRAFT") == 1
    assert "正文 一二三" in text_of(draft)
    assert "DRAFT" not in text_of(sheet(paragraph("正文")))
    content = PdfReader(BytesIO(draft)).pages[0].get_contents()
    assert content is not None
    assert b"92 Tf" in content.get_data()


def test_ticks_read_as_boxes() -> None:
    text = joined(sheet(b.ticks([("贴膜", True), ("上牌", False)], 2)))
    assert "☑贴膜☐上牌" in text


@pytest.mark.rule("RM-06")
@pytest.mark.parametrize("amount", ["0.05", "107000.53", "159800", "999999999999.99"])
def test_capitals_and_figures_come_from_one_amount(amount: str) -> None:
    money = Money.of(amount)
    text = joined(sheet(b.amount_box("车价", money, "zh")))
    assert f"¥{money.grouped()}大写{capitals(money)}" in text
    assert capitals(money) in money_both(money, "en")


def test_minus_stands_before_the_sign_and_dates_are_unambiguous() -> None:
    assert money_text(Money.of(-6000)) == "-¥6,000.00"
    assert date_text(date(2026, 3, 4), "en") == "4 March 2026"
    assert date_text(date(2026, 3, 4), "zh") == "2026年3月4日"


@pytest.mark.rule("CT-01")
def test_values_cannot_make_or_unmake_emphasis() -> None:
    parts = clause(Phrase("甲{name}**乙{name}**", "x"), "zh", name="**{z}**")
    assert parts == ("甲**{z}**", "乙**{z}**", "")


def test_metadata_and_fonts(tmp_path: Path) -> None:
    pdf = sheet(paragraph("正文"), b.heading("题"))
    info = PdfReader(BytesIO(pdf)).metadata
    assert info is not None
    assert (info.title, info.author, info.subject) == ("试纸 SH01-XS-20261122-0007", "示范店", "试纸")
    found = fonts_of(pdf, tmp_path)
    assert found
    assert all(embedded and mapped for _, embedded, mapped in found)


def test_check_code_depends_on_data_and_language() -> None:
    assert check_code(("a", 1), "zh") != check_code(("a", 2), "zh")
    assert check_code(("a", 1), "zh") != check_code(("a", 1), "en")


def test_several_threads_give_the_same_bytes_as_one() -> None:
    def made(number: int) -> bytes:
        text = "".join(chr(0x4E00 + (number * 331 + n) % 9000) for n in range(900))
        return sheet(paragraph(text), b.heading(text[:9]))

    alone = [made(number) for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(made, range(12))) == alone


_WATCHED = """
import sys
from showroom.documents.fonts import warm_fonts
from showroom.contract.contract_pdf import render
from showroom.documents.parties import CustomerParty
from tests.documents import paper_examples as e
warm_fonts()
render(e.contract(), "zh")
seen = []
sys.addaudithook(lambda name, args: seen.append((name, args)) if name == "open" or name.startswith("socket") else None)
buyer = CustomerParty('<img src="/etc/passwd"/> <img src="http://127.0.0.1:9/x"/>', "身份证", "1", "2")
pdf = render(e.contract(buyer=buyer), "zh")
print(len(pdf) > 1000, seen)
import hashlib
print(hashlib.sha256(pdf).hexdigest())
"""


def test_rendering_opens_no_file_and_no_socket_and_is_the_same_in_another_process() -> None:
    def run(seed: str) -> list[str]:
        command = [sys.executable, "-c", _WATCHED]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed})
        return done.stdout.splitlines()

    first, second = run("1"), run("2")
    assert first[0] == "True []"
    assert first == second


def lines_left_over(count: int) -> bytes:
    """A full page and `count` short paragraphs more than fit on it."""
    return sheet(*(paragraph(f"第{number}条") for number in range(count)))


def page_count(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def test_a_few_lines_do_not_cost_a_page_but_half_a_page_does() -> None:
    full = next(count for count in range(10, 200) if page_count(lines_left_over(count)) > 1)
    with_less = next(count for count in range(10, full) if _size_of(lines_left_over(count)) < 1)
    assert full - with_less >= 2, "some lines more found room by smaller letters"
    assert _size_of(lines_left_over(full)) == 1.0, "what needs a second page is not made smaller"
    text = "".join(pages_of(lines_left_over(full - 1)))
    assert all(f"第{number}条" in text for number in range(full - 1))


def _size_of(pdf: bytes) -> float:
    """The smallest scale that the drawing of the first page sets."""
    drawn = PdfReader(BytesIO(pdf)).pages[0].get_contents()
    assert drawn is not None
    return min(float(found) for found in re.findall(rb"([0-9.]+) 0 0 [0-9.]+ [0-9.]+ [0-9.]+ cm", drawn.get_data()))
