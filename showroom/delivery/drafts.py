"""What is typed at delivery, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from showroom.delivery.model import PaidBy, ReceiptKind
from showroom.kernel.findings import Finding
from showroom.kernel.money import Money
from showroom.vehicles.periods import Periods


@dataclass(frozen=True, slots=True)
class ReceiptDraft:
    """One payment; `amount` above zero, also for a refund. The same `key` stores it once only."""

    kind: ReceiptKind
    amount: Money
    paid_by: PaidBy
    key: str
    voucher: str = ""
    received_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of the ledger; `amount` is negative for a refund."""

    number: str
    kind: ReceiptKind
    amount: Money
    paid_by: PaidBy
    voucher: str
    note: str
    received_on: date
    by: str


@dataclass(frozen=True, slots=True)
class MoneyView:
    """`received` without the loan's disbursement; `outstanding` is negative when the store owes the customer."""

    due: Money
    received: Money
    loan: Money
    outstanding: Money
    receipts: tuple[ReceiptLine, ...]


@dataclass(frozen=True, slots=True)
class CarChoice:
    """A car in stock that fits the deal."""

    vehicle_id: int
    vin: str
    colours: str
    place: str
    same_colour: bool


@dataclass(frozen=True, slots=True)
class DeliveryDraft:
    """Everything prepared before the handover; incomplete is allowed, wrong is not.

    Sets hold keys: `pdi_points` of PDI_POINTS, `papers` of rules.DOCUMENTS, `ticked` of DELIVERY_ITEMS, `wishes_done`
    names of options. `version` is the stored version the draft was made from, 0 for none.
    """

    appointment: datetime | None = None
    delay_told: bool = False
    delay_reason: str = ""
    vin_on_car: str = ""
    vin_on_certificate: str = ""
    vin_on_invoice: str = ""
    pdi_points: frozenset[str] = frozenset()
    pdi_ticket: str = ""
    wishes_done: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    invoice_number: str = ""
    invoice_on: date | None = None
    compulsory_valid_to: date | None = None
    plate: str = ""
    temporary_plate: str = ""
    temporary_from: date | None = None
    temporary_to: date | None = None
    temporary_issue: int = 1
    odometer_km: int = 0
    keys: int = 0
    energy_percent: int | None = None
    agent: str = ""
    agent_id_number: str = ""
    agent_authority: bool = False
    photo_published: bool = False
    photo_consent: bool = False
    ticked: frozenset[str] = frozenset()
    service_adviser: str = ""
    remarks: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class ConfirmDraft:
    """The three signatures as PNG bytes (DV-05); the same `key` confirms once only."""

    key: str
    version: int
    customer_signature: bytes = field(default=b"", repr=False)
    sales_signature: bytes = field(default=b"", repr=False)
    service_signature: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """A deal's delivery. `items` can be ticked, of which `optional` need not be; `wishes` are what was ordered with
    the car; `periods` the 三包 periods once delivered.
    """

    deal_id: int
    draft: DeliveryDraft
    money: MoneyView
    vin: str
    car_text: str
    colours: str
    imported: bool
    wishes: tuple[str, ...]
    items: tuple[str, ...]
    optional: frozenset[str]
    findings: tuple[Finding, ...]
    number: str = ""
    document_id: int | None = None
    delivered_at: datetime | None = None
    periods: Periods | None = None
    pdi_passed: bool = False
