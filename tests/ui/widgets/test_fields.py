"""Fields and forms: values, marks, limits, snapshots."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from showroom.kernel.errors import REQUIRED, FieldErrors, ShowroomError
from showroom.kernel.money import Money
from ui.jobs import SameThreadJobs
from ui.widgets.date_text import parse_date
from ui.widgets.fields import DateField, IdField, MoneyField, PhoneField, TextField
from ui.widgets.form import MESSAGE_HEIGHT, Form, FormBinder
from ui.widgets.paged_table import Column, PagedTableModel

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text,day",
    [
        ("今天", TODAY), ("+3", date(2026, 11, 25)), ("-22", date(2026, 10, 31)), ("2026-5-20", date(2026, 5, 20)),
        ("20260520", date(2026, 5, 20)), ("2026年5月20日", date(2026, 5, 20)), ("5-20", date(2026, 5, 20)),
    ],
)  # fmt: skip
def test_dates_as_people_type_them(text: str, day: date) -> None:
    assert parse_date(text, TODAY) == day


@pytest.mark.parametrize("text", ["2026-02-30", "soon", "", "99999999", "+99999"])
def test_what_is_no_date_is_told(text: str) -> None:
    with pytest.raises(ShowroomError) as told:
        parse_date(text, TODAY)
    assert told.value.code == "bad_date_text"


def form(qtbot: QtBot) -> tuple[Form, FormBinder]:
    made = Form(2)
    made.add(TextField("name", "Name", required=True, max_length=5))
    made.add(MoneyField("price", "Price"))
    made.add(DateField("day", "Day", today=lambda: TODAY))
    made.add(PhoneField("phone", "Phone"))
    made.add(IdField("vin", "VIN"))
    qtbot.addWidget(made)
    made.show()
    return made, FormBinder(made)


def test_values_are_read_and_tidied(qtbot: QtBot) -> None:
    made, binder = form(qtbot)
    for name, text in {"name": " 张三 ", "price": "15.98万", "day": "+3", "phone": "138-0013 8000"}.items():
        field = made.rows[name].field
        assert isinstance(field, TextField)
        field.insert(text)
    qtbot.keyClicks(made.rows["vin"].field, "lvsh-camb1")
    assert binder.values() == {
        "name": "张三", "price": Money.of(159800), "day": date(2026, 11, 25), "phone": "13800138000",
        "vin": "LVSHCAMB1",
    }  # fmt: skip


def test_all_wrong_fields_are_marked_at_once_and_live_until_mended(qtbot: QtBot) -> None:
    made, binder = form(qtbot)
    qtbot.keyClicks(made.rows["price"].field, "abc")
    assert binder.collect() is None
    assert made.rows["name"].message.full_text.startswith("✕ ")
    assert made.rows["price"].is_bad
    assert made.focusWidget() is made.rows["name"].field
    qtbot.keyClicks(made.rows["name"].field, "x")
    assert not made.rows["name"].is_bad


def test_errors_without_field_are_given_back(qtbot: QtBot) -> None:
    _made, binder = form(qtbot)
    assert binder.show_errors(FieldErrors({"name": REQUIRED, "elsewhere": REQUIRED})) == ("elsewhere",)


def test_a_refusal_is_read_whole_however_narrow_its_field(qtbot: QtBot) -> None:
    made, _binder = form(qtbot)
    made.resize(240, made.height())
    message = made.rows["price"].message
    message.show_text("a standing hint that is far too long for its line", "")
    assert message.text().endswith("…")
    made.rows["price"].show_error("优惠合计不能超过指导价 219,800.00 <b>")
    assert message.text() == message.full_text
    qtbot.waitUntil(lambda: message.heightForWidth(message.width()) <= message.height())
    assert message.height() > MESSAGE_HEIGHT
    made.rows["price"].clear_error()
    assert message.height() == MESSAGE_HEIGHT


def test_too_long_text_is_cut_and_told(qtbot: QtBot) -> None:
    made, _binder = form(qtbot)
    name = made.rows["name"].field
    assert isinstance(name, TextField)
    name.insert("x" * 1_000_000)
    assert len(name.text()) == 5
    qtbot.keyClicks(name, "y")
    assert made.rows["name"].message.full_text.startswith("! ")


def test_half_typed_input_survives_a_snapshot(qtbot: QtBot) -> None:
    made, binder = form(qtbot)
    qtbot.keyClicks(made.rows["price"].field, "15.9x")
    _other, again = form(qtbot)
    again.restore(binder.snapshot())
    assert again.snapshot()["price"] == "15.9x"


@dataclass(frozen=True)
class Row:
    id: int
    text: str


class Numbers:
    asked = 0

    def first_page(self, limit: int) -> Sequence[Row]:
        return [Row(ident, str(ident)) for ident in range(limit)]

    def ids(self) -> array[int]:
        return array("q", range(100_000))

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        self.asked += 1
        return [Row(ident, str(ident)) for ident in ids]


def test_paged_model_holds_few_rows_of_many(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    source = Numbers()
    model = PagedTableModel([Column("id", "Id", lambda row: str(row.text), right=True)], source, SameThreadJobs())
    model.reload()
    assert model.rowCount() == 100_000
    assert model.data(model.index(7, 0)) == "7"
    assert source.asked == 0
    with qtbot.waitSignal(model.dataChanged):
        assert model.data(model.index(99_999, 0)) == "…"
    assert model.data(model.index(99_999, 0)) == "99999"
    qtmodeltester.check(model)
