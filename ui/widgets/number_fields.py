"""Fields for whole numbers and for rates in per cent."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Unpack

from PySide6.QtCore import Qt

from showroom.kernel.errors import Message, ShowroomError
from ui.widgets.fields import FieldOptions, TextField

BAD_NUMBER = Message("bad_number", "“{text}”不是整数", "“{text}” is not a whole number")
BAD_PERCENT = Message("bad_percent", "“{text}”不是百分数：写 4.5", "“{text}” is not a percentage: write 4.5")
_WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_WHOLE = re.compile(r"-?\d{1,9}", re.ASCII)
_PERCENT = re.compile(r"-?\d{1,4}(\.\d{1,6})?", re.ASCII)


class NumberField(TextField):
    """A whole number; right-aligned."""

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        options.setdefault("max_length", 10)
        super().__init__(name, label, **options)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def value(self) -> Any:
        """int, or None when empty; raises ShowroomError(bad_number)."""
        text = self.text().translate(_WIDE).replace(",", "").strip()
        if not text:
            return None
        if not _WHOLE.fullmatch(text):
            raise ShowroomError(BAD_NUMBER, text=self.text().strip()[:20])
        return int(text)


class PercentField(TextField):
    """A rate typed in per cent; the value is the fraction: 4.5 gives 0.045."""

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        options.setdefault("max_length", 12)
        super().__init__(name, label, **options)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def value(self) -> Any:
        """Decimal fraction, or None when empty; raises ShowroomError(bad_percent)."""
        text = self.text().translate(_WIDE).strip().removesuffix("%").strip()
        if not text:
            return None
        if not _PERCENT.fullmatch(text):
            raise ShowroomError(BAD_PERCENT, text=self.text().strip()[:20])
        return Decimal(text) / 100

    def set_value(self, value: Any) -> None:
        """Show a fraction in per cent; None is empty."""
        self.setText("" if value is None else f"{(value * 100).normalize():f}")
