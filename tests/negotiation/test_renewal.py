"""Next year's compulsory premium of a delivered car by its accidents, in the store's region scheme (§4.1)."""

from __future__ import annotations

from datetime import date

import pytest

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer, CustomerKind
from showroom.deals.model import Deal, Step
from showroom.vehicles.model import Vehicle, VehicleModel
from tests.deal_builders import deal_at
from tests.store_fixtures import People


@pytest.mark.rule("FU-7", "S2-12", "G-06")
def test_each_record_of_accidents_has_its_premium_and_what_is_unknown_has_none(store: Showroom, people: People) -> None:
    deal_id = deal_at(store, people, Step.FOLLOW_UP)

    def premiums() -> dict[str, tuple[int, str]]:
        found = store.renewals.of_deal(people.consultant, deal_id)
        assert found is not None
        return {line.record.text("en"): (int(line.change * 100), str(line.premium)) for line in found.lines}

    assert premiums() == {
        "1 year(s) without an accident at fault": (-10, "855.00"),
        "One accident at fault last year": (0, "950.00"),
        "Two or more accidents at fault last year": (10, "1045.00"),
        "A death at fault last year": (30, "1235.00"),
    }
    with store.work.db.begin() as session:
        deal = session.get_one(Deal, deal_id)
        assert deal.delivered_on is not None
        assert deal.vehicle_id is not None
        car = session.get_one(Vehicle, deal.vehicle_id)
        car.compulsory_valid_to = date(2030, 6, 30)
        session.get_one(VehicleModel, car.model_id).seats = 7
        session.get_one(Customer, deal.customer_id).kind = CustomerKind.COMPANY
    three = premiums()
    assert list(three.values())[:3] == [(-30, "791.00"), (-20, "904.00"), (-10, "1017.00")]
    with store.work.db.begin() as session:
        session.get_one(VehicleModel, car.model_id).seats = 15  # the insurer says
    assert store.renewals.of_deal(people.consultant, deal_id) is None
    with store.work.db.begin() as session:
        session.get_one(Vehicle, car.id).compulsory_valid_to = None
    assert store.renewals.of_deal(people.consultant, deal_id) is None
