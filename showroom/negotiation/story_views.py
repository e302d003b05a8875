"""What the window hands in and shows of case stories (S3-04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """An objection in the customer's words and what settled it; `category` is a key of `talk_words.CATEGORIES`."""

    category: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class StoryDraft:
    """A story as typed: the customer without a name, the process, the lesson; `told_on`: the morning it is told."""

    title: str = ""
    customer: str = ""
    process: str = ""
    lesson: str = ""
    answers: tuple[StoryAnswer, ...] = ()
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A stored story; `version` 0 is one that only starts from its deal."""

    id: int
    version: int
    deal_id: int
    series: str
    draft: StoryDraft
    author: str
    changed_at: datetime | None
    may_edit: bool


@dataclass(frozen=True, slots=True)
class StoryQuery:
    """Stories that hold every word of `sought`, in signs, pinyin or initials; of a model, of a morning, one's own."""

    sought: str = ""
    series: str = ""
    told_on: date | None = None
    own: bool = False
