"""The part of the follow-up below a delivered car: its guarantees, repairs, rights and claims (SB-01…08, SB-12).

The dialogs are imported when they are asked for: most cars need none of them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from showroom.follow_up.claim_rules import Outcome
from showroom.follow_up.quality_views import ClaimLine, QualityView, RepairLine
from showroom.follow_up.repair_rules import Entitlement, Right
from showroom.kernel.actor import Permission
from showroom.kernel.money import ZERO
from ui.follow_up.claims_view_model import ClaimsViewModel
from ui.follow_up.quality_words import (
    claim_fact,
    claim_state,
    ground_of,
    periods_of,
    repair_fact,
    repair_text,
    words_of,
)
from ui.theme import SPACE_1
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow, Pill, Section, text_label
from ui.widgets.line_list import Line, LineList
from ui.widgets.paper_window import PaperWindow
from ui.widgets.reason_dialog import ReasonDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from ui.follow_up.page import FollowUpPage


class ClaimsPart(Section):
    """Hidden before a delivery."""

    def __init__(self, page: FollowUpPage) -> None:
        super().__init__("", "")
        self.setObjectName("quality_claims")
        self.title.setText(self.tr("Three guarantees: repairs and claims"))
        self._page, self._context = page, page.context
        self.model = ClaimsViewModel(page.context, self)
        self.dialog: QDialog | None = None
        self._claim: ClaimLine | None = None
        self._wanted = ""
        self.record_button = self._button("record_repair", self.tr("Record a repair…"), self.ask_repair)
        self.demand_button = self._button("open_claim", self.tr("The customer demands…"), self.ask_claim)
        self.car = text_label("", "fact", wrap=True)
        self.add(self.car)
        self.add(FlowRow(self.record_button, self.demand_button))
        self.periods = FlowRow()
        self.pills = [Pill(""), Pill(""), Pill(""), Pill("")]
        for pill in self.pills:
            self.periods.add(pill)
        self.add(self.periods)
        self._headings: dict[LineList, QWidget] = {}
        self.rights = self._list("quality_rights", self.tr("The record gives no right today."), self._on_right)
        self.claims = self._list("quality_claim_list", self.tr("No claim so far."), self._on_claim)
        self.repairs = self._list("repair_list", self.tr("No repair recorded."), self._on_repair)
        for heading, shown in (
            (self.tr("Rights"), self.rights), (self.tr("Claims"), self.claims), (self.tr("Repairs"), self.repairs),
        ):  # fmt: skip
            self._headings[shown] = text_label(heading, "label")
            self.add(self._headings[shown])
            self.add(shown)
        self.body.setSpacing(SPACE_1)
        self.hide()
        page.column.insertWidget(2, self)  # below the plan and the call, above the survey
        page.view_model.loaded.connect(self._on_loaded)
        self.model.shown.connect(self.show_view)
        self.model.acted.connect(self._on_acted)

    def begin(self, act: str) -> None:
        """Press the button of that name, as soon as the car on the page has been read."""
        self._wanted = act
        if self.model.view is not None and self.model.view.deal_id == self._page.deal_id:
            self._begin_wanted()

    def ask_repair(self) -> None:
        """A new record."""
        self._repair_dialog(None)

    def ask_claim(self) -> None:
        """A demand that rests on nothing of the record."""
        self._claim_dialog(None)

    def show_view(self, view: QualityView) -> None:
        """Periods, rights, claims and repairs of the car."""
        self.setVisible(view.periods is not None)
        if view.periods is None or view.verdict is None:
            self._begin_wanted()
            return
        back = self.tr("taken back") if view.taken_back else ""
        self.car.setText(" · ".join(part for part in (view.car, view.vin, back) if part))
        for pill, (text, tone) in zip(self.pills, periods_of(view.periods, view.verdict), strict=True):
            pill.show_state(text, tone)
        writes = self._context.actor.may(Permission.FOLLOW_UP_WRITE)
        keeps = writes and not view.taken_back
        for button in (self.record_button, self.demand_button):
            button.setVisible(keeps)
        for pill in self.pills:
            pill.setVisible(not view.taken_back)
        rights = view.verdict.rights
        self.rights.show_lines([self._right_line(place, one, writes) for place, one in enumerate(rights)])
        self.claims.show_lines([self._claim_line(one, writes) for one in view.claims])
        self.repairs.show_lines([self._repair_line(one, keeps) for one in reversed(view.repairs)])
        for shown, heading in self._headings.items():
            for widget in (heading, shown):
                widget.setVisible(bool(shown.lines) or (shown is self.repairs and widget is shown))
        self._begin_wanted()

    def _begin_wanted(self) -> None:
        """What was chosen from anywhere, or why it cannot be done now."""
        wanted, self._wanted = self._wanted, ""
        buttons = (self.record_button, self.demand_button)
        button = next((one for one in buttons if one.objectName() == wanted), None)
        if button is None:
            return
        if self.isHidden() or button.isHidden():
            self._context.notifier.info(self.tr("Open a deal with a delivered car first"))
        else:
            button.click()

    def _right_line(self, place: int, right: Entitlement, writes: bool) -> Line:
        since = self.tr("since {day}").format(day=right.since.isoformat())
        line = Line(place, words_of(right.right), f"{ground_of(right.ground, right.count)} · {since}")
        line.with_pill(right.rule, "refusal" if right.right is Right.RETURN else "caution")
        claims = () if self.model.view is None else self.model.view.claims
        if any(one.ground == right.ground and one.finished_on is None for one in claims):
            return line.with_pill(self.tr("claimed"), "muted")
        return line.with_link("claim", self.tr("Claim…")) if writes else line

    def _repair_line(self, one: RepairLine, writes: bool) -> Line:
        line = Line(one.id, repair_text(one), repair_fact(one))
        if one.missing:
            line.with_pill(self.tr("{count} day(s) without a car").format(count=one.missing), "caution")
        line.with_pill(self.tr("closed") if one.closed else self.tr("open"), "muted" if one.closed else "accent")
        if writes:
            line.with_link("repair", self.tr("Correct…") if one.closed else self.tr("Go on…"))
        return line

    def _claim_line(self, one: ClaimLine, writes: bool) -> Line:
        actor = self._context.actor
        line = Line(one.id, f"{one.number} · {words_of(one.outcome or one.wanted)}", claim_fact(one))
        line.with_pill_below(*claim_state(one))
        if one.may_decide:
            line.with_link("decide", self.tr("Decide…"))
        if writes and one.outcome is not None and one.answered_on is None:
            line.with_link("answer", self.tr("Customer told…"))
        if writes and one.answered_on is not None and one.finished_on is None:
            line.with_link("finish", self.tr("Finish…"))
        if one.left > ZERO and actor.may(Permission.RECEIPT_WRITE):
            line.with_link("pay", self.tr("Pay out…"))
        if one.papers is not None:
            line.with_link("zh", "中文").with_link("en", "English")
        return line

    def _on_right(self, key: object, _act: str) -> None:
        view = self.model.view
        if view is not None and view.verdict is not None and isinstance(key, int):
            self._claim_dialog(view.verdict.rights[key])

    def _on_repair(self, key: object, _act: str) -> None:
        view = self.model.view
        self._repair_dialog(next((one for one in view.repairs if one.id == key), None) if view else None)

    def _on_claim(self, key: object, act: str) -> None:
        view = self.model.view
        claim = next((one for one in view.claims if one.id == key), None) if view else None
        if claim is None or view is None:
            return
        self._claim = claim
        if act in {"zh", "en"} and claim.papers is not None:
            document = claim.papers[0 if act == "zh" else 1]
            self.model.read_paper(document, partial(self._show_paper, claim.number))
            return
        from ui.follow_up import claim_dialogs as dialogs

        if act == "answer":
            self._ask_answer(claim)
        elif act == "decide":
            self._open(dialogs.DecisionDialog(self, self.model, claim, self._context))
        elif act == "finish":
            cars = view.cars if claim.outcome is Outcome.EXCHANGE else None
            self._open(dialogs.FinishDialog(self, self.model, claim, cars))
        else:
            self._open(dialogs.PayDialog(self, self.model, claim, self._context))

    def _ask_answer(self, claim: ClaimLine) -> None:
        refused = claim.outcome is Outcome.REFUSED
        question = (
            self.tr("How was the customer told the refusal and its reason?")
            if refused
            else self.tr("How was the customer told?")
        )
        dialog = ReasonDialog(self, question, self.tr("The customer was told"))
        dialog.given.connect(self._on_answered)
        self._open(dialog)

    def _on_answered(self, text: str) -> None:
        if self._claim is not None:
            self.model.write("answer", self._claim.id, text)

    def _repair_dialog(self, line: RepairLine | None) -> None:
        from ui.follow_up.repair_dialog import RepairDialog

        self._open(RepairDialog(self, self.model, line, self._context))

    def _claim_dialog(self, right: Entitlement | None) -> None:
        from ui.follow_up.claim_dialogs import ClaimDialog

        self._open(ClaimDialog(self, self.model, right))

    def _on_loaded(self, view: object) -> None:
        delivered = getattr(view, "delivered_on", None) is not None
        if delivered:
            self.model.load(self._page.deal_id)
        else:
            self.hide()
            self._begin_wanted()

    def _on_acted(self) -> None:
        self._context.notifier.done(self.tr("Stored"))
        self._page.saved.emit()
        self._page.view_model.refresh()

    def _show_paper(self, title: str, pdf: bytes) -> None:
        self._open(PaperWindow(title, pdf, self))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _list(self, name: str, empty: str, act: object) -> LineList:
        made = LineList(name, empty)
        made.acted.connect(act)
        return made

    def _button(self, name: str, text: str, act: object) -> Button:
        button = Button(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button
