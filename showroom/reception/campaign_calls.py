"""Working through a call list (S0-13): who is next, what to say, how the call ended, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.customers.model import Customer, CustomerTask
from showroom.customers.owners import owner_names
from showroom.customers.records import DUTIES, NEXT_CONTACT, complete_task, plan_task
from showroom.customers.views import Sight, sight
from showroom.kernel.actor import Permission
from showroom.kernel.clock import local_date
from showroom.kernel.dates import add_days
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError
from showroom.kernel.names import mask_name, mask_phone
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.reception import campaign_messages as say
from showroom.reception.appointments import make
from showroom.reception.campaign_audience import ALLOWED, heat, why_not
from showroom.reception.campaign_model import CallList, CallListEntry, CampaignCallResult
from showroom.reception.campaign_rules import counts_as_try, is_unreached, title
from showroom.reception.campaign_views import CallRow, CampaignCallDraft, CampaignCallLogged
from showroom.reception.desk_views import AppointmentDraft
from showroom.reception.model import Campaign
from showroom.reception.turns import receivers
from showroom.staff.service import store_card

R = CampaignCallResult
REACHED = (R.COMING, R.INTERESTED, R.NOT_INTERESTED, R.NO_MORE_CONTACT)
"""Results of which somebody was spoken with: they count as a contact (GR-02)."""
MISSED = (R.NO_ANSWER, R.CALL_LATER)
CHOICES = (*REACHED[:3], *MISSED, R.MESSAGE_SENT, R.WRONG_NUMBER, R.NO_MORE_CONTACT)
"""What a caller may choose."""
MOST_ROWS = 500
_DEFAULT_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Call:
    entry: CallListEntry
    task: CustomerTask
    customer: Customer
    campaign: Campaign


class CampaignCallService:
    """The calls of a list, one after the other."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.FOLLOW_UP_WRITE)
    def calls(self, tx: Tx, list_id: int | None = None, *, all_callers: bool = False) -> tuple[CallRow, ...]:
        """One's own calls, open ones first and the hottest of them first; a manager sees everybody's on wish."""
        query = (
            sa.select(CallListEntry, CustomerTask, Customer, Campaign, why_not().label("why"))
            .join(CallList, CallList.id == CallListEntry.list_id)
            .join(Campaign, Campaign.id == CallList.campaign_id)
            .join(CustomerTask, CustomerTask.id == CallListEntry.task_id)
            .join(Customer, Customer.id == CallListEntry.customer_id)
            .order_by(CustomerTask.done_at.is_not(None), heat(), CustomerTask.due, CallListEntry.id)
            .limit(MOST_ROWS)
        )
        query = query.where(CallList.closed_at.is_(None) if list_id is None else CallListEntry.list_id == list_id)
        if not (all_callers and tx.actor.may(Permission.FRONT_DESK_MANAGE)):
            query = query.where(CustomerTask.owner_id == tx.actor.id)
        names, store = owner_names(tx), store_card(tx.session).name
        return tuple(
            _row(tx, _Call(entry, task, customer, campaign), str(why), (names.get(task.owner_id or 0, "—"), store))
            for entry, task, customer, campaign, why in tx.session.execute(query)
        )

    @writes(Permission.FOLLOW_UP_WRITE)
    def record_call(self, tx: Tx, entry_id: int, version: int, draft: CampaignCallDraft) -> CampaignCallLogged:
        """Write down how a call ended: closes its task or leaves it for another try, and sees to what follows.

        Raises FieldErrors(result | next_due | coming_at | note), ShowroomError(call_list_entry_unknown |
        call_list_entry_done | call_list_entry_not_yours | campaign_call_blocked | changed_meanwhile).
        """
        call = _open_call(tx, entry_id, version)
        if why := _blocked(tx, call.customer):
            raise ShowroomError(say.CALL_BLOCKED, why_zh=say.LEFT_OUT[why].zh, why_en=say.LEFT_OUT[why].en)
        result, note = _checked(tx, draft)
        call.entry.note = note or call.entry.note
        call.entry.called_at, call.entry.called_by = tx.now, tx.actor.id
        if result in MISSED or result is R.MESSAGE_SENT:
            logged = _missed(tx, call, result, draft)
        else:
            logged = _ended(tx, call, result, draft)
        tx.audit("call_list_entry", call.entry.id, list=call.entry.list_id, result=call.entry.result)
        tx.audit("customer", call.customer.id, campaign_call=result.value)
        tx.session.flush()
        return logged

    @writes(Permission.FOLLOW_UP_WRITE)
    def take_off(self, tx: Tx, entry_id: int, version: int) -> None:
        """Take somebody off the list who may no longer be called (PI-03, PI-11).

        Raises ShowroomError(campaign_call_not_blocked | call_list_entry_…).
        """
        call = _open_call(tx, entry_id, version)
        if not _blocked(tx, call.customer):
            raise ShowroomError(say.NOT_BLOCKED)
        call.entry.result = R.TAKEN_OFF
        complete_task(tx, call.task.id, R.TAKEN_OFF.value, contacted=False)
        next_contact(tx, call.customer, call.task.owner_id)
        tx.audit("call_list_entry", call.entry.id, taken_off=True)


