"""The services of the price board: each with tick, price and provider; none is ticked beforehand (MF-04)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Unpack

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from showroom.deals.optional_services import SERVICES, service_code
from showroom.kernel.errors import Lang, Message, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.negotiation.draft import ServiceLine
from showroom.negotiation.ladder import service_name
from ui.messages import window_language
from ui.theme import SPACE_1, SPACE_3
from ui.widgets.fields import FieldOptions, MoneyField, TextField, introduce

PRICE_UNREADABLE = Message("service_price_unreadable", "“{name}”：价格写金额", "“{name}”: the price must be an amount")


@dataclass(frozen=True, slots=True)
class _Row:
    line: ServiceLine
    tick: QCheckBox
    price: MoneyField
    provider: TextField


class ServicesField(QWidget):
    """A field whose value is a tuple of ServiceLine, one for each service that is offered."""

    changed = Signal()
    noticed = Signal(str)
    left = Signal()

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        super().__init__()
        self.name, self.label_text, self.options = name, label, options
        introduce(self, name, label)
        self._rows: list[_Row] = []
        self._unplaced: Any = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_3)
        self._grid.setVerticalSpacing(SPACE_1)
        for place, stretch in enumerate((3, 2, 5)):
            self._grid.setColumnStretch(place, stretch)

    def offer(self, lines: Sequence[ServiceLine]) -> None:
        """Show these services instead, as the price board has them."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._rows = [self._make(row, line) for row, line in enumerate(lines)]
        if self._rows:
            self.setFocusProxy(self._rows[0].tick)

    def value(self) -> Any:
        """The services as they stand; raises ShowroomError(service_price_unreadable)."""
        return tuple(self._line(row) for row in self._rows)

    def set_value(self, value: Any) -> None:
        """Show these services."""
        self.offer(value or ())

    def raw(self) -> Any:
        """What is typed, by service."""
        if not self._rows:
            return self._unplaced or {}
        return {
            row.line.name: [row.tick.isChecked(), row.price.text(), row.provider.text()] for row in self._rows
        }  # fmt: skip

    def set_raw(self, raw: Any) -> None:
        """Put back what was typed for the services that are still offered; an older draft named the ticked ones."""
        self._unplaced = raw
        typed = raw if isinstance(raw, dict) else {name: [True, None, ""] for name in raw or ()}
        for row in self._rows:
            ticked, price, provider = typed.get(row.line.name, [False, None, ""])
            row.tick.setChecked(bool(ticked))
            if price is not None:
                row.price.set_raw(price)
            row.provider.set_raw(provider)

    def positive_hint(self) -> str:
        """Nothing to say."""
        return ""

    def _make(self, place: int, line: ServiceLine) -> _Row:
        lang = window_language()
        title = service_name(line)(lang)
        key = line.code or str(place)
        tick = QCheckBox(title)
        introduce(tick, f"services_{key}", title)
        tick.setChecked(line.chosen)
        price = MoneyField(f"service_price_{key}", self.tr("Price of {service}").format(service=title))
        price.set_value(line.price)
        provider = TextField(
            f"service_provider_{key}", self.tr("Provider of {service}").format(service=title), max_length=60
        )
        provider.setText(line.provider)
        provider.setPlaceholderText(_usual(line, lang))
        tick.clicked.connect(self._on_typed)
        for field in (price, provider):
            field.changed.connect(self._on_typed)
            field.left.connect(partial(self.left.emit))
        for column, widget in enumerate((tick, price, provider)):
            self._grid.addWidget(widget, place, column)
        return _Row(line, tick, price, provider)

    def _line(self, row: _Row) -> ServiceLine:
        try:
            price = row.price.value() or ZERO
        except ShowroomError:
            raise ShowroomError(PRICE_UNREADABLE, name=row.tick.text()) from None
        assert isinstance(price, Money)
        return replace(row.line, price=price, chosen=row.tick.isChecked(), provider=row.provider.text().strip())

    def _on_typed(self) -> None:
        self.changed.emit()


def _usual(line: ServiceLine, lang: Lang) -> str:
    """Who provides it where nobody else is named."""
    code = service_code(line.code, line.name)
    return SERVICES[code][1](lang) if code else ""
