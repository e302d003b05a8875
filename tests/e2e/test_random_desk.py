"""A desk where anything is done in any order: whatever is refused, the books stay true after every act."""

from __future__ import annotations

import importlib
import itertools
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy.exc import IntegrityError

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.deals.model import STEPS, Deal, PayWay, Step
from showroom.delivery.model import ReceiptKind
from showroom.follow_up.model import ContactResult, ContactWay
from showroom.follow_up.views import ContactDraft
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from showroom.negotiation import handing_over
from showroom.negotiation.draft import QuoteDraft
from showroom.negotiation.model import Quotation
from showroom.persistence import numbering
from tests.e2e.books import States, check_books, check_order, left_alone, states_of
from tests.e2e.sale import Sale, Shop, pages
from tests.guards.effort import rounds
from tests.postgres_server import PrivatePostgres, as_login
from tests.store_fixtures import KEY, NOW, SELLER, People, hire

Act = Callable[[Sale], object]
CUSTOMERS = 2
HOW = ("done", "skip", "again")
SEALERS = (
    "contract.signing",
    "contract.change_signing",
    "contract.intent_signing",
    "contract.change_reissue_signing",
    "delivery.certificates",
    "delivery.handing_over",
    "financing.service",
    "follow_up.claim_paper",
    "test_drive.paper",
)
PDFS = (
    "test_drive.agreement_pdf", "negotiation.quotation_pdf", "contract.contract_pdf", "financing.cost_sheet_pdf",
    "delivery.confirmation_pdf",
)  # fmt: skip


def call(sale: Sale, result: ContactResult = ContactResult.REACHED) -> object:
    tasks = sale.store.follow_up.current(sale.me, sale.deal).tasks
    task = next((line for line in tasks if line.state.value != "done"), None)
    effective = result is ContactResult.REACHED
    draft = ContactDraft(ContactWay.CALL, result, effective, "一切正常", version=task.version if task else 0)
    return sale.store.follow_up.log_contact(sale.me, sale.deal, task.id if task else None, draft)


def outstanding(sale: Sale) -> Money:
    return sale.store.delivery.current(sale.me, sale.deal).money.outstanding


WAYS: dict[Step, tuple[Act, ...]] = {
    Step.RECEPTION: (Sale.come_in, Sale.greet),
    Step.CONSULTATION: (Sale.needs,),
    Step.PRESENTATION: (Sale.show_car,),
    Step.TEST_DRIVE: (
        Sale.show_licence, Sale.book, Sale.sign_agreement, Sale.keys_out, Sale.come_back, Sale.feedback
    ),
    Step.NEGOTIATION: (Sale.quote, Sale.approve, Sale.accept),
    Step.CONTRACT: (Sale.draft_contract, Sale.sign_contract),
    Step.FINANCING: (Sale.compare,),
    Step.DELIVERY: (Sale.prepare, lambda sale: sale.pay(outstanding(sale)), Sale.hand_over),
    Step.FOLLOW_UP: (call,),
}  # fmt: skip
ODD: dict[Step, tuple[Act, ...]] = {
    Step.RECEPTION: (),
    Step.CONSULTATION: (lambda sale: sale.needs(restatement_confirmed=False),),
    Step.PRESENTATION: (
        lambda sale: sale.show_car(sale.shop.cars[-1]),
        lambda sale: sale.show_car(customer_confirmed=False),
    ),
    Step.TEST_DRIVE: (
        lambda sale: sale.show_licence(valid_to=sale.today - timedelta(days=1)),
        lambda sale: sale.show_licence(suspended=True),
        lambda sale: sale.book(fit_declared=False),
        lambda sale: sale.book(persons=9),
        lambda sale: sale.keys_out(observed_unfit=True),
        lambda sale: sale.come_back(damage_found=True, damage_note="右后门划痕"),
        lambda sale: sale.store.test_drive.cancel(sale.me, sale.drive.id, "改期"),
    ),
    Step.NEGOTIATION: (
        lambda sale: sale.quote("30000"),
        lambda sale: sale.quote(**sale.way(PayWay.LOAN)),
        lambda sale: sale.store.deals.raise_objection(sale.me, sale.deal, "range", "担心冬天续航"),
        lambda sale: sale.store.deals.add_promise(sale.me, sale.deal, Step.NEGOTIATION, "送脚垫"),
        lambda sale: sale.pay(Money.of("5000"), ReceiptKind.INTENT),
    ),
    Step.CONTRACT: (
        lambda sale: sale.draft_contract(special_terms="赠送三次保养"),
        lambda sale: sale.store.contract.approve_terms(sale.people.manager, sale.deal),
        lambda sale: sale.pay(Money.of("60000"), ReceiptKind.EARNEST),
    ),
    Step.FINANCING: (Sale.take_loan, lambda sale: sale.store.financing.pay_cash(sale.me, sale.deal)),
    Step.DELIVERY: (
        lambda sale: sale.pay(Money.of("1000"), ReceiptKind.REFUND),
        lambda sale: sale.prepare(vin_on_invoice="LSVAU2184T2000002"),
        lambda sale: sale.prepare(plate=""),
    ),
    Step.FOLLOW_UP: (
        lambda sale: call(sale, ContactResult.NO_ANSWER),
        lambda sale: call(sale, ContactResult.NO_MORE_CONTACT),
        lambda sale: sale.store.follow_up.make_plan(sale.me, sale.deal),
    ),
}
ACTS = tuple(act for step in STEPS for act in (*WAYS[step], *ODD[step]))