def next_contact(
    tx: Tx, customer: Customer, caller_id: int | None, due: date | None = None, note: str = ""
) -> date | None:
    """Plan the next contact, on `due` or by grade where nothing else is open (GR-02); returns its day.

    An open next contact is moved instead of doubled. Who wants no contact gets none (PI-11).
    """
    if customer.do_not_contact:
        return None
    still_open = list(
        tx.session.scalars(
            sa.select(CustomerTask)
            .where(CustomerTask.customer_id == customer.id, CustomerTask.done_at.is_(None))
            .order_by(CustomerTask.due, CustomerTask.id)
        )
    )
    if due is None and still_open:
        return still_open[0].due
    planned = next((task for task in still_open if task.kind == NEXT_CONTACT), None)
    if planned is not None and due is not None:
        planned.due, planned.note = due, note or planned.note
        return due
    when = due or _by_grade(tx, customer)
    return plan_task(tx, customer.id, NEXT_CONTACT, when, customer.owner_id or caller_id, note).due


def _by_grade(tx: Tx, customer: Customer) -> date:
    key = f"grade.days.{customer.grade.value}"
    return add_days(tx.today, tx.parameters.whole(key, tx.today) if tx.parameters.covers(key, tx.today) else 1)


def _open_call(tx: Tx, entry_id: int, version: int) -> _Call:
    entry = tx.session.get(CallListEntry, entry_id, with_for_update=True)
    if entry is None:
        raise ShowroomError(say.ENTRY_UNKNOWN)
    task = tx.session.get_one(CustomerTask, entry.task_id)
    if task.done_at is not None:
        raise ShowroomError(say.ENTRY_DONE)
    if task.owner_id != tx.actor.id and not tx.actor.may(Permission.FRONT_DESK_MANAGE):
        raise ShowroomError(say.ENTRY_NOT_YOURS, name=owner_names(tx).get(task.owner_id or 0, "—"))
    check_version(version, entry.version)
    campaign_id = tx.session.get_one(CallList, entry.list_id).campaign_id
    customer = tx.session.get_one(Customer, entry.customer_id)
    return _Call(entry, task, customer, tx.session.get_one(Campaign, campaign_id))


def _blocked(tx: Tx, customer: Customer) -> str:
    """Why this customer may not be called now, '' when nothing forbids it."""
    found = tx.session.scalar(sa.select(why_not()).select_from(Customer).where(Customer.id == customer.id))
    return str(found or ALLOWED)


def _checked(tx: Tx, draft: CampaignCallDraft) -> tuple[CampaignCallResult, str]:
    if draft.result is None or draft.result not in CHOICES:
        raise FieldErrors({"result": say.NO_SUCH_RESULT})
    if draft.next_due is not None and draft.next_due < tx.today:
        raise FieldErrors({"next_due": say.NEXT_PAST})
    if draft.coming_at is not None and draft.result is not R.COMING:
        raise FieldErrors({"coming_at": say.COMING_ONLY})
    return draft.result, field_text("note", draft.note, 500, multiline=True)


def _ended(tx: Tx, call: _Call, result: CampaignCallResult, draft: CampaignCallDraft) -> CampaignCallLogged:
    """Somebody answered, or the number leads nowhere: this call is done."""
    entry, task, customer = call.entry, call.task, call.customer
    complete_task(tx, task.id, result.value, entry.note, contacted=result in REACHED)
    entry.result = result
    due, note = draft.next_due, ""
    if result is R.COMING:
        due = _coming(tx, call, draft) or due or max(tx.today, call.campaign.starts)
    elif result is R.WRONG_NUMBER:
        due, note = due or tx.today, say.WRONG_NUMBER_NOTE.text("zh")
    elif result is R.NO_MORE_CONTACT:
        _stop(tx, customer)
    planned = next_contact(tx, customer, task.owner_id, due, note)
    return CampaignCallLogged(entry.id, True, entry.appointment_id, planned, 0)


