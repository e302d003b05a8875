"""One customer's way through the nine steps, a method per thing that is done at the desk; services only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from showroom.bootstrap import Showroom
from showroom.consultation.record import signs_of
from showroom.consultation.rules import Bant, Known
from showroom.consultation.views import NeedsDraft
from showroom.contract.contract_paper import DepositWord
from showroom.contract.drafts import ContractDraft, SignDraft, Signed
from showroom.customers.model import ConsentPurpose, Grade, IdKind
from showroom.deals.model import PayWay, Step
from showroom.deals.views import DealView
from showroom.delivery.checklists import PDI_POINTS
from showroom.delivery.confirmation_pdf import DELIVERY_ITEMS
from showroom.delivery.drafts import ConfirmDraft, DeliveryDraft, DeliveryView, ReceiptDraft
from showroom.delivery.model import PaidBy, ReceiptKind
from showroom.delivery.rules import DOCUMENTS
from showroom.financing.drafts import FinancingDraft, FinancingView, OfferDraft
from showroom.financing.model import LoanStatus
from showroom.financing.rules import Method
from showroom.kernel.actor import Actor
from showroom.kernel.errors import NOT_FOUND, ShowroomError
from showroom.kernel.money import Money
from showroom.negotiation.draft import DiscountKind, DiscountLine, HaggleReason, OptionLine
from showroom.negotiation.views import QuoteView
from showroom.presentation.rules import Position
from showroom.presentation.views import PresentationDraft
from showroom.reception.messages import GREETING
from showroom.reception.views import ReceptionDraft, VisitDraft
from showroom.test_drive.drafts import AgreementDraft, DriveDraft, FeedbackDraft, LicenceDraft, ReadingDraft, RouteDraft
from showroom.test_drive.intent import ASPECTS, Intent
from showroom.test_drive.views import DriveView, TestDriveView
from showroom.vehicles.model import Energy, VehicleStatus
from showroom.vehicles.records import ModelDraft, VehicleDraft
from tests.documents.signatures import SIGNATURE
from tests.quality_builders import certify
from tests.store_fixtures import People

NAME, PHONE, ID_NUMBER, BIRTH = "张三", "13800138000", "119999199001010012", date(1990, 1, 1)
VINS = ("LSVAU2182T2000001", "LSVAU2184T2000002", "LSVAU2186T2000003")
LIKED = "续航够用", "后排宽敞"
MODEL = ModelDraft(
    "星河", "E6", "650km 长续航版", Energy.BEV, Money.of("249800"), 2026, "EV", 5, range_km=650, in_relief_list=True
)


class Shop:
    """A store with one model: cars to sell, a demo car, an approved route."""

    def __init__(self, store: Showroom, people: People, cars: int = 1) -> None:
        self.store, self.people = store, people
        self.model = store.vehicles.save_model(people.manager, MODEL).id
        self.cars = [self._car(vin) for vin in VINS[:cars]]
        self.demo = self._demo_car()
        route = RouteDraft("环湖路线", 8, 20, 60, "起步、弯道、颠簸、泊车", "湖滨停车场")
        self.route = store.test_drive.approve_route(people.manager, route).id

    def _car(self, vin: str) -> int:
        draft = VehicleDraft(
            vin, self.model, VehicleStatus.IN_STOCK, "珍珠白", "黑色", engine_number="EM0001",
            certificate_number="WAC0001",
        )  # fmt: skip
        return self.store.vehicles.save_vehicle(self.people.manager, draft).id

    def _demo_car(self) -> int:
        draft = VehicleDraft(
            "LXHLXEA66T1000901", self.model, VehicleStatus.DEMO, "珍珠白", "黑色", plate="沪AD12345",
            compulsory_valid_to=date(2027, 6, 30), third_party=Money.of("2000000"), own_damage=True,
            passenger_cover=True, inspection_valid_to=date(2027, 6, 30), odometer_km=1200, energy_percent=80,
        )  # fmt: skip
        return self.store.vehicles.save_vehicle(self.people.manager, draft).id


class Sale:
    """The sale to one customer; `changes` of each act replace fields of its draft."""

    def __init__(self, shop: Shop, number: int = 0) -> None:
        self.shop, self.store, self.people = shop, shop.store, shop.people
        self.me: Actor = shop.people.consultant
        self.phone = str(int(PHONE) + number)
        self.deal = 0

    @property
    def today(self) -> date:
        return self.store.work.today()

    def state(self) -> DealView:
        return self.store.deals.view(self.me, self.deal)

    def finish(self, step: Step) -> DealView:
        return self.store.deals.complete_step(self.me, self.deal, step)

    # 1 reception
    def come_in(self, **changes: Any) -> int:
        draft = VisitDraft(name=NAME, phone=self.phone, wanted_model="星河 E6", party_size=2, open_deal=True)
        logged = self.store.reception.log_visit(self.me, replace(draft, **changes))
        self.deal = logged.deal_id or 0
        return self.deal

    def greet(self, **changes: Any) -> None:
        view = self.store.reception.view(self.me, self.deal)
        same = {name: getattr(view, name) for name in ("version", "name", "phone", "wanted_model", "party_size")}
        draft = ReceptionDraft(self.deal, **same, greeting=frozenset(GREETING))
        self.store.reception.save(self.me, replace(draft, **changes))

    # 2 consultation
    def needs(self, **changes: Any) -> NeedsDraft:
        service = self.store.consultation
        draft = replace(
            service.view(self.me, self.deal).draft, what_to_solve="家用出行", budget=Money.of("260000"),
            horizon_days=7, top_needs=LIKED, restatement="、".join(LIKED), restatement_confirmed=True,
            bant=Bant(Known.YES, Known.YES, Known.YES, Known.YES), decision_maker_present=True, asked_price=True,
            next_contact=self.today + timedelta(days=2),
            consents=frozenset({ConsentPurpose.PRIVACY, ConsentPurpose.IMAGES}),
        )  # fmt: skip
        advised = service.advise(self.me, self.deal, signs_of(draft)).suggestion.grade
        draft = replace(draft, grade=Grade(advised.value))
        return service.save_needs(self.me, replace(draft, **changes)).draft

    # 3 presentation
    def show_car(self, car: int | None = None, **changes: Any) -> None:
        version = self.store.presentation.current(self.me, self.deal).draft.version
        draft = PresentationDraft(
            self.shop.model, car or self.shop.cars[0], "珍珠白", "黑色", frozenset(Position), "保养周期？", "很满意",
            customer_confirmed=True, version=version,
        )  # fmt: skip
        self.store.presentation.save(self.me, self.deal, replace(draft, **changes))

    # 4 test drive
    def show_licence(self, **changes: Any) -> TestDriveView:
        draft = LicenceDraft(
            ID_NUMBER, NAME, "C1", date(2020, 5, 20), date(2020, 5, 20), date(2030, 5, 20), suspended=False,
            points_full=False, seen=True, copy_filed=True, id_kind=IdKind.RESIDENT, id_number=ID_NUMBER, birth=BIRTH,
            consents=frozenset({ConsentPurpose.PRIVACY, ConsentPurpose.IMAGES}),
            version=self.store.test_drive.view(self.me, self.deal).licence.version,
        )  # fmt: skip
        return self.store.test_drive.save_licence(self.me, self.deal, replace(draft, **changes))

    def book(self, **changes: Any) -> DriveView:
        draft = DriveDraft(
            vehicle_id=self.shop.demo, escort_id=self.people.colleague.id, starts_at=self.store.work.clock.now(),
            minutes=30, route_id=self.shop.route, persons=2, children_seated=True, fit_declared=True,
            observed_unfit=False,
        )  # fmt: skip
        return drive_of(self.store.test_drive.book(self.me, self.deal, replace(draft, **changes)))

    @property
    def drive(self) -> DriveView:
        return drive_of(self.store.test_drive.view(self.me, self.deal))

    def sign_agreement(self, **changes: Any) -> DriveView:
        draft = AgreementDraft(True, SIGNATURE, SIGNATURE, version=self.drive.version)
        return drive_of(self.store.test_drive.sign_agreement(self.me, self.drive.id, replace(draft, **changes)))

    def keys_out(self, **changes: Any) -> DriveView:
        version = self.drive.version
        draft = ReadingDraft(self._odometer(), 80, observed_unfit=False, version=version, licence_shown=True)
        return drive_of(self.store.test_drive.keys_out(self.me, self.drive.id, replace(draft, **changes)))

    def come_back(self, **changes: Any) -> DriveView:
        draft = ReadingDraft(self._odometer() + 8, 76, damage_checked=True, version=self.drive.version)
        return drive_of(self.store.test_drive.come_back(self.me, self.drive.id, replace(draft, **changes)))

    def feedback(self, **changes: Any) -> DriveView:
        draft = FeedbackDraft(dict.fromkeys(ASPECTS, 5), "底盘扎实", Intent.WEEK, self.drive.version)
        return drive_of(self.store.test_drive.feedback(self.me, self.drive.id, replace(draft, **changes)))

    def _odometer(self) -> int:
        return self.store.vehicles.vehicle(self.people.manager, self.shop.demo).draft.odometer_km

    # 5 negotiation
    def quote(self, discount: str = "10000", **changes: Any) -> QuoteView:
        service = self.store.negotiation
        draft = replace(
            service.current(self.me, self.deal).draft,
            discounts=(DiscountLine(DiscountKind.STORE, Money.of(discount)),), commercial=Money.of("6980"),
            haggle_reason=HaggleReason.COMPETITOR,
            options=(OptionLine("全车贴膜", 1, Money.of("2800")), OptionLine("原厂脚垫", 1, Money(0), gift=True)),
            valid_until=self.today + timedelta(days=7), delivery_period="签约后两周内",
        )  # fmt: skip
        return service.save(self.me, self.deal, replace(draft, **changes))

    def approve(self) -> None:
        service = self.store.negotiation
        service.ask_approval(self.me, self.deal, "客户今天可定，竞品优惠一万")
        for waiting in service.waiting(self.people.manager):
            if waiting.deal_id == self.deal:
                service.decide(self.people.manager, waiting.id, "同意", approve=True)

    def accept(self) -> QuoteView:
        service = self.store.negotiation
        return service.accept(self.me, self.deal, service.current(self.me, self.deal).draft.version)

    # 6 contract
    def draft_contract(self, **changes: Any) -> ContractDraft:
        draft = replace(
            self.store.contract.view(self.me, self.deal).draft, buyer_id_kind=IdKind.RESIDENT,
            buyer_id_number=ID_NUMBER, buyer_birth=BIRTH, buyer_address="上海市浦东新区世纪大道1号",
            deposit_word=DepositWord.EARNEST, deposit_agreed=Money.of("40000"), deposit_paid=Money.of("40000"),
            delivery_date=self.today + timedelta(days=16), delivery_place="本店交车区", sign_place="上海市浦东新区",
        )  # fmt: skip
        return self.store.contract.save_draft(self.me, self.deal, replace(draft, **changes)).draft

    def sign_contract(self) -> Signed:
        return self.store.contract.sign(self.me, self.deal, SignDraft(f"sale-{self.deal}", SIGNATURE, SIGNATURE))

    # 7 financing
    def offer(self, **changes: Any) -> OfferDraft:
        rate = Decimal("0.0388")
        draft = OfferDraft("示范汽车金融有限公司", Method.EQUAL_INSTALMENTS, Money.of("120000"), rate, 36, "标准贷")
        return replace(draft, **changes)

    def compare(self, *offers: OfferDraft, **changes: Any) -> FinancingView:
        now = self.store.financing.current(self.me, self.deal).draft
        draft: FinancingDraft = replace(
            now, offers=offers or now.offers or (self.offer(),), monthly_income=Money.of("12000"),
            overdue_declared=False,
        )  # fmt: skip
        return self.store.financing.save(self.me, self.deal, replace(draft, **changes))

    def take_loan(self) -> FinancingView:
        """Offer chosen, consents given, cost signed for, lender agreed."""
        service = self.store.financing
        service.choose(self.me, self.deal, 0, self.compare().draft.version)
        self.compare(lender_consent=True, credit_authorised=True)
        service.sign_cost_sheet(self.me, self.deal, SIGNATURE)
        service.advance(self.me, self.deal, LoanStatus.SUBMITTED)
        return service.advance(self.people.finance, self.deal, LoanStatus.APPROVED)

    # 8 delivery
    def pay(self, amount: Money, kind: ReceiptKind = ReceiptKind.BALANCE, **changes: Any) -> DeliveryView:
        lines = len(self.store.delivery.current(self.me, self.deal).money.receipts)
        draft = ReceiptDraft(kind, amount, PaidBy.TRANSFER, f"pay-{self.deal}-{lines}", voucher=f"V{lines}")
        return self.store.delivery.add_receipt(self.people.finance, self.deal, replace(draft, **changes))

    def prepare(self, **changes: Any) -> DeliveryView:
        view = self.store.delivery.current(self.me, self.deal)
        draft = DeliveryDraft(
            appointment=datetime(2026, 12, 1, 6, 30, tzinfo=UTC), vin_on_car=view.vin, vin_on_certificate=view.vin,
            vin_on_invoice=view.vin, pdi_points=frozenset(PDI_POINTS), wishes_done=frozenset(view.wishes),
            papers=frozenset(DOCUMENTS), invoice_number="0451234", invoice_on=self.today,
            compulsory_valid_to=date(2027, 11, 30), plate="沪AD67890", odometer_km=12, keys=2, energy_percent=80,
            ticked=frozenset(DELIVERY_ITEMS), service_adviser="刘师傅", version=view.draft.version,
        )  # fmt: skip
        return self.store.delivery.save(self.people.delivery, self.deal, replace(draft, **changes))

    def hand_over(self) -> DeliveryView:
        papers = self.store.quality_papers.view(self.me, self.deal)
        if papers.saved and not papers.ready and not papers.delivered:
            certify(self.store, self.people, self.deal)
        version = self.store.delivery.current(self.me, self.deal).draft.version
        signed = ConfirmDraft(f"handover-{self.deal}", version, SIGNATURE, SIGNATURE, SIGNATURE)
        return self.store.delivery.confirm(self.me, self.deal, signed)

    def way(self, pay_way: PayWay) -> dict[str, Any]:
        """What a quotation says of the way of paying."""
        loan = pay_way is PayWay.LOAN
        return {"pay_way": pay_way, "loan_principal": Money.of("120000") if loan else Money(0)}


def drive_of(view: TestDriveView) -> DriveView:
    if view.drive is None:
        raise ShowroomError(NOT_FOUND, what="test drive")
    return view.drive


def pages(store: Showroom, me: Actor, deal: int) -> dict[str, object]:
    """What the deal page and every step's page show of a deal; of a step that cannot be shown yet, why."""
    shown: dict[str, Callable[[Actor, int], object]] = {
        "deal": store.deals.view, "reception": store.reception.view, "consultation": store.consultation.view,
        "presentation": store.presentation.current, "test_drive": store.test_drive.view,
        "negotiation": store.negotiation.current, "contract": store.contract.view,
        "financing": store.financing.current, "delivery": store.delivery.current,
        "follow_up": store.follow_up.current,
    }  # fmt: skip
    seen: dict[str, object] = {}
    for name, show in shown.items():
        try:
            seen[name] = show(me, deal)
        except ShowroomError as error:
            seen[name] = error.code
    return seen
