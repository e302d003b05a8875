"""Temporary plates typed in the stock: held to PL-01 as everywhere else, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from showroom.bootstrap import Showroom
from showroom.kernel.errors import FieldErrors
from showroom.kernel.money import Money
from showroom.settings import RowDraft
from showroom.test_drive.demo_cars import PlateDraft
from showroom.vehicles.model import Energy, VehicleStatus
from showroom.vehicles.records import ModelDraft, VehicleDraft
from showroom.vehicles.service import VehicleView
from tests.store_fixtures import People

SUNDAY = date(2026, 11, 22)
INSURED = date(2027, 6, 30)


@pytest.fixture
def car(store: Showroom, people: People) -> VehicleView:
    draft = ModelDraft("星河", "E6", "650km 长续航版", Energy.BEV, Money.of("189800"), range_km=650)
    model = store.vehicles.save_model(people.manager, draft)
    plain = VehicleDraft(
        "LSVAU2182T2000001", model.id, status=VehicleStatus.DEMO, compulsory_valid_to=INSURED, energy_percent=80
    )
    return store.vehicles.save_vehicle(people.manager, plain)


def save(store: Showroom, people: People, car: VehicleView, **changes: object) -> VehicleView:
    draft = replace(car.draft, **changes)  # type: ignore[arg-type]  # any field
    return store.vehicles.save_vehicle(people.manager, draft, car.id, car.version)


def refusal(store: Showroom, people: People, car: VehicleView, **changes: object) -> tuple[str, str]:
    """(field, English text) of the one refusal; the car stays as it was."""
    with pytest.raises(FieldErrors) as refused:
        save(store, people, car, **changes)
    assert store.vehicles.vehicle(people.manager, car.id) == car
    [(name, told)] = refused.value.fields.items()
    assert "PL-01" in told.text("zh") or told.message.code == "required"
    return name, told.text("en")


@pytest.mark.rule("PL-01", "TD-10")
def test_the_stock_form_goes_no_further_than_thirty_days(store: Showroom, people: People, car: VehicleView) -> None:
    name, text = refusal(store, people, car, plate="沪A12345临", temp_plate_valid_to=SUNDAY + timedelta(days=31))
    assert name == "temp_plate_valid_to"
    assert "30 days" in text
    saved = save(store, people, car, plate="沪A12345临", temp_plate_valid_to=SUNDAY + timedelta(days=30))
    assert (saved.draft.plate, saved.draft.temp_plate_valid_to) == ("沪A12345临", SUNDAY + timedelta(days=30))
    [issue] = store.demo_cars.car(people.manager, car.id).plates
    assert (issue.issue, issue.valid_from, issue.valid_to) == (1, SUNDAY, SUNDAY + timedelta(days=30))


@pytest.mark.rule("PL-01")
def test_a_new_car_with_a_plate_beyond_the_limit_is_not_stored(
    store: Showroom, people: People, car: VehicleView
) -> None:
    draft = replace(
        car.draft, vin="LSVAU2184T2000002", plate="沪A22222临", temp_plate_valid_to=SUNDAY + timedelta(days=31)
    )
    with pytest.raises(FieldErrors) as refused:
        store.vehicles.save_vehicle(people.manager, draft)
    assert set(refused.value.fields) == {"temp_plate_valid_to"}
    assert [row.vin for row in store.vehicles.stock(people.manager)] == [car.draft.vin]
    saved = store.vehicles.save_vehicle(people.manager, replace(draft, temp_plate_valid_to=SUNDAY))
    assert saved.plate_kind == "temporary"
    assert len(store.demo_cars.car(people.manager, saved.id).plates) == 1


@pytest.mark.rule("PL-01")
def test_a_plate_outlasts_no_insurance_nor_is_the_insurance_cut_below_it(
    store: Showroom, people: People, car: VehicleView
) -> None:
    until = SUNDAY + timedelta(days=20)
    temporary = {"plate": "沪A12345临", "temp_plate_valid_to": until}
    assert "outlast" in refusal(store, people, car, **temporary, compulsory_valid_to=until - timedelta(days=1))[1]
    assert "outlast" in refusal(store, people, car, **temporary, compulsory_valid_to=None)[1]
    saved = save(store, people, car, **temporary, compulsory_valid_to=until)
    assert "outlast" in refusal(store, people, saved, compulsory_valid_to=until - timedelta(days=1))[1]
    assert refusal(store, people, saved, plate="")[0] == "plate"


@pytest.mark.rule("PL-01")
def test_three_issues_count_wherever_they_were_entered(store: Showroom, people: People, car: VehicleView) -> None:
    car = save(store, people, car, plate="沪A11111临", temp_plate_valid_to=SUNDAY + timedelta(days=5))
    draft = PlateDraft("沪A22222临", SUNDAY + timedelta(days=6), SUNDAY + timedelta(days=10))
    file = store.demo_cars.issue_plate(people.manager, car.id, draft)
    assert [plate.issue for plate in file.plates] == [1, 2]
    car = store.vehicles.vehicle(people.manager, car.id)
    car = save(store, people, car, plate="沪A33333临", temp_plate_valid_to=SUNDAY + timedelta(days=20))
    assert "At most 3" in refusal(store, people, car, plate="沪A44444临")[1]
    with pytest.raises(FieldErrors) as refused:
        store.demo_cars.issue_plate(people.manager, car.id, replace(draft, plate="沪A44444临"))
    assert "At most 3" in refused.value.fields["valid_to"].text("en")


@pytest.mark.rule("PL-01")
def test_emptying_the_date_and_typing_it_anew_is_another_issue_or_the_same_plate(
    store: Showroom, people: People, car: VehicleView
) -> None:
    car = save(store, people, car, plate="沪A11111临", temp_plate_valid_to=SUNDAY + timedelta(days=5))
    car = save(store, people, car, plate="", temp_plate_valid_to=None)
    car = save(store, people, car, plate="沪A11111临", temp_plate_valid_to=SUNDAY + timedelta(days=4))
    [issue] = store.demo_cars.car(people.manager, car.id).plates
    assert issue.valid_to == SUNDAY + timedelta(days=4)
    car = save(store, people, car, plate="", temp_plate_valid_to=None)
    save(store, people, car, plate="沪A22222临", temp_plate_valid_to=SUNDAY + timedelta(days=4))
    assert [plate.issue for plate in store.demo_cars.car(people.manager, car.id).plates] == [1, 2]


@pytest.mark.rule("PL-01")
def test_the_permanent_plate_typed_in_the_stock_ends_the_temporary_one(
    store: Showroom, people: People, car: VehicleView
) -> None:
    car = save(store, people, car, plate="沪A11111临", temp_plate_valid_to=SUNDAY + timedelta(days=25))
    save(store, people, car, plate="沪AD54321", temp_plate_valid_to=None)
    [issue] = store.demo_cars.car(people.manager, car.id).plates
    assert issue.valid_to == SUNDAY + timedelta(days=3)


@pytest.mark.rule("PL-01", "G-06")
def test_another_law_is_another_row_and_both_forms_follow_it(store: Showroom, people: People, car: VehicleView) -> None:
    law = RowDraft("temporary_plate.days", "20", SUNDAY, None, "修订后的机动车登记规定")
    store.parameters.add_row(people.admin, law)
    late = SUNDAY + timedelta(days=21)
    assert "20 days" in refusal(store, people, car, plate="沪A11111临", temp_plate_valid_to=late)[1]
    with pytest.raises(FieldErrors) as refused:
        store.demo_cars.issue_plate(people.manager, car.id, PlateDraft("沪A11111临", SUNDAY, late))
    assert "20 days" in refused.value.fields["valid_to"].text("en")
    earlier = PlateDraft("沪A11111临", SUNDAY - timedelta(days=1), SUNDAY + timedelta(days=29))
    assert store.demo_cars.issue_plate(people.manager, car.id, earlier).plates[0].issue == 1


@pytest.mark.rule("PL-01")
def test_other_fields_are_saved_while_an_old_plate_stands(store: Showroom, people: People, car: VehicleView) -> None:
    car = save(store, people, car, plate="沪A11111临", temp_plate_valid_to=SUNDAY + timedelta(days=25))
    saved = save(store, people, car, note="加装行车记录仪")
    assert saved.draft.note == "加装行车记录仪"
    assert len(store.demo_cars.car(people.manager, car.id).plates) == 1
