"""What the seller does at each step: a script per step, through the widgets of its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from showroom.kernel.actor import Role
from showroom.kernel.dates import add_years
from ui.tour.after_contract import delivery, financing, follow_up
from ui.tour.desk import Desk, boxes, last_choice, value_of
from ui.tour.runner import Script, Until

FIRST_NEEDS = ("续航够用", "后排宽敞", "辅助驾驶")


def reception(desk: Desk) -> Script:
    """The customer walks in: found by phone, owner decided, deal opened, greeted."""
    window, hands, who = desk.program.window, desk.hands, desk.subject.who
    yield from hands.press_button(window.rail.buttons["front_desk"], "front desk")
    yield desk.quiet()
    yield from hands.fill({"phone": who.phone, "name": who.name, "wanted_model": "星河 E6", "party_size": "2"})
    yield from hands.press("log_visit")
    yield Until(lambda: hands.has("open_deal"), "the visit is logged")
    yield desk.quiet()
    yield from hands.press("open_deal")
    yield Until(lambda: window.place == "deal" and window.deal_page is not None, "the deal is open")
    yield Until(lambda: desk.deal_page.step == "reception", "reception is shown")
    yield desk.quiet()
    yield from hands.choose("channel", last_choice(desk, "channel"))
    yield from hands.choose("gender", who.gender)
    yield from hands.fill({"district": who.district, "companions": "先生同行", "own_car": "八年的小型车"})
    yield from hands.tick(*boxes(desk, "greeting"))
    yield from desk.primary()


def consultation(desk: Desk) -> Script:
    """Needs, restatement, consents, grade and the next contact."""
    hands = desk.hands
    yield from hands.fill({
        "what_brought_you": "朋友开星河，看过网上的评测", "present_car": "小型车，油耗高，后排挤",
        "who_drives": "夫妻两人，每天约40公里，一个孩子", "present_situation": "小区有充电桩",
        "what_to_solve": "接送孩子、周末出游", "what_would_differ": "省下油钱，全家坐得舒服",
        "must_haves": "安全、续航、后排", "competitors": "同价位两款电动车",
    })  # fmt: skip
    for name, key in (
        ("body_type", "suv"),
        ("seats", "5"),
        ("energy", "BEV"),
        ("pay_wish", "loan"),
        ("horizon_days", "7"),
    ):
        yield from hands.choose(name, key)
    yield from hands.fill({"budget": "260000", "timing": "下月用车", "deciders": "夫妻商量"})
    yield from hands.choose("contact_preference", "wechat")
    yield from hands.fill({f"need_{place}": need for place, need in enumerate(FIRST_NEEDS, 1)})
    yield from hands.type("restatement", "您最看重续航、后排空间和辅助驾驶，预算26万以内，打算一周内定车。")
    yield from hands.tick("restatement_confirmed", "consents_privacy", "consents_images")
    for name in ("budget", "authority", "need", "timing"):
        yield from hands.choose(f"bant_{name}", "2")
    yield from hands.choose("first_meeting", "comparing")
    yield from hands.tick("prospect_purchasing_power", "prospect_need", "prospect_approachable", "prospect_authority")
    yield from hands.tick("decision_maker_present", "asked_price")
    yield desk.quiet()
    yield from hands.press("take_suggestion")
    yield from hands.type("next_contact", (desk.today + timedelta(days=1)).isoformat())
    yield from hands.type("next_note", "确认试驾感受")
    yield from desk.primary()


def presentation(desk: Desk) -> Script:
    """The imported car is chosen, shown at six positions, and confirmed."""
    hands = desk.hands
    yield from hands.choose_row("car_table", f"…{desk.subject.vin_tail}")
    yield from hands.tick(*boxes(desk, "positions_shown"))
    yield from hands.type("questions", "电池质保多久？后排能放几个儿童座椅？")
    yield from hands.tick("customer_confirmed")
    yield from hands.type("enthusiasm", "很喜欢后排空间")
    yield from desk.primary()


def test_drive(desk: Desk) -> Script:
    """Licence, slot, check, agreement, keys out and back, feedback."""
    hands, today = desk.hands, desk.today
    first = add_years(today, -5)
    yield from hands.fill({
        "licence_number": desk.subject.who.id_number, "licence_name": desk.subject.who.name, "licence_classes": "C1",
        "licence_first_issue": first.isoformat(), "licence_valid_from": first.isoformat(),
        "licence_valid_to": add_years(first, 6).isoformat(),
    })  # fmt: skip
    yield from hands.choose("suspended", "no")
    yield from hands.choose("points_full", "no")
    yield from hands.tick("seen", "copy_filed", "consents_privacy", "consents_images")
    yield from desk.primary()
    escort = desk.colleague(Role.CONSULTANT)
    yield from hands.choose("escort_id", escort.id)
    yield from hands.choose("route_id", last_choice(desk, "route_id"))
    yield from hands.choose("start_time", f"{desk.clock.now().astimezone(desk.showroom.work.zone):%H:%M}")
    yield from hands.type("minutes", "30")
    yield from desk.primary()
    yield from desk.look("test_drive-verdict", lambda: desk.page.verdicts.list)
    yield from hands.type("persons", "2")
    yield from hands.choose("observed_unfit", "no")
    yield from hands.tick("fit_declared", "children_seated")
    yield from desk.primary()
    yield from hands.draw("customer_signature", 1)
    yield from hands.draw("escort_signature", 2)
    yield from hands.tick("understood")
    yield from desk.primary()
    yield from _out_and_back(desk)
    for name in [name for name in desk.page.binder.rows if name.startswith("rating_")]:
        yield from hands.choose(name, "5" if len(name) % 2 else "4")
    yield from hands.choose("intent", "week")
    yield from hands.type("feedback_text", "安静，加速够用，后排满意")
    yield from desk.primary()


def _out_and_back(desk: Desk) -> Script:
    """The keys out, the quiet drive point by point, the car back."""
    hands = desk.hands
    km = desk.showroom.vehicles.vehicle(desk.actor, int(value_of(desk, "vehicle_id"))).draft.odometer_km
    yield from hands.fill({"odometer_km": str(km), "energy_percent": "80"})
    yield from hands.tick("licence_shown")
    yield from desk.primary()
    for name in [box.objectName() for box in desk.page.card.quiet.boxes.values()]:
        yield from hands.tick(name)
        yield desk.quiet()
    desk.clock.move(minutes=20)
    yield from hands.fill({"odometer_km": str(km + 6), "energy_percent": "78"})
    yield from hands.tick("damage_checked")
    yield from desk.primary()


def negotiation(desk: Desk) -> Script:
    """A discount beyond the consultant's limit: asked for, approved by a manager, accepted by the customer."""
    hands = desk.hands
    yield from hands.fill({"discount_store": "12000", "commercial": "4680"})
    yield from hands.choose("pay_way", "loan")
    yield from hands.type("loan_principal", "120000")
    yield from hands.type("delivery_period", "签约后两周内")
    yield from hands.choose("haggle_reason", "competitor")
    yield from hands.leave()
    yield Until(lambda: not desk.page.view_model._pause.isActive(), "the offer is reckoned")  # noqa: SLF001 - as above
    yield from desk.primary()
    view = desk.page.view_model.view
    if view.reckoned.findings:
        yield from hands.type("approval_reason", "客户当场定车，朋友介绍")
        yield from hands.leave()
        if desk.page.typed:
            yield from desk.primary()
        yield from desk.primary()
        yield from _approve(desk)
    yield from desk.primary()


