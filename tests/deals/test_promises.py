"""The promise ledger: from whichever step it comes, no promise is lost on its way to the keys (DV-09, CT-06)."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.deals.handover import get_deal
from showroom.deals.model import Promise, Step
from showroom.deals.service import StepBlocked
from showroom.delivery.confirmation_pdf import ConfirmationPaper
from showroom.delivery.drafts import ConfirmDraft
from showroom.delivery.paper import Signing, confirmation_paper
from showroom.delivery.queries import facts_of
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.persistence.actions import Tx, Workplace, reads
from tests.contract.change_builders import changed
from tests.contract.contract_builders import drafted, sign
from tests.contract.test_service import text_of
from tests.deal_builders import deal_at
from tests.guards.effort import rounds
from tests.store_fixtures import People, by_owner, hire

REASON = "客户改主意，双方当面说定"
STEPS = (Step.RECEPTION, Step.CONSULTATION, Step.TEST_DRIVE, Step.NEGOTIATION, Step.CONTRACT, Step.DELIVERY)


class Reader:
    """What the delivery form would print now."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.SIGNED_IN)
    def form(self, tx: Tx, deal_id: int) -> ConfirmationPaper:
        facts = facts_of(tx, get_deal(tx, deal_id))
        return confirmation_paper(tx, facts, Signing("-", ConfirmDraft("-", 0)), "zh")


def ledger(store: Showroom, who: Actor, deal: int) -> dict[str, str]:
    """Each promise with what became of it."""
    lines = store.deals.view(who, deal).promises
    return {one.text: "kept" if one.kept else "withdrawn" if one.withdrawn else "open" for one in lines}


def waiting(store: Showroom, who: Actor, deal: int) -> int:
    """How many promises DV-09 holds the keys back for."""
    found = [one for one in store.delivery.current(who, deal).findings if one.code == "DV-09"]
    return int(found[0].values["count"]) if found else 0


@pytest.mark.rule("DV-09", "CT-06", "S3-31")
def test_no_random_sequence_loses_a_promise(store: Showroom, people: People) -> None:
    me, random = people.consultant, Random(20261122)
    for number in range(rounds(1, 40)):
        deal = drafted(store, people, vin=f"LSVAU2182T2{number:06d}")
        said: dict[str, str] = {}
        signed = False
        for turn in range(12):
            step = random.choice(STEPS)
            act = random.choice(("add", "add", "keep", "withdraw", "change", "sign"))
            lines = [one for one in store.deals.view(me, deal).promises if not one.settled]
            loose = [one for one in lines if not one.carried_by]
            if act == "add":
                text = f"第{number}单第{turn}项承诺"
                store.deals.add_promise(me, deal, step, text)
                said[text] = "open"
            elif act == "keep" and lines:
                one = random.choice(lines)
                store.deals.keep_promise(me, deal, one.id)
                said[one.text] = "kept"
            elif act == "withdraw" and loose:
                one = random.choice(loose)
                store.deals.withdraw_promise(me, deal, one.id, REASON)
                said[one.text] = "withdrawn"
            elif act == "change" and loose:
                one = random.choice(loose)
                store.deals.change_promise(me, deal, one.id, f"{one.text}（改）", REASON)
                said[one.text], said[f"{one.text}（改）"] = "withdrawn", "open"
            elif act == "sign" and not signed:
                paper = sign(store, people, deal)
                signed = True
                text = text_of(store.documents.pdf(me, paper.document_id))
                assert all((one in text) is (state == "open") for one, state in said.items())
            assert ledger(store, me, deal) == said
        assert waiting(store, me, deal) == list(said.values()).count("open")
        form = Reader(store.work).form(me, deal)  # count in = count accounted for, on the delivery list too
        assert [(one.text, one.kept) for one in form.promises] == [(t, s == "kept") for t, s in said.items()]
        assert all(one.note for one in form.promises if said[one.text] == "withdrawn")


