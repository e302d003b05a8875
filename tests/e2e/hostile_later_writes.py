"""The same for everything after the signature, and for records that belong to no deal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from showroom.contract.change_model import ChangeKind
from showroom.contract.notice_drafts import NoticeDraft
from showroom.contract.notice_rules import Ground, Side
from showroom.customers.records import CustomerDraft
from showroom.follow_up.complaint_views import AnswerDraft as ComplaintAnswer
from showroom.follow_up.complaint_views import ComplaintDraft
from showroom.follow_up.model import ContactResult, ContactWay
from showroom.follow_up.quality_model import Wanted
from showroom.follow_up.quality_views import ClaimDraft, RepairDraft
from showroom.follow_up.repair_rules import FaultSystem
from showroom.follow_up.views import ContactDraft, ReferralDraft, SurveyDraft
from showroom.kernel.money import Money
from showroom.negotiation.goods import GoodsDraft
from showroom.privacy.register_views import BreachDraft, RequestDraft
from showroom.privacy.registers_model import RightKind
from showroom.reception.views import VisitDraft
from showroom.staff.brand_model import BrandKind
from showroom.staff.brands import BrandDraft
from showroom.test_drive.drafts import Passenger, RouteDraft
from showroom.vehicles.quality_entry import QualityDraft
from showroom.vehicles.records import VehicleDraft
from tests.contract.change_builders import put_right
from tests.documents.signatures import SIGNATURE
from tests.e2e.hostile_writes import Write
from tests.e2e.sale import MODEL, NAME, Sale


def contact(name: str, **always: Any) -> Write:
    def write(sale: Sale, text: str) -> None:
        draft = replace(ContactDraft(ContactWay.CALL, ContactResult.REACHED), **{name: text, **always})
        sale.store.follow_up.log_contact(sale.me, sale.deal, None, draft)

    return write


def survey(sale: Sale, text: str) -> object:
    view = sale.store.follow_up.save_survey(sale.me, sale.deal, SurveyDraft({"overall": 9}, text))
    return None if view.survey is None else view.survey.comment


def referral(name: str) -> Write:
    def write(sale: Sale, text: str) -> None:
        draft = replace(ReferralDraft("李四", "13912345678"), **{name: text})
        sale.store.follow_up.register_referral(sale.me, sale.deal, draft)

    return write


def complaint(name: str) -> Write:
    """A complaint that says this; the answer and a promise say it too."""

    def write(sale: Sale, text: str) -> object:
        service, draft = sale.store.complaints, ComplaintDraft("划痕没有处理", deal_id=sale.deal, owner_id=sale.me.id)
        view = service.log(sale.me, replace(draft, **{} if name == "answer" else {name: text}))  # type: ignore[arg-type]
        if name == "answer":
            day = sale.today + timedelta(days=1)
            return service.answer(sale.me, view.row.id, ComplaintAnswer(text, text[:300], day), view.version).answer
        return getattr(view, name, None) or getattr(view.row, name, None)

    return write


def brand(sale: Sale, text: str) -> object:
    """A brand of this name that is sold without authorisation; what the board of goods calls a mat."""
    gm = sale.shop.people.general_manager
    draft = BrandDraft(text, BrandKind.UNAUTHORISED, liable=text, valid_from=sale.today)
    rows = sale.store.brands.add(gm, draft)
    sale.store.goods.mark(gm, GoodsDraft(text[:60], Money.of("300"), sale.today))
    return max(rows, key=lambda row: row.id).liable


def repair(name: str) -> Write:
    """A fault of the delivered car with this text; gives back what the newest record shows."""

    def write(sale: Sale, text: str) -> object:
        draft = replace(RepairDraft(sale.today, 100, FaultSystem.BODY, "异响"), **{name: text})  # type: ignore[arg-type]
        view = sale.store.quality_claims.record(sale.me, sale.deal, draft)
        return getattr(max(view.repairs, key=lambda line: line.id).draft, name)

    return write


def claim(sale: Sale, text: str) -> str:
    draft = ClaimDraft(Wanted.REPAIR, text, 100)
    return sale.store.quality_claims.open_claim(sale.me, sale.deal, draft).claims[0].demand


def person_asks(sale: Sale, text: str) -> str:
    """A person's request in these words at the privacy desk."""
    draft = RequestDraft(RightKind.COPY, NAME, "by post", sale.today, text)
    return sale.store.privacy_registers.receive(sale.people.admin, draft).wish


