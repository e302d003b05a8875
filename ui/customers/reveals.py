"""Showing masked numbers of the open customer for a moment: with a reason where one is due, and masked again after."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from showroom.customers.views import CustomerView, Sight, sight
from ui.context import UiContext
from ui.customers.file_view_model import FileViewModel
from ui.customers.header import NumbersRow, masked_phone, masked_phones
from ui.customers.identity_form import IdentityForm
from ui.customers.parts_tab import PartsTab
from ui.customers.view_model import CustomerViewModel
from ui.widgets.fields import TextField
from ui.widgets.form import FormBinder
from ui.widgets.reason_dialog import ReasonDialog


def masks_of(view: CustomerView) -> dict[str, Any]:
    """What the form shows instead of the numbers, also to who may see them whole."""
    return {
        "phone": masked_phone(view),
        "other_phones": " ".join(masked_phones(view)),
        "id_number": view.id_number,
    }


class Reveals(QObject):
    """The owner sees a number at once, everybody else says why; both are kept with name and time (PI-10)."""

    def __init__(
        self, page: QWidget, context: UiContext, models: tuple[CustomerViewModel, FileViewModel], binder: FormBinder
    ) -> None:
        super().__init__(page)
        self._page, self._context, self._binder = page, context, binder
        self._model, self._file = models
        self._shown: dict[str, str] = {}
        self.reason_dialog: ReasonDialog | None = None

    def watch(self, form: IdentityForm, numbers: NumbersRow, parts: PartsTab) -> None:
        """Take the places that ask and show."""
        self._form, self._numbers, self._parts = form, numbers, parts
        form.reveal_wanted.connect(self._on_one)
        numbers.reveal_wanted.connect(self._on_many)
        numbers.concealed.connect(self.conceal)
        self._model.revealed.connect(self._on_revealed)
        self._file.revealed.connect(self._on_part_revealed)

    def show_part(self, kind: str, part_id: int) -> None:
        """Show the number of a part."""
        self._with_reason(partial(self._file.reveal_part, kind, part_id))

    def conceal(self) -> None:
        """Mask again what was shown and not changed meanwhile."""
        view, shown = self._model.view, self._shown
        self._shown = {}
        self._numbers.conceal()
        self._parts.conceal()
        if view is None:
            return
        masks = masks_of(view)
        for field, value in shown.items():
            if cast("TextField", self._binder[field].field).text() == value:
                self._binder.set_values({field: masks[field]})
            self._form.links[field].setVisible(True)

    def _on_one(self, field: str) -> None:
        self._on_many([field])

    def _on_many(self, fields: list[str]) -> None:
        self._with_reason(partial(self._reveal, fields))

    def _reveal(self, fields: list[str], reason: str) -> None:
        for field in fields:
            self._model.reveal(field, reason)

    def _with_reason(self, act: Callable[[str], None]) -> None:
        view = self._model.view
        if view is None:
            return
        if sight(self._context.actor, view.owner_id) is Sight.OWN:
            act("")
            return
        question = self.tr("Why do you need to see it? Your name, the time and the reason are kept.")
        self.reason_dialog = ReasonDialog(self._page, question, self.tr("Show"))
        self.reason_dialog.given.connect(act)
        self.reason_dialog.open()

    def _on_revealed(self, field: str, value: str) -> None:
        self._shown[field] = value
        self._binder.set_values({field: value})
        self._form.links[field].hide()
        self._numbers.show_revealed(field, value)

    def _on_part_revealed(self, kind: str, part_id: int, value: str) -> None:
        self._parts.show_number(kind, part_id, value)
        self._numbers.watch_time()
