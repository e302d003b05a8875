"""Two versions of a template line by line: what stayed, what is gone, what is new; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from showroom.contract.template_shape import WHEN_NAMES, TextBlock, When


class Change(StrEnum):
    """What became of a line."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of either version; `heading` for the title of a block."""

    change: Change
    text: str
    heading: bool = False


def compare(old: tuple[TextBlock, ...], new: tuple[TextBlock, ...]) -> tuple[DiffLine, ...]:
    """All lines of both, those that are gone before those that came in their place."""
    before, after = list(_lines(old)), list(_lines(new))
    found: list[DiffLine] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            found += [DiffLine(Change.SAME, text, heading) for text, heading in before[a:b]]
            continue
        found += [DiffLine(Change.GONE, text, heading) for text, heading in before[a:b]]
        found += [DiffLine(Change.NEW, text, heading) for text, heading in after[c:d]]
    return tuple(found)


def _lines(blocks: tuple[TextBlock, ...]) -> Iterator[tuple[str, bool]]:
    for block in blocks:
        yield f"{block.title_zh} / {block.title_en}", True
        for clause in block.clauses:
            when = WHEN_NAMES[clause.when]
            if clause.when is not When.ALWAYS:
                yield f"[{when.zh} / {when.en}]", False
            yield from ((line, False) for text in (clause.zh, clause.en) for line in text.split("\n"))
