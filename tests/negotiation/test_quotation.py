"""The quotation whole, through the services on both databases: lines, versions, renewal, what the contract takes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer
from showroom.deals.model import Deal, PayWay, Step
from showroom.deals.service import StepBlocked
from showroom.documents.store import page_count
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.negotiation.draft import (
    DiscountKind,
    DiscountLine,
    InsuranceKind,
    InsuranceLine,
    OptionLine,
    PartQuality,
    QuoteDraft,
    ServiceLine,
    draft_from_json,
    draft_to_json,
)
from showroom.negotiation.goods import GoodsDraft
from showroom.negotiation.ladder import RungKind, ladder
from showroom.negotiation.model import QuotationStatus
from showroom.settings import RowDraft
from showroom.vehicles.model import Energy, VehicleModel
from tests.contract.contract_builders import filled, sign
from tests.deal_builders import deal_at
from tests.documents.pdf_reading import joined
from tests.store_fixtures import People, by_owner

INSURANCE = (
    InsuranceLine(InsuranceKind.DAMAGE, Money.of("2310"), "示范财险", "车辆实际价值"),
    InsuranceLine(InsuranceKind.THIRD_PARTY, Money.of("1980.50"), "示范财险", "200 万"),
    InsuranceLine(InsuranceKind.SEATS, Money.of("369.50"), "示范财险", "5 座各 1 万"),
    InsuranceLine(InsuranceKind.OTHER, Money.of("200"), "另一财险", "车轮单独损失"),
)


@pytest.fixture
def deal(store: Showroom, people: People) -> int:
    return deal_at(store, people, Step.NEGOTIATION)


def petrol(store: Showroom) -> None:
    """The car of worked example A: 1.5 L petrol, 165,800."""
    values = {
        "energy": Energy.ICE, "displacement_ml": 1498, "guide_price": Money.of("165800"), "in_relief_list": False,
        "range_km": None,
    }  # fmt: skip
    with store.work.db.begin() as session:
        session.execute(sa.update(VehicleModel).values(**values))


def example_a(start: QuoteDraft) -> QuoteDraft:
    """§4.3 A, with the insurer's quote line by line and the plate service ticked."""
    return replace(
        start, discounts=(DiscountLine(DiscountKind.STORE, Money.of("6000"), "十一月促销"),), insurance=INSURANCE,
        options=(OptionLine("全车贴膜", 1, Money.of("2800"), quality=PartQuality.EQUIVALENT),
                 OptionLine("原厂脚垫", 2, Money.of("300"), gift=True)),
        services=tuple(replace(one, chosen=one.code == "plates", provider="星河代办") for one in start.services),
    )  # fmt: skip


def refused(act: object, *args: object, **kwargs: object) -> str:
    with pytest.raises(ShowroomError) as told:
        act(*args, **kwargs)  # type: ignore[operator]
    return told.value.code


def at(store: Showroom, month: int, day: int) -> None:
    clock = store.work.clock
    assert isinstance(clock, FixedClock)
    clock.at = datetime(2026, month, day, 2, 0, tzinfo=UTC)


@pytest.mark.rule("S3-25", "S0-29", "MF-07", "MF-01")
def test_worked_example_a_line_by_line_to_the_fen_in_the_ladder_and_on_paper(
    store: Showroom, people: People, deal: int
) -> None:
    petrol(store)
    service, me = store.negotiation, people.consultant
    store.goods.mark(people.manager, GoodsDraft("原厂脚垫", Money.of("300"), store.work.today()))  # its value is true
    view = service.save(me, deal, example_a(service.current(me, deal).draft))
    rungs = {rung.key: rung for rung in ladder(view.draft, view.reckoned)}
    sums = {key: str(rung.amount) for key, rung in rungs.items()}
    assert sums["guide"] == "165800.00"
    assert (sums["discount.store.0"], sums["contract_price"]) == ("-6000.00", "159800.00")
    assert "十一月促销" in rungs["discount.store.0"].note.zh
    assert "质量相当" in rungs["option.0.全车贴膜"].note.zh
    assert (sums["tax"], sums["vessel"], sums["compulsory"]) == ("14141.59", "70.00", "950.00")
    premiums = [rung.amount for key, rung in rungs.items() if key.startswith("insurance.")]
    assert (len(premiums), str(sum(premiums, ZERO))) == (4, "4860.00")
    assert (sums["official_fees"], sums["service.plates"]) == ("125.00", "500.00")
    assert (sums["on_road"], sums["due"]) == ("183246.59", "183246.59")
    gift = rungs["gift.1.原厂脚垫"]
    assert (gift.kind, str(gift.amount)) == (RungKind.APART, "600.00")
    text = joined(service.pdf(me, deal, "zh"))
    for said in (
        "十一月促销",
        "第三者责任险",
        "200万",
        "另一财险",
        "1,980.50",
        "星河代办",
        "183,246.59",
        "价值¥600.00",
    ):
        assert said in text.replace(" ", ""), said


