"""The sale contract on paper (§3.2): two to four pages, refused while a ★ field is empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from showroom.contract import contract_texts as t
from showroom.contract.contract_paper import (
    CONTRACT_DISAGREES,
    CONTRACT_INCOMPLETE,
    ContractPaper,
    DepositWord,
    Forum,
    missing_fields,
    require_printable,
)
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
from showroom.documents.phrases import AMOUNT, NONE, Phrase, clause, date_text, money_both, money_text
from showroom.documents.text import emphasised
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


class _Contract:
    """One contract in one language, section by section."""

    def __init__(self, paper: ContractPaper, lang: Lang) -> None:
        self._paper, self._lang = paper, lang
        word = paper.payment.deposit_word
        self._word = t.WORDS[word.value](lang) if word and paper.payment.deposit else ""
        self._section = 0

    def blocks(self) -> list[Block]:
        """All blocks; the last closing term and the signatures stay on one page."""
        paper, lang = self._paper, self._lang
        assert paper.signed_on is not None
        return [
            Title(t.TITLE(lang), t.HEAD_LINE(lang, date=date_text(paper.signed_on, lang), place=paper.signed_place)),
            *([boxed([t.TRANSLATION(lang, digest=paper.translation_of)])] if paper.translation_of else ()),
            self._text(t.INTRO),
            *self._parties(),
            *self._vehicle(),
            *self._price(),
            *self._payment(),
            *self._delivery(),
            *self._quality(),
            *self._services(),
            *self._breach(),
            *self._data_and_disputes(),
            *self._end(),
        ]

    def _text(self, phrase: Phrase, **values: object) -> Block:
        parts = clause(phrase, self._lang, **values)
        return emphasised([(part, bool(at % 2)) for at, part in enumerate(parts) if part])

    def _open(self, title: str) -> Block:
        self._section += 1
        return section(self._section, title, self._lang)

    def _clauses(self, phrases: Sequence[Phrase], **values: object) -> list[Block]:
        return clauses([clause(phrase, self._lang, **values) for phrase in phrases], self._section)

    def _pairs(self, labels: Mapping[str, Phrase], source: object) -> list[tuple[str, str]]:
        """Labels with the attributes of the same name, leaving out what is empty, so that the paper stays short."""
        found = [(phrase(self._lang), getattr(source, name, None)) for name, phrase in labels.items()]
        return [
            (label, money_text(value) if isinstance(value, Money) else str(value)) for label, value in found if value
        ]

    def _parties(self) -> list[Block]:
        seller = self._pairs(t.SELLER_LABELS, self._paper.seller)
        seller.insert(-1, (t.SELLER_LABELS["consultant"](self._lang), self._paper.signatures.consultant))
        return [
            self._open(t.S_PARTIES(self._lang)),
            fields(seller),
            fields(self._pairs(t.BUYER_LABELS, self._paper.buyer)),
        ]

    def _vehicle(self) -> list[Block]:
        pairs = self._pairs(t.VEHICLE_LABELS, self._paper.vehicle)
        if not self._paper.vehicle.vin:
            pairs.append((t.VEHICLE_LABELS["vin"](self._lang), t.TO_BE_ALLOCATED(self._lang)))
        return [self._open(t.S_VEHICLE(self._lang)), fields(pairs)]

    def _price(self) -> list[Block]:
        price, lang = self._paper.price, self._lang
        assert price.unit_price is not None
        assert price.discount is not None
        assert price.contract_price is not None
        made: list[Block] = [
            self._open(t.S_PRICE(lang)),
            fields(
                [(t.UNIT_PRICE(lang), money_text(price.unit_price)), (t.DISCOUNT(lang), money_text(-price.discount))]
            ),
            amount_box(t.CONTRACT_PRICE(lang), price.contract_price, lang),
        ]
        if price.options:
            made.append(self._options())
        gifts = "；".join(f"{gift.name} × {gift.quantity}" for gift in price.gifts)
        none = NONE(lang)
        wanted = t.PRICE_CLAUSES[0 if price.included or price.excluded else 1 :]
        return made + self._clauses(
            wanted, included=price.included or none, excluded=price.excluded or none, gifts=gifts or none
        )

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

    def _payment(self) -> list[Block]:
        payment, lang = self._paper.payment, self._lang
        assert payment.deposit is not None
        phrases = [t.PAY_MODE]
        if payment.balance is not None and payment.balance_due:
            phrases.append(t.PAY_BALANCE)
        else:
            phrases.append(t.PAY_BALANCE_OPEN)
        if self._word:
            earnest = payment.deposit_word is DepositWord.EARNEST
            phrases += t.EARNEST_CLAUSES if earnest else t.PREPAYMENT_CLAUSES
        if payment.with_loan:
            phrases.append(t.LOAN_CLAUSE)
        note = f"（{payment.loan_note}）" if lang == "zh" else f" ({payment.loan_note})"
        values = {
            "mode": payment.mode,
            "due": date_text(payment.balance_due, lang) if payment.balance_due else "",
            "balance": money_both(payment.balance, lang) if payment.balance is not None else "",
            "cap": money_text(payment.earnest_cap) if payment.earnest_cap is not None else "",
            "earnest": money_text(payment.earnest),
            "prepayment": money_text(payment.prepayment),
            "days": payment.refund_days,
            "note": note if payment.loan_note else "",
        }
        if not self._word:
            return [self._open(t.S_PAYMENT(lang)), *self._clauses(phrases, **values)]
        return [
            self._open(t.S_PAYMENT_DEPOSIT(lang, word=self._word)),
            amount_box(t.DEPOSIT(lang, word=self._word), payment.deposit, lang),
            *self._clauses(phrases, **values),
        ]

    def _delivery(self) -> list[Block]:
        delivery, lang = self._paper.delivery, self._lang
        assert delivery.latest is not None
        papers = ("、" if lang == "zh" else ", ").join(delivery.papers) or NONE(lang)
        return [
            self._open(t.S_DELIVERY(lang)),
            *self._clauses(
                t.DELIVERY_CLAUSES, latest=date_text(delivery.latest, lang), place=delivery.place, papers=papers
            ),
        ]

    def _quality(self) -> list[Block]:
        quality, lang = self._paper.quality, self._lang
        warranty = quality.warranty or t.DEFAULT_WARRANTY(lang)
        return [
            self._open(t.S_QUALITY(lang)),
            *self._clauses(t.QUALITY_CLAUSES, warranty=warranty, defects=quality.known_defects or NONE(lang)),
        ]

    def _services(self) -> list[Block]:
        lang, offers = self._lang, self._paper.services
        opened = self._open(t.S_SERVICES(lang))
        if not offers:
            return [opened, self._text(t.NO_SERVICES)]
        lines = [
            (
                t.SERVICE_LINE(
                    lang, name=offer.name, price=money_text(offer.price), provider=offer.provider or NONE(lang)
                ),
                offer.chosen,
            )
            for offer in offers
        ]
        return [opened, self._text(t.SERVICES_NOTE), ticks(lines)]

    def _breach(self) -> list[Block]:
        breach = self._paper.breach
        values = {"percent": breach.daily_percent, "days": breach.withdraw_days}
        return [self._open(t.S_BREACH(self._lang)), *self._clauses(t.BREACH_CLAUSES, **values)]

    def _data_and_disputes(self) -> list[Block]:
        end, lang = self._paper.end, self._lang
        data = [self._open(t.S_DATA(lang)), *self._clauses([t.DATA_CLAUSE], version=end.privacy_version or NONE(lang))]
        forum = t.COURT if end.forum is Forum.COURT else t.ARBITRATION
        return [*data, self._open(t.S_DISPUTES(lang)), *self._clauses([forum], name=end.forum_name)]

    def _end(self) -> list[Block]:
        end, lang = self._paper.end, self._lang
        opened = self._open(t.S_END(lang))
        texts = [clause(t.SPECIAL, lang, term=term) for term in end.special_terms]
        if self._paper.signatures.electronic:
            texts.append(clause(t.ELECTRONIC, lang))
        annexes = ("、" if lang == "zh" else ", ").join(end.annexes) or NONE(lang)
        texts.append(clause(t.COPIES, lang, copies=end.copies, annexes=annexes))
        made = clauses(texts, self._section)
        return [opened, *made[:-1], Together(made[-1], self._signatures())]

    def _signatures(self) -> Block:
        signed, lang, buyer = self._paper.signatures, self._lang, self._paper.buyer
        role = t.SIGN_AGENT if buyer.agent else t.SIGN_BUYER
        signers = [
            Signer(t.SIGN_SELLER(lang), signed.consultant, signed.seller_image, signed.seller_at, sealed=True),
            Signer(role(lang), buyer.agent or buyer.name, signed.buyer_image, signed.buyer_at),
        ]
        if buyer.guardian:
            signers.append(Signer(t.SIGN_GUARDIAN(lang), buyer.guardian))
        return Signatures(signers, lang)
