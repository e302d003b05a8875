"""Personal numbers, pictures and papers are encrypted one by one on PostgreSQL, which encrypts no files (PI-09).

Rows read the same as before and every stored digest still fits, signed rows too: their seals are lifted for this
revision alone, inside its transaction. SQLCipher encrypts the whole file, so there is nothing to do.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from showroom.persistence.columns import Cipher, cipher_of

revision = "0045"
down_revision = "0044"
_TEXTS = {
    "staff_member": ("licence_number",),
    "customer": ("id_number",),
    "driving_licence": ("number",),
    "identity_paper": ("number",),
    "licence_capture": ("file_number",),
    "contract": ("buyer_id_number", "agent_id_number"),
    "delivery": ("agent_id_number",),
    "contract_change": ("buyer_draft",),
    "document": ("snapshot",),
}
_BYTES = {
    "driving_licence": ("front", "back"),
    "signature_evidence": ("strokes",),
    "contract": ("buyer_signature", "seller_signature"),
    "delivery": ("customer_signature", "sales_signature", "service_signature"),
    "financing": ("borrower_signature",),
    "intent_order": ("buyer_signature", "seller_signature"),
    "contract_change": ("buyer_signature", "seller_signature"),
    "drive_photo": ("image",),
    "drive_signature": ("image",),
    "incident_photo": ("image",),
    "document_blob": ("pdf",),
}
_JOURNALS = {"customer_merge_row": ("before", "after"), "restricted_row": ("before",), "import_trace": ("changed",)}
_WIDE = {"buyer_draft": 32027, "snapshot": None}
_USUAL, _AT_ONCE = 367, 100


def upgrade() -> None:
    """Room for what is encrypted, then every value of before."""
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        return
    for table, columns in _TEXTS.items():
        for column in columns:
            wide = _WIDE.get(column, _USUAL)
            if wide is not None:
                op.alter_column(table, column, type_=sa.String(wide))
    cipher = cipher_of(bind.dialect)
    if cipher is None:
        raise RuntimeError("a store on PostgreSQL is migrated with its key")
    for table in sorted({*_TEXTS, *_BYTES, *_JOURNALS}):
        op.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        _encrypt(bind, table, cipher)
        op.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _encrypt(bind: sa.Connection, name: str, cipher: Cipher) -> None:
    key = "document_id" if name == "document_blob" else "id"
    kinds: dict[str, Any] = dict.fromkeys(_TEXTS.get(name, ()), sa.Text())
    kinds |= dict.fromkeys(_BYTES.get(name, ()), sa.LargeBinary()) | dict.fromkeys(_JOURNALS.get(name, ()), sa.Text())
    told = ("table_name",) if name in _JOURNALS else ()
    table = sa.table(
        name,
        sa.column(key),
        *(sa.column(column) for column in told),
        *(sa.column(column, kind) for column, kind in kinds.items()),
    )
    ids = list(bind.scalars(sa.select(table.c[key]).order_by(table.c[key])))
    for start in range(0, len(ids), _AT_ONCE):
        some = sa.select(table).where(table.c[key].in_(ids[start : start + _AT_ONCE]))
        for row in bind.execute(some).mappings().all():
            values = {column: row[column] for column in kinds}
            of = row["table_name"] if told else name
            sealed = _journal(of, values, cipher) if told else _sealed(of, values, cipher)
            if sealed != values:
                bind.execute(sa.update(table).where(table.c[key] == row[key]).values(sealed))


def _sealed(name: str, values: dict[str, Any], cipher: Cipher) -> dict[str, Any]:
    """A row of `name`, or some columns of one, with its personal values encrypted."""
    found = dict(values)
    for column in _TEXTS.get(name, ()):
        if isinstance(found.get(column), str) and found[column] not in ("", "{}"):  # {} marks a paper that ended
            found[column] = cipher.seal_text(found[column])
    for column in _BYTES.get(name, ()):
        if isinstance(found.get(column), (bytes, memoryview)):
            found[column] = cipher.seal_bytes(bytes(found[column]))
    return found


def _journal(name: str, values: dict[str, Any], cipher: Cipher) -> dict[str, Any]:
    """Rows that merges, imports and restrictions took down as JSON."""
    return {
        column: None if text is None else _taken_down(name, text, cipher, changed=column == "changed")
        for column, text in values.items()
    }


def _taken_down(name: str, text: str, cipher: Cipher, *, changed: bool) -> str:
    from showroom.customers.merge_journal import read_back, written
    from showroom.imports.raw_tables import as_json, from_json

    if name not in _TEXTS and name not in _BYTES:
        return text
    if not changed:
        return written(_sealed(name, read_back(text), cipher)) or ""
    rows = {
        key: change | {"before": as_json(_sealed(name, from_json(change["before"]), cipher))}
        for key, change in json.loads(text).items()
    }
    return json.dumps(rows)
