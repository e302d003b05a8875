"""Leads (S0-13, S0-19, S2-22): a number for a gift, with consent; hot ones first; valid or not, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from showroom.customers.channels import CHANNELS
from showroom.customers.messages import NOT_YOURS
from showroom.customers.model import ConsentPurpose, Customer, CustomerTask
from showroom.customers.notice import NOTICE_VERSION
from showroom.customers.owner_history import FILED, FILED_RULE, OwnerMove, record_moves
from showroom.customers.owners import owner_name, owner_names
from showroom.customers.records import CustomerDraft, CustomerKnown, get_customer, give_consent, register
from showroom.customers.views import Sight, sight
from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.names import mask_name, mask_phone
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.persistence.database import CHANGED_MEANWHILE
from showroom.reception import campaign_messages as say
from showroom.reception.campaign_audience import heat
from showroom.reception.campaign_calls import next_contact
from showroom.reception.campaign_model import Lead, LeadReason, LeadVerdict
from showroom.reception.campaign_rules import check_judgement
from showroom.reception.campaign_views import LeadDraft, LeadJudgement, LeadRow, LeadTaken
from showroom.reception.messages import CAMPAIGN_UNKNOWN
from showroom.reception.model import Campaign, Visit

MOST_ROWS = 300
HOW = "lead"


class LeadService:
    """Taking leads and judging them."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.CUSTOMER_WRITE)
    def take_lead(self, tx: Tx, draft: LeadDraft) -> LeadTaken:
        """File who gave their number, with what they agreed to, and plan the first contact (S0-13, GR-02).

        A number on file already makes no second record (PH-04); that lead is not valid: on file already. Raises
        FieldErrors.
        """
        texts = _checked(tx, draft)
        customer, known = _filed(tx, draft, texts)
        give_consent(tx, customer.id, ConsentPurpose.PRIVACY, NOTICE_VERSION, HOW)
        if draft.marketing:
            give_consent(tx, customer.id, ConsentPurpose.MARKETING, NOTICE_VERSION, HOW)
        next_contact(tx, customer, customer.owner_id, tx.today if known else None)
        lead = Lead(
            day=tx.today, at=tx.now, customer_id=customer.id, channel=draft.channel, campaign_id=draft.campaign_id,
            gift=texts["gift"], note=texts["note"], known=known, won_by=tx.actor.id,
            verdict=LeadVerdict.INVALID if known else LeadVerdict.OPEN,
            lead_reason=LeadReason.ALREADY_FILED if known else None,
        )  # fmt: skip
        tx.session.add(lead)
        tx.session.flush()
        tx.audit("lead", lead.id, known=known, marketing=draft.marketing)
        tx.audit("customer", customer.id, lead=lead.id)
        return LeadTaken(lead.id, customer.id, known, owner_name(tx, customer.owner_id))

    @reads(Permission.VISIT_READ)
    def leads(
        self, tx: Tx, first: date, last: date, verdict: LeadVerdict | None = None, *, only_mine: bool = False
    ) -> tuple[LeadRow, ...]:
        """The leads of these days, the hottest first: those taken, and who first came or called (S0-19)."""
        taken = _taken(first, last, verdict)
        came = _came(first, last)
        if only_mine:
            taken, came = (query.where(Customer.owner_id == tx.actor.id) for query in (taken, came))
        found = [_lead_row(tx, row) for row in tx.session.execute(taken)]
        if verdict in (None, LeadVerdict.OPEN):
            found += [_visit_row(tx, row) for row in tx.session.execute(came)]
        names = owner_names(tx)
        found.sort(key=lambda one: (one[0], -one[1].day.toordinal(), one[1].id))
        return tuple(_named(row, names, owner) for _heat, row, owner in found[:MOST_ROWS])

    @writes(Permission.CUSTOMER_WRITE)
    def judge_lead(self, tx: Tx, said: LeadJudgement) -> int:
        """Say whether a lead is valid, with the reason, and what the prospect test says (S0-19, S2-22, GR-05).

        Returns its id. Raises FieldErrors(lead_reason | note), ShowroomError(lead_unknown | not_yours |
        changed_meanwhile).
        """
        note = field_text("note", said.note, 300)
        check_judgement(said.verdict, said.reason, note)
        lead = _lead(tx, said)
        _require_mine(tx, lead)
        lead.verdict = said.verdict
        lead.lead_reason = said.reason if said.verdict is LeadVerdict.INVALID else None
        lead.note = note
        lead.prospect = ",".join(tick for tick in say.TICKS if tick in said.prospect)
        judged = said.verdict is not LeadVerdict.OPEN
        lead.judged_at, lead.judged_by = (tx.now, tx.actor.id) if judged else (None, None)
        tx.session.add(lead)
        tx.session.flush()
        tx.audit("lead", lead.id, verdict=lead.verdict, reason=lead.lead_reason)
        return lead.id


