"""A promise or an objection is written down in any step, from the deal panel or by Ctrl+K (§6.6; nothing is lost)."""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from showroom.deals.model import Step
from showroom.deals.talk_words import CATEGORIES, name_of
from showroom.kernel.errors import ShowroomError
from ui.widgets.catch_dialog import CatchDialog

if TYPE_CHECKING:
    from showroom.deals.views import DealView
    from ui.context import UiContext
    from ui.deals.page import DealPage


class Catching(QObject):
    """Asks what was said and stores it with the step that is on the screen."""

    def __init__(self, page: DealPage) -> None:
        super().__init__(page)
        self._page = page
        self.dialog: CatchDialog | None = None
        self.answering: Any = None

    def ask(self, what: str) -> None:
        """`what` is promise or objection."""
        page = self._page
        if page.view_model.view is None:
            return
        if what == "promise":
            title, label, kinds = self.tr("Promise"), self.tr("What is promised, in full"), list[tuple[str, str]]()
        else:
            title, label = self.tr("Objection"), self.tr("In the customer's words")
            kinds = [(key, name_of(CATEGORIES, key, page.context.lang)) for key in CATEGORIES]
        self.dialog = CatchDialog(page, title, label, kinds)
        self.dialog.given.connect(partial(self._on_given, what))
        self.dialog.open()

    def answer(self, objection_id: int) -> None:
        """Answer an objection without going to the negotiation, which may not be reached yet (S0-06)."""
        opener = importlib.import_module("ui.negotiation.talk_part").Answering  # pages never import each other
        self.answering = opener(self._page, self._page.context, self._page.view_model.deal_id, objection_id)
        self.answering.model.shown.connect(self._on_answered)

    def _on_answered(self, _view: object) -> None:
        self._page.view_model.reload()

    def _on_given(self, what: str, kind: str, text: str) -> None:
        page = self._page
        deals, actor = page.context.showroom.deals, page.context.actor
        deal, step = page.view_model.deal_id, Step(page.step)
        act: Any = partial(deals.add_promise, actor, deal, step, text)
        if what != "promise":
            act = partial(deals.raise_objection, actor, deal, kind, text, step=step)
        page.context.jobs.write(act, self._on_stored, self._on_refused)

    def _on_stored(self, view: DealView) -> None:
        if self.dialog is not None:
            self.dialog.stored()
            self.dialog = None
        self._page.view_model.take(view)

    def _on_refused(self, error: ShowroomError) -> None:
        if self.dialog is not None:
            self.dialog.refuse(error)


def _open(window: QWidget, context: UiContext, what: str) -> None:
    from ui.deals.page import DealPage

    for page in window.findChildren(DealPage):
        if page.isVisible() and page.view_model.view is not None:
            page.catching.ask(what)
            return
    context.notifier.info(QCoreApplication.translate("Catching", "Open a deal first: it is written down there."))


def open_promise(window: QWidget, context: UiContext) -> None:
    """From the palette."""
    _open(window, context, "promise")


def open_objection(window: QWidget, context: UiContext) -> None:
    """From the palette."""
    _open(window, context, "objection")
