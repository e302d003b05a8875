"""The escort right comes from a training on record and the own licence, both on the day (TD-09)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Role
from showroom.kernel.errors import FieldErrors
from showroom.staff.escorts import TrainingDraft
from showroom.staff.model import StaffMember
from showroom.staff.service import StaffDraft
from tests.store_fixtures import People
from tests.test_drive.driving import Lot

SUNDAY = date(2026, 11, 22)
LICENSED = StaffDraft(
    "新同事", frozenset({Role.CONSULTANT}), escort=True, licence_classes="C1", licence_valid_to=date(2030, 1, 1),
    trainings=(TrainingDraft(date(2026, 1, 1), date(2027, 1, 1)),),
)  # fmt: skip


def codes(lot: Lot, **changes: object) -> set[str]:
    view = lot.service.eligibility(lot.people.consultant, lot.deal(), lot.plan(lot.car(), **changes))
    return {finding.code for finding in view.findings if finding.severity >= 3}


@pytest.mark.rule("TD-09", "S2-27")
def test_the_first_user_is_no_escort(store: Showroom, people: People) -> None:
    card = store.staff.card(people.admin, people.admin.id)
    assert not card.draft.escort
    assert card.trainings == ()
    assert people.admin.id not in {choice.id for choice in store.test_drive.escorts(people.consultant)}


@pytest.mark.rule("TD-09")
@pytest.mark.parametrize(
    "changes, fields",
    [
        ({"trainings": ()}, {"escort"}),
        ({"licence_classes": " "}, {"licence_classes"}),
        ({"licence_valid_to": None}, {"licence_valid_to"}),
        ({"trainings": (TrainingDraft(date(2025, 1, 1), SUNDAY - timedelta(days=1)),)}, {"escort"}),
        ({"trainings": (TrainingDraft(SUNDAY + timedelta(days=1), date(2027, 1, 1)),)}, {"training_held_on"}),
        ({"trainings": (TrainingDraft(SUNDAY, SUNDAY - timedelta(days=1)),)}, {"training_valid_to"}),
        ({"trainings": (TrainingDraft(None, None),)}, {"training_held_on", "training_valid_to"}),
    ],
)
def test_nobody_becomes_an_escort_without_licence_and_training(
    store: Showroom, people: People, changes: dict[str, Any], fields: set[str]
) -> None:
    with pytest.raises(FieldErrors) as refused:
        store.staff.add_colleague(people.admin, replace(LICENSED, **changes))
    assert set(refused.value.fields) == fields
    assert "新同事" not in {colleague.name for colleague in store.staff.colleagues(people.admin)}


@pytest.mark.rule("TD-09")
def test_a_long_term_licence_and_a_training_that_ends_today_are_enough(store: Showroom, people: People) -> None:
    draft = replace(
        LICENSED, licence_valid_to=None, licence_long_term=True, licence_first_issue=date(2001, 2, 3),
        trainings=(TrainingDraft(date(2025, 11, 22), SUNDAY),),
    )  # fmt: skip
    added = store.staff.add_colleague(people.admin, draft)
    card = store.staff.card(people.admin, added.id)
    assert card.draft.licence_first_issue == date(2001, 2, 3)
    assert card.draft.licence_long_term
    assert [(line.held_on, line.valid_to) for line in card.trainings] == [(date(2025, 11, 22), SUNDAY)]
    assert added.id in {choice.id for choice in store.test_drive.escorts(people.consultant)}


@pytest.mark.rule("TD-09", "S2-27")
def test_a_training_that_ends_takes_the_right_away_on_the_day_of_the_drive(lot: Lot) -> None:
    added = lot.store.staff.add_colleague(
        lot.people.admin, replace(LICENSED, trainings=(TrainingDraft(SUNDAY, SUNDAY + timedelta(days=1)),))
    )
    start = lot.plan(1).starts_at
    assert start is not None
    deal, car = lot.deal(), lot.car()
    for days, blocked in ((0, False), (1, False), (2, True)):
        plan = lot.plan(car, escort_id=added.id, starts_at=start + timedelta(days=days))
        found = lot.service.eligibility(lot.people.consultant, deal, plan).findings
        unfit = [f for f in found if f.code == "TD-09" and f.severity.name == "BLOCK"]
        assert bool(unfit) is blocked, days


@pytest.mark.rule("TD-09")
def test_a_struck_training_ends_the_right_at_once(lot: Lot) -> None:
    card = lot.store.staff.card(lot.people.admin, lot.people.colleague.id)
    lot.store.staff.strike_training(lot.people.admin, card.trainings[0].id)
    assert lot.people.colleague.id not in {choice.id for choice in lot.service.escorts(lot.people.consultant)}
    deal, car = lot.deal(), lot.car()
    with pytest.raises(FieldErrors) as refused:
        lot.book(deal, lot.plan(car))
    assert refused.value.fields["escort_id"].message.code == "test_drive_not_escort"


@pytest.mark.rule("TD-09")
def test_the_mark_alone_is_no_right(lot: Lot) -> None:
    """A store from before the trainings: the mark is set, nothing is on record."""
    manager = lot.people.manager.id
    lot.change(StaffMember, manager, escort=True, licence_classes="C1", licence_valid_to=date(2030, 1, 1))
    assert manager not in {choice.id for choice in lot.service.escorts(lot.people.consultant)}
    assert "TD-09" in codes(lot, escort_id=manager)
