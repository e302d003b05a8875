"""Understands the lines of another system's visit log, one by one, without looking at the store (§6.2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from showroom.customers.customer_rows import DAY_UNREAD, TEXT_WRONG
from showroom.customers.model import Grade
from showroom.customers.sheet_fields import gender_of, grade_of, is_person, phones_in
from showroom.documents.cells import day, plain, reads_day_first, says_nothing, whole
from showroom.documents.columns import Layout
from showroom.documents.workbook import Cell
from showroom.kernel.errors import Message, ShowroomError, Told, told
from showroom.kernel.names import normalise_name
from showroom.kernel.text import clean_text
from showroom.reception.intake import MOST_PEOPLE
from showroom.reception.model import VisitKind
from showroom.reception.rules import Purpose
from showroom.reception.visit_fields import (
    clock_time,
    contact_way_of,
    people,
    purpose_of,
    says_again,
    state_of,
    visit_kind,
)

NO_DAY = Message("import_visit_no_day", "没有来店日期，或日期看不懂", "no day of the visit, or one that cannot be read")
DAY_AHEAD = Message("import_visit_ahead", "日期 {on} 晚于今天", "the day {on} is in the future")
LEFT_EARLY = Message(
    "import_visit_left", "离店时间 {left} 早于来店时间 {came}", "it leaves at {left}, before it arrives at {came}"
)
PHONE_WRONG = Message("import_visit_phone", "电话“{text}”不可用（PH-01…03）", "phone “{text}” is not usable (PH-01…03)")
PEOPLE_WRONG = Message("import_visit_people", "人数“{text}”应为 1 到 99", "party size “{text}”: 1 to 99 people")
NO_TIME = Message("import_visit_no_time", "没有来店时间：按当天零点登记", "no arrival time: logged at midnight")
TYPE_KEPT = Message(
    "import_visit_type", "来访类型“{text}”不认识，按看车登记并照抄到备注",
    "visit type “{text}” is not known: taken as a buyer, and copied into the remark",
)  # fmt: skip
_TEXTS = (
    ("name", 80), ("companions", 120), ("district", 80), ("wanted_model", 120), ("channel", 40), ("own_car", 80),
    ("plate", 16), ("wanted_brand", 40), ("wanted_version", 60), ("wanted_colour", 30), ("trade_in", 80), ("talk", 500),
    ("competitor", 120), ("next_step", 200), ("no_file_reason", 200), ("consultant", 80), ("owner", 80), ("author", 80),
)  # fmt: skip
_REMARK = 500


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One line as understood; `problem` is set when it cannot be taken. Times are of the store's own clock.

    `values` are further columns of the visit; `arrived` None: the log told no time.
    """

    row: int
    day: date | None = None
    arrived: time | None = None
    left: time | None = None
    kind: VisitKind = VisitKind.WALK_IN
    purpose: Purpose = Purpose.BUY
    again: bool = False
    party_size: int = 1
    name: str = ""
    phone: str = ""
    consultant: str = ""
    owner: str = ""
    author: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    problem: Told | None = None
    remark: Told | None = None

    @property
    def grade(self) -> Grade:
        """The grade at leaving, N where the log says none."""
        return self.values.get("grade_left") or Grade.N


class Unusable(Exception):  # noqa: N818 - it says what is the matter
    """The line cannot be taken."""

    def __init__(self, problem: Told) -> None:
        super().__init__()
        self.problem = problem


