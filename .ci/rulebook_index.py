"""Write tests/rulebook_index.json from the rulebook (its path is the argument): IDs, titles, flags."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

INDEX = Path(__file__).parents[1] / "tests" / "rulebook_index.json"
_ID = re.compile(r"\**([A-Z]{1,3}\d?-\d{1,2})\**(?:\s+(.*))?")
_TITLE = 140


def entry(cells: list[str], section: str) -> dict[str, str] | None:
    """One table line as `{id, section, title, flag}`, or None when it defines nothing."""
    match = _ID.fullmatch(cells[0])
    if match is None:
        return None
    text = " – ".join(part for part in (match[2] or "", cells[1]) if part)
    plain = re.sub(r"[*`]", "", text)
    whole = " ".join(cells)
    flag = ""
    if match[1].startswith("Q-"):
        flag = "question"
    elif cells[-1].startswith("noise"):
        flag = "noise"
    elif "domain-foreign" in whole:
        flag = "domain-foreign" if "(domain-foreign" in whole else "domain-foreign in part"
    return {
        "id": match[1],
        "section": section,
        "title": plain if len(plain) <= _TITLE else plain[: _TITLE - 1] + "…",
        "flag": flag,
    }


def read(rulebook: Path) -> list[dict[str, str]]:
    """Every ID that a table of the rulebook defines, in its order."""
    found: dict[str, dict[str, str]] = {}
    section = ""
    for line in rulebook.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            section = line.lstrip("#").strip().split("`")[0].strip()
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if len(cells) > 1 and (row := entry(cells, section)):
                found.setdefault(row["id"], row)
    return list(found.values())


if __name__ == "__main__":
    rows = read(Path(sys.argv[1]))
    lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
    INDEX.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(rows)} IDs in {INDEX}")
