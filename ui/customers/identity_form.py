"""The form of a customer's own record: identity and particulars, with the links that show what is masked."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal

from showroom.customers.identity import check_identity, guessed_kind
from showroom.customers.model import IdKind
from showroom.kernel.names import normalise_identifier
from showroom.kernel.phone import check_phone
from ui.context import UiContext
from ui.customers import words
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card, Section, text_label
from ui.widgets.channels import channel_choices
from ui.widgets.fields import CheckField, ChoiceField, DateField, IdField, PhoneField, TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine


class IdentityForm(Card):
    """`reveal_wanted(field)` from the links at the heading."""

    reveal_wanted = Signal(str)

    def __init__(self, context: UiContext) -> None:
        super().__init__(scroll=True)
        self._context = context
        self._lang = context.lang
        self.links: dict[str, LinkButton] = {}
        self.limited_text = text_label("", "large", "muted", wrap=True)
        self.limited_text.setObjectName("limited")
        self.limited_text.hide()
        self.add(self.limited_text)
        self.identity_section = Section(self.tr("Identity"))
        self._build_links()
        self.identity = self._identity()
        self.identity_section.add(self.identity)
        self.add(self.identity_section)
        self.particulars_section = Section(self.tr("Particulars"))
        self.particulars = self._particulars()
        self.particulars_section.add(self.particulars)
        self.add(self.particulars_section)
        self.column.addStretch(1)
        self._field("phone").left.connect(self._judge_phone)
        self._field("id_number").left.connect(self._judge_number)

    def _field(self, name: str) -> TextField:
        return cast("TextField", self.identity.rows[name].field)

    def _judge_phone(self) -> None:
        """Say at once what is wrong with the number (PH-01 to PH-03); a masked one is not looked at."""
        text = str(self._field("phone").value())
        problem = check_phone(text).problem if text and "*" not in text else None
        if problem is not None:
            self.identity.rows["phone"].show_error(problem.text(self._lang))

    def _judge_number(self) -> None:
        """Say at once what is wrong with the document (§1.1 to §1.3), and choose its kind when none is chosen."""
        text = str(self._field("id_number").value())
        if not text or "*" in text:
            return
        kind_field = cast("ChoiceField", self.identity.rows["id_kind"].field)
        if not kind_field.value():
            guessed = guessed_kind(normalise_identifier(text))
            kind_field.set_value("" if guessed is None else guessed.value)
        if kind_field.value():
            found = check_identity(IdKind(kind_field.value()), text, self._context.showroom.work.today())
            row = self.identity.rows["id_number"]
            if found.problem is not None:
                row.show_error(found.problem.text(self._lang))
            elif found.birth is not None:
                row.show_good(self.tr("check digit right, born {day}").format(day=found.birth.isoformat()))

    def _build_links(self) -> None:
        for field, text in (
            ("phone", self.tr("Show phone")),
            ("other_phones", self.tr("Show other phones")),
            ("id_number", self.tr("Show document number")),
        ):
            link = LinkButton(text, "", "eye")
            link.setObjectName(f"reveal_{field}")
            link.setProperty("field", field)
            link.clicked.connect(self._on_reveal_clicked)
            self.links[field] = link
            self.identity_section.add_action(link)

    def _identity(self) -> Form:
        form = Form(columns=3)
        form.add(TextField("name", self.tr("Name"), required=True))
        form.add(PhoneField("phone", self.tr("Phone")))
        form.add(TextField("other_phones", self.tr("Other phones"), max_length=120))
        kinds = [("person", self.tr("Person")), ("company", self.tr("Company"))]
        form.add(ChoiceField("kind", self.tr("Kind"), kinds))
        genders = [("", "—"), ("F", self.tr("Ms")), ("M", self.tr("Mr"))]
        form.add(ChoiceField("gender", self.tr("Form of address"), genders))
        form.add(DateField("birth", self.tr("Birth date"), placeholder="1990-05-20"))
        form.add(ChoiceField("id_kind", self.tr("Document"), words.id_kinds(self._lang)))
        form.add(IdField("id_number", self.tr("Document number"), max_length=40))
        form.add(DateField("id_valid_to", self.tr("Valid to"), placeholder="2036-05-20"))
        return form

    def _particulars(self) -> Form:
        form = Form(columns=3)
        form.add(TextField("address", self.tr("Address"), max_length=200), span=2)
        form.add(TextField("district", self.tr("District")))
        form.add(TextField("interest", self.tr("Interested in"), max_length=120), span=2)
        form.add(ChoiceField("channel", self.tr("How they heard of us"), channel_choices()))
        form.add(MultiLine("note", self.tr("Notes"), lines=4, max_length=5000), span=3)
        form.add(CheckField("do_not_contact", self.tr("Does not want to be contacted")), span=3)
        return form

    def _on_reveal_clicked(self) -> None:
        self.reveal_wanted.emit(str(self.sender().property("field")))
