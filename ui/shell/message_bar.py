"""The message bar at the bottom: what was done, what was refused, undo; drafts and backup at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTime, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.messages import Notice, Notifier
from ui.theme import SPACE_2, SPACE_5, Tone, restyle
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import text_label

if TYPE_CHECKING:
    from ui.context import UiContext
    from ui.shell.store_notices import StoreNotices

HEIGHT = 34
AFTER_START_MS = 1_500
STAYS_MS = {"done": 10_000, "info": 8_000}


class MessageBar(QFrame):
    """Shows the notifier's latest notice; errors and offers stay until the next one."""

    def __init__(self, notifier: Notifier) -> None:
        super().__init__()
        self.setObjectName("message_bar")
        self.setProperty("kind", "foot")
        self._notifier = notifier
        self.text = text_label("")
        self.text.setObjectName("message")
        self.action = LinkButton("")
        self.action.setObjectName("message_action")
        self.action.clicked.connect(self._on_action)
        self.action.hide()
        self.draft = text_label("", "fact")
        self.backup = text_label("", "fact")
        self.notices: StoreNotices | None = None
        self._context: UiContext | None = None
        row = QHBoxLayout(self._build_line())
        row.setContentsMargins(SPACE_5, 0, SPACE_5, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self.text)
        row.addWidget(self.action)
        row.addStretch(1)
        row.addWidget(self.draft)
        row.addWidget(self.backup)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(notifier.clear)
        notifier.shown.connect(self._on_shown)
        notifier.cleared.connect(self._on_cleared)
        notifier.draft_kept.connect(self._on_draft_kept)
        if notifier.current is not None:
            self._on_shown(notifier.current)

    def _build_line(self) -> QFrame:
        """The line of messages, with room for banners above it."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banners = QVBoxLayout()
        self.banners.setSpacing(1)
        column.addLayout(self.banners)
        line = QFrame()
        line.setProperty("kind", "inner")
        line.setFixedHeight(HEIGHT)
        column.addWidget(line)
        return line

    def follow(self, context: UiContext) -> None:
        """Tell how the store of `context` stands, once the window has come to rest (decision 004)."""
        self._context = context
        if self.notices is not None:
            self.notices.end()
            self.notices = None
        QTimer.singleShot(AFTER_START_MS, self, self.look_at_store)

    def look_at_store(self) -> None:
        """Look now."""
        from ui.shell.store_notices import StoreNotices

        if self._context is not None and self.notices is None:
            self.notices = StoreNotices(self._context, self)

    def show_backup(self, text: str) -> None:
        """When the last verified backup was made."""
        self.backup.setText(text)

    def _on_shown(self, payload: object) -> None:
        notice = cast("Notice", payload)
        mark: dict[str, tuple[str, Tone]] = {
            "error": ("✕ ", "refusal"),
            "done": ("✓ ", "good"),
            "offer": ("", "caution"),
        }
        sign, tone = mark.get(notice.kind, ("", ""))
        restyle(self.text, tone=tone)
        self.text.setText(_one_line(f"{sign}{notice.text}"))
        self.text.setToolTip(notice.text)
        self.action.setVisible(bool(notice.action_text))
        if notice.action_text and notice.kind == "done":
            self.action.show_action(notice.action_text, "Ctrl+Z")
        else:
            self.action.show_text(notice.action_text)
        self._timer.stop()
        if notice.kind in STAYS_MS:
            self._timer.start(STAYS_MS[notice.kind])
        event = QAccessibleAnnouncementEvent(self, notice.text)
        if notice.kind == "error":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _on_cleared(self) -> None:
        self._timer.stop()
        self.text.setText("")
        self.text.setToolTip("")
        self.action.hide()

    def _on_action(self) -> None:
        self._notifier.act()

    def _on_draft_kept(self) -> None:
        moment = QTime.currentTime().toString("HH:mm")
        self.draft.setText(self.tr("Draft kept {time}").format(time=moment))


def _one_line(text: str, longest: int = 110) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
