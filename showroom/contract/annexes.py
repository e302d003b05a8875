"""What the contract's annexes say: car, price, promises, loan, consents (§3.2 Annex).

The steps never import each other: the accepted price and the chosen loan come in through `Sources`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

import sqlalchemy as sa

from showroom.contract import annex_texts as t
from showroom.contract.annex_paper import Annexes, ConsentRow, PriceSheet, PromiseRow, SheetLine
from showroom.contract.contract_paper import CONTRACT_DISAGREES
from showroom.contract.drafts import ContractView
from showroom.contract.intent_state import becomes_earnest, standing_intent
from showroom.contract.model import Contract
from showroom.contract.paper import Material, quoted
from showroom.customers.model import Consent, ConsentPurpose
from showroom.customers.records import newest_consents
from showroom.deals.handover import STEP_NAMES
from showroom.deals.model import Deal, PayWay, Promise
from showroom.documents.phrases import BLANK, Phrase, date_text, moment_text
from showroom.kernel.actor import Role
from showroom.kernel.clock import local_date
from showroom.kernel.errors import Lang, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember

LANGUAGES: tuple[Lang, Lang] = ("zh", "en")
MOST_PROMISES = 60


class QuotedLine(Protocol):
    """A line of the accepted price."""

    @property
    def name(self) -> str: ...
    @property
    def amount(self) -> Money: ...
    @property
    def note(self) -> str: ...


class QuotedPrice(Protocol):
    """The accepted quotation in one language; its lines add up to its totals."""

    @property
    def price_lines(self) -> Sequence[QuotedLine]: ...
    @property
    def cost_lines(self) -> Sequence[QuotedLine]: ...
    @property
    def credits(self) -> Sequence[QuotedLine]: ...
    @property
    def contract_price(self) -> Money: ...
    @property
    def on_road(self) -> Money: ...
    @property
    def due(self) -> Money: ...
    @property
    def gifts(self) -> Sequence[str]: ...
    @property
    def expected_subsidy(self) -> Money | None: ...
    @property
    def subsidy_advance(self) -> Money: ...


class ChosenLoan(Protocol):
    """The loan that is applied for; `rate` a year in percent, `monthly` the first instalment, None when not known."""

    @property
    def lender(self) -> str: ...
    @property
    def product(self) -> str: ...
    @property
    def principal(self) -> Money: ...
    @property
    def months(self) -> int: ...
    @property
    def rate(self) -> str: ...
    @property
    def method(self) -> tuple[str, str]: ...
    @property
    def status(self) -> tuple[str, str]: ...


class GivenApproval(Protocol):
    """A post's word on the quotation's discount (CT-04)."""

    @property
    def role(self) -> Role: ...
    @property
    def by(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def approved(self) -> bool: ...
    @property
    def note(self) -> str: ...
    @property
    def granted(self) -> Money | None: ...


def _no_approvals(_tx: Tx, _deal: Deal) -> Sequence[GivenApproval]:
    return ()


def _no_price(_tx: Tx, _deal: Deal, _lang: Lang) -> QuotedPrice | None:
    return None


def _no_loan(_tx: Tx, _deal: Deal) -> ChosenLoan | None:
    return None


def _nothing_held(_tx: Tx, _deal: Deal) -> Money:
    return ZERO


def _no_set_off(_tx: Tx, _deal: Deal, _amount: Money, _why: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Sources:
    """What the neighbours know: the accepted price, the chosen loan, 订金 in the ledger, who approved the discount.

    `set_off` turns 订金 of the ledger into 定金 by two lines of one amount, when a signed contract says so (DP-05).
    """

    price: Callable[[Tx, Deal, Lang], QuotedPrice | None] = _no_price
    loan: Callable[[Tx, Deal], ChosenLoan | None] = _no_loan
    intent_held: Callable[[Tx, Deal], Money] = _nothing_held
    set_off: Callable[[Tx, Deal, Money, str], None] = _no_set_off
    approvals: Callable[[Tx, Deal], Sequence[GivenApproval]] = _no_approvals


def annexes(tx: Tx, material: Material, sources: Sources, lang: Lang) -> Annexes:
    """The annexes of a deal's contract; raises contract_disagrees when the sheet does not add up to the deal."""
    return Annexes(
        _configuration(material, lang), _equipment(material), _price(tx, material, sources, lang),
        _promises(tx, material.deal, lang), _loan(tx, material.deal, sources, lang),
        _consents(newest_consents(tx, material.deal.customer_id), lang),
    )  # fmt: skip


def annexed(tx: Tx, material: Material, sources: Sources, languages: Sequence[Lang] = LANGUAGES) -> Material:
    """The material with its annexes in these languages: what is printed as a contract is made from this."""
    return replace(material, annexes={lang: annexes(tx, material, sources, lang) for lang in languages})


def offered(view: ContractView, held: Money) -> ContractView:
    """An unsaved draft with the 订金 already taken as paid; what it is in law the people decide by the word (DP-05)."""
    return replace(view, draft=replace(view.draft, deposit_paid=held))


def _configuration(material: Material, lang: Lang) -> tuple[tuple[str, str], ...]:
    deal, model, car = material.deal, material.model, material.vehicle
    values: dict[str, object] = {
        "exterior": deal.exterior or (car.exterior if car else ""),
        "interior": deal.interior or (car.interior if car else ""),
    }
    if model is not None:
        litres = f"{model.displacement_ml / 1000:.1f} L" if model.displacement_ml else ""
        reach = f"{model.range_km} km" if model.range_km else ""
        values |= {
            "brand": model.brand, "series": model.series, "version": model.version_name, "year": model.model_year,
            "energy": t.ENERGY[model.energy](lang), "gearbox": model.gearbox, "seats": model.seats,
            "displacement": litres, "range": reach, "emission": model.emission, "origin": model.origin,
        }  # fmt: skip
    if car is not None:
        values |= {"vin": car.vin, "engine": car.engine_number, "certificate": car.certificate_number}
        values["produced"] = date_text(car.produced, lang) if car.produced else ""
    return tuple((phrase(lang), str(values[name])) for name, phrase in t.CONFIGURATION.items() if values.get(name))


