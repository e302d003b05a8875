"""Sample deals: each walked by the services themselves to the step where it stands, so that no rule is passed by."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from showroom.bootstrap import Showroom
from showroom.consultation.rules import Bant, FirstMeeting, Known
from showroom.consultation.views import NeedsDraft
from showroom.customers.model import ConsentPurpose, Grade
from showroom.deals.model import Step
from showroom.demo.handover import hand_over, pay_deposit
from showroom.demo.invented import Invented, person
from showroom.demo.paperwork import contract, test_drive
from showroom.demo.store_setup import MODELS, Staff
from showroom.demo.talks import talk_over
from showroom.kernel.actor import Actor
from showroom.kernel.money import Money
from showroom.negotiation.draft import DiscountKind, DiscountLine, HaggleReason, OptionLine
from showroom.presentation.rules import Position
from showroom.presentation.views import PresentationDraft
from showroom.reception.messages import GREETING
from showroom.reception.views import ReceptionDraft, VisitDraft

S = Step
SALES = (
    S.FOLLOW_UP, S.NEGOTIATION, S.FOLLOW_UP, S.CONSULTATION, S.PRESENTATION, S.TEST_DRIVE, S.FOLLOW_UP, S.DELIVERY,
    S.CONSULTATION, S.TEST_DRIVE, S.CONTRACT, S.DELIVERY, S.FINANCING, S.NEGOTIATION, S.CONTRACT, S.RECEPTION,
    S.CONSULTATION, S.PRESENTATION,
)  # fmt: skip
TODAY = 3
"""At which step each sample deal stands; the last ones are today's."""
_NEEDS = (
    ("续航够用，不想常充电", "安全配置齐全", "后排空间大"),
    ("接送孩子方便", "预算不超过25万", "油耗低"),
    ("上下班通勤省钱", "车机好用", "停车容易"),
)


@dataclass(frozen=True)
class Sale:
    """One sample deal under way."""

    store: Showroom
    staff: Staff
    seller: Actor
    who: Invented
    rng: random.Random
    place: int
    in_store: bool
    deal_id: int = 0

    @property
    def today(self) -> date:
        return self.store.work.today()


def sell(store: Showroom, staff: Staff, place: int, seed: int, *, in_store: bool) -> int:
    """Walk the sample deal number `place` to the step where it stands; returns its id.

    `in_store`: the customer has not left yet.
    """
    rng = random.Random(seed * 7919 + place)  # noqa: S311 - sample data
    sellers = (staff.demo, *staff.consultants)
    sale = Sale(
        store, staff, sellers[place % len(sellers)], person(rng, place, store.work.today()), rng, place, in_store
    )
    sale = replace(sale, deal_id=receive(sale))
    for step, walk in WALKS.items():
        if step is SALES[place]:
            break
        walk(sale)
        if step is not S.DELIVERY:  # the confirmed handover leaves that step itself
            store.deals.complete_step(sale.seller, sale.deal_id, step)
    return sale.deal_id


def receive(sale: Sale) -> int:
    """The visit that opens the deal."""
    series = MODELS[sale.place % len(MODELS)]
    draft = VisitDraft(
        party_size=sale.rng.randrange(1, 4), name=sale.who.name, phone=sale.who.phone, gender=sale.who.gender,
        district=sale.who.district, wanted_model=f"{series[0]} {series[1]}", channel="自然到店", open_deal=True,
        consultant_id=sale.seller.id,
    )  # fmt: skip
    logged = sale.store.reception.log_visit(sale.seller, draft)
    assert logged.deal_id is not None
    if not sale.in_store:
        sale.store.reception.leave_visit(sale.seller, logged.visit_id)
    return logged.deal_id


def _reception(sale: Sale) -> None:
    view = sale.store.reception.view(sale.seller, sale.deal_id)
    same = {
        name: getattr(view, name)
        for name in ("name", "phone", "gender", "district", "wanted_model", "channel", "kind", "purpose", "party_size")
    }
    draft = ReceptionDraft(sale.deal_id, view.version, **same, greeting=frozenset(GREETING))
    sale.store.reception.save(sale.seller, draft)


