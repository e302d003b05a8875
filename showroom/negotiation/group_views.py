"""Group customers and decisions at the customer, as the window shows and hands them in (S3-16, S3-37, S0-30)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from showroom.kernel.errors import Message
from showroom.negotiation.group_model import GroupKind
from showroom.negotiation.ladder import Words

KIND_WORDS = {GroupKind.ENQUIRY: Words("询价", "Enquiry"), GroupKind.TENDER: Words("招标", "Tender")}


class GroupStage(StrEnum):
    """What is done next, in this order; an enquiry ends with the decision."""

    DECIDE = "decide"
    PREPARE = "prepare"
    REVIEW = "review"
    SEAL = "seal"
    RESULT = "result"


STAGE_WORDS = {
    GroupStage.DECIDE: Words("经理决定是否可行", "The manager decides whether it is feasible"),
    GroupStage.PREPARE: Words("准备投标文件", "Prepare the tender"),
    GroupStage.REVIEW: Words("评审投标文件", "Review the tender"),
    GroupStage.SEAL: Words("总经理签字盖章并指定参加人", "The general manager signs, seals and names who attends"),
    GroupStage.RESULT: Words("跟踪结果", "Follow the result"),
}
RESULTS = {"won": Words("中标", "won"), "lost": Words("未中标", "lost"), "withdrawn": Words("撤回", "withdrawn")}
WAIT_OUTCOMES = {
    "agreed": Message("wait_agreed", "同意", "agreed"),
    "changes": Message("wait_changes", "要求修改", "wants changes"),
    "refused": Message("wait_refused", "不同意", "refused"),
}


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """An enquiry or tender as it came in; `cars` at least one, `due` when the answer is due."""

    kind: GroupKind | None
    project: str
    cars: int | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class StageDraft:
    """One stage done: `yes` is the manager's decision, `note` its reason, `attendees` and `result` where asked for."""

    stage: GroupStage
    yes: bool = True
    note: str = ""
    attendees: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class StageDone:
    """A stage with who did it when, and what was said."""

    stage: GroupStage
    by: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class GroupView:
    """A reported enquiry or tender; `next` None: nothing more is to be done, `may_next`: by the person at this desk."""

    kind: GroupKind
    project: str
    cars: int
    due: date | None
    reported_by: str
    reported_at: datetime
    feasible: bool | None
    done: tuple[StageDone, ...]
    next: GroupStage | None
    may_next: bool
    version: int


@dataclass(frozen=True, slots=True)
class WaitDraft:
    """Who decides at the customer, on what, and until when."""

    who: str
    what: str
    expected: date | None


@dataclass(frozen=True, slots=True)
class WaitView:
    """A decision that lay or lies at the customer; `outcome` '' while it does."""

    id: int
    version: int
    who: str
    what: str
    since: datetime
    expected: date
    outcome: str
    outcome_note: str


@dataclass(frozen=True, slots=True)
class CustomerSideView:
    """Both of one deal; `people` are the customer's contact people to choose from, the deciders first."""

    deal_id: int
    group: GroupView | None
    waits: tuple[WaitView, ...]
    people: tuple[str, ...]

    @property
    def open_wait(self) -> WaitView | None:
        return next((wait for wait in self.waits if not wait.outcome), None)
