"""Colleagues changed by an administrator: posts, escort right with an own licence, and never without administrator."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Role
from showroom.kernel.errors import FieldErrors, ShowroomError
from tests.store_fixtures import ESCORT_TRAINED, People

LICENCE_TO = date(2031, 5, 20)


def test_posts_phone_and_escort_right_are_saved(store: Showroom, people: People) -> None:
    card = store.staff.card(people.admin, people.receptionist.id)
    draft = replace(
        card.draft, roles=frozenset({Role.RECEPTIONIST, Role.CONSULTANT}), phone="13900000000", escort=True,
        licence_number="11010519491231002X", licence_classes="C1", licence_valid_to=LICENCE_TO,
        trainings=(ESCORT_TRAINED,),
    )  # fmt: skip
    saved = store.staff.save_colleague(people.admin, card.id, draft, card.version)
    assert saved.draft == replace(draft, trainings=())
    assert [line.valid_to for line in saved.trainings] == [ESCORT_TRAINED.valid_to]
    assert saved.version > card.version
    assert store.staff.card(people.admin, card.id) == saved


@pytest.mark.rule("TD-09")
def test_an_escort_needs_an_own_licence(store: Showroom, people: People) -> None:
    card = store.staff.card(people.admin, people.receptionist.id)
    with pytest.raises(FieldErrors) as refused:
        store.staff.save_colleague(people.admin, card.id, replace(card.draft, escort=True), card.version)
    assert set(refused.value.fields) == {"licence_classes", "licence_valid_to", "escort"}


def test_somebody_without_a_post_is_refused(store: Showroom, people: People) -> None:
    card = store.staff.card(people.admin, people.finance.id)
    with pytest.raises(FieldErrors) as refused:
        store.staff.save_colleague(people.admin, card.id, replace(card.draft, roles=frozenset()), card.version)
    assert set(refused.value.fields) == {"roles"}


def test_the_last_administrator_stays_one(store: Showroom, people: People) -> None:
    card = store.staff.card(people.admin, people.admin.id)
    no_more = replace(card.draft, roles=frozenset({Role.CONSULTANT}))
    with pytest.raises(ShowroomError, match="last_administrator"):
        store.staff.save_colleague(people.admin, card.id, no_more, card.version)
    with pytest.raises(ShowroomError, match="last_administrator"):
        store.staff.set_active(people.admin, people.admin.id, active=False)
    other = store.staff.card(people.admin, people.manager.id)
    both = replace(other.draft, roles=other.draft.roles | {Role.ADMINISTRATOR})
    store.staff.save_colleague(people.admin, other.id, both, other.version)
    assert store.staff.save_colleague(people.admin, card.id, no_more, card.version).draft.roles == {Role.CONSULTANT}


def test_an_old_form_does_not_overwrite_a_newer_card(store: Showroom, people: People) -> None:
    card = store.staff.card(people.admin, people.finance.id)
    store.staff.save_colleague(people.admin, card.id, replace(card.draft, phone="1"), card.version)
    with pytest.raises(ShowroomError, match="changed_meanwhile"):
        store.staff.save_colleague(people.admin, card.id, replace(card.draft, phone="2"), card.version)


def test_only_an_administrator_reads_or_changes_cards(store: Showroom, people: People) -> None:
    card = store.staff.card(people.admin, people.finance.id)
    with pytest.raises(ShowroomError, match="not_allowed"):
        store.staff.card(people.manager, card.id)
    with pytest.raises(ShowroomError, match="not_allowed"):
        store.staff.save_colleague(people.manager, card.id, card.draft, card.version)


def test_nobody_unknown_is_read(store: Showroom, people: People) -> None:
    with pytest.raises(ShowroomError, match="not_found"):
        store.staff.card(people.admin, 99_999)
