"""The customer handed to a manager while they negotiate: recorded, ended, on the timeline, owner unchanged (S4-09)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from showroom.bootstrap import Showroom
from showroom.deals.model import Deal, Step
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.negotiation.turnover import TurnoverDraft
from showroom.negotiation.turnover_model import TurnoverOutcome, TurnoverReason
from tests.deal_builders import deal_at
from tests.store_fixtures import People


def refused(act: object, *args: object) -> str:
    with pytest.raises(ShowroomError) as told:
        act(*args)  # type: ignore[operator]
    return told.value.code


@pytest.mark.rule("S4-09", "S3-36", "OW-1")
def test_a_turnover_has_its_manager_reason_and_outcome_and_moves_no_owner(store: Showroom, people: People) -> None:
    deal, service = deal_at(store, people, Step.NEGOTIATION), store.turnovers
    draft = TurnoverDraft(people.manager.id, TurnoverReason.PRICE, "差三千，客户今天带了定金")
    for bad, field in (
        (TurnoverDraft(people.colleague.id, TurnoverReason.PRICE), "turnover_manager"),
        (TurnoverDraft(people.manager.id, None), "turnover_reason"),
    ):
        with pytest.raises(FieldErrors) as wrong:
            service.hand(people.consultant, deal, bad)
        assert set(wrong.value.fields) == {field}
    assert refused(service.hand, people.colleague, deal, draft) == "not_your_deal"
    opened = service.hand(people.consultant, deal, draft).open
    assert opened is not None
    assert (opened.manager, opened.handed_by, opened.handed_at) == ("李强", "周敏", store.work.clock.now())
    assert refused(service.hand, people.consultant, deal, draft) == "turnover_open"
    with pytest.raises(FieldErrors):
        service.end(people.manager, opened.id, opened.version, None)
    ended = service.end(people.manager, opened.id, opened.version, TurnoverOutcome.BACK, "让两千，回去谈")
    assert (ended.open, ended.rows[0].outcome) == (None, TurnoverOutcome.BACK)
    assert refused(service.end, people.manager, opened.id, opened.version, TurnoverOutcome.LOST) == (
        "turnover_ended_already"
    )
    assert service.hand(people.consultant, deal, draft).open is not None  # a second one may follow
    lines = [event.code for event in store.deals.view(people.consultant, deal).timeline]
    assert (lines.count("turned_over"), lines.count("turnover_ended")) == (2, 1)
    with store.work.db.read() as session:
        assert session.get_one(Deal, deal).consultant_id == people.consultant.id


@pytest.mark.rule("S4-09")
def test_of_two_desks_that_hand_over_at_once_one_is_told(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.NEGOTIATION)

    def hand(manager: int) -> str:
        try:
            store.turnovers.hand(people.consultant, deal, TurnoverDraft(manager, TurnoverReason.PRICE))
        except ShowroomError as error:
            return error.code
        return "handed"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(hand, (people.manager.id, people.general_manager.id)))
    assert outcomes == ["handed", "turnover_open"]
    assert len(store.turnovers.view(people.consultant, deal).rows) == 1
