"""Two desks edit one quotation: compared field by field and line by line, merged, and reckoned anew (trust Q1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.deals.loan_terms import LoanChoice
from showroom.deals.model import PayWay, Step
from showroom.kernel.actor import Actor, Role
from showroom.kernel.comparison import Compared, EditedMeanwhile, Versions, uncompared
from showroom.kernel.money import ZERO, Money
from showroom.kernel.three_way import Side
from showroom.negotiation import comparing, saving
from showroom.negotiation.draft import (
    DiscountKind,
    DiscountLine,
    HaggleReason,
    InsuranceKind,
    InsuranceLine,
    OptionLine,
    QuoteDraft,
)
from tests.deal_builders import deal_at
from tests.store_fixtures import NOW, People

MATS = OptionLine("原厂脚垫", 1, Money.of("600"))
FILM = OptionLine("全车贴膜", 1, Money.of("2800"))
CAMERA = OptionLine("行车记录仪", 1, Money.of("900"), gift=True)


@pytest.fixture
def deal(store: Showroom, people: People) -> int:
    return deal_at(store, people, Step.NEGOTIATION)


def save(store: Showroom, who: Actor, deal: int, draft: QuoteDraft) -> QuoteDraft:
    return store.negotiation.save(who, deal, draft).draft


def refused(store: Showroom, who: Actor, deal: int, draft: QuoteDraft) -> Compared[QuoteDraft]:
    with pytest.raises(EditedMeanwhile) as told:
        store.negotiation.save(who, deal, draft)
    assert told.value.code == "changed_meanwhile"
    return told.value.compared


def store_discount(yuan: str, reason: str = "") -> tuple[DiscountLine, ...]:
    return (DiscountLine(DiscountKind.STORE, Money.of(yuan), reason),)


def test_one_sided_changes_are_merged_and_common_ones_asked_line_by_line(
    store: Showroom, people: People, deal: int
) -> None:
    start = store.negotiation.current(people.consultant, deal).draft
    base = save(store, people.consultant, deal, replace(start, options=(MATS, FILM), special_terms="送脚垫"))
    theirs = replace(
        base, options=(replace(MATS, price=Money.of("500")), FILM, CAMERA), discounts=store_discount("3000", "厂庆"),
        special_terms="送脚垫\n送保养", delivery_period="两周",
    )  # fmt: skip
    save(store, people.manager, deal, theirs)
    mine = replace(
        base, options=(replace(MATS, count=2),), trade_in=Money.of("62000"), trade_in_car="沪A 旧车",
        special_terms="送脚垫\n代办上牌", delivery_period=" 两周 ",
    )  # fmt: skip
    compared = refused(store, people.consultant, deal, mine)
    assert (compared.by, compared.at) == (people.manager.name, NOW)
    (asked,) = compared.asked
    assert (asked.key, asked.name[0]) == ("options/原厂脚垫", "精品：原厂脚垫")
    assert [text[0] for text in (asked.base, asked.theirs, asked.mine)] == ["1 × 600.00", "1 × 500.00", "2 × 600.00"]
    assert {row.key: row.verdict for row in compared.rows if row is not asked} == {
        "discounts/store": "by_them", "options/行车记录仪": "by_them", "special_terms": "blended",
        "options/全车贴膜": "by_me", "trade_in": "by_me",
    }  # fmt: skip
    merged = compared.draft({asked.key: Side.MINE})
    assert merged.options == (replace(MATS, count=2), CAMERA)
    assert (merged.discounts, merged.trade_in_car) == (theirs.discounts, "沪A 旧车")
    assert merged.special_terms == "送脚垫\n送保养\n代办上牌"
    assert compared.draft({asked.key: Side.THEIRS}).options == (replace(MATS, price=Money.of("500")), CAMERA)
    stored = save(store, people.consultant, deal, merged)
    assert replace(stored, version=0) == replace(merged, version=0)
    assert [version.by for version in store.quote_versions.versions(people.manager, deal)] == ["周敏", "李强", "周敏"]


@pytest.mark.rule("CT-04")
def test_what_was_merged_is_reckoned_and_approved_like_any_other_offer(
    store: Showroom, people: People, deal: int
) -> None:
    """Each desk stays within its own limit; both discounts together do not, and somebody must agree again."""
    start = replace(store.negotiation.current(people.consultant, deal).draft, haggle_reason=HaggleReason.COMPETITOR)
    base = save(store, people.consultant, deal, start)
    loyal = (DiscountLine(DiscountKind.LOYALTY, Money.of("4000")),)
    view = store.negotiation.save(people.manager, deal, replace(base, discounts=loyal))
    assert view.ladder is not None
    assert view.ladder.must_ask == ()
    alone = store.negotiation.calculate(people.consultant, deal, replace(base, discounts=store_discount("4000")))
    assert alone.ladder is not None
    assert alone.ladder.must_ask == ()
    compared = refused(store, people.consultant, deal, replace(base, discounts=store_discount("4000")))
    assert not compared.needs_a_person
    saved = store.negotiation.save(people.consultant, deal, compared.draft())
    assert saved.reckoned.price.contract_price == Money.of("249800") - Money.of("8000")
    assert saved.reckoned == store.negotiation.calculate(people.consultant, deal, saved.draft).reckoned
    assert saved.ladder is not None
    assert saved.ladder.must_ask == (Role.SALES_MANAGER,)


def test_what_must_be_read_first_is_never_merged_in_silence(store: Showroom, people: People, deal: int) -> None:
    base = save(store, people.consultant, deal, store.negotiation.current(people.consultant, deal).draft)
    store.negotiation.accept(people.manager, deal, base.version)
    mine = replace(base, delivery_period="三周")
    compared = refused(store, people.consultant, deal, mine)
    assert compared.asked == ()
    assert compared.needs_a_person
    assert compared.by == people.manager.name
    assert "接受" in compared.notes[0][0]
    again = store.negotiation.save(people.consultant, deal, compared.draft())
    assert (again.revision, again.draft.delivery_period) == (2, "三周")


def test_payment_is_one_question_and_insurance_is_either_lines_or_a_sum(
    store: Showroom, people: People, deal: int
) -> None:
    loan = LoanChoice("FM-01", annual_rate=Money.of("1").yuan.scaleb(-2) * 4, months=36, lender="甲银行")
    start = replace(store.negotiation.current(people.consultant, deal).draft, commercial=Money.of("6000"))
    base = save(store, people.consultant, deal, start)
    damage = InsuranceLine(InsuranceKind.DAMAGE, Money.of("4000"), "人保")
    financed = {"pay_way": PayWay.LOAN, "loan_principal": Money.of("100000"), "loan": loan}
    save(store, people.manager, deal, replace(base, insurance=(damage,), **financed))  # type: ignore[arg-type]
    mine = replace(base, commercial=Money.of("6500"), pay_way=PayWay.LOAN, loan_principal=Money.of("80000"))
    compared = refused(store, people.consultant, deal, mine)
    assert [row.key for row in compared.asked] == ["commercial", "pay_way"]
    own = compared.draft({"commercial": Side.MINE, "pay_way": Side.MINE})
    assert (own.insurance, own.commercial, own.loan) == ((), Money.of("6500"), None)
    other = compared.draft({"commercial": Side.THEIRS, "pay_way": Side.THEIRS})
    assert (other.insurance, other.commercial) == ((damage,), Money.of("4000"))
    assert (other.loan_principal, other.loan) == (Money.of("100000"), loan)
    both = save(store, people.consultant, deal, other)
    untouched = replace(both, loan=None, delivery_period="一周")  # the form has no field for the lender's terms
    save(store, people.manager, deal, replace(both, trade_in=Money.of("1000"), trade_in_car="旧车"))
    merged = refused(store, people.consultant, deal, untouched).draft()
    assert (merged.loan, merged.trade_in, merged.delivery_period) == (loan, Money.of("1000"), "一周")


def test_every_field_of_an_offer_is_compared() -> None:
    lines = QuoteDraft(insurance=(InsuranceLine(InsuranceKind.SEATS, ZERO, ""),))
    for draft in (QuoteDraft(), lines):
        parts = comparing._parts(Versions(draft, draft, draft))
        reckoned = {"commercial"} if draft.insurance else set()  # with lines it is their sum
        assert uncompared(parts, draft, frozenset({"version"} | reckoned)) == set()


def test_control_without_the_comparison_the_other_desk_is_overwritten(
    sqlite_store: Showroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.store_fixtures import hire

    people = hire(sqlite_store)
    deal = deal_at(sqlite_store, people, Step.NEGOTIATION)
    base = save(sqlite_store, people.consultant, deal, sqlite_store.negotiation.current(people.consultant, deal).draft)
    monkeypatch.setattr(comparing, "require_newest", lambda *_: None)
    monkeypatch.setattr(saving, "check_version", lambda *_: None)
    save(sqlite_store, people.manager, deal, replace(base, valid_until=date(2026, 11, 25)))
    lost = save(sqlite_store, people.consultant, deal, replace(base, delivery_period="三周"))
    assert lost.valid_until == base.valid_until
    with sqlite_store.work.db.read() as session:
        assert session.scalar(sa.text("SELECT count(*) FROM quotation")) == 3
