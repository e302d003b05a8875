"""Settings between the window and the services: store card, colleagues, dated parameters, passwords."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.kernel.actor import Role
from showroom.kernel.errors import ShowroomError
from showroom.settings import DatedRow, RowDraft
from showroom.staff.escorts import TrainingDraft
from showroom.staff.service import Colleague, StaffCard, StaffDraft, StoreCard
from ui.context import UiContext

STORE_FIELDS = (
    "name", "credit_code", "address", "phone", "bank", "bank_account", "legal_representative", "complaint_phone",
    "complaint_person", "complaint_hours", "language",
)  # fmt: skip
STAFF_FIELDS = (
    "name", "phone", "active", "escort", "licence_number", "licence_classes", "licence_first_issue",
    "licence_valid_to", "licence_long_term",
)  # fmt: skip


class SettingsViewModel(QObject):
    """What the settings pages read and write."""

    store_loaded = Signal(object)
    store_saved = Signal(object)
    staff_read = Signal(object)
    card_loaded = Signal(object)
    card_saved = Signal(object)
    password_set = Signal()
    parameters_read = Signal(object)
    parameter_added = Signal(object)
    refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.store: StoreCard | None = None
        self.card: StaffCard | None = None

    def load_store(self) -> None:
        """Read the store card."""
        staff = self._context.showroom.staff
        self._context.jobs.read(partial(staff.store_card, self._context.actor), self._on_store, key="store")

    def save_store(self, values: dict[str, Any]) -> None:
        """Save the store's particulars."""
        if self.store is not None:
            card = replace(self.store, **{name: values[name] for name in STORE_FIELDS})
            act = partial(self._context.showroom.staff.save_store, self._context.actor, card)
            self._context.jobs.write(act, self._on_store_saved, self._fail)

    def read_staff(self) -> None:
        """Read all colleagues, also those who left."""
        act = partial(self._context.showroom.staff.colleagues, self._context.actor, only_active=False)
        self._context.jobs.read(act, self._on_staff, key="staff")

    def load_card(self, staff_id: int) -> None:
        """Read one colleague."""
        act = partial(self._context.showroom.staff.card, self._context.actor, staff_id)
        self._context.jobs.read(act, self._on_card, key="card")

    def save_card(self, values: dict[str, Any]) -> None:
        """Save a colleague; a new one is added and then shown."""
        staff, actor = self._context.showroom.staff, self._context.actor
        trained = (values["training_held_on"], values["training_valid_to"])
        draft = StaffDraft(
            roles=frozenset(map(Role, values["roles"])), **{n: values[n] for n in STAFF_FIELDS},
            trainings=(TrainingDraft(*trained),) if any(trained) else (),
        )  # fmt: skip
        if self.card is None:
            self._context.jobs.write(partial(staff.add_colleague, actor, draft), self._on_added, self._fail)
        else:
            act = partial(staff.save_colleague, actor, self.card.id, draft, self.card.version)
            self._context.jobs.write(act, self._on_card_saved, self._fail)

    def give_password(self, password: str) -> None:
        """Let the colleague on the card sign in with this password."""
        if self.card is not None:
            give = self._context.showroom.give_password
            act = partial(give, self._context.actor, self.card.draft.name, password)
            self._context.jobs.write(act, self._on_password, self._fail)

    def change_own_password(self, old: str, new: str) -> None:
        """A new password for the one who is signed in."""
        act = partial(self._context.showroom.change_password, self._context.actor, old, new)
        self._context.jobs.write(act, self._on_password, self._fail)

    def read_parameters(self) -> None:
        """Read every dated row."""
        act = partial(self._context.showroom.parameters.rows, self._context.actor)
        self._context.jobs.read(act, self._on_parameters, key="parameters")

    def add_parameter(self, draft: RowDraft) -> None:
        """Add a dated row (G-06)."""
        act = partial(self._context.showroom.parameters.add_row, self._context.actor, draft)
        self._context.jobs.write(act, self._on_parameter_added, self._fail)

    def _on_store(self, card: StoreCard) -> None:
        self.store = card
        self.store_loaded.emit(card)

    def _on_store_saved(self, card: StoreCard) -> None:
        self.store_saved.emit(card)
        self._on_store(card)

    def _on_staff(self, people: tuple[Colleague, ...]) -> None:
        self.staff_read.emit(people)

    def _on_card(self, card: StaffCard) -> None:
        self.card = card
        self.card_loaded.emit(card)

    def _on_added(self, added: Colleague) -> None:
        self.card_saved.emit(added)
        self.load_card(added.id)
        self.read_staff()

    def _on_card_saved(self, card: StaffCard) -> None:
        self.card_saved.emit(card)
        self._on_card(card)
        self.read_staff()

    def _on_password(self, _nothing: object) -> None:
        self.password_set.emit()
        if self.card is not None:
            self.load_card(self.card.id)

    def _on_parameters(self, rows: tuple[DatedRow, ...]) -> None:
        self.parameters_read.emit(rows)

    def _on_parameter_added(self, row: DatedRow) -> None:
        self.parameter_added.emit(row)
        self.read_parameters()

    def _fail(self, error: ShowroomError) -> None:
        self.refused.emit(error)
