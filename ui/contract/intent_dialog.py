"""What an intent order says, typed in one small form."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from showroom.contract.intent_drafts import IntentDraft
from showroom.contract.intent_queries import VALID_DAYS
from showroom.kernel.comparison import Compared, EditedMeanwhile
from showroom.kernel.errors import REQUIRED, FieldErrors, ShowroomError
from showroom.kernel.money import ZERO
from ui.context import UiContext
from ui.contract.change_dialogs import ReckoningDialog
from ui.widgets.fields import DateField, MoneyField, TextField
from ui.widgets.form import Form
from ui.widgets.settling import Settling


class IntentDialog(ReckoningDialog):
    """Amount, last day, delivery and wishes; the car and the parties come from the deal."""

    model: Any  # no ChangesViewModel, but an IntentViewModel

    def __init__(self, parent: QWidget, model: Any, draft: IntentDraft, context: UiContext) -> None:
        self._today, self._start = context.showroom.work.today, draft
        super().__init__(parent, model, "intent_dialog", (self.tr("Intent order"), self.tr("Save intent order")))
        self.settling = Settling(self, self._on_settled)
        self._show(draft)
        self.sums.say(self.tr("订金 is returned in full, whoever decides not to sign the contract (DP-05)."))

    def build(self) -> Form:
        form = Form(columns=2)
        form.add(MoneyField("amount", self.tr("Intent money (订金)"), required=True))
        form.add(DateField("valid_until", self.tr("Valid until"), required=True, today=self._today))
        form.add(TextField("delivery_note", self.tr("Delivery wished for"), max_length=120), span=2)
        form.add(TextField("wishes", self.tr("Special wishes"), max_length=500), span=2)
        hint = self.tr("of a buyer under 18, who signs too (G-05)")
        form.add(TextField("guardian", self.tr("Guardian"), max_length=80, hint=hint), span=2)
        return form

    def look(self) -> None:
        """There is nothing to reckon here."""

    def send(self, draft: IntentDraft) -> None:
        self.model.ask(draft, self.on_stored, self.on_failed, self._start)

    def on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, EditedMeanwhile):
            self.confirm.setEnabled(True)
            self.settling.meet(error.compared)
        else:
            super().on_failed(error)

    def _on_settled(self, draft: IntentDraft, compared: Compared[IntentDraft]) -> None:
        self._start = compared.versions.theirs
        self._show(draft)
        self.submit()

    def _show(self, draft: IntentDraft) -> None:
        until = draft.valid_until or self._today() + timedelta(days=VALID_DAYS)
        self.binder.set_values({
            "amount": draft.amount or None, "valid_until": until, "delivery_note": draft.delivery_note,
            "wishes": draft.wishes, "guardian": draft.guardian,
        })  # fmt: skip

    def draft(self) -> IntentDraft:
        values = self.binder.values()
        if values["amount"] is None:
            raise FieldErrors({"amount": REQUIRED})
        return replace(
            self._start, amount=values["amount"] or ZERO, valid_until=values["valid_until"],
            delivery_note=values["delivery_note"], wishes=values["wishes"],
            guardian=values["guardian"],
        )  # fmt: skip
