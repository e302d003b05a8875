"""After delivery: the plan of calls FU-1…11, tries, satisfaction, and that nobody is left without a next action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from showroom.kernel.dates import add_days, add_months
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.findings import Finding, Severity
from showroom.kernel.parameters import Parameters


class Owner(StrEnum):
    """Who makes the contact."""

    CONSULTANT = "consultant"
    CARE_DESK = "care_desk"


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """One contact to make. `contract_duty`: goes on under do-not-contact (PI-11); `marketing` needs that consent.

    `detail` holds the figures of the text in no language: '2027-11-22 · 10000 km'.
    """

    rule: str
    due: date
    zh: str
    en: str
    owner: Owner = Owner.CONSULTANT
    contract_duty: bool = False
    marketing: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DeliveredCar:
    """What the plan is made from. `service_months`: the model's own first service, else the table's."""

    delivered_on: date
    new_energy: bool
    insurance_valid_to: date | None = None
    birth: date | None = None
    service_months: int | None = None
    festivals: tuple[date, ...] = ()


def follow_up_plan(car: DeliveredCar, table: Parameters) -> tuple[PlannedTask, ...]:
    """All contacts that the delivery sets off, by date (FU-1…8, FU-11; DV-09)."""
    tasks = [*_first_calls(car, table), *_service(car, table), *_regular_calls(car, table), *_replacement(car, table)]
    if car.insurance_valid_to is not None:
        tasks += insurance_reminders(car.insurance_valid_to, table)
    if car.birth is not None:
        tasks.append(birthday_task(car.birth, car.delivered_on))
    tasks += [
        PlannedTask("FU-8", day, "节日问候", "Festival greeting", marketing=True)
        for day in car.festivals
        if day > car.delivered_on
    ]
    return tuple(sorted(tasks, key=lambda task: (task.due, task.rule)))


_FIRST_CALLS = (
    ("FU-1", "交车后 24 小时内回访", "Call within 24 hours of delivery", Owner.CONSULTANT, True),
    ("FU-2", "第 3 天回访：使用与应用问题", "Day 3: questions on use and the app", Owner.CONSULTANT, True),
    (
        "FU-3",
        "第 7 天回访：车辆、态度、改进、转介绍",
        "Day 7: car, attitude, what to improve, referral",
        Owner.CARE_DESK,
        False,
    ),
    (
        "FU-4",
        "第 30 天：满意度调查，上牌是否完成",
        "Day 30: satisfaction survey, registration done?",
        Owner.CARE_DESK,
        False,
    ),
)


def _first_calls(car: DeliveredCar, table: Parameters) -> list[PlannedTask]:
    on = car.delivered_on
    return [
        PlannedTask(rule, add_days(on, table.whole(f"follow_up.days.{rule}", on)), zh, en, owner, duty)
        for rule, zh, en, owner, duty in _FIRST_CALLS
    ]


def _service(car: DeliveredCar, table: Parameters) -> list[PlannedTask]:
    kind = "NEV" if car.new_energy else "ICE"
    months = car.service_months or table.whole(f"service.months.{kind}", car.delivered_on)
    kilometres = table.at(f"service.km.{kind}", car.delivered_on)
    due = add_months(car.delivered_on, months)
    zh, en = (
        f"首保（{due.isoformat()} 或 {kilometres} 公里）提醒",
        f"First service ({due.isoformat()} or {kilometres} km): remind",
    )
    days = table.words("service.remind_days", car.delivered_on)
    detail = f"{due.isoformat()} · {kilometres} km"
    return [
        PlannedTask("FU-5", add_days(due, -int(before)), zh, en, Owner.CARE_DESK, True, detail=detail)
        for before in days
    ]


def _regular_calls(car: DeliveredCar, table: Parameters) -> list[PlannedTask]:
    """Every 90 days in the first year, then half-yearly until the car is due for replacement (FU-6)."""
    on = car.delivered_on
    every, count = table.whole("follow_up.call_days", on), table.whole("follow_up.call_count", on)
    days = [add_days(on, every * number) for number in range(1, count + 1)]
    step = table.whole("follow_up.half_year_months", on)
    last = add_months(on, table.whole("replacement.to_months", on))
    months = step
    while (day := add_months(on, months)) <= last:
        if day >= add_days(days[-1], every):  # the first half-year falls days after the last 90-day call
            days.append(day)
        months += step
    return [PlannedTask("FU-6", day, "用车回访", "Call on how the car is used") for day in days]


def _replacement(car: DeliveredCar, table: Parameters) -> list[PlannedTask]:
    day = add_months(car.delivered_on, table.whole("replacement.from_months", car.delivered_on))
    return [PlannedTask("FU-11", day, "增换购机会", "Replacement or second car", marketing=True)]


def insurance_reminders(valid_to: date, table: Parameters) -> list[PlannedTask]:
    """Reminders counted back from the day after the policy's last day (FU-7)."""
    expiry = add_days(valid_to, 1)
    zh, en = f"保险 {valid_to.isoformat()} 到期，提醒续保", f"Insurance ends on {valid_to.isoformat()}: renewal"
    days = table.words("insurance.remind_days", valid_to)
    return [
        PlannedTask(
            "FU-7", add_days(expiry, -int(before)), zh, en, Owner.CARE_DESK, marketing=True, detail=valid_to.isoformat()
        )
        for before in days
    ]


