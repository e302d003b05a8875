"""What a quotation shows of prices is true: marked goods, values of gifts, what a discount is taken off (MF-01)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from io import BytesIO

import pytest
from pypdf import PdfReader

from showroom.bootstrap import Showroom
from showroom.deals.model import Deal, Step
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.findings import Finding, Severity
from showroom.kernel.money import Money
from showroom.negotiation.draft import DiscountKind, DiscountLine, HaggleReason, OptionLine, QuoteDraft
from showroom.negotiation.goods import GoodsDraft
from showroom.negotiation.price_history import Raised, raised_before
from showroom.vehicles.prices import DatedPrice
from showroom.vehicles.records import ModelDraft
from tests.deal_builders import deal_at
from tests.store_fixtures import NOW, People

TODAY = date(2026, 11, 22)
MAT, FILM = "原厂脚垫", "全车贴膜"
DISCOUNTS = (DiscountLine(DiscountKind.STORE, Money.of("3000")),)


def wrong_fields(act: Callable[[], object]) -> set[str]:
    with pytest.raises(FieldErrors) as refused:
        act()
    return set(refused.value.fields)


def quoted(store: Showroom, people: People, deal: int, **changes: object) -> QuoteDraft:
    draft = store.negotiation.current(people.consultant, deal).draft
    return replace(draft, haggle_reason=HaggleReason.BUDGET, **changes)  # type: ignore[arg-type]


def told(store: Showroom, people: People, deal: int) -> list[Finding]:
    """The findings of this rule that the negotiation names."""
    return [entry for entry in store.deals.view(people.consultant, deal).missing if entry.code == "MF-01"]


@pytest.mark.rule("MF-01")
def test_marked_goods_are_sold_at_most_for_their_price_and_gifts_are_worth_exactly_it(
    store: Showroom, people: People
) -> None:
    deal = deal_at(store, people, Step.NEGOTIATION)
    for name, price in ((MAT, "300"), (FILM, "2800")):
        store.goods.mark(people.manager, GoodsDraft(name, Money.of(price), TODAY))
    for line in (
        OptionLine(FILM, 1, Money.of("2800.01")), OptionLine(MAT, 1, Money.of("999"), gift=True),
        OptionLine(MAT, 1, Money.of("299.99"), gift=True),
    ):  # fmt: skip
        draft = quoted(store, people, deal, options=(line,))
        assert wrong_fields(partial(store.negotiation.save, people.consultant, deal, draft)) == {"options"}
    lines = (
        OptionLine(FILM, 1, Money.of("2500")), OptionLine(MAT, 2, Money.of("300"), gift=True),
        OptionLine("香薰", 1, Money.of("88"), gift=True), OptionLine("行车记录仪", 1, Money.of("600")),
        OptionLine("钥匙扣", 1, Money(0), gift=True),
    )  # fmt: skip
    view = store.negotiation.save(people.consultant, deal, quoted(store, people, deal, options=lines))
    assert view.unvalued == {"香薰", "钥匙扣"}
    assert store.negotiation.calculate(people.consultant, deal, view.draft).unvalued == {"香薰", "钥匙扣"}
    assert [(entry.severity, entry.evidence) for entry in told(store, people, deal)] == [
        (Severity.WARN, "香薰"), (Severity.WARN, "行车记录仪"),
    ]  # fmt: skip
    pdf = store.negotiation.pdf(people.consultant, deal, "zh")
    text = "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)
    assert "原厂脚垫×2（价值¥600.00）、香薰×1、钥匙扣×1" in text  # no value that is no price of this store


@pytest.mark.rule("MF-01")
def test_the_board_keeps_what_was_marked_and_who_may_mark(store: Showroom, people: People, clock: FixedClock) -> None:
    mark = store.goods.mark
    for draft, field in (
        (GoodsDraft(" ", Money.of("1"), TODAY), "name"), (GoodsDraft(MAT, None, TODAY), "price"),
        (GoodsDraft(MAT, Money(0), TODAY), "price"), (GoodsDraft(MAT, Money.of("1"), date(2026, 11, 21)), "valid_from"),
        (GoodsDraft("x" * 61, Money.of("1"), TODAY), "name"),
    ):  # fmt: skip
        assert wrong_fields(partial(mark, people.manager, draft)) == {field}
    mark(people.manager, GoodsDraft(MAT, Money.of("300"), TODAY))
    rows = mark(people.admin, GoodsDraft(MAT, Money.of("350"), date(2026, 12, 1)))
    assert [(row.price, row.valid_to, row.in_force) for row in rows] == [
        (Money.of("350"), None, False), (Money.of("300"), date(2026, 11, 30), True),
    ]  # fmt: skip
    clock.at = NOW + timedelta(days=10)
    assert [row.in_force for row in store.goods.rows(people.consultant)] == [True, False]
    assert [row.valid_to for row in store.goods.end(people.manager, MAT)] == [date(2026, 12, 2), date(2026, 11, 30)]
    with pytest.raises(ShowroomError, match="stock_write"):
        mark(people.consultant, GoodsDraft(MAT, Money.of("1"), TODAY))


@pytest.mark.rule("MF-01")
@pytest.mark.parametrize("ago, raised", [(0, True), (6, True), (7, False), (30, False)])
def test_a_price_was_raised_before_the_discount_within_seven_days(ago: int, raised: bool) -> None:
    began = TODAY - timedelta(days=ago)
    low, high = DatedPrice(Money.of("240000")), DatedPrice(Money.of("249800"), began)
    assert raised_before((low, high), TODAY, 7) == (Raised(low.price, high.price, began) if raised else None)
    assert raised_before((DatedPrice(Money.of("260000")), high), TODAY, 7) is None  # a lower price is no trick
    assert raised_before((high,), TODAY, 7) is None


@pytest.mark.rule("MF-01")
def test_a_discount_on_a_price_just_raised_waits_for_the_managers_word(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    deal = deal_at(store, people, Step.NEGOTIATION)
    with store.work.db.read() as session:
        model = session.get_one(Deal, deal).model_id or 0
    card = store.vehicles.model(people.manager, model)
    store.negotiation.save(people.consultant, deal, quoted(store, people, deal, discounts=DISCOUNTS))
    assert told(store, people, deal) == []  # the control
    old = card.guide_price
    dearer = ModelDraft(
        card.brand, card.series, card.version_name, card.energy, old + Money.of("5000"), card.model_year,
        in_relief_list=card.in_relief_list, range_km=card.range_km,
    )  # fmt: skip
    store.vehicles.save_model(people.manager, dearer, model, card.version)
    assert [entry.severity for entry in told(store, people, deal)] == [Severity.WARN]  # compared with yesterday's
    store.negotiation.save(people.consultant, deal, quoted(store, people, deal, discounts=DISCOUNTS))
    (raised,) = told(store, people, deal)
    assert raised.severity is Severity.NEEDS_APPROVAL
    assert raised.evidence == f"{old.grouped()} → {(old + Money.of('5000')).grouped()}"
    clock.at = NOW + timedelta(days=8)
    store.negotiation.save(people.consultant, deal, quoted(store, people, deal, valid_until=date(2026, 12, 7)))
    assert told(store, people, deal) == []
