"""Change orders 换订 on both databases: asked, approved by another, signed once, the contract itself untouched."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from showroom.bootstrap import Showroom
from showroom.contract.change_drafts import ChangedOption
from showroom.contract.change_messages import NOTHING_OPEN
from showroom.contract.change_model import ContractChange
from showroom.contract.drafts import SignDraft
from showroom.contract.model import Contract
from showroom.customers.model import CustomerTask
from showroom.deals.model import Deal, PayWay
from showroom.delivery.model import Delivery
from showroom.documents.model import Document
from showroom.documents.store import sha256_of
from showroom.kernel.actor import Role
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from showroom.negotiation.draft import (
    DiscountKind,
    DiscountLine,
    OptionLine,
    QuoteDraft,
    draft_from_json,
    draft_to_json,
)
from showroom.persistence import audit
from showroom.persistence.numbering import NumberSeries
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.contract.change_builders import (
    OTHER_VIN,
    approve,
    changed,
    opened,
    other_car,
    sign_change,
    signed_deal,
    start,
)
from tests.contract.contract_builders import SIGNATURE, drafted
from tests.guards.effort import rounds
from tests.store_fixtures import People, by_owner


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def contract_row(store: Showroom) -> dict[str, object]:
    with store.work.db.read() as session:
        return dict(session.execute(sa.select(Contract.__table__)).one()._mapping)


def statuses(store: Showroom) -> dict[str, VehicleStatus]:
    with store.work.db.read() as session:
        return {vin: status for vin, status in session.execute(sa.select(Vehicle.vin, Vehicle.status))}  # noqa: C416


@pytest.mark.rule("CT-06", "CT-07", "S3-26", "S3-27", "S0-08", "VN-06")
def test_another_car_at_another_price_from_request_to_paper(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    before, car = contract_row(store), other_car(store, people)
    original = store.documents.pdf(people.manager, before["document_id"])  # type: ignore[arg-type]
    draft = start(store, people, deal_id, vehicle_id=car, discount=Money.of("8000"))
    preview = store.contract_changes.preview_change(people.consultant, deal_id, draft)
    assert {row.name for row in preview.rows} == {"vin", "discount", "contract_price", "total"}
    assert preview.price.difference == Money.of("2000")
    assert preview.needs == (Role.SALES_MANAGER,)
    view = changed(store, people, deal_id, vehicle_id=car, discount=Money.of("8000"))
    (done,) = view.signed
    assert (done.number, done.revision) == ("SH01-BG-20261122-0001", "SH01-XS-20261122-0001-R1")
    assert (done.total_before, done.total_after) == (Money.of("239800"), Money.of("241800"))
    assert statuses(store) == {
        "LSVAU2182T2000001": VehicleStatus.IN_STOCK, OTHER_VIN: VehicleStatus.SOLD,
    }  # fmt: skip
    assert contract_row(store) == before
    assert store.documents.pdf(people.manager, before["document_id"]) == original  # type: ignore[arg-type]
    pdf = store.documents.pdf(people.consultant, done.document_id)
    assert sha256_of(pdf) == done.sha256
    text = text_of(pdf)
    for wanted in (done.number, done.revision, "SH01-XS-20261122-0001", OTHER_VIN, "2,000.00", "人民币贰仟元整",
                   "人民币贰拾肆万壹仟捌佰元整", str(before["sha256"]), "李强", "民法典586"):  # fmt: skip
        assert wanted in text
    copy = text_of(store.documents.pdf(people.consultant, done.translation_id))
    assert "translation" in copy
    assert done.sha256 in copy
    with store.work.db.read() as session:
        deal = session.get_one(Deal, deal_id)
        assert (deal.vehicle_id, deal.contract_price, deal.discount) == (car, Money.of("241800"), Money.of("8000"))
        assert deal.contract_number == "SH01-XS-20261122-0001"
        stored = session.get_one(Document, done.document_id)
        assert json.loads(stored.snapshot)["price"]["difference"] == "2000.00"
        assert audit.verify(session, store.work.audit_key).ok
    assert store.documents.verify_all(people.general_manager).ok


@pytest.mark.rule("CT-04", "CT-06")
def test_nobody_signs_before_another_has_approved(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    service = store.contract_changes
    view = service.change_order(people.consultant, deal_id, start(store, people, deal_id, discount=Money.of("12000")))
    assert opened(view).waits_for == (Role.SALES_MANAGER,)
    assert not opened(view).may_decide
    with pytest.raises(ShowroomError) as refused:
        sign_change(store, people, deal_id)
    assert refused.value.code == "change_waits"
    with store.work.db.read() as session:
        task = session.scalars(sa.select(CustomerTask).where(CustomerTask.kind == "change_approval")).one()
        assert (task.owner_id, task.done_at) == (people.manager.id, None)
    seen = opened(service.view(people.manager, deal_id))
    assert seen.may_decide
    service.decide(people.manager, deal_id, seen.version, approve=True)
    with store.work.db.read() as session:
        assert session.scalars(sa.select(CustomerTask.done_at).where(CustomerTask.kind == "change_approval")).one()
    assert sign_change(store, people, deal_id).open is None


@pytest.mark.rule("CT-04")
def test_the_ladder_decides_who_approves_a_new_price(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)

    def needs(**changes: object) -> tuple[Role, ...]:
        draft = start(store, people, deal_id, **changes)
        return store.contract_changes.preview_change(people.consultant, deal_id, draft).needs

    assert needs(discount=Money.of("19000")) == (Role.SALES_MANAGER,)  # 8 % of 249,800 is 19,984
    assert needs(discount=Money.of("20000")) == (Role.GENERAL_MANAGER,)
    assert needs(exterior="星空蓝", vehicle_id=None) == (Role.SALES_MANAGER,)  # the price was agreed to before
    assert needs(special_terms="赠送首次保养") == (Role.SALES_MANAGER, Role.GENERAL_MANAGER)


@pytest.mark.rule("CT-04")
def test_nobody_approves_their_own_and_changed_terms_need_it_anew(store: Showroom, people: People) -> None:
    deal_id, service = signed_deal(store, people), store.contract_changes
    draft = start(store, people, deal_id, discount=Money.of("12000"))
    view = service.change_order(people.manager, deal_id, draft)
    with pytest.raises(ShowroomError) as refused:
        service.decide(people.manager, deal_id, opened(view).version, approve=True)
    assert refused.value.code == "change_own"
    view = service.decide(people.general_manager, deal_id, opened(view).version, approve=True)
    assert opened(view).waits_for == ()
    again = start(store, people, deal_id, discount=Money.of("12500"), version=opened(view).version)
    view = service.change_order(people.consultant, deal_id, again)
    assert opened(view).waits_for == (Role.SALES_MANAGER,)
    assert opened(view).given == ()


@pytest.mark.rule("CT-04")
def test_special_terms_need_two_people_and_a_refusal_its_reason(store: Showroom, people: People) -> None:
    deal_id, service = signed_deal(store, people), store.contract_changes
    view = service.change_order(people.consultant, deal_id, start(store, people, deal_id, special_terms="赠送首次保养"))
    row = opened(view)
    with pytest.raises(FieldErrors):
        service.decide(people.manager, deal_id, row.version, approve=False)
    view = service.decide(people.general_manager, deal_id, row.version, approve=True)
    assert opened(view).waits_for == (Role.SALES_MANAGER,)
    with pytest.raises(ShowroomError) as refused:
        service.decide(people.general_manager, deal_id, row.version, approve=True)
    assert refused.value.code == "change_nothing_to_decide"
    view = service.decide(people.manager, deal_id, row.version, approve=False, remark="不赠送保养")
    assert [(one.role, one.approved) for one in opened(view).given] == [
        (Role.GENERAL_MANAGER, True), (Role.SALES_MANAGER, False),
    ]  # fmt: skip
    with pytest.raises(ShowroomError) as refused:
        sign_change(store, people, deal_id)
    assert refused.value.code == "change_waits"


@pytest.mark.rule("CT-06")
def test_what_cannot_be_is_refused_beside_its_field(store: Showroom, people: People) -> None:
    deal_id, service = signed_deal(store, people), store.contract_changes
    sold = other_car(store, people, "LSVAU2182T2000078")
    with store.work.db.begin() as session:
        session.execute(sa.update(Vehicle).where(Vehicle.id == sold).values(status=VehicleStatus.SOLD))
    yesterday = date(2026, 11, 21)
    for changes, field in (
        ({"reason": " "}, "reason"), ({"vehicle_id": sold}, "vehicle_id"), ({"vehicle_id": 10**9}, "vehicle_id"),
        ({"model_id": 10**9, "vehicle_id": None}, "model_id"), ({"discount": Money.of("-1")}, "discount"),
        ({"discount": Money.of("300000")}, "discount"), ({"delivery_date": yesterday}, "delivery_date"),
        ({"options": (ChangedOption("", 1, Money.of(1)),)}, "options"),
        ({"options": (ChangedOption("脚垫", 0, Money.of(1)),)}, "options"),
        ({"special_terms": "定金一律不退"}, "special_terms"), ({"reason": "x" * 301}, "reason"),
        ({"exterior": chr(0x202E) + "蓝"}, "exterior"),
    ):  # fmt: skip
        with pytest.raises(FieldErrors) as wrong:
            service.change_order(people.consultant, deal_id, start(store, people, deal_id, **changes))
        assert field in wrong.value.fields, changes
    with pytest.raises(ShowroomError) as refused:
        service.change_order(people.consultant, deal_id, start(store, people, deal_id))
    assert refused.value.code == "change_nothing_changed"
    assert service.view(people.consultant, deal_id).open is None


@pytest.mark.rule("CT-06")
def test_an_unsigned_contract_is_changed_in_its_draft(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    with pytest.raises(ShowroomError) as refused:
        store.contract_changes.choices(people.consultant, deal_id)
    assert refused.value.code == "change_unsigned"
    assert not store.contract_changes.view(people.consultant, deal_id).may_begin


@pytest.mark.rule("CT-06", "CT-07")
def test_ten_changes_are_numbered_and_linked_each_to_the_paper_before(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    before = contract_row(store)
    most = 10 if store.work.db.kind == "sqlite" else rounds(3, 10)  # numbers of two digits once, both databases in soak
    for count in range(1, most + 1):
        view = changed(store, people, deal_id, discount=Money.of(10000 + count), reason=f"第 {count} 次")
    assert [done.number for done in view.signed] == [f"SH01-BG-20261122-{n:04d}" for n in range(1, most + 1)]
    assert [done.revision for done in view.signed] == [f"SH01-XS-20261122-0001-R{n}" for n in range(1, most + 1)]
    assert contract_row(store) == before
    with store.work.db.read() as session:
        links = session.execute(
            sa.select(ContractChange.parent_sha256, ContractChange.sha256).order_by(ContractChange.id)
        ).all()
    assert [parent for parent, _ in links] == [before["sha256"], *(digest for _, digest in links[:-1])]
    text = text_of(store.documents.pdf(people.consultant, view.signed[-1].document_id))
    assert f"SH01-BG-20261122-{most - 1:04d}" in text


@pytest.mark.rule("CT-07")
def test_a_replay_and_a_double_click_sign_once(store: Showroom, people: People) -> None:
    deal_id, service = signed_deal(store, people), store.contract_changes
    service.change_order(people.consultant, deal_id, start(store, people, deal_id, discount=Money.of("12000")))
    approve(store, people, deal_id)
    act = SignDraft("one act", SIGNATURE, SIGNATURE)
    with ThreadPoolExecutor(4) as pool:
        views = list(pool.map(lambda _: service.sign(people.consultant, deal_id, act), range(4)))
    assert {view.signed for view in views} == {views[0].signed}
    with store.work.db.read() as session:
        assert session.scalar(sa.select(NumberSeries.last).where(NumberSeries.type == "BG")) == 1
    with pytest.raises(ShowroomError) as refused:
        service.sign(people.consultant, deal_id, SignDraft("another", SIGNATURE, SIGNATURE))
    assert refused.value.code == "change_nothing_open"


@pytest.mark.rule("CT-06", "CT-07")
def test_a_failure_after_the_number_changes_nothing(
    store: Showroom, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    deal_id, service = signed_deal(store, people), store.contract_changes
    car = other_car(store, people)
    service.change_order(people.consultant, deal_id, start(store, people, deal_id, vehicle_id=car))
    approve(store, people, deal_id)

    def fail(*_: object) -> None:
        raise ShowroomError(NOTHING_OPEN)

    monkeypatch.setattr("showroom.contract.change_signing._tell", fail)
    with pytest.raises(ShowroomError):
        sign_change(store, people, deal_id)
    monkeypatch.undo()
    assert statuses(store)["LSVAU2182T2000001"] is VehicleStatus.SOLD
    assert statuses(store)[OTHER_VIN] is VehicleStatus.IN_STOCK
    with store.work.db.read() as session:
        assert session.scalar(sa.select(NumberSeries.last).where(NumberSeries.type == "BG")) is None
        assert session.scalars(sa.select(Document.kind).where(Document.kind == "contract_change")).all() == []
    assert sign_change(store, people, deal_id).signed[0].number == "SH01-BG-20261122-0001"


@pytest.mark.rule("CT-07")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contract_change SET total_after = 1",
        "UPDATE contract_change SET version = version + 1",
        "DELETE FROM contract_change",
        "UPDATE change_approval SET approved = NOT approved",
        "DELETE FROM change_approval",
    ],
)
def test_the_database_refuses_every_change_of_what_was_signed(store: Showroom, people: People, statement: str) -> None:
    changed(store, people, signed_deal(store, people), discount=Money.of("12000"))
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
        session.execute(sa.text(statement))


@pytest.mark.rule("VN-06")
def test_a_car_sold_meanwhile_is_refused_at_the_signature(store: Showroom, people: People) -> None:
    deal_id, car = signed_deal(store, people), other_car(store, people)
    service = store.contract_changes
    service.change_order(people.consultant, deal_id, start(store, people, deal_id, vehicle_id=car))
    approve(store, people, deal_id)
    with store.work.db.begin() as session:
        session.execute(sa.update(Vehicle).where(Vehicle.id == car).values(status=VehicleStatus.SOLD))
    with pytest.raises(ShowroomError) as refused:
        sign_change(store, people, deal_id)
    assert refused.value.code in {"gate_car_gone", "vehicle_not_free"}


@pytest.mark.rule("DV-04")
def test_what_was_checked_on_the_car_before_counts_no_more(store: Showroom, people: People) -> None:
    deal_id, car = signed_deal(store, people), other_car(store, people)
    with store.work.db.begin() as session:
        session.add(Delivery(deal_id=deal_id, vin_on_car="LSVAU2182T2000001", pdi_points='["paint"]', pdi_ticket="7"))
    changed(store, people, deal_id, vehicle_id=car)
    with store.work.db.read() as session:
        row = session.scalars(sa.select(Delivery)).one()
        assert (row.vin_on_car, row.pdi_points, row.pdi_ticket) == ("", "[]", "")


@pytest.mark.rule("CT-06")
def test_the_accepted_quotation_is_worked_out_anew(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    quote = QuoteDraft(
        discounts=(
            DiscountLine(DiscountKind.STORE, Money.of("6000")), DiscountLine(DiscountKind.LOYALTY, Money.of("4000")),
        ),
        options=(OptionLine("玻璃膜", 1, Money.of(0)), OptionLine("脚垫", 1, Money.of(0), gift=True)),
        compulsory=Money.of("950"), valid_until=date(2026, 11, 30),
    )  # fmt: skip
    with store.work.db.begin() as session:
        session.execute(sa.update(Deal).where(Deal.id == deal_id).values(quotation_json=draft_to_json(quote)))
    options = (ChangedOption("玻璃膜", 1, Money.of("1800")),)
    changed(store, people, deal_id, discount=Money.of("9000"), options=options)
    with store.work.db.read() as session:
        deal = session.get_one(Deal, deal_id)
        after = draft_from_json(deal.quotation_json)
        assert (deal.contract_price, deal.options_price) == (Money.of("240800"), Money.of("1800"))
        # 240,800 ÷ 1.13 × 10 % less half (NEV relief, at most 15,000) = 10,654.87; + 1,800 + 950
        assert deal.on_road_price == Money.of("240800") + Money.of("10654.87") + Money.of("2750")
    assert {line.kind: line.amount for line in after.discounts} == {
        DiscountKind.STORE: Money.of("5000"), DiscountKind.LOYALTY: Money.of("4000"),
    }  # fmt: skip
    assert [line.name for line in after.options if line.gift] == ["脚垫"]
    view = store.contract.view(people.consultant, deal_id)
    assert view.findings == ()


@pytest.mark.rule("CT-06")
def test_a_loan_above_the_new_price_is_settled_first(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    with store.work.db.begin() as session:
        values = {"pay_way": PayWay.LOAN, "loan_principal": Money.of("239800")}
        session.execute(sa.update(Deal).where(Deal.id == deal_id).values(**values))
    draft = start(store, people, deal_id, discount=Money.of("12000"))
    with pytest.raises(ShowroomError) as refused:
        store.contract_changes.preview_change(people.consultant, deal_id, draft)
    assert refused.value.code == "change_loan_high"


@pytest.mark.rule("CT-06")
def test_another_day_of_delivery_is_what_the_next_change_starts_from(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    deal_id = signed_deal(store, people)
    changed(store, people, deal_id, delivery_date=date(2026, 12, 20))
    clock.move(days=40)
    assert start(store, people, deal_id).delivery_date == date(2026, 12, 20)
    changed(store, people, deal_id, discount=Money.of("12000"))  # a day that is past, but not changed, stops nothing


def test_withdrawn_nothing_is_open_and_another_may_be_asked(store: Showroom, people: People) -> None:
    deal_id, service = signed_deal(store, people), store.contract_changes
    view = service.change_order(people.consultant, deal_id, start(store, people, deal_id, discount=Money.of("12000")))
    with pytest.raises(ShowroomError) as refused:
        service.withdraw(people.consultant, deal_id, opened(view).version + 1)
    assert refused.value.code == "changed_meanwhile"
    assert service.withdraw(people.consultant, deal_id, opened(view).version).open is None
    with store.work.db.read() as session:
        assert session.scalars(sa.select(CustomerTask.done_at).where(CustomerTask.kind == "change_approval")).one()
    changed(store, people, deal_id, discount=Money.of("12000"))


def test_a_colleagues_contract_is_not_changed(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    for call in (store.contract_changes.view, store.contract_changes.choices):
        with pytest.raises(ShowroomError) as refused:
            call(people.colleague, deal_id)
        assert refused.value.code == "not_your_deal"


def test_the_review_copy_is_a_draft_and_takes_no_number(store: Showroom, people: People) -> None:
    deal_id, service = signed_deal(store, people), store.contract_changes
    service.change_order(people.consultant, deal_id, start(store, people, deal_id, discount=Money.of("12000")))
    for lang in ("zh", "en"):
        text = text_of(service.review_pdf(people.consultant, deal_id, lang))
        assert "草稿DRAFT" in text
        assert "-BG-" not in text


@pytest.mark.rule("DV-01")
def test_nothing_is_handed_over_while_a_change_is_open(store: Showroom, people: People) -> None:
    deal_id, service = signed_deal(store, people), store.contract_changes

    def open_changes() -> bool:
        return any("变更单" in found.text_zh for found in store.delivery.current(people.consultant, deal_id).findings)

    assert not open_changes()
    view = service.change_order(people.consultant, deal_id, start(store, people, deal_id, discount=Money.of("12000")))
    assert open_changes()
    service.withdraw(people.consultant, deal_id, opened(view).version)
    assert not open_changes()
