"""The car that fits, and the customer's confirmation, through the service on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from showroom.bootstrap import Showroom
from showroom.deals.model import Deal, Step
from showroom.deals.service import StepBlocked
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.presentation.rules import Position
from showroom.presentation.views import PresentationDraft
from showroom.vehicles.model import VehicleStatus
from tests.deal_builders import Builder, deal_at
from tests.store_fixtures import People


@pytest.fixture
def deal(store: Showroom, people: People) -> int:
    return deal_at(store, people, Step.PRESENTATION)


def refused(act: object, *args: object) -> str:
    with pytest.raises(ShowroomError) as told:
        act(*args)  # type: ignore[operator]
    return told.value.code


@pytest.mark.rule("WK-03", "S2-07", "WK-01")
def test_the_step_ends_only_when_the_customer_confirms_model_version_and_colour(
    store: Showroom, people: People, deal: int
) -> None:
    service = store.presentation
    view = service.current(people.consultant, deal)
    (car,) = view.candidates
    with pytest.raises(StepBlocked) as blocked:
        store.deals.complete_step(people.consultant, deal, Step.PRESENTATION)
    assert {f.code for f in blocked.value.findings} == {"WK-03"}
    shown = PresentationDraft(car.model_id, car.vehicle_id, positions=frozenset(Position))
    saved = service.save(people.consultant, deal, shown)
    assert (saved.draft.exterior, saved.draft.positions) == ("珍珠白", frozenset(Position))
    with pytest.raises(StepBlocked):
        store.deals.complete_step(people.consultant, deal, Step.PRESENTATION)
    service.save(people.consultant, deal, replace(saved.draft, customer_confirmed=True))
    assert store.deals.complete_step(people.consultant, deal, Step.PRESENTATION).current_step is Step.TEST_DRIVE
    with store.work.db.read() as session:
        row = session.get_one(Deal, deal)
    assert (row.vehicle_id, row.model_id, row.exterior) == (car.vehicle_id, car.model_id, "珍珠白")


def test_an_unconfirmed_car_is_not_handed_over(store: Showroom, people: People, deal: int) -> None:
    (car,) = store.presentation.current(people.consultant, deal).candidates
    store.presentation.save(people.consultant, deal, PresentationDraft(vehicle_id=car.vehicle_id))
    with store.work.db.read() as session:
        assert session.get_one(Deal, deal).model_id is None


@pytest.mark.rule("WK-03")
def test_a_confirmation_without_a_car_is_told_at_the_field(store: Showroom, people: People, deal: int) -> None:
    with pytest.raises(FieldErrors) as wrong:
        store.presentation.save(people.consultant, deal, PresentationDraft(customer_confirmed=True))
    assert set(wrong.value.fields) == {"car", "exterior"}
    assert store.presentation.current(people.consultant, deal).draft.version == 0


def test_the_best_match_comes_first_with_its_reasons(store: Showroom, people: People, deal: int) -> None:
    builder = Builder(store.work)
    builder.vehicle(people.manager, "LSVAU2189N2000001", VehicleStatus.IN_TRANSIT)
    cars = store.presentation.current(people.consultant, deal).candidates
    assert [car.status for car in cars] == [VehicleStatus.IN_STOCK, VehicleStatus.IN_TRANSIT]
    assert cars[0].score == 100
    assert [reason.wish for reason in cars[0].reasons] == ["budget"]


def test_a_sold_car_cannot_be_chosen(store: Showroom, people: People, deal: int) -> None:
    sold = Builder(store.work).vehicle(people.manager, "LSVAU2189N2000001", VehicleStatus.SOLD)
    assert refused(store.presentation.save, people.consultant, deal, PresentationDraft(vehicle_id=sold)) == "car_gone"


def test_two_desks_do_not_overwrite_each_other(store: Showroom, people: People, deal: int) -> None:
    stale = store.presentation.current(people.consultant, deal).draft
    store.presentation.save(people.consultant, deal, replace(stale, questions="后备厢多大？"))
    assert refused(store.presentation.save, people.manager, deal, stale) == "changed_meanwhile"


def test_presentation_before_its_turn_is_refused(store: Showroom, people: People) -> None:
    early = deal_at(store, people, Step.CONSULTATION)
    assert refused(store.presentation.save, people.consultant, early, PresentationDraft()) == "step_not_reached"
