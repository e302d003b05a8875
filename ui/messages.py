"""What the user is told: the notifier behind the message bar, and the language of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from showroom.kernel.errors import Lang, ShowroomError

Kind = Literal["info", "done", "error", "offer"]


def window_language() -> Lang:
    """The language the window speaks now; `set_window_language` changes it."""
    return "zh" if QLocale().language() == QLocale.Language.Chinese else "en"


def set_window_language(lang: Lang) -> None:
    """Make dates, numbers and messages follow `lang` (texts follow the installed translator)."""
    QLocale.setDefault(QLocale("zh_CN" if lang == "zh" else "en_GB"))


@dataclass(frozen=True, slots=True)
class Notice:
    """One line in the message bar, with at most one action such as 撤销."""

    kind: Kind
    text: str
    action_text: str = ""
    action: Callable[[], None] | None = None


class Notifier(QObject):
    """The one way to tell the user something without a dialog. `told` keeps everything for tests."""

    shown = Signal(object)
    cleared = Signal()
    draft_kept = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told: list[Notice] = []
        self.current: Notice | None = None

    def info(self, text: str) -> None:
        """A fact, without action."""
        self._show(Notice("info", text))

    def done(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """An act has been done; with `undo` the bar offers 撤销 and Ctrl+Z for it."""
        self._show(Notice("done", text, self.tr("Undo") if undo else "", undo))

    def error(self, error: ShowroomError | str) -> None:
        """An act was refused or failed."""
        self._show(Notice("error", error if isinstance(error, str) else error.text(window_language())))

    @Slot(object)
    def refused(self, error: object) -> None:
        """Slot for `Jobs.refused`."""
        if isinstance(error, ShowroomError):
            self.error(error)

    def offer(self, text: str, action_text: str, action: Callable[[], None]) -> None:
        """Something the user may take up, such as 恢复 of a draft."""
        self._show(Notice("offer", text, action_text, action))

    def act(self) -> bool:
        """Do the current notice's action once; False when there is none."""
        notice, self.current = self.current, None
        if notice is None or notice.action is None:
            self.current = notice
            return False
        self.cleared.emit()
        notice.action()
        return True

    def clear(self) -> None:
        """Take the current notice away."""
        self.current = None
        self.cleared.emit()

    def _show(self, notice: Notice) -> None:
        self.told.append(notice)
        del self.told[:-500]
        self.current = notice
        self.shown.emit(notice)
