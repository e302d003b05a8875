"""What leads cost (S0-17): money spent for channels and campaigns, and one line for each with its leads (S0-19)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from showroom.customers.channels import CHANNELS, find_channel
from showroom.customers.model import Customer
from showroom.customers.owners import owner_names
from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, Message, ShowroomError, Told
from showroom.kernel.money import Money
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.reception import campaign_messages as say
from showroom.reception.campaign_leads import first_coming
from showroom.reception.campaign_model import CampaignCost, Lead, LeadVerdict
from showroom.reception.campaign_rules import NOTHING, LeadTally, added, tally
from showroom.reception.campaign_views import CostDraft, CostLine, CostReport, CostRow
from showroom.reception.messages import CAMPAIGN_UNKNOWN
from showroom.reception.model import Campaign, Visit

MOST_ROWS = 300
Place = tuple[str, int | None]
"""A channel's key or word ('' for none), and a campaign."""


class CampaignCostService:
    """Money for leads, kept by the manager."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.FRONT_DESK_MANAGE)
    def add_cost(self, tx: Tx, draft: CostDraft) -> int:
        """Write an amount down; returns its id. Raises FieldErrors(day | amount | channel | campaign_id …)."""
        wrong: dict[str, Told | Message] = {}
        day, amount = draft.day or tx.today, draft.amount or NOTHING
        if day > tx.today:
            wrong["day"] = say.COST_DAY
        if amount.fen <= 0:
            wrong["amount"] = say.COST_AMOUNT
        if draft.channel not in CHANNELS and (draft.channel or draft.campaign_id is None):
            wrong["channel"] = say.COST_FOR
        if draft.campaign_id is not None and tx.session.get(Campaign, draft.campaign_id) is None:
            wrong["campaign_id"] = CAMPAIGN_UNKNOWN
        if wrong:
            raise FieldErrors(wrong)
        row = CampaignCost(
            day=day, channel=draft.channel, campaign_id=draft.campaign_id, amount=amount,
            voucher=field_text("voucher", draft.voucher, 40), note=field_text("note", draft.note, 200),
            created_at=tx.now, created_by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        tx.audit("campaign_cost", row.id, amount=str(amount))
        return row.id

    @writes(Permission.FRONT_DESK_MANAGE)
    def strike_cost(self, tx: Tx, cost_id: int) -> None:
        """Strike an amount that was written down by mistake; raises ShowroomError(campaign_cost_unknown)."""
        _struck(tx, cost_id, gone=False)
        tx.audit("campaign_cost", cost_id, struck=True)

    @writes(Permission.FRONT_DESK_MANAGE)
    def restore_cost(self, tx: Tx, cost_id: int) -> None:
        """A struck amount counts again (undo); raises ShowroomError(campaign_cost_unknown)."""
        _struck(tx, cost_id, gone=True)
        tx.audit("campaign_cost", cost_id, struck=False)

    @reads(Permission.FRONT_DESK_MANAGE)
    def report(self, tx: Tx, first: date, last: date) -> CostReport:
        """Leads, valid ones and money of these days by channel and by campaign; both add up to what was won and spent.

        A lead is whom somebody took, or who first came or called (§6.10). Raises FieldErrors(last).
        """
        if last < first:
            raise FieldErrors({"last": say.PERIOD_WRONG})
        found = _tallies(tx, first, last)
        names = {row.id: row.name for row in tx.session.execute(sa.select(Campaign.id, Campaign.name))}
        channels: dict[str, list[LeadTally]] = defaultdict(list)
        campaigns: dict[int, list[LeadTally]] = defaultdict(list)
        for (channel, campaign_id), one in found:
            channels[find_channel(channel) or channel].append(one)
            if campaign_id is not None:
                campaigns[campaign_id].append(one)
        by_channel = [CostLine(0, key, key, None, added(parts)) for key, parts in channels.items()]
        by_campaign = [CostLine(0, names.get(key, "—"), "", key, added(parts)) for key, parts in campaigns.items()]
        whole = added(one for _place, one in found)
        return CostReport(first, last, _sorted(by_channel), _sorted(by_campaign), whole, _costs(tx, first, last, names))


def _sorted(lines: list[CostLine]) -> tuple[CostLine, ...]:
    """Most money first, then most leads; numbered from 1."""
    lines.sort(key=lambda line: (-line.tally.spent.fen, -line.tally.leads, line.name))
    return tuple(
        CostLine(number, line.name, line.channel, line.campaign_id, line.tally) for number, line in enumerate(lines, 1)
    )


def _tallies(tx: Tx, first: date, last: date) -> list[tuple[Place, LeadTally]]:
    taken = tx.session.execute(
        sa.select(Lead.channel, Lead.campaign_id, Lead.verdict, Lead.lead_reason, sa.func.count())
        .where(Lead.day.between(first, last))
        .group_by(Lead.channel, Lead.campaign_id, Lead.verdict, Lead.lead_reason)
    )
    found = [((channel, campaign), tally(count, verdict, why)) for channel, campaign, verdict, why, count in taken]
    channel = sa.func.coalesce(sa.func.nullif(Visit.channel, ""), Customer.channel).label("channel")
    came = (
        sa.select(channel, Visit.campaign_id, Visit.customer_id)
        .join(Customer, Customer.id == Visit.customer_id)
        .where(*first_coming(first, last))
        .distinct()
        .subquery()
    )
    counts = tx.session.execute(
        sa.select(came.c.channel, came.c.campaign_id, sa.func.count()).group_by(came.c.channel, came.c.campaign_id)
    )
    found += [((word or "", campaign), tally(count, LeadVerdict.OPEN, None)) for word, campaign, count in counts]
    amount = sa.func.sum(sa.type_coerce(CampaignCost.amount, sa.BigInteger))
    spent = tx.session.execute(
        sa.select(CampaignCost.channel, CampaignCost.campaign_id, amount)
        .where(CampaignCost.day.between(first, last), CampaignCost.struck_at.is_(None))
        .group_by(CampaignCost.channel, CampaignCost.campaign_id)
    )
    found += [((word, campaign), LeadTally(spent=Money(int(fen)))) for word, campaign, fen in spent]
    return found


def _costs(tx: Tx, first: date, last: date, campaigns: Mapping[int, str]) -> tuple[CostRow, ...]:
    names = owner_names(tx)
    rows: sa.ScalarResult[Any] = tx.session.scalars(
        sa.select(CampaignCost)
        .where(CampaignCost.day.between(first, last), CampaignCost.struck_at.is_(None))
        .order_by(CampaignCost.day.desc(), CampaignCost.id.desc())
        .limit(MOST_ROWS)
    )
    return tuple(
        CostRow(
            row.id, row.day, row.channel, campaigns.get(row.campaign_id or 0, ""), row.amount, row.voucher, row.note,
            names.get(row.created_by, "—"),
        )
        for row in rows
    )  # fmt: skip


def _struck(tx: Tx, cost_id: int, *, gone: bool) -> None:
    row = tx.session.get(CampaignCost, cost_id, with_for_update=True)
    if row is None or (row.struck_at is not None) is not gone:
        raise ShowroomError(say.COST_UNKNOWN)
    row.struck_at, row.struck_by = (None, None) if gone else (tx.now, tx.actor.id)
