"""The wider search index: words made anew for every entry, and indexes behind each order of the customer list."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from showroom.customers.search_words import customer_words
from showroom.persistence.search_index import FTS_DDL
from showroom.persistence.search_words import index_words

revision = "0017"
down_revision = "0016"
BATCH = 5_000
_LISTS = ("name", "last_contact", "first_seen", "grade")
# Of each kind: the entry's id, then the texts that it is found by.
_TEXTS = {
    "customer": (
        "SELECT e.id, c.name, c.phone, c.other_phones FROM search_entry e JOIN customer c ON c.id = e.object_id"
    ),
    "deal": (
        "SELECT e.id, d.number, c.name, c.phone FROM search_entry e JOIN deal d ON d.id = e.object_id"
        " JOIN customer c ON c.id = d.customer_id"
    ),
    "contract": (
        "SELECT e.id, t.number, t.buyer_name, c.name, c.phone, v.vin FROM search_entry e"
        " JOIN contract t ON t.id = e.object_id JOIN deal d ON d.id = t.deal_id JOIN customer c ON c.id = d.customer_id"
        " LEFT JOIN vehicle v ON v.id = d.vehicle_id"
    ),
    "vehicle": (
        "SELECT e.id, v.vin, v.plate, v.exterior, m.brand, m.series, m.version_name FROM search_entry e"
        " JOIN vehicle v ON v.id = e.object_id JOIN vehicle_model m ON m.id = v.model_id"
    ),
}


def upgrade() -> None:
    in_file = op.get_bind().dialect.name == "sqlite"
    op.create_index("ix_customer_newest", "customer", ["id"], unique=False)
    for column in _LISTS:
        op.create_index(f"ix_customer_{column}", "customer", [column, "id"], unique=False)
    if in_file:
        op.execute("DROP TABLE search_words")
        op.execute(FTS_DDL)
    for kind in _TEXTS:
        _reword(kind)
    if in_file:
        op.execute("INSERT INTO search_words(rowid, words) SELECT id, words FROM search_entry ORDER BY id")


def _reword(kind: str) -> None:
    link, after = op.get_bind(), 0
    wanted = sa.text(f"{_TEXTS[kind]} WHERE e.kind = :kind AND e.id > :after ORDER BY e.id LIMIT :batch")
    while rows := link.execute(wanted, {"kind": kind, "after": after, "batch": BATCH}).all():
        after = rows[-1][0]
        made = [
            {"id": key, "words": index_words(kind, _words(kind, [text or "" for text in texts]))}
            for key, *texts in rows
        ]
        link.execute(sa.text("UPDATE search_entry SET words = :words WHERE id = :id"), made)


def _words(kind: str, texts: Sequence[str]) -> tuple[str, ...]:
    if kind == "customer":
        name, phone, others = texts
        return customer_words(name, phone, *others.split())
    if kind == "vehicle":
        vin, plate, exterior, *model = texts
        return (vin, vin[-8:], vin[-6:], vin[-4:], plate, plate[1:], " ".join(filter(None, model)), exterior)
    if kind == "deal":
        number, name, phone = texts
        return (number, *customer_words(name, phone))
    number, buyer, name, phone, vin = texts
    return (number, *customer_words(buyer), *customer_words(name, phone), vin)
