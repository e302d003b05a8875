"""The promise ledger in the deal panel: every promise with what became of it, and the acts that settle one (DV-09)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import ShowroomError
from ui.deals.titles import step_titles
from ui.theme import SPACE_1, SPACE_2, SPACE_3
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Pill, text_label
from ui.widgets.fields import TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine

if TYPE_CHECKING:
    from showroom.deals.views import DealView, PromiseLine
    from ui.context import UiContext
    from ui.deals.page import DealPage

KEEP, WITHDRAW, CHANGE = "keep", "withdraw", "change"


class PromiseLines(QWidget):
    """Open promises first, each with its acts; below them what was kept or withdrawn, with the reason."""

    asked = Signal(str, object)
    """An act (keep, withdraw, change) on a PromiseLine."""

    def __init__(self, view: DealView, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("promise_lines")
        self.setProperty("kind", "inner")
        self._signed, self._may = bool(view.contract_number), context.actor.may(Permission.DEAL_WRITE)
        self._steps = dict(step_titles(context.lang))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        for promise in sorted(view.promises, key=lambda one: one.settled):
            column.addLayout(self._settled(promise) if promise.settled else self._open(promise))

    def _open(self, promise: PromiseLine) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(SPACE_1)
        lines.addWidget(text_label(promise.text, wrap=True))
        said = self.tr("{step} · {by} · {day}").format(
            step=self._steps[str(promise.step)], by=promise.by, day=f"{promise.at.astimezone(STORE_ZONE):%m-%d}"
        )
        lines.addWidget(text_label(said, "fact", wrap=True))
        if promise.carried_by:
            lines.addWidget(text_label(self.tr("in {paper}").format(paper=promise.carried_by), "fact", wrap=True))
        elif self._signed:
            pill = Pill(self.tr("not in the contract"), "caution")
            pill.setToolTip(self.tr("A change order carries it: it is offered there by itself (CT-06)"))
            lines.addWidget(pill, 0, Qt.AlignmentFlag.AlignLeft)
        if self._may:
            lines.addLayout(self._acts(promise))
        return lines

    def _settled(self, promise: PromiseLine) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        sign = "✓" if promise.kept else "✕"
        lines.addWidget(text_label(f"{sign} {promise.text}", tone="muted", wrap=True))
        if promise.withdrawn:
            lines.addWidget(text_label(self.tr("withdrawn: {why}").format(why=promise.reason), "fact", wrap=True))
        return lines

    def _acts(self, promise: PromiseLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        acts = [(KEEP, self.tr("Kept")), (WITHDRAW, self.tr("Withdraw…"))]
        if not promise.carried_by:
            acts.append((CHANGE, self.tr("Change…")))
        for act, text in acts:
            link = LinkButton(text)
            link.setObjectName(f"promise_{act}_{promise.id}")
            link.setAccessibleName(f"{text}: {promise.text}")
            link.clicked.connect(partial(self.asked.emit, act, promise))
            row.addWidget(link)
        row.addStretch(1)
        return row


class PromiseDialog(AskingDialog):
    """Asks for the reason, for the new words of a changed promise, for the change order of one in the contract."""

    width_wanted = 480

    def __init__(self, parent: QWidget, promise: PromiseLine, act: str) -> None:
        self._promise, self._changes = promise, act == CHANGE
        title = self.tr("Change the promise") if self._changes else self.tr("Withdraw the promise")
        verb = self.tr("Change") if self._changes else self.tr("Withdraw")
        super().__init__(parent, "promise_dialog", title, verb, promise.text)

    def build(self) -> Form:
        form = Form(columns=1)
        if self._changes:
            words = form.add(MultiLine("promise", self.tr("In the new words"), required=True, max_length=300))
            words.set_value(self._promise.text)
        form.add(MultiLine("reason", self.tr("Reason"), required=True, max_length=300))
        if self._promise.carried_by:
            form.add(TextField("change_number", self.tr("Number of the signed change order"), max_length=40))
        return form


class PromiseActs(QObject):
    """Carries the acts of the ledger out for one deal page."""

    def __init__(self, page: DealPage) -> None:
        super().__init__(page)
        self._page = page
        self.dialog: PromiseDialog | None = None

    def ask(self, act: str, promise: PromiseLine) -> None:
        """Keep at once; ask for words and reason first where they are needed."""
        page = self._page
        if act == KEEP:
            keep = partial(page.context.showroom.deals.keep_promise, page.context.actor, page.view_model.deal_id)
            page.context.jobs.write(partial(keep, promise.id), page.view_model.take, page.context.notifier.error)
            return
        self.dialog = PromiseDialog(page, promise, act)
        self.dialog.given.connect(partial(self._on_given, act, promise.id))
        self.dialog.open()

    def _on_given(self, act: str, promise_id: int, values: dict[str, Any]) -> None:
        page, deals = self._page, self._page.context.showroom.deals
        who, deal = page.context.actor, page.view_model.deal_id
        if act == CHANGE:
            stored = partial(deals.change_promise, who, deal, promise_id, values["promise"], values["reason"])
        else:
            number = values.get("change_number", "")
            stored = partial(deals.withdraw_promise, who, deal, promise_id, values["reason"], number)
        page.context.jobs.write(stored, self._on_stored, self._on_refused)

    def _on_stored(self, view: DealView) -> None:
        if self.dialog is not None:
            self.dialog.on_stored(view)
            self.dialog = None
        self._page.view_model.take(view)

    def _on_refused(self, error: ShowroomError) -> None:
        if self.dialog is not None:
            self.dialog.on_failed(error)
