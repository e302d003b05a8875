from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.cli.rule_command import answer_line, answer_lines, dump
from showroom.cli.sales_commands import SALES_COMMANDS
from showroom.kernel.errors import Lang
from tests.cli.eligibility_cases import ELIGIBLE, REMOVE, changed

TODAY = date(2026, 11, 22)


def run(command: str, case: object) -> dict[str, Any]:
    return answer_line(SALES_COMMANDS[command], json.dumps(case), TODAY, "en")


def judged(**paths: Any) -> tuple[str, bool, set[tuple[str, str]]]:
    answer = run("eligibility", changed(**paths))
    stands = {
        (entry["code"], entry["severity"]) for entry in answer["findings"] if entry["severity"] not in ("INFO", "WARN")
    }
    return answer["verdict"], answer["ride_possible"], stands


OK: set[tuple[str, str]] = set()


@pytest.mark.rule("TD-01", "TD-02", "TD-03", "TD-04", "TD-05", "TD-07", "TD-09", "TD-10", "TD-13", "TD-21", "DL-08")
@pytest.mark.parametrize(
    "change,verdict,ride,stands",
    [
        ({}, "OK", True, OK),
        ({"licence__valid_to": "2026-05-20"}, "BLOCK", True, {("TD-02", "BLOCK")}),
        ({"licence__valid_to": "2026-11-22"}, "OK", True, OK),
        ({"licence__valid_to": "2026-11-21"}, "BLOCK", True, {("TD-02", "BLOCK")}),
        ({"licence__valid_to": None}, "OK", True, OK),
        ({"licence__valid_to": REMOVE}, "BLOCK", True, {("TD-02", "BLOCK")}),
        ({"licence__valid_from": "2026-11-23"}, "BLOCK", True, {("TD-02", "BLOCK")}),
        ({"licence__first_issue": "2025-11-22"}, "OK", True, OK),
        ({"licence__first_issue": "2025-11-23"}, "NEEDS_APPROVAL", True, {("TD-05", "NEEDS_APPROVAL")}),
        ({"car__gearbox": "MT", "escort__classes": "C1"}, "BLOCK", True, {("TD-03", "BLOCK")}),
        ({"car__gearbox": "MT", "licence__classes": "B2", "customer__birth": "1981-01-01"}, "OK", True, OK),
        ({"licence__classes": "C3"}, "BLOCK", True, {("TD-03", "BLOCK")}),
        ({"licence__classes": "C5"}, "BLOCK", True, {("TD-21", "BLOCK")}),
        ({"licence__classes": "C5", "car__adapted": True}, "OK", True, OK),
        (
            {"licence__classes": "C1", "licence__valid_to": None, "customer__birth": "1955-11-22"},
            "NEEDS_APPROVAL", True, {("TD-07", "NEEDS_APPROVAL")},
        ),
        ({"customer__birth": "1955-11-22", "licence__medical_proof": True}, "OK", True, OK),
        ({"customer__birth": "1956-11-23"}, "OK", True, OK),
        ({"customer__birth": "1956-11-22"}, "NEEDS_APPROVAL", True, {("TD-07", "NEEDS_APPROVAL")}),
        ({"licence__classes": "A1", "customer__birth": "1962-01-01"}, "NEEDS_APPROVAL", True, {("DL-08", "NEEDS_APPROVAL")}),  # noqa: E501 - one vector a line
        ({"licence__classes": "A1", "customer__birth": "1963-11-23"}, "OK", True, OK),
        ({"customer__birth": "2008-11-22"}, "OK", True, OK),
        ({"customer__birth": "2008-11-23"}, "BLOCK", True, {("TD-07", "BLOCK"), ("DL-06", "BLOCK")}),
        ({"licence__issuer": "DE"}, "BLOCK", True, {("TD-02", "BLOCK"), ("DL-09", "BLOCK")}),
        ({"escort": None}, "BLOCK", False, {("TD-09", "BLOCK")}),
        ({"escort__busy": True}, "BLOCK", False, {("TD-09", "BLOCK")}),
        ({"escort__licence_valid_to": "2026-11-21"}, "BLOCK", False, {("TD-09", "BLOCK")}),
        ({"licence__name": "李四"}, "BLOCK", True, {("TD-04", "BLOCK")}),
        ({"car__plate_kind": "temporary", "car__temp_plate_valid_to": "2026-11-21"}, "BLOCK", False, {("TD-10", "BLOCK")}),  # noqa: E501 - one vector a line
        ({"car__plate_kind": "temporary", "car__temp_plate_valid_to": "2026-11-22"}, "OK", True, OK),
        ({"start": "2026-11-22T11:40", "end": "2026-11-22T12:10"}, "BLOCK", False, {("TD-13", "BLOCK")}),
        ({"start": "2026-11-22T11:45", "end": "2026-11-22T12:15"}, "OK", True, OK),
        ({"end": "2026-11-22T10:45"}, "OK", True, OK),
        ({"end": "2026-11-22T10:46"}, "BLOCK", False, {("TD-13", "BLOCK")}),
    ],
)  # fmt: skip
def test_decision_vectors(change: dict[str, Any], verdict: str, ride: bool, stands: set[tuple[str, str]]) -> None:
    assert judged(**change) == (verdict, ride, stands)


