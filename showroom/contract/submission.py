"""What the submission sheet says of a deal's contract: terms, deviations, who approved, who has filed it (S3-27)."""

from __future__ import annotations

import json
from collections.abc import Iterator

import sqlalchemy as sa

from showroom.contract import submission_texts as t
from showroom.contract.annexes import Sources
from showroom.contract.change_messages import ROLE_NAMES
from showroom.contract.model import Contract, TermsApproval
from showroom.contract.paper import (
    Material,
    agreed_services,
    quoted,
    quoted_price,
    quoted_services,
    special_terms,
    terms_digest,
)
from showroom.contract.papers_model import ContractFiling, InformalOrder
from showroom.contract.submission_pdf import ApprovalRow, Deviation, SubmissionPaper
from showroom.contract.terms_model import TermsRefusal
from showroom.deals.model import Deal, RuleOverride
from showroom.documents.paper import PaperHead
from showroom.documents.phrases import date_text, moment_text, money_text
from showroom.kernel.actor import Role
from showroom.kernel.errors import Lang
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx
from showroom.staff.service import staff_name

TEMPLATE = "submission-2026.1"
_POSTS = {"manager": Role.SALES_MANAGER, "gm": Role.GENERAL_MANAGER}


def submission_paper(tx: Tx, material: Material, sources: Sources, lang: Lang) -> SubmissionPaper:
    """The sheet of a contract, signed or not."""
    deal, contract = material.deal, material.contract
    filing = filing_of(tx, contract)
    ticked = json.loads(filing.departments) if filing else []
    return SubmissionPaper(
        head=PaperHead(material.store.name, contract.number or deal.number, TEMPLATE),
        on=tx.today,
        signed=contract.number is not None,
        facts=_facts(material, lang),
        terms=(
            *(t.TERM(lang, text=term) for term in special_terms(contract)),
            *(t.PROMISE(lang, text=text) for text in material.promises),
        ),
        deviations=tuple(_deviations(material, lang)) if quoted(deal) else None,
        approvals=tuple(_approvals(tx, material, sources, lang)),
        departments=tuple((phrase(lang), code in ticked) for code, phrase in t.DEPARTMENTS.items()),
        filed=tuple(_filed(tx, filing, lang)),
        orders=tuple(_order(tx, one, lang, signed=contract.number is not None) for one in orders_of(tx, deal)),
        consultant=material.consultant,
        manager=staff_name(tx.session, filing.by) if filing else "",
    )


def filing_of(tx: Tx, contract: Contract) -> ContractFiling | None:
    """The manager's filing of a contract, None while it is unsigned or unfiled."""
    if contract.id is None:
        return None
    return tx.session.scalar(sa.select(ContractFiling).where(ContractFiling.contract_id == contract.id))


def orders_of(tx: Tx, deal: Deal) -> tuple[InformalOrder, ...]:
    """Orders of a deal by phone, fax or message, oldest first."""
    query = sa.select(InformalOrder).where(InformalOrder.deal_id == deal.id).order_by(InformalOrder.id).limit(50)
    return tuple(tx.session.scalars(query))


def _facts(material: Material, lang: Lang) -> tuple[tuple[str, str], ...]:
    deal, contract, model, car = material.deal, material.contract, material.model, material.vehicle
    names = (model.brand, model.series, model.version_name) if model else ()
    agreed = contract.deposit_agreed
    word = contract.deposit_word.value if contract.deposit_word else ""
    values = {
        "number": contract.number or t.NOT_YET(lang),
        "customer": contract.buyer_name,
        "consultant": material.consultant,
        "car": " ".join(part for part in names if part),
        "vin": car.vin if car else "",
        "price": _money(deal.contract_price),
        "deposit": f"{word} {_money(agreed)}".strip() if agreed is not None else "",
        "pay_way": _way(deal.pay_way or "", lang),
        "delivery": date_text(contract.delivery_date, lang) if contract.delivery_date else "",
        "template": material.wording.template,
        "signed": moment_text(contract.signed_at, lang) if contract.signed_at else "",
    }
    return tuple((t.LABELS[name](lang), value) for name, value in values.items())


