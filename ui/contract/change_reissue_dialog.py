"""作废重开: what is wrong in a signed contract is put right, old and new side by side while it is typed (CT-06)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from showroom.contract.change_drafts import REISSUE_FIELDS, ReissueDraft, ReissueSums
from showroom.customers.identity import ID_KIND_NAMES
from showroom.customers.model import IdKind
from showroom.kernel.money import ZERO
from ui.context import UiContext
from ui.contract.change_dialogs import ReckoningDialog
from ui.contract.change_words import reissue_rows
from ui.contract.changes_view_model import ChangesViewModel
from ui.contract.sums_view import Row
from ui.messages import window_language
from ui.theme import Tone
from ui.widgets.cards import Card
from ui.widgets.fields import ChoiceField, DateField, IdField, MoneyField, PhoneField, TextField
from ui.widgets.form import Form

WIDTH, HEIGHT, MOST_HEIGHT = 980, 640, 840
ABOVE, LEAST_SUMS = 80, 120


class ReissueDialog(ReckoningDialog):
    """The buyer's particulars, colours, discount and delivery; the rest of a contract takes a change order."""

    def __init__(self, parent: QWidget, model: ChangesViewModel, start: ReissueDraft, context: UiContext) -> None:
        self._today = context.showroom.work.today
        opened = model.view.open if model.view is not None else None
        kept = opened.draft if opened is not None and isinstance(opened.draft, ReissueDraft) else start
        self._start = kept
        super().__init__(parent, model, "reissue_dialog", (self.tr("Void and issue anew"), self.tr("Ask for approval")))
        values = {name: getattr(kept.contract, name) for name in REISSUE_FIELDS}
        values |= {name: getattr(kept, name) for name in ("reason", "exterior", "interior", "discount")}
        self.binder.set_values(values)
        self.keep_draft(context, f"deal:{model.deal_id}", kept.version)
        room = self.screen().availableGeometry().height() - ABOVE
        self.resize(WIDTH, min(MOST_HEIGHT, max(HEIGHT, room)))
        self.look()

    def place(self, parts: Sequence[QWidget]) -> None:
        """Many lines may differ: they scroll in a card of their own, so that the dialog fits a small screen."""
        form, sums = parts
        card = Card(scroll=True)
        card.setMinimumHeight(LEAST_SUMS)
        card.add(sums)
        card.column.addStretch(1)
        self.column.addWidget(form)
        self.column.addWidget(card, 1)

    def show_sums(self, rows: tuple[Row, ...], tone: Tone = "") -> None:
        self.sums.show_rows(rows, tone)

    def build(self) -> Form:
        form, place = Form(columns=5), 0 if window_language() == "zh" else 1
        kinds = [(kind.value, names[place]) for kind, names in ID_KIND_NAMES.items()]
        hint = self.tr("what was written wrong, and how it was noticed")
        form.add(TextField("reason", self.tr("Reason"), required=True, max_length=300, hint=hint), span=5)
        form.add(TextField("buyer_name", self.tr("Name"), required=True, max_length=80))
        form.add(ChoiceField("buyer_id_kind", self.tr("Kind of document"), kinds))
        form.add(IdField("buyer_id_number", self.tr("Document number")), span=2)
        form.add(DateField("buyer_id_valid_to", self.tr("Valid until"), today=self._today))
        form.add(DateField("buyer_birth", self.tr("Date of birth"), today=self._today))
        form.add(PhoneField("buyer_phone", self.tr("Phone")))
        form.add(TextField("buyer_address", self.tr("Address"), max_length=200), span=2)
        form.add(TextField("invoice_title", self.tr("Invoice to"), max_length=120))
        form.add(TextField("guardian", self.tr("Guardian"), max_length=80))
        form.add(TextField("agent", self.tr("Agent"), max_length=80))
        form.add(IdField("agent_id_number", self.tr("Agent's document number")), span=2)
        form.add(DateField("delivery_date", self.tr("Delivery at the latest"), today=self._today))
        form.add(TextField("delivery_place", self.tr("Place of delivery"), max_length=200), span=2)
        form.add(TextField("exterior", self.tr("Exterior colour"), max_length=40))
        form.add(TextField("interior", self.tr("Interior"), max_length=40))
        hint = self.tr("other money: the general manager too (CT-04)")
        form.add(MoneyField("discount", self.tr("Discount in all"), required=True, hint=hint))
        return form

    def draft(self) -> ReissueDraft:
        values = self.binder.values()
        person = {name: values[name] for name in REISSUE_FIELDS}
        person["buyer_id_kind"] = IdKind(person["buyer_id_kind"]) if person["buyer_id_kind"] else None
        contract = dataclasses.replace(self._start.contract, **person)
        return ReissueDraft(
            values["reason"], contract, values["exterior"], values["interior"], values["discount"] or ZERO,
            self._start.version,
        )  # fmt: skip

    def on_sums(self, sums: ReissueSums) -> None:
        self.show_sums(reissue_rows(sums))