def _coming(tx: Tx, call: _Call, draft: CampaignCallDraft) -> date | None:
    """The appointment at the campaign's place, where a time was agreed: made by phone, so it protects (OW-3, S2-04)."""
    if draft.coming_at is None:
        return None
    caller = call.task.owner_id
    wanted = AppointmentDraft(
        draft.coming_at, call.campaign.place, call.customer.id, wanted_model=call.customer.interest,
        reason=call.campaign.name, speaking=True, by_phone=True,
        consultant_id=caller if caller in {member.id for member in receivers(tx)} else None,
    )  # fmt: skip
    try:
        call.entry.appointment_id = make(tx, wanted).id
    except FieldErrors as error:
        raise FieldErrors({"coming_at" if name == "at" else name: one for name, one in error.fields.items()}) from None
    return local_date(draft.coming_at, tx.work.zone)


def _missed(tx: Tx, call: _Call, result: CampaignCallResult, draft: CampaignCallDraft) -> CampaignCallLogged:
    """Nobody was spoken with: another try, then a message, then closed as not reached (§6.9)."""
    entry, task = call.entry, call.task
    zone = tx.work.zone
    if result is R.MESSAGE_SENT:
        entry.message_sent = True
    elif counts_as_try(tx.now.astimezone(zone), None if entry.tried_at is None else entry.tried_at.astimezone(zone)):
        entry.tries, entry.tried_at = entry.tries + 1, tx.now
    needed = _tries(tx)
    if is_unreached(entry.tries, needed, message_sent=entry.message_sent):
        entry.result = R.NOT_REACHED
        complete_task(tx, task.id, R.NOT_REACHED.value, entry.note, contacted=False)
        planned = next_contact(tx, call.customer, task.owner_id, draft.next_due)
        return CampaignCallLogged(entry.id, True, None, planned, 0)
    entry.result = result
    task.tries += 1
    message_now = entry.tries >= needed
    task.due = draft.next_due or (tx.today if message_now else add_days(tx.today, 1))
    return CampaignCallLogged(entry.id, False, None, task.due, max(0, needed - entry.tries))


def _tries(tx: Tx) -> int:
    key = "follow_up.tries"
    return tx.parameters.whole(key, tx.today) if tx.parameters.covers(key, tx.today) else _DEFAULT_TRIES


def _stop(tx: Tx, customer: Customer) -> None:
    """No more contact: everything planned ends but the duties of a contract (PI-11)."""
    customer.do_not_contact = True
    tx.session.flush()
    rows = tx.session.scalars(
        sa.select(CustomerTask).where(CustomerTask.customer_id == customer.id, CustomerTask.done_at.is_(None))
    )
    for task in rows:
        if task.kind not in DUTIES:
            task.done_at, task.result = tx.now, R.NO_MORE_CONTACT.value


def _row(tx: Tx, call: _Call, why: str, names: tuple[str, str]) -> CallRow:
    entry, task, customer, campaign = call.entry, call.task, call.customer, call.campaign
    seen = Sight.OWN if task.owner_id == tx.actor.id else sight(tx.actor, customer.owner_id)
    phone = customer.phone or ""
    done = task.done_at is not None
    return CallRow(
        id=entry.id,
        version=entry.version,
        customer_id=customer.id,
        list_id=entry.list_id,
        campaign=campaign.name,
        who=mask_name(customer.name) if seen is Sight.LIMITED else customer.name,
        phone=phone if seen is Sight.OWN else mask_phone(phone),
        grade=customer.grade,
        interest=customer.interest,
        last_contact=customer.last_contact,
        caller_id=task.owner_id,
        caller=names[0],
        due=task.due,
        tries=entry.tries,
        message_sent=entry.message_sent,
        result=entry.result,
        note=entry.note or task.result_note,
        done=done,
        blocked="" if done else why,
        scripts=_scripts(call, names, seen),
    )


def _scripts(call: _Call, names: tuple[str, str], seen: Sight) -> dict[Lang, str]:
    """What to say: to whom nobody has spoken yet, contact and interest only (S4-04); else the invitation."""
    customer, campaign = call.customer, call.campaign
    words = say.FIRST_CONTACT if customer.last_contact is None else say.INVITATION
    found: dict[Lang, str] = {}
    for lang in ("zh", "en"):
        name = mask_name(customer.name) if seen is Sight.LIMITED else title(customer.name, customer.gender, lang)
        found[lang] = words.text(
            lang, customer=name, name=names[0], store=names[1], campaign=campaign.name, place=campaign.place,
            days=campaign.starts.isoformat(), interest=customer.interest or say.YOUR_CAR.text(lang),
        )  # fmt: skip
    return found
