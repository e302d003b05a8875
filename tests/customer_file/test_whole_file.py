"""The whole file of a customer across the nine steps: what it holds, who sees it, and what it costs to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customer_file.views import Moment
from showroom.customers.model import ConsentPurpose, Grade
from showroom.customers.parts import ContactPersonDraft, OwnedVehicleDraft
from showroom.customers.parts_model import ContactRole
from showroom.deals.model import Step
from showroom.delivery.drafts import ReceiptDraft
from showroom.delivery.model import PaidBy, ReceiptKind
from showroom.documents.store import SealedPaper, seal
from showroom.kernel.actor import Permission
from showroom.kernel.clock import FixedClock
from showroom.kernel.money import Money
from showroom.persistence.actions import Tx, Workplace, writes
from showroom.reception.model import VisitKind
from showroom.reception.views import VisitDraft
from tests.deal_builders import PHONE, deal_at
from tests.store_fixtures import People


@contextmanager
def heard(store: Showroom) -> Iterator[list[str]]:
    """The SQL statements of a block."""
    said: list[str] = []

    def hear(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            said.append(statement)

    engine = store.work.db.engine
    sa.event.listen(engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        sa.event.remove(engine, "before_cursor_execute", hear)


SCAN = r"SCAN (?!anon|both|subquery|\(|parameter|w VIRTUAL)"
"""A plan's line that reads a whole table; derived tables of a page, the word index and the parameters do not count."""


class Papers:
    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.SIGNED_IN)
    def put(self, tx: Tx, deal_id: int, customer_id: int) -> int:
        paper = SealedPaper("quotation", "SH01-BJ-1", "zh", b"%PDF-1.7", 1, "t", "{}", deal_id, customer_id)
        return seal(tx, paper)


@pytest.fixture
def customer(store: Showroom, people: People, clock: FixedClock) -> int:
    """张三, who came twice, has a deal at delivery with receipts, a refund, promises, a paper, consents and grades."""
    deal = deal_at(store, people, Step.DELIVERY)
    own = store.deals.view(people.consultant, deal).customer_id
    me = people.consultant
    for came in (VisitKind.CALL, VisitKind.WALK_IN):
        store.reception.log_visit(me, VisitDraft(kind=came, name="张三", phone=PHONE, wanted_model="星河 E6"))
    store.customers.give_consent(me, own, ConsentPurpose.PRIVACY, "2026-11", "当面")
    store.customers.set_grade(me, own, Grade.A, None, "预算已定")
    clock.move(hours=1)
    for number, (kind, amount) in enumerate(
        [(ReceiptKind.EARNEST, "20000"), (ReceiptKind.BALANCE, "100000"), (ReceiptKind.REFUND, "5000")]
    ):
        draft = ReceiptDraft(kind, Money.of(amount), PaidBy.CARD, f"key-{number}", voucher=f"POS{number}")
        store.delivery.add_receipt(people.finance, deal, draft)
    store.deals.add_promise(me, deal, Step.DELIVERY, "送全车贴膜")
    view = store.deals.add_promise(me, deal, Step.DELIVERY, "送脚垫")
    store.deals.keep_promise(me, deal, view.promises[0].id, "已贴")
    Papers(store.work).put(me, deal, own)
    store.customers.plan_task(me, own, date(2026, 11, 25), "回访")
    return own


@pytest.mark.rule("S0-16", "DP-01")
def test_the_file_holds_what_happened_across_the_steps(store: Showroom, people: People, customer: int) -> None:
    got = store.customer_file.history(people.consultant, customer)
    (deal,) = got.deals
    assert (deal.step, deal.price, deal.due) == (Step.DELIVERY, Money.of("239800"), Money.of("258465.62"))
    assert (deal.received, deal.outstanding) == (Money.of("115000"), Money.of("143465.62"))
    assert [receipt.amount for receipt in got.receipts] == [
        Money.of("-5000"), Money.of("100000"), Money.of("20000")
    ]  # fmt: skip
    assert [(promise.text, promise.kept_at is None) for promise in got.promises] == [
        ("送脚垫", True), ("送全车贴膜", False)
    ]  # fmt: skip
    assert [visit.kind for visit in got.visits] == ["walk_in", "call"]
    assert [paper.number for paper in got.documents] == ["SH01-BJ-1"]
    assert got.owners == store.customer_file.history(people.manager, customer).owners


def test_money_of_the_file_is_the_ledgers(store: Showroom, people: People, customer: int) -> None:
    (deal,) = store.customer_file.history(people.consultant, customer).deals
    ledger = store.delivery.current(people.consultant, deal.id).money
    came_in = ledger.received + ledger.loan
    assert (deal.due, deal.received, deal.outstanding) == (ledger.due, came_in, ledger.outstanding)


@pytest.mark.rule("PI-09", "S3-35")
def test_the_front_desk_sees_neither_prices_nor_papers(store: Showroom, people: People, customer: int) -> None:
    store.customers.set_owner(people.manager, customer, None, "回公共池")
    got = store.customer_file.history(people.receptionist, customer)
    assert [(deal.price, deal.due, deal.outstanding) for deal in got.deals] == [(None, None, None)]
    assert (got.receipts, got.documents) == ((), ())