def _deviations(material: Material, lang: Lang) -> Iterator[Deviation]:
    """Where the contract leaves the accepted quotation, item by item; each must be confirmed again (S3-45)."""
    deal, contract, offer = material.deal, material.contract, quoted(material.deal)
    options = [line for line in offer.get("options", ()) if not line["gift"] and not line.get("factory")]
    asked = sum((Money(line["price"]["fen"]) * line["count"] for line in options), ZERO)
    said = [line.strip() for line in str(offer.get("special_terms", "")).splitlines() if line.strip()]
    pairs = {
        "contract_price": (_money(quoted_price(deal)), _money(deal.contract_price)),
        "options": (_money(asked), _money(deal.options_price or ZERO)),
        "services": (_services(quoted_services(deal)), _services(agreed_services(deal, contract))),
        "special_terms": ("\n".join(said), "\n".join(special_terms(contract))),
        "pay_way": (_way(str(offer.get("pay_way", "")), lang), _way(deal.pay_way or "", lang)),
    }
    for name, (before, after) in pairs.items():
        if before != after:
            yield Deviation(t.DEVIATIONS[name](lang), before, after)


def _approvals(tx: Tx, material: Material, sources: Sources, lang: Lang) -> Iterator[ApprovalRow]:
    deal, which = material.deal, 0 if lang == "zh" else 1
    for given in sources.approvals(tx, deal):
        word = (t.AGREED if given.approved else t.REFUSED)(lang)
        if given.approved and given.granted is not None:
            word = t.AGREED_UP_TO(lang, amount=money_text(given.granted))
        said = word if given.note in {"", word} else f"{word}\n{given.note}"
        at = moment_text(given.at, lang)
        yield ApprovalRow(t.DISCOUNT(lang), ROLE_NAMES[given.role][which], staff_name(tx.session, given.by), at, said)
    if material.contract.id is not None:
        wanted = sa.select(TermsApproval).where(
            TermsApproval.contract_id == material.contract.id,
            TermsApproval.terms_sha256 == terms_digest(material.contract),
        )
        for row in tx.session.scalars(wanted.order_by(TermsApproval.id)):
            post, name = ROLE_NAMES[_POSTS[row.post]][which], staff_name(tx.session, row.by)
            yield ApprovalRow(t.TERMS(lang), post, name, moment_text(row.at, lang), t.AGREED(lang))
        refused = sa.select(TermsRefusal).where(TermsRefusal.contract_id == material.contract.id)
        for no in tx.session.scalars(refused.order_by(TermsRefusal.id).limit(30)):
            post, name = ROLE_NAMES[_POSTS[no.post]][which], staff_name(tx.session, no.by)
            yield ApprovalRow(t.TERMS(lang), post, name, moment_text(no.at, lang), f"{t.REFUSED(lang)}\n{no.note}")
    passed = sa.select(RuleOverride).where(RuleOverride.deal_id == deal.id).order_by(RuleOverride.id).limit(30)
    for one in tx.session.scalars(passed):
        name, at = staff_name(tx.session, one.by), moment_text(one.at, lang)
        yield ApprovalRow(t.PASSED(lang, code=one.code), "", name, at, one.reason)


def _filed(tx: Tx, filing: ContractFiling | None, lang: Lang) -> Iterator[str]:
    if filing is None:
        return
    yield t.FILED(lang, name=staff_name(tx.session, filing.by), at=moment_text(filing.at, lang))
    if filing.note:
        yield t.FILED_NOTE(lang, note=filing.note)


def _order(tx: Tx, order: InformalOrder, lang: Lang, *, signed: bool) -> str:
    state = (t.ORDER_REPLACED if signed else t.ORDER_OPEN)(lang)
    if order.confirmed_at is not None and order.confirmed_by is not None:
        word = t.ORDER_REFUSED if order.refusal else t.ORDER_CONFIRMED
        name, at = staff_name(tx.session, order.confirmed_by), moment_text(order.confirmed_at, lang)
        state = word(lang, name=name, at=at, why=order.refusal)
    return t.ORDER(lang, way=t.WAYS[order.way](lang), at=moment_text(order.at, lang), text=order.text, state=state)


def _way(word: str, lang: Lang) -> str:
    return t.PAY_WAYS[word](lang) if word in t.PAY_WAYS else ""


def _money(amount: Money | None) -> str:
    return "" if amount is None else money_text(amount)


def _services(chosen: dict[str, Money]) -> str:
    return "\n".join(f"{name} {money_text(price)}" for name, price in sorted(chosen.items()) if price)