@pytest.mark.rule("MF-01", "MF-04")
def test_a_fee_that_is_on_no_price_board_or_above_it_is_not_quoted(store: Showroom, people: People, deal: int) -> None:
    service, me = store.negotiation, people.consultant
    start = service.current(me, deal).draft
    for line in (
        ServiceLine("出库费", Money.of("800"), True),
        replace(start.services[0], chosen=True, price=Money(50001)),
    ):
        with pytest.raises(FieldErrors) as wrong:
            service.save(me, deal, replace(start, services=(line,)))
        assert set(wrong.value.fields) == {"services"}
        assert "MF-01" in wrong.value.fields["services"].text("en")
    row = RowDraft("service.tax", "200", datetime(2026, 11, 22, tzinfo=UTC).date(), None, "price board")
    store.parameters.add_row(people.admin, row)
    filing = next(one for one in service.current(me, deal).draft.services if one.code == "tax")
    assert (filing.price, filing.chosen) == (Money.of("200"), False)
    saved = service.save(me, deal, replace(start, services=(replace(filing, chosen=True),)))
    assert saved.reckoned.price.services == Money.of("200")


@pytest.mark.rule("MF-04", "S3-45")
def test_a_quoted_service_comes_into_the_contract_ticked_and_another_of_the_same_price_does_not(
    store: Showroom, people: People, deal: int
) -> None:
    service, me = store.negotiation, people.consultant
    saved = service.save(me, deal, example_a(service.current(me, deal).draft))
    service.accept(me, deal, saved.draft.version)
    store.deals.complete_step(me, deal, Step.NEGOTIATION)
    draft = filled(store, people, deal)
    assert [(tick.code, tick.price) for tick in draft.services] == [("plates", Money.of("500"))]
    version = store.contract.save_draft(
        me, deal, replace(draft, services=(replace(draft.services[0], code="tax"),))
    ).draft.version
    assert blocks(store, people, deal) == ["MF-01"]
    store.contract.save_draft(me, deal, replace(draft, version=version))
    text = joined(store.contract.review_pdf(me, deal, "zh")).replace(" ", "")
    assert ("星河代办" in text, "全车贴膜（质量相当配件）" in text) == (True, True)  # MF-07: labelled there too
    assert sign(store, people, deal).number


def blocks(store: Showroom, people: People, deal: int) -> list[str]:
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal)
    return [found.code for found in blocked.value.findings if found.severity.name == "BLOCK"]


@pytest.mark.rule("G-06", "S3-45")
def test_a_contract_is_not_signed_over_a_quotation_older_than_its_parameters(
    store: Showroom, people: People, deal: int
) -> None:
    service, me = store.negotiation, people.consultant
    saved = service.save(me, deal, service.current(me, deal).draft)
    service.accept(me, deal, saved.draft.version)
    store.deals.complete_step(me, deal, Step.NEGOTIATION)
    before = store.contract.save_draft(me, deal, filled(store, people, deal)).findings
    at(store, 11, 24)
    # The control: days alone change nothing.
    assert store.contract.view(me, deal).findings == before
    assert "G-06" not in {found.code for found in before}
    row = RowDraft("tax.nev_relief_cap", "9000", datetime(2026, 11, 24, tzinfo=UTC).date(), None, "a new notice")
    store.parameters.add_row(people.admin, row)
    assert blocks(store, people, deal) == ["G-06"]
    (finding,) = [found for found in store.contract.view(me, deal).findings if found.code == "G-06"]
    assert ("15000" in finding.text_zh, "9000" in finding.text_en, finding.evidence) == (
        True, True, "tax.nev_relief_cap",
    )  # fmt: skip
    again = service.renew(me, deal, service.current(me, deal).draft.version)
    assert (again.revision, again.reckoned.price.tax.relief) == (2, Money.of("9000"))
    service.accept(me, deal, again.draft.version)
    store.deals.complete_step(me, deal, Step.NEGOTIATION)
    assert sign(store, people, deal).number


