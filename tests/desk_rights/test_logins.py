"""Desks' logins on a PostgreSQL whose owner is no administrator of the server: made, watched and taken away (CT-07)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from showroom import schema
from showroom.bootstrap import Location, Showroom, create_store, open_with_key
from showroom.cli import main
from showroom.customers.merge_links import read_schema
from showroom.customers.records import CustomerDraft
from showroom.desk_rights.declared import desk_rights
from showroom.desk_rights.granting import differences, seals
from showroom.desk_rights.logins import DeskLoginService
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import ShowroomError
from showroom.migrations import HEAD, REVISIONS
from showroom.persistence import keys
from showroom.persistence.database import Database
from showroom.privacy.views import Act
from tests.postgres_server import OWNER, PrivatePostgres, as_login
from tests.store_fixtures import KEY, NEW_STORE, NOW, People, owner_of

BOSS, TILL, OFFICE = "boss", "till_1", "office"
PASS = "(SELECT 1 FROM erasure_pass"
PASSWORD = "not asked for here"


@dataclass(frozen=True)
class Server:
    """A store that `boss` owns, who is no administrator of the server, and the administrator's data folder."""

    postgres: PrivatePostgres
    url: str
    data: Path
    admin: Actor

    @contextmanager
    def opened(self, login: str = BOSS) -> Iterator[Showroom]:
        """The store as a login has it."""
        found = open_with_key(Location(self.data, as_login(self.url, login)), KEY, FixedClock(NOW))
        yield found
        found.close()

    def ask(self, statement: str, login: str) -> Any:
        """The first value that a login gets, '' where there is none; None when it is refused."""
        engine = sa.create_engine(as_login(self.url, login), poolclass=sa.NullPool)
        try:
            with engine.begin() as connection:
                found = connection.execute(sa.text(statement))
                return found.scalar() if found.returns_rows else ""
        except sa.exc.DBAPIError:
            return None