def _equipment(material: Material) -> tuple[str, ...]:
    """What the price list notes of the version, line by line, and the options ordered with the car."""
    noted = material.model.facts.splitlines() if material.model else ()
    options = (f"{entry['name']} × {entry['count']}" for entry in quoted(material.deal).get("options", ()))
    return tuple(line.strip() for line in (*noted, *options) if line.strip())


def _price(tx: Tx, material: Material, sources: Sources, lang: Lang) -> PriceSheet:
    deal = material.deal
    found = sources.price(tx, deal, lang)
    held = sources.intent_held(tx, deal)
    sheet = _plain_price(deal, lang) if found is None else _quoted_price(deal, found)
    return replace(sheet, deposit_note=_deposit_note(tx, material.contract, held, lang))


def _quoted_price(deal: Deal, found: QuotedPrice) -> PriceSheet:
    if (found.contract_price, found.on_road) != (deal.contract_price, deal.on_road_price):
        raise ShowroomError(
            CONTRACT_DISAGREES,
            what_zh="附件二的价格与已接受的报价不一致", what_en="Annex 2 differs from the accepted quotation",
        )  # fmt: skip
    parts = (found.price_lines, found.cost_lines, found.credits)
    ladder, costs, less = (tuple(SheetLine(one.name, one.amount, one.note) for one in part) for part in parts)
    return PriceSheet(
        ladder, found.contract_price, costs, found.on_road, less, found.due, tuple(found.gifts),
        found.expected_subsidy, subsidy_advance=found.subsidy_advance,
    )  # fmt: skip


def _plain_price(deal: Deal, lang: Lang) -> PriceSheet:
    """Without a quotation there are only the car and its options, and no on-road items."""
    price, options = deal.contract_price or ZERO, deal.options_price or ZERO
    ladder = [SheetLine(t.GUIDE_PRICE(lang), deal.guide_price or price)]
    if deal.discount:
        ladder.append(SheetLine(t.DISCOUNT(lang), -deal.discount))
    costs = (SheetLine(t.OPTIONS(lang), options),) if options else ()
    return PriceSheet(tuple(ladder), price, costs, price + options, (), price + options)


def _deposit_note(tx: Tx, contract: Contract, held: Money, lang: Lang) -> str:
    """DP-05: 订金 becomes part of the 定金 only because the contract says so here; else it is a prepayment."""
    if held <= ZERO:
        return ""
    order = standing_intent(tx, contract.deal_id)
    phrase = t.INTENT_BECOMES_EARNEST if becomes_earnest(contract, held) else t.INTENT_STAYS_PREPAID
    return phrase(lang, number=order.number if order else BLANK, amount=held.grouped())


def _promises(tx: Tx, deal: Deal, lang: Lang) -> tuple[PromiseRow, ...]:
    rows = tx.session.execute(
        sa.select(Promise, StaffMember.name)
        .join(StaffMember, StaffMember.id == Promise.by)
        .where(Promise.deal_id == deal.id, Promise.kept_at.is_(None), Promise.withdrawn_at.is_(None))
        .order_by(Promise.id)
        .limit(MOST_PROMISES + 1)
    ).all()
    if len(rows) > MOST_PROMISES:
        raise ShowroomError(t.TOO_MANY_PROMISES, limit=MOST_PROMISES)  # never one silently left out
    which = 0 if lang == "zh" else 1
    return tuple(
        PromiseRow(one.text, STEP_NAMES[one.step][which], date_text(local_date(one.at), lang), name)
        for one, name in rows
    )


def _loan(tx: Tx, deal: Deal, sources: Sources, lang: Lang) -> tuple[tuple[str, str], ...]:
    """The chosen offer, or what the quotation says of the loan; what is not known is said to be open."""
    if deal.pay_way is not PayWay.LOAN:
        return ()
    which = 0 if lang == "zh" else 1
    chosen = sources.loan(tx, deal)
    principal = chosen.principal if chosen else deal.loan_principal
    values: Mapping[str, str] = {
        "lender": chosen.lender if chosen else "",
        "product": chosen.product if chosen else "",
        "principal": f"¥{principal.grouped()}" if principal else "",
        "down": f"¥{((deal.contract_price or ZERO) - principal).grouped()}" if principal else "",
        "months": str(chosen.months) if chosen else "",
        "rate": chosen.rate if chosen else "",
        "method": chosen.method[which] if chosen else "",
        "status": chosen.status[which] if chosen else "",
    }
    return tuple((phrase(lang), values[name] or t.OPEN(lang)) for name, phrase in t.LOAN.items())


def _consents(newest: Mapping[ConsentPurpose, Consent], lang: Lang) -> tuple[ConsentRow, ...]:
    """Every purpose on a line of its own, ticked only where the customer's newest word is a yes (PI-03, PI-04)."""
    return tuple(_consent(phrase, newest.get(purpose), lang) for purpose, phrase in t.PURPOSES.items())


def _consent(phrase: Phrase, word: Consent | None, lang: Lang) -> ConsentRow:
    if word is None:
        return ConsentRow(phrase(lang), given=False)
    return ConsentRow(phrase(lang), word.given, word.notice_version, moment_text(word.at, lang))
