"""What the index keeps of a text, and what typed text asks of it: the same on both databases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from showroom.kernel import pinyin

PART = "~"  # before a word that begins inside a name or number
_TAIL = "<"  # before a number written backwards, so that any tail of it is a beginning
_KIND = "@"
MARKS = PART + _TAIL + _KIND
LONGEST_WORD = 64
_LONGEST_PART, _MOST_PARTS = 16, 40
_SHORTEST_TAIL, _SHORTEST_MISTYPED = 4, 3
MOST_WORDS = 8
_TEXT_LIMIT = 200
_DIGIT = re.compile(r"[0-9]")
_ABROAD = re.compile(r"(?:00)?86(?=1[0-9]{10}$)")  # before a mobile number (PH-03): the index has it without
_WORD = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")


def plain(text: str) -> str:
    """One spelling: full-width signs as plain ones, small letters, no accents; lü and nü are typed lv and nv."""
    known = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())
    if known.isascii():
        return known
    apart = unicodedata.normalize("NFD", known).replace("lu\u0308", "lv").replace("nu\u0308", "nv")
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare)


def split(text: str) -> list[str]:
    """The words of `text`: letters and digits, or other signs such as Chinese ones."""
    if text.isascii() and text.isalnum():
        return [text[:LONGEST_WORD].lower()]
    return [word[:LONGEST_WORD] for word in _WORD.findall(plain(text))]


def index_words(kind: str, texts: Iterable[str]) -> str:
    """What the index keeps of a thing: each text whole, from every place where a part of it begins, and backwards."""
    found = {_KIND + kind: None}
    for text in texts:
        found.update(_number_kept(text[:LONGEST_WORD]) if text.isascii() and text.isdecimal() else _kept(text))
    return " ".join(found)


def _number_kept(number: str) -> dict[str, None]:
    """Of a number without any other sign; most are never met again, so that remembering them would cost more."""
    return {number: None, _TAIL + number[::-1]: None} if len(number) > _SHORTEST_TAIL else {number: None}


@lru_cache(maxsize=8192)
def _kept(text: str) -> dict[str, None]:
    """Of one text, in order; names and their spellings come again and again in a long list."""
    words = split(text)
    joined = "".join(words)[:LONGEST_WORD]
    if not joined:
        return {}
    if text.startswith(PART):
        return {PART + joined: None}
    found: dict[str, None] = {joined: None}
    for start in _beginnings(words)[:_MOST_PARTS]:
        found[PART + joined[start : start + _LONGEST_PART]] = None
    if len(joined) > _SHORTEST_TAIL and _DIGIT.search(joined):
        found[_TAIL + joined[::-1]] = None
    return found


def _beginnings(words: Sequence[str]) -> list[int]:
    """Where parts begin in the joined words, the very beginning aside: at each word, and at each Chinese sign."""
    starts: list[int] = []
    at = 0
    for word in words:
        starts += [at] if word.isascii() else range(at, at + len(word))
        at += len(word)
    return [start for start in starts if 0 < start < LONGEST_WORD]


@dataclass(frozen=True, slots=True)
class Grammar:
    """How one database writes a question; words hold letters, digits and our marks only, so they need no escaping."""

    whole: str
    begins: str
    both: str
    either: str

    def all_of(self, questions: Sequence[str]) -> str:
        """Every one of them."""
        return questions[0] if len(questions) == 1 else f"({self.both.join(questions)})"

    def any_of(self, questions: Sequence[str]) -> str:
        """At least one of them."""
        return questions[0] if len(questions) == 1 else f"({self.either.join(questions)})"

    def word(self, word: str) -> str:
        """A thing with exactly this word."""
        return self.whole.format(word)

    def begin(self, *beginnings: str) -> str:
        """A thing with a word that begins with one of these."""
        return self.any_of([self.begins.format(beginning) for beginning in beginnings])


FTS5 = Grammar('"{}"', '"{}"*', " AND ", " OR ")
TSQUERY = Grammar("'{}'", "'{}':*", " & ", " | ")


class Question:
    """What was typed, asked in steps from the most exact to the most forgiving."""

    def __init__(self, text: str, kinds: Sequence[str], grammar: Grammar) -> None:
        self._words = split(text[:_TEXT_LIMIT])[:MOST_WORDS]
        self._joined = "".join(self._words)[:LONGEST_WORD]
        if _ABROAD.match(self._joined):
            self._joined = _ABROAD.sub("", self._joined)
            self._words = [self._joined]
        self._say = grammar
        self._kinds = grammar.any_of([grammar.word(_KIND + kind) for kind in kinds]) if kinds else ""

    def steps(self) -> Iterable[str]:
        """The questions in order of exactness; none for a text without a letter or digit."""
        return self._asked(self._whole, self._beginning, self._inside, self._loose, self._sounding)

    def guesses(self) -> Iterable[str]:
        """What remains to ask when nothing was found: what one typing error may have meant."""
        return self._asked(self._near, self._nearly)

    def _asked(self, *steps: Callable[[], str]) -> Iterable[str]:
        for step in steps if self._words else ():
            asked = step()
            if asked:
                yield self._say.all_of([asked, self._kinds]) if self._kinds else asked

    def _whole(self) -> str:
        """The name, number or spelling itself, its blanks aside; or several of them, each whole."""
        say = self._say
        return self._or_joined(say.all_of([say.word(word) for word in self._words]), say.word(self._joined))

    def _beginning(self) -> str:
        """The first word begins a name, number or spelling, and each further one that or a part of it."""
        say = self._say
        first, *others = self._words
        words = say.all_of([say.begin(first), *(say.begin(word, _part(word)) for word in others)])
        return self._or_joined(words, say.begin(self._joined))

    def _inside(self) -> str:
        """Each word begins a name or number or a part of one: 小明, xiaoming, XS-2026."""
        say = self._say
        words = say.all_of([say.begin(word, _part(word)) for word in self._words])
        return self._or_joined(words, say.begin(_part(self._joined)))

    def _loose(self) -> str:
        """Ends of numbers, and Chinese signs in any order; nothing where the step before has asked the same."""
        say = self._say
        words = [self._loosely(word) for word in self._words]
        if words == [say.begin(word, _part(word)) for word in self._words] and not _has_tail(self._joined):
            return ""
        joined = say.begin(_TAIL + self._joined[::-1]) if _has_tail(self._joined) else say.all_of(words)
        return self._or_joined(say.all_of(words), joined)

    def _loosely(self, word: str) -> str:
        say = self._say
        if _has_tail(word):
            return say.begin(word, _part(word), _TAIL + word[::-1])
        if len(word) > 1 and not word.isascii():
            return say.all_of([say.begin(sign, _part(sign)) for sign in dict.fromkeys(word[:MOST_WORDS])])
        return say.begin(word, _part(word))

    def _sounding(self) -> str:
        """Pinyin that many take for what was typed: zang for zhang, lin for ling."""
        return self._instead(pinyin.confused, whole=False)

    def _near(self) -> str:
        """A whole pinyin word that is one key away from what was typed."""
        return self._instead(pinyin.mistyped, whole=True)

    def _nearly(self) -> str:
        """The same for the beginning of one."""
        return self._instead(pinyin.mistyped, whole=False)

    def _instead(self, others: Callable[[str], tuple[str, ...]], *, whole: bool) -> str:
        """The longest Latin word replaced by what it may have meant; several Latin words alone are one name."""
        target = self._target()
        if len(target) < _SHORTEST_MISTYPED:
            return ""
        found = others(target)
        if not found:
            return ""
        say = self._say
        meant = [one for word in found for one in (word, _part(word))]
        replaced = say.any_of([say.word(one) for one in meant]) if whole else say.begin(*meant)
        rest = [] if target == self._joined else [word for word in self._words if word != target]
        return say.all_of([replaced, *(say.begin(word, _part(word)) for word in rest)])

    def _target(self) -> str:
        latin = [word for word in self._words if word.isascii() and word.isalpha()]
        return self._joined if len(latin) == len(self._words) else max(latin, key=len, default="")

    def _or_joined(self, apart: str, joined: str) -> str:
        return self._say.any_of(list(dict.fromkeys((apart, joined))))


def _part(word: str) -> str:
    return PART + word[:_LONGEST_PART]


def _has_tail(word: str) -> bool:
    return len(word) >= _SHORTEST_TAIL and bool(_DIGIT.search(word))
