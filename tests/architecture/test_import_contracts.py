"""The import contracts hold, and each of them is broken once in a copy to prove that it can be."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT

# contract, file that gets a line, the line
BREAKS = [
    ("no-qt", "showroom/kernel/money.py", "def late():\n    import PySide6.QtCore"),
    ("no-qt", "showroom/deals/service.py", "import shiboken6"),
    ("no-qt", "showroom/reception/service.py", "if TYPE_CHECKING:\n    import ui.jobs"),
    ("showroom-layers", "showroom/kernel/money.py", "import showroom.persistence.orm"),
    ("showroom-layers", "showroom/persistence/orm.py", "import showroom.documents.paper"),
    ("showroom-layers", "showroom/documents/paper.py", "import showroom.customers.model"),
    ("showroom-layers", "showroom/customers/model.py", "import showroom.vehicles.model"),
    ("showroom-layers", "showroom/deals/service.py", "import showroom.contract"),
    ("showroom-layers", "showroom/negotiation/rules.py", "import showroom.financing.rules"),
    ("showroom-layers", "showroom/delivery/__init__.py", "def late():\n    import showroom.contract.model"),
    ("showroom-layers", "showroom/migrations/__init__.py", "import showroom.cli"),
    ("showroom-layers", "showroom/helpers/__init__.py", ""),
    ("ui-layers", "ui/reception/__init__.py", "import ui.contract"),
    ("ui-layers", "ui/widgets/form.py", "import ui.today"),
    ("ui-layers", "ui/theme.py", "import ui.jobs"),
    ("ui-layers", "ui/dashboards/__init__.py", ""),
    ("no-database-in-ui", "ui/jobs.py", "import sqlalchemy.orm"),
    ("no-database-in-ui", "ui/drafts.py", "def late():\n    from showroom.persistence import database"),
]


def check(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-c", "from importlinter.cli import lint_imports_command as run; run()", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout's two packages and their contracts, to break at will."""
    folder = tmp_path_factory.mktemp("tree")
    for package in ("showroom", "ui"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_the_contracts_hold(copy: Path) -> None:
    done = check(copy)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("contract, file, line", BREAKS)
def test_a_break_is_noticed(copy: Path, contract: str, file: str, line: str) -> None:
    path = copy / file
    before = path.read_text(encoding="utf-8") if path.exists() else None
    new_folder = not path.parent.exists()
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    try:
        done = check(copy, "--contract", contract)
    finally:
        if new_folder:
            shutil.rmtree(path.parent)
        elif before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"BROKEN|undeclared|not listed|exhaustive", done.stdout), done.stdout
