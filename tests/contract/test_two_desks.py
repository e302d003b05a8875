"""Two desks edit one contract draft: compared piece by piece, merged by rule, never overwritten (trust Q1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from showroom.bootstrap import Showroom
from showroom.contract import comparing, service
from showroom.contract.contract_paper import DepositWord
from showroom.contract.drafts import ContractDraft, ServiceTick
from showroom.contract.intent_drafts import IntentDraft
from showroom.deals.model import Step
from showroom.kernel.actor import Actor
from showroom.kernel.comparison import Compared, EditedMeanwhile, uncompared
from showroom.kernel.money import ZERO, Money
from showroom.kernel.three_way import Side
from tests.contract.contract_builders import drafted, filled
from tests.deal_builders import deal_at
from tests.store_fixtures import NOW, People, hire


def refused(
    store: Showroom, who: Actor, deal: int, draft: ContractDraft, base: ContractDraft | None
) -> Compared[ContractDraft]:
    with pytest.raises(EditedMeanwhile) as told:
        store.contract.save_draft(who, deal, draft, base)
    return told.value.compared


@pytest.mark.rule("MF-04", "DP-01")
def test_what_one_desk_changed_is_merged_and_what_belongs_together_is_one_question(
    store: Showroom, people: People
) -> None:
    deal = drafted(store, people)
    base = store.contract.view(people.consultant, deal).draft
    theirs = replace(
        base, delivery_date=date(2026, 12, 20), deposit_paid=Money.of("20000"), special_terms="另送脚垫",
        services=(ServiceTick("plates", Money.of("500")),),
    )  # fmt: skip
    store.contract.save_draft(people.manager, deal, theirs, base)
    mine = replace(
        base, buyer_address=" 上海市徐汇区 ", deposit_word=DepositWord.PREPAYMENT, special_terms="  代办临牌",
        services=(ServiceTick("insurance", Money.of("300")),), buyer_phone="138 0013 8000",
    )  # fmt: skip
    compared = refused(store, people.consultant, deal, mine, base)
    assert (compared.by, compared.at) == (people.manager.name, NOW)
    (asked,) = compared.asked
    assert [text[0] for text in (asked.base, asked.theirs, asked.mine)] == [
        "定金 · 约定 40,000.00 · 已付 40,000.00", "定金 · 约定 40,000.00 · 已付 20,000.00",
        "订金 · 约定 40,000.00 · 已付 40,000.00",
    ]  # fmt: skip
    assert {row.key: row.verdict for row in compared.rows if row is not asked} == {
        "delivery_date": "by_them", "services/plates": "by_them", "special_terms": "blended",
        "buyer_address": "by_me", "services/insurance": "by_me",
    }  # fmt: skip
    merged = compared.draft({asked.key: Side.THEIRS})
    view = store.contract.save_draft(people.consultant, deal, merged, compared.versions.theirs)
    stored = view.draft
    assert (stored.deposit_word, stored.deposit_paid) == (DepositWord.EARNEST, Money.of("20000"))
    assert (stored.delivery_date, stored.buyer_address) == (date(2026, 12, 20), "上海市徐汇区")
    assert stored.special_terms == "另送脚垫\n代办临牌"
    assert {tick.code for tick in stored.services} == {"plates", "insurance"}
    assert view.split is not None
    assert view.split.earnest == Money.of("20000")  # reckoned from what is stored now


def test_two_first_drafts_and_a_forgotten_base_are_compared_too(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.CONTRACT)
    base = store.contract.view(people.consultant, deal).draft
    assert base.version == 0
    store.contract.save_draft(people.manager, deal, replace(filled(store, people, deal), guardian="李四"), base)
    compared = refused(store, people.consultant, deal, replace(base, invoice_title="上海星河"), base)
    assert not compared.needs_a_person
    assert (compared.draft().guardian, compared.draft().invoice_title) == ("李四", "上海星河")
    unknown = refused(store, people.consultant, deal, replace(base, invoice_title="上海星河"), None)
    assert {row.key for row in unknown.asked} >= {"guardian", "invoice_title"}  # who changed what is not known


@pytest.mark.rule("DP-05")
def test_an_intent_order_is_compared_the_same_way(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.CONTRACT)
    start = IntentDraft(Money.of("5000"), date(2026, 12, 6), "12 月上旬")
    base = store.intents.save(people.consultant, deal, start).draft
    theirs = store.intents.save(
        people.manager, deal, replace(base, amount=Money.of("8000"), guardian="李四"), base
    ).draft
    with pytest.raises(EditedMeanwhile) as told:
        store.intents.save(people.consultant, deal, replace(base, amount=Money.of("6000"), wishes=" 珍珠白 "), base)
    compared = told.value.compared
    assert (compared.by, [row.key for row in compared.asked]) == (people.manager.name, ["amount"])
    merged = compared.draft({"amount": Side.THEIRS})
    assert merged == replace(theirs, wishes="珍珠白")
    assert store.intents.save(people.consultant, deal, merged, theirs).draft.guardian == "李四"


def test_every_field_of_the_drafts_is_compared() -> None:
    assert uncompared(comparing.PARTS, ContractDraft(), frozenset({"version"})) == set()
    assert uncompared(comparing.INTENT_PARTS, IntentDraft(ZERO), frozenset({"version"})) == set()


def test_control_without_the_comparison_the_other_desk_is_overwritten(
    sqlite_store: Showroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = hire(sqlite_store)
    deal = drafted(sqlite_store, people)
    base = sqlite_store.contract.view(people.consultant, deal).draft
    monkeypatch.setattr(comparing, "require_newest", lambda *_: None)
    monkeypatch.setattr(service, "check_version", lambda *_: None)
    sqlite_store.contract.save_draft(people.manager, deal, replace(base, sign_place="外展"), base)
    stored = sqlite_store.contract.save_draft(people.consultant, deal, replace(base, guardian="李四"), base)
    assert stored.draft.sign_place == base.sign_place