@pytest.fixture(scope="module")
def server(postgres: PrivatePostgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """As an administrator sets a store up: docs/postgresql.md."""
    url = postgres.create_database()
    postgres.administer(f"CREATE ROLE {BOSS} LOGIN CREATEROLE")
    postgres.administer(f"ALTER DATABASE {sa.make_url(url).database} OWNER TO {BOSS}")
    data = tmp_path_factory.mktemp("boss")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "new_key", lambda: KEY)
        patch.setattr(keys, "remember", lambda _path, _key: False)
        opened, admin = create_store(Location(data, as_login(url, BOSS)), NEW_STORE, FixedClock(NOW))
    opened.close()
    yield Server(postgres, url, data, admin)
    postgres.drop(url)


Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def run(server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `showroom ARGUMENTS --json` as a login; (exit code, answer, complaint)."""
    monkeypatch.setenv("SHOWROOM_PASSWORD", NEW_STORE.password)

    def call(*arguments: str, login: str = BOSS) -> tuple[int, Any, str]:
        url = as_login(server.url, login)
        code = main([*arguments, "--json", "--lang", "en", "--data", str(server.data), "--url", url])
        told = capsys.readouterr()
        return code, json.loads(told.out) if told.out else None, told.err

    return call


def code_of(act: Callable[..., object], *arguments: object, **named: object) -> str:
    with pytest.raises(ShowroomError) as refused:
        act(*arguments, **named)
    return refused.value.code


def stands(desk: Showroom, admin: Actor) -> tuple[bool, bool]:
    """Whether the connection's rights are as declared, and whether it is the owner's."""
    found = DeskLoginService(desk.work).verdict(admin)
    assert found is not None
    return found.fits, found.owner


@pytest.mark.rule("CT-07")
def test_a_desk_gets_a_login_works_with_it_and_loses_it(server: Server, run: Run) -> None:
    code, made, _ = run("desks", "add", TILL)
    assert (code, made["made"], made["privacy"]) == (0, True, False)
    assert made["url"].startswith(f"postgresql+psycopg://{TILL}:")
    secret = server.ask(f"SELECT rolpassword FROM pg_authid WHERE rolname = '{TILL}'", OWNER)
    assert secret.startswith("SCRAM-SHA-256$"), "the password itself never reaches the server"
    with server.opened(TILL) as desk:
        desk.customers.create(server.admin, CustomerDraft("张伟", "13812345678"))
        assert run("desks", "list")[1] == {"desks": [{"name": TILL, "privacy": False, "connected": 1}]}
        mine = DeskLoginService(desk.work)
        assert stands(desk, server.admin) == (True, False)
        assert code_of(mine.add, server.admin, "another", PASSWORD) == "desks_need_owner"
        assert run("desks", "remove", TILL)[:2] == (0, {"name": TILL, "act": "remove"})
        later = CustomerDraft("李娜", "13912345678")  # in the connection that is open
        assert code_of(desk.customers.create, server.admin, later) == "login_may_not"
    assert code_of(server.opened(TILL).__enter__) == "login_refused"


@pytest.mark.rule("CT-07")
def test_nobody_else_comes_in_and_a_changed_right_is_noticed(server: Server, run: Run) -> None:
    server.postgres.administer("CREATE ROLE stranger LOGIN")
    assert server.ask("SELECT 1", "stranger") is None
    with server.opened() as owned:
        logins = DeskLoginService(owned.work)
        assert code_of(logins.add, server.admin, BOSS, PASSWORD) == "desk_login_powerful"
        assert code_of(logins.add, server.admin, "No-Name", PASSWORD) == "desk_login_name"
        assert logins.add(server.admin, OFFICE, PASSWORD, privacy=True)
        for statement in ("CREATE TEMPORARY TABLE erasure_pass (id int)", "CREATE TABLE mine (id int)"):
            assert server.ask(statement, OFFICE) is None
        assert server.ask("SELECT count(*) FROM restricted_row", OFFICE) == 0
        group = f"{sa.make_url(server.url).database}_desk"
        server.ask(f'GRANT UPDATE ON audit_entry TO "{group}"', BOSS)
        checks = {check["name"]: check for check in run("doctor", login=OFFICE)[1]["checks"]}
        assert (checks["login"]["ok"], "audit_entry" in checks["login"]["detail"]) == (False, True)
        logins.grant(server.admin)
        with server.opened(OFFICE) as office:
            assert stands(office, server.admin) == (True, False)
        assert not logins.add(server.admin, OFFICE, PASSWORD), "was there already"
        assert server.ask("SELECT count(*) FROM restricted_row", OFFICE) is None
        logins.remove(server.admin, OFFICE)
        assert logins.logins(server.admin) == ()


@pytest.mark.rule("CT-07")
def test_a_desk_brings_no_schema_up_to_date_and_says_who_must(server: Server, run: Run) -> None:
    before, version = REVISIONS[-2], "SELECT version_num FROM alembic_version"
    with server.opened() as owned:
        DeskLoginService(owned.work).add(server.admin, TILL, PASSWORD)
        server.ask(f"UPDATE alembic_version SET version_num = '{before}'", BOSS)
        try:
            code, _, said = run("doctor", login=TILL)
            assert (code, HEAD in said, "showroom doctor --url" in said) == (1, True, True)
            assert server.ask(version, BOSS) == before
        finally:
            server.ask(f"UPDATE alembic_version SET version_num = '{HEAD}'", BOSS)
        DeskLoginService(owned.work).remove(server.admin, TILL)


@pytest.mark.rule("PI-08")
@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_an_ordinary_desk_erases_nobody_and_does_nothing_by_half(store: Showroom, people: People) -> None:
    made = store.customers.create(people.consultant, CustomerDraft("张伟", "13812345678", note="要走的人"))
    with owner_of(store) as owner:
        before = contents(owner)
        assert code_of(store.erasing.carry_out, people.admin, made.id, Act.ERASE) == "login_may_not"
        assert contents(owner) == before


def contents(db: Database) -> dict[str, list[str]]:
    with db.read() as session:
        connection = session.connection()
        return {
            name: [repr(row) for row in connection.execute(sa.text(f'SELECT * FROM "{name}"'))]
            for name in sa.inspect(connection).get_table_names()
        }


def test_a_new_table_is_declared_and_says_what_its_triggers_say(server: Server) -> None:
    engine = sa.create_engine(as_login(server.url, BOSS), poolclass=sa.NullPool)
    with engine.connect() as connection:
        tables = set(sa.inspect(connection).get_table_names())
        assert tables - set(desk_rights()) == {"restricted_row"}, "say in showroom/desk_rights/declared.py"
        assert set(desk_rights()) <= tables
        for table, acts in seals(connection).items():
            for act, conditions in acts.items():
                always = any(one.partition(f"AND NOT EXISTS {PASS}")[0].strip(" ()") == "TRUE" for one in conditions)
                assert not (always and act in desk_rights()[table].verbs), (table, act)
        for link in read_schema(connection).links:  # whoever merges lets every row follow, and takes a second one away
            rights = desk_rights()[link.table]
            assert "UPDATE" in rights.verbs, link
            assert not rights.columns or link.column in rights.columns, link
            assert "DELETE" in rights.verbs or not link.unique, link
        assert differences(connection) == ()
        connection.execute(sa.text("DROP POLICY desk_update ON contract"))
        connection.execute(sa.text("CREATE TABLE forgotten (id int)"))
        connection.execute(sa.text("GRANT SELECT ON forgotten TO PUBLIC"))
        assert differences(connection) == ("contract", "forgotten")


def test_an_owner_who_may_make_no_roles_is_told_so_and_its_store_goes_on(server: Server, run: Run) -> None:
    database = sa.make_url(server.url).database
    engine = sa.create_engine(server.url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        for group in ("privacy", "desk"):
            connection.execute(sa.text(f'DROP OWNED BY "{database}_{group}"'))
            connection.execute(sa.text(f'DROP ROLE "{database}_{group}"'))
    server.postgres.administer(f"ALTER ROLE {BOSS} NOCREATEROLE")
    try:
        with server.opened() as owned:
            schema.migrate(owned.work.db)
        code, _, said = run("desks", "add", TILL)
        assert (code, "CREATEROLE" in said) == (1, True)
        checks = {check["name"]: check for check in run("doctor")[1]["checks"]}
        assert checks["login"]["ok"], "it goes on as before"
        assert checks["login"]["warning"], "and is told"
    finally:
        server.postgres.administer(f"ALTER ROLE {BOSS} CREATEROLE")
        with server.opened() as owned:
            DeskLoginService(owned.work).grant(server.admin)
