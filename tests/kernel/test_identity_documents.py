from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.kernel.identity_documents import (
    DocumentFacts,
    DocumentKind,
    check_document,
    mrz_check_digit,
    passport_number_from_mrz,
)

ON = date(2026, 11, 22)
GERMAN = DocumentFacts("DEU", date(2030, 1, 1))
NOTED = DocumentFacts(note="军官证")


@pytest.mark.rule("DL-01")
@pytest.mark.parametrize(
    "kind, text, facts, code",
    [
        (DocumentKind.RESIDENT, "11010519491231002x", DocumentFacts(), None),
        (DocumentKind.RESIDENT, "110105194912310021", DocumentFacts(), "BAD_CHECK"),
        (DocumentKind.RESIDENT, "E12345678", DocumentFacts(), "BAD_FORMAT"),
        (DocumentKind.HMT_RESIDENCE_PERMIT, "11010519491231002X", DocumentFacts(), "BAD_FORMAT"),
        (DocumentKind.HMT_RESIDENCE_PERMIT, "810000199001010015", DocumentFacts(), "BAD_CHECK"),
        (DocumentKind.FOREIGN_RESIDENCE, "DEU110012345678", DocumentFacts(), None),
        (DocumentKind.PRC_PASSPORT, "E12345678", DocumentFacts(), None),
        (DocumentKind.PRC_PASSPORT, "ea1234567", DocumentFacts(), None),
        (DocumentKind.PRC_PASSPORT, "E1", DocumentFacts(), "BAD_FORMAT"),
        (DocumentKind.FOREIGN_PASSPORT, "C01X00T47", GERMAN, None),
        (DocumentKind.FOREIGN_PASSPORT, "C01X00T47", DocumentFacts("", date(2030, 1, 1)), "BAD_COUNTRY"),
        (DocumentKind.FOREIGN_PASSPORT, "C01X00T47", DocumentFacts("DEU", ON), "EXPIRED"),
        (DocumentKind.FOREIGN_PASSPORT, "C01X00T47", DocumentFacts("DEU"), "EXPIRED"),
        (DocumentKind.HM_TRAVEL_PERMIT, "H12345678", DocumentFacts(), None),
        (DocumentKind.HM_TRAVEL_PERMIT, "M1234567800", DocumentFacts(), None),
        (DocumentKind.HM_TRAVEL_PERMIT, "T12345678", DocumentFacts(), "BAD_FORMAT"),
        (DocumentKind.TAIWAN_TRAVEL_PERMIT, "12345678", DocumentFacts(), None),
        (DocumentKind.TAIWAN_TRAVEL_PERMIT, "١٢٣٤٥٦٧٨", DocumentFacts(), "BAD_FORMAT"),
        (DocumentKind.OTHER, "军字第0012号", NOTED, None),
        (DocumentKind.OTHER, "", NOTED, "BAD_FORMAT"),
    ],
)
def test_documents(kind: DocumentKind, text: str, facts: DocumentFacts, code: str | None) -> None:
    found = check_document(kind, text, facts, ON)
    assert (found.ok, found.code) == (code is None, code)
    assert (found.problem is None) == (code is None)


def test_what_only_warns() -> None:
    unusual = check_document(DocumentKind.PRC_PASSPORT, "EI1234567", DocumentFacts(), ON)
    unnamed = check_document(DocumentKind.OTHER, "0012", DocumentFacts(), ON)
    assert [entry.message.code for entry in unusual.warnings + unnamed.warnings] == [
        "document_unusual",
        "document_needs_note",
    ]


def test_machine_readable_line_of_the_icao_specimen() -> None:
    line = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
    assert passport_number_from_mrz(line) == "L898902C3"
    assert mrz_check_digit("L898902C3") == "6"
    assert mrz_check_digit("ü") is None
    for place in (0, 9, 14, 22, 30, 43):
        assert passport_number_from_mrz(line[:place] + ("3" if line[place] != "3" else "2") + line[place + 1 :]) is None


@given(st.sampled_from(DocumentKind), st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_gets_an_answer(kind: DocumentKind, text: str) -> None:
    assert check_document(kind, text, GERMAN, ON).normalized is not None
    assert passport_number_from_mrz(text) is None
