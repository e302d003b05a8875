"""A contract issued anew is signed by the rules of a first one: authority and acknowledgement (§3.2, DV-06, MF-03)."""

from __future__ import annotations

import pytest

from showroom.bootstrap import Showroom
from showroom.contract.drafts import SignDraft
from showroom.contract.ink_drafts import InkDraft
from showroom.deals.service import StepBlocked
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import ShowroomError
from tests.contract.change_builders import approve, opened, put_right, sign_change, signed_deal
from tests.contract.contract_builders import SIGNATURE, drafted, sign
from tests.contract.test_brand_notice import IMPORTER, unauthorised
from tests.contract.test_brand_notice import text_of as words_of
from tests.contract.test_ink import code_of, picture, waiting
from tests.store_fixtures import People

AGENT = {"agent": "李代办", "agent_id_number": "110105194912310021"}


def missing(store: Showroom, people: People, deal_id: int) -> list[str]:
    return [found.code for found in opened(store.contract_changes.view(people.consultant, deal_id)).missing]


def refused(store: Showroom, people: People, deal_id: int) -> set[str]:
    """The rules for which neither the pad nor the pen may be used."""
    codes = set()
    draft = SignDraft("refused", SIGNATURE, SIGNATURE)
    for act in (lambda: store.ink.print_copy(people.consultant, deal_id),
                lambda: store.contract_changes.sign(people.consultant, deal_id, draft)):  # fmt: skip
        with pytest.raises(StepBlocked) as blocked:
            act()
        codes |= {found.code for found in blocked.value.findings}
    return codes


@pytest.mark.rule("DV-06", "CT-06")
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_new_agent_signs_the_contract_issued_anew_only_with_the_authority_on_file(
    store: Showroom, people: People
) -> None:
    me, changes, deal_id = people.consultant, store.contract_changes, signed_deal(store, people)
    changes.reissue(me, deal_id, put_right(store, people, deal_id, buyer_name="张叁"))
    assert missing(store, people, deal_id) == []  # the control: the buyer signs in person
    with pytest.raises(ShowroomError, match="authority_no_agent"):
        store.authorities.attach(me, deal_id, (picture(),))
    version = opened(changes.view(me, deal_id)).version
    changes.reissue(me, deal_id, put_right(store, people, deal_id, **AGENT, version=version))
    approve(store, people, deal_id)
    assert missing(store, people, deal_id) == ["DV-06"]
    assert refused(store, people, deal_id) == {"DV-06"}
    assert store.ink.view(me, deal_id).offers == ""
    assert store.authorities.state(me, deal_id).filed_at is None
    state = store.authorities.attach(me, deal_id, (picture(),))
    assert (state.agent, state.signed, state.filed_at) == ("李代办", False, store.work.clock.now())
    assert missing(store, people, deal_id) == []
    sign_change(store, people, deal_id)
    assert store.contract.view(me, deal_id).draft.agent == "李代办"
    assert store.authorities.state(me, deal_id).signed
    assert code_of(store.authorities.attach, me, deal_id, (picture("PNG"),)) == "contract_already_signed"


@pytest.mark.rule("MF-03", "CT-06")
@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_a_brand_without_authorisation_is_acknowledged_anew_for_the_contract_issued_anew(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    me, deal_id = people.consultant, drafted(store, people)
    unauthorised(store, people, IMPORTER)
    store.brand_notices.acknowledge(me, deal_id, IMPORTER)
    sign(store, people, deal_id)
    assert code_of(store.brand_notices.acknowledge, me, deal_id, IMPORTER) == "contract_already_signed"
    clock.move(days=2)
    store.contract_changes.reissue(me, deal_id, put_right(store, people, deal_id, buyer_name="张叁"))
    approve(store, people, deal_id)
    assert missing(store, people, deal_id) == ["MF-03"]  # the word for the first contract is not one for this
    sums = opened(store.contract_changes.view(me, deal_id)).reissue
    assert sums is not None
    assert not [row.name for row in sums.rows if row.name.startswith("brand")]  # when it was read is no other term
    assert refused(store, people, deal_id) == {"MF-03"}
    state = store.brand_notices.acknowledge(me, deal_id, IMPORTER)
    assert (state.seen_at, missing(store, people, deal_id)) == (store.work.clock.now(), [])
    store.brand_notices.acknowledge(me, deal_id, IMPORTER, given=False)
    assert missing(store, people, deal_id) == ["MF-03"]
    store.brand_notices.acknowledge(me, deal_id, IMPORTER)
    printed = waiting(store.ink.print_copy(me, deal_id))
    assert code_of(store.brand_notices.acknowledge, me, deal_id, IMPORTER) == "contract_ink_open"
    text = words_of(store.documents.pdf(me, printed.document_id))
    assert "乙方已于2026年11月24日10:00阅读以上提醒并单独确认" in text
    store.ink.confirm(me, deal_id, InkDraft("pen", store.work.today()))
    state_after = store.brand_notices.state(me, deal_id)
    assert state_after is not None
    assert (state_after.seen_at, state_after.open) == (state.seen_at, False)
    assert store.documents.verify_all(people.general_manager).ok
