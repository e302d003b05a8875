"""Ten thousand random deals: quotation, contract and receipts agree to the fen with sums worked out by hand.

The sums, the contract's paper and the ledger's claim are made for all of them; a tenth goes through the services,
papers and all, on both databases.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.contract.contract_paper import ContractPaper, DepositWord, require_printable
from showroom.contract.model import Contract
from showroom.contract.paper import Material, Signing, contract_paper
from showroom.customers.model import Customer, CustomerKind, IdKind
from showroom.deals.model import Deal, Step
from showroom.delivery.drafts import ReceiptDraft
from showroom.delivery.ledger import due_of
from showroom.delivery.model import PaidBy, ReceiptKind
from showroom.documents.model import Document
from showroom.kernel.clock import FixedClock
from showroom.kernel.money import ZERO, Money
from showroom.kernel.shipped_parameters import SHIPPED
from showroom.kernel.vin import vin_check_digit
from showroom.negotiation.handing_over import fill, hand_over
from showroom.negotiation.ladder import RungKind, ladder
from showroom.negotiation.model import Quotation
from showroom.negotiation.reckoning import Reckoned, discount_ask, reckon, start_draft
from showroom.negotiation.rules import DiscountLimits, Use, approvers
from showroom.staff.service import StoreCard
from showroom.vehicles.model import VehicleModel, VehicleStatus
from showroom.vehicles.records import VehicleDraft
from tests.contract.contract_builders import filled, sign
from tests.deal_builders import Builder
from tests.e2e.random_deals import RandomDeal, Sums, random_deal, worked_out
from tests.guards.effort import rounds
from tests.store_fixtures import People

SUMS = rounds(1_000, 10_000)
SALES = rounds(8, 500)  # on each database: a tenth of the deals under `make soak`
SEED = 20261122
EARLIEST, DAYS = date(2024, 1, 1), 2500  # over every change of the law that the table knows
OPENED = date(2026, 11, 22)


def fen(amount: Money | None) -> int:
    assert amount is not None
    return amount.fen


def quoted(deal: RandomDeal, sums: Sums) -> RandomDeal:
    """The deal with the official amounts that a new quotation starts from, which must be those worked out."""
    start = start_draft(row_of(deal), deal.day, SHIPPED, Use.COMPANY if deal.company else Use.FAMILY)
    assert fen(start.vehicle_vessel_annual) == sums.annual
    assert fen(start.compulsory) == sums.compulsory
    amounts = {name: getattr(start, name) for name in ("vehicle_vessel_annual", "compulsory", "official_fees")}
    return replace(deal, draft=replace(deal.draft, **amounts))


def row_of(deal: RandomDeal) -> VehicleModel:
    names = (
        "brand", "series", "version_name", "energy", "guide_price", "model_year", "gearbox", "seats",
        "displacement_ml", "in_relief_list", "origin", "emission",
    )  # fmt: skip
    return VehicleModel(**{name: getattr(deal.model, name) for name in names})


def check_quotation(found: Reckoned, sums: Sums) -> None:
    price = found.price
    assert (fen(found.discount), fen(price.contract_price)) == (sums.discount, sums.price)
    tax = price.tax
    assert (fen(tax.base), fen(tax.full), fen(tax.relief)) == (sums.base, sums.full, sums.relief)
    assert fen(tax.payable) == sums.full - sums.relief
    assert (fen(price.vehicle_vessel_tax), fen(price.services)) == (sums.vessel, sums.services)
    assert (fen(price.on_road), fen(price.due)) == (sums.on_road, sums.due)
    assert (None if found.subsidy is None else found.subsidy.fen) == sums.subsidy


def check_ladder(deal: RandomDeal, found: Reckoned, sums: Sums) -> None:
    """Each rung leads to the next total, and what is told apart is in none."""
    running = 0
    for rung in ladder(deal.draft, found):
        if rung.kind is RungKind.STEP:
            running += rung.amount.fen
        elif rung.kind is RungKind.TOTAL:
            wanted = {"contract_price": sums.price, "on_road": sums.on_road, "due": sums.due}[rung.key]
            assert running == rung.amount.fen == wanted


def check_contract(paper: ContractPaper, sums: Sums) -> None:
    price, payment = paper.price, paper.payment
    assert fen(price.unit_price) - fen(price.discount) == fen(price.contract_price) == sums.price
    assert fen(price.options_total) == sums.options
    assert sum(service.price.fen for service in paper.services if service.chosen) == sums.services
    assert (fen(payment.balance), fen(payment.deposit)) == (sums.balance, sums.earnest + sums.prepayment)
    if payment.deposit_word is DepositWord.EARNEST:
        assert (fen(payment.earnest_cap), fen(payment.earnest)) == (sums.cap, sums.earnest)
        assert fen(payment.prepayment) == sums.prepayment


def pure_paper(deal: RandomDeal, row: Deal) -> ContractPaper:
    """The contract as it would be printed, from rows that no database has seen."""
    contract = Contract(
        deal_id=1, buyer_name="张三", buyer_id_kind=IdKind.RESIDENT, buyer_id_number="11010519491231002X",
        buyer_phone="13800138000", buyer_address="", invoice_title="", agent="", agent_id_number="", guardian="",
        deposit_word=DepositWord.EARNEST if deal.earnest else DepositWord.PREPAYMENT,
        deposit_agreed=Money(deal.deposit), deposit_paid=ZERO, delivery_date=deal.day, delivery_place="本店",
        sign_place="上海", services=json.dumps(
            [{"code": line.code or "plates", "fen": line.price.fen} for line in deal.draft.services if line.chosen]
        ), special_terms="", forum="court", forum_name="", template="-",
    )  # fmt: skip
    row.exterior, row.interior = "白", "黑"
    store = StoreCard("SH01", "星河展厅", credit_code="91340104MA8NE3M66N")
    share = SHIPPED.decimal("deposit.max_share", deal.day)
    material = Material(row, contract, store, row_of(deal), None, "周敏", "1", (), share)
    return contract_paper(material, Signing("SH01-XS-20261122-0001", deal.day), "zh")


@pytest.mark.rule("G-01", "G-06", "S3-25", "S2-09", "DP-02", "CT-04")
def test_quotation_contract_and_receipts_agree_with_sums_worked_out_by_hand() -> None:
    dice = Random(SEED)
    for _ in range(SUMS):
        deal = random_deal(dice, EARLIEST, DAYS)
        sums = worked_out(deal)
        deal = quoted(deal, sums)
        found = reckon(deal.draft, row_of(deal), deal.day, SHIPPED)
        check_quotation(found, sums)
        check_ladder(deal, found, sums)
        limits = DiscountLimits.at(deal.day, SHIPPED)
        assert approvers(discount_ask(deal.draft, deal.model.guide_price), limits) == sums.approvers
        quotation, row = Quotation(id=1), Deal()
        fill(quotation, deal.draft, found, deal.day)
        hand_over(row, quotation, deal.draft)
        paper = pure_paper(deal, row)
        require_printable(paper)
        check_contract(paper, sums)
        paid = deal.draft.trade_in.fen + deal.draft.deposit_paid.fen + deal.draft.loan_principal.fen
        paid += deal.draft.subsidy_advance.fen
        assert fen(due_of(row)) == sums.on_road == paid + sums.due


def test_one_fen_too_much_would_be_found() -> None:
    """The control: sums that differ by one fen anywhere do not pass."""
    deal = random_deal(Random(1), EARLIEST, DAYS)
    sums = worked_out(deal)
    found = reckon(quoted(deal, sums).draft, row_of(deal), deal.day, SHIPPED)
    check_quotation(found, sums)
    for name in ("discount", "price", "base", "full", "relief", "vessel", "services", "on_road", "due"):
        with pytest.raises(AssertionError):
            check_quotation(found, replace(sums, **{name: getattr(sums, name) + 1}))


class Desk:
    """Sells random deals through the services, day after day."""

    def __init__(self, store: Showroom, people: People) -> None:
        self.store, self.people = store, people
        self.places, self.vins = count(1), vins()

    def sell(self, deal: RandomDeal) -> None:
        sums = worked_out(deal)
        clock = self.store.work.clock
        assert isinstance(clock, FixedClock)
        clock.at = datetime(deal.day.year, deal.day.month, deal.day.day, 2, 0, tzinfo=UTC)
        number = self._begin(deal)
        self._quote(number, deal, sums)
        self._contract(number, deal, sums)
        self._receipts(number, deal, sums)

    def _begin(self, deal: RandomDeal) -> int:
        place = next(self.places)
        manager, me = self.people.manager, self.people.consultant
        model = self.store.vehicles.save_model(manager, replace(deal.model, version_name=f"标准版 {place}"))
        car = VehicleDraft(next(self.vins), model.id, VehicleStatus.IN_STOCK, "珍珠白", "黑色")
        vehicle = self.store.vehicles.save_vehicle(manager, car)
        builder = Builder(self.store.work)
        customer = builder.customer(me, me, "张三", f"139{place:08d}")
        with self.store.work.db.begin() as session:
            row = session.get_one(Customer, customer)
            row.id_number = None
            if deal.company:
                row.kind, row.name, row.id_kind = CustomerKind.COMPANY, "星河物流有限公司", IdKind.CREDIT_CODE
                row.birth = None
        return builder.deal(me, customer, me, Step.NEGOTIATION, vehicle.id)

    def _quote(self, number: int, deal: RandomDeal, sums: Sums) -> None:
        service, me = self.store.negotiation, self.people.consultant
        start = service.current(me, number).draft
        assert (fen(start.vehicle_vessel_annual), fen(start.compulsory)) == (sums.annual, sums.compulsory)
        official = {name: getattr(start, name) for name in ("vehicle_vessel_annual", "compulsory", "official_fees")}
        saved = service.save(me, number, replace(deal.draft, **official))
        check_quotation(saved.reckoned, sums)
        if sums.approvers:
            service.ask_approval(me, number, "客户今天可定")
            boss = self.people.manager if sums.approvers == ("sales_manager",) else self.people.general_manager
            for waiting in service.waiting(boss):
                service.decide(boss, waiting.id, "同意", approve=True)
        accepted = service.accept(me, number, service.current(me, number).draft.version)
        check_quotation(accepted.reckoned, sums)
        self.store.deals.complete_step(me, number, Step.NEGOTIATION)

    def _contract(self, number: int, deal: RandomDeal, sums: Sums) -> None:
        word = DepositWord.EARNEST if deal.earnest else DepositWord.PREPAYMENT
        changes: dict[str, object] = {
            "deposit_word": word, "deposit_agreed": Money(deal.deposit), "deposit_paid": Money(deal.deposit),
            "delivery_date": deal.day + timedelta(days=16), "buyer_id_kind": IdKind.RESIDENT,
            "buyer_id_number": "11010519491231002X",
        }  # fmt: skip
        if deal.company:
            changes |= {"buyer_id_kind": IdKind.CREDIT_CODE, "buyer_id_number": "91340104MA8NE3M66N"}
        draft = filled(self.store, self.people, number, **changes)
        self.store.contract.save_draft(self.people.consultant, number, draft)
        signed = sign(self.store, self.people, number)
        with self.store.work.db.read() as session:
            rows = session.scalars(sa.select(Document).where(Document.number == signed.number)).all()
            price = session.get_one(Contract, signed.contract_id).price
        assert (len(rows), fen(price)) == (2, sums.price)
        for row in rows:
            self._check_snapshot(json.loads(row.snapshot), deal, sums)

    @staticmethod
    def _check_snapshot(said: dict[str, dict[str, object]], deal: RandomDeal, sums: Sums) -> None:
        """What the stored paper swears to, read as text."""
        price, payment = said["price"], said["payment"]
        assert str(price["unit_price"]) == str(Money(sums.price + sums.discount))
        assert str(said["vehicle"]["guide_price"]) == str(deal.model.guide_price)
        assert str(price["discount"]) == f"{sums.discount // 100}.{sums.discount % 100:02d}"
        assert str(price["contract_price"]) == f"{sums.price // 100}.{sums.price % 100:02d}"
        assert str(payment["balance"]) == str(Money(sums.balance))
        if payment["deposit_word"] == DepositWord.EARNEST.value:
            assert str(payment["earnest"]) == str(Money(sums.earnest))
            assert str(payment["earnest_cap"]) == str(Money(sums.cap))

    def _receipts(self, number: int, deal: RandomDeal, sums: Sums) -> None:
        def pay(kind: ReceiptKind, amount: int, by: PaidBy) -> None:
            if amount:
                draft = ReceiptDraft(kind, Money(amount), by, f"pay-{number}-{kind}-{amount}", voucher="V")
                self.store.delivery.add_receipt(self.people.finance, number, draft)

        draft = deal.draft
        kind = ReceiptKind.EARNEST if deal.earnest else ReceiptKind.INTENT
        pay(kind, deal.deposit, PaidBy.TRANSFER)
        pay(ReceiptKind.TRADE_IN, draft.trade_in.fen, PaidBy.OFFSET)
        pay(ReceiptKind.LOAN, draft.loan_principal.fen, PaidBy.LENDER)
        left = sums.on_road - deal.deposit - draft.trade_in.fen - draft.loan_principal.fen
        money = self.store.delivery.current(self.people.consultant, number).money
        assert (fen(money.due), fen(money.outstanding)) == (sums.on_road, left)
        assert left > 0
        split = {line.kind: line.amount.fen for line in money.receipts}
        if deal.earnest:
            assert split.get(ReceiptKind.EARNEST, 0) == sums.earnest
            assert split.get(ReceiptKind.PREPAYMENT, 0) == sums.prepayment
        pay(ReceiptKind.BALANCE, left, PaidBy.TRANSFER)
        done = self.store.delivery.current(self.people.consultant, number).money
        assert done.outstanding == ZERO
        assert sum(line.amount.fen for line in done.receipts) == sums.on_road


def vins() -> Iterator[str]:
    """Valid VINs, one after the other."""
    for place in count(1):
        vin = f"LSVAU2180T2{place:06d}"
        yield f"{vin[:8]}{vin_check_digit(vin)}{vin[9:]}"


@pytest.mark.rule("S3-45", "DP-02", "DV-02", "CT-07", "MF-01")
def test_what_is_quoted_is_signed_and_paid(store: Showroom, people: People) -> None:
    dice = Random(f"{SEED} {store.work.db.kind}")
    deals = sorted((random_deal(dice, OPENED, 1100) for _ in range(SALES)), key=lambda deal: deal.day)
    desk = Desk(store, people)
    for deal in deals:
        desk.sell(deal)
    assert len(store.contract.signed_ids(people.manager)) == SALES
    assert store.documents.verify_all(people.general_manager).ok
