"""The head of the template editor: which version it is, what stands before its release, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from showroom.contract.template_views import TemplateStatus, TemplateView
from showroom.kernel.errors import Lang
from showroom.kernel.findings import Finding
from ui.messages import window_language
from ui.settings.template_words import facts_text, status_text, status_tone
from ui.theme import SPACE_2, SPACE_3, Tone
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.cards import Pill, text_label
from ui.widgets.form import MessageLine

_MOST = 40


class TemplateHead(QWidget):
    """Buttons by what the version allows; `went(Finding)` when one of the open points is chosen."""

    went = Signal(object)

    def __init__(self, may_release: bool) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self._may_release = may_release
        self._findings: tuple[Finding, ...] = ()
        self.back = QuietButton(self.tr("Templates"), "", "chevron-left")
        self.back.setObjectName("template_back")
        self.title = text_label("", "subject")
        self.pill = Pill("", "accent")
        self.facts = text_label("", "fact", wrap=True)
        self.message = MessageLine()
        self.undo = self._button("undo", self.tr("Undo"), "undo-2")
        self.compare = self._button("compare", self.tr("Compare"), "list")
        self.copy = self._button("copy", self.tr("New version"), "copy")
        self.delete = self._button("delete", self.tr("Delete draft"), "trash-2")
        self.withdraw = self._button("withdraw", self.tr("Withdraw"), "x")
        self.standard = self._button("standard", self.tr("Make it the standard"), "check")
        self.open_points = self._button("points", self.tr("Ready for release"), "circle-check")
        self.points = QMenu(self.open_points)
        self.points.triggered.connect(self._on_point)
        self.open_points.setMenu(self.points)
        self.release = self._button("release", self.tr("Release…"), "shield-check")
        self.save_button = PrimaryButton(self.tr("Save draft"), "Ctrl+Return")
        self.save_button.setObjectName("template_save")
        self.copy.hide()  # never with the draft's buttons: together they are wider than a small screen
        self.withdraw.hide()
        self.standard.hide()
        self._build()

    def show_view(self, view: TemplateView, lang: Lang) -> None:
        """Which version is shown, and what it allows."""
        row, draft = view.row, view.editable
        self.title.setText(row.label)
        self.pill.show_state(status_text(row.status), status_tone(row.status))
        self.facts.setText(facts_text(row, lang))
        self.say("")
        for button in (self.undo, self.delete, self.open_points, self.save_button):
            button.setVisible(draft)
        self.release.setVisible(draft and self._may_release)
        taken_back = row.status in {TemplateStatus.COMING, TemplateStatus.VALID, TemplateStatus.ENDED}
        self.withdraw.setVisible(taken_back and self._may_release)
        self.standard.setVisible((row.offered or row.version_id is None) and not row.standard and self._may_release)
        self.copy.setVisible(not draft)
        self.copy.show_text(
            self.tr("New template from it") if row.status is TemplateStatus.SHIPPED else self.tr("New version from it")
        )

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """What stands before the release, each a line of the menu."""
        self._findings = tuple(findings)
        self.points.clear()
        lang = window_language()
        for number, finding in enumerate(self._findings[:_MOST]):
            text = f"{finding.code}  {finding.text(lang)}"
            action = self.points.addAction(text if len(text) <= 90 else text[:89] + "…")
            action.setToolTip(text)
            action.setData(number)
        count = len(self._findings)
        self.open_points.show_text(
            self.tr("{count} point(s) before release").format(count=count) if count else self.tr("Ready for release")
        )
        self.open_points.setEnabled(bool(count))
        self.release.setEnabled(not count)
        self.say("")

    def show_problem(self, text: str, count: int) -> None:
        """The text cannot even be read: the first reason."""
        self.open_points.show_text(self.tr("{count} point(s) before release").format(count=count))
        self.open_points.setEnabled(False)
        self.release.setEnabled(False)
        self.say(text, "refusal")

    def say(self, text: str, tone: Tone = "") -> None:
        """One line below the head."""
        self.message.show_text(text, tone)

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(SPACE_3)
        for widget in (self.back, self.title, self.pill):
            first.addWidget(widget)
        first.addStretch(1)
        for button in (self.undo, self.compare, self.copy, self.delete, self.withdraw, self.standard):
            first.addWidget(button)
        for button in (self.open_points, self.release):
            first.addWidget(button)
        first.addWidget(self.save_button)
        second = QHBoxLayout()
        second.setSpacing(SPACE_3)
        second.addWidget(self.facts, 1)
        second.addWidget(self.message, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(first)
        column.addLayout(second)

    def _button(self, name: str, text: str, icon: str) -> Button:
        button = Button(text, icon=icon)
        button.setObjectName(f"template_{name}")
        return button

    def _on_point(self, action: QAction) -> None:
        self.went.emit(self._findings[int(action.data())])