def first_coming(first: date, last: date) -> list[sa.ColumnElement[bool]]:
    """The visits and calls of these days by which somebody came to be on file, and that nobody judged yet."""
    judged = sa.select(Lead.id).where(Lead.visit_id == Visit.id).correlate(Visit)
    return [
        Visit.day.between(first, last),
        Visit.customer_id.is_not(None),
        Visit.struck_at.is_(None),
        Visit.had_card.is_(False),
        Visit.visited_before.is_(False),
        sa.not_(judged.exists()),
    ]


def _checked(tx: Tx, draft: LeadDraft) -> Mapping[str, str]:
    """Gift and note; raises FieldErrors naming every wrong field."""
    wrong: dict[str, Told | Message] = {}
    if not draft.name.strip():
        wrong["name"] = REQUIRED
    if not draft.phone.strip():
        wrong["phone"] = say.LEAD_PHONE
    if not draft.told:
        wrong["told"] = say.LEAD_NOTICE
    if draft.campaign_id is None and draft.channel not in CHANNELS:
        wrong["channel"] = say.LEAD_CHANNEL
    if draft.campaign_id is not None and tx.session.get(Campaign, draft.campaign_id) is None:
        wrong["campaign_id"] = CAMPAIGN_UNKNOWN
    if wrong:
        raise FieldErrors(wrong)
    return {"gift": field_text("gift", draft.gift, 80), "note": field_text("note", draft.note, 300)}


def _filed(tx: Tx, draft: LeadDraft, texts: Mapping[str, str]) -> tuple[Customer, bool]:
    """The customer, and whether he was on file; a consultant who files somebody owns him (OW-4)."""
    owner = tx.actor.id if tx.actor.is_any(Role.CONSULTANT) else None
    wanted = CustomerDraft(
        draft.name, draft.phone, gender=draft.gender, channel=draft.channel, interest=draft.interest,
        district=draft.district, note=texts["note"], owner_id=owner,
    )  # fmt: skip
    try:
        customer = register(tx, wanted)
    except CustomerKnown as known:
        return get_customer(tx, known.customer_id), True
    filed = told(FILED, who=tx.actor.name, owner=owner_name(tx, owner))
    record_moves(tx, [OwnerMove(customer.id, None, owner, FILED_RULE, filed)])
    return customer, False


def _taken(first: date, last: date, verdict: LeadVerdict | None) -> sa.Select[Any]:
    query = (
        sa.select(Lead, Customer, Campaign.name, _last_note(), heat().label("heat"))
        .join(Customer, Customer.id == Lead.customer_id)
        .outerjoin(Campaign, Campaign.id == Lead.campaign_id)
        .where(Lead.day.between(first, last))
        .order_by(sa.case((Lead.verdict == LeadVerdict.INVALID, 1), else_=0), heat(), Lead.id.desc())
        .limit(MOST_ROWS)
    )
    return query if verdict is None else query.where(Lead.verdict == verdict)


def _came(first: date, last: date) -> sa.Select[Any]:
    return (
        sa.select(Visit, Customer, Campaign.name, _last_note(), heat().label("heat"))
        .join(Customer, Customer.id == Visit.customer_id)
        .outerjoin(Campaign, Campaign.id == Visit.campaign_id)
        .where(*first_coming(first, last))
        .order_by(heat(), Visit.id.desc())
        .limit(MOST_ROWS)
    )


