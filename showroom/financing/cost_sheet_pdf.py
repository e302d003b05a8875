"""The loan cost sheet on paper, which the borrower signs before the loan contract (FI-08, FI-09)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from showroom.documents.blocks import (
    Column,
    Signatures,
    Signer,
    Title,
    amount_box,
    boxed,
    clauses,
    fields,
    section,
    table,
)
from showroom.documents.flow import Block, Together
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.parties import CustomerParty, StoreParty
from showroom.documents.phrases import AMOUNT, ITEM, clause, date_text, money_text
from showroom.documents.text import SMALL, paragraph
from showroom.financing import cost_sheet_texts as t
from showroom.financing.rules import Instalment
from showroom.kernel.errors import Lang, Message, ShowroomError
from showroom.kernel.money import ZERO, Money

MOST_OFFERS = 4
COST_SHEET_DISAGREES = Message(
    "cost_sheet_disagrees",
    "明示表的数字不一致，不能打印：{what_zh}",
    "The cost sheet cannot be printed, its figures disagree: {what_en}",
)
COST_SHEET_OFFERS = Message(
    "cost_sheet_offers",
    "明示表须列 1 至 {limit} 个方案并选定其中一个",
    "A cost sheet shows 1 to {limit} offers, one of them chosen",
)


@dataclass(frozen=True, slots=True)
class CostItem:
    """One interest or fee item: how it is charged, at what rate, how much in all, and who collects it (FI-08)."""

    name: str
    how: str
    rate: str
    amount: Money
    collected_by: str


@dataclass(frozen=True, slots=True)
class ContingentCost:
    """A cost that arises only in `when`: overdue interest, early settlement and the like."""

    name: str
    when: str
    rate: str
    collected_by: str


@dataclass(frozen=True, slots=True)
class OfferPaper:
    """One lender's offer. Rates are percent texts with two decimals ('3.88'), `method` the repayment in words.

    `items` hold the interest too; `total_cost` is their sum, `total_paid` adds the principal (FM-08, FI-09).
    """

    lender: str
    product: str
    method: str
    principal: Money
    down_payment: Money
    months: int
    annual_rate: str
    payment: Money
    last_payment: Money
    items: tuple[CostItem, ...]
    total_cost: Money
    total_paid: Money
    apr_simple: str
    apr_compound: str


@dataclass(frozen=True, slots=True)
class CostSheetPaper:
    """Everything that a cost sheet prints; `chosen` is the index of the offer that the sheet is about.

    `schedule` belongs to the chosen offer; `borrower_image` is PNG bytes, `signed_at` its time in words.
    """

    head: PaperHead
    shown_on: date
    store: StoreParty
    borrower: CustomerParty
    vehicle: str
    vehicle_price: Money
    offers: tuple[OfferPaper, ...]
    chosen: int
    schedule: tuple[Instalment, ...]
    contingent: tuple[ContingentCost, ...] = ()
    prepared_by: str = ""
    borrower_image: bytes = b""
    signed_at: str = ""

    @property
    def offer(self) -> OfferPaper:
        """The chosen offer."""
        return self.offers[self.chosen]


def require_agreement(paper: CostSheetPaper) -> None:
    """Raise ShowroomError cost_sheet_offers or cost_sheet_disagrees unless items, totals and schedule add up."""
    if not 1 <= len(paper.offers) <= MOST_OFFERS or not 0 <= paper.chosen < len(paper.offers):
        raise ShowroomError(COST_SHEET_OFFERS, limit=MOST_OFFERS)
    for offer in paper.offers:
        if sum((item.amount for item in offer.items), ZERO) != offer.total_cost:
            raise _disagree("息费项目之和 ≠ 合计", "the items are not the total cost")
        if offer.principal + offer.total_cost != offer.total_paid:
            raise _disagree("本金 + 成本 ≠ 总额", "principal + cost is not the total paid")
    if sum((row.principal for row in paper.schedule), ZERO) != paper.offer.principal:
        raise _disagree("还款计划本金之和 ≠ 贷款本金", "the schedule does not repay the principal")
    if len(paper.schedule) != paper.offer.months:
        raise _disagree("还款计划期数 ≠ 贷款期数", "the schedule has another number of instalments")


def _disagree(zh: str, en: str) -> ShowroomError:
    return ShowroomError(COST_SHEET_DISAGREES, what_zh=zh, what_en=en)


def render(paper: CostSheetPaper, lang: Lang) -> bytes:
    """The cost sheet as PDF bytes, the same for the same paper.

    Raises ShowroomError cost_sheet_offers, cost_sheet_disagrees, glyph_missing, too_long.
    """
    require_agreement(paper)
    parts: list[tuple[str, list[Block]]] = [
        (t.S_LOAN(lang), [_loan(paper, lang), amount_box(t.PRINCIPAL(lang), paper.offer.principal, lang)]),
        (t.S_RATE(lang), _rates(paper.offer, lang)),
        (t.S_ITEMS(lang), [_items(paper.offer, lang)]),
        (t.S_CONTINGENT(lang), [_contingent(paper, lang)]),
    ]
    if len(paper.offers) > 1:
        parts.append((t.S_COMPARE(lang), [_comparison(paper, lang)]))
    parts.append((t.S_SCHEDULE(lang), [_schedule(paper, lang)]))
    blocks: list[Block] = [Title(t.TITLE(lang), t.HEAD_LINE(lang, date=date_text(paper.shown_on, lang)))]
    for number, (title, content) in enumerate(parts, 1):
        blocks += [section(number, title, lang), *content]
    last = len(parts) + 1
    notes = clauses([clause(note, lang) for note in t.NOTES], last)
    ending = Together(section(last, t.S_NOTES(lang), lang), *notes, _signatures(paper, lang))
    return render_sheet(Sheet(paper.head, t.TITLE(lang), [*blocks, ending], paper), lang)


def _loan(paper: CostSheetPaper, lang: Lang) -> Block:
    offer, borrower = paper.offer, paper.borrower
    values = {
        "borrower": borrower.name,
        "id": f"{borrower.id_type} {borrower.id_number}".strip(),
        "phone": borrower.phone,
        "store": paper.store.name,
        "vehicle": paper.vehicle,
        "price": money_text(paper.vehicle_price),
        "lender": offer.lender,
        "product": offer.product,
        "down_payment": money_text(offer.down_payment),
        "method": offer.method,
        "months": str(offer.months),
        "rate": f"{offer.annual_rate}%",
        "payment": money_text(offer.payment),
        "last": money_text(offer.last_payment),
    }
    return fields([(t.LABELS[name](lang), value) for name, value in values.items()])


def _rates(offer: OfferPaper, lang: Lang) -> list[Block]:
    """Both rates as large as anything else on the paper (FI-09)."""
    big = "        ".join((t.SIMPLE(lang, rate=offer.apr_simple), t.COMPOUND(lang, rate=offer.apr_compound)))
    box = boxed([big], size=12.5)
    return [box, paragraph(t.RATE_NOTE(lang), replace(SMALL, after=4.0))]


def _items(offer: OfferPaper, lang: Lang) -> Block:
    columns = (
        Column(ITEM(lang), 1.5),
        Column(t.HOW(lang), 2.0),
        Column(t.RATE(lang), 1.3),
        Column(t.COLLECTED_BY(lang), 1.7),
        Column(AMOUNT(lang), 1.2, figures=True),
    )
    rows = [(item.name, item.how, item.rate, item.collected_by, item.amount.grouped()) for item in offer.items]
    totals = [
        (t.TOTAL_COST(lang), "", "", "", offer.total_cost.grouped()),
        (t.TOTAL_PAID(lang), "", "", "", offer.total_paid.grouped()),
    ]
    return table(columns, rows, totals)


def _contingent(paper: CostSheetPaper, lang: Lang) -> Block:
    if not paper.contingent:
        return paragraph(t.NO_CONTINGENT(lang))
    columns = (
        Column(ITEM(lang), 1.5),
        Column(t.WHEN(lang), 2.6),
        Column(t.RATE(lang), 2.0),
        Column(t.COLLECTED_BY(lang), 1.6),
    )
    return table(columns, [(cost.name, cost.when, cost.rate, cost.collected_by) for cost in paper.contingent])


def _comparison(paper: CostSheetPaper, lang: Lang) -> Block:
    """Offers side by side, the annual rates before all other figures (FI-09)."""
    titles = [
        t.OFFER(lang, number=number + 1, chosen=t.CHOSEN(lang) if number == paper.chosen else "")
        for number in range(len(paper.offers))
    ]
    columns = (Column(ITEM(lang), 1.3), *(Column(title, 1.5, figures=True) for title in titles))
    cells = [_compared(offer) for offer in paper.offers]
    rows = [(label(lang), *(cell[name] for cell in cells)) for name, label in t.COMPARE_ROWS.items()]
    return table(columns, rows)


def _compared(offer: OfferPaper) -> dict[str, str]:
    return {
        "lender": offer.lender,
        "product": offer.product,
        "apr_simple": f"{offer.apr_simple}%",
        "apr_compound": f"{offer.apr_compound}%",
        "principal": offer.principal.grouped(),
        "months": str(offer.months),
        "payment": offer.payment.grouped(),
        "last": offer.last_payment.grouped(),
        "total_cost": offer.total_cost.grouped(),
        "total_paid": offer.total_paid.grouped(),
    }


def _schedule(paper: CostSheetPaper, lang: Lang) -> Block:
    first, *others = (title(lang) for title in t.COLUMNS)
    columns = (Column(first, 0.6), *(Column(title, 1.4, figures=True) for title in others))
    rows = [
        (str(row.number), *(amount.grouped() for amount in (row.payment, row.principal, row.interest, row.balance)))
        for row in paper.schedule
    ]
    sums = [
        sum((getattr(row, name) for row in paper.schedule), ZERO).grouped()
        for name in ("payment", "principal", "interest")
    ]
    return table(columns, rows, [(t.SUM(lang), *sums, "")])


def _signatures(paper: CostSheetPaper, lang: Lang) -> Block:
    borrower = Signer(t.SIGN_BORROWER(lang), paper.borrower.name, paper.borrower_image, paper.signed_at)
    return Signatures([borrower, Signer(t.SIGN_STORE(lang), paper.prepared_by, sealed=True)], lang)
