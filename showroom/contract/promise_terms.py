"""Promises that are special terms in disguise: about price or payment they need both leaders (CT-04, S3-27)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from showroom.contract.linter import lint_template
from showroom.contract.messages import finding
from showroom.kernel.errors import Message
from showroom.kernel.findings import Finding, Severity

SPECIAL = Message(
    "gate_promise_special",
    "承诺“{text}”涉及价格或付款：请写入特别约定，由销售经理和总经理审批（CT-04）",
    "The promise “{text}” is about price or payment: write it among the special terms, which both leaders approve"
    " (CT-04)",
)
_WORDS = re.compile(
    "优惠|降价|减价|折扣|返现|返利|返还|现金|差价|补差|保价|回购|退款|退还|退钱|退[订定]|[订定]金|首付|尾款|余款|付款|贷款|利率"
    "|利息|免息|贴息|分期|赔偿|补贴|违约金"
    r"|\b(?:discount|rebate|refund|cash|interest|loan|instal?ments?|deposit|payment|price|buy.?back|penalty)\b",
    re.IGNORECASE,
)


def is_special(text: str) -> bool:
    """Whether a promise touches price or payment, which consultants may not change themselves (CT-04)."""
    return _WORDS.search(text) is not None


def promise_findings(promises: Iterable[str], terms: Iterable[str]) -> list[Finding]:
    """What stands against carrying these promises into the annex: special ones without approval, void ones (CT-02)."""
    agreed = {term.strip() for term in terms}
    found: list[Finding] = []
    for text in promises:
        found += lint_template(text)
        if is_special(text) and text.strip() not in agreed:
            values = {"text": text}
            found.append(finding("CT-04", Severity.BLOCK, SPECIAL, text[:300], "special_terms", values=values))
    return found
