"""The choices and names of the demo cars' windows."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

Choices = tuple[tuple[str, str], ...]
COST_KINDS: Choices = (
    ("fuel", str(QT_TRANSLATE_NOOP("DemoCarWords", "Fuel"))),
    ("charge", str(QT_TRANSLATE_NOOP("DemoCarWords", "Charging"))),
    ("wash", str(QT_TRANSLATE_NOOP("DemoCarWords", "Wash"))),
    ("toll", str(QT_TRANSLATE_NOOP("DemoCarWords", "Toll"))),
    ("parking", str(QT_TRANSLATE_NOOP("DemoCarWords", "Parking"))),
    ("repair", str(QT_TRANSLATE_NOOP("DemoCarWords", "Repair"))),
)
COVERS: Choices = (
    ("compulsory", str(QT_TRANSLATE_NOOP("DemoCarWords", "Compulsory"))),
    ("third_party", str(QT_TRANSLATE_NOOP("DemoCarWords", "Third party"))),
    ("own_damage", str(QT_TRANSLATE_NOOP("DemoCarWords", "Own damage"))),
    ("passengers", str(QT_TRANSLATE_NOOP("DemoCarWords", "Passengers"))),
)
FINE_MATCHES: Choices = (
    ("customer", str(QT_TRANSLATE_NOOP("DemoCarWords", "Customer"))),
    ("staff", str(QT_TRANSLATE_NOOP("DemoCarWords", "Staff"))),
    ("unclear", str(QT_TRANSLATE_NOOP("DemoCarWords", "Unclear"))),
    ("nobody", str(QT_TRANSLATE_NOOP("DemoCarWords", "Nobody on record"))),
)
FINE_STATES: Choices = (
    ("open", str(QT_TRANSLATE_NOOP("DemoCarWords", "Open"))),
    ("done", str(QT_TRANSLATE_NOOP("DemoCarWords", "Done"))),
    ("all", str(QT_TRANSLATE_NOOP("DemoCarWords", "All"))),
)
LIST_STATES: Choices = (
    ("now", str(QT_TRANSLATE_NOOP("DemoCarWords", "In force"))),
    ("past", str(QT_TRANSLATE_NOOP("DemoCarWords", "Expired or removed"))),
)
RETURNERS: Choices = (
    ("sales_manager", str(QT_TRANSLATE_NOOP("DemoCarWords", "Sales manager"))),
    ("general_manager", str(QT_TRANSLATE_NOOP("DemoCarWords", "General manager"))),
)
WHO_DROVE: Choices = (
    ("customer", str(QT_TRANSLATE_NOOP("DemoCarWords", "Customer"))),
    ("staff", str(QT_TRANSLATE_NOOP("DemoCarWords", "Staff"))),
    ("parked", str(QT_TRANSLATE_NOOP("DemoCarWords", "Nobody: it was parked"))),
)
STEPS: Choices = (
    ("stop", str(QT_TRANSLATE_NOOP("DemoCarWords", "Stop, hazard lights on"))),
    ("safety", str(QT_TRANSLATE_NOOP("DemoCarWords", "People safe, triangle set up"))),
    ("police", str(QT_TRANSLATE_NOOP("DemoCarWords", "Police called (122)"))),
    ("insurer", str(QT_TRANSLATE_NOOP("DemoCarWords", "Insurer called"))),
    ("photos", str(QT_TRANSLATE_NOOP("DemoCarWords", "Photographs taken"))),
    ("driver", str(QT_TRANSLATE_NOOP("DemoCarWords", "Who drove is written down"))),
)


def word(choices: Choices, key: str) -> str:
    """The word of a key in the window's language."""
    return QCoreApplication.translate("DemoCarWords", dict(choices)[key])


def worded(choices: Choices) -> Choices:
    """The choices in the window's language."""
    return tuple((key, word(choices, key)) for key, _ in choices)
