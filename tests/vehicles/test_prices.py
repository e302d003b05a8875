"""Prices that depend on the day: they take effect by themselves, and one typed by hand holds from today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from showroom.bootstrap import Showroom
from showroom.kernel.clock import FixedClock
from showroom.kernel.money import Money
from showroom.persistence.audit import AuditEntry
from showroom.vehicles.model import Energy
from showroom.vehicles.price_model import ModelPrice
from showroom.vehicles.records import ModelDraft
from showroom.vehicles.service import ModelCard
from tests.store_fixtures import NOW, People

DRAFT = ModelDraft("星河", "E6", "650km 长续航版", Energy.BEV, Money.of("189800"), range_km=650)


@pytest.fixture
def model(store: Showroom, people: People) -> ModelCard:
    return store.vehicles.save_model(people.manager, DRAFT)


def dated(store: Showroom, people: People, model: ModelCard, *rows: tuple[str, date | None, date | None]) -> None:
    with store.work.db.begin() as session:
        session.add_all(
            ModelPrice(
                model_id=model.id, price=Money.of(price), valid_from=since, valid_to=until, created_at=NOW,
                created_by=people.manager.id,
            )
            for price, since, until in rows
        )  # fmt: skip


def price(store: Showroom, people: People, model: ModelCard) -> str:
    return store.vehicles.model(people.consultant, model.id).guide_price.grouped()


def clock(store: Showroom) -> FixedClock:
    found = store.work.clock
    assert isinstance(found, FixedClock)
    return found


@pytest.mark.rule("G-06")
def test_a_price_takes_effect_on_its_first_day_and_ends_with_its_last(
    store: Showroom, people: People, model: ModelCard
) -> None:
    today = store.work.today()
    first, last = today + timedelta(days=1), today + timedelta(days=3)
    dated(store, people, model, ("189800", None, None), ("179800", first, last))
    seen = []
    for _day in range(6):
        store.vehicles.take_prices_of_today(people.consultant)
        seen.append(price(store, people, model))
        clock(store).move(days=1)
    assert seen == ["189,800.00", *["179,800.00"] * 3, *["189,800.00"] * 2]


@pytest.mark.rule("G-06")
def test_a_day_without_a_new_price_writes_nothing(store: Showroom, people: People, model: ModelCard) -> None:
    dated(store, people, model, ("189800", None, None))
    with store.work.db.read() as session:
        before = session.query(AuditEntry).count()
    assert store.vehicles.take_prices_of_today(people.consultant) == 0
    with store.work.db.read() as session:
        assert session.query(AuditEntry).count() == before


@pytest.mark.rule("G-06")
def test_a_price_typed_by_hand_is_not_taken_back_the_next_day(
    store: Showroom, people: People, model: ModelCard
) -> None:
    dated(store, people, model, ("189800", None, None))
    card = store.vehicles.model(people.manager, model.id)
    changed = replace(DRAFT, guide_price=Money.of("185800"))
    store.vehicles.save_model(people.manager, changed, model.id, card.version)
    clock(store).move(days=1)
    assert store.vehicles.take_prices_of_today(people.consultant) == 0
    assert price(store, people, model) == "185,800.00"
