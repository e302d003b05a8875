"""Tables of prospecting: leads and what they cost, whom to call before a campaign, messages to many (S0-13…S0-19)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.kernel.money import Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, Word
from showroom.persistence.orm import Model, Numbered


class CampaignCallResult(StrEnum):
    """How a call before a campaign ended; the last three are set by the program."""

    COMING = "coming"
    INTERESTED = "interested"
    NOT_INTERESTED = "not_interested"
    CALL_LATER = "call_later"
    NO_ANSWER = "no_answer"
    MESSAGE_SENT = "message_sent"
    WRONG_NUMBER = "wrong_number"
    NO_MORE_CONTACT = "no_more_contact"
    NOT_REACHED = "not_reached"
    TAKEN_OFF = "taken_off"
    LIST_CLOSED = "list_closed"


class LeadVerdict(StrEnum):
    """What became of a lead (S0-19)."""

    OPEN = "open"
    VALID = "valid"
    INVALID = "invalid"


class LeadReason(StrEnum):
    """Why a lead is not valid (S0-19); the first two stand in 线索建卡率 (§6.10)."""

    NOT_INTERESTED = "not_interested"
    ALREADY_FILED = "already_filed"
    WRONG_NUMBER = "wrong_number"
    NOT_REACHED = "not_reached"
    BOUGHT_ELSEWHERE = "bought_elsewhere"
    TOO_FAR = "too_far"
    OTHER = "other"


class MessageWay(StrEnum):
    """By what a message to many is sent."""

    SMS = "sms"
    WECHAT = "wechat"


class CallList(Numbered, Model):
    """Whom to call before a campaign (S0-13): how they were chosen, and how many were left out for which reason.

    `grades` is a comma list; `silent_since`: nobody spoke with them on or after that day. Of several reasons the first
    of contact, consent, phone, listed counts.
    """

    __tablename__ = "call_list"
    campaign_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("campaign.id"), index=True)
    channel: Mapped[str] = mapped_column(sa.String(40), default="")
    grades: Mapped[str] = mapped_column(sa.String(40), default="")
    interest: Mapped[str] = mapped_column(sa.String(120), default="")
    trade: Mapped[str] = mapped_column(sa.String(80), default="")
    least_fleet: Mapped[int | None]
    silent_since: Mapped[date | None] = mapped_column(sa.Date)
    from_campaign_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("campaign.id"))
    owner_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    due: Mapped[date] = mapped_column(sa.Date)
    left_no_contact: Mapped[int] = mapped_column(default=0)
    left_no_consent: Mapped[int] = mapped_column(default=0)
    left_no_phone: Mapped[int] = mapped_column(default=0)
    left_listed: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class CallListEntry(Numbered, Model):
    """One customer on a call list. Who calls and until when stands in the task, so that it is everybody's same task.

    `tries` counts calls on different days or hours; `tried_at` is the last of them.
    """

    __tablename__ = "call_list_entry"
    list_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("call_list.id"))
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    task_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer_task.id"), index=True)
    result: Mapped[CampaignCallResult | None] = mapped_column(Word(CampaignCallResult))
    note: Mapped[str] = mapped_column(sa.String(500), default="")
    tries: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[datetime | None] = mapped_column(Moment)
    message_sent: Mapped[bool] = mapped_column(default=False)
    appointment_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("appointment.id"))
    called_at: Mapped[datetime | None] = mapped_column(Moment)
    called_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.UniqueConstraint("list_id", "customer_id"),
        sa.Index("ix_call_list_entry_called", "called_by", "called_at"),
    )


class Lead(Numbered, Model):
    """A chance that somebody buys, as it was won: through which channel or campaign, for which gift (S0-13, S0-19).

    `known`: was on file already. `prospect` is a comma list of ticks (GR-05). `visit_id`: won by that visit or call.
    """

    __tablename__ = "lead"
    day: Mapped[date] = mapped_column(sa.Date, index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    channel: Mapped[str] = mapped_column(sa.String(40), default="")
    campaign_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("campaign.id"), index=True)
    visit_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("visit.id"), unique=True)
    gift: Mapped[str] = mapped_column(sa.String(80), default="")
    known: Mapped[bool] = mapped_column(default=False)
    prospect: Mapped[str] = mapped_column(sa.String(200), default="")
    verdict: Mapped[LeadVerdict] = mapped_column(Word(LeadVerdict), default=LeadVerdict.OPEN)
    lead_reason: Mapped[LeadReason | None] = mapped_column(Word(LeadReason))
    note: Mapped[str] = mapped_column(sa.String(300), default="")
    judged_at: Mapped[datetime | None] = mapped_column(Moment)
    judged_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    won_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class CampaignCost(Numbered, Model):
    """Money spent to win leads, for a channel, a campaign or both (S0-17); struck out instead of changed."""

    __tablename__ = "campaign_cost"
    day: Mapped[date] = mapped_column(sa.Date, index=True)
    channel: Mapped[str] = mapped_column(sa.String(40), default="")
    campaign_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("campaign.id"), index=True)
    amount: Mapped[Money] = mapped_column(MoneyColumn)
    voucher: Mapped[str] = mapped_column(sa.String(40), default="")
    note: Mapped[str] = mapped_column(sa.String(200), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    struck_at: Mapped[datetime | None] = mapped_column(Moment)
    struck_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (
        sa.CheckConstraint("amount > 0", name="spent_something"),
        sa.CheckConstraint("channel <> '' OR campaign_id IS NOT NULL", name="spent_for_something"),
    )


class BulkMessage(Numbered, Model):
    """A message to many that was taken out to be sent elsewhere (S0-14): its text, and who was left out and why."""

    __tablename__ = "bulk_message"
    way: Mapped[MessageWay] = mapped_column(Word(MessageWay))
    text: Mapped[str] = mapped_column(sa.String(1000))
    campaign_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("campaign.id"), index=True)
    reason: Mapped[str] = mapped_column(sa.String(200))
    persons: Mapped[int]
    left_no_contact: Mapped[int] = mapped_column(default=0)
    left_no_consent: Mapped[int] = mapped_column(default=0)
    left_no_phone: Mapped[int] = mapped_column(default=0)
    left_no_words: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class BulkMessageTo(Numbered, Model):
    """One customer who stands in a message that was taken out."""

    __tablename__ = "bulk_message_to"
    message_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("bulk_message.id"))
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    __table_args__ = (sa.UniqueConstraint("message_id", "customer_id"),)


class CustomerPortrait(Numbered, Model):
    """What kind of customer this is (S4-02): trade, size, what hurts, and who decides; of companies above all.

    `staff` and `fleet` count people and cars, None: not known.
    """

    __tablename__ = "customer_portrait"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), unique=True)
    trade: Mapped[str] = mapped_column(sa.String(80), default="")
    staff: Mapped[int | None]
    fleet: Mapped[int | None]
    pain_points: Mapped[str] = mapped_column(sa.String(500), default="")
    decision_chain: Mapped[str] = mapped_column(sa.String(500), default="")
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.CheckConstraint("staff IS NULL OR staff >= 0", name="staff_not_negative"),
        sa.CheckConstraint("fleet IS NULL OR fleet >= 0", name="fleet_not_negative"),
    )
