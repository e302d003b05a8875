"""The logins of desks on a PostgreSQL server: added, listed and removed by the owner of the tables (CT-07)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from showroom.desk_rights import messages as say
from showroom.desk_rights.granting import Groups, differences, grant, groups_of, owns_schema, quoted
from showroom.kernel.actor import Permission
from showroom.kernel.errors import NOT_FOUND, ShowroomError, Told, told
from showroom.persistence.actions import Tx, Workplace, reads, writes

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MEMBERS = """
SELECT r.rolname, bool_or(g.rolname = :privacy),
  (SELECT count(*) FROM pg_stat_activity a WHERE a.usename = r.rolname AND a.datname = current_database())
FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles r ON r.oid = m.member
WHERE g.rolname IN (:desk, :privacy) AND r.rolname <> :privacy GROUP BY r.rolname ORDER BY r.rolname
"""
_POWERS = (
    "SELECT r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR EXISTS (SELECT 1 FROM pg_class c"
    " WHERE c.relowner = r.oid) FROM pg_roles r WHERE r.rolname = :name"
)
_OTHER_GROUPS = "SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = :name LIMIT 1"
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class DeskLogin:
    """One login; `privacy` may also erase and restrict; `connected` counts its connections now."""

    name: str
    privacy: bool
    connected: int


@dataclass(frozen=True, slots=True)
class DeskVerdict:
    """How this connection stands: `fits` is False where rights are not as declared; `owner` is a warning."""

    fits: bool
    owner: bool
    told: Told


class DeskLoginService:
    """Acts on the server's roles; all but `verdict` need the owner's connection."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.STAFF_WRITE)
    def logins(self, tx: Tx) -> tuple[DeskLogin, ...]:
        """Who may connect as a desk, by name."""
        return _members(_owned(tx))

    @writes(Permission.STAFF_WRITE)
    def add(self, tx: Tx, name: str, password: str, *, privacy: bool = False) -> bool:
        """Let `name` connect as a desk, with exactly these rights; False when it was a login already.

        A login that was there keeps its password. The password reaches the server as its SCRAM verifier only.
        Raises ShowroomError(desks_need_owner | desks_no_roles | desk_login_name | desk_login_powerful | …).
        """
        connection, login = _owned(tx), name.strip()
        if _NAME.fullmatch(login) is None:
            raise ShowroomError(say.WRONG_LOGIN_NAME)
        groups = _granted(connection)
        powers = connection.scalar(sa.text(_POWERS), {"name": login})
        if powers:
            raise ShowroomError(say.POWERFUL, name=login)
        if powers is None:
            secret = _verifier(connection, login, password)
            connection.exec_driver_sql(f"CREATE ROLE {quoted(login)} LOGIN PASSWORD '{secret}'")
        chosen, other = (groups.privacy, groups.desk) if privacy else (groups.desk, groups.privacy)
        connection.exec_driver_sql(f"REVOKE {quoted(other)} FROM {quoted(login)}")
        connection.exec_driver_sql(f"GRANT {quoted(chosen)} TO {quoted(login)}")
        tx.audit("store", 1, desk_login=login, privacy=privacy)
        return powers is None

    @writes(Permission.STAFF_WRITE)
    def remove(self, tx: Tx, name: str) -> None:
        """`name` can do nothing any more, in connections that are open too. Raises ShowroomError(not_found)."""
        connection = _owned(tx)
        groups = groups_of(connection)
        if name not in {member.name for member in _members(connection)}:
            raise ShowroomError(NOT_FOUND, what=name)
        for group in (groups.desk, groups.privacy):
            connection.exec_driver_sql(f"REVOKE {quoted(group)} FROM {quoted(name)}")
        if connection.scalar(sa.text(_OTHER_GROUPS), {"name": name}) is None:
            connection.exec_driver_sql(f"DROP ROLE {quoted(name)}")
        tx.audit("store", 1, desk_login=name, removed=True)

    @writes(Permission.STAFF_WRITE)
    def grant(self, tx: Tx) -> None:
        """Give the groups of desks the rights that this version declares, and no others."""
        connection = _owned(tx)
        if not grant(connection):
            raise ShowroomError(say.NO_ROLES, login=_login(connection))
        tx.audit("store", 1, desk_rights="granted")

    @reads(Permission.BACKUP)
    def verdict(self, tx: Tx) -> DeskVerdict | None:
        """What the doctor says of this connection; None for a store in a file."""
        if tx.work.db.kind == "sqlite":
            return None
        connection = tx.session.connection()
        login = _login(connection)
        if owns_schema(connection):
            return DeskVerdict(True, True, told(say.IS_OWNER, login=login))
        if wrong := differences(connection, login):
            return DeskVerdict(False, False, told(say.RIGHTS_DIFFER, tables=", ".join(wrong[:_MOST_NAMED])))
        return DeskVerdict(True, False, told(say.ALL_FIT, login=login))


def _owned(tx: Tx) -> sa.Connection:
    """The connection, if it is the owner's on a server."""
    if tx.work.db.kind == "sqlite":
        raise ShowroomError(say.ON_SERVERS_ONLY)
    connection = tx.session.connection()
    if not owns_schema(connection):
        raise ShowroomError(say.DESKS_NEED_OWNER, login=_login(connection))
    return connection


def _granted(connection: sa.Connection) -> Groups:
    """The groups with their rights; nothing is locked where they have them already."""
    groups = groups_of(connection)
    there = connection.scalar(
        sa.text("SELECT count(*) FROM pg_roles WHERE rolname IN (:desk, :privacy)"),
        {"desk": groups.desk, "privacy": groups.privacy},
    )
    if (there != 2 or differences(connection)) and not grant(connection):
        raise ShowroomError(say.NO_ROLES, login=_login(connection))
    return groups


def _members(connection: sa.Connection) -> tuple[DeskLogin, ...]:
    groups = groups_of(connection)
    rows = connection.execute(sa.text(_MEMBERS), {"desk": groups.desk, "privacy": groups.privacy}).all()
    return tuple(DeskLogin(str(name), bool(privacy), int(connected)) for name, privacy, connected in rows)


def _login(connection: sa.Connection) -> str:
    return str(connection.scalar(sa.text("SELECT current_user")))


def _verifier(connection: sa.Connection, login: str, password: str) -> str:
    """What the server keeps instead of the password, which so reaches neither its log nor its statistics."""
    driver: Any = connection.connection.driver_connection
    made: bytes = driver.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return made.decode()
