"""What is done with a booking in the diary: reminded, did not come, cancelled; by menu or key, each can be undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import ShowroomError
from showroom.test_drive.rules import OPEN_STATUSES, DriveStatus
from showroom.test_drive.views import DiarySlot
from ui.context import UiContext

if TYPE_CHECKING:
    from ui.widgets.reason_dialog import ReasonDialog

KEYS = {"remind": "R", "no_show": "A", "cancel": "Del"}
_NAMES = {Qt.Key.Key_R.value: "remind", Qt.Key.Key_A.value: "no_show", Qt.Key.Key_Delete.value: "cancel"}
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
WAITING = OPEN_STATUSES - {DriveStatus.OUT}
Then = Callable[[], None]


class DiaryActs(QObject):
    """`current()` is the booking under the cursor, `reload()` reads the diary again, `say(text)` tells a refusal."""

    def __init__(self, page: QWidget, context: UiContext) -> None:
        super().__init__(page)
        self.page, self.context = page, context
        self.service = context.showroom.test_drive
        self.current: Callable[[], DiarySlot | None] = lambda: None
        self.reload: Then = lambda: None
        self.say: Callable[[str], None] = lambda _text: None
        self.opened: Callable[[DiarySlot], None] = lambda _slot: None
        self.menu: QMenu | None = None
        self.dialog: ReasonDialog | None = None
        self.may = context.actor.may(Permission.TEST_DRIVE_WRITE)

    def watch(self, *widgets: QWidget) -> None:
        """Take the keys where bookings are shown; elsewhere on the page they are letters."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not self.may or not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        name = _NAMES.get(event.key()) if event.modifiers() in _BARE else None
        if name is not None:
            self.do_here(name)
        return name is not None

    def do_here(self, name: str) -> None:
        """The act on the booking under the cursor."""
        slot = self.current()
        if slot is None:
            self.say(self.tr("Put the cursor on a booking first"))
        else:
            self.do(name, slot)

    def do(self, name: str, slot: DiarySlot) -> None:
        """One of `KEYS` on that booking; the service refuses what cannot be."""
        self.say("")
        if name == "cancel":
            self._ask_cancel(slot)
        elif name == "no_show":
            text = self.tr("{customer} did not come at {time}")
            self._write(partial(self.service.no_show, self.context.actor, slot.id), self._done(slot, text))
        elif slot.reminder == "done":
            self._write(self._remind(slot, done=False), self._again(slot, self.tr("{customer} is to be reminded")))
        else:
            undo = partial(self._write, self._remind(slot, done=False), self.reload)
            text = self.tr("{customer} was reminded of {time}")
            self._write(self._remind(slot, done=True), self._again(slot, text, undo))

    def show_menu(self, slot: DiarySlot, place: QPoint) -> None:
        """What can be done with a booking, at the booking."""
        self.menu = menu = QMenu(self.page)
        menu.setObjectName("diary_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = [("open", self.tr("Open the deal"), "Return", slot.mine)]
        if self.may:
            waits = slot.mine and slot.status in WAITING
            reminded = self.tr("Not reminded after all") if slot.reminder == "done" else self.tr("Customer reminded")
            entries += [
                ("remind", reminded, KEYS["remind"], waits),
                ("no_show", self.tr("Did not come"), KEYS["no_show"], waits and self._missable(slot)),
                ("cancel", self.tr("Cancel the booking…"), KEYS["cancel"], waits),
            ]
        for name, text, key, possible in entries:
            action = menu.addAction(text)
            action.setObjectName(f"diary_{name}")
            action.setEnabled(possible)
            action.setText(f"{text}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}")
            action.triggered.connect(partial(self._chosen, name, slot))
        menu.popup(place)

    def _chosen(self, name: str, slot: DiarySlot) -> None:
        if name == "open":
            self.opened(slot)
        else:
            self.do(name, slot)

    @staticmethod
    def _missable(slot: DiarySlot) -> bool:
        """Who has signed was there."""
        return slot.status is not DriveStatus.AGREEMENT_SIGNED

    def _ask_cancel(self, slot: DiarySlot) -> None:
        if not slot.mine or slot.status not in WAITING:
            self.say(self.tr("{number} cannot be cancelled any more").format(number=slot.number))
            return
        from ui.widgets.reason_dialog import ReasonDialog

        question = self._filled(self.tr("Why is the booking of {customer} at {time} cancelled?"), slot)
        self.dialog = ReasonDialog(self.page, question, self.tr("Cancel the booking"))
        self.dialog.given.connect(partial(self._cancel, slot))
        self.dialog.open()

    def _cancel(self, slot: DiarySlot, reason: str) -> None:
        done = self._done(slot, self.tr("The booking of {customer} at {time} is cancelled"))
        self._write(partial(self.service.cancel, self.context.actor, slot.id, reason), done)

    def _remind(self, slot: DiarySlot, *, done: bool) -> Callable[[], object]:
        return partial(self.service.remind, self.context.actor, slot.id, done=done)

    def _done(self, slot: DiarySlot, text: str) -> Then:
        """A booking given back is taken up again by the undo; a signed one is not: its paper is sealed."""
        undo = None
        if self._missable(slot):
            undo = partial(self._write, partial(self.service.reopen, self.context.actor, slot.id), self.reload)
        return self._again(slot, text, undo)

    def _again(self, slot: DiarySlot, text: str, undo: Then | None = None) -> Then:
        def told() -> None:
            self.context.notifier.done(self._filled(text, slot), undo)
            self.reload()

        return told

    def _filled(self, text: str, slot: DiarySlot) -> str:
        return text.format(customer=slot.customer, time=f"{slot.starts_at.astimezone(STORE_ZONE):%m-%d %H:%M}")

    def _write(self, act: Callable[[], object], then: Then) -> None:
        self.context.jobs.write(act, lambda _view: then(), self._failed)

    def _failed(self, error: ShowroomError) -> None:
        self.say(error.text(self.context.lang))
        self.reload()
