"""A private PostgreSQL for the tests: its own cluster in a temporary folder, reachable by a unix socket only."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import quote, urlsplit

import psycopg
from psycopg import sql

DEBIAN = Path("/usr/lib/postgresql")
OWNER = "showroom"
PORT = 5432  # only names the socket in our own folder
# Chinese letters count as letters for pg_trgm and lower() only where the locale knows Unicode.
_LOCALE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
_SHORT = "/tmp" if os.name == "posix" else None  # a socket's path holds about a hundred characters
_MEMORY, _ROOM = "/dev/shm", 2 << 30  # bytes
_SMALL = {"listen_addresses": "", "shared_buffers": "32MB", "max_connections": "120", "log_min_messages": "warning"}


class PostgresMissingError(RuntimeError):
    """The server programs are not on this machine."""


def server_programs() -> Path:
    """The folder that holds `initdb` and `postgres`: SHOWROOM_PG_BIN, PATH, or Debian's newest.

    Raises PostgresMissingError, which names the package to install.
    """
    named = os.environ.get("SHOWROOM_PG_BIN")
    found = shutil.which("initdb", path=named) if named else shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    debian = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if not debian:
        msg = "PostgreSQL's server programs are missing: apt-get install postgresql-15 (or run .ci/setup)"
        raise PostgresMissingError(msg)
    return debian[-1].parent


class PrivatePostgres:
    """`with PrivatePostgres() as server: url = server.create_database()`; gone without trace at the end.

    As root the server runs as `postgres` (or `nobody`), since PostgreSQL refuses to run as root. `durable=True`
    leaves fsync and its companions on, for tests that stop the server hard.
    """

    def __init__(self, *, durable: bool = False, settings: Mapping[str, str] | None = None) -> None:
        self.programs = server_programs()
        self._durable = durable
        self.settings = {**_SMALL, **({} if durable else _FAST), **(settings or {})}
        self._user = _unprivileged_user()
        self._numbers = itertools.count(1)
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = Path()

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="showroom-pg-", dir=_SHORT if self._durable else _quick_folder()))
        if self._user:
            shutil.chown(self._folder, self._user)
        try:
            self._run(
                "initdb", "-D", str(self.data), "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale", _LOCALE, "-N"
            )
            self.start()
        except BaseException:
            self._remove()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._remove()

    @property
    def data(self) -> Path:
        return self._folder / "data"

    @property
    def base_url(self) -> str:
        """SQLAlchemy URL of the maintenance database; the owner is a superuser of this server."""
        return self._url("postgres")

    def log(self) -> str:
        """What the server wrote since the cluster was made."""
        return (self._folder / "log").read_text(encoding="utf-8", errors="replace")

    def start(self) -> None:
        """Start the server and wait until it answers; on Linux it dies with this process, even by kill -9."""
        options = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        command = [str(self.programs / "postgres"), "-D", str(self.data), "-k", str(self._folder), "-p", str(PORT)]
        if setpriv := shutil.which("setpriv"):
            command[:0] = [setpriv, "--pdeathsig", "QUIT"]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command + options, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", user=self._user
            )
        self._await_answer(self._process)

    def _await_answer(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + 60
        while True:
            try:
                self._connect().close()
            except psycopg.OperationalError as error:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=0.02)
                if process.returncode is not None or time.monotonic() > deadline:
                    msg = f"PostgreSQL did not start: {self.log()}"
                    raise RuntimeError(msg) from error
            else:
                return

    def stop(self, mode: Literal["smart", "fast", "immediate"] = "fast") -> None:
        """Stop the server; `immediate` is a crash: no checkpoint, recovery at the next `start`."""
        if self._process is None:
            return
        signals = {"smart": signal.SIGTERM, "fast": signal.SIGINT, "immediate": signal.SIGQUIT}
        self._process.send_signal(signals[mode])
        self._process.wait(timeout=60)
        self._process = None

    def create_database(self, template: str | None = None) -> str:
        """The URL of a new database, a copy of the one at the URL `template` (nobody may be connected to that)."""
        name = f"showroom_{next(self._numbers)}"
        statement = sql.SQL(_COPY).format(
            sql.Identifier(name), sql.Identifier(_database(template) if template else "template0")
        )
        self._administer(statement)
        return self._url(name)

    def put_back(self, url: str, template: str) -> None:
        """Make the database at `url` a copy of the one at `template`."""
        self.drop(url)
        names = (sql.Identifier(_database(place)) for place in (url, template))
        self._administer(sql.SQL(_COPY).format(*names))

    def drop(self, url: str) -> None:
        """Remove the database at `url`, cutting off whoever is still connected."""
        self._administer(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(_database(url))))

    def let_in(self, login: str, group: str) -> None:
        """A login that belongs to a group of desks (showroom/desk_rights)."""
        self.administer(f'CREATE ROLE "{login}" LOGIN IN ROLE "{group}"')

    def administer(self, statement: str) -> None:
        """Run a statement as this server's administrator."""
        self._administer(statement.encode())

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://{OWNER}@/{name}?host={quote(str(self._folder), safe='')}&port={PORT}"

    def _administer(self, statement: sql.Composed | bytes) -> None:
        connection = self._connect()
        try:
            connection.execute(statement)
        finally:
            connection.close()

    def _connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.connect(host=str(self._folder), port=PORT, user=OWNER, dbname="postgres", autocommit=True)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self.programs / program), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd="/",
            check=False,
            user=self._user,
        )
        if done.returncode:
            msg = f"{program} failed: {done.stderr or done.stdout}"
            raise RuntimeError(msg)

    def _remove(self) -> None:
        self.stop("immediate")
        shutil.rmtree(self._folder)


_COPY = "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY"
"""Half the time of the usual way: nothing is synced here, so the checkpoint that it wants costs nothing."""


def as_login(url: str, login: str) -> str:
    """The same database for another login."""
    return url.replace(f"://{OWNER}@", f"://{login}@")


def _quick_folder() -> str | None:
    """Memory, where the machine has room for it: every test gets a database of its own, copied from a template."""
    try:
        room = os.statvfs(_MEMORY)
    except (OSError, AttributeError):
        return _SHORT
    roomy = room.f_bavail * room.f_frsize >= _ROOM and os.access(_MEMORY, os.W_OK | os.X_OK)
    return _MEMORY if roomy else _SHORT


def _database(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


def _unprivileged_user() -> str | None:
    """Who the server runs as when we are root; None when we are not."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
