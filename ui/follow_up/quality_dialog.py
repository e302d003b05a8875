"""A form in a dialog for repairs and claims: closed once the act is stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from showroom.follow_up.quality_views import QualityView
from ui.follow_up.claims_view_model import ClaimsViewModel
from ui.messages import window_language
from ui.widgets.asking_dialog import AskingDialog


class QualityDialog(AskingDialog):
    """Subclasses build the form, make the draft of it and say which act of the service takes it."""

    width_wanted = 720

    def __init__(self, parent: QWidget, model: ClaimsViewModel, name: str, texts: tuple[str, str]) -> None:
        self.model = model
        super().__init__(parent, name, *texts)

    def on_stored(self, view: QualityView) -> None:
        """Done: close, and tell the page."""
        super().on_stored(view)
        self.model.take(view)


def choices(words: dict[Any, Any]) -> Sequence[tuple[str, str]]:
    """Words of the papers as choices in the window's language."""
    return [(key.value, text(window_language())) for key, text in words.items()]
