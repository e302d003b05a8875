"""The front desk's and the reception page's view models over a real store, without a display."""

from __future__ import annotations

from typing import Any

import pytest

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.kernel.errors import FieldErrors
from showroom.reception.desk_views import Leaving
from showroom.reception.views import DayLog, OpenVisit, OwnershipAnswer, ReceptionView, VisitDraft, VisitLogged
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.reception.front_desk_view_model import FrontDeskViewModel
from ui.reception.line_form import draft_of
from ui.reception.view_model import ReceptionViewModel, values_from_view

FULL = {"name": "张伟", "phone": "13912345678", "wanted_model": "星河 E6", "party_size": "2"}


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def heard(signal: Any) -> list[Any]:
    """Everything a signal says."""
    said: list[Any] = []
    signal.connect(said.append)
    return said


@pytest.mark.rule("OW-5", "PI-10")
def test_the_verdict_comes_with_the_last_digit_and_once(sqlite_store: Showroom, people: People) -> None:
    FrontDeskViewModel(desk(sqlite_store, people.consultant)).log(draft_of(FULL))
    model = FrontDeskViewModel(desk(sqlite_store, people.receptionist))
    answers = heard(model.looked_up)
    for length in range(8, 12):
        model.look_up("13912345678"[:length])
    model.look_up("13912345678")
    assert answers[:-1] == [None] * 3
    (seen,) = (answer for answer in answers if isinstance(answer, OwnershipAnswer))
    assert (seen.known_owner, seen.masked) == ("周敏", True)


def test_an_empty_line_is_an_anonymous_visitor_on_board_and_log(sqlite_store: Showroom, people: People) -> None:
    model = FrontDeskViewModel(desk(sqlite_store, people.receptionist))
    boards, logs, logged = heard(model.board_read), heard(model.log_read), heard(model.logged)
    model.log(VisitDraft())
    (visit,) = boards[-1]
    assert isinstance(visit, OpenVisit)
    assert isinstance(logs[-1], DayLog)
    assert (visit.who, len(logs[-1].rows)) == ("", 1)
    assert isinstance(logged[0], VisitLogged)
    assert logged[0].customer_id is None


def test_a_hasty_line_is_completed_and_becomes_a_deal(sqlite_store: Showroom, people: People) -> None:
    model = FrontDeskViewModel(desk(sqlite_store, people.receptionist))
    boards, deals, lines = heard(model.board_read), heard(model.deal_opened), heard(model.line_read)
    model.log(VisitDraft(party_size=3))
    model.open_line(boards[-1][0].id)
    model.correct(lines[-1], draft_of(FULL | {"party_size": "3"}))
    assert (boards[-1][0].party_size, boards[-1][0].wanted_model) == (3, "星河 E6")
    model.open_deal(boards[-1][0].id)
    assert deals == [boards[-1][0].deal_id]


def test_leaving_can_be_undone_and_wrong_input_goes_to_the_fields(sqlite_store: Showroom, people: People) -> None:
    model = FrontDeskViewModel(desk(sqlite_store, people.receptionist))
    boards, refused = heard(model.board_read), heard(model.refused)
    model.log(VisitDraft())
    visit = boards[-1][0]
    model.leave(visit.id, Leaving())
    assert boards[-1] == ()
    model.take_back(visit.id)
    model.reload()
    assert [row.id for row in boards[-1]] == [visit.id]
    model.log(draft_of({"party_size": "many"}))
    (errors,) = refused
    assert isinstance(errors, FieldErrors)
    assert set(errors.fields) == {"party_size"}
    assert draft_of({"party_size": "²"}).party_size == 0  # a digit to Python, not to a front desk


def test_what_the_page_shows_is_what_it_saves(sqlite_store: Showroom, people: People) -> None:
    deal_id = deal_at(sqlite_store, people, Step.RECEPTION)
    model = ReceptionViewModel(desk(sqlite_store, people.consultant))
    loaded, saved = heard(model.loaded), heard(model.saved)
    model.load(deal_id)
    values = values_from_view(loaded[0]) | {"wanted_model": "星河 E6", "greeting": frozenset({"smiled"})}
    model.save(values)
    view = saved[0]
    assert isinstance(view, ReceptionView)
    assert values_from_view(view) == values
    model.save(values_from_view(view) | {"name": ""})
    assert len(saved) == 1
