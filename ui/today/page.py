"""Today: what is due, which deals are open, what waits for a decision, who is in the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from showroom.deals.handover import STEP_NAMES
from showroom.deals.model import Step
from showroom.follow_up.texts import task_title
from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.findings import Severity
from ui.context import UiContext
from ui.theme import SPACE_2, SPACE_3, SPACE_4, SPACE_5
from ui.today.approval_card import ApprovalCard
from ui.today.view_model import APPROVALS, CALLS, CARS, DAY, DEALS, DRIVES, IDLE, OWED, STORE, TASKS, TodayViewModel
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.cards import Card, EmptyState, Section, text_label
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.paged_table import Column, PagedTableModel, TableView

if TYPE_CHECKING:
    from showroom.approvals.views import WaitingList
    from showroom.customers.views import TaskRow
    from showroom.deals.views import DealRow
    from showroom.reception.call_views import CallCountRow
    from showroom.reception.views import OpenVisit
    from showroom.test_drive.demo_views import CarWarning
    from showroom.test_drive.views import DiarySlot
    from ui.today.approval_desk import ApprovalDeskDialog

COMPLAINTS, DUTIES, PRIVACY = OWED
MINUTE_MS = 60_000
MOST_WARNINGS = 6
MOST_CARDS = 12
SIDE_WIDTH = 330


class TodayPage(QWidget):
    """The page a day begins with."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("today_page")
        self.setProperty("kind", "page")
        self.context = context
        self.view_model = TodayViewModel(context, self)
        self.sections: dict[str, Section] = {}
        self.tables: dict[str, TableView] = {}
        self.approvals: dict[str, ApprovalCard] = {}
        self._waiting: WaitingList | None = None
        self.approval_notes: dict[str, str] = {}
        self.desk: ApprovalDeskDialog | None = None
        self._models: dict[str, PagedTableModel] = {}
        self._stacks: dict[str, QStackedWidget] = {}
        self._counts: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        column.addLayout(self._build_body(), 1)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.view_model.reload)
        self.view_model.section_read.connect(self._on_read)
        self.view_model.reload()

    def new_visit(self) -> None:
        """To the front desk, where every deal begins."""
        self.context.open_place("front_desk", 0)

    def hide_internal(self, hidden: bool) -> None:
        """The customer looks on: no grades, no notes, no discounts, nobody else's names in the store."""
        if TASKS in self.tables:
            for number in (4, 6):
                self.tables[TASKS].setColumnHidden(number, hidden)
        if DEALS in self.tables:
            self.tables[DEALS].setColumnHidden(1, hidden)
        self.side.setVisible(not hidden and self.has_side)
        if hidden and self.desk is not None:
            self.desk.reject()

    def snapshot(self) -> dict[str, Any]:
        """Notes typed and not used."""
        return dict(self.approval_notes)

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put them back."""
        self.approval_notes.update(snapshot)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(text_label(self.tr("Today"), "subject"))
        row.addWidget(text_label(self.context.showroom.work.today().isoformat(), "fact"))
        row.addStretch(1)
        self.visit_button = PrimaryButton(self.tr("New visit"), "Ctrl+N", "plus")
        self.visit_button.setObjectName("new_visit")
        self.visit_button.clicked.connect(self.new_visit)
        self.visit_button.setVisible(self.context.actor.may(Permission.VISIT_WRITE))
        row.addWidget(self.visit_button)
        return row

    def _build_body(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_4)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        if TASKS in self.view_model.sections:
            empty = self.tr("Nothing is due today.")
            parts.addWidget(self._table_card(TASKS, self.tr("To do"), self._task_columns(), empty))
        if DEALS in self.view_model.sections:
            empty = self.tr("No open deals. Every deal begins with a visit or a call.")
            parts.addWidget(self._table_card(DEALS, self.tr("Open deals"), self._deal_columns(), empty))
        if not parts.count():
            parts.addWidget(EmptyState("calendar-check", self.tr("Your post has no daily list here.")))
        row.addWidget(parts, 1)
        self.side = self._build_side()
        row.addWidget(self.side)
        return row

    def _build_side(self) -> Card:
        card = Card(scroll=True)
        card.setObjectName("today_side")
        card.setFixedWidth(SIDE_WIDTH)
        titles = {
            DAY: self.tr("The day is not closed"),
            COMPLAINTS: self.tr("Complaints"),
            APPROVALS: self.tr("Waiting for your approval"),
            STORE: self.tr("In the store"),
            DRIVES: self.tr("Test drives today"),
            CARS: self.tr("Demo cars: what ends or is missing"),
            CALLS: self.tr("Effective calls today"),
            IDLE: self.tr("Idle customers"),
            DUTIES: self.tr("The store's own duties"),
            PRIVACY: self.tr("Privacy desk"),
        }
        shown = [name for name in titles if name in self.view_model.sections]
        for name in shown:
            section = Section(titles[name])
            section.setObjectName(f"today_{name}")
            self._counts[name] = text_label("", "fact")
            section.add_action(self._counts[name])
            self.sections[name] = section
            section.setHidden(name in (DAY, IDLE, CARS, CALLS, *OWED))
            card.add(section)
        card.column.addStretch(1)
        self.has_side = bool(shown)
        card.setVisible(self.has_side)
        return card

    def _table_card(self, name: str, title: str, columns: tuple[Column, ...], empty: str) -> Card:
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(text_label(title, "heading"))
        self._counts[name] = text_label("", "fact")
        head.addWidget(self._counts[name])
        head.addStretch(1)
        card.column.addLayout(head)
        model = PagedTableModel(columns, FixedRows(), self.context.jobs, self)
        table = TableView(f"today_{name}", title, model)
        table.opened.connect(self._open_task if name == TASKS else self._open_deal)
        stack = QStackedWidget()
        stack.addWidget(table)
        stack.addWidget(EmptyState("circle-check" if name == TASKS else "handshake", empty))
        card.add(stack, 1)
        self.tables[name], self._models[name], self._stacks[name] = table, model, stack
        return card

    def _task_columns(self) -> tuple[Column, ...]:
        return (
            Column("due", self.tr("Due"), self._due, width=132, tone=_due_tone),
            Column("what", self.tr("What"), self._what, width=178),
            Column("customer", self.tr("Customer"), lambda row: str(row.customer_name), width=76),
            Column("phone", self.tr("Phone"), lambda row: str(row.phone), width=108),
            Column("grade", self.tr("Grade"), lambda row: str(row.grade), width=60),
            Column("owner", self.tr("Who"), lambda row: str(row.owner_name), width=62),
            Column("note", self.tr("About"), lambda row: str(row.note), width=60),
        )

    def _deal_columns(self) -> tuple[Column, ...]:
        return (
            Column("customer", self.tr("Customer"), lambda row: str(row.customer_name), width=90),
            Column("grade", self.tr("Grade"), lambda row: str(row.grade), width=56),
            Column("car", self.tr("Car"), lambda row: str(row.car_text), width=180),
            Column("step", self.tr("Step"), self._step_of, width=100),
            Column("since", self.tr("Since"), _since, width=100),
            Column("owner", self.tr("Owner"), lambda row: str(row.owner_name), width=60),
        )

    def _on_read(self, name: str, found: Any) -> None:
        if name != APPROVALS:
            self._counts[name].setText(str(len(found or ())))
        if name in self._models:
            self._models[name].use_source(FixedRows(found))
            self._stacks[name].setCurrentIndex(0 if found else 1)
        elif name == APPROVALS:
            self._show_approvals(found)
        elif name in (DAY, IDLE):
            self._show_matter(name, found)
        elif name == CARS:
            self._show_cars(found)
        elif name == CALLS:
            self._show_calls(found)
        elif name in OWED:
            self._show_owed(name, found)
        elif name == STORE:
            self._show_lines(name, [self._visit_line(visit) for visit in found], self.tr("Nobody is in the store."))
        else:
            self._show_lines(name, [self._drive_line(*pair) for pair in found], self.tr("No test drive is booked."))

    def _show_approvals(self, waiting: WaitingList) -> None:
        self._waiting = waiting
        cards = [ApprovalCard(entry) for entry in waiting.items[:MOST_CARDS]]
        for card in cards:
            card.review_wanted.connect(self.open_approvals)
            card.deal_wanted.connect(self._open_deal)
        self.approvals = {card.waiting.key: card for card in cards}
        lines: list[QWidget] = list(cards)
        if len(waiting.items) > MOST_CARDS:
            more = LinkButton(self.tr("All {count}").format(count=len(waiting.items)))
            more.setObjectName("all_approvals")
            more.clicked.connect(partial(self.open_approvals, ""))
            lines.append(more)
        self._counts[APPROVALS].setText(str(len(waiting.items)))
        self._show_lines(APPROVALS, lines, self.tr("No approval is waiting."))

    def open_approvals(self, key: str = "", _checked: bool = False) -> None:
        """One after the other with the whole deal in view; the one of that key first."""
        from ui.today.approval_desk import ApprovalDeskDialog

        if self.desk is not None or self._waiting is None or not self._waiting.items:
            return
        self.desk = ApprovalDeskDialog(self.context, self.approval_notes, self)
        self.desk.finished.connect(self._on_desk_closed)
        self.desk.show_items(self._waiting, key)
        self.desk.open()

    def _on_desk_closed(self, _result: int) -> None:
        self.desk = None

    def _show_lines(self, name: str, lines: list[QWidget], empty: str) -> None:
        """Show these widgets instead of the ones before, or a word that there is nothing."""
        body = self.sections[name].body
        while (item := body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in lines or [text_label(empty, "fact", wrap=True)]:
            body.addWidget(line)

    def _show_matter(self, name: str, found: tuple[Any, ...] | None) -> None:
        """What waits in another part of the window, with the way there: the command of that part."""
        count = len(found or ())
        if name == DAY:
            text = self.tr("{count} gaps keep the day open.").format(count=count)
            text, command = text if count else self.tr("No gaps: the day can be closed."), "day_close"
        else:
            text = self.tr("{count} customers without contact for too long.").format(count=count)
            command = "idle_customers"
        link = LinkButton(self.tr("Open"))
        link.setObjectName(f"open_{name}")
        link.setAccessibleName(self.tr("Open: {what}").format(what=text))
        link.clicked.connect(partial(self._command, command))
        self._show_lines(name, [text_label(text, wrap=True), link], "")
        self.sections[name].setHidden(not count if name == IDLE else found is None)

    def _show_owed(self, name: str, found: tuple[Any, ...]) -> None:
        from ui.today.matters import Matters

        self._show_lines(name, Matters(self).lines(found, name), "")
        self.sections[name].setHidden(not found)

    def _show_cars(self, found: tuple[CarWarning, ...]) -> None:
        """The worst first, each with the way to its car; more than a handful stand there (PL-01, TD-11, TD-12)."""
        lines = [self._warning_line(warning) for warning in found[:MOST_WARNINGS]]
        if len(found) > MOST_WARNINGS:
            lines.append(text_label(self.tr("and {count} more").format(count=len(found) - MOST_WARNINGS), "fact"))
        self._show_lines(CARS, lines, "")
        self.sections[CARS].setHidden(not found)

    def _show_calls(self, found: tuple[CallCountRow, ...]) -> None:
        """Each person's calls against the quota of the post, who is behind first; the manager has the board (S3-10)."""
        self._counts[CALLS].setText(str(sum(row.day for row in found)))
        rows = sorted(found, key=lambda row: (not row.behind, -row.missing))
        lines: list[QWidget] = [self._calls_line(row) for row in rows[:MOST_WARNINGS]]
        link = LinkButton(self.tr("Open"))
        link.setObjectName("open_calls")
        link.setAccessibleName(self.tr("Open: {what}").format(what=self.tr("Effective calls today")))
        link.clicked.connect(partial(self._command, "call_quota"))
        self._show_lines(CALLS, [*lines, link], "")
        self.sections[CALLS].setHidden(not found)

    def _calls_line(self, row: CallCountRow) -> QWidget:
        assert row.quota is not None
        halves = self.tr("{name} {done}/{quota} (morning {am}/{am_quota}, afternoon {pm}/{pm_quota})")
        text = halves.format(
            name=row.name, done=row.day, quota=row.quota.day, am=row.morning, am_quota=row.quota.morning,
            pm=row.afternoon, pm_quota=row.quota.afternoon,
        )  # fmt: skip
        return text_label(text, tone="caution" if row.behind else "", wrap=True)

    def _warning_line(self, warning: CarWarning) -> QWidget:
        text = f"{warning.car}: {warning.told.text(self.context.lang)}"
        opens = partial(self._open_car, warning.vehicle_id)
        return self.link_line(
            text, self.tr("Open car: {what}"), opens, late=warning.severity >= Severity.NEEDS_APPROVAL
        )

    def _open_car(self, vehicle_id: int, _checked: bool = False) -> None:
        self.context.open_place("test_drives", vehicle_id)

    def _command(self, name: str, _checked: bool = False) -> None:
        action = self.window().findChild(QAction, name)
        if action is not None:
            action.trigger()

    def _visit_line(self, visit: OpenVisit) -> QWidget:
        step = "" if visit.step is None else STEP_NAMES[visit.step][0 if self.context.lang == "zh" else 1]
        stay = self.tr("{minutes} min").format(minutes=visit.minutes)
        who = visit.who or self.tr("anonymous")
        parts = (stay, who, visit.wanted_model, step, visit.consultant)
        return self._line(" · ".join(part for part in parts if part), visit.deal_id)

    def _drive_line(self, slot: DiarySlot, car: str) -> QWidget:
        start, end = (at.astimezone(STORE_ZONE).strftime("%H:%M") for at in (slot.starts_at, slot.ends_at))
        late = self.tr("overdue") if slot.overdue else ""
        parts = (late, f"{start}–{end}", slot.customer, car, slot.escort)
        text = " · ".join(part for part in parts if part)
        return self._line(text, slot.deal_id if slot.customer else None, late=slot.overdue)

    def _line(self, text: str, deal_id: int | None, *, late: bool = False) -> QWidget:
        """A line of text, red when it is late, with a way to its deal if there is one."""
        opens = None if deal_id is None else partial(self._open_deal, deal_id)
        return self.link_line(text, self.tr("Open deal: {what}"), opens, late=late)

    def link_line(self, text: str, name: str, opens: Callable[..., object] | None, *, late: bool) -> QWidget:
        """A line of a section, red when it is late, with the way to what it is about."""
        box = QWidget()
        box.setProperty("kind", "inner")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(text_label(text, tone="refusal" if late else "", wrap=True), 1)
        if opens is not None:
            link = LinkButton(self.tr("Open"))
            link.setAccessibleName(name.format(what=text))
            link.clicked.connect(opens)
            row.addWidget(link)
        return box

    def _open_task(self, task_id: int) -> None:
        model = self._models[TASKS]
        row: TaskRow | None = next(
            (found for n in range(model.rowCount()) if (found := model.row_at(n)) is not None and found.id == task_id),
            None,
        )
        if row is None:
            return
        if row.deal_id is not None:
            self._open_deal(row.deal_id)
        else:
            self.context.open_place("customer", row.customer_id)

    def _open_deal(self, deal_id: int, _checked: bool = False) -> None:
        self.context.open_place("deal", deal_id)

    def _due(self, row: TaskRow) -> str:
        day = row.due.isoformat()
        return self.tr("{day} late").format(day=day) if row.overdue else day

    def _what(self, row: TaskRow) -> str:
        return task_title(row.kind).text(self.context.lang)

    def _step_of(self, row: DealRow) -> str:
        return STEP_NAMES[Step(row.current_step)][0 if self.context.lang == "zh" else 1]


def _due_tone(row: TaskRow) -> str:
    return "refusal" if row.overdue else ""


def _since(row: DealRow) -> str:
    return row.opened_at.astimezone(STORE_ZONE).strftime("%Y-%m-%d")
