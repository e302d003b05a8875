"""The privacy desk: who is erased or restricted, what was done, requests of persons, processing records, breaches."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

from showroom.migrations.ddl import KEY, follow_merges, immutable, never_emptied, refuse

revision = "0038"
down_revision = "0037"
_PARAMETERS = (
    ("privacy.request_working_days", "15", "PI-08"),
    ("privacy.breach_hours", "24", "PI-09 house target for 立即 (PIPL 57)"),
    ("retention.assessment_years", "3", "PI-09, PIPL 56"),
)
_SEALED_PAPERS = (
    "'contract', 'contract_change', 'intent_order', 'delivery', 'receipt', 'document', 'document_blob',"
    " 'signature_evidence', 'paper_scan'"
)


def upgrade() -> None:
    """Registers cannot be changed or emptied; a pass to a sealed row needs its act in the register."""
    _customer_standing()
    _erased_paper()
    _erasure()
    _erasure_pass()
    _restricted_row()
    _rights_request()
    _processing_record()
    _breach()
    for table in ("erased_paper", "erasure", "processing_record"):
        immutable(table)
    follow_merges("erasure")
    refuse("rights_request", "DELETE", "TRUE", "rights_request is never deleted")
    refuse("rights_request", "UPDATE", "OLD.state <> 'open' AND NEW.state <> OLD.state", "rights_request is answered")
    refuse("breach", "DELETE", "TRUE", "breach is never deleted")
    refuse("breach", "UPDATE", "OLD.closed_at IS NOT NULL", "breach is closed")
    refuse("customer_standing", "UPDATE", "OLD.state = 'erased'", "what is erased stays erased")
    refuse("customer_standing", "DELETE", "OLD.state = 'erased'", "what is erased stays erased")
    _passes_only_for_what_may_go()
    _nothing_younger_than_ten_years()
    never_emptied(("erased_paper", "erasure", "processing_record", "rights_request", "breach", "customer_standing"))
    _parameters()


def _passes_only_for_what_may_go() -> None:
    """Signed papers let in only an act that ends them: a restriction and its lifting never touch them (CT-07)."""
    act = "EXISTS (SELECT 1 FROM erasure e WHERE e.id = NEW.erasure_id AND e.kind IN ('erased', 'expired'))"
    refuse(
        "erasure_pass", "INSERT", f"NEW.table_name IN ({_SEALED_PAPERS}) AND NOT {act}", "a signed paper is protected"
    )


def _nothing_younger_than_ten_years() -> None:
    """No parameter and no statement lets a sold customer's archive go before its ten years are over (MF-09)."""
    if op.get_bind().dialect.name == "sqlite":
        limit = "date(NEW.at / 1000000, 'unixepoch', '-10 years')"
    else:
        limit = "(to_timestamp(NEW.at / 1000000) AT TIME ZONE 'UTC' - interval '10 years')::date"
    sold = f"EXISTS (SELECT 1 FROM deal d WHERE d.customer_id = NEW.customer_id AND d.delivered_on > {limit})"
    refuse("erasure", "INSERT", f"NEW.kind = 'erased' AND {sold}", "kept for ten years after delivery", "_sold")


def _parameters() -> None:
    """A store that has its parameters already gets the new ones; an empty one is given all of them at once."""
    if op.get_bind().execute(sa.text("SELECT 1 FROM parameter LIMIT 1")).first() is None:
        return
    columns = ("key", "value", "valid_from", "valid_to", "source")
    rows = [
        {"key": key, "value": value, "valid_from": date(2000, 1, 1), "valid_to": None, "source": source}
        for key, value, source in _PARAMETERS
    ]
    op.bulk_insert(sa.table("parameter", *(sa.column(name) for name in columns)), rows)


def _customer_standing() -> None:
    op.create_table(
        "customer_standing",
        sa.Column("customer_id", KEY, autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("by", KEY, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_customer_standing_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_standing_customer_id")),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_customer_standing")),
    )
    op.create_index(op.f("ix_customer_standing_until"), "customer_standing", ["until"], unique=False)


def _erased_paper() -> None:
    op.create_table(
        "erased_paper",
        sa.Column("document_id", KEY, autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_erased_paper_document_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_erased_paper")),
    )


def _erasure() -> None:
    op.create_table(
        "erasure",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("scope", KEY, nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_erasure_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_erasure_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
    op.create_index(op.f("ix_erasure_customer_id"), "erasure", ["customer_id"], unique=False)


def _erasure_pass() -> None:
    op.create_table(
        "erasure_pass",
        sa.Column("erasure_id", KEY, nullable=False),
        sa.Column("table_name", sa.String(length=63), nullable=False),
        sa.Column("row_key", sa.String(length=200), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["erasure_id"], ["erasure.id"], name=op.f("fk_erasure_pass_erasure_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure_pass")),
    )
    op.create_index(op.f("ix_erasure_pass_table_name_row_key"), "erasure_pass", ["table_name", "row_key"], unique=False)


def _restricted_row() -> None:
    op.create_table(
        "restricted_row",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("table_name", sa.String(length=63), nullable=False),
        sa.Column("row_key", sa.String(length=200), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_restricted_row_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restricted_row")),
    )
    op.create_index(op.f("ix_restricted_row_customer_id"), "restricted_row", ["customer_id"], unique=False)


def _rights_request() -> None:
    op.create_table(
        "rights_request",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("customer_id", KEY, nullable=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("contact", sa.String(length=120), nullable=False),
        sa.Column("wish", sa.String(length=500), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("identity", sa.String(length=200), nullable=False),
        sa.Column("identity_at", sa.BigInteger(), nullable=True),
        sa.Column("identity_by", KEY, nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=500), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("answered_by", KEY, nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["answered_by"], ["staff_member.id"], name=op.f("fk_rights_request_answered_by")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_rights_request_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_rights_request_customer_id")),
        sa.ForeignKeyConstraint(["identity_by"], ["staff_member.id"], name=op.f("fk_rights_request_identity_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_request")),
    )
    op.create_index(op.f("ix_rights_request_customer_id"), "rights_request", ["customer_id"], unique=False)
    op.create_index(op.f("ix_rights_request_state_due"), "rights_request", ["state", "due"], unique=False)


def _processing_record() -> None:
    op.create_table(
        "processing_record",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("purpose", sa.String(length=500), nullable=False),
        sa.Column("data_kinds", sa.String(length=500), nullable=False),
        sa.Column("receivers", sa.String(length=300), nullable=False),
        sa.Column("risk", sa.String(length=500), nullable=False),
        sa.Column("measures", sa.String(length=500), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("replaces_id", KEY, nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff_member.id"], name=op.f("fk_processing_record_by")),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["processing_record.id"], name=op.f("fk_processing_record_replaces_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_processing_record")),
    )


def _breach() -> None:
    op.create_table(
        "breach",
        sa.Column("noticed_at", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(length=500), nullable=False),
        sa.Column("data_kinds", sa.String(length=300), nullable=False),
        sa.Column("concerned", sa.String(length=300), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("measures", sa.String(length=500), nullable=False),
        sa.Column("tell_by", sa.BigInteger(), nullable=False),
        sa.Column("authority_at", sa.BigInteger(), nullable=True),
        sa.Column("persons_at", sa.BigInteger(), nullable=True),
        sa.Column("not_told_reason", sa.String(length=300), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", KEY, nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["closed_by"], ["staff_member.id"], name=op.f("fk_breach_closed_by")),
        sa.ForeignKeyConstraint(["created_by"], ["staff_member.id"], name=op.f("fk_breach_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breach")),
    )
