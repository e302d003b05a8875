"""Stock and product library: forms, legal states, reservation, search."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from showroom.bootstrap import Showroom
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from showroom.persistence.search_index import find
from showroom.vehicles.model import Energy, VehicleStatus
from showroom.vehicles.records import ModelDraft, VehicleDraft
from showroom.vehicles.service import ModelCard, StockQuery, VehicleView
from tests.store_fixtures import People

VIN = "LSVAU2182T2000001"


@pytest.fixture
def model(store: Showroom, people: People) -> ModelCard:
    draft = ModelDraft("星河", "E6", "650km 长续航版", Energy.BEV, Money.of("189800"), range_km=650)
    return store.vehicles.save_model(people.manager, draft)


@pytest.fixture
def car(store: Showroom, people: People, model: ModelCard) -> VehicleView:
    draft = VehicleDraft(
        "lsv au2182 t2000001", model.id, exterior="极光蓝", arrived=date(2026, 11, 1), plate="沪AD12345"
    )
    return store.vehicles.save_vehicle(people.manager, draft)


@pytest.mark.rule("VN-06", "G-09")
def test_a_car_is_stored_normalised_listed_and_found(store: Showroom, people: People, car: VehicleView) -> None:
    assert car.draft.vin == VIN
    assert car.plate_kind == "nev_small"
    [row] = store.vehicles.stock(people.consultant)
    assert (row.vin, row.price, row.days, row.model_text) == (VIN, Money.of("189800"), 21, "星河 E6 650km 长续航版")
    for query in ("000001", "沪AD12345", "ad12345", "e6 极光"):
        with store.work.db.read() as session:
            assert [hit.id for hit in find(session, query) if hit.kind == "vehicle"] == [car.id], query


@pytest.mark.rule("VN-06", "VN-04")
@pytest.mark.parametrize(
    "vin, code", [(VIN, "vin_known"), ("LFV3A28K7J3000001", "vin_check_mismatch"), ("", "required")]
)
def test_wrong_and_known_vins_are_told_beside_the_field(
    store: Showroom, people: People, car: VehicleView, vin: str, code: str
) -> None:
    with pytest.raises(FieldErrors) as caught:
        store.vehicles.save_vehicle(people.manager, VehicleDraft(vin, car.model.id))
    assert caught.value.fields["vin"].message.code == code


def test_a_status_changes_only_as_may_be_and_an_old_form_is_refused(
    store: Showroom, people: People, car: VehicleView
) -> None:
    with pytest.raises(ShowroomError) as caught:
        store.vehicles.save_vehicle(
            people.manager, replace(car.draft, status=VehicleStatus.DELIVERED), car.id, car.version
        )
    assert caught.value.code == "vehicle_status_refused"
    demo = store.vehicles.save_vehicle(
        people.manager, replace(car.draft, status=VehicleStatus.DEMO), car.id, car.version
    )
    assert [view.id for view in store.vehicles.demo_cars(people.consultant)] == [car.id]
    with pytest.raises(ShowroomError) as caught:
        store.vehicles.save_vehicle(people.manager, car.draft, car.id, car.version)
    assert caught.value.code == "changed_meanwhile"
    assert store.vehicles.vehicle(people.consultant, car.id) == demo


def test_the_stock_list_filters(store: Showroom, people: People, car: VehicleView) -> None:
    for query, count in (
        (StockQuery(energy=Energy.BEV), 1), (StockQuery(energy=Energy.ICE), 0), (StockQuery(model_id=car.model.id), 1),
        (StockQuery(statuses=(VehicleStatus.DEMO,)), 0), (StockQuery(text="000001"), 1), (StockQuery(text="999"), 0),
    ):  # fmt: skip
        assert len(store.vehicles.all_ids(people.consultant, query)) == count
        assert len(store.vehicles.stock(people.consultant, query)) == count


def test_a_version_is_known_once(store: Showroom, people: People, model: ModelCard) -> None:
    draft = ModelDraft("星河", "E6", "650km 长续航版", Energy.BEV, Money.of("1"))
    with pytest.raises(FieldErrors) as caught:
        store.vehicles.save_model(people.manager, draft)
    assert caught.value.fields["version_name"].message.code == "model_known"
    changed = store.vehicles.save_model(
        people.manager, replace(draft, guide_price=Money.of("179800")), model.id, model.version
    )
    assert changed.guide_price == Money.of("179800")
    with pytest.raises(ShowroomError):
        store.vehicles.save_model(people.consultant, draft)
