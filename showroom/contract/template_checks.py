"""What stands between a template's draft and its release: ★ fields, both languages in step, CT-01, CT-02; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from showroom.contract.clause_text import blanks_of, checked_clause, checked_title, has_bold
from showroom.contract.linter import lint_template
from showroom.contract.template_blanks import OPEN_BLANK
from showroom.contract.template_shape import (
    BLANKS,
    BLOCK_KEYS,
    END,
    EXTRA,
    INTRO,
    WHEN_NAMES,
    Clause,
    TextBlock,
    When,
)
from showroom.kernel.errors import FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.findings import Finding, Severity

MOST_BLOCKS, MOST_CLAUSES, MOST_TEXT = 19, 60, 60_000
TOO_MANY = Message(
    "template_too_many",
    "最多 {blocks} 个部分、每部分 {clauses} 条、每种语言共 {text} 字",
    "At most {blocks} blocks, {clauses} clauses in each, {text} characters in each language",
)
BAD_BLOCKS = Message(
    "template_bad_blocks",
    "“引言”须在最前、“其他”（签字部分）须在最后，同一部分不能出现两次",
    "The introduction comes first and the closing terms with the signatures last; no block stands there twice",
)
_NO_BLOCK = Message("template_no_block", "缺少“{zh}”部分（§3.2）", "The block “{en}” is missing (§3.2)")
_NO_LANGUAGE_ZH = Message("template_no_zh", "缺少中文", "The Chinese is missing")
_NO_LANGUAGE_EN = Message("template_no_en", "缺少英文", "The English is missing")
_BLANKS_DIFFER = Message(
    "template_blanks_differ",
    "中英文的占位符不一致：{names}",
    "The placeholders of the two languages differ: {names}",
)
_BOLD_DIFFERS = Message(
    "template_bold_differs",
    "只有一种语言有加粗的重要内容（CT-01）",
    "Only one of the two languages has words in bold (CT-01)",
)
_NO_BOLD = Message(
    "template_no_bold",
    "“{zh}”没有加粗的重要内容：未提示的重要条款可能不成为合同内容（CT-01，民法典 496）",
    "“{en}” has nothing in bold: important terms that are not pointed out may not become part of the contract (CT-01)",
)
_NO_BLANK = Message(
    "template_no_blank",
    "缺少占位符 {{{name}}}（{label_zh}），须在“{when_zh}”的条款中：{rule}",
    "The placeholder {{{name}}} ({label_en}) is missing from the clauses for “{when_en}”: {rule}",
)
_NO_CLAUSE = Message(
    "template_no_clause",
    "缺少“{when_zh}”时的条款：{rule}",
    "There is no clause for contracts with “{when_en}”: {rule}",
)
_LEFT_OVER = Message(
    "template_left_over",
    "还有 {count} 段导入的文字没有归类：请放入条款或删除",
    "{count} imported paragraphs are not placed yet: put them into a block or delete them",
)
_OPEN_BLANK = Message(
    "template_open_blank",
    "空白“{blank}”会照原样印出：请换成占位符，或写明内容",
    "The blank “{blank}” would be printed as it stands: put a placeholder there, or the words",
)
STAR_BLANKS = {"payment_kind": "mode", "delivery_date": "latest", "delivery_place": "place"}
"""The ★ fields of §3.2 that a clause prints; every other one is printed by the program itself (`FIXED_BLOCKS`)."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A placeholder ('' for any clause) that clauses of this kind must have, and the rule that wants it."""

    blank: str
    when: When
    rule: str


NEEDED = (
    Needed("mode", When.ALWAYS, "§3.2 ★"),
    Needed("latest", When.ALWAYS, "§3.2 ★"),
    Needed("place", When.ALWAYS, "§3.2 ★"),
    Needed("papers", When.ALWAYS, "MF-06"),
    Needed("gifts", When.ALWAYS, "§3.2"),
    Needed("warranty", When.ALWAYS, "§3.2, MF-02"),
    Needed("defects", When.ALWAYS, "§3.2"),
    Needed("privacy_version", When.ALWAYS, "PI-02"),
    Needed("copies", When.ALWAYS, "§3.2"),
    Needed("annexes", When.ALWAYS, "§3.2"),
    Needed("included", When.INCLUDED, "§3.2"),
    Needed("excluded", When.INCLUDED, "§3.2"),
    Needed("due", When.BALANCE_KNOWN, "§3.2"),
    Needed("balance", When.BALANCE_KNOWN, "§3.2"),
    Needed("", When.BALANCE_OPEN, "§3.2"),
    Needed("cap", When.EARNEST, "DP-02"),
    Needed("earnest", When.EARNEST, "DP-02"),
    Needed("prepayment", When.EARNEST, "DP-02"),
    Needed("refund_days", When.PREPAYMENT, "DP-05"),
    Needed("refund_days", When.LOAN, "§3.2"),
    Needed("", When.SERVICES, "MF-04"),
    Needed("", When.NO_SERVICES, "MF-04"),
    Needed("", When.COURT, "§3.2"),
    Needed("forum_name", When.ARBITRATION, "§3.2"),
    Needed("", When.ELECTRONIC, "§3.6"),
)
IMPORTANT = ("price", "delivery", "quality", "breach")
"""Price, dates and risk, quality and after-sales, liability: what CT-01 wants to be pointed out."""


def field_of(block: int, clause: int, lang: str) -> str:
    """The name of a clause's field in one language; both numbers from 0."""
    return f"block_{block}_clause_{clause}_{lang}"


