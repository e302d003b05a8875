"""The sale contract on paper (§3.2): two to four pages, refused while a ★ field is empty."""

from __future__ import annotations

from collections.abc import Mapping

from showroom.contract import contract_texts as t
from showroom.contract.annex_blocks import annex_blocks
from showroom.contract.brand_paper import warning_blocks
from showroom.contract.clause_text import filled
from showroom.contract.contract_paper import (
    CONTRACT_DISAGREES,
    CONTRACT_INCOMPLETE,
    ContractPaper,
    missing_fields,
    require_printable,
)
from showroom.contract.shipped_template import shipped
from showroom.contract.template_shape import END, INTRO, WORD, TextBlock
from showroom.contract.template_values import applies, blank_values, deposit_word
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
    ticks,
)
from showroom.documents.flow import Block, Together
from showroom.documents.paper import Sheet, render_sheet
from showroom.documents.phrases import AMOUNT, NONE, Phrase, clause, date_text, money_text
from showroom.documents.text import emphasised
from showroom.documents.verdicts import COPY_MARK
from showroom.kernel.errors import Lang
from showroom.kernel.money import Money

__all__ = ["CONTRACT_DISAGREES", "CONTRACT_INCOMPLETE", "ContractPaper", "missing_fields", "render"]


def render(paper: ContractPaper, lang: Lang) -> bytes:
    """The contract as PDF bytes, the same for the same paper.

    Raises ShowroomError contract_incomplete (naming the empty ★ fields), contract_disagrees, glyph_missing, too_long.
    """
    require_printable(paper)
    title = t.TRANSLATED_TITLE(lang) if paper.translation_of else t.TITLE(lang)
    return render_sheet(Sheet(paper.head, title, _Contract(paper, lang).blocks(), paper), lang)


def render_copy(paper: ContractPaper, lang: Lang, mark: str) -> bytes:
    """A copy that says in its title and on every page what it is; raises as `render` does."""
    require_printable(paper)
    return render_sheet(
        Sheet(paper.head, f"{t.TITLE(lang)} {COPY_MARK}", _Contract(paper, lang).blocks(), paper, mark=mark), lang
    )


