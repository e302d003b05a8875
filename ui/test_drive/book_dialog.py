"""Book from the diary: whom, which car, with whom; the place in the grid is given already."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import REQUIRED, ShowroomError
from showroom.test_drive.case import Mode
from showroom.test_drive.drafts import DriveDraft
from showroom.test_drive.views import BookableDeal, Diary
from ui.messages import window_language
from ui.test_drive import words
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField
from ui.widgets.form import Form

Place = tuple[int, int, datetime, int]


class BookDialog(QDialog):
    """`booked(deal_id, DriveDraft)`; it stays open until `accept`, so that a refusal can be mended here."""

    booked = Signal(int, object)

    def __init__(self, parent: QWidget, place: Place, deals: tuple[BookableDeal, ...], diary: Diary) -> None:
        super().__init__(parent)
        self.setObjectName("book_dialog")
        self.setWindowTitle(self.tr("Book a test drive"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        car, escort, self.start, self.minutes = place
        local = self.start.astimezone(STORE_ZONE)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        when = self.tr("{start}, {minutes} minutes").format(start=f"{local:%m-%d %H:%M}", minutes=self.minutes)
        column.addWidget(text_label(when, "heading"))
        column.addWidget(self._build_form(deals, diary))
        for field, ident in ((self.car, car), (self.escort, escort)):
            if ident:
                field.set_value(ident)
        self.message = text_label("", "hint", "refusal", wrap=True)
        self.message.setObjectName("book_message")
        column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.addStretch(1)
        cancel, self.confirm = Button(self.tr("Cancel")), PrimaryButton(self.tr("Book"))
        cancel.clicked.connect(self.reject)
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(self._on_confirmed)
        foot.addWidget(cancel)
        foot.addWidget(self.confirm)
        column.addLayout(foot)
        (self.confirm if car and escort else self.deal).setFocus()
        if not deals:
            self.confirm.setEnabled(False)
            self.message.setText(self.tr("No deal stands at the test drive without a booking"))

    def _build_form(self, deals: tuple[BookableDeal, ...], diary: Diary) -> Form:
        form = Form(columns=1)
        self.deal = ChoiceField(
            "book_deal", self.tr("Customer"), [(str(d.deal_id), f"{d.customer} · {d.number}") for d in deals]
        )
        self.car = ChoiceField(
            "book_car", self.tr("Demo car"), [(str(c.id), f"{c.plate} · {c.text}") for c in diary.cars]
        )
        self.escort = ChoiceField("book_escort", self.tr("Escort"), [(str(e.id), e.name) for e in diary.escorts])
        self.mode = ChoiceField("book_mode", self.tr("Mode"), words.translated(words.MODES))
        for field in (self.deal, self.car, self.escort, self.mode):
            form.add(field)
        self.mode.set_value("drive")
        if deals:
            self.deal.set_value(deals[0].deal_id)
        return form

    def show_refusal(self, error: ShowroomError) -> None:
        """Say here why it was not booked."""
        self.message.setText(error.text(window_language()))

    def _on_confirmed(self) -> None:
        deal, car, escort = (str(field.value() or "") for field in (self.deal, self.car, self.escort))
        if not (deal and car and escort):
            self.message.setText(REQUIRED.text(window_language()))
            return
        draft = DriveDraft(Mode(self.mode.value() or Mode.DRIVE), int(car), int(escort), self.start, self.minutes)
        self.booked.emit(int(deal), draft)
