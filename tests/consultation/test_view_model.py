"""The consultation's view model over a real store, without a display."""

from __future__ import annotations

from typing import Any

import pytest

from showroom.bootstrap import Showroom
from showroom.consultation.views import GradeAdvice, NeedsView
from showroom.deals.model import Step
from showroom.kernel.errors import FieldErrors
from tests.consultation.test_service import filled
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.consultation.view_model import ConsultationViewModel, draft_from_values, values_from_draft


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def model(sqlite_store: Showroom, people: People) -> ConsultationViewModel:
    made = ConsultationViewModel(desk(sqlite_store, people.consultant))
    made.load(deal_at(sqlite_store, people, Step.CONSULTATION))
    return made


def heard(signal: Any) -> list[Any]:
    """Everything a signal says."""
    said: list[Any] = []
    signal.connect(said.append)
    return said


def test_what_the_page_holds_is_what_the_service_gets(model: ConsultationViewModel) -> None:
    assert model.view is not None
    draft = filled(model.view.draft.deal_id)
    assert draft_from_values(draft, values_from_draft(draft)) == draft


@pytest.mark.rule("GR-01")
def test_the_suggestion_follows_the_answers_and_is_asked_once(model: ConsultationViewModel) -> None:
    advised = heard(model.advised)
    answers = {"horizon_days": "7", "bant_budget": "2", "decision_maker_present": True, "asked_price": False}
    model.advise(answers)
    model.advise(answers)
    (advice,) = advised
    assert isinstance(advice, GradeAdvice)
    assert advice.suggestion.grade.value == "H"
    model.advise(answers | {"horizon_days": "90", "bant_budget": "0"})
    assert advised[-1].suggestion.grade.value == "C"


@pytest.mark.rule("GR-01")
def test_saved_values_come_back_and_a_missing_reason_goes_to_its_field(model: ConsultationViewModel) -> None:
    saved, refused = heard(model.saved), heard(model.refused)
    assert model.view is not None
    values = values_from_draft(filled(model.view.draft.deal_id))
    model.save(values | {"grade": "C"})
    (errors,) = refused
    assert isinstance(errors, FieldErrors)
    assert (set(errors.fields), saved) == ({"grade_reason"}, [])
    model.save(values)
    (view,) = saved
    assert isinstance(view, NeedsView)
    assert values_from_draft(view.draft) == values
    assert model.view is view