@pytest.mark.rule("CT-06", "CT-07", "DV-09")
def test_a_promise_is_never_deleted_reworded_or_opened_again(store: Showroom, people: People) -> None:
    me = people.consultant
    deal = drafted(store, people)
    kept = store.deals.add_promise(me, deal, Step.NEGOTIATION, "送脚垫").promises[0].id
    store.deals.keep_promise(me, deal, kept)
    for statement in (
        "DELETE FROM promise", "UPDATE promise SET text = 'x'", "UPDATE promise SET kept_at = NULL",
        "UPDATE promise SET withdrawn_at = 1, withdrawn_reason = 'x'", "UPDATE promise SET deal_id = deal_id + 1",
    ):  # fmt: skip
        with pytest.raises(sa.exc.DBAPIError, match="promise is"), by_owner(store) as session:
            session.execute(sa.text(statement))
    with pytest.raises(ShowroomError) as again:
        store.deals.withdraw_promise(me, deal, kept, REASON)
    assert again.value.code == "promise_settled"
    loose = store.deals.add_promise(me, deal, Step.NEGOTIATION, "送贴膜").promises[1].id
    for reason in ("", " ", "改"):
        with pytest.raises(FieldErrors) as unreasoned:
            store.deals.withdraw_promise(me, deal, loose, reason)
        assert set(unreasoned.value.fields) == {"reason"}
    with pytest.raises(sa.exc.DBAPIError, match="promise is"), by_owner(store) as session:
        session.execute(sa.text(f"UPDATE promise SET withdrawn_at = 1 WHERE id = {loose}"))
    with store.work.db.read() as session:
        assert len(session.scalars(sa.select(Promise)).all()) == 2


@pytest.mark.rule("CT-06", "DV-09")
def test_a_promise_made_after_the_signing_waits_for_a_supplement(store: Showroom, people: People) -> None:
    me = people.consultant
    deal = drafted(store, people)
    store.deals.add_promise(me, deal, Step.NEGOTIATION, "送原厂脚垫一套")
    number = sign(store, people, deal).number
    late = store.deals.add_promise(me, deal, Step.DELIVERY, "首年两次上门取送车").promises
    assert [one.carried_by for one in late] == [number, ""]
    with pytest.raises(ShowroomError) as bound:  # what the contract says is not taken back by one side alone
        store.deals.withdraw_promise(me, deal, late[0].id, REASON)
    assert bound.value.code == "promise_in_contract"
    start = store.contract_changes.choices(me, deal).start
    assert start.special_terms == "首年两次上门取送车"
    supplement = changed(store, people, deal).signed[0].number
    lines = store.deals.view(me, deal).promises
    assert [one.carried_by for one in lines] == [number, supplement]
    after = store.deals.withdraw_promise(me, deal, lines[0].id, REASON, supplement).promises
    assert [one.withdrawn for one in after] == [True, False]


@pytest.mark.rule("CT-02", "CT-04", "S3-27")
def test_a_promise_about_money_needs_both_leaders(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    deal = drafted(store, people)
    store.deals.add_promise(people.consultant, deal, Step.NEGOTIATION, "提车后返现 3000 元")
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal)
    assert [(one.code, one.field) for one in blocked.value.findings] == [("CT-04", "special_terms")]
    draft = store.contract.view(people.consultant, deal).draft
    store.contract.save_draft(people.consultant, deal, replace(draft, special_terms="提车后返现 3000 元"))
    with pytest.raises(StepBlocked):  # written down, it waits for both
        sign(store, people, deal)
    store.contract.approve_terms(people.manager, deal)
    store.contract.approve_terms(people.general_manager, deal)
    assert sign(store, people, deal).number


@pytest.mark.rule("CT-02")
def test_a_void_promise_is_not_carried(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    deal = drafted(store, people)
    store.deals.add_promise(people.consultant, deal, Step.NEGOTIATION, "本店保留最终解释权")
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal)
    assert "CT-02" in {one.code for one in blocked.value.findings}


@pytest.mark.rule("DV-09", "G-07")
def test_a_managers_word_is_bound_to_the_promises_it_saw(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    me = people.consultant
    deal = deal_at(store, people, Step.DELIVERY)
    first = store.deals.add_promise(me, deal, Step.DELIVERY, "全车贴膜").promises[0].id
    store.deals.override(people.manager, deal, Step.DELIVERY, "DV-09", "贴膜约定下周到店，客户书面同意")
    assert waiting_codes(store, me, deal) == []
    store.deals.keep_promise(me, deal, first)
    store.deals.add_promise(me, deal, Step.DELIVERY, "送行车记录仪")
    assert waiting_codes(store, me, deal) == ["DV-09"]  # one is open again, but not the one that was let pass


def waiting_codes(store: Showroom, who: Actor, deal: int) -> list[str]:
    return [one.code for one in store.deals.view(who, deal).missing if one.code == "DV-09"]
