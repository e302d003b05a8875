"""The submission sheet 合同文本提交单 on paper: one page for the file, made anew each time and never sealed (S3-27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from showroom.contract import submission_texts as t
from showroom.documents.blocks import Column, Signatures, Signer, Title, clauses, fields, section, table, ticks
from showroom.documents.flow import Block, Together
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.phrases import BLANK, clause, date_text
from showroom.documents.text import emphasised, paragraph
from showroom.kernel.errors import Lang


@dataclass(frozen=True, slots=True)
class Deviation:
    """What the contract has otherwise than the accepted quotation."""

    item: str
    quoted: str
    agreed: str


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """Who said what, when; all in words."""

    what: str
    post: str
    name: str
    at: str
    word: str


@dataclass(frozen=True, slots=True)
class SubmissionPaper:
    """Everything that the sheet prints; `deviations` is None where no quotation was accepted."""

    head: PaperHead
    on: date
    signed: bool
    facts: tuple[tuple[str, str], ...]
    terms: tuple[str, ...]
    deviations: tuple[Deviation, ...] | None
    approvals: tuple[ApprovalRow, ...]
    departments: tuple[tuple[str, bool], ...]
    filed: tuple[str, ...]
    orders: tuple[str, ...]
    consultant: str
    manager: str = ""


def render(paper: SubmissionPaper, lang: Lang) -> bytes:
    """The sheet as PDF bytes, the same for the same paper; raises glyph_missing, too_long."""
    state = (t.AFTER if paper.signed else t.BEFORE)(lang)
    blocks: list[Block] = [
        Title(t.TITLE(lang), t.HEAD_LINE(lang, date=date_text(paper.on, lang), state=state)),
        section(1, t.S_CONTRACT(lang), lang), fields(paper.facts),
        section(2, t.S_TERMS(lang), lang), *(clauses(paper.terms, 2) or [paragraph(t.NO_TERMS(lang))]),
        section(3, t.S_DEVIATIONS(lang), lang), _deviations(paper, lang),
        section(4, t.S_APPROVALS(lang), lang), _approvals(paper, lang),
        section(5, t.S_DEPARTMENTS(lang), lang), ticks(paper.departments),
        section(6, t.S_FILING(lang), lang),
        *(paragraph(line) for line in (*paper.orders, *paper.filed)),
    ]  # fmt: skip
    rule = clause(t.UNFILED, lang)
    last = emphasised([(part, bool(at % 2)) for at, part in enumerate(rule) if part])
    signers = [Signer(t.SIGN_CONSULTANT(lang), paper.consultant), Signer(t.SIGN_MANAGER(lang), paper.manager)]
    return render_sheet(
        Sheet(paper.head, t.TITLE(lang), [*blocks, Together(last, Signatures(signers, lang))], paper), lang
    )


def _deviations(paper: SubmissionPaper, lang: Lang) -> Block:
    if not paper.deviations:
        return paragraph((t.NO_QUOTATION if paper.deviations is None else t.NO_DEVIATIONS)(lang))
    shares = (1.0, 2.0, 2.0)
    columns = tuple(Column(phrase(lang), share) for phrase, share in zip(t.DEVIATION_COLUMNS, shares, strict=True))
    return table(columns, [(one.item, one.quoted or BLANK, one.agreed or BLANK) for one in paper.deviations])


def _approvals(paper: SubmissionPaper, lang: Lang) -> Block:
    if not paper.approvals:
        return paragraph(t.NO_APPROVALS(lang))
    shares = (1.2, 1.2, 1.0, 1.8, 1.8)
    columns = tuple(Column(phrase(lang), share) for phrase, share in zip(t.APPROVAL_COLUMNS, shares, strict=True))
    return table(columns, [(one.what, one.post, one.name, one.at, one.word) for one in paper.approvals])
