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


def store_books(folder: Path) -> None:
    """The four lists of the other store into `folder`; tests/data/other_store/expected.json says what becomes of each row."""
    _customer_book(folder / "customers.xlsx")
    _stock_book(folder / "stock.xlsx")
    _price_list(folder / "prices.csv")
    _visit_book(folder / "visits.xlsx")


def _customer_book(path: Path) -> None:
    """Traditional signs, a merged title, headings on two rows, a section title, a repeated heading, a total, a signature."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "客戶總表"
    lower = [None, "客戶姓名", "手機", "證件號碼"]
    sheet.append(["長河汽車集團 潛在客戶總表"])
    sheet.append(["列印日期：2026-11-20"])
    sheet.append(
        ["編號", "客戶資料", None, None, "級別", "首次來店", "業務員", "建檔人", "意向車型", "資訊來源", "備註"]
    )
    sheet.append(lower)
    for area in ("A1:K1", "B3:D3", "A3:A4", "E3:E4", "F3:F4", "G3:G4", "H3:H4", "I3:I4", "J3:J4", "K3:K4"):
        sheet.merge_cells(area)
    for cells in (
        [
            1,
            "林志遠",
            "0086-139 1000 0001",
            "11010519491231002X",
            "H級",
            "2026/11/2",
            "周敏",
            "王前台",
            "星河 E6",
            "自然來店",
            "週末再來",
        ],
        [2, "陳雅文", 13910000002.0, None, "Ａ級", "2026年10月8日", "离职-李强", "王前台", "星河 S5", "抖音", None],
        [3, " 陳雅文 ", "139-1000-0002", None, "B", "2026-10-09", "周敏", None, None, None, None],
        [4, "陳小雅", "13910000002", None, "B", "2026-10-09", "周敏", None, None, None, None],
        [5, None, "13910000003", None, "B", "2026-10-09", "周敏", None, "星河 S5", None, None],
        [6, "黃國強", "無", None, "B", "2026-10-09", "周敏", None, None, None, None],
        [7, "Anna O'Neil", "+1 415 555 2671", "E12345678", "B", "3 Nov 2026", "周敏", None, None, None, None],
        [
            8,
            "吳佩珊",
            "13910000004/13910000005",
            None,
            "C",
            datetime(2026, 9, 1, tzinfo=UTC).replace(tzinfo=None),
            None,
            None,
            None,
            None,
            None,
        ],
        ["— 2025 年老客戶 —"],
        [9, "鄭凱", "1391000000", None, "C", "2025-03-01", "周敏", None, None, None, None],
        [10, "鄭凱", "13910000006", "110105194912310021", "C", "2025-03-01", "周敏", None, None, None, None],
        [11, "林遠志", "13910000007", "11010519491231002x", "C", "2025-03-01", "周敏", None, None, None, None],
        [12, "馬曉東", "13910000008", "119999200811220033", "N", 46320, "周敏", None, None, None, None],
        [13, "周琳", "13910000009", None, "N", "待定", "周敏", None, None, None, None],
        [14, "何倩", "13910000010", None, "N", "2025-03-01", "周敏", None, None, None, "=1+1"],
        lower,
        [15, "羅勇", "１３９１００００１１０", None, "N", "2025-03-01", "周敏", None, None, None, None],
        ["合計", 15],
        ["製表：王前台"],
    ):
        sheet.append(cells)
    book.save(path)


def _stock_book(path: Path) -> None:
    """A cover sheet, then dealer's abbreviations in another order, German dates, lower-case and grouped VINs."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Summary"
    book.worksheets[0].append(["Units", 11])
    sheet = book.create_sheet("Units")
    sheet.append(["Galaxy Motors - new car stock, wk 47"])
    sheet.merge_cells("A1:L1")
    sheet.append([])
    sheet.append(
        [
            "Stk No",
            "VIN / Chassis",
            "Make",
            "Carline",
            "Derivative",
            "Fuel",
            "Ext. Colour",
            "Int. Trim",
            "MSRP",
            "Arr. Date",
            "Lot",
            "Stock Status",
        ]
    )
    e6, s5 = ("Galaxy", "E6", "650km Long Range", "BEV"), ("Galaxy", "S5", "1.5T CVT Comfort", "Petrol")
    for cells in (
        ["S1", "LSVAU2182T2000001", *e6, "White", "Black", "239,800", "2026-10-03", "A1", "In stock"],
        ["S2", "lhgrc3838f8043791", *s5, "Grey", "Black", "15.98万", "03.10.2026", "A2", "In stock"],
        ["S3", "LFV3A28K7J3000001", *s5, "Grey", "Black", 159800, None, "A3", "In stock"],
        ["S4", "LHGRC3838F804379O", *s5, "Grey", "Black", 159800, None, "A4", "In stock"],
        ["S5", "WP0AA2987FK16290", *s5, "Grey", "Black", 159800, None, "A5", "In stock"],
        ["S6", "WVWZZZ1KZAW123456", "Galaxy", "GT", "2.0T AT", "Petrol", "Red", "Red", 459800, None, "A6", "Demo"],
        ["S7", "LSV AU2182 T2000001", *e6, "White", "Black", 239800, None, "A7", "In stock"],
        ["S8", "LGXC16AF7T0000018", *e6, "White", "Black", None, None, "A8", "In stock"],
        ["S9", None, *e6, "White", "Black", 239800, None, "A9", "In stock"],
        ["S10", "LRW3E7FA9TC000456", "Galaxy", None, None, "BEV", "White", "Black", 239800, None, "B1", "In stock"],
        [
            "S11",
            "5GZCZ43D13S812715",
            "Galaxy",
            "P7",
            "1.5T PHEV 120km",
            "PHEV",
            "Blue",
            "Black",
            189800,
            46300,
            "B2",
            "In transit",
        ],
        ["Sub-total", None, None, None, None, None, None, None, "1,234,567"],
        ["Note: prices incl. VAT"],
    ):
        sheet.append(cells)
    book.save(path)


