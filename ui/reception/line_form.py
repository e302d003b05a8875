"""The line: what a hasty arrival needs in one row, all other columns of §6.2 in the rows that open below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from showroom.customers.model import Grade
from showroom.reception.desk_views import CampaignRow, KnownCustomer, VisitLine
from showroom.reception.model import ContactWay, LineState, VisitKind
from showroom.reception.rules import Purpose
from showroom.reception.views import VisitDraft
from showroom.staff.service import Colleague
from ui.reception import words
from ui.reception.find_field import Find, FindField
from ui.reception.time_field import TimeField
from ui.theme import SPACE_2
from ui.widgets.buttons import PrimaryButton
from ui.widgets.channels import channel_choices
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.form import Form, FormBinder

AGAIN = "again"
MORE_HEIGHT = 330
SLICE = 3
"""Columns made at a time: what a frame has room for."""
TEXTS = {
    "name": 80, "wanted_model": 120, "companions": 120, "district": 80, "own_car": 80, "plate": 16, "trade_in": 80,
    "wanted_brand": 40, "wanted_version": 60, "wanted_colour": 30, "receive_reason": 200, "competitor": 120,
    "next_step": 200, "no_file_reason": 200, "talk": 500, "remark": 500,
}  # fmt: skip
_CHOICES = ("gender", "channel")
_EMPTY: dict[str, Any] = {"party_size": "1", "kind": "walk_in", "purpose": "buy"}
_EMPTY |= dict.fromkeys(("arrived", "left", "next_on"))


class LineForm(QWidget):
    """Enter in any field is `submitted`; Down or F10 opens the other rows, Esc leaves them."""

    submitted = Signal()
    opened = Signal(bool)
    """The other rows are shown, or hidden."""

    def __init__(self, find: Find, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self._find, self._today = find, today
        self.line: VisitLine | None = None
        """The line that is being corrected, None for a new one."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.form = self._build_first()
        self._more = Form(columns=7)
        self._coming = self._columns()
        self._people: list[tuple[str, str]] = []
        self._campaigns: list[tuple[str, str]] = []
        self.area = QScrollArea()
        self.area.setObjectName("more")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self._more)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setFixedHeight(MORE_HEIGHT)
        self.area.hide()
        column.addWidget(self.form)
        column.addWidget(self.area)
        column.addStretch(1)
        self.binder = FormBinder(self.form, parent=self)
        for row in self.binder.rows.values():
            self._listen(row.field)
        self.find_field.chosen.connect(self._on_picked)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_idle)
        self.clear()

    @property
    def more(self) -> Form:
        """The other rows, all of them."""
        self.make_all()
        return self._more

    def make_all(self) -> None:
        """Make now what is still missing of the other rows."""
        while self._make():
            pass

    @property
    def find_field(self) -> FindField:
        """The first field."""
        field = self.binder["phone"].field
        assert isinstance(field, FindField)
        return field

    def choice(self, name: str) -> ChoiceField:
        """A field of few choices by name."""
        field = self.binder[name].field
        assert isinstance(field, ChoiceField)
        return field

    def clear(self) -> None:
        """An empty line: one person who walks in now."""
        self.line = None
        self.binder.set_values({name: _EMPTY.get(name, "") for name in self.binder.rows})
        self.binder.clear_errors()

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put back what was typed."""
        if any(raw and name not in self.binder.rows for name, raw in snapshot.items()):
            self.make_all()
        self.binder.restore(snapshot)

    def show_more(self, shown: bool | None = None) -> None:
        """Open or close the other rows; without `shown` the other way round."""
        shown = self.area.isHidden() if shown is None else shown
        if shown:
            self.make_all()
        self.area.setHidden(not shown)
        self.opened.emit(shown)
        self.binder.focus("arrived" if shown else "phone")

    def edit(self, line: VisitLine) -> None:
        """Put a stored line into the fields."""
        self.make_all()
        self.clear()
        self.line = line
        self.choice("channel").set_choices(channel_choices(line.draft.channel))
        self.binder.set_values(values_of(line.draft))

    def draft(self) -> VisitDraft | None:
        """What is typed, or None after marking what cannot be read."""
        values = self.binder.collect()
        if values is None:
            return None
        draft = draft_of(values)
        field = self.find_field
        if field.picked is not None:
            return replace(draft, customer_id=field.picked.id, name="")
        if self.line is not None and self.line.draft.customer_id is not None and "*" in draft.phone:
            draft = replace(draft, customer_id=self.line.draft.customer_id)
        if field.party_size:
            draft = replace(draft, phone="", party_size=field.party_size)
        elif draft.phone and not any(sign.isdigit() for sign in draft.phone) and "*" not in draft.phone:
            draft = replace(draft, phone="", name=draft.name or draft.phone)
        return draft

    def use_staff(self, people: tuple[Colleague, ...]) -> None:
        """Whom to choose from."""
        self._people = [(str(person.id), person.name) for person in people]
        self.choice("consultant_id").set_choices([("", self.tr("In turn")), *self._people])
        if "asks_for_id" in self.binder.rows:
            self.choice("asks_for_id").set_choices([("", self.tr("Nobody")), *self._people])

    def use_campaigns(self, running: tuple[CampaignRow, ...]) -> None:
        """Which campaigns run today."""
        self._campaigns = [(str(row.id), row.draft.name) for row in running]
        if "campaign_id" in self.binder.rows:
            self.choice("campaign_id").set_choices([("", "—"), *self._campaigns])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()  # the line is painted first

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, ChoiceField):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.submitted.emit()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() == Qt.Key.Key_Down and self.area.isHidden() and self.form.isAncestorOf(watched):
                self.show_more(True)
                return True
            if plain and event.key() == Qt.Key.Key_Escape and not self.area.isHidden():
                self.show_more(False)
                return True
        return super().eventFilter(watched, event)

    def _build_first(self) -> Form:
        form = Form(columns=18)
        form.add(FindField("phone", self.tr("Phone, last digits, pinyin"), self._find), span=3)
        form.add(TextField("name", self.tr("Name")), span=2)
        form.add(TextField("wanted_model", self.tr("Intended car"), max_length=120), span=2)
        form.add(TextField("party_size", self.tr("People"), max_length=3))
        form.add(ChoiceField("kind", self.tr("How"), words.kinds()), span=2)
        form.add(ChoiceField("purpose", self.tr("Visit type"), words.visit_types()), span=3)
        form.add(ChoiceField("consultant_id", self.tr("Receives"), [("", self.tr("In turn"))]), span=2)
        box = QWidget()
        box.setProperty("kind", "inner")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 22, 0, 20)  # level with the fields, between label and message
        row.setSpacing(SPACE_2)
        self.log_button = PrimaryButton(self.tr("Log"))
        self.log_button.setObjectName("log_visit")
        self.log_button.show_action(self.tr("Log"), "Ctrl+Return")
        row.addWidget(self.log_button, 1)
        form.add_widget(box, span=3)
        return form

    def _columns(self) -> Iterator[tuple[QWidget, int]]:
        """The other fields and how wide they are, made one by one as they are asked for."""
        yield TimeField("arrived", self.tr("Arrived"), self._today, placeholder=self.tr("now")), 1
        yield TimeField("left", self.tr("Left"), self._today, placeholder=self.tr("still here")), 1
        yield TextField("companions", self.tr("Companions"), max_length=120), 1
        yield ChoiceField("gender", self.tr("Form of address"), words.genders()), 1
        yield TextField("district", self.tr("District"), max_length=80), 1
        yield ChoiceField("contact_way", self.tr("Contact by"), words.contact_ways()), 1
        yield TextField("own_car", self.tr("Own car"), max_length=80), 1
        yield TextField("plate", self.tr("Number plate"), max_length=16), 1
        yield TextField("trade_in", self.tr("Used car to trade in"), max_length=80), 1
        yield TextField("wanted_brand", self.tr("Brand wanted"), max_length=40), 1
        yield TextField("wanted_version", self.tr("Version"), max_length=60), 1
        yield TextField("wanted_colour", self.tr("Colour"), max_length=30), 1
        yield ChoiceField("channel", self.tr("Channel"), channel_choices()), 1
        yield ChoiceField("campaign_id", self.tr("Campaign"), [("", "—"), *self._campaigns]), 1
        yield ChoiceField("asks_for_id", self.tr("Asks for"), [("", self.tr("Nobody")), *self._people]), 1
        yield TextField("receive_reason", self.tr("Why not in turn"), max_length=200), 1
        yield TextField("competitor", self.tr("Competitor"), max_length=120), 1
        yield ChoiceField("grade_left", self.tr("Grade at leaving"), words.grades()), 1
        yield TextField("next_step", self.tr("Next step"), max_length=200), 1
        yield DateField("next_on", self.tr("On"), today=self._today), 1
        yield ChoiceField("state", self.tr("State"), words.states()), 1
        yield TextField("no_file_reason", self.tr("Why no file"), max_length=200), 2
        yield TextField("talk", self.tr("What was said"), max_length=500), 3
        yield TextField("remark", self.tr("Remarks"), max_length=500), 2

    def _make(self) -> bool:
        """Add the next few fields to the other rows; False when there are no more."""
        before = list(self._more.rows)
        for field, span in islice(self._coming, SLICE):
            self._more.add(field, span)
        made = [row for name, row in self._more.rows.items() if name not in before]
        last: QWidget = self._more.rows[before[-1]].field if before else self.log_button
        self.binder.watch(made)
        for row in made:
            self._listen(row.field)
            QWidget.setTabOrder(last, row.field)
            last = row.field
        self.binder.set_values({name: _EMPTY.get(name, "") for name in self._more.rows if name not in before})
        return bool(made)

    def _on_idle(self) -> None:
        if not self._make():
            self._timer.stop()

    def _listen(self, field: QWidget) -> None:
        field.installEventFilter(self)
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(self.submitted)

    def _on_picked(self, customer: KnownCustomer | None) -> None:
        name = self.binder["name"].field
        assert isinstance(name, TextField)
        name.setReadOnly(customer is not None)
        if customer is not None:
            wanted = self.binder["wanted_model"].field
            assert isinstance(wanted, TextField)
            name.set_value(customer.name)
            if not wanted.value():
                wanted.set_value(customer.interest)
        else:
            name.set_value("")


def draft_of(values: dict[str, Any]) -> VisitDraft:
    """The draft of one line; ids arrive as text from the choices, the party as a number or text."""
    party = str(values.get("party_size") or "1").strip()
    purpose = values.get("purpose") or Purpose.BUY
    plain: dict[str, Any] = {name: values.get(name) or "" for name in (*TEXTS, *_CHOICES)}
    plain |= {name: _ident(values.get(name)) for name in ("consultant_id", "asks_for_id", "campaign_id")}
    return VisitDraft(
        kind=VisitKind(values.get("kind") or VisitKind.WALK_IN),
        purpose=Purpose.BUY if purpose == AGAIN else Purpose(purpose),
        again=purpose == AGAIN,
        party_size=int(party) if party.isascii() and party.isdecimal() and len(party) < 4 else 0,
        phone=values.get("phone") or "",
        **plain,
        arrived=values.get("arrived"),
        left=values.get("left"),
        next_on=values.get("next_on"),
        contact_way=ContactWay(values["contact_way"]) if values.get("contact_way") else None,
        grade_left=Grade(values["grade_left"]) if values.get("grade_left") else None,
        state=LineState(values["state"]) if values.get("state") else None,
    )


def values_of(draft: VisitDraft) -> dict[str, Any]:
    """`{field name: value}` of a stored line."""
    values: dict[str, Any] = {name: getattr(draft, name) for name in (*TEXTS, *_CHOICES)}
    for name in ("consultant_id", "asks_for_id", "campaign_id"):
        found = getattr(draft, name)
        values[name] = "" if found is None else str(found)
    for name in ("contact_way", "grade_left", "state"):
        word = getattr(draft, name)
        values[name] = "" if word is None else word.value
    return values | {
        "phone": draft.phone,
        "party_size": str(draft.party_size),
        "kind": draft.kind.value,
        "purpose": AGAIN if draft.again else draft.purpose.value,
        "arrived": draft.arrived,
        "left": draft.left,
        "next_on": draft.next_on,
    }


def _ident(text: Any) -> int | None:
    return int(text) if text else None
