"""Base, theirs and mine of one thing, merged piece by piece: what both changed is asked, nothing is lost (trust Q1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

Pieces = Mapping[str, Any]
"""What a thing is made of, by key and in its order; a key that is not there is a line that is not there."""
Blend = Callable[[Any, Any, Any], Any]
"""Base, theirs and mine of one piece that both changed; gives what holds both changes, None where a person must say."""
_ABSENT: Final = object()


class Side(StrEnum):
    """Whose version of a piece is taken."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Merge:
    """What became of each piece: `settled` needs no question, `asked` were changed on both sides to different ends.

    `by_them` and `by_me` name what one side alone changed, `blended` what holds the changes of both.
    """

    theirs: Pieces
    mine: Pieces
    order: tuple[str, ...]
    settled: Pieces
    asked: tuple[str, ...]
    by_them: tuple[str, ...]
    by_me: tuple[str, ...]
    blended: tuple[str, ...]

    def result(self, choices: Mapping[str, Side]) -> dict[str, Any]:
        """The merged pieces in order; raises KeyError while a question has no answer."""
        found: dict[str, Any] = {}
        for key in self.order:
            if key in self.asked:
                pieces = self.mine if Side(choices[key]) is Side.MINE else self.theirs
                if key in pieces:
                    found[key] = pieces[key]
            elif key in self.settled:
                found[key] = self.settled[key]
        return found


def merge(base: Pieces | None, theirs: Pieces, mine: Pieces, blends: Mapping[str, Blend] | None = None) -> Merge:
    """Merge two versions of `base`; without it nobody knows who changed what, and every difference is asked."""
    order = _order(base or {}, theirs, mine)
    settled: dict[str, Any] = {}
    sorts: dict[str, list[str]] = {"asked": [], "by_them": [], "by_me": [], "blended": []}
    for key in order:
        was, now, own = ((base or {}).get(key, _ABSENT), theirs.get(key, _ABSENT), mine.get(key, _ABSENT))
        sort, piece = _verdict(was, now, own, None if blends is None else blends.get(key), known=base is not None)
        if sort:
            sorts[sort].append(key)
        if piece is not _ABSENT and sort != "asked":
            settled[key] = piece
    return Merge(theirs, mine, order, settled, **{name: tuple(keys) for name, keys in sorts.items()})


def _verdict(was: Any, now: Any, own: Any, blend: Blend | None, *, known: bool) -> tuple[str, Any]:
    if now == own:
        return "", own
    if known and was == own:
        return "by_them", now
    if known and was == now:
        return "by_me", own
    if known and blend is not None and _ABSENT not in (was, now, own):
        both = blend(was, now, own)
        if both is not None:
            return "blended", both
    return "asked", _ABSENT


def _order(base: Pieces, theirs: Pieces, mine: Pieces) -> tuple[str, ...]:
    """Mine where I moved or added anything, else theirs; what the other side alone has stands after its neighbour."""
    lead, other = (theirs, mine) if list(mine) == list(base) else (mine, theirs)
    order, before = list(lead), ""
    for key in other:
        if key not in lead:
            order.insert(order.index(before) + 1 if before else 0, key)
        before = key
    return tuple(order)


def blend_lines(base: str, theirs: str, mine: str) -> str | None:
    """A text of one point a line with the changes of both sides; None where both changed the same lines."""
    old, now, own = (text.splitlines() for text in (base, theirs, mine))
    found: list[str] = []
    at = (0, 0, 0)
    for stop in (*_common(old, now, own), (len(old), len(now), len(own))):
        parts = (old[at[0] : stop[0]], now[at[1] : stop[1]], own[at[2] : stop[2]])
        lines = _blended(*parts)
        if lines is None:
            return None
        found += lines + old[stop[0] : stop[0] + 1]
        at = (stop[0] + 1, stop[1] + 1, stop[2] + 1)
    return "\n".join(found)


def _common(old: list[str], now: list[str], own: list[str]) -> Iterator[tuple[int, int, int]]:
    """The places of the lines that neither side touched."""
    first, second = _kept(old, now), _kept(old, own)
    return ((place, first[place], second[place]) for place in first if place in second)


def _kept(old: list[str], new: list[str]) -> dict[int, int]:
    from difflib import SequenceMatcher  # most texts are changed by one desk only

    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _blended(old: list[str], now: list[str], own: list[str]) -> list[str] | None:
    if own in (now, old):
        return now
    if now == old:
        return own
    return None if old else now + [line for line in own if line not in now]  # both added: neither is in the other's way
