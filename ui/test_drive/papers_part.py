"""What a demo car must carry and show: plate, inspection, gauges, insurance, and when it was out of service."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.test_drive.demo_views import CoverLine, DemoCarFile, StopLine
from ui.context import UiContext
from ui.test_drive.demo_words import COVERS, word
from ui.test_drive.row_table import RowTable
from ui.theme import SPACE_2, SPACE_3
from ui.widgets.buttons import Button
from ui.widgets.cards import Section, text_label
from ui.widgets.paged_table import Column

COVER_ROWS = 156  # heading and four policies


class PapersPart(QScrollArea):
    """`entry_wanted(kind)` for a form, `strike_wanted(id)` for a policy that was recorded wrongly."""

    entry_wanted = Signal(str)
    strike_wanted = Signal(int)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("kind", "inner")
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, SPACE_2, SPACE_3, 0)
        self.column.setSpacing(SPACE_3)
        self.setWidget(inner)
        self.context = context
        self.acts: dict[str, Button] = {}
        stock, drives = Permission.STOCK_WRITE, Permission.TEST_DRIVE_WRITE
        self.plate = self._line("plate", self.tr("Plate"))
        self._act(self.plate, "register", self.tr("Permanent plate…"), stock)
        self._act(self.plate, "plate", self.tr("Temporary plate…"), stock)
        self.inspection = self._line("inspection", self.tr("Inspection"))
        self._act(self.inspection, "inspection", self.tr("Inspection…"), stock)
        self.gauges = self._line("gauges", self.tr("Odometer and energy"))
        self._act(self.gauges, "gauges", self.tr("Read off…"), drives)
        self.insurance = Section(self.tr("Insurance"))
        self._act(self.insurance, "cover", self.tr("Insurance…"), stock)
        self.strike = Button(self.tr("Strike out…"))
        self.strike.setObjectName("cover_strike")
        self.strike.clicked.connect(self._on_strike)
        self.strike.setVisible(context.actor.may(stock))
        self.insurance.add_action(self.strike)
        self.covers = RowTable("car_covers", self.tr("Insurance"), self._columns(), context.jobs)
        self.covers.setFixedHeight(COVER_ROWS)
        self.covers.picked.connect(self._on_picked)
        self.insurance.add(self.covers)
        self.column.addWidget(self.insurance)
        self.stops = self._line("stops", self.tr("Out of service"))
        self.column.addStretch(1)

    def show_file(self, file: DemoCarFile) -> None:
        """Show what is on record."""
        row = file.row
        self.plate.subtitle.setText(row.plate or self.tr("not on record"))
        self._show(self.plate, self._plate_lines(file))
        until = file.inspection_valid_to
        ends = self.tr("valid to {day}").format(day=until) if until is not None else self.tr("not on record")
        self.inspection.subtitle.setText(ends)
        energy = self.tr("not read") if row.energy_percent is None else f"{row.energy_percent} %"
        self.gauges.subtitle.setText(f"{row.odometer_km:,} km · {energy}")
        self.covers.show_rows(file.covers)
        self.stops.subtitle.setText("" if file.stops else self.tr("never"))
        self._show(self.stops, [self._stop_text(stop) for stop in file.stops])

    def _plate_lines(self, file: DemoCarFile) -> list[str]:
        lines: list[str] = []
        for issue in file.plates:
            text = self.tr("Temporary plate no. {issue}: {plate}, {first} to {last}")
            text = text.format(issue=issue.issue, plate=issue.plate, first=issue.valid_from, last=issue.valid_to)
            late = self.tr("only the plates were late") if issue.production_late else ""
            lines.append(" · ".join(part for part in (text, late) if part))
        return lines

    def _stop_text(self, stop: StopLine) -> str:
        began = f"{stop.stopped_at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
        text = self.tr("{began} {by}: {reason}").format(began=began, by=stop.stopped_by, reason=stop.reason)
        if stop.freed_at is None:
            return text
        ended = f"{stop.freed_at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
        back = self.tr("back {ended} {by}: {note}").format(ended=ended, by=stop.freed_by, note=stop.freed_note)
        return f"{text} · {back}"

    def _columns(self) -> tuple[Column, ...]:
        today = self.context.showroom.work.today()

        def tone(row: CoverLine) -> str:
            return "refusal" if row.valid_to < today else ""

        return (
            Column("kind", self.tr("Kind"), lambda row: word(COVERS, row.kind), width=100),
            Column("from", self.tr("Valid from"), lambda row: str(row.valid_from), width=100),
            Column("to", self.tr("Valid to"), lambda row: str(row.valid_to), width=100, tone=tone),
            Column("amount", self.tr("Sum insured"), _amount, right=True, width=110),
            Column("insurer", self.tr("Insurer"), lambda row: str(row.insurer), width=110),
            Column("number", self.tr("Policy number"), lambda row: str(row.policy_number), width=120),
        )

    def _line(self, name: str, title: str) -> Section:
        section = Section(title)
        section.setObjectName(f"papers_{name}")
        self.column.addWidget(section)
        return section

    def _act(self, section: Section, kind: str, title: str, right: Permission) -> None:
        button = self.acts[kind] = Button(title)
        button.setObjectName(f"car_{kind}")
        button.clicked.connect(partial(self._on_act, kind))
        button.setVisible(self.context.actor.may(right))
        section.add_action(button)

    @staticmethod
    def _show(section: Section, lines: list[str]) -> None:
        while (item := section.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in lines:
            section.add(text_label(line, wrap=True))

    def _on_act(self, kind: str, _checked: bool = False) -> None:
        self.entry_wanted.emit(kind)

    def _on_picked(self) -> None:
        self.strike.setEnabled(self.covers.row() is not None)

    def _on_strike(self, _checked: bool = False) -> None:
        cover = self.covers.row()
        if cover is not None:
            self.strike_wanted.emit(cover.id)


def _amount(row: CoverLine) -> str:
    return "" if row.amount is None else f"¥{row.amount.grouped()}"
