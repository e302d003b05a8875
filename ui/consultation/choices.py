"""The choices of the needs form in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

Choices = list[tuple[str, str]]
BODY = (
    ("sedan", str(QT_TRANSLATE_NOOP("NeedsChoices", "Saloon"))),
    ("suv", str(QT_TRANSLATE_NOOP("NeedsChoices", "SUV"))),
    ("mpv", str(QT_TRANSLATE_NOOP("NeedsChoices", "MPV"))),
    ("coupe", str(QT_TRANSLATE_NOOP("NeedsChoices", "Coupé"))),
    ("other", str(QT_TRANSLATE_NOOP("NeedsChoices", "Another"))),
)
ENERGY = (
    ("BEV", str(QT_TRANSLATE_NOOP("NeedsChoices", "Electric"))),
    ("PHEV", str(QT_TRANSLATE_NOOP("NeedsChoices", "Plug-in hybrid"))),
    ("ICE", str(QT_TRANSLATE_NOOP("NeedsChoices", "Petrol"))),
    ("FCEV", str(QT_TRANSLATE_NOOP("NeedsChoices", "Fuel cell"))),
    ("open", str(QT_TRANSLATE_NOOP("NeedsChoices", "Open"))),
)
PAY = (
    ("cash", str(QT_TRANSLATE_NOOP("NeedsChoices", "In full"))),
    ("loan", str(QT_TRANSLATE_NOOP("NeedsChoices", "With a loan"))),
    ("open", str(QT_TRANSLATE_NOOP("NeedsChoices", "Open"))),
)
CONTACT = (
    ("phone", str(QT_TRANSLATE_NOOP("NeedsChoices", "By phone"))),
    ("wechat", str(QT_TRANSLATE_NOOP("NeedsChoices", "WeChat"))),
    ("sms", str(QT_TRANSLATE_NOOP("NeedsChoices", "Text message"))),
)
HORIZON = (
    ("7", str(QT_TRANSLATE_NOOP("NeedsChoices", "Within 7 days"))),
    ("15", str(QT_TRANSLATE_NOOP("NeedsChoices", "Within 15 days"))),
    ("30", str(QT_TRANSLATE_NOOP("NeedsChoices", "Within 30 days"))),
    ("90", str(QT_TRANSLATE_NOOP("NeedsChoices", "Within 3 months"))),
    ("180", str(QT_TRANSLATE_NOOP("NeedsChoices", "Later"))),
)
KNOWN = (
    ("0", str(QT_TRANSLATE_NOOP("NeedsChoices", "Unknown"))),
    ("1", str(QT_TRANSLATE_NOOP("NeedsChoices", "Partly"))),
    ("2", str(QT_TRANSLATE_NOOP("NeedsChoices", "Yes"))),
)
MEETING = (
    ("no_need", str(QT_TRANSLATE_NOOP("NeedsChoices", "No need yet"))),
    ("initial_need", str(QT_TRANSLATE_NOOP("NeedsChoices", "First need"))),
    ("comparing", str(QT_TRANSLATE_NOOP("NeedsChoices", "Comparing rivals"))),
)
GRADES = (
    ("H", str(QT_TRANSLATE_NOOP("NeedsChoices", "H: within 7 days"))),
    ("A", str(QT_TRANSLATE_NOOP("NeedsChoices", "A: within 15 days"))),
    ("B", str(QT_TRANSLATE_NOOP("NeedsChoices", "B: within 30 days"))),
    ("C", str(QT_TRANSLATE_NOOP("NeedsChoices", "C: within 90 days"))),
)
PROSPECT = (
    ("purchasing_power", str(QT_TRANSLATE_NOOP("NeedsChoices", "Purchasing power"))),
    ("need", str(QT_TRANSLATE_NOOP("NeedsChoices", "Has the need"))),
    ("approachable", str(QT_TRANSLATE_NOOP("NeedsChoices", "Approachable"))),
    ("authority", str(QT_TRANSLATE_NOOP("NeedsChoices", "May decide"))),
    ("economic_ability", str(QT_TRANSLATE_NOOP("NeedsChoices", "Income and work fit"))),
    ("easy_to_contact", str(QT_TRANSLATE_NOOP("NeedsChoices", "Easy to contact"))),
    ("interested", str(QT_TRANSLATE_NOOP("NeedsChoices", "Interested"))),
)
CONSENTS = (
    ("privacy", str(QT_TRANSLATE_NOOP("NeedsChoices", "Agrees to the privacy notice"))),
    ("images", str(QT_TRANSLATE_NOOP("NeedsChoices", "Optional: copies of ID card and licence are kept"))),
    ("marketing", str(QT_TRANSLATE_NOOP("NeedsChoices", "Optional: offers and greetings by phone or message"))),
    ("relationship", str(QT_TRANSLATE_NOOP("NeedsChoices", "Optional: notes on family and hobbies"))),
)


def translated(choices: tuple[tuple[str, str], ...], *, empty: bool = False) -> Choices:
    """The choices in the window's language; `empty` puts "—" first."""
    found = [(key, QCoreApplication.translate("NeedsChoices", source)) for key, source in choices]
    return [("", "—"), *found] if empty else found
