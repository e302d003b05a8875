"""The sheet of a closed day, to be signed: every line of the log, the totals of RC-01, receptionist and manager."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from showroom.customers.channels import CHANNELS
from showroom.documents.blocks import Column, Signatures, Signer, Title, heading, table
from showroom.documents.flow import Block, Together
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.phrases import BLANK, YES, Phrase, date_text
from showroom.documents.tables import Cell, Grid, Row
from showroom.documents.text import CELL, CELL_LABEL, SMALL, STRONG, paragraph
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import Lang
from showroom.reception import day_close_texts as texts
from showroom.reception.day_close_rules import DayTotals
from showroom.reception.day_lines import DayLine
from showroom.reception.model import VisitKind
from showroom.reception.rules import Traffic

TEMPLATE = "day-close-2026.1"
_TINY = replace(CELL, size=6.6, leading=8.9)
_TINY_LABEL = replace(CELL_LABEL, size=6.6, leading=8.9)
_SUM = replace(STRONG, after=1.0)
Parts = tuple[tuple[str, DayTotals], ...]


@dataclass(frozen=True, slots=True)
class DaySheet:
    """Everything that the sheet prints. `version` 0: not closed yet; `reopened`: why the last closing was opened."""

    head: PaperHead
    on: date
    version: int
    lines: tuple[DayLine, ...]
    totals: DayTotals
    by_consultant: Parts
    by_channel: Parts
    receptionist: str = ""
    reopened: str = ""


def render(sheet: DaySheet, lang: Lang) -> bytes:
    """The sheet as PDF bytes, A4 on its side, the same for the same day; raises glyph_missing, too_long."""
    day = date_text(sheet.on, lang)
    line = texts.HEAD_LINE if sheet.version else texts.DRAFT_LINE
    blocks: list[Block] = [
        Title(
            texts.TITLE(lang), line(lang, date=day, version=sheet.version) if sheet.version else line(lang, date=day)
        ),
        heading(texts.S_TOTALS(lang)),
        *_sums(sheet, lang),
        heading(texts.S_LINES(lang)),
        _lines(sheet.lines, lang) if sheet.lines else paragraph(texts.EMPTY(lang)),
        paragraph(texts.MASKED(lang), SMALL),
    ]
    for title, parts in ((texts.S_CONSULTANTS, sheet.by_consultant), (texts.S_CHANNELS, sheet.by_channel)):
        if parts:
            blocks += [heading(title(lang)), _parts(_worded(parts, lang), sheet.totals, lang)]
    signers = [Signer(texts.SIGN_RECEPTION(lang), sheet.receptionist), Signer(texts.SIGN_MANAGER(lang))]
    blocks = [*blocks[:-1], Together(blocks[-1], Signatures(signers, lang))]
    return render_sheet(Sheet(sheet.head, texts.TITLE(lang), blocks, sheet, landscape=True), lang)


def _sums(sheet: DaySheet, lang: Lang) -> list[Block]:
    """The two equations of RC-01, and what is counted beside the traffic."""
    totals = sheet.totals
    numbers = {traffic.value: totals.of(traffic) for traffic in Traffic}
    numbers |= {"total": totals.total, "first": totals.first, "calls": totals.calls, "test_drives": totals.test_drives}
    made: list[Block] = [
        paragraph(phrase(lang, **numbers), _SUM) for phrase in (texts.SUM_TOTAL, texts.SUM_FIRST, texts.SUM_BESIDE)
    ]
    if sheet.reopened:
        made.append(paragraph(texts.REPLACES(lang, reason=sheet.reopened)))
    return made


def _lines(lines: tuple[DayLine, ...], lang: Lang) -> Grid:
    head = Row(tuple(Cell(paragraph(title(lang), _TINY_LABEL), tinted=True) for title, _share in texts.COLUMNS))
    rows = [Row(tuple(Cell(paragraph(text, _TINY)) for text in _cells(line, lang))) for line in lines]
    return Grid(tuple(share for _title, share in texts.COLUMNS), rows, (head,))


def _cells(line: DayLine, lang: Lang) -> tuple[str, ...]:
    """One line of the log in the order of `texts.COLUMNS`; an upper and a lower half in each cell."""
    call = line.kind is VisitKind.CALL
    traffic = texts.KINDS[line.kind](lang) if line.traffic is None else texts.TRAFFIC[line.traffic](lang)
    how = f"{texts.KINDS[line.kind](lang)}·{texts.PURPOSES[line.purpose](lang)}"
    reason = texts.REASON(lang, reason=line.no_file_reason) if line.no_file_reason else ""
    filed = YES(lang) if line.filed else reason
    return (
        str(line.number),
        _two(_times(line), "" if line.minutes is None else texts.MINUTES(lang, minutes=line.minutes)),
        _two(traffic, texts.PURPOSES[line.purpose](lang) if call else how),
        _two(texts.PERSONS(lang, count=line.party_size), line.companions),
        _two(line.who, line.phone),
        _two(_word(texts.GENDERS, line.gender, lang), line.district),
        _two(line.own_car, line.plate),
        _two(line.wanted, line.trade_in),
        _two(_channel(line.channel, lang), _word(texts.WAYS, line.contact_way, lang)),
        line.consultant or BLANK,
        _two("、".join(line.drives) if lang == "zh" else ", ".join(line.drives), texts.QUOTED(lang) * line.quoted),
        _two(line.talk, line.competitor),
        _two(
            "" if line.grade is None else line.grade.value, "" if line.state is None else texts.STATES[line.state](lang)
        ),
        _two(line.next_step, "" if line.next_on is None else line.next_on.isoformat()),
        _two("" if call else filed, line.remark),
    )


def _two(upper: str, lower: str) -> str:
    return f"{upper or BLANK}\n{lower}" if lower else upper or BLANK


def _times(line: DayLine) -> str:
    arrived = f"{line.arrived_at.astimezone(STORE_ZONE):%H:%M}"
    if line.kind is VisitKind.CALL:
        return arrived
    return f"{arrived}–{BLANK if line.left_at is None else f'{line.left_at.astimezone(STORE_ZONE):%H:%M}'}"


def _word(words: Mapping[str, Phrase], key: str, lang: Lang) -> str:
    return words[key](lang) if key in words else key


def _channel(key: str, lang: Lang) -> str:
    """The channel's name; what is none of ours, say one of an imported list, stays as it is written."""
    return CHANNELS[key].text(lang) if key in CHANNELS else key


def _worded(parts: Parts, lang: Lang) -> Parts:
    return tuple((_channel(name, lang) or texts.NOBODY(lang), totals) for name, totals in parts)


def _parts(parts: Parts, whole: DayTotals, lang: Lang) -> Grid:
    """One row a consultant or channel, and the whole day below, so that the columns add up."""
    names = [texts.PARTS, *texts.TRAFFIC.values(), texts.TOTAL, texts.CALLS, texts.TEST_DRIVES]
    columns = [Column(name(lang), 2.0 if not place else 1.0, figures=bool(place)) for place, name in enumerate(names)]
    rows = [_row(name, totals) for name, totals in parts]
    return table(columns, rows, [_row(texts.TOTAL(lang), whole)])


def _row(name: str, totals: DayTotals) -> tuple[str, ...]:
    figures = [*(totals.of(traffic) for traffic in Traffic), totals.total, totals.calls, totals.test_drives]
    return (name, *(str(figure) for figure in figures))
