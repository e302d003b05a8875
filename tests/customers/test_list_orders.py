"""The customer list in each order: who has no such day comes last, and no page of it is sorted when it is read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.records import CustomerDraft
from showroom.customers.service import CustomerQuery, Sort
from tests.store_fixtures import People

DAYS = (date(2026, 3, 1), None, date(2026, 5, 1), None, date(2026, 3, 1))


@pytest.fixture
def dated(store: Showroom, people: People) -> list[int]:
    """Customers with and without days, as an import may leave them."""
    made = [
        store.customers.create(people.consultant, CustomerDraft("王伟", f"1390000000{place}")).id
        for place in range(len(DAYS))
    ]
    with store.work.db.begin() as session:
        for key, day in zip(made, DAYS, strict=True):
            session.execute(
                sa.text("UPDATE customer SET last_contact = :day, first_seen = :day WHERE id = :key"),
                {"day": day, "key": key},
            )
    return made


@pytest.mark.parametrize("sort", [Sort.LAST_CONTACT, Sort.FIRST_SEEN])
def test_the_latest_comes_first_and_who_has_no_day_last(
    store: Showroom, people: People, dated: list[int], sort: Sort
) -> None:
    query = CustomerQuery(sort=sort)
    wanted = [dated[place] for place in (2, 4, 0, 3, 1)]
    assert list(store.customers.all_ids(people.manager, query)) == wanted
    for limit in range(1, 6):
        rows = store.customers.first_rows(people.manager, query, limit)
        assert [row.id for row in rows] == wanted[:limit]


@pytest.mark.usefixtures("dated")
@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.LAST_CONTACT, Sort.FIRST_SEEN])
def test_an_index_gives_the_order(store: Showroom, people: People, sort: Sort) -> None:
    on_server = store.work.db.kind == "postgresql"
    seen: list[tuple[str, Any]] = []
    plans: list[str] = []
    engine = store.work.db.engine

    def before(*given: Any) -> None:
        if "FROM customer" in str(given[2]):
            seen.append((str(given[2]), given[3]))

    sa.event.listen(engine, "before_cursor_execute", before)
    store.customers.all_ids(people.manager, CustomerQuery(sort=sort))
    sa.event.remove(engine, "before_cursor_execute", before)
    with engine.connect() as connection:
        if on_server:  # a handful of rows would be sorted whatever the indexes
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
        for statement, given in seen:
            asked = ("EXPLAIN " if on_server else "EXPLAIN QUERY PLAN ") + statement
            plans += [str(row[-1]) for row in connection.exec_driver_sql(asked, given)]
    assert plans
    told = "\n".join(plans)
    assert "Sort" not in told
    assert "TEMP B-TREE" not in told
    assert "ndex" in told or "INDEX" in told
