"""Needs, BANT, grade and the next contact (§6.1, §6.4); pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from showroom.kernel.dates import add_days, next_open_day
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.findings import Finding, Override, Severity
from showroom.kernel.parameters import Parameters


class Grade(StrEnum):
    """§6.1: N new, H/A/B/C by expected order, O ordered, D delivered, T cancelled, F lost."""

    N = "N"
    H = "H"
    A = "A"
    B = "B"
    C = "C"
    O = "O"  # noqa: E741 - the grade's own letter
    D = "D"
    T = "T"
    F = "F"


class Known(IntEnum):
    """How far a BANT answer is known (GR-04)."""

    UNKNOWN = 0
    PARTLY = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Bant:
    """Budget, authority, need, timing (GR-04)."""

    budget: Known = Known.UNKNOWN
    authority: Known = Known.UNKNOWN
    need: Known = Known.UNKNOWN
    timing: Known = Known.UNKNOWN


def is_qualified(bant: Bant) -> bool:
    """Need and timing yes, budget and authority at least partly (GR-04)."""
    return (
        bant.need is Known.YES
        and bant.timing is Known.YES
        and bant.budget >= Known.PARTLY
        and bant.authority >= Known.PARTLY
    )


@dataclass(frozen=True, slots=True)
class ProspectCard:
    """The seven ticks of the prospect card (GR-05)."""

    purchasing_power: bool = False
    need: bool = False
    approachable: bool = False
    authority: bool = False
    economic_ability: bool = False
    easy_to_contact: bool = False
    interested: bool = False


def is_prospect(card: ProspectCard) -> bool:
    """All four ticks of seed 003-k; the other three are told beside it and decide nothing (GR-05)."""
    return card.purchasing_power and card.need and card.approachable and card.authority


@dataclass(frozen=True, slots=True)
class GradeSigns:
    """What GR-01 suggests a grade from; `horizon_days` None = not known."""

    horizon_days: int | None = None
    budget_fixed: bool = False
    decision_maker_present: bool = False
    test_driven: bool = False
    asked_price: bool = False


@dataclass(frozen=True, slots=True)
class GradeSuggestion:
    """The grade with what speaks for it, ready to be shown."""

    grade: Grade
    reasons_zh: tuple[str, ...]
    reasons_en: tuple[str, ...]


_LADDER = (Grade.H, Grade.A, Grade.B, Grade.C)
_SIGN_TEXTS = {
    "budget_fixed": Message("gr01_budget", "预算已定", "budget fixed"),
    "decision_maker_present": Message("gr01_decider", "决策人在场", "decision maker present"),
    "test_driven": Message("gr01_driven", "已试驾", "test-driven"),
    "asked_price": Message("gr01_price", "询问价格或金融", "asked for price or finance"),
}
_HORIZON = Message("gr01_horizon", "预计 {days} 天内订车", "expected order within {days} days")
_NO_HORIZON = Message("gr01_no_horizon", "购车时间未知", "time of purchase unknown")


def suggest_grade(signs: GradeSigns, on: date, table: Parameters) -> GradeSuggestion:
    """A grade for the consultant to take or change with a reason (GR-01).

    The horizon decides; all four other signs together lift it by one, none at all lowers it by one. Without a horizon
    three signs make a B, fewer leave the customer N.
    """
    texts = [text for name, text in _SIGN_TEXTS.items() if getattr(signs, name)]
    count = len(texts)
    if signs.horizon_days is None:
        grade = Grade.B if count >= 3 else Grade.N
        return GradeSuggestion(grade, _told("zh", _NO_HORIZON.zh, texts), _told("en", _NO_HORIZON.en, texts))
    place = next(
        (n for n, step in enumerate(_LADDER) if signs.horizon_days <= table.whole(f"grade.horizon.{step}", on)), 3
    )
    place += {4: -1, 0: 1}.get(count, 0)
    grade = _LADDER[min(max(place, 0), 3)]
    days = signs.horizon_days
    zh, en = _HORIZON.text("zh", days=days), _HORIZON.text("en", days=days)
    return GradeSuggestion(grade, _told("zh", zh, texts), _told("en", en, texts))


def _told(lang: str, first: str, texts: list[Message]) -> tuple[str, ...]:
    return (first, *(text.zh if lang == "zh" else text.en for text in texts))


NO_INTERVAL = Message(
    "grade_no_interval",
    "{grade} 级按交车后计划联系（§6.9），没有固定间隔",
    "Grade {grade} follows the plan after delivery (§6.9): it has no interval",
)
INTERVAL_OUT_OF_RANGE = Message(
    "grade_interval_range",
    "{grade} 级的联系间隔应为 {low}–{high} 天，不能是 {days}",
    "The interval of grade {grade} must be {low} to {high} days, not {days}",
)


def contact_interval(grade: Grade, on: date, table: Parameters) -> int:
    """Days to the next contact; a store's own value is held within its range (§6.1). Raises grade_no_interval."""
    if not table.covers(f"grade.days.{grade}", on):
        raise ShowroomError(NO_INTERVAL, grade=grade)
    days = table.whole(f"grade.days.{grade}", on)
    low, high = table.whole(f"grade.min.{grade}", on), table.whole(f"grade.max.{grade}", on)
    if not low <= days <= high:
        raise ShowroomError(INTERVAL_OUT_OF_RANGE, grade=grade, low=low, high=high, days=days)
    return days


