"""The text of one clause: `**important**` is bold (CT-01), `{name}` is filled in, all else is printed as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from showroom.contract.template_shape import BLANKS, WHEN_NAMES, WORD, Clause, When
from showroom.kernel.errors import BAD_CHARACTER, REQUIRED, Message, ShowroomError
from showroom.kernel.text import clean_text

LONGEST_CLAUSE, LONGEST_TITLE = 4_000, 120
UNCLOSED_BOLD = Message(
    "template_unclosed_bold",
    "第 {at} 个字处的 ** 没有对应的结束 **：重要内容写成 **内容**",
    "The ** at character {at} is not closed: important words are written **words**",
)
EMPTY_BOLD = Message(
    "template_empty_bold", "第 {at} 个字处的两个 ** 之间没有文字", "Nothing stands between the two ** at character {at}"
)
UNCLOSED_BLANK = Message(
    "template_unclosed_blank",
    "第 {at} 个字处的花括号没有配对：“{near}”；占位符写成 {{名称}}",
    "The brace at character {at} has no partner: “{near}”; a placeholder is written {{name}}",
)
UNKNOWN_BLANK = Message(
    "template_unknown_blank",
    "没有名为“{name}”的占位符，请从“插入占位符”中选择",
    "There is no placeholder “{name}”: choose one from “Insert placeholder”",
)
WIDE_SIGN = Message(
    "template_wide_sign",
    "第 {at} 个字“{sign}”是全角符号，会照原样印出：请改用半角 {{ }} 和 **",
    "The sign “{sign}” at character {at} is full-width and would be printed as it stands: use {{ }} and **",
)
NOT_KNOWN_HERE = Message(
    "template_blank_not_known",
    "占位符 {{{name}}} 只在“{when_zh}”的条款中才有内容",
    "The placeholder {{{name}}} is only known in clauses for “{when_en}”",
)
_SIGNS = re.compile(r"\*\*|[{}]|[｛｝]|＊＊")
_NAME = re.compile(r"\{([^{}\n*]{0,40})\}")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
Piece = tuple[str, bool, bool]
"""(text, bold, placeholder): with `placeholder` the text is its name."""


class ClauseError(ShowroomError):
    """The text of a clause cannot be read; `at` is the first character concerned, counted from 1."""

    def __init__(self, message: Message, at: int, **values: object) -> None:
        super().__init__(message, at=at, **values)
        self.at = at


@lru_cache(maxsize=1024)
def parse(text: str) -> tuple[Piece, ...]:
    """The pieces of a clause in order; joined they give the text without its marks.

    Raises ClauseError template_unclosed_bold, _empty_bold, _unclosed_blank, _unknown_blank, _wide_sign.
    """
    pieces: list[Piece] = []
    bold, opened, at, last = False, 0, 0, 0
    for sign, start, end in _signs(text):
        if start > at:
            pieces.append((text[at:start], bold, False))
        if sign == "**":
            if bold and len(pieces) == opened:
                raise ClauseError(EMPTY_BOLD, start - 1)
            bold, opened, last = not bold, len(pieces), start
        else:
            pieces.append((sign, bold, True))
        at = end
    if bold:
        raise ClauseError(UNCLOSED_BOLD, last + 1)
    if at < len(text):
        pieces.append((text[at:], False, False))
    return tuple(pieces)


def _signs(text: str) -> Iterator[tuple[str, int, int]]:
    """The marks of a text: '**' or the name of a placeholder, with where it begins and ends."""
    at = 0
    while found := _SIGNS.search(text, at):
        sign, start = found[0], found.start()
        if sign == "**":
            at = found.end()
            yield sign, start, at
            continue
        if sign in "｛｝＊＊":
            raise ClauseError(WIDE_SIGN, start + 1, sign=sign)
        name = _NAME.match(text, start)
        if name is None:
            raise ClauseError(UNCLOSED_BLANK, start + 1, near=text[start : start + 12])
        if name[1] not in BLANKS and name[1] != WORD:
            raise ClauseError(UNKNOWN_BLANK, start + 1, name=name[1])
        at = name.end()
        yield name[1], start, at


def blanks_of(text: str) -> frozenset[str]:
    """The names of the placeholders in a text that can be read."""
    return frozenset(name for name, _, placeholder in parse(text) if placeholder)


def has_bold(text: str) -> bool:
    """Whether anything in it is emphasised (CT-01)."""
    return any(bold for _, bold, _ in parse(text))


def filled(text: str, values: Mapping[str, str]) -> list[tuple[str, bool]]:
    """Stretches (text, bold) with the values filled in; no value can make or unmake a mark, since it is read first."""
    return [(values[text] if placeholder else text, bold) for text, bold, placeholder in parse(text)]


def checked_clause(clause: Clause) -> tuple[Clause, dict[str, ShowroomError]]:
    """The clause as it is stored, and what is wrong by language ('zh', 'en'); an empty language is unfinished only."""
    wrong: dict[str, ShowroomError] = {}
    texts = {}
    for lang, text in (("zh", clause.zh), ("en", clause.en)):
        try:
            texts[lang] = checked_text(text, LONGEST_CLAUSE)
            _known(texts[lang], clause.when)
        except ShowroomError as error:
            wrong[lang] = error
            texts.setdefault(lang, text)
    return Clause(texts["zh"], texts["en"], clause.when), wrong


def checked_text(text: str, limit: int) -> str:
    """`text` cleaned and readable; raises ShowroomError too_long, bad_character or a ClauseError."""
    if found := _BIDI.search(text):
        raise ShowroomError(BAD_CHARACTER, char=f"U+{ord(found[0]):04X}")
    plain = clean_text(text, limit, multiline=True)
    parse(plain)
    return plain


def checked_title(text: str, key: str) -> str:
    """A heading as it is stored: plain words, for payment also `{word}`; raises like `checked_text`, or `required`."""
    plain = checked_text(text, LONGEST_TITLE)
    if not plain:
        raise ShowroomError(REQUIRED)
    for name, bold, placeholder in parse(plain):
        if bold:
            raise ClauseError(UNCLOSED_BOLD, plain.index("**") + 1)
        if placeholder and (name != WORD or key != "payment"):
            raise ClauseError(UNKNOWN_BLANK, 1, name=name)
    return plain


def _known(text: str, when: When) -> None:
    """Refuse a placeholder that would be empty in some of the contracts in which the clause is printed."""
    for name in sorted(blanks_of(text)):
        if name == WORD:
            if when not in {When.EARNEST, When.PREPAYMENT}:
                raise _only(name, When.EARNEST)
        elif BLANKS[name].when is not When.ALWAYS and BLANKS[name].when is not when:
            raise _only(name, BLANKS[name].when)


def _only(name: str, when: When) -> ShowroomError:
    return ShowroomError(NOT_KNOWN_HERE, name=name, when_zh=WHEN_NAMES[when].zh, when_en=WHEN_NAMES[when].en)
