"""The annexes on paper: five sheets after the signatures, each under its own heading (§3.2 Annex)."""

from __future__ import annotations

from collections.abc import Sequence

from showroom.contract import annex_texts as t
from showroom.contract.annex_paper import Annexes, PriceSheet, SheetLine
from showroom.documents.blocks import Column, amount_box, boxed, fields, heading, table, ticks
from showroom.documents.flow import Block, NewPage
from showroom.documents.phrases import AMOUNT, BLANK, ITEM, NOTE, Phrase, clause, money_text
from showroom.documents.text import SMALL, emphasised, paragraph
from showroom.kernel.errors import Lang


def annex_names(lang: Lang) -> tuple[str, ...]:
    """The five as the contract's annex clause lists them: '附件一 车辆配置表'."""
    return tuple(" ".join(title(lang).split()) for title in t.TITLES)


def annex_blocks(annexes: Annexes | None, number: str, lang: Lang) -> list[Block]:
    """All annexes, beginning on a page of their own; [] without any."""
    if annexes is None:
        return []
    sheets = (_configuration, _prices, _promises, _loan, _consents)
    made: list[Block] = [NewPage(), paragraph(t.HEAD(lang, number=number), SMALL)]
    for title, sheet in zip(t.TITLES, sheets, strict=True):
        made += [heading(title(lang)), *sheet(annexes, lang)]
    return made


def _said(phrase: Phrase, lang: Lang, **values: object) -> Block:
    parts = clause(phrase, lang, **values)
    return emphasised([(part, bool(at % 2)) for at, part in enumerate(parts) if part])


def _configuration(annexes: Annexes, lang: Lang) -> list[Block]:
    made: list[Block] = [fields(annexes.configuration)]
    if annexes.equipment:
        made.append(fields([(t.EQUIPMENT(lang), "\n".join(annexes.equipment))], columns=1, label=0.2))
    return [*made, paragraph(t.EQUIPMENT_NOTE(lang))]


def _prices(annexes: Annexes, lang: Lang) -> list[Block]:
    """One table a total, with the same columns, so that the eye can add up."""
    price = annexes.price
    parts: tuple[tuple[Sequence[SheetLine], Phrase, str], ...] = (
        (price.ladder, t.CONTRACT_PRICE, price.contract_price.grouped()),
        (price.costs, t.ON_ROAD, price.on_road.grouped()),
        (price.credits, t.DUE, price.due.grouped()),
    )
    columns = (Column(ITEM(lang), 2.4), Column(NOTE(lang), 3.2), Column(AMOUNT(lang), 1.4, figures=True))
    made: list[Block] = []
    for lines, label, total in parts:
        if lines:
            rows = [(line.name, line.note or BLANK, line.amount.grouped()) for line in lines]
            made.append(table(columns, rows, [(label(lang), "", total)]))
    return [*made, amount_box(t.DUE(lang), price.due, lang), *_price_notes(price, lang)]


def _price_notes(price: PriceSheet, lang: Lang) -> list[Block]:
    comma = "、" if lang == "zh" else ", "
    made = [_said(t.GIFTS, lang, gifts=comma.join(price.gifts)) if price.gifts else paragraph(t.NO_GIFTS(lang))]
    if price.subsidy is not None:
        phrase = t.SUBSIDY_ADVANCED if price.subsidy_advance else t.SUBSIDY
        values = {"amount": money_text(price.subsidy), "advance": money_text(price.subsidy_advance)}
        made.append(_said(phrase, lang, **values))
    if price.deposit_note:
        made.append(boxed([price.deposit_note], size=9.0))
    return [*made, paragraph(t.COLLECTED(lang))]


def _promises(annexes: Annexes, lang: Lang) -> list[Block]:
    if not annexes.promises:
        return [paragraph(t.NO_PROMISES(lang))]
    shares = (0.5, 3.7, 1.2, 1.6, 1.1)
    columns = tuple(Column(phrase(lang), share) for phrase, share in zip(t.PROMISE_COLUMNS, shares, strict=True))
    rows = [(str(at), one.text, one.step, one.on, one.by) for at, one in enumerate(annexes.promises, 1)]
    return [table(columns, rows), _said(t.PROMISES_NOTE, lang)]


def _loan(annexes: Annexes, lang: Lang) -> list[Block]:
    if not annexes.loan:
        return [paragraph(t.NO_LOAN(lang))]
    return [fields(annexes.loan), paragraph(t.LOAN_NOTE(lang))]


def _consents(annexes: Annexes, lang: Lang) -> list[Block]:
    lines = []
    for row in annexes.consents:
        phrase = t.CONSENT_LINE if row.given else t.CONSENT_REFUSED if row.at else t.CONSENT_OPEN
        lines.append((phrase(lang, purpose=row.purpose, version=row.version, at=row.at), row.given))
    return [ticks(lines), _said(t.CONSENTS_NOTE, lang)]
