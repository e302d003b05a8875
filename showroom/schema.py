"""The store's schema: created, brought up to date, and refused when it is newer than this program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError
from showroom.migrations import HEAD, REVISIONS
from showroom.persistence import audit
from showroom.persistence.actions import Workplace
from showroom.persistence.database import Database
from showroom.persistence.parameters import ship_parameters
from showroom.persistence.wiping import forget_plain
from showroom.staff.model import StaffMember, Store

if TYPE_CHECKING:
    from showroom.bootstrap import NewStore

STORE_MISSING = Message(
    "store_missing",
    "{place} 没有门店数据。请先建立门店：showroom init --store 名称 --user 姓名",
    "There is no store in {place}. Create one first: showroom init --store NAME --user NAME",
)
NEWER_SCHEMA = Message(
    "newer_schema",
    "这份数据由更新版本的程序写成（{revision}）。没有改动任何内容：请先更新 Showroom 再打开。",
    "This data was written by a newer version of the program ({revision}). Nothing was changed: update Showroom, then"
    " open it.",
)
KEY_OF_ANOTHER = Message(
    "key_of_another_store",
    "这台电脑的钥匙不是这个数据库的：没有写入任何内容。请从建店的电脑复制 keys.json，或改用正确的数据库地址。",
    "This desk's key is not the key of this database; nothing was written. Copy keys.json from the desk that created"
    " the store, or give the right database address.",
)


def create_schema(work: Workplace, store: NewStore) -> None:
    """Run all migrations on an empty database and put in the store, its first user and the shipped parameters."""
    if not store.name.strip():
        raise FieldErrors({"name": REQUIRED})
    if not store.first_user.strip():
        raise FieldErrors({"first_user": REQUIRED})
    refuse_other_key(work, current_revision(work.db))
    migrate(work.db)
    now = work.clock.now()
    with work.db.begin() as session:
        row = Store(
            code=store.code, name=store.name.strip(), credit_code=store.credit_code, address=store.address,
            phone=store.phone, language=store.language, sample=store.sample, created_at=now,
        )  # fmt: skip
        # Not an escort: that right comes from a licence and a training, and neither is on record yet (TD-09).
        member = StaffMember(name=store.first_user.strip(), roles=",".join(sorted(store.roles)), created_at=now)
        session.add_all([row, member])
        ship_parameters(session)
        session.flush()
        act = audit.Act("create_store", "store", row.id, {})
        audit.append(session, work.audit_key, (member.id, member.name, ""), now, [act])


def ensure_schema(work: Workplace) -> None:
    """Bring an older schema up to date; refuse a newer one, or one with another key, without changing a byte."""
    found = current_revision(work.db)
    if found is None or found not in REVISIONS:
        raise ShowroomError(NEWER_SCHEMA, revision=found or "?")
    refuse_other_key(work, found)
    if found != HEAD:
        migrate(work.db)
        forget_plain(work.db, found)


def refuse_other_key(work: Workplace, revision: str | None) -> None:
    """A server takes any desk's word: the audit chain says whether this desk's key is the store's (PI-09).

    A wrong key does not even open an SQLCipher file. Raises ShowroomError(key_of_another_store).
    """
    if work.db.kind == "sqlite" or revision is None:
        return
    with work.db.read() as session:
        if not audit.key_fits(session, work.audit_key):
            raise ShowroomError(KEY_OF_ANOTHER)


def current_revision(db: Database) -> str | None:
    """The revision the database is at, None without a schema."""
    with db.read() as session:
        if not sa.inspect(session.connection()).has_table("alembic_version"):
            return None
        found: str | None = session.scalar(sa.text("SELECT version_num FROM alembic_version"))
        return found


def migrate(db: Database, revision: str = HEAD) -> None:
    """Run the migrations up to `revision` in one transaction, on either kind of database; desks get their rights.

    Raises ShowroomError(schema_needs_owner), with nothing changed.
    """
    from alembic import command
    from alembic.config import Config

    from showroom.desk_rights import granting

    config = Config()
    config.set_main_option("script_location", "showroom:migrations")
    with db.begin() as session:
        connection = config.attributes["connection"] = session.connection()
        if db.kind == "postgresql":
            _prepare_server(connection, revision)
        command.upgrade(config, revision)
        if db.kind == "postgresql" and revision == HEAD:
            granting.grant(connection)


def _prepare_server(connection: sa.Connection, revision: str) -> None:
    """Only the owner's login changes the schema, and before anything is begun (CT-07)."""
    from showroom.desk_rights import granting
    from showroom.desk_rights.messages import NEEDS_OWNER

    if not granting.owns_schema(connection):
        raise ShowroomError(NEEDS_OWNER, revision=revision)
    granting.lift_policies(connection)
