"""What a page does with a save that another desk was faster than (trust Q1)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.comparison import Compared, Said, Verdict
from ui.messages import window_language

if TYPE_CHECKING:
    from ui.widgets.comparison_dialog import ComparisonDialog


class Settling(QObject):
    """Brings a refused save to its end: at once where nothing is to be asked, else by the dialog.

    `take(draft, compared)` gets the merged draft, which the page shows and saves; without an answer everything typed
    stays as it is.
    """

    def __init__(self, page: QWidget, take: Callable[[Any, Compared[Any]], None]) -> None:
        super().__init__(page)
        self._page, self._take = page, take
        self.hide_internal = False
        self._merged = ""
        self.dialog: ComparisonDialog | None = None

    def meet(self, compared: Compared[Any]) -> None:
        """Another desk was faster."""
        if not compared.needs_a_person:
            self._merged = self._told(compared)
            self._take(compared.draft(), compared)
            return
        from ui.widgets.comparison_dialog import ComparisonDialog  # two desks on one paper are rare

        self.dialog = ComparisonDialog(self._page, compared, hide_internal=self.hide_internal)
        self.dialog.settled.connect(partial(self._on_settled, compared))
        self.dialog.open()

    def _on_settled(self, compared: Compared[Any], draft: object) -> None:
        self._take(draft, compared)

    def with_merged(self, text: str) -> str:
        """What is said after the save, with what was merged into it without a question."""
        merged, self._merged = self._merged, ""
        return f"{text}  {merged}".rstrip()

    def _told(self, compared: Compared[Any]) -> str:
        names = dict.fromkeys(said(row.name) for row in compared.rows if row.verdict is not Verdict.BY_ME)
        shown = ", ".join(names) or self.tr("nothing that is on this page")
        return self.tr("{saved} Taken over: {fields}").format(saved=saved_text(compared), fields=shown)


def saved_text(compared: Compared[Any]) -> str:
    """Who saved and when, on the store's clock."""
    translate = QCoreApplication.translate
    by = compared.by or translate("Comparison", "Another desk")
    if compared.at is None:
        return translate("Comparison", "{name} saved this while you were editing.").format(name=by)
    at = f"{compared.at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
    return translate("Comparison", "{name} saved this at {time}, while you were editing.").format(name=by, time=at)


def said(text: Said) -> str:
    """The text in the window's language."""
    return text[0 if window_language() == "zh" else 1]