@pytest.mark.rule("TD-09", "S2-27")
def test_without_a_licence_a_ride_is_fine() -> None:
    answer = run("eligibility", changed(mode="ride", licence=None))
    assert answer == {"verdict": "OK", "ride_possible": True, "findings": []}
    assert run("eligibility", changed(licence=None))["verdict"] == "BLOCK"


@pytest.mark.rule("TD-06", "DL-05")
def test_probation_keeps_off_the_motorway() -> None:
    new = {"licence__first_issue": "2026-01-01", "route__motorway": True}
    assert ("TD-06", "BLOCK") in judged(**new)[2]
    assert ("TD-06", "BLOCK") in judged(**new, companion_years=2)[2]
    assert ("TD-06", "BLOCK") not in judged(**new, companion_years=3)[2]


@pytest.mark.rule(
    "TD-01", "TD-07", "TD-08", "TD-11", "TD-12", "TD-14", "TD-15", "TD-16", "TD-17", "TD-18", "TD-19", "TD-20", "G-07"
)  # fmt: skip
@pytest.mark.parametrize(
    "path,value,code,severity,override,rides",
    [
        ("licence__seen_by", None, "TD-01", "BLOCK", "none", True),
        ("licence__captured", False, "TD-01", "BLOCK", "none", True),
        ("agreement__signed", False, "TD-08", "BLOCK", "none", False),
        ("car__compulsory_valid_to", "2026-11-21", "TD-11", "BLOCK", "manager", False),
        ("car__third_party", "999999.99", "TD-11", "NEEDS_APPROVAL", "manager", True),
        ("car__inspection_valid_to", "2026-11-21", "TD-12", "BLOCK", "manager", False),
        ("car__open_defect", True, "TD-12", "BLOCK", "manager", False),
        ("car__status", "sold", "TD-12", "BLOCK", "manager", False),
        ("car__energy_level", 0.29, "TD-12", "WARN", "manager", True),
        ("fit_declared", False, "TD-14", "BLOCK", "none", True),
        ("staff_observed_unfit", True, "TD-15", "BLOCK", "none", True),
        ("licence__suspended_declared", True, "TD-16", "BLOCK", "none", True),
        ("licence__points_full_declared", True, "TD-16", "BLOCK", "none", True),
        ("incident_listed", True, "TD-17", "NEEDS_APPROVAL", "gm", True),
        ("customer__file_exists", False, "TD-18", "BLOCK", "none", True),
        ("customer__consent_privacy", False, "TD-18", "BLOCK", "none", False),
        ("customer__consent_images", False, "TD-18", "BLOCK", "none", True),
        ("route__approved", False, "TD-19", "WARN", "none", True),
        ("persons", 6, "TD-20", "BLOCK", "none", False),
        ("children_seated", False, "TD-20", "BLOCK", "none", False),
        ("customer__birth", REMOVE, "TD-07", "BLOCK", "manager", False),
    ],
)
def test_each_rule_alone(path: str, value: Any, code: str, severity: str, override: str, rides: bool) -> None:
    answer = run("eligibility", changed(**{path: value}))
    (finding,) = answer["findings"]
    assert (finding["code"], finding["severity"], finding["override"]) == (code, severity, override)
    assert finding["field"]
    assert finding["text_zh"] != finding["text_en"]
    assert answer["verdict"] == ("OK" if severity == "WARN" else severity)
    assert answer["ride_possible"] is rides


