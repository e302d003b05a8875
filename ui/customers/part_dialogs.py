"""Dialogs for what hangs on a customer: a person, a car, a document, a personal note."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

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
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError
from ui.customers import words
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.fields import ChoiceField, DateField, IdField, PhoneField, TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.number_fields import NumberField


class PartDialog(AskingDialog):
    """`given((draft, part_id))` when confirmed; the fields are those of the part, empty or as stored."""

    columns = 2

    def __init__(self, parent: QWidget, lang: Lang, line: Any = None) -> None:
        self.lang = lang
        self.part_id = 0 if line is None else int(line.id)
        self.version = 0 if line is None else int(line.version)
        super().__init__(parent, "part_dialog", self.title_text(), self.tr("Save"))
        if line is not None:
            self.binder.set_values(self.values_of(line))

    def title_text(self) -> str:
        """What is entered here."""
        raise NotImplementedError

    def build(self) -> Form:
        form = Form(columns=self.columns)
        self.fill_form(form)
        return form

    def fill_form(self, form: Form) -> None:
        """Add the fields."""
        raise NotImplementedError

    def values_of(self, line: Any) -> dict[str, Any]:
        """The stored part as the fields show it."""
        return {name: getattr(line, name) for name in self.form.rows}

    def part(self, values: dict[str, Any]) -> PartDraft:
        """What the fields say."""
        raise NotImplementedError

    def draft(self) -> tuple[PartDraft, int]:
        return self.part(self.binder.values()), self.part_id


class ContactDialog(PartDialog):
    """A person beside the customer."""

    def title_text(self) -> str:
        return self.tr("Contact person")

    def fill_form(self, form: Form) -> None:
        form.add(TextField("name", self.tr("Name"), required=True, max_length=80))
        form.add(ChoiceField("role", self.tr("Role"), words.roles(self.lang), required=True))
        form.add(PhoneField("phone", self.tr("Phone")))
        form.add(TextField("relation", self.tr("Relation to the customer"), max_length=40))
        form.add(TextField("note", self.tr("Note"), max_length=200), span=2)

    def values_of(self, line: ContactPersonLine) -> dict[str, Any]:
        return super().values_of(line) | {"role": line.role.value}

    def part(self, values: dict[str, Any]) -> PartDraft:
        return ContactPersonDraft(**values | {"role": ContactRole(values["role"])}, version=self.version)


class CarDialog(PartDialog):
    """A car that the customer has."""

    columns = 3

    def title_text(self) -> str:
        return self.tr("Car owned")

    def fill_form(self, form: Form) -> None:
        form.add(TextField("brand", self.tr("Brand"), required=True, max_length=60))
        form.add(TextField("model", self.tr("Model"), max_length=80), span=2)
        form.add(IdField("plate", self.tr("Plate"), max_length=16))
        form.add(IdField("vin", self.tr("VIN"), max_length=24), span=2)
        form.add(DateField("since", self.tr("Bought on")))
        form.add(NumberField("mileage_km", self.tr("Kilometres")))
        form.add(DateField("mileage_on", self.tr("Read on")))
        form.add(DateField("insurance_to", self.tr("Insured until")))
        form.add(DateField("gone_on", self.tr("Sold or given away on")))
        form.add(TextField("note", self.tr("Note"), max_length=200))

    def values_of(self, line: OwnedVehicleLine) -> dict[str, Any]:
        kilometres = "" if line.mileage_km is None else str(line.mileage_km)
        return super().values_of(line) | {"mileage_km": kilometres}

    def part(self, values: dict[str, Any]) -> PartDraft:
        return OwnedVehicleDraft(**values, version=self.version)


class PaperDialog(PartDialog):
    """One more identity document."""

    def title_text(self) -> str:
        return self.tr("Identity document")

    def fill_form(self, form: Form) -> None:
        form.add(ChoiceField("kind", self.tr("Document"), words.id_kinds(self.lang)[1:], required=True))
        form.add(IdField("number", self.tr("Document number"), required=True, max_length=40))
        long_term = self.tr("empty: long-term (ID-06)")
        form.add(DateField("valid_to", self.tr("Valid to"), hint=long_term))
        country = self.tr("three letters, for foreign passports")
        form.add(IdField("country", self.tr("Issuing country"), max_length=3, hint=country))
        form.add(TextField("note", self.tr("Note"), max_length=200), span=2)

    def values_of(self, line: PaperLine) -> dict[str, Any]:
        return super().values_of(line) | {"kind": line.kind.value}

    def part(self, values: dict[str, Any]) -> PartDraft:
        return PaperDraft(**values | {"kind": IdKind(values["kind"])}, version=self.version)


class NoteDialog(PartDialog):
    """A note of private life; of children the age band and the seat only (PI-06)."""

    def title_text(self) -> str:
        return self.tr("Personal note")

    def fill_form(self, form: Form) -> None:
        self.topic = form.add(ChoiceField("topic", self.tr("About"), words.topics(self.lang), required=True))
        form.add(ChoiceField("child", self.tr("Age band and seat"), words.child_needs(self.lang)))
        form.add(MultiLine("text", self.tr("Note"), lines=3, max_length=500), span=2)
        self._rows = form.rows
        self.topic.currentIndexChanged.connect(self._on_topic)
        self._on_topic()

    def values_of(self, line: NoteLine) -> dict[str, Any]:
        of_children = line.topic is NoteTopic.CHILDREN
        return {
            "topic": line.topic.value,
            "child": line.text if of_children else "",
            "text": "" if of_children else line.text,
        }

    def part(self, values: dict[str, Any]) -> PartDraft:
        topic = NoteTopic(values["topic"])
        return NoteDraft(topic, values["child" if topic is NoteTopic.CHILDREN else "text"], self.version)

    def on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors) and "text" in error.fields and self._of_children():
            error = FieldErrors({"child": error.fields["text"]})
        super().on_failed(error)

    def _of_children(self) -> bool:
        return bool(self.topic.value() == NoteTopic.CHILDREN.value)

    def _on_topic(self, _index: int = 0) -> None:
        self._rows["child"].setVisible(self._of_children())
        self._rows["text"].setVisible(not self._of_children())


DIALOGS: dict[str, type[PartDialog]] = {
    "contact_person": ContactDialog,
    "owned_vehicle": CarDialog,
    "identity_paper": PaperDialog,
    "personal_note": NoteDialog,
}