@pytest.mark.rule("MF-01")
def test_a_service_is_never_charged_above_what_the_board_says_on_the_day(
    store: Showroom, people: People, deal: int
) -> None:
    service, me = store.negotiation, people.consultant
    start = service.current(me, deal).draft
    services = tuple(
        replace(one, chosen=one.code == "plates", price=min(one.price, Money(450_00))) for one in start.services
    )
    saved = service.save(me, deal, replace(start, services=services))

    def mark(price: str) -> None:
        today = store.work.today()
        store.parameters.add_row(people.admin, RowDraft("service.plates", price, today, None, "price board"))

    mark("400")
    assert refused(service.accept, me, deal, saved.draft.version) == "fields_wrong"
    again = service.renew(me, deal, saved.draft.version)
    assert again.reckoned.price.services == Money.of("400")
    service.accept(me, deal, again.draft.version)
    store.deals.complete_step(me, deal, Step.NEGOTIATION)
    store.contract.save_draft(me, deal, filled(store, people, deal))
    mark("350")
    assert blocks(store, people, deal) == ["G-06"]
    mark("600")  # the control: a dearer board changes nothing
    assert sign(store, people, deal).number


@pytest.mark.rule("S0-29")
def test_every_change_is_a_version_that_stays_readable_and_compares_to_the_fen(
    store: Showroom, people: People, deal: int
) -> None:
    service, me = store.negotiation, people.consultant
    first = service.save(me, deal, example_a(service.current(me, deal).draft))
    before = store.quote_versions.paper(me, deal, 1, "zh")
    assert service.save(me, deal, first.draft).revision == 1  # the very same offer is no new version
    changed = replace(
        first.draft, discounts=(DiscountLine(DiscountKind.STORE, Money.of("7000.01"), "经理同意"),),
        insurance=INSURANCE[:3], options=(*first.draft.options, OptionLine("行车记录仪", 1, Money.of("699"))),
    )  # fmt: skip
    second = service.save(people.manager, deal, changed)
    versions = store.quote_versions.versions(me, deal)
    assert [(one.revision, one.by, one.status.value) for one in versions] == [
        (2, people.manager.name, "open"), (1, me.name, "replaced"),
    ]  # fmt: skip
    assert len({one.number for one in versions}) == 2
    found = store.quote_versions.compare(me, deal, 1, 2)
    deltas = {line.name.zh: str(line.delta) for line in found.lines if line.differs and line.delta}
    assert deltas["经销商优惠"] == "-1000.01"
    assert deltas["商业险·附加险"] == "-200.00"
    assert deltas["行车记录仪 × 1"] == "699.00"
    assert deltas["落地价合计"] == str(second.reckoned.price.on_road - first.reckoned.price.on_road)
    backwards = store.quote_versions.compare(me, deal, 2, 1)
    assert {line.name.zh: str(-line.delta) for line in backwards.lines if line.delta} == deltas
    assert store.quote_versions.paper(me, deal, 1, "zh") == before
    assert refused(store.quote_versions.compare, me, deal, 1, 3) == "not_found"


@pytest.mark.rule("CT-02")
def test_the_database_refuses_to_change_what_was_offered(store: Showroom, people: People, deal: int) -> None:
    service, me = store.negotiation, people.consultant
    first = service.save(me, deal, service.current(me, deal).draft)
    service.save(me, deal, replace(first.draft, trade_in=Money.of("1000")))
    for status in ("replaced", "accepted"):
        if status == "accepted":
            service.accept(me, deal, service.current(me, deal).draft.version)
        rows = f"WHERE status = '{status}'"
        for wrong in (f"UPDATE quotation SET due = 1 {rows}", f"DELETE FROM quotation {rows}"):
            with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
                session.execute(sa.text(wrong))
    changed = replace(service.current(me, deal).draft, trade_in=ZERO)
    assert service.save(me, deal, changed).revision == 3  # the control: an accepted one is replaced
    with store.work.db.begin() as session:
        session.execute(sa.text("UPDATE quotation SET due = 1 WHERE status = 'open'"))


@pytest.mark.rule("CT-02")
def test_an_accepted_quotation_is_printed_again_with_the_same_bytes(store: Showroom, people: People, deal: int) -> None:
    service, me = store.negotiation, people.consultant
    saved = service.save(me, deal, service.current(me, deal).draft)
    service.accept(me, deal, saved.draft.version)
    before = service.pdf(me, deal, "en")
    with store.work.db.begin() as session:
        session.execute(sa.update(Customer).values(name="李四"))
    assert service.pdf(me, deal, "en") == before == store.quote_versions.paper(me, deal, 1, "en")
    other = replace(service.current(me, deal).draft, trade_in=Money.of("1000"))
    service.save(me, deal, other)
    assert store.quote_versions.paper(me, deal, 1, "en") == before
    assert service.pdf(me, deal, "en") != before


