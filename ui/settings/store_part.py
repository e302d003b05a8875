"""The store's particulars, as papers print them, and where the data lie."""

from __future__ import annotations

from typing import Any

from showroom.staff.service import StoreCard
from ui.context import UiContext
from ui.settings.policy_part import PolicyPart
from ui.settings.seal_part import SealPart
from ui.settings.view_model import STORE_FIELDS, SettingsViewModel
from ui.widgets.cards import Section, text_label
from ui.widgets.fields import ChoiceField, IdField, TextField
from ui.widgets.form import Form
from ui.widgets.record_view import RecordView


class StorePart(RecordView):
    """The store card and the place of the data."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "store_part", "")
        self.back.hide()
        self.title.setText(self.tr("Store"))
        self.facts.setText(self.tr("as papers print it"))
        self.view_model = SettingsViewModel(context, self)
        card = self.add_card(1)
        form = self.form = Form(columns=3)
        form.add(TextField("name", self.tr("Name"), required=True, max_length=120), span=2)
        form.add(IdField("credit_code", self.tr("Unified social credit code"), max_length=18))
        form.add(TextField("address", self.tr("Address"), max_length=200), span=2)
        form.add(TextField("phone", self.tr("Phone"), max_length=30))
        form.add(TextField("bank", self.tr("Bank"), max_length=80))
        form.add(TextField("bank_account", self.tr("Account"), max_length=40))
        form.add(TextField("legal_representative", self.tr("Legal representative"), max_length=80))
        form.add(TextField("complaint_phone", self.tr("Complaints telephone"), max_length=30))
        form.add(TextField("complaint_person", self.tr("Complaints: person"), max_length=80))
        form.add(TextField("complaint_hours", self.tr("Complaints: hours"), max_length=80))
        languages = [("zh", "中文"), ("en", "English")]
        form.add(ChoiceField("language", self.tr("Language of papers"), languages, required=True))
        card.add(form)
        self.seal = SealPart(context)
        self.policy = PolicyPart(context)
        card.add(self.policy)
        card.add(self.seal)
        card.add(self._build_data())
        card.column.addStretch(1)
        self.use_forms("store", form)
        self.view_model.store_loaded.connect(self._on_loaded)
        self.view_model.store_saved.connect(self._on_saved)
        self.view_model.refused.connect(self.show_failure)
        self.view_model.load_store()

    def save(self, values: dict[str, Any]) -> None:
        self.view_model.save_store(values)

    def close_record(self) -> None:
        """There is no list behind this page."""
        self.flush_drafts()

    def flush_drafts(self) -> None:
        super().flush_drafts()
        self.policy.drafts.flush()

    def _build_data(self) -> Section:
        section = Section(self.tr("Data"))
        location = self.context.showroom.location
        section.add(text_label(self.tr("The data lie in {place}").format(place=location), wrap=True))
        if location.url:
            keys = self.tr("Keys and drafts of this desk: {folder}").format(folder=location.data)
            section.add(text_label(keys, tone="muted", wrap=True))
            text = self.tr("Backups are made by the database server; ask who looks after it.")
        else:
            text = self.tr(
                "No automatic backup yet. Close the program, then copy the whole folder to another disk: "
                "store.db is of no use without keys.json."
            )
        section.add(text_label(text, tone="caution", wrap=True))
        return section

    def _on_loaded(self, card: StoreCard) -> None:
        if self.typed:
            return
        self.binder.set_values({name: getattr(card, name) for name in STORE_FIELDS})
        self.begin(1, card.version)

    def _on_saved(self, _card: StoreCard) -> None:
        self.stored()
        self.context.notifier.done(self.tr("Store saved"))
