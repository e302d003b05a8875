"""The linter for contract templates: clauses that the law makes void are refused (CT-02); pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from showroom.contract.void_clauses import VOID_CLAUSES, VoidClause
from showroom.kernel.findings import Finding, Severity

_REGARDLESS = re.compile(
    "一律|一概|无论|不论|任何情况|任何原因|任何条件|whatever|regardless|in any case|in all cases", re.IGNORECASE
)
_NEGATED = re.compile(
    r"(?:不得(?!不)|不会|不能|并非|并不|不是|不以|不把|不将|不因|禁止|严禁|无权(?:主张|单方|以|约定)|不存在|不设|不主张"
    r"|不享有|不保留|没有|任何一方不"
    r"|\b(?:no|not|never|neither|nor|nothing|without))[^，,。；]{0,16}$",
    re.IGNORECASE,
)
_DENIED = re.compile("并非|并不|不是|不得(?:一律|一概|概)")
_SENTENCE = re.compile(r"[^。；;\n!?！？]+")
_MARKS = re.compile(r"\*\*|[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_BLANK = re.compile(r"\{(\w{1,40})\}")
_FILLERS = re.compile(r"(?<=[\u3400-\u9fff])[ ·•・_\-–—~.|/\\]+(?=[\u3400-\u9fff])")
_DEPOSITS = frozenset({"word", "deposit", "earnest", "prepayment"})
_SIMPLER = str.maketrans(
    "還權釋終動棄為準廠價調貸險構損責擔視車時條無論過錯買賣變單僅須應當辦機額總訂購質證歸絕處後選產貼護賠償",
    "还权释终动弃为准厂价调贷险构损责担视车时条无论过错买卖变单仅须应当办机额总订购质证归绝处后选产贴护赔偿",
)
"""Traditional signs of the words that the patterns know: a local text may use them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A void clause found: the words that matched and the sentence they stand in."""

    clause: VoidClause
    matched: str
    sentence: str

    def finding(self, field: str) -> Finding:
        """As a BLOCK beside `field`, naming the words, why they are void and what is lawful."""
        excerpt = self.sentence if len(self.sentence) <= 60 else self.sentence[:59] + "…"
        lawful = self.clause.lawful
        values = {
            "clause": self.clause.message.code, "matched": self.matched, "lawful_zh": lawful.zh, "lawful_en": lawful.en,
        }  # fmt: skip
        zh = self.clause.message.text("zh", excerpt=excerpt, lawful_zh=lawful.zh)
        en = self.clause.message.text("en", excerpt=excerpt, lawful_en=lawful.en)
        return Finding("CT-02", Severity.BLOCK, zh, en, evidence=excerpt, field=field, values=values)


def lint_template(text: str, field: str = "template_text") -> tuple[Finding, ...]:
    """A BLOCK for every clause that must not stand in a contract, with the sentence (CT-02, MF-04, §2.4)."""
    return tuple(hit.finding(field) for hit in void_clauses(text))


def void_clauses(text: str) -> Iterator[Hit]:
    """Every void clause in every sentence, read as a person reads it: marks, blanks and full-width signs aside."""
    plain = unicodedata.normalize("NFKC", _MARKS.sub("", text)).translate(_SIMPLER)
    plain = _FILLERS.sub("", _BLANK.sub(_meant, plain))
    for found in _SENTENCE.finditer(plain):
        sentence = _joined(found[0])
        for clause in VOID_CLAUSES:
            matched = _offence(clause, sentence)
            if matched:
                yield Hit(clause, matched, sentence)


def _meant(blank: re.Match[str]) -> str:
    """What a placeholder will stand for, as far as a rule asks."""
    return "定金" if blank[1] in _DEPOSITS else "〇"


def _offence(clause: VoidClause, sentence: str) -> str:
    """The words that make the sentence void, '' where they are denied ('不得…') or made lawful by their condition."""
    at = 0
    while found := clause.pattern.search(sentence, at):
        if not _NEGATED.search(sentence, 0, found.start()) and not _DENIED.search(found[0]):
            lawful = clause.unless is not None and clause.unless.search(sentence) is not None
            if not lawful or _REGARDLESS.search(sentence) is not None:
                return found[0]
        at = found.start() + 1
    return ""


def _joined(sentence: str) -> str:
    """Blanks between Chinese signs hide a clause from a pattern and mean nothing; between Latin words they stay."""
    return re.sub(r"(?<![A-Za-z,.])\s+|\s+(?![A-Za-z])", "", sentence)