@dataclass(frozen=True)
class FullShop:
    """A closed store with staff, two cars to sell, a demo car and a route; every walk gets its own copy of it."""

    place: Location
    server: PrivatePostgres | None = None

    def copy(self) -> Location:
        folder = Path(tempfile.mkdtemp(prefix="showroom-desk-"))
        if self.server is not None:
            return Location(folder, as_login(self.server.create_database(self.place.url), SELLER))
        shutil.copy(self.place.data / "store.db", folder / "store.db")
        return Location(folder)

    def remove(self, place: Location) -> None:
        if self.server is not None and place.url is not None:
            self.server.drop(place.url)
        shutil.rmtree(place.data)


def stands_at(sale: Sale) -> Step:
    """Where the deal stands, whoever it belongs to: a colleague may have received the customer first (OW-1)."""
    if not sale.deal:
        return Step.RECEPTION
    return sale.store.deals.view(sale.people.manager, sale.deal).current_step


class Desk(RuleBasedStateMachine):
    """Two customers, two cars, and colleagues who do what they like."""

    full_shop: ClassVar[FullShop]
    begun: ClassVar[int] = 0
    """How many steps of the first sale are done before the walk begins."""

    def __init__(self) -> None:
        super().__init__()
        self.place = self.full_shop.copy()
        self.clock = FixedClock(NOW)
        self.store = open_with_key(self.place, KEY, self.clock)
        self.states: States = {}
        self.sales: list[Sale] = []

    @initialize()
    def open_shop(self) -> None:
        people = staff_of(self.store)
        shop = object.__new__(Shop)
        shop.store, shop.people = self.store, people
        cars = self.store.vehicles.stock(people.manager)
        shop.model = cars[0].model_id
        shop.demo = self.store.vehicles.demo_cars(people.manager)[0].id
        shop.cars = sorted(car.id for car in cars if car.id != shop.demo)
        shop.route = self.store.test_drive.routes(people.manager)[0].id
        self.sales = [Sale(shop, number) for number in range(CUSTOMERS)]
        self.sales[0].come_in()
        for _ in range(self.begun):
            self.do_the_step(0)

    def attempt(self, act: Act, sale: Sale) -> None:
        """Do it; refusing is the program's right, failing is not."""
        try:
            act(sale)
        except ShowroomError as refusal:
            told = [refusal.text("zh"), refusal.text("en")]
        else:
            return
        assert all(told)

    @rule(who=st.integers(0, CUSTOMERS - 1))
    def do_the_step(self, who: int) -> None:
        """What the path proposes, up to leaving the step."""
        sale = self.sales[who]
        step = stands_at(sale)
        for act in WAYS[step]:
            self.attempt(act, sale)
        self.attempt(lambda sale: sale.finish(step), sale)

    @rule()
    def go_on(self) -> None:
        self.do_the_step(0)

    @rule(who=st.integers(0, CUSTOMERS - 1), number=st.integers(0, 20))
    def do_what_fits(self, who: int, number: int) -> None:
        """One act of the current step, the usual or an odd one."""
        sale = self.sales[who]
        step = stands_at(sale)
        acts = (*WAYS[step], *ODD[step])
        self.attempt(acts[number % len(acts)], sale)

    @rule(who=st.integers(0, CUSTOMERS - 1), act=st.sampled_from(ACTS))
    def do_anything(self, who: int, act: Act) -> None:
        self.attempt(act, self.sales[who])

    @rule(who=st.integers(0, CUSTOMERS - 1), act=st.sampled_from(ACTS), role=st.sampled_from(("colleague", "delivery")))
    def somebody_else_does(self, who: int, act: Act, role: str) -> None:
        sale = self.sales[who]
        sale.me = getattr(sale.people, role)
        self.attempt(act, sale)
        sale.me = sale.people.consultant

    @rule(
        who=st.integers(0, CUSTOMERS - 1), step=st.sampled_from(STEPS), how=st.sampled_from(("done", "skip", "again"))
    )
    def jump(self, who: int, step: Step, how: str) -> None:
        deals = self.store.deals
        acts: dict[str, Act] = {
            "done": lambda sale: sale.finish(step),
            "skip": lambda sale: deals.skip_step(sale.me, sale.deal, step, "客户时间紧"),
            "again": lambda sale: deals.reopen_step(sale.me, sale.deal, step, "客户改了主意"),
        }
        self.attempt(acts[how], self.sales[who])

    @rule(minutes=st.sampled_from((1, 40, 24 * 60, 8 * 24 * 60)))
    def time_passes(self, minutes: int) -> None:
        self.clock.move(minutes=minutes)

    @invariant()
    def the_books_are_true(self) -> None:
        with self.store.work.db.read() as session:
            states = states_of(session)
        check_order(self.states, states)
        self.states = states
        check_books(self.store)
        assert not left_alone(self.store), "a customer without a next contact (GR-02)"

    def teardown(self) -> None:
        """At the end of the day: what was saved is there again, on every page."""
        deals = [(sale.me, sale.deal) for sale in self.sales if sale.deal]
        before = [pages(self.store, *deal) for deal in deals]
        self.store.close()
        again = open_with_key(self.place, KEY, self.clock)
        try:
            assert [pages(again, *deal) for deal in deals] == before
        finally:
            again.close()
            self.full_shop.remove(self.place)


