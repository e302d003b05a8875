"""What a manufacturer promises per version: dated, inherited, never below the law (SB-01, SB-07), on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from showroom.vehicles.model import Energy
from showroom.vehicles.quality_entry import QualityDraft, Scope
from showroom.vehicles.quality_terms import QualityTerms, terms_on
from showroom.vehicles.records import ModelDraft
from tests.documents.pdf_reading import joined
from tests.quality_builders import TERMS
from tests.store_fixtures import People, by_owner

E6 = ModelDraft("星河", "E6", "650km 长续航版", Energy.BEV, Money.of("249800"))
LAST_YEAR, NOW = date(2025, 11, 22), date(2026, 11, 22)


def on(store: Showroom, model_id: int, day: date = NOW) -> QualityTerms:
    with store.work.db.read() as session:
        return terms_on(session, model_id, day)


@pytest.mark.rule("SB-01", "SB-07")
def test_the_newest_row_of_the_narrowest_scope_holds_and_the_law_where_none_speaks(
    store: Showroom, people: People
) -> None:
    terms = store.quality_terms
    one, other = (store.vehicles.save_model(people.manager, replace(E6, version_name=name)).id for name in "AB")
    foreign = store.vehicles.save_model(people.manager, replace(E6, brand="远山")).id
    bare = on(store, one)
    legal = (bare.repair_years, bare.repair_km, bare.return_years, bare.return_km, bare.share, bare.given)
    assert legal == (3, 60_000, 2, 50_000, Decimal("0.005"), frozenset())
    terms.save(people.manager, one, replace(TERMS, valid_from=LAST_YEAR, repair_years=4))
    terms.save(
        people.manager, one, QualityDraft(Scope.VERSION, date(2026, 6, 1), repair_years=6, share=Decimal("0.003"))
    )
    terms.save(people.manager, one, QualityDraft(Scope.VERSION, date(2026, 12, 1), repair_years=8))
    found = on(store, one)
    assert (found.repair_years, found.share, found.manufacturer) == (6, Decimal("0.003"), TERMS.manufacturer)
    assert {"share", "manufacturer", "main_parts"} <= found.given
    before, later, sister = on(store, one, date(2026, 5, 31)), on(store, one, date(2026, 12, 1)), on(store, other)
    assert (before.repair_years, later.repair_years, sister.repair_years) == (4, 8, 4)
    assert later.share == TERMS.share  # the newest row of the version says nothing of n: the brand's holds
    assert on(store, foreign) == replace(bare, model_id=foreign)
    assert on(store, one, LAST_YEAR.replace(day=21)).given == frozenset()
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
        session.execute(sa.text("UPDATE quality_terms SET repair_years = 1"))
    shown = terms.view(people.consultant, one)
    assert [(line.scope, line.in_force) for line in shown.lines] == [
        (Scope.VERSION, False), (Scope.VERSION, True), (Scope.BRAND, True),
    ]  # fmt: skip


@pytest.mark.rule("SB-01", "SB-07", "SB-09")
def test_terms_below_the_law_are_refused_beside_their_field_by_its_rule(store: Showroom, people: People) -> None:
    fuel = store.vehicles.save_model(people.manager, replace(E6, energy=Energy.ICE)).id
    least: dict[str, Any] = {
        "repair_years": 3,
        "repair_km": 60_000,
        "return_years": 2,
        "return_km": 50_000,
        "share": Decimal("0.005"),
    }
    bad = {name: value - 1 for name, value in least.items() if name != "share"} | {"share": Decimal("0.00501")}
    draft = QualityDraft(
        Scope.VERSION, NOW, battery_years=8, main_parts={"motor": "定子"}, wear_parts="雨刮片：6个月\n灯泡", **bad
    )
    with pytest.raises(FieldErrors) as refused:
        store.quality_terms.save(people.manager, fuel, draft)
    said = {name: told.text("zh") for name, told in refused.value.fields.items()}
    assert set(said) == {*least, "battery_years", "parts_motor", "wear_parts"}
    assert all("SB-01" in said[name] for name in least if name != "share")
    assert "SB-07" in said["share"]
    assert "第 2 行" in said["wear_parts"]
    with pytest.raises(FieldErrors):
        store.quality_terms.save(people.manager, fuel, QualityDraft(Scope.VERSION, NOW))  # says nothing
    with pytest.raises(ShowroomError) as forbidden:
        store.quality_terms.save(people.consultant, fuel, QualityDraft(Scope.VERSION, NOW, **least))
    assert forbidden.value.code == "not_allowed"
    store.quality_terms.save(
        people.manager, fuel, QualityDraft(Scope.VERSION, NOW, **least)
    )  # control: exactly the law


@pytest.mark.rule("MF-02")
def test_the_information_sheet_says_terms_and_policy_of_the_day_in_both_languages(
    store: Showroom, people: People
) -> None:
    model = store.vehicles.save_model(people.manager, E6).id
    with pytest.raises(FieldErrors) as missing:
        store.quality_papers.information_sheet(people.consultant, model)
    assert "售后政策" in missing.value.fields["policy"].text("zh")
    with pytest.raises(ShowroomError) as forbidden:
        store.quality_terms.save_policy(people.consultant, "首保免费。", "First service free.")
    assert forbidden.value.code == "not_allowed"
    store.quality_terms.save_policy(people.admin, "首保免费。\n旧政策", "First service free.")
    store.quality_terms.save_policy(people.admin, "首保免费。\n道路救援", "First service free.")
    store.quality_terms.save(people.manager, model, replace(TERMS, repair_years=5, repair_km=150_000))
    chinese, english = (joined(store.quality_papers.information_sheet(people.consultant, model, lang))
                        for lang in ("zh", "en"))  # fmt: skip
    for said in ("5年/150,000公里", "2年/50,000公里", "0.4%", "衰减", "30%", "雨刮片", "道路救援", TERMS.manufacturer):
        assert "".join(said.split()) in chinese, said
    assert "旧政策" not in chinese
    assert "Firstservicefree." in english
    assert "5years/150,000km" in english
