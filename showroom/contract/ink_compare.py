"""Whether a numbered print still says what the deal says, before its signatures by hand count (CT-07)."""

from __future__ import annotations

import json
from typing import Any

from showroom.contract import ink_messages as say
from showroom.documents.model import Document
from showroom.documents.phrases import Phrase
from showroom.documents.store import kept_snapshot
from showroom.kernel.errors import ShowroomError, Told, told
from showroom.persistence.actions import Tx

Parts = dict[str, Phrase]
BOUND: Parts = {
    "seller": Phrase("卖方", "seller"), "buyer": Phrase("买方", "buyer"), "vehicle": Phrase("车辆", "car"),
    "price": Phrase("价格", "price"), "payment": Phrase("付款与定金", "payment and deposit"),
    "delivery": Phrase("交付", "delivery"), "services": Phrase("服务", "services"),
    "end": Phrase("特别约定与承诺", "special terms and promises"),
}  # fmt: skip
"""What the print of a contract and the deal must agree on when the signatures are confirmed."""
_PAID = Phrase("已收款项", "money received")
AMENDED: Parts = {
    "about": Phrase("合同、修订号与双方", "contract, revision and parties"), "rows": Phrase("差异", "differences"),
    "price": Phrase("总额", "totals"), "on_road_price": Phrase("落地价", "on-road price"),
    "special_terms": Phrase("特别约定", "special terms"), "payments": _PAID,
    "settlement": Phrase("谁欠谁多少", "who owes what"), "standing": Phrase("约定日期与已付款", "days and money paid"),
}  # fmt: skip
"""The same of a paper about a signed contract; what a kind of paper does not have is equal on both sides."""
_WHERE = {"end": ("special_terms", "forum", "forum_name")}
_BY_SIGNING = frozenset({"head", "signatures", "translation_of"})


def stored(tx: Tx, document_id: int) -> dict[str, Any]:
    """The data that a stored paper was made from."""
    found: dict[str, Any] = json.loads(kept_snapshot(tx.session.get_one(Document, document_id)))
    return found


def moved(*papers: tuple[dict[str, Any], dict[str, Any], Parts]) -> Told | None:
    """Each stored snapshot held against today's, in the parts named; contract_ink_differs naming what is not equal."""
    wrong = [
        phrase
        for printed, now, parts in papers
        for part, phrase in parts.items()
        if _part(printed, part) != _part(now, part)
    ]
    if not wrong:
        return None
    zh, en = "、".join(phrase("zh") for phrase in wrong), ", ".join(phrase("en") for phrase in wrong)
    return told(say.INK_DIFFERS, what_zh=zh, what_en=en)


def require_same(found: Told | None) -> None:
    """Raises contract_ink_differs when something moved."""
    if found is not None:
        raise ShowroomError(found.message, **found.values)


def _part(found: dict[str, Any], part: str) -> Any:
    """One part of a snapshot: of the closing terms only what was agreed, with the promises of the annex."""
    value = found.get(part)
    if not isinstance(value, dict):
        return value
    if part == "about":
        return {name: one for name, one in value.items() if name not in _BY_SIGNING}
    if part != "end":
        return value
    promises = (found.get("annexed") or {}).get("promises")
    return [value.get(name) for name in _WHERE["end"]], promises
