"""The declared rights put into a PostgreSQL: group roles, grants, and policies made from the triggers (CT-07).

Grants say which statement a desk may send at all. Where rows are sealed by their state, a policy says the trigger's own
condition a second time, so that it holds although the trigger was taken away.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from showroom.desk_rights.declared import FORWARD, LEFT_TO_TRIGGERS, Rights, desk_rights, privacy_rights

_GUARD = re.compile(r"IF (?P<when>.*) THEN RAISE", re.DOTALL)
_ACTS = ("INSERT", "UPDATE", "DELETE")
_TRIGGERS = (
    "SELECT c.relname, t.tgname, p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
    " JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE NOT t.tgisinternal AND n.nspname = current_schema() AND t.tgname LIKE 'refuse%' ORDER BY 1, 2"
)
_OUR_POLICIES = (
    "SELECT tablename, policyname FROM pg_policies WHERE schemaname = current_schema() AND policyname LIKE 'desk%'"
)
_COLUMNS = """
SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum),
  coalesce(array_agg(a.attname::text) FILTER (WHERE a.attnum = ANY (k.conkey)), '{}')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
WHERE n.nspname = current_schema() AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
GROUP BY c.relname ORDER BY c.relname
"""
_POLICED = """
SELECT c.relname, c.relrowsecurity, count(p.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_policy p ON p.polrelid = c.oid WHERE n.nspname = current_schema() AND c.relkind = 'r'
GROUP BY c.relname, c.relrowsecurity
"""
_POLICIES = 4
_GRANTED = """
SELECT c.relname, coalesce(r.rolname, 'public'), acl.privilege_type, acl.attname FROM (
  SELECT oid, relname, relnamespace, relkind FROM pg_class
) c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL (
  SELECT (aclexplode(t.relacl)).*, '' AS attname FROM pg_class t WHERE t.oid = c.oid
  UNION ALL
  SELECT (aclexplode(a.attacl)).*, a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
WHERE n.nspname = current_schema() AND c.relkind = 'r' AND (acl.grantee = 0 OR r.rolname IN (:desk, :privacy, :login))
"""
_MAY_MAKE_ROLES = "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
_OWNS = (
    "SELECT pg_has_role(c.relowner, 'USAGE') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = current_schema() AND c.relname = 'alembic_version'"
)
_MAY_CREATE = "SELECT has_schema_privilege(current_schema(), 'CREATE')"
Conditions = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Grant:
    """`group` may send `verb` to `table`; `columns` () stands for all."""

    table: str
    group: str
    verb: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """The group roles of one database: roles belong to the whole server, so their names name the database."""

    desk: str
    privacy: str


def groups_of(connection: sa.Connection) -> Groups:
    """`<database>_desk` and `<database>_privacy`, within the 63 bytes that a name may have."""
    name = str(connection.scalar(sa.text("SELECT current_database()")))
    if len(name.encode()) > 50:
        name = name.encode()[:40].decode(errors="ignore") + hashlib.sha256(name.encode()).hexdigest()[:8]
    return Groups(f"{name}_desk", f"{name}_privacy")


def owns_schema(connection: sa.Connection) -> bool:
    """Whether this login may change the schema: it owns the tables, or may make the first."""
    owns = connection.scalar(sa.text(_OWNS))
    return bool(connection.scalar(sa.text(_MAY_CREATE)) if owns is None else owns)


def lift_policies(connection: sa.Connection) -> None:
    """Take the policies off, since PostgreSQL changes no column that a policy names; desks see nothing meanwhile."""
    for table, policy in connection.execute(sa.text(_OUR_POLICIES)).all():
        connection.execute(sa.text(f"DROP POLICY {quoted(policy)} ON {quoted(table)}"))


def grant(connection: sa.Connection) -> bool:
    """Give both groups exactly what is declared, whatever they had before.

    False where the groups do not exist and this login may make no roles: then every desk goes on as the owner.
    """
    groups = groups_of(connection)
    found = connection.scalar(
        sa.text("SELECT count(*) FROM pg_roles WHERE rolname IN (:desk, :privacy)"),
        {"desk": groups.desk, "privacy": groups.privacy},
    )
    if found != 2:
        if not connection.scalar(sa.text(_MAY_MAKE_ROLES)):
            return False
        _make_groups(connection, groups)
    lift_policies(connection)
    statements = [*_around(connection, groups), *_tables(connection, groups)]
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute(";\n".join(statements))  # in one go: some six hundred round trips otherwise
    return True


def seals(connection: sa.Connection) -> Conditions:
    """`{table: {act: [condition over OLD and NEW under which it is refused]}}`, from the triggers and FORWARD."""
    found: Conditions = defaultdict(lambda: defaultdict(list))
    for table, name, source in connection.execute(sa.text(_TRIGGERS)).all():
        act = name.split("_")[1].upper()
        guard = _GUARD.search(source)
        if act in _ACTS and guard is not None and not name.endswith("_money") and table not in LEFT_TO_TRIGGERS:
            found[table][act].append(guard["when"])
    for table, condition in FORWARD.items():
        found[table]["UPDATE"].append(condition)
    return found


def _make_groups(connection: sa.Connection, groups: Groups) -> None:
    for name in (groups.desk, groups.privacy):
        exists = connection.scalar(sa.text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": name})
        if not exists:
            connection.execute(sa.text(f"CREATE ROLE {quoted(name)} NOLOGIN"))
    connection.execute(sa.text(f"GRANT {quoted(groups.desk)} TO {quoted(groups.privacy)}"))


def _around(connection: sa.Connection, groups: Groups) -> Iterator[str]:
    """The database and the schema: nobody comes in who is in no group, and nobody makes even a temporary table.

    A temporary table would be found before ours by the triggers' functions, which could then be told anything.
    """
    row = connection.execute(
        sa.text(
            "SELECT current_database(), pg_has_role(d.datdba, 'USAGE'), current_schema(),"
            " pg_has_role(n.nspowner, 'USAGE') FROM pg_database d, pg_namespace n"
            " WHERE d.datname = current_database() AND n.nspname = current_schema()"
        )
    ).one()
    database, schema, desk = quoted(row[0]), quoted(row[2]), quoted(groups.desk)
    if row[1]:
        yield f"REVOKE ALL ON DATABASE {database} FROM PUBLIC"
        yield f"GRANT CONNECT ON DATABASE {database} TO {desk}"
    if row[3]:
        yield f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC"
    everybody = f"PUBLIC, {desk}, {quoted(groups.privacy)}"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {everybody}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {schema} FROM {everybody}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {desk}"


def _tables(connection: sa.Connection, groups: Groups) -> Iterator[str]:
    conditions = seals(connection)
    meant = meant_grants(connection, groups)
    for one in sorted(meant, key=lambda one: (one.table, one.group, one.verb)):
        columns = f" ({', '.join(map(quoted, one.columns))})" if one.columns else ""
        yield f"GRANT {one.verb}{columns} ON {quoted(one.table)} TO {quoted(one.group)}"
    changeable = {one.table for one in meant if one.verb in ("UPDATE", "DELETE")}
    keys = {table.name: table.keys for table in _tables_of(connection)}
    guarded = set(conditions) & changeable
    for row in connection.execute(sa.text(_POLICED)):
        if row[1] and row[0] not in guarded:
            yield f"ALTER TABLE {quoted(row[0])} DISABLE ROW LEVEL SECURITY"
    for table in sorted(guarded):
        yield f"ALTER TABLE {quoted(table)} ENABLE ROW LEVEL SECURITY"
        yield from _policies(table, keys[table], conditions[table], groups.desk)


def meant_grants(connection: sa.Connection, groups: Groups) -> frozenset[Grant]:
    """What the declaration gives on the tables that there are; a table that it does not name is open to nobody."""
    guarded = set(seals(connection))
    found: list[Grant] = []
    for table in _tables_of(connection):
        for group, declared in ((groups.desk, desk_rights()), (groups.privacy, privacy_rights())):
            rights = declared.get(table.name, Rights())
            for verb in rights.verbs:
                if verb == "UPDATE" and rights.columns:
                    some = tuple(column for column in table.columns if column in rights.columns)
                elif verb == "UPDATE" and table.name in guarded:  # its policy finds by the key what the row was before
                    some = tuple(column for column in table.columns if column not in table.keys)
                else:
                    some = ()
                found.append(Grant(table.name, group, verb, some))
    return frozenset(found)


def _tables_of(connection: sa.Connection) -> tuple[_Table, ...]:
    return tuple(_Table(str(row[0]), tuple(row[1]), tuple(row[2])) for row in connection.execute(sa.text(_COLUMNS)))


def differences(connection: sa.Connection, login: str = "") -> tuple[str, ...]:
    """Tables on which the groups, everybody or `login` by itself may do something else than is declared."""
    groups = groups_of(connection)
    values = {"desk": groups.desk, "privacy": groups.privacy, "login": login}
    there: set[tuple[str, str, str, str]] = {
        (row[0], row[1], row[2], row[3]) for row in connection.execute(sa.text(_GRANTED), values)
    }
    meant = {
        (one.table, one.group, one.verb, column)
        for one in meant_grants(connection, groups)
        for column in one.columns or ("",)
    }
    policed = {row[0]: (row[1], row[2]) for row in connection.execute(sa.text(_POLICED))}
    guarded = set(seals(connection)) & {one[0] for one in meant if one[2] in ("UPDATE", "DELETE")}
    wrong = {
        table for table, found in policed.items() if found != ((True, _POLICIES) if table in guarded else (False, 0))
    }
    return tuple(sorted({one[0] for one in there ^ meant} | wrong))


def _policies(table: str, keys: tuple[str, ...], conditions: dict[str, list[str]], group: str) -> Iterator[str]:
    """The triggers' conditions as policies: what was and what would be are both looked at, as in the trigger."""
    own, to = quoted(table), quoted(group)
    fresh = [_reading(condition, NEW=own) for condition in conditions.get("INSERT", ())]
    same = " AND ".join(f"o.{quoted(key)} = {own}.{quoted(key)}" for key in keys)
    changed = [_reading(condition, OLD="o", NEW=own) for condition in conditions.get("UPDATE", ())]
    stays = [f"EXISTS (SELECT 1 FROM {own} o WHERE {same} AND ({condition}))" for condition in changed]  # noqa: S608 - our own triggers
    gone = [_reading(condition, OLD=own) for condition in conditions.get("DELETE", ())]
    yield f"CREATE POLICY desk_select ON {own} FOR SELECT TO {to} USING (true)"
    yield f"CREATE POLICY desk_insert ON {own} FOR INSERT TO {to} WITH CHECK ({_none_of(fresh)})"
    yield f"CREATE POLICY desk_update ON {own} FOR UPDATE TO {to} USING (true) WITH CHECK ({_none_of(stays)})"
    yield f"CREATE POLICY desk_delete ON {own} FOR DELETE TO {to} USING ({_none_of(gone)})"


def _reading(condition: str, **rows: str) -> str:
    for word, row in rows.items():
        condition = re.sub(rf"\b{word}\.", f"{row}.", condition)
    return condition


def _none_of(conditions: Iterable[str]) -> str:
    return " AND ".join(f"(({condition}) IS NOT TRUE)" for condition in conditions) or "true"


def quoted(name: str) -> str:
    """A name as it stands in a statement."""
    return '"' + name.replace('"', '""') + '"'
