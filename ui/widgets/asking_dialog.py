"""The dialog that asks: a form and one verb; it stays, with what was typed, until its answer has come."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.context import UiContext
from ui.drafts import DraftKeeper, DraftSlot
from ui.messages import window_language
from ui.theme import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.form import Form, FormBinder, WholeMessage

LEAST_WIDTH = 560


class AskingDialog(QDialog):
    """Subclasses build the form and `send` what it says; `given` tells it to a page that sends it itself.

    Whoever sends answers with `on_stored` or `on_failed`. Until then nothing here can be pressed, afterwards a refusal
    stands beside its field, and what has no field here is told below the form.
    """

    given = Signal(object)
    field_of: ClassVar[Mapping[str, str]] = {}
    """Names that refusals use, with the field that mends them."""
    width_wanted: ClassVar[int] = LEAST_WIDTH

    def __init__(self, parent: QWidget | None, name: str, title: str, verb: str, about: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(self.width_wanted)
        self.drafts: DraftKeeper | None = None
        self._sent = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        self.column.setSpacing(SPACE_3)
        self.column.addWidget(text_label(title, "heading", wrap=True))
        if about:
            self.column.addWidget(text_label(about, "fact", wrap=True))
        self.binder = FormBinder(parent=self)
        parts = self.parts()
        self.forms = [part for part in parts if isinstance(part, Form)]
        for form in self.forms:
            self.binder.watch(form.rows.values())
        self.place(parts)
        self._build_foot(name, verb)
        self.binder.changed.connect(self.look)
        if self.binder.rows:
            self.binder.focus(next(iter(self.binder.rows)))

    # --- what a dialog asks for -----------------------------------------------------------------------------------

    def build(self) -> Form:
        """The fields."""
        raise NotImplementedError

    def parts(self) -> Sequence[QWidget]:
        """Everything from top to bottom; the fields of all forms among them are read together."""
        return (self.build(),)

    def place(self, parts: Sequence[QWidget]) -> None:
        """Put the parts into the column, what room is left below them."""
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)

    def draft(self) -> Any:
        """What is typed, as the act takes it; raises FieldErrors, and is None where it has told what is missing."""
        return self.binder.values()

    def look(self) -> None:
        """Something was typed or chosen."""

    def send(self, draft: Any) -> None:
        """Hand the draft to the service."""
        self.given.emit(draft)

    # --- what happens with it -------------------------------------------------------------------------------------

    @property
    def form(self) -> Form:
        """The form of a dialog that has one."""
        return self.forms[0]

    @property
    def waits(self) -> bool:
        """Sent, and not answered yet."""
        return self._sent

    def submit(self) -> None:
        """Send what is typed, or mark what is wrong."""
        if not self.confirm.isEnabled():
            return
        self.binder.clear_errors()
        self.message.show_text("")
        try:
            draft = self.draft()
        except FieldErrors as errors:
            self._show_refusal(errors)
            return
        if draft is None:
            return
        self._waits(True)
        self.send(draft)

    def reject(self) -> None:
        if not self.waits:
            super().reject()

    def done(self, result: int) -> None:
        if self.drafts is not None and result != QDialog.DialogCode.Accepted:
            self.drafts.flush()
        super().done(result)

    def on_stored(self, view: Any) -> None:  # noqa: ARG002 - subclasses show what there is now
        """It is stored: what was typed needs no draft any more."""
        if self.drafts is not None:
            self.drafts.settle()
        self.accept()

    def on_failed(self, error: ShowroomError) -> None:
        """Say beside the field, or below the form, why it is not; everything typed stays."""
        self._waits(False)
        self._show_refusal(error)

    def tell(self, lines: Sequence[str]) -> None:
        """Refusals below the form, one a line; the dialog grows with them."""
        self.message.show_text("\n✕ ".join(lines), "refusal")
        self.grow()

    def grow(self) -> None:
        """As high as what it says now needs, so that nothing is squeezed; never lower than it was."""
        self.column.activate()
        wanted = max(self.column.totalHeightForWidth(self.width()), self.sizeHint().height())
        self.resize(self.width(), max(self.height(), wanted))

    def show_rows(self, names: Sequence[str], shown: bool) -> None:
        """Show or hide fields; the dialog keeps its size, so that nothing jumps."""
        for name in names:
            self.binder[name].setVisible(shown)

    def keep_draft(self, context: UiContext, object_key: str, version: int = 0) -> None:
        """Keep what is typed through a crash or Back, and offer it when this dialog opens again for `object_key`."""
        slot = DraftSlot(self.objectName(), object_key)
        self.drafts = DraftKeeper(context, slot, self.binder.snapshot, self.restore, self)
        self.drafts.base_version = version
        self.binder.changed.connect(self.drafts.touch)
        self.binder.left.connect(self.drafts.flush)
        self.drafts.offer(self._offer)

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put a draft back."""
        self.binder.restore(snapshot)
        self.look()

    def _waits(self, sent: bool) -> None:
        """Nothing can be pressed, Back and Esc neither, until there is an answer."""
        self._sent = sent
        self.confirm.setEnabled(not sent)

    def _build_foot(self, name: str, verb: str) -> None:
        self.message = WholeMessage()
        self.draft_link = LinkButton("")
        self.draft_link.setObjectName(f"{name}_draft")
        self.draft_link.hide()
        self.back = Button("")
        self.back.show_action(self.tr("Back"), "Esc")  # which the dialog itself hears, after a list that is open
        self.back.clicked.connect(self.reject)
        self.confirm = PrimaryButton(verb, "Ctrl+Return")
        self.confirm.setObjectName(f"{name}_confirm")
        self.confirm.clicked.connect(self.submit)
        QShortcut(QKeySequence("Ctrl+Enter"), self, self.submit)  # the Enter of the number pad
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self.message, 1)
        foot.addWidget(self.draft_link)
        foot.addWidget(self.back)
        foot.addWidget(self.confirm)
        self.column.addLayout(foot)

    def _offer(self, text: str, verb: str, take: Callable[[], None]) -> None:
        """A draft is there: say so here, where the keyboard is."""
        self.message.show_text(text, "caution")
        self.draft_link.show_text(verb)
        self.draft_link.clicked.connect(take)
        self.draft_link.clicked.connect(self._on_taken)
        self.draft_link.show()

    def _on_taken(self) -> None:
        self.draft_link.hide()
        self.message.show_text("")

    def _show_refusal(self, error: ShowroomError) -> None:
        lang = window_language()
        if not isinstance(error, FieldErrors):
            self.tell((error.text(lang),))
            return
        self.message.show_text("")
        told = {self.field_of.get(name, name): text for name, text in error.fields.items()}
        self.binder.show_errors(FieldErrors(told))
        shown = {name for name, row in self.binder.rows.items() if not row.isHidden()}
        if unread := [text.text(lang) for name, text in told.items() if name not in shown]:
            self.tell(unread)
        self.grow()
