"""The store's after-sales policy in both languages, as the information sheet prints it (MF-02)."""

from __future__ import annotations

from functools import partial
from typing import Any

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.vehicles.quality_service import LONGEST_POLICY, PolicyCard
from ui.context import UiContext
from ui.drafts import DraftKeeper, DraftSlot
from ui.widgets.buttons import Button
from ui.widgets.cards import Section, text_label
from ui.widgets.form import Form, FormBinder
from ui.widgets.multi_line import MultiLine


class PolicyPart(Section):
    """Reads the policy in force and writes a new one; the old ones are kept."""

    def __init__(self, context: UiContext) -> None:
        super().__init__("", "")
        self.setObjectName("policy_part")
        self.title.setText(self.tr("After-sales policy"))
        self._context = context
        self.save_button = Button(self.tr("Save policy"))
        self.save_button.setObjectName("save_policy")
        self.save_button.clicked.connect(self.save)
        self.add_action(self.save_button)
        self.since = text_label("", "hint", wrap=True)
        self.add(self.since)
        self.form = Form(columns=2)
        for name, label in (("policy_zh", self.tr("In Chinese")), ("policy_en", self.tr("In English"))):
            self.form.add(MultiLine(name, label, lines=6, required=True, max_length=LONGEST_POLICY))
        self.add(self.form)
        self.binder = FormBinder(self.form, parent=self)
        slot = DraftSlot("after_sales_policy", "new")
        self.drafts = DraftKeeper(context, slot, self.binder.snapshot, self.binder.restore, self)
        self.binder.changed.connect(self.drafts.touch)
        self.binder.left.connect(self.drafts.flush)
        context.jobs.read(partial(self._terms.policy, context.actor), self._on_loaded, self._on_failed, key="policy")

    def save(self) -> None:
        """Keep what is written as the policy from today on."""
        values = self.binder.collect()
        if values is not None:
            act = partial(self._terms.save_policy, self._context.actor, values["policy_zh"], values["policy_en"])
            self._context.jobs.write(act, self._on_saved, self._on_failed)

    @property
    def _terms(self) -> Any:
        return self._context.showroom.quality_terms

    def _on_loaded(self, card: PolicyCard) -> None:
        self.binder.set_values({"policy_zh": card.text_zh, "policy_en": card.text_en})
        self._show_since(card)
        self.drafts.offer()

    def _on_saved(self, card: PolicyCard) -> None:
        self.drafts.settle()
        self._show_since(card)
        self._context.notifier.done(self.tr("After-sales policy saved"))

    def _show_since(self, card: PolicyCard) -> None:
        if card.valid_from is None:
            self.since.setText(self.tr("One clause a line. Until it is written, no information sheet can be printed."))
        else:
            self.since.setText(self.tr("One clause a line; in force since {day}.").format(day=card.valid_from))

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.binder.show_errors(error)
        else:
            self._context.notifier.error(error)