def _price_list(path: Path) -> None:
    """A GB18030 csv with semicolons, its day in the title, prices in ten thousands, days written in three ways."""
    lines = [
        "星河汽车价格表（自2026-12-01起执行）;;;;;;;",
        ";;;;;;;",
        "品牌;车系;配置;能源;厂指价(万);生效日期;截止日期;备注",
        "Galaxy;E6;650km Long Range;纯电;23.98;;;",
        "Galaxy;S5;1.5T CVT Comfort;燃油;15.58;2026/11/1;;限时",
        "Galaxy;S5;1.5T CVT Comfort;燃油;15.58;2026年11月1日;;",
        "Galaxy;S5;1.5T CVT Comfort;燃油;15.28;2026.11.1;;",
        "Galaxy;S5;1.5T CVT Comfort;燃油;14.98;2027-01-01;2027-03-31;",
        "Galaxy;M9;2.0T HEV 七座;油车;面议;;;",
        "Galaxy;M9;2.0T HEV 七座;油车;29.98;;;",
        ";;;;;;;",
        "Galaxy;P7;1.5T PHEV 120km;插混;18.58;2026-13-01;;",
        "Galaxy;P7;1.5T PHEV 120km;插混;18.58;2026-12-01;2026-11-01;",
        "Galaxy;;;纯电;9.98;;;",
        "说明：以上均为含税价;;;;;;;",
    ]
    path.write_bytes("\r\n".join(lines).encode("gb18030"))


def _visit_book(path: Path) -> None:
    """English, the day merged over the lines of the day, times as words, times of day and in Chinese, anonymous lines."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Showroom traffic, November"])
    sheet.merge_cells("A1:N1")
    sheet.append(
        [
            "Date",
            "In",
            "Out",
            "Visit Type",
            "Walk-in / Appt",
            "Pax",
            "Visitor",
            "Mobile",
            "Wanted Model",
            "Heard via",
            "Received by",
            "File owner",
            "Logged by",
            "Remarks",
        ]
    )
    anonymous = ["10:30", None, "First visit", "Walk-in", "3人", None, None, "S5", None, "陈浩", None, None, None]
    for cells in (
        [
            datetime(2026, 11, 18, tzinfo=UTC).replace(tzinfo=None),
            "10:05",
            "10:50",
            "First visit",
            "Walk-in",
            2,
            "林志遠",
            "13910000001",
            "E6",
            "Douyin",
            "周敏",
            "周敏",
            "王前台",
            "with wife",
        ],
        [None, *anonymous],
        [None, *anonymous],
        ["2026-11-18", "14:00", "13:00", "First visit", "Walk-in", 1, None, None, "S5", None, "陈浩", None, None, None],
        [
            "2026/11/19",
            "下午2点05分",
            "3:10 PM",
            "二次到店",
            "Appointment",
            "1+1",
            "何小北",
            "139 1000 0020",
            "E6",
            "Friend",
            "陈浩",
            "周敏",
            "王前台",
            None,
        ],
        ["2026-11-19", "16:00", None, "来电", None, 1, "何小北", "13910000020", "E6", None, "陈浩", None, None, None],
        [
            "2026-11-20",
            "9:30",
            None,
            "First visit",
            "Walk-in",
            1,
            "何大北",
            "13910000020",
            "E6",
            None,
            "陈浩",
            None,
            None,
            None,
        ],
        [
            "2026-11-20",
            "9:40",
            None,
            "First visit",
            "Walk-in",
            1,
            "张三",
            "12345",
            "E6",
            None,
            "陈浩",
            None,
            None,
            None,
        ],
        [
            "soon",
            "9:50",
            None,
            "First visit",
            "Walk-in",
            1,
            "张三",
            "13910000022",
            "E6",
            None,
            "陈浩",
            None,
            None,
            None,
        ],
        [
            "2026-12-24",
            "9:50",
            None,
            "First visit",
            "Walk-in",
            1,
            "张三",
            "13910000022",
            "E6",
            None,
            "陈浩",
            None,
            None,
            None,
        ],
        [
            "2026-11-20",
            "9:55",
            None,
            "First visit",
            "Walk-in",
            "0人",
            "张三",
            "13910000022",
            "E6",
            None,
            "陈浩",
            None,
            None,
            None,
        ],
        [
            "2026-11-20",
            None,
            None,
            "Pick-up",
            None,
            1,
            "孫麗",
            "13910000021",
            None,
            None,
            "陈浩",
            None,
            None,
            "=cmd|'/c calc'!A1",
        ],
        ["Total", 12],
    ):
        sheet.append(cells)
    sheet.merge_cells("A3:A5")
    book.save(path)
