"""From the deal and its contract draft to the paper: the one place that decides what a contract says."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from showroom.contract import contract_paper as cp
from showroom.contract.annex_blocks import annex_names
from showroom.contract.annex_paper import Annexes
from showroom.contract.annex_texts import PROMISES_CLAUSE
from showroom.contract.brand_notice import BrandState, warning_on
from showroom.contract.disclosure import condition
from showroom.contract.house_terms import HouseTerms
from showroom.contract.model import Contract
from showroom.contract.returned_car import marked, told_returned
from showroom.contract.rules import earnest_cap, split_deposit
from showroom.contract.shipped_template import SHIPPED, shipped
from showroom.contract.template_shape import Wording
from showroom.customers.identity import ID_KIND_NAMES
from showroom.deals.model import Deal, PayWay
from showroom.deals.optional_services import SERVICES as SERVICES  # noqa: PLC0414 - the contract's readers know it here
from showroom.deals.optional_services import chosen_services
from showroom.deals.part_quality import labelled
from showroom.documents.paper import PaperHead
from showroom.documents.parties import CustomerParty, StoreParty
from showroom.documents.phrases import Phrase, moment_text, money_text
from showroom.kernel.errors import Lang
from showroom.kernel.money import ZERO, Money
from showroom.staff.service import StoreCard, complaint_contact
from showroom.vehicles.model import Energy, Vehicle, VehicleModel

if TYPE_CHECKING:
    from showroom.vehicles.returned_cars import ReturnedMark

TEMPLATE = SHIPPED
_PAY = {
    PayWay.CASH: Phrase("全款", "paid in full by the buyer"),
    PayWay.LOAN: Phrase("首付 + 贷款（分期）", "down payment and loan (instalments)"),
}
_ENERGY = {
    Energy.ICE: Phrase("汽油/柴油", "petrol or diesel"),
    Energy.BEV: Phrase("纯电动", "battery electric"),
    Energy.PHEV: Phrase("插电式混合动力", "plug-in hybrid"),
    Energy.FCEV: Phrase("燃料电池", "fuel cell"),
}
_RANGE = Phrase("续航 {km} km（公告工况）", "range {km} km (as announced)")
_OPTIONS = Phrase("选装/精品（按报价单）", "Options and accessories (as quoted)")
_INCLUDED = Phrase("增值税、标准配置、售前检查（PDI）", "VAT, standard equipment, pre-delivery inspection (PDI)")
_INCLUDED_FACTORY = Phrase("{included}、厂家选装（{options}）", "{included}, ordered from the factory: {options}")
_FACTORY_LINE = Phrase("{name} × {count} {price}", "{name} × {count} {price}")
_EXCLUDED = Phrase(
    "车辆购置税、车船税、保险、上牌规费", "purchase tax, vehicle and vessel tax, insurance, registration fees"
)
_LOAN = Phrase("贷款本金 ¥{amount}", "loan principal ¥{amount}")
_PAPERS = (
    Phrase("车辆合格证", "certificate of conformity"),
    Phrase("车辆一致性证书", "certificate of consistency"),
    Phrase("中文使用说明书", "Chinese manual"),
    Phrase("保修手册", "warranty book"),
    Phrase("三包凭证", "three-guarantees certificate"),
    Phrase("机动车销售统一发票", "sales invoice"),
)
_PROMISE = Phrase("卖方承诺：{text}", "Promised by the seller: {text}")
_AUTHORISED = Phrase("{brand} 供应商授权销售", "authorised by the supplier of {brand}")
_AUTHORISED_BY = Phrase("{supplier} 授权销售 {brand}（{paper}）", "{brand}, authorised by {supplier} ({paper})")
_NOT_AUTHORISED = Phrase("{brand} 未经供应商授权，见下方特别提醒", "{brand} is not authorised, see the notice below")


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a contract is made from, as rows of one transaction; `marked`: the price board that day (MF-01)."""

    deal: Deal
    contract: Contract
    store: StoreCard
    model: VehicleModel | None
    vehicle: Vehicle | None
    consultant: str
    privacy_version: str
    promises: tuple[str, ...]
    max_share: Decimal
    house: HouseTerms = field(default_factory=HouseTerms)
    returned: ReturnedMark | None = None
    marked: Mapping[str, Money] = field(default_factory=dict)
    wording: Wording = field(default_factory=shipped)
    annexes: Mapping[Lang, Annexes] = field(default_factory=dict)
    notes: Mapping[Lang, tuple[str, ...]] = field(default_factory=dict)
    brand: BrandState | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """What only the signing knows; without it the paper is a draft.

    `ink`: numbered and no draft, but the lines stay empty for the pen (§3.6).
    """

    number: str
    on: date
    at: datetime | None = None
    anchor: str = ""
    buyer: bytes = b""
    seller: bytes = b""
    original: str = ""
    guardian: bytes = b""
    ink: bool = False


