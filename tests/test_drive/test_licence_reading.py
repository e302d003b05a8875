"""Recognised lines become fields: labels, repairs that are unambiguous, and confidence; no picture is needed here."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.kernel.resident_id import check_digit, check_resident_id
from showroom.recognition.frames import TextLine
from showroom.test_drive.licence_fields import (
    DOUBTFUL,
    REPAIRED,
    read_classes,
    read_dates,
    read_file_number,
    read_name,
    read_number,
)
from showroom.test_drive.licence_reading import FIELDS, SURE, LicenceReading, read_licence

TODAY = date(2026, 11, 22)
NUMBER = "119999199001010012"


def line(text: str, x: float, y: float, score: float = 1.0) -> TextLine:
    wide = 18.0 * len(text)
    return TextLine(text, score, ((x, y), (x + wide, y), (x + wide, y + 32), (x, y + 32)))


MAIN = (
    line("中华人民共和国机动车驾驶证", 300, 20), line("证号", 60, 100), line(NUMBER, 160, 106), line("姓名", 60, 180),
    line("Name", 60, 212), line("张三", 160, 186), line("性别", 400, 180), line("男", 470, 186),
    line("出生日期", 400, 260), line("1990-01-01", 620, 266), line("初次领证日期", 400, 340),
    line("2020-05-20", 620, 346), line("准驾车型", 400, 420), line("C1", 620, 426), line("有效期限", 60, 500),
    line("2020-05-20至2026-05-20", 160, 506),
)  # fmt: skip
SECOND = (
    line("证号", 60, 100), line(NUMBER, 160, 106), line("姓名", 60, 180), line("张三", 160, 186),
    line("档案编号", 400, 180), line("110012345678", 560, 186), line("记录", 60, 260),
    line("请于2026年05月20日前九十日内申请换领新驾驶证。", 160, 266),
)  # fmt: skip
EXPECTED = (NUMBER, "张三", "C1", "2020-05-20", "2020-05-20", "2026-05-20", "1990-01-01", "110012345678")


def texts(reading: LicenceReading) -> tuple[str, ...]:
    return tuple(field.text for field in reading.fields)


def changed(old: str, new: str, score: float = 1.0) -> LicenceReading:
    main = [line(new, *at.corners[0], score) if at.text == old else at for at in MAIN]
    return read_licence([main], TODAY)


@pytest.mark.rule("DL-01", "DL-02")
@pytest.mark.parametrize("sheets", [(MAIN, SECOND), (SECOND, MAIN), (MAIN + tuple(
    TextLine(at.text, at.score, tuple((x, y + 700) for x, y in at.corners))  # type: ignore[arg-type]  # four of them
    for at in SECOND
),)], ids=["front first", "back first", "both on one photo"])  # fmt: skip
def test_both_sheets_give_every_field_in_any_order(sheets: tuple[tuple[TextLine, ...], ...]) -> None:
    reading = read_licence(sheets, TODAY)
    assert texts(reading) == EXPECTED
    assert all(field.confidence >= SURE for field in reading.fields)


def test_a_label_and_its_value_may_come_as_one_line() -> None:
    merged = (line("证号License No." + NUMBER, 60, 100), line("姓名张三性别男国籍中国", 60, 180))
    reading = read_licence([merged], TODAY)
    assert (reading["number"].text, reading["name"].text) == (NUMBER, "张三")


@pytest.mark.parametrize("until", ["2020-05-20至长期", "2020-05-20 垂 长期", "2020-05-20长 期"])
def test_long_term_is_read_whatever_became_of_the_word_between(until: str) -> None:
    reading = changed("2020-05-20至2026-05-20", until)
    assert (reading["valid_from"].text, reading["valid_to"].text) == ("2020-05-20", "长期")


def test_an_old_licence_says_years_instead_of_a_last_day() -> None:
    old = (*MAIN[:-2], line("有效起始日期", 60, 500), line("2020-05-20", 260, 506), line("有效期限", 500, 500),
           line("6年", 620, 506))  # fmt: skip
    reading = read_licence([old], TODAY)
    assert (reading["valid_from"].text, reading["valid_to"].text) == ("2020-05-20", "2026-05-20")
    assert not reading["valid_to"].sure, "the last day was reckoned, not read"


@pytest.mark.rule("ID-02", "DL-01")
@pytest.mark.parametrize(
    "read, text, limit",
    [
        (NUMBER, NUMBER, 1.0),
        ("11999919900I0l0O12", NUMBER, REPAIRED),
        ("证号 119999199001010012", NUMBER, 1.0),
        ("1199991990010100l2", NUMBER, REPAIRED),
        ("119999199001010013", "119999199001010013", DOUBTFUL),  # more than one digit might be the wrong one
        ("E12345678", "E12345678", REPAIRED),
    ],
)
def test_a_number_is_repaired_only_when_one_reading_is_left(read: str, text: str, limit: float) -> None:
    found = read_number(read, TODAY)
    assert found is not None
    assert (found.text, found.limit) == (text, limit)


@given(st.integers(0, 999), st.integers(0, 17), st.sampled_from("0123456789"))
def test_a_wrong_digit_never_becomes_another_sound_number_with_confidence(order: int, place: int, digit: str) -> None:
    body = f"11999919900101{order:03d}"
    right = body + check_digit(body)
    wrong = right[:place] + digit + right[place + 1 :]
    found = read_number(wrong, TODAY)
    if found is not None and wrong != right:
        assert found.limit < SURE
        assert found.limit == DOUBTFUL or check_resident_id(found.text, TODAY).ok


@pytest.mark.parametrize(
    "read, text, limit",
    [("C1", "C1", 1.0), ("CI", "C1", 0.8), ("A2D", "A2D", 1.0), ("Cl E", "C1E", 0.8), ("82", "B2", 0.8),
     ("C9", "C9", 0.5)],
)  # fmt: skip
def test_classes_lose_what_print_makes_alike(read: str, text: str, limit: float) -> None:
    found = read_classes(read)
    assert found is not None
    assert (found.text, found.limit) == (text, limit)


@pytest.mark.parametrize(
    "read, days",
    [("2020-05-20", ["2020-05-20"]), ("2020年5月2日", ["2020-05-02"]), ("2O2O-O5-2O", ["2020-05-20"]),
     ("2021-02-29", []), ("2020-05-20至2026-05-20", ["2020-05-20", "2026-05-20"]), ("20200520", ["2020-05-20"]),
     ("2020-13-01", []), ("", [])],
)  # fmt: skip
def test_only_days_that_exist_are_dates(read: str, days: list[str]) -> None:
    assert [found.text for found in read_dates(read)] == days


def test_a_name_loses_what_is_no_letter_and_a_long_one_is_doubted() -> None:
    clean, long, nothing = read_name("张 三*"), read_name("某某省某某市公安局"), read_name("-")
    assert clean is not None
    assert (clean.text, clean.limit) == ("张三", 1.0)
    assert long is not None
    assert long.limit == DOUBTFUL
    assert nothing is None
    assert read_file_number("12345") is None


@pytest.mark.parametrize(
    "old, new, doubted",
    [
        ("1990-01-01", "1991-01-01", {"birth", "number"}),
        ("2020-05-20", "2030-05-20", {"first_issue", "valid_from"}),
        ("2020-05-20至2026-05-20", "2020-05-20至2027-05-20", {"valid_to"}),
        ("2020-05-20至2026-05-20", "2020-05-20至2019-05-20", {"valid_from", "valid_to"}),
    ],
)
def test_fields_that_speak_against_each_other_are_doubted(old: str, new: str, doubted: set[str]) -> None:
    reading = changed(old, new)
    assert {field.name for field in reading.fields if field.text and not field.sure} == doubted


def test_the_sheets_doubt_a_name_on_which_they_differ_and_trust_one_on_which_they_agree() -> None:
    other = tuple(line("张兰", *at.corners[0], 0.97) if at.text == "张三" else at for at in SECOND)
    assert not read_licence([MAIN, other], TODAY)["name"].sure
    weak = tuple(line("张三", *at.corners[0], 0.8) if at.text == "张三" else at for at in MAIN)
    assert not read_licence([weak], TODAY)["name"].sure
    assert read_licence([weak, SECOND], TODAY)["name"].sure


@given(st.lists(st.tuples(st.text(max_size=30), st.floats(0, 2000), st.floats(0, 2000)), max_size=12))
def test_any_lines_at_all_give_a_reading(pieces: list[tuple[str, float, float]]) -> None:
    reading = read_licence([[line(text, x, y) for text, x, y in pieces]], TODAY)
    assert tuple(field.name for field in reading.fields) == FIELDS
    assert all(0 <= field.confidence <= 1 for field in reading.fields)


@pytest.mark.parametrize("tilt", [-6, -3, 3, 6])
def test_a_tilted_sheet_is_laid_out_like_a_straight_one(tilt: int) -> None:
    import math

    cos, sin = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    turned = [
        TextLine(at.text, at.score, tuple((x * cos - y * sin, x * sin + y * cos) for x, y in at.corners))  # type: ignore[arg-type]  # four of them
        for at in MAIN
    ]
    assert texts(read_licence([turned], TODAY))[:7] == EXPECTED[:7]
