"""The first field of the line: a number, its last digits, pinyin or a name finds the customer; one digit is a party."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Unpack

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from showroom.kernel.phone import check_phone
from showroom.reception.desk_views import KnownCustomer
from ui.widgets.fields import FieldOptions, PhoneField
from ui.widgets.search_choice import DEBOUNCE_MS, Choice, SuggestionList

LEAST_TEXT = 2
MOST_PARTY_DIGITS = 2
Find = Callable[[str], None]


class FindField(PhoneField):
    """Asks through `find(text)`; the page answers with `show_found`. `picked` holds the customer that was chosen."""

    chosen = Signal(object)
    """KnownCustomer, or None when typing went on."""

    def __init__(self, name: str, label: str, find: Find, **options: Unpack[FieldOptions]) -> None:
        options.setdefault("max_length", 40)
        super().__init__(name, label, **options)
        self.setInputMethodHints(Qt.InputMethodHint.ImhNone)  # names are typed here too
        self.picked: KnownCustomer | None = None
        self._find = find
        self._asked = ""
        self._wants_first = False
        self._list: SuggestionList | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DEBOUNCE_MS)
        self._pause.timeout.connect(self._on_pause)

    @property
    def party_size(self) -> int:
        """The party that was typed as one or two digits and nothing else, 0 for none."""
        text = str(self.value())
        return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_PARTY_DIGITS else 0

    @property
    def is_searching(self) -> bool:
        """Something was typed that may find a customer, and the answer is not here yet."""
        return self._pause.isActive() or bool(self._asked)

    def value(self) -> Any:
        """What is typed; of a customer that was picked, nothing: the record knows its number."""
        return "" if self.picked is not None else super().value()

    def set_value(self, value: Any) -> None:
        """Show a text; forgets who was picked."""
        self.picked = None
        super().set_value(value)

    def pick(self, customer: KnownCustomer) -> None:
        """This is the customer; the field shows what the desk may see of the number."""
        self.picked = customer
        self._asked, self._wants_first = "", False
        self.setText(customer.phone_masked or customer.name)
        self.setCursorPosition(0)
        self.chosen.emit(customer)

    def show_found(self, text: str, found: Sequence[KnownCustomer]) -> None:
        """The customers that were found for `text`; late answers are dropped."""
        if text != self._asked:
            return
        self._asked = ""
        first, self._wants_first = self._wants_first, False
        if self.picked is not None:
            return
        if first and len(found) == 1:
            self.pick(found[0])
            return
        if first and not found:
            self.returnPressed.emit()  # nobody: the line is logged, or refused, as it is typed
            return
        if not self.hasFocus():
            return
        if self._list is None:
            self._list = SuggestionList(self, 420)
            self._list.chosen.connect(self._on_hit)
        self._list.show_hits([Choice(one, f"{one.name}  {one.phone_masked}", _facts(one)) for one in found])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_searching and self._may_be_tail():
            self._wants_first = True  # typed faster than found: Enter means the one that is found
            if self._pause.isActive():
                self._pause.stop()
                self._on_pause()
            return
        super().keyPressEvent(event)

    def _may_be_tail(self) -> bool:
        return not check_phone(str(self.value())).ok

    def _tidy(self) -> None:
        if self.picked is None and check_phone(self.text()).ok:
            super()._tidy()

    def _on_edited(self, text: str) -> None:
        if self.picked is not None:
            self.picked = None
            self.chosen.emit(None)
        if self._list is not None:
            self._list.stale = True
        self._asked, self._wants_first = "", False
        if len(text.strip()) >= LEAST_TEXT and not self.party_size:
            self._pause.start()
        else:
            self._pause.stop()
            if self._list is not None:
                self._list.hide()
        super()._on_edited(text)

    def _on_pause(self) -> None:
        self._asked = self.text().strip()
        self._find(self._asked)

    def _on_hit(self, hit: object) -> None:
        if isinstance(hit, Choice) and isinstance(hit.key, KnownCustomer):
            self.pick(hit.key)


def _facts(one: KnownCustomer) -> str:
    return " · ".join(part for part in (one.interest, one.owner) if part)
