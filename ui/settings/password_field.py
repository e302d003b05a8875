"""A password being typed: never shown, never kept in a draft."""

from __future__ import annotations

from typing import Any, Unpack

from PySide6.QtWidgets import QLineEdit

from ui.widgets.fields import FieldOptions, TextField


class PasswordField(TextField):
    """Hidden text, taken as typed."""

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        options.setdefault("max_length", 200)
        super().__init__(name, label, **options)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def value(self) -> Any:
        """Every character counts, blanks too."""
        return self.text()

    def raw(self) -> Any:
        """Nothing: passwords are in no draft."""
        return ""
