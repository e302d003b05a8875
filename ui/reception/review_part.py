"""The self-review after a reception (S3-52): one's own receptions of late, and three fields to think about one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.reception.call_views import ReviewDraft, ReviewRow
from ui.context import UiContext
from ui.reception.desk_tabs import open_desk_part
from ui.reception.kept_list import KeptList
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.paged_table import Column

FIELDS = ("went_well", "improve", "next_time")


class ReviewPart(KeptList):
    """Receptions that ended, newest first; the manager reads what others wrote and cannot change it."""

    def __init__(self, context: UiContext) -> None:
        form = Form(columns=3)
        form.add(MultiLine("went_well", self.tr("What went well"), lines=4, max_length=500))
        form.add(MultiLine("improve", self.tr("What to improve"), lines=4, max_length=500))
        form.add(MultiLine("next_time", self.tr("What to do next time"), lines=4, max_length=500))
        title = self.tr("Self-review after a reception: you and the manager read it, nobody else")
        super().__init__(context, "review", title, form)
        self.new_button.hide()
        self._writable(False)

    def columns(self) -> tuple[Column, ...]:
        return (
            Column("arrived", self.tr("Arrived"), _arrived, width=110),
            Column("who", self.tr("Customer"), lambda row: str(row.who) or self.tr("anonymous"), width=110),
            Column("car", self.tr("Intended car"), lambda row: str(row.wanted_model), width=150),
            Column("consultant", self.tr("Received by"), lambda row: str(row.consultant), width=110),
            Column("written", self.tr("Review"), self._written, width=130, tone=_tone),
        )

    def read(self) -> Callable[[], Sequence[Any]]:
        return partial(self.context.showroom.self_reviews.reviews, self.context.actor)

    def values_of(self, row: ReviewRow) -> dict[str, Any]:
        return {name: getattr(row.draft, name) for name in FIELDS}

    def empty(self) -> dict[str, Any]:
        return dict.fromkeys(FIELDS, "")

    def store(self, values: dict[str, Any]) -> Callable[[], Any]:
        row: ReviewRow = self.chosen
        draft = ReviewDraft(**{name: values[name] for name in FIELDS})
        return partial(self.context.showroom.self_reviews.write, self.context.actor, row.id, row.version, draft)

    def new(self) -> None:
        """There is no review without a reception."""
        self.chosen = None
        self.binder.set_values(self.empty())
        self._writable(False)

    def submit(self) -> None:
        """Store the review of a reception of one's own."""
        if self.chosen is not None and self.chosen.mine:
            super().submit()

    def _on_rows(self, rows: Sequence[Any]) -> None:
        before = None if self.chosen is None else self.chosen.id
        super()._on_rows(rows)
        place = next((number for number, row in enumerate(rows) if row.id == before), 0)
        if place:
            self.table.setCurrentIndex(self.model.index(place, 0))

    def _on_row(self, *indexes: object) -> None:
        super()._on_row(*indexes)
        self._writable(self.chosen is not None and self.chosen.mine)

    def _writable(self, writable: bool) -> None:
        self.save_button.setEnabled(writable)
        for row in self.binder.rows.values():
            if isinstance(row.field, MultiLine):
                row.field.setReadOnly(not writable)

    def _written(self, row: ReviewRow) -> str:
        if row.written_at is None:
            return self.tr("not written yet")
        return self.tr("written {day}").format(day=f"{row.written_at.astimezone(STORE_ZONE):%m-%d %H:%M}")


def open_reviews(window: QWidget, context: UiContext) -> None:
    """From anywhere."""
    open_desk_part(window, context, "review")


def _arrived(row: ReviewRow) -> str:
    return f"{row.arrived_at.astimezone(STORE_ZONE):%m-%d %H:%M}"


def _tone(row: ReviewRow) -> str:
    return "" if row.written_at is None else "good"
