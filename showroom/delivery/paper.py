"""The delivery confirmation of a prepared handover (DV-05)."""

from __future__ import annotations

import json
from dataclasses import dataclass

import sqlalchemy as sa

from showroom.customers.identity import ID_KIND_NAMES
from showroom.customers.model import Customer
from showroom.deals.model import Deal, Promise
from showroom.delivery.case import Facts
from showroom.delivery.certificate_paper import percent
from showroom.delivery.checklists import left_out
from showroom.delivery.confirmation_pdf import ConfirmationPaper, DeliveredCar, DeliverySignatures, PromiseKept
from showroom.delivery.confirmation_texts import PROMISE_WITHDRAWN, UNTIL_KM
from showroom.delivery.drafts import ConfirmDraft
from showroom.delivery.sold_terms import sold_terms
from showroom.documents.paper import PaperHead
from showroom.documents.parties import CustomerParty
from showroom.documents.phrases import date_text, moment_text
from showroom.kernel.errors import Bug, Lang
from showroom.persistence.actions import Tx
from showroom.staff.service import staff_name, store_card
from showroom.vehicles.periods import three_guarantees
from showroom.vehicles.quality_terms import lines
from showroom.vehicles.records import model_text

TEMPLATE = "delivery-2026.2"
KIND = "delivery"


@dataclass(frozen=True, slots=True)
class Signing:
    """What confirming adds: the number and the three signatures."""

    number: str
    draft: ConfirmDraft


def confirmation_paper(tx: Tx, facts: Facts, signing: Signing, lang: Lang) -> ConfirmationPaper:
    """Everything the delivery confirmation prints."""
    deal, draft = facts.deal, facts.draft
    card = store_card(tx.session)
    signed = signing.draft
    return ConfirmationPaper(
        head=PaperHead(card.name, signing.number, TEMPLATE, draft=not signed.customer_signature),
        delivered_at=tx.now,
        place=card.address or card.name,
        contract_number=deal.contract_number or "",
        customer=_customer(tx, facts, lang),
        car=_car(facts),
        ticked=tuple(sorted(draft.ticked - frozenset(left_out(facts.items, draft.ticked)))),
        signatures=DeliverySignatures(
            sales=staff_name(tx.session, deal.consultant_id),
            service=draft.service_adviser,
            customer_image=signed.customer_signature,
            sales_image=signed.sales_signature,
            service_image=signed.service_signature,
            at=moment_text(tx.now, lang) if signed.customer_signature else "",
        ),
        left_out=left_out(facts.items, draft.ticked),
        promises=_promises(tx, deal, lang),
        remarks=draft.remarks,
        explained=_explained(tx, facts, lang),
    )


def snapshot(paper: ConfirmationPaper, lang: Lang) -> str:
    """The handover's facts as JSON, kept beside the paper (CT-07)."""
    return json.dumps(
        {
            "language": lang, "number": paper.head.number, "contract": paper.contract_number, "vin": paper.car.vin,
            "plate": paper.car.plate, "odometer": paper.car.odometer, "keys": paper.car.keys,
            "delivered_at": paper.delivered_at.isoformat(), "ticked": list(paper.ticked),
            "left_out": list(paper.left_out),
            "explained": dict(paper.explained), "promises": [[p.text, p.kept] for p in paper.promises],
        },
        ensure_ascii=False, sort_keys=True,
    )  # fmt: skip


def _explained(tx: Tx, facts: Facts, lang: Lang) -> tuple[tuple[str, str], ...]:
    """The values behind what was explained: certificate, n, periods, network (SB-10)."""
    if facts.vehicle is None:
        return ()
    invoiced = facts.draft.invoice_on or tx.today
    terms = sold_terms(tx, facts.vehicle.model_id, facts.draft.invoice_on)
    found = three_guarantees(invoiced, tx.today, tx.parameters, terms)
    network = lines(terms.network)
    values = {
        "certificate": facts.certificate.number,
        "share": f"{percent(terms.share)}%",
        "repair": UNTIL_KM(lang, day=date_text(found.year_3, lang), km=f"{found.repair_km:,}"),
        "return": UNTIL_KM(lang, day=date_text(found.year_2, lang), km=f"{found.return_km:,}"),
        "network": network[0] if network else "",
    }
    return tuple(values.items())


def _customer(tx: Tx, facts: Facts, lang: Lang) -> CustomerParty:
    customer = tx.session.get_one(Customer, facts.deal.customer_id)
    kind = ID_KIND_NAMES[customer.id_kind][lang == "en"] if customer.id_kind else ""
    return CustomerParty(
        customer.name, kind, customer.id_number or "", customer.phone or "", address=customer.address,
        agent=facts.draft.agent, agent_id_number=facts.draft.agent_id_number,
    )  # fmt: skip


def _car(facts: Facts) -> DeliveredCar:
    vehicle, draft = facts.vehicle, facts.draft
    if vehicle is None or facts.model is None:
        raise Bug("a delivery paper without a car")
    energy = "" if draft.energy_percent is None else f"{draft.energy_percent}%"
    colours = " / ".join(part for part in (vehicle.exterior, vehicle.interior) if part)
    return DeliveredCar(
        model_text(facts.model), colours, vehicle.vin, vehicle.engine_number, draft.plate or draft.temporary_plate,
        draft.odometer_km, draft.keys, energy,
    )  # fmt: skip


def _promises(tx: Tx, deal: Deal, lang: Lang) -> tuple[PromiseKept, ...]:
    """Every promise of the deal, the withdrawn ones with their reason: none is left out (DV-09)."""
    rows = tx.session.scalars(sa.select(Promise).where(Promise.deal_id == deal.id).order_by(Promise.id))
    return tuple(PromiseKept(row.text, row.kept_at is not None, _promise_note(row, lang)) for row in rows)


def _promise_note(row: Promise, lang: Lang) -> str:
    if row.withdrawn_at is not None:
        return PROMISE_WITHDRAWN(lang, reason=row.withdrawn_reason)
    return row.kept_note
