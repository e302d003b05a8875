"""What holds a signature back, each with its rule and who may let it pass."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from io import BytesIO

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from showroom.bootstrap import Showroom
from showroom.contract.contract_paper import DepositWord
from showroom.contract.drafts import SignDraft
from showroom.deals.model import Deal, Step
from showroom.deals.service import StepBlocked
from showroom.documents.model import Document
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.findings import Severity
from showroom.kernel.money import Money
from tests.contract.contract_builders import SIGNATURE, drafted, filled, sign
from tests.deal_builders import deal_at
from tests.store_fixtures import People

QUOTED = (
    '{{"discounts": [{{"kind": "store", "amount": {{"fen": {fen}}}}}], "options": ['
    '{{"name": "原厂脚垫", "count": 1, "price": {{"fen": 80000}}, "gift": true}}]}}'
)


def codes_of(blocked: StepBlocked) -> set[str]:
    return {finding.code for finding in blocked.findings}


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.rule("S3-45", "S3-36")
def test_a_price_that_is_not_the_accepted_one_is_refused(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    with store.work.db.begin() as session:
        session.execute(sa.update(Deal).values(quotation_json=QUOTED.format(fen=1_100_000)))
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal_id)
    assert codes_of(blocked.value) == {"S3-45"}
    with store.work.db.begin() as session:
        session.execute(sa.update(Deal).values(quotation_json=QUOTED.format(fen=1_000_000)))
    pdf = store.documents.pdf(people.consultant, sign(store, people, deal_id).document_id)
    assert "原厂脚垫×1" in text_of(pdf)


@pytest.mark.rule("DP-01", "DP-02")
def test_the_excess_over_a_fifth_is_a_prepayment_and_only_what_is_paid_counts(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people, deposit_agreed=Money.of("50000"), deposit_paid=Money.of("49000"))
    view = store.contract.view(people.consultant, deal_id)
    assert view.split is not None
    assert view.earnest_cap == Money.of("47960")
    assert (view.split.earnest, view.split.prepayment) == (Money.of("47960"), Money.of("1040"))
    assert {f.code for f in view.findings if f.severity is Severity.WARN} >= {"DP-01", "DP-02"}
    text = text_of(store.documents.pdf(people.consultant, sign(store, people, deal_id).document_id))
    assert "¥47,960.00具有定金效力" in text


@pytest.mark.rule("DP-01", "DP-05")
def test_money_without_its_word_is_refused(store: Showroom, people: People) -> None:
    deal_id = deal_at(store, people, Step.CONTRACT)
    with pytest.raises(FieldErrors) as wrong:
        store.contract.save_draft(people.consultant, deal_id, filled(store, people, deal_id, deposit_word=None))
    assert set(wrong.value.fields) == {"deposit_word"}
    soft = filled(store, people, deal_id, deposit_word=DepositWord.PREPAYMENT)
    view = store.contract.save_draft(people.consultant, deal_id, soft)
    assert view.split is not None
    assert view.split.buyer_default_refund == Money.of("40000")


def test_every_wrong_field_is_named(store: Showroom, people: People) -> None:
    deal_id = deal_at(store, people, Step.CONTRACT)
    bad = filled(
        store, people, deal_id, buyer_name=" ", buyer_id_number="110105194912310021", buyer_phone="12",
        deposit_agreed=Money.of("999999"), delivery_date=date(2026, 11, 21),
    )  # fmt: skip
    with pytest.raises(FieldErrors) as wrong:
        store.contract.save_draft(people.consultant, deal_id, bad)
    assert set(wrong.value.fields) == {
        "buyer_name",
        "buyer_id_number",
        "buyer_phone",
        "deposit_agreed",
        "delivery_date",
    }


def test_a_stale_draft_is_refused(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    stale = filled(store, people, deal_id)
    newer = dataclasses.replace(stale, buyer_address="新地址")
    assert store.contract.save_draft(people.consultant, deal_id, newer).draft.version > stale.version
    with pytest.raises(ShowroomError) as refused:
        store.contract.save_draft(people.consultant, deal_id, dataclasses.replace(stale, buyer_address="别处"))
    assert refused.value.code == "changed_meanwhile"


@pytest.mark.rule("G-05")
@pytest.mark.parametrize("number,adult", [("119999200811220033", True), ("119999200811230039", False)])
def test_a_signatory_under_eighteen_needs_a_guardian(store: Showroom, people: People, number: str, adult: bool) -> None:
    deal_id = drafted(store, people, buyer_id_number=number, buyer_birth=None)
    if not adult:
        with pytest.raises(StepBlocked) as blocked:
            sign(store, people, deal_id)
        assert codes_of(blocked.value) == {"G-05"}
        store.contract.save_draft(people.consultant, deal_id, filled(store, people, deal_id, guardian="张父"))
        with pytest.raises(FieldErrors) as unsigned:
            sign(store, people, deal_id)
        assert set(unsigned.value.fields) == {"guardian_signature"}
    hands = SignDraft("key", SIGNATURE, SIGNATURE, b"" if adult else SIGNATURE)
    signed = store.contract.sign(people.consultant, deal_id, hands)
    with store.work.db.read() as session:
        found = json.loads(session.get_one(Document, signed.document_id).snapshot)["signatures"]
    assert bool(found["guardian_image"]) is not adult


@pytest.mark.rule("ID-06", "G-07")
def test_an_expired_document_needs_the_manager(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people, buyer_id_valid_to=date(2026, 11, 21))
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal_id)
    assert [(f.code, f.severity) for f in blocked.value.findings] == [("ID-06", Severity.NEEDS_APPROVAL)]
    store.deals.override(people.manager, deal_id, Step.CONTRACT, "ID-06", "临时身份证已当面核验无误，同意签约")
    assert sign(store, people, deal_id).number


@pytest.mark.rule("ID-06")
def test_a_document_that_expires_today_is_still_valid(store: Showroom, people: People) -> None:
    assert sign(store, people, drafted(store, people, buyer_id_valid_to=date(2026, 11, 22))).number


@pytest.mark.rule("S0-31", "S3-38")
def test_open_objections_hold_the_contract_until_settled_or_waived(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    view = store.deals.raise_objection(people.consultant, deal_id, "price", "再便宜点")
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal_id)
    assert codes_of(blocked.value) == {"S0-31"}
    store.deals.override(people.manager, deal_id, Step.CONTRACT, "S0-31", "客户同意交车前再谈，经理放行")
    store.deals.raise_objection(people.consultant, deal_id, "availability", "颜色要等")
    with pytest.raises(StepBlocked):  # the waiver was for the first objection only
        sign(store, people, deal_id)
    for line in store.deals.view(people.consultant, deal_id).objections:
        store.deals.settle_objection(people.consultant, deal_id, line.id, "已解决")
    assert view.objections
    assert sign(store, people, deal_id).number


@pytest.mark.rule("CT-04", "S3-27")
def test_special_terms_need_the_manager_and_the_general_manager(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people, special_terms="交车前贴膜完工并由买方验收")
    with pytest.raises(StepBlocked):
        sign(store, people, deal_id)
    store.contract.approve_terms(people.manager, deal_id)
    with pytest.raises(ShowroomError) as twice:
        store.contract.approve_terms(people.manager, deal_id)
    assert twice.value.code == "contract_same_leader"
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal_id)
    assert codes_of(blocked.value) == {"CT-04"}
    store.contract.approve_terms(people.general_manager, deal_id)
    changed = filled(store, people, deal_id, special_terms="交车前贴膜完工并由买方验收\n另送脚垫")
    store.contract.save_draft(people.consultant, deal_id, changed)
    with pytest.raises(StepBlocked):  # other words than those approved
        sign(store, people, deal_id)
    store.contract.approve_terms(people.manager, deal_id)
    view = store.contract.approve_terms(people.general_manager, deal_id)
    assert (view.approved_by_manager, view.approved_by_gm) == (True, True)
    assert "另送脚垫" in text_of(store.documents.pdf(people.consultant, sign(store, people, deal_id).document_id))


@pytest.mark.rule("CT-04")
def test_a_consultant_cannot_approve_terms(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people, special_terms="另送脚垫")
    with pytest.raises(ShowroomError) as refused:
        store.contract.approve_terms(people.consultant, deal_id)
    assert refused.value.code == "not_allowed"


@pytest.mark.rule("CT-02")
def test_a_void_special_term_is_never_signed(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people, special_terms="定金一律不退")
    store.contract.approve_terms(people.manager, deal_id)
    store.contract.approve_terms(people.general_manager, deal_id)
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal_id)
    assert codes_of(blocked.value) == {"CT-02"}


def test_promises_of_the_talk_stand_in_the_contract(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    store.deals.add_promise(people.consultant, deal_id, Step.NEGOTIATION, "免费首保两次")
    assert "免费首保两次" in text_of(store.documents.pdf(people.consultant, sign(store, people, deal_id).document_id))


@pytest.mark.rule("MF-04")
def test_services_are_off_until_ticked(store: Showroom, people: People) -> None:
    deal_id = deal_at(store, people, Step.CONTRACT)
    assert store.contract.view(people.consultant, deal_id).draft.services == ()
