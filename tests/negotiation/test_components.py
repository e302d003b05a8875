"""§4.1 line by line: dates at their edges, tables of the law, subsidies, and what has no rule on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer, CustomerKind
from showroom.deals.advances import advanced_subsidy
from showroom.deals.model import Deal, Step
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, Lang
from showroom.kernel.money import ZERO, Money
from showroom.kernel.shipped_parameters import SHIPPED
from showroom.negotiation.draft import DiscountKind, DiscountLine, OptionLine, QuoteDraft
from showroom.negotiation.reckoning import reckon, start_draft
from showroom.negotiation.rules import (
    ClaimRecord,
    Energy,
    SubsidyKind,
    Use,
    compulsory_premium,
    expected_subsidy,
    purchase_tax,
    renewal_float,
    tax_due_by,
    vehicle_vessel_annual,
)
from showroom.staff.brand_model import BrandKind
from showroom.staff.brands import BrandDraft
from showroom.vehicles.model import Energy as CarEnergy
from showroom.vehicles.model import VehicleModel
from showroom.vehicles.quality_terms import systems_of
from showroom.vehicles.stock_import import read_stock
from tests.deal_builders import Builder, deal_at
from tests.documents.pdf_reading import joined
from tests.store_fixtures import People

TODAY = date(2026, 11, 22)
BANDS = ("to_1_0", "to_1_6", "to_2_0", "to_2_5", "to_3_0", "to_4_0", "over_4_0")
LAW = ((60, 360), (300, 540), (360, 660), (660, 1200), (1200, 2400), (2400, 3600), (3600, 5400))


@pytest.mark.rule("G-03", "G-06")
def test_relief_changes_exactly_at_its_dates_and_the_tax_is_due_within_sixty_days() -> None:
    for on, relief in (
        (date(2024, 1, 1), 30_000), (date(2025, 12, 31), 30_000), (date(2026, 1, 1), 15_000),
        (date(2027, 12, 31), 15_000), (date(2028, 1, 1), 0),
    ):  # fmt: skip
        tax = purchase_tax(Money.of(399_800), relief_listed=True, on=on, table=SHIPPED)
        assert tax.relief == Money.of(relief), on
    assert (tax_due_by(TODAY, SHIPPED) - TODAY).days == 60


@pytest.mark.rule("Q-10", "G-03")
def test_the_table_of_vehicle_tax_by_displacement() -> None:
    edges = ("1.0", "1.6", "2.0", "2.5", "3.0", "4.0")
    for place, (band, (least, most)) in enumerate(zip(BANDS, LAW, strict=True)):
        low, high = (SHIPPED.money(f"vehicle_vessel.{end}.{band}", TODAY) for end in ("min", "max"))
        own = SHIPPED.money(f"vehicle_vessel.annual.{band}", TODAY)
        assert (low, high) == (Money.of(least), Money.of(most))
        assert low <= own <= high
        litres = Decimal(edges[place]) if place < len(edges) else Decimal("4.001")
        assert vehicle_vessel_annual(Energy.ICE, litres, TODAY, SHIPPED) == own  # 以下 includes the number
        if place:
            above = Decimal(edges[place - 1]) + Decimal("0.001")
            assert vehicle_vessel_annual(Energy.ICE, above, TODAY, SHIPPED) == own
    for kind in (Energy.BEV, Energy.FCEV, Energy.PHEV_LISTED):
        assert vehicle_vessel_annual(kind, Decimal("1.5"), TODAY, SHIPPED) == ZERO
    assert vehicle_vessel_annual(Energy.PHEV, Decimal("1.5"), TODAY, SHIPPED) == Money.of(420)


@pytest.mark.rule("Q-10")
@pytest.mark.parametrize("litres_ml,listed,annual", [(1600, True, "210"), (1600, False, "420"), (1601, True, "480")])
def test_a_listed_energy_saving_car_up_to_1_6_litres_owes_half(litres_ml: int, listed: bool, annual: str) -> None:
    model = VehicleModel(
        energy=CarEnergy.ICE, seats=5, displacement_ml=litres_ml, in_relief_list=listed, guide_price=Money.of(159_800)
    )
    assert start_draft(model, TODAY, SHIPPED).vehicle_vessel_annual == Money.of(annual)


@pytest.mark.rule("G-06")
def test_compulsory_insurance_of_companies_its_float_by_region_and_its_limits() -> None:
    base = [str(compulsory_premium(Use.COMPANY, seats, TODAY, SHIPPED)) for seats in (5, 6, 10)]
    assert base == ["1000.00", "1130.00", "1130.00"]
    regions = {"A": (30, 40, 50), "B": (25, 35, 45), "C": (20, 30, 40), "D": (15, 25, 35), "E": (10, 20, 30)}
    for region, shares in regions.items():
        table = type(SHIPPED)([*SHIPPED, replace(SHIPPED.row("compulsory.scheme", TODAY), value=region)])
        floats = [renewal_float(ClaimRecord(years, 0), TODAY, table) for years in (1, 2, 3)]
        assert floats == [-Decimal(share) / 100 for share in shares]
    limits = [str(SHIPPED.money(f"compulsory.limit.{name}", TODAY)) for name in ("death", "medical", "property")]
    assert limits == ["180000.00", "18000.00", "2000.00"]


@pytest.mark.rule("G-03", "Q-11")
def test_the_table_of_subsidies_on_the_first_and_the_last_day_of_its_year() -> None:
    scrap, renew, large = SubsidyKind.SCRAP, SubsidyKind.REPLACE, Money.of(500_000)
    for kind, litres, price, expected in (
        (scrap, None, 100_000, "12000.00"), (scrap, None, 500_000, "20000.00"),
        (scrap, "2.0", 100_000, "10000.00"), (scrap, "2.0", 500_000, "15000.00"),
        (renew, None, 100_000, "8000.00"), (renew, None, 500_000, "15000.00"),
        (renew, "2.0", 100_000, "6000.00"), (renew, "2.0", 500_000, "13000.00"), (renew, "2.001", 100_000, "0.00"),
    ):  # fmt: skip
        engine = None if litres is None else Decimal(litres)
        for on in (date(2026, 1, 1), date(2026, 12, 31)):
            assert str(expected_subsidy(kind, Money.of(price), on, SHIPPED, litres=engine)) == expected
    for on in (date(2025, 12, 31), date(2027, 1, 1)):
        with pytest.raises(Exception, match="no_rule_for_date"):
            expected_subsidy(scrap, large, on, SHIPPED)


@pytest.fixture
def deal(store: Showroom, people: People) -> int:
    return deal_at(store, people, Step.NEGOTIATION)


def offered(store: Showroom, people: People, deal: int, **changes: object) -> QuoteDraft:
    return replace(store.negotiation.current(people.consultant, deal).draft, **changes)  # type: ignore[arg-type]


@pytest.mark.rule("S3-25", "S2-09")
def test_a_factory_option_is_invoiced_and_taxed_with_the_car(store: Showroom, people: People, deal: int) -> None:
    lines = (OptionLine("珍珠白车漆", 1, Money.of(8000), factory=True), OptionLine("贴膜", 1, Money.of(2000)))
    draft = offered(store, people, deal, options=lines, discounts=(DiscountLine(DiscountKind.STORE, Money.of(5000)),))
    saved = store.negotiation.save(people.consultant, deal, draft)
    price = saved.reckoned.price
    assert str(price.contract_price) == "252800.00"
    assert str(price.tax.base) == "223716.81"
    assert str(price.options) == "2000.00"
    text = joined(store.negotiation.pdf(people.consultant, deal, "zh"))
    assert "厂家选装，计入开票价" in text
    assert "60日内缴纳" in text
    assert "死伤180,000、医疗18,000、财产2,000" in text
    given = replace(lines[0], gift=True)
    with pytest.raises(FieldErrors) as refused:
        store.negotiation.save(people.consultant, deal, replace(draft, options=(given,), version=saved.draft.version))
    assert set(refused.value.fields) == {"options"}


@pytest.mark.rule("G-06", "Q-10", "PL-03")
def test_a_fuel_cell_car_from_a_sheet_owes_no_vehicle_tax_and_counts_as_new_energy(
    store: Showroom, people: People, tmp_path: Path
) -> None:
    sheet = tmp_path / "stock.csv"
    sheet.write_text(
        "VIN,品牌,车系,版本,能源,指导价\nLSVAU2184T2000002,星河,H7,氢能版,燃料电池,239800\n"
        "LSVAU2186T2000003,星河,S5,1.5T,汽油,239800\n",
        encoding="utf-8",
    )
    store.vehicles.import_table(people.manager, read_stock(sheet, TODAY))
    said = {}
    with store.work.db.begin() as session:
        for car in session.scalars(sa.select(VehicleModel).where(VehicleModel.series.in_(("H7", "S5")))):
            car.in_relief_list = car.energy is not CarEnergy.ICE
            draft = replace(start_draft(car, TODAY, SHIPPED), replaces_car=True)
            found = reckon(draft, car, TODAY, SHIPPED)
            said[car.energy] = (str(draft.vehicle_vessel_annual), str(found.price.tax.payable), str(found.subsidy))
    # BEV and FCEV alike: half the purchase tax (§4.2) and 8 % up to 15,000; the petrol car is the control
    assert said == {CarEnergy.FCEV: ("0.00", "10610.62", "15000.00"), CarEnergy.ICE: ("420.00", "21221.24", "13000.00")}
    assert set(systems_of(CarEnergy.FCEV)) == set(systems_of(CarEnergy.BEV)) != set(systems_of(CarEnergy.PHEV))


@pytest.mark.rule("CT-04", "S2-09")
def test_the_store_advances_the_subsidy_only_with_the_manager_and_only_what_is_expected(
    store: Showroom, people: People, deal: int
) -> None:
    service, me = store.negotiation, people.consultant
    start = offered(store, people, deal, scraps_car=True)
    plain = service.save(me, deal, start)
    assert (str(plain.reckoned.subsidy), plain.reckoned.findings) == ("20000.00", ())  # not deducted, nothing to ask
    draft = replace(start, subsidy_advance=Money.of(20_000), version=plain.draft.version)
    for wrong, field in (
        ({"subsidy_advance": Money.of("20000.01")}, "subsidy_advance"), ({"replaces_car": True}, "scraps_car"),
        ({"scraps_car": False}, "subsidy_advance"),
    ):  # fmt: skip
        with pytest.raises(FieldErrors) as refused:
            service.save(me, deal, replace(draft, **wrong))
        assert set(refused.value.fields) == {field}
    saved = service.save(me, deal, draft)
    assert plain.reckoned.price.due - saved.reckoned.price.due == Money.of(20_000)
    assert "本店垫付" in joined(service.pdf(me, deal, "zh"))
    with pytest.raises(Exception, match="approval_waiting"):
        service.accept(me, deal, saved.draft.version)
    service.ask_approval(me, deal, "补贴到账慢，先垫付")
    service.decide(people.manager, service.waiting(people.manager)[0].id, "同意垫付", approve=True)
    service.accept(me, deal, service.current(me, deal).draft.version)
    money = store.delivery.current(me, deal).money
    assert (money.due, money.outstanding) == (saved.reckoned.price.on_road,) * 2  # it is owed until the state has paid
    with store.work.db.read() as session:
        assert advanced_subsidy(session.get_one(Deal, deal)) == Money.of(20_000)  # but the car is not kept back for it


@pytest.mark.rule("S2-09")
def test_the_subsidy_is_told_once_per_person(store: Showroom, people: People, deal: int) -> None:
    service, me = store.negotiation, people.consultant
    first = service.save(me, deal, offered(store, people, deal, replaces_car=True))
    service.accept(me, deal, first.draft.version)
    builder = Builder(store.work)
    with store.work.db.begin() as session:
        customer_id = session.get_one(Deal, deal).customer_id
    other = builder.deal(me, customer_id, me, Step.NEGOTIATION, builder.vehicle(people.manager, "LSVAU2184T2000002"))
    wanted = offered(store, people, other, scraps_car=True)
    before = service.save(me, other, wanted)  # the other offer has not become a contract
    with store.work.db.begin() as session:
        session.execute(sa.update(Deal).where(Deal.id == deal).values(contract_number="SH01-XS-20261122-0001"))
    again = replace(wanted, delivery_period="一周", version=before.draft.version)
    with pytest.raises(FieldErrors) as refused:
        service.save(me, other, again)
    assert "SH01-XS-20261122-0001" in refused.value.fields["scraps_car"].text("zh")
    assert service.save(me, other, replace(again, scraps_car=False)).reckoned.subsidy is None


@pytest.mark.rule("S2-09")
def test_a_company_is_told_of_no_subsidy_of_consumers(store: Showroom, people: People, deal: int) -> None:
    service, me = store.negotiation, people.consultant
    start = offered(store, people, deal)
    assert str(service.calculate(me, deal, replace(start, replaces_car=True)).reckoned.subsidy) == "15000.00"
    with store.work.db.begin() as session:
        session.get_one(Customer, session.get_one(Deal, deal).customer_id).kind = CustomerKind.COMPANY
    for act in (service.calculate, service.save):
        wishes = {"replaces_car": replace(start, replaces_car=True), "scraps_car": replace(start, scraps_car=True)}
        for field, wish in wishes.items():
            with pytest.raises(FieldErrors) as refused:
                act(me, deal, wish)
            assert set(refused.value.fields) == {field}
    assert service.save(me, deal, start).reckoned.subsidy is None


@pytest.mark.rule("MF-03", "S3-25")
def test_the_quotation_of_a_brand_without_authorisation_carries_the_written_warning(
    store: Showroom, people: People, deal: int
) -> None:
    service, me, boss = store.negotiation, people.consultant, people.general_manager
    service.save(me, deal, offered(store, people, deal))
    said: dict[Lang, tuple[str, str]] = {
        "zh": ("未取得该品牌供应商", "责任的主体：上海平行进口"), "en": ("notauthorisedbythesupplier", "上海平行进口"),
    }  # fmt: skip

    def printed() -> dict[Lang, tuple[bool, bool]]:
        texts = {lang: joined(service.pdf(me, deal, lang)).replace(" ", "") for lang in said}
        return {lang: (first in texts[lang], second in texts[lang]) for lang, (first, second) in said.items()}

    assert printed() == {"zh": (False, False), "en": (False, False)}  # the control: authorised by its supplier
    (row,) = store.brands.rows(boss)
    store.brands.end(boss, row.id, date(2026, 11, 21), row.version)
    assert printed() == {"zh": (True, False), "en": (True, False)}  # nobody is named yet
    named = BrandDraft("星河", BrandKind.UNAUTHORISED, liable="上海平行进口", valid_from=TODAY)
    store.brands.add(boss, named)
    assert printed() == {"zh": (True, True), "en": (True, True)}


@pytest.mark.rule("Q-11", "G-06")
def test_a_day_without_a_rule_is_said_in_window_and_on_paper(store: Showroom, people: People, deal: int) -> None:
    service, me = store.negotiation, people.consultant
    asked = offered(store, people, deal, replaces_car=True)
    assert service.calculate(me, deal, asked).reckoned.facts.no_rule == ()
    clock = store.work.clock
    assert isinstance(clock, FixedClock)
    clock.at = datetime(2028, 1, 1, 2, 0, tzinfo=UTC)
    late = replace(asked, valid_until=date(2028, 1, 7))
    found = service.save(me, deal, late).reckoned
    assert [(one.code, one.field) for one in found.facts.no_rule] == [("Q-11", ""), ("Q-11", "replaces_car")]
    assert (found.subsidy, found.price.tax.relief) == (None, ZERO)
    assert joined(service.pdf(me, deal, "en")).count("Q-11") == 2