def checked_blocks(blocks: tuple[TextBlock, ...]) -> tuple[TextBlock, ...]:
    """The blocks as they are stored; raises FieldErrors naming every heading and clause that cannot be read.

    What is merely unfinished is allowed in a draft and told by `unfinished`.
    """
    wrong: dict[str, Told | Message] = {}
    made = tuple(_checked(number, block, wrong) for number, block in enumerate(blocks))
    if not wrong and _too_many(made):
        wrong["blocks"] = told(TOO_MANY, blocks=MOST_BLOCKS, clauses=MOST_CLAUSES, text=MOST_TEXT)
    keys = [block.key for block in made]
    known = all(key in BLOCK_KEYS or (key[:5] == EXTRA and key[5:].isdecimal() and len(key) <= 8) for key in keys)
    ends = keys[:1] == [INTRO] and keys[-1:] == [END]
    if not known or not ends or len(set(keys)) != len(keys):
        wrong["blocks"] = told(BAD_BLOCKS)
    if wrong:
        raise FieldErrors(wrong)
    return made


def _checked(number: int, block: TextBlock, wrong: dict[str, Told | Message]) -> TextBlock:
    titles = {"zh": block.title_zh, "en": block.title_en}
    for lang, title in titles.items():
        try:
            titles[lang] = checked_title(title, block.key)
        except ShowroomError as error:
            wrong[f"block_{number}_title_{lang}"] = told(error.message, **error.values)
    clauses = []
    for place, clause in enumerate(block.clauses):
        stored, errors = checked_clause(clause)
        clauses.append(stored)
        for lang, problem in errors.items():
            wrong[field_of(number, place, lang)] = told(problem.message, **problem.values)
    return TextBlock(block.key, titles["zh"], titles["en"], tuple(clauses))


def _too_many(blocks: tuple[TextBlock, ...]) -> bool:
    clauses = [clause for block in blocks for clause in block.clauses]
    long = max(sum(len(clause.zh) for clause in clauses), sum(len(clause.en) for clause in clauses)) > MOST_TEXT
    return len(blocks) > MOST_BLOCKS or any(len(block.clauses) > MOST_CLAUSES for block in blocks) or long


def unfinished(blocks: tuple[TextBlock, ...], left_over: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """Everything for which the release of these blocks would be refused; they have passed `checked_blocks`."""
    found = [*_missing_blocks(blocks), *_needed(blocks)]
    for number, block in enumerate(blocks):
        for place, clause in enumerate(block.clauses):
            found += clause_findings(clause, number, place)
        if block.key in IMPORTANT and not any(has_bold(clause.zh) for clause in block.clauses):
            found.append(_block("CT-01", _NO_BOLD, f"block_{number}", zh=block.title_zh, en=block.title_en))
        for lang, title in (("zh", block.title_zh), ("en", block.title_en)):
            found += lint_template(title, f"block_{number}_title_{lang}")
    if left_over:
        found.append(_block("Q-09", _LEFT_OVER, "left_over", count=len(left_over)))
    return tuple(found)


def clause_findings(clause: Clause, block: int, place: int) -> list[Finding]:
    """What one readable clause lacks, beside its field: a language, the same placeholders, the same emphasis, CT-02."""
    zh, en = field_of(block, place, "zh"), field_of(block, place, "en")
    found = [*lint_template(clause.zh, zh), *lint_template(clause.en, en)]
    for field, text in ((zh, clause.zh), (en, clause.en)):
        if blank := OPEN_BLANK.search(text):
            found.append(_block("Q-09", _OPEN_BLANK, field, blank=blank[0][:20]))
    if not clause.zh:
        found.append(_block("Q-09", _NO_LANGUAGE_ZH, zh))
    if not clause.en:
        found.append(_block("Q-09", _NO_LANGUAGE_EN, en))
    if clause.zh and clause.en:
        differ = blanks_of(clause.zh) ^ blanks_of(clause.en)
        if differ:
            found.append(_block("Q-09", _BLANKS_DIFFER, en, names=", ".join(f"{{{name}}}" for name in sorted(differ))))
        if has_bold(clause.zh) != has_bold(clause.en):
            found.append(_block("CT-01", _BOLD_DIFFERS, en if has_bold(clause.zh) else zh))
    return found


def _missing_blocks(blocks: tuple[TextBlock, ...]) -> Iterator[Finding]:
    from showroom.contract.shipped_template import shipped

    present = {block.key for block in blocks}
    for block in shipped().blocks:
        if block.key not in present:
            yield _block("§3.2", _NO_BLOCK, "blocks", zh=block.title_zh, en=block.title_en)


def _needed(blocks: tuple[TextBlock, ...]) -> Iterator[Finding]:
    clauses = [clause for block in blocks for clause in block.clauses]
    for needed in NEEDED:
        own = [clause for clause in clauses if clause.when is needed.when]
        if needed.blank:
            own = [clause for clause in own if needed.blank in blanks_of(clause.zh)]
        if own:
            continue
        when = WHEN_NAMES[needed.when]
        names = {"when_zh": when.zh, "when_en": when.en, "rule": needed.rule}
        if not needed.blank:
            yield _block("§3.2", _NO_CLAUSE, "blocks", **names)
            continue
        label = BLANKS[needed.blank].label
        yield _block("§3.2", _NO_BLANK, "blocks", name=needed.blank, label_zh=label.zh, label_en=label.en, **names)


def _block(code: str, message: Message, field: str, **values: object) -> Finding:
    texts = {name: str(value) for name, value in values.items()}
    return Finding(
        code, Severity.BLOCK, message.text("zh", **texts), message.text("en", **texts), field=field, values=texts
    )
