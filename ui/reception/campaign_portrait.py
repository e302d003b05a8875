"""The portrait of a customer (S4-02): trade, size, what hurts, who decides."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.reception.campaign_views import PortraitDraft, PortraitView
from ui.context import UiContext
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import TextField
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.multi_line import MultiLine
from ui.widgets.number_fields import NumberField


class PortraitDialog(QDialog):
    """One customer's portrait, read when it opens."""

    def __init__(self, parent: QWidget | None, context: UiContext, customer_id: int) -> None:
        super().__init__(parent)
        self.setObjectName("portrait_dialog")
        self.setWindowTitle(self.tr("Customer portrait"))
        self.setMinimumWidth(620)
        self.context, self.customer_id, self.version = context, customer_id, 0
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        self.who = text_label("", "subject")
        self.who.setObjectName("portrait_who")
        self.changed = text_label("", "hint")
        column.addWidget(self.who)
        column.addWidget(self.changed)
        form = Form(columns=4)
        form.add(TextField("trade", self.tr("Trade"), max_length=80), 2)
        form.add(NumberField("staff", self.tr("People"), max_length=7))
        form.add(NumberField("fleet", self.tr("Cars"), max_length=7))
        form.add(MultiLine("pain_points", self.tr("What hurts: standstill, costs, range …"), 3, max_length=500), 4)
        form.add(MultiLine("decision_chain", self.tr("Who asks, checks, pays, decides"), 3, max_length=500), 4)
        column.addWidget(form)
        self.binder = FormBinder(form, parent=self)
        self.message = MessageLine()
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_3)
        foot.addWidget(self.message, 1)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        self.save_button = PrimaryButton(self.tr("Save the portrait"), "Ctrl+Return", "check")
        self.save_button.setObjectName("save_portrait")
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self.submit)
        foot.addWidget(close)
        foot.addWidget(self.save_button)
        column.addLayout(foot)
        act = partial(context.showroom.portraits.portrait, context.actor, customer_id)
        context.jobs.read(act, self._on_read, self._on_failed)

    def submit(self) -> None:
        """Keep the portrait."""
        values = self.binder.collect()
        if values is not None:
            save = self.context.showroom.portraits.save_portrait
            act = partial(save, self.context.actor, self.customer_id, PortraitDraft(**values), self.version)
            self.context.jobs.write(act, self._on_saved, self._on_failed)

    def _on_read(self, view: PortraitView) -> None:
        self.version = view.version
        self.who.setText(view.who)
        if view.changed_at is not None:
            at = f"{view.changed_at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
            self.changed.setText(self.tr("changed {at} by {name}").format(at=at, name=view.changed_by))
        names = ("trade", "staff", "fleet", "pain_points", "decision_chain")
        self.binder.set_values({name: getattr(view.draft, name) for name in names})
        self.save_button.setEnabled(True)

    def _on_saved(self, _view: PortraitView) -> None:
        self.context.notifier.done(self.tr("Portrait saved"))
        self.accept()

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.binder.show_errors(error)
        else:
            self.message.show_text(error.text(self.context.lang), "refusal")


def open_portrait(owner: QWidget, context: UiContext, customer_id: int) -> PortraitDialog:
    """Show a customer's portrait over `owner`."""
    dialog = PortraitDialog(owner, context, customer_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
