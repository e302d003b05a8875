"""Turnover to the manager on the negotiation page: hand the customer over, or write down what came of it (S4-09)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors
from showroom.negotiation.turnover import OUTCOME_WORDS, REASON_WORDS, TurnoverDraft, TurnoversView, TurnoverView
from showroom.negotiation.turnover_model import TurnoverOutcome, TurnoverReason
from ui.messages import window_language
from ui.negotiation.turnover_view_model import TurnoverViewModel
from ui.theme import Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import Section
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.form import Form, FormBinder
from ui.widgets.line_list import Line, LineList
from ui.widgets.step_page import StepPage


class TurnoverPart(QObject):
    """Puts its section at the end of the page's column; the customer never sees it (F8)."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(page)
        self.model = TurnoverViewModel(page.context, self)
        self.section = Section(self.tr("Turnover to the manager"), self.tr("the customer stays yours"))
        self.lines = LineList("turnovers", self.tr("The customer was not handed to a manager."))
        self.section.add(self.lines)
        self.hand_form, self.end_form = self._build_hand(), self._build_end()
        self.hand_binder = FormBinder(self.hand_form, parent=self)
        self.end_binder = FormBinder(self.end_form, parent=self)
        foot = QHBoxLayout()
        self.hand_button = self._button("turnover_hand", self.tr("Hand to the manager"), self.hand)
        self.end_button = self._button("turnover_end", self.tr("Record the outcome"), self.end)
        for button in (self.hand_button, self.end_button):
            foot.addWidget(button)
        foot.addStretch(1)
        self.section.body.addLayout(foot)
        page.column.addWidget(self.section)
        self.model.loaded.connect(self._on_loaded)
        self.model.refused.connect(self._on_refused)

    def load(self, deal_id: int) -> None:
        """Read the deal's turnovers."""
        self.model.load(deal_id)

    def hide_internal(self, hidden: bool) -> None:
        """The customer does not read why he was handed over."""
        self.section.setVisible(not hidden)

    def hand(self) -> None:
        """Hand the customer over."""
        values = self.hand_binder.collect()
        if values is not None:
            manager, reason = values["turnover_manager"], values["turnover_reason"]
            self.model.hand(
                TurnoverDraft(
                    int(manager) if manager else None, TurnoverReason(reason) if reason else None,
                    values["turnover_note"],
                )
            )  # fmt: skip

    def end(self) -> None:
        """Write down what came of it."""
        values = self.end_binder.collect()
        if values is not None:
            outcome = values["turnover_outcome"]
            self.model.end(TurnoverOutcome(outcome) if outcome else None, values["turnover_remark"])

    def _button(self, name: str, text: str, act: Callable[[], None]) -> Button:
        button = Button(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        button.hide()
        return button

    def _build_hand(self) -> Form:
        form = Form(columns=4)
        form.add(ChoiceField("turnover_manager", self.tr("Manager"), []))
        form.add(ChoiceField("turnover_reason", self.tr("Why"), []))
        form.add(TextField("turnover_note", self.tr("What the manager must know"), max_length=300), span=2)
        self.section.add(form)
        return form

    def _build_end(self) -> Form:
        form = Form(columns=4)
        form.add(ChoiceField("turnover_outcome", self.tr("What came of it"), []))
        form.add(TextField("turnover_remark", self.tr("Remark"), max_length=300), span=3)
        self.section.add(form)
        return form

    def _on_loaded(self, view: TurnoversView) -> None:
        place, opened = 0 if window_language() == "zh" else 1, view.open
        _fill(self.hand_binder, "turnover_manager", [(str(ident), name) for ident, name in view.managers])
        _fill(self.hand_binder, "turnover_reason", [(word.value, text[place]) for word, text in REASON_WORDS.items()])
        _fill(self.end_binder, "turnover_outcome", [(word.value, text[place]) for word, text in OUTCOME_WORDS.items()])
        self.hand_binder.set_values({"turnover_note": ""})
        self.end_binder.set_values({"turnover_remark": ""})
        for widget in (self.hand_form, self.hand_button):
            widget.setVisible(opened is None)
        for widget in (self.end_form, self.end_button):
            widget.setVisible(opened is not None)
        self.lines.show_lines([self._line(row, place) for row in view.rows])

    def _line(self, row: TurnoverView, place: int) -> Line:
        at = row.handed_at.astimezone(STORE_ZONE).strftime("%m-%d %H:%M")
        text = f"{at} · {row.handed_by} → {row.manager} · {REASON_WORDS[row.reason][place]}"
        line = Line(row.id, text, " · ".join(part for part in (row.note, row.outcome_note) if part))
        if row.outcome is None:
            return line.with_pill(self.tr("With the manager"), "accent")
        tones: dict[TurnoverOutcome, Tone] = {TurnoverOutcome.CLOSED: "good", TurnoverOutcome.LOST: "refusal"}
        return line.with_pill(OUTCOME_WORDS[row.outcome][place], tones.get(row.outcome, "muted"))

    def _on_refused(self, errors: FieldErrors) -> None:
        opened = self.model.view is not None and self.model.view.open is not None
        (self.end_binder if opened else self.hand_binder).show_errors(errors)


def _fill(binder: FormBinder, name: str, choices: list[tuple[str, str]]) -> None:
    field = binder[name].field
    assert isinstance(field, ChoiceField)
    field.set_choices(choices)
    field.set_value("")
