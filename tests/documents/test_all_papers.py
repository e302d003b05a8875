"""What holds for each of the five papers in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from string import Formatter
from typing import Any

import pytest

from showroom.contract import contract_pdf, contract_texts
from showroom.contract.linter import lint_template
from showroom.delivery import confirmation_pdf, confirmation_texts
from showroom.documents import phrases
from showroom.documents.phrases import Phrase
from showroom.financing import cost_sheet_pdf, cost_sheet_texts
from showroom.kernel.errors import Lang, ShowroomError
from showroom.negotiation import quotation_pdf
from showroom.reception import day_close_texts
from showroom.test_drive import agreement_pdf, agreement_texts
from tests.documents import paper_examples as examples
from tests.documents.pdf_reading import joined

PAPERS: dict[str, tuple[Callable[..., Any], Callable[..., bytes]]] = {
    "contract": (examples.contract, contract_pdf.render),
    "quotation": (examples.quotation, quotation_pdf.render),
    "agreement": (examples.agreement, agreement_pdf.render),
    "cost_sheet": (examples.cost_sheet, cost_sheet_pdf.render),
    "confirmation": (examples.confirmation, confirmation_pdf.render),
}
every_paper = pytest.mark.parametrize("lang", ["zh", "en"])
by_name = pytest.mark.parametrize("name", list(PAPERS))
TEXTS = [
    contract_texts, confirmation_texts, phrases, cost_sheet_texts, quotation_pdf, agreement_texts, day_close_texts,
]  # fmt: skip


def _phrases(value: object) -> list[Phrase]:
    if isinstance(value, Phrase):
        return [value]
    if isinstance(value, dict):
        value = tuple(value.values())
    return [found for part in value for found in _phrases(part)] if isinstance(value, tuple) else []


def all_phrases() -> list[Phrase]:
    return [found for module in TEXTS for value in vars(module).values() for found in _phrases(value)]


def test_catalogue_is_complete_in_both_languages() -> None:
    found = all_phrases()
    assert len(found) > 250
    for phrase in found:
        assert phrase.zh
        assert phrase.en
        names = [{name for _, name, _, _ in Formatter().parse(side) if name} for side in (phrase.zh, phrase.en)]
        assert names[0] == names[1], phrase
        assert phrase.zh.count("**") == phrase.en.count("**")
        assert phrase.zh.count("**") % 2 == 0


@pytest.mark.rule("CT-02", "MF-04")
def test_no_paper_text_is_a_void_clause() -> None:
    for phrase in all_phrases():
        for side in (phrase.zh, phrase.en):
            assert lint_template(side.replace("**", "")) == ()


@every_paper
@by_name
@pytest.mark.parametrize(
    "person",
    ["张𬱖", "李䶮", "买买提·吐尔逊", "O'Brien Seán", "<b>Smith", "<ltd>", "A &amp; B", '<img src="/etc/passwd">'],
)
def test_names_are_printed_as_they_are(name: str, lang: Lang, person: str) -> None:
    example, render = PAPERS[name]
    assert person.replace(" ", "") in joined(render(_named(name, example(), person), lang))


@by_name
def test_a_name_that_cannot_be_drawn_is_refused(name: str) -> None:
    example, render = PAPERS[name]
    with pytest.raises(ShowroomError) as caught:
        render(_named(name, example(), "王\U0001f984"), "zh")
    assert caught.value.code == "glyph_missing"
    assert "U+1F984" in caught.value.text("zh")
    assert "\U0001f984" in caught.value.text("zh")


def _named(name: str, paper: Any, person: str) -> Any:
    if name == "quotation":
        return replace(paper, customer_name=person)
    field = {"contract": "buyer", "cost_sheet": "borrower"}.get(name, "customer")
    return replace(paper, **{field: replace(getattr(paper, field), name=person)})
