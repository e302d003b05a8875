"""Stores for tests: one empty store per test on SQLCipher and on PostgreSQL, copied from a migrated template."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from weakref import WeakKeyDictionary

import pytest
from sqlalchemy.orm import Session

from showroom import schema
from showroom.bootstrap import Location, NewStore, Showroom, open_with_key
from showroom.desk_rights.granting import groups_of
from showroom.kernel.actor import Actor, Role
from showroom.kernel.clock import FixedClock
from showroom.persistence import keys
from showroom.persistence.actions import Workplace
from showroom.persistence.database import Database
from showroom.persistence.engines import postgresql_engine, sqlcipher_engine
from showroom.staff.brand_model import BrandKind, BrandStanding
from showroom.staff.escorts import TrainingDraft
from showroom.staff.service import StaffDraft
from tests import made_once
from tests.postgres_server import OWNER, PrivatePostgres, as_login

KEY = bytes(range(32))
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)  # Sunday, 10:00 in the store's zone, as in the rulebook's examples
ESCORT_TRAINED = TrainingDraft(date(2026, 1, 10), date(2030, 1, 1))
SELLER, PRIVACY_OFFICER = "seller", "privacy_officer"
"""Logins of the tests' PostgreSQL: stores are worked in as a desk, never as the owner of the tables (CT-07)."""
NEW_STORE = NewStore("星河展厅", "系统管理员", "not used here", phone="021-55550000", credit_code="91340104MA8NE3M66N")


@dataclass(frozen=True)
class People:
    """Signed-in staff of the test store, one per role and a second consultant."""

    admin: Actor
    receptionist: Actor
    consultant: Actor
    colleague: Actor
    manager: Actor
    general_manager: Actor
    finance: Actor
    delivery: Actor


@dataclass(frozen=True)
class Template:
    """A closed store to copy, and who works in it."""

    place: str
    people: People


_ALREADY_HIRED: WeakKeyDictionary[Showroom, People] = WeakKeyDictionary()


def _asks_for_people(request: pytest.FixtureRequest) -> bool:
    return "people" in request.fixturenames


def _hired(location: Location) -> People:
    opened = open_with_key(location, KEY, FixedClock(NOW))
    people = hire(opened)
    opened.close()
    return people


def authorise(db: Database) -> None:
    """The brand of the tests' cars is sold with its supplier's word, without which no contract is signed (MF-03)."""
    with db.begin() as session:
        session.add(BrandStanding(brand="星河", kind=BrandKind.AUTHORISED, valid_from=date(2000, 1, 1), created_at=NOW))


def fill_store(db: Database) -> None:
    """Make an empty migrated store in `db` and close it."""
    work = Workplace(db, FixedClock(NOW), keys.derive(KEY, "audit"))
    schema.create_schema(work, NEW_STORE)
    authorise(db)
    db.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLCipher store; closed, so it may be copied."""
    path = tmp_path_factory.mktemp("template") / "store.db"
    fill_store(Database(sqlcipher_engine(path, KEY)))
    return path


@pytest.fixture(scope="session")
def sqlite_hired(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The same with the usual people, hired once and not once a test."""
    folder = tmp_path_factory.mktemp("hired")
    shutil.copy(sqlite_template, folder / "store.db")
    return Template(str(folder / "store.db"), _hired(Location(folder)))


@pytest.fixture(scope="session")
def postgres() -> Iterator[PrivatePostgres]:
    """This test run's own PostgreSQL."""
    with PrivatePostgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: PrivatePostgres) -> str:
    """The URL of a migrated, empty database to copy from; desks may work in the copies."""
    url = postgres.create_database()
    db = Database(postgresql_engine(url, KEY))
    fill_store(db)
    with db.read() as session:
        groups = groups_of(session.connection())
    db.close()
    postgres.let_in(SELLER, groups.desk)
    postgres.let_in(PRIVACY_OFFICER, groups.privacy)
    return url