def staff_of(store: Showroom) -> People:
    """The people that `hire` put there."""
    names = ("系统管理员", "王前台", "周敏", "陈浩", "李强", "赵总", "钱会计", "孙交车")
    return People(*(replace(store._actor(name)) for name in names))


@pytest.fixture(scope="module")
def full_shop(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> FullShop:
    """The one in an SQLCipher file."""
    folder = tmp_path_factory.mktemp("shop")
    shutil.copy(sqlite_template, folder / "store.db")
    return filled(FullShop(Location(folder)))


@pytest.fixture(scope="module")
def full_server(
    postgres: PrivatePostgres, postgres_template: str, tmp_path_factory: pytest.TempPathFactory
) -> FullShop:
    """The one on PostgreSQL."""
    url = as_login(postgres.create_database(postgres_template), SELLER)
    place = Location(tmp_path_factory.mktemp("server_shop"), url)
    return filled(FullShop(place, postgres))


def filled(shop: FullShop) -> FullShop:
    store = open_with_key(shop.place, KEY, FixedClock(NOW))
    Shop(store, hire(store), cars=2)
    store.close()
    return shop


@pytest.fixture(autouse=True)
def light_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers without typesetting, but under soak: what they say is test_one_sale's, here they only must be there."""
    if rounds(0, 1):
        return
    number = itertools.count()
    for name in PDFS:
        module = importlib.import_module(f"showroom.{name}")
        monkeypatch.setattr(module, "render_sheet", lambda *_: b"%%PDF-1.4 /Type /Page %d" % next(number))
    for name in SEALERS:
        monkeypatch.setattr(importlib.import_module(f"showroom.{name}"), "sealed_pdf", lambda _tx, pdf: pdf)


def walk(full_shop: FullShop, begun: int = 0, **options: Any) -> None:
    machine = type("DeskHere", (Desk,), {"full_shop": full_shop, "begun": begun})
    quiet = list(HealthCheck)
    run_state_machine_as_test(machine, settings=settings(deadline=None, suppress_health_check=quiet, **options))


@pytest.mark.rule("G-08", "CT-07", "VN-06", "DV-02", "TD-08", "GR-02")
@pytest.mark.parametrize("kind, share", [("full_shop", 1), ("full_server", 2)])
def test_whatever_is_done_at_the_desk_the_books_stay_true(
    request: pytest.FixtureRequest, kind: str, share: int
) -> None:
    shop: FullShop = request.getfixturevalue(kind)
    walk(shop, max_examples=rounds(6, 400) // share, stateful_step_count=rounds(20, 60))


def without_order(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("showroom.deals.handover.require_reached", lambda *_: None)


def without_eligibility(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("showroom.test_drive.course.blocking", lambda *_, **__: ())


def with_gaps(patch: pytest.MonkeyPatch) -> None:
    allot = numbering.allot

    def take_two(*args: Any) -> str:
        allot(*args)
        return allot(*args)

    patch.setattr(numbering, "allot", take_two)


def with_a_lost_fen(patch: pytest.MonkeyPatch) -> None:
    hand_over = handing_over.hand_over

    def lose_one(deal: Deal, quotation: Quotation, draft: QuoteDraft) -> None:
        hand_over(deal, quotation, draft)
        deal.contract_price = quotation.contract_price - Money(1)

    patch.setattr("showroom.negotiation.service.hand_over", lose_one)


CONTROLS = [
    (without_order, 0, "left before"), (without_eligibility, 3, "not proved"), (with_gaps, 0, "not within"),
    (with_a_lost_fen, 5, "another price"),
]  # fmt: skip


@pytest.mark.parametrize("breaks, begun, found", CONTROLS, ids=[entry[0].__name__ for entry in CONTROLS])
def test_control_a_broken_guard_is_found(
    full_shop: FullShop, monkeypatch: pytest.MonkeyPatch, breaks: Callable[[pytest.MonkeyPatch], None], begun: int,
    found: str,
) -> None:  # fmt: skip
    breaks(monkeypatch)
    # Some guards have a second one behind them, in the database: then that one speaks.
    with pytest.raises((AssertionError, IntegrityError), match=found):
        walk(
            full_shop, begun, max_examples=40, stateful_step_count=15, derandomize=True, database=None,
            phases=(Phase.generate,), report_multiple_bugs=False,
        )  # fmt: skip
