"""Run every script in tests/benchmarks and print one table: our figure, its floor from the same run, ratio and aim.

A script prints one JSON object a line: {"what", "floor", "ours", "unit", "aim"}; `aim` is the highest ratio allowed, or
with `"absolute": true` the highest figure. The names given as arguments choose among the scripts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def figures(script: Path) -> Iterator[dict[str, Any]]:
    """What `script` measured; its own messages go through to the screen."""
    done = subprocess.run(
        [sys.executable, str(script)], cwd=ROOT, env=_environment(), stdout=subprocess.PIPE, text=True, check=False
    )
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not found:
        yield {"what": f"{script.name} failed ({done.returncode})", "failed": True}
    yield from found


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def verdict(row: dict[str, Any]) -> tuple[str, bool]:
    """One line of the table, and whether the aim is reached."""
    if row.get("failed"):
        return f"{row['what']}", False
    ratio = row["ours"] / row["floor"] if row.get("floor") else None
    held = row["ours"] if row.get("absolute") else ratio
    met = row.get("aim") is None or (held is not None and held <= row["aim"])
    aim = "" if row.get("aim") is None else f"≤ {row['aim']:g}{' ' + row['unit'] if row.get('absolute') else ' ×'}"
    floor = f"{row['floor']:.4g}" if row.get("floor") else ""
    times = f"{ratio:.2f} ×" if ratio is not None else ""
    return (
        f"{row['what']:<58} {floor:>9} {row['ours']:>9.4g} {row['unit']:<4} {times:>8} {aim:>10}  "
        + ("ok" if met else "MISSED"),
        met,
    )


def main(wanted: list[str]) -> int:
    """Print the table as it grows; 1 when an aim is missed."""
    scripts = [path for path in sorted((ROOT / "tests" / "benchmarks").glob("*.py")) if not path.stem.startswith("_")]
    print(f"{'':<58} {'floor':>9} {'ours':>9} {'':<4} {'ratio':>8} {'aim':>10}")
    missed = 0
    for script in scripts:
        if not wanted or script.stem in wanted:
            for row in figures(script):
                line, met = verdict(row)
                missed += not met
                print(line, flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