@pytest.fixture(scope="session")
def postgres_hired(
    postgres: PrivatePostgres, postgres_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Template:
    """The same with the usual people."""
    url = postgres.create_database(postgres_template)
    return Template(url, _hired(Location(tmp_path_factory.mktemp("hired"), as_login(url, SELLER))))


@pytest.fixture
def desk_login() -> str:
    """Whom the stores on PostgreSQL are opened as."""
    return SELLER


@contextmanager
def owner_of(store: Showroom) -> Iterator[Database]:
    """The store's database as the owner of its tables has it; the same one for a file."""
    if store.location.url is None:
        yield store.work.db
        return
    engine = store.work.db.engine
    url = engine.url.set(username=OWNER).render_as_string(hide_password=False)
    db = Database(postgresql_engine(url, KEY))
    try:
        yield db
    finally:
        db.close()


@contextmanager
def by_owner(store: Showroom) -> Iterator[Session]:
    """A unit of writing past every right of a desk: what stops it is a trigger or a constraint."""
    with owner_of(store) as db, db.begin() as session:
        yield session


@pytest.fixture
def clock() -> FixedClock:
    """Stands at 2026-11-22 10:00 in the store's zone."""
    return FixedClock(NOW)


@pytest.fixture
def sqlite_store(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Iterator[Showroom]:
    """An empty store in an SQLCipher file; for a test that asks for `people`, they are in it."""
    hired: Template | None = request.getfixturevalue("sqlite_hired") if _asks_for_people(request) else None
    shutil.copy(hired.place if hired else request.getfixturevalue("sqlite_template"), tmp_path / "store.db")
    opened = open_with_key(Location(tmp_path), KEY, clock)
    if hired:
        _ALREADY_HIRED[opened] = hired.people
        made_once.opened(opened, tmp_path / "store.db")
    yield opened
    opened.close()


@pytest.fixture
def postgres_store(
    request: pytest.FixtureRequest, postgres: PrivatePostgres, tmp_path: Path, clock: FixedClock, desk_login: str
) -> Iterator[Showroom]:
    """An empty store on PostgreSQL; for a test that asks for `people`, they are in it."""
    hired: Template | None = request.getfixturevalue("postgres_hired") if _asks_for_people(request) else None
    url = postgres.create_database(hired.place if hired else request.getfixturevalue("postgres_template"))
    opened = open_with_key(Location(tmp_path, as_login(url, desk_login)), KEY, clock)
    if hired:
        _ALREADY_HIRED[opened] = hired.people
        made_once.opened(opened, postgres)
    yield opened
    opened.close()
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Showroom:
    """An empty store; the test runs once on each kind of database."""
    opened: Showroom = request.getfixturevalue("sqlite_store" if request.param == "sqlite" else "postgres_store")
    return opened


@pytest.fixture
def people(store: Showroom) -> People:
    """Staff of `store`: consultants 周敏 (escort) and 陈浩, manager 李强, …"""
    return hire(store)


def hire(store: Showroom) -> People:
    """Add the usual people to a store, if they are not in it yet."""
    if (already := _ALREADY_HIRED.get(store)) is not None:
        return already
    admin = Actor(1, NEW_STORE.first_user, NEW_STORE.roles)

    def one(name: str, role: Role, *, escort: bool = False) -> Actor:
        draft = StaffDraft(
            name, frozenset({role}), escort=escort, licence_classes="C1" if escort else "",
            licence_valid_to=datetime(2030, 1, 1, tzinfo=UTC).date() if escort else None,
            trainings=(ESCORT_TRAINED,) if escort else (),
        )  # fmt: skip
        added = store.staff.add_colleague(admin, draft)
        return Actor(added.id, added.name, added.roles)

    return People(
        admin=admin,
        receptionist=one("王前台", Role.RECEPTIONIST),
        consultant=one("周敏", Role.CONSULTANT, escort=True),
        colleague=one("陈浩", Role.CONSULTANT, escort=True),
        manager=one("李强", Role.SALES_MANAGER),
        general_manager=one("赵总", Role.GENERAL_MANAGER),
        finance=one("钱会计", Role.FINANCE),
        delivery=one("孙交车", Role.DELIVERY),
    )
