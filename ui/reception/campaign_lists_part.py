"""The call lists with their progress, by list and by caller; taken out as a file, shared out anew, closed (S0-13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from showroom.kernel.actor import Permission
from showroom.reception.campaign_sheets import ENDINGS
from showroom.reception.campaign_views import CallerProgress, CallListRow
from ui.changes import Changes
from ui.context import UiContext
from ui.reception.campaign_part import (
    CampaignPart,
    FileButton,
    chosen_row,
    left_out_text,
    level,
    proposed_file,
    show_rows,
)
from ui.theme import SPACE_3
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, EmptyState, text_label
from ui.widgets.fields import TextField
from ui.widgets.form import Form
from ui.widgets.paged_table import Column

SIDE_WIDTH = 330


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """A caller's progress with a number of its own, as tables want it."""

    id: int
    caller: CallerProgress


class CampaignListsPart(CampaignPart):
    """All lists, for the manager."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "campaign_lists_part")
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        self.table = self.make_table("call_lists", self.tr("Call lists"), self._columns())
        self.empty = EmptyState("list", self.tr("No call list was made yet: see New list."))
        row.addWidget(self.table, 1)
        row.addWidget(self.empty, 1)
        row.addWidget(self._build_side())
        self.column.addLayout(row, 1)
        self.add_form(self._build_form())
        self.close_button = Button(self.tr("Close the list"))
        self.close_button.setObjectName("close_list")
        self.close_button.clicked.connect(self.close_list)
        self.export_button = PrimaryButton(self.tr("Take the list out"), "Ctrl+Return", "download")
        self.export_button.setObjectName("export_list")
        self.export_button.clicked.connect(self.submit)
        self.add_foot(self.close_button, self.export_button)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        context.changes.changed.connect(self._on_changed)

    def refresh(self) -> None:
        self.read(partial(self.context.showroom.call_lists.lists, self.context.actor), self._on_rows, "lists")

    def submit(self) -> None:
        """Write the chosen list into a file."""
        row, values = chosen_row(self.table), self.binder.collect()
        if row is None or values is None:
            return
        target, reason = Path(str(values["target"])).expanduser(), str(values["reason"])
        export = self.context.showroom.call_sheets.export
        act = partial(export, self.context.actor, row.id, target, reason, self.context.lang)
        self.write(act, partial(self._on_exported, target))

    def close_list(self) -> None:
        """End the chosen list: calls not made are taken back."""
        row = chosen_row(self.table)
        if row is not None:
            act = partial(self.context.showroom.call_lists.close_list, self.context.actor, row.id, row.version)
            self.write(act, self._on_closed)

    def _build_side(self) -> Card:
        card = Card()
        card.setFixedWidth(SIDE_WIDTH)
        card.add(text_label(self.tr("By caller"), "heading"))
        columns = (
            Column("caller", self.tr("Caller"), lambda line: str(line.caller.caller), width=100),
            Column("done", self.tr("Done"), lambda line: f"{line.caller.done} / {line.caller.total}", width=80),
            Column("coming", self.tr("Will come"), lambda line: str(line.caller.coming), right=True, width=80),
        )
        self.callers = self.make_table("callers", self.tr("By caller"), columns)
        card.add(self.callers, 1)
        self.left_out = text_label("", "hint", wrap=True)
        self.left_out.setObjectName("list_left_out")
        card.add(self.left_out)
        return card

    def _build_form(self) -> Form:
        form = Form(columns=8)
        today = self.context.showroom.work.today()
        target = TextField("target", self.tr("File: .xlsx, .csv, or .pdf to print"), max_length=400, required=True)
        self.target = form.add(target, 4)
        self.target.set_value(proposed_file(self.tr("call-list"), today))
        choose = FileButton(self, self.target, ENDINGS)
        choose.setObjectName("choose_file")
        form.add_widget(level(choose))
        label = self.tr("What for: full numbers go out")
        self.reason = form.add(TextField("reason", label, max_length=200, required=True), 3)
        return form

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("campaign", self.tr("Campaign"), lambda row: str(row.campaign), width=170),
            Column("due", self.tr("Until"), lambda row: row.due.isoformat(), width=94, tone=self._late),
            Column("done", self.tr("Done"), lambda row: f"{row.done} / {row.total}", width=80),
            Column("percent", "%", lambda row: f"{row.percent} %", right=True, width=60),
            Column("reached", self.tr("Reached"), lambda row: str(row.reached), right=True, width=70),
            Column("coming", self.tr("Will come"), lambda row: str(row.coming), right=True, width=80),
            Column("state", self.tr("State"), self._state, width=76),
            Column("made", self.tr("Made by"), lambda row: str(row.made_by), width=86),
        )

    def _state(self, row: CallListRow) -> str:
        return self.tr("closed") if row.closed else self.tr("open")

    def _late(self, row: CallListRow) -> str:
        today: date = self.context.showroom.work.today()
        return "refusal" if not row.closed and row.done < row.total and row.due < today else ""

    def _on_rows(self, rows: Sequence[CallListRow]) -> None:
        kept = chosen_row(self.table)
        show_rows(self.table, rows, None if kept is None else kept.id)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._on_row()

    def _on_row(self, *_indexes: object) -> None:
        row: CallListRow | None = chosen_row(self.table)
        self.close_button.setEnabled(row is not None and not row.closed)
        self.export_button.setEnabled(row is not None and self.context.actor.may(Permission.EXPORT))
        if row is None:
            show_rows(self.callers, ())
            self.left_out.setText("")
            return
        left = left_out_text(row.left_out)
        self.left_out.setText(self.tr("Left out: {why}").format(why=left) if left else "")
        self.read(
            partial(self.context.showroom.call_lists.progress, self.context.actor, row.id),
            self._on_progress,
            "progress",
        )

    def _on_progress(self, callers: Sequence[CallerProgress]) -> None:
        show_rows(self.callers, [ProgressLine(number, one) for number, one in enumerate(callers, 1)])

    def _on_exported(self, target: Path, count: int) -> None:
        self.told(self.tr("{count} people in {file}").format(count=count, file=target))

    def _on_closed(self, count: int) -> None:
        self.told(self.tr("The list is closed, {count} calls taken back").format(count=count))
        self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.kind in ("call_list", "call_list_entry") and self.isVisible():
            self.refresh()
