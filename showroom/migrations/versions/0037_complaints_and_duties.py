"""Complaints with their clock, brands sold with and without authorisation, what the store owes the register."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, immutable, never_emptied, whole_fen

revision = "0037"
down_revision = "0036"
_ALWAYS = date(2000, 1, 1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ZONE = ZoneInfo("Asia/Shanghai")
_ANSWER_DAYS = 9
"""Calendar days of seven working days without a holiday, for a ticket whose note names no day."""
_NUMBERS = {
    "price.compare_days": ("7", "MF-01 明码标价和禁止价格欺诈规定 16: compared with the 7 days before"),
    "register.licence_days": ("90", "MF-10 汽车销售管理办法: registered within 90 days of the business licence"),
    "register.change_days": ("30", "MF-10 汽车销售管理办法: changes within 30 days"),
}


def upgrade() -> None:
    _brands()
    _duties()
    _goods()
    _complaints()
    _complaint_entries()
    _store()
    _survey_tickets()
    _ship_numbers()


def _brands() -> None:
    op.create_table(
        "brand_standing",
        sa.Column("brand", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("supplier", sa.String(length=120), nullable=False),
        sa.Column("paper_number", sa.String(length=60), nullable=False),
        sa.Column("liable", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_brand_standing_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brand_standing")),
    )
    op.create_index(op.f("ix_brand_standing_brand"), "brand_standing", ["brand"], unique=False)
    op.create_table(
        "brand_notice",
        sa.Column("contract_id", KEY, nullable=False),
        sa.Column("brand", sa.String(length=60), nullable=False),
        sa.Column("liable", sa.String(length=200), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_brand_notice_by")),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_brand_notice_contract_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brand_notice")),
    )
    op.create_index(op.f("ix_brand_notice_contract_id"), "brand_notice", ["contract_id"], unique=False)
    immutable("brand_notice")
    never_emptied(("brand_notice",))


def _goods() -> None:
    op.create_table(
        "goods_price",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_goods_price_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goods_price")),
    )
    op.create_index(op.f("ix_goods_price_name"), "goods_price", ["name"], unique=False)
    whole_fen("goods_price", ("price",), least=1)


def _duties() -> None:
    op.create_table(
        "store_duty",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(length=300), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("done_by", KEY, nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("(done_on IS NULL) = (evidence = '')", name=op.f("ck_store_duty_evidenced")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_store_duty_created_by")),
        sa.ForeignKeyConstraint(["done_by"], ["staff_member.id"], name=op.f("fk_store_duty_done_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_duty")),
    )
    op.create_index("ix_store_duty_open", "store_duty", ["done_on", "due"], unique=False)


def _complaints() -> None:
    op.create_table(
        "complaint",
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("customer_id", KEY, nullable=True),
        sa.Column("deal_id", KEY, nullable=True),
        sa.Column("caller", sa.String(length=80), nullable=False),
        sa.Column("caller_contact", sa.String(length=120), nullable=False),
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("wish", sa.String(length=500), nullable=False),
        sa.Column("owner_id", KEY, nullable=False),
        sa.Column("contact_by", sa.BigInteger(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("contacted_at", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.String(length=2000), nullable=False),
        sa.Column("promised", sa.String(length=300), nullable=False),
        sa.Column("promised_by", sa.Date(), nullable=True),
        sa.Column("promise_id", KEY, nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("satisfied", sa.Boolean(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("task_id", KEY, nullable=True),
        sa.Column("survey_id", KEY, nullable=True),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name=op.f("ck_complaint_outcome")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_complaint_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_complaint_customer_id")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_complaint_deal_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff_member.id"], name=op.f("fk_complaint_owner_id")),
        sa.ForeignKeyConstraint(["promise_id"], ["promise.id"], name=op.f("fk_complaint_promise_id")),
        sa.ForeignKeyConstraint(["survey_id"], ["survey.id"], name=op.f("fk_complaint_survey_id")),
        sa.ForeignKeyConstraint(["task_id"], ["customer_task.id"], name=op.f("fk_complaint_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
    )
    op.create_index(op.f("ix_complaint_customer_id"), "complaint", ["customer_id"], unique=False)
    op.create_index(op.f("ix_complaint_deal_id"), "complaint", ["deal_id"], unique=False)
    op.create_index("ix_complaint_open", "complaint", ["closed_at", "answer_by"], unique=False)
    op.create_index("ix_complaint_owner", "complaint", ["owner_id", "closed_at"], unique=False)
    op.create_index(op.f("ix_complaint_task_id"), "complaint", ["task_id"], unique=False)


def _complaint_entries() -> None:
    op.create_table(
        "complaint_entry",
        sa.Column("complaint_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_complaint_entry_by")),
        sa.ForeignKeyConstraint(["complaint_id"], ["complaint.id"], name=op.f("fk_complaint_entry_complaint_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_entry")),
    )
    op.create_index(op.f("ix_complaint_entry_complaint_id"), "complaint_entry", ["complaint_id"], unique=False)
    immutable("complaint_entry")
    never_emptied(("complaint_entry",))


def _store() -> None:
    """Whom to complain to and when; the one authorised brand becomes the first row of the list."""
    for name in ("complaint_person", "complaint_hours"):
        op.add_column("store", sa.Column(name, sa.String(length=80), nullable=False, server_default=""))
    bind = op.get_bind()
    for brand, created in bind.execute(
        sa.text("SELECT authorised_brand, created_at FROM store WHERE authorised_brand <> ''")
    ).all():
        row = {
            "brand": brand[:60], "kind": "authorised", "supplier": "", "paper_number": "", "liable": "",
            "valid_from": _ALWAYS, "valid_to": None, "created_at": created, "created_by": None, "version": 1,
        }  # fmt: skip
        op.bulk_insert(_table("brand_standing", row), [row])
    op.execute("ALTER TABLE store DROP COLUMN authorised_brand")


def _survey_tickets() -> None:
    """The open tickets of low scores enter the register with the clock that they have."""
    found = op.get_bind().execute(
        sa.text(
            "SELECT id, customer_id, deal_id, note, due, owner_id, created_at FROM customer_task"
            " WHERE kind = 'complaint' AND done_at IS NULL AND owner_id IS NOT NULL"
        )
    )
    rows = [_ticket(row) for row in found.all()]
    if rows:
        op.bulk_insert(_table("complaint", rows[0]), rows)


def _ticket(task: sa.Row[Any]) -> dict[str, object]:
    day = task.due if isinstance(task.due, date) else date.fromisoformat(str(task.due))
    until = datetime.combine(day, time(23, 59), _ZONE)
    named = re.search(r"\d{4}-\d{2}-\d{2}", task.note)
    received = (_EPOCH + timedelta(microseconds=task.created_at)).astimezone(_ZONE).date()
    return {
        "received_at": task.created_at, "channel": "survey", "subject": "other", "customer_id": task.customer_id,
        "deal_id": task.deal_id, "caller": "", "caller_contact": "", "reference": "", "text": task.note, "wish": "",
        "owner_id": task.owner_id, "contact_by": (until - _EPOCH) // timedelta(microseconds=1),
        "answer_by": date.fromisoformat(named[0]) if named else received + timedelta(days=_ANSWER_DAYS),
        "answer": "", "promised": "", "task_id": task.id, "created_by": task.owner_id, "version": 1,
    }  # fmt: skip


def _ship_numbers() -> None:
    """A store that has its parameters already gets the new ones; an empty one is given all of them at once."""
    if op.get_bind().execute(sa.text("SELECT 1 FROM parameter LIMIT 1")).first() is None:
        return
    rows = [
        {"key": key, "value": value, "valid_from": _ALWAYS, "source": source}
        for key, (value, source) in _NUMBERS.items()
    ]
    op.bulk_insert(_table("parameter", rows[0]), rows)


def _table(name: str, row: dict[str, object]) -> sa.TableClause:
    return sa.table(
        name, *(sa.column(key, sa.Date() if isinstance(value, date) else None) for key, value in row.items())
    )
