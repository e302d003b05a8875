"""Signing the agreement: everybody in the car by name, each with a pad or a hand on the printed sheet (TD-08)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from showroom.kernel.errors import Told
from showroom.test_drive.drafts import Passenger
from showroom.test_drive.drive_views import DriveRecordView
from ui.messages import window_language
from ui.theme import SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.cards import Section, text_label
from ui.widgets.fields import CheckField, FieldOptions, TextField, introduce
from ui.widgets.form import Form
from ui.widgets.signature_pad import SignaturePad

_PAD_HEIGHT = 104


class PassengerRow(QWidget):
    """One who rides along: name, under 18 with the guardian's name, and a pad or the printed sheet."""

    changed = Signal()
    left = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self.name = self._line(f"passenger_{number}_name", self.tr("Passenger {number}: name").format(number=number))
        self.guardian = self._line(f"passenger_{number}_guardian", self.tr("Guardian who signs: name"))
        self.minor = self._box(f"passenger_{number}_minor", self.tr("Under 18: the guardian signs"))
        self.on_paper = self._box(f"passenger_{number}_on_paper", self.tr("Signs on the printed sheet"))
        label = self.tr("Signature of passenger {number}").format(number=number)
        self.pad = SignaturePad(f"passenger_{number}_signature", label)
        self.pad.setMinimumHeight(_PAD_HEIGHT)
        clear = LinkButton(self.tr("Clear"))
        clear.setAccessibleName(f"{clear.text()}: {label}")
        clear.clicked.connect(self.pad.clear)
        fields = QVBoxLayout()
        fields.setSpacing(SPACE_2)
        for widget in (self.name, self.minor, self.guardian, self.on_paper, clear):
            fields.addWidget(widget)
        fields.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        row.addLayout(fields, 1)
        row.addWidget(self.pad, 1)
        self._follow()

    def passenger(self) -> Passenger:
        """Who this is and the hand given so far."""
        image = b"" if self.on_paper.isChecked() else self.pad.png_bytes()
        guardian = self.guardian.text().strip() if self.minor.isChecked() else ""
        return Passenger(self.name.text().strip(), image, self.minor.isChecked(), guardian, self.on_paper.isChecked())

    def show_passenger(self, who: Passenger) -> None:
        """Show a name and ticks; signatures are never put back."""
        self.name.setText(who.name)
        self.guardian.setText(who.guardian)
        self.minor.setChecked(who.minor)
        self.on_paper.setChecked(who.on_paper)
        self._follow()

    def _line(self, name: str, label: str) -> QLineEdit:
        line = QLineEdit()
        introduce(line, name, label)
        line.setPlaceholderText(label)
        line.setMaxLength(80)
        line.textEdited.connect(self.changed)
        line.editingFinished.connect(self.left)
        return line

    def _box(self, name: str, label: str) -> QCheckBox:
        box = QCheckBox(label)
        introduce(box, name, label)
        box.clicked.connect(self._on_ticked)
        return box

    def _on_ticked(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        self.guardian.setVisible(self.minor.isChecked())
        self.pad.setEnabled(not self.on_paper.isChecked())


class PassengersField(QWidget):
    """A row for everybody besides customer and escort; a field whose value is a tuple of `Passenger`."""

    changed = Signal()
    noticed = Signal(str)
    left = Signal()

    def __init__(self, name: str, label: str, **options: Unpack[FieldOptions]) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self.name, self.label_text, self.options = name, label, options
        introduce(self, name, label)
        self.rows: list[PassengerRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_3)

    def set_count(self, count: int) -> None:
        """Exactly this many rows; what is typed in those that stay, stays."""
        while len(self.rows) > count:
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < count:
            row = PassengerRow(len(self.rows) + 1)
            row.changed.connect(self.changed)
            row.left.connect(self.left)
            self._column.addWidget(row)
            self.rows.append(row)
        if self.rows:
            self.setFocusProxy(self.rows[0].name)

    def value(self) -> Any:
        """Everybody as typed, with the hands given."""
        return tuple(row.passenger() for row in self.rows)

    def set_value(self, value: Any) -> None:
        """Show these passengers."""
        people: Sequence[Passenger] = value or ()
        self.set_count(max(len(people), len(self.rows)))
        for row, who in zip(self.rows, people, strict=False):
            row.show_passenger(who)

    def raw(self) -> Any:
        """Names and ticks, never signatures: a draft is no place for a hand."""
        return [
            [row.name.text(), row.minor.isChecked(), row.guardian.text(), row.on_paper.isChecked()] for row in self.rows
        ]

    def set_raw(self, raw: Any) -> None:
        """Put back what `raw` gave."""
        found = raw if isinstance(raw, list) else []
        self.set_value([Passenger(str(e[0]), b"", bool(e[1]), str(e[2]), bool(e[3])) for e in found if len(e) == 4])

    def positive_hint(self) -> str:
        """None."""
        return ""


class AgreementSection(Section):
    """Read, then everybody signs, on the screen or on paper (TD-08)."""

    def __init__(self) -> None:
        super().__init__("")
        self.title.setText(self.tr("Agreement"))
        self.read = _button(self.tr("Read the agreement"), "read_agreement")
        self.sign = _button(self.tr("Sign"), "sign_agreement")
        self.add_action(self.read)
        self.add_action(self.sign)
        self.state = text_label("", "fact", wrap=True)
        self.state.setObjectName("agreement_state")
        self.add(self.state)
        self.form = Form(columns=2)
        self.form.add(CheckField("understood", self.tr("Customer has read and understood it")))
        self.form.add(CheckField("on_paper", self.tr("All sign by hand on the printed sheet")))
        guardian = TextField("guardian", self.tr("Guardian who signs for the customer"), max_length=80)
        self.form.add(guardian, span=2)
        self.passengers = self.form.add(PassengersField("passengers", self.tr("Passengers")), span=2)
        self.add(self.form)
        self.pad_box = self._build_pads()
        self.add(self.pad_box)

    def _build_pads(self) -> QWidget:
        titles = {
            "customer_signature": self.tr("Signature of the customer"),
            "escort_signature": self.tr("Signature of the escort"),
        }
        box = QWidget()
        box.setProperty("kind", "inner")
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_4)
        self.pads = {name: SignaturePad(name, title) for name, title in titles.items()}
        self.messages = {name: text_label("", "message", "refusal", wrap=True) for name in titles}
        for column, (name, title) in enumerate(titles.items()):
            clear = LinkButton(self.tr("Clear"))
            clear.setObjectName(f"clear_{name}")
            clear.setAccessibleName(f"{clear.text()}: {title}")
            clear.clicked.connect(self.pads[name].clear)
            self.pads[name].signed.connect(self.messages[name].clear)
            grid.addWidget(text_label(title, "label"), 0, column)
            grid.addWidget(self.pads[name], 1, column)
            grid.addWidget(clear, 2, column)
            grid.addWidget(self.messages[name], 3, column)
            grid.setColumnStretch(column, 1)
        return box

    @property
    def pad(self) -> SignaturePad:
        """The customer's pad."""
        return self.pads["customer_signature"]

    def images(self) -> tuple[bytes, bytes]:
        """The customer's and the escort's hand as PNG bytes, b'' where nobody signed."""
        return self.pads["customer_signature"].png_bytes(), self.pads["escort_signature"].png_bytes()

    def show_errors(self, fields: Mapping[str, Told]) -> None:
        """Say below each pad what is missing."""
        lang = window_language()
        for name, key in (("customer_signature", "customer_image"), ("escort_signature", "escort_image")):
            self.messages[name].setText(f"✕ {fields[key].text(lang)}" if key in fields else "")

    def show_record(self, record: DriveRecordView) -> None:
        """As many passengers as are in the car, and the guardian's name only for a customer who is under 18."""
        self.passengers.set_count(record.passengers_needed)
        self.form.rows["passengers"].setVisible(record.passengers_needed > 0)
        self.form.rows["guardian"].setVisible(record.customer_is_minor)

    def clear(self) -> None:
        """No hand stays for the next one."""
        for pad in (*self.pads.values(), *(row.pad for row in self.passengers.rows)):
            pad.clear()
        self.show_errors({})


def _button(text: str, name: str) -> Button:
    button = Button(text)
    button.setObjectName(name)
    return button