def contract_paper(material: Material, signing: Signing, lang: Lang) -> cp.ContractPaper:
    """The paper in `lang`; without `signing.at` it carries the draft's watermark."""
    contract, deal = material.contract, material.deal
    at = moment_text(signing.at, lang) if signing.at and not signing.ink else ""
    return cp.ContractPaper(
        head=PaperHead(
            material.store.name, signing.number, material.wording.template, signing.anchor, draft=signing.at is None
        ),
        signed_on=signing.on,
        signed_place=contract.sign_place,
        seller=_seller(material.store, material.brand, lang),
        buyer=_buyer(contract, lang),
        vehicle=_vehicle(material, lang),
        price=_price(deal, lang),
        payment=_payment(material, lang),
        delivery=cp.DeliveryTerms(
            contract.delivery_date, contract.delivery_place, tuple(phrase(lang) for phrase in _PAPERS)
        ),
        signatures=cp.ContractSignatures(
            material.consultant, not signing.ink, signing.seller, at, signing.buyer, at, signing.guardian
        ),
        services=_services(material, lang),
        quality=cp.QualityTerms(known_defects=contract.known_defects or ""),
        breach=cp.BreachTerms(material.house.daily_percent, material.house.withdraw_days),
        end=cp.ContractEnd(
            contract.forum, contract.forum_name, material.privacy_version,
            (*told_returned(material.returned, lang), *special_terms(contract), *_promised(material, lang)),
            (*annex_names(lang), *material.notes.get(lang, ())), material.house.copies,
        ),
        translation_of=signing.original,
        wording=material.wording,
        annexed=material.annexes.get(lang),
        brand=warning_on(material.brand, lang),
    )  # fmt: skip


def _promised(material: Material, lang: Lang) -> tuple[str, ...]:
    """The promises word for word, or where they stand when the annexes are attached."""
    if not material.promises:
        return ()
    if lang in material.annexes:
        return (PROMISES_CLAUSE(lang, count=len(material.promises)),)
    return tuple(_PROMISE(lang, text=text) for text in material.promises)


def special_terms(contract: Contract) -> tuple[str, ...]:
    """One special term a line."""
    return tuple(line.strip() for line in contract.special_terms.splitlines() if line.strip())


def terms_digest(contract: Contract) -> str:
    """What an approval of the special terms is bound to (CT-04)."""
    return sha256("\n".join(special_terms(contract)).encode()).hexdigest()


def total_price(deal: Deal) -> Money:
    """What the contract obliges the buyer to pay the store: the car and its options."""
    return (deal.contract_price or ZERO) + (deal.options_price or ZERO)


def snapshot(paper: object, lang: Lang, **more: object) -> str:
    """The paper's data as JSON, signature images by their digest (CT-07); `more` goes beside it."""
    return json.dumps({"language": lang, **_plain(paper), **more}, ensure_ascii=False, sort_keys=True)


def quoted(deal: Deal) -> dict[str, Any]:
    """The accepted quotation as negotiation handed it over (amounts as {"fen": n}), {} when there is none."""
    found = json.loads(deal.quotation_json or "{}")
    return found if isinstance(found, dict) else {}


def quoted_services(deal: Deal) -> dict[str, Money]:
    """The services that the accepted quotation charges, by their code of SERVICES, else by their name."""
    return {key: price for key, (price, _) in chosen_services(quoted(deal).get("services", [])).items()}


