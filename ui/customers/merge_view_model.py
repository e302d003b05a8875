"""Merging between the window and the service: candidates, the preview, the act and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.customers.merge_duplicates import Cursor, DuplicatePage, DuplicatePair
from showroom.customers.merge_rules import Side
from showroom.customers.merge_views import MergeChoice, Merged, MergePreview
from showroom.customers.service import CustomerQuery
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext

PAGE = 50
HITS = 20


class MergeViewModel(QObject):
    """One preview at a time; `merged` and `undone` carry the record that lives."""

    previewed = Signal(object)
    merged = Signal(object)
    undone = Signal(object)
    judged = Signal(int, int, bool)
    refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.preview: MergePreview | None = None

    def load(self, keep_id: int, other_id: int) -> None:
        """Read both records side by side."""
        read = partial(self._context.showroom.merging.preview, self._context.actor, keep_id, other_id)
        self._context.jobs.read(read, self._on_previewed, self._on_refused, key="merge_preview")

    def merge(self, take: Mapping[str, Side]) -> None:
        """Make one record of the two, as previewed and chosen."""
        preview = self.preview
        if preview is None:
            return
        keep, other = preview.keep, preview.other
        choice = MergeChoice(keep.id, other.id, keep.version, other.version, dict(take))
        act = partial(self._context.showroom.merging.merge, self._context.actor, choice)
        self._context.jobs.write(act, self._on_merged, self._on_refused)

    def undo(self, merge_id: int) -> None:
        """Take a merge back."""
        act = partial(self._context.showroom.merging.undo, self._context.actor, merge_id)
        self._context.jobs.write(act, self._on_undone, self._on_refused)

    def judge(self, one: int, other: int, *, apart: bool) -> None:
        """Keep that two records are two people, or that they may be one after all."""
        merging = self._context.showroom.merging
        act = partial(merging.judge_apart if apart else merging.forget_apart, self._context.actor, one, other)
        self._context.jobs.write(act, partial(self._on_judged, one, other, apart), self._on_refused)

    def _on_judged(self, one: int, other: int, apart: bool, _changed: bool) -> None:
        self.judged.emit(one, other, apart)

    def _on_previewed(self, preview: MergePreview) -> None:
        self.preview = preview
        self.previewed.emit(preview)

    def _on_merged(self, merged: Merged) -> None:
        self.merged.emit(merged)

    def _on_undone(self, merged: Merged) -> None:
        self.undone.emit(merged)

    def _on_refused(self, error: ShowroomError) -> None:
        self.refused.emit(error)


class CandidatesViewModel(QObject):
    """Pairs that may be one person: of one customer, or piece by piece over the whole store."""

    found = Signal(object)
    history_read = Signal(object)
    progress = Signal(int, int, bool)
    refused = Signal(object)

    def __init__(self, context: UiContext, customer_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.customer_id = customer_id
        self.pairs: dict[tuple[int, int], DuplicatePair] = {}
        self.after: Cursor | None = Cursor()
        self._wanted = 0

    def load(self) -> None:
        """Begin anew."""
        self.pairs, self.after = {}, Cursor()
        if self.customer_id:
            self._read_partners()
            read = partial(self._context.showroom.merging.history, self._context.actor, self.customer_id)
            self._context.jobs.read(read, self._on_history, self._on_refused, key="merge_history")
        else:
            self.look_on()

    def look_on(self) -> None:
        """Look for another page of pairs; the pieces follow one another by themselves."""
        self._wanted = len(self.pairs) + PAGE
        self._next_piece()

    def search(self, text: str) -> None:
        """Records that the text finds, beside the one customer; empty text gives the likely ones again."""
        if not text.strip():
            self._read_partners()
            return
        read = partial(self._context.showroom.customers.first_rows, self._context.actor, CustomerQuery(text=text), HITS)
        self._context.jobs.read(read, self._on_hits, self._on_refused, key="merge_partners")

    def _read_partners(self) -> None:
        read = partial(self._context.showroom.merging.partners, self._context.actor, self.customer_id)
        self._context.jobs.read(read, self._on_partners, self._on_refused, key="merge_partners")

    def _next_piece(self) -> None:
        if self.after is not None:
            act = partial(self._context.showroom.merging.duplicates, self._context.actor, self.after, PAGE)
            self._context.jobs.read(act, self._on_page, self._on_refused, key="merge_duplicates")

    def _on_page(self, page: DuplicatePage) -> None:
        for pair in page.pairs:
            self.pairs.setdefault((pair.first.id, pair.second.id), pair)
        self.after = page.after
        self.found.emit(tuple(self.pairs.values()))
        more = page.after is not None and len(self.pairs) < self._wanted
        self.progress.emit(page.looked, page.total, more)
        if more:
            self._next_piece()

    def _on_partners(self, partners: Any) -> None:
        self.found.emit(tuple((entry.row, entry.reason) for entry in partners))

    def _on_hits(self, rows: Any) -> None:
        self.found.emit(tuple((row, None) for row in rows if row.id != self.customer_id and not row.limited))

    def _on_history(self, lines: object) -> None:
        self.history_read.emit(lines)

    def _on_refused(self, error: ShowroomError) -> None:
        self.refused.emit(error)
