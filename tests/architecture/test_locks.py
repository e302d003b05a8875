"""The lock files: every package by hash, no host named, nothing that brings a faulty SQLite."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source_tree import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REFUSED = {"sqlcipher3-wheels", "sqlcipher3-binary", "pysqlcipher3", "pysqlite3-binary"}


def pinned(text: str) -> dict[str, set[str]]:
    """Package name → its versions (one for each environment); an entry that is no exact pin fails."""
    found: dict[str, set[str]] = {}
    for line in text.replace("\\\n", " ").splitlines():
        requirement = Requirement(line.split(" --hash")[0])
        found.setdefault(canonicalize_name(requirement.name), set()).add(str(requirement.specifier))
    return found


def faults(text: str) -> list[str]:
    found = [line for line in text.splitlines() if re.search(r"://|^-|\s--(?!hash=sha256:[0-9a-f]{64})|@ ", line)]
    entries = text.replace("\\\n", " ").splitlines()
    found += [entry.split(" ")[0] for entry in entries if "--hash=sha256:" not in entry]
    found += sorted(REFUSED & set(pinned(text)))
    found += [name for name, versions in pinned(text).items() if any(not entry.startswith("==") for entry in versions)]
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_is_sound(lock: str) -> None:
    assert not faults((ROOT / lock).read_text(encoding="utf-8"))


HASH = f"--hash=sha256:{'0' * 64}"


@pytest.mark.parametrize(
    "text",
    [
        "alembic==1.20.1\n",
        f"alembic>=1 \\\n    {HASH}\n",
        f"sqlcipher3-wheels==0.5.7 \\\n    {HASH}\n",
        f"alembic @ https://example.org/alembic.whl \\\n    {HASH}\n",
        f"--index-url https://example.org\nalembic==1.20.1 \\\n    {HASH}\n",
    ],
)
def test_an_unsound_lock_is_noticed(text: str) -> None:
    try:
        assert faults(text)
    except ValueError:
        assert text.startswith("--index-url")  # no requirement at all


@pytest.mark.parametrize(
    "lock, wanted",
    [
        ("requirements.lock", PROJECT["dependencies"]),
        ("requirements-dev.lock", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]),
    ],
)
def test_the_lock_answers_pyproject(lock: str, wanted: list[str]) -> None:
    versions = pinned((ROOT / lock).read_text(encoding="utf-8"))
    for text in wanted:
        requirement = Requirement(text)
        locked = {entry.removeprefix("==") for entry in versions.get(canonicalize_name(requirement.name), set())}
        assert any(requirement.specifier.contains(entry) for entry in locked), f"{text} is not locked: run make lock"


def test_the_faulty_sqlite_is_not_installed_here() -> None:
    for name in REFUSED:
        with pytest.raises(PackageNotFoundError):
            version(name)
    import sqlcipher3

    assert tuple(int(part) for part in sqlcipher3.sqlite_version.split(".")) >= (3, 51, 3)
