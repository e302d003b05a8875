"""A call as it goes on: the clock, what to ask, what to answer, and its goal: an appointment or a call-back (RC-05)."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.reception.desk_views import AnswerRow, AppointmentDraft, CallTarget, EnquiryDraft, EnquiryLogged
from showroom.reception.messages import CALL_SCRIPT
from showroom.reception.model import VisitKind
from showroom.reception.rules import call_seconds_tone
from showroom.reception.views import VisitDraft
from ui.context import UiContext
from ui.reception.time_field import TimeField
from ui.theme import SPACE_2, SPACE_3, Tone
from ui.widgets.buttons import PrimaryButton
from ui.widgets.cards import Card, Pill, text_label
from ui.widgets.channels import channel_choices
from ui.widgets.fields import CheckField, ChoiceField, DateField, PhoneField, TextField
from ui.widgets.form import Form, FormBinder
from ui.widgets.line_list import Line, LineList

TONES: dict[str, Tone] = {"short": "muted", "on_target": "good", "long": "caution"}
PRICE_MARK = "¥ "
ENDINGS = ("none", "appointment", "call_back")


class CallPart(QWidget):
    """The clock starts when the part is opened; Enter writes the call down."""

    stored = Signal(object)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("call_part")
        self.setProperty("kind", "inner")
        self.context = context
        self._target = CallTarget(2, 3)
        self._started: datetime | None = None
        self._used: list[int] = []
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(self._build_form(), 3)
        row.addWidget(self._build_sheet(), 2)
        self.binder.changed.connect(self._on_typed)
        self._clear()

    def begin(self) -> None:
        """A call comes in: the clock starts unless one is going on; the sheet is read."""
        room, actor = self.context.showroom, self.context.actor
        self.context.jobs.read(partial(room.enquiries.target, actor), self._on_target, self.context.notifier.error, "t")
        self.context.jobs.read(partial(room.answers.sheet, actor), self._on_sheet, self.context.notifier.error, "sheet")
        if self._started is None:
            self._started = room.work.clock.now()
            self._second.start()
        self.tick()
        self.binder.focus("call_phone")

    @property
    def seconds(self) -> int:
        """How long the call has lasted."""
        if self._started is None:
            return 0
        return max(0, int((self.context.showroom.work.clock.now() - self._started).total_seconds()))

    def tick(self) -> None:
        """Show the time of the call against the target."""
        seconds = self.seconds
        word = call_seconds_tone(seconds, self._target.least, self._target.most)
        self.clock.show_state(f"{seconds // 60}:{seconds % 60:02d}", TONES[word])

    def submit(self) -> None:
        """Write the call down."""
        values = self.binder.collect()
        if values is None or self._started is None:
            return
        draft = self._draft(values, self._started)
        act = partial(self.context.showroom.enquiries.log_enquiry, self.context.actor, draft)
        self.context.jobs.write(act, self._on_stored, self._on_failed)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not any(self._typed()):
            self._stop()  # nothing was written: there was no call

    def _build_form(self) -> Card:
        card = Card(scroll=True)
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(text_label(self.tr("Phone enquiry"), "heading"))
        self.clock = Pill("0:00", "muted")
        self.clock.setObjectName("call_clock")
        head.addWidget(self.clock)
        self.goal = text_label("", "fact")
        head.addWidget(self.goal)
        head.addStretch(1)
        self.save_button = PrimaryButton(self.tr("Call is over"))
        self.save_button.setObjectName("store_call")
        self.save_button.show_action(self.tr("Call is over"), "Ctrl+Return")
        self.save_button.clicked.connect(self.submit)
        head.addWidget(self.save_button)
        card.column.addLayout(head)
        self.form = self._build_wishes()
        self.ending = self._build_ending()
        card.add(self.form)
        card.add(self.ending)
        card.add(QWidget(), 1)
        self.binder = FormBinder(self.form, self.ending, parent=self)
        for row in self.binder.rows.values():
            if isinstance(row.field, QLineEdit):
                row.field.returnPressed.connect(self.submit)
        return card

    def _build_wishes(self) -> Form:
        form = Form(columns=4)
        form.add(PhoneField("call_phone", self.tr("Phone")))
        form.add(TextField("call_name", self.tr("Name")))
        form.add(TextField("call_district", self.tr("District"), max_length=80))
        form.add(TextField("call_address", self.tr("Address"), max_length=200))
        form.add(TextField("call_model", self.tr("Intended car"), max_length=120))
        form.add(TextField("call_use", self.tr("Type and use"), max_length=120))
        form.add(TextField("call_price", self.tr("Price they think of"), max_length=80))
        form.add(TextField("call_pay", self.tr("Cash or loan"), max_length=80))
        form.add(TextField("call_when", self.tr("Wanted when"), max_length=80))
        form.add(ChoiceField("call_channel", self.tr("Channel"), channel_choices()))
        form.add(TextField("call_note", self.tr("What was said"), max_length=500), span=2)
        form.add(CheckField("call_verified", self.tr("name and district confirmed")), span=2)
        form.add(CheckField("call_asked_price", self.tr("asked for the price")), span=2)
        return form

    def _build_ending(self) -> Form:
        today = self.context.showroom.work.today
        form = Form(columns=4)
        endings = (self.tr("Nothing yet"), self.tr("Appointment"), self.tr("A consultant calls back at once"))
        form.add(ChoiceField("call_ending", self.tr("Ends with"), list(zip(ENDINGS, endings, strict=True))))
        form.add(DateField("call_day", self.tr("Comes on"), today=today))
        form.add(TimeField("call_time", self.tr("At"), today, placeholder="14:30"))
        form.add(TextField("call_place", self.tr("Place"), max_length=120))
        return form

    def _build_sheet(self) -> Card:
        card = Card(scroll=True)
        card.add(text_label(self.tr("What to say"), "heading"))
        lang = self.context.lang
        store = self.context.showroom.staff.store_card
        self.script = text_label("", "hint", wrap=True)
        self.script.setObjectName("call_script")
        card.add(self.script)
        rule = self.tr("Q&A sheet: the same answer from everybody; no prices by telephone.")
        card.add(text_label(rule, "fact", wrap=True))
        self.sheet = LineList("answer_lines", self.tr("The sheet is empty."))
        self.sheet.acted.connect(self._on_used)
        card.add(self.sheet)
        card.add(QWidget(), 1)
        self._lang = lang
        self.context.jobs.read(partial(store, self.context.actor), self._on_store, self.context.notifier.error, "store")
        return card

    def _typed(self) -> list[Any]:
        names = ("call_phone", "call_name", "call_model", "call_note")
        return [self.binder.snapshot()[name] for name in names]

    def _clear(self) -> None:
        empty: dict[str, Any] = dict.fromkeys(self.binder.rows, "")
        empty |= {"call_day": None, "call_time": None, "call_ending": "none", "call_place": self.tr("Showroom")}
        empty |= {"call_verified": False, "call_asked_price": False}
        self.binder.set_values(empty)
        self._used.clear()
        self._show_ending()

    def _stop(self) -> None:
        self._second.stop()
        self._started = None
        self._clear()

    def _show_ending(self) -> None:
        choice = self.binder["call_ending"].field
        assert isinstance(choice, ChoiceField)
        for name in ("call_day", "call_time", "call_place"):
            self.binder[name].setVisible(choice.value() == "appointment")

    def _draft(self, values: dict[str, Any], started: datetime) -> EnquiryDraft:
        ending = values["call_ending"]
        visit = VisitDraft(
            VisitKind.CALL, name=values["call_name"], phone=values["call_phone"], district=values["call_district"],
            wanted_model=values["call_model"], channel=values["call_channel"],
        )  # fmt: skip
        at, day = values["call_time"], values["call_day"]
        moment = datetime.combine(day, at.timetz()) if at is not None and day is not None else None
        return EnquiryDraft(
            started, self.seconds, visit, values["call_address"], values["call_price"], values["call_use"],
            values["call_pay"], values["call_when"], bool(values["call_verified"]), bool(values["call_asked_price"]),
            tuple(self._used), values["call_note"],
            AppointmentDraft(moment, values["call_place"]) if ending == "appointment" else None,
            call_back=ending == "call_back",
        )  # fmt: skip

    def _on_typed(self) -> None:
        self._show_ending()
        asked = self.binder["call_asked_price"].field
        ending = self.binder["call_ending"].field
        assert isinstance(asked, CheckField)
        assert isinstance(ending, ChoiceField)
        if asked.isChecked() and ending.value() == "none":
            ending.set_value("call_back")  # the front desk quotes nothing (S3-35)

    def _on_target(self, target: CallTarget) -> None:
        self._target = target
        text = self.tr("target {least}–{most} minutes").format(least=target.least, most=target.most)
        self.goal.setText(text)

    def _on_store(self, card: Any) -> None:
        self.script.setText(CALL_SCRIPT.text(self._lang, store=card.name, name=self.context.actor.name))

    def _on_sheet(self, rows: tuple[AnswerRow, ...]) -> None:
        self.sheet.show_lines([self._answer_line(row) for row in rows])

    def _answer_line(self, row: AnswerRow) -> Line:
        mark = PRICE_MARK if row.draft.price else ""
        line = Line(row.id, f"{mark}{row.question(self._lang)}", row.answer(self._lang))
        return line.with_link("used", self.tr("Said"))

    def _on_used(self, key: object, _act: str) -> None:
        if isinstance(key, int) and key not in self._used:
            self._used.append(key)
            self.context.notifier.info(self.tr("Noted with the call"))

    def _on_stored(self, logged: EnquiryLogged) -> None:
        self._stop()
        text = self.tr("Call written down")
        if logged.call_back_by:
            text = self.tr("Call written down, {name} calls back now").format(name=logged.call_back_by)
        elif logged.appointment_id is not None:
            text = self.tr("Call written down, appointment made")
        self.context.notifier.done(text)
        self.stored.emit(logged)
        self.begin()
        self._stop()

    def _on_failed(self, error: ShowroomError) -> None:
        if not isinstance(error, FieldErrors):
            self.context.notifier.error(error)
            return
        names = {
            "phone": "call_phone", "name": "call_name", "district": "call_district", "wanted_model": "call_model",
            "channel": "call_channel", "at": "call_time", "place": "call_place", "address": "call_address",
            "wish_price": "call_price", "wish_use": "call_use", "wish_pay": "call_pay", "wish_when": "call_when",
            "note": "call_note", "appointment_on": "call_day",
        }  # fmt: skip
        self.binder.show_errors(FieldErrors({names.get(name, name): told for name, told in error.fields.items()}))
