"""One Database over both kinds: units of reading and writing, and driver errors said in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy import exc
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from showroom.kernel.errors import Message, ShowroomError

CHANGED_MEANWHILE = Message(
    "changed_meanwhile",
    "这条记录刚被另一台电脑改过。您填写的内容还在：请刷新后核对再保存。",
    "Another desk changed this record just now. What you typed is still here: reload, compare and save again.",
)
DISK_FULL = Message(
    "disk_full",
    "磁盘已满，没有保存。您填写的内容还在：请腾出空间后再保存一次。",
    "The disk is full; nothing was saved. What you typed is still here: free some space and save again.",
)
DATABASE_BUSY = Message(
    "database_busy",
    "数据库正忙，没有保存。请稍后再试一次。",
    "The database is busy; nothing was saved. Try again in a moment.",
)
DATABASE_DAMAGED = Message(
    "database_damaged",
    "数据库文件已损坏或密钥不符。请勿继续使用，用最近一次已校验的备份恢复：showroom restore FILE。",
    "The database file is damaged or the key does not fit. Stop using it and restore the last verified backup:"
    " showroom restore FILE.",
)
DATABASE_READ_ONLY = Message(
    "database_read_only",
    "没有写入数据文件夹的权限，没有保存。请让管理员检查文件夹权限。",
    "The data folder cannot be written; nothing was saved. Ask the administrator to check its permissions.",
)
STORAGE_FAILED = Message(
    "storage_failed",
    "磁盘读写出错，没有保存。您填写的内容还在：请检查磁盘后再试。",
    "The disk failed to read or write; nothing was saved. What you typed is still here: check the disk and try again.",
)
SERVER_UNREACHABLE = Message(
    "server_unreachable",
    "连不上数据库服务器，没有保存。您填写的内容还在：网络恢复后再保存一次。",
    "The database server cannot be reached; nothing was saved. What you typed is still here: save again when the"
    " network is back.",
)
LOGIN_MAY_NOT = Message(
    "login_may_not",
    "这台电脑的数据库账号无权做这件事，没有保存（{what}）。删除或限制个人信息，请在为此设置的电脑上办理；"
    "其他情况请管理员运行 showroom doctor 查看。",
    "This desk's login on the database server may not do this; nothing was saved ({what}). Persons are erased and"
    " restricted at the desk that was added for it; for anything else the administrator runs showroom doctor.",
)
LOGIN_REFUSED = Message(
    "login_refused",
    "数据库服务器不让这台电脑进入（{what}）。账号或密码不对，或账号已被取消：请找管理员（showroom desks）。",
    "The database server does not let this desk in ({what}). Its login or password is wrong, or was taken away: ask the"
    " administrator (showroom desks).",
)
_DENIED = "42501"
_NOT_LET_IN = ("password authentication failed", "permission denied for database", 'fatal:  role "')
_SQLITE_WORDS = (
    ("disk is full", DISK_FULL),
    ("database or disk is full", DISK_FULL),
    ("locked", DATABASE_BUSY),
    ("busy", DATABASE_BUSY),
    ("readonly", DATABASE_READ_ONLY),
    ("unable to open", DATABASE_READ_ONLY),
    ("malformed", DATABASE_DAMAGED),
    ("not a database", DATABASE_DAMAGED),
    ("disk i/o error", STORAGE_FAILED),
)


def said_in_words(error: exc.DBAPIError) -> ShowroomError | None:
    """What a driver's error means for the person at the desk, None when it is a bug of ours."""
    text = str(error.orig).lower()
    for words, message in _SQLITE_WORDS:
        if words in text:
            return ShowroomError(message)
    if getattr(error.orig, "sqlstate", None) == _DENIED:
        return ShowroomError(LOGIN_MAY_NOT, what=str(error.orig).partition("\n")[0])
    if error.connection_invalidated or "connection" in text:
        return _no_connection(str(error.orig))
    if "lock timeout" in text or "deadlock" in text or "could not serialize" in text:
        return ShowroomError(DATABASE_BUSY)
    if "no space left" in text:
        return ShowroomError(DISK_FULL)
    return None


def _no_connection(text: str) -> ShowroomError:
    """A server that is there and says no is no matter of the network."""
    if any(words in text.lower() for words in _NOT_LET_IN):
        return ShowroomError(LOGIN_REFUSED, what=text.rpartition("FATAL:")[2].strip())
    return ShowroomError(SERVER_UNREACHABLE)


class Database:
    """The store's database; `begin` writes, `read` reads, each one session and one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self.kind = engine.dialect.name
        self._writer = engine.execution_options(writes=True)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A unit of writing: committed when the block ends, rolled back when it raises."""
        with self._unit(self._writer) as session, session.begin():
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A unit of reading."""
        with self._unit(self.engine) as session:
            yield session

    @contextmanager
    def _unit(self, engine: sa.Engine) -> Iterator[Session]:
        try:
            with Session(engine, expire_on_commit=False) as session:
                yield session
        except StaleDataError as error:
            raise ShowroomError(CHANGED_MEANWHILE) from error
        except exc.DBAPIError as error:
            words = said_in_words(error)
            if words is None:
                raise
            if words.code in (STORAGE_FAILED.code, DATABASE_DAMAGED.code):
                self.engine.dispose()  # after a failed sync the pages in memory cannot be trusted
            raise words from error

    def address_of(self, login: str, password: str) -> str:
        """The URL with which `login` reaches the same database on its server."""
        return self.engine.url.set(username=login, password=password).render_as_string(hide_password=False)

    def close(self) -> None:
        self.engine.dispose()