@pytest.mark.rule("TD-04")
def test_only_foreigners_papers_may_be_compared_by_a_manager() -> None:
    for kind, override in (("resident", "none"), ("passport", "manager")):
        answer = run("eligibility", changed(customer__id_kind=kind, customer__id_number="C1234567"))
        assert [(entry["code"], entry["override"]) for entry in answer["findings"]] == [("TD-04", override)]


REQUIRED = [
    (part, key)
    for part in ("customer", "licence", "car", "escort", "agreement", "route")
    for key in ELIGIBLE[part]
    if (part, key) not in {("customer", "guardian_present"), ("customer", "id_kind"), ("licence", "medical_proof"),
                           ("car", "adapted"), ("car", "temp_plate_valid_to"), ("car", "plate_kind"), ("route", "motorway")}  # noqa: E501 - one vector a line
]  # fmt: skip


@pytest.mark.rule("TD-01", "TD-12", "TD-16")
@pytest.mark.parametrize("part,key", REQUIRED)
def test_what_is_not_given_is_not_satisfied(part: str, key: str) -> None:
    assert run("eligibility", changed(**{f"{part}__{key}": REMOVE}))["findings"]


@given(st.sets(st.sampled_from(sorted(ELIGIBLE))))
@pytest.mark.rule("G-07", "TD-01")
def test_taking_things_away_never_makes_anyone_eligible(keys: set[str]) -> None:
    kept = {key: value for key, value in ELIGIBLE.items() if key not in keys}
    answer = run("eligibility", kept)
    if keys - {"mode", "on", "companion_years", "bookings", "route"}:
        assert answer["verdict"] != "OK"
    assert answer["verdict"] in ("OK", "NEEDS_APPROVAL", "BLOCK")


