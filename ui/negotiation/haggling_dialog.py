"""Why customers haggle: what each reason, model, consultant or month cost, and what to answer (S0-29)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.negotiation.draft import HaggleReason
from showroom.negotiation.haggling import ANSWERS, REASONS, HaggleBy, HaggleQuery, HaggleReport, HaggleRow
from ui.context import UiContext
from ui.messages import window_language
from ui.negotiation.library_dialog import LibraryDialog
from ui.theme import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.buttons import Button
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField, DateField
from ui.widgets.figure_table import Figure, FigureTable
from ui.widgets.form import Form, FormBinder, MessageLine

ROWS_SHOWN = 9


class HagglingDialog(QDialog):
    """Who may read reports sees the store, a consultant their own deals."""

    def __init__(self, parent: QWidget | None, context: UiContext) -> None:
        super().__init__(parent)
        self.setObjectName("haggling_dialog")
        self.setWindowTitle(self.tr("Why customers haggle"))
        self.context = context
        self.may_read_all = context.actor.may(Permission.REPORT_READ)
        self.report: HaggleReport | None = None
        self.library: LibraryDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        whose = self.tr("all deals of the store") if self.may_read_all else self.tr("my own deals")
        each = self.tr("each deal counts once, with its newest quotation")
        column.addWidget(text_label(f"{whose} · {each}", "fact", wrap=True))
        column.addWidget(self._build_filter())
        self.table = FigureTable("haggling", self.windowTitle(), self._columns(), ROWS_SHOWN)
        self.table.picked.connect(self._on_picked)
        column.addWidget(self.table)
        column.addStretch(1)
        self.message = MessageLine()
        column.addWidget(self.message)
        column.addLayout(self._build_foot())
        self.resize(860, 560)
        self.reload()

    def query(self) -> HaggleQuery | None:
        """What is asked for; None while a day cannot be read, which is marked."""
        values = self.binder.collect()
        if values is None:
            return None
        reason = None if values["reason"] == "all" else HaggleReason(values["reason"])
        return HaggleQuery(values["since"], values["until"], HaggleBy(values["by"]), reason)

    def reload(self) -> None:
        """Count anew."""
        query = self.query()
        if query is not None:
            act = partial(self._count, query)
            self.context.jobs.read(act, self._on_report, self._on_failed, key="haggling")

    def export(self) -> None:
        """Ask where to write the file."""
        dialog = QFileDialog(self, self.tr("Save the figures…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(self.tr("haggling") + ".xlsx")
        dialog.fileSelected.connect(self.save_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_file(self, path: str) -> None:
        """Write the figures there."""
        query = self.query()
        if query is not None:
            act = partial(self._export, query, Path(path))
            self.context.jobs.read(act, self._on_written, self._on_failed, key="haggling_file")

    def open_library(self) -> None:
        """What others answer to the reason that is chosen."""
        row, kind = self._row(), ""
        if row is not None and self.report is not None and self.report.by is HaggleBy.REASON:
            kind = ANSWERS.get(HaggleReason(row.key), "")
        self.library = LibraryDialog(self, self.context, kind)
        self.library.open()

    def _count(self, query: HaggleQuery) -> HaggleReport:
        service: Any = self.context.showroom.haggling  # imported here, off the GUI
        act = service.report if self.may_read_all else service.own
        report: HaggleReport = act(self.context.actor, query)
        return report

    def _export(self, query: HaggleQuery, path: Path) -> Path:
        written: Path = self.context.showroom.haggling.export(self.context.actor, query, path, self.context.lang)
        return written

    def _build_filter(self) -> Form:
        lang, form = window_language(), Form(columns=4)
        kinds = [
            (HaggleBy.REASON.value, self.tr("reason")), (HaggleBy.MODEL.value, self.tr("model")),
            (HaggleBy.CONSULTANT.value, self.tr("consultant")), (HaggleBy.MONTH.value, self.tr("month")),
        ]  # fmt: skip
        reasons = [("all", self.tr("every reason")), *((r.value, REASONS[r](lang)) for r in REASONS if r.value)]
        form.add(ChoiceField("by", self.tr("Count by"), kinds))
        form.add(ChoiceField("reason", self.tr("Why they haggle"), reasons))
        today = self.context.showroom.work.today
        form.add(DateField("since", self.tr("From"), today=today, hint=self.tr("empty: the last 90 days")))
        form.add(DateField("until", self.tr("Until"), today=today))
        self.binder = FormBinder(form, parent=self)
        self.binder.set_values({"by": HaggleBy.REASON.value, "reason": "all", "since": None, "until": None})
        self.binder.changed.connect(self.reload)
        return form

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        self.answers = Button(self.tr("What to answer…"))
        self.answers.setObjectName("haggling_answers")
        self.answers.clicked.connect(self.open_library)
        self.excel = Button(self.tr("Excel…"), icon="download")
        self.excel.setObjectName("haggling_excel")
        self.excel.clicked.connect(self.export)
        self.excel.setVisible(self.may_read_all)
        back = Button(self.tr("Close"))
        back.clicked.connect(self.reject)
        foot.addWidget(self.answers)
        foot.addStretch(1)
        foot.addWidget(self.excel)
        foot.addWidget(back)
        return foot

    def _columns(self) -> tuple[Figure, ...]:
        return (
            Figure("", number=False), Figure(self.tr("Deals"), 80), Figure(self.tr("Signed"), 110),
            Figure(self.tr("Average discount"), 150), Figure(self.tr("% of guide price"), 130),
            Figure(self.tr("Discounts in all"), 150),
        )  # fmt: skip

    def _row(self) -> HaggleRow | None:
        at = self.table.currentRow()
        rows = () if self.report is None else self.report.rows
        return rows[at] if 0 <= at < len(rows) else None

    def _on_report(self, report: HaggleReport) -> None:
        self.report = report
        lang = window_language()
        rows = [self._texts(row, row.name(lang)) for row in (*report.rows, report.total)]
        self.table.show_rows(rows, len(rows) - 1)
        since, until = report.since.isoformat(), report.until.isoformat()
        none = self.tr("Nobody haggled in these days.") if not report.rows else ""
        self.message.show_text(none or f"{since} – {until}")
        self._on_picked(self.table.currentRow())

    @staticmethod
    def _texts(row: HaggleRow, name: str) -> list[str]:
        return [name, str(row.deals), row.success, row.average.grouped(), row.percent, row.discount.grouped()]

    def _on_picked(self, _row: int) -> None:
        self.answers.setEnabled(self.report is not None)

    def _on_written(self, path: Path) -> None:
        self.message.show_text(self.tr("Written to {path}").format(path=path), "good")

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.binder.show_errors(error)
        else:
            self.message.show_text(error.text(window_language()), "refusal")


def open_haggling(window: QWidget, context: UiContext) -> None:
    """From the palette."""
    dialog = HagglingDialog(window, context)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
