"""What the deal page expects of a step's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import UiContext
from ui.drafts import DraftKeeper, DraftSlot
from ui.theme import SPACE_4
from ui.widgets.form import Form, FormBinder


class StepPage(QWidget):
    """One of the nine step pages inside the deal page, which gives it the card, the scrolling and the primary button.

    Subclasses set `step`, build sections into `self.column`, call `use_forms(...)` once, and implement `load`.
    """

    step = ""
    saved = Signal()
    """Something was stored: the deal page reads the deal again."""
    step_changed = Signal(str)
    """Go to that step (its name)."""
    primary_changed = Signal()
    """`primary_text()` or `primary_enabled()` answers differently now."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self.setObjectName(f"{self.step}_page")
        self.context = context
        self.deal_id = 0
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_4)
        self.binder = FormBinder(parent=self)
        self.drafts: DraftKeeper | None = None
        self.typed = False
        self._to_restore: dict[str, Any] | None = None

    def use_forms(self, *forms: Form) -> None:
        """Bind all fields of `forms` and keep their draft."""
        for form in forms:
            self.binder.watch(form.rows.values())
        self.drafts = DraftKeeper(self.context, DraftSlot(self.step, "new"), self.snapshot, self._take_draft, self)
        self.binder.changed.connect(self.drafts.touch)
        self.binder.changed.connect(self._on_typed)
        self.binder.left.connect(self.drafts.flush)

    def open_deal(self, deal_id: int) -> None:
        """Called by the deal page: load that deal. The page calls `loaded(version)` when its fields are filled."""
        if self.drafts is not None:
            self.drafts.move_to(f"deal:{deal_id}")
        self.deal_id = deal_id
        self.typed = False
        self.load(deal_id)

    def restore_after_load(self, snapshot: dict[str, Any]) -> None:
        """Put `snapshot` back once the deal has been loaded: the page was built anew for another language."""
        self._to_restore = snapshot

    def loaded(self, base_version: int = 0) -> None:
        """Call at the end of loading: offers a draft left by a crash or a lock."""
        if self.drafts is not None:
            self.drafts.base_version = base_version
        if self._to_restore is not None:
            snapshot, self._to_restore = self._to_restore, None
            self.restore(snapshot)
            self.binder.changed.emit()
        elif self.drafts is not None and not self.typed:
            self.drafts.offer()

    def stored(self) -> None:
        """Call after a save: the draft is thrown away and the deal page told."""
        self.typed = False
        if self.drafts is not None:
            self.drafts.settle()
        self.saved.emit()

    def load(self, deal_id: int) -> None:
        """Read the deal through `context.jobs.read` and fill the fields."""
        raise NotImplementedError

    def primary_text(self) -> str:
        """The primary button's text; '' lets the deal page offer the next step."""
        return ""

    def primary_enabled(self) -> bool:
        """Whether the primary button can be pressed now."""
        return True

    def primary(self) -> None:
        """The primary button was pressed and `primary_text` is not ''."""

    def print_actions(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Entries for the deal's print menu: (text, act)."""
        return ()

    def focus_field(self, name: str) -> bool:
        """Put the cursor into a field, or start the action of that name; False when it is not here."""
        return self.binder.focus(name)

    def snapshot(self) -> dict[str, Any]:
        """Everything typed, JSON-able; for drafts and for the language switch."""
        return self.binder.snapshot()

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put a snapshot back."""
        self.binder.restore(snapshot)

    def flush_drafts(self) -> None:
        """Store what is typed now: before lock, quit and leaving the page."""
        if self.drafts is not None:
            self.drafts.flush()

    def _take_draft(self, snapshot: dict[str, Any]) -> None:
        self.restore(snapshot)
        self.typed = True  # what came back counts as typed: it must outlive a switch of the language
        self.primary_changed.emit()

    def _on_typed(self) -> None:
        self.typed = True

    def hide_internal(self, hidden: bool) -> None:
        """Hide (or show) what the customer must not see: grade, margin, notes."""
