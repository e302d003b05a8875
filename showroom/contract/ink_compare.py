"""Whether a numbered print still says what the deal says, before its signatures by hand count (CT-07)."""

from __future__ import annotations

from typing import Any

from showroom.contract import ink_messages as say
from showroom.documents.phrases import Phrase
from showroom.kernel.errors import ShowroomError

BOUND = {
    "seller": Phrase("卖方", "seller"), "buyer": Phrase("买方", "buyer"), "vehicle": Phrase("车辆", "car"),
    "price": Phrase("价格", "price"), "payment": Phrase("付款与定金", "payment and deposit"),
    "delivery": Phrase("交付", "delivery"), "services": Phrase("服务", "services"),
    "end": Phrase("特别约定与承诺", "special terms and promises"),
}  # fmt: skip
"""What the print of a contract and the deal must agree on when the signatures are confirmed."""
PAGE = {
    "rows": Phrase("差异", "differences"), "price": Phrase("总额", "totals"),
    "payments": Phrase("已收款项", "money received"),
}  # fmt: skip
"""The same of a page of differences."""
_WHERE = {"end": ("special_terms", "forum", "forum_name")}


def require_same(*papers: tuple[dict[str, Any], dict[str, Any], dict[str, Phrase]]) -> None:
    """Each stored snapshot with today's, in the parts named; raises contract_ink_differs naming what is not."""
    wrong = [
        phrase
        for stored, now, parts in papers
        for part, phrase in parts.items()
        if _part(stored, part) != _part(now, part)
    ]
    if wrong:
        zh, en = "、".join(phrase("zh") for phrase in wrong), ", ".join(phrase("en") for phrase in wrong)
        raise ShowroomError(say.INK_DIFFERS, what_zh=zh, what_en=en)


def _part(found: dict[str, Any], part: str) -> Any:
    """One part of a snapshot; of the closing terms only what was agreed, with the promises of the annex."""
    value = found.get(part)
    if part != "end" or not isinstance(value, dict):
        return value
    promises = (found.get("annexed") or {}).get("promises")
    return [value.get(name) for name in _WHERE["end"]], promises
