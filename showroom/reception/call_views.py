"""What the count of effective calls and the self-review after a reception show and take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from showroom.reception.call_rules import CallQuota


@dataclass(frozen=True, slots=True)
class CallCountRow:
    """One person's effective calls of one day against the quota of the post; `id` is the person's."""

    id: int
    name: str
    morning: int
    afternoon: int
    not_counted: int
    quota: CallQuota | None
    behind: bool

    @property
    def day(self) -> int:
        """Effective calls of the whole day."""
        return self.morning + self.afternoon

    @property
    def missing(self) -> int:
        """How many the day's quota still asks for."""
        return 0 if self.quota is None else max(0, self.quota.day - self.day)


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """What a consultant writes after a reception (S3-52); one of the three is enough."""

    went_well: str = ""
    improve: str = ""
    next_time: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A reception that ended, with its review if one is written; `id` is the visit's, `version` 0 without a review."""

    id: int
    version: int
    arrived_at: datetime
    who: str
    wanted_model: str
    consultant: str
    draft: ReviewDraft
    mine: bool
    written_at: datetime | None
