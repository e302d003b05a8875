"""How a customer came to whom he belongs: each decision with its rule and evidence (§6.3)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.customers.owner_history import MANAGER_RULE, rule_name
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import ShowroomError
from showroom.reception.ownership_views import OwnershipDecided
from ui.context import UiContext
from ui.widgets.line_list import Line, LineList


class OwnershipHistory(QWidget):
    """`load(customer_id)` reads and shows the decisions that concern the person at the desk, newest first."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("ownership_history")
        self.setProperty("kind", "inner")
        self._context = context
        self.lines = LineList("ownership_lines", self.tr("No decision that concerns you."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lines)

    def load(self, customer_id: int) -> None:
        """Read the history of a customer."""
        act = partial(self._context.showroom.ownership.history, self._context.actor, customer_id)
        self._context.jobs.read(act, self.show_decisions, self._on_failed, key="history")

    def show_decisions(self, decisions: tuple[OwnershipDecided, ...]) -> None:
        """Show these decisions."""
        self.lines.show_lines([self._line(decided) for decided in decisions])

    def _on_failed(self, error: ShowroomError) -> None:
        self._context.notifier.error(error)

    def _line(self, decided: OwnershipDecided) -> Line:
        at = f"{decided.at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
        moved = decided.before and decided.before != decided.owner
        owner = decided.owner or "—"
        who = f"{decided.before} → {owner}" if moved else owner
        facts = [decided.evidence_zh if self._context.lang == "zh" else decided.evidence_en]
        if decided.protected_until is not None:
            facts.append(self.tr("protected until {day}").format(day=decided.protected_until.isoformat()))
        if decided.split_percent:
            facts.append(self.tr("former owner's share {percent} %").format(percent=decided.split_percent))
        facts.append(self.tr("written down by {name}").format(name=decided.by))
        by_manager = decided.rule == MANAGER_RULE
        rule = rule_name(decided.rule, self._context.lang)
        return Line(decided.id, f"{at}   {who}", " · ".join(facts)).with_pill(
            rule, "caution" if by_manager else "accent"
        )
