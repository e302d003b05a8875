"""How the window says where a template stands and what its parts are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from showroom.contract.template_shape import FIXED_BLOCKS, TextBlock
from showroom.contract.template_views import TemplateRow, TemplateStatus
from showroom.kernel.errors import Lang
from ui.theme import Tone

_TONES: dict[TemplateStatus, Tone] = {
    TemplateStatus.SHIPPED: "muted",
    TemplateStatus.DRAFT: "caution",
    TemplateStatus.COMING: "accent",
    TemplateStatus.VALID: "good",
    TemplateStatus.ENDED: "muted",
    TemplateStatus.WITHDRAWN: "refusal",
}


def status_text(status: TemplateStatus) -> str:
    """The state in a word."""
    translate = QCoreApplication.translate
    return {
        TemplateStatus.SHIPPED: translate("TemplateWords", "Comes with the program"),
        TemplateStatus.DRAFT: translate("TemplateWords", "Draft"),
        TemplateStatus.COMING: translate("TemplateWords", "Released, not valid yet"),
        TemplateStatus.VALID: translate("TemplateWords", "Valid"),
        TemplateStatus.ENDED: translate("TemplateWords", "No longer valid"),
        TemplateStatus.WITHDRAWN: translate("TemplateWords", "Withdrawn"),
    }[status]


def status_tone(status: TemplateStatus) -> Tone:
    """Its colour, beside the word."""
    return _TONES[status]


def validity_text(row: TemplateRow) -> str:
    """'2026-11-22 – 2027-12-31', '' while it has no days."""
    if row.valid_from is None:
        return ""
    return f"{row.valid_from.isoformat()} – {row.valid_to.isoformat() if row.valid_to else '…'}"


def facts_text(row: TemplateRow, lang: Lang) -> str:
    """Name, days, author and who released it."""
    translate = QCoreApplication.translate
    facts = [row.name_zh if lang == "zh" else row.name_en, validity_text(row)]
    if row.author:
        facts.append(translate("TemplateWords", "written by {name}").format(name=row.author))
    if row.released_by:
        facts.append(translate("TemplateWords", "released by {name}").format(name=row.released_by))
    if row.legal_review:
        facts.append(translate("TemplateWords", "read in law by {name}").format(name=row.legal_review))
    elif row.released_by:
        facts.append(translate("TemplateWords", "no legal review recorded"))
    if row.reason:
        facts.append(row.reason)
    return " · ".join(fact for fact in facts if fact)


def fixed_text(block: TextBlock, lang: Lang) -> str:
    """What the program prints in a block whatever its clauses say, '' for nothing."""
    fixed = FIXED_BLOCKS.get(block.key)
    if fixed is None:
        return ""
    said = QCoreApplication.translate("TemplateWords", "The program prints here by itself: {what}")
    return said.format(what=fixed(lang))
