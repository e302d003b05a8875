"""The report of haggling as an Excel file; every amount a number in yuan, no text a formula (trust.md figure 37)."""

from __future__ import annotations

import io

from showroom.documents.cell_guard import PLAIN_BOOK, escaped, plain_sheet
from showroom.kernel.errors import Lang
from showroom.negotiation.haggling import HaggleBy, HaggleReport
from showroom.negotiation.ladder import Words

_TITLE = Words("还价原因", "Why customers haggle")
_FIRST = {
    HaggleBy.REASON: Words("原因", "Reason"), HaggleBy.MODEL: Words("车系", "Model"),
    HaggleBy.CONSULTANT: Words("销售顾问", "Consultant"), HaggleBy.MONTH: Words("月份", "Month"),
}  # fmt: skip
HEADS = (
    Words("商机数", "Deals"), Words("已签约", "Signed"), Words("平均优惠（元）", "Average discount (CNY)"),
    Words("优惠率 %", "Discount %"), Words("优惠合计（元）", "Discounts in all (CNY)"),
)  # fmt: skip


def sheet_bytes(report: HaggleReport, lang: Lang) -> bytes:
    """The workbook with one sheet: the rows and their total."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {**PLAIN_BOOK, "in_memory": True, "constant_memory": False})
    text = book.add_format({"num_format": "@", "quote_prefix": True})
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
    page = plain_sheet(book, _TITLE(lang))
    page.write_string(0, 0, f"{_TITLE(lang)} {report.since.isoformat()} – {report.until.isoformat()}", bold)
    for column, head in enumerate((_FIRST[report.by], *HEADS)):
        page.write_string(1, column, head(lang), bold)
    for line, row in enumerate((*report.rows, report.total), start=2):
        page.write_string(line, 0, escaped(row.name(lang)), text)
        page.write_number(line, 1, row.deals)
        page.write_number(line, 2, row.signed)
        page.write_number(line, 3, row.average.fen / 100, money)
        share = float(row.percent) if row.guide_price else None
        page.write_blank(line, 4, None) if share is None else page.write_number(line, 4, share)
        page.write_number(line, 5, row.discount.fen / 100, money)
    page.freeze_panes(2, 1)
    page.set_column(0, len(HEADS), 20)
    book.close()
    return out.getvalue()
