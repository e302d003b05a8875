"""The quotation paper of a saved quotation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from showroom.customers.model import Customer
from showroom.deals.brand_warning import LIABLE, TO_BE_NAMED, WARNING
from showroom.deals.model import Deal
from showroom.documents.paper import PaperHead
from showroom.documents.parties import StoreParty
from showroom.kernel.errors import Lang
from showroom.negotiation.draft import OptionLine, draft_from_json
from showroom.negotiation.goods import board_on, true_value
from showroom.negotiation.ladder import Rung, Words, cost_rungs, credit_rungs, price_rungs, service_name
from showroom.negotiation.model import Quotation
from showroom.negotiation.quotation_pdf import QuotationPaper, QuotedLine
from showroom.negotiation.reckoning import Reckoned
from showroom.persistence.actions import Tx
from showroom.staff.brands import standing_on
from showroom.staff.model import StaffMember
from showroom.staff.service import store_card
from showroom.vehicles.model import Vehicle, VehicleModel

TEMPLATE = "quotation-2026.2"
GIFT_VALUE = Words("（价值 ¥{amount}）", " (worth ¥{amount})")


def quotation_paper(tx: Tx, deal: Deal, quotation: Quotation, found: Reckoned, lang: Lang) -> QuotationPaper:
    """Everything the quotation prints, from the stored draft and what it comes to."""
    draft = draft_from_json(quotation.draft)
    card = store_card(tx.session)
    customer = tx.session.get_one(Customer, deal.customer_id)
    consultant = tx.session.get_one(StaffMember, deal.consultant_id)
    model = tx.session.get_one(VehicleModel, quotation.model_id or deal.model_id)
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
        price_lines=_lines(price_rungs(draft, found), lang),
        contract_price=found.price.contract_price,
        cost_lines=_lines(cost_rungs(draft, found), lang),
        on_road=found.price.on_road,
        credits=_lines(credit_rungs(draft), lang),
        due=found.price.due,
        delivery_period=draft.delivery_period,
        gifts=_gifts(tx, draft.options, quotation.quoted_on, lang),
        expected_subsidy=found.subsidy,
        services_note=("、" if lang == "zh" else ", ").join(
            service_name(line)(lang) for line in draft.services if not line.chosen
        ),
        special_terms=(*_returned(tx, deal, lang), *([draft.special_terms] if draft.special_terms else [])),
        subsidy_advance=draft.subsidy_advance,
        cautions=tuple(one.text(lang) for one in found.facts.no_rule),
        brand_warning=_brand_warning(tx, model.brand, quotation.quoted_on, lang),
    )


def _returned(tx: Tx, deal: Deal, lang: Lang) -> tuple[str, ...]:
    """The written disclosure of a 三包换退车 (SB-11)."""
    from showroom.vehicles.returned_cars import mark_of

    mark = mark_of(tx, deal.vehicle_id)
    return () if mark is None else (mark.disclosure(lang),)


def _brand_warning(tx: Tx, brand: str, day: date, lang: Lang) -> str:
    """What has to be said of a brand that nobody authorised on that day, '' for the others (MF-03)."""
    standing = standing_on(tx, brand, day)
    if standing.authorised:
        return ""
    liable = standing.liable or TO_BE_NAMED(lang)
    return f"{WARNING(lang, brand=brand)}{'' if lang == 'zh' else ' '}{LIABLE(lang, liable=liable)}"


def _colours(tx: Tx, deal: Deal) -> str:
    vehicle = None if deal.vehicle_id is None else tx.session.get(Vehicle, deal.vehicle_id)
    exterior = deal.exterior or (vehicle.exterior if vehicle else "")
    interior = deal.interior or (vehicle.interior if vehicle else "")
    return " / ".join(part for part in (exterior, interior) if part)


def _lines(rungs: Iterable[Rung], lang: Lang) -> tuple[QuotedLine, ...]:
    return tuple(QuotedLine(rung.name(lang), rung.amount, rung.note(lang)) for rung in rungs)


def _gifts(tx: Tx, options: Iterable[OptionLine], day: date, lang: Lang) -> tuple[str, ...]:
    """Gifts by name and number, with a value only where it is what the store sells them for (价格欺诈 18)."""
    given = [option for option in options if option.gift]
    board = board_on(tx, [option.name for option in given], day)
    return tuple(_gift(option, lang, valued=true_value(option, board)) for option in given)


def _gift(option: OptionLine, lang: Lang, *, valued: bool) -> str:
    said = f"{option.name} × {option.count}"
    if not valued:
        return said
    return f"{said}{GIFT_VALUE(lang, amount=(option.price * option.count).grouped())}"
