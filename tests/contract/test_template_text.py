"""Clause text: refused with a reason or printed sign by sign; a local text comes in whole."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showroom.contract.clause_text import checked_clause, filled, parse
from showroom.contract.contract_pdf import render
from showroom.contract.template_blanks import filled_in
from showroom.contract.template_checks import clause_findings
from showroom.contract.template_compare import Change, compare
from showroom.contract.template_file import text_of_file
from showroom.contract.template_import import LEAVE, language_of, places, split, take_over
from showroom.contract.template_shape import BLANKS, BLOCK_KEYS, Clause, TextBlock, When, Wording
from showroom.kernel.errors import ShowroomError
from tests.documents.paper_examples import contract
from tests.documents.pdf_reading import joined
from tests.guards.effort import rounds

LOCAL = """XX市汽车买卖合同（示范文本）
甲方：______
第一条 车辆基本情况
品牌车型：【  】，车架号：______。
第二条 合同价款
合同总价为【 】元。**注意**
第三条 定金
乙方支付定金____元，定金一律不退。
第四条 车辆交付
甲方应于____年__月__日前交车，交车地点：____。
第五条 停车优惠
凭本合同可停车____次。
第六条 争议解决
向人民法院起诉。
"""
anything = st.text(
    st.one_of(st.sampled_from("*{}＊｛｝<>&\\%$_【】\u202e\u200f\ud800\u0301 \n定金mode王𬱖"), st.characters()),
    max_size=60,
)


def printed(clause: str) -> str:
    blocks = (
        TextBlock("intro", "x", "x"),
        TextBlock("extra1", "题", "T", (Clause(clause, "x"),)),
        TextBlock("end", "尾", "E"),
    )
    return joined(render(contract(wording=Wording("X v1", blocks)), "zh"))


@pytest.mark.rule("CT-01", "Q-09")
@settings(max_examples=rounds(25, 1500))
@given(anything)
def test_any_text_is_refused_with_a_reason_or_printed_sign_by_sign(text: str) -> None:
    stored, wrong = checked_clause(Clause(text, "x"))
    if wrong:
        assert all(error.text(lang) for error in wrong.values() for lang in ("zh", "en"))
        return
    try:
        found = printed(stored.zh)
    except ShowroomError as error:
        if error.code != "glyph_missing":
            raise
        return
    values = dict.fromkeys(BLANKS, "")
    if "{" not in stored.zh:
        words = "".join(part for part, _ in filled(stored.zh, values))
        assert "1.1" + re.sub(r"\s", "", words) in found


@pytest.mark.rule("CT-01")
def test_marks_are_read_before_values_are_filled_in() -> None:
    assert parse("甲**乙{mode}**丙") == (
        ("甲", False, False),
        ("乙", True, False),
        ("mode", True, True),
        ("丙", False, False),
    )
    assert filled("**{mode}**", {"mode": "** {due} <b>"}) == [("** {due} <b>", True)]
    assert filled("a*b", {}) == [("a*b", False)]


@pytest.mark.rule("Q-09", "CT-01")
def test_the_two_languages_stay_in_step() -> None:
    def told(clause: Clause) -> list[str]:
        return [one.code for one in clause_findings(clause, 0, 0)]

    assert told(Clause("付款：{mode}。", "Pay: {mode}.")) == []
    assert told(Clause("付款：{mode}。", "Pay.")) == ["Q-09"]
    assert told(Clause("**重要**", "important")) == ["CT-01"]
    assert told(Clause("只有中文", "")) == ["Q-09"]
    assert told(Clause("交车地点：____", "Place: ____")) == ["Q-09", "Q-09"]


@pytest.mark.rule("Q-09")
def test_a_local_text_comes_in_by_its_headings_with_blanks_told_and_nothing_lost() -> None:
    sections = split(LOCAL)
    assert [(section.heading[:3], section.place) for section in sections] == [
        ("", LEAVE), ("第一条", "vehicle"), ("第二条", "price"), ("第三条", "payment"), ("第四条", "delivery"),
        ("第五条", "extra1"), ("第六条", "disputes"),
    ]  # fmt: skip
    assert places(sections) == (*BLOCK_KEYS, "extra1", LEAVE)
    made = take_over(sections, language_of(LOCAL))
    assert (made.paragraphs, made.headings, made.clauses, len(made.left_over)) == (14, 6, 6, 2)
    by_key = {block.key: block for block in made.blocks}
    assert [clause.zh for clause in by_key["vehicle"].clauses] == ["品牌车型：{vehicle}，车架号：{vin}。"]
    assert [clause.zh for clause in by_key["delivery"].clauses] == ["甲方应于{latest}前交车，交车地点：{place}。"]
    assert by_key["delivery"].title_zh == "车辆交付"
    assert by_key["extra1"].title_zh == "停车优惠"
    assert (made.filled, made.open_blanks) == (6, 1)
    assert "payment" not in made.kept
    assert "quality" in made.kept
    assert [one.code for one in clause_findings(by_key["payment"].clauses[0], 0, 0)] == ["CT-02", "Q-09"]
    assert [block.key for block in made.blocks][-1] == "end"


@pytest.mark.rule("Q-09")
@settings(max_examples=rounds(30, 1500))
@given(st.lists(st.one_of(st.sampled_from(LOCAL.split("\n")), st.text(max_size=30)), max_size=30), st.data())
def test_every_paragraph_is_accounted_for(lines: list[str], data: st.DataObject) -> None:
    try:
        sections = split("\n".join(lines))
    except ShowroomError as error:
        if error.code not in {"template_import_nothing", "bad_character"}:
            raise
        return
    offered = st.sampled_from(places(sections))
    moved = tuple(dataclasses.replace(section, place=data.draw(offered)) for section in sections)
    made = take_over(moved, "zh")
    assert made.paragraphs == made.headings + made.clauses + len(made.left_over)
    kept = {block.key: len(block.clauses) for block in made.blocks if block.key not in made.kept}
    assert sum(kept.values()) == made.clauses
    assert set(BLOCK_KEYS) <= {block.key for block in made.blocks}


@pytest.mark.rule("Q-09")
def test_files_are_read_in_their_encodings_and_harmful_ones_refused() -> None:
    for data in (LOCAL.encode(), LOCAL.encode("utf-8-sig"), LOCAL.encode("gb18030"), LOCAL.encode("utf-16")):
        assert split(text_of_file(data)) == split(LOCAL)
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LOCAL.split("\n"))
    good = f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>'
    assert split(text_of_file(docx(good))) == split(LOCAL)
    laughs = f'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="{w}"><w:p><w:t>&a;</w:t></w:p></w:document>'
    for bad in (docx(laughs), docx("<w:document"), b"PK\x03\x04nonsense", b"\x00\x01\x02\x03" * 9, docx(good)[:80]):
        with pytest.raises(ShowroomError) as refused:
            text_of_file(bad)
        assert refused.value.code == "template_file_not_readable"


def docx(xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return out.getvalue()


def test_a_blank_known_only_in_some_contracts_makes_the_clause_one_for_them() -> None:
    assert filled_in("余款____元于交车前付清") == ("余款{balance}于交车前付清", When.BALANCE_KNOWN, 1, 0)
    assert filled_in("凭证____张") == ("凭证____张", When.ALWAYS, 0, 1)


def test_two_versions_are_compared_line_by_line() -> None:
    old = (TextBlock("intro", "引言", "Intro", (Clause("甲", "A"), Clause("乙", "B"))),)
    new = (TextBlock("intro", "引言", "Intro", (Clause("甲", "A"), Clause("丙", "B"))),)
    changed = [(line.change, line.text) for line in compare(old, new) if line.change is not Change.SAME]
    assert changed == [(Change.GONE, "乙"), (Change.NEW, "丙")]


@pytest.mark.parametrize(
    "heading,place",
    [
        ("第十二条  争议的解决方式", "disputes"), ("二、车辆价款及费用", "price"), ("（三）交车与验收", "delivery"),
        ("Article 7. Liability for breach", "breach"), ("Section 2: Vehicle", "vehicle"), ("4. 个人信息保护", "data"),
        ("第九条：附则", "end"), ("第八条 停车", "extra1"),
    ],
)  # fmt: skip
def test_headings_of_every_usual_kind_are_told_from_clauses(heading: str, place: str) -> None:
    clauses = (
        "第三条甲方应当在七日内通知乙方。",
        "1.5 米以内的划痕由甲方修复。",
        "2. 甲方应在交车前完成检查，并通知乙方。",
    )
    text = "\n".join((heading, *clauses))
    (section,) = split(text)
    assert (section.heading, section.place, section.paragraphs) == (heading, place, clauses)
