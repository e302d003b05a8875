"""Who owes what when a contract ends early: the rulebook's worked numbers and what must hold for every amount."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.contract.change_rules import (
    CancelCase,
    Held,
    Payment,
    Remedy,
    Settlement,
    held,
    prepayment_interest,
    price_change,
    settle,
)
from showroom.contract.rules import Ending, earnest_cap
from showroom.kernel.errors import FieldErrors
from showroom.kernel.money import ZERO, Money

PRICE, SHARE, DAY = Money.of("159800"), Decimal("0.20"), date(2026, 11, 22)
DEFAULTS = (Ending.BUYER_DEFAULT, Ending.SELLER_DEFAULT)
money = st.integers(0, 10**10).map(Money)
NO_FAULT = [Ending.BOTH_DEFAULT, Ending.FORCE_MAJEURE, Ending.LOAN_REFUSED, Ending.AGREED]


def paid(amount: str, kind: str = "earnest", on: date = DAY) -> Payment:
    return Payment(kind, Money.of(amount), on)


def ends(word: str, ending: Ending, *payments: Payment, price: Money = PRICE) -> Settlement:
    return settle(CancelCase(held(price, payments, word, SHARE), ending))


@pytest.mark.rule("DP-01", "DP-02", "DP-03", "DP-05")
@pytest.mark.parametrize(
    "word, payments, ending, to_buyer, kept",
    [
        # The worked example of §3.1: 40,000 named 定金 on 159,800, split by the ledger into 31,960 and 8,040.
        ("定金", [("earnest", "31960"), ("prepayment", "8040")], Ending.SELLER_DEFAULT, "71960", "0"),
        ("定金", [("earnest", "31960"), ("prepayment", "8040")], Ending.BUYER_DEFAULT, "8040", "31960"),
        ("定金", [("earnest", "40000")], Ending.SELLER_DEFAULT, "71960", "0"),
        ("定金", [("earnest", "40000")], Ending.BUYER_DEFAULT, "8040", "31960"),
        # Agreed 5,000, paid 3,000: 定金 = 3,000 (DP-01).
        ("定金", [("earnest", "3000")], Ending.SELLER_DEFAULT, "6000", "0"),
        ("定金", [("earnest", "3000")], Ending.BUYER_DEFAULT, "0", "3000"),
        # 订金 knows neither forfeit nor twofold return (DP-05), nor does money that no paper called 定金.
        ("订金", [("intent", "5000")], Ending.BUYER_DEFAULT, "5000", "0"),
        ("订金", [("intent", "5000")], Ending.SELLER_DEFAULT, "5000", "0"),
        ("订金", [("earnest", "5000")], Ending.BUYER_DEFAULT, "5000", "0"),
        ("", [("earnest", "5000")], Ending.BUYER_DEFAULT, "5000", "0"),
        ("定金", [("intent", "5000")], Ending.BUYER_DEFAULT, "5000", "0"),
        # No rule when both default, by force majeure, when the loan is refused or both agree (解释 68, §3.2).
        *[("定金", [("earnest", "40000")], ending, "40000", "0") for ending in NO_FAULT],
        # What was given back before lowers the prepayments first.
        ("定金", [("earnest", "20000"), ("prepayment", "8000"), ("refund", "-5000")], Ending.BUYER_DEFAULT, "3000",
         "20000"),
        ("定金", [("earnest", "20000"), ("refund", "-5000")], Ending.BUYER_DEFAULT, "0", "15000"),
        ("定金", [], Ending.SELLER_DEFAULT, "0", "0"),
    ],
)  # fmt: skip
def test_worked_numbers(word: str, payments: list[tuple[str, str]], ending: Ending, to_buyer: str, kept: str) -> None:
    found = ends(word, ending, *(paid(amount, kind) for kind, amount in payments))
    assert (found.to_buyer, found.kept, found.buyer_owes) == (Money.of(to_buyer), Money.of(kept), ZERO)


@pytest.mark.rule("DP-02")
def test_the_excess_over_the_cap_is_an_ordinary_prepayment() -> None:
    split = held(PRICE, [paid("40000")], "定金", SHARE)
    assert (split.earnest, split.other) == (Money.of("31960"), Money.of("8040"))


@pytest.mark.rule("DP-03")
def test_the_lenders_money_goes_back_to_the_lender() -> None:
    found = ends("定金", Ending.BUYER_DEFAULT, paid("10000"), paid("100000", "loan"))
    assert (found.to_lender, found.kept, found.to_buyer) == (Money.of("100000"), Money.of("10000"), ZERO)


@pytest.mark.rule("DP-04")
@pytest.mark.parametrize(
    "case, to_buyer, owes",
    [
        # Seller's default: the penalty instead of the second 定金, or more where the loss is more.
        ({"remedy": Remedy.PENALTY, "penalty": "50000"}, "90000", "0"),
        ({"loss": "50000"}, "90000", "0"),
        ({"loss": "20000"}, "71960", "0"),
        ({"remedy": Remedy.PENALTY, "penalty": "10000", "loss": "12000"}, "52000", "0"),
        # Buyer's default: a penalty or loss above what was paid is a claim of the seller's.
        ({"ending": Ending.BUYER_DEFAULT, "remedy": Remedy.PENALTY, "penalty": "15000"}, "25000", "0"),
        ({"ending": Ending.BUYER_DEFAULT, "loss": "45000"}, "0", "5000"),
    ],
)
def test_the_innocent_side_chooses_one_and_may_claim_the_loss_above(
    case: dict[str, str | Remedy | Ending], to_buyer: str, owes: str
) -> None:
    values = {name: Money.of(value) if name in {"penalty", "loss"} else value for name, value in case.items()}
    wanted: dict[str, object] = {"ending": Ending.SELLER_DEFAULT, **values}
    found = settle(CancelCase(Held(Money.of("31960"), Money.of("8040")), **wanted))  # type: ignore[arg-type]
    assert (found.to_buyer, found.buyer_owes) == (Money.of(to_buyer), Money.of(owes))


@pytest.mark.rule("DP-04", "DP-05", "DP-07", "CT-04")
@pytest.mark.parametrize(
    "values, field, code",
    [
        ({"ending": Ending.SELLER_DEFAULT, "penalty": Money.of(1)}, "penalty", "cancel_choose_one"),
        ({"ending": Ending.FORCE_MAJEURE, "penalty": Money.of(1)}, "penalty", "cancel_no_default"),
        ({"ending": Ending.AGREED, "loss": Money.of(1)}, "loss", "cancel_no_default"),
        ({"ending": Ending.BUYER_DEFAULT, "costs": Money.of(1)}, "costs", "cancel_seller_only"),
        ({"ending": Ending.BUYER_DEFAULT, "kept": Money.of(1)}, "kept", "cancel_kept_without"),
        ({"ending": Ending.AGREED, "kept": Money.of(40001)}, "kept", "cancel_kept_high"),
        ({"ending": Ending.SELLER_DEFAULT, "loss": Money(-1)}, "loss", "cancel_negative"),
    ],
)
def test_amounts_that_cannot_be_are_refused_beside_their_field(
    values: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(FieldErrors) as refused:
        settle(CancelCase(Held(Money.of("31960"), Money.of("8040")), **values))  # type: ignore[arg-type]
    assert refused.value.fields[field].message.code == code


@pytest.mark.rule("DP-05")
def test_part_performed_the_rule_applies_to_the_rest() -> None:
    case = CancelCase(Held(Money.of("30000")), Ending.BUYER_DEFAULT, performed=Fraction(1, 3))
    assert settle(case).kept == Money.of("20000")


@pytest.mark.rule("DP-07")
def test_interest_on_prepayments_by_the_day_and_none_on_earnest_money() -> None:
    start = DAY - timedelta(days=73)  # a fifth of a year
    lines = [paid("31960", on=start), paid("10000", "prepayment", start), paid("50000", "loan", start)]
    assert prepayment_interest(lines, DAY, Decimal("0.03")) == Money.of("60")
    assert prepayment_interest(lines, start, Decimal("0.03")) == ZERO
    seller = settle(
        CancelCase(
            Held(Money.of("31960"), Money.of("10000")), Ending.SELLER_DEFAULT, interest=Money.of("60"),
            costs=Money.of("300"),
        )
    )  # fmt: skip
    assert seller.to_buyer == Money.of("31960") * 2 + Money.of("10360")


@pytest.mark.rule("DP-02", "CT-06")
@pytest.mark.parametrize(
    "car, options, difference, earnest, prepayment",
    [("169800", "0", "10000", "31960", "8040"), ("149800", "0", "-10000", "29960", "10040"),
     ("159800", "2800", "2800", "31960", "8040"), ("159800", "0", "0", "31960", "8040")],
)  # fmt: skip
def test_a_change_of_price_moves_the_cap(
    car: str, options: str, difference: str, earnest: str, prepayment: str
) -> None:
    """The money keeps its name up to the new cap: a dearer car lets no prepayment become 定金 by itself (DP-01)."""
    had = held(PRICE, [paid("40000")], "定金", SHARE)
    found = price_change(PRICE, Money.of(car), Money.of(options), had, SHARE)
    assert (found.difference, found.earnest, found.prepayment) == tuple(
        Money.of(text) for text in (difference, earnest, prepayment)
    )


payment = st.builds(
    Payment, st.sampled_from(["earnest", "intent", "prepayment", "balance", "trade_in"]), money, st.just(DAY)
)


@pytest.mark.rule("DP-02", "DP-03", "DP-05")
@given(price=money, payments=st.lists(payment, max_size=6), word=st.sampled_from(["定金", "订金", ""]))
def test_no_fen_is_made_or_lost(price: Money, payments: list[Payment], word: str) -> None:
    had = held(price, payments, word, SHARE)
    total = sum((one.amount for one in payments), ZERO)
    assert had.paid == total
    assert ZERO <= had.earnest <= earnest_cap(price, SHARE)
    buyer, seller = (settle(CancelCase(had, ending)) for ending in DEFAULTS)
    assert buyer.to_buyer + buyer.kept == total
    assert seller.to_buyer == total + had.earnest
    assert (buyer.kept, seller.kept) == (had.earnest, ZERO)
    for ending in NO_FAULT:
        assert settle(CancelCase(had, ending)).to_buyer == total


@pytest.mark.rule("DP-03", "DP-04", "DP-07")
@given(
    earnest=money, other=money, claim=money, loss=money, extra=money, remedy=st.sampled_from(list(Remedy)),
    ending=st.sampled_from(DEFAULTS),
)  # fmt: skip
def test_the_lines_add_up_to_what_is_paid(
    earnest: Money, other: Money, claim: Money, loss: Money, extra: Money, remedy: Remedy, ending: Ending
) -> None:
    seller = ending is Ending.SELLER_DEFAULT
    case = CancelCase(
        Held(earnest, other), ending, remedy, claim if remedy is Remedy.PENALTY else ZERO, loss,
        extra if seller else ZERO, extra if seller else ZERO,
    )  # fmt: skip
    found = settle(case)
    assert sum((line.amount for line in found.lines), ZERO) == found.to_buyer - found.buyer_owes
    assert ZERO in {found.to_buyer, found.buyer_owes}
    owed = max(earnest if remedy is Remedy.EARNEST else claim, loss)
    balance = earnest + other + (owed + extra * 2 if seller else -owed)
    assert found.to_buyer - found.buyer_owes == balance
    assert found.kept <= earnest + other