class _Contract:
    """One contract in one language: the blocks of its wording in their order, each with what the program prints in it.

    The clauses are data (`paper.wording`, the shipped text where the store has released none); the tables, figures,
    ticks and signatures are not, so that no template can leave a ★ field out (§3.2).
    """

    def __init__(self, paper: ContractPaper, lang: Lang) -> None:
        self._paper, self._lang = paper, lang
        self._wording = paper.wording or shipped()
        self._word = deposit_word(paper, lang)
        self._values, self._applies = blank_values(paper, lang), applies(paper)
        self._section = 0

    def blocks(self) -> list[Block]:
        """All blocks; the last closing term and the signatures stay on one page."""
        paper, lang = self._paper, self._lang
        assert paper.signed_on is not None
        return [
            Title(t.TITLE(lang), t.HEAD_LINE(lang, date=date_text(paper.signed_on, lang), place=paper.signed_place)),
            *([boxed([t.TRANSLATION(lang, digest=paper.translation_of)])] if paper.translation_of else ()),
            *(block for part in self._wording.blocks for block in self._part(part)),
            *annex_blocks(paper.annexed, paper.head.number, lang),
        ]

    def _part(self, part: TextBlock) -> list[Block]:
        """A block of the wording: its heading, what the program prints in it, and the clauses that apply."""
        if part.key == INTRO:
            return self._plain(part)
        opened = self._open(part)
        if part.key == END:
            return [opened, *self._end(part)]
        if part.key == "services":
            return [opened, *self._plain(part), *self._ticks()]
        fixed = {"parties": self._parties, "vehicle": self._vehicle, "price": self._price, "payment": self._deposit}
        made = fixed[part.key]() if part.key in fixed else []
        return [opened, *made, *self._clauses(part)]

    def _open(self, part: TextBlock) -> Block:
        self._section += 1
        title = part.title(self._lang)
        if f"{{{WORD}}}" in title:
            title = title.replace(f"{{{WORD}}}", self._word) if self._word else t.S_PAYMENT(self._lang)
        return section(self._section, title, self._lang)

    def _runs(self, part: TextBlock) -> list[list[tuple[str, bool]]]:
        """The clauses of a block that apply to this contract, as stretches plain and bold (CT-01)."""
        return [filled(entry.text(self._lang), self._values) for entry in part.clauses if entry.when in self._applies]

    def _plain(self, part: TextBlock) -> list[Block]:
        return [emphasised([run for run in runs if run[0]]) for runs in self._runs(part)]

    def _clauses(self, part: TextBlock, first: int = 1) -> list[Block]:
        """Numbered clauses, from `first`."""
        return [
            emphasised([(f"{self._section}.{number}  ", False), *(run for run in runs if run[0])])
            for number, runs in enumerate(self._runs(part), first)
        ]

    def _pairs(self, labels: Mapping[str, Phrase], source: object) -> list[tuple[str, str]]:
        """Labels with the attributes of the same name, leaving out what is empty, so that the paper stays short."""
        found = [(phrase(self._lang), getattr(source, name, None)) for name, phrase in labels.items()]
        return [
            (label, money_text(value) if isinstance(value, Money) else str(value)) for label, value in found if value
        ]

    def _parties(self) -> list[Block]:
        seller = self._pairs(t.SELLER_LABELS, self._paper.seller)
        seller.insert(-1, (t.SELLER_LABELS["consultant"](self._lang), self._paper.signatures.consultant))
        return [fields(seller), fields(self._pairs(t.BUYER_LABELS, self._paper.buyer)), *self._brand()]

    def _brand(self) -> list[Block]:
        """No template can leave the warning out: it stands among the data (MF-03)."""
        warning, signed = self._paper.brand, self._paper.signatures
        if warning is None:
            return []
        return warning_blocks(warning, self._paper.buyer.name, self._lang, by_hand=not signed.electronic)

    def _vehicle(self) -> list[Block]:
        pairs = self._pairs(t.VEHICLE_LABELS, self._paper.vehicle)
        if not self._paper.vehicle.vin:
            pairs.append((t.VEHICLE_LABELS["vin"](self._lang), t.TO_BE_ALLOCATED(self._lang)))
        return [fields(pairs)]

    def _price(self) -> list[Block]:
        price, lang = self._paper.price, self._lang
        assert price.unit_price is not None
        assert price.discount is not None
        assert price.contract_price is not None
        made: list[Block] = [
            fields(
                [(t.UNIT_PRICE(lang), money_text(price.unit_price)), (t.DISCOUNT(lang), money_text(-price.discount))]
            ),
            amount_box(t.CONTRACT_PRICE(lang), price.contract_price, lang),
        ]
        if price.options:
            made.append(self._options())
        return made

    def _options(self) -> Block:
        lang, price = self._lang, self._paper.price
        columns = (
            Column(t.OPTION_ITEM(lang), 3.2),
            Column(t.OPTION_KIND(lang), 1.2),
            Column(t.QUANTITY(lang), 0.7, figures=True),
            Column(t.EACH(lang), 1.2, figures=True),
            Column(AMOUNT(lang), 1.2, figures=True),
        )
        rows = [
            (
                line.name,
                line.kind,
                str(line.quantity),
                line.unit_price.grouped(),
                (line.unit_price * line.quantity).grouped(),
            )
            for line in price.options
        ]
        return table(columns, rows, [(t.OPTIONS_TOTAL(lang), "", "", "", price.options_total.grouped())])

    def _deposit(self) -> list[Block]:
        if not self._word:
            return []
        deposit, lang = self._paper.payment.deposit, self._lang
        assert deposit is not None
        return [amount_box(t.DEPOSIT(lang, word=self._word), deposit, lang)]

    def _ticks(self) -> list[Block]:
        lang, offers = self._lang, self._paper.services
        lines = [
            (
                t.SERVICE_LINE(
                    lang, name=offer.name, price=money_text(offer.price), provider=offer.provider or NONE(lang)
                ),
                offer.chosen,
            )
            for offer in offers
        ]
        return [ticks(lines)] if lines else []

    def _end(self, part: TextBlock) -> list[Block]:
        """The special terms, the closing clauses, and the signatures on one page with the last of them."""
        terms = [clause(t.SPECIAL, self._lang, term=term) for term in self._paper.end.special_terms]
        made = clauses(terms, self._section) + self._clauses(part, len(terms) + 1)
        return [*made[:-1], Together(made[-1], self._signatures()) if made else self._signatures()]

    def _signatures(self) -> Block:
        signed, lang, buyer = self._paper.signatures, self._lang, self._paper.buyer
        role = t.SIGN_AGENT if buyer.agent else t.SIGN_BUYER
        signers = [
            Signer(t.SIGN_SELLER(lang), signed.consultant, signed.seller_image, signed.seller_at, sealed=True),
            Signer(role(lang), buyer.agent or buyer.name, signed.buyer_image, signed.buyer_at),
        ]
        if buyer.guardian:
            signers.append(Signer(t.SIGN_GUARDIAN(lang), buyer.guardian, signed.guardian_image, signed.buyer_at))
        return Signatures(signers, lang)
