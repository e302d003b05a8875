"""What columns mean when their headings do not say so: phones, documents, cars, days and amounts by their looks."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from showroom.customers.customer_import import read_customers
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from showroom.vehicles.stock_import import read_stock

TODAY = date(2026, 11, 22)
PEOPLE = (
    ("1", "王小明", "13800000001", "11010519491231002X", "2026-03-01", "男"),
    ("2", "李雷", "13800000002", "", "2026-03-02", "男"),
    ("3", "欧阳娜娜", "021-55551234", "", "2026-03-03", "女"),
    ("4", "Anna Lee", "13800000004", "119999200811220033", "2026-03-04", "女"),
)
CARS = (
    ("LSVAU2182T2000001", "星河 E6 650km", "239800", "2026-10-03"),
    ("LHGRC3838F8043791", "星河 S5 1.5T CVT", "159800", "2026-10-04"),
    ("5GZCZ43D13S812715", "星河 P7 1.5T PHEV", "189800", "2026-10-05"),
)


def written(path: Path, *rows: tuple[str, ...]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.mark.parametrize(
    "heading",
    [
        (), (("列1", "列2", "列3", "列4", "列5", "列6"),), (("a", "b", "c", "d", "e", "f"),),
        (("编码", "甲方", "丙", "丁", "戊", "己"),),
    ],
)  # fmt: skip
def test_a_customer_list_without_telling_headings_is_read_by_its_contents(
    tmp_path: Path, heading: tuple[tuple[str, ...], ...]
) -> None:
    table = read_customers(written(tmp_path / "people.csv", *heading, *PEOPLE), TODAY)
    assert [(row.name, row.phone, row.problem) for row in table.rows] == [
        ("王小明", "13800000001", None), ("李雷", "13800000002", None), ("欧阳娜娜", "02155551234", None),
        ("Anna Lee", "13800000004", None),
    ]  # fmt: skip
    assert [row.row for row in table.rows] == list(range(1 + len(heading), 5 + len(heading)))
    assert table.rows[0].id_number == "11010519491231002X"
    guessed = {guess.column: (guess.field, guess.by) for guess in table.layout.guesses}
    assert guessed["B"] == ("name", "content")
    assert guessed["C"] == ("phone", "content")


def test_days_of_a_list_without_headings_are_the_first_visits(tmp_path: Path) -> None:
    table = read_customers(written(tmp_path / "people.csv", *PEOPLE), TODAY)
    assert [row.first_seen for row in table.rows] == [date(2026, 3, day) for day in (1, 2, 3, 4)]
    assert [row.gender for row in table.rows] == ["M", "M", "F", "F"]


def test_a_stock_list_without_headings_is_read_by_its_contents(tmp_path: Path) -> None:
    table = read_stock(written(tmp_path / "cars.csv", *CARS), TODAY)
    assert [(row.vin, row.brand, row.series, row.price, row.problem) for row in table.rows] == [
        ("LSVAU2182T2000001", "星河", "E6", Money.of("239800"), None),
        ("LHGRC3838F8043791", "星河", "S5", Money.of("159800"), None),
        ("5GZCZ43D13S812715", "星河", "P7", Money.of("189800"), None),
    ]
    assert table.layout.headings == {"A": "vin", "B": "model", "C": "price", "D": "arrived"}


def test_two_columns_as_likely_are_reported(tmp_path: Path) -> None:
    rows = [
        ("客户", "电话", "电话"),
        *((name, phone, f"1390000000{place}") for place, (_, name, phone, *_) in enumerate(PEOPLE)),
    ]
    table = read_customers(written(tmp_path / "two.csv", *rows), TODAY)
    guess = next(guess for guess in table.layout.guesses if guess.field == "phone")
    assert (guess.column, guess.by, guess.rivals) == ("B", "heading", ("C",))
    assert guess.as_json()["heading"] == "电话"


def test_clear_headings_need_no_guess(tmp_path: Path) -> None:
    rows = [("姓名", "手机", "首次来店日期"), *((row[1], row[2], row[4]) for row in PEOPLE)]
    assert read_customers(written(tmp_path / "clear.csv", *rows), TODAY).layout.guesses == ()


def test_the_consultants_number_is_never_the_customers(tmp_path: Path) -> None:
    rows = [("客户姓名", "销售顾问电话"), *((row[1], row[2]) for row in PEOPLE)]
    with pytest.raises(ShowroomError) as caught:
        read_customers(written(tmp_path / "staff.csv", *rows), TODAY)
    assert caught.value.code == "columns_not_found"
    assert "phone" in caught.value.text("en")


def test_traditional_headings_are_the_same_words(tmp_path: Path) -> None:
    rows = [("客戶姓名", "聯絡電話", "級別", "銷售顧問", "備註"), ("陳志明", "13800000001", "A級", "周敏", "再來")]
    table = read_customers(written(tmp_path / "trad.csv", *rows), TODAY)
    assert set(table.layout.columns) == {"name", "phone", "grade", "owner", "note"}