class VisitReader:
    """Understands the lines of one layout."""

    def __init__(self, layout: Layout, on: date) -> None:
        self.layout = layout
        self.on = on
        self.day_first = {name: reads_day_first(layout.column(name)) for name in ("day", "next_on")}

    def understand(self, number: int, cells: tuple[Cell, ...]) -> VisitRow:
        """The line; the first thing that makes it unusable is its problem."""
        try:
            when = self._when(cells)
            who = self._who(cells)
            what, remark = self._what(cells)
        except Unusable as found:
            return VisitRow(number, problem=found.problem)
        if remark is None and when["arrived"] is None:
            remark = told(NO_TIME)
        return VisitRow(number, **when, **who, **what, remark=remark)

    def _cell(self, cells: tuple[Cell, ...], name: str) -> Cell:
        return self.layout.cell(cells, name)

    def _when(self, cells: tuple[Cell, ...]) -> dict[str, Any]:
        written = self._cell(cells, "day")
        on = day(written, day_first=self.day_first["day"])
        if on is None:
            raise Unusable(told(NO_DAY))
        if on > self.on:
            raise Unusable(told(DAY_AHEAD, on=on.isoformat()))
        arrived = clock_time(self._cell(cells, "arrived")) or clock_time(written)
        left = clock_time(self._cell(cells, "left"))
        stayed = whole(self._cell(cells, "minutes"))
        if left is None and arrived is not None and stayed is not None and 0 <= stayed < 24 * 60:
            moment = datetime.combine(on, arrived) + timedelta(minutes=stayed)
            left = moment.time() if moment.date() == on else time(23, 59)
        if left is not None and arrived is not None and left < arrived:
            raise Unusable(told(LEFT_EARLY, left=f"{left:%H:%M}", came=f"{arrived:%H:%M}"))
        return {"day": on, "arrived": arrived, "left": left if arrived is not None else None}

    def _who(self, cells: tuple[Cell, ...]) -> dict[str, Any]:
        """Name, phone and number of people; an empty name and phone stay what they are: anonymous."""
        name, written = self._cell(cells, "name"), self._cell(cells, "phone")
        phones = [] if says_nothing(written) else phones_in(written)
        if not phones and not says_nothing(written):
            raise Unusable(told(PHONE_WRONG, text=plain(written)[:30]))
        party = self._cell(cells, "party_size")
        size = 1 if says_nothing(party) else people(party)
        if size is None or not 1 <= size <= MOST_PEOPLE:
            raise Unusable(told(PEOPLE_WRONG, text=plain(party)[:30]))
        known = normalise_name(str(name)) if is_person(name) and not says_nothing(name) else ""
        return {"name": known[:80], "phone": phones[0] if phones else "", "party_size": size}

    def _what(self, cells: tuple[Cell, ...]) -> tuple[dict[str, Any], Told | None]:
        texts = {name: self._text(cells, name, limit) for name, limit in _TEXTS if name != "name"}
        sort, way = self._cell(cells, "type"), self._cell(cells, "way")
        kept, remark = self._kept(cells)
        purpose = purpose_of(sort) or purpose_of(way)
        if purpose is None and not says_nothing(sort) and visit_kind(sort) is VisitKind.WALK_IN:
            kept.append(self._told("type", sort))
            remark = remark or told(TYPE_KEPT, text=plain(sort)[:30])
        found: dict[str, Any] = {name: texts.pop(name) for name in ("consultant", "owner", "author")}
        found |= {"kind": visit_kind(sort, way), "purpose": purpose or Purpose.BUY, "again": says_again(sort)}
        found["values"] = texts | {
            "gender": gender_of(self._cell(cells, "gender")),
            "grade_left": grade_of(self._cell(cells, "grade")),
            "state": state_of(self._cell(cells, "state")),
            "contact_way": contact_way_of(self._cell(cells, "contact_way")),
            "next_on": day(self._cell(cells, "next_on"), day_first=self.day_first["next_on"]),
            "remark": "\n".join([part for part in (self._text(cells, "remark", _REMARK), *kept) if part])[:_REMARK],
        }
        return found, remark

    def _kept(self, cells: tuple[Cell, ...]) -> tuple[list[str], Told | None]:
        """What has no column of its own here, as lines for the remark: nothing of the original is lost."""
        lines = [
            self._told(name, value)
            for name in ("drove", "quoted")
            if not says_nothing(value := self._cell(cells, name))
        ]
        written = self._cell(cells, "next_on")
        if not says_nothing(written) and day(written) is None:
            return [*lines, self._told("next_on", written)], told(DAY_UNREAD)
        return lines, None

    def _told(self, name: str, value: Cell) -> str:
        return f"{self.layout.heading(name)}: {plain(value)[:80]}"

    def _text(self, cells: tuple[Cell, ...], name: str, limit: int) -> str:
        value = self._cell(cells, name)
        if says_nothing(value):
            return ""
        try:
            return clean_text(plain(value), limit, multiline=name == "remark")
        except ShowroomError as error:
            problem = {"problem_zh": error.text("zh"), "problem_en": error.text("en")}
            raise Unusable(told(TEXT_WRONG, heading=self.layout.heading(name), **problem)) from None
