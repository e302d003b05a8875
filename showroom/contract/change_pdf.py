"""Change orders (换订) and cancellations (退订) on paper: one or two pages, amounts in figures and capitals (RM-06)."""

from __future__ import annotations

from collections.abc import Sequence

from showroom.contract import change_texts as t
from showroom.contract import contract_texts
from showroom.contract.change_messages import ENDING_NAMES, OWED_NAMES
from showroom.contract.change_paper import Amended, CancelPaper, ChangePaper
from showroom.contract.change_rows import ROWS
from showroom.contract.change_rules import Payment, Remedy, Settlement
from showroom.contract.rules import Ending
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
from showroom.documents.paper import Sheet, render_sheet
from showroom.documents.phrases import Phrase, clause, date_text, money_text
from showroom.documents.text import emphasised, paragraph
from showroom.kernel.errors import Lang
from showroom.kernel.money import ZERO, Money

Said = tuple[Phrase, dict[str, object]]
"""A clause and what fills it in."""


def render_change(paper: ChangePaper, lang: Lang) -> bytes:
    """The change order as PDF bytes, the same for the same paper; raises ShowroomError glyph_missing, too_long."""
    titles = (t.CHANGE_TITLE, t.CHANGE_TITLE_COPY)
    return render_amendment(paper, paper.about, titles, _Change(paper, lang).blocks(), lang)


def render_cancel(paper: CancelPaper, lang: Lang) -> bytes:
    """The cancellation as PDF bytes, the same for the same paper; raises ShowroomError glyph_missing, too_long."""
    titles = (t.CANCEL_TITLE, t.CANCEL_TITLE_COPY)
    return render_amendment(paper, paper.about, titles, _Cancel(paper, lang).blocks(), lang)


def render_amendment(
    paper: object, about: Amended, titles: tuple[Phrase, Phrase], blocks: list[Block], lang: Lang
) -> bytes:
    """A paper about a signed contract; the second of `titles` is a translation's."""
    title = titles[1 if about.translation_of else 0](lang)
    top = Title(titles[0](lang), t.HEAD_LINE(lang, date=date_text(about.signed_on, lang), place=about.signed_place))
    return render_sheet(Sheet(about.head, title, [top, *blocks], paper), lang)


class Amendment:
    """What the papers about a signed contract have in common."""

    def __init__(self, about: Amended, lang: Lang) -> None:
        self._about, self._lang, self._section = about, lang, 0

    def _open(self, title: Phrase) -> Block:
        self._section += 1
        return section(self._section, title(self._lang), self._lang)

    def _text(self, phrase: Phrase, **values: object) -> Block:
        parts = clause(phrase, self._lang, **values)
        return emphasised([(part, bool(at % 2)) for at, part in enumerate(parts) if part])

    def _clauses(self, made: Sequence[Said]) -> list[Block]:
        return clauses([clause(phrase, self._lang, **values) for phrase, values in made], self._section)

    def _start(self) -> list[Block]:
        about, lang = self._about, self._lang
        note = contract_texts.TRANSLATION
        values = {
            "contract_number": about.contract_number, "contract_signed_on": date_text(about.contract_signed_on, lang),
            "revision": about.revision, "changed_before": about.changed_before, "car": about.car, "vin": about.vin,
        }  # fmt: skip
        pairs = [(t.CONTRACT_LABELS[name](lang), text) for name, text in values.items() if text]
        return [
            *([boxed([note(lang, digest=about.translation_of)])] if about.translation_of else ()),
            self._open(t.S_CONTRACT),
            fields(pairs),
            fields([(t.CONTRACT_LABELS["parent"](lang), about.parent_sha256)], columns=1, label=0.2),
            self._open(t.S_PARTIES),
            fields(self._parties()),
        ]

    def _parties(self) -> list[tuple[str, str]]:
        about, lang = self._about, self._lang
        buyer = about.buyer
        values = {
            "seller": about.seller.name, "uscc": about.seller.uscc, "buyer": buyer.name,
            "id": f"{buyer.id_type} {buyer.id_number}".strip(), "phone": buyer.phone, "agent": buyer.agent,
            "guardian": buyer.guardian,
        }  # fmt: skip
        return [(t.PARTY_LABELS[name](lang), text) for name, text in values.items() if text]

    def _closing(self) -> list[Said]:
        """That a screen may be signed on (§3.6), and who approved."""
        names = ("；" if self._lang == "zh" else "; ").join(self._about.approved_by)
        said: list[Said] = [(contract_texts.ELECTRONIC, {})] if self._about.signatures.electronic else []
        return [*said, (t.APPROVED, {"names": names})] if names else said

    def _signed(self, last: Block) -> Block:
        """The last clause and the signatures, never torn apart."""
        about, lang = self._about, self._lang
        hands, buyer = about.signatures, about.buyer
        role = t.SIGN_AGENT if buyer.agent else t.SIGN_BUYER
        signers = [
            Signer(t.SIGN_SELLER(lang), hands.consultant, hands.seller_image, hands.seller_at, sealed=True),
            Signer(role(lang), buyer.agent or buyer.name, hands.buyer_image, hands.buyer_at),
        ]
        if buyer.guardian:
            signers.append(Signer(t.SIGN_GUARDIAN(lang), buyer.guardian, hands.guardian_image, hands.buyer_at))
        return Together(last, Signatures(signers, lang))


