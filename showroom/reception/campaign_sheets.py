"""A call list on paper or as a workbook (S0-13): taken out with full numbers, by right and with a reason (PI-10)."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask
from showroom.customers.owners import owner_names
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import Lang, ShowroomError
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, composed, writes
from showroom.reception import campaign_messages as say
from showroom.reception.campaign_audience import ALLOWED, heat, why_not
from showroom.reception.campaign_bulk import LEAST_REASON
from showroom.reception.campaign_files import Listing, check_target, told_reason, write_listing
from showroom.reception.campaign_model import CallList, CallListEntry
from showroom.reception.model import Campaign
from showroom.staff.service import store_card

ENDINGS = (".xlsx", ".csv", ".pdf")
_HEADS: dict[Lang, tuple[tuple[str, float], ...]] = {
    "zh": (
        ("序号", 0.5), ("客户", 1.0), ("手机", 1.4), ("级别", 0.6), ("意向车型", 1.6), ("最近跟进", 1.1), ("顾问", 1.0),
        ("截止", 1.1), ("结果", 1.3), ("备注", 2.4),
    ),
    "en": (
        ("No.", 0.5), ("Customer", 1.0), ("Mobile", 1.4), ("Grade", 0.6), ("Intended car", 1.6), ("Last contact", 1.1),
        ("Consultant", 1.0), ("Until", 1.1), ("Result", 1.3), ("Note", 2.4),
    ),
}  # fmt: skip


class CallSheetService:
    """Taking a call list out."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @composed(Permission.EXPORT)
    def export(self, actor: Actor, list_id: int, target: Path, reason: str, lang: Lang) -> int:
        """Write the list by the ending of `target` (.xlsx, .csv, .pdf); returns how many stand on it.

        Who may no longer be called is left out. Raises FieldErrors(target | reason), ShowroomError(call_list_unknown |
        copy_exists | copy_failed | not_allowed).
        """
        place = check_target(target, ENDINGS)
        listing = self._listing(actor, list_id, reason, lang)
        write_listing(listing, place, lang)
        return len(listing.rows)

    @writes(Permission.EXPORT)
    def _listing(self, tx: Tx, list_id: int, reason: str, lang: Lang) -> Listing:
        tx.require(Permission.CUSTOMER_REVEAL)
        why = told_reason(field_text("reason", reason, 200), LEAST_REASON, say.EXPORT_REASON)
        row = tx.session.get(CallList, list_id)
        if row is None:
            raise ShowroomError(say.LIST_UNKNOWN)
        campaign = tx.session.get_one(Campaign, row.campaign_id)
        names = owner_names(tx)
        found = tx.session.execute(
            sa.select(CallListEntry, CustomerTask, Customer)
            .join(CustomerTask, CustomerTask.id == CallListEntry.task_id)
            .join(Customer, Customer.id == CallListEntry.customer_id)
            .where(CallListEntry.list_id == list_id, sa.or_(CustomerTask.done_at.is_not(None), why_not() == ALLOWED))
            .order_by(CustomerTask.owner_id, CustomerTask.done_at.is_not(None), heat(), CallListEntry.id)
        )
        rows = tuple(
            (
                str(number), customer.name, customer.phone or "", customer.grade.value, customer.interest,
                "" if customer.last_contact is None else customer.last_contact.isoformat(),
                names.get(task.owner_id or 0, ""), task.due.isoformat(),
                "" if entry.result is None else say.RESULTS[entry.result].text(lang), entry.note,
            )
            for number, (entry, task, customer) in enumerate(found, start=1)
        )  # fmt: skip
        tx.audit("call_list", list_id, exported=len(rows), reason=why)
        return Listing(campaign.name, _HEADS[lang], rows, store_card(tx.session).name)