def agreed_services(deal: Deal, contract: Contract) -> dict[str, Money]:
    """What the contract says of services: its ticks, and those quoted ones that have no tick of their own."""
    ticked = {entry["code"]: Money(entry["fen"]) for entry in json.loads(contract.services)}
    return ticked | {key: price for key, price in quoted_services(deal).items() if key not in SERVICES}


def quoted_price(deal: Deal) -> Money | None:
    """The contract price that follows from the accepted quotation, None when the deal carries no quotation."""
    lines = quoted(deal).get("discounts")
    if lines is None or deal.guide_price is None:
        return None
    return deal.guide_price - sum((Money(line["amount"]["fen"]) for line in lines), ZERO) + _factory_price(deal)


def _plain(value: Any) -> Any:
    if isinstance(value, Wording):
        return {"template": value.template, "sha256": value.sha256}  # its text is kept once for all its contracts
    if dataclasses.is_dataclass(value) and not isinstance(value, type | Money):
        return {entry.name: _plain(getattr(value, entry.name)) for entry in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(entry) for entry in value]
    if isinstance(value, bytes):
        return f"sha256:{sha256(value).hexdigest()}" if value else ""
    if isinstance(value, StrEnum):
        return value.value
    return str(value) if isinstance(value, Money | date | Decimal) else value


def _seller(store: StoreCard, brand: BrandState | None, lang: Lang) -> StoreParty:
    return StoreParty(
        store.name, store.credit_code, store.address, store.phone, store.legal_representative, store.bank,
        store.bank_account, _authorisation(brand, lang), complaint_contact(store),
    )  # fmt: skip


def _authorisation(state: BrandState | None, lang: Lang) -> str:
    """By whose word the brand is sold, with the paper where it is known (MF-03)."""
    if state is None:
        return ""
    standing = state.standing
    if not standing.authorised:
        return _NOT_AUTHORISED(lang, brand=standing.brand)
    if not standing.supplier:
        return _AUTHORISED(lang, brand=standing.brand)
    return _AUTHORISED_BY(lang, supplier=standing.supplier, brand=standing.brand, paper=standing.paper_number or "-")


def _buyer(contract: Contract, lang: Lang) -> CustomerParty:
    kind = ID_KIND_NAMES[contract.buyer_id_kind][0 if lang == "zh" else 1] if contract.buyer_id_kind else ""
    return CustomerParty(
        contract.buyer_name, kind, contract.buyer_id_number, contract.buyer_phone, contract.buyer_address,
        contract.invoice_title, contract.agent, contract.agent_id_number, contract.guardian,
    )  # fmt: skip


def _vehicle(material: Material, lang: Lang) -> cp.VehicleTerms:
    deal, model, car = material.deal, material.model, material.vehicle
    if model is None:
        return cp.VehicleTerms("", "", "", deal.exterior, deal.interior, deal.guide_price)
    year = f" {model.model_year}" + ("款" if lang == "zh" else "") if model.model_year else ""
    return cp.VehicleTerms(
        model.brand, f"{model.series}{year}", model.version_name,
        deal.exterior or (car.exterior if car else ""), deal.interior or (car.interior if car else ""),
        deal.guide_price,
        condition=marked(condition(material.contract, car, lang), material.returned, lang),
        vin=car.vin if car else "",
        engine_number=car.engine_number if car else "",
        certificate_number=car.certificate_number if car else "",
        production_date=car.produced.isoformat() if car and car.produced else "",
        origin=model.origin, energy=_ENERGY[model.energy](lang), emission=model.emission,
        battery=_RANGE(lang, km=model.range_km) if model.range_km else "",
    )  # fmt: skip


def _price(deal: Deal, lang: Lang) -> cp.PriceTerms:
    """The unit price is that of the car as ordered: its guide price and what the factory adds to it (§4.1)."""
    unit = None if deal.guide_price is None else deal.guide_price + _factory_price(deal)
    return cp.PriceTerms(
        unit, deal.discount, deal.contract_price, _included(deal, lang), _EXCLUDED(lang),
        _options(deal, lang), _gifts(deal, lang),
    )  # fmt: skip


