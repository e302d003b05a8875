"""What a rule says about a case (G-07): code, severity, text, evidence, and who may override."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from showroom.kernel.errors import Lang


class Severity(IntEnum):
    """Ordered, so that `max` of the findings is the verdict."""

    INFO = 0
    WARN = 1
    NEEDS_APPROVAL = 2
    BLOCK = 3


class Override(StrEnum):
    """Who may override a finding; NONE is never overridable (G-07)."""

    NONE = "none"
    MANAGER = "manager"
    GM = "gm"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's word on a case. `field` names the input that mends it (snake_case), '' when none does."""

    code: str
    severity: Severity
    text_zh: str
    text_en: str
    evidence: str = ""
    override: Override = Override.NONE
    field: str = ""
    values: dict[str, str] = dataclasses.field(default_factory=dict)

    def text(self, lang: Lang) -> str:
        return self.text_zh if lang == "zh" else self.text_en


def worst(findings: Iterable[Finding]) -> Severity:
    """The highest severity, INFO when there is none."""
    return max((entry.severity for entry in findings), default=Severity.INFO)
