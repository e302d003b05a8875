"""Print every rule of the rulebook's index and every row of its coverage table with the tests that prove it.

`--missing` prints only those without a test.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections import defaultdict
from contextlib import redirect_stdout
from pathlib import Path

import pytest

_OUT = ("noise", "domain-foreign", "question")
ROOT = Path(__file__).parents[1]


class Collector:
    """Notes which collected test names which rules."""

    def __init__(self) -> None:
        self.proofs: dict[str, set[str]] = defaultdict(set)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            for marker in item.iter_markers("rule"):
                for rule in marker.args:
                    self.proofs[rule].add(item.nodeid.split("[")[0])


def collect() -> dict[str, set[str]]:
    """Which tests claim to prove which rule."""
    collector = Collector()
    os.chdir(ROOT)
    with redirect_stdout(io.StringIO()) as said:
        result = pytest.main(["--collect-only", "-q", "-p", "no:randomly"], plugins=[collector])
    if result:
        sys.exit(f"{said.getvalue()}\nthe tests could not be collected ({result!r})")
    return collector.proofs


def main(arguments: list[str]) -> None:
    """Print the rules with their tests, then the sums."""
    index = json.loads((ROOT / "tests" / "rulebook_index.json").read_text(encoding="utf-8"))
    proofs = collect()
    section = None
    for row in index:
        tests = sorted(proofs.get(row["id"], ()))
        if tests and "--missing" in arguments:
            continue
        if row["section"] != section:
            section = row["section"]
            print(f"\n{section}")
        state = "ok  " if tests else "--  " if row["flag"] in _OUT else "NONE"
        print(f"  {state} {row['id']:<6} {row['title']}" + (f"  ({row['flag']})" if row["flag"] else ""))
        for test in tests:
            print(f"              {test}")
    print()
    for name, chosen in (
        ("rules", [row for row in index if row["section"][0] != "S" and row["flag"] not in _OUT]),
        ("rows of the coverage table", [row for row in index if row["section"][0] == "S" and row["flag"] not in _OUT]),
        ("flagged (noise, domain-foreign, open questions)", [row for row in index if row["flag"] in _OUT]),
    ):
        proved = sum(bool(proofs.get(row["id"])) for row in chosen)
        print(f"{name}: {proved} of {len(chosen)} with a test")


if __name__ == "__main__":
    main(sys.argv[1:])
