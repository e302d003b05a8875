"""The deal panel: what is missing, what is satisfied, promises, objections, papers, timeline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from showroom.deals.model import Step
from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.findings import Override, Severity, worst
from ui.theme import SPACE_1, SPACE_2, SPACE_4
from ui.widgets.buttons import LinkButton, QuietButton, shortcut_text
from ui.widgets.cards import Card, FindingCard, Pill, text_label

if TYPE_CHECKING:
    from datetime import datetime

    from showroom.deals.views import DealView, ObjectionLine
    from ui.context import UiContext

SHOWN_SATISFIED, SHOWN_EVENTS = 4, 8


class DealPanel(Card):
    """Rebuilt for every `DealView`; links tell what the user wants mended."""

    mend = Signal(object)
    """A finding's link was used."""
    override = Signal(object)
    """A finding shall pass by the manager's word."""
    document = Signal(int)
    promise_asked = Signal(str, object)
    """keep, withdraw or change, and which promise."""
    catch = Signal(str)
    """Something was said that must not be lost: a promise or an objection."""
    answer = Signal(int)
    """An objection shall be answered."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(scroll=True)
        self.setObjectName("deal_panel")
        self._context = context
        self._content: QWidget | None = None
        self._lines = QVBoxLayout()
        self._build_catching()

    def show_deal(self, view: DealView) -> None:
        """Show everything about `view`."""
        content = QWidget()
        content.setProperty("kind", "inner")
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE_2)
        self._build_missing(view)
        self._build_satisfied(view)
        self._build_promises(view)
        self._build_documents(view)
        self._build_timeline(view)
        self._lines.addStretch(1)
        if self._content is not None:
            self.column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self.column.addWidget(content)

    def _build_catching(self) -> None:
        """Above what is built anew for each view, so that the keyboard stays on the button that was used."""
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        for what, text, keys in (
            ("promise", self.tr("Promise…"), "Ctrl+Shift+P"), ("objection", self.tr("Objection…"), "Ctrl+Shift+O"),
        ):  # fmt: skip
            button = QuietButton(text, icon="plus")
            button.setObjectName(f"catch_{what}")
            button.setShortcut(QKeySequence(keys))
            button.setToolTip(f"{text}  {shortcut_text(keys)}")
            button.setVisible(self._context.actor.may(Permission.DEAL_NOTE))
            button.clicked.connect(partial(self.catch.emit, what))
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _heading(self, text: str, pill: Pill | None = None) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, SPACE_2 if self._lines.count() else 0, 0, 0)
        row.addWidget(text_label(text, "heading"))
        row.addStretch(1)
        if pill is not None:
            row.addWidget(pill)
        self._lines.addLayout(row)

    def _build_missing(self, view: DealView) -> None:
        self._missing_heading(view)
        for finding in view.missing:
            card = FindingCard(finding)
            card.activated.connect(self.mend)
            if finding.override is not Override.NONE and self._context.actor.may(Permission.RULE_OVERRIDE):
                card.add_link(self.tr("Let pass…")).clicked.connect(partial(self.override.emit, finding))
            self._lines.addWidget(card)

    def _missing_heading(self, view: DealView) -> None:
        """Counts what blocks, as the path does; reminders are listed below without being counted."""
        count = sum(finding.severity > Severity.WARN for finding in view.missing)
        if not count:
            self._heading(self.tr("Nothing is missing"), Pill(self.tr("ready"), "good"))
            return
        title = self.tr("1 item missing") if count == 1 else self.tr("{count} items missing").format(count=count)
        blocked = worst(view.missing) is Severity.BLOCK
        verdict = self.tr("not yet") if blocked else self.tr("needs approval")
        self._heading(title, Pill(verdict, "refusal" if blocked else "caution"))

    def _build_satisfied(self, view: DealView) -> None:
        if not view.satisfied:
            return
        self._heading(self.tr("Satisfied {count}").format(count=len(view.satisfied)))
        for finding in view.satisfied[:SHOWN_SATISFIED]:
            line = f"✓ {finding.text(self._context.lang)}"
            self._lines.addWidget(text_label(line, tone="muted", wrap=True))

    def _build_promises(self, view: DealView) -> None:
        open_promises = [promise for promise in view.promises if not promise.settled]
        told_above = view.current_step is Step.NEGOTIATION  # there each open one has its finding
        open_objections = [] if told_above else [doubt for doubt in view.objections if not doubt.settled]
        if view.promises:
            from ui.deals.promise_lines import PromiseLines

            self._heading(self.tr("Promises {count}").format(count=len(open_promises)))
            promises = PromiseLines(view, self._context)
            promises.asked.connect(self.promise_asked)
            self._lines.addWidget(promises)
        if open_objections:
            self._heading(self.tr("Objections {count}").format(count=len(open_objections)))
            for objection in open_objections:
                self._lines.addLayout(self._objection(objection))

    def _objection(self, objection: ObjectionLine) -> QHBoxLayout:
        """What is doubted, and the link to answer it at once, whatever step is on the screen."""
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(text_label(objection.text, "fact", wrap=True), 1)
        if self._context.actor.may(Permission.DEAL_WRITE):
            link = LinkButton(self.tr("Answer…"))
            link.setObjectName(f"answer_objection_{objection.id}")
            link.setAccessibleName(f"{link.text()}: {objection.text}")
            link.clicked.connect(partial(self.answer.emit, objection.id))
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _build_documents(self, view: DealView) -> None:
        if not view.documents:
            return
        self._heading(self.tr("Papers {count}").format(count=len(view.documents)))
        names = {
            "agreement": self.tr("Test drive agreement"),
            "drive_report": self.tr("Test drive report"),
            "quote": self.tr("Quotation"),
            "intent_order": self.tr("Intent order"),
            "contract": self.tr("Contract"),
            "contract_change": self.tr("Change order"),
            "contract_cancel": self.tr("Cancellation"),
            "contract_reissue": self.tr("Void and reissue"),
            "contract_notice": self.tr("Notice of termination"),
            "contract_scan": self.tr("Scan of a signed paper"),
            "agent_authority": self.tr("Power of attorney"),
            "cost_sheet": self.tr("Cost sheet"),
            "delivery": self.tr("Delivery confirmation"),
            "three_guarantees": self.tr("三包 certificate"),
            "claim_sheet": self.tr("Three-guarantees reckoning"),
        }
        for paper in view.documents:
            language = self.tr("ZH") if paper.language == "zh" else self.tr("EN")
            text = f"{names.get(paper.kind, paper.kind)} · {language} · {_day(paper.at)}"
            if paper.ended:
                text = self.tr("{paper} · ended").format(paper=text)
            link = LinkButton(text, icon="file-text")
            link.setToolTip(paper.number)
            link.clicked.connect(partial(self.document.emit, paper.id))
            self._lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_timeline(self, view: DealView) -> None:
        from showroom.deals.events import event_text

        if not view.timeline:
            return
        self._heading(self.tr("Timeline"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_4)
        grid.setVerticalSpacing(SPACE_1 + SPACE_1 // 2)
        grid.setColumnStretch(1, 1)
        for number, event in enumerate(view.timeline[:SHOWN_EVENTS]):
            moment = text_label(_moment(event.at, view.timeline[0].at), "fact")
            text = text_label(event_text(event.code, event.detail, self._context.lang), wrap=True)
            text.setToolTip(event.by)
            grid.addWidget(moment, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, number, 1)
        self._lines.addLayout(grid)


def _day(at: datetime) -> str:
    return at.astimezone(STORE_ZONE).strftime("%m-%d")


def _moment(at: datetime, newest: datetime) -> str:
    local = at.astimezone(STORE_ZONE)
    same_day = local.date() == newest.astimezone(STORE_ZONE).date()
    return local.strftime("%H:%M") if same_day else local.strftime("%m-%d")
