"""The intent order on paper: one page, two signatures (DP-05, DP-06)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from showroom.contract import contract_texts
from showroom.contract import intent_texts as t
from showroom.contract.contract_paper import REFUND_DAYS
from showroom.documents.blocks import Signatures, Signer, Title, amount_box, boxed, clauses, fields, section
from showroom.documents.flow import Block, Together
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.parties import CustomerParty, StoreParty
from showroom.documents.phrases import NONE, Phrase, clause, date_text, money_text
from showroom.documents.text import emphasised
from showroom.kernel.errors import Lang
from showroom.kernel.money import Money


@dataclass(frozen=True, slots=True)
class IntendedCar:
    """The car spoken of; `offered` is the price as talked about, None when there is none yet."""

    model: str
    version: str
    exterior: str
    interior: str
    guide_price: Money | None
    offered: Money | None
    delivery_note: str = ""
    wishes: str = ""


@dataclass(frozen=True, slots=True)
class IntentPaper:
    """Everything that an intent order prints; `translation_of` is the digest of the signed Chinese original."""

    head: PaperHead
    signed_on: date
    signed_place: str
    seller: StoreParty
    buyer: CustomerParty
    consultant: str
    car: IntendedCar
    amount: Money
    valid_until: date
    privacy_version: str
    seller_image: bytes = b""
    buyer_image: bytes = b""
    guardian_image: bytes = b""
    signed_at: str = ""
    translation_of: str = ""


def render(paper: IntentPaper, lang: Lang) -> bytes:
    """The intent order as PDF bytes, the same for the same paper; raises glyph_missing, too_long."""
    title = t.TRANSLATED_TITLE(lang) if paper.translation_of else t.TITLE(lang)
    head = t.HEAD_LINE(lang, date=date_text(paper.signed_on, lang), place=paper.signed_place)
    blocks: list[Block] = [Title(t.TITLE(lang), head)]
    if paper.translation_of:
        blocks.append(boxed([contract_texts.TRANSLATION(lang, digest=paper.translation_of)]))
    seller = [*_pairs(t.SELLER_LABELS, paper.seller, lang), (t.CONSULTANT(lang), paper.consultant)]
    blocks += [
        _said(t.INTRO, lang),
        section(1, t.S_PARTIES(lang), lang), fields(seller), fields(_pairs(t.BUYER_LABELS, paper.buyer, lang)),
        section(2, t.S_CAR(lang), lang), fields(_pairs(t.CAR_LABELS, paper.car, lang)),
        section(3, t.S_MONEY(lang), lang), amount_box(t.AMOUNT(lang), paper.amount, lang),
        *_clauses(t.MONEY_CLAUSES, 3, lang, days=REFUND_DAYS),
        section(4, t.S_LATER(lang), lang),
        *_clauses(t.LATER_CLAUSES, 4, lang, until=date_text(paper.valid_until, lang)),
        section(5, t.S_END(lang), lang),
    ]  # fmt: skip
    last = _clauses(t.END_CLAUSES, 5, lang, version=paper.privacy_version or NONE(lang))
    return render_sheet(
        Sheet(paper.head, title, [*blocks, *last[:-1], Together(last[-1], _signatures(paper, lang))], paper), lang
    )


def _said(phrase: Phrase, lang: Lang) -> Block:
    return emphasised([(part, bool(at % 2)) for at, part in enumerate(clause(phrase, lang)) if part])


def _clauses(phrases: Sequence[Phrase], number: int, lang: Lang, **values: object) -> list[Block]:
    return clauses([clause(phrase, lang, **values) for phrase in phrases], number)


def _pairs(labels: Mapping[str, Phrase], source: object, lang: Lang) -> list[tuple[str, str]]:
    """Labels with the attributes of the same name, without the empty ones."""
    found = [(phrase(lang), getattr(source, name)) for name, phrase in labels.items()]
    return [(label, money_text(value) if isinstance(value, Money) else str(value)) for label, value in found if value]


def _signatures(paper: IntentPaper, lang: Lang) -> Signatures:
    signers = [
        Signer(t.SIGN_SELLER(lang), paper.consultant, paper.seller_image, paper.signed_at, sealed=True),
        Signer(t.SIGN_BUYER(lang), paper.buyer.name, paper.buyer_image, paper.signed_at),
    ]
    if paper.buyer.guardian:
        signers.append(Signer(t.SIGN_GUARDIAN(lang), paper.buyer.guardian, paper.guardian_image, paper.signed_at))
    return Signatures(signers, lang)
