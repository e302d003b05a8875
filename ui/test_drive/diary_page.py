"""The diary of all demo cars: one day as a grid and the same as a list."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.test_drive.drafts import DriveDraft, SlotDraft
from showroom.test_drive.views import BookableDeal, Diary, DiarySlot, FreeNow
from ui.changes import Changes
from ui.context import UiContext
from ui.test_drive import words
from ui.test_drive.book_dialog import BookDialog
from ui.test_drive.diary_acts import DiaryActs
from ui.test_drive.time_grid import TimeGrid
from ui.theme import ROW_HEIGHT, SPACE_3, SPACE_4, SPACE_5
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import DateField
from ui.widgets.form import Form, FormBinder

if TYPE_CHECKING:
    from ui.widgets.paper_window import PaperWindow

WEEK = 7
LEAST_GRID = 190  # four lines under the scale


class DiaryPage(QWidget):
    """Look through the days; a booking opens its deal."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("diary_page")
        self.setProperty("kind", "page")
        self.context = context
        self.day: date = context.showroom.work.today()
        self.days = 1
        self.diary: Diary | None = None
        self.paper: PaperWindow | None = None
        self._slots: list[DiarySlot] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        column.addWidget(self._build_card(), 3)
        listed = Card()
        self.table = self._build_table()
        listed.add(self.table, 1)
        column.addWidget(listed, 2)
        self.grid.opened.connect(self._open)
        self.grid.wanted.connect(self.ask_booking)
        self.grid.changed.connect(self._reschedule)
        self.acts = self._build_acts()
        QShortcut(QKeySequence("W"), self, self.walk_in, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.binder = FormBinder(self.form, parent=self)
        self.binder.left.connect(self._on_day_typed)
        context.changes.changed.connect(self._on_changes)
        self.show_day(self.day)

    def _build_card(self) -> Card:
        card = Card()
        self.grid = TimeGrid(
            "diary_grid",
            self.tr(
                "Diary: arrows go, Ctrl moves, Shift stretches a booking, N books, Enter opens, R reminded,"
                " A did not come, Del cancels"
            ),
        )
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setMinimumHeight(LEAST_GRID)
        self.area.setWidget(self.grid)
        card.add(self.area, 1)
        self.message = text_label("", "hint", "refusal", wrap=True)
        self.message.setObjectName("diary_message")
        self.message.hide()
        card.add(self.message)
        return card

    def _build_acts(self) -> DiaryActs:
        acts = DiaryActs(self, self.context)
        acts.current, acts.opened, acts.say = self.current_slot, self._open, self._say
        acts.reload = lambda: self.show_day(self.day)
        acts.watch(self.grid, self.table)
        self.grid.menu_wanted.connect(acts.show_menu)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_list_menu)
        return acts

    def current_slot(self) -> DiarySlot | None:
        """The booking that keys act on: of the list while it has the keyboard, else under the grid's cursor."""
        if not self.table.hasFocus():
            return self.grid.current()
        row = self.table.currentRow()
        return self._slots[row] if 0 <= row < len(self._slots) else None

    def _on_list_menu(self, place: QPoint) -> None:
        item = self.table.itemAt(place) or self.table.currentItem()
        if item is not None:
            self.acts.show_menu(self._slots[item.row()], self.table.viewport().mapToGlobal(place))

    def show_day(self, day: date) -> None:
        """Read and show a day."""
        self.day = day
        self.binder.set_values({"diary_day": day})
        read = partial(self.context.showroom.test_drive.cars, self.context.actor, day, self.days)
        self.context.jobs.read(read, self._on_diary, self._on_failed, "diary")

    def snapshot(self) -> dict[str, Any]:
        """The day shown."""
        return {"day": self.day.isoformat()}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Show that day again."""
        self.show_day(date.fromisoformat(snapshot["day"]))

    def show_before(self) -> None:
        """One day or week back."""
        self.show_day(self.day - timedelta(days=self.days))

    def show_after(self) -> None:
        """One day or week on."""
        self.show_day(self.day + timedelta(days=self.days))

    def show_today(self) -> None:
        """Today."""
        self.show_day(self.context.showroom.work.today())

    def toggle_week(self) -> None:
        """A week from the day shown, or the one day again."""
        self.days = 1 if self.days > 1 else WEEK
        self.show_day(self.day)

    def walk_in(self) -> None:
        """Somebody stands here now: a free car and a free escort from this minute on; Enter books."""
        service, actor = self.context.showroom.test_drive, self.context.actor
        self.context.jobs.read(partial(service.free_now, actor), self._on_free, self._on_failed, "free")

    def ask_booking(self, car: int, escort: int, start: datetime, minutes: int) -> None:
        """Ask whom the chosen place is for."""
        read = partial(self.context.showroom.test_drive.bookable, self.context.actor)
        place = (car, escort, start, minutes)
        self.context.jobs.read(read, partial(self._show_dialog, place), self._on_failed, "bookable")

    def print_day(self) -> None:
        """The day's list as a paper."""
        service, context = self.context.showroom.test_drive, self.context
        read = partial(service.day_list, context.actor, self.day, context.lang)
        context.jobs.read(read, self._on_paper, self._on_failed, "day_list")

    def _on_free(self, free: FreeNow) -> None:
        self.ask_booking(free.vehicle_id, free.escort_id, free.starts_at, free.minutes)

    def _show_dialog(self, place: tuple[int, int, datetime, int], deals: tuple[BookableDeal, ...]) -> None:
        if self.diary is None:
            return
        dialog = BookDialog(self, place, deals, self.diary)
        dialog.booked.connect(partial(self._book, dialog))
        dialog.finished.connect(self.grid.jump_back)
        dialog.open()

    def _book(self, dialog: BookDialog, deal_id: int, draft: DriveDraft) -> None:
        write = partial(self.context.showroom.test_drive.book, self.context.actor, deal_id, draft)
        self.context.jobs.write(write, lambda _view: self._on_booked(dialog), dialog.show_refusal)

    def _on_booked(self, dialog: BookDialog) -> None:
        dialog.accept()
        self.context.notifier.done(self.tr("Booked"))
        self.show_day(self.day)

    def _reschedule(self, slot: DiarySlot, draft: SlotDraft) -> None:
        write = partial(self.context.showroom.test_drive.reschedule, self.context.actor, slot.id, draft)
        self.context.jobs.write(write, self._on_moved, partial(self._on_not_moved, slot))

    def _on_moved(self, _view: object) -> None:
        self._say("")
        self.show_day(self.day)

    def _on_not_moved(self, slot: DiarySlot, error: ShowroomError) -> None:
        """The bar jumps back, and the message stands below the grid, where the eyes are."""
        self.grid.jump_back()
        self.grid.go_to(slot)
        told = next(iter(error.fields.values()), None) if isinstance(error, FieldErrors) else None
        shown = error if told is None else ShowroomError(told.message, **told.values)
        self._say(shown.text(self.context.lang))

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _on_paper(self, pdf: bytes) -> None:
        from ui.widgets.paper_window import PaperWindow

        self.paper = PaperWindow(self.tr("Test drives of {day}").format(day=self.day.isoformat()), pdf, self)
        self.paper.open()

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(text_label(self.tr("Test drives"), "subject"))
        self.count = text_label("", "fact")
        row.addWidget(self.count)
        row.addStretch(1)
        self.form = Form(columns=1)
        self.form.add(DateField("diary_day", self.tr("Day"), today=self.context.showroom.work.today))
        for text, name, act in (
            (self.tr("Day before"), "day_before", self.show_before),
            (self.tr("Today"), "day_today", self.show_today),
            (self.tr("Day after"), "day_after", self.show_after),
            (self.tr("Day or week"), "diary_week", self.toggle_week),
            (self.tr("Walk-in now (W)"), "walk_in", self.walk_in),
            (self.tr("Print the day"), "print_day", self.print_day),
        ):
            button = Button(text)
            button.setObjectName(name)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addWidget(self.form)
        return row

    def _build_table(self) -> QTableWidget:
        heads = [self.tr("Time"), self.tr("Demo car"), self.tr("Customer"), self.tr("Escort"), self.tr("Mode")]
        heads += [self.tr("Status"), self.tr("Number"), self.tr("Reminder")]
        table = QTableWidget(0, len(heads))
        table.setObjectName("diary_list")
        table.setAccessibleName(self.tr("Bookings of the day"))
        table.setHorizontalHeaderLabels(heads)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._on_activated)
        return table

    def _on_diary(self, diary: Diary) -> None:
        self.diary = diary
        self.grid.show_diary(diary)
        self.area.setMaximumHeight(max(LEAST_GRID, self.grid.sizeHint().height()))
        pairs = sorted(((slot, car) for car in diary.cars for slot in car.slots), key=lambda pair: pair[0].starts_at)
        self._slots = [slot for slot, _ in pairs]
        modes, day = dict(words.MODES), "" if diary.days == 1 else "%m-%d "
        self.table.setRowCount(len(pairs))
        for row, (slot, car) in enumerate(pairs):
            start, end = slot.starts_at.astimezone(STORE_ZONE), slot.ends_at.astimezone(STORE_ZONE)
            reminder = {"due": self.tr("to remind"), "done": self.tr("reminded")}.get(slot.reminder, "")
            texts = (
                f"{start:{day}%H:%M}–{end:%H:%M}", f"{car.text} · {car.plate}", slot.customer, slot.escort,
                words.word(modes[slot.mode.value]), self._status_of(slot), slot.number, reminder,
            )  # fmt: skip
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.count.setText(
            self.tr("{cars} demo cars, {drives} bookings").format(cars=len(diary.cars), drives=len(pairs))
        )

    def _status_of(self, slot: DiarySlot) -> str:
        if slot.withdrawn:
            return self.tr("Car withdrawn (TD-12)")
        return self.tr("Overdue") if slot.overdue else words.word(words.STATUSES[slot.status.value])

    def _on_activated(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._slots):
            self._open(self._slots[row])

    def _open(self, slot: DiarySlot) -> None:
        if slot.mine:
            self.context.open_place("deal", slot.deal_id)

    def _on_day_typed(self) -> None:
        values = self.binder.collect()
        if values is not None and values["diary_day"] is not None and values["diary_day"] != self.day:
            self.show_day(values["diary_day"])

    def _on_changes(self, changes: Changes) -> None:
        if changes.kind in ("test_drive", "vehicle"):
            self.show_day(self.day)

    def _on_failed(self, error: ShowroomError) -> None:
        self.context.notifier.error(error)
