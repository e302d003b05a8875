"""The month of a demo car as an Excel file: log, costs, fines, and totals as numbers (TR-04)."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from showroom.documents.cell_guard import PLAIN_BOOK, plain_sheet
from showroom.documents.export import export_copy
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import Lang
from showroom.kernel.money import Money
from showroom.test_drive.demo_model import CostKind
from showroom.test_drive.demo_views import MonthSheet

COST_NAMES = {
    CostKind.FUEL: ("加油", "Fuel"), CostKind.CHARGE: ("充电", "Charging"), CostKind.WASH: ("洗车", "Wash"),
    CostKind.TOLL: ("过路费", "Toll"), CostKind.PARKING: ("停车", "Parking"), CostKind.REPAIR: ("维修", "Repair"),
}  # fmt: skip
_LOG = (
    ("单号或事由", "Number or purpose"), ("驾驶人", "Driver"), ("陪驾", "Staff"), ("出发", "Out"), ("返回", "Back"),
    ("出发里程", "Out km"), ("返回里程", "Back km"), ("里程", "Km"), ("出发能量 %", "Out %"), ("返回能量 %", "Back %"),
)  # fmt: skip
_COSTS = (("日期", "Day"), ("种类", "Kind"), ("金额（元）", "Amount (CNY)"), ("票据号", "Receipt"), ("备注", "Note"),
          ("经办人", "By"), ("数量（度/升）", "Quantity (kWh or l)"))  # fmt: skip
_FINES = (
    ("时间", "Time"), ("地点", "Place"), ("违章", "Offence"), ("决定书编号", "Number"), ("罚款（元）", "Fine (CNY)"),
    ("记分", "Points"), ("驾驶人", "Driver"), ("试驾单号", "Drive"), ("告知", "Told"), ("缴款", "Paid"),
)  # fmt: skip
_NAMES = (("用车", "Log"), ("费用", "Costs"), ("违章", "Fines"))
_TOTAL = ("合计", "Total")
_WIDTH = 18


def write_sheet(sheet: MonthSheet, path: Path, lang: Lang) -> None:
    """Write the file whole or not at all; raises ShowroomError(copy_failed)."""
    export_copy(sheet_bytes(sheet, lang), path, overwrite=True)


def sheet_bytes(sheet: MonthSheet, lang: Lang) -> bytes:
    """The workbook; every text is text and never a formula, every amount a number in yuan."""
    import xlsxwriter

    side, out = (0 if lang == "zh" else 1), io.BytesIO()
    book = xlsxwriter.Workbook(out, {**PLAIN_BOOK, "in_memory": True, "constant_memory": False})
    bold = book.add_format({"bold": True})
    for names, heads, rows in zip(_NAMES, (_LOG, _COSTS, _FINES), _tables(sheet, side), strict=True):
        page = plain_sheet(book, names[side])
        title = f"{sheet.car} {sheet.plate} {sheet.year}-{sheet.month:02d}"
        page.write_string(0, 0, title, bold)
        _row(page, 1, tuple(head[side] for head in heads), bold)
        for line, row in enumerate(rows, start=2):
            _row(page, line, row, bold if line == len(rows) + 1 else None)
        page.freeze_panes(2, 0)
        page.set_column(0, len(heads) - 1, _WIDTH)
    book.close()
    return out.getvalue()


def _tables(sheet: MonthSheet, side: int) -> tuple[list[tuple[object, ...]], ...]:
    total = _TOTAL[side]
    log: list[tuple[object, ...]] = [
        (e.number, e.driver, e.staff, e.out_at, e.back_at, e.out_km, e.back_km, e.km, e.out_energy, e.back_energy)
        for e in sheet.log
    ]
    log.append((total, None, None, None, None, None, None, sheet.km))
    costs: list[tuple[object, ...]] = [
        (e.day.isoformat(), COST_NAMES[e.kind][side], e.amount, e.voucher, e.note, e.by, _hundredths(e.quantity))
        for e in sheet.costs
    ]
    sums = dict(sheet.quantities)
    costs += [
        (total, COST_NAMES[kind][side], amount, None, None, None, _hundredths(sums.get(kind)))
        for kind, amount in sheet.by_kind
    ]
    costs.append((total, None, sheet.cost_total))
    fines: list[tuple[object, ...]] = [
        (e.at, e.place, e.offence, e.number, e.amount, e.points, e.driver, e.drive_number, e.told_at,
         e.paid_on.isoformat() if e.paid_on else None)
        for e in sheet.fines
    ]  # fmt: skip
    fines.append((total, None, None, None, sheet.fine_total))
    return log, costs, fines


def _hundredths(quantity: int | None) -> float | None:
    return None if quantity is None else quantity / 100


def _row(page: Any, line: int, values: tuple[object, ...], style: Any) -> None:
    for column, value in enumerate(values):
        if value is None:
            continue
        if isinstance(value, Money):
            page.write_number(line, column, value.fen / 100, style)
        elif isinstance(value, int | float):
            page.write_number(line, column, value, style)
        elif isinstance(value, str):
            page.write_string(line, column, value, style)
        else:
            page.write_string(line, column, f"{value.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}", style)  # type: ignore[attr-defined]  # the rest are moments
