"""What goes into the template service and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from showroom.contract.template_shape import TextBlock
from showroom.kernel.findings import Finding


class TemplateStatus(StrEnum):
    """Where a version stands today."""

    SHIPPED = "shipped"
    DRAFT = "draft"
    COMING = "coming"
    VALID = "valid"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class TemplateOption:
    """A template that a contract may be printed with; `until` is its last day, `gone`: chosen once, offered no more."""

    code: str
    label: str
    name_zh: str
    name_en: str
    until: date | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """One version in the list; `version_id` None is the text that comes with the program.

    `in_use`: what a contract signed today without a choice of its own would be printed with; `offered`: what may be
    chosen for one; `standard`: of the template that the leaders marked.
    """

    version_id: int | None
    code: str
    number: int
    name_zh: str
    name_en: str
    status: TemplateStatus
    in_use: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    author: str = ""
    based_on: str = ""
    released_by: str = ""
    released_at: datetime | None = None
    legal_review: str = ""
    reason: str = ""
    offered: bool = False
    standard: bool = False

    @property
    def label(self) -> str:
        """As the paper names it: 'BJ-2026 v2'."""
        return label_of(self.code, self.number) if self.number else self.code


def label_of(code: str, number: int) -> str:
    """What a version is called on paper."""
    return f"{code} v{number}"


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A version with its text; `version` is what `save` must bring back, `findings` what a release would be refused
    for, `left_over` the imported paragraphs that have no place yet.
    """

    row: TemplateRow
    blocks: tuple[TextBlock, ...]
    left_over: tuple[str, ...]
    findings: tuple[Finding, ...]
    version: int

    @property
    def editable(self) -> bool:
        return self.row.status is TemplateStatus.DRAFT


@dataclass(frozen=True, slots=True)
class NewTemplate:
    """A new template: its code ('BJ-2026'), names, and the text it begins with; no blocks means the shipped text."""

    code: str
    name_zh: str
    name_en: str
    blocks: tuple[TextBlock, ...] = ()
    left_over: tuple[str, ...] = ()
    based_on: str = ""


@dataclass(frozen=True, slots=True)
class TemplateText:
    """The text of a draft as edited; `version` as it was read."""

    blocks: tuple[TextBlock, ...]
    left_over: tuple[str, ...]
    version: int


@dataclass(frozen=True, slots=True)
class Release:
    """Days of signing for which a version is valid, the last one included; who read it in law ('' for nobody)."""

    valid_from: date | None
    valid_to: date | None = None
    legal_review: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class TemplateDeal:
    """A deal that the preview can be made with."""

    deal_id: int
    number: str
    customer: str
    car: str
    signed: bool


@dataclass(frozen=True, slots=True)
class TemplatePreview:
    """The paper, watermarked as a draft, and whether its data are samples rather than a deal's."""

    pdf: bytes
    sample: bool
