"""Prospecting: call lists before a campaign, leads and what they cost, messages to many."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    _lists()
    _leads()
    _messages()
    _portraits()


def _lists() -> None:
    op.create_table(
        "call_list",
        sa.Column("campaign_id", KEY, nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("grades", sa.String(length=40), nullable=False),
        sa.Column("interest", sa.String(length=120), nullable=False),
        sa.Column("trade", sa.String(length=80), nullable=False),
        sa.Column("least_fleet", sa.Integer(), nullable=True),
        sa.Column("silent_since", sa.Date(), nullable=True),
        sa.Column("from_campaign_id", KEY, nullable=True),
        sa.Column("owner_id", KEY, nullable=True),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("left_no_contact", sa.Integer(), nullable=False),
        sa.Column("left_no_consent", sa.Integer(), nullable=False),
        sa.Column("left_no_phone", sa.Integer(), nullable=False),
        sa.Column("left_listed", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("made_by", KEY, nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_call_list_campaign_id")),
        sa.ForeignKeyConstraint(["from_campaign_id"], ["campaign.id"], name=op.f("fk_call_list_from_campaign_id")),
        sa.ForeignKeyConstraint(["made_by"], ["staff_member.id"], name=op.f("fk_call_list_made_by")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff_member.id"], name=op.f("fk_call_list_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_list")),
    )
    op.create_index(op.f("ix_call_list_campaign_id"), "call_list", ["campaign_id"], unique=False)
    op.create_table(
        "call_list_entry",
        sa.Column("list_id", KEY, nullable=False),
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("task_id", KEY, nullable=False),
        sa.Column("result", sa.String(length=40), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tried_at", sa.BigInteger(), nullable=True),
        sa.Column("message_sent", sa.Boolean(), nullable=False),
        sa.Column("appointment_id", KEY, nullable=True),
        sa.Column("called_at", sa.BigInteger(), nullable=True),
        sa.Column("called_by", KEY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_call_list_entry_appointment_id")),
        sa.ForeignKeyConstraint(["called_by"], ["staff_member.id"], name=op.f("fk_call_list_entry_called_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_call_list_entry_customer_id")),
        sa.ForeignKeyConstraint(["list_id"], ["call_list.id"], name=op.f("fk_call_list_entry_list_id")),
        sa.ForeignKeyConstraint(["task_id"], ["customer_task.id"], name=op.f("fk_call_list_entry_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_list_entry")),
        sa.UniqueConstraint("list_id", "customer_id", name=op.f("uq_call_list_entry_list_id_customer_id")),
    )
    op.create_index(op.f("ix_call_list_entry_customer_id"), "call_list_entry", ["customer_id"], unique=False)
    op.create_index(op.f("ix_call_list_entry_task_id"), "call_list_entry", ["task_id"], unique=False)


def _leads() -> None:
    op.create_table(
        "lead",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("campaign_id", KEY, nullable=True),
        sa.Column("visit_id", KEY, nullable=True),
        sa.Column("gift", sa.String(length=80), nullable=False),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("prospect", sa.String(length=200), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("lead_reason", sa.String(length=40), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("judged_at", sa.BigInteger(), nullable=True),
        sa.Column("judged_by", KEY, nullable=True),
        sa.Column("won_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_lead_campaign_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_lead_customer_id")),
        sa.ForeignKeyConstraint(["judged_by"], ["staff_member.id"], name=op.f("fk_lead_judged_by")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_lead_visit_id")),
        sa.ForeignKeyConstraint(["won_by"], ["staff_member.id"], name=op.f("fk_lead_won_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead")),
        sa.UniqueConstraint("visit_id", name=op.f("uq_lead_visit_id")),
    )
    op.create_index(op.f("ix_lead_campaign_id"), "lead", ["campaign_id"], unique=False)
    op.create_index(op.f("ix_lead_customer_id"), "lead", ["customer_id"], unique=False)
    op.create_index(op.f("ix_lead_day"), "lead", ["day"], unique=False)
    op.create_table(
        "campaign_cost",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("campaign_id", KEY, nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("voucher", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("struck_at", sa.BigInteger(), nullable=True),
        sa.Column("struck_by", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "channel <> '' OR campaign_id IS NOT NULL", name=op.f("ck_campaign_cost_spent_for_something")
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_campaign_cost_spent_something")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_campaign_cost_campaign_id")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_campaign_cost_created_by")),
        sa.ForeignKeyConstraint(["struck_by"], ["staff_member.id"], name=op.f("fk_campaign_cost_struck_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_cost")),
    )
    op.create_index(op.f("ix_campaign_cost_campaign_id"), "campaign_cost", ["campaign_id"], unique=False)
    op.create_index(op.f("ix_campaign_cost_day"), "campaign_cost", ["day"], unique=False)


def _messages() -> None:
    op.create_table(
        "bulk_message",
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("campaign_id", KEY, nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("left_no_contact", sa.Integer(), nullable=False),
        sa.Column("left_no_consent", sa.Integer(), nullable=False),
        sa.Column("left_no_phone", sa.Integer(), nullable=False),
        sa.Column("left_no_words", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("made_by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_bulk_message_campaign_id")),
        sa.ForeignKeyConstraint(["made_by"], ["staff_member.id"], name=op.f("fk_bulk_message_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_message")),
    )
    op.create_index(op.f("ix_bulk_message_campaign_id"), "bulk_message", ["campaign_id"], unique=False)
    op.create_table(
        "bulk_message_to",
        sa.Column("message_id", KEY, nullable=False),
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_bulk_message_to_customer_id")),
        sa.ForeignKeyConstraint(["message_id"], ["bulk_message.id"], name=op.f("fk_bulk_message_to_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_message_to")),
        sa.UniqueConstraint("message_id", "customer_id", name=op.f("uq_bulk_message_to_message_id_customer_id")),
    )
    op.create_index(op.f("ix_bulk_message_to_customer_id"), "bulk_message_to", ["customer_id"], unique=False)


def _portraits() -> None:
    op.create_table(
        "customer_portrait",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("trade", sa.String(length=80), nullable=False),
        sa.Column("staff", sa.Integer(), nullable=True),
        sa.Column("fleet", sa.Integer(), nullable=True),
        sa.Column("pain_points", sa.String(length=500), nullable=False),
        sa.Column("decision_chain", sa.String(length=500), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("fleet IS NULL OR fleet >= 0", name=op.f("ck_customer_portrait_fleet_not_negative")),
        sa.CheckConstraint("staff IS NULL OR staff >= 0", name=op.f("ck_customer_portrait_staff_not_negative")),
        sa.ForeignKeyConstraint(["changed_by"], ["staff_member.id"], name=op.f("fk_customer_portrait_changed_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_portrait_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_portrait")),
        sa.UniqueConstraint("customer_id", name=op.f("uq_customer_portrait_customer_id")),
    )
