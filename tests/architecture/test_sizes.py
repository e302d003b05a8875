"""Functions up to 40 lines, files up to 400, five parameters; the listed exceptions may only shrink."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source_tree import ROOT, module_name, sources

FUNCTION_LINES, FILE_LINES, PARAMETERS = 40, 400, 5
EXCEPTIONS = Path(__file__).with_name("size_exceptions.json")
# One table of tables, created once: a revision of the schema is as long as the schema.
NOT_COUNTED = ("showroom/migrations/versions/",)


def _functions(tree: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{prefix}.{node.name}", node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from _functions(node, f"{prefix}.{node.name}")
        else:
            yield from _functions(node, prefix)


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return len([entry for entry in given if entry.arg not in {"self", "cls", "tx"}])


def oversized(path: Path, text: str, tree: ast.Module) -> Iterator[tuple[str, int]]:
    """(what is too large, its size) in one file."""
    if (lines := text.count("\n")) > FILE_LINES:
        yield f"{path.as_posix()} lines", lines
    for name, node in _functions(tree, module_name(path)):
        if (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES:
            yield f"{name} lines", lines
        if (parameters := _parameters(node)) > PARAMETERS:
            yield f"{name} parameters", parameters


def measured() -> dict[str, int]:
    found: dict[str, int] = {}
    for path, tree in sources("showroom", "ui"):
        if not path.as_posix().startswith(NOT_COUNTED):
            found.update(oversized(path, (ROOT / path).read_text(encoding="utf-8"), tree))
    return found


def allowed() -> dict[str, int]:
    exceptions: dict[str, int] = json.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    return exceptions


def test_nothing_grows_beyond_its_size_and_the_list_of_exceptions_only_shrinks() -> None:
    now = measured()
    grown = {what: size for what, size in now.items() if size > allowed().get(what, 0)}
    assert not grown, f"make it smaller: {json.dumps(grown, indent=2)}"
    loose = {what: now.get(what, "gone") for what, size in allowed().items() if now.get(what) != size}
    assert not loose, f"has become smaller; write the new size into {EXCEPTIONS.name}, or take it out: {loose}"


def measure(text: str) -> Iterator[tuple[str, int]]:
    return oversized(Path("a/b.py"), text, ast.parse(text))


def test_what_is_too_large_is_noticed() -> None:
    body = "    pass\n" * (FUNCTION_LINES - 1)
    assert not dict(measure(f"def f(self, a, b, c, d, e):\n{body}"))
    text = f"def f(a, b, c, d, e, *, g):\n{body}    pass\n" + "\n" * FILE_LINES
    assert dict(measure(text)) == {"a/b.py lines": 441, "a.b.f lines": 41, "a.b.f parameters": 6}
