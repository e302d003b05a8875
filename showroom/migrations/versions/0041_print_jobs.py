"""Print jobs that outlive the program; deals found by the numbers of their quotations and intent orders."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from showroom.customers.search_words import customer_words
from showroom.migrations.ddl import KEY, never_emptied, refuse
from showroom.persistence.search_words import index_words

revision = "0041"
down_revision = "0040"
BATCH = 2_000
_DEALS = sa.text(
    "SELECT e.id, d.id, d.number, c.name, c.phone FROM search_entry e"
    " JOIN deal d ON d.id = e.object_id JOIN customer c ON c.id = d.customer_id"
    " WHERE e.kind = 'deal' AND e.id > :after AND (EXISTS (SELECT 1 FROM quotation q WHERE q.deal_id = d.id)"
    " OR EXISTS (SELECT 1 FROM intent_order i WHERE i.deal_id = d.id AND i.number IS NOT NULL))"
    " ORDER BY e.id LIMIT :batch"
)
_NUMBERS = sa.text(
    "SELECT number FROM quotation WHERE deal_id = :deal"
    " UNION ALL SELECT number FROM intent_order WHERE deal_id = :deal AND number IS NOT NULL"
)

_BUYERS = sa.text("SELECT buyer_name, buyer_phone FROM contract WHERE deal_id = :deal")


def upgrade() -> None:
    _jobs()
    _reword_deals()


def _reword_deals() -> None:
    link, after = op.get_bind(), 0
    while rows := link.execute(_DEALS, {"after": after, "batch": BATCH}).all():
        after = rows[-1][0]
        for key, deal, number, name, phone in rows:
            papers, buyers = link.scalars(_NUMBERS, {"deal": deal}).all(), link.execute(_BUYERS, {"deal": deal}).all()
            names = [word for pair in ((name, phone), *buyers) for word in customer_words(pair[0], pair[1] or "")]
            words = index_words("deal", tuple(dict.fromkeys((number, *papers, *names))))
            link.execute(sa.text("UPDATE search_entry SET words = :words WHERE id = :id"), {"words": words, "id": key})
            if link.dialect.name == "sqlite":  # PostgreSQL keeps its index on the column itself
                link.execute(sa.text("DELETE FROM search_words WHERE rowid = :id"), {"id": key})
                keep = sa.text("INSERT INTO search_words(rowid, words) VALUES (:id, :words)")
                link.execute(keep, {"id": key, "words": words})


def _jobs() -> None:
    op.create_table(
        "print_job",
        sa.Column("document_id", KEY, nullable=False),
        sa.Column("queued_by", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("printer", sa.String(length=200), nullable=False),
        sa.Column("duplex", sa.Boolean(), nullable=False),
        sa.Column("machine", sa.String(length=100), nullable=False),
        sa.Column("session", sa.String(length=40), nullable=False),
        sa.Column("queued_at", sa.BigInteger(), nullable=False),
        sa.Column("claimed_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("log_id", KEY, nullable=True),
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.CheckConstraint("(ended_at IS NOT NULL) = (state IN ('sent', 'dropped'))", name=op.f("ck_print_job_ended")),
        sa.CheckConstraint("(log_id IS NOT NULL) = (state = 'sent')", name=op.f("ck_print_job_logged")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_print_job_document_id")),
        sa.ForeignKeyConstraint(["log_id"], ["print_log.id"], name=op.f("fk_print_job_log_id")),
        sa.ForeignKeyConstraint(["queued_by"], ["staff_member.id"], name=op.f("fk_print_job_queued_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
    )
    still_open = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_print_job_open", "print_job", ["queued_by", "document_id"],
        unique=True, sqlite_where=still_open, postgresql_where=still_open,
    )  # fmt: skip
    refuse("print_job", "UPDATE", "OLD.ended_at IS NOT NULL", "print_job is immutable")
    refuse("print_job", "DELETE", "TRUE", "print_job is never deleted")
    never_emptied(("print_job",))
