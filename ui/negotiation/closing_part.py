"""The part of the negotiation page with the buying signals and the ways the decision was asked for (S0-06, S0-24)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog

from showroom.deals.talk_words import OUTCOMES, SIGNALS, TECHNIQUES, name_of
from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from ui.messages import window_language
from ui.theme import Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow, Pill, Section
from ui.widgets.fields import introduce
from ui.widgets.line_list import Line, LineList

if TYPE_CHECKING:
    from showroom.negotiation.talk_views import ClosingLine, TalkView
    from ui.negotiation.talk_view_model import TalkViewModel

TONES: dict[str, Tone] = {"agreed": "good", "thinking": "caution", "declined": "muted"}


class ClosingPart(Section):
    """Signals to tick as they are seen; with one seen and nothing open it suggests to ask, and never insists."""

    def __init__(self, model: TalkViewModel) -> None:
        super().__init__("", "")
        self.setObjectName("closing_part")
        self.title.setText(self.tr("Buying signals and closing"))
        self.subtitle.setText(self.tr("tick what you see; give time to decide"))
        self.model = model
        self.dialog: QDialog | None = None
        self.state = Pill("")
        self.close_button = Button(self.tr("Ask for the decision…"))
        self.close_button.setObjectName("record_closing")
        self.close_button.clicked.connect(self.ask_decision)
        self.add_action(self.state)
        self.add_action(self.close_button)
        self.boxes: dict[str, QCheckBox] = {}
        self.add(FlowRow(*(self._box(key) for key in SIGNALS)))
        self.lines = LineList("closings", self.tr("The decision was not asked for yet."))
        self.add(self.lines)
        may_write = model.context.actor.may(Permission.DEAL_WRITE)
        for widget in (self.close_button, *self.boxes.values()):
            widget.setEnabled(may_write)
        model.shown.connect(self.show_view)

    def show_view(self, view: TalkView) -> None:
        """What was seen, what was tried, and whether it is time to ask."""
        for key, box in self.boxes.items():
            seen = view.signals.get(key)
            box.setChecked(seen is not None)
            when = "" if seen is None else self.tr("seen {at}").format(at=f"{seen.astimezone(STORE_ZONE):%m-%d %H:%M}")
            box.setToolTip(when)
            box.setAccessibleDescription(when)
        if view.ready:
            self.state.show_state(self.tr("no open objection: time to ask"), "good")
        elif view.signals and view.open_count:
            self.state.show_state(self.tr("answer the open objections first"), "caution")
        else:
            self.state.show_state("", "accent")
        self.lines.show_lines([self._line(line) for line in view.closings])

    def ask_decision(self) -> None:
        """Record which way the decision was asked for."""
        from ui.negotiation.talk_dialogs import ClosingDialog

        self.dialog = ClosingDialog(self, self.model)
        self.dialog.open()

    def _box(self, key: str) -> QCheckBox:
        text = name_of(SIGNALS, key, window_language())
        box = QCheckBox(text)
        introduce(box, f"signal_{key}", text)
        box.clicked.connect(partial(self._on_ticked, key))
        self.boxes[key] = box
        return box

    def _on_ticked(self, key: str, _checked: bool = False) -> None:
        self.model.tick(key, self.boxes[key].isChecked())

    def _line(self, line: ClosingLine) -> Line:
        lang = window_language()
        basis = "" if line.basis is None else line.basis.text(lang)
        facts = [f"{line.by} {line.at.astimezone(STORE_ZONE):%m-%d %H:%M}", line.said, basis, line.note]
        if line.decide_by is not None:
            facts.append(self.tr("decides by {day}").format(day=line.decide_by.isoformat()))
        shown = Line(line.id, name_of(TECHNIQUES, line.technique, lang), " · ".join(filter(None, facts)))
        return shown.with_pill(name_of(OUTCOMES, line.outcome, lang), TONES.get(line.outcome, "accent"))
