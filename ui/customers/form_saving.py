"""Saves the customer's form over what it was filled with, and what another desk saved meanwhile (trust Q1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from showroom.customers.records import CustomerDraft
from showroom.kernel.comparison import Compared
from ui.customers.view_model import draft_of, values_of
from ui.widgets.filled import Filled
from ui.widgets.settling import Settling

if TYPE_CHECKING:
    from ui.customers.customer_view import CustomerCard


class FormSaving(QObject):
    """Between the card's form and its view model; numbers stay masked on the way."""

    def __init__(self, card: CustomerCard) -> None:
        super().__init__(card)
        self._model = card.view_model
        self.filled = Filled(self, card, values_of, _over)
        self.settling = Settling(card, self._on_settled)

    def fill(self, shown: dict[str, Any], version: int) -> None:
        """Show these values, as they are stored in that version."""
        self.filled.fill(draft_of(shown), version)

    def save(self, values: dict[str, Any]) -> None:
        """Save what is typed over what was shown."""
        self.filled.send()
        self._model.save(draft_of(values), self.filled.draft, self.filled.version)

    def _on_settled(self, draft: CustomerDraft, compared: Compared[CustomerDraft]) -> None:
        self.filled.settle(draft, compared)
        self._model.save(draft, compared.versions.theirs, compared.versions.stored)


def _over(values: dict[str, Any], _version: int) -> CustomerDraft:
    """What the fields were filled with, read back from a draft file."""
    return draft_of(values)
