"""How customers heard of the store, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CHANNELS = {
    "passing": str(QT_TRANSLATE_NOOP("Channels", "Passing by")),
    "web": str(QT_TRANSLATE_NOOP("Channels", "Car website")),
    "short_video": str(QT_TRANSLATE_NOOP("Channels", "Short video")),
    "friend": str(QT_TRANSLATE_NOOP("Channels", "Recommended")),
    "owner_again": str(QT_TRANSLATE_NOOP("Channels", "Owns one already")),
    "show": str(QT_TRANSLATE_NOOP("Channels", "Car show")),
    "other": str(QT_TRANSLATE_NOOP("Channels", "Another way")),
}


def channel_text(channel: str) -> str:
    """The word of a channel; one that was imported stays as it is."""
    return QCoreApplication.translate("Channels", CHANNELS[channel]) if channel in CHANNELS else channel


def channel_choices(kept: str = "") -> list[tuple[str, str]]:
    """Choices for a field; `kept` is what the record has, also when it is none of the usual."""
    known = [("", "—"), *((key, channel_text(key)) for key in CHANNELS)]
    return known if not kept or kept in CHANNELS else [*known, (kept, kept)]
