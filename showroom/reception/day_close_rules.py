"""What a line of the log still lacks before its day can be closed (RC-02, RC-03), and the totals of RC-01; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from showroom.kernel.errors import Message
from showroom.reception import day_close_messages as say
from showroom.reception.rules import Purpose, Traffic

LOG, RECORD_COMPLETE, FILED, QUEUE, CALLS, NEXT_CONTACT = "§6.2", "RC-03", "RC-02", "RC-06", "RC-05", "GR-02"
_INTENTION = frozenset({Purpose.BUY, Purpose.INVITED, Purpose.EVENT})


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What is written in one line. `next_step`: one with its date is written, or a task is open; `over`: the customer
    gave up or bought elsewhere, so that no next step follows.
    """

    call: bool
    purpose: Purpose
    has_left: bool
    has_consultant: bool
    surname: str = ""
    phone: str = ""
    wanted_model: str = ""
    no_file_reason: str = ""
    graded: bool = False
    next_step: bool = False
    over: bool = False

    @property
    def filed(self) -> bool:
        """Surname, phone and intended car are there (RC-02)."""
        return all(text.strip() for text in (self.surname, self.phone, self.wanted_model))


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a line lacks: by which rule, in which words, and the field that mends it."""

    rule: str
    message: Message
    field: str


def lacks_of(line: LineFacts) -> tuple[Lack, ...]:
    """Everything that keeps the line from being complete, in the order of the log's columns (§6.2, RC-03)."""
    found: list[Lack] = []
    if not line.call and not line.has_left:
        found.append(Lack(RECORD_COMPLETE, say.NO_LEAVING, "left"))
    if not line.has_consultant:
        found.append(Lack(QUEUE, say.NO_CONSULTANT, "consultant_id"))
    if line.purpose not in _INTENTION:
        return tuple(found)  # paperwork, service, pick-up: nobody is filed for these (RC-01 非意向)
    if line.call:
        return (*found, *_call_lacks(line))
    if line.filed:
        return (*found, *_afterwards(line))
    return (*found, *_filing_lacks(line))


def _call_lacks(line: LineFacts) -> list[Lack]:
    """RC-05: a call is to give name and number; one that does not says why."""
    silent = not line.phone.strip() and not line.no_file_reason.strip()
    return [Lack(CALLS, say.NO_CALLER, "phone")] if silent else []


def _filing_lacks(line: LineFacts) -> list[Lack]:
    """RC-02: half a file names what it lacks; no file at all needs a reason; a reason settles either."""
    if line.no_file_reason.strip():
        return []
    if not line.surname.strip() and not line.phone.strip():
        return [Lack(LOG, say.NO_REASON, "no_file_reason")]
    parts = (
        (line.surname, say.NO_SURNAME, "name"),
        (line.phone, say.NO_PHONE, "phone"),
        (line.wanted_model, say.NO_MODEL, "wanted_model"),
    )
    return [Lack(FILED, message, field) for text, message, field in parts if not text.strip()]


def _afterwards(line: LineFacts) -> list[Lack]:
    """What a filed customer leaves with: a grade and a next step (§6.2, GR-02)."""
    found = [] if line.graded else [Lack(LOG, say.NO_GRADE, "grade_left")]
    if not line.next_step and not line.over:
        found.append(Lack(NEXT_CONTACT, say.NO_NEXT_STEP, "next_step"))
    return found


@dataclass(frozen=True, slots=True)
class DayTotals:
    """Counts of one day or of one part of it; calls and test drives are no traffic."""

    by_traffic: Mapping[Traffic, int]
    calls: int = 0
    test_drives: int = 0

    def of(self, traffic: Traffic) -> int:
        """How many arrivals counted as this."""
        return self.by_traffic.get(traffic, 0)

    @property
    def first(self) -> int:
        """首次到店 = 留档 + 已建卡首次到店 + 看车未留档 (RC-01)."""
        return sum(self.of(traffic) for traffic in Traffic if traffic.is_first)

    @property
    def total(self) -> int:
        """首次到店 + 再次到店 + 非意向 + 未完善 (RC-01)."""
        return self.first + self.of(Traffic.AGAIN) + self.of(Traffic.NO_INTENTION) + self.of(Traffic.INCOMPLETE)


@dataclass(frozen=True, slots=True)
class Counted:
    """What counts of one line: its kind of traffic (None for a call), consultant, channel, test drives."""

    traffic: Traffic | None
    consultant: str = ""
    channel: str = ""
    test_drives: int = 0


def totals_of(lines: Iterable[Counted]) -> DayTotals:
    """Add lines up (RC-01)."""
    found = tuple(lines)
    counts = Counter(line.traffic for line in found if line.traffic is not None)
    return DayTotals(
        {traffic: counts[traffic] for traffic in Traffic},
        calls=sum(line.traffic is None for line in found),
        test_drives=sum(line.test_drives for line in found),
    )


def grouped_totals(lines: Iterable[Counted], key: str) -> tuple[tuple[str, DayTotals], ...]:
    """Totals per `consultant` or per `channel`, by name; '' stands for lines without one."""
    groups: dict[str, list[Counted]] = {}
    for line in lines:
        groups.setdefault(getattr(line, key), []).append(line)
    return tuple((name, totals_of(groups[name])) for name in sorted(groups))
