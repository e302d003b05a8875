"""A local authority's text taken over: split by its headings, blanks recognised, nothing of it lost (Q-09); pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from showroom.contract.clause_text import LONGEST_CLAUSE, LONGEST_TITLE, checked_clause, checked_title
from showroom.contract.shipped_template import shipped
from showroom.contract.template_blanks import filled_in
from showroom.contract.template_checks import MOST_BLOCKS, MOST_CLAUSES, MOST_TEXT
from showroom.contract.template_shape import BLOCK_KEYS, END, EXTRA, INTRO, Clause, TextBlock
from showroom.kernel.errors import BAD_CHARACTER, TOO_LONG, Lang, Message, ShowroomError
from showroom.kernel.text import clean_text

NOTHING = Message("template_import_nothing", "没有可导入的文字", "There is no text to import")
LEAVE = "leave"
"""The place of a section that is not taken over now: its paragraphs wait in `left_over`."""
_LONGEST_TEXT, _MOST_PARAGRAPHS, _SHORT = 200_000, 400, 40
_NUMERALS = "〇零一二三四五六七八九十百0-9"
_HEADING = re.compile(
    rf"(?:第\s*[{_NUMERALS}]+\s*[章条節节部]分?|[一二三四五六七八九十]+\s*[、．.]|[（(][一二三四五六七八九十]+[)）]"
    r"|(?:Article|Section|Part|Chapter)\s+(?:\d+|[IVX]+)\b[.:、]?|\d{1,2}\s*[、．.](?!\d))\s*[:：]?\s*(.*)",
    re.IGNORECASE,
)
_WORDS: tuple[tuple[str, str], ...] = (
    ("disputes", r"争议|纠纷|仲裁|诉讼|dispute|arbitration"),
    ("data", r"个人信息|隐私|保密|personal\s*data|privacy"),
    ("breach", r"违约|变更|解除|责任|breach|default|liabilit|change"),
    ("payment", r"付款|支付|定金|订金|结算|payment|deposit"),
    ("delivery", r"交付|交车|提车|验收|交接|deliver|acceptance"),
    ("quality", r"质量|三包|售后|保修|质保|quality|warrant|after-?sales"),
    ("services", r"服务|保险|代办|上牌|services?\b|insurance"),
    ("price", r"价|费用|price|cost"),
    ("vehicle", r"车辆|标的|车型|汽车基本|vehicle|\bcar\b"),
    ("parties", r"双方|当事人|主体|甲方信息|parties"),
    (END, r"其他|附则|生效|份数|附件|其它|closing|miscellaneous|general|final\s*(?:terms|provisions)"),
)
_PLACES = tuple((key, re.compile(words, re.IGNORECASE)) for key, words in _WORDS)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the text ('' before the first one) with its paragraphs; `place` is the block suggested for it."""

    heading: str
    paragraphs: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a text: `paragraphs` in is `headings` + `clauses` + the left-over ones."""

    blocks: tuple[TextBlock, ...]
    left_over: tuple[str, ...]
    paragraphs: int
    headings: int
    clauses: int
    filled: int
    open_blanks: int
    kept: tuple[str, ...]


def split(text: str) -> tuple[Section, ...]:
    """The sections of a text in order, each with the block it seems to belong to.

    Raises ShowroomError template_import_nothing, too_long, bad_character.
    """
    paragraphs = _paragraphs(text)
    found: list[tuple[str, list[str]]] = [("", [])]
    for paragraph in paragraphs:
        if _heading_of(paragraph) is None:
            found[-1][1].append(paragraph)
        else:
            found.append((paragraph, []))
    taken: set[str] = set()
    sections = []
    for heading, rest in found:
        if heading or rest:
            place = _place(heading, taken)
            taken.add(place)
            sections.append(Section(heading, tuple(rest), place))
    return tuple(sections)


def places(sections: Iterable[Section]) -> tuple[str, ...]:
    """What a section may be put into: the blocks of §3.2, a block of its own, or nothing yet."""
    own = tuple(section.place for section in sections if section.place.startswith(EXTRA))
    return (*BLOCK_KEYS, *own, LEAVE)


def take_over(sections: tuple[Section, ...], lang: Lang) -> Imported:
    """The blocks of a draft: each place with the clauses put there, the others as the shipped text has them.

    What cannot be a clause (unreadable marks, too much) is left over, never dropped.
    """
    work = _Taking(lang)
    for section in sections:
        work.add(section)
    return work.done()


def language_of(text: str) -> Lang:
    """The language that most of the text is in."""
    chinese = len(re.findall("[\u3400-\u9fff]", text))
    return "zh" if chinese * 3 >= len(re.findall("[A-Za-z]", text)) else "en"


def _paragraphs(text: str) -> list[str]:
    if len(text) > _LONGEST_TEXT:
        raise ShowroomError(TOO_LONG, limit=_LONGEST_TEXT)
    if found := re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text):
        raise ShowroomError(BAD_CHARACTER, char=f"U+{ord(found[0]):04X}")
    lines = [line.strip() for line in clean_text(text, _LONGEST_TEXT, multiline=True).split("\n")]
    pieces = [piece for line in lines if line for piece in _cut(line)]
    if not pieces:
        raise ShowroomError(NOTHING)
    if len(pieces) > _MOST_PARAGRAPHS:
        raise ShowroomError(TOO_LONG, limit=_LONGEST_TEXT)
    return pieces


def _cut(line: str) -> list[str]:
    """A paragraph as pieces that a clause can hold."""
    return [line[at : at + LONGEST_CLAUSE] for at in range(0, len(line), LONGEST_CLAUSE)]


def _heading_of(paragraph: str) -> str | None:
    """The words of a heading, None for what is a clause of its own ('3. 甲方应当…。')."""
    found = _HEADING.fullmatch(paragraph)
    if found is None or len(found[1]) > _SHORT or not found[1] or found[1][-1] in "。；;.，,":
        return None
    return found[1].strip("：: ")


def _place(heading: str, taken: set[str]) -> str:
    if not heading:
        return LEAVE
    words = _heading_of(heading) or heading
    for key, pattern in _PLACES:
        if pattern.search(words):
            return key
    number = sum(place.startswith(EXTRA) for place in taken) + 1
    return f"{EXTRA}{number}"


class _Taking:
    """Puts paragraphs into blocks one by one and counts what becomes of them."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._blocks = {block.key: block for block in shipped().blocks}
        self._replaced: list[str] = []
        self._left: list[str] = []
        self._counts = {"paragraphs": 0, "headings": 0, "clauses": 0, "filled": 0, "open": 0}
        self._room = MOST_TEXT

    def add(self, section: Section) -> None:
        """One section with its heading."""
        count = self._counts
        count["paragraphs"] += len(section.paragraphs) + bool(section.heading)
        if section.place == LEAVE or not self._open(section):
            self._left += [text for text in (section.heading, *section.paragraphs) if text]
            return
        count["headings"] += bool(section.heading)
        for paragraph in section.paragraphs:
            clause = self._clause(paragraph)
            block = self._blocks[section.place]
            if clause is None or len(block.clauses) >= MOST_CLAUSES:
                self._left.append(paragraph)
                continue
            self._blocks[section.place] = replace(block, clauses=(*block.clauses, clause))
            self._room -= len(clause.text(self._lang))
            count["clauses"] += 1

    def done(self) -> Imported:
        """The whole draft."""
        extras = [key for key in self._blocks if key.startswith(EXTRA)]
        keys = [*(key for key in BLOCK_KEYS if key != END), *extras, END]
        kept = tuple(key for key in BLOCK_KEYS if key not in self._replaced)
        count = self._counts
        return Imported(
            tuple(self._blocks[key] for key in keys), tuple(self._left), count["paragraphs"], count["headings"],
            count["clauses"], count["filled"], count["open"], kept,
        )  # fmt: skip

    def _open(self, section: Section) -> bool:
        """Make room for a section: a block's first one replaces the shipped clauses and gives it its heading."""
        place, words = section.place, _heading_of(section.heading) or section.heading
        if place in self._replaced:
            return True
        if place not in self._blocks and len(self._blocks) >= MOST_BLOCKS:
            return False
        try:
            title = checked_title(words or self._blocks[place].title(self._lang), "")
        except (ShowroomError, KeyError):
            return False
        self._replaced.append(place)
        old = self._blocks.get(place, TextBlock(place, title, title))
        if place == INTRO or not words:
            self._blocks[place] = replace(old, clauses=())
        elif self._lang == "zh":
            self._blocks[place] = replace(old, title_zh=title[:LONGEST_TITLE], clauses=())
        else:
            self._blocks[place] = replace(old, title_en=title[:LONGEST_TITLE], clauses=())
        return True

    def _clause(self, paragraph: str) -> Clause | None:
        """A clause with its blanks filled in where their words say what they are; None for what cannot be one."""
        text, when, filled, left = filled_in(paragraph)
        clause = Clause(text, "", when) if self._lang == "zh" else Clause("", text, when)
        stored, wrong = checked_clause(clause)
        if wrong or len(text) > self._room:
            return None
        self._counts["filled"] += filled
        self._counts["open"] += left
        return stored
