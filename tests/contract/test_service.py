"""The contract step: drafts, what refuses a signature, the signing itself, and that nothing changes afterwards."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from io import BytesIO

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from showroom.bootstrap import Showroom
from showroom.contract.drafts import SignDraft, Signed
from showroom.contract.model import Contract
from showroom.customers.model import Customer, CustomerTask, Grade
from showroom.deals.model import Deal, Step
from showroom.deals.service import StepBlocked
from showroom.documents.model import Document, DocumentBlob
from showroom.documents.store import sha256_of
from showroom.kernel.errors import NOT_FOUND, FieldErrors, ShowroomError
from showroom.kernel.money import Money
from showroom.persistence import audit
from showroom.persistence.numbering import NumberSeries
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.contract.contract_builders import SIGNATURE, drafted, filled, sign
from tests.deal_builders import deal_at
from tests.store_fixtures import People, by_owner


def codes_of(blocked: StepBlocked) -> set[str]:
    return {finding.code for finding in blocked.findings}


def counts(store: Showroom) -> tuple[int, int, int, int]:
    """Signed contracts, stored papers, their bytes, and the number counter."""
    with store.work.db.read() as session:
        signed = session.scalar(sa.select(sa.func.count()).where(Contract.number.is_not(None)))
        papers = session.scalar(sa.select(sa.func.count(Document.id)))
        blobs = session.scalar(sa.select(sa.func.count(DocumentBlob.document_id)))
        last = session.scalar(sa.select(NumberSeries.last).where(NumberSeries.type == "XS"))
    return signed or 0, papers or 0, blobs or 0, last or 0


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.rule("CT-07", "S3-26", "RM-06")
def test_signing_writes_number_papers_digest_snapshot_and_audit_at_once(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    signed = sign(store, people, deal_id)
    assert signed.number == "SH01-XS-20261122-0001"
    pdf = store.documents.pdf(people.consultant, signed.document_id)
    assert sha256_of(pdf) == signed.sha256
    text = text_of(pdf)
    for wanted in (
        signed.number,
        "张三",
        "11010519491231002X",
        "239,800.00",
        "贰拾叁万玖仟捌佰元整",
        "LSVAU2182T2000001",
    ):
        assert wanted in text
    copy = text_of(store.documents.pdf(people.consultant, signed.translation_id))
    assert "translation" in copy
    assert signed.sha256 in copy
    with store.work.db.read() as session:
        document = session.get_one(Document, signed.document_id)
        snapshot = json.loads(document.snapshot)
        assert snapshot["price"]["contract_price"] == "239800.00"
        assert snapshot["head"]["number"] == signed.number
        assert document.pages == len(PdfReader(BytesIO(pdf)).pages)
        deal = session.get_one(Deal, deal_id)
        assert (deal.contract_number, deal.contract_signed_on) == (signed.number, date(2026, 11, 22))
        assert session.get_one(Vehicle, deal.vehicle_id).status is VehicleStatus.SOLD
        assert session.get_one(Customer, deal.customer_id).grade is Grade.O
        task = session.scalars(sa.select(CustomerTask).where(CustomerTask.kind == "contract")).one()
        assert (task.kind, task.due, task.deal_id) == ("contract", date(2026, 11, 25), deal_id)
        assert audit.verify(session, store.work.audit_key).ok
    assert counts(store) == (1, 2, 2, 1)
    view = store.deals.view(people.consultant, deal_id)
    assert (view.contract_number, [f.code for f in view.satisfied], view.missing) == (signed.number, ["CT-07"], ())
    assert [hit.kind for hit in store.search.find(people.manager, signed.number)].count("contract") == 1


@pytest.mark.rule("CT-07")
def test_the_step_cannot_be_left_unsigned(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    with pytest.raises(StepBlocked) as blocked:
        store.deals.complete_step(people.consultant, deal_id, Step.CONTRACT)
    assert codes_of(blocked.value) == {"CT-07"}


@pytest.mark.rule("CT-07")
def test_a_replay_gives_the_same_contract_exactly_once(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    first = sign(store, people, deal_id, "same")
    assert all(sign(store, people, deal_id, "same") == first for _ in range(5))
    with pytest.raises(ShowroomError) as refused:
        sign(store, people, deal_id, "another act")
    assert refused.value.code == "contract_already_signed"
    assert counts(store) == (1, 2, 2, 1)


@pytest.mark.rule("CT-07")
def test_a_key_of_another_contract_is_refused(store: Showroom, people: People) -> None:
    sign(store, people, drafted(store, people), "same")
    other = drafted(store, people, vin="LSVAU2182T2000002")
    with pytest.raises(ShowroomError) as refused:
        sign(store, people, other, "same")
    assert refused.value.code == "contract_key_used"


@pytest.mark.rule("CT-07")
def test_a_double_click_from_two_threads_signs_once(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    with ThreadPoolExecutor(6) as pool:
        signed = list(pool.map(lambda _: sign(store, people, deal_id, "click"), range(6)))
    assert len(set(signed)) == 1
    assert counts(store) == (1, 2, 2, 1)


@pytest.mark.rule("VN-06")
def test_a_car_is_sold_once_though_two_desks_sign(store: Showroom, people: People) -> None:
    first = drafted(store, people)
    second = drafted(store, people, vin="LSVAU2182T2000002")
    with store.work.db.begin() as session:
        car = session.get_one(Deal, first).vehicle_id
        session.execute(sa.update(Deal).where(Deal.id == second).values(vehicle_id=car))

    def attempt(deal_id: int) -> Signed | str:
        try:
            return sign(store, people, deal_id)
        except StepBlocked as blocked:
            return ",".join(sorted(codes_of(blocked)))
        except ShowroomError as error:
            return error.code

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(attempt, (first, second)))
    assert sum(isinstance(outcome, Signed) for outcome in outcomes) == 1
    assert {outcome for outcome in outcomes if isinstance(outcome, str)} <= {"VN-06", "gate_car_gone"}
    assert counts(store)[0] == 1
    assert counts(store)[3] == 1


@pytest.mark.rule("CT-07")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contract SET price = 1",
        "UPDATE contract SET buyer_name = 'x' WHERE id > 0",
        "UPDATE contract SET number = NULL, document_id = NULL, sha256 = NULL, idempotency_key = NULL",
        "DELETE FROM contract",
        "UPDATE document SET sha256 = 'x'",
        "DELETE FROM document_blob",
        "UPDATE document_blob SET pdf = pdf",
    ],
)
def test_the_database_refuses_every_change_of_a_signed_contract(
    store: Showroom, people: People, statement: str
) -> None:
    sign(store, people, drafted(store, people))
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
        session.execute(sa.text(statement))


@pytest.mark.rule("CT-07")
def test_a_draft_may_change_and_half_a_signature_may_not(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    with store.work.db.begin() as session:
        session.execute(sa.text("UPDATE contract SET buyer_name = '李四'"))
    assert store.contract.view(people.consultant, deal_id).draft.buyer_name == "李四"
    with pytest.raises(sa.exc.IntegrityError), store.work.db.begin() as session:
        session.execute(sa.text("UPDATE contract SET number = 'SH01-XS-20261122-0009'"))


@pytest.mark.rule("CT-07")
def test_a_signed_contract_is_closed_to_the_service_too(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    sign(store, people, deal_id)
    with pytest.raises(ShowroomError) as refused:
        store.contract.save_draft(people.consultant, deal_id, filled(store, people, deal_id))
    assert refused.value.code == "contract_already_signed"


@pytest.mark.rule("G-08")
def test_contract_waits_for_negotiation(store: Showroom, people: People) -> None:
    deal_id = deal_at(store, people, Step.NEGOTIATION)
    with pytest.raises(ShowroomError) as refused:
        store.contract.save_draft(people.consultant, deal_id, store.contract.view(people.consultant, deal_id).draft)
    assert refused.value.code == "step_not_reached"


@pytest.mark.rule("S2-29")
def test_missing_stars_are_named_with_their_fields(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people, delivery_date=None, delivery_place="", buyer_phone="")
    missing = store.contract.missing_fields(people.consultant, deal_id)
    assert {finding.field for finding in missing} == {"delivery_date", "delivery_place", "buyer_phone"}
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal_id)
    assert codes_of(blocked.value) == {"§3.2"}
    with pytest.raises(ShowroomError) as refused:
        store.contract.review_pdf(people.consultant, deal_id, "zh")
    assert refused.value.code == "contract_incomplete"


def test_a_review_copy_is_a_draft_without_number_and_takes_none(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    for lang in ("zh", "en"):
        text = text_of(store.contract.review_pdf(people.consultant, deal_id, lang))
        assert "草稿DRAFT" in text
        assert "-XS-" not in text
    assert counts(store) == (0, 0, 0, 0)


def test_a_name_that_cannot_be_drawn_is_refused_before_the_lock_and_takes_no_number(
    store: Showroom, people: People
) -> None:
    deal_id = drafted(store, people, buyer_name="张\U0003134a")
    with pytest.raises(ShowroomError) as refused:
        sign(store, people, deal_id)
    assert refused.value.code == "glyph_missing"
    assert counts(store) == (0, 0, 0, 0)


@pytest.mark.rule("CT-06")
def test_a_failure_after_the_number_gives_it_back(
    store: Showroom, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    deal_id = drafted(store, people)

    def fail(*_: object) -> None:
        raise ShowroomError(NOT_FOUND, what="x")

    monkeypatch.setattr("showroom.contract.signing._hand_over", fail)
    with pytest.raises(ShowroomError):
        sign(store, people, deal_id)
    monkeypatch.undo()
    assert counts(store) == (0, 0, 0, 0)
    assert sign(store, people, deal_id).number == "SH01-XS-20261122-0001"


def test_signatures_are_needed_and_must_be_pictures(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    with pytest.raises(FieldErrors) as wrong:
        store.contract.sign(people.consultant, deal_id, SignDraft("k", b"", SIGNATURE))
    assert set(wrong.value.fields) == {"buyer_signature"}
    with pytest.raises(ShowroomError) as refused:
        store.contract.sign(people.consultant, deal_id, SignDraft("k", b"no picture", SIGNATURE))
    assert refused.value.code == "bad_signature_image"
    assert counts(store) == (0, 0, 0, 0)


def test_the_list_shows_ones_own_and_the_office_all(store: Showroom, people: People) -> None:
    signed = sign(store, people, drafted(store, people))
    (row,) = store.contract.signed_contracts(people.manager)
    assert (row.number, row.customer_name, row.price) == (signed.number, "张三", Money.of("239800"))
    assert store.contract.signed_contracts(people.colleague) == ()
    assert store.contract.rows_of(people.colleague, (row.id,)) == ()
    assert store.contract.signed_ids(people.consultant) == (row.id,)


def test_another_consultants_contract_is_not_shown(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    signed = sign(store, people, deal_id)
    calls = (
        partial(store.contract.view, people.colleague, deal_id),
        partial(store.documents.pdf, people.colleague, signed.document_id),
        partial(store.contract.sign, people.colleague, deal_id, SignDraft("other", SIGNATURE, SIGNATURE)),
    )
    for call in calls:
        with pytest.raises(ShowroomError) as refused:
            call()
        assert refused.value.code == "not_your_deal"


def test_the_document_once_entered_is_in_the_customers_file(store: Showroom, people: People) -> None:
    deal_id = deal_at(store, people, Step.CONTRACT)
    with store.work.db.begin() as session:
        session.execute(sa.update(Customer).values(id_number=None, id_kind=None, birth=None))
    draft = filled(store, people, deal_id, buyer_id_kind="resident", buyer_id_number="11010519491231002x")
    store.contract.save_draft(people.consultant, deal_id, draft)
    with store.work.db.read() as session:
        customer = session.scalars(sa.select(Customer)).one()
    assert (customer.id_number, customer.birth) == ("11010519491231002X", date(1949, 12, 31))
