"""A 三包换退车 is quoted and contracted only with its written disclosure and the customer's own word (SB-11)."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from showroom.bootstrap import Showroom
from showroom.contract.contract_paper import ContractPaper
from showroom.contract.paper import Signing, contract_paper
from showroom.contract.queries import material
from showroom.deals.model import Deal, Step
from showroom.kernel.actor import Permission
from showroom.kernel.errors import Lang, ShowroomError
from showroom.kernel.findings import Finding, Severity
from showroom.negotiation.paper import _returned
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.vehicles.model import Vehicle, VehicleStatus
from showroom.vehicles.records import reserve
from showroom.vehicles.returned_cars import ReturnedMark, take_back
from tests.contract.contract_builders import drafted, sign
from tests.deal_builders import deal_at
from tests.store_fixtures import People, by_owner

MARK = ReturnedMark("SH01-SB-20261001-0001", exchanged=False, reason="制动系统两次修理未排除", odometer_km=12_000,
                    returned_on=date(2026, 10, 1))  # fmt: skip
WORDS: dict[Lang, str] = {"zh": "三包换退车", "en": "returned under the three guarantees"}


class Yard:
    """Takes a car back, and reads what a paper would say."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.SIGNED_IN)
    def take_back(self, tx: Tx, deal_id: int) -> int:
        """The deal's car as one that came back earlier, inspected and in stock again."""
        car = tx.session.get_one(Vehicle, tx.session.get_one(Deal, deal_id).vehicle_id)
        take_back(tx, car, MARK)
        car.status = VehicleStatus.IN_STOCK
        return car.id

    @reads(Permission.SIGNED_IN)
    def paper(self, tx: Tx, deal_id: int, lang: Lang) -> ContractPaper:
        return contract_paper(material(tx, tx.session.get_one(Deal, deal_id)), Signing("-", tx.today), lang)

    @reads(Permission.SIGNED_IN)
    def quoted(self, tx: Tx, deal_id: int, lang: Lang) -> tuple[str, ...]:
        return _returned(tx, tx.session.get_one(Deal, deal_id), lang)

    @reads(Permission.SIGNED_IN)
    def gate(self, tx: Tx, store: Showroom, deal_id: int) -> tuple[Finding, ...]:
        return store.negotiation.gate(tx, tx.session.get_one(Deal, deal_id))

    @writes(Permission.SIGNED_IN)
    def reserve(self, tx: Tx, vehicle_id: int) -> None:
        reserve(tx, vehicle_id, 4711)


def of_rule(findings: tuple[Finding, ...]) -> list[Severity]:
    return [found.severity for found in findings if found.code == "SB-11"]


@pytest.mark.rule("SB-11")
def test_a_returned_car_is_sold_only_with_the_acknowledged_disclosure(store: Showroom, people: People) -> None:
    deal, yard, who = drafted(store, people), Yard(store.work), people.consultant
    assert of_rule(store.contract.view(who, deal).findings) == []
    assert of_rule(yard.gate(people.manager, store, deal)) == []
    assert store.returned_cars.state(who, deal) is None
    car = yard.take_back(people.manager, deal)
    assert of_rule(store.contract.view(who, deal).findings) == [Severity.BLOCK]
    assert of_rule(yard.gate(people.manager, store, deal)) == [Severity.BLOCK]
    with pytest.raises(ShowroomError):
        sign(store, people, deal)
    with pytest.raises(ShowroomError) as caught:
        yard.reserve(people.manager, car)
    assert caught.value.message.code == "sb11_not_disclosed"
    state = store.returned_cars.acknowledge(who, deal, MARK.claim_number)
    assert state.seen_at is not None
    assert of_rule(yard.gate(people.manager, store, deal)) == [Severity.INFO]
    for lang, word in WORDS.items():
        paper = yard.paper(who, deal, lang)
        assert word in paper.vehicle.condition
        assert MARK.reason in paper.end.special_terms[0]
        assert word in paper.end.special_terms[0]
        assert yard.quoted(who, deal, lang) == paper.end.special_terms[:1]
    assert sign(store, people, deal).number
    with pytest.raises(DatabaseError, match="immutable"), by_owner(store) as session:
        session.execute(sa.text("DELETE FROM returned_car"))


@pytest.mark.rule("SB-11")
def test_the_word_is_bound_to_the_disclosure_that_was_read(sqlite_store: Showroom, people: People) -> None:
    store = sqlite_store
    deal, yard, who = deal_at(store, people, Step.NEGOTIATION), Yard(store.work), people.consultant
    for number, code in ((MARK.claim_number, "car_not_returned"), ("SH01-SB-20260101-0009", "changed_meanwhile")):
        with pytest.raises(ShowroomError) as caught:
            store.returned_cars.acknowledge(who, deal, number)
        assert caught.value.message.code == code
        if code == "car_not_returned":
            yard.take_back(people.manager, deal)
