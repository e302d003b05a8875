"""How the selected party is greeted: one of two scripts and the points of the standard (RC-04)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import Lang
from showroom.reception.desk_views import VisitLine
from showroom.reception.messages import GREETING, GREETING_SHORT
from showroom.reception.model import VisitKind
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, ChecklistWidget, text_label


class GreetingCard(Card):
    """`greeted(visit, points)` by F11 or by the first tick; ticks are kept with the visit."""

    greeted = Signal(int, object)

    def __init__(self, lang: Lang) -> None:
        super().__init__(scroll=True)
        self.setObjectName("greeting_card")
        self._lang = lang
        self.line: VisitLine | None = None
        self.title = text_label(self.tr("Greeting"), "heading")
        self.add(self.title)
        self.button = Button(self.tr("Greeted"), "F11", "check")
        self.button.setObjectName("greeted")
        self.button.clicked.connect(self.submit)
        self.add(self.button)
        points = [(key, message.text(lang)) for key, message in GREETING_SHORT.items()]
        self.points = ChecklistWidget("desk_greeting", self.tr("Greeting standard"), points)
        for key, box in self.points.boxes.items():
            box.setToolTip(GREETING[key].text(lang))
        self.points.changed.connect(self.submit)
        self.add(self.points)
        self.script = text_label("", "hint", wrap=True)
        self.script.setObjectName("desk_script")
        self.add(self.script)
        self.add(QWidget(), 1)
        self.show_line(None)

    def show_line(self, line: VisitLine | None) -> None:
        """The party that is selected on the board, None for nobody."""
        self.line = line
        self.button.setEnabled(line is not None)
        self.points.setEnabled(line is not None)
        if line is None:
            self.title.setText(self.tr("Greeting"))
            self.script.setText(self.tr("Select a party on the board."))
            self.points.set_value(frozenset())
            return
        appointed = line.draft.kind is VisitKind.APPOINTMENT
        self.title.setText(self.tr("Greeting: appointment") if appointed else self.tr("Greeting: a stranger"))
        self.script.setText(line.scripts["appointment" if appointed else "stranger"][self._lang])
        self.points.set_value(line.greeting)
        at = line.greeted_at
        self.button.show_text(
            self.tr("Greeted") if at is None
            else self.tr("Greeted at {time}").format(time=f"{at.astimezone(STORE_ZONE):%H:%M}")
        )  # fmt: skip

    def submit(self) -> None:
        """Say that the party was greeted, with the points that are ticked."""
        if self.line is not None:
            self.greeted.emit(self.line.visit_id, tuple(self.points.value()))