@pytest.mark.rule("G-06")
def test_an_expired_quotation_is_renewed_with_the_amounts_of_today(store: Showroom, people: People, deal: int) -> None:
    service, me = store.negotiation, people.consultant
    saved = service.save(me, deal, service.current(me, deal).draft)
    at(store, 12, 1)
    row = RowDraft("compulsory.base.family_under_6", "990", datetime(2026, 12, 1, tzinfo=UTC).date(), None, "premium")
    store.parameters.add_row(people.admin, row)
    assert refused(service.accept, me, deal, saved.draft.version) == "quote_expired"
    again = service.renew(me, deal, saved.draft.version)
    assert (again.revision, again.draft.compulsory, again.draft.valid_until) == (
        2, Money.of("990"), datetime(2026, 12, 8, tzinfo=UTC).date(),
    )  # fmt: skip
    assert service.accept(me, deal, again.draft.version).status is QuotationStatus.ACCEPTED
    assert refused(service.renew, me, deal, saved.draft.version) == "changed_meanwhile"


def test_a_draft_stored_by_an_older_version_still_loads(store: Showroom, people: People, deal: int) -> None:
    service, me = store.negotiation, people.consultant
    saved = service.save(me, deal, replace(service.current(me, deal).draft, commercial=Money.of("6980")))
    plain = json.loads(draft_to_json(saved.draft))
    plain["services"] = [{"name": "代办上牌服务", "price": {"fen": 50000}, "chosen": True}]
    plain["discounts"] = [{"kind": "store", "amount": {"fen": 100}}]
    plain["options"] = [{"name": "膜", "count": 1, "price": {"fen": 100}, "gift": False}]
    for name in ("insurance", "loan"):
        del plain[name]
    old = draft_from_json(json.dumps(plain))
    assert (old.insurance, old.loan, old.services[0].code, old.commercial) == ((), None, "", Money.of("6980"))
    again = service.save(me, deal, replace(old, version=saved.draft.version))
    assert again.reckoned.price.services == Money.of("500")
    service.accept(me, deal, again.draft.version)
    with store.work.db.read() as session:
        row = session.get_one(Deal, deal)
    assert row.on_road_price == again.reckoned.price.on_road


@pytest.mark.parametrize(
    "line, field",
    [
        (InsuranceLine(InsuranceKind.DAMAGE, Money(-1), "示范财险"), "insurance"),
        (InsuranceLine(InsuranceKind.DAMAGE, Money(1), " "), "insurance"),
        (InsuranceLine(InsuranceKind.DAMAGE, Money(10**14), "示范财险"), "insurance"),
        (InsuranceLine(InsuranceKind.DAMAGE, Money(1), "保" * 61), "insurance"),
    ],
)
def test_a_bad_insurance_line_is_told_beside_its_table(
    store: Showroom, people: People, deal: int, line: InsuranceLine, field: str
) -> None:
    draft = replace(store.negotiation.current(people.consultant, deal).draft, insurance=(line,))
    with pytest.raises(FieldErrors) as wrong:
        store.negotiation.save(people.consultant, deal, draft)
    assert set(wrong.value.fields) == {field}


@pytest.mark.rule("S4-07")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_quotation_with_all_there_is_stays_one_page(store: Showroom, people: People, deal: int, lang: Lang) -> None:
    service, me = store.negotiation, people.consultant
    start = service.current(me, deal).draft
    draft = replace(
        example_a(start), discounts=tuple(DiscountLine(kind, Money.of("1000"), "十一月促销") for kind in DiscountKind),
        options=tuple(OptionLine(f"精品 {n}", n, Money.of("199"), gift=n > 4) for n in range(1, 8)),
        services=tuple(replace(one, chosen=True) for one in start.services), trade_in=Money.of("62000"),
        trade_in_car="沪A12345 示范 2019 款", replaces_car=True, pay_way=PayWay.LOAN, loan_principal=Money.of("120000"),
        deposit_paid=Money.of("5000"), special_terms="首保两次免费", vehicle_vessel_annual=Money.of("480"),
        delivery_period="签约后两周内",
    )  # fmt: skip
    service.save(me, deal, draft)
    pdf = service.pdf(me, deal, lang)
    assert page_count(pdf) == 1
    assert "精品7" in joined(pdf).replace(" ", "")
