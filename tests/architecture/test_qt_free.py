"""`showroom` is complete without Qt, and a view model needs no more of Qt than its core."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.source_tree import ROOT, module_name, sources

MODULES = [module_name(path) for path, _tree in sources("showroom") if path.name not in ("__main__.py", "env.py")]
VIEW_MODELS = [module_name(path) for path, _tree in sources("ui") if path.name == "view_model.py"]
BLOCK = """
import importlib, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {blocked!r}:
            raise ModuleNotFoundError("blocked: " + name, name=name)

sys.meta_path.insert(0, Blocked())
for name in {blocked!r}:
    sys.modules.pop(name, None)
for name in {modules!r}:
    importlib.import_module(name)
"""
POSIX_ONLY = ("fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty")


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)


def test_showroom_imports_where_qt_is_missing() -> None:
    done = run(BLOCK.format(blocked=("PySide6", "shiboken6", "ui"), modules=MODULES))
    assert done.returncode == 0, done.stderr


def test_the_block_is_one() -> None:
    done = run(BLOCK.format(blocked=("PySide6",), modules=["ui.messages"]))
    assert "blocked: PySide6" in done.stderr


def test_everything_imports_where_posix_modules_are_missing() -> None:
    windows = [module_name(path) for path, _tree in sources("ui")]
    done = run(BLOCK.format(blocked=POSIX_ONLY, modules=MODULES + windows))
    assert done.returncode == 0, done.stderr


PAINTING = """
import importlib, sys

for name in {modules!r}:
    importlib.import_module(name)
    brought = {{"PySide6.QtWidgets", "PySide6.QtGui"}} & set(sys.modules)
    if brought:
        sys.exit(name + " brings in " + " ".join(sorted(brought)))
"""


def test_view_models_leave_widgets_and_painting_out() -> None:
    assert VIEW_MODELS
    done = run(PAINTING.format(modules=VIEW_MODELS))
    assert done.returncode == 0, done.stderr


def test_widgets_would_be_noticed() -> None:
    done = run(PAINTING.format(modules=[VIEW_MODELS[0], "ui.widgets.buttons"]))
    assert "ui.widgets.buttons brings in PySide6.QtGui PySide6.QtWidgets" in done.stderr
