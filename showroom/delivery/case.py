"""From stored facts to the gates' case (DV-01…09), and what the gate shows as satisfied."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import timedelta

from showroom.deals.advances import advanced_subsidy
from showroom.deals.model import Deal, DealStatus, PayWay
from showroom.deals.promises import open_promises
from showroom.delivery import messages as say
from showroom.delivery.checklists import ItemsCase, open_items
from showroom.delivery.drafts import DeliveryDraft, MoneyView
from showroom.delivery.ledger import due_of
from showroom.delivery.model import Delivery
from showroom.delivery.preparation import pdi_passed
from showroom.delivery.quality_rules import (
    NO_CERTIFICATE,
    CertificateState,
    certificate_findings,
    configuration_findings,
)
from showroom.delivery.rules import DeliveryCase, delivery_findings
from showroom.kernel.errors import Message
from showroom.kernel.findings import Finding, Severity
from showroom.kernel.plate import TemporaryPlate
from showroom.persistence.actions import Tx
from showroom.vehicles.agreed_car import NOTHING_AGREED, AgreedCar, differences, model_with_year
from showroom.vehicles.model import Vehicle, VehicleModel

_MADE_IN_CHINA = ("L", "H")
"""How the VINs of cars made in China begin (GB 16735)."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One deal's delivery as read from the store."""

    deal: Deal
    row: Delivery | None
    draft: DeliveryDraft
    money: MoneyView
    vehicle: Vehicle | None
    model: VehicleModel | None
    open_changes: int = 0
    agreed: AgreedCar = NOTHING_AGREED
    certificate: CertificateState = NO_CERTIFICATE

    @property
    def imported(self) -> bool:
        """By the product library's word, or by a VIN of another country (MF-06)."""
        origin = "" if self.model is None else self.model.origin.lower()
        abroad = self.vehicle is not None and not self.vehicle.vin.startswith(_MADE_IN_CHINA)
        return abroad or "进口" in origin or "import" in origin

    @property
    def car(self) -> AgreedCar:
        """The car that is handed over, in the contract's words."""
        if self.vehicle is None or self.model is None:
            return AgreedCar()
        model, car = self.model, self.vehicle
        named = model_with_year(model.series, model.model_year)
        return AgreedCar(model.brand, named, model.version_name, car.exterior, car.interior, car.vin)

    @property
    def wishes_open(self) -> tuple[str, ...]:
        """What of it is not done yet."""
        return tuple(wish for wish in self.wishes if wish not in self.draft.wishes_done)

    @property
    def items(self) -> ItemsCase:
        return ItemsCase(self.imported, self.deal.pay_way is PayWay.LOAN)

    @property
    def wishes(self) -> tuple[str, ...]:
        """What was ordered to be fitted or given with the car."""
        quoted = json.loads(self.deal.quotation_json or "{}")
        return tuple(dict.fromkeys(line["name"] for line in quoted.get("options", ()) if line.get("name")))


def case_of(tx: Tx, facts: Facts) -> DeliveryCase:
    """What the gates look at, unsigned."""
    deal, row, draft = facts.deal, facts.row, facts.draft
    promised = open_promises(tx, deal.id)
    papers = (("car", draft.vin_on_car), ("certificate", draft.vin_on_certificate), ("invoice", draft.vin_on_invoice))
    return DeliveryCase(
        on=tx.today,
        open_changes=facts.open_changes,
        contract_active=deal.contract_number is not None and deal.status is DealStatus.OPEN,
        allocated_vin="" if facts.vehicle is None else facts.vehicle.vin,
        vins=papers,
        price_due=facts.money.due - advanced_subsidy(facts.deal),
        received=facts.money.received,
        loan_confirmed=facts.money.loan,
        imported=facts.imported,
        handed_over=draft.papers,
        pdi_passed=pdi_passed(draft),
        wishes_open=len(facts.wishes_open),
        wishes_named="、".join(facts.wishes_open),
        compulsory_valid_to=draft.compulsory_valid_to,
        permanent_plate=draft.plate,
        temporary_plate=_temporary(draft),
        checklist_open=None if row is None else len(open_items(facts.items, draft.ticked)),
        by_agent=bool(draft.agent),
        agent_authority=draft.agent_authority,
        promised_on=None if row is None else row.promised_on,
        delay_told=draft.delay_told,
        promises_open=len(promised),
        promises_named="; ".join(one.text for one in promised),
        photo_published=draft.photo_published,
        photo_consent=draft.photo_consent,
    )


