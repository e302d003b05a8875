"""The tests' own PostgreSQL: private, quick to copy, and gone afterwards."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest

from tests.postgres_server import PostgresMissingError, PrivatePostgres, server_programs


@pytest.fixture(scope="module")
def server() -> Iterator[PrivatePostgres]:
    with PrivatePostgres() as running:
        yield running


def ask(url: str, *statements: LiteralString) -> object:
    """The first field that the last statement returns."""
    connection = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
    try:
        *before, last = statements
        for statement in before:
            connection.execute(statement)
        row = connection.execute(last).fetchone()
    finally:
        connection.close()
    return row[0] if row else None


def test_a_database_is_a_copy_of_its_template(server: PrivatePostgres) -> None:
    template = server.create_database()
    ask(template, "CREATE TABLE kept AS SELECT 7 AS n", "SELECT 1")
    first, second = server.create_database(template), server.create_database(template)
    ask(first, "UPDATE kept SET n = 8 RETURNING n")
    assert (ask(first, "SELECT n FROM kept"), ask(second, "SELECT n FROM kept")) == (8, 7)


def test_a_dropped_database_is_gone_though_somebody_is_connected(server: PrivatePostgres) -> None:
    url = server.create_database()
    connection = psycopg.connect(url.replace("+psycopg", ""))
    server.drop(url)
    connection.close()
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        ask(url, "SELECT 1")


def test_chinese_letters_are_letters(server: PrivatePostgres) -> None:
    url = server.create_database()
    ask(url, "CREATE EXTENSION btree_gist", "SELECT 1")
    assert ask(url, "CREATE EXTENSION pg_trgm", "SELECT cardinality(show_trgm('张三丰'))") == 4


def test_no_network_address_is_listened_on(server: PrivatePostgres) -> None:
    assert ask(server.base_url, "SHOW listen_addresses") == ""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="says what happens for root")
def test_the_server_does_not_run_as_root(server: PrivatePostgres) -> None:
    assert (server.data / "postmaster.pid").stat().st_uid != 0


def test_a_crashed_durable_server_comes_back_with_what_was_committed() -> None:
    with PrivatePostgres(durable=True) as server:
        url = server.create_database()
        assert ask(url, "SHOW fsync") == "on"
        ask(url, "CREATE TABLE kept AS SELECT 7 AS n", "SELECT 1")
        server.stop("immediate")
        server.start()
        assert ask(url, "SELECT n FROM kept") == 7
    assert not server.data.parent.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the parent's death is signalled by Linux only")
def test_the_server_dies_with_a_killed_test_run() -> None:
    script = (
        "import os, signal\n"
        "from tests.postgres_server import PrivatePostgres\n"
        "with PrivatePostgres() as server:\n"
        "    print(server.data, flush=True)\n"
        "    print((server.data / 'postmaster.pid').read_text().split()[0], flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1]
    )
    folder, pid = done.stdout.split()
    try:
        assert _ends_within(20, int(pid))
    finally:
        shutil.rmtree(Path(folder).parent)


def _ends_within(seconds: float, pid: int) -> bool:
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)


def test_a_machine_without_the_server_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SHOWROOM_PG_BIN", str(tmp_path))
    monkeypatch.setattr("tests.postgres_server.DEBIAN", tmp_path)
    with pytest.raises(PostgresMissingError, match="apt-get install postgresql-15"):
        server_programs()
