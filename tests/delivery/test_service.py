"""Delivery through the service, on both databases: ledger, car, gates, and the handover as one act."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy import exc
from sqlalchemy.orm import Session

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer, CustomerTask, Grade
from showroom.deals.model import Deal, DealStatus, PayWay, Step
from showroom.deals.service import StepBlocked
from showroom.delivery.checklists import OPTIONAL_ITEMS, PDI_POINTS
from showroom.delivery.confirmation_pdf import DELIVERY_ITEMS
from showroom.delivery.drafts import ConfirmDraft, DeliveryDraft, DeliveryView, ReceiptDraft
from showroom.delivery.model import Delivery, PaidBy, Receipt, ReceiptKind
from showroom.delivery.rules import DOCUMENTS
from showroom.follow_up.model import ContactResult, ContactWay
from showroom.follow_up.views import ContactDraft
from showroom.kernel.errors import Bug, FieldErrors, ShowroomError
from showroom.kernel.findings import Severity
from showroom.kernel.money import Money
from showroom.persistence.actions import Tx
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.deal_builders import deal_at
from tests.documents.pdf_reading import joined
from tests.documents.sealed_papers import assert_sealed
from tests.documents.signatures import SIGNATURE
from tests.quality_builders import certify
from tests.store_fixtures import People, by_owner

VIN = "LSVAU2182T2000001"
DUE = Money.of("258465.62")
READY = DeliveryDraft(
    appointment=datetime(2026, 11, 23, 6, 30, tzinfo=UTC), vin_on_car=VIN, vin_on_certificate=VIN.lower(),
    vin_on_invoice=f" {VIN}", pdi_points=frozenset(PDI_POINTS), papers=frozenset(DOCUMENTS), invoice_number="0451234",
    invoice_on=date(2026, 11, 20), compulsory_valid_to=date(2027, 11, 21), plate="沪AD12345", odometer_km=12, keys=2,
    energy_percent=80, ticked=frozenset(DELIVERY_ITEMS) - {"import", "loan_papers", "spare"}, service_adviser="刘师傅",
)  # fmt: skip


@pytest.fixture
def deal(store: Showroom, people: People) -> int:
    return deal_at(store, people, Step.DELIVERY)


def refused(act: Callable[..., object], *args: object, **kwargs: object) -> str:
    with pytest.raises(ShowroomError) as told:
        act(*args, **kwargs)
    return told.value.code


def paid(key: str = "k1", amount: Money = DUE, kind: ReceiptKind = ReceiptKind.BALANCE) -> ReceiptDraft:
    return ReceiptDraft(kind, amount, PaidBy.TRANSFER, key, voucher=f"V-{key}")


def ready(store: Showroom, people: People, deal: int, **changes: object) -> DeliveryView:
    """Paid and prepared; `changes` leave something of it out."""
    store.delivery.add_receipt(people.finance, deal, paid())
    now = store.delivery.current(people.consultant, deal).draft.version
    store.delivery.save(people.consultant, deal, replace(READY, version=now, **changes))  # type: ignore[arg-type]
    certify(store, people, deal)
    return store.delivery.current(people.consultant, deal)


def signed(view: DeliveryView, key: str = "handover-1") -> ConfirmDraft:
    return ConfirmDraft(key, view.draft.version, SIGNATURE, SIGNATURE, SIGNATURE)


@pytest.mark.rule("DV-02", "S3-47")
def test_the_ledger_counts_down_to_nothing(store: Showroom, people: People, deal: int) -> None:
    service = store.delivery
    assert service.current(people.consultant, deal).money.outstanding == DUE
    service.add_receipt(people.finance, deal, paid("a", Money.of("20000"), ReceiptKind.EARNEST))
    service.add_receipt(people.manager, deal, paid("b", Money.of("300000")))
    view = service.add_receipt(people.finance, deal, paid("c", Money.of("61534.38"), ReceiptKind.REFUND))
    assert view.money.outstanding == Money(0)
    assert [str(line.amount) for line in view.money.receipts] == ["20000.00", "300000.00", "-61534.38"]
    assert [line.number[-4:] for line in view.money.receipts] == ["0001", "0002", "0003"]
    assert refused(service.add_receipt, people.consultant, deal, paid("d")) == "not_allowed"


@pytest.mark.rule("DP-02")
def test_earnest_money_beyond_a_fifth_is_a_prepayment(store: Showroom, people: People, deal: int) -> None:
    view = store.delivery.add_receipt(people.finance, deal, paid("a", Money.of("50000"), ReceiptKind.EARNEST))
    assert [(line.kind, str(line.amount)) for line in view.money.receipts] == [
        (ReceiptKind.EARNEST, "47960.00"),
        (ReceiptKind.PREPAYMENT, "2040.00"),
    ]
    more = store.delivery.add_receipt(people.finance, deal, paid("b", Money.of("1"), ReceiptKind.EARNEST))
    assert more.money.receipts[-1].kind is ReceiptKind.PREPAYMENT


def test_the_same_key_writes_once(store: Showroom, people: People, deal: int) -> None:
    for _ in range(2):
        view = store.delivery.add_receipt(people.finance, deal, paid("a", Money.of("50000"), ReceiptKind.EARNEST))
    assert len(view.money.receipts) == 2
    other = deal_at(store, people, Step.DELIVERY, vin="LSVAU2182T2000002", phone="13900139000")
    assert refused(store.delivery.add_receipt, people.finance, other, paid("a")) == "receipt_key_used"
    with pytest.raises(Bug):
        store.delivery.add_receipt(people.finance, deal, paid("x" * 61))


@pytest.mark.parametrize(
    "draft, field",
    [
        (paid(amount=Money(0)), "amount"),
        (paid(amount=Money(1), kind=ReceiptKind.REFUND), "amount"),
        (replace(paid(), voucher=" "), "voucher"),
        (replace(paid(), received_on=date(2026, 11, 23)), "received_on"),
        (paid(kind=ReceiptKind.LOAN), "kind"),
    ],
)
def test_bad_receipts_are_told_beside_their_field(
    store: Showroom, people: People, deal: int, draft: ReceiptDraft, field: str
) -> None:
    with pytest.raises(FieldErrors) as wrong:
        store.delivery.add_receipt(people.finance, deal, draft)
    assert set(wrong.value.fields) == {field}
    assert store.delivery.current(people.finance, deal).money.receipts == ()


def test_receipts_cannot_be_changed_or_deleted(store: Showroom, people: People, deal: int) -> None:
    store.delivery.add_receipt(people.finance, deal, paid())
    for statement in ("UPDATE receipt SET amount = 1", "DELETE FROM receipt"):
        with pytest.raises(exc.DatabaseError), by_owner(store) as session:
            session.execute(sa.text(statement))
    with store.work.db.read() as session:
        assert session.scalars(sa.select(Receipt)).one().amount == DUE


def test_a_deposit_is_taken_before_the_contract_but_not_before_a_price(store: Showroom, people: People) -> None:
    early = deal_at(store, people, Step.NEGOTIATION)
    intent = paid("a", Money.of("5000"), ReceiptKind.INTENT)
    assert store.delivery.add_receipt(people.finance, early, intent).money.received == Money.of("5000")
    with pytest.raises(FieldErrors):
        store.delivery.add_receipt(people.finance, early, paid("b", Money.of("5000"), ReceiptKind.EARNEST))


def without_car(store: Showroom, deal: int) -> int:
    """The deal ordered a car that has no VIN yet; its former car is back in stock. Returns that car."""
    with store.work.db.begin() as session:
        row = session.get_one(Deal, deal)
        vehicle = session.get_one(Vehicle, row.vehicle_id)
        row.vehicle_id, vehicle.status = None, VehicleStatus.IN_STOCK
        return vehicle.id


@pytest.mark.rule("VN-06", "DV-01")
def test_a_car_is_allocated_once_and_only_of_the_right_model(store: Showroom, people: People, deal: int) -> None:
    service = store.delivery
    car = without_car(store, deal)
    other = deal_at(store, people, Step.DELIVERY, vin="LSVAU2182T2000002", phone="13900139000")
    without_car(store, other)
    assert [choice.vin for choice in service.cars(people.consultant, deal)] == [VIN, "LSVAU2182T2000002"]
    assert service.allocate(people.consultant, deal, car).vin == VIN
    assert refused(service.allocate, people.consultant, other, car) == "vehicle_not_free"
    assert refused(service.allocate, people.consultant, deal, car) == "delivery_allocated"
    assert [choice.vin for choice in service.cars(people.consultant, other)] == ["LSVAU2182T2000002"]
    with store.work.db.begin() as session:
        session.get_one(Vehicle, car).status = VehicleStatus.IN_STOCK  # as a wrong stock import would
    assert refused(service.allocate, people.consultant, other, car) == "delivery_car_gone"


BOOK = "three_guarantees_certificate"
GATES = [
    ({"vin_on_invoice": "LSVAU2182T2000002"}, "DV-01", "vin_on_invoice"),
    ({"papers": frozenset(DOCUMENTS) - {BOOK}}, "DV-03", f"document_{BOOK}"),
    ({"pdi_points": frozenset(PDI_POINTS) - {"faults"}}, "DV-04", "pdi"),
    ({"pdi_ticket": "左前门异响"}, "DV-04", "pdi"),
    ({"compulsory_valid_to": date(2026, 11, 21)}, "DV-04", "compulsory_valid_to"),
    ({"plate": ""}, "DV-04", "plate"),
    ({"ticked": READY.ticked - {"sanbao"}}, "DV-05", "checklist"),
    ({"agent": "李代办"}, "DV-06", "agent_authority"),
    ({"photo_published": True}, "DV-08", "photo_consent"),
    ({"plate": "", "temporary_plate": "沪A12345", "temporary_from": date(2026, 11, 22),
      "temporary_to": date(2026, 12, 23)}, "PL-01", "temporary_plate"),
]  # fmt: skip


@pytest.mark.rule("DV-01", "DV-03", "DV-04", "DV-05", "DV-06", "DV-08", "PL-01", "PL-02")
@pytest.mark.parametrize("change, code, field", GATES)
def test_each_gate_alone_refuses_the_handover(
    store: Showroom, people: People, deal: int, change: dict[str, object], code: str, field: str
) -> None:
    view = ready(store, people, deal, **change)
    with pytest.raises(StepBlocked) as blocked:
        store.delivery.confirm(people.consultant, deal, signed(view))
    assert [(f.code, f.field) for f in blocked.value.findings] == [(code, field)]
    assert store.delivery.current(people.consultant, deal).number == ""


@pytest.mark.rule("DV-02")
def test_a_car_is_not_handed_over_unpaid(store: Showroom, people: People, deal: int) -> None:
    store.delivery.add_receipt(people.finance, deal, paid("a", DUE - Money(1)))
    view = store.delivery.save(people.consultant, deal, READY)
    certify(store, people, deal)
    with pytest.raises(StepBlocked) as blocked:
        store.delivery.confirm(people.consultant, deal, signed(view))
    assert [f.values["missing"] for f in blocked.value.findings] == ["0.01"]
    store.delivery.add_receipt(people.finance, deal, paid("b", Money(1)))
    assert store.delivery.confirm(people.consultant, deal, signed(view)).number


@pytest.mark.rule("DV-02", "S3-47")
def test_an_advanced_subsidy_keeps_no_car_back_and_is_asked_for_until_it_is_returned(
    store: Showroom, people: People, deal: int
) -> None:
    advance = Money.of("15000")

    def reminders() -> list[tuple[date, str, bool]]:
        with store.work.db.read() as session:
            wanted = sa.select(CustomerTask).where(CustomerTask.kind == "subsidy_return")
            return [(task.due, task.note, task.done_at is None) for task in session.scalars(wanted)]

    with store.work.db.begin() as session:
        row = session.get_one(Deal, deal)
        quoted = json.loads(row.quotation_json or "{}") | {"subsidy_advance": {"fen": advance.fen}}
        row.quotation_json = json.dumps(quoted)
    store.delivery.add_receipt(people.finance, deal, paid("a", DUE - advance - Money(1)))
    view = store.delivery.save(people.consultant, deal, READY)
    certify(store, people, deal)
    with pytest.raises(StepBlocked) as blocked:
        store.delivery.confirm(people.consultant, deal, signed(view))
    assert [f.values["missing"] for f in blocked.value.findings] == ["0.01"]  # the advance itself is not asked for yet
    store.delivery.add_receipt(people.finance, deal, paid("b", Money(1)))
    assert store.delivery.confirm(people.consultant, deal, signed(view)).money.outstanding == advance
    assert reminders() == [(date(2026, 12, 22), "¥15,000.00", True)]
    tasks = store.follow_up.current(people.consultant, deal).tasks
    task = next(line for line in tasks if line.kind == "subsidy_return")
    spoken = ContactDraft(ContactWay.CALL, ContactResult.REACHED, note="补贴还没到账", version=task.version)
    store.follow_up.log_contact(people.consultant, deal, task.id, spoken)
    assert reminders()[0][2]  # a talk does not end it
    store.delivery.add_receipt(people.finance, deal, paid("c", advance - Money(1)))
    assert reminders()[0][2]
    store.delivery.add_receipt(people.finance, deal, paid("d", Money(1)))
    assert [is_open for *_, is_open in reminders()] == [False]


@pytest.mark.rule("DV-02")
def test_a_disbursed_loan_counts_as_paid(store: Showroom, people: People, deal: int) -> None:
    with store.work.db.begin() as session:
        session.get_one(Deal, deal).pay_way = PayWay.LOAN
    store.delivery.add_receipt(people.finance, deal, paid("a", Money.of("100000"), ReceiptKind.LOAN))
    money = store.delivery.add_receipt(people.finance, deal, paid("b", DUE - Money.of("100000"))).money
    assert (money.loan, money.outstanding) == (Money.of("100000"), Money(0))


@pytest.mark.rule("DV-05", "DV-09", "SB-01", "S3-46", "S2-19")
def test_the_handover_is_one_act_with_everything_that_follows(store: Showroom, people: People, deal: int) -> None:
    told: list[tuple[int, str]] = []

    def heard(tx: Tx, delivered: Deal) -> None:
        told.append((delivered.id, delivered.status))

    store.delivery.on_delivered.append(heard)
    view = store.delivery.confirm(people.delivery, deal, signed(ready(store, people, deal)))
    assert view.number == "SH01-JC-20261122-0001"
    assert told == [(deal, DealStatus.WON)]
    assert view.periods is not None
    assert (view.periods.start, view.periods.day_7) == (date(2026, 11, 22), date(2026, 11, 29))
    assert (view.periods.year_2, view.periods.year_3) == (date(2028, 11, 22), date(2029, 11, 22))
    with store.work.db.read() as session:
        row = session.get_one(Deal, deal)
        car = session.get_one(Vehicle, row.vehicle_id)
        assert (row.status, row.delivered_on, row.contract_signed_on) == (
            DealStatus.WON, date(2026, 11, 22), date(2026, 11, 22),
        )  # fmt: skip
        assert (car.status, car.odometer_km, car.plate) == (VehicleStatus.DELIVERED, 12, "沪AD12345")
        assert session.get_one(Customer, row.customer_id).grade is Grade.D
        assert [t.result for t in session.scalars(sa.select(CustomerTask)) if t.kind == "delivery"] == ["delivered"]
    paper = store.documents.paper(people.consultant, "delivery", view.number, "zh")
    assert_sealed(store, people.consultant, paper.pdf)
    text = joined(paper.pdf)
    for said in ("☑三包凭证", "刘师傅", VIN, "沪AD12345", "2026年11月22日10:00"):
        assert said in text, said
    assert "备胎" not in text
    assert "进口证明" not in text
    assert store.documents.paper(people.consultant, "delivery", view.number, "en").pages >= 1


@pytest.mark.rule("G-08")
def test_the_handover_finishes_its_step_and_only_follow_up_is_left(store: Showroom, people: People, deal: int) -> None:
    with pytest.raises(StepBlocked):
        store.deals.complete_step(people.consultant, deal, Step.DELIVERY)
    store.delivery.confirm(people.consultant, deal, signed(ready(store, people, deal)))
    with store.work.db.read() as session:
        states = {row.step: row.state for row in session.execute(sa.text("SELECT step, state FROM deal_step"))}
    assert (states["delivery"], states["follow_up"]) == ("done", "todo")
    assert refused(store.delivery.save, people.consultant, deal, READY) == "deal_closed"
    assert refused(store.deals.complete_step, people.consultant, deal, Step.DELIVERY) == "deal_closed"


def test_confirming_twice_gives_the_same_paper_and_another_act_is_refused(
    store: Showroom, people: People, deal: int
) -> None:
    draft = signed(ready(store, people, deal))
    first = store.delivery.confirm(people.consultant, deal, draft)
    again = store.delivery.confirm(people.consultant, deal, draft)
    assert (again.number, again.document_id) == (first.number, first.document_id)
    assert refused(store.delivery.confirm, people.consultant, deal, replace(draft, key="other")) == "delivery_done"


def test_what_fails_after_the_papers_leaves_nothing_behind(store: Showroom, people: People, deal: int) -> None:
    draft = signed(ready(store, people, deal))

    def fails(tx: Tx, delivered: Deal) -> None:
        raise RuntimeError("power cut")

    store.delivery.on_delivered.append(fails)
    with pytest.raises(RuntimeError):
        store.delivery.confirm(people.consultant, deal, draft)
    store.delivery.on_delivered.clear()
    assert store.delivery.current(people.consultant, deal).number == ""
    assert store.delivery.confirm(people.consultant, deal, draft).number == "SH01-JC-20261122-0001"


@pytest.mark.rule("DV-05")
@pytest.mark.parametrize("missing", ["customer_signature", "sales_signature", "service_signature"])
def test_all_three_must_sign(store: Showroom, people: People, deal: int, missing: str) -> None:
    draft = replace(signed(ready(store, people, deal)), **{missing: b""})  # type: ignore[arg-type]
    with pytest.raises(FieldErrors) as wrong:
        store.delivery.confirm(people.consultant, deal, draft)
    assert set(wrong.value.fields) == {missing}


def test_a_finished_handover_is_never_changed(store: Showroom, people: People, deal: int) -> None:
    store.delivery.confirm(people.consultant, deal, signed(ready(store, people, deal)))
    for statement in ("UPDATE delivery SET keys = 9", "DELETE FROM delivery"):
        with pytest.raises(exc.DatabaseError), by_owner(store) as session:
            session.execute(sa.text(statement))


@pytest.mark.rule("DV-09")
def test_open_promises_wait_for_their_keeping_or_a_manager(store: Showroom, people: People, deal: int) -> None:
    promised = store.deals.add_promise(people.consultant, deal, Step.DELIVERY, "全车贴膜")
    view = ready(store, people, deal)
    with pytest.raises(StepBlocked) as blocked:
        store.delivery.confirm(people.consultant, deal, signed(view))
    assert [f.code for f in blocked.value.findings] == ["DV-09"]
    store.deals.override(people.manager, deal, Step.DELIVERY, "DV-09", "贴膜约定下周到店，客户书面同意")
    assert store.delivery.confirm(people.consultant, deal, signed(view)).number
    assert len(promised.promises) == 1


@pytest.mark.rule("DV-07", "S3-31")
def test_a_later_date_needs_its_reason_and_the_reminder_moves(store: Showroom, people: People, deal: int) -> None:
    service = store.delivery
    first = service.save(people.consultant, deal, READY)
    later = replace(first.draft, appointment=datetime(2026, 11, 26, 6, 30, tzinfo=UTC))
    with pytest.raises(FieldErrors) as wrong:
        service.save(people.consultant, deal, later)
    assert set(wrong.value.fields) == {"delay_reason"}
    service.save(people.consultant, deal, replace(later, delay_told=True, delay_reason="运输延误，已致歉"))
    with store.work.db.read() as session:
        tasks = session.scalars(sa.select(CustomerTask).order_by(CustomerTask.id)).all()
    assert [(task.due, task.result) for task in tasks] == [(date(2026, 11, 22), "moved"), (date(2026, 11, 25), "")]


@pytest.mark.rule("DV-04")
def test_a_pdi_less_than_a_day_before_is_warned_of(store: Showroom, people: People, deal: int) -> None:
    soon = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
    late = ready(store, people, deal, appointment=soon)
    assert [f.severity for f in late.findings if f.code == "§6.8"] == [Severity.WARN]
    assert store.delivery.confirm(people.consultant, deal, signed(late)).number


def test_wishes_come_from_the_accepted_quotation(store: Showroom, people: People, deal: int) -> None:
    with store.work.db.begin() as session:
        session.get_one(Deal, deal).quotation_json = '{"options": [{"name": "全车贴膜"}, {"name": "原厂脚垫"}]}'
    view = ready(store, people, deal, wishes_done=frozenset({"原厂脚垫"}))
    assert view.wishes == ("全车贴膜", "原厂脚垫")
    assert [f.values["count"] for f in view.findings if f.field == "wishes"] == ["1"]


def test_wrong_input_is_told_beside_its_field(store: Showroom, people: People, deal: int) -> None:
    wrong = replace(
        READY, plate="沪I12345", keys=10, temporary_plate="沪A12345", pdi_points=frozenset({"nothing"}), odometer_km=-1
    )
    with pytest.raises(FieldErrors) as told:
        store.delivery.save(people.consultant, deal, wrong)
    assert set(told.value.fields) == {"plate", "keys", "temporary_to", "pdi_points", "odometer_km"}


def test_two_desks_cannot_overwrite_each_other(store: Showroom, people: People, deal: int) -> None:
    first = store.delivery.save(people.consultant, deal, READY).draft
    store.delivery.save(people.delivery, deal, replace(first, keys=3))
    assert refused(store.delivery.save, people.consultant, deal, first) == "changed_meanwhile"


def test_delivery_before_its_turn_is_refused(store: Showroom, people: People) -> None:
    early = deal_at(store, people, Step.CONTRACT)
    assert refused(store.delivery.save, people.consultant, early, READY) == "step_not_reached"
    with store.work.db.read() as session:
        assert rows(session) == 0


def rows(session: Session) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(Delivery)) or 0


def test_optional_items_are_items() -> None:
    assert frozenset(DELIVERY_ITEMS) >= OPTIONAL_ITEMS