class _Change(Amendment):
    """One change order in one language."""

    def __init__(self, paper: ChangePaper, lang: Lang) -> None:
        super().__init__(paper.about, lang)
        self._paper = paper

    def blocks(self) -> list[Block]:
        """All blocks below the title."""
        return [*self._start(), *self._changes(), *self._money(), *self._rest()]

    def _changes(self) -> list[Block]:
        lang = self._lang
        columns = (Column(t.ITEM(lang), 1.1), Column(t.BEFORE(lang), 2.0), Column(t.AFTER(lang), 2.0))
        rows = [(ROWS[row.name](lang), row.before, row.after) for row in self._paper.rows]
        return [
            self._open(t.S_CHANGES),
            self._text(t.CHANGES_INTRO, reason=self._about.reason.rstrip("。.;；")),
            table(columns, rows),
        ]

    def _money(self) -> list[Block]:
        price, lang = self._paper.price, self._lang
        made: list[Block] = [
            self._open(t.S_DIFFERENCE),
            amount_box(t.TOTAL_BEFORE(lang), price.before, lang),
            amount_box(t.TOTAL_AFTER(lang), price.after, lang),
        ]
        if price.difference == ZERO:
            made.append(self._text(t.NO_DIFFERENCE))
        else:
            more = price.difference > ZERO
            label = t.BUYER_ADDS if more else t.SELLER_GIVES
            made.append(amount_box(label(lang), price.difference if more else -price.difference, lang))
        return made + self._clauses([*((phrase, {}) for phrase in t.DIFFERENCE_CLAUSES), *self._deposit()])

    def _deposit(self) -> list[Said]:
        price = self._paper.price
        made: list[Said] = []
        values: dict[str, object] = {
            "cap": money_text(price.cap), "earnest": money_text(price.earnest), "rest": money_text(price.prepayment),
        }  # fmt: skip
        if self._paper.earnest_word and price.earnest > ZERO:
            made.append((t.DEPOSIT_CLAUSE, values))
        elif price.prepayment > ZERO:
            made.append((t.PREPAYMENT_CLAUSE, values))
        if self._paper.on_road_price is not None:
            made.append((t.ON_ROAD_CLAUSE, {"price": money_text(self._paper.on_road_price)}))
        return made

    def _rest(self) -> list[Block]:
        opened = self._open(t.S_REST)
        values: dict[str, object] = {"revision": self._about.revision}
        said: list[Said] = [(contract_texts.SPECIAL, {"term": term}) for term in self._paper.special_terms]
        made = self._clauses([*said, *((phrase, values) for phrase in t.REST_CLAUSES), *self._closing()])
        return [opened, *made[:-1], self._signed(made[-1])]


