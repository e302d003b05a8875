"""Random customers with random rows in every table that refers to one, and a dump of everything a store holds."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.merge_alias import living_id
from showroom.customers.merge_links import STAYS, names_a_customer
from showroom.customers.merge_rules import Side
from showroom.customers.merge_views import MergeChoice, Merged
from showroom.customers.model import Customer
from showroom.customers.records import CustomerDraft, index_customer
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from showroom.persistence.actions import Tx, Workplace, writes
from showroom.persistence.columns import Moment, MoneyColumn, PersonalImage, Word, opened
from showroom.persistence.mapped import load_models
from showroom.persistence.orm import Model
from tests.store_fixtures import NOW, owner_of

SET_ASIDE = ("audit_entry", "audit_head", "customer_merge", "customer_merge_row", "alembic_version")
"""What a merge and its undoing leave behind: the audit chain and the merge's own record. Nothing else."""
INDEX_WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.index_words USING fts5vocab('main', 'search_words', 'instance')"
FIRST, SECOND = "13800138000", "13900139000"
NAMES = ("张伟", "章炜", "单雄信", "曾子", "Müller", "欧阳娜娜", "王小明")
SHARED_NUMBERS = ("13900000001", "13900000002", "021-55550001", "+4915112345678")


def tables_of_customers() -> dict[str, tuple[str, ...]]:
    """Tables with the columns that name a customer, as the models say: what the tests hold the program against."""
    load_models()
    found = {}
    for table in Model.metadata.sorted_tables:
        columns = tuple(
            column.name
            for column in table.columns
            if names_a_customer(column.name)
            or any(key.column.table.name == "customer" for key in column.foreign_keys)
        )  # fmt: skip
        if columns and table.name not in STAYS:
            found[table.name] = columns
    return found


class World:
    """Writes rows past all rules of the steps; columns get any value that the database takes."""

    def __init__(self, work: Workplace, seed: int) -> None:
        self.work = work
        self.random = random.Random(seed)
        self.count = 0
        self.links = tables_of_customers()

    @writes(Permission.SIGNED_IN)
    def customer(self, tx: Tx, children: int = 2) -> int:
        """A customer with up to `children` rows in each table that can hold one."""
        number = self.random.choice(("11010519491231002X", "440524188001010014", "E12345678", None, None))
        others = self.random.sample(SHARED_NUMBERS, self.random.randint(0, 2))
        customer_id = self.row(
            tx, "customer", name=self.random.choice(NAMES), id_number=number, other_phones=" ".join(others),
            phone=f"138{self.next():08d}" if self.random.random() < 0.9 else None, version=self.random.randint(1, 9),
        )  # fmt: skip
        index_customer(tx, tx.session.get_one(Customer, customer_id))
        for table in self.links:
            for _ in range(self.random.randint(0, children)):
                self.child(tx, table, customer_id)
        tx.audit("customer", customer_id)
        return customer_id

    @writes(Permission.SIGNED_IN)
    def one_child(self, tx: Tx, table: str, customer_id: int) -> None:
        """One row of `table` that names the customer."""
        self.child(tx, table, customer_id)
        tx.audit("customer", customer_id)

    def child(self, tx: Tx, table: str, customer_id: int) -> None:
        """A row of `table` that names the customer; none where the customer has one with the same key already."""
        try:
            with tx.session.begin_nested():
                self.row(tx, table, **dict.fromkeys(self.links[table], customer_id))
        except sa.exc.IntegrityError as error:
            if "unique" not in str(error).lower():
                raise

    def row(self, tx: Tx, into: str, /, **given: Any) -> int:
        table = Model.metadata.tables[into]
        values = dict(given)
        for column in table.columns:
            if column.name not in values and column is not table.autoincrement_column:
                values[column.name] = self.value(tx, column)
        values |= {key: make(self) for key, make in SPECIAL.get(into, {}).items() if key not in given}
        values |= _slot(self) if into == "test_drive" else {}
        statement = sa.insert(table).values(values)
        numbered = "id" in table.c
        made = tx.session.execute(statement.returning(table.c.id) if numbered else statement)
        return int(made.scalar_one()) if numbered else 0

    def value(self, tx: Tx, column: sa.Column[Any]) -> Any:
        if column.name == "sound":
            return ""
        if column.foreign_keys:
            return self.other_row(tx, column)
        if column.nullable and self.random.random() < 0.3:
            return None
        kind = column.type
        if isinstance(kind, Word):
            return self.random.choice(tuple(kind.words.__members__.values()))
        return self.plain(kind, column.unique or False)

    def other_row(self, tx: Tx, column: sa.Column[Any]) -> Any:
        """An existing row that the column may name, a new one where there is none."""
        target = next(iter(column.foreign_keys)).column
        ids = list(tx.session.scalars(sa.select(target).limit(50)))
        if column.nullable and (not ids or self.random.random() < 0.5):
            return None
        return self.random.choice(ids) if ids else self.row(tx, target.table.name)

    def plain(self, kind: Any, unique: bool) -> Any:
        makers: tuple[tuple[Any, Callable[[], Any]], ...] = (
            (Moment, lambda: NOW - timedelta(minutes=self.random.randint(0, 100_000))),
            (MoneyColumn, lambda: Money(self.random.randint(0, 10**8))),
            (sa.Boolean, lambda: self.random.random() < 0.5),
            (sa.Date, lambda: date(2026, 11, 22) - timedelta(days=self.random.randint(0, 900))),
            (sa.Integer, lambda: self.random.randint(0, 90)),
            (sa.LargeBinary, lambda: self.random.randbytes(24)),
            (PersonalImage, lambda: self.random.randbytes(24)),
        )
        for types, make in makers:
            if isinstance(kind, types):
                return make()
        text = f"{self.next()}" if unique else self.random.choice(("", "x", "试驾", "O'Neill \\ \"“”\n"))
        length = getattr(kind, "length", None) or getattr(getattr(kind, "impl", None), "length", None) or 40
        return text[:length]

    def next(self) -> int:
        self.count += 1
        return self.count

    def moment(self, hours: int) -> Any:
        return NOW + timedelta(hours=hours)


