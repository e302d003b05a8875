"""Messages to many (S0-14): who may get one, what each would read, taken out as a file to be sent elsewhere."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.owners import owner_names
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError
from showroom.kernel.names import mask_phone
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, composed, reads, writes
from showroom.reception import campaign_messages as say
from showroom.reception.campaign_audience import chosen, count_audience, why_not
from showroom.reception.campaign_files import Listing, check_target, told_reason, write_listing
from showroom.reception.campaign_model import BulkMessage, BulkMessageTo
from showroom.reception.campaign_rules import check_message, filled, sms_parts, title
from showroom.reception.campaign_views import (
    LeftOut,
    MessageDraft,
    MessageOrder,
    MessagePerson,
    MessagePreview,
    MessageRow,
)
from showroom.reception.messages import CAMPAIGN_UNKNOWN
from showroom.reception.model import Campaign
from showroom.staff.service import store_card

MOST_PEOPLE, MOST_ROWS, SHOWN = 5000, 100, 50
LEAST_REASON = 10
ENDINGS = (".xlsx", ".csv")
_HEADS = {
    "zh": (("姓名", 1.2), ("手机", 1.6), ("内容", 6.0), ("条数", 0.6)),
    "en": (("Name", 1.2), ("Mobile", 1.6), ("Text", 6.0), ("Parts", 0.6)),
}
_TITLES: dict[Lang, str] = {"zh": "群发信息", "en": "Messages"}


@dataclass(frozen=True, slots=True)
class _Ready:
    people: tuple[MessagePerson, ...]
    matched: int
    left_out: LeftOut


class BulkMessageService:
    """Only who agreed to marketing and did not refuse contact stands in a message (PI-01, PI-11)."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.EXPORT)
    def preview(self, tx: Tx, draft: MessageDraft) -> MessagePreview:
        """What the first receivers would read, phones masked; raises FieldErrors(text | campaign_id | interest)."""
        tx.require(Permission.CUSTOMER_READ)
        ready = _ready(tx, draft)
        people = tuple(replace(one, phone=mask_phone(one.phone)) for one in ready.people[:SHOWN])
        return MessagePreview(people, ready.matched, len(ready.people), ready.left_out)

    @composed(Permission.EXPORT)
    def export(self, actor: Actor, order: MessageOrder) -> MessageRow:
        """Write names, full numbers and texts into a file; audited with the reason, each receiver kept (PI-10).

        Raises FieldErrors(text | campaign_id | reason | target), ShowroomError(bulk_nobody | not_allowed |
        copy_exists | copy_failed).
        """
        target = check_target(order.target, ENDINGS)
        message_id, people = self._begin(actor, order)
        lang = order.draft.lang
        rows = tuple((one.who, one.phone, one.text, str(one.parts)) for one in people)
        try:
            write_listing(Listing(_TITLES[lang], _HEADS[lang], rows), target, lang)
        except ShowroomError as error:
            self._drop(actor, message_id, error.code)
            raise
        return next(row for row in self.messages(actor) if row.id == message_id)

    @reads(Permission.EXPORT)
    def messages(self, tx: Tx) -> tuple[MessageRow, ...]:
        """What was taken out, newest first."""
        names = owner_names(tx)
        found = tx.session.execute(
            sa.select(BulkMessage, Campaign.name)
            .outerjoin(Campaign, Campaign.id == BulkMessage.campaign_id)
            .order_by(BulkMessage.id.desc())
            .limit(MOST_ROWS)
        )
        left = tuple(asdict(LeftOut()))
        return tuple(
            MessageRow(
                row.id, row.made_at, names.get(row.made_by, "—"), row.way, row.text, name or "", row.persons,
                LeftOut(**{word: getattr(row, f"left_{word}", 0) for word in left}),
            )
            for row, name in found
        )  # fmt: skip

    @writes(Permission.EXPORT)
    def _begin(self, tx: Tx, order: MessageOrder) -> tuple[int, tuple[MessagePerson, ...]]:
        tx.require(Permission.CUSTOMER_REVEAL)
        draft = order.draft
        why = told_reason(field_text("reason", order.reason, 200), LEAST_REASON, say.EXPORT_REASON)
        ready = _ready(tx, draft)
        if not ready.people:
            raise ShowroomError(say.NOBODY_TO_WRITE)
        left = ready.left_out
        row = BulkMessage(
            way=draft.way, text=_text(draft), campaign_id=draft.campaign_id, reason=why, persons=len(ready.people),
            left_no_contact=left.no_contact, left_no_consent=left.no_consent, left_no_phone=left.no_phone,
            left_no_words=left.no_words, made_at=tx.now, made_by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        tx.session.add_all(BulkMessageTo(message_id=row.id, customer_id=one.id) for one in ready.people)
        tx.audit("bulk_message", row.id, people=row.persons, left_out=left.total, reason=why)
        return row.id, ready.people

    @writes(Permission.EXPORT)
    def _drop(self, tx: Tx, message_id: int, why: str) -> None:
        """The file could not be written: nobody was written to; the audit keeps the attempt."""
        tx.session.execute(sa.delete(BulkMessageTo).where(BulkMessageTo.message_id == message_id))
        tx.session.execute(sa.delete(BulkMessage).where(BulkMessage.id == message_id))
        tx.audit("bulk_message", message_id, state=why)


def _text(draft: MessageDraft) -> str:
    return field_text("text", draft.text, 1000, multiline=True)


def _ready(tx: Tx, draft: MessageDraft) -> _Ready:
    """Everybody's own text; whom a placeholder says nothing about is left out and counted."""
    text = _text(draft)
    check_message(text, has_campaign=draft.campaign_id is not None)
    common = _common(tx, draft)
    reason = why_not(mobile=True)
    count = count_audience(tx, draft.audience, reason)
    names = owner_names(tx)
    people, empty = [], 0
    for customer in tx.session.scalars(chosen(draft.audience, reason, MOST_PEOPLE)):
        own = common | {
            "name": customer.name, "title": title(customer.name, customer.gender, draft.lang),
            "consultant": names.get(customer.owner_id or 0, ""), "model": customer.interest,
        }  # fmt: skip
        said = filled(text, own)
        if said is None:
            empty += 1
        else:
            people.append(_person(customer, said))
    return _Ready(tuple(people), count.matched, replace(count.left_out, no_words=empty))


def _person(customer: Customer, text: str) -> MessagePerson:
    return MessagePerson(customer.id, customer.name, customer.phone or "", text, sms_parts(text))


def _common(tx: Tx, draft: MessageDraft) -> dict[str, str]:
    store = store_card(tx.session).name
    if draft.campaign_id is None:
        return {"store": store}
    campaign = tx.session.get(Campaign, draft.campaign_id)
    if campaign is None:
        raise FieldErrors({"campaign_id": CAMPAIGN_UNKNOWN})
    days = f"{campaign.starts.isoformat()} – {campaign.ends.isoformat()}"
    if campaign.starts == campaign.ends:
        days = campaign.starts.isoformat()
    return {"store": store, "campaign": campaign.name, "place": campaign.place, "days": days}
