"""The template that comes with the program: what a contract is printed with while the store has released no other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from showroom.contract import contract_texts as t
from showroom.contract.template_shape import Clause, TextBlock, When, Wording
from showroom.documents.phrases import Phrase

SHIPPED = "sale-2026.1"
SHIPPED_NAME = Phrase("标准汽车销售合同", "Standard sale contract")


@lru_cache(maxsize=1)
def shipped() -> Wording:
    """The wording of `contract_texts`, block by block (§3.2)."""
    return Wording(SHIPPED, (*_front(), *_back()))


def _front() -> tuple[TextBlock, ...]:
    return (
        TextBlock("intro", "引言", "Introduction", _clauses([t.INTRO])),
        _block("parties", t.S_PARTIES),
        _block("vehicle", t.S_VEHICLE),
        _block("price", t.S_PRICE, _clauses(t.PRICE_CLAUSES[:1], When.INCLUDED), _clauses(t.PRICE_CLAUSES[1:])),
        _block(
            "payment",
            t.S_PAYMENT_DEPOSIT,
            _clauses([t.PAY_MODE]),
            _clauses([t.PAY_BALANCE], When.BALANCE_KNOWN),
            _clauses([t.PAY_BALANCE_OPEN], When.BALANCE_OPEN),
            _clauses(t.EARNEST_CLAUSES, When.EARNEST),
            _clauses(t.PREPAYMENT_CLAUSES, When.PREPAYMENT),
            _clauses([t.LOAN_CLAUSE], When.LOAN),
        ),
        _block("delivery", t.S_DELIVERY, _clauses(t.DELIVERY_CLAUSES)),
    )


def _back() -> tuple[TextBlock, ...]:
    return (
        _block("quality", t.S_QUALITY, _clauses(t.QUALITY_CLAUSES)),
        _block(
            "services",
            t.S_SERVICES,
            _clauses([t.SERVICES_NOTE], When.SERVICES),
            _clauses([t.NO_SERVICES], When.NO_SERVICES),
        ),
        _block("breach", t.S_BREACH, _clauses(t.BREACH_CLAUSES)),
        _block("data", t.S_DATA, _clauses([t.DATA_CLAUSE])),
        _block(
            "disputes",
            t.S_DISPUTES,
            _clauses([t.COURT], When.COURT),
            _clauses([t.ARBITRATION], When.ARBITRATION),
        ),
        _block("end", t.S_END, _clauses([t.ELECTRONIC], When.ELECTRONIC), _clauses([t.COPIES])),
    )


def _block(key: str, title: Phrase, *clauses: tuple[Clause, ...]) -> TextBlock:
    return TextBlock(key, title.zh, title.en, tuple(one for part in clauses for one in part))


def _clauses(phrases: Iterable[Phrase], when: When = When.ALWAYS) -> tuple[Clause, ...]:
    return tuple(Clause(phrase.zh, phrase.en, when) for phrase in phrases)
