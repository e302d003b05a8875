"""Proposals side by side on one page, to take home and decide (S4-07)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from showroom.customers.model import Customer
from showroom.deals.model import Deal
from showroom.documents.blocks import Title, clauses, fields, section
from showroom.documents.flow import Block
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.phrases import ITEM, Phrase, clause, date_text, money_text
from showroom.documents.store import page_count
from showroom.documents.tables import Cell, Grid, Row
from showroom.documents.text import CELL, CELL_LABEL, Style, paragraph
from showroom.kernel.errors import NOT_FOUND, Lang, ShowroomError
from showroom.negotiation.proposal_lines import SideLine, side_lines
from showroom.negotiation.proposals import Column
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember
from showroom.staff.service import store_card

_DENSITIES = (
    replace(CELL, size=8.2, leading=11.0),
    replace(CELL, size=7.8, leading=9.4),
    replace(CELL, size=7.2, leading=8.4),
)
TEMPLATE = "proposals-2026.1"
TITLE = Phrase("购车方案比较", "Purchase proposals compared")
MADE = Phrase("{date}　不是合同，以正式报价单为准", "{date} – no contract; the quotation counts")
S_WHO = Phrase("客户", "Customer")
S_LINES = Phrase("方案", "Proposals")
S_NOTES = Phrase("说明", "Notes")
CUSTOMER, CONSULTANT, PHONE, STORE = (
    Phrase("客户", "Customer"), Phrase("销售顾问", "Consultant"), Phrase("电话", "Phone"), Phrase("经销商", "Store"),
)  # fmt: skip
WORKING = Phrase("当前报价", "Present quotation")
NUMBER = Phrase("当前报价单", "Present quotation")
VALID = Phrase("决定期限（报价有效至）", "To decide by (valid until)")
BUDGET = Phrase("客户预算", "Customer's budget")
LOANS = Phrase(
    "月供、利息按贷款机构的条件计算，**能否贷款、利率以贷款机构批准为准**；客户可自行选择贷款机构。",
    "Monthly payments and interest follow the lender's terms; **the lender's approval counts.** The"
    " buyer is free to choose another lender.",
)
SUBSIDIES = Phrase(
    "补贴为预计，**不保证、未扣除**；税费按今日规定计算。",
    "Subsidies are expected, **not guaranteed and not deducted**; taxes follow the rules of today.",
)
FREE = Phrase(
    "保险、上牌、贷款等服务均由客户自愿选择，不作为购车条件。",
    "Insurance, registration and finance are chosen freely and are no condition of the sale.",
)


@dataclass(frozen=True, slots=True)
class ProposalsPaper:
    """Everything the page prints."""

    head: PaperHead
    made_on: date
    who: tuple[tuple[str, str], ...]
    titles: tuple[str, ...]
    lines: tuple[SideLine, ...]


def proposals_pdf(tx: Tx, deal: Deal, columns: Sequence[Column], lang: Lang) -> bytes:
    """The PDF; raises not_found where nothing was quoted or kept, glyph_missing."""
    if not columns:
        raise ShowroomError(NOT_FOUND, what=f"proposals {deal.number}")
    card = store_card(tx.session)
    customer = tx.session.get_one(Customer, deal.customer_id)
    consultant = tx.session.get_one(StaffMember, deal.consultant_id)
    titles = tuple(WORKING(lang) if not one.position else one.title for one in columns)
    who: tuple[tuple[str, str], ...] = (
        (CUSTOMER(lang), customer.name), (PHONE(lang), customer.phone or ""),
        (CONSULTANT(lang), consultant.name), (STORE(lang), card.name),
    )  # fmt: skip
    working = next((one for one in columns if not one.position), None)
    if working is not None:
        until = working.quote.valid_until
        who = (*who, (NUMBER(lang), working.title), (VALID(lang), date_text(until, lang) if until else ""))
    if deal.budget is not None:
        who = (*who, (BUDGET(lang), money_text(deal.budget)))
    head = PaperHead(card.name, deal.number, TEMPLATE)
    return _render(ProposalsPaper(head, tx.today, who, titles, side_lines(columns, lang)), lang)


def _render(paper: ProposalsPaper, lang: Lang) -> bytes:
    """On one page where that can still be read, else on as many as it takes."""
    pdf = b""
    for style in _DENSITIES:
        pdf = _set(paper, lang, style)
        if page_count(pdf) == 1:
            break
    return pdf


def _set(paper: ProposalsPaper, lang: Lang, style: Style) -> bytes:
    blocks: list[Block] = [
        Title(TITLE(lang), MADE(lang, date=date_text(paper.made_on, lang))),
        section(1, S_WHO(lang), lang),
        fields(list(paper.who)),
        section(2, S_LINES(lang), lang),
        _table(paper, lang, style),
        section(3, S_NOTES(lang), lang),
        *clauses([clause(LOANS, lang), clause(SUBSIDIES, lang), clause(FREE, lang)], 3),
    ]
    return render_sheet(Sheet(paper.head, TITLE(lang), blocks, paper), lang)


def _table(paper: ProposalsPaper, lang: Lang, style: Style) -> Grid:
    label, title = replace(style, grey=CELL_LABEL.grey), replace(style, bold=True, align="right")
    cells = [Cell(paragraph(ITEM(lang), label), tinted=True)]
    cells += [Cell(paragraph(text, title), tinted=True) for text in paper.titles]
    shares = (1.5, *(1.4 for _ in paper.titles))
    return Grid(shares, [_row(line, style) for line in paper.lines], (Row(tuple(cells)),), pad=2.2)


def _row(line: SideLine, style: Style) -> Row:
    name = replace(style, bold=line.total)
    cells = [Cell(paragraph(line.name, name), tinted=line.total)]
    cells += [Cell(paragraph(value, replace(name, align="right")), tinted=line.total) for value in line.values]
    return Row(tuple(cells))