def incident(sale: Sale, text: str) -> str:
    desk, admin = sale.store.privacy_registers, sale.people.admin
    draft = BreachDraft(sale.store.work.clock.now(), "遗失", "电话", "试驾客户", 1, text)
    return desk.log_breach(admin, draft).measures


def visit(name: str) -> Write:
    def write(sale: Sale, text: str) -> None:
        sale.store.reception.log_visit(sale.me, replace(VisitDraft(), **{name: text}))  # type: ignore[arg-type]

    return write


def customer(name: str) -> Write:
    def write(sale: Sale, text: str) -> object:
        draft = replace(CustomerDraft("陌生人", ""), **{name: text})  # type: ignore[arg-type]
        return getattr(sale.store.customers.create(sale.people.manager, draft), name, None)

    return write


def vehicle(name: str) -> Write:
    def write(sale: Sale, text: str) -> object:
        stock = sale.store.vehicles
        now = stock.vehicle(sale.people.manager, sale.shop.cars[0])
        changed: VehicleDraft = replace(now.draft, **{name: text})  # type: ignore[arg-type]
        return getattr(stock.save_vehicle(sale.people.manager, changed, now.id, now.version).draft, name)

    return write


def model(name: str) -> Write:
    return lambda sale, text: getattr(
        sale.store.vehicles.save_model(
            sale.people.manager,
            replace(MODEL, **{name: text}),  # type: ignore[arg-type]
        ),
        name,
        None,
    )


def quality_terms(sale: Sale, text: str) -> str:
    told = dict.fromkeys(("manufacturer", "manufacturer_address", "network", "documents"), text)
    draft = QualityDraft(valid_from=sale.today, fade_percent=30, main_parts={"body": text}, **told)  # type: ignore[arg-type]
    return sale.store.quality_terms.save(sale.people.manager, sale.shop.model, draft).lines[0].draft.network


def after_sales_policy(sale: Sale, text: str) -> str:
    return sale.store.quality_terms.save_policy(sale.people.admin, text, text).text_zh


def route(name: str) -> Write:
    def write(sale: Sale, text: str) -> None:
        draft = replace(RouteDraft("新路线", 6, 20, 60), **{name: text})  # type: ignore[arg-type]
        sale.store.test_drive.approve_route(sale.people.manager, draft)

    return write


def drive(act: str) -> Write:
    def write(sale: Sale, text: str) -> None:
        sale.show_licence()
        booked = sale.book()
        getattr(sale.store.test_drive, act)(sale.me, booked.id, text)

    return write


def passenger(sale: Sale, text: str) -> None:
    sale.show_licence()
    sale.book(persons=3)
    sale.sign_agreement(passengers=(Passenger(text, SIGNATURE),))


def put_right_by(name: str) -> Write:
    """A signed contract void and issued anew, asked for with this text and asked for again with the next."""

    def write(sale: Sale, text: str) -> object:
        service = sale.store.contract_changes
        open_now = service.view(sale.me, sale.deal).open
        values = {"buyer_name": "张叁", name: text, "version": open_now.version if open_now else 0}
        wanted = put_right(sale.store, sale.people, sale.deal, **values)
        draft: Any = getattr(service.reissue(sale.me, sale.deal, wanted).open, "draft", None)
        return getattr(draft, name) if name == "reason" else getattr(draft.contract, name)

    return write


def notice(name: str) -> Write:
    """A notice by which the seller ends the signed contract, asked for with this text (Civil Code 565)."""

    def write(sale: Sale, text: str) -> object:
        service = sale.store.contract_changes
        row = service.view(sale.me, sale.deal).open
        if row is not None and row.kind is not ChangeKind.NOTICE:
            row = service.withdraw(sale.me, sale.deal, row.version).open
        draft = NoticeDraft("山洪冲毁门店", Side.SELLER, Ground.FORCE_MAJEURE, "公告", sale.today, address="上海")
        draft = replace(draft, **{name: text, "version": row.version if row else 0})  # type: ignore[arg-type]
        return getattr(getattr(service.notice(sale.me, sale.deal, draft).open, "draft", None), name)

    return write
