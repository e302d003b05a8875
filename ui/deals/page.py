"""The deal: who and what, the path, the page of the shown step, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from ui.context import UiContext
from ui.deals.catching import Catching
from ui.deals.panel import DealPanel
from ui.deals.path import PathStrip
from ui.deals.titles import step_titles
from ui.deals.view_model import DealViewModel
from ui.theme import SPACE_3, SPACE_4, SPACE_5, Tone
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, EmptyState, Pill, text_label
from ui.widgets.focus import focus_first, has_focus
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.step_page import StepPage

if TYPE_CHECKING:
    from showroom.deals.views import DealView, PromiseLine
    from showroom.kernel.findings import Finding

StepFactories = Mapping[str, Callable[[UiContext], StepPage]]
PRIMARY_KEY = "Ctrl+Return"
PANEL_WIDTH = 316
WRITES_NEED = {"negotiation": Permission.QUOTE_WRITE}
"""Steps that somebody without the right may look at only."""
GRADE_TONES: dict[str, Tone] = {"H": "refusal", "A": "caution", "B": "accent", "C": "muted"}


class DealPage(QWidget):
    """One deal. Step pages are made when first shown, by the factories given."""

    shown = Signal(str)
    """The step now on the screen."""

    def __init__(self, context: UiContext, factories: StepFactories) -> None:
        super().__init__()
        self.setObjectName("deal_page")
        self.setProperty("kind", "page")
        self.context = context
        self.titles = dict(step_titles(context.lang))
        self._factories = factories
        self._pages: dict[str, StepPage] = {}
        self._cards: dict[str, Card] = {}
        self._to_restore: dict[str, dict[str, Any]] = {}
        self._to_focus = ""
        self._internal_hidden = False
        self.step = ""
        self.view_model = DealViewModel(context, self)
        self.view_model.loaded.connect(self._on_loaded)
        self.view_model.advanced.connect(self._on_advanced)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        column.setSpacing(SPACE_4)
        column.addWidget(self._build_header())
        column.addLayout(self._build_body(), 1)

    def open_deal(self, deal_id: int, step: str = "") -> None:
        """Show a deal at `step`, or where it stands."""
        self.flush_drafts()
        self.step = step
        for page in self._pages.values():
            page.deal_id = 0
        self.view_model.load(deal_id)

    def go_to(self, step: str) -> None:
        """Show that step's page if the deal has reached it."""
        view = self.view_model.view
        if view is None or self.path.buttons[step].state == "todo":
            return
        self.flush_drafts()
        self.step = step
        self._show_step()

    def primary(self) -> None:
        """The primary button's act: the page's own, the next step, or back to where the deal stands."""
        page = self._pages.get(self.step)
        if not self.primary_button.isEnabled() or self.view_model.view is None:
            return
        if page is not None and page.primary_text():
            page.primary()
        elif self.path.buttons[self.step].state in ("done", "skipped"):
            self.go_to(str(self.view_model.view.current_step))
        else:
            self.flush_drafts()
            self.view_model.complete(self.step)

    def hide_internal(self, hidden: bool) -> None:
        """The customer looks on: no grade, no panel, no notes."""
        self._internal_hidden = hidden
        self.grade.setVisible(not hidden and bool(self.grade.text()))
        self.owner.setVisible(not hidden)
        self.panel.setVisible(not hidden)
        for page in self._pages.values():
            page.hide_internal(hidden)

    def take_focus(self) -> None:
        """The keyboard goes to the step's form, not to the buttons above it; once to where it was before."""
        page = self._pages.get(self.step)
        if page is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        name, self._to_focus = self._to_focus, ""
        if not name or not page.focus_field(name):
            focus_first(page)

    def flush_drafts(self) -> None:
        """Store what is typed."""
        for page in self._pages.values():
            page.flush_drafts()

    def snapshot(self) -> dict[str, Any]:
        """Deal, step and everything typed and not saved."""
        typed = {step: page.snapshot() for step, page in self._pages.items() if page.typed}
        focused: QWidget | None = self.focusWidget()
        name = focused.objectName() if focused is not None else ""
        return {"deal_id": self.view_model.deal_id, "step": self.step, "typed": typed, "focus": name}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Show the same deal and step again, with what was typed."""
        self._to_restore = dict(snapshot["typed"])
        self._to_focus = snapshot["focus"]
        if snapshot["deal_id"]:
            self.open_deal(snapshot["deal_id"], snapshot["step"])

    def _build_header(self) -> Card:
        card = Card()
        card.setObjectName("deal_header")
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        self.name = text_label("", "subject")
        self.phone = text_label("", "fact")
        self.grade = Pill("", "caution")
        self.car = text_label("", "fact")
        self.owner = text_label("", "fact")
        self.print_button = Button(self.tr("Print"), icon="printer")
        self.print_button.setProperty("menu", "true")
        self.print_menu = QMenu(self.print_button)
        self.print_menu.aboutToShow.connect(self._fill_print_menu)
        self.print_button.setMenu(self.print_menu)
        self.skip_button = Button(self.tr("Skip…"))
        self.skip_button.clicked.connect(self._ask_skip)
        self.primary_button = PrimaryButton(self.tr("Next"))
        self.primary_button.setObjectName("primary")
        self.primary_button.clicked.connect(self.primary)
        for widget in (self.name, self.phone, self.grade, self.car, self.owner):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.skip_button, self.print_button, self.primary_button):
            row.addWidget(button)
        self.path = PathStrip(tuple(self.titles.items()))
        self.path.chosen.connect(self.go_to)
        card.column.addLayout(row)
        card.add(self.path)
        return card

    def _build_body(self) -> QHBoxLayout:
        self._stack = QStackedWidget()
        self._stack.setProperty("kind", "inner")
        self._waiting = EmptyState("clock", "")
        self._stack.addWidget(self._waiting)
        self.panel = DealPanel(self.context)
        self.panel.setFixedWidth(PANEL_WIDTH)
        self.panel.mend.connect(self._mend)
        self.panel.override.connect(self._ask_override)
        self.panel.document.connect(partial(self.context.open_place, "document"))
        self.catching = Catching(self)
        self.panel.catch.connect(self.catching.ask)
        self.panel.answer.connect(self.catching.answer)
        self.panel.promise_asked.connect(self._ask_promise)
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        row.addWidget(self._stack, 1)
        row.addWidget(self.panel)
        return row

    def _on_loaded(self, view: DealView) -> None:
        if not self.step:
            self.step = str(view.current_step)
        self._show_header(view)
        self.panel.show_deal(view)
        self._show_step()

    def _on_advanced(self, view: DealView) -> None:
        self.step = str(view.current_step)
        self._show_step()
        self.path.buttons[self.step].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_header(self, view: DealView) -> None:
        self.name.setText(view.customer_name)
        self.phone.setText(view.phone_masked)
        self.grade.show_state(self.tr("grade {grade}").format(grade=view.grade), GRADE_TONES.get(view.grade, "accent"))
        self.grade.setVisible(not self._internal_hidden)
        self.car.setText(view.car_text)
        self.car.setVisible(bool(view.car_text))
        self.owner.setText(self.tr("owner {name}").format(name=view.owner_name))

    def _show_step(self) -> None:
        view = self.view_model.view
        if view is None:
            return
        self.path.show_path(view.steps, self.step)
        page = self._page_of(self.step)
        if page is None:
            self._waiting.text.setText(self.tr("This step has no page yet"))
            self._stack.setCurrentWidget(self._waiting)
        else:
            self._stack.setCurrentWidget(self._cards[self.step])
            if page.deal_id != view.id:
                if self.step in self._to_restore:
                    page.restore_after_load(self._to_restore.pop(self.step))
                page.open_deal(view.id)
            if not has_focus(self):
                self.take_focus()
        self._show_primary()
        self.shown.emit(self.step)

    def _page_of(self, step: str) -> StepPage | None:
        if step not in self._pages and step in self._factories:
            page = self._factories[step](self.context)
            page.saved.connect(self.view_model.reload)
            page.step_changed.connect(self.go_to)
            page.primary_changed.connect(self._show_primary)
            page.hide_internal(self._internal_hidden)
            card = Card(scroll=True)
            if step in WRITES_NEED and not self.context.actor.may(WRITES_NEED[step]):
                page.setEnabled(False)  # the front desk does not quote (S3-35)
                card.add(text_label(self.tr("You may read the quotation, not make or change one."), "fact", wrap=True))
            card.add(page)
            self._pages[step] = page
            self._cards[step] = card
            self._stack.addWidget(card)
        return self._pages.get(step)

    def _show_primary(self) -> None:
        page, view = self._pages.get(self.step), self.view_model.view
        if view is None:
            return
        text = page.primary_text() if page is not None else ""
        state = self.path.buttons[self.step].state
        self.primary_button.setEnabled(page.primary_enabled() if page is not None and text else True)
        self.primary_button.show_action(text or self._path_text(view, state), PRIMARY_KEY)
        skippable = self.step in ("consultation", "presentation", "test_drive", "financing")
        self.skip_button.setVisible(skippable and state in ("current", "open"))

    def _path_text(self, view: DealView, state: str) -> str:
        if state in ("done", "skipped"):
            return self.tr("Back to: {step}").format(step=self.titles[str(view.current_step)])
        steps = list(self.titles)
        following = steps.index(self.step) + 1
        if following == len(steps):
            return self.tr("Finish")
        return self.tr("Next: {step}").format(step=self.titles[steps[following]])

    def _fill_print_menu(self) -> None:
        self.print_menu.clear()
        page = self._pages.get(self.step)
        entries = page.print_actions() if page is not None else ()
        for text, act in entries:
            self.print_menu.addAction(text).triggered.connect(act)
        if not entries:
            self.print_menu.addAction(self.tr("This step has no paper")).setEnabled(False)

    def _mend(self, finding: Finding) -> None:
        page = self._pages.get(self.step)
        view = self.view_model.view
        if page is not None and page.focus_field(finding.field):
            return
        if view is not None and self.step != str(view.current_step):
            self.go_to(str(view.current_step))
            page = self._pages.get(self.step)
            if page is not None and page.focus_field(finding.field):
                return
        self.context.notifier.info(finding.text(self.context.lang))

    def _ask_promise(self, act: str, promise: PromiseLine) -> None:
        from ui.deals.promise_lines import PromiseActs

        PromiseActs(self).ask(act, promise)

    def _ask_skip(self) -> None:
        question = self.tr("Skip “{step}”? The gates of later steps stay (G-08).").format(step=self.titles[self.step])
        dialog = ReasonDialog(self, question, self.tr("Skip this step"))
        dialog.given.connect(partial(self.view_model.skip, self.step))
        dialog.open()

    def _ask_override(self, finding: Finding) -> None:
        view = self.view_model.view
        if view is None:
            return
        dialog = ReasonDialog(self, f"{finding.code}  {finding.text(self.context.lang)}", self.tr("Let pass"))
        dialog.given.connect(partial(self.view_model.override, str(view.current_step), finding))
        dialog.open()
