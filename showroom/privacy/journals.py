"""Where else a person's words lie: the search index, and journals of merges, imports and stored rows (PI-08)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.customers.merge_alias import former_ids
from showroom.customers.merge_journal import SEARCH, read_back, read_rows, written
from showroom.customers.merge_links import CUSTOMER
from showroom.customers.merge_model import CustomerMerge, CustomerMergeRow
from showroom.imports.model import ImportTrace
from showroom.persistence import search_index
from showroom.privacy.erasure_model import RestrictedRow
from showroom.privacy.scope import Scope
from showroom.privacy.scrubbing import Touched

_FOUND_AS = {"customer": "customer", "deal": "deal", "contract": "contract"}
"""Kinds of the search index, and the table whose rows they name."""
_AT_ONCE = 200


def forget_search(session: Session, scope: Scope, *, stored: bool) -> None:
    """Nobody is found by name, number or paper any more; what is only stored can be put back."""
    target = scope.schema.table(SEARCH)
    for kind, table in _FOUND_AS.items():
        ids = sa.select(scope.schema.table(table).c.id).where(scope.rows_of(table))
        rows = read_rows(session, scope.schema, SEARCH, target.c.kind == kind, target.c.object_id.in_(ids))
        if stored:
            session.add_all(
                RestrictedRow(
                    customer_id=scope.root_id,
                    table_name=SEARCH,
                    row_key=json.dumps([row["id"]]),
                    gone=True,
                    before=written(row) or "",
                )
                for row in rows
            )
        search_index.remove_entries(session, [row["id"] for row in rows])
    session.flush()


def put_back_search(session: Session, scope: Scope) -> None:
    """What the index said of a restricted customer, under new numbers."""
    stored = sa.select(RestrictedRow.before).where(
        RestrictedRow.customer_id == scope.root_id, RestrictedRow.table_name == SEARCH
    )
    for text in session.scalars(stored).all():
        entry = read_back(text)
        del entry["id"]
        search_index.remove(session, entry["kind"], entry["object_id"])
        target = scope.schema.table(SEARCH)
        made = session.scalar(sa.insert(target).values(entry).returning(target.c.id))
        search_index.rewrite(session, [int(made or 0)])


def forget_merges(session: Session, customer_id: int) -> None:
    """What merged records said goes; that they were one stays, so that every old number leads to this record."""
    ids = (customer_id, *former_ids(session, customer_id))
    merges = sa.select(CustomerMerge.id).where(sa.or_(CustomerMerge.kept_id.in_(ids), CustomerMerge.lost_id.in_(ids)))
    session.execute(sa.delete(CustomerMergeRow).where(CustomerMergeRow.merge_id.in_(merges)))
    session.execute(sa.update(CustomerMerge).where(CustomerMerge.id.in_(merges)).values(freed_phone=None))


def forget_imports(session: Session, touched: Iterable[Touched]) -> None:
    """What imports overwrote in these rows goes: taking such an import back leaves the rows as they are."""
    ids: dict[str, list[str]] = defaultdict(list)
    for row in touched:
        if len(row.key) == 1:
            ids[row.table].append(str(row.key[0]))
    for table, keys in ids.items():
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            named = sa.or_(*(ImportTrace.changed.contains(f'"{key}": {{', autoescape=True) for key in some))
            wanted = sa.select(ImportTrace).where(ImportTrace.table_name == table, named)
            for trace in session.scalars(wanted.execution_options(yield_per=1)):
                changed = {key: value for key, value in json.loads(trace.changed).items() if key not in some}
                trace.changed = json.dumps(changed)
    session.flush()


def customer_row(session: Session, scope: Scope) -> dict[str, object]:
    """The customer's own row as the database has it."""
    (row,) = read_rows(session, scope.schema, CUSTOMER, scope.schema.table(CUSTOMER).c.id == scope.root_id)
    return row
