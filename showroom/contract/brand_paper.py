"""The written warning of a car sold without its supplier's authorisation, as the contract prints it (MF-03)."""

from __future__ import annotations

from dataclasses import dataclass

from showroom.deals.brand_warning import LIABLE, WARNING
from showroom.documents.blocks import Signatures, Signer, boxed
from showroom.documents.flow import Block, Together
from showroom.documents.phrases import Phrase
from showroom.kernel.errors import Lang

SEEN = Phrase(
    "乙方已于 {at} 阅读以上提醒并单独确认。", "The buyer read this notice and acknowledged it by itself on {at}."
)
SIGN = Phrase("乙方单独确认（已阅读以上提醒）", "Buyer, for this notice alone")


@dataclass(frozen=True, slots=True)
class BrandWarning:
    """`liable` answers for quality and after-sales; `seen` is when the buyer acknowledged it, '' before that."""

    brand: str
    liable: str
    seen: str = ""


def warning_blocks(warning: BrandWarning, buyer: str, lang: Lang, *, by_hand: bool) -> list[Block]:
    """The box in bold (CT-01); a contract that is signed with ink has a line of its own for it."""
    lines = [WARNING(lang, brand=warning.brand), LIABLE(lang, liable=warning.liable or "____________")]
    box = boxed([*lines, *([SEEN(lang, at=warning.seen)] if warning.seen else ())], size=9.0)
    if not by_hand:
        return [box]
    return [Together(box, Signatures([Signer(SIGN(lang), buyer)], lang))]
