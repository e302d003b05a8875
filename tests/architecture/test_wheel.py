"""A wheel, installed where there is no checkout, starts and carries its fonts, styles, migrations and translations."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
WHEELS = ROOT / ".venv" / "wheels"
"""What set-up downloaded by the lock."""
LOOK_INSIDE = """
import json, sys
from importlib.resources import files
def names(package, *endings):
    found, folders = [], [files(package)]
    while folders:
        for entry in folders.pop().iterdir():
            if entry.is_dir():
                folders.append(entry)
            elif entry.name.endswith(endings):
                found.append(entry.name)
    return sorted(found)
import showroom, ui
print(json.dumps({
    "resources": names("resources", ".ttf", ".svg", ".qss", ".qm"),
    "licences": names("resources", "LICENSE_FONT"),
    "migrations": names("showroom.migrations", ".py"),
    "from": [showroom.__file__, ui.__file__],
}))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an empty environment outside the checkout, after pip put the locked packages and our wheel in."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "showroom", "ui", "resources"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    for name in [*listed.stdout.splitlines(), "pyproject.toml", "README.md", "LICENSE"]:
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    [wheel] = folder.glob("*.whl")
    for wanted in (["--require-hashes", "-r", str(ROOT / "requirements.lock")], [str(wheel)]):
        subprocess.run(
            [*PIP, "--python", str(python), "install", "-q", "--no-index", "--find-links", str(WHEELS), *wanted],
            check=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    return python


def run(python: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(python), "-I", *arguments], cwd=python.parents[2], env=clean, capture_output=True, text=True, check=False
    )


def test_the_wheel_carries_everything(installed: Path) -> None:
    done = run(installed, "-c", LOOK_INSIDE)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert all(Path(place).is_relative_to(installed.parents[1]) for place in found["from"])
    kept = {".ttf", ".svg", ".qss", ".qm"}
    assert found["resources"] == sorted(path.name for path in (ROOT / "resources").rglob("*") if path.suffix in kept)
    assert found["licences"], "the fonts' licence must go with them"
    ours = [path.name for path in (ROOT / "showroom" / "migrations").rglob("*.py")]
    assert found["migrations"] == sorted(ours)


@pytest.mark.rule("VN-03")
def test_the_installed_command_answers(installed: Path) -> None:
    command = installed.with_name("showroom.exe" if os.name == "nt" else "showroom")
    assert command.exists()
    done = run(installed, str(command), "check-vin", "--json", "LSVAU2182T2000001")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["severity"] == "OK"


def test_the_package_runs_as_a_module(installed: Path) -> None:
    done = run(installed, "-m", "showroom", "check-vin", "--json", "LSVAU2182T2000001")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["severity"] == "OK"


def test_the_installed_window_sells_a_sample_car(installed: Path, tmp_path: Path) -> None:
    """The window over sample data, from the wheel alone: first paint, migrations, fonts and the store's data."""
    data = ("--data", str(tmp_path / "store"))
    done = run(installed, "-m", "showroom", "--demo", *data, "--exit-when-usable")
    assert done.returncode == 0, done.stderr
    found = run(installed, "-m", "showroom", "doctor", "--json", *data)
    assert json.loads(found.stdout)["ok"], found.stdout + found.stderr


def test_control_an_empty_environment_has_none_of_it(installed: Path, tmp_path: Path) -> None:
    """What the wheel's environment has comes from pip: one beside it, made the same way, cannot start us."""
    assert installed.exists()
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    assert "No module named" in run(python, "-m", "showroom", "doctor").stderr
