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


def create_schema(work: Workplace, store: NewStore) -> None:
    """Run all migrations on an empty database and put in the store, its first user and the shipped parameters."""
    if not store.name.strip():
        raise FieldErrors({"name": REQUIRED})
    if not store.first_user.strip():
        raise FieldErrors({"first_user": REQUIRED})
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


def ensure_schema(db: Database) -> None:
    """Bring an older schema up to date; refuse a newer one without changing a byte."""
    found = current_revision(db)
    if found == HEAD:
        return
    if found is None or found not in REVISIONS:
        raise ShowroomError(NEWER_SCHEMA, revision=found or "?")
    migrate(db)


def current_revision(db: Database) -> str | None:
    """The revision the database is at, None without a schema."""
    with db.read() as session:
        if not sa.inspect(session.connection()).has_table("alembic_version"):
            return None
        found: str | None = session.scalar(sa.text("SELECT version_num FROM alembic_version"))
        return found


def migrate(db: Database, revision: str = HEAD) -> None:
    """Run the migrations up to `revision` in one transaction, on either kind of database."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "showroom:migrations")
    with db.begin() as session:
        config.attributes["connection"] = session.connection()
        command.upgrade(config, revision)
