"""The quotation paper of a saved quotation."""

from __future__ import annotations

from showroom.customers.model import Customer
from showroom.deals.model import Deal
from showroom.documents.paper import PaperHead
from showroom.documents.parties import StoreParty
from showroom.kernel.errors import Lang
from showroom.kernel.money import ZERO, Money
from showroom.negotiation.draft import DiscountKind, QuoteDraft, draft_from_json
from showroom.negotiation.model import Quotation
from showroom.negotiation.quotation_pdf import QuotationPaper, QuotedLine
from showroom.negotiation.reckoning import Reckoned
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember
from showroom.staff.service import store_card
from showroom.vehicles.model import Vehicle, VehicleModel

TEMPLATE = "quotation-2026.1"
Words = tuple[str, str]
_DISCOUNTS: dict[DiscountKind, Words] = {
    DiscountKind.STORE: ("经销商优惠", "Dealer discount"),
    DiscountKind.MANUFACTURER: ("厂家优惠", "Manufacturer's discount"),
    DiscountKind.TRADE_IN: ("置换补贴（店内）", "Trade-in bonus"),
    DiscountKind.LOYALTY: ("老客户优惠", "Loyalty discount"),
}
GUIDE: Words = ("厂家指导价", "Guide price")
TAX: Words = ("车辆购置税", "Vehicle purchase tax")
TAX_NOTE: Words = ("计税价 {base}，减免 {relief}", "base {base}, relief {relief}")
VESSEL: Words = ("车船税", "Vehicle and vessel tax")
VESSEL_NOTE: Words = ("年税额 {annual}，按月计至 12 月", "{annual} a year, by months to December")
COMPULSORY: Words = ("交强险", "Compulsory insurance")
COMMERCIAL: Words = ("商业险", "Commercial insurance")
COMMERCIAL_NOTE: Words = ("保险公司报价，自愿投保", "insurer's quote, optional")
OFFICIAL: Words = ("上牌规费", "Official plate fees")
OFFICIAL_NOTE: Words = ("车管所收取", "collected by the traffic office")
CHOSEN: Words = ("客户自愿选择", "chosen by the customer")
TRADE_IN: Words = ("旧车置换抵扣", "Trade-in value")
DEPOSIT: Words = ("已付定金／订金", "Deposit paid")
LOAN: Words = ("贷款金额", "Loan")


def quotation_paper(tx: Tx, deal: Deal, quotation: Quotation, found: Reckoned, lang: Lang) -> QuotationPaper:
    """Everything the quotation prints, from the stored draft and what it comes to."""
    draft = draft_from_json(quotation.draft)
    card = store_card(tx.session)
    customer = tx.session.get_one(Customer, deal.customer_id)
    consultant = tx.session.get_one(StaffMember, deal.consultant_id)
    model = tx.session.get_one(VehicleModel, deal.model_id)
    return QuotationPaper(
        head=PaperHead(card.name, quotation.number, TEMPLATE),
        quoted_on=quotation.quoted_on,
        valid_until=quotation.valid_until,
        store=StoreParty(card.name, card.credit_code, card.address, card.phone),
        customer_name=customer.name,
        customer_phone=customer.phone or "",
        consultant=consultant.name,
        consultant_phone=consultant.phone or card.phone,
        vehicle=f"{model.brand} {model.series}",
        version=model.version_name,
        colours=_colours(tx, deal),
        guide_price=found.guide_price,
        price_lines=_price_lines(draft, found, lang),
        contract_price=found.price.contract_price,
        cost_lines=_cost_lines(draft, found, lang),
        on_road=found.price.on_road,
        credits=_credits(draft, lang),
        due=found.price.due,
        delivery_period=draft.delivery_period,
        gifts=tuple(f"{option.name} × {option.count}" for option in draft.options if option.gift),
        expected_subsidy=found.subsidy,
        services_note="、".join(line.name for line in draft.services if not line.chosen),
        special_terms=(draft.special_terms,) if draft.special_terms else (),
    )


def _word(words: Words, lang: Lang, **values: str) -> str:
    return words[lang == "en"].format(**values)


def _colours(tx: Tx, deal: Deal) -> str:
    vehicle = None if deal.vehicle_id is None else tx.session.get(Vehicle, deal.vehicle_id)
    exterior = deal.exterior or (vehicle.exterior if vehicle else "")
    interior = deal.interior or (vehicle.interior if vehicle else "")
    return " / ".join(part for part in (exterior, interior) if part)


def _price_lines(draft: QuoteDraft, found: Reckoned, lang: Lang) -> tuple[QuotedLine, ...]:
    guide = QuotedLine(_word(GUIDE, lang), found.guide_price)
    return (guide, *(QuotedLine(_word(_DISCOUNTS[line.kind], lang), -line.amount) for line in draft.discounts))


def _cost_lines(draft: QuoteDraft, found: Reckoned, lang: Lang) -> tuple[QuotedLine, ...]:
    price = found.price
    lines = [
        QuotedLine(f"{o.name} × {o.count}", o.price * o.count, _word(CHOSEN, lang)) for o in draft.options if not o.gift
    ]
    tax_note = _word(TAX_NOTE, lang, base=price.tax.base.grouped(), relief=price.tax.relief.grouped())
    lines.append(QuotedLine(_word(TAX, lang), price.tax.payable, tax_note))
    vessel_note = _word(VESSEL_NOTE, lang, annual=draft.vehicle_vessel_annual.grouped())
    for words, amount, text in (
        (VESSEL, price.vehicle_vessel_tax, vessel_note),
        (COMPULSORY, price.compulsory, ""),
        (COMMERCIAL, price.commercial, _word(COMMERCIAL_NOTE, lang)),
        (OFFICIAL, price.official_fees, _word(OFFICIAL_NOTE, lang)),
    ):
        if amount:
            lines.append(QuotedLine(_word(words, lang), amount, text))
    lines += [QuotedLine(s.name, s.price, _word(CHOSEN, lang)) for s in draft.services if s.chosen]
    return tuple(lines)


def _credits(draft: QuoteDraft, lang: Lang) -> tuple[QuotedLine, ...]:
    def line(words: Words, amount: Money, text: str = "") -> tuple[QuotedLine, ...]:
        return (QuotedLine(_word(words, lang), -amount, text),) if amount > ZERO else ()

    return (
        *line(TRADE_IN, draft.trade_in, draft.trade_in_car),
        *line(DEPOSIT, draft.deposit_paid),
        *line(LOAN, draft.loan_principal),
    )
