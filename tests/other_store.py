"""Workbooks of another store, unlike the sample in headings, order, language and dirt, with the fate of each row."""

# ruff: noqa: E501 - tables of rows read better wide
from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import openpyxl

Fates = dict[int, str]


def english_customers(path: Path) -> Fates:
    """Two-row merged heading, English, months by name and American dates, names last but one, two sheets."""
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Read me"
    cover.append(["Exported from OldCRM", "v7"])
    sheet = book.create_sheet("Leads")
    sheet.append(["Harbour Motors - lead list"])
    sheet.append([])
    sheet.append(["Lead ID", "Contact", None, "Visit", None, "Sales Rep", "Customer Name", "ID Card No.", "Remarks"])
    sheet.append([None, "Mobile No.", "Alt Phone", "First Visit", "Last Contacted", None, None, None, None])
    sheet.merge_cells("B3:C3")
    rows: list[tuple[list[object], str]] = [
        (["L-1", "+86 139 1234 5678", None, "03/24/2026", "3 Apr 2026", "Zhou Min", "Anna Lee", None, "=1+1"], "accept"),
        (["L-2", 13912345679.0, "021-55551234", "04/02/2026", 46117, "Zhou Min", "王小明", "110105194912310 02X", None], "accept"),
        (["L-3", "n/a", None, "2026-04-05", None, "Zhou Min", "Bob Stone", None, None], "reject"),
        (["L-4", "139-1234-5678", None, "2026-04-06", None, "Tom", "anna  lee", None, None], "duplicate"),
        (["L-5", "0086 13912345678", None, "2026-04-06", None, "Tom", "Carl Lee", None, None], "review"),
        (["L-6", "1.39E+10", None, "2026-04-06", None, "Tom", "Dora", None, None], "reject"),
        (["L-7", "13912345670", None, "soon", None, "Tom", "Ed Moss", 110105194912310021, None], "reject"),
        (["L-8", "13912345671;13912345672", None, datetime(2026, 5, 1, tzinfo=UTC).replace(tzinfo=None), None, "Tom",
          "Finn Ó Briain", "E12345678", "VIP"], "accept"),
        (["L-9", "+44 20 7946 0958", None, "soon", None, None, "Gil Ray", None, None], "accept"),
        (["L-10", "13912345673", None, None, None, None, "Hal Ray", "110105194912310021", None], "reject"),
        (["L-11", "13912345674", None, None, None, None, 12345, None, None], "reject"),
        (["L-12", "13912345675", None, None, None, None, "王晓明", "11010519491231002x", None], "review"),
    ]  # fmt: skip
    fates = {}
    for number, (cells, fate) in enumerate(rows, start=5):
        sheet.append(cells)
        fates[number] = fate
    sheet.append([])
    sheet.append(["Total", 12])
    sheet.append(["Printed 2026-11-20 by admin"])
    book.save(path)
    return fates


def gb_customers(path: Path) -> Fates:
    """A GB18030 csv with other Chinese headings in another order, a repeated heading and a page footer."""
    heading = ["建档日期", "归属顾问", "手机", "客户", "客户等级", "来源渠道", "身份证号", "跟进情况"]
    rows: list[tuple[list[str], str | None]] = [
        (["2026/1/5", "周敏", "'13700000001", "单雄信", "A类", "抖音", "", "想要四驱，\n月底定"], "accept"),
        (
            ["26.1.6", "李离", "13700000002", "仇英", "h级", "车展", "１１０１０５１９４９１２３１００２Ｘ", "+1 次"],
            "accept",
        ),
        (heading, None),
        (["2026年1月7日", "周敏", "座机021-66668888", "曾国强", "B", "", "", ""], "accept"),
        (["2026-1-8", "周敏", "13700000003", "——", "B", "", "", ""], "reject"),
        (["2026-1-9", "周敏", "1370000000", "少一位", "B", "", "", ""], "reject"),
        (["2026-1-9", "周敏", "86-13700000001", "单雄信 ", "C", "", "", ""], "duplicate"),
        ([""] * 8, None),
        (["小计", "", "", "6", "", "", "", ""], None),
        (["制表：王前台", "", "", "", "", "", "", "第1页"], None),
    ]
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        writer.writerows(cells for cells, _ in rows)
    return {number: fate for number, (_, fate) in enumerate(rows, start=2) if fate}


def english_stock(path: Path) -> Fates:
    """A tab-separated UTF-16 export: make, model and trim apart, price in ten thousands by its heading, American dates."""
    heading = ["Status", "Make", "Model", "Trim", "Fuel", "Colour", "MSRP (万)", "Cost Price", "Chassis No.", "Date In"]
    rows: list[tuple[list[str], str | None]] = [
        (["Available", "Aurora", "Z3", "2.0T AT Sport 7-seat", "Petrol", "Red", "25.98", "230000", "LSVAU2182T2000001", "11/02/2026"], "accept"),
        (["In transit", "Aurora", "Z3", "2.0T AT Sport 7-seat", "Petrol", "Blue", "25.98", "1", "lrw3e7fa9tc000456", "12/31/2025"], "accept"),
        (["Demo", "Aurora", "E1", "500km", "Electric", "White", "299,800", "1", "WVWZZZ1KZAW123456", ""], "accept"),
        (["Available", "Aurora", "E1", "500km", "Electric", "White", "on request", "1", "LHGRC3838F8043791", ""], "reject"),
        (["Available", "Aurora", "E1", "500km", "Electric", "White", "20.98", "1", "LFV3A28K7J3000001", ""], "reject"),
        (["Available", "Aurora", "E1", "500km", "Electric", "White", "20.98", "1", "LHGRC3838F804379O", ""], "reject"),
        (["Sold", "Aurora", "Z3", "2.0T AT Sport 7-seat", "Petrol", "Red", "25.98", "1", "LSV-AU2182-T2000001", ""], "duplicate"),
        (["???", "Aurora", "Z3", "2.0T AT Sport 7-seat", "Petrol", "Red", "25.98", "1", "5GZCZ43D13S812715", ""], "accept"),
        (["Available", "Aurora", "", "", "", "Red", "25.98", "1", "1M8GDM9AXKP042788", ""], "reject"),
        (["Grand total:", "", "", "", "", "", "9", "", "", ""], None),
    ]  # fmt: skip
    lines = ["\t".join(heading), *("\t".join(cells) for cells, _ in rows)]
    path.write_bytes("\r\n".join(lines).encode("utf-16"))
    return {number: fate for number, (_, fate) in enumerate(rows, start=2) if fate}