class _Cancel(Amendment):
    """One cancellation in one language."""

    def __init__(self, paper: CancelPaper, lang: Lang) -> None:
        super().__init__(paper.about, lang)
        self._paper = paper

    def blocks(self) -> list[Block]:
        """All blocks below the title."""
        return [*self._start(), *self._end(), *self._paid(), *self._settlement()]

    def _end(self) -> list[Block]:
        paper = self._paper
        said: list[Said] = [(t.END_CLAUSE, {"reason": self._about.reason.rstrip("。.;；")})]
        ended = ending_said(paper.ending, paper.remedy, paper.settlement, self._lang)
        return [self._open(t.S_END), *self._clauses([*said, ended])]

    def _paid(self) -> list[Block]:
        return [self._open(t.S_PAID), payments_block(self._paper.payments, self._lang)]

    def _settlement(self) -> list[Block]:
        lang, found, about = self._lang, self._paper.settlement, self._about
        made: list[Block] = [self._open(t.S_SETTLEMENT), *settlement_blocks(found, lang)]
        pay, car, last = t.SETTLEMENT_CLAUSES
        said: list[Said] = []
        if found.to_buyer or found.to_lender:
            until = date_text(self._paper.pay_by, lang)
            said.append((pay, {"days": self._paper.refund_days, "until": until}))
        if about.vin:
            said.append((car, {"vin": about.vin}))
        ended = self._clauses([*said, (last, {}), *self._closing()])
        return [*made, *ended[:-1], self._signed(ended[-1])]


def ending_said(ending: Ending, remedy: Remedy, found: Settlement, lang: Lang) -> Said:
    """Whose default, and the rule that was applied for it: what did not happen is not said to have (DP-03…05)."""
    if ending not in {Ending.BUYER_DEFAULT, Ending.SELLER_DEFAULT}:
        return t.ENDINGS[ending.value], {}
    party: dict[str, object] = {"party": ENDING_NAMES[ending][0 if lang == "zh" else 1]}
    if remedy is Remedy.PENALTY:
        return t.PENALTY_CHOSEN, party
    if any(line.code in {"forfeited", "doubled"} for line in found.lines):
        return t.ENDINGS[ending.value], {}
    return t.NO_EARNEST, party


def settlement_blocks(found: Settlement, lang: Lang) -> list[Block]:
    """Each line with its rule, and who pays whom in figures and capitals (DP-01…07, RM-06)."""
    made: list[Block] = []
    if found.lines:
        columns = (Column(t.ITEM(lang), 3.0), Column(t.BASIS(lang), 0.8), Column(t.AMOUNT(lang), 1.2, figures=True))
        place = 0 if lang == "zh" else 1
        rows = [(OWED_NAMES[line.code][place], line.rule, _signed(line.amount)) for line in found.lines]
        total = sum((line.amount for line in found.lines), ZERO)
        made.append(table(columns, rows, [(t.PAID_TOTAL(lang), "", _signed(total))]))
    for label, amount in (
        (t.TO_BUYER, found.to_buyer), (t.BUYER_OWES, found.buyer_owes), (t.TO_LENDER, found.to_lender),
    ):  # fmt: skip
        if amount:
            made.append(amount_box(label(lang), amount, lang))
    if not (found.to_buyer or found.buyer_owes or found.to_lender):
        made.append(paragraph(t.EVEN(lang)))
    return made


def payments_block(payments: Sequence[Payment], lang: Lang) -> Block:
    """The receipts of a deal with their sum, or that there are none."""
    if not payments:
        return paragraph(t.NOTHING_PAID(lang))
    columns = (Column(t.PAID_ON(lang), 1.2), Column(t.KIND(lang), 2.0), Column(t.AMOUNT(lang), 1.0, figures=True))
    rows = [(date_text(paid.on, lang), t.PAID_KINDS[paid.kind](lang), paid.amount.grouped()) for paid in payments]
    total = sum((paid.amount for paid in payments), ZERO)
    return table(columns, rows, [(t.PAID_TOTAL(lang), "", total.grouped())])


def _signed(amount: Money) -> str:
    """+1,000.00 or -1,000.00: for or against the buyer."""
    return amount.grouped() if amount <= ZERO else f"+{amount.grouped()}"
