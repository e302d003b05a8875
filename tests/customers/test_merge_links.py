"""No table that names a customer can be forgotten by merging: held against the models and the real schema."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.merge_links import OWN_TABLES, STAYS, Link, Unique, read_schema
from showroom.customers.merge_messages import COLUMNS, TABLES
from showroom.customers.merge_rules import BY_RULE, CHOSEN
from showroom.customers.merge_views import MergeChoice
from showroom.customers.model import Customer
from showroom.persistence.mapped import load_models
from showroom.persistence.orm import Model
from tests.customers.merge_world import World, tables_of_customers
from tests.store_fixtures import People, owner_of

POINTS_ELSEWHERE = {
    "customer_merge": {"kept_id", "lost_id"},  # merging's own record
    "customer_task": {"deal_id"},
    "deal": {"quotation_id"},
    "delivery": {"reminder_id"},
    "document": {"deal_id"},
    "import_trace": {"run_id"},
    "visit": {"appointment_id", "campaign_id"},
}
"""Plain keys that name something else than a customer. A new plain key is entered here, or moves with the customer."""
OBJECTS_OF_ANY_KIND = {
    "audit_entry": "says what was done at the time; who reads a customer's trail asks merge_alias.former_ids",
    "hand_over_item": "says what a hand-over moved at the time; what changed since it names and leaves when taken back",
    "search_entry": "the index: merging rewrites both entries",
}
"""Tables that name an object by kind and number, and what merging does about them."""


def links(store: Showroom) -> tuple[Link, ...]:
    with store.work.db.read() as session:
        return read_schema(session.connection()).links


@pytest.mark.rule("PH-04")
def test_every_column_that_names_a_customer_moves(store: Showroom) -> None:
    wanted = {(table, column) for table, columns in tables_of_customers().items() for column in columns}
    assert {(link.table, link.column) for link in links(store)} == wanted
    assert set(STAYS) <= set(Model.metadata.tables)


def test_a_plain_key_is_known_to_merging_or_declared_to_name_something_else() -> None:
    load_models()
    known = tables_of_customers()
    undeclared = [
        f"{table.name}.{column.name}"
        for table in Model.metadata.sorted_tables
        if table.name not in STAYS
        for column in table.columns
        if column.name.endswith("_id") and not column.foreign_keys and table.name not in OBJECTS_OF_ANY_KIND
        if column.name not in known.get(table.name, ()) and column.name not in POINTS_ELSEWHERE.get(table.name, set())
    ]
    assert [name for name in undeclared if not name.startswith(OWN_TABLES)] == []


def test_objects_named_by_kind_and_number_are_declared() -> None:
    load_models()
    found = {table.name for table in Model.metadata.sorted_tables if "object_id" in table.c}
    assert found == set(OBJECTS_OF_ANY_KIND)


def test_a_future_table_is_found_by_its_key_and_by_its_name(sqlite_store: Showroom) -> None:
    with sqlite_store.work.db.begin() as session:
        connection = session.connection()
        connection.exec_driver_sql(
            "CREATE TABLE future_a (id INTEGER PRIMARY KEY, who INTEGER REFERENCES customer(id))"
        )
        connection.exec_driver_sql("CREATE TABLE future_b (customer_id INTEGER PRIMARY KEY, day TEXT)")
        connection.exec_driver_sql("CREATE TABLE future_c (id INTEGER PRIMARY KEY, old_customer_id INT, day TEXT)")
        connection.exec_driver_sql("CREATE UNIQUE INDEX one_a_day ON future_c (old_customer_id, day) WHERE day <> ''")
        found = {link.table: link for link in read_schema(connection).links if link.table.startswith("future")}
    assert found["future_a"] == Link("future_a", "who")
    assert found["future_b"].single
    assert found["future_c"].unique == (Unique(("day",), "day <> ''"),)


def test_what_merging_tells_has_words_for_every_table_and_column(sqlite_store: Showroom) -> None:
    assert {link.table for link in links(sqlite_store)} <= set(TABLES)
    assert {link.column for link in links(sqlite_store)} <= set(COLUMNS)
    assert BY_RULE | {column for columns in CHOSEN.values() for column in columns} <= set(COLUMNS) | {"version"}


def test_every_column_of_a_customer_is_chosen_or_follows_a_rule() -> None:
    chosen = {column for columns in CHOSEN.values() for column in columns}
    assert chosen | BY_RULE | {"id"} == {column.key for column in Customer.__table__.columns}
    assert not chosen & BY_RULE


def test_what_there_is_one_of_is_named_by_no_other_table(sqlite_store: Showroom) -> None:
    """The row that makes room is deleted, which a row naming it would forbid."""
    roomy = {link.table for link in links(sqlite_store) if link.unique}
    load_models()
    naming = {
        f"{table.name}.{column.name}"
        for table in Model.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in roomy
    }
    assert naming == set()


@pytest.mark.rule("CT-07")
@pytest.mark.parametrize("table", ["document", "ownership_decision"])
def test_a_sealed_row_follows_the_merge_and_refuses_all_else(store: Showroom, people: People, table: str) -> None:
    world = World(store.work, 3)
    first, second = world.customer(people.manager, 0), world.customer(people.manager, 0)
    world.one_child(people.manager, table, first)
    world.one_child(people.manager, table, second)
    preview = store.merging.preview(people.manager, first, second)
    assert refused(store, f"UPDATE {table} SET customer_id = {second} WHERE customer_id = {first}")
    store.merging.merge(people.manager, MergeChoice(first, second, preview.keep.version, preview.other.version))
    rows = f"WHERE customer_id = {second}"
    own = " AND rule <> 'merge'" if table == "ownership_decision" else ""  # beside the line of the merge itself
    assert count(store, f"SELECT count(*) FROM {table} {rows}{own}") == 2
    for name, other in other_values(store, table).items():  # not even together with the link
        assert refused(store, f'UPDATE {table} SET "{name}" = {other} {rows} AND id = 1'), name
        assert refused(store, f'UPDATE {table} SET customer_id = {first}, "{name}" = {other} {rows} AND id = 1'), name
    assert refused(store, f"UPDATE {table} SET customer_id = {first} {rows} AND id = 2")  # was never the other's
    assert refused(store, f"UPDATE {table} SET customer_id = 9999 {rows} AND id = 1")
    assert refused(store, f"DELETE FROM {table}")
    assert refused(store, f"DELETE FROM customer WHERE id = {second}")


def refused(store: Showroom, statement: str) -> bool:
    """Whether the database refuses; what it lets through is rolled back."""
    with owner_of(store) as owner, owner.engine.connect() as connection:
        try:
            connection.execute(sa.text(statement))
        except sa.exc.DBAPIError:
            return True
        return False


def other_values(store: Showroom, table: str) -> dict[str, str]:
    """For each column but the link another value than row 1 has, as SQL."""
    columns = [column for column in Model.metadata.tables[table].columns if column.key not in ("customer_id", "id")]
    with store.work.db.read() as session:
        row = session.execute(sa.text(f"SELECT * FROM {table} WHERE id = 1")).mappings().one()
    filled = {column.key: "'2026-01-02'" if isinstance(column.type, sa.Date) else "'1'" for column in columns}
    return {name: other if row[name] is None else "NULL" for name, other in filled.items()}


def count(store: Showroom, statement: str) -> int:
    with store.work.db.read() as session:
        return session.scalar(sa.text(statement)) or 0
