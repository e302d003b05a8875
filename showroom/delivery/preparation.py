"""What is prepared before the handover: checked at the border, stored in one row, the reminder planned (DV-07)."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, timedelta

import sqlalchemy as sa

from showroom.customers.model import ConsentPurpose, CustomerTask
from showroom.customers.notice import NOTICE_VERSION
from showroom.customers.records import complete_task, give_consent, newest_consents, plan_task, withdraw_consent
from showroom.deals.handover import note
from showroom.deals.model import Deal
from showroom.delivery import messages as say
from showroom.delivery.checklists import PDI_POINTS
from showroom.delivery.confirmation_pdf import DELIVERY_ITEMS
from showroom.delivery.drafts import DeliveryDraft
from showroom.delivery.model import Delivery
from showroom.delivery.rules import DOCUMENTS, IMPORT_DOCUMENTS
from showroom.kernel.clock import local_date
from showroom.kernel.errors import FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.names import normalise_identifier
from showroom.kernel.plate import check_plate
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx

TEXTS = {
    "delay_reason": 200, "vin_on_car": 30, "vin_on_certificate": 30, "vin_on_invoice": 30, "pdi_ticket": 300,
    "invoice_number": 40, "agent": 80, "agent_id_number": 64, "service_adviser": 80, "remarks": 300,
}  # fmt: skip
PLAIN = (
    "appointment", "delay_told", "invoice_on", "compulsory_valid_to", "temporary_from", "temporary_to",
    "temporary_issue", "odometer_km", "keys", "energy_percent", "agent_authority", "photo_published",
)  # fmt: skip
POINTS = ("pdi_points", "papers", "wishes_done", "ticked")
_KNOWN = {
    "pdi_points": frozenset(PDI_POINTS),
    "papers": frozenset(DOCUMENTS) | frozenset(IMPORT_DOCUMENTS),
    "ticked": frozenset(DELIVERY_ITEMS),
}
_COUNTS = {"odometer_km": (0, 999_999), "keys": (0, 9), "energy_percent": (0, 100), "temporary_issue": (1, 9)}


def delivery_of(tx: Tx, deal_id: int, *, lock: bool = False) -> Delivery | None:
    """The stored delivery of a deal."""
    query = sa.select(Delivery).where(Delivery.deal_id == deal_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return tx.session.scalar(query)


def draft_of(tx: Tx, deal: Deal, row: Delivery | None) -> DeliveryDraft:
    """The stored preparation as a draft, an empty one when there is none."""
    photo = newest_consents(tx, deal.customer_id).get(ConsentPurpose.PHOTO)
    consent = photo is not None and photo.given
    if row is None:
        return DeliveryDraft(photo_consent=consent)
    values: dict[str, object] = {}
    for entry in fields(DeliveryDraft):
        if entry.name == "photo_consent":
            values[entry.name] = consent
        elif entry.name in POINTS:
            values[entry.name] = points_of(row, entry.name)
        else:
            values[entry.name] = getattr(row, entry.name)
    return DeliveryDraft(**values)  # type: ignore[arg-type]


def points_of(row: Delivery, name: str) -> frozenset[str]:
    """The ticked keys of one list."""
    return frozenset(json.loads(getattr(row, name)))


LONGEST_WISH = 60


def checked(draft: DeliveryDraft) -> dict[str, object]:
    """The values as stored; raises FieldErrors naming every wrong field."""
    wrong: dict[str, Told | Message] = {}
    values: dict[str, object] = {name: getattr(draft, name) for name in PLAIN}
    for name, limit in TEXTS.items():
        try:
            values[name] = clean_text(getattr(draft, name), limit)
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    for name in ("vin_on_car", "vin_on_certificate", "vin_on_invoice"):
        values[name] = normalise_identifier(str(values.get(name, "")))
    for name in POINTS:
        ticked = getattr(draft, name)
        unknown = sorted(ticked - _KNOWN.get(name, ticked)) or [point[:40] for point in ticked if _unwritable(point)]
        if unknown:
            wrong[name] = told(say.UNKNOWN_POINT, point=unknown[0])
        values[name] = json.dumps(sorted(ticked), ensure_ascii=False)
    for name, (low, high) in _COUNTS.items():
        count = getattr(draft, name)
        if count is not None and not low <= count <= high:
            wrong[name] = told(say.COUNT_WRONG, low=low, high=high)
    values |= _plates(draft, wrong)
    if wrong:
        raise FieldErrors(wrong)
    return values


def _unwritable(point: str) -> bool:
    """No name of an ordered wish: too long for one, or with characters that cannot be stored or printed."""
    return len(point) > LONGEST_WISH or not point.isprintable()


def _plates(draft: DeliveryDraft, wrong: dict[str, Told | Message]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, temporary in (("plate", False), ("temporary_plate", True)):
        text = getattr(draft, name)
        values[name] = ""
        if text.strip():
            found = check_plate(text, declared_temporary=temporary)
            if found.problem is not None:
                wrong[name] = found.problem
            values[name] = found.normalized[:12]
    if values["temporary_plate"] and (draft.temporary_from is None or draft.temporary_to is None):
        wrong["temporary_to"] = say.PLATE_DATES
    return values


def store(tx: Tx, deal: Deal, row: Delivery, draft: DeliveryDraft) -> None:
    """Put the draft into the row, with reminder, PDI time and photo consent; raises FieldErrors."""
    values = checked(draft)
    _appoint(tx, deal, row, draft)
    for name, value in values.items():
        setattr(row, name, value)
    _pdi(tx, deal, row, draft)
    _photo(tx, deal, draft)
    tx.session.flush()


def pdi_passed(draft: DeliveryDraft) -> bool:
    """Every point done and no ticket open (§6.8)."""
    return draft.pdi_points >= frozenset(PDI_POINTS) and not draft.pdi_ticket.strip()


def _pdi(tx: Tx, deal: Deal, row: Delivery, draft: DeliveryDraft) -> None:
    if not pdi_passed(draft):
        row.pdi_passed_at = row.pdi_by = None
    elif row.pdi_passed_at is None:
        row.pdi_passed_at, row.pdi_by = tx.now, tx.actor.id
        note(tx, deal.id, "pdi_done", f"{len(PDI_POINTS)}/{len(PDI_POINTS)}")


def _photo(tx: Tx, deal: Deal, draft: DeliveryDraft) -> None:
    """Publishing a photo needs a consent of its own, and it can be taken back (DV-08, PI-04)."""
    given = newest_consents(tx, deal.customer_id).get(ConsentPurpose.PHOTO)
    had = given is not None and given.given
    if draft.photo_consent and not had:
        give_consent(tx, deal.customer_id, ConsentPurpose.PHOTO, NOTICE_VERSION, "delivery")
    elif had and not draft.photo_consent:
        withdraw_consent(tx, deal.customer_id, ConsentPurpose.PHOTO, NOTICE_VERSION, "delivery")


def _appoint(tx: Tx, deal: Deal, row: Delivery, draft: DeliveryDraft) -> None:
    """A first appointment is the promise; a later one needs its reason and the customer's knowledge (DV-07)."""
    if draft.appointment is None or draft.appointment == row.appointment:
        return
    day = local_date(draft.appointment, tx.work.zone)
    if row.promised_on is None:
        row.promised_on = day
    elif day > row.promised_on and not (draft.delay_told and draft.delay_reason.strip()):
        raise FieldErrors({"delay_reason": say.DELAY_REASON})
    close_reminder(tx, row, "moved")
    row.reminder_id = plan_task(
        tx, deal.customer_id, "delivery", _day_before(day, tx.today), deal.consultant_id, deal.number, deal.id
    ).id


def close_reminder(tx: Tx, row: Delivery, result: str) -> None:
    """The reminder is no longer open, unless somebody closed it by hand."""
    task = None if row.reminder_id is None else tx.session.get(CustomerTask, row.reminder_id)
    if task is not None and task.done_at is None:
        complete_task(tx, task.id, result, contacted=False)


def _day_before(day: date, today: date) -> date:
    return max(today, day - timedelta(days=1))
