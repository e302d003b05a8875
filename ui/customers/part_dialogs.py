"""Dialogs for what hangs on a customer: a person, a car, a document, a personal note."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.customers.model import IdKind
from showroom.customers.parts import (
    ContactPersonDraft,
    ContactPersonLine,
    NoteDraft,
    NoteLine,
    OwnedVehicleDraft,
    OwnedVehicleLine,
    PaperDraft,
    PaperLine,
    PartDraft,
)
from showroom.customers.parts_model import ContactRole, NoteTopic
from showroom.kernel.errors import FieldErrors, Lang
from ui.customers import words
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField, DateField, IdField, PhoneField, TextField
from ui.widgets.form import Form, FormBinder
from ui.widgets.multi_line import MultiLine
from ui.widgets.number_fields import NumberField


class PartDialog(QDialog):
    """`given(draft, part_id)` when confirmed; it stays until `close_stored`, and marks what the service refuses."""

    given = Signal(object, int)
    columns = 2

    def __init__(self, parent: QWidget, lang: Lang, line: Any = None) -> None:
        super().__init__(parent)
        self.setObjectName("part_dialog")
        self.setMinimumWidth(520)
        self.lang = lang
        self.part_id = 0 if line is None else int(line.id)
        self.version = 0 if line is None else int(line.version)
        self.form = Form(columns=self.columns)
        self.fill_form()
        self.binder = FormBinder(self.form, parent=self)
        if line is not None:
            self.binder.set_values(self.values_of(line))
        title = self.title_text()
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(title, "heading"))
        column.addWidget(self.form)
        foot = QHBoxLayout()
        foot.addStretch(1)
        cancel = Button(self.tr("Cancel"), "Esc")
        cancel.clicked.connect(self.reject)
        self.confirm = PrimaryButton(self.tr("Save"), "Ctrl+Return")
        self.confirm.setObjectName("save_part")
        self.confirm.clicked.connect(self._on_confirmed)
        foot.addWidget(cancel)
        foot.addWidget(self.confirm)
        column.addLayout(foot)
        self.finished.connect(self.deleteLater)
        self.binder.focus(next(iter(self.form.rows)))

    def title_text(self) -> str:
        """What is entered here."""
        raise NotImplementedError

    def fill_form(self) -> None:
        """Add the fields."""
        raise NotImplementedError

    def values_of(self, line: Any) -> dict[str, Any]:
        """The stored part as the fields show it."""
        return {name: getattr(line, name) for name in self.form.rows}

    def draft(self, values: dict[str, Any]) -> PartDraft:
        """What the fields say."""
        raise NotImplementedError

    def show_errors(self, errors: FieldErrors) -> None:
        """Mark what the service refused."""
        self.binder.show_errors(errors)

    def _on_confirmed(self) -> None:
        values = self.binder.collect()
        if values is not None:
            self.given.emit(self.draft(values), self.part_id)


class ContactDialog(PartDialog):
    """A person beside the customer."""

    def title_text(self) -> str:
        return self.tr("Contact person")

    def fill_form(self) -> None:
        self.form.add(TextField("name", self.tr("Name"), required=True, max_length=80))
        self.form.add(ChoiceField("role", self.tr("Role"), words.roles(self.lang), required=True))
        self.form.add(PhoneField("phone", self.tr("Phone")))
        self.form.add(TextField("relation", self.tr("Relation to the customer"), max_length=40))
        self.form.add(TextField("note", self.tr("Note"), max_length=200), span=2)

    def values_of(self, line: ContactPersonLine) -> dict[str, Any]:
        return super().values_of(line) | {"role": line.role.value}

    def draft(self, values: dict[str, Any]) -> PartDraft:
        return ContactPersonDraft(**values | {"role": ContactRole(values["role"])}, version=self.version)


class CarDialog(PartDialog):
    """A car that the customer has."""

    columns = 3

    def title_text(self) -> str:
        return self.tr("Car owned")

    def fill_form(self) -> None:
        self.form.add(TextField("brand", self.tr("Brand"), required=True, max_length=60))
        self.form.add(TextField("model", self.tr("Model"), max_length=80), span=2)
        self.form.add(IdField("plate", self.tr("Plate"), max_length=16))
        self.form.add(IdField("vin", self.tr("VIN"), max_length=24), span=2)
        self.form.add(DateField("since", self.tr("Bought on")))
        self.form.add(NumberField("mileage_km", self.tr("Kilometres")))
        self.form.add(DateField("mileage_on", self.tr("Read on")))
        self.form.add(DateField("insurance_to", self.tr("Insured until")))
        self.form.add(DateField("gone_on", self.tr("Sold or given away on")))
        self.form.add(TextField("note", self.tr("Note"), max_length=200))

    def values_of(self, line: OwnedVehicleLine) -> dict[str, Any]:
        kilometres = "" if line.mileage_km is None else str(line.mileage_km)
        return super().values_of(line) | {"mileage_km": kilometres}

    def draft(self, values: dict[str, Any]) -> PartDraft:
        return OwnedVehicleDraft(**values, version=self.version)


class PaperDialog(PartDialog):
    """One more identity document."""

    def title_text(self) -> str:
        return self.tr("Identity document")

    def fill_form(self) -> None:
        self.form.add(ChoiceField("kind", self.tr("Document"), words.id_kinds(self.lang)[1:], required=True))
        self.form.add(IdField("number", self.tr("Document number"), required=True, max_length=40))
        long_term = self.tr("empty: long-term (ID-06)")
        self.form.add(DateField("valid_to", self.tr("Valid to"), hint=long_term))
        country = self.tr("three letters, for foreign passports")
        self.form.add(IdField("country", self.tr("Issuing country"), max_length=3, hint=country))
        self.form.add(TextField("note", self.tr("Note"), max_length=200), span=2)

    def values_of(self, line: PaperLine) -> dict[str, Any]:
        return super().values_of(line) | {"kind": line.kind.value}

    def draft(self, values: dict[str, Any]) -> PartDraft:
        return PaperDraft(**values | {"kind": IdKind(values["kind"])}, version=self.version)


class NoteDialog(PartDialog):
    """A note of private life; of children the age band and the seat only (PI-06)."""

    def title_text(self) -> str:
        return self.tr("Personal note")

    def fill_form(self) -> None:
        topic = self.form.add(ChoiceField("topic", self.tr("About"), words.topics(self.lang), required=True))
        self.form.add(ChoiceField("child", self.tr("Age band and seat"), words.child_needs(self.lang)))
        self.form.add(MultiLine("text", self.tr("Note"), lines=3, max_length=500), span=2)
        topic.currentIndexChanged.connect(self._on_topic)
        self._on_topic()

    def values_of(self, line: NoteLine) -> dict[str, Any]:
        of_children = line.topic is NoteTopic.CHILDREN
        return {
            "topic": line.topic.value,
            "child": line.text if of_children else "",
            "text": "" if of_children else line.text,
        }

    def draft(self, values: dict[str, Any]) -> PartDraft:
        topic = NoteTopic(values["topic"])
        return NoteDraft(topic, values["child" if topic is NoteTopic.CHILDREN else "text"], self.version)

    def show_errors(self, errors: FieldErrors) -> None:
        if "text" in errors.fields and self._of_children():
            errors = FieldErrors({"child": errors.fields["text"]})
        super().show_errors(errors)

    def _of_children(self) -> bool:
        topic = self.form.rows["topic"].field
        return isinstance(topic, ChoiceField) and topic.value() == NoteTopic.CHILDREN.value

    def _on_topic(self, _index: int = 0) -> None:
        self.form.rows["child"].setVisible(self._of_children())
        self.form.rows["text"].setVisible(not self._of_children())


DIALOGS: dict[str, type[PartDialog]] = {
    "contact_person": ContactDialog,
    "owned_vehicle": CarDialog,
    "identity_paper": PaperDialog,
    "personal_note": NoteDialog,
}
