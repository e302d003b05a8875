"""How accessories and parts must be labelled, on quotation and contract alike (MF-07)."""

from __future__ import annotations

from showroom.documents.phrases import Phrase
from showroom.kernel.errors import Lang

PART_QUALITIES = {
    "original": Phrase("原厂配件", "original part"),
    "equivalent": Phrase("质量相当配件", "part of equal quality"),
    "remanufactured": Phrase("再制造件", "remanufactured part"),
    "reused": Phrase("回用件", "reused part"),
}


def labelled(name: str, quality: str, lang: Lang) -> str:
    """The name with its label in brackets; the name alone where no label applies."""
    label = PART_QUALITIES.get(quality)
    if label is None:
        return name
    return f"{name}（{label(lang)}）" if lang == "zh" else f"{name} ({label(lang)})"