def before_signing(tx: Tx, facts: Facts) -> tuple[Finding, ...]:
    """What refuses the handover, the signatures aside: they are given with the confirmation itself."""
    case = replace(case_of(tx, facts), customer_signed=True, seller_signed=True)
    return (*_no_price(facts), *delivery_findings(case, tx.parameters), *_quality(tx, facts))


def delivery_gate(tx: Tx, facts: Facts) -> tuple[Finding, ...]:
    """Satisfied points and everything that is still missing before the car is delivered."""
    if facts.row is not None and facts.row.number is not None:
        return (_finding("DV-05", Severity.INFO, say.GATE_DONE, number=facts.row.number),)
    missing = before_signing(tx, facts)
    codes = {entry.field for entry in missing}
    return (
        *missing, *_appointment(tx, facts), *_satisfied(facts, codes),
        _finding("DV-05", Severity.BLOCK, say.GATE_UNCONFIRMED, "customer_signature"),
    )  # fmt: skip


def _satisfied(facts: Facts, missing: set[str]) -> list[Finding]:
    found = []
    if facts.vehicle is not None and "vin" not in missing:
        found.append(_finding("DV-01", Severity.INFO, say.GATE_CAR, vin=facts.vehicle.vin))
    if "receipts" not in missing:
        found.append(_finding("DV-02", Severity.INFO, say.GATE_PAID, due=facts.money.due.grouped()))
    if not any(name.startswith("document_") or name == "certificate" for name in missing):
        found.append(_finding("DV-03", Severity.INFO, say.GATE_PAPERS))
    if "pdi" not in missing:
        found.append(_finding("DV-04", Severity.INFO, say.GATE_PDI))
    return found


def _appointment(tx: Tx, facts: Facts) -> list[Finding]:
    appointment = facts.draft.appointment
    if appointment is None:
        return [_finding("DV-07", Severity.WARN, say.GATE_APPOINTMENT, "appointment_day")]
    hours = tx.parameters.whole("delivery.pdi_hours", tx.today)
    done = None if facts.row is None else facts.row.pdi_passed_at
    if (done or tx.now) > appointment - timedelta(hours=hours):
        return [_finding("§6.8", Severity.WARN, say.GATE_PDI_LATE, "pdi", hours=str(hours))]
    return []


def _quality(tx: Tx, facts: Facts) -> tuple[Finding, ...]:
    """The car is the one of the contract (MF-06), and its own 三包 certificate lies ready (SB-09, DV-03)."""
    if facts.vehicle is None or facts.model is None:
        return ()  # DV-01 says so
    differing = configuration_findings(differences(facts.agreed, facts.car))
    return (*differing, *certificate_findings(facts.certificate, tx.today))


def _no_price(facts: Facts) -> tuple[Finding, ...]:
    if due_of(facts.deal) is not None:
        return ()
    return (_finding("DV-02", Severity.BLOCK, say.NO_PRICE, "receipts"),)


def _temporary(draft: DeliveryDraft) -> TemporaryPlate | None:
    if not draft.temporary_plate or draft.temporary_from is None or draft.temporary_to is None:
        return None
    return TemporaryPlate(draft.temporary_from, draft.temporary_to, draft.temporary_issue)


def _finding(code: str, severity: Severity, message: Message, field: str = "", /, **values: str) -> Finding:
    return Finding(
        code, severity, message.text("zh", **values), message.text("en", **values), field=field, values=dict(values)
    )