def _included(deal: Deal, lang: Lang) -> str:
    ordered = [
        _FACTORY_LINE(
            lang, name=_named(entry, lang), count=entry["count"],
            price=money_text(Money(entry["price"]["fen"]) * entry["count"]),
        )
        for entry in _factory_options(deal)
    ]  # fmt: skip
    if not ordered:
        return _INCLUDED(lang)
    joint = "、" if lang == "zh" else ", "
    return _INCLUDED_FACTORY(lang, included=_INCLUDED(lang), options=joint.join(ordered))


def _factory_options(deal: Deal) -> list[dict[str, Any]]:
    return [entry for entry in quoted(deal).get("options", ()) if entry.get("factory")]


def _factory_price(deal: Deal) -> Money:
    return sum((Money(entry["price"]["fen"]) * entry["count"] for entry in _factory_options(deal)), ZERO)


def _options(deal: Deal, lang: Lang) -> tuple[cp.OptionLine, ...]:
    """The options as quoted, line by line where the quotation names them, else as one sum that agrees with the deal."""
    wanted = deal.options_price or ZERO
    lines = tuple(
        cp.OptionLine(_named(entry, lang), entry["count"], Money(entry["price"]["fen"]))
        for entry in quoted(deal).get("options", ())
        if not entry["gift"] and not entry.get("factory")
    )
    if sum((line.unit_price * line.quantity for line in lines), ZERO) == wanted:
        return lines
    return (cp.OptionLine(_OPTIONS(lang), 1, wanted),)


def _gifts(deal: Deal, lang: Lang) -> tuple[cp.GiftLine, ...]:
    options = quoted(deal).get("options", ())
    return tuple(cp.GiftLine(_named(entry, lang), entry["count"]) for entry in options if entry["gift"])


def _named(entry: dict[str, Any], lang: Lang) -> str:
    """A quoted accessory with the kind of part that it is (MF-07)."""
    return labelled(entry["name"], str(entry.get("quality", "")), lang)


def _payment(material: Material, lang: Lang) -> cp.PaymentTerms:
    deal, contract = material.deal, material.contract
    price, agreed = deal.contract_price or ZERO, contract.deposit_agreed
    loan = deal.pay_way is PayWay.LOAN
    terms = cp.PaymentTerms(
        _PAY[deal.pay_way](lang) if deal.pay_way else "",
        contract.deposit_word, agreed,
        balance=None if agreed is None else total_price(deal) - agreed,
        balance_due=contract.balance_due, with_loan=loan,
        loan_note=_LOAN(lang, amount=deal.loan_principal.grouped()) if loan and deal.loan_principal else "",
    )  # fmt: skip
    if agreed is None or contract.deposit_word is not cp.DepositWord.EARNEST:
        return terms
    split = split_deposit(price, agreed, contract.deposit_word.value, material.max_share)
    return dataclasses.replace(
        terms, earnest_cap=earnest_cap(price, material.max_share), earnest=split.earnest, prepayment=split.prepayment
    )


def _services(material: Material, lang: Lang) -> tuple[cp.ServiceOffer, ...]:
    """Every service with price and provider, ticked where agreed; what else is on the board stays open (MF-04).

    The provider is the one that was quoted, else the list's own.
    """
    deal, marked = material.deal, material.marked
    agreed = agreed_services(deal, material.contract)
    named = chosen_services(quoted(deal).get("services", []))

    def provider(key: str) -> str:
        listed = SERVICES.get(key, SERVICES["plates"])[1](lang)
        return named.get(key, (ZERO, ""))[1] or listed

    own = tuple(
        cp.ServiceOffer(name(lang), provider(code), agreed.get(code, marked.get(code, ZERO)), chosen=code in agreed)
        for code, (name, _) in SERVICES.items()
        if code in agreed or code in marked
    )
    others = (
        cp.ServiceOffer(key, provider(key), price, chosen=True) for key, price in agreed.items() if key not in SERVICES
    )
    return (*own, *others)
