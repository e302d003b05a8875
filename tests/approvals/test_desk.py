"""One list of all that waits for a manager, each with its whole deal, decided there (CT-04, S3-36)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from showroom.approvals.views import AskKind, WaitingItem
from showroom.bootstrap import Showroom
from showroom.deals.model import Deal, Step
from showroom.follow_up.claim_rules import Outcome
from showroom.follow_up.quality_model import Wanted
from showroom.follow_up.quality_views import ClaimDraft
from showroom.kernel.actor import Actor, Role
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from showroom.negotiation.approvals import Decision
from showroom.negotiation.draft import HaggleReason
from tests.contract.change_builders import opened, signed_deal, start
from tests.contract.contract_builders import drafted
from tests.deal_builders import deal_at
from tests.negotiation.ladder_builders import ask, quote
from tests.staff.posts import leave_one_manager
from tests.store_fixtures import People, hire

YES, NO = Decision(approve=True), Decision(approve=False, note="利润不够")


def waiting(store: Showroom, who: Actor) -> list[WaitingItem]:
    return list(store.approvals.waiting(who).items)


def refused(act: object, *args: object) -> str:
    with pytest.raises(ShowroomError) as told:
        act(*args)  # type: ignore[operator]
    return told.value.code


@pytest.mark.rule("CT-04", "S3-36", "S0-31", "S4-09")
def test_a_discount_is_decided_with_the_whole_deal_in_view(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.NEGOTIATION)
    quote(store, people.consultant, deal, "5000")
    store.deals.raise_objection(people.consultant, deal, "range", "担心冬天续航")
    store.deals.add_promise(people.consultant, deal, Step.NEGOTIATION, "送一次保养")
    ask(store, people.consultant, deal, "9000")
    quote(store, people.consultant, deal, "12000")
    store.negotiation.ask_approval(people.consultant, deal, "竞品优惠一万二")
    store.work.clock.move(minutes=95)  # type: ignore[attr-defined]
    (item,) = waiting(store, people.manager)
    assert (item.kind, item.customer, item.reason, item.discount) == (
        AskKind.DISCOUNT, "张三", "竞品优惠一万二", Money.of("12000"),
    )  # fmt: skip
    assert refused(store.approvals.dossier, people.consultant, item) == "not_allowed"
    seen = store.approvals.dossier(people.manager, item)
    assert seen.waited == timedelta(minutes=95)
    assert seen.limits is not None
    assert (str(seen.limits.consultant), str(seen.limits.beyond)) == ("7494.00", "4506.00")
    assert [(line.revision, str(line.discount)) for line in seen.versions] == [
        (3, "12000.00"), (2, "9000.00"), (1, "5000.00"),
    ]  # fmt: skip
    assert {rung.key: str(rung.amount) for rung in seen.rungs}["contract_price"] == "237800.00"
    assert seen.margin is not None
    assert seen.margin.gross is None  # nobody has entered what the car cost
    assert (seen.haggle, seen.owner, seen.step) == (HaggleReason.COMPETITOR, "周敏", "negotiation")
    assert [(line.text, line.settled) for line in (*seen.objections, *seen.promises)] == [
        ("担心冬天续航", False), ("送一次保养", False),
    ]  # fmt: skip
    with pytest.raises(FieldErrors):
        store.approvals.decide(people.manager, item, Decision(approve=False))
    store.approvals.decide(people.manager, item, Decision(approve=True, granted=Money.of("11000")))
    assert waiting(store, people.manager) == []
    assert refused(store.approvals.decide, people.manager, item, YES) == "already_decided"


@pytest.mark.rule("CT-04", "CT-06", "S3-27")
def test_changes_and_special_terms_wait_in_the_same_list(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    signed = signed_deal(store, people)
    store.contract_changes.change_order(
        people.consultant, signed, start(store, people, signed, discount=Money.of("12000"))
    )
    terms = drafted(store, people, vin="LSVAU2182T2000009", special_terms="赠送首次保养")
    change, words = waiting(store, people.manager)
    assert (change.kind, change.deal_id, words.kind, words.deal_id) == (AskKind.CHANGE, signed, AskKind.TERMS, terms)
    seen = store.approvals.dossier(people.manager, change)
    assert dict(seen.change_lines)["买方少付"] == "¥2,000.00"
    store.approvals.decide(people.manager, change, YES)
    assert opened(store.contract_changes.view(people.consultant, signed)).waits_for == ()
    assert store.approvals.dossier(people.manager, words).special_terms == "赠送首次保养"
    store.approvals.decide(people.manager, words, NO)
    assert waiting(store, people.manager) == []
    assert refused(store.approvals.decide, people.manager, words, NO) == "contract_terms_decided"
    (still,) = waiting(store, people.general_manager)
    store.approvals.decide(people.general_manager, still, YES)
    view = store.contract.view(people.manager, terms)
    assert (view.approved_by_manager, view.approved_by_gm) == (False, True)  # one no, one yes: it is not signed
    assert {event.code for event in store.deals.view(people.consultant, terms).timeline} >= {"terms_refused"}


@pytest.mark.rule("SB-06", "CT-04")
def test_a_claim_waits_for_every_manager_but_its_writer_and_is_met_where_both_sums_stand(
    store: Showroom, people: People
) -> None:
    deal = deal_at(store, people, Step.FOLLOW_UP)
    draft = ClaimDraft(Wanted.REFUND, "要求退车", 12_000)
    for who in (people.consultant, people.manager):
        store.quality_claims.open_claim(who, deal, draft)
    own, others = (waiting(store, who) for who in (people.manager, people.general_manager))
    assert [(item.kind, item.reason, item.asked_by) for item in own] == [(AskKind.CLAIM, "要求退车", "周敏")]
    assert [item.asked_by for item in others] == ["周敏", "李强"]
    seen = store.approvals.dossier(people.manager, own[0], "en")
    assert dict(seen.change_lines)["Asked for"] == "Refund"
    assert (seen.limits, seen.margin) == (None, None)  # no discount is asked for
    assert dict(seen.change_lines)["Answer by"] > store.work.today().isoformat()
    assert refused(store.approvals.decide, people.manager, own[0], YES) == "claim_chosen_there"
    with pytest.raises(FieldErrors):
        store.approvals.decide(people.manager, own[0], Decision(approve=False))
    store.approvals.decide(people.manager, own[0], NO)
    assert waiting(store, people.manager) == []
    claim = next(one for one in store.quality_claims.view(people.manager, deal).claims if one.id == own[0].id)
    assert (claim.outcome, claim.reason) == (Outcome.REFUSED, "利润不够")
    assert refused(store.approvals.decide, people.manager, own[0], NO) == "changed_meanwhile"


@pytest.mark.rule("CT-04")
def test_of_two_answers_to_a_change_at_once_one_counts(store: Showroom, people: People) -> None:
    deal = signed_deal(store, people)
    draft = start(store, people, deal, discount=Money.of("12000"))
    store.contract_changes.change_order(people.consultant, deal, draft)
    items = {who.id: waiting(store, who)[0] for who in (people.manager, people.general_manager)}

    def answer(who: Actor) -> str:
        try:
            store.approvals.decide(who, items[who.id], YES if who is people.manager else NO)
        except ShowroomError as error:
            return error.code
        return "decided"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(answer, (people.manager, people.general_manager)))
    assert outcomes.count("decided") == 1
    assert len(opened(store.contract_changes.view(people.manager, deal)).given) == 1


@pytest.mark.rule("CT-04")
def test_a_manager_decides_on_no_change_and_no_terms_of_the_own_deal(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    leave_one_manager(store, people)
    signed, terms = (
        signed_deal(store, people),
        drafted(store, people, vin="LSVAU2182T2000009", special_terms="赠送保养"),
    )
    draft = start(store, people, signed, special_terms="赠送首次保养")
    version = opened(store.contract_changes.change_order(people.consultant, signed, draft)).version
    assert len(waiting(store, people.manager)) == 2
    with store.work.db.begin() as session:
        for deal in (signed, terms):
            session.get_one(Deal, deal).consultant_id = people.manager.id
    assert waiting(store, people.manager) == []
    with pytest.raises(ShowroomError) as told:
        store.contract_changes.decide(people.manager, signed, version, approve=True)
    assert told.value.code == "change_own"
    assert refused(store.contract.approve_terms, people.manager, terms) == "contract_own_terms"
    found = {item.kind: item for item in waiting(store, people.general_manager)}
    assert set(found) == {AskKind.CHANGE, AskKind.TERMS}
    store.approvals.decide(people.general_manager, found[AskKind.TERMS], YES)  # in the only manager's place
    (left,) = [item for item in waiting(store, people.general_manager) if item.kind is AskKind.TERMS]
    assert left.role is Role.GENERAL_MANAGER
    store.approvals.decide(people.general_manager, left, YES)
    for _both in range(2):  # special terms ask both posts
        (change,) = waiting(store, people.general_manager)
        store.approvals.decide(people.general_manager, change, YES)
    given = opened(store.contract_changes.view(people.manager, signed)).given
    assert {(one.role, one.by) for one in given} == {
        (Role.SALES_MANAGER, "赵总"), (Role.GENERAL_MANAGER, "赵总"),
    }  # fmt: skip
    assert waiting(store, people.general_manager) == []
