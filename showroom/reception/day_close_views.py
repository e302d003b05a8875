"""What the day close shows and answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.kernel.errors import Lang, ShowroomError, Told
from showroom.reception import day_close_messages as say
from showroom.reception.day_close_rules import DayTotals
from showroom.reception.day_lines import DayLine

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class DayGap:
    """One thing to complete, named: the line's number, time and (masked) customer; `visit_id` None: no line at all."""

    rule: str
    told: Told
    number: int | None = None
    at: datetime | None = None
    who: str = ""
    field: str = ""
    visit_id: int | None = None
    deal_id: int | None = None
    customer_id: int | None = None

    def text(self, lang: Lang) -> str:
        """As the refusal lists it: 'No. 3 张*: the leaving time is missing (RC-03)'."""
        named = {"zh": f"第 {self.number} 行", "en": f"No. {self.number}"}[lang] if self.number else ""
        subject = " ".join(part for part in (named, self.who) if part)
        said = self.told.text(lang)
        return f"{subject}: {said} ({self.rule})" if subject else f"{said} ({self.rule})"


class DayIncomplete(ShowroomError):  # noqa: N818 - it says what is the matter
    """The day cannot be closed; `gaps` are all of them, the text names the first twelve."""

    def __init__(self, day: date, gaps: tuple[DayGap, ...]) -> None:
        more = "\n…" if len(gaps) > _SHOWN else ""
        zh, en = ("\n".join(gap.text(lang) for gap in gaps[:_SHOWN]) + more for lang in _LANGS)
        super().__init__(say.DAY_GAPS, day=day, count=len(gaps), gaps_zh=zh, gaps_en=en)
        self.gaps = gaps


_LANGS: tuple[Lang, Lang] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """One closing; `id` is its row's, `reopened_by` '' while it is in force."""

    id: int
    day: date
    version: int
    number: str
    totals: DayTotals
    closed_at: datetime
    closed_by: str
    reopened_at: datetime | None = None
    reopened_by: str = ""
    reopen_reason: str = ""


@dataclass(frozen=True, slots=True)
class DayOverview:
    """A day before or after its close. `closed` is the closing in force; `forgotten`: earlier days with open lines."""

    on: date
    lines: tuple[DayLine, ...]
    gaps: tuple[DayGap, ...]
    totals: DayTotals
    by_consultant: tuple[tuple[str, DayTotals], ...]
    by_channel: tuple[tuple[str, DayTotals], ...]
    closed: ClosedDay | None
    forgotten: tuple[date, ...]
    may_reopen: bool
