"""The sections of the test-drive page: fields and buttons, without behaviour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.test_drive import words
from ui.test_drive.damage_marks import DamageMarks
from ui.test_drive.diary import DiaryGrid
from ui.theme import ROW_HEIGHT
from ui.widgets.buttons import Button, DangerButton
from ui.widgets.cards import ChecklistWidget, FlowRow, Pill, Section
from ui.widgets.fields import CheckField, ChoiceField, DateField, IdField, TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine

Today = Callable[[], date]


def _button(text: str, name: str, *, danger: bool = False) -> Button:
    button = DangerButton(text) if danger else Button(text)
    button.setObjectName(name)
    return button


class LicenceSection(Section):
    """The driving licence as seen, declarations about it, and consents (TD-01…07, TD-16, TD-18)."""

    def __init__(self, today: Today) -> None:
        super().__init__("")
        self.title.setText(self.tr("Eligibility"))
        self.subtitle.setText(self.tr("driving licence"))
        self.verdict = Pill("", "good")
        self.verdict.setObjectName("verdict")
        self.save = _button(self.tr("Save licence"), "save_licence")
        self.add_action(self.verdict)
        self.add_action(self.save)
        self.form = self._build(today)
        self.add(self.form)

    def _build(self, today: Today) -> Form:
        form = Form(columns=3)
        form.add(IdField("licence_number", self.tr("Licence number"), max_length=40))
        form.add(TextField("licence_name", self.tr("Name on the licence")))
        form.add(TextField("licence_classes", self.tr("Classes"), max_length=20, hint=self.tr("C1, C2, B2 …")))
        form.add(DateField("licence_first_issue", self.tr("First issued"), today=today))
        form.add(DateField("licence_valid_from", self.tr("Valid from"), today=today))
        form.add(DateField("licence_valid_to", self.tr("Valid to"), today=today))
        form.add(ChoiceField("paper", self.tr("What was shown"), words.translated(words.PAPERS)))
        form.add(TextField("licence_issuer", self.tr("Issued in (country)"), max_length=3))
        form.add(DateField("permit_valid_to", self.tr("Temporary permit valid to"), today=today))
        form.add(ChoiceField("suspended", self.tr("Customer declares: suspended?"), words.translated(words.DECLARED)))
        form.add(ChoiceField("points_full", self.tr("Customer declares: 12 points?"), words.translated(words.DECLARED)))
        form.add(TextField("conditions", self.tr("Conditions on the licence"), hint=self.tr("glasses, hearing aid …")))
        form.add(CheckField("seen", self.tr("I saw the original, live, now")))
        form.add(CheckField("copy_filed", self.tr("Front and back copied and filed")))
        form.add(CheckField("licence_long_term", self.tr("Long-term licence")))
        form.add(CheckField("conditions_confirmed", self.tr("Conditions are met")))
        form.add(CheckField("medical_proof", self.tr("Medical certificate seen (70 and older)")))
        form.add(IdField("id_number", self.tr("ID number, if not on file"), max_length=40))
        consents = ChecklistWidget("consents", self.tr("Consents"), words.translated(words.CONSENTS))
        consents.setMinimumHeight(len(words.CONSENTS) * ROW_HEIGHT)
        form.add(consents, span=3)
        return form


class SlotSection(Section):
    """Which car, with whom, when and where; the diary of the day above the fields (TD-09, TD-13, TD-19)."""

    def __init__(self, today: Today) -> None:
        super().__init__("")
        self.title.setText(self.tr("Slot"))
        self.status = Pill("", "accent")
        self.status.setObjectName("drive_status")
        self.add_action(self.status)
        self.grid = DiaryGrid("diary_grid", self.tr("Diary of the demo cars: arrows move, Enter chooses"))
        self.add(self.grid)
        self.form = self._build(today)
        self.add(self.form)
        self.book = _button(self.tr("Book"), "book")
        self.cancel = _button(self.tr("Cancel booking…"), "cancel_drive")
        self.no_show = _button(self.tr("Did not come"), "no_show")
        self.refuse = _button(self.tr("Refuse…"), "refuse_drive", danger=True)
        self.add(FlowRow(self.book, self.cancel, self.no_show, self.refuse))

    def _build(self, today: Today) -> Form:
        form = Form(columns=4)
        form.add(ChoiceField("mode", self.tr("Mode"), words.translated(words.MODES)))
        form.add(ChoiceField("vehicle_id", self.tr("Demo car"), []), span=2)
        form.add(ChoiceField("escort_id", self.tr("Escort"), []))
        form.add(ChoiceField("route_id", self.tr("Route"), []))
        form.add(DateField("day", self.tr("Day"), today=today))
        form.add(ChoiceField("start_time", self.tr("Start"), list(words.TIMES)))
        form.add(TextField("minutes", self.tr("Minutes"), max_length=3))
        form.add(CheckField("bad_conditions", self.tr("Rain, snow or fog")))
        return form


class CheckSection(Section):
    """What is declared and seen before the start (TD-06, TD-14, TD-15, TD-20)."""

    def __init__(self) -> None:
        super().__init__("")
        self.title.setText(self.tr("Before the start"))
        self.save = _button(self.tr("Save check"), "save_check")
        self.add_action(self.save)
        form = Form(columns=3)
        form.add(TextField("persons", self.tr("Persons in the car"), max_length=2, hint=self.tr("with the escort")))
        form.add(ChoiceField("observed_unfit", self.tr("Your own impression"), words.translated(words.OBSERVED)))
        form.add(TextField("companion_years", self.tr("Escort's years of licence"), max_length=2))
        form.add(CheckField("fit_declared", self.tr("Customer declares: sober, rested, no impairing medicine")), span=3)
        form.add(CheckField("children_seated", self.tr("Belts on, children in child seats")))
        form.add(CheckField("probation_sticker", self.tr("Probation sticker on the car")))
        form.add(CheckField("guardian_present", self.tr("Guardian comes along")))
        self.form = form
        self.add(form)


class KeysSection(Section):
    """Keys out and back: readings and a look for damage (TR-04)."""

    def __init__(self) -> None:
        super().__init__("")
        self.title.setText(self.tr("Keys out and back"))
        self.out = _button(self.tr("Hand over the keys"), "keys_out")
        self.back = _button(self.tr("Car is back"), "come_back")
        self.incident = _button(self.tr("Incident…"), "report_incident", danger=True)
        for button in (self.out, self.back, self.incident):
            self.add_action(button)
        self.form = Form(columns=2)
        self.form.add(TextField("odometer_km", self.tr("Odometer, km"), max_length=8))
        self.form.add(TextField("energy_percent", self.tr("Fuel or charge, %"), max_length=3))
        self.form.add(CheckField("licence_shown", self.tr("Original licence shown again, seen by me now")), span=2)
        hint = self.tr("click, or arrow keys and Enter; Delete takes a mark off")
        self.marks = self.form.add(DamageMarks("marks", self.tr("Marks on the car"), hint=hint), span=2)
        self.form.add(CheckField("damage_checked", self.tr("Looked over on return")))
        self.form.add(CheckField("damage_found", self.tr("Damage found: car stays in")))
        self.form.add(TextField("damage_note", self.tr("Damage"), max_length=300), span=2)
        self.add(self.form)

    def show_stage(self, stage: str, *, drives: bool) -> None:
        """Only the fields of this moment: the licence when the keys go out, the look for damage at the return."""
        for name in ("damage_checked", "damage_found", "damage_note"):
            self.form.rows[name].setVisible(stage != "keys_out")
        self.form.rows["licence_shown"].setVisible(stage == "keys_out" and drives)
        self.form.rows["marks"].setVisible(stage in ("keys_out", "come_back"))
        label = self.tr("Marks found before the drive") if stage == "keys_out" else self.tr("New damage")
        self.form.rows["marks"].label.setText(label)


class FeedbackSection(Section):
    """TR-03: nine ratings, the customer's words, and the intent that grades him."""

    def __init__(self) -> None:
        super().__init__("")
        self.title.setText(self.tr("Feedback"))
        self.subtitle.setText(self.tr("1 poor to 5 excellent"))
        self.save = _button(self.tr("Save feedback"), "save_feedback")
        self.add_action(self.save)
        form = Form(columns=3)
        marks = [("", "—"), *((str(mark), str(mark)) for mark in range(1, 6))]
        for aspect, name in words.aspects():
            form.add(ChoiceField(f"rating_{aspect}", name, marks))
        form.add(ChoiceField("intent", self.tr("Intent after the drive"), words.intents()), span=3)
        form.add(MultiLine("feedback_text", self.tr("In the customer's words"), lines=2, max_length=500), span=3)
        self.form = form
        self.add(form)