Make = Callable[[World], Any]
SPECIAL: dict[str, dict[str, Make]] = {
    "visit": {
        "party_size": lambda w: w.random.randint(1, 4), "arrived_at": lambda w: w.moment(0), "left_at": lambda _: None,
    },
    "appointment": {"place": lambda _: "展厅", "party_size": lambda w: w.random.randint(1, 4)},
    "campaign": {"starts": lambda _: date(2026, 11, 28), "ends": lambda _: date(2026, 11, 30)},
    "complaint": {"closed_at": lambda _: None, "outcome": lambda _: None},
    "erasure": {"kind": lambda _: "lifted"},  # a sold customer's file may not be erased (MF-09)
    "document": {"number": lambda w: f"D{w.next()}"},
    "deal": {"number": lambda w: f"SH01-{w.next()}", "contract_number": lambda _: None, "vehicle_id": lambda _: None},
    "test_drive": {
        "number": lambda w: f"T{w.next()}", "status": lambda _: "booked",
    },
    "vehicle": {"vin": lambda w: f"LSVAU2182T2{w.next():06d}"},
}  # fmt: skip
"""What the database's own checks ask for. A new table whose checks the plain values do not meet is added here."""


def _slot(world: World) -> dict[str, Any]:
    start = 10 * world.next()
    return {"starts_at": world.moment(start), "ends_at": world.moment(start + 1), "held_until": world.moment(start + 2)}


def dump(store: Showroom) -> dict[str, list[str]]:
    """Every row of every table, what is encrypted opened, and on SQLite every word that the search index holds."""
    with owner_of(store) as owner, owner.read() as session:
        connection = session.connection()
        names = sa.inspect(connection).get_table_names()
        kept = {name for name in names if name not in SET_ASIDE and not name.startswith("search_words")}
        found = {}
        for name in sorted(kept):
            rows = connection.execute(sa.text(f'SELECT * FROM "{name}"')).all()
            found[name] = sorted(repr(tuple(_plain(connection, value) for value in row)) for row in rows)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(INDEX_WORDS)
            words = connection.exec_driver_sql('SELECT term, doc, "offset" FROM temp.index_words').all()
            found["search_words"] = sorted(map(repr, words))
        return found


def _plain(connection: sa.Connection, value: object) -> object:
    return opened(connection.dialect, bytes(value) if isinstance(value, memoryview) else value)


def naming(store: Showroom, customer_id: int) -> list[str]:
    """Tables in which a row still names this customer."""
    with store.work.db.read() as session:
        return [
            table
            for table, columns in tables_of_customers().items()
            for column in columns
            if session.scalar(
                sa.select(sa.func.count())
                .select_from(Model.metadata.tables[table])
                .where(Model.metadata.tables[table].c[column] == customer_id)
            )
        ]


def create(store: Showroom, actor: Actor, name: str, phone: str = "", **more: Any) -> int:
    return store.customers.create(actor, CustomerDraft(name, phone, **more)).id


def merge(store: Showroom, actor: Actor, pair: tuple[int, int], take: Mapping[str, Side] | None = None) -> Merged:
    preview = store.merging.preview(actor, *pair)
    return store.merging.merge(actor, MergeChoice(*pair, preview.keep.version, preview.other.version, take or {}))


def code_of(refused: pytest.ExceptionInfo[ShowroomError]) -> str:
    return refused.value.code


def row(store: Showroom, customer_id: int) -> Customer:
    with store.work.db.read() as session:
        return session.get_one(Customer, customer_id)


def leads_to(store: Showroom, customer_id: int) -> int:
    """The record that a number leads to."""
    with store.work.db.read() as session:
        return living_id(session, customer_id)
