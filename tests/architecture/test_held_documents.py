"""Nobody may hold back an identity document (居民身份证法 15): no column, no words of the program model it (ID-07)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from showroom.persistence.mapped import load_models
from showroom.persistence.orm import Model
from tests.architecture.source_tree import ROOT

HOLDING = {
    "held",
    "hold",
    "kept",
    "keep",
    "retained",
    "retention",
    "pledge",
    "pledged",
    "withheld",
    "custody",
    "surrendered",
}
DOCUMENT = {"id", "identity", "card", "passport", "licence", "license", "idcard"}
COPIES = {
    "licence_capture.keep_until": "when the pictures of a licence are deleted; a copy with consent is fine",
    "customer_merge.kept_id": "the customer record that a merge keeps",
}
"""Columns that hold back nothing, with what they say."""
_PAPER_ZH = "(?:身份证件?|证件|护照|通行证|居留证)"
_PAPER_EN = r"(?:\bID\b|\b[Ii]dentity (?:card|document)|\b[Pp]assport)s?"
_GAP = '[^，。；：、\\n"“”]{0,4}'
WORDS = re.compile(
    f"{_PAPER_ZH}(?:原件)?{_GAP}(?:扣押|扣留|扣下|抵押|质押|作押|押在|收走|代管|暂存|留店|由本店保管)"
    f"|(?:扣押|扣留|抵押|质押|收押|代管|暂存){_GAP}{_PAPER_ZH}|押证"
    rf"|{_PAPER_EN} (?:is |are |was )?(?:held|kept|retained|pledged|withheld|taken)\b"
    rf"|\b(?:[Hh]old|[Kk]eep|[Rr]etain|[Ww]ithhold|[Pp]ledge)(?:s|ing)? (?:the |their |his |her |your )?{_PAPER_EN}"
)


def held_columns(names: Iterable[str]) -> list[str]:
    """Those of `table.column` that join an identity document with holding it; a trailing _id is only a key."""
    found = []
    for name in names:
        table, _, column = name.partition(".")
        words = set(column.removesuffix("_id").split("_"))
        if words & HOLDING and (words | set(table.split("_"))) & DOCUMENT:
            found.append(name)
    return found


def held_words(text: str) -> list[str]:
    """What a text says of holding back a document; a line that forbids it is none."""
    lines = (line for line in text.splitlines() if not re.search("不得|禁止|must not|may not|never|Nobody", line))
    return [match.group() for line in lines for match in WORDS.finditer(line)]


@pytest.mark.rule("ID-07")
def test_no_column_models_a_document_that_is_held_back() -> None:
    load_models()
    columns = [f"{table.name}.{column.name}" for table in Model.metadata.sorted_tables for column in table.columns]
    assert len(columns) > 1000
    assert [name for name in held_columns(columns) if name not in COPIES] == []


@pytest.mark.rule("ID-07")
def test_no_label_and_no_paper_speaks_of_holding_one() -> None:
    files = [*ROOT.glob("showroom/**/*.py"), *ROOT.glob("ui/**/*.py"), *ROOT.glob("resources/i18n/*.ts")]
    assert len(files) > 500
    found = {str(path.relative_to(ROOT)): said for path in files if (said := held_words(path.read_text("utf-8")))}
    assert found == {}


@pytest.mark.rule("ID-07")
@pytest.mark.parametrize(
    "name", ["test_drive.id_card_held", "test_drive.held_id_card", "identity_paper.held_at", "deal.passport_kept"]
)
def test_such_a_column_would_be_seen(name: str) -> None:
    assert held_columns([name, "vehicle.held_until", "promise.kept_at", "document.id"]) == [name]


@pytest.mark.rule("ID-07")
@pytest.mark.parametrize(
    "said",
    [
        "身份证原件由本店保管",
        "客户证件已扣押",
        "以身份证作押",
        "试驾押证",
        "ID held as deposit",
        "Keep the ID until return",
    ],
)
def test_such_words_would_be_seen(said: str) -> None:
    assert held_words(f'    "label": "{said}",')
    assert not held_words("不得扣押居民身份证\n查验身份证原件\n证件复印件，仅供办理本次购车使用")