def next_birthday(birth: date, after: date) -> date:
    """The first birthday after a day; 29 February is kept on the 28th in a common year (FU-8)."""
    years = max(0, after.year - birth.year)
    day = add_months(birth, 12 * years)
    return day if day > after else add_months(birth, 12 * (years + 1))


def birthday_task(birth: date, after: date) -> PlannedTask:
    """The next birthday greeting; needs the marketing consent (FU-8, PI-01)."""
    return PlannedTask("FU-8", next_birthday(birth, after), "生日问候", "Birthday greeting", marketing=True)


def replacement_window(delivered_on: date, table: Parameters) -> tuple[date, date]:
    """36 to 60 months after delivery (FU-11)."""
    first, last = ("replacement.from_months", "replacement.to_months")
    return (
        add_months(delivered_on, table.whole(first, delivered_on)),
        add_months(delivered_on, table.whole(last, delivered_on)),
    )


def allowed_tasks(
    tasks: Iterable[PlannedTask], *, do_not_contact: bool, marketing_consent: bool
) -> tuple[PlannedTask, ...]:
    """The tasks that may be made: do-not-contact stops all but contract duties (PI-11), marketing needs consent."""
    return tuple(
        task
        for task in tasks
        if (task.contract_duty or not do_not_contact) and (marketing_consent or not task.marketing)
    )


class UnreachedStep(StrEnum):
    """What follows when a customer was not reached (§6.9)."""

    TRY_AGAIN = "try_again"
    SEND_SMS = "send_sms"
    CLOSE = "close_not_reached"


def after_unreached(tries: Sequence[datetime], *, sms_sent: bool, needed: int) -> UnreachedStep:
    """Three tries on different days or hours, then an SMS, then closed "not reached" (§6.9)."""
    distinct = {(moment.date(), moment.hour) for moment in tries}
    if len(distinct) < needed:
        return UnreachedStep.TRY_AGAIN
    return UnreachedStep.CLOSE if sms_sent else UnreachedStep.SEND_SMS


BAD_SCORE = Message("survey_bad_score", "评分应为 0 到 10 的整数，不能是 {score}", "A score is 0 to 10, not {score}")


def promoter_score(scores: Sequence[int]) -> Fraction | None:
    """NPS = %(9–10) − %(0–6), −100 … 100; None without an answer (§6.9, §6.10 "—")."""
    _check_scores(scores)
    if not scores:
        return None
    promoters = sum(score >= 9 for score in scores)
    detractors = sum(score <= 6 for score in scores)
    return Fraction(100 * (promoters - detractors), len(scores))


def satisfaction_index(scores: Mapping[str, int], weights: Mapping[str, Fraction]) -> Fraction | None:
    """SSI = Σ(score·w)/Σw × 10, 0 … 100, over the items answered; None when they carry no weight (§6.9)."""
    _check_scores(tuple(scores.values()))
    weight = sum((weights.get(item, Fraction(0)) for item in scores), Fraction(0))
    if weight <= 0:
        return None
    return sum((score * weights.get(item, Fraction(0)) for item, score in scores.items()), Fraction(0)) / weight * 10


def complaint_items(scores: Mapping[str, int], limit: int) -> tuple[str, ...]:
    """The items that open a complaint ticket: score ≤ 6 (§6.9)."""
    _check_scores(tuple(scores.values()))
    return tuple(item for item, score in scores.items() if score <= limit)


NO_NEXT = Message(
    "next_action_missing",
    "没有下一步：请填写下次联系的日期和内容，或写明关闭原因",
    "There is no next action: give the date and purpose of the next contact, or the reason for closing",
)
NEXT_PAST = Message(
    "next_action_past", "下一步的日期 {due} 早于今天 {today}", "The next action's date {due} is before today, {today}"
)
_NO_PROGRESS = Message(
    "visit_no_progress",
    "已拜访 {count} 次没有进展：没有新计划不再批准拜访",
    "{count} visits without progress: no further visit is approved without a new plan",
)


@dataclass(frozen=True, slots=True)
class NextAction:
    """What happens next with a customer, or why nothing does."""

    due: date | None = None
    purpose: str = ""
    closed_reason: str = ""


def next_action_finding(action: NextAction, today: date) -> Finding | None:
    """No customer is ever without a next action or a closed reason (product.md step 9)."""
    if action.closed_reason.strip():
        return None
    if action.due is None or not action.purpose.strip():
        field = "next_due" if action.due is None else "next_purpose"
        return Finding("GR-02", Severity.BLOCK, NO_NEXT.zh, NO_NEXT.en, field=field)
    if action.due < today:
        values = {"due": action.due.isoformat(), "today": today.isoformat()}
        return Finding(
            "GR-02", Severity.BLOCK, NEXT_PAST.text("zh", **values), NEXT_PAST.text("en", **values),
            evidence=values["due"], field="next_due", values=values,
        )  # fmt: skip
    return None


def visit_guard(visits_without_progress: int, limit: int, *, new_plan: bool) -> Finding | None:
    """Three visits without a breakthrough and no new plan: warn before approving another (S3-14)."""
    if visits_without_progress < limit or new_plan:
        return None
    values = {"count": str(visits_without_progress)}
    zh, en = _NO_PROGRESS.text("zh", **values), _NO_PROGRESS.text("en", **values)
    return Finding("S3-14", Severity.WARN, zh, en, evidence=values["count"], field="plan", values=values)


def _check_scores(scores: Iterable[int]) -> None:
    for score in scores:
        if not 0 <= score <= 10:
            raise ShowroomError(BAD_SCORE, score=score)
