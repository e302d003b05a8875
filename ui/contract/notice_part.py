"""The part of the contract page for issued notices: deliver, arrived, taken back, objected to (Civil Code 565)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from showroom.contract.notice_drafts import IssuedNotice, NoticeOutcome, NoticesView
from showroom.contract.notice_messages import GROUND_NAMES, OUTCOME_NAMES, SIDE_NAMES, WAY_NAMES
from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.contract.notice_view_model import NoticeViewModel
from ui.messages import window_language
from ui.theme import Tone
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow, Pill, Section
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.form import Form
from ui.widgets.line_list import Line, LineList
from ui.widgets.multi_line import MultiLine
from ui.widgets.reason_dialog import ReasonDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.contract.page import ContractPage


class NoticePart(Section):
    """Hidden unless a notice was issued; the one on its way says what is still to be done."""

    def __init__(self, page: ContractPage) -> None:
        super().__init__("", "")
        self.setObjectName("notice_part")
        self.title.setText(self.tr("Notice of termination"))
        self.subtitle.setText(self.tr("the contract ends when it arrives (Civil Code 565)"))
        self._page, self._context = page, page.context
        self.model = NoticeViewModel(page.context, self)
        self.dialog: QDialog | None = None
        self.state = Pill("")
        self.add_action(self.state)
        self.row = FlowRow()
        self.acts: dict[str, Button] = {}
        self._button("notice_arrived", self.tr("It has arrived…"), self.ask_arrival)
        self._button("recall_notice", self.tr("Take it back…"), self.ask_recall)
        self._button("object_notice", self.tr("The other side objects…"), self.ask_objection)
        self.add(self.row)
        self.lines = LineList("notices", "")
        self.add(self.lines)
        self.hide()
        page.column.insertWidget(1, self)  # what is owed stands above the long contract
        page.view_model.loaded.connect(self._on_contract)
        self.model.shown.connect(self.show_view)
        self.model.acted.connect(self._on_acted)
        self.model.failed.connect(self._on_failed)

    def ask_arrival(self) -> None:
        """On which day, how, and what proves it."""
        self._ask(ArrivalDialog(self, self._context.showroom.work.today), self._on_arrival)

    def ask_recall(self) -> None:
        """Before it arrives a notice may be taken back; its number stays (CT-06)."""
        dialog = ReasonDialog(self, self.tr("Why is the notice taken back?"), self.tr("Take it back"))
        dialog.given.connect(self.model.recall)
        self._open(dialog)

    def ask_objection(self) -> None:
        """When and how it came, and what it says."""
        self._ask(ObjectionDialog(self, self._context.showroom.work.today), self._on_objection)

    def show_view(self, view: NoticesView) -> None:
        """Each notice with what became of it; objections below."""
        out, place = view.out, 0 if window_language() == "zh" else 1
        self.setVisible(bool(view.notices))
        if not view.notices:
            return
        newest = view.notices[0]
        if newest.outcome is None:
            self.state.show_state(self.tr("on its way"), "caution")
        else:
            tone: Tone = "refusal" if newest.outcome is NoticeOutcome.ARRIVED else ""
            self.state.show_state(OUTCOME_NAMES[newest.outcome][place], tone)
        self.acts["notice_arrived"].setVisible(out is not None and view.may_act)
        may_recall = self._context.actor.may(Permission.DISCOUNT_APPROVE)
        self.acts["recall_notice"].setVisible(out is not None and may_recall)
        objected = view.may_act and newest.outcome is not NoticeOutcome.RECALLED
        self.acts["object_notice"].setVisible(objected)
        self.row.setVisible(any(not button.isHidden() for button in self.acts.values()))
        self.lines.show_lines([line for one in view.notices for line in self._lines_of(one, place)])

    def _lines_of(self, one: IssuedNotice, place: int) -> list[Line]:
        fact = " · ".join((
            SIDE_NAMES[one.declared_by][place], GROUND_NAMES[one.ground][place], WAY_NAMES[one.way][place],
        ))  # fmt: skip
        if one.address:
            fact += f" · {one.address}"
        line = Line(one.id, one.number, fact)
        if one.outcome is None:
            line.with_pill(self.tr("record when it arrives"), "caution")
        else:
            day = one.ended_on.isoformat() if one.ended_on else ""
            line.with_pill(f"{OUTCOME_NAMES[one.outcome][place]} {day}", "")
        said = self.tr("Objection of {day}: {text}")
        return [line] + [
            Line(f"objection_{objection.id}", said.format(day=objection.on.isoformat(), text=objection.text),
                 f"{WAY_NAMES[objection.way][place]} · {objection.by}")
            for objection in one.objections
        ]  # fmt: skip

    def _button(self, name: str, text: str, act: Callable[[], None]) -> None:
        button = Button(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        self.acts[name] = button
        self.row.add(button)

    def _on_contract(self, _view: object) -> None:
        self.model.load(self._page.deal_id)

    def _on_arrival(self, values: dict[str, Any]) -> None:
        self.model.arrived(values["on"], values["way"], values["proof"])

    def _on_objection(self, values: dict[str, Any]) -> None:
        self.model.object(self.model.view.notices[0].id, values["on"], values["way"], values["text"])

    def _on_acted(self, view: NoticesView) -> None:
        if isinstance(self.dialog, AskingDialog):
            self.dialog.on_stored(view)
        self._context.notifier.done(self.tr("Notice of termination: stored"))
        self._page.saved.emit()
        self._page.load(self._page.deal_id)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(self.dialog, AskingDialog) and self.dialog.isVisible():
            self.dialog.on_failed(error)
        elif isinstance(error, FieldErrors):
            self._context.notifier.error("；".join(told.text(window_language()) for told in error.fields.values()))
        else:
            self._context.notifier.error(error)

    def _ask(self, dialog: AskingDialog, given: Callable[[dict[str, Any]], None]) -> None:
        dialog.given.connect(given)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()


class ArrivalDialog(AskingDialog):
    """The day on which the contract ended, and its proof."""

    def __init__(self, parent: QWidget, today: Callable[[], Any]) -> None:
        self._today = today
        super().__init__(parent, "arrival_dialog", self.tr("The notice has arrived"), self.tr("The contract has ended"))

    def build(self) -> Form:
        form = Form(columns=2)
        form.add(DateField("on", self.tr("Arrived on"), required=True, today=self._today))
        form.add(ChoiceField("way", self.tr("How"), _ways(), required=True))
        hint = self.tr("tracking number, who took it in, answer to the message")
        form.add(TextField("proof", self.tr("What proves it"), required=True, max_length=300, hint=hint), span=2)
        return form


class ObjectionDialog(AskingDialog):
    """A court decides whether the objection is right; the store keeps what was said."""

    def __init__(self, parent: QWidget, today: Callable[[], Any]) -> None:
        self._today = today
        super().__init__(parent, "objection_dialog", self.tr("The other side objects"), self.tr("Write down"))

    def build(self) -> Form:
        form = Form(columns=2)
        form.add(DateField("on", self.tr("Came on"), required=True, today=self._today))
        form.add(ChoiceField("way", self.tr("How"), _ways(), required=True))
        form.add(MultiLine("text", self.tr("What it says"), required=True, max_length=500), span=2)
        return form


def _ways() -> list[tuple[str, str]]:
    place = 0 if window_language() == "zh" else 1
    return [(key.value, names[place]) for key, names in WAY_NAMES.items()]
