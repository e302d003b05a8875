"""Adding, editing and removing what hangs on a customer, each with its dialog and undo."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from showroom.customers.parts import PartDraft
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext
from ui.customers.file_view_model import FileViewModel
from ui.customers.part_dialogs import DIALOGS, PartDialog
from ui.customers.parts_tab import PartsTab
from ui.customers.task_dialog import PlanDialog


class PartActs(QObject):
    """What the tab of parts asks for; showing numbers and consents are left to the page."""

    show_wanted = Signal(str, int)
    consent_wanted = Signal()

    def __init__(self, page: QWidget, context: UiContext, file: FileViewModel, tab: PartsTab) -> None:
        super().__init__(page)
        self._page, self._context, self._file, self._tab = page, context, file, tab
        self.dialog: PartDialog | None = None
        self.plan_dialog: PlanDialog | None = None
        tab.wanted.connect(self._on_wanted)
        file.part_stored.connect(self._on_stored)
        file.part_refused.connect(self._on_refused)

    def open(self, kind: str, line: Any = None, **preset: Any) -> None:
        """The dialog of a part, empty, with what is stored, or with something chosen already."""
        dialog = self.dialog = DIALOGS[kind](self._page, self._context.lang, line)
        dialog.binder.set_values(preset)
        dialog.given.connect(self._on_given)
        dialog.open()

    def plan(self) -> None:
        """Ask when the next contact is."""
        self.plan_dialog = PlanDialog(self._page, self._context.showroom.work.today)
        self.plan_dialog.given.connect(self._file.plan_task)
        self.plan_dialog.open()

    def offer_undo(self, text: str, token: int) -> None:
        """Say that something was done, with Undo."""
        self._context.notifier.done(text, partial(self._file.undo, token) if token else None)

    def _on_wanted(self, act: str, kind: str, part_id: int) -> None:
        if act == "remove":
            self._file.remove_part(kind, part_id)
        elif act == "show":
            self.show_wanted.emit(kind, part_id)
        elif act == "consent":
            self.consent_wanted.emit()
        else:
            self.open(kind, self._tab.line(kind, part_id) if act == "edit" else None)

    def _on_given(self, asked: tuple[PartDraft, int]) -> None:
        self._file.save_part(*asked)

    def _on_stored(self, what: str, undo: int) -> None:
        if what == "saved" and self.dialog is not None:
            self.dialog.on_stored(None)
            self.dialog = None
        self.offer_undo(self.tr("Saved") if what == "saved" else self.tr("Removed"), undo)

    def _on_refused(self, error: ShowroomError) -> None:
        if self.dialog is not None:
            self.dialog.on_failed(error)
