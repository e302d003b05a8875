"""The page of differences of a contract void and issued anew, in both languages: an annex to the new one (CT-06)."""

from __future__ import annotations

from showroom.contract import change_texts as t
from showroom.contract.change_paper import ReissuePaper
from showroom.contract.change_pdf import Amendment, Said, payments_block, render_amendment
from showroom.contract.reissue_rows import label_of
from showroom.documents.blocks import Column, amount_box, fields, table
from showroom.documents.flow import Block
from showroom.documents.phrases import BLANK, money_text
from showroom.kernel.errors import Lang
from showroom.kernel.money import ZERO


def render_reissue(paper: ReissuePaper, lang: Lang) -> bytes:
    """The page as PDF bytes, the same for the same paper; raises ShowroomError glyph_missing, too_long."""
    titles = (t.REISSUE_TITLE, t.REISSUE_TITLE_COPY)
    return render_amendment(paper, paper.about, titles, _Reissue(paper, lang).blocks(), lang)


class _Reissue(Amendment):
    """One reissue in one language."""

    def __init__(self, paper: ReissuePaper, lang: Lang) -> None:
        super().__init__(paper.about, lang)
        self._paper = paper

    def blocks(self) -> list[Block]:
        """All blocks below the title."""
        return [*self._start(), *self._differences(), *self._money(), *self._rest()]

    def _differences(self) -> list[Block]:
        lang = self._lang
        columns = (Column(t.ITEM(lang), 1.2), Column(t.BEFORE(lang), 2.0), Column(t.AFTER(lang), 2.0))
        rows = [(label_of(row.name, lang), row.before, row.after) for row in self._paper.rows]
        return [
            self._open(t.S_CHANGES),
            self._text(t.REISSUE_INTRO, reason=self._about.reason.rstrip("。.;；")),
            table(columns, rows),
            *([self._text(t.CHANGED_BEFORE, numbers=earlier)] if (earlier := self._about.changed_before) else ()),
        ]

    def _money(self) -> list[Block]:
        lang, paper = self._lang, self._paper
        before, after = paper.price
        made: list[Block] = []
        if before != after:
            label, by = (t.BUYER_ADDS, after - before) if after > before else (t.SELLER_GIVES, before - after)
            amounts = ((t.TOTAL_BEFORE, before), (t.TOTAL_AFTER, after), (label, by))
            made = [self._open(t.S_DIFFERENCE), *(amount_box(name(lang), amount, lang) for name, amount in amounts)]
        made += [self._open(t.S_MOVED), payments_block(paper.payments, lang)]
        total = sum((paid.amount for paid in paper.payments), ZERO)
        return made + (self._clauses([(t.MOVED_CLAUSE, {"total": money_text(total)})]) if paper.payments else [])

    def _rest(self) -> list[Block]:
        lang, paper = self._lang, self._paper
        opened = self._open(t.S_REISSUE)
        old, new = self._about.contract_number, paper.new_number or BLANK
        numbers = {"old_number": old, "new_number": new}
        values: dict[str, object] = {"old": old, "new": new}
        said: list[Said] = [(phrase, values) for phrase in t.REISSUE_CLAUSES]
        made = self._clauses([*said, *self._closing()])
        digest = fields([(t.REISSUE_DIGEST(lang), paper.new_sha256)], columns=1, label=0.2)
        return [
            opened,
            fields([(label(lang), numbers[name]) for name, label in t.REISSUE_LABELS.items()]),
            *([digest] if paper.new_sha256 else ()),
            *made[:-1],
            self._signed(made[-1]),
        ]
