"""Words of merging in the window's language: names of fields, and values as people read them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from showroom.customers.identity import ID_KIND_NAMES
from showroom.customers.merge_duplicates import Reason
from showroom.kernel.errors import Lang
from ui.widgets.channels import channel_text

FIELDS = {
    "name": str(QT_TRANSLATE_NOOP("MergeWords", "Name")),
    "kind": str(QT_TRANSLATE_NOOP("MergeWords", "Kind")),
    "phone": str(QT_TRANSLATE_NOOP("MergeWords", "Phone")),
    "gender": str(QT_TRANSLATE_NOOP("MergeWords", "Form of address")),
    "birth": str(QT_TRANSLATE_NOOP("MergeWords", "Birth date")),
    "identity": str(QT_TRANSLATE_NOOP("MergeWords", "Document")),
    "address": str(QT_TRANSLATE_NOOP("MergeWords", "Address")),
    "district": str(QT_TRANSLATE_NOOP("MergeWords", "District")),
    "channel": str(QT_TRANSLATE_NOOP("MergeWords", "How they heard of us")),
    "interest": str(QT_TRANSLATE_NOOP("MergeWords", "Interested in")),
    "grade": str(QT_TRANSLATE_NOOP("MergeWords", "Grade")),
    "owner": str(QT_TRANSLATE_NOOP("MergeWords", "Owner")),
    "note": str(QT_TRANSLATE_NOOP("MergeWords", "Notes")),
    "origin": str(QT_TRANSLATE_NOOP("MergeWords", "Imported from")),
    "driving_licence": str(QT_TRANSLATE_NOOP("MergeWords", "Driving licence")),
}
REASONS = {
    Reason.DOCUMENT: str(QT_TRANSLATE_NOOP("MergeWords", "Same document or licence number")),
    Reason.PHONE: str(QT_TRANSLATE_NOOP("MergeWords", "Same telephone number")),
    Reason.NAME: str(QT_TRANSLATE_NOOP("MergeWords", "Name sounds alike")),
}
VALUES = {
    "person": str(QT_TRANSLATE_NOOP("MergeWords", "Person")),
    "company": str(QT_TRANSLATE_NOOP("MergeWords", "Company")),
    "F": str(QT_TRANSLATE_NOOP("MergeWords", "Ms")),
    "M": str(QT_TRANSLATE_NOOP("MergeWords", "Mr")),
}
EMPTY = "—"


def word(source: str) -> str:
    """The source text in the window's language."""
    return QCoreApplication.translate("MergeWords", source)


def field_text(field: str) -> str:
    """The name of a field; things there is one of by their table."""
    return word(FIELDS[field]) if field in FIELDS else field


def reason_text(reason: Reason | None) -> str:
    """Why two records may be one person."""
    return "" if reason is None else word(REASONS[reason])


def value_text(field: str, value: object, lang: Lang) -> str:
    """A value as it is shown; — for none."""
    if field == "identity" and isinstance(value, tuple):
        kind, number, valid_to = value
        if not number:
            return EMPTY
        name = ID_KIND_NAMES[kind][0 if lang == "zh" else 1] if kind else ""
        return " ".join(part for part in (name, number, f"→ {valid_to}" if valid_to else "") if part)
    if field == "channel":
        return channel_text(str(value)) or EMPTY
    if field in ("kind", "gender") and str(value) in VALUES:
        return word(VALUES[str(value)])
    if isinstance(value, date):
        return value.isoformat()
    return str(value or "") or EMPTY
