"""The tour's customer and car, and the foreign tables that bring them into the store."""

# ruff: noqa: E501 - tables read better wide
from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from showroom.demo.invented import Invented, person, phone, resident_id, vin

NAME, CAR = "林晓岚", "E6"
FIRST_PLACE, FIRST_SERIAL = 40_000_000, 500_000
_HEADINGS = (
    "序号",
    "客户姓名",
    "联系电话",
    "证件号码",
    "性别",
    "意向车型",
    "级别",
    "首次来店日期",
    "最近跟进",
    "信息来源",
    "销售顾问",
    "备注",
)
_STOCK = (
    "车架号(VIN)",
    "品牌",
    "车系",
    "配置版本",
    "年款",
    "动力",
    "外观颜色",
    "内饰",
    "厂方指导价",
    "发动机号",
    "合格证编号",
    "生产日期",
    "入库日期",
    "库位",
    "车辆状态",
)
_COLOURS = (("珍珠白", "黑色"), ("星空灰", "米色"), ("海湾蓝", "棕色"), ("曜石黑", "黑色"))


@dataclass(frozen=True)
class Subject:
    """Who buys which car; `serial` is unlike that of every earlier tour of the same store."""

    who: Invented
    vin: str
    serial: int

    @property
    def vin_tail(self) -> str:
        """The end of the VIN, as the list of cars shows it."""
        return self.vin[-6:]


def new_subject(serial: int, today: date) -> Subject:
    """The customer and the car of a tour in a store that holds `serial` customers and cars."""
    rng = random.Random(serial)  # noqa: S311 - an invented person
    someone = person(rng, FIRST_PLACE + serial, today)
    birth = date(today.year - 34, 5, 20)
    who = Invented(
        NAME, "F", birth, phone(rng, FIRST_PLACE + serial), resident_id(birth, "F", rng), "浦东新区", someone.address
    )
    return Subject(who, vin("LXE", FIRST_SERIAL + serial, today), serial)


def write_customers(subject: Subject, path: Path, today: date) -> None:
    """A customer list as one finds them: title, notes, numbers as numbers, doubles, rows that cannot be taken."""
    rng = random.Random(subject.serial + 1)  # noqa: S311 - invented people
    others = [person(rng, FIRST_PLACE + 10_000_000 + subject.serial * 20 + n, today) for n in range(12)]
    rows: list[list[Any]] = [
        _customer_row(n + 2, who, today - timedelta(days=9 * n + 20)) for n, who in enumerate(others)
    ]
    mine = _customer_row(1, subject.who, today - timedelta(days=3))
    mine[2] = f"+86 {subject.who.phone[:3]}-{subject.who.phone[3:7]}-{subject.who.phone[7:]}"
    mine[5], mine[6], mine[10] = "星河 E6 650km 长续航版", "A级", "demo"
    rows[3][2] = int(rows[3][2])
    rows[5][3] = float(rows[5][3][:17] + "0") if rows[5][3][:17].isdigit() else 1.1e17  # what Excel makes of an ID
    rows[7][2] = "见名片"
    rows.append([*rows[0][:2], rows[0][2], *rows[0][3:]])
    table = [["客户登记表（销售部）"], [], list(_HEADINGS), mine, *rows, ["合计", f"{len(rows) + 1}人"], ["制表：前台"]]
    _write(path, "客户", table)


def write_stock(subject: Subject, path: Path, today: date) -> None:
    """A stock list with the tour's car, others, one double and one wrong VIN."""
    rows: list[list[Any]] = []
    for n, (colour, inside) in enumerate(_COLOURS):
        number = subject.vin if n == 0 else vin("LXE", FIRST_SERIAL + 200_000 + subject.serial * 10 + n, today)
        serial = FIRST_SERIAL + subject.serial * 10 + n
        rows.append([
            number, "星河", CAR, "650km 长续航版", 2026, "纯电动", colour, inside, "249,800", f"XHT{serial}", f"WAT{serial}",
            _moment(today - timedelta(days=50 + n)), _moment(today - timedelta(days=5 + n)),
            "展厅" if n == 0 else "A区", "在库",
        ])  # fmt: skip
    wrong = [rows[1][0][:8] + ("0" if rows[1][0][8] != "0" else "1") + rows[1][0][9:], *rows[1][1:]]
    _write(path, "库存", [["整车库存日报"], list(_STOCK), *rows, rows[2], wrong, ["总台数", len(rows)]])


def _customer_row(number: int, who: Invented, seen: date) -> list[Any]:
    sex = "先生" if who.gender == "M" else "女士"
    return [
        number, who.name, who.phone, who.id_number, sex, "E6", ("H", "A级", "B", "C")[number % 4], f"{seen:%Y.%m.%d}",
        _moment(seen + timedelta(days=2)), "自然到店", "周敏", "",
    ]  # fmt: skip


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day in a workbook has no zone


def _write(path: Path, sheet: str, table: list[list[Any]]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in table:
        page.append(row)
    book.save(path)
