"""Demo cars: temporary plates, insurance, stops and what is warned of ahead (PL-01, TD-10 to TD-12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from showroom.customers.model import Customer
from showroom.kernel.actor import Role
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from showroom.test_drive.demo_cars import CoverDraft, GaugeDraft, PlateDraft, StopDraft
from showroom.test_drive.demo_model import CoverKind
from showroom.test_drive.refusals import NotEligible
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.test_drive.driving import VINS, Lot, later

SUNDAY = date(2026, 11, 22)
PLATE = PlateDraft("沪A12345临", SUNDAY, SUNDAY + timedelta(days=30))
BLOCK = "BLOCK"


def against(lot: Lot, car: int, code: str, days: int = 0) -> set[str]:
    """Severities that the rule `code` has against a drive with this car in so many days."""
    start = lot.plan(car).starts_at
    assert start is not None
    plan = lot.plan(car, starts_at=start + timedelta(days=days))
    found = lot.service.eligibility(lot.people.consultant, lot.deal(), plan).findings
    return {f.severity.name for f in found if f.code == code} - {"INFO"}


@pytest.mark.rule("PL-01")
@pytest.mark.parametrize(
    "days, late, insured, passes",
    [
        (30, False, 400, True), (31, False, 400, False), (15, True, 400, True), (16, True, 400, False),
        (30, False, 30, True), (30, False, 29, False), (0, False, 400, True), (-1, False, 400, False),
    ],
)  # fmt: skip
def test_limits_of_a_temporary_plate(lot: Lot, days: int, late: bool, insured: int, passes: bool) -> None:
    car = lot.car()
    lot.change(Vehicle, car, plate="", plate_kind="", compulsory_valid_to=SUNDAY + timedelta(days=insured))
    draft = replace(PLATE, valid_to=SUNDAY + timedelta(days=days), production_late=late)
    if passes:
        file = lot.store.demo_cars.issue_plate(lot.people.manager, car, draft)
        assert (file.row.plate, file.plates[0].valid_to) == ("沪A12345临", draft.valid_to)
        return
    with pytest.raises(FieldErrors) as refused:
        lot.store.demo_cars.issue_plate(lot.people.manager, car, draft)
    for lang in ("zh", "en"):
        assert "PL-01" in refused.value.fields["valid_to"].text(lang)
    assert lot.store.demo_cars.car(lot.people.manager, car).plates == ()


@pytest.mark.rule("PL-01")
def test_a_fourth_temporary_plate_is_refused(lot: Lot) -> None:
    car = lot.car()
    for number in range(3):
        begins = SUNDAY + timedelta(days=31 * number)
        draft = PlateDraft(f"沪A1234{number}临", begins, begins + timedelta(days=30))
        file = lot.store.demo_cars.issue_plate(lot.people.manager, car, draft)
    assert [plate.issue for plate in file.plates] == [1, 2, 3]
    with pytest.raises(FieldErrors) as refused:
        lot.store.demo_cars.issue_plate(lot.people.manager, car, replace(PLATE, valid_to=SUNDAY))
    assert "3" in refused.value.fields["valid_to"].text("en")


@pytest.mark.rule("PL-01", "TD-10")
def test_the_permanent_plates_end_the_temporary_one_three_days_later(lot: Lot) -> None:
    car = lot.car()
    lot.store.demo_cars.issue_plate(lot.people.manager, car, PLATE)
    assert against(lot, car, "TD-10", 30) == set()
    assert against(lot, car, "TD-10", 31) == {BLOCK}
    with pytest.raises(FieldErrors):
        lot.store.demo_cars.register_plate(lot.people.manager, car, "沪AD54321", SUNDAY + timedelta(days=1))
    file = lot.store.demo_cars.register_plate(lot.people.manager, car, "沪AD54321", SUNDAY)
    assert file.row.plate == "沪AD54321"
    assert file.plates[0].valid_to == SUNDAY + timedelta(days=3)
    assert against(lot, car, "TD-10", 60) == set()


@pytest.mark.rule("TD-10")
def test_a_plate_that_begins_later_is_none_before(lot: Lot) -> None:
    car, begins = lot.car(), SUNDAY + timedelta(days=2)
    draft = replace(PLATE, valid_from=begins, valid_to=begins + timedelta(days=30))
    lot.store.demo_cars.issue_plate(lot.people.manager, car, draft)
    assert against(lot, car, "TD-10", 1) == {BLOCK}
    assert against(lot, car, "TD-10", 2) == set()


@pytest.mark.rule("TD-11")
@pytest.mark.parametrize(
    "kind, amount, missing",
    [
        (CoverKind.COMPULSORY, None, BLOCK), (CoverKind.THIRD_PARTY, Money.of("1000000"), "NEEDS_APPROVAL"),
        (CoverKind.OWN_DAMAGE, None, "NEEDS_APPROVAL"), (CoverKind.PASSENGERS, Money.of("10000"), "NEEDS_APPROVAL"),
    ],
)  # fmt: skip
def test_a_policy_covers_its_two_days_and_no_other(
    lot: Lot, kind: CoverKind, amount: Money | None, missing: str
) -> None:
    car = lot.car()
    ends = SUNDAY + timedelta(days=10)
    draft = CoverDraft(kind, SUNDAY + timedelta(days=2), ends, amount, "某保险", "P-1")
    file = lot.store.demo_cars.save_cover(lot.people.manager, car, draft)
    assert against(lot, car, "TD-11", 1) == {missing}
    assert against(lot, car, "TD-11", 2) == set()
    assert against(lot, car, "TD-11", 10) == set()
    assert against(lot, car, "TD-11", 11) == {missing}
    lot.store.demo_cars.save_cover(
        lot.people.manager, car, replace(draft, valid_from=ends + timedelta(days=1), valid_to=ends + timedelta(days=5))
    )
    assert against(lot, car, "TD-11", 11) == set()
    lot.store.demo_cars.strike_cover(lot.people.manager, file.covers[0].id, "录错")
    assert against(lot, car, "TD-11", 5) == {missing}


@pytest.mark.rule("TD-11")
def test_third_party_cover_below_the_store_minimum_needs_the_manager(lot: Lot) -> None:
    car = lot.car()
    with pytest.raises(FieldErrors) as refused:
        lot.store.demo_cars.save_cover(lot.people.manager, car, CoverDraft(CoverKind.THIRD_PARTY, SUNDAY, SUNDAY))
    assert set(refused.value.fields) == {"amount"}
    draft = CoverDraft(CoverKind.THIRD_PARTY, SUNDAY, SUNDAY, Money.of("999999.99"))
    lot.store.demo_cars.save_cover(lot.people.manager, car, draft)
    assert against(lot, car, "TD-11") == {"NEEDS_APPROVAL"}


@pytest.mark.rule("TD-11", "TD-12")
def test_what_ends_soon_is_warned_of_to_the_manager_only(lot: Lot) -> None:
    car = lot.car()
    assert lot.store.demo_cars.warnings(lot.people.manager) == ()
    lot.change(Vehicle, car, compulsory_valid_to=SUNDAY + timedelta(days=30), energy_percent=None)
    lot.change(Vehicle, car, inspection_valid_to=SUNDAY - timedelta(days=1), passenger_cover=False)
    found = lot.store.demo_cars.warnings(lot.people.manager)
    assert [(w.told.message.code, w.severity.name) for w in found] == [
        ("warn_inspection", "BLOCK"), ("warn_missing", "NEEDS_APPROVAL"), ("warn_energy", "WARN"),
        ("warn_compulsory", "WARN"),
    ]  # fmt: skip
    row = lot.store.demo_cars.cars(lot.people.consultant)[0]
    assert row.next_due == SUNDAY - timedelta(days=1)
    assert row.severity.name == BLOCK
    lot.change(Vehicle, car, compulsory_valid_to=SUNDAY + timedelta(days=31))
    codes = {w.told.message.code for w in lot.store.demo_cars.warnings(lot.people.manager)}
    assert "warn_compulsory" not in codes
    with pytest.raises(ShowroomError) as refused:
        lot.store.demo_cars.warnings(lot.people.consultant)
    assert refused.value.code == "not_allowed"


@pytest.mark.rule("TD-12")
def test_a_stopped_car_is_nobodys_until_the_named_post_returns_it(lot: Lot) -> None:
    deal, car = lot.deal(), lot.car()
    lot.licence(deal)
    drive = lot.book(deal, lot.plan(car, route_id=lot.route(), starts_at=later(60)))
    demo = lot.store.demo_cars
    file = demo.stop(lot.people.consultant, car, StopDraft("刹车异响", Role.GENERAL_MANAGER))
    assert file.row.status is VehicleStatus.OUT_OF_SERVICE
    assert [(b.number, b.owner) for b in file.later] == [(drive.number, lot.people.consultant.name)]
    tasks = lot.store.customers.tasks_due(lot.people.consultant)
    assert [(task.kind, task.deal_id) for task in tasks] == [("demo_car", deal)]
    assert drive.number in tasks[0].note
    assert "刹车异响" in tasks[0].note
    assert against(lot, car, "TD-12") == {BLOCK}
    with pytest.raises(NotEligible):
        lot.sign(drive)
    lot.change(Vehicle, car, status=VehicleStatus.DEMO, open_defect=False)  # past the rule, as the stock form might
    assert against(lot, car, "TD-12") == {BLOCK}
    with pytest.raises(ShowroomError) as refused:
        demo.free(lot.people.manager, car, "已更换刹车片")
    assert refused.value.code == "car_freed_by"
    with pytest.raises(FieldErrors):
        demo.free(lot.people.general_manager, car, " ")
    freed = demo.free(lot.people.general_manager, car, "已更换刹车片")
    assert freed.row.status is VehicleStatus.DEMO
    assert freed.stops[0].freed_by == lot.people.general_manager.name
    assert against(lot, car, "TD-12") == set()
    with pytest.raises(ShowroomError) as again:
        demo.free(lot.people.general_manager, car, "再次")
    assert again.value.code == "car_not_stopped"


@pytest.mark.rule("TD-12")
def test_a_stop_needs_a_reason_and_a_car_that_is_here(lot: Lot) -> None:
    _deal, car, drive = lot.signed()
    demo = lot.store.demo_cars
    with pytest.raises(FieldErrors):
        demo.stop(lot.people.consultant, car, StopDraft(" "))
    with pytest.raises(FieldErrors):
        demo.stop(lot.people.consultant, car, StopDraft("异响", Role.CONSULTANT))
    lot.out(drive)
    with pytest.raises(ShowroomError) as out:
        demo.stop(lot.people.consultant, car, StopDraft("异响"))
    assert out.value.code == "demo_car_is_out"
    stock = lot.build.vehicle(lot.people.manager, VINS[1])
    with pytest.raises(ShowroomError) as refused:
        demo.stop(lot.people.consultant, stock, StopDraft("异响"))
    assert refused.value.code == "not_a_demo_car"


@pytest.mark.rule("TD-12", "PI-11")
def test_who_asked_not_to_be_called_is_still_told_that_his_car_is_stopped(lot: Lot) -> None:
    deal, car = lot.deal(), lot.car()
    lot.licence(deal)
    lot.book(deal, lot.plan(car, starts_at=later(60)))
    lot.change(Customer, lot.store.test_drive.view(lot.people.consultant, deal).driver.customer_id, do_not_contact=True)
    lot.store.demo_cars.stop(lot.people.manager, car, StopDraft("异响"))
    assert [task.kind for task in lot.store.customers.tasks_due(lot.people.consultant)] == ["demo_car"]


@pytest.mark.rule("TR-04", "TD-12")
def test_gauges_are_read_and_the_odometer_never_goes_back(lot: Lot) -> None:
    car = lot.car()
    demo, me = lot.store.demo_cars, lot.people.consultant
    file = demo.read_gauges(me, car, GaugeDraft(1500, 90, demo.car(me, car).version))
    for km, energy, field in ((1499, 90, "odometer_km"), (None, 90, "odometer_km"), (1500, 101, "energy_percent")):
        with pytest.raises(FieldErrors) as refused:
            demo.read_gauges(me, car, GaugeDraft(km, energy, file.version))
        assert set(refused.value.fields) == {field}
    with pytest.raises(ShowroomError):
        demo.read_gauges(me, car, GaugeDraft(1600, 90, file.version - 1))
    demo.save_inspection(lot.people.manager, car, SUNDAY, file.version)
    assert against(lot, car, "TD-12") == set()
    assert against(lot, car, "TD-12", 1) == {BLOCK}
