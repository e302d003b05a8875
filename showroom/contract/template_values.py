"""What the placeholders of a clause stand for in one contract, and which of its clauses apply to it; pure."""

from __future__ import annotations

from showroom.contract import contract_texts as t
from showroom.contract.contract_paper import ContractPaper, DepositWord, Forum
from showroom.contract.template_shape import WORD, When
from showroom.documents.phrases import NONE, date_text, money_both, money_text
from showroom.kernel.errors import Lang
from showroom.kernel.money import ZERO, Money


def deposit_word(paper: ContractPaper, lang: Lang) -> str:
    """定金 or 订金, '' where no deposit is agreed (DP-01)."""
    word = paper.payment.deposit_word
    return t.WORDS[word.value](lang) if word and paper.payment.deposit else ""


def applies(paper: ContractPaper) -> frozenset[When]:
    """The kinds of clauses that this contract prints."""
    payment = paper.payment
    found = {When.ALWAYS}
    found.add(When.BALANCE_KNOWN if payment.balance is not None and payment.balance_due else When.BALANCE_OPEN)
    found.add(When.SERVICES if paper.services else When.NO_SERVICES)
    found.add(When.COURT if paper.end.forum is Forum.COURT else When.ARBITRATION)
    if paper.price.included or paper.price.excluded:
        found.add(When.INCLUDED)
    if payment.deposit_word and payment.deposit:
        found.add(When.EARNEST if payment.deposit_word is DepositWord.EARNEST else When.PREPAYMENT)
    if payment.with_loan:
        found.add(When.LOAN)
    if paper.signatures.electronic:
        found.add(When.ELECTRONIC)
    return frozenset(found)


def blank_values(paper: ContractPaper, lang: Lang) -> dict[str, str]:
    """Every placeholder of `BLANKS` and `{word}`; `paper` has passed `require_printable`."""
    return {**_head(paper, lang), **_price(paper, lang), **_payment(paper, lang), **_rest(paper, lang)}


def _head(paper: ContractPaper, lang: Lang) -> dict[str, str]:
    car = paper.vehicle
    return {
        "contract_number": paper.head.number,
        "sign_date": date_text(paper.signed_on, lang) if paper.signed_on else "",
        "sign_place": paper.signed_place,
        "seller_name": paper.seller.name,
        "buyer_name": paper.buyer.name,
        "vehicle": f"{car.brand} {car.model} {car.version}",
        "vin": car.vin or t.TO_BE_ALLOCATED(lang),
    }


def _price(paper: ContractPaper, lang: Lang) -> dict[str, str]:
    price, none = paper.price, NONE(lang)
    return {
        "guide_price": _money(paper.vehicle.guide_price),
        "unit_price": _money(price.unit_price),
        "discount": _money(price.discount),
        "contract_price": "" if price.contract_price is None else money_both(price.contract_price, lang),
        "options_total": money_text(price.options_total),
        "included": price.included or none,
        "excluded": price.excluded or none,
        "gifts": "；".join(f"{gift.name} × {gift.quantity}" for gift in price.gifts) or none,
    }


def _payment(paper: ContractPaper, lang: Lang) -> dict[str, str]:
    payment = paper.payment
    note = f"（{payment.loan_note}）" if lang == "zh" else f" ({payment.loan_note})"
    return {
        WORD: deposit_word(paper, lang),
        "mode": payment.mode,
        "due": date_text(payment.balance_due, lang) if payment.balance_due else "",
        "balance": money_both(payment.balance, lang) if payment.balance is not None else "",
        "deposit": money_text(payment.deposit or ZERO),
        "cap": _money(payment.earnest_cap),
        "earnest": money_text(payment.earnest),
        "prepayment": money_text(payment.prepayment),
        "refund_days": str(payment.refund_days),
        "loan_note": note if payment.loan_note else "",
    }


def _rest(paper: ContractPaper, lang: Lang) -> dict[str, str]:
    delivery, quality, end, none = paper.delivery, paper.quality, paper.end, NONE(lang)
    joint = "、" if lang == "zh" else ", "
    return {
        "latest": date_text(delivery.latest, lang) if delivery.latest else "",
        "place": delivery.place,
        "papers": joint.join(delivery.papers) or none,
        "warranty": quality.warranty or t.DEFAULT_WARRANTY(lang),
        "defects": quality.known_defects or none,
        "percent": paper.breach.daily_percent,
        "withdraw_days": str(paper.breach.withdraw_days),
        "privacy_version": end.privacy_version or none,
        "forum_name": end.forum_name,
        "copies": str(end.copies),
        "annexes": joint.join(end.annexes) or none,
    }


def _money(amount: Money | None) -> str:
    return "" if amount is None else money_text(amount)
