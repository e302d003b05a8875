"""Doubles found while a customer is typed: beside the form and below the field; others' only as known."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal

from showroom.customer_file.views import Known
from showroom.customers.duplicates import FoundBy, Probe
from showroom.kernel.errors import Lang
from ui.theme import Tone
from ui.widgets.cards import Card, Section
from ui.widgets.form import FormBinder
from ui.widgets.line_list import Line, LineList

PAUSE_MS = 250
FIELDS = ("phone", "id_number", "name")


class DoublesCard(Card):
    """`probe_wanted(Probe)` when typing pauses; `open_wanted(id)`. Hidden while there are none."""

    probe_wanted = Signal(object)
    open_wanted = Signal(int)

    def __init__(self, binder: FormBinder, lang: Lang) -> None:
        super().__init__(scroll=True)
        self._binder, self._lang = binder, lang
        self._but = 0
        self._asked: Probe | None = None
        self._before: dict[str, str] = {}
        self.lines = LineList("customer_doubles", "")
        self.section = Section(self.tr("Perhaps on file already"))
        self.section.add(self.lines)
        self.lines.acted.connect(self._on_acted)
        self.add(self.section)
        self.column.addStretch(1)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE_MS)
        self.timer.timeout.connect(self.look)
        for name in FIELDS:
            field: Any = binder[name].field
            field.changed.connect(self.timer.start)
        self.hide()

    def begin(self, customer_id: int, known: dict[str, Any]) -> None:
        """Watch the form of a customer (0: a new one); `known` are the stored values, which are nobody's double."""
        self.timer.stop()
        self._but, self._asked = customer_id, None
        self._before = {name: str(known.get(name) or "") for name in FIELDS}
        self.show_known(())

    def look(self) -> None:
        """Ask for doubles of what is typed and differs from what is stored."""
        self.timer.stop()
        typed = {name: self._text(name) for name in FIELDS}
        phone, number, name = (typed[key] if typed[key] != self._before.get(key) else "" for key in FIELDS)
        probe = Probe(phone, number, number, name, self._but)
        if probe != self._asked:
            self._asked = probe
            self.probe_wanted.emit(probe)

    def show_known(self, found: tuple[Known, ...]) -> None:
        """List them, and say the first beside each field."""
        lines = []
        for number, known in enumerate(found):
            text = known.text.text(self._lang)
            title = " · ".join(part for part in (known.name, known.phone) if part) or text
            line = Line(known.customer_id or -number - 1, title, text if known.name else "")
            line.with_pill(*self._pill(known))
            lines.append(line.with_link("open", self.tr("Open")) if known.customer_id else line)
        self.lines.show_lines(lines)
        self.setVisible(bool(found))
        for name in FIELDS:
            mine = (
                known for known in found if known.by == name or (name == "id_number" and known.by is FoundBy.LICENCE)
            )
            first = next(mine, None)
            row = self._binder[name]
            row.set_hint("" if first is None else first.text.text(self._lang))
            if first is not None and not row.is_bad:
                row.message.show_text(first.text.text(self._lang), "caution")

    def _pill(self, known: Known) -> tuple[str, Tone]:
        by = {
            FoundBy.PHONE: self.tr("same phone"),
            FoundBy.ID_NUMBER: self.tr("same document"),
            FoundBy.LICENCE: self.tr("same licence"),
        }
        name = self.tr("same name") if known.exact else self.tr("similar name")
        return by.get(known.by, name), "caution" if known.exact else "muted"

    def _on_acted(self, customer_id: object, _act: str) -> None:
        if isinstance(customer_id, int):
            self.open_wanted.emit(customer_id)

    def _text(self, name: str) -> str:
        field: Any = self._binder[name].field
        return str(field.value() or "")
