"""Third page of an import, when the file names consultants whom nobody here knows: who is meant."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import UiContext
from ui.imports.choice_table import ChoiceLine, ChoiceModel, ChoiceTable
from ui.imports.view_model import ImportViewModel
from ui.theme import SPACE_3
from ui.widgets.cards import text_label


class PeoplePage(QWidget):
    """Each unknown name is a colleague, or becomes one who has left."""

    def __init__(self, context: UiContext, view_model: ImportViewModel) -> None:
        super().__init__()
        self.context, self.view_model = context, view_model
        titles = (self.tr("Name in the file"), self.tr("Rows"), self.tr("Taken as"))
        self.model = ChoiceModel(titles, self)
        self.model.chosen.connect(self._on_chosen)
        self.table = ChoiceTable("import_people", self.tr("Consultants of the file"), self.model, (260, 90))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        hint = self.tr(
            "The file names colleagues who are not known here. Say who is meant; otherwise the name is kept as that of"
            " a colleague who has left, who cannot sign in."
        )
        column.addWidget(text_label(hint, "hint", wrap=True))
        column.addWidget(self.table, 1)
        view_model.tried.connect(self.show_people)

    def show_people(self) -> None:
        """Show the unknown names and whom they were mapped to."""
        trial, opened = self.view_model.trial, self.view_model.opened_file
        owners = () if trial is None else trial.plan.owners
        lines = []
        for owner in owners:
            mapped = self.view_model.owners.get(owner.written, 0)
            lines.append(ChoiceLine(owner.written, (owner.written, str(owner.rows)), str(mapped)))
        choices = [("0", self.tr("somebody who has left (inactive)"))]
        choices += [] if opened is None else [(str(key), name) for key, name in opened.colleagues]
        self.model.show_lines(lines, choices)

    def _on_chosen(self, written: str, colleague: str) -> None:
        self.view_model.map_owner(written, int(colleague))
        self.show_people()
