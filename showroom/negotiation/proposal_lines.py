"""The lines of proposals side by side, one list for the window and the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap

from showroom.kernel.errors import Lang
from showroom.kernel.money import Money
from showroom.negotiation import ladder as said
from showroom.negotiation.ladder import Words
from showroom.negotiation.proposals import Column
from showroom.negotiation.reckoning import Reckoned, factory_price

DASH = "—"
_TEXTS = {
    "car": Words("车型", "Car"),
    "discount": Words("优惠合计", "Discounts"),
    "factory": Words("厂家选装", "Factory options"),
    "options": Words("选装／精品", "Options"),
    "insurance": Words("交强险与商业险", "Insurance in all"),
    "fees": Words("上牌规费与自选服务", "Plate fees and chosen services"),
    "down_payment": Words("首付（车价 − 贷款）", "Down payment"),
    "lender": Words("贷款机构", "Lender"),
    "terms": Words("贷款条件", "Loan terms"),
    "monthly": Words("月供（首期）", "Monthly payment (first)"),
    "last": Words("末期还款", "Last payment"),
    "cost": Words("利息与贷款费用", "Interest and loan fees"),
    "rate": Words("年化利率（单利）", "Annual rate (simple)"),
    "total": Words("总花费", "Total cost"),
    "more": Words("总花费比较", "Total cost compared"),
    "gifts": Words("赠品", "Gifts"),
}
_TERMS = Words("{months} 期，{method}", "{months} months, {method}")


@dataclass(frozen=True, slots=True)
class SideLine:
    """One line of the comparison: its name, a text per column, and whether it stands out as a total."""

    key: str
    name: str
    values: tuple[str, ...]
    total: bool = False
    figures: bool = True


def side_lines(columns: Sequence[Column], lang: Lang) -> tuple[SideLine, ...]:
    """All lines that any column has something to say in; '—' where one has nothing (no loan, not reckonable today)."""
    rows = (line for line in _lines(columns, lang) if any(value != DASH for value in line.values))
    return tuple(rows)


def _lines(columns: Sequence[Column], lang: Lang) -> Iterator[SideLine]:
    def line(key: str, name: Words, amount: Callable[[Column], Money | None], *, total: bool = False) -> SideLine:
        return SideLine(key, name(lang), tuple(_figure(amount(column)) for column in columns), total)

    def text(key: str, value: Callable[[Column], str]) -> SideLine:
        return SideLine(key, _TEXTS[key](lang), tuple(value(column) or DASH for column in columns), figures=False)

    yield text("car", lambda column: column.model_text)
    yield line("guide", said.GUIDE, _of(lambda f: f.guide_price))
    yield line("discount", _TEXTS["discount"], _of(lambda f: _less(f.discount)))
    yield line("factory", _TEXTS["factory"], lambda c: _some(factory_price(c.quote)))
    yield line("contract_price", said.CONTRACT_PRICE, _of(lambda f: f.price.contract_price), total=True)
    yield from starmap(line, _costs())
    yield line("on_road", said.ON_ROAD, _of(lambda f: f.price.on_road), total=True)
    yield line("trade_in", said.TRADE_IN, lambda c: _less(c.quote.trade_in))
    yield line("deposit", said.DEPOSIT, lambda c: _less(c.quote.deposit_paid))
    yield line("subsidy_advance", said.ADVANCE, lambda c: _less(c.quote.subsidy_advance))
    yield line("loan", said.LOAN, lambda c: _less(c.quote.loan_principal))
    yield line("due", said.DUE, _of(lambda f: f.price.due), total=True)
    yield line("down_payment", _TEXTS["down_payment"], lambda c: c.down_payment)
    yield text("lender", _lender)
    yield text("terms", lambda column: _terms(column, lang))
    yield line("monthly", _TEXTS["monthly"], lambda c: None if c.figures is None else c.figures.first, total=True)
    yield line("last", _TEXTS["last"], lambda c: None if c.figures is None else c.figures.last)
    yield line("cost", _TEXTS["cost"], lambda c: None if c.figures is None else c.figures.cost)
    yield text("rate", lambda column: f"{column.figures.simple_percent}%" if column.figures else "")
    yield line("total", _TEXTS["total"], lambda c: c.total_cost, total=True)
    yield SideLine("more", _TEXTS["more"](lang), _compared(columns))
    yield line("subsidy", said.SUBSIDY, _of(lambda f: f.subsidy))
    yield text("gifts", lambda column: _gifts(column, lang))


def _costs() -> Iterator[tuple[str, Words, Callable[[Column], Money | None]]]:
    yield "options", _TEXTS["options"], _of(lambda f: _some(f.price.options))
    yield "tax", said.TAX, _of(lambda f: f.price.tax.payable)
    yield "vessel", said.VESSEL, _of(lambda f: _some(f.price.vehicle_vessel_tax))
    yield "insurance", _TEXTS["insurance"], _of(lambda f: f.price.compulsory + f.price.commercial)
    yield "fees", _TEXTS["fees"], _of(lambda f: f.price.official_fees + f.price.services)


def _of(pick: Callable[[Reckoned], Money | None]) -> Callable[[Column], Money | None]:
    """An amount of what a column comes to; None where it cannot be reckoned today."""
    return lambda column: None if column.found is None else pick(column.found)


def _some(amount: Money) -> Money | None:
    return amount or None


def _less(amount: Money) -> Money | None:
    return -amount if amount else None


def _figure(amount: Money | None) -> str:
    return DASH if amount is None else amount.grouped()


def _lender(column: Column) -> str:
    loan = column.quote.loan if column.figures else None
    return "" if loan is None else " ".join(part for part in (loan.lender, loan.product) if part)


def _terms(column: Column, lang: Lang) -> str:
    if column.figures is None:
        return ""
    method, loan = column.figures.method[lang == "en"], column.quote.loan
    return method if loan is None else _TERMS(lang, method=method, months=str(loan.months))


def _compared(columns: Sequence[Column]) -> tuple[str, ...]:
    """Each total less the first one's that is known."""
    base = next((column.total_cost for column in columns if column.total_cost is not None), None)
    found = []
    for column in columns:
        total = column.total_cost
        if base is None or total is None or total == base:
            found.append(DASH)
        else:
            found.append(("+" if total > base else "") + (total - base).grouped())
    return tuple(found)


def _gifts(column: Column, lang: Lang) -> str:
    comma = "、" if lang == "zh" else ", "
    return comma.join(f"{option.name} × {option.count}" for option in column.quote.options if option.gift)