def test_deals_of_another_consultant_stay_hidden_from_the_new_owner(
    store: Showroom, people: People, customer: int
) -> None:
    store.customers.set_owner(people.manager, customer, people.colleague.id, "客户要求")
    got = store.customer_file.history(people.colleague, customer)
    assert (got.deals, got.receipts, got.promises, got.documents) == ((), (), (), ())
    sources = {moment.source for moment in store.customer_file.timeline(people.colleague, customer).moments}
    assert "event" not in sources


@pytest.mark.rule("GR-01", "PI-02")
def test_the_timeline_pages_through_everything_once_newest_first(
    store: Showroom, people: People, customer: int
) -> None:
    me, read = people.consultant, store.customer_file.timeline
    whole = read(me, customer, None, 200).moments
    assert {moment.source for moment in whole} >= {"visit", "event", "consent", "grade"}
    assert [moment.at for moment in whole] == sorted((moment.at for moment in whole), reverse=True)
    paged: list[Moment] = []
    before = None
    for _ in range(len(whole) + 2):
        page = read(me, customer, before, 2)
        paged += page.moments
        before = page.before
        if before is None:
            break
    assert tuple(paged) == whole
    assert len({(moment.source, moment.id) for moment in whole}) == len(whole) > 8


@pytest.mark.parametrize("part", ["identity", "history", "timeline"])
def test_each_read_takes_at_most_20_statements_all_with_a_limit(
    store: Showroom, people: People, customer: int, part: str
) -> None:
    read: Callable[..., object] = getattr(store.customer_file, part)
    read(people.consultant, customer)  # the parameter table is read once per process
    with heard(store) as said:
        read(people.consultant, customer)
    assert 0 < len(said) <= 20  # six of them say until when the owner is protected
    unbounded = [text for text in said if "LIMIT" not in text.upper() and not _is_by_key(text)]
    assert unbounded == []


def _is_by_key(statement: str) -> bool:
    """One row by its primary key needs no limit."""
    return re.search(r"WHERE (customer\.id|file_opening\.staff_id|staff_member\.id) = ", statement) is not None


@pytest.mark.parametrize("part", ["identity", "history", "timeline"])
def test_no_read_of_the_file_scans_a_large_table(sqlite_store: Showroom, part: str) -> None:
    """By SQLite's own plan: of the tables that grow with the store only index searches."""
    from tests.store_fixtures import hire

    people = hire(sqlite_store)
    deal = deal_at(sqlite_store, people, Step.DELIVERY)
    own = sqlite_store.deals.view(people.consultant, deal).customer_id
    with heard(sqlite_store) as said:
        getattr(sqlite_store.customer_file, part)(people.consultant, own)
    scans = []
    with sqlite_store.work.db.read() as session:
        for statement in said:
            values = tuple(1 for _ in range(statement.count("?")))
            plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            scans += [row[3] for row in plan if re.match(SCAN, row[3])]
    assert scans == []


@pytest.mark.rule("S0-16")
def test_completeness_names_what_is_missing_and_grows_with_what_is_written(
    store: Showroom, people: People, customer: int
) -> None:
    me = people.consultant
    before = store.customer_file.identity(me, customer).completeness
    assert "decision_maker" in before.missing
    assert "owned_vehicle" in before.missing
    store.customer_parts.save_part(me, customer, ContactPersonDraft("李娜", ContactRole.DECISION_MAKER))
    store.customer_parts.save_part(me, customer, OwnedVehicleDraft("大众"))
    after = store.customer_file.identity(me, customer).completeness
    assert after.percent == before.percent + 10
    assert set(before.missing) - set(after.missing) == {"decision_maker", "owned_vehicle"}


def test_every_shape_is_frozen() -> None:
    from showroom.customer_file import views

    shapes = [kind for kind in vars(views).values() if isinstance(kind, type) and kind.__module__ == views.__name__]
    assert len(shapes) >= 14
    assert all(is_dataclass(kind) and kind.__dataclass_params__.frozen for kind in shapes)  # type: ignore[attr-defined]
    assert all(fields(kind) for kind in shapes)


@pytest.mark.rule("PI-09")
@pytest.mark.parametrize("part", ["identity", "history", "timeline"])
def test_reading_a_file_counts_as_opening_it_and_ends_at_the_days_limit(sqlite_store: Showroom, part: str) -> None:
    from showroom.customers.records import CustomerDraft
    from showroom.kernel.errors import ShowroomError
    from tests.store_fixtures import hire

    people, read = hire(sqlite_store), getattr(sqlite_store.customer_file, part)
    with sqlite_store.work.db.read() as session:
        table = sqlite_store.work.parameters.at_hand(session)
    limit = table.whole("customer.daily_views.consultant", sqlite_store.work.today())
    files = [
        sqlite_store.customers.create(people.consultant, CustomerDraft("张伟", f"138{number:08}")).id
        for number in range(limit + 1)
    ]
    for file in files[:-1]:
        read(people.consultant, file)
    read(people.consultant, files[0])  # again on the same day: free
    with pytest.raises(ShowroomError) as caught:
        read(people.consultant, files[-1])
    assert caught.value.code == "view_limit"
