"""Figure 41's table for every money field of quotation and contract: each text has its one answer, none crashes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from typing import TypeVar

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.contract.contract_paper import DepositWord
from showroom.contract.drafts import ContractDraft, ServiceTick
from showroom.deals.model import PayWay, Step
from showroom.deals.service import StepBlocked
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import LIMIT_FEN, ZERO, Money
from showroom.negotiation.draft import DiscountKind, DiscountLine, OptionLine, QuoteDraft, ServiceLine
from showroom.negotiation.model import QuotationStatus
from showroom.settings import RowDraft
from showroom.vehicles.model import Vehicle, VehicleModel, VehicleStatus
from tests.contract.contract_builders import drafted, filled, sign
from tests.deal_builders import deal_at
from tests.store_fixtures import People

# What is typed, and what it is in fen; None: refused beside its field.
TYPED: dict[str, int | None] = {
    "3000": 3000_00, "3,000": 3000_00, "3000.00": 3000_00, " 3000 ": 3000_00, "+3000": 3000_00, "0.3万": 3000_00,
    "0.30005万": 3000_50, "０．３万": 3000_00, "３０００": 3000_00, "３，０００．５０": 3000_50, "¥3000": 3000_00,
    "￥3,000.5": 3000_50, "3000元": 3000_00, "0": 0, "-0": 0, "0.01": 1, "0.1": 10,
    "-1": -100, "－１": -100, "-0.3万": -3000_00, "99999999万": 999_999_990_000_00, "999999999999.99": LIMIT_FEN - 1,
    "": None, " ": None, "NaN": None, "nan": None, "sNaN": None, "Infinity": None, "-Infinity": None, "inf": None,
    "1e400": None, "1E5": None, "1e-2": None, "1_000": None, "٣٠٠٠": None, "३०००": None, "³": None, "Ⅻ": None,
    "三千": None, "3千": None, "0x10": None, "1,23": None, "1,2345": None, "1.234": None, "0.005": None, ".5": None,
    "5.": None, "1..2": None, "1 000": None, "--1": None, "+-1": None, "1万万": None, "万": None, "0.0000001万": None,
    "1000000000000": None, "100000000万": None, "9" * 400: None, "9" * 100_000: None, "1\n2": None, "1\x00": None,
    "=1+1": None, "\u202e3000": None,
}  # fmt: skip
T = TypeVar("T")
QuoteWith = Callable[[QuoteDraft, Money], QuoteDraft]
ContractWith = Callable[[ContractDraft, Money], ContractDraft]
PLAIN = ("vehicle_vessel_annual", "compulsory", "commercial", "official_fees", "trade_in", "deposit_paid")
IN_QUOTE: dict[str, QuoteWith] = {
    **{name: lambda draft, money, name=name: replace(draft, **{name: money}) for name in PLAIN},  # type: ignore[misc]
    "subsidy_advance": lambda draft, money: replace(draft, replaces_car=True, subsidy_advance=money),
    "loan_principal": lambda draft, money: replace(draft, pay_way=PayWay.LOAN, loan_principal=money),
    "discount": lambda draft, money: replace(draft, discounts=(DiscountLine(DiscountKind.STORE, money),)),
    "options": lambda draft, money: replace(draft, options=(OptionLine("贴膜", 2, money),)),
    "services": lambda draft, money: replace(draft, services=(ServiceLine("代办上牌服务", money, chosen=True),)),
}
IN_CONTRACT: dict[str, ContractWith] = {
    "deposit_agreed": lambda draft, money: replace(draft, deposit_agreed=money, deposit_word=DepositWord.EARNEST),
    "deposit_paid": lambda draft, money: replace(draft, deposit_paid=money, deposit_word=DepositWord.EARNEST),
    "service_plates_price": lambda draft, money: replace(draft, services=(ServiceTick("plates", money),)),
}
HOSTILE = (Money(-1), Money(LIMIT_FEN), Money(10**30), Money(-(10**30)))
GUIDE, ON_ROAD = Money.of("249800"), Money.of("261928.10")


def answer(act: Callable[[], T]) -> T | ShowroomError:
    """What an act returns, or how it is refused; anything else is a crash."""
    try:
        return act()
    except ShowroomError as error:
        return error


@pytest.mark.rule("G-01")
@pytest.mark.parametrize("text", TYPED, ids=lambda text: ascii(text)[:24])
def test_what_is_typed_has_one_answer(text: str) -> None:
    found = answer(lambda: Money.parse(text))
    if isinstance(found, ShowroomError):
        assert TYPED[text] is None
        assert found.code == "bad_amount"
        assert len(str(found.values["text"])) <= 40
    else:
        assert found.fen == TYPED[text]


@pytest.mark.rule("G-01")
@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity"),
                                   Decimal("1e400"), Decimal("0.005"), 1.5, True, 10**400, None])  # fmt: skip
def test_no_other_number_becomes_money(value: object) -> None:
    with pytest.raises(ShowroomError) as refused:
        Money.of(value)  # type: ignore[arg-type]
    assert refused.value.code == "bad_amount"


def counted(field: str, fen: int) -> int:
    """By how much a permitted amount moves the on-road price of the car that was quoted before, in fen."""
    start = {"compulsory": 950_00, "official_fees": 125_00}.get(field, 0)
    factor = {"options": 2, "trade_in": 0, "deposit_paid": 0, "loan_principal": 0, "subsidy_advance": 0}.get(field, 1)
    vessel = (fen * 2 + 6) // 12 if field == "vehicle_vessel_annual" else fen  # November and December of twelve
    return vessel * factor - start


@pytest.mark.rule("G-01", "S3-25", "MF-01")
@pytest.mark.parametrize("field", IN_QUOTE)
def test_every_money_field_of_the_quotation_has_its_answer(store: Showroom, people: People, field: str) -> None:
    deal = deal_at(store, people, Step.NEGOTIATION)
    start = store.negotiation.current(people.consultant, deal).draft
    amounts = [Money(fen) for fen in dict.fromkeys(TYPED.values()) if fen is not None]
    needed = field in {"discount", "loan_principal"}  # a line of nothing, or a loan of nothing, is a mistake
    most = GUIDE.fen if needed else 10**12  # more is refused at the field, or in the total
    # what the price board marks, no fen more (MF-01); what the state is expected to pay (§4.1)
    most = {"services": 500_00 + 1, "subsidy_advance": 15_000_00 + 1}.get(field, most)
    for amount in (*amounts, *HOSTILE):
        act = partial(store.negotiation.calculate, people.consultant, deal, IN_QUOTE[field](start, amount))
        found = answer(act)
        if isinstance(found, FieldErrors):
            assert set(found.fields) == {field}, amount
            assert amount < ZERO or amount.fen >= most or (needed and not amount), amount
        elif isinstance(found, ShowroomError):
            assert (found.code, amount.fen >= most) == ("total_too_big", True), amount
        else:
            price = found.reckoned.price
            assert amount >= ZERO, amount
            if field == "discount":
                assert price.contract_price == GUIDE - amount
            else:
                assert price.on_road.fen - ON_ROAD.fen == counted(field, amount.fen), amount
    assert store.negotiation.current(people.consultant, deal).number == ""


@pytest.mark.rule("DP-01", "MF-04")
@pytest.mark.parametrize("field", IN_CONTRACT)
def test_every_money_field_of_the_contract_has_its_answer(store: Showroom, people: People, field: str) -> None:
    deal = deal_at(store, people, Step.CONTRACT)
    amounts = [Money(fen) for fen in dict.fromkeys(TYPED.values()) if fen is not None]
    most = LIMIT_FEN if field.startswith("service") else Money.of("239800").fen + 1
    for amount in (*amounts, *HOSTILE):
        draft = IN_CONTRACT[field](filled(store, people, deal, deposit_agreed=None, deposit_paid=ZERO), amount)
        found = answer(partial(store.contract.save_draft, people.consultant, deal, draft))
        if isinstance(found, ShowroomError):
            assert isinstance(found, FieldErrors)
            assert set(found.fields) == {field}, amount
            assert amount < ZERO or amount.fen >= most, amount
        else:
            assert 0 <= amount.fen < most
            kept = found.draft
            assert amount == (kept.services[0].price if field.startswith("service") else getattr(kept, field))


RAW = ("'NaN'", "'1e400'", "'-'", "'１'", "1.5", "9e999", "-9e999", "100000000000000", "-100000000000000")


@pytest.mark.rule("G-01")
@pytest.mark.parametrize("column", ["quotation.due", "quotation.on_road_price", "contract.deposit_paid",
                                    "deal.contract_price", "receipt.amount"])  # fmt: skip
def test_the_database_itself_refuses_what_is_no_money(store: Showroom, people: People, column: str) -> None:
    deal = deal_at(store, people, Step.CONTRACT)
    store.contract.save_draft(people.consultant, deal, filled(store, people, deal))
    store.negotiation.save(people.consultant, deal, store.negotiation.current(people.consultant, deal).draft)
    table, name = column.split(".")
    insert = table == "receipt"  # whose rows may not be changed at all: they are written wrong
    row = "INSERT INTO receipt (deal_id, number, kind, amount, paid_by, voucher, note, received_on, at, by,"
    for wrong in RAW:
        statement = f"UPDATE {table} SET {name} = {wrong}"
        if insert:
            values = f"{deal}, 'X', 'balance', {wrong}, 'cash', '', '', '2026-11-22', 0, 1, 'k'"
            statement = f"{row} idempotency_key) VALUES ({values})"
        if store.work.db.kind == "postgresql" and wrong == "1.5":
            continue  # rounded by the column's type before any trigger sees it: whole fen all the same
        with pytest.raises(sa.exc.DBAPIError), store.work.db.begin() as session:
            session.execute(sa.text(statement))
    with store.work.db.begin() as session:  # the control: it is the amount that was refused, not the statement
        session.execute(sa.text(statement.replace(RAW[-1], "100")))


@pytest.fixture
def quoted(store: Showroom, people: People) -> tuple[int, int]:
    """A deal with a saved quotation, and its version."""
    deal = deal_at(store, people, Step.NEGOTIATION)
    draft = store.negotiation.current(people.consultant, deal).draft
    return deal, store.negotiation.save(people.consultant, deal, draft).draft.version


@pytest.mark.rule("G-06", "S3-45")
def test_a_quotation_older_than_its_parameter_names_the_amount(
    store: Showroom, people: People, quoted: tuple[int, int]
) -> None:
    deal, version = quoted
    tomorrow = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    row = RowDraft("compulsory.base.family_under_6", "990", tomorrow.date(), None, "another premium")
    store.parameters.add_row(people.admin, row)
    clock = store.work.clock
    assert isinstance(clock, FixedClock)
    clock.at = tomorrow
    with pytest.raises(FieldErrors) as stale:
        store.negotiation.accept(people.consultant, deal, version)
    assert set(stale.value.fields) == {"compulsory"}
    assert "990.00" in stale.value.fields["compulsory"].text("zh")
    draft = replace(store.negotiation.current(people.consultant, deal).draft, compulsory=Money.of(990))
    again = store.negotiation.save(people.consultant, deal, draft)
    accepted = store.negotiation.accept(people.consultant, deal, again.draft.version)
    assert (accepted.status, accepted.reckoned.price.compulsory) == (QuotationStatus.ACCEPTED, Money.of(990))


@pytest.mark.rule("G-06", "S3-45")
def test_a_quotation_of_last_month_is_not_accepted_with_last_months_tax(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.NEGOTIATION)
    service, clock = store.negotiation, store.work.clock
    assert isinstance(clock, FixedClock)
    clock.at = datetime(2026, 11, 28, 2, 0, tzinfo=UTC)
    draft = replace(service.current(people.consultant, deal).draft, vehicle_vessel_annual=Money.of(420))
    saved = service.save(people.consultant, deal, draft)
    clock.at = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
    with pytest.raises(ShowroomError) as refused:
        service.accept(people.consultant, deal, saved.draft.version)
    assert refused.value.code == "quote_outdated"
    again = service.save(people.consultant, deal, saved.draft)
    assert saved.reckoned.price.on_road - again.reckoned.price.on_road == Money.of(35)
    assert service.accept(people.consultant, deal, again.draft.version).status is QuotationStatus.ACCEPTED


@pytest.mark.rule("CT-02", "S3-45")
def test_a_new_price_list_does_not_move_an_offer_that_was_made(
    store: Showroom, people: People, quoted: tuple[int, int]
) -> None:
    deal, version = quoted
    before = store.negotiation.current(people.consultant, deal).reckoned
    with store.work.db.begin() as session:
        session.execute(sa.update(VehicleModel).values(guide_price=Money.of("269800")))
    shown = store.negotiation.current(people.consultant, deal).reckoned
    accepted = store.negotiation.accept(people.consultant, deal, version).reckoned
    assert before == shown == accepted
    store.deals.complete_step(people.consultant, deal, Step.NEGOTIATION)
    assert store.contract.view(people.consultant, deal).sale.contract_price == before.price.contract_price


@pytest.mark.rule("VN-06")
def test_a_car_sold_meanwhile_is_told_with_its_vin_and_the_draft_stays(store: Showroom, people: People) -> None:
    deal = drafted(store, people)
    with store.work.db.begin() as session:
        session.execute(sa.update(Vehicle).values(status=VehicleStatus.SOLD))
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal)
    (finding,) = [found for found in blocked.value.findings if found.code == "VN-06"]
    assert "LSVAU2182T2000001" in finding.text_zh
    view = store.contract.view(people.consultant, deal)
    assert (view.signed, view.draft.deposit_agreed) == (None, Money.of("40000"))


@pytest.mark.rule("MF-01", "MF-04", "S3-45")
def test_services_of_the_contract_are_those_that_were_quoted(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.NEGOTIATION)
    service = store.negotiation
    draft = service.current(people.consultant, deal).draft
    chosen = tuple(replace(line, chosen=line.code == "plates", provider="") for line in draft.services)
    saved = service.save(people.consultant, deal, replace(draft, services=chosen))
    service.accept(people.consultant, deal, saved.draft.version)
    store.deals.complete_step(people.consultant, deal, Step.NEGOTIATION)
    first = filled(store, people, deal)
    assert first.services == (ServiceTick("plates", Money.of(500)),)
    dearer = replace(first, services=(ServiceTick("plates", Money.of(500)), ServiceTick("insurance", Money.of(300))))
    version = store.contract.save_draft(people.consultant, deal, dearer).draft.version
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal)
    assert [found.code for found in blocked.value.findings if found.severity.name == "BLOCK"] == ["MF-01"]
    store.contract.save_draft(people.consultant, deal, replace(first, version=version))
    assert sign(store, people, deal).number == "SH01-XS-20261122-0001"
