"""Pinyin as people mistype it: what a typed word may have meant when sounds were confused or one key went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

# Every syllable by its initial; ü is typed v, after y, j, q and x it is u.
_FINALS = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng iao o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
# What southern and northern speakers and different keyboards confuse.
_SOUNDS = (
    ("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("r", "l"), ("h", "f"), ("v", "u"), ("v", "yu"),
)  # fmt: skip
_SWAPS = tuple({pair for one, other in _SOUNDS for pair in ((one, other), (other, one))})
_LONGEST = 24
_MOST = 320  # words that one typed word may stand for

_States = frozenset[int]
_START: _States = frozenset({0})


def _grow() -> list[dict[str, int]]:
    """The syllables as a tree: a list of nodes, each with its next letters; '' marks the end of a syllable."""
    nodes: list[dict[str, int]] = [{}]
    for initial, finals in _FINALS.items():
        for final in finals.split():
            at = 0
            for letter in initial + final:
                if letter not in nodes[at]:
                    nodes.append({})
                    nodes[at][letter] = len(nodes) - 1
                at = nodes[at][letter]
            nodes[at][""] = at
    return nodes


_TREE = _grow()


@lru_cache(maxsize=20_000)
def _after(states: _States, letter: str) -> _States:
    """Where one may be in which syllables after one more letter; empty where no pinyin goes on like that."""
    found = {_TREE[state][letter] for state in states if letter in _TREE[state]}
    if any("" in _TREE[state] for state in found):
        found.add(0)
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _next_letters(states: _States) -> tuple[str, ...]:
    return tuple(sorted({letter for state in states for letter in _TREE[state] if letter}))


def is_pinyin(word: str) -> bool:
    """Whether `word` is made of syllables, the last perhaps not finished: zhangw."""
    return bool(_run(_START, word))


def _run(states: _States, letters: str) -> _States:
    for letter in letters:
        states = _after(states, letter)
        if not states:
            break
    return states


@lru_cache(maxsize=512)
def confused(word: str) -> tuple[str, ...]:
    """Pinyin that sounds like `word` to many: zh for z, ing for in, l for n, any number of them at once."""
    found: dict[str, None] = {}
    waiting: list[tuple[int, str, _States]] = [(0, "", _START)]
    word = word[:_LONGEST]
    while waiting and len(found) < _MOST // 4:
        at, built, states = waiting.pop()
        if at == len(word):
            found[built] = None
            continue
        for typed, meant in ((word[at], word[at]), *_SWAPS):
            if word.startswith(typed, at):
                reached = _run(states, meant)
                if reached:
                    waiting.append((at + len(typed), built + meant, reached))
    found.pop(word, None)
    return _without_longer(word, found)


@lru_cache(maxsize=512)
def mistyped(word: str) -> tuple[str, ...]:
    """Pinyin that is one key away from `word`: one left out, one too many, one wrong, or two in the wrong order."""
    word = word[:_LONGEST]
    found: dict[str, None] = {}
    states, built = _START, ""
    for at, letter in enumerate(word):
        for start, rest in _errors(word, at, states):
            if _run(states, start + rest):
                found[built + start + rest] = None
        states, built = _after(states, letter), built + letter
        if not states:
            break
    found.pop(word, None)
    return _without_longer(word, found)[:_MOST]


def _errors(word: str, at: int, states: _States) -> Iterator[tuple[str, str]]:
    """What may stand at place `at` instead, and what follows it."""
    yield "", word[at + 1 :]
    if at + 1 < len(word):
        yield word[at + 1] + word[at], word[at + 2 :]
    for letter in _next_letters(states):
        yield letter, word[at + 1 :]
        yield letter, word[at:]


def _without_longer(word: str, found: dict[str, None]) -> tuple[str, ...]:
    """What begins with the word itself is found by it already."""
    return tuple(other for other in found if not other.startswith(word))
