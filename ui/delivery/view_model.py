"""The handover being prepared: ledger, preparation, car and confirmation go to the service."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from showroom.delivery.drafts import CarChoice, ConfirmDraft, DeliveryDraft, DeliveryView, ReceiptDraft
from showroom.delivery.model import PaidBy, ReceiptKind
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, Message, ShowroomError
from showroom.kernel.money import ZERO
from ui.context import UiContext

BAD_TIME = Message("bad_time", "时间写成 14:30", "Write the time as 14:30")
SAME = (
    "delay_told", "delay_reason", "vin_on_car", "vin_on_certificate", "vin_on_invoice", "pdi_points", "pdi_ticket",
    "wishes_done", "papers", "invoice_number", "invoice_on", "compulsory_valid_to", "plate", "temporary_plate",
    "temporary_from", "temporary_to", "energy_percent", "agent", "agent_id_number", "agent_authority",
    "photo_published", "photo_consent", "ticked", "service_adviser", "remarks",
)  # fmt: skip
"""Fields that are named and typed alike on the page and in the draft."""


class DeliveryViewModel(QObject):
    """Loads, saves, allocates, takes money and confirms."""

    loaded = Signal(object)
    cars = Signal(object)
    saved = Signal(object)
    acted = Signal(str)
    refused = Signal(object)
    receipt_refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view: DeliveryView | None = None
        self.deal_id = 0
        self._receipt_key = _new_key()
        self._confirm_key = _new_key()

    def load(self, deal_id: int) -> None:
        """Read the deal's delivery."""
        if deal_id != self.deal_id:
            self._receipt_key, self._confirm_key = _new_key(), _new_key()
        self.deal_id = deal_id
        act = partial(self._service.current, self._context.actor, deal_id)
        self._context.jobs.read(act, self._on_loaded, self._on_failed, key="load")

    def read_cars(self) -> None:
        """Look for cars that could be allocated."""
        act = partial(self._service.cars, self._context.actor, self.deal_id)
        self._context.jobs.read(act, self._on_cars, self._on_failed, key="cars")

    def allocate(self, vehicle_id: int) -> None:
        """Give the deal this car."""
        act = partial(self._service.allocate, self._context.actor, self.deal_id, vehicle_id)
        self._write(act, partial(self._on_acted, "allocated"))

    def add_receipt(self, values: dict[str, Any]) -> None:
        """Write a payment down; pressed twice it is stored once, a refused one may be corrected under the same key."""
        draft = ReceiptDraft(
            kind=ReceiptKind(values["receipt_kind"]),
            amount=values["receipt_amount"] or ZERO,
            paid_by=PaidBy(values["receipt_paid_by"]),
            key=self._receipt_key,
            voucher=values["receipt_voucher"],
            received_on=values["receipt_received_on"],
            note=values["receipt_note"],
        )
        act = partial(self._service.add_receipt, self._context.actor, self.deal_id, draft)
        self._context.jobs.write(act, self._on_received, self._on_receipt_failed)

    def save(self, draft: DeliveryDraft) -> None:
        """Store the preparation."""
        self._write(partial(self._service.save, self._context.actor, self.deal_id, draft), self._on_saved)

    def confirm(self, customer: bytes, sales: bytes, service: bytes) -> None:
        """Hand the car over with the three signatures (DV-05)."""
        if self.view is not None:
            draft = ConfirmDraft(self._confirm_key, self.view.draft.version, customer, sales, service)
            act = partial(self._service.confirm, self._context.actor, self.deal_id, draft)
            self._write(act, partial(self._on_acted, "delivered"))

    def read_pdf(self, done: Callable[[bytes], None]) -> None:
        """The delivery form: the sealed one once it is signed, else as it stands."""
        view, actor, lang = self.view, self._context.actor, self._context.lang
        if view is not None and view.number:
            act: Callable[[], bytes] = partial(self._sealed, view.number)
        else:
            act = partial(self._service.confirmation, actor, self.deal_id, lang)
        self._context.jobs.read(act, done, self._on_failed, key="pdf")

    @property
    def _service(self) -> Any:
        return self._context.showroom.delivery

    def _sealed(self, number: str) -> bytes:
        documents = self._context.showroom.documents
        pdf: bytes = documents.paper(self._context.actor, "delivery", number, self._context.lang).pdf
        return pdf

    def _write(self, act: Callable[[], object], done: Callable[[Any], None]) -> None:
        self._context.jobs.write(act, done, self._on_failed)

    def _on_loaded(self, view: DeliveryView) -> None:
        self.view = view
        self.loaded.emit(view)

    def _on_cars(self, cars: tuple[CarChoice, ...]) -> None:
        self.cars.emit(cars)

    def _on_saved(self, view: DeliveryView) -> None:
        self.view = view
        self.saved.emit(view)

    def _on_acted(self, what: str, view: DeliveryView) -> None:
        self.view = view
        self.acted.emit(what)

    def _on_received(self, view: DeliveryView) -> None:
        self._receipt_key = _new_key()
        self._on_acted("received", view)

    def _on_receipt_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.receipt_refused.emit(FieldErrors({f"receipt_{name}": told for name, told in error.fields.items()}))
        else:
            self._context.notifier.error(error)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.refused.emit(error)
        else:
            self._context.notifier.error(error)


def draft_from_values(values: dict[str, Any], version: int) -> DeliveryDraft:
    """The draft that the page's fields describe; raises FieldErrors(appointment_time)."""
    return DeliveryDraft(
        appointment=_appointment(values["appointment_day"], values["appointment_time"]),
        odometer_km=values["odometer_km"] or 0,
        keys=values["keys"] or 0,
        temporary_issue=values["temporary_issue"] or 1,
        version=version,
        **{name: values[name] for name in SAME},
    )


def values_from_draft(draft: DeliveryDraft) -> dict[str, Any]:
    """What the page's fields show of a draft."""
    local = None if draft.appointment is None else draft.appointment.astimezone(STORE_ZONE)
    return {
        **{name: getattr(draft, name) for name in SAME},
        "appointment_day": None if local is None else local.date(),
        "appointment_time": "" if local is None else f"{local:%H:%M}",
        "odometer_km": draft.odometer_km or None,
        "keys": draft.keys or None,
        "temporary_issue": draft.temporary_issue,
    }


def _appointment(day: Any, text: str) -> datetime | None:
    if day is None:
        return None
    try:
        at = time.fromisoformat(text.replace("：", ":").zfill(5)) if text else time(10)
    except ValueError:
        raise FieldErrors({"appointment_time": BAD_TIME}) from None
    return datetime.combine(day, at, STORE_ZONE).astimezone(UTC)


def _new_key() -> str:
    return uuid4().hex