def next_contact(
    grade: Grade, last_contact: date, promised: date | None, closed: Collection[date], table: Parameters
) -> date:
    """When to contact next: the grade's interval, or an earlier promise (GR-02).

    A promise from before the last contact is no promise any more. A closed day moves to the previous open day, but not
    behind the last contact: if all days in between are closed, it moves to the next open day instead.
    """
    kept = promised if promised is not None and promised >= last_contact else None
    if grade is Grade.D and kept is not None:
        due = kept
    else:
        due = add_days(last_contact, contact_interval(grade, last_contact, table))
        due = due if kept is None else min(due, kept)
    shut = frozenset(closed)
    day = due
    while day in shut and day > last_contact:
        day = add_days(day, -1)
    return day if day not in shut else next_open_day(due, shut)


def tell_manager_on(grade: Grade, due: date, table: Parameters) -> date | None:
    """The day an overdue contact goes to the manager; None where the table names no escalation (§6.1)."""
    key = f"grade.escalate.{grade}"
    return add_days(due, table.whole(key, due)) if table.covers(key, due) else None


class FirstMeeting(StrEnum):
    """The state found at the first meeting (S0-28)."""

    NO_NEED = "no_need"
    INITIAL_NEED = "initial_need"
    COMPARING = "comparing"


FIRST_MEETING_ACTIONS: dict[FirstMeeting, Message] = {
    FirstMeeting.NO_NEED: Message(
        "meeting_no_need",
        "了解现状，约定下次联系，不推销",
        "Learn the present situation, agree the next contact, do not sell",
    ),
    FirstMeeting.INITIAL_NEED: Message(
        "meeting_initial_need",
        "完成需求问卷，安排介绍与试驾",
        "Complete the needs form, arrange presentation and test drive",
    ),
    FirstMeeting.COMPARING: Message(
        "meeting_comparing",
        "记录竞品与差异，做对比表，约定试驾",
        "Record rivals and differences, make a comparison, agree a test drive",
    ),
}

# The standard set of §6.4; a questionnaire is complete as far as these are answered.
QUESTIONS: tuple[str, ...] = (
    "what_brought_you",
    "present_car",
    "who_drives",
    "what_to_solve",
    "present_situation",
    "what_would_differ",
    "body_type",
    "must_haves",
    "budget",
    "timing",
    "deciders",
    "competitors",
    "contact_preference",
)


def completeness(values: Mapping[str, object], wanted: Collection[str]) -> int:
    """Per cent of the wanted fields that are filled, rounded down, so that 100 means all (S0-16)."""
    filled = sum(1 for name in wanted if values.get(name) not in (None, "", (), []))
    return 100 * filled // len(wanted) if wanted else 100


@dataclass(frozen=True, slots=True)
class ConsultationCase:
    """What the gate of step 2 looks at; `top_needs` are ranked, at most three feed the presentation."""

    top_needs: tuple[str, ...] = ()
    budget_given: bool = False
    restatement: str = ""
    restatement_confirmed: bool = False
    next_contact: date | None = None


_NO_NEEDS = Message("s64_needs", "至少记录一项需求", "Record at least one need")
_NO_BUDGET = Message("s64_budget", "预算未填写（报价前必需）", "The budget is missing (needed before a quotation)")
_NO_RESTATEMENT = Message("s64_restatement", "需求复述未填写", "The restatement of the needs is empty")
_NOT_CONFIRMED = Message("s64_confirmed", "客户尚未确认需求复述", "The customer has not confirmed the restatement")
_NO_NEXT = Message("gr02_next", "没有下次联系日期", "There is no next contact date")


def consultation_findings(case: ConsultationCase) -> tuple[Finding, ...]:
    """What stands before "done" in step 2: needs, and a restatement that the customer confirmed (§6.4)."""
    found: list[Finding] = []
    if not any(need.strip() for need in case.top_needs):
        found.append(_finding("§6.4", Severity.BLOCK, _NO_NEEDS, "top_needs"))
    if not case.budget_given:
        found.append(_finding("S2-09", Severity.WARN, _NO_BUDGET, "budget"))
    if not case.restatement.strip():
        found.append(_finding("§6.4", Severity.BLOCK, _NO_RESTATEMENT, "restatement"))
    elif not case.restatement_confirmed:
        found.append(_finding("§6.4", Severity.BLOCK, _NOT_CONFIRMED, "restatement_confirmed"))
    if case.next_contact is None:
        found.append(_finding("GR-02", Severity.WARN, _NO_NEXT, "next_contact"))
    return tuple(found)


def _finding(code: str, severity: Severity, message: Message, field: str) -> Finding:
    return Finding(code, severity, message.zh, message.en, override=Override.NONE, field=field)