def _last_note() -> sa.ScalarSelect[str]:
    """What was said last, for the manager's look at the calls (S0-19)."""
    return (
        sa.select(CustomerTask.result_note)
        .where(
            CustomerTask.customer_id == Customer.id, CustomerTask.done_at.is_not(None), CustomerTask.result_note != ""
        )
        .order_by(CustomerTask.done_at.desc(), CustomerTask.id.desc())
        .limit(1)
        .correlate(Customer)
        .scalar_subquery()
    )


_Found = tuple[tuple[int, int], LeadRow, int | None]


def _lead_row(tx: Tx, found: sa.Row[Any]) -> _Found:
    lead, customer, campaign, said, hot = tuple(found)
    row = _shown(
        tx, customer, lead.won_by, said or "", id=2 * lead.id, lead_id=lead.id, visit_id=lead.visit_id,
        version=lead.version, day=lead.day, channel=lead.channel or customer.channel, campaign=campaign or "",
        gift=lead.gift, verdict=lead.verdict, reason=lead.lead_reason, note=lead.note,
        prospect=frozenset(tick for tick in lead.prospect.split(",") if tick),
    )  # fmt: skip
    return (int(lead.verdict is LeadVerdict.INVALID), hot), row, customer.owner_id


def _visit_row(tx: Tx, found: sa.Row[Any]) -> _Found:
    visit, customer, campaign, said, hot = tuple(found)
    row = _shown(
        tx, customer, visit.consultant_id or visit.created_by, said or visit.talk, id=2 * visit.id + 1, lead_id=None,
        visit_id=visit.id, version=0, day=visit.day, channel=visit.channel or customer.channel,
        campaign=campaign or "", gift="", verdict=LeadVerdict.OPEN, reason=None, note="", prospect=frozenset(),
    )  # fmt: skip
    return (0, hot), row, customer.owner_id


def _shown(tx: Tx, customer: Customer, won_by: int | None, said: str, **facts: Any) -> LeadRow:
    mine = won_by == tx.actor.id or sight(tx.actor, customer.owner_id) is not Sight.LIMITED
    return LeadRow(
        customer_id=customer.id,
        who=customer.name if mine else mask_name(customer.name),
        phone_masked=mask_phone(customer.phone or ""),
        grade=customer.grade,
        interest=customer.interest if mine else "",
        owner="",
        last_contact=customer.last_contact,
        last_note=said if mine else "",
        mine=mine,
        **facts,
    )


def _named(row: LeadRow, names: dict[int, str], owner: int | None) -> LeadRow:
    return replace(row, owner="—" if owner is None else names.get(owner, "—"))


def _lead(tx: Tx, said: LeadJudgement) -> Lead:
    """The lead that is judged; of a visit that nobody judged yet, a new one."""
    if said.lead_id is not None:
        lead = tx.session.get(Lead, said.lead_id, with_for_update=True)
        if lead is None:
            raise ShowroomError(say.LEAD_UNKNOWN)
        check_version(said.version, lead.version)
        return lead
    visit = None if said.visit_id is None else tx.session.get(Visit, said.visit_id, with_for_update=True)
    if visit is None or visit.customer_id is None or visit.struck_at is not None:
        raise ShowroomError(say.LEAD_UNKNOWN)
    if tx.session.scalar(sa.select(Lead.id).where(Lead.visit_id == visit.id)) is not None:
        raise ShowroomError(CHANGED_MEANWHILE)
    customer = tx.session.get_one(Customer, visit.customer_id)
    return Lead(
        day=visit.day, at=visit.arrived_at, customer_id=customer.id, channel=visit.channel or customer.channel,
        campaign_id=visit.campaign_id, visit_id=visit.id, won_by=visit.created_by,
    )  # fmt: skip


def _require_mine(tx: Tx, lead: Lead) -> None:
    customer = tx.session.get_one(Customer, lead.customer_id)
    if lead.won_by != tx.actor.id and sight(tx.actor, customer.owner_id) is Sight.LIMITED:
        raise ShowroomError(NOT_YOURS, owner=owner_name(tx, customer.owner_id))
