"""What must not be written: POSIX calls at import, another SQLite on our files, unescaped paragraphs and the like."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.source_tree import imported, sources

POSIX_CALLS = {"fork", "forkpty", "geteuid", "getuid", "getgid", "setuid", "setsid", "mkfifo", "uname", "chown"}
POSIX_MODULES = {"fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
PARAGRAPH_HOME = Path("showroom/documents/text.py")
THREAD_EDGE = Path("ui/jobs.py")  # whatever a worker meets is carried to the GUI thread, where it is told as a bug
KERNEL_MAY_IMPORT = {"showroom.kernel", "stdnum"}  # docs/decisions/003

Found = Iterator[tuple[int, str]]


def _run_at_import(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of `tree` that run when the module is imported: everything but the bodies of functions."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            for part in [*child.decorator_list, *child.args.defaults]:
                yield part
                yield from ast.walk(part)
        elif not isinstance(child, ast.Lambda):
            yield child
            yield from _run_at_import(child)


def posix_at_import(_path: Path, tree: ast.Module) -> Found:
    for node in _run_at_import(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id == "os" and node.attr in POSIX_CALLS:
                yield node.lineno, f"os.{node.attr} runs at import"
        elif isinstance(node, ast.Import | ast.ImportFrom):
            for line, name in imported(node):
                if name.split(".")[0] in POSIX_MODULES:
                    yield line, f"{name} is imported with the module"


def stock_sqlite(_path: Path, tree: ast.Module) -> Found:
    for line, name in imported(tree):
        if name.split(".")[0] in {"sqlite3", "_sqlite3", "pysqlite3", "apsw"}:
            yield line, f"{name}: a second SQLite on our files drops their locks"


def bare_paragraph(path: Path, tree: ast.Module) -> Found:
    if path == PARAGRAPH_HOME:
        return
    for line, name in imported(tree):
        if name.split(".")[0] == "reportlab" and name.split(".")[-1] in {"Paragraph", "XPreformatted"}:
            yield line, "Paragraph outside documents/text.py: text would not be escaped"
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        name = getattr(called, "id", getattr(called, "attr", ""))
        if called is not None and name in {"Paragraph", "XPreformatted"}:
            yield called.lineno, "Paragraph( outside documents/text.py: text would not be escaped"


def foreign_to_the_kernel(path: Path, tree: ast.Module) -> Found:
    import sys

    if path.parts[:2] != ("showroom", "kernel"):
        return
    for line, name in imported(tree):
        allowed = any(name == prefix or name.startswith(f"{prefix}.") for prefix in KERNEL_MAY_IMPORT)
        if name.split(".")[0] not in sys.stdlib_module_names and not allowed:
            yield line, f"the kernel imports {name}"


def forbidden_calls(path: Path, tree: ast.Module) -> Found:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "processEvents":
            yield node.lineno, "processEvents: use ui.jobs"
        elif isinstance(node, ast.ExceptHandler):
            caught = getattr(node.type, "id", "") if node.type else "everything"
            if (
                caught in {"everything", "Exception", "BaseException"}
                and not _raises_again(node)
                and path != THREAD_EDGE
            ):
                yield node.lineno, f"except {caught}"


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def vague_names(path: Path, _tree: ast.Module) -> Found:
    if set(path.with_suffix("").parts) & {"utils", "util", "misc", "common", "helpers", "helper", "base", "manager"}:
        yield 1, "name the thing"


Ban = Callable[[Path, ast.Module], Found]
BREAKS: list[tuple[Ban, str, str]] = [
    (posix_at_import, "showroom/kernel/x.py", "import fcntl"),
    (posix_at_import, "showroom/kernel/x.py", "import os\nPID = os.fork()"),
    (posix_at_import, "showroom/kernel/x.py", "import os\nclass A:\n    uid = os.getuid()"),
    (posix_at_import, "showroom/kernel/x.py", "import os\ndef f(uid=os.getuid()): pass"),
    (stock_sqlite, "showroom/persistence/x.py", "def late():\n    from sqlite3 import connect"),
    (bare_paragraph, "showroom/contract/x.py", "from reportlab.platypus import Paragraph"),
    (bare_paragraph, "showroom/contract/x.py", "import reportlab.platypus as p\np.Paragraph('x')"),
    (foreign_to_the_kernel, "showroom/kernel/x.py", "import sqlalchemy"),
    (forbidden_calls, "ui/x.py", "from PySide6.QtWidgets import QApplication\nQApplication.processEvents()"),
    (forbidden_calls, "ui/x.py", "try:\n    pass\nexcept Exception:\n    pass"),
    (forbidden_calls, "ui/x.py", "try:\n    pass\nexcept:\n    pass"),
    (vague_names, "showroom/utils.py", ""),
]
BANS = list(dict.fromkeys(ban for ban, _path, _text in BREAKS))


def test_nothing_forbidden_is_written() -> None:
    found = [
        f"{ban.__name__}: {path}:{line} {what}"
        for path, tree in sources("showroom", "ui", "resources")
        for ban in BANS
        for line, what in ban(path, tree)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("ban, path, text", BREAKS)
def test_each_ban_notices(ban: Ban, path: str, text: str) -> None:
    assert list(ban(Path(path), ast.parse(text)))


def test_posix_calls_inside_functions_are_let_through() -> None:
    assert not list(posix_at_import(Path("x.py"), ast.parse("import os\ndef f():\n    import pwd\n    os.getuid()")))