def _approve(desk: Desk) -> Script:
    """The managers agree, at their own desks."""
    service = desk.showroom.negotiation
    for role in (Role.SALES_MANAGER, Role.GENERAL_MANAGER):
        who = desk.colleague(role)
        for waiting in service.waiting(who):
            if waiting.deal_id == desk.deal_id and waiting.role is role:
                yield from desk.do(partial(service.decide, who, waiting.id, "同意", approve=True))
    desk.page.load(desk.deal_id)
    yield from desk.settled()


def contract(desk: Desk) -> Script:
    """Buyer, deposit, delivery; both sign; the papers are sealed."""
    hands, who = desk.hands, desk.subject.who
    yield from hands.choose("buyer_id_kind", "resident")
    yield from hands.type("buyer_id_number", who.id_number)
    yield from hands.type("buyer_id_valid_to", add_years(desk.today, 12).isoformat())
    yield from hands.type("buyer_address", who.address)
    yield from hands.choose("deposit_word", "定金")
    yield from hands.fill({"deposit_agreed": "10000", "deposit_paid": "10000"})
    yield from hands.type("delivery_date", (desk.today + timedelta(days=14)).isoformat())
    yield from desk.primary()
    yield from hands.draw("buyer_signature", 2)
    yield from hands.draw("seller_signature", 3)
    yield from hands.press("primary")
    yield Until(lambda: hands.has("confirm_sign"), "the one confirmation is asked")
    yield from hands.press("confirm_sign_button")
    yield Until(lambda: desk.page.view_model.view.signed is not None, "the contract is signed")
    yield from desk.settled()


DRIVERS: dict[str, Callable[[Desk], Script]] = {
    "reception": reception,
    "consultation": consultation,
    "presentation": presentation,
    "test_drive": test_drive,
    "negotiation": negotiation,
    "contract": contract,
    "financing": financing,
    "delivery": delivery,
    "follow_up": follow_up,
}