@pytest.mark.rule("G-01", "DP-02", "SB-01", "GR-02", "FM-01", "OW-5")
@pytest.mark.parametrize(
    "command,case,expected",
    [
        (
            "tax", {"invoice": "239800", "energy": "NEV", "on": "2026-11-22"},
            {"base": "212212.39", "full": "21221.24", "relief": "10610.62", "payable": "10610.62"},
        ),
        (
            "on-road",
            {"on": "2026-11-22", "energy": "NEV", "msrp": "249800", "discount": "10000", "compulsory": "950",
             "commercial": "6980", "official_fees": "125", "trade_in": "62000"},
            {"contract_price": "239800.00", "purchase_tax": "10610.62", "vehicle_vessel_tax": "0.00",
             "on_road": "258465.62", "due": "196465.62"},
        ),
        (
            "deposit", {"price": "159800", "paid": "40000", "word": "定金"},
            {"earnest": "31960.00", "prepayment": "8040.00", "seller_default_returns": "71960.00",
             "buyer_default_refund": "8040.00"},
        ),
        (
            "loan", {"method": "FM-08", "principal": "1200", "payments": ["110"] * 12},
            {"total": "1320.00", "interest": "120.00", "apr_simple": "17.97"},
        ),
        (
            "ownership",
            {"mode": "week_protect", "on": "2026-11-22", "receiving": "Wang", "owner": "Li",
             "owner_last_received": "2026-11-15", "owner_phone_contacts": ["2026-11-19"], "appointment_by": None,
             "asks_for": None, "received_before": ["Li"], "same_policy": True},
            {"owner": "Li", "rule": "OW-5"},
        ),
        (
            "periods", {"invoice_date": "2026-11-20", "delivery_date": "2026-11-22"},
            {"start": "2026-11-22", "day_7": "2026-11-29", "day_60": "2027-01-21", "year_2": "2028-11-22",
             "year_3": "2029-11-22"},
        ),
        (
            "compulsory-renewal", {"clean_years": 2},
            {"base_premium": "950.00", "float_percent": "-20", "premium": "760.00"},
        ),
        ("compulsory-renewal", {"use": "company", "seats": 6, "clean_years": 9}, {"premium": "791.00"}),
        ("compulsory-renewal", {"seats": 6, "clean_years": 0, "at_fault": 1}, {"premium": "1100.00"}),
        ("compulsory-renewal", {"clean_years": 0, "at_fault": 2}, {"float_percent": "+10", "premium": "1045.00"}),
        ("compulsory-renewal", {"clean_years": 3, "fatal": True}, {"float_percent": "+30", "premium": "1235.00"}),
        (
            "claim-sheet",
            {"price": "159800", "km": 12000, "share": "0.005", "article_24": True, "accessories": "3000",
             "accessories_worn": "600", "tax_paid": "14141.59", "tax_paid_on": "2025-11-22"},
            {"use_compensation": "9588.00", "to_customer": "152612.00", "from_tax_office": "12727.43"},
        ),
        (
            "claim-sheet", {"price": "159800", "km": 12000, "outcome": "exchange", "article_24": True},
            {"to_customer": "-9588.00", "total": "-9588.00"},
        ),
        (
            "guarantee-rights",
            {"delivered": "2026-11-22", "repairs": [{"reported_on": "2026-11-22", "km": 9, "system": "engine",
                                                     "need": "main_part"}]},
            {"rights": [
                {"right": "return", "ground": "seven_days", "rule": "SB-02", "article": 22, "since": "2026-11-22",
                 "repairs": [1]},
                {"right": "repair", "ground": "warranty", "rule": "SB-01", "article": 18, "since": "2026-11-22",
                 "repairs": [1]},
            ]},
        ),
        ("next-contact", {"grade": "H", "last_contact": "2026-11-22", "promised": None, "closed_days": []},
         {"due": "2026-11-24"}),
    ],
)  # fmt: skip
def test_answers_of_the_design(command: str, case: dict[str, Any], expected: dict[str, str]) -> None:
    answer = run(command, case)
    assert {key: answer.get(key) for key in expected} == expected
    dump(answer)


@pytest.mark.rule("G-06")
@pytest.mark.parametrize("command", sorted(SALES_COMMANDS))
@pytest.mark.parametrize(
    "line", ["", "x", "[]", "null", '{"on": "2026-02-30"}', '{"on": 1e999}', '{"customer": 1, "mode": 2}']
)
def test_a_line_that_is_no_case_gets_an_error_and_the_run_goes_on(command: str, line: str) -> None:
    good = json.dumps(ELIGIBLE)
    answers = [json.loads(text) for text in answer_lines(SALES_COMMANDS["eligibility"], [line, good], TODAY, "en")]
    assert answers[1]["verdict"] == "OK"
    assert answer_line(SALES_COMMANDS[command], line, TODAY, "zh")["error"]


@pytest.mark.rule("G-07")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_person_reads_one_line(lang: Lang) -> None:
    answer = run("eligibility", changed(licence__valid_to="2026-05-20"))
    line = SALES_COMMANDS["eligibility"].line(answer, lang)
    assert "TD-02" in line
    assert "2026-05-20" in line
    assert "\n" not in line
