"""All checks of §2.1 at once: what stands against the drive, who may let it pass, how to mend it; or a ride."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.errors import ShowroomError
from showroom.kernel.findings import Finding, Override, Severity
from showroom.test_drive.points import ALL_CODES
from showroom.test_drive.rules import OPEN_STATUSES
from showroom.test_drive.views import EligibilityView, TestDriveView
from ui.messages import window_language
from ui.test_drive.view_model import drive_draft
from ui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.cards import Pill, Section, ruler, text_label, tone_of
from ui.widgets.reason_dialog import ReasonDialog

if TYPE_CHECKING:
    from ui.test_drive.page import TestDrivePage
    from ui.widgets.fields import Field

WAIT = 350
"""Milliseconds after the last keystroke before the rules are asked again."""


class VerdictList(Section):
    """The 21 checks of a drive: open points with their evidence above, satisfied ones in two columns below."""

    mend = Signal(str)
    let_pass = Signal(object)
    ride_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.setObjectName("verdict_list")
        self.title.setText(self.tr("Checks"))
        self.pill = Pill("", "good")
        self.pill.setObjectName("verdict_pill")
        self.ride = Button(self.tr("Offer a ride instead"))
        self.ride.setObjectName("offer_ride")
        self.ride.clicked.connect(self.ride_wanted)
        self.add_action(self.ride)
        self.add_action(self.pill)
        self._open: list[QWidget] = []
        self.points = QVBoxLayout()
        self.points.setSpacing(SPACE_1)
        self.body.addLayout(self.points)
        self.columns = QGridLayout()
        self.columns.setHorizontalSpacing(SPACE_4)
        self.columns.setVerticalSpacing(SPACE_1)
        self.satisfied = {code: text_label("", tone="muted", wrap=True) for code in ALL_CODES}
        self.columns.setColumnStretch(0, 1)
        self.columns.setColumnStretch(1, 1)
        self.body.addLayout(self.columns)
        self._arrange(tuple(ALL_CODES))

    def show_verdict(self, view: EligibilityView, *, ride: bool, managing: bool) -> None:
        """`ride`: a ride may be offered in place of this; `managing`: the person here may let a rule pass."""
        words = {
            "OK": (self.tr("all satisfied"), "good"),
            "NEEDS_APPROVAL": (self.tr("needs approval"), "caution"),
            "BLOCK": (self.tr("not allowed"), "refusal"),
        }
        self.pill.show_state(*words[view.verdict])  # type: ignore[arg-type]  # tones
        self.ride.setVisible(ride)
        for widget in self._open:
            self.points.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        raised = sorted((f for f in view.findings if f.severity), key=lambda f: -f.severity)
        self._open = [self._point(finding, managing=managing) for finding in raised]
        for widget in self._open:
            self.points.addWidget(widget)
        self._show_satisfied(view.findings)

    def _show_satisfied(self, findings: tuple[Finding, ...]) -> None:
        lang, said = window_language(), {f.code: f for f in findings if not f.severity}
        wrong = {f.code for f in findings if f.severity}
        self._arrange(tuple(code for code in self.satisfied if code not in wrong))
        for code, label in self.satisfied.items():
            label.setVisible(code not in wrong)
            if code in said:
                words = (said[code].text(lang), said[code].evidence)
                label.setText(f"✓  {code}  {' · '.join(filter(None, words))}")
            else:
                label.setText(f"–  {code}  {self.tr('not asked of who only rides')}")

    def _arrange(self, codes: tuple[str, ...]) -> None:
        """Two full columns of what is satisfied, without gaps where something is not."""
        for label in self.satisfied.values():
            self.columns.removeWidget(label)
        half = (len(codes) + 1) // 2
        for place, code in enumerate(codes):
            self.columns.addWidget(self.satisfied[code], place % half, place // half, Qt.AlignmentFlag.AlignTop)

    def who(self, finding: Finding) -> str:
        """Who may let this finding pass."""
        if finding.severity <= Severity.WARN:
            return self.tr("a reminder, no obstacle")
        words = {
            Override.MANAGER: self.tr("a manager may let it pass"),
            Override.GM: self.tr("the general manager may let it pass"),
            Override.NONE: self.tr("nobody may let it pass"),
        }
        return words[finding.override]

    def _point(self, finding: Finding, *, managing: bool) -> QWidget:
        box, tone = QFrame(), tone_of(finding.severity)
        box.setObjectName(f"point_{finding.code}")
        box.setProperty("kind", "finding")
        box.setProperty("tone", tone)
        row = QHBoxLayout(box)
        row.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        row.setSpacing(SPACE_3)
        words = QVBoxLayout()
        words.setSpacing(SPACE_1)
        words.addWidget(text_label(finding.text(window_language()), tone=tone, wrap=True))
        facts = [finding.code, self.who(finding), _evidence(finding)]
        words.addWidget(text_label(" · ".join(fact for fact in facts if fact), "fact", wrap=True))
        row.addLayout(words, 1)
        if finding.field:
            row.addWidget(self._link(self.tr("Go there"), finding, partial(self.mend.emit, finding.field)))
        if managing and finding.severity > Severity.WARN and finding.override is not Override.NONE:
            row.addWidget(self._link(self.tr("Let pass…"), finding, partial(self.let_pass.emit, finding)))
        return box

    @staticmethod
    def _link(text: str, finding: Finding, act: partial[None]) -> LinkButton:
        link = LinkButton(text)
        link.setAccessibleName(f"{text}: {finding.text(window_language())}")
        link.clicked.connect(act)
        return link


def _evidence(finding: Finding) -> str:
    """What the text does not say already; the stamp of booking and car is for the record."""
    said = finding.text(window_language())
    parts = [part for part in finding.evidence.split(", ") if not part.startswith(("booking", "no booking", "field"))]
    return ", ".join(part for part in parts if part.partition("=")[2] not in said)


class VerdictPart(QObject):
    """Keeps the list of a test-drive page up to date: with what is stored, and with what is being typed."""

    def __init__(self, page: TestDrivePage) -> None:
        super().__init__(page)
        self.page, self.list = page, VerdictList()
        line = ruler()
        place = page.column.indexOf(page.agreement)
        page.column.insertWidget(place, self.list)
        page.column.insertWidget(place, line)
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self.ask)
        model = page.view_model
        model.loaded.connect(self._on_view)
        model.saved.connect(self._on_view)
        page.binder.changed.connect(self._timer.start)
        self.list.mend.connect(page.focus_field)
        self.list.let_pass.connect(self._ask_reason)
        self.list.ride_wanted.connect(self._take_ride)

    def ask(self) -> None:
        """Let the rules judge what the fields hold now; what cannot be read yet is told at its field, not here."""
        view = self.page.view_model.view
        values = self._values()
        if view is None or values is None or not self._before_keys(view):
            return
        context = self.page.context
        read = partial(context.showroom.test_drive.eligibility, context.actor, view.deal_id, drive_draft(values))
        context.jobs.read(read, self._show, context.notifier.error, "verdict")

    def _values(self) -> dict[str, object] | None:
        try:
            return {name: cast("Field", row.field).value() for name, row in self.page.binder.rows.items()}
        except ShowroomError:
            return None

    def _on_view(self, view: TestDriveView) -> None:
        self._timer.stop()
        self.list.setVisible(self._before_keys(view))
        self._show(view.eligibility)

    @staticmethod
    def _before_keys(view: TestDriveView) -> bool:
        return view.drive is None or view.drive.out_at is None

    def _show(self, verdict: EligibilityView) -> None:
        view = self.page.view_model.view
        booked = view is not None and view.drive is not None and view.drive.status in OPEN_STATUSES
        driving = self._values_mode() != "ride"
        ride = driving and verdict.verdict != "OK" and verdict.ride_possible
        managing = booked and self.page.context.actor.may(Permission.RULE_OVERRIDE)
        self.list.show_verdict(verdict, ride=ride, managing=managing)

    def _values_mode(self) -> str:
        return str(cast("Field", self.page.binder["mode"].field).value() or "")

    def _take_ride(self) -> None:
        self.page.binder.set_values({"mode": "ride"})
        self.page.binder.changed.emit()
        self.ask()

    def _ask_reason(self, finding: Finding) -> None:
        dialog = ReasonDialog(
            self.page,
            self.tr("Why may {code} pass? At least ten characters; it is recorded with your name.").format(
                code=finding.code
            ),
            self.tr("Let pass"),
        )
        dialog.given.connect(partial(self._override, finding.code))
        dialog.open()

    def _override(self, code: str, reason: str) -> None:
        self.page.view_model.override(code, reason)
