"""`print`, `verify` and `audit verify` on a store with one signed contract."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from showroom import cli
from showroom.bootstrap import Location, NewStore, create_store
from showroom.documents.store import sha256_of
from showroom.kernel.actor import Role
from showroom.kernel.clock import FixedClock
from tests.contract.contract_builders import drafted, sign
from tests.store_fixtures import authorise, hire

PASSWORD = "nine plums in a bowl"
ALL_ROLES = frozenset({Role.ADMINISTRATOR, Role.SALES_MANAGER, Role.CONSULTANT})


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store on disk in which contract SH01-XS-20261122-0001 is signed."""
    monkeypatch.setenv("SHOWROOM_PASSWORD", PASSWORD)
    location = Location(tmp_path / "store")
    new = NewStore("星河展厅", "系统管理员", PASSWORD, credit_code="91340104MA8NE3M66N", roles=ALL_ROLES)
    store, _ = create_store(location, new, FixedClock(datetime(2026, 11, 22, 2, tzinfo=UTC)))
    authorise(store.work.db)
    people = hire(store)
    sign(store, people, drafted(store, people))
    store.close()
    return location.data


def run(data: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, object]]:
    code = cli.main(["--data", str(data), "--as", "系统管理员", "--json", "--lang", "zh", *words])
    return code, json.loads(capsys.readouterr().out or "{}")


@pytest.mark.rule("CT-07")
def test_print_verify_and_audit(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "copy.pdf"
    code, told = run(data, capsys, "print", "contract", "SH01-XS-20261122-0001", "--out", str(out))
    assert (code, told["sha256"], told["file"]) == (0, sha256_of(out.read_bytes()), str(out))
    code, told = run(data, capsys, "verify", str(out))
    assert (code, told["verdict"], told["contract"]) == (0, "genuine", "SH01-XS-20261122-0001")
    assert (told["seal_state"], "本店" in str(told["seal"])) == ("whole", True)
    bent = bytearray(out.read_bytes())
    bent[len(bent) // 2] ^= 1
    (tmp_path / "bent.pdf").write_bytes(bent)
    code, told = run(data, capsys, "verify", str(tmp_path / "bent.pdf"))
    assert (code, told["verdict"], told["contract"]) == (1, "altered", "SH01-XS-20261122-0001")
    blind = tmp_path / "blind.pdf"
    words = ("print", "contract", "SH01-XS-20261122-0001", "--no-prices", "--out", str(blind))
    assert run(data, capsys, *words)[0] == 0
    code, told = run(data, capsys, "verify", str(blind))
    assert (code, told["verdict"], told["contract"]) == (1, "unknown", "SH01-XS-20261122-0001")
    assert "不含价格副本" in str(told["reason"])
    assert run(data, capsys, *(word.replace("contract", "agreement") for word in words))[0] == 2
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.4 something else")
    assert run(data, capsys, "verify", str(tmp_path / "other.pdf"))[1]["verdict"] == "unknown"
    code, told = run(data, capsys, "verify", "--all")
    assert (code, told["verdict"], told["checked"]) == (0, "genuine", 2)
    code, told = run(data, capsys, "audit", "verify")
    assert (code, told["ok"], told["first_bad"]) == (0, True, None)


@pytest.mark.rule("CT-07")
def test_verify_as_a_program_of_its_own(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "copy.pdf"
    run(data, capsys, "print", "contract", "SH01-XS-20261122-0001", "--out", str(out))
    out.write_bytes(out.read_bytes() + b"% more")
    surroundings = os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    command = [sys.executable, "-m", "showroom", "--data", str(data), "--as", "系统管理员", "--lang", "en", "verify"]
    altered, everything = (
        subprocess.run([*command, word], env=surroundings, capture_output=True, text=True, check=False)
        for word in (str(out), "--all")
    )
    said = "The file is the stored paper SH01-XS-20261122-0001 with something appended behind its end"
    assert (altered.returncode, altered.stdout.splitlines()[0]) == (1, f"altered: {said}: it was altered")
    assert "appended after the seal" in altered.stdout
    assert (everything.returncode, everything.stdout.strip()) == (0, "all 2 stored papers are intact")


@pytest.mark.parametrize(
    "words,expected",
    [
        (("print", "contract", "SH01-XS-20261122-0002", "--out", "x.pdf"), 1),
        (("verify",), 2),
        (("verify", "no such file.pdf"), 1),
    ],
)
def test_a_wrong_call_says_so_and_exits_so(
    data: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], expected: int
) -> None:
    code = cli.main(["--data", str(data), "--as", "系统管理员", *words])
    assert code == expected
    assert capsys.readouterr().err.count("\n") == 1


def test_print_never_overwrites(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "copy.pdf"
    out.write_bytes(b"mine")
    code = cli.main(
        ["--data", str(data), "--as", "系统管理员", "print", "contract", "SH01-XS-20261122-0001", "--out", str(out)]
    )
    assert (code, out.read_bytes()) == (1, b"mine")
    assert str(out) in capsys.readouterr().err