def _consultation(sale: Sale) -> None:
    service = sale.store.consultation
    view = service.view(sale.seller, sale.deal_id)
    needs = sale.rng.choice(_NEEDS)
    draft = replace(
        view.draft, what_brought_you="朋友推荐，网上看过介绍", present_car="开了八年的小型车，油耗高",
        who_drives="夫妻两人，每天约40公里，一个孩子", what_to_solve="家用出行", seats=5, energy="open",
        pay_wish="cash", budget=Money.of("260000"), horizon_days=7, deciders="夫妻共同决定",
        contact_preference="wechat", top_needs=needs, restatement="、".join(needs) + "，希望一周内定车。",
        restatement_confirmed=True,
        first_meeting=FirstMeeting.COMPARING, bant=Bant(Known.YES, Known.YES, Known.YES, Known.YES),
        prospect=frozenset({"purchasing_power", "need", "approachable", "authority"}), decision_maker_present=True,
        asked_price=True, next_contact=sale.today + timedelta(days=2), next_note="确认到店看车时间",
        consents=frozenset({ConsentPurpose.PRIVACY, ConsentPurpose.IMAGES}),
    )  # fmt: skip
    grade = _suggested(sale, draft)
    service.save_needs(sale.seller, replace(draft, grade=grade))


def _suggested(sale: Sale, draft: NeedsDraft) -> Grade:
    from showroom.consultation.record import signs_of

    advice = sale.store.consultation.advise(sale.seller, sale.deal_id, signs_of(draft))
    return Grade(advice.suggestion.grade.value)


def _presentation(sale: Sale) -> None:
    view = sale.store.presentation.current(sale.seller, sale.deal_id)
    series = MODELS[sale.place % len(MODELS)]
    name = f"{series[0]} {series[1]}"
    car = next((found for found in view.candidates if name in found.model_text), view.candidates[0])
    draft = PresentationDraft(
        car.model_id, car.vehicle_id, car.exterior, car.interior, frozenset(Position), "保养周期多长？",
        "对后排空间很满意", customer_confirmed=True, version=view.draft.version,
    )  # fmt: skip
    sale.store.presentation.save(sale.seller, sale.deal_id, draft)


def _test_drive(sale: Sale) -> None:
    test_drive(sale.store, sale.seller, sale.deal_id, (sale.who, sale.place))


def _negotiation(sale: Sale) -> None:
    service = sale.store.negotiation
    talk_over(sale.store, sale.staff, sale.seller, sale.deal_id, sale.rng)
    draft = replace(
        service.current(sale.seller, sale.deal_id).draft,
        discounts=(DiscountLine(DiscountKind.STORE, Money.of("3000")),),
        options=(OptionLine("全包围脚垫", 1, Money.of("800")), OptionLine("行车记录仪", 1, Money(0), gift=True)),
        commercial=Money.of("3980"), haggle_reason=HaggleReason.COMPETITOR,
        valid_until=sale.today + timedelta(days=7), delivery_period="签约后两周内",
    )  # fmt: skip
    saved = service.save(sale.seller, sale.deal_id, draft)
    if saved.reckoned.findings:
        asked = service.ask_approval(sale.seller, sale.deal_id, "老客户介绍，当场订车")
        for approval in asked.approvals:
            saved = service.decide(sale.staff.general_manager, approval.id, "同意", approve=True)
    service.accept(sale.seller, sale.deal_id, saved.draft.version)


def _contract(sale: Sale) -> None:
    contract(sale.store, sale.seller, sale.deal_id, sale.who)


def _financing(sale: Sale) -> None:
    """Paid in full: nothing to compare; the earnest money comes in."""
    pay_deposit(sale.store, sale.staff.finance, sale.deal_id)


def _delivery(sale: Sale) -> None:
    hand_over(sale.store, sale.seller, sale.staff.finance, sale.deal_id)


WALKS: dict[Step, Callable[[Sale], None]] = {
    S.RECEPTION: _reception,
    S.CONSULTATION: _consultation,
    S.PRESENTATION: _presentation,
    S.TEST_DRIVE: _test_drive,
    S.NEGOTIATION: _negotiation,
    S.CONTRACT: _contract,
    S.FINANCING: _financing,
    S.DELIVERY: _delivery,
}
