"""Stock lists of two stores: every row's fate, versions made of what the rows say, nothing twice."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.documents.sheet_plan import SheetPlan
from showroom.kernel.money import Money
from showroom.persistence.search_index import find
from showroom.vehicles.model import Energy, Vehicle, VehicleStatus
from showroom.vehicles.service import StockQuery
from showroom.vehicles.stock_import import read_stock
from tests import other_store
from tests.store_fixtures import People

SAMPLE = Path(__file__).parent.parent / "data" / "store" / "stock.xlsx"
TODAY = date(2026, 11, 22)


def sample_rows() -> dict[int, dict[str, object]]:
    expected = json.loads(SAMPLE.with_name("expected.json").read_text(encoding="utf-8"))
    return {row["row"]: row for row in expected["stock.xlsx"]["rows"]}


def fates(plan: SheetPlan) -> dict[int, str]:
    return {row.row: row.fate.value for row in plan.rows}


@pytest.mark.rule("VN-04", "VN-06")
def test_every_row_of_the_sample_meets_its_fate_and_a_second_import_changes_nothing(
    store: Showroom, people: People
) -> None:
    wanted = {row: entry["fate"] for row, entry in sample_rows().items()}
    table = read_stock(SAMPLE, TODAY)
    assert fates(store.vehicles.plan_import(people.manager, table)) == wanted
    assert len(store.vehicles.all_ids(people.manager, StockQuery())) == 0
    plan = store.vehicles.import_table(people.manager, table)
    assert fates(plan) == wanted

    ids = store.vehicles.all_ids(people.manager, StockQuery())
    cars = {row.vin: row for row in store.vehicles.rows(people.manager, ids)}
    for entry in sample_rows().values():
        if entry["fate"] == "accept":
            assert cars[str(entry["vin"])].price == Money.of(int(str(entry["price_yuan"])))
    models = store.vehicles.models(people.manager)
    again = store.vehicles.import_table(people.manager, table)
    assert {fate for row, fate in fates(again).items() if wanted[row] == "accept"} == {"duplicate"}
    assert store.vehicles.all_ids(people.manager, StockQuery()) == ids
    assert store.vehicles.models(people.manager) == models


def test_versions_are_made_of_what_the_rows_say(store: Showroom, people: People) -> None:
    store.vehicles.import_table(people.manager, read_stock(SAMPLE, TODAY))
    models = {(card.series, card.version_name): card for card in store.vehicles.models(people.manager)}
    assert len(models) == 10
    electric = models["E6", "650km 长续航版"]
    assert (electric.brand, electric.energy, electric.range_km, electric.displacement_ml) == (
        "星河",
        Energy.BEV,
        650,
        None,
    )
    pickup = models["皮卡", "2.3T MT 四驱"]
    assert (pickup.brand, pickup.gearbox, pickup.displacement_ml) == ("远航", "MT", 2300)
    assert models["M9", "2.0T HEV 七座"].seats == 7
    assert models["M9", "2.0T HEV 七座"].energy is Energy.ICE  # cannot be charged: a fuel car by law
    assert models["P7", "1.5T PHEV 120km"].energy is Energy.PHEV


@pytest.mark.parametrize("query", ["952684", "52684", "LXHKDV6X6TB952684", "tb952684", "星河 S5 星空灰", "s5"])
def test_imported_cars_are_found_by_vin_tail_and_model(sqlite_store: Showroom, query: str) -> None:
    from tests.store_fixtures import hire

    people = hire(sqlite_store)
    sqlite_store.vehicles.import_table(people.manager, read_stock(SAMPLE, TODAY))
    with sqlite_store.work.db.read() as session:
        hits = [hit.title for hit in find(session, query) if hit.kind == "vehicle"]
    assert any("S5" in title for title in hits)


def test_the_list_of_another_store_is_understood_by_the_same_rules(
    store: Showroom, people: People, tmp_path: Path
) -> None:
    path = tmp_path / "stock.txt"
    wanted = other_store.english_stock(path)
    table = read_stock(path, TODAY)
    assert table.layout.headings["MSRP (万)"] == "price"
    assert "Cost Price" not in table.layout.headings
    assert fates(store.vehicles.import_table(people.manager, table)) == wanted
    with store.work.db.read() as session:
        cars = {car.vin: car for car in session.scalars(sa.select(Vehicle))}
    assert cars["LSVAU2182T2000001"].arrived == date(2026, 11, 2)
    assert cars["LRW3E7FA9TC000456"].status is VehicleStatus.IN_TRANSIT
    assert cars["5GZCZ43D13S812715"].status is VehicleStatus.IN_STOCK
    models = {(m.series, m.version_name): m for m in store.vehicles.models(people.manager)}
    sport = models["Z3", "2.0T AT Sport 7-seat"]
    assert (sport.brand, sport.seats, sport.guide_price, sport.energy) == ("Aurora", 7, Money.of("259800"), Energy.ICE)
    assert models["E1", "500km"].guide_price == Money.of("299800")
