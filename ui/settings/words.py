"""Words of the settings in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from showroom.kernel.actor import Role

POSTS = {
    Role.RECEPTIONIST: str(QT_TRANSLATE_NOOP("SettingsWords", "Receptionist")),
    Role.CONSULTANT: str(QT_TRANSLATE_NOOP("SettingsWords", "Consultant")),
    Role.SALES_MANAGER: str(QT_TRANSLATE_NOOP("SettingsWords", "Sales manager")),
    Role.GENERAL_MANAGER: str(QT_TRANSLATE_NOOP("SettingsWords", "General manager")),
    Role.FINANCE: str(QT_TRANSLATE_NOOP("SettingsWords", "Finance clerk")),
    Role.DELIVERY: str(QT_TRANSLATE_NOOP("SettingsWords", "Delivery clerk")),
    Role.ADMINISTRATOR: str(QT_TRANSLATE_NOOP("SettingsWords", "Administrator")),
}


def post_text(role: Role) -> str:
    """A post."""
    return QCoreApplication.translate("SettingsWords", POSTS[role])


def posts() -> list[tuple[str, str]]:
    """Choices of posts."""
    return [(role.value, post_text(role)) for role in POSTS]
