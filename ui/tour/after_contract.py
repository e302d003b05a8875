"""The steps after the contract: loan, handover, and what follows it."""

from __future__ import annotations

from datetime import timedelta

from showroom.kernel.dates import add_years
from showroom.kernel.money import ZERO, Money
from ui.tour.desk import Desk, boxes
from ui.tour.runner import Script, TourStopped, Until

EARNEST, LOAN = Money.of("10000"), Money.of("120000")
LENDER_STEPS = ("approved", "contracted", "down_paid", "mortgaged", "disbursed")


def financing(desk: Desk) -> Script:
    """Two offers compared, one taken, its true cost signed, the lender's answer recorded."""
    hands = desk.hands
    offer = {"lender": "示例银行", "product": "标准车贷", "principal": str(LOAN), "annual_rate": "4.5", "months": "36"}
    yield from hands.fill(offer)
    yield from hands.press("add_offer")
    yield from hands.fill(
        {**offer, "lender": "示例汽车金融", "product": "低首付", "annual_rate": "3.99", "months": "24"}
    )
    yield from hands.fill({"monthly_income": "22000", "monthly_debts": "1500"})
    yield from hands.choose("overdue_declared", "no")
    yield from hands.leave()
    yield from desk.primary()
    yield from desk.primary()
    yield from hands.tick("lender_consent", "credit_authorised")
    yield from desk.primary()
    yield from hands.draw("borrower_signature", 4)
    yield from desk.primary()
    yield from desk.primary()
    for status in LENDER_STEPS:
        if hands.has(f"status_{status}"):
            yield from hands.press(f"status_{status}")
            yield from desk.settled()


def delivery(desk: Desk) -> Script:
    """The money is in, the car is checked, every item is ticked, three sign."""
    yield from _money(desk)
    yield from _car(desk)
    yield from _papers(desk)
    yield from desk.primary()
    yield Until(lambda: desk.page.certificate.view is not None and desk.page.certificate.view.saved, "it is saved")
    yield from desk.hands.press("make_certificate")
    yield Until(lambda: bool(desk.page.certificate.view.ready), "the 三包 certificate is made")
    yield from desk.settled()
    for number, pad in enumerate(("customer_signature", "sales_signature", "service_signature"), 5):
        yield from desk.hands.draw(pad, number)
    yield from desk.primary()
    yield Until(lambda: bool(desk.page.view_model.view.number), "the handover is confirmed")
    yield from desk.settled()


def _money(desk: Desk) -> Script:
    """Earnest money, loan and the rest, until nothing is outstanding."""
    yield from _receipt(desk, "earnest", "transfer", EARNEST)
    yield from _receipt(desk, "loan", "lender", LOAN)
    rest: Money = desk.page.view_model.view.money.outstanding
    if rest > ZERO:
        yield from _receipt(desk, "balance", "transfer", rest)
    if desk.page.view_model.view.money.outstanding != ZERO:
        raise TourStopped(f"outstanding {desk.page.view_model.view.money.outstanding}")


def _receipt(desk: Desk, kind: str, paid_by: str, amount: Money) -> Script:
    hands = desk.hands
    yield from hands.choose("receipt_kind", kind)
    yield from hands.type("receipt_amount", str(amount))
    yield from hands.choose("receipt_paid_by", paid_by)
    yield from hands.type("receipt_voucher", f"PZ-{kind.upper()}-{desk.subject.serial}")
    yield from hands.leave()
    yield from hands.press("add_receipt")
    yield from desk.settled()


def _car(desk: Desk) -> Script:
    """The VIN is typed from car, certificate and invoice; the PDI points are ticked one group at a time."""
    hands, vin = desk.hands, desk.subject.vin
    if not desk.page.view_model.view.vin:
        yield from hands.choose("car", desk.page.car_choice.itemData(0))
        yield from hands.press("allocate_car")
        yield from desk.settled()
    yield from hands.fill(dict.fromkeys(("vin_on_car", "vin_on_certificate", "vin_on_invoice"), vin))
    yield from hands.fill({"appointment_day": desk.today.isoformat(), "appointment_time": "16:30", "odometer_km": "12"})
    yield from hands.fill({"keys": "2", "energy_percent": "85"})
    yield from _tick_groups(desk, "pdi_points")
    if desk.page.wishes.boxes:
        yield from hands.tick(*boxes(desk, "wishes_done"))


def _papers(desk: Desk) -> Script:
    """Invoice, insurance, plate, papers with the car, items of the delivery form."""
    hands = desk.hands
    yield from hands.fill({
        "invoice_number": f"FP{desk.subject.serial:08d}", "invoice_on": desk.today.isoformat(),
        "compulsory_valid_to": (add_years(desk.today, 1) - timedelta(days=1)).isoformat(),
        "plate": f"沪AD{desk.subject.serial % 90_000 + 10_000}",
    })  # fmt: skip
    yield from _tick_groups(desk, "papers")
    yield from _tick_groups(desk, "ticked")
    yield from hands.type("service_adviser", "郑工")
    yield from hands.leave()


def _tick_groups(desk: Desk, name: str) -> Script:
    """Press "tick all" of every group."""
    number = 0
    while desk.hands.has(f"{name}_all_{number}"):
        yield from desk.hands.press(f"{name}_all_{number}")
        number += 1
    if not all(box.isChecked() for box in desk.page.binder[name].field.boxes.values()):
        raise TourStopped(f"{name} is not ticked")


def follow_up(desk: Desk) -> Script:
    """The first contact after delivery is logged, the survey stored, a friend recommended."""
    hands = desk.hands
    yield from hands.choose("result", "reached")
    yield from hands.tick("effective")
    yield from hands.type("contact_note", "车况良好，已学会使用充电和导航，周末全家试驾出游。")
    yield from hands.leave()
    yield from desk.primary()
    yield from hands.choose("score_overall" if hands.has("score_overall") else _first_score(desk), "9")
    yield from hands.type("survey_comment", "接待耐心，交车仔细")
    yield from hands.leave()
    yield from desk.primary()


def _first_score(desk: Desk) -> str:
    return next(str(name) for name in desk.page.binder.rows if name.startswith("score_"))
